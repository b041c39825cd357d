//! What was written and is no longer asked for: listed, left out of what is sent, kept on the device.

mod anything;
mod story;

use anything::{any_story, cases};
use proptest::prelude::*;
use safeguarding_audit::grading::grade;
use safeguarding_audit::interchange::read::{read_questionnaire, read_return};
use safeguarding_audit::interchange::tables::actions_csv;
use safeguarding_audit::model::audit_return::{Return, Status};
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::model::no_longer_asked::Unasked;
use safeguarding_audit::model::provenance::CameFor;
use safeguarding_audit::model::unasked::unasked;
use safeguarding_audit::words::unasked::told;
use story::Story;
use story::shipped::{public, section_11};

/// A trust that commissioned services, said what about that, and then does not commission any more.
fn no_longer_commissions() -> Story {
    let mut story = Story::of(section_11());
    story.organisation_is("SCH");
    story.tells("commissions", "yes");
    story.answers("S3.14", "partly-in-place");
    story.record.answers.entry("S3.14".into()).or_default().note = "Ask Sam Sample about the contract".to_owned();
    story.shows_evidence("S3.14", "Contract file");
    story.plans("a1", "S3.14", "Head teacher", "2027-03-01");
    story.tells("commissions", "no");
    story
}

fn submitted(mut record: Return, left_out: Vec<Unasked>) -> Return {
    record.status = Status::Submitted;
    record.left_out = left_out;
    record
}

#[test]
fn an_answer_that_is_no_longer_asked_for_is_listed_with_its_note_its_evidence_and_its_action() {
    let story = no_longer_commissions();
    let questionnaire = &story.known.questionnaire;
    let found = unasked(questionnaire, &story.record);
    assert_eq!(found, [Unasked::Answer("S3.14".into()), Unasked::Action("a1".into())]);
    let lines: Vec<String> = found.iter().flat_map(|one| told(questionnaire, &story.record, one).1).collect();
    for said in
        ["Partly in place", "Evidence: Contract file", "Note: Ask Sam Sample about the contract", "Action: Put S3.14 right"]
    {
        assert!(lines.iter().any(|line| line == said), "{said} in {lines:?}");
    }
}

#[test]
fn what_is_asked_is_not_listed() {
    let mut story = no_longer_commissions();
    story.tells("commissions", "yes");
    assert_eq!(unasked(&story.known.questionnaire, &story.record), []);
}

#[test]
fn a_submitted_file_lacks_it_and_the_device_keeps_it() {
    let story = no_longer_commissions();
    let questionnaire = &story.known.questionnaire;
    let kept = submitted(story.record.clone(), unasked(questionnaire, &story.record));
    let file = with_digest(&kept.as_sent()).expect("it has a digest");
    assert!(!file.to_string().contains("Sam Sample") && !file.to_string().contains("S3.14"), "{file}");
    assert!(file.get("left_out").is_none(), "{file}");
    let plan = |record| String::from_utf8(actions_csv(record)).expect("it is text");
    assert!(plan(&story.record).contains("S3.14"), "the plan of a draft is whole");
    assert!(!plan(&kept).contains("S3.14"), "that of a return is the return's");
    assert_eq!(kept.answers, story.record.answers);
    let mut corrected = kept.clone();
    corrected.correct();
    assert_eq!(corrected.left_out, []);
    assert_eq!(corrected.as_sent().answers, story.record.answers, "a draft goes whole");
    let sent = read_return(file.to_string().as_bytes()).expect("it is a return").record;
    assert_eq!(sent.as_sent(), sent, "a file that came says what it says");
}

#[test]
fn what_was_kept_on_purpose_is_in_the_file() {
    let story = no_longer_commissions();
    let sent = submitted(story.record.clone(), Vec::new()).as_sent();
    assert_eq!(sent.answers, story.record.answers);
    assert_eq!(sent.actions, story.record.actions);
}

#[test]
fn a_part_that_is_no_longer_asked_for_goes_with_its_grade_and_a_child_at_risk_never() {
    let case_audit = read_questionnaire(&public("questionnaires/case-audit.json")).expect("it is a questionnaire");
    let mut story = Story::of(case_audit);
    story.organisation_is("CSC");
    story.tells("scope", "short");
    story.is_about(&["T2"]);
    story.grades("T1", "inadequate", "Said of a theme that is not audited");
    story.grades("T2", "good", "Said of one that is");
    story.record.escalations.push(Escalation::noticed("2026-11-28T09:00:00Z".to_owned()));
    let found = unasked(&story.known.questionnaire, &story.record);
    assert_eq!(found, [Unasked::Judgement("T1".into())]);
    let sent = submitted(story.record.clone(), found).as_sent();
    assert_eq!(sent.judgements.keys().map(ToString::to_string).collect::<Vec<_>>(), ["T2"]);
    assert_eq!(sent.escalations, story.record.escalations);
}

#[test]
fn a_reviewers_request_comes_back_to_a_return_that_has_words_kept_on_the_device_only() {
    let mut story = no_longer_commissions();
    story.record.status = Status::Submitted;
    story.record.left_out = unasked(&story.known.questionnaire, &story.record);
    story.record.came_for = Some(CameFor::of(&story.record));
    let file = with_digest(&story.record.as_sent()).expect("it has a digest");
    let sent = read_return(file.to_string().as_bytes()).expect("it is a return").record;
    assert!(story.record.is_submitted_as(&sent.as_request()));
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn what_is_left_out_changes_no_grade(story in any_story()) {
        let questionnaire = &story.known.questionnaire;
        let found = unasked(questionnaire, &story.record);
        for one in &found {
            prop_assert!(!told(questionnaire, &story.record, one).0.is_empty());
        }
        let sent = submitted(story.record.clone(), found).as_sent();
        prop_assert_eq!(grade(questionnaire, &sent), grade(questionnaire, &story.record));
        prop_assert_eq!(unasked(questionnaire, &sent), []);
    }
}
