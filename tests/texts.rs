//! Where possible personal data is looked for: in everything that was typed and would leave with the file.

mod story;

use safeguarding_audit::checks::finding::Place;
use safeguarding_audit::checks::personal_data::HitKind;
use safeguarding_audit::checks::texts::suspicions;
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::words::personal_data::noticed;
use serde_json::json;
use story::Story;
use story::definition::{profile, questionnaire};

/// From the range that is never issued.
const NHS_NUMBER: &str = "999 000 0018";

fn draft() -> Story {
    Story::with(
        questionnaire().asks("role", "short-text", json!({})).asks("email", "short-text", json!({ "contact": true })).domain(
            "D1",
            |domain| {
                domain.level("D1.1").asks("D1.2", "long-text").asks("D1.3", "long-text").shown_when(profile("commissions", "yes"))
            },
        ),
    )
}

/// The places where something is found.
fn places(story: &Story) -> Vec<String> {
    let found = suspicions(&story.known.questionnaire, &story.record, &["Gorse Lane".to_owned()]);
    let name = |place: &Option<Place>| match place {
        Some(Place::Profile(id)) => format!("profile {id}"),
        Some(Place::Question(domain, id)) => format!("{domain} {id}"),
        Some(Place::Action(id) | Place::LastAction(id)) => format!("action {id}"),
        Some(Place::Domain(id)) => format!("domain {id}"),
        Some(Place::Comment(_, id)) => format!("comment {id}"),
        Some(Place::Judgement(Subject::Domain(id))) => format!("grade of {id}"),
        Some(Place::Judgement(Subject::Overall)) => "grade of the whole".to_owned(),
        Some(Place::Escalation) => "escalation".to_owned(),
        None => "nowhere".to_owned(),
    };
    found.iter().map(|one| name(&one.place)).collect()
}

#[test]
fn reasons_for_grades_and_what_was_done_for_a_child_are_looked_at() {
    let mut story = draft();
    story.grades("D1", "good", "Seen at Gorse Lane");
    story.grades_the_whole("good", "Moved from Gorse Lane");
    let done = |text: &str| Escalation { done: text.to_owned(), ..Escalation::noticed("2026-11-22T10:00:00Z".to_owned()) };
    story.record.escalations.push(done("Went to Gorse Lane"));
    assert_eq!(places(&story), ["grade of D1", "grade of the whole", "escalation"]);
}

#[test]
fn every_place_a_person_can_type_into_is_looked_at() {
    let mut story = draft();
    let text = format!("It was {NHS_NUMBER}.");
    story.tells("role", &text);
    story.types("D1.2", &text);
    story.says_not_applicable("D1.1", &text);
    story.shows_evidence("D1.1", &text);
    story.plans("a1", "D1.1", &text, "2027-01-31");
    assert_eq!(places(&story), ["profile role", "D1 D1.1", "D1 D1.1", "D1 D1.2", "action a1"]);
}

#[test]
fn a_hidden_answer_stays_in_the_file_and_so_is_looked_at() {
    let mut story = draft();
    story.types("D1.3", NHS_NUMBER);
    let answer = story.record.answers.get(&"D1.3".into()).cloned();
    story.record.answers.extend(answer.map(|answer| ("D9.9".into(), answer)));
    assert_eq!(places(&story), ["D1 D1.3", "nowhere"], "also an answer to a question of another edition");
}

#[test]
fn a_contact_that_was_asked_for_is_no_surprise() {
    let mut story = draft();
    story.tells("email", "office@applewick.example");
    assert_eq!(places(&story), [""; 0]);
    story.tells("role", "office@applewick.example");
    assert_eq!(places(&story), ["profile role"]);
}

#[test]
fn names_of_the_area_come_from_the_partnership() {
    let mut story = draft();
    story.types("D1.2", "It happened near gorse lane again.");
    let found = suspicions(&story.known.questionnaire, &story.record, &["Gorse Lane".to_owned()]);
    assert_eq!(found.iter().flat_map(|one| &one.hits).map(|hit| hit.kind).collect::<Vec<_>>(), [HitKind::LocalName]);
    assert_eq!(suspicions(&story.known.questionnaire, &story.record, &[]), []);
}

#[test]
fn a_level_is_no_text() {
    let mut story = draft();
    story.answers("D1.1", "in-place");
    assert_eq!(places(&story), [""; 0]);
}

#[test]
fn what_is_said_while_typing_comes_with_the_reason_and_the_text_without_it() {
    let said = noticed(&format!("Call about {NHS_NUMBER}, seen by Dr Moss."))
        .map(|said| (said.sentence, said.reasons.len(), said.without));
    let sentence = "Something here looks like an NHS number. Does it have to be here?".to_owned();
    assert_eq!(said, Some((sentence, 1, "Call about [removed], seen by Dr Moss.".to_owned())), "a name is only a hint");
    assert_eq!(noticed("Seen by Dr Moss at half past two."), None);
}
