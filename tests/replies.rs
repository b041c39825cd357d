//! Replies to a survey: nothing in them tells who said it, when, or in which order.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::interchange::read::read_replies;
use safeguarding_audit::model::answer::AnswerProblem;
use safeguarding_audit::model::digest::{return_digest, with_digest};
use safeguarding_audit::model::replies::{Replies, Reply, marked};
use serde_json::{Value, json};
use story::Story;
use story::definition::{Definition, profile, questionnaire};

fn survey() -> Definition {
    let age = json!({ "options": "days" });
    let topic = json!({ "options": "days", "asked_once": true });
    let unscored = json!([{ "id": "rather-not", "label": "I don't want to say" }]);
    let scales = json!([{ "id": "three", "good_from": "yes", "unscored": unscored, "levels": [
        { "id": "yes", "label": "Yes", "value": 2 }, { "id": "some", "label": "Sometimes", "value": 1 }, { "id": "no", "label": "No", "value": 0 }] }]);
    let right = json!({ "choice": "tue", "because": "Tuesday comes before Wednesday." });
    questionnaire()
        .with("/kind", json!("survey"))
        .with("/scales", scales)
        .with("/profile", json!([]))
        .with("/grading", json!({ "scale": "none", "domain": { "method": "none" }, "overall": { "method": "none" } }))
        .asks("topic", "choice", topic)
        .asks("age", "choice", age)
        .domain("Y1", |domain| {
            let levels = domain.level("Y1.1").with("scale", json!("three")).level("Y1.2").with("scale", json!("three"));
            let shown = levels.shown_when(profile("topic", "mon"));
            shown.asks("Y1.3", "long-text").asks("Y1.4", "choice").with("options", json!("days")).with("right", right)
        })
        .domain("Y2", |domain| domain.asks("Y2.1", "choices").with("options", json!("days")).with("most", json!(2)))
}

fn person(topic: &str) -> Story {
    let mut story = Story::with(survey());
    story.tells("topic", topic);
    story
}

fn reply(story: &Story) -> Reply {
    Reply::of(&story.known.questionnaire, story.record.sheet())
}

#[test]
fn a_reply_holds_what_was_asked_and_said_and_no_time() {
    let mut story = person("mon");
    story.tells("age", "tue");
    story.answers("Y1.1", "some");
    story.answers("Y1.2", "rather-not");
    story.types("Y1.3", "More lights.");
    story.record.answers.values_mut().for_each(|answer| answer.at = Some("2026-11-22T10:00:00Z".to_owned()));
    let file = serde_json::to_value(reply(&story)).expect("JSON can be written");
    let expected = json!({
        "profile": { "age": "tue" },
        "answers": { "Y1.1": { "value": "some" }, "Y1.2": { "value": "rather-not" }, "Y1.3": { "value": "More lights." } },
    });
    assert_eq!(file, expected, "neither the time nor what is the same for everybody");
}

#[test]
fn what_is_no_longer_asked_is_not_in_the_reply() {
    let mut story = person("mon");
    story.answers("Y1.2", "yes");
    story.tells("topic", "tue");
    assert!(reply(&story).is_blank());
}

#[test]
fn an_answer_beside_the_levels_fits_and_more_choices_than_allowed_do_not() {
    let mut story = person("mon");
    story.answers("Y1.1", "rather-not");
    assert_eq!(story.problem_with("Y1.1"), None);
    story.ticks("Y2.1", &["mon", "tue"]);
    assert_eq!(story.problem_with("Y2.1"), None);
    story.ticks("Y2.1", &["mon", "tue", "wed"]);
    assert_eq!(story.problem_with("Y2.1"), Some(AnswerProblem::TooMany { most: 2 }));
}

#[test]
fn the_tool_marks_what_has_a_right_answer() {
    let said = |choice: Option<&str>| {
        let mut story = person("mon");
        choice.into_iter().for_each(|choice| story.answers("Y1.4", choice));
        reply(&story)
    };
    let replies = [said(Some("tue")), said(Some("mon")), said(None), said(Some("tue"))];
    assert_eq!(marked(&survey().read().questionnaire, &replies), [("Question Y1.4?".to_owned(), 2, 3)]);
}

fn file_of(replies: Vec<Reply>) -> Value {
    let made_with = person("mon").record.questionnaire;
    let mut file = Replies::start("survey-1".into(), "YP-0000-0001".to_owned(), made_with, "2026-27".to_owned());
    file.replies = replies;
    file.note_month("2026-12");
    file.note_month("2026-11");
    file.forget_order();
    with_digest(&file).expect("it has a canonical form")
}

#[test]
fn the_order_of_a_file_says_nothing_about_who_came_first() {
    let said = |level: &str| {
        let mut story = person("mon");
        story.answers("Y1.1", level);
        reply(&story)
    };
    let one_way = file_of(vec![said("yes"), said("no"), said("some")]);
    let other_way = file_of(vec![said("some"), said("yes"), said("no")]);
    assert_eq!(one_way, other_way);
    assert_eq!(one_way["months"], json!(["2026-11", "2026-12"]), "to the month and no closer");
}

#[test]
fn a_file_of_replies_is_read_again_and_a_change_in_it_shows() {
    let mut story = person("mon");
    story.answers("Y1.1", "no");
    let mut file = file_of(vec![reply(&story)]);
    file["from_a_later_version"] = json!("kept");
    let read = read_replies(file.to_string().as_bytes()).expect("it is read");
    assert_eq!(read.replies.replies, [reply(&story)]);
    assert_eq!(read.replies.extra.get("from_a_later_version"), Some(&json!("kept")));
    let untouched = read_replies(file_of(vec![reply(&story)]).to_string().as_bytes()).expect("it is read");
    assert_eq!(untouched.replies.digest, return_digest(&untouched.file));
    assert_ne!(read.replies.digest, return_digest(&read.file), "it was changed");
}

#[test]
fn the_file_looks_like_this() {
    let mut story = person("mon");
    story.tells("age", "tue");
    story.answers("Y1.1", "no");
    story.ticks("Y2.1", &["mon", "tue"]);
    insta::assert_snapshot!(serde_json::to_string_pretty(&file_of(vec![reply(&story)])).expect("JSON can be written"));
}
