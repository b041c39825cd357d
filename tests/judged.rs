//! A case graded by an auditor: the grade is the auditor's, the answers only suggest one, and limits are data.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::grading::{Grades, Outcome, grade};
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::model::ids::LevelId;
use safeguarding_audit::model::joint::Joint;
use safeguarding_audit::model::judgement::Judgement;
use serde_json::{Value, json};
use story::Story;
use story::definition::{Definition, profile, questionnaire};

/// What is suggested for the whole.
fn audit_rules() -> Value {
    json!({ "method": "judged", "bands": [{ "from": 75, "grade": "good" }, { "from": 0, "grade": "inadequate" }], "rules": [
        { "grade": "outstanding", "because": "Everything is good or better, and the child is heard outstandingly", "when": [
            { "at_least": "good", "in_how_many": "all" }, { "at_least": "outstanding", "of": ["E1"], "in_how_many": "all" },
            { "at_least": "outstanding", "in_how_many": { "at-least": 2 } }] },
        { "grade": "good", "because": "Most domains are good or better", "when": [{ "at_least": "good", "in_how_many": "most" }] },
        { "grade": "requires-improvement", "because": "Too few domains are good", "when": [] }] })
}

/// Three domains and feedback that is not graded; the limits and suggestions of a case audit.
fn audit() -> Definition {
    let overall = audit_rules();
    questionnaire()
        .judged()
        .with("/grading/overall", overall)
        .domain("E1", |domain| domain.level("E1.1").level("E1.2"))
        .domain("E2", |domain| domain.level("E2.1"))
        .domain("E3", |domain| domain.level("E3.1"))
        .domain("FF", |domain| domain.asks("FF1", "long-text").domain_with("ungraded", json!(true)))
}

fn limited(limit: Value) -> Definition {
    audit().with("/grading/limits", json!([limit]))
}

fn answered(definition: Definition) -> Story {
    let mut story = Story::with(definition);
    story.organisation_is("SCH");
    for question in ["E1.1", "E1.2", "E2.1", "E3.1"] {
        story.answers(question, "in-place-with-impact");
    }
    story
}

fn grades(story: &mut Story, domains: [&str; 3], overall: Option<&str>) -> Grades {
    for (domain, grade) in ["E1", "E2", "E3"].into_iter().zip(domains) {
        let judgement = Judgement { grade: grade.into(), because: String::new(), extra: Default::default() };
        story.record.judgements.insert(domain.into(), judgement);
    }
    story.record.overall_judgement =
        overall.map(|grade| Judgement { grade: grade.into(), because: String::new(), extra: Default::default() });
    grade(&story.known.questionnaire, &story.record)
}

fn level(id: &str) -> Option<LevelId> {
    Some(id.into())
}

#[test]
fn the_grade_is_the_auditors_and_the_answers_only_suggest_one() {
    let mut story = answered(audit());
    let none_yet = grade(&story.known.questionnaire, &story.record);
    assert_eq!(none_yet.domains[0].outcome, Outcome::NotYet { done: 0, required: 1 });
    assert_eq!(none_yet.domains[0].suggestion, level("good"), "every answer is the best, and Outstanding is for a person to say");
    let found = grades(&mut story, ["outstanding", "requires-improvement", "good"], None);
    assert_eq!(found.domains[0].outcome, Outcome::Graded("outstanding".into()));
    assert_eq!(found.domains[1].outcome, Outcome::Graded("requires-improvement".into()));
    assert_eq!(found.domains[3].outcome, Outcome::NotGraded, "feedback has no grade");
    assert_eq!(found.overall.outcome, Outcome::NotYet { done: 3, required: 4 }, "a person still has to say");
    assert_eq!(found.overall.suggestion, level("good"));
}

#[test]
fn an_auditor_who_found_too_little_gives_no_grade() {
    let scales = json!([{ "id": "not-enough-evidence", "label": "Not enough evidence" }]);
    let mut file: Value = serde_json::from_slice(&audit().bytes()).expect("it is JSON");
    file["scales"][2]["unscored"] = scales;
    let read = safeguarding_audit::interchange::read::read_questionnaire(file.to_string().as_bytes()).expect("it is read");
    let mut story = Story::of(read);
    story.organisation_is("SCH");
    for question in ["E1.1", "E1.2", "E2.1", "E3.1"] {
        story.answers(question, "in-place");
    }
    let found = grades(&mut story, ["not-enough-evidence", "good", "good"], Some("good"));
    assert_eq!(found.domains[0].outcome, Outcome::NotEnoughEvidence);
    assert_eq!(found.overall.outcome, Outcome::Graded("good".into()));
}

#[test]
fn the_overall_grade_is_suggested_by_rules_that_are_data() {
    let mut story = answered(audit());
    let suggested = |story: &mut Story, domains| grades(story, domains, None).overall.suggestion;
    assert_eq!(suggested(&mut story, ["outstanding", "outstanding", "good"]), level("outstanding"));
    assert_eq!(
        suggested(&mut story, ["good", "outstanding", "outstanding"]),
        level("good"),
        "the child is not heard outstandingly"
    );
    assert_eq!(suggested(&mut story, ["inadequate", "good", "good"]), level("good"));
    assert_eq!(suggested(&mut story, ["good", "inadequate", "inadequate"]), level("requires-improvement"));
    let whole = grades(&mut story, ["inadequate", "good", "good"], Some("good")).overall;
    assert_eq!(
        safeguarding_audit::words::grades::explain_overall(&story.known.questionnaire, &whole),
        ["Good is a person's grade. The answers suggest Good.", "Most domains are good or better."],
        "it says by which rule"
    );
}

#[test]
fn half_of_the_domains_are_not_most_of_them() {
    let mut story = answered(audit());
    story.says_not_applicable("E3.1", "There is no plan.");
    let suggested = |story: &mut Story, domains| grades(story, domains, None).overall.suggestion;
    assert_eq!(suggested(&mut story, ["good", "inadequate", ""]), level("requires-improvement"));
    assert_eq!(suggested(&mut story, ["good", "good", ""]), level("good"));
}

#[test]
fn two_inadequate_domains_of_those_that_count_cap_the_suggestion() {
    let when = json!({ "domains": { "at_or_below": "inadequate", "count": 2, "of": ["E2", "E3"] } });
    let mut story = answered(limited(
        json!({ "id": "two", "of": "overall", "when": when, "at_most": "inadequate", "because": "Two domains are Inadequate" }),
    ));
    let found = grades(&mut story, ["outstanding", "inadequate", "inadequate"], Some("good")).overall;
    assert_eq!((found.suggestion, found.outcome), (level("inadequate"), Outcome::Graded("good".into())), "the judgement stands");
    assert_eq!(found.limits[0].domains, ["E2".into(), "E3".into()]);
    assert_eq!(grades(&mut story, ["inadequate", "inadequate", "good"], None).overall.limits, [], "E1 does not count");
}

#[test]
fn the_overall_grade_is_not_better_than_the_lowest_of_the_key_domains() {
    let limit = json!({ "id": "lowest", "of": "overall", "when": { "lowest_of": ["E1", "E2"] }, "because": "It cannot be better than these" });
    let mut story = answered(limited(limit));
    let found = grades(&mut story, ["good", "requires-improvement", "outstanding"], None).overall;
    assert_eq!(found.suggestion, level("requires-improvement"));
    assert_eq!(found.limits[0].domains, ["E2".into()]);
}

#[test]
fn a_limit_can_look_at_the_front_sheet() {
    let limit = json!({ "id": "risk", "of": "overall", "when": { "domains": { "at_or_below": "inadequate", "count": 1 } },
        "only_when": profile("commissions", "yes"), "at_most": "inadequate", "because": "The child was at risk" });
    let mut story = answered(limited(limit));
    let domains = ["inadequate", "good", "good"];
    assert_eq!(grades(&mut story, domains, None).overall.suggestion, level("good"));
    story.tells("commissions", "yes");
    assert_eq!(grades(&mut story, domains, None).overall.suggestion, level("inadequate"));
}

/// Each agency answers for itself, so a condition holds of a joint judgement where it holds of any of the audits.
#[test]
fn a_limit_on_a_joint_judgement_looks_at_the_audits_in_it() {
    let limit = json!({ "id": "risk", "of": "overall", "when": { "domains": { "at_or_below": "inadequate", "count": 1 } },
        "only_when": profile("commissions", "yes"), "at_most": "inadequate", "because": "The child was at risk" });
    let (safe, mut at_risk) = (answered(limited(limit.clone())), answered(limited(limit)));
    at_risk.tells("commissions", "yes");
    let mut together = answered(audit());
    let of = |audits: &[&Story]| Joint::of(audits.iter().map(|story| story.record.clone()).collect());
    together.known = safe.known.clone();
    for (audits, expected) in [(vec![&safe, &safe], "good"), (vec![&safe, &at_risk], "inadequate")] {
        together.record.joint = Some(of(&audits));
        assert_eq!(grades(&mut together, ["inadequate", "good", "good"], None).overall.suggestion, level(expected));
    }
}

/// A partnership may want no grade of the whole.
#[test]
fn an_audit_without_an_overall_grade_is_submitted_without_one() {
    let mut story = answered(audit());
    grades(&mut story, ["good"; 3], None);
    let is_missed = |story: &Story| story.findings().iter().any(|(_, rule)| *rule == Rule::NotJudged);
    assert!(is_missed(&story), "the whole is not graded yet");
    story.record.questionnaire.without_overall = true;
    assert_eq!(grades(&mut story, ["good"; 3], None).overall.outcome, Outcome::NotGraded);
    assert!(!is_missed(&story));
    let subjects = safeguarding_audit::grading::moderation::subjects(&story.known.questionnaire, &story.record);
    assert!(!subjects.contains(&safeguarding_audit::model::judgement::Subject::Overall), "nobody moderates what is not graded");
}

/// More than a third of the answers say that the record does not show it.
#[test]
fn where_the_record_shows_too_little_no_grade_is_suggested() {
    let rule = json!({ "answer": "not-evidenced", "more_than": 33.34, "suggest": "not-enough-evidence" });
    let definition = audit()
        .with_new("/scales/0", "unscored", json!([{ "id": "not-evidenced", "label": "Not evidenced" }]))
        .with_new("/grading/domain", "not_enough", rule)
        .domain("E4", |domain| domain.level("E4.1").level("E4.2").level("E4.3"));
    let mut story = answered(definition);
    let suggested = |story: &mut Story, answers: [&str; 3]| {
        (1..=3).zip(answers).for_each(|(at, answer)| story.answers(&format!("E4.{at}"), answer));
        story.domain("E4").suggestion
    };
    assert_eq!(
        suggested(&mut story, ["in-place", "in-place", "not-evidenced"]),
        level("requires-improvement"),
        "a third is not more"
    );
    assert_eq!(suggested(&mut story, ["in-place", "not-evidenced", "not-evidenced"]), level("not-enough-evidence"));
    story.takes_back("E4.1");
    assert_eq!(story.domain("E4").suggestion, None, "not before everything is answered");
}

#[test]
fn what_nobody_could_grade_is_not_called_good() {
    let mut story = answered(audit().judged().with("/grading/overall", audit_rules()));
    let suggested = |story: &mut Story, domains| grades(story, domains, None).overall.suggestion;
    assert_eq!(suggested(&mut story, ["outstanding", "outstanding", "good"]), level("outstanding"));
    assert_eq!(suggested(&mut story, ["outstanding", "outstanding", "not-enough-evidence"]), level("good"), "not every domain");
    assert_eq!(suggested(&mut story, ["good", "not-enough-evidence", "not-enough-evidence"]), level("requires-improvement"));
    let whole = grades(&mut story, ["not-enough-evidence"; 3], None).overall;
    assert_eq!(whole.suggestion, None, "nothing follows from nothing");
    assert_eq!(whole.outcome, Outcome::NotYet { done: 3, required: 4 }, "but a person still has to say so of the whole");
    let whole = grades(&mut story, ["not-enough-evidence"; 3], Some("not-enough-evidence")).overall;
    assert_eq!(whole.outcome, Outcome::NotEnoughEvidence);
}

#[test]
fn while_an_escalation_is_open_the_overall_grade_is_capped() {
    let limit = json!({ "id": "unsafe-now", "of": "overall", "when": { "open_escalation": true }, "at_most": "inadequate",
        "because": "A child may be at risk now" });
    let mut story = answered(limited(limit));
    story.record.escalations.push(Escalation { at: "2026-11-22T10:00:00Z".to_owned(), ..Escalation::default() });
    assert_eq!(grades(&mut story, ["good"; 3], None).overall.suggestion, level("inadequate"));
    story.record.escalations[0].closed_at = Some("2026-11-22T11:00:00Z".to_owned());
    assert_eq!(grades(&mut story, ["good"; 3], None).overall.suggestion, level("good"));
}

/// The case audits as they are entered so far; they ship once there are pages for judging.
fn entered(file: &str) -> safeguarding_audit::interchange::read::ReadQuestionnaire {
    let bytes = std::fs::read(story::shipped::in_repository(&format!("public/questionnaires/{file}.json"))).expect("it is there");
    safeguarding_audit::interchange::read::read_questionnaire(&bytes).expect("it holds together")
}

#[test]
fn the_case_audits_hold_together_and_nothing_in_them_is_in_vain() {
    for (file, domains, questions) in [("case-audit", 25, 156), ("front-door-audit", 6, 32)] {
        let read = entered(file);
        assert_eq!(read.remarks, [], "{file}");
        assert_eq!((read.questionnaire.domains.len(), read.questionnaire.questions().count()), (domains, questions), "{file}");
    }
}

#[test]
fn a_short_audit_asks_its_base_and_the_pack_that_was_chosen() {
    let mut story = Story::of(entered("case-audit"));
    story.organisation_is("CSC");
    story.tells("scope", "short");
    let neglect = serde_json::from_value(json!(["T1"])).expect("it is a list");
    story.record.profile.insert("themes".into(), neglect);
    let asked = safeguarding_audit::model::applies::asked_domains(&story.known.questionnaire, &story.record);
    let ids: Vec<&str> = asked.iter().map(|asked| asked.domain.id.as_str()).collect();
    assert_eq!(ids, ["E01", "E03", "E04", "E06", "E10", "T1", "AR", "PR", "FF"]);
}
