//! What was said the round before comes forward: it is shown and looked at, and nothing of it counts before somebody has.
#![allow(clippy::expect_used, reason = "a story whose own answers are missing should stop")]

mod story;

use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::model::answer::{Answer, AnswerValue, Evidence, Response};
use safeguarding_audit::model::audit_return::{Action, ActionStatus, Return};
use safeguarding_audit::model::editions::moved;
use safeguarding_audit::model::last_time::LastStanding;
use safeguarding_audit::model::no_longer_asked::Unasked;
use safeguarding_audit::model::parts::{Part, join, split};
use safeguarding_audit::model::provenance::CarriedFrom;
use safeguarding_audit::model::since::{Became, since_last_time};
use safeguarding_audit::words::last_time::{NotFromThis, not_from_this, said_then, tally};
use serde_json::json;
use story::Story;
use story::definition::{Definition, questionnaire};

const IN_PLACE: &str = "in-place";
const PARTLY: &str = "partly-in-place";

/// The edition of last year.
fn first() -> Definition {
    questionnaire().domain("D1", |domain| {
        let levels = domain.level("D1.1").level("D1.2").level("D1.3").level("D1.4");
        levels.asks("D1.5", "long-text").optional()
    })
}

/// This year's: D1.1, D1.2 and D1.5 as they were, D1.3 in other words, D1.4 gone, D1.6 new.
fn second() -> Definition {
    questionnaire().with("/edition", json!("2027")).domain("D1", |domain| {
        let levels = domain.level("D1.1").level("D1.2").level("D1.3").with("text", json!("Is it really so?"));
        levels.asks("D1.5", "long-text").optional().level("D1.6")
    })
}

/// What a school said last year.
fn last_year() -> Story {
    let mut story = Story::with(first());
    story.record.cycle = "2025-26".to_owned();
    story.record.id = "last-year".into();
    story.record.reference = "ST-0000-2025".to_owned();
    story.organisation_is("SCH");
    story.tells("organisation-name", "Elm Wood School");
    for question in ["D1.1", "D1.2", "D1.3", "D1.4"] {
        story.answers(question, IN_PLACE);
    }
    story.shows_evidence("D1.1", "Policy, on the shared drive");
    story.record.answers.get_mut(&"D1.1".into()).expect("it is answered").note = "Looked at by the governors".to_owned();
    story.types("D1.5", "We asked every class.");
    story.plans("open", "D1.2", "Head teacher", "2026-07-31");
    story.plans("done", "D1.1", "Head teacher", "2026-01-31");
    story.record.actions[1].status = ActionStatus::Done;
    story.submits();
    story
}

/// This year's draft, begun from last year's return.
fn this_year() -> Story {
    begun_from(&last_year(), second(), "2026-27", "ST-0000-2026")
}

fn begun_from(earlier: &Story, asks: Definition, cycle: &str, reference: &str) -> Story {
    let mut story = Story::with(asks);
    story.record.cycle = cycle.to_owned();
    story.record.reference = reference.to_owned();
    story.record = earlier.record.next_round(story.record.clone(), &earlier.known.questionnaire, &story.known.questionnaire);
    story
}

/// Somebody looks at it and says that it is still so.
fn confirms(story: &mut Story, question: &str) {
    let last = story.record.last_time.clone().expect("it was begun from an earlier return");
    let now = story.record.answers.remove(&question.into()).unwrap_or_default();
    let earlier = &last.answers[&question.into()];
    assert!(earlier.is_same(), "only what is asked again in the same words can be confirmed");
    story.record.answers.insert(question.into(), last.confirmed(earlier, now));
    story.record.looked_at.insert(question.into());
}

fn leaves_out(story: &mut Story, question: &str) {
    story.record.looked_at.insert(question.into());
}

fn became(story: &Story, question: &str) -> Option<Became> {
    let since = since_last_time(&story.known.questionnaire, &story.record)?;
    since.answers.into_iter().find(|answer| answer.question.as_str() == question).map(|answer| answer.became)
}

fn carried_from(cycle: &str, reference: &str) -> CarriedFrom {
    CarriedFrom { cycle: cycle.to_owned(), reference: reference.to_owned() }
}

#[test]
fn a_new_round_knows_who_the_organisation_is_and_has_answered_nothing() {
    let story = this_year();
    assert!(story.record.answers.is_empty() && story.record.actions.is_empty());
    assert_eq!(story.record.name(), "Elm Wood School");
    assert_eq!(story.record.begun_from.as_ref().map(|from| from.reference.as_str()), Some("ST-0000-2025"));
    assert!(story.record.grades.is_none() && story.record.declaration.is_none());
    story.task_list_says("D1", "Not started");
    story.domain_has_no_grade_yet("D1", 0, 4);
}

#[test]
fn a_question_that_is_not_the_same_any_more_shows_its_old_words_and_copies_nothing() {
    let story = this_year();
    let last = story.record.last_time.as_ref().expect("it was begun from an earlier return");
    let same: Vec<(&str, bool)> = last.answers.iter().map(|(id, earlier)| (id.as_str(), earlier.is_same())).collect();
    assert_eq!(same, [("D1.1", true), ("D1.2", true), ("D1.3", false), ("D1.4", false), ("D1.5", true)]);
    let asked = last.answers[&"D1.3".into()].asked.as_ref().expect("it was asked in other words");
    assert_eq!((asked.text.as_str(), asked.said.as_str()), ("Question D1.3?", "In place"));
}

#[test]
fn a_question_with_other_answers_to_choose_from_is_not_the_same() {
    let asks = questionnaire().domain("D1", |domain| domain.level("D1.1").with("scale", json!("strict")).level("D1.2"));
    let story = begun_from(&last_year(), asks, "2026-27", "ST-0000-2026");
    let last = story.record.last_time.as_ref().expect("it was begun from an earlier return");
    assert!(!last.answers[&"D1.1".into()].is_same());
    assert!(last.answers[&"D1.2".into()].is_same());
}

#[test]
fn a_part_is_not_complete_before_each_answer_of_last_time_was_looked_at() {
    let mut story = this_year();
    confirms(&mut story, "D1.1");
    confirms(&mut story, "D1.2");
    story.answers("D1.3", PARTLY);
    story.answers("D1.6", IN_PLACE);
    story.task_list_says("D1", "In progress");
    assert_eq!(story.domain_progress("D1").to_look_at, 1, "D1.5 need not be answered, but was last time");
    let waits = story.findings().into_iter().filter(|(_, rule)| *rule == Rule::LastTimeWaits).collect::<Vec<_>>();
    assert_eq!(waits, [("D1.5".to_owned(), Rule::LastTimeWaits)]);
    assert!(Rule::LastTimeWaits.check().stays_blocking());
    leaves_out(&mut story, "D1.5");
    story.task_list_says("D1", "Completed");
    assert_eq!(story.domain_progress("D1").to_look_at, 0);
}

#[test]
fn an_answer_that_must_be_given_is_not_done_by_leaving_it_out() {
    let mut story = this_year();
    leaves_out(&mut story, "D1.1");
    assert!(story.findings().contains(&("D1.1".to_owned(), Rule::Unanswered)));
}

#[test]
fn what_is_confirmed_comes_with_what_was_written_beside_it_and_says_since_when_it_stands() {
    let mut story = this_year();
    confirms(&mut story, "D1.1");
    let answer = &story.record.answers[&"D1.1".into()];
    assert_eq!(answer.response, Some(Response::Given(AnswerValue::Text(IN_PLACE.to_owned()))));
    assert_eq!(answer.evidence.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["Policy, on the shared drive"]);
    assert_eq!(answer.note, "Looked at by the governors");
    assert_eq!(answer.carried_from, Some(carried_from("2025-26", "ST-0000-2025")));
}

#[test]
fn what_was_written_this_round_is_never_written_over() {
    let mut story = this_year();
    story.shows_evidence("D1.1", "This year's audit");
    story.record.answers.get_mut(&"D1.1".into()).expect("it has evidence").note = "New".to_owned();
    confirms(&mut story, "D1.1");
    let answer = &story.record.answers[&"D1.1".into()];
    assert_eq!((answer.evidence[0].text.as_str(), answer.evidence.len(), answer.note.as_str()), ("This year's audit", 1, "New"));
    let last = story.record.last_time.clone().expect("it was begun from an earlier return");
    let own = Answer { response: Some(Response::DontKnow), ..Answer::default() };
    assert_eq!(last.confirmed(&last.answers[&"D1.1".into()], own).response, Some(Response::DontKnow));
}

#[test]
fn over_several_rounds_an_answer_says_when_it_was_first_given() {
    let mut second_round = this_year();
    confirms(&mut second_round, "D1.1");
    second_round.answers("D1.2", PARTLY);
    second_round.submits();
    let mut third = begun_from(&second_round, second(), "2027-28", "ST-0000-2027");
    confirms(&mut third, "D1.1");
    confirms(&mut third, "D1.2");
    assert_eq!(became(&third, "D1.1"), Some(Became::Same(carried_from("2025-26", "ST-0000-2025"))));
    assert_eq!(became(&third, "D1.2"), Some(Became::Same(carried_from("2026-27", "ST-0000-2026"))));
}

#[test]
fn what_has_changed_is_said_of_each_answer() {
    let mut story = this_year();
    assert_eq!(became(&story, "D1.1"), Some(Became::Waits));
    assert_eq!(became(&story, "D1.6"), None, "nothing was said to it, neither then nor now");
    confirms(&mut story, "D1.1");
    story.answers("D1.2", PARTLY);
    story.answers("D1.3", IN_PLACE);
    leaves_out(&mut story, "D1.5");
    story.answers("D1.6", IN_PLACE);
    let expected = [
        ("D1.1", Became::Same(carried_from("2025-26", "ST-0000-2025"))),
        ("D1.2", Became::Worse),
        ("D1.3", Became::AskedOtherwise),
        ("D1.4", Became::NoLongerAsked),
        ("D1.5", Became::LeftOut),
        ("D1.6", Became::New),
    ];
    for (question, expected) in expected {
        assert_eq!(became(&story, question), Some(expected), "{question}");
    }
    story.answers("D1.2", "in-place-with-impact");
    assert_eq!(became(&story, "D1.2"), Some(Became::Better));
    story.does_not_know("D1.2");
    assert_eq!(became(&story, "D1.2"), Some(Became::Other), "nobody can say whether that is better or worse");
    let since = since_last_time(&story.known.questionnaire, &story.record).expect("it was begun from an earlier return");
    assert_eq!(
        tally(&since.answers),
        "Of 6 answers: 1 the same, 1 otherwise changed, 1 left out, 1 asked in another way, 1 no longer asked and 1 new."
    );
}

#[test]
fn the_same_answer_given_again_by_hand_is_the_same() {
    let mut story = this_year();
    story.answers("D1.1", IN_PLACE);
    assert_eq!(became(&story, "D1.1"), Some(Became::Same(carried_from("2025-26", "ST-0000-2025"))));
    let earlier = story.record.last_said(&"D1.1".into()).expect("it was answered");
    let now = story.record.answers[&"D1.1".into()].response.clone();
    assert_eq!(earlier.standing(false, now.as_ref()), LastStanding::Same);
    assert_eq!(earlier.standing(false, None), LastStanding::Waits);
    assert_eq!(earlier.standing(true, None), LastStanding::LeftOut);
    assert_eq!(earlier.standing(true, Some(&Response::DontKnow)), LastStanding::Changed);
    let blank = Response::Given(AnswerValue::Text(" ".to_owned()));
    assert_eq!(earlier.standing(false, Some(&blank)), LastStanding::Waits, "a text that was emptied says nothing");
}

#[test]
fn open_actions_wait_to_be_carried_on_or_closed_and_done_ones_do_not_come() {
    let mut story = this_year();
    let open: Vec<&str> = story.record.last_actions_open().map(|action| action.id.as_str()).collect();
    assert_eq!(open, ["open"]);
    assert!(story.findings().contains(&("open".to_owned(), Rule::LastActionWaits)));
    assert!(Rule::LastActionWaits.check().stays_blocking());
    let last = story.record.last_time.clone().expect("it was begun from an earlier return");
    let carried = last.carried_on(&last.actions[0], |_| true);
    assert_eq!((carried.planned_in.as_str(), carried.owner.as_str()), ("2025-26", "Head teacher"));
    story.record.actions.push(carried);
    assert_eq!(story.record.last_actions_open().count(), 0);
    let since = since_last_time(&story.known.questionnaire, &story.record).expect("it was begun from an earlier return");
    assert_eq!((since.carried_on.len(), since.closed.len(), since.new_actions.len()), (1, 0, 0));
    story.record.actions[0].status = ActionStatus::Done;
    story.plans("new", "D1.6", "Head teacher", "2027-07-31");
    let since = since_last_time(&story.known.questionnaire, &story.record).expect("it was begun from an earlier return");
    assert_eq!((since.carried_on.len(), since.closed.len(), since.new_actions.len()), (0, 1, 1));
}

#[test]
fn an_action_that_is_carried_on_again_says_when_it_was_first_planned_and_belongs_only_to_what_is_asked() {
    let mut second_round = this_year();
    let last = second_round.record.last_time.clone().expect("it was begun from an earlier return");
    second_round.record.actions.push(last.carried_on(&last.actions[0], |_| true));
    second_round.submits();
    let third = begun_from(&second_round, second(), "2027-28", "ST-0000-2027");
    let last = third.record.last_time.as_ref().expect("it was begun from an earlier return");
    let carried = last.carried_on(&last.actions[0], |_| false);
    assert_eq!((carried.planned_in.as_str(), carried.question), ("2025-26", None));
}

#[test]
fn a_submitted_return_carries_the_answers_of_last_time_without_what_was_written_beside_them() {
    let mut story = this_year();
    confirms(&mut story, "D1.1");
    story.answers("D1.2", PARTLY);
    leaves_out(&mut story, "D1.5");
    story.submits();
    let sent = story.record.as_sent();
    let last = sent.last_time.as_ref().expect("what has changed stands in the return");
    assert!(last.answers.values().all(|earlier| earlier.answer.evidence.is_empty() && earlier.answer.note.is_empty()));
    assert!(last.actions.is_empty());
    let asks = &story.known.questionnaire;
    assert_eq!(since_last_time(asks, &sent), since_last_time(asks, &story.record), "whoever reads the file reads the same");
    assert_eq!(became(&Story { record: sent.clone(), ..story.clone() }, "D1.5"), Some(Became::LeftOut));
    assert_eq!(sent.as_sent(), sent, "sending what was sent changes nothing");
    story.record.correct();
    assert_eq!(story.record.as_sent().last_time, story.record.last_time, "a draft goes whole");
}

#[test]
fn a_draft_is_kept_with_what_was_said_last_time_in_a_part_of_its_own() {
    let mut story = this_year();
    confirms(&mut story, "D1.1");
    let parts = split(&story.record).expect("a record becomes JSON");
    assert!(parts.contains_key(&Part::LastTime));
    assert_eq!(Part::named(&Part::LastTime.name()), Some(Part::LastTime));
    let rest = parts[&Part::Rest].to_string();
    assert!(!rest.contains("Looked at by the governors"), "the small part is written at every look");
    let joined: Return = serde_json::from_value(join(parts)).expect("it is a record");
    assert_eq!(joined, story.record);
}

#[test]
fn a_draft_that_moves_to_another_edition_asks_anew_what_is_asked_otherwise_there() {
    let story = begun_from(&last_year(), first(), "2026-27", "ST-0000-2026");
    let to = second().read().questionnaire;
    let after = moved(&story.known.questionnaire, &to, &story.record, story.record.questionnaire.clone());
    let last = after.last_time.expect("it stays");
    let same: Vec<bool> = last.answers.values().map(safeguarding_audit::model::last_time::EarlierAnswer::is_same).collect();
    assert_eq!(same, [true, true, false, false, true]);
}

#[test]
fn what_was_said_then_is_read_in_full() {
    let story = this_year();
    let last = story.record.last_time.as_ref().expect("it was begun from an earlier return");
    let said = |id: &str| {
        let question = story.known.questionnaire.question(&id.into()).expect("it is asked");
        said_then(&story.known.questionnaire, question, &last.answers[&id.into()])
    };
    assert_eq!(said("D1.1"), ["In place", "Evidence: Policy, on the shared drive", "Note: Looked at by the governors"]);
    assert_eq!(said("D1.3"), ["In place"]);
}

#[test]
fn an_answer_with_nothing_but_evidence_comes_forward_too() {
    let mut earlier = last_year();
    let evidence = vec![Evidence { text: "Minutes".to_owned(), ..Evidence::default() }];
    earlier.record.answers.insert("D1.2".into(), Answer { evidence, ..Answer::default() });
    let mut story = begun_from(&earlier, second(), "2026-27", "ST-0000-2026");
    confirms(&mut story, "D1.2");
    assert_eq!(story.record.answers[&"D1.2".into()].evidence[0].text, "Minutes");
    assert!(story.findings().contains(&("D1.2".to_owned(), Rule::Unanswered)), "the answer itself is still to give");
}

#[test]
fn why_a_round_is_not_begun_from_a_file_is_said_with_what_to_do() {
    let round = || "2026-27".to_owned();
    assert!(not_from_this(&NotFromThis::OfThisRound { round: round(), is_draft: true }).contains("Open a file"));
    assert!(not_from_this(&NotFromThis::OfThisRound { round: round(), is_draft: false }).contains("make a correction"));
    let other = NotFromThis::OtherOrganisation { ours: "Elm".to_owned(), theirs: "Oak".to_owned() };
    assert_eq!(not_from_this(&other), "It is of Oak, and this draft is of Elm.");
}

#[test]
fn what_was_left_out_of_last_years_return_stays_out() {
    let mut earlier = last_year();
    earlier.record.left_out = vec![Unasked::Answer("D1.5".into()), Unasked::Action("open".into())];
    let story = begun_from(&earlier, second(), "2026-27", "ST-0000-2026");
    assert!(story.record.last_said(&"D1.5".into()).is_none());
    assert_eq!(story.record.last_actions_open().count(), 0);
}

#[test]
fn an_action_that_says_nothing_does_not_come() {
    let mut earlier = last_year();
    earlier.record.actions.push(Action::begun("blank".into(), None));
    let story = begun_from(&earlier, second(), "2026-27", "ST-0000-2026");
    assert_eq!(story.record.last_actions_open().count(), 1);
}
