//! What is asked of whom and when, and how far a domain is. A question that is not asked keeps its answer.

mod story;

use serde_json::json;
use story::Story;
use story::definition::{all, answer, any, not, profile, questionnaire};

const GOOD: &str = "in-place";

#[test]
fn a_question_is_asked_of_the_organisation_types_it_applies_to() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1").level("D1.2").only_for(&["GP", "NHS"])));
    story.asks(&["D1.1"]);
    story.organisation_is("SCH");
    story.asks(&["D1.1"]);
    story.organisation_is("NHS");
    story.asks(&["D1.1", "D1.2"]);
}

#[test]
fn a_domain_is_asked_of_the_organisation_types_it_applies_to() {
    let definition = questionnaire()
        .domain("D1", |d| d.level("D1.1"))
        .domain("A-SPO", |d| d.domain_with("applies_to", json!(["SPO"])).level("A-SPO.1"));
    let mut story = Story::with(definition);
    story.organisation_is("NHS");
    story.asks(&["D1.1"]);
    story.organisation_is("SPO");
    story.asks(&["D1.1", "A-SPO.1"]);
}

#[test]
fn a_domain_of_which_no_question_is_asked_is_not_on_the_task_list_and_does_not_hold_up_the_grade() {
    let definition = questionnaire().domain("D1", |d| d.level("D1.1")).domain("D2", |d| d.level("D2.1").only_for(&["GP"]));
    let mut story = Story::with(definition);
    story.organisation_is("SCH");
    story.answers("D1.1", GOOD);
    story.asks(&["D1.1"]);
    story.overall_is("good");
}

#[test]
fn a_question_is_shown_by_an_earlier_answer() {
    let mut story =
        Story::with(questionnaire().domain("D1", |d| d.asks("D1.1", "yes-no").level("D1.2").shown_when(answer("D1.1", "yes"))));
    story.asks(&["D1.1"]);
    story.answers("D1.1", "no");
    story.asks(&["D1.1"]);
    story.answers("D1.1", "yes");
    story.asks(&["D1.1", "D1.2"]);
}

#[test]
fn a_question_is_shown_by_a_level_a_choice_or_one_of_several_choices() {
    let definition = questionnaire().domain("D1", |d| {
        d.level("D1.1")
            .asks("D1.2", "choices")
            .with("options", json!("days"))
            .level("D1.3")
            .shown_when(json!({ "answer": "D1.1", "is": ["in-place", "partly-in-place"] }))
            .level("D1.4")
            .shown_when(answer("D1.2", "tue"))
    });
    let mut story = Story::with(definition);
    story.answers("D1.1", "partly-in-place");
    story.ticks("D1.2", &["mon", "tue"]);
    story.asks(&["D1.1", "D1.2", "D1.3", "D1.4"]);
    story.answers("D1.1", "not-in-place");
    story.ticks("D1.2", &["mon"]);
    story.asks(&["D1.1", "D1.2"]);
}

#[test]
fn dont_know_and_not_applicable_are_not_among_the_answers_that_show_a_question() {
    let definition = questionnaire().domain("D1", |d| d.level("D1.1").level("D1.2").shown_when(answer("D1.1", "not-in-place")));
    let mut story = Story::with(definition);
    story.does_not_know("D1.1");
    story.asks(&["D1.1"]);
    story.says_not_applicable("D1.1", "not-in-place");
    story.asks(&["D1.1"]);
}

#[test]
fn a_question_or_domain_is_shown_by_what_the_organisation_said_of_itself() {
    let definition = questionnaire()
        .domain("D1", |d| d.level("D1.1").level("D1.2").shown_when(profile("commissions", "yes")))
        .domain("D2", |d| d.domain_with("shown_when", profile("commissions", "yes")).level("D2.1"));
    let mut story = Story::with(definition);
    story.asks(&["D1.1"]);
    story.tells("commissions", "yes");
    story.asks(&["D1.1", "D1.2", "D2.1"]);
}

#[test]
fn conditions_are_put_together_with_all_any_and_not() {
    #[track_caller]
    fn case(organisation_type: &str, commissions: &str, expected: &[&str]) {
        let both = || [profile("organisation-type", "GP"), profile("commissions", "yes")];
        let definition = questionnaire().domain("D1", |d| {
            d.level("base")
                .level("all")
                .shown_when(all(both()))
                .level("any")
                .shown_when(any(both()))
                .level("not")
                .shown_when(not(any(both())))
        });
        let mut story = Story::with(definition);
        story.organisation_is(organisation_type);
        story.tells("commissions", commissions);
        story.asks(expected);
    }
    case("GP", "yes", &["base", "all", "any"]);
    case("GP", "no", &["base", "any"]);
    case("SCH", "yes", &["base", "any"]);
    case("SCH", "no", &["base", "not"]);
}

#[test]
fn a_hidden_required_question_does_not_block_completion() {
    let definition = questionnaire()
        .domain("D1", |d| d.asks("D1.1", "yes-no").required().level("D1.2").shown_when(answer("D1.1", "yes")).level("D1.3"));
    let mut story = Story::with(definition);
    story.tells("organisation-name", "Applewick School");
    story.organisation_is("SCH");
    story.tells("commissions", "no");
    story.answers("D1.3", GOOD);
    story.answers("D1.1", "yes");
    assert!(!story.can_submit(), "D1.2 is asked and not answered");
    story.answers("D1.1", "no");
    assert_eq!(story.findings(), []);
    story.task_list_says("D1", "Completed");
    story.domain_is("D1", "good");
}

#[test]
fn a_hidden_question_keeps_its_answer_counts_for_nothing_and_returns_with_it() {
    let definition =
        questionnaire().domain("D1", |d| d.asks("D1.1", "yes-no").level("D1.2").shown_when(answer("D1.1", "yes")).level("D1.3"));
    let mut story = Story::with(definition);
    story.answers("D1.1", "yes");
    story.answers("D1.2", "not-in-place");
    story.answers("D1.3", GOOD);
    story.domain_has_score("D1", Some(3_333));
    let before = story.record.answers.clone();
    story.answers("D1.1", "no");
    story.domain_has_score("D1", Some(6_667));
    assert!(story.record.answer_to(&"D1.2".into()).is_some());
    story.answers("D1.1", "yes");
    assert_eq!(story.record.answers, before);
    story.domain_has_score("D1", Some(3_333));
}

#[test]
fn a_condition_sees_no_answer_to_a_question_that_is_itself_hidden() {
    let definition = questionnaire().domain("D1", |d| {
        d.asks("first", "yes-no")
            .asks("second", "yes-no")
            .shown_when(answer("first", "yes"))
            .asks("third", "yes-no")
            .shown_when(answer("second", "yes"))
            .level("fourth")
            .shown_when(answer("third", "yes"))
    });
    let mut story = Story::with(definition);
    ["first", "second", "third"].into_iter().for_each(|question| story.answers(question, "yes"));
    story.asks(&["first", "second", "third", "fourth"]);
    story.answers("first", "no");
    story.asks(&["first"]);
}

#[test]
fn a_condition_sees_no_answer_in_a_domain_that_is_hidden() {
    let definition = questionnaire()
        .domain("D1", |d| d.domain_with("applies_to", json!(["GP"])).asks("D1.1", "yes-no"))
        .domain("D2", |d| d.level("D2.1").level("D2.2").shown_when(answer("D1.1", "yes")));
    let mut story = Story::with(definition);
    story.organisation_is("GP");
    story.answers("D1.1", "yes");
    story.asks(&["D1.1", "D2.1", "D2.2"]);
    story.organisation_is("SCH");
    story.asks(&["D2.1"]);
}

#[test]
fn a_field_about_the_organisation_is_missed_only_where_it_is_asked() {
    let definition = questionnaire()
        .asks("nursery", "yes-no", json!({ "required": true, "shown_when": profile("organisation-type", "SCH") }))
        .domain("D1", |d| d.asks("D1.1", "long-text"));
    let mut story = Story::with(definition);
    story.tells("organisation-name", "Brindle");
    story.organisation_is("GP");
    assert!(story.can_submit());
    story.organisation_is("SCH");
    assert!(!story.can_submit());
}

#[test]
fn the_task_list_says_how_far_a_domain_is() {
    let definition = questionnaire().domain("D1", |d| d.level("D1.1").level("D1.2").asks("D1.E", "long-text"));
    let mut story = Story::with(definition);
    story.task_list_says("D1", "Not started");
    story.types("D1.E", "A policy");
    story.task_list_says("D1", "In progress");
    story.answers("D1.1", GOOD);
    story.task_list_says("D1", "In progress");
    assert_eq!((story.domain_progress("D1").answered, story.domain_progress("D1").required), (1, 2));
    story.does_not_know("D1.2");
    story.task_list_says("D1", "Completed");
    ["D1.1", "D1.2"].into_iter().for_each(|question| story.says_not_applicable(question, "We see no children."));
    story.task_list_says("D1", "Not applicable");
}

#[test]
fn a_domain_with_a_slip_or_a_missing_reason_is_not_completed() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1").asks("D1.2", "number")));
    story.answers("D1.1", GOOD);
    story.task_list_says("D1", "Completed");
    story.types("D1.2", "a dozen");
    story.task_list_says("D1", "In progress");
    story.types("D1.2", "12");
    story.says_not_applicable("D1.1", "");
    story.task_list_says("D1", "In progress");
}

#[test]
fn naming_evidence_alone_starts_a_domain() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1")));
    story.shows_evidence("D1.1", "Policy, on the shared drive");
    story.task_list_says("D1", "In progress");
    story.domain_has_no_grade_yet("D1", 0, 1);
}
