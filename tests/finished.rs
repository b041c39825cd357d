//! What may be done with a finished return, and by whom.

mod story;

use safeguarding_audit::model::comment::{Comment, Topic};
use safeguarding_audit::model::finished::{NextSteps, SecondGrading, next_steps};
use safeguarding_audit::model::joint::Joint;
use safeguarding_audit::model::moderation::Moderation;
use serde_json::json;
use story::Story;
use story::audits::audit;
use story::subgroup::{organisation, two_domains};

const NOW: &str = "2026-11-22T10:00:00Z";
const THIS_ROUND: &str = "2026-27";
const NEXT_ROUND: &str = "2027-28";

/// What may be done where it was submitted.
fn here(story: &Story, round: &str) -> NextSteps {
    next_steps(&story.known.questionnaire, &story.record, false, round)
}

/// What may be done where it came as a file.
fn elsewhere(story: &Story) -> NextSteps {
    next_steps(&story.known.questionnaire, &story.record, true, THIS_ROUND)
}

fn finished(mut story: Story) -> Story {
    story.submits();
    story
}

#[test]
fn nobody_is_ones_own_second_auditor() {
    let story = finished(audit(1, 3));
    assert_eq!(here(&story, THIS_ROUND).second_grading, SecondGrading::No);
    assert_eq!(elsewhere(&story).second_grading, SecondGrading::MayBegin);
}

#[test]
fn a_second_grading_that_was_begun_is_in_reach_wherever_the_return_is() {
    let mut story = finished(audit(1, 3));
    story.record.moderation.push(Moderation::begin("m-1".into(), NOW.to_owned(), 1));
    assert_eq!(here(&story, THIS_ROUND).second_grading, SecondGrading::Begun);
    assert_eq!(elsewhere(&story).second_grading, SecondGrading::Begun);
    story.record.moderation[0].compared_at = Some(NOW.to_owned());
    story.record.moderation[0].finished_at = Some(NOW.to_owned());
    assert_eq!(here(&story, THIS_ROUND).second_grading, SecondGrading::Begun, "it is finished");
}

#[test]
fn a_correction_is_graded_a_second_time_anew() {
    let mut story = finished(audit(1, 3));
    story.record.moderation.push(Moderation::begin("m-1".into(), NOW.to_owned(), 1));
    story.record.correct();
    story.submits();
    assert_eq!(here(&story, THIS_ROUND).second_grading, SecondGrading::No);
    assert_eq!(elsewhere(&story).second_grading, SecondGrading::MayBegin);
}

#[test]
fn what_is_not_graded_is_neither_graded_a_second_time_nor_moderated() {
    let none = json!({ "method": "none" });
    let definition = two_domains().with("/grading/domain", none.clone()).with("/grading/overall", none);
    let mut story = finished(Story::with(definition.with("/grading/limits", json!([]))));
    assert_eq!(elsewhere(&story).second_grading, SecondGrading::No);
    story.record.moderation.push(Moderation::begin("m-1".into(), NOW.to_owned(), 1));
    assert_eq!(elsewhere(&story).second_grading, SecondGrading::No);
}

#[test]
fn a_self_assessment_is_moderated_by_whoever_got_it_as_a_file() {
    let story = finished(organisation("a", "SCH", "in-place"));
    assert_eq!(here(&story, THIS_ROUND).second_grading, SecondGrading::No, "nobody is one's own reviewer");
    assert_eq!(elsewhere(&story).second_grading, SecondGrading::MayBegin);
}

#[test]
fn a_joint_judgement_is_neither_graded_a_second_time_nor_reviewed() {
    let mut story = finished(audit(1, 3));
    assert!(elsewhere(&story).may_be_reviewed);
    story.record.joint = Some(Joint::of(Vec::new()));
    story.record.moderation.push(Moderation::begin("m-1".into(), NOW.to_owned(), 1));
    assert_eq!(elsewhere(&story).second_grading, SecondGrading::No);
    assert!(!elsewhere(&story).may_be_reviewed);
}

#[test]
fn a_return_of_an_earlier_round_is_corrected_only_once_somebody_says_so() {
    let story = finished(organisation("a", "SCH", "in-place"));
    assert_eq!(here(&story, NEXT_ROUND).earlier_round.as_deref(), Some(THIS_ROUND));
    assert_eq!(here(&story, THIS_ROUND).earlier_round, None, "the round is not over");
    assert_eq!(here(&story, "").earlier_round, None, "nobody has set a round");
    assert_eq!(here(&finished(audit(1, 3)), NEXT_ROUND).earlier_round, None, "a case is audited once");
}

#[test]
fn comments_wait_until_they_are_answered() {
    let mut story = finished(organisation("a", "SCH", "in-place"));
    assert_eq!(here(&story, THIS_ROUND).open_comments, 0);
    let mut comment = Comment::about(&Topic::Whole, "c-1".into(), NOW.to_owned(), 1);
    comment.text = "Since when?".to_owned();
    story.record.comments.push(comment);
    assert_eq!(here(&story, THIS_ROUND).open_comments, 1);
    story.record.comments[0].reply("Since May.".to_owned(), NOW.to_owned());
    assert_eq!(here(&story, THIS_ROUND).open_comments, 0);
}
