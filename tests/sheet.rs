//! What is asked, what fits and what it comes to is found from the answers alone, without a return around them.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::checks::findings::find_in_profile;
use safeguarding_audit::grading::domain::grade_domain;
use safeguarding_audit::grading::{Gradable, Outcome};
use safeguarding_audit::model::applies::{AskedDomain, asked_domains, asked_on};
use safeguarding_audit::model::ids::DomainId;
use safeguarding_audit::model::judgement::Judgement;
use safeguarding_audit::model::replies::Replies;
use safeguarding_audit::model::sheet::Sheet;
use serde_json::json;
use std::collections::BTreeMap;
use story::Story;
use story::definition::{profile, questionnaire};

fn ids(asked: &[AskedDomain<'_>]) -> Vec<String> {
    asked.iter().flat_map(|asked| &asked.questions).map(|question| question.id.to_string()).collect()
}

/// Somebody who buys services, which one question is about.
fn story() -> Story {
    let mut story = Story::with(questionnaire().domain("D1", |domain| {
        domain.level("D1.1").level("D1.2").shown_when(profile("commissions", "yes")).level("D1.3").only_for(&["GP"])
    }));
    story.tells("organisation-name", "Elm Primary");
    story.organisation_is("SCH");
    story.tells("commissions", "yes");
    story
}

#[test]
fn what_is_asked_of_a_profile_alone_is_what_a_return_with_it_is_asked() {
    let story = story();
    let questionnaire = &story.known.questionnaire;
    let alone = asked_on(questionnaire, Sheet::of_profile(&story.record.profile));
    assert_eq!(ids(&alone), ["D1.1", "D1.2"]);
    assert_eq!(ids(&alone), ids(&asked_domains(questionnaire, &story.record)));
}

#[test]
fn whoever_begins_a_reply_is_asked_what_its_setup_leads_to() {
    let story = story();
    let made_with = story.record.questionnaire.clone();
    let mut replies = Replies::start("a".into(), "ST-0000-0001".to_owned(), made_with, "2026-27".to_owned());
    assert_eq!(ids(&asked_on(&story.known.questionnaire, replies.blank_sheet())), ["D1.1"]);
    assert_eq!(find_in_profile(&story.known.questionnaire, replies.blank_sheet()).len(), 3, "nothing is set up yet");
    replies.setup = story.record.profile.clone();
    assert_eq!(ids(&asked_on(&story.known.questionnaire, replies.blank_sheet())), ["D1.1", "D1.2"]);
    assert_eq!(find_in_profile(&story.known.questionnaire, replies.blank_sheet()), []);
    assert_eq!(replies.blank_sheet(), replies.blank().sheet(), "it is what a form for a reply begins with");
}

static NOBODY_JUDGED: BTreeMap<DomainId, Judgement> = BTreeMap::new();

/// Answers that nobody judged anything beside.
fn only(sheet: Sheet<'_>) -> Gradable<'_> {
    Gradable { sheet, judgements: &NOBODY_JUDGED, overall: None, joint: None, has_open_escalation: false }
}

/// The grade of the first domain.
fn graded(story: &Story, of: Gradable<'_>) -> Outcome {
    let asked = asked_on(&story.known.questionnaire, story.record.sheet());
    grade_domain(&story.known.questionnaire, &of, asked.first().expect("it is asked")).outcome
}

#[test]
fn a_domain_is_graded_from_its_answers_alone() {
    let mut story = story();
    assert_eq!(graded(&story, only(story.record.sheet())), Outcome::NotYet { done: 0, required: 2 });
    story.answers("D1.1", "in-place-with-impact");
    story.answers("D1.2", "in-place-with-impact");
    assert_eq!(graded(&story, only(story.record.sheet())), Outcome::Graded("outstanding".into()));
    assert_eq!(graded(&story, only(story.record.sheet())), story.domain("D1").outcome);
    let blank = Sheet::of_profile(&story.record.profile);
    assert_eq!(graded(&story, only(blank)), Outcome::NotYet { done: 0, required: 2 });
}

#[test]
fn a_limit_looks_at_the_profile_on_the_sheet_and_at_whether_a_child_is_at_risk() {
    let limit = json!({ "id": "risk", "of": "domain", "when": { "open_escalation": true }, "at_most": "inadequate",
        "because": "A child is at risk.", "only_when": { "profile": "commissions", "is": ["yes"] } });
    let definition = questionnaire().with("/kind", json!("case-audit")).with("/grading/limits", json!([limit]));
    let mut story = Story::with(definition.domain("D1", |domain| domain.level("D1.1")));
    story.tells("commissions", "yes");
    story.answers("D1.1", "in-place-with-impact");
    let sheet = story.record.sheet();
    let at_risk = |sheet| Gradable { has_open_escalation: true, ..only(sheet) };
    assert_eq!(graded(&story, only(sheet)), Outcome::Graded("outstanding".into()));
    assert_eq!(graded(&story, at_risk(sheet)), Outcome::Graded("inadequate".into()));
    let silent = BTreeMap::new();
    assert_eq!(graded(&story, at_risk(Sheet { profile: &silent, ..sheet })), Outcome::Graded("outstanding".into()));
}

#[test]
fn what_people_judge_stands_beside_the_answers() {
    let mut story = Story::with(questionnaire().judged().domain("D1", |domain| domain.level("D1.1")));
    story.answers("D1.1", "in-place");
    let sheet = story.record.sheet();
    assert_eq!(graded(&story, only(sheet)), Outcome::NotYet { done: 0, required: 1 });
    let judgements = BTreeMap::from([("D1".into(), Judgement::new("good".into(), "Seen.".to_owned()))]);
    let judged = |sheet| Gradable { judgements: &judgements, ..only(sheet) };
    assert_eq!(graded(&story, judged(sheet)), Outcome::Graded("good".into()));
    let blank = Sheet::of_profile(&story.record.profile);
    assert_eq!(graded(&story, judged(blank)), Outcome::NotYet { done: 0, required: 1 });
    let together = Gradable { joint: Some(&[]), ..judged(blank) };
    assert_eq!(graded(&story, together), Outcome::Graded("good".into()), "several agencies judge from answers of their own");
}
