//! An auditor's own work on a case: what has to be graded and reasoned, and what stands against submitting.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::words;
use serde_json::json;
use story::Story;
use story::definition::{Definition, questionnaire};

const NOTICED: &str = "2026-11-22T10:00:00Z";

/// Two domains that an auditor grades, feedback that nobody does, and a limit on the whole.
fn audit() -> Definition {
    questionnaire()
        .judged()
        .with(
            "/profile",
            json!([{ "id": "organisation-type", "label": "Agency", "type": "choice", "options": "organisation-types" },
                { "id": "case-reference", "label": "Case reference", "type": "case-reference" }]),
        )
        .with(
            "/grading/limits",
            json!([{ "id": "lowest", "of": "overall", "when": { "lowest_of": ["E1"] },
                "because": "The whole is not better than E1" }]),
        )
        .domain("E1", |domain| domain.level("E1.1").level("E1.2"))
        .domain("E2", |domain| domain.level("E2.1"))
        .domain("FF", |domain| domain.asks("FF1", "long-text").domain_with("ungraded", json!(true)))
}

fn answered() -> Story {
    let mut story = Story::with(audit());
    story.organisation_is("SCH");
    for question in ["E1.1", "E1.2", "E2.1"] {
        story.answers(question, "in-place-with-impact");
    }
    story
}

fn graded() -> Story {
    let mut story = answered();
    story.grades("E1", "good", "");
    story.grades("E2", "good", "");
    story.grades_the_whole("good", "");
    story
}

fn found(story: &Story) -> Vec<(String, Rule)> {
    story.findings().into_iter().filter(|(_, rule)| rule.check().stays_blocking()).collect()
}

fn at(place: &str, rule: Rule) -> (String, Rule) {
    (place.to_owned(), rule)
}

#[test]
fn an_audit_is_submitted_only_once_every_domain_and_the_whole_are_graded() {
    let mut story = answered();
    let missing = ["grade of E1", "grade of E2", "grade of the whole"].map(|place| at(place, Rule::NotJudged));
    assert_eq!(found(&story), missing, "feedback needs no grade");
    story.grades("E1", "good", "");
    story.grades("E2", "good", "");
    assert_eq!(found(&story), [at("grade of the whole", Rule::NotJudged)]);
    story.grades_the_whole("good", "");
    assert_eq!(found(&story), []);
}

#[test]
fn the_task_list_says_a_domain_is_in_progress_until_it_is_graded() {
    let mut story = answered();
    story.task_list_says("E1", "In progress");
    assert!(story.domain_progress("E1").needs_grade);
    story.grades("E1", "good", "");
    story.task_list_says("E1", "Completed");
    story.grades("E1", "", "Begun with the reason");
    story.task_list_says("E1", "In progress");
    assert_eq!(found(&story)[0], at("grade of E1", Rule::NotJudged), "a reason is no grade");
}

#[test]
fn where_nothing_applies_no_grade_is_asked_for() {
    let mut story = graded();
    story.record.judgements.remove(&"E2".into());
    story.says_not_applicable("E2.1", "There is no plan.");
    story.task_list_says("E2", "Not applicable");
    assert_eq!(found(&story), []);
}

#[test]
fn a_grade_away_from_what_the_answers_suggest_needs_a_reason_in_either_direction() {
    for grade in ["outstanding", "inadequate", "not-enough-evidence"] {
        let mut story = graded();
        story.grades("E2", grade, "  ");
        assert_eq!(found(&story), [at("grade of E2", Rule::NoReason("good".into()))], "{grade}");
        story.grades("E2", grade, "The child told the same to three people, and the plan changed each time.");
        assert_eq!(found(&story), [], "{grade}");
    }
}

#[test]
fn an_overall_grade_above_a_limit_needs_a_reason_and_stands() {
    let mut story = graded();
    story.grades("E1", "requires-improvement", "Seen but not heard.");
    assert_eq!(found(&story), [at("grade of the whole", Rule::NoReason("requires-improvement".into()))]);
    story.grades_the_whole("good", "Heard since May, when the worker changed.");
    assert_eq!(found(&story), []);
    story.overall_is("good");
}

#[test]
fn an_audit_with_an_open_escalation_cannot_be_submitted() {
    let mut story = graded();
    story.record.escalations.push(Escalation::noticed(NOTICED.to_owned()));
    assert_eq!(found(&story), [at("escalation", Rule::OpenEscalation)]);
    assert!(story.record.escalations[0].stops());
    story.record.escalations[0].recorded_at = Some(NOTICED.to_owned());
    assert!(!story.record.escalations[0].stops(), "the audit goes on");
    assert_eq!(found(&story), [at("escalation", Rule::OpenEscalation)], "but it is not over");
    story.record.escalations[0].closed_at = Some(NOTICED.to_owned());
    assert_eq!(found(&story), []);
}

#[test]
fn an_audit_goes_by_its_case_and_never_by_a_name() {
    let mut story = answered();
    assert_eq!(story.record.name(), "");
    story.tells("case-reference", "CASE-7F3K-92QD");
    assert_eq!(story.record.name(), "CASE-7F3K-92QD");
    let mut story = graded();
    story.tells("case-reference", "Amy K, born in May");
    let said: Vec<String> =
        found(&story).iter().map(|(_, rule)| words::findings::rule(&story.known.questionnaire, rule)).collect();
    assert!(said[0].contains("“Amy K, born in May” is not one"), "{said:?}");
}

#[test]
fn every_grade_says_what_the_auditor_and_what_the_answers_say() {
    let mut story = graded();
    story.grades("E2", "outstanding", "The plan changed each time.");
    let questionnaire = &story.known.questionnaire;
    let explained = words::grades::explain_domain(questionnaire, &story.domain("E2")).join(" ");
    assert!(explained.contains("Outstanding is a person's grade. The answers suggest Good."), "{explained}");
    story.grades("E1", "requires-improvement", "Seen but not heard.");
    let whole = safeguarding_audit::grading::grade(&story.known.questionnaire, &story.record).overall;
    let explained = words::grades::explain_overall(&story.known.questionnaire, &whole).join(" ");
    assert!(
        explained.contains("The whole is not better than E1 (E1). This limits what is suggested to Requires improvement."),
        "{explained}"
    );
}

#[test]
fn whoever_answers_that_a_child_is_at_risk_now_records_what_was_done_before_submitting() {
    let asked = audit().with_part("options", json!({
        "organisation-types": [{ "id": "SCH", "label": "School" }],
        "at-risk": [{ "id": "yes", "label": "Yes" }, { "id": "no", "label": "No" }, { "id": "not-known", "label": "Not known" }] }));
    let asked = asked.domain("AR", |domain| {
        let question = domain.asks("AR1", "choice").with("options", json!("at-risk")).with("escalates", json!(["yes"]));
        question.required().domain_with("ungraded", json!(true))
    });
    let mut story = Story::with(asked);
    let is_found = |story: &Story| story.findings().contains(&("AR1".to_owned(), Rule::NotEscalated));
    for (said, expected) in [("no", false), ("not-known", false), ("yes", true)] {
        story.answers("AR1", said);
        assert_eq!(is_found(&story), expected, "{said}");
    }
    assert!(Rule::NotEscalated.check().stays_blocking());
    story.record.escalations.push(Escalation { at: NOTICED.to_owned(), ..Escalation::default() });
    assert!(!is_found(&story), "it is recorded");
}
