//! A draft that grew apart, and what colleagues sent back, become one: whatever comes in whichever order, nothing that somebody
//! wrote gives way without a choice.
#![allow(clippy::expect_used, reason = "a story whose own answers are missing should stop")]

mod anything;
mod story;

use anything::cases;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use safeguarding_audit::model::answer::{Answer, AnswerValue, Evidence, Response};
use safeguarding_audit::model::applies::asked_domains;
use safeguarding_audit::model::asking::{Request, askable};
use safeguarding_audit::model::audit_return::{Action, Return, Status};
use safeguarding_audit::model::bringing::{Added, NotTogether, Side, Thing, bring, refuses, together};
use safeguarding_audit::model::comment::Comment;
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::model::ids::QuestionId;
use safeguarding_audit::model::questionnaire::Questionnaire;
use safeguarding_audit::model::site::SiteAnswer;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use story::Story;
use story::definition::questionnaire;

const IN_PLACE: &str = "in-place";
const PARTLY: &str = "partly-in-place";
const NOT_IN_PLACE: &str = "not-in-place";
const QUESTIONS: [&str; 5] = ["D1.1", "D1.2", "D2.1", "D2.2", "D2.3"];

/// A school's draft: two parts, D2.2 asked only where D2.1 is in place, D2.3 only of those who buy services.
fn draft() -> Story {
    let mut story = Story::with(
        questionnaire().domain("D1", |domain| domain.level("D1.1").asks("D1.2", "long-text").optional()).domain("D2", |domain| {
            let first = domain.level("D2.1");
            let second = first.level("D2.2").shown_when(json!({ "answer": "D2.1", "is": [IN_PLACE] }));
            second.level("D2.3").shown_when(json!({ "profile": "commissions", "is": ["yes"] }))
        }),
    );
    story.organisation_is("SCH");
    story.tells("organisation-name", "Elm Wood School");
    story.tells("commissions", "yes");
    story
}

fn ids(questions: &[&str]) -> Vec<QuestionId> {
    questions.iter().map(|id| (*id).into()).collect()
}

/// What the school nurse is sent.
fn part(of: &Story, questions: &[&str]) -> Story {
    let request = Request {
        questions: ids(questions),
        from: "Safeguarding lead".to_owned(),
        to: "School nurse".to_owned(),
        note: "Please by Friday.".to_owned(),
        by_day: "2026-12-04".to_owned(),
    };
    let record = of.record.for_colleague(&of.known.questionnaire, "part-1".into(), &request, "2026-11-30T09:00:00Z".to_owned());
    Story { record, known: of.known.clone() }
}

fn sent_back(part: &Story) -> Return {
    part.record.as_answered("2026-12-02T09:00:00Z".to_owned())
}

fn nothing_chosen() -> BTreeMap<Thing, Side> {
    BTreeMap::new()
}

fn answer(id: &str) -> Thing {
    Thing::Answer(id.into())
}

fn level(record: &Return, id: &str) -> Option<String> {
    match record.answers.get(&id.into())?.response.as_ref()? {
        Response::Given(AnswerValue::Text(level)) => Some(level.clone()),
        other => panic!("{other:?} is no level"),
    }
}

#[test]
fn a_colleague_is_sent_those_questions_and_no_other_answer() {
    let mut lead = draft();
    for question in ["D1.1", "D2.1", "D2.2", "D2.3"] {
        lead.answers(question, IN_PLACE);
    }
    lead.shows_evidence("D1.1", "Secret of the lead");
    lead.plans("mine", "D1.1", "Head", "2027-01-31");
    lead.plans("theirs", "D2.1", "Nurse", "2027-01-31");
    let part = part(&lead, &["D2.1", "D2.2"]);
    let text = serde_json::to_string(&part.record).expect("a record becomes JSON");
    for secret in ["Secret of the lead", "D1.1", "D2.3", "commissions", "\"mine\""] {
        assert!(!text.contains(secret), "{secret} was sent");
    }
    part.asks(&["D2.1", "D2.2"]);
    assert_eq!(part.record.name(), "Elm Wood School (School nurse)", "nobody takes it for the whole");
    assert_eq!(part.record.actions.len(), 1);
    assert_ne!(part.record.id, lead.record.id);
    assert_eq!((part.record.status, part.record.revision), (Status::Draft, 1));
}

#[test]
fn what_a_colleague_is_asked_follows_their_own_answers_and_else_what_was_decided_for_them() {
    let mut lead = draft();
    lead.answers("D2.1", IN_PLACE);
    let mut part = part(&lead, &["D2.1", "D2.2", "D2.3"]);
    part.asks(&["D2.1", "D2.2", "D2.3"]);
    part.answers("D2.1", PARTLY);
    part.asks(&["D2.1", "D2.3"]);
    // What D2.2 depends on is not in the hands of a colleague who was passed it alone.
    self::part(&lead, &["D2.2"]).asks(&["D2.2"]);
}

#[test]
fn questions_that_may_come_to_be_asked_by_what_is_passed_on_can_be_passed_on_too() {
    let lead = draft();
    let asked = asked_domains(&lead.known.questionnaire, &lead.record);
    let domain = lead.known.questionnaire.domain(&"D2".into()).expect("it is there");
    let of_domain = asked.iter().find(|one| one.domain.id == domain.id).expect("it is asked");
    let can_be: Vec<&str> = askable(domain, of_domain).iter().map(|question| question.id.as_str()).collect();
    assert_eq!(can_be, ["D2.1", "D2.2", "D2.3"]);
}

#[test]
fn what_only_the_colleague_changed_is_taken_at_once_with_who_said_it() {
    let mut lead = draft();
    lead.answers("D2.1", PARTLY);
    let mut part = part(&lead, &["D2.1", "D2.2"]);
    part.answers("D2.1", IN_PLACE);
    part.shows_evidence("D2.1", "Training register");
    lead.answers("D1.1", NOT_IN_PLACE);
    let back = sent_back(&part);
    let found = together(&lead.known.questionnaire, &lead.record, &back);
    assert_eq!((found.taken, found.collide), (vec![answer("D2.1")], vec![]));
    let one = bring(&lead.known.questionnaire, &lead.record, &back, &nothing_chosen());
    assert_eq!(level(&one, "D2.1").as_deref(), Some(IN_PLACE));
    assert_eq!(level(&one, "D1.1").as_deref(), Some(NOT_IN_PLACE));
    assert_eq!(one.answers[&"D2.1".into()].by.as_deref(), Some("School nurse"));
}

#[test]
fn what_the_colleague_left_as_it_was_does_not_undo_what_was_changed_meanwhile() {
    let mut lead = draft();
    lead.answers("D2.1", PARTLY);
    let part = part(&lead, &["D2.1"]);
    lead.answers("D2.1", NOT_IN_PLACE);
    let back = sent_back(&part);
    assert!(together(&lead.known.questionnaire, &lead.record, &back).is_nothing());
    assert_eq!(part.record.answers, back.answers, "nothing was changed, so nobody is named");
}

#[test]
fn what_both_changed_waits_for_a_choice_and_stays_meanwhile() {
    let (lead, back) = collision();
    let questionnaire = &lead.known.questionnaire;
    assert_eq!(together(questionnaire, &lead.record, &back).collide, [answer("D2.1")]);
    let unchosen = bring(questionnaire, &lead.record, &back, &nothing_chosen());
    assert_eq!(level(&unchosen, "D2.1").as_deref(), Some(NOT_IN_PLACE));
    assert_eq!(together(questionnaire, &unchosen, &back).collide, [answer("D2.1")], "it is asked again");
    for (choice, expected) in [(Side::Mine, NOT_IN_PLACE), (Side::Theirs, IN_PLACE), (Side::Both, NOT_IN_PLACE)] {
        let choices = BTreeMap::from([(answer("D2.1"), choice)]);
        let one = bring(questionnaire, &lead.record, &back, &choices);
        assert_eq!(level(&one, "D2.1").as_deref(), Some(expected), "{choice:?}");
        assert!(together(questionnaire, &one, &back).is_nothing(), "{choice:?}: the same file again changes nothing");
        assert_eq!(bring(questionnaire, &one, &back, &nothing_chosen()), one, "{choice:?}");
    }
}

#[test]
fn the_same_answer_given_by_two_people_at_two_times_does_not_collide() {
    let mut lead = draft();
    let mut nurse = part(&lead, &["D2.1"]);
    for (story, at) in [(&mut nurse, "2026-12-01T09:00:00Z"), (&mut lead, "2026-12-01T10:00:00Z")] {
        story.answers("D2.1", IN_PLACE);
        story.record.answers.get_mut(&"D2.1".into()).expect("it is answered").at = Some(at.to_owned());
    }
    assert!(together(&lead.known.questionnaire, &lead.record, &sent_back(&nurse)).is_nothing());
}

#[test]
fn an_older_copy_of_the_whole_draft_does_not_ask_again_for_what_gave_way() {
    let mut lead = draft();
    lead.answers("D2.1", PARTLY);
    let older = lead.record.clone();
    let mut nurse = part(&lead, &["D2.1"]);
    nurse.answers("D2.1", IN_PLACE);
    let one = bring(&lead.known.questionnaire, &lead.record, &sent_back(&nurse), &nothing_chosen());
    assert!(together(&lead.known.questionnaire, &one, &older).is_nothing());
}

#[test]
fn a_colleague_who_sets_an_answer_back_and_sends_again_is_asked_about_and_not_dropped() {
    let mut lead = draft();
    answers_at(&mut lead, "D2.1", NOT_IN_PLACE, "2026-11-29T09:00:00Z");
    let mut nurse = part(&lead, &["D2.1"]);
    answers_at(&mut nurse, "D2.1", IN_PLACE, "2026-12-01T09:00:00Z");
    let first = sent_back(&nurse);
    lead.record = bring(&lead.known.questionnaire, &lead.record, &first, &nothing_chosen());
    assert_eq!(level(&lead.record, "D2.1").as_deref(), Some(IN_PLACE));
    answers_at(&mut nurse, "D2.1", NOT_IN_PLACE, "2026-12-02T09:00:00Z");
    let second = sent_back(&nurse);
    assert_eq!(together(&lead.known.questionnaire, &lead.record, &second).collide, [answer("D2.1")]);
    let again = together(&lead.known.questionnaire, &lead.record, &first);
    assert!(again.is_nothing(), "the first file again changes nothing");
}

#[test]
fn what_one_colleague_said_does_not_decide_what_another_says_by_themselves() {
    let mut lead = draft();
    answers_at(&mut lead, "D2.1", NOT_IN_PLACE, "2026-11-29T09:00:00Z");
    let (mut nurse, mut bursar) = (part(&lead, &["D2.1"]), part(&lead, &["D2.1"]));
    answers_at(&mut nurse, "D2.1", IN_PLACE, "2026-12-01T09:00:00Z");
    answers_at(&mut bursar, "D2.1", IN_PLACE, "2026-12-01T10:00:00Z");
    lead.record = bring(&lead.known.questionnaire, &lead.record, &sent_back(&nurse), &nothing_chosen());
    answers_at(&mut lead, "D2.1", PARTLY, "2026-12-02T09:00:00Z");
    let found = together(&lead.known.questionnaire, &lead.record, &sent_back(&bursar));
    assert_eq!(found.collide, [answer("D2.1")]);
    let known = together(&lead.known.questionnaire, &lead.record, &sent_back(&nurse));
    assert!(known.is_nothing() && known.has_known_differences, "what was decided before is said to be so");
}

fn answers_at(story: &mut Story, question: &str, level: &str, at: &str) {
    story.answers(question, level);
    story.record.answers.get_mut(&question.into()).expect("it is answered").at = Some(at.to_owned());
}

#[test]
fn a_copy_that_only_replies_to_comments_or_records_what_was_done_is_news() {
    let lead = draft();
    let mut copy = lead.record.clone();
    copy.comments.push(Comment::begin("c1".into(), "2026-12-01T09:00:00Z".to_owned(), 1));
    copy.comments[0].text = "Which policy?".to_owned();
    copy.escalations.push(Escalation::noticed("2026-12-01T09:00:00Z".to_owned()));
    copy.sites = vec!["Oak site".to_owned()];
    copy.looked_at.insert("D1.1".into());
    let found = together(&lead.known.questionnaire, &lead.record, &copy);
    assert_eq!(found.added, [Added::Escalations, Added::Comments, Added::Sites, Added::LastTime]);
    assert!(!found.is_nothing());
    let one = bring(&lead.known.questionnaire, &lead.record, &copy, &nothing_chosen());
    assert_eq!((one.comments.len(), one.escalations.len(), one.sites.len()), (1, 1, 1));
    assert!(together(&lead.known.questionnaire, &one, &copy).is_nothing());
}

#[test]
fn both_keeps_what_two_people_wrote_of_one_site_and_of_one_action() {
    let mut lead = draft();
    lead.plans("changed", "D2.1", "Head", "2027-01-31");
    let mut nurse = part(&lead, &["D2.1"]);
    let of_site =
        |level: &str, note: &str| SiteAnswer { level: Some(level.into()), note: note.to_owned(), ..SiteAnswer::default() };
    for (story, level, note) in [(&mut lead, PARTLY, "Since May"), (&mut nurse, NOT_IN_PLACE, "Since June")] {
        story.answers("D2.1", level);
        let answer = story.record.answers.get_mut(&"D2.1".into()).expect("it is answered");
        answer.sites.insert("Oak site".to_owned(), of_site(level, note));
    }
    let choices = BTreeMap::from([(answer("D2.1"), Side::Both), (Thing::Action("changed".into()), Side::Both)]);
    let one = bring(&lead.known.questionnaire, &lead.record, &sent_back(&nurse), &choices);
    let site = &one.answers[&"D2.1".into()].sites["Oak site"];
    assert_eq!(site.note, "Since May\nA colleague says: Not in place\nSince June");
    lead.record.actions[0].owner = "Governor".to_owned();
    let mut ids = BTreeSet::new();
    for owner in ["Nurse", "Bursar"] {
        let mut back = sent_back(&nurse);
        back.actions[0].owner = owner.to_owned();
        lead.record = bring(&lead.known.questionnaire, &lead.record, &back, &choices);
        ids.extend(lead.record.actions.iter().map(|action| (action.id.clone(), action.owner.clone())));
    }
    assert_eq!(ids.len(), 3, "{ids:?}");
}

/// The lead and the nurse have both changed D2.1.
fn collision() -> (Story, Return) {
    let mut lead = draft();
    lead.answers("D2.1", PARTLY);
    let mut part = part(&lead, &["D2.1"]);
    part.answers("D2.1", IN_PLACE);
    part.shows_evidence("D2.1", "Training register");
    part.record.answers.get_mut(&"D2.1".into()).expect("it is answered").note = "Since May".to_owned();
    lead.answers("D2.1", NOT_IN_PLACE);
    lead.shows_evidence("D2.1", "Staff survey");
    let back = sent_back(&part);
    (lead, back)
}

#[test]
fn both_keeps_every_word_and_says_what_the_other_answered() {
    let (lead, back) = collision();
    let one = bring(&lead.known.questionnaire, &lead.record, &back, &BTreeMap::from([(answer("D2.1"), Side::Both)]));
    let both = &one.answers[&"D2.1".into()];
    let evidence: Vec<&str> = both.evidence.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(evidence, ["Staff survey", "Training register"]);
    assert_eq!(both.note, "Answered by School nurse: In place\nSince May");
}

#[test]
fn both_of_two_texts_is_one_under_the_other() {
    let mut lead = draft();
    let mut part = part(&lead, &["D1.2"]);
    part.types("D1.2", "We ask each class.");
    lead.types("D1.2", "We have a box.");
    let back = sent_back(&part);
    let one = bring(&lead.known.questionnaire, &lead.record, &back, &BTreeMap::from([(answer("D1.2"), Side::Both)]));
    assert_eq!(level(&one, "D1.2").as_deref(), Some("We have a box.\n\nWe ask each class."));
}

#[test]
fn what_a_colleague_took_back_is_taken_back_and_what_the_lead_took_back_is_asked() {
    let mut lead = draft();
    lead.answers("D2.1", PARTLY);
    let mut nurse = part(&lead, &["D2.1"]);
    nurse.takes_back("D2.1");
    let one = bring(&lead.known.questionnaire, &lead.record, &sent_back(&nurse), &nothing_chosen());
    assert_eq!(level(&one, "D2.1"), None);
    let mut nurse = part(&lead, &["D2.1"]);
    nurse.answers("D2.1", IN_PLACE);
    lead.takes_back("D2.1");
    assert_eq!(together(&lead.known.questionnaire, &lead.record, &sent_back(&nurse)).collide, [answer("D2.1")]);
}

#[test]
fn actions_come_go_and_collide_like_answers_and_those_the_colleague_never_had_stay() {
    let mut lead = draft();
    lead.plans("kept", "D2.1", "Head", "2027-01-31");
    lead.plans("gone", "D2.1", "Head", "2027-01-31");
    lead.plans("changed", "D2.1", "Head", "2027-01-31");
    let mut nurse = part(&lead, &["D2.1"]);
    nurse.record.actions.retain(|action| action.id.as_str() != "gone");
    nurse.record.actions[1].owner = "Nurse".to_owned();
    nurse.plans("new", "D2.1", "Nurse", "2027-02-28");
    lead.record.actions[2].owner = "Governor".to_owned();
    lead.plans("later", "D2.1", "Head", "2027-03-31");
    let back = sent_back(&nurse);
    let found = together(&lead.known.questionnaire, &lead.record, &back);
    assert_eq!(found.taken, [Thing::Action("gone".into()), Thing::Action("new".into())]);
    assert_eq!(found.collide, [Thing::Action("changed".into())]);
    let choices = BTreeMap::from([(Thing::Action("changed".into()), Side::Both)]);
    let one = bring(&lead.known.questionnaire, &lead.record, &back, &choices);
    let also = one.actions.iter().map(|action| action.id.to_string()).find(|id| id.starts_with("changed-")).expect("it is kept");
    let actions: Vec<(&str, &str)> = one.actions.iter().map(|action| (action.id.as_str(), action.owner.as_str())).collect();
    let expected = [("kept", "Head"), ("changed", "Governor"), ("later", "Head"), (also.as_str(), "Nurse"), ("new", "Nurse")];
    let mut found = actions;
    let mut expected = expected.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

#[test]
fn two_whole_drafts_that_grew_apart_give_what_each_has() {
    let start = draft();
    let (mut first, mut second) = (start.clone(), start);
    first.answers("D1.1", IN_PLACE);
    first.tells("commissions", "no");
    second.answers("D2.1", PARTLY);
    second.plans("new", "D2.1", "Head", "2027-01-31");
    let questionnaire = &first.known.questionnaire;
    let found = together(questionnaire, &first.record, &second.record);
    assert_eq!(found.taken, [answer("D2.1"), Thing::Action("new".into())]);
    assert_eq!(found.collide, [Thing::Field("commissions".into())]);
    let one = bring(questionnaire, &first.record, &second.record, &nothing_chosen());
    assert_eq!((level(&one, "D1.1").as_deref(), level(&one, "D2.1").as_deref()), (Some(IN_PLACE), Some(PARTLY)));
    assert_eq!(one.actions.len(), 1);
}

#[test]
fn what_is_of_another_draft_or_edition_or_was_submitted_is_refused() {
    let lead = draft();
    let back = sent_back(&part(&lead, &["D1.1"]));
    assert_eq!(refuses(&lead.record, &back), None);
    assert_eq!(refuses(&lead.record, &lead.record.clone()), None);
    let mut other = lead.record.clone();
    other.id = "return-2".into();
    assert_eq!(refuses(&other, &back), Some(NotTogether::OtherDraft));
    assert_eq!(refuses(&lead.record, &other), Some(NotTogether::OtherDraft));
    let mut submitted = lead.record.clone();
    submitted.status = Status::Submitted;
    assert_eq!(refuses(&submitted, &back), Some(NotTogether::Submitted));
    let mut corrected = lead.record.clone();
    corrected.revision = 2;
    assert_eq!(refuses(&corrected, &lead.record), Some(NotTogether::OtherRevision));
    assert_eq!(refuses(&corrected, &back), None, "a colleague's answers are as good for a correction");
    let mut moved = lead.record.clone();
    moved.questionnaire.digest = "sha256:other".to_owned();
    assert_eq!(refuses(&moved, &back), Some(NotTogether::OtherEdition));
}

#[test]
fn what_was_done_for_a_child_never_gives_way() {
    let (mut first, mut second) = (draft(), draft());
    let at = |at: &str| Escalation::noticed(at.to_owned());
    first.record.escalations.push(at("2026-11-30T09:00:00Z"));
    let closed = Some("2026-12-01T09:00:00Z".to_owned());
    let done = "Told the social worker".to_owned();
    second.record.escalations.push(Escalation {
        recorded_at: closed.clone(),
        closed_at: closed,
        done,
        ..at("2026-11-30T09:00:00Z")
    });
    second.record.escalations.push(at("2026-12-02T09:00:00Z"));
    for (mine, theirs) in [(&first, &second), (&second, &first)] {
        let one = bring(&mine.known.questionnaire, &mine.record, &theirs.record, &nothing_chosen());
        let found: Vec<(&str, bool)> = one.escalations.iter().map(|one| (one.done.as_str(), one.is_open())).collect();
        assert_eq!(found, [("Told the social worker", false), ("", true)]);
    }
}

#[test]
fn a_return_is_asked_everything_whatever_part_it_says_it_is() {
    let mut lead = draft();
    lead.answers("D2.1", IN_PLACE);
    let mut part = part(&lead, &["D2.1"]);
    part.tells("commissions", "yes");
    part.asks(&["D2.1"]);
    part.record.status = Status::Submitted;
    part.asks(&["D1.1", "D1.2", "D2.1", "D2.2", "D2.3"]);
}

#[test]
fn a_draft_knows_whom_it_asked() {
    let mut lead = draft();
    let nurse = part(&lead, &["D2.1", "D2.2"]);
    lead.record.note_asked(&nurse.record);
    let asked = &lead.record.asked[0];
    assert_eq!((asked.part.as_str(), asked.to.as_str(), asked.by_day.as_str()), ("part-1", "School nurse", "2026-12-04"));
    assert!(asked.came_at.is_none());
    let mut submitted = lead.record.clone();
    submitted.status = Status::Submitted;
    assert!(submitted.as_sent().asked.is_empty(), "whom one asked is nobody else's matter");
}

/// What one person does to one question.
#[derive(Clone, Debug)]
enum Edit {
    Level(usize),
    TakeBack,
    Note(String),
    Evidence(String),
    Plan(String),
}

fn any_edit() -> impl Strategy<Value = (usize, Edit)> {
    let edit = prop_oneof![
        4 => (0..4_usize).prop_map(Edit::Level),
        1 => Just(Edit::TakeBack),
        2 => "[a-c]{1,3}".prop_map(Edit::Note),
        2 => "[a-c]{1,3}".prop_map(Edit::Evidence),
        1 => "[a-c]{1,3}".prop_map(Edit::Plan),
    ];
    (0..QUESTIONS.len(), edit)
}

fn edited(story: &Story, edits: &[(usize, Edit)], who: &str) -> Story {
    let mut story = story.clone();
    let allowed: Vec<QuestionId> = story.record.part.as_ref().map_or_else(|| ids(&QUESTIONS), |part| part.questions.clone());
    for (number, (at, edit)) in edits.iter().enumerate() {
        let id: QuestionId = QUESTIONS[*at].into();
        if !allowed.contains(&id) {
            continue;
        }
        let answer = story.record.answers.entry(id.clone()).or_default();
        match edit {
            Edit::Level(at) => {
                answer.response = Some(Response::Given(AnswerValue::Text(anything::LEVELS[*at].to_owned())));
            }
            Edit::TakeBack => answer.response = None,
            Edit::Note(note) => answer.note.clone_from(note),
            Edit::Evidence(text) => answer.evidence.push(Evidence { text: text.clone(), ..Evidence::default() }),
            Edit::Plan(text) => {
                let action = Action::begun(format!("{who}-{number}").as_str().into(), Some(id));
                story.record.actions.push(Action { text: text.clone(), ..action });
            }
        }
    }
    story
}

fn any_edits() -> impl Strategy<Value = Vec<(usize, Edit)>> {
    vec(any_edit(), 0..8)
}

/// What is said, whoever brought it and in whichever order actions stand.
fn said(record: &Return) -> (BTreeMap<QuestionId, Answer>, Vec<Action>) {
    let stripped = |answer: &Answer| Answer { by: None, at: None, ..answer.clone() };
    let answers = record.answers.iter().map(|(id, answer)| (id.clone(), stripped(answer)));
    let mut actions = record.actions.clone();
    actions.sort_by(|one, other| one.id.cmp(&other.id));
    (answers.filter(|(_, answer)| !answer.is_empty()).collect(), actions)
}

/// Somebody who always prefers the same of two: what comes last in the alphabet.
fn the_later_of_two(mine: &Return, theirs: &Return, thing: &Thing) -> Side {
    let written = |record: &Return| match thing {
        Thing::Answer(id) => record.answers.get(id).map(|answer| {
            serde_json::to_string(&Answer { by: None, at: None, ..answer.clone() }).expect("an answer becomes JSON")
        }),
        Thing::Action(id) => record.actions.iter().find(|action| action.id == *id).map(|action| action.text.clone()),
        Thing::Field(id) => record.profile.get(id).map(AnswerValue::typed),
        Thing::Judgement(_) => None,
    };
    if written(mine) >= written(theirs) { Side::Mine } else { Side::Theirs }
}

fn all_chosen(questionnaire: &Questionnaire, mine: &Return, theirs: &Return) -> Return {
    let collide = together(questionnaire, mine, theirs).collide;
    let choices = collide.into_iter().map(|thing| (thing.clone(), the_later_of_two(mine, theirs, &thing))).collect();
    bring(questionnaire, mine, theirs, &choices)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn parts_that_come_back_give_the_same_in_any_order(
        before in any_edits(), meanwhile in any_edits(),
        parts in vec((prop::sample::subsequence(QUESTIONS.to_vec(), 1..=5), any_edits()), 1..4),
        order in any::<prop::sample::Index>(),
    ) {
        let start = edited(&draft(), &before, "before");
        let questionnaire = &start.known.questionnaire;
        let backs: Vec<Return> = parts.iter().enumerate().map(|(number, (questions, edits))| {
            let mut part = part(&start, questions);
            part.record.id = format!("part-{number}").as_str().into();
            sent_back(&edited(&part, edits, &format!("colleague-{number}")))
        }).collect();
        let lead = edited(&start, &meanwhile, "lead").record;
        let in_order = backs.iter().fold(lead.clone(), |one, back| all_chosen(questionnaire, &one, back));
        let mut turned = backs.clone();
        turned.rotate_left(order.index(backs.len()));
        turned.reverse();
        let otherwise = turned.iter().fold(lead, |one, back| all_chosen(questionnaire, &one, back));
        prop_assert_eq!(said(&in_order), said(&otherwise));
        for back in &backs {
            prop_assert!(together(questionnaire, &in_order, back).is_nothing(), "the same file again changes nothing");
        }
    }

    #[test]
    fn whole_drafts_give_the_same_in_any_order(
        before in any_edits(), apart in vec(any_edits(), 2..4), order in any::<prop::sample::Index>(),
    ) {
        let start = edited(&draft(), &before, "before");
        let questionnaire = &start.known.questionnaire;
        let drafts: Vec<Return> =
            apart.iter().enumerate().map(|(number, edits)| edited(&start, edits, &format!("person-{number}")).record).collect();
        let one_of = |drafts: &[Return]| {
            let (first, rest) = drafts.split_first().expect("there are two at least");
            rest.iter().fold(first.clone(), |one, other| all_chosen(questionnaire, &one, other))
        };
        let mut turned = drafts.clone();
        turned.rotate_left(order.index(drafts.len()));
        prop_assert_eq!(said(&one_of(&drafts)), said(&one_of(&turned)));
    }

    #[test]
    fn nothing_that_is_here_gives_way_without_a_choice(
        before in any_edits(), mine in any_edits(), theirs in any_edits(),
        questions in prop::sample::subsequence(QUESTIONS.to_vec(), 1..=5),
        chosen in btree_map(0..QUESTIONS.len(), prop::sample::select(vec![Side::Mine, Side::Theirs, Side::Both]), 0..5),
    ) {
        let start = edited(&draft(), &before, "before");
        let questionnaire = &start.known.questionnaire;
        let lead = edited(&start, &mine, "lead").record;
        let back = sent_back(&edited(&part(&start, &questions), &theirs, "colleague"));
        let choices: BTreeMap<Thing, Side> =
            chosen.into_iter().map(|(at, choice)| (answer(QUESTIONS[at]), choice)).collect();
        let one = bring(questionnaire, &lead, &back, &choices);
        for (id, was) in &lead.answers {
            let thing = Thing::Answer(id.clone());
            let is_mine = start.record.answers.get(id) != Some(was);
            let gives_way = choices.get(&thing) == Some(&Side::Theirs);
            if is_mine && !gives_way {
                let now = one.answers.get(id).cloned().unwrap_or_default();
                for evidence in &was.evidence {
                    prop_assert!(now.evidence.iter().any(|one| one.text == evidence.text), "{} lost its evidence", id);
                }
                prop_assert!(now.note.contains(&was.note), "{} lost its note", id);
                prop_assert!(was.response.is_none() || now.response == was.response || choices.contains_key(&thing), "{}", id);
            }
        }
        for action in lead.actions.iter().filter(|action| !start.record.actions.contains(action)) {
            prop_assert!(one.actions.contains(action), "an action of the lead's was lost");
        }
    }
}
