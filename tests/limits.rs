//! Limits: what caps a grade, which of several wins, and the sentences in which a grade explains itself.

mod story;

use safeguarding_audit::grading::Outcome;
use safeguarding_audit::model::escalation::Escalation;
use serde_json::json;
use story::Story;
use story::definition::questionnaire;

const TOP: &str = "in-place-with-impact";
const GOOD: &str = "in-place";
const PARTLY: &str = "partly-in-place";
const NOT: &str = "not-in-place";

/// Two key questions and an ordinary one in D1, an ordinary one in D2; all at the top.
fn with_key_questions() -> Story {
    let definition = questionnaire()
        .domain("D1", |d| d.level("D1.1").key().level("D1.2").key().level("D1.3"))
        .domain("D2", |d| d.level("D2.1"));
    let mut story = Story::with(definition);
    ["D1.1", "D1.2", "D1.3", "D2.1"].into_iter().for_each(|question| story.answers(question, TOP));
    story
}

/// Good by points in D1, with gaps in both its key questions.
fn with_two_key_gaps() -> Story {
    let mut story =
        Story::with(questionnaire().domain("D1", |d| d.level("D1.1").key().level("D1.2").key().level("D1.3").weight(8)));
    story.answers("D1.1", NOT);
    story.does_not_know("D1.2");
    story.answers("D1.3", TOP);
    story
}

#[test]
fn a_gap_in_a_key_question_limits_its_domain_to_requires_improvement() {
    for gap in [Story::does_not_know as fn(&mut Story, &str), |story, question| story.answers(question, NOT)] {
        let mut story = with_key_questions();
        gap(&mut story, "D1.1");
        story.domain_has_score("D1", Some(6_667));
        story.domain_is("D1", "requires-improvement");
        story.limits_of("D1", &[("key-gap", true)]);
    }
}

#[test]
fn a_key_question_that_is_partly_in_place_or_not_applicable_is_no_gap() {
    let mut story = with_key_questions();
    story.answers("D1.1", PARTLY);
    story.says_not_applicable("D1.2", "Somebody else does this for us.");
    story.limits_of("D1", &[]);
    story.domain_is("D1", "good");
}

#[test]
fn a_gap_in_an_ordinary_question_limits_nothing() {
    let mut story = with_key_questions();
    story.answers("D1.3", NOT);
    story.limits_of("D1", &[]);
    story.domain_is("D1", "good");
}

#[test]
fn a_key_question_that_is_not_asked_is_no_gap() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1").level("D1.2").key().only_for(&["GP"])));
    story.answers("D1.1", TOP);
    story.answers("D1.2", NOT);
    story.organisation_is("SCH");
    story.domain_is("D1", "outstanding");
    story.organisation_is("GP");
    story.domain_is("D1", "requires-improvement");
}

#[test]
fn where_several_limits_apply_the_lowest_wins_and_all_are_reported() {
    let story = with_two_key_gaps();
    story.domain_has_score("D1", Some(8_000));
    story.domain_is("D1", "inadequate");
    let limits = story.domain("D1").limits;
    assert_eq!(
        limits.iter().map(|limit| limit.limit.as_str()).collect::<Vec<_>>(),
        ["two-key-gaps", "key-gap"],
        "the lowest first"
    );
    assert!(limits.iter().all(|limit| limit.questions == ["D1.1".into(), "D1.2".into()]));
}

#[test]
fn a_limit_above_the_one_that_wins_is_not_decisive() {
    let story = with_two_key_gaps();
    // Without “key-gap” the grade would still be Inadequate.
    story.limits_of("D1", &[("two-key-gaps", true), ("key-gap", false)]);
}

#[test]
fn a_limit_that_changes_nothing_is_still_reported() {
    let mut story = with_key_questions();
    story.answers("D1.1", NOT);
    story.answers("D1.2", PARTLY);
    story.answers("D1.3", PARTLY);
    story.domain_is("D1", "inadequate");
    story.limits_of("D1", &[("key-gap", false)]);
    story.overall_is("requires-improvement");
    story.overall_limits(&[("key-gap-anywhere", false), ("inadequate-domain", false)]);
}

#[test]
fn a_key_gap_anywhere_limits_the_overall_grade() {
    let definition = (1..=9).fold(questionnaire().domain("D0", |d| d.level("D0.1").key().level("D0.2")), |definition, at| {
        definition.domain(&format!("D{at}"), |d| d.level(&format!("D{at}.1")))
    });
    let mut story = Story::with(definition);
    story.answers("D0.1", NOT);
    story.answers("D0.2", TOP);
    (1..=9).for_each(|at| story.answers(&format!("D{at}.1"), TOP));
    story.overall_is("requires-improvement");
    story.overall_limits(&[("key-gap-anywhere", true)]);
    story.answers("D0.1", PARTLY);
    story.overall_is("outstanding");
    story.overall_limits(&[]);
}

#[test]
fn an_inadequate_domain_limits_the_overall_grade() {
    let mut story = with_key_questions();
    story.answers("D2.1", PARTLY);
    story.domain_is("D2", "inadequate");
    story.overall_is("requires-improvement");
    story.overall_limits(&[("inadequate-domain", true)]);
    story.answers("D2.1", GOOD);
    story.overall_is("good");
}

#[test]
fn an_overall_grade_that_is_low_already_is_not_raised_by_a_limit() {
    let mut story = with_key_questions();
    ["D1.1", "D1.2", "D1.3", "D2.1"].into_iter().for_each(|question| story.answers(question, NOT));
    story.overall_is("inadequate");
    story.overall_limits(&[("key-gap-anywhere", false), ("inadequate-domain", false)]);
}

#[test]
fn a_partnership_can_ask_for_two_low_domains_before_it_limits() {
    let trigger = json!({ "domains": { "at_or_below": "requires-improvement", "count": 2 } });
    let definition = questionnaire()
        .with("/grading/limits", json!([]))
        .limit("two-low", "overall", trigger, "inadequate", "Two domains are low")
        .domain("D1", |d| d.level("D1.1").level("D1.2"))
        .domain("D2", |d| d.level("D2.1"))
        .domain("D3", |d| d.level("D3.1"));
    let mut story = Story::with(definition);
    for (question, level) in [("D1.1", GOOD), ("D1.2", PARTLY), ("D2.1", TOP), ("D3.1", TOP)] {
        story.answers(question, level);
    }
    story.domain_is("D1", "requires-improvement");
    story.overall_limits(&[]);
    story.answers("D2.1", NOT);
    story.overall_is("inadequate");
    story.overall_limits(&[("two-low", true)]);
}

#[test]
fn a_grade_by_points_is_explained() {
    let mut story = with_key_questions();
    story.answers("D1.3", PARTLY);
    story.domain_is_explained("D1", &["3 answers earn 7 of 9 points (78%).", "From 65% the grade by points is Good."]);
    story.domain_is_explained("D2", &["1 answer earns 3 of 3 points (100%).", "From 85% the grade by points is Outstanding."]);
    story.answers("D2.1", NOT);
    story.domain_is_explained(
        "D2",
        &["1 answer earns 0 of 3 points (0%).", "That is below every other band, so by points it is Inadequate."],
    );
}

#[test]
fn an_explanation_names_what_was_left_out_what_nobody_knows_and_what_limits_the_grade() {
    let mut story = with_key_questions();
    story.does_not_know("D1.1");
    story.says_not_applicable("D1.3", "We have no building.");
    story.domain_is_explained(
        "D1",
        &[
            "2 answers earn 3 of 6 points (50%).",
            "From 40% the grade by points is Requires improvement.",
            "Left out as not applicable: D1.3.",
            "Counted as the lowest answer because nobody knows: D1.1.",
            "A key question has a gap (D1.1). The grade could not be better than Requires improvement.",
        ],
    );
}

#[test]
fn an_explanation_says_only_of_the_winning_limit_that_it_limits_the_grade() {
    with_two_key_gaps().domain_is_explained(
        "D1",
        &[
            "3 answers earn 24 of 30 points (80%).",
            "From 65% the grade by points is Good.",
            "Counted as the lowest answer because nobody knows: D1.2.",
            "Two key questions have gaps (D1.1 and D1.2). This limits the grade to Inadequate.",
            "A key question has a gap (D1.1 and D1.2). The grade could not be better than Requires improvement.",
        ],
    );
}

#[test]
fn a_share_is_not_printed_as_if_it_reached_a_band_that_it_did_not() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1").weight(847).level("D1.2").weight(153)));
    story.answers("D1.1", TOP);
    story.answers("D1.2", NOT);
    story.domain_is_explained("D1", &["2 answers earn 2541 of 3000 points (84.7%).", "From 65% the grade by points is Good."]);
}

#[test]
fn what_has_no_grade_says_why() {
    let mut story = with_key_questions();
    story.takes_back("D1.2");
    story.domain_is_explained("D1", &["2 of 3 questions are answered; a grade needs all of them."]);
    story.overall_is_explained(&["1 of 2 domains are complete; the overall grade needs all of them."]);
    story.says_not_applicable("D2.1", "We see no children.");
    story.domain_is_explained("D2", &["Every question was answered “Not applicable”, so there is nothing to grade."]);
}

#[test]
fn a_judged_domain_has_the_grade_of_a_person() {
    let definition = questionnaire().with("/grading/domain/method", json!("judged")).domain("D1", |d| d.level("D1.1"));
    let mut story = Story::with(definition);
    story.answers("D1.1", TOP);
    story.domain_has_no_grade_yet("D1", 0, 1);
    let judgement = json!({ "grade": "good", "because": "Seen by the auditor." });
    story.record.judgements.insert("D1".into(), serde_json::from_value(judgement).expect("a judgement"));
    story.domain_is("D1", "good");
}

#[test]
fn a_questionnaire_may_give_no_grades() {
    let definition = questionnaire()
        .with("/grading/domain", json!({ "method": "none" }))
        .with("/grading/overall", json!({ "method": "none" }))
        .domain("D1", |d| d.level("D1.1"));
    let mut story = Story::with(definition);
    story.answers("D1.1", TOP);
    assert_eq!(story.domain("D1").outcome, Outcome::NotGraded);
    assert_eq!(story.overall(), Outcome::NotGraded);
}

#[test]
fn an_open_escalation_limits_a_whole_that_is_graded_by_rules() {
    let by_rules = questionnaire()
        .by_rules()
        .limit("at-risk", "overall", json!({ "open_escalation": true }), "inadequate", "A child may be at risk now")
        .domain("D1", |d| d.level("D1.1").level("D1.2").level("D1.3"));
    let mut story = Story::with(by_rules);
    ["D1.1", "D1.2", "D1.3"].into_iter().for_each(|question| story.answers(question, GOOD));
    story.overall_is("good");
    story.overall_limits(&[]);
    story.record.escalations.push(Escalation::noticed("2026-10-01T09:00:00Z".to_owned()));
    story.overall_is("inadequate");
    story.overall_limits(&[("at-risk", true)]);
    story.domain_is("D1", "good");
}
