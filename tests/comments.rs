//! A return goes to a reviewer and comes back with comments; an auditor asks the worker before grading. What is asked and
//! answered is never lost, and says nothing of what was submitted.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::checks::texts::suspicions;
use safeguarding_audit::model::applies::asked_domains;
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::model::changes::changes;
use safeguarding_audit::model::comment::{Comment, Topic};
use safeguarding_audit::model::moderation::Moderation;
use safeguarding_audit::model::review::{joined, shown_at};
use safeguarding_audit::words::changes as words;
use serde_json::json;
use std::slice::from_ref;
use story::Story;
use story::definition::{answer, questionnaire};
use story::subgroup::organisation;

/// A comment of a reviewer, at this hour, on a question of the first domain.
fn comment(id: &str, question: &str, hour: u32, text: &str) -> Comment {
    let topic = Topic::Question("D1".into(), question.into());
    let mut comment = Comment::about(&topic, id.into(), format!("2026-11-22T{hour:02}:00:00Z"), 1);
    comment.text = text.to_owned();
    comment.by = "Quality assurance lead".to_owned();
    comment
}

fn answered(mut comment: Comment, hour: u32, text: &str) -> Comment {
    comment.reply(text.to_owned(), format!("2026-11-23T{hour:02}:00:00Z"));
    comment
}

fn submitted() -> Return {
    let mut story = organisation("a", "SCH", "in-place");
    story.submits();
    story.record
}

fn with(record: &Return, comments: &[Comment]) -> Return {
    Return { comments: comments.to_vec(), ..record.clone() }
}

#[test]
fn two_reviewers_comments_are_joined_in_any_order() {
    let (one, other) = (comment("1", "D1.1", 9, "Who is it?"), comment("2", "D1.2", 8, "Since when?"));
    let both = joined(from_ref(&one), from_ref(&other));
    assert_eq!(both, [other.clone(), one.clone()], "the earlier first");
    assert_eq!(joined(&[other], &[one]), both);
    assert_eq!(joined(&both, &both), both, "each once");
}

#[test]
fn an_answer_is_never_lost_to_a_copy_without_one() {
    let asked = comment("1", "D1.1", 9, "Who is it?");
    let replied = answered(asked.clone(), 10, "The deputy head.");
    for both in [joined(from_ref(&asked), from_ref(&replied)), joined(from_ref(&replied), from_ref(&asked))] {
        assert_eq!(both, from_ref(&replied));
    }
}

#[test]
fn what_was_asked_last_and_what_was_answered_last_stand_together() {
    let asked = answered(comment("1", "D1.1", 9, "Who is it?"), 11, "The deputy head, since May.");
    let asked_again = answered(comment("1", "D1.1", 12, "Who is it, and since when?"), 10, "The deputy head.");
    for both in [joined(from_ref(&asked), from_ref(&asked_again)), joined(from_ref(&asked_again), from_ref(&asked))] {
        assert_eq!(
            (both[0].text.as_str(), both[0].answer.as_str()),
            ("Who is it, and since when?", "The deputy head, since May.")
        );
    }
}

#[test]
fn three_copies_come_to_the_same_whichever_are_joined_first() {
    let copies = [
        vec![comment("1", "D1.1", 9, "Who?"), comment("2", "D1.2", 9, "When?")],
        vec![answered(comment("1", "D1.1", 9, "Who?"), 12, "The deputy head.")],
        vec![comment("1", "D1.1", 10, "Who is it?"), comment("3", "D1.1", 9, "Why?")],
    ];
    let [a, b, c] = &copies;
    let expected = joined(&joined(a, b), c);
    for [x, y, z] in [[a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a]] {
        assert_eq!(joined(&joined(x, y), z), expected);
        assert_eq!(joined(x, &joined(y, z)), expected);
    }
}

#[test]
fn fields_of_a_later_version_stay_with_a_comment() {
    let mut newer = comment("1", "D1.1", 9, "Who?");
    newer.extra.insert("urgency".to_owned(), json!("high"));
    let both = joined(&[comment("1", "D1.1", 10, "Who is it?")], &[newer]);
    assert_eq!((both[0].text.as_str(), &both[0].extra["urgency"]), ("Who is it?", &json!("high")));
}

#[test]
fn comments_change_nothing_of_what_was_submitted() {
    let original = submitted();
    let commented = with(&original, &[comment("1", "D1.1", 9, "Who is it?")]);
    assert!(original.is_submitted_as(&commented) && commented.is_submitted_as(&original));
    let mut changed = commented.clone();
    changed.cycle = "2027-28".to_owned();
    assert!(!original.is_submitted_as(&changed));
}

#[test]
fn a_second_grading_comes_with_the_comments_once_it_is_finished() {
    let original = submitted();
    let finished = Moderation { finished_at: Some("2026-11-22T12:00:00Z".to_owned()), ..graded_again("m1") };
    let mut moderated = with(&original, &[comment("1", "D1.1", 9, "Who is it?")]);
    moderated.moderation = vec![finished.clone(), graded_again("m2")];
    let request = moderated.as_request();
    assert_eq!(request.moderation, from_ref(&finished), "what a second auditor has not finished stays there");
    assert!(original.is_submitted_as(&request));
    for begun in [vec![], vec![graded_again("m1")]] {
        let mut here = Return { moderation: begun, ..original.clone() };
        assert!(here.take_review(&request));
        assert_eq!(here.moderation, from_ref(&finished));
    }
    let mut here = request.clone();
    assert!(!here.take_review(&original), "an older copy takes nothing away");
    assert_eq!(here, request);
}

#[test]
fn two_different_second_gradings_under_one_id_are_not_joined() {
    let mut here = submitted();
    here.moderation = vec![graded_again("m1")];
    let other = Return { moderation: vec![Moderation { by: "Somebody else".to_owned(), ..graded_again("m1") }], ..here.clone() };
    assert!(!here.is_submitted_as(&other));
}

fn graded_again(id: &str) -> Moderation {
    Moderation::begin(id.into(), "2026-11-22T11:00:00Z".to_owned(), 1)
}

#[test]
fn taking_comments_over_says_whether_any_is_new() {
    let asked = [comment("2", "D1.2", 9, "When?"), comment("1", "D1.1", 8, "Who?")];
    let mut here = submitted();
    assert!(here.take_review(&with(&here, &asked)));
    assert_eq!(here.open_comments().count(), 2);
    let in_another_order = with(&here, &asked);
    assert!(!here.take_review(&in_another_order));
}

#[test]
fn a_comment_that_asks_nothing_is_not_sent_back() {
    let request = with(&submitted(), &[comment("1", "D1.1", 9, "Who?"), comment("2", "D1.2", 9, "  ")]).as_request();
    assert_eq!(request.comments.len(), 1);
}

#[test]
fn a_reviewer_changes_a_comment_until_it_is_answered_or_the_next_revision_comes() {
    let asked = comment("1", "D1.1", 9, "Who?");
    let mut record = submitted();
    assert!(record.is_being_asked(&asked));
    assert!(!record.is_being_asked(&answered(asked.clone(), 10, "The head.")));
    record.correct();
    assert!(!record.is_being_asked(&asked));
}

#[test]
fn a_comment_on_what_is_no_longer_asked_is_shown_all_the_same() {
    let definition = questionnaire()
        .domain("D1", |domain| domain.asks("D1.1", "yes-no").level("D1.2").shown_when(answer("D1.1", "yes")))
        .domain("D2", |domain| domain.level("D2.1").domain_with("shown_when", answer("D1.1", "yes")));
    let mut story = Story::with(definition);
    story.organisation_is("SCH");
    let mut on_domain = comment("1", "D2.1", 9, "Who?");
    on_domain.domain = Some("D2".into());
    let on_question = comment("2", "D1.2", 9, "When?");
    let shown = |story: &Story, comment: &Comment| shown_at(comment, &asked_domains(&story.known.questionnaire, &story.record));
    story.answers("D1.1", "no");
    assert_eq!(shown(&story, &on_question), Topic::Domain("D1".into()));
    assert_eq!(shown(&story, &on_domain), Topic::Whole);
    story.answers("D1.1", "yes");
    assert_eq!(shown(&story, &on_question), Topic::Question("D1".into(), "D1.2".into()));
    assert_eq!(shown(&story, &on_domain), Topic::Question("D2".into(), "D2.1".into()));
}

/// A case audit of one domain, whose questions can be answered beside their levels.
fn case_audit() -> Story {
    let beside = json!([{ "id": "nothing-found", "label": "Nothing found in the record" }]);
    let mut file: serde_json::Value = serde_json::from_slice(
        &questionnaire().with("/kind", json!("case-audit")).domain("E1", |domain| domain.level("E1.1").level("E1.2")).bytes(),
    )
    .expect("it is JSON");
    file["scales"][0]["unscored"] = beside;
    let read = safeguarding_audit::interchange::read::read_questionnaire(file.to_string().as_bytes()).expect("it is read");
    let mut story = Story::of(read);
    story.organisation_is("SCH");
    story.answers("E1.1", "in-place");
    story.answers("E1.2", "nothing-found");
    story
}

fn asks_the_worker(story: &mut Story, text: &str) {
    let mut question = Comment::about(&Topic::Domain("E1".into()), "w1".into(), "2026-11-22T09:00:00Z".to_owned(), 1);
    question.text = text.to_owned();
    story.record.worker_questions = vec![question];
}

/// Findings on comments and questions to the worker, with the id of their place.
fn advice(story: &Story) -> Vec<(String, Rule)> {
    let is_mine = |rule: &Rule| matches!(rule, Rule::CommentUnanswered | Rule::WorkerUnanswered | Rule::WorkerNotAsked(_));
    story.findings().into_iter().filter(|(_, rule)| is_mine(rule)).collect()
}

#[test]
fn what_the_record_does_not_show_is_asked_of_the_worker_before_grading() {
    let mut story = case_audit();
    let not_asked = Rule::WorkerNotAsked("Nothing found in the record".to_owned());
    assert_eq!(advice(&story), [("E1".to_owned(), not_asked)]);
    assert!(advice(&story).iter().all(|(_, rule)| !rule.check().stays_blocking()));
    asks_the_worker(&mut story, "Was the child seen alone?");
    assert_eq!(advice(&story), [("w1".to_owned(), Rule::WorkerUnanswered)]);
    story.record.worker_questions[0].reply("Yes, at school.".to_owned(), "2026-11-23T09:00:00Z".to_owned());
    assert_eq!(advice(&story), []);
    asks_the_worker(&mut story, " ");
    story.answers("E1.2", "not-in-place");
    assert_eq!(advice(&story), [], "a level is evidenced, also the lowest");
}

#[test]
fn only_a_case_audit_has_a_worker_to_ask() {
    let mut story = case_audit();
    story.known.questionnaire.kind = safeguarding_audit::model::questionnaire::Kind::SelfAssessment;
    assert_eq!(advice(&story), []);
}

#[test]
fn a_comment_without_an_answer_is_said_before_submission_and_does_not_stop_it() {
    let mut story = organisation("a", "SCH", "in-place");
    story.record.comments = vec![comment("1", "D1.1", 9, "Who is it?"), comment("2", "D1.2", 9, "")];
    assert_eq!(advice(&story), [("1".to_owned(), Rule::CommentUnanswered)], "what asks nothing needs no answer");
    assert!(story.can_submit());
    story.record.comments[0].reply("The deputy head.".to_owned(), "2026-11-23T09:00:00Z".to_owned());
    assert_eq!(advice(&story), []);
}

#[test]
fn possible_personal_data_is_found_in_comments_and_answers() {
    let mut story = case_audit();
    asks_the_worker(&mut story, "Was 943 476 5919 seen alone?");
    story.record.worker_questions[0].reply("Yes. Ring 07700 900123.".to_owned(), "2026-11-23T09:00:00Z".to_owned());
    story.record.comments = vec![comment("1", "D1.1", 9, "Write to jo@school.example")];
    assert_eq!(suspicions(&story.known.questionnaire, &story.record, &[]).len(), 3);
}

#[test]
fn what_changed_between_two_versions_names_comments() {
    let older = submitted();
    let newer = with(&older, &[comment("1", "D1.1", 9, "Who is it?"), comment("2", "D1.2", 9, "When?")]);
    assert_eq!(words::changes(&changes(&older, &newer), None), "2 comments added, answered or changed.");
}
