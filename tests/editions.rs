//! Moving a draft to another edition of its questionnaire: what is kept, changed and dropped is said first, and no word is lost.

mod story;

use safeguarding_audit::model::answer::{AnswerValue, Response};
use safeguarding_audit::model::comment::{Comment, Topic};
use safeguarding_audit::model::editions::{Changed, Move, SET_ASIDE, compare, gone_back, moved};
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::words::editions::consequences;
use serde_json::json;
use story::Story;
use story::definition::{Definition, questionnaire};

const NOW: &str = "2026-11-22T10:00:00Z";
const IN_PLACE: &str = "in-place";

/// The edition drafts were begun in.
fn first() -> Definition {
    questionnaire().asks("room", "short-text", json!({})).domain("D1", |domain| {
        let levels = domain.level("D1.1").level("D1.2").level("D1.3").level("D1.4");
        levels.asks("D1.5", "long-text")
    })
}

/// The next: D1.1 as it was, D1.2 in other words, D1.3 on another scale, D1.4 gone, D1.6 new, and no field "room".
fn second() -> Definition {
    questionnaire().with("/edition", json!("2027")).domain("D1", |domain| {
        let levels = domain.level("D1.1").level("D1.2").with("text", json!("Is it really so?"));
        levels.level("D1.3").with("scale", json!("strict")).asks("D1.5", "long-text").level("D1.6")
    })
}

fn draft() -> Story {
    let mut story = Story::with(first());
    story.organisation_is("SCH");
    story.tells("room", "The old library");
    for question in ["D1.1", "D1.2", "D1.3", "D1.4"] {
        story.answers(question, IN_PLACE);
    }
    story.types("D1.5", "We asked everybody.");
    story
}

fn is_level(response: Option<&Response>, level: &str) -> bool {
    response == Some(&Response::Given(AnswerValue::Text(level.to_owned())))
}

#[test]
fn what_would_happen_is_told_before_anything_happens() {
    let (from, to, story) = (first().read().questionnaire, second().read().questionnaire, draft());
    let would = compare(&from, &to, &story.record);
    let expected = Move {
        kept: vec!["D1.1".into(), "D1.5".into()],
        changed: vec![Changed { question: "D1.2".into(), fits: true }, Changed { question: "D1.3".into(), fits: false }],
        dropped: vec!["D1.4".into()],
        added: vec!["D1.6".into()],
        dropped_fields: vec!["room".into()],
    };
    assert_eq!(would, expected);
    let said = consequences(&from, &to, &would);
    let headings: Vec<_> = said.iter().map(|one| (one.heading, one.lines.len())).collect();
    assert_eq!(
        headings,
        [
            ("Answers that no longer fit", 1),
            ("Answers to look at again", 1),
            ("Answers no longer asked for", 2),
            ("New questions", 1),
            ("Answers kept as they are", 2),
        ]
    );
    assert_eq!(said[1].lines, ["D1.2 Is it really so? (before: Question D1.2?)"]);
}

#[test]
fn what_still_fits_stays_and_what_does_not_goes_into_the_note() {
    let (from, to, mut story) = (first().read().questionnaire, second().read(), draft());
    story.record.answers.get_mut(&"D1.3".into()).into_iter().for_each(|answer| answer.note = "Since May.".to_owned());
    let made_with = Story::of(to.clone()).record.questionnaire;
    let after = moved(&from, &to.questionnaire, &story.record, made_with.clone());
    assert_eq!(after.questionnaire, made_with);
    let answer = |id: &str| after.answer_to(&id.into()).and_then(|answer| answer.response.as_ref());
    assert!(is_level(answer("D1.1"), IN_PLACE));
    assert!(is_level(answer("D1.2"), IN_PLACE), "other words for the same question");
    assert_eq!(answer("D1.3"), None, "the other scale has no such level");
    let note = after.answer_to(&"D1.3".into()).map(|answer| answer.note.as_str());
    assert_eq!(note, Some("Since May.\nAnswered in edition 2026: In place"));
    assert!(is_level(answer("D1.4"), IN_PLACE), "kept in the file, though no form shows it");
    assert_eq!(after.profile_text(&"room".into()), "The old library", "so is what no field asks for");
}

#[test]
fn moving_there_and_back_loses_no_word() {
    let (from, to, story) = (first().read().questionnaire, second().read().questionnaire, draft());
    let made_with = story.record.questionnaire.clone();
    let there = moved(&from, &to, &story.record, made_with.clone());
    let back = moved(&to, &from, &there, made_with);
    for (id, answer) in &story.record.answers {
        let now = back.answer_to(id);
        let kept = now.is_some_and(|now| now.response == answer.response || now.note.contains("In place"));
        assert!(kept, "{id} was lost: {now:?}");
    }
    assert_eq!(back.profile, story.record.profile);
}

#[test]
fn going_back_takes_away_neither_what_was_done_for_a_child_nor_what_a_reviewer_asked() {
    let version = draft().record;
    let mut now = moved(&first().read().questionnaire, &second().read().questionnaire, &version, version.questionnaire.clone());
    now.escalations.push(Escalation::noticed(NOW.to_owned()));
    now.comments.push(Comment::about(&Topic::Whole, "c-1".into(), NOW.to_owned(), 1));
    now.correct();
    let back = gone_back(&now, version.clone());
    assert!(back.is_stopped(), "the audit stays stopped until it is recorded what was done");
    assert_eq!((&back.escalations, &back.comments, back.revision), (&now.escalations, &now.comments, now.revision));
    assert_eq!((&back.answers, &back.questionnaire), (&version.answers, &version.questionnaire), "all else is as it was");
}

#[test]
fn a_draft_in_the_same_edition_has_nothing_to_look_at() {
    let (edition, story) = (first().read().questionnaire, draft());
    let would = compare(&edition, &edition, &story.record);
    assert_eq!((would.kept.len(), would.changed, would.dropped, would.added), (5, vec![], vec![], vec![]));
}

#[test]
fn a_profile_answer_that_no_longer_fits_stays_in_the_file() {
    let fewer = json!([{ "id": "GP", "label": "GP practice", "sector": "Health" }, { "id": "ODD", "label": "Something else" }]);
    let to = second().with("/options/organisation-types", fewer).read();
    let (from, story) = (first().read().questionnaire, draft());
    let made_with = Story::of(to.clone()).record.questionnaire;
    let after = moved(&from, &to.questionnaire, &story.record, made_with.clone());
    assert_eq!(after.profile_text(&"organisation-type".into()), "", "it has to be chosen anew");
    assert_eq!(after.extra[SET_ASIDE], json!({ "2026": { "organisation-type": "SCH" } }));
    assert_eq!(compare(&from, &to.questionnaire, &story.record).dropped_fields, ["organisation-type".into(), "room".into()]);
    let again = moved(&to.questionnaire, &from, &after, made_with);
    assert_eq!(again.extra[SET_ASIDE], json!({ "2026": { "organisation-type": "SCH" } }), "and goes on staying");
}

#[test]
fn a_question_that_can_no_longer_be_left_out_is_not_called_the_same() {
    let strict = second().with("/scales/0/not_applicable", json!(false)).read().questionnaire;
    let mut story = draft();
    story.says_not_applicable("D1.1", "We have no building.");
    let would = compare(&first().read().questionnaire, &strict, &story.record);
    assert!(would.changed.contains(&Changed { question: "D1.1".into(), fits: false }), "{would:?}");
}
