//! Versions of one draft: what changed between two of them.

use crate::anything::{any_record, cases};
use crate::story::Story;
use crate::story::shipped::section_11;
use crate::story::subgroup::organisation;
use proptest::prelude::*;
use safeguarding_audit::model::answer::Evidence;
use safeguarding_audit::model::audit_return::{ActionStatus, Declaration, Return, Status};
use safeguarding_audit::model::changes::{Changes, changes};
use safeguarding_audit::model::questionnaire::Kind;
use safeguarding_audit::words;
use serde_json::json;

/// A story and what it is told after more work was done.
#[track_caller]
fn is_told(work: impl FnOnce(&mut Story), sentence: &str) {
    let before = organisation("a", "SCH", "in-place");
    let mut after = before.clone();
    work(&mut after);
    let found = changes(&before.record, &after.record);
    assert_eq!(words::changes::changes(&found, Some(&before.known.questionnaire)), sentence);
    assert_eq!(found.is_empty(), sentence == "Nothing changed.");
}

#[test]
fn answers_that_changed_are_counted_with_their_domains() {
    is_told(|story| story.answers("D1.1", "not-in-place"), "1 answer changed in D1.");
    is_told(
        |story| {
            story.says_not_applicable("D2.1", "We have no building.");
            story.takes_back("D1.1");
            story.shows_evidence("D1.2", "Policy");
        },
        "3 answers changed in D1 and D2.",
    );
    is_told(|story| story.answers("X9.9", "of a later edition"), "1 answer changed.");
}

#[test]
fn an_answer_given_again_at_another_time_is_no_change() {
    let again = |story: &mut Story| {
        let answer = story.record.answers.get_mut(&"D1.1".into()).expect("it was answered");
        answer.at = Some("2026-11-20T14:02:11.000Z".to_owned());
        answer.evidence.push(Evidence::default());
    };
    is_told(again, "Nothing changed.");
    is_told(|story| drop(story.record.answers.insert("D9.9".into(), Default::default())), "Nothing changed.");
    is_told(|story| story.tells("website", ""), "Nothing changed.");
}

#[test]
fn grades_and_digest_follow_from_the_rest_and_are_no_change_of_their_own() {
    let recorded = |story: &mut Story| {
        drop(story.file());
        story.record.grades = Some(Default::default());
    };
    is_told(recorded, "Nothing changed.");
}

#[test]
fn what_is_said_about_the_organisation_is_told_by_the_name_of_its_page() {
    is_told(|story| story.organisation_is("GP"), "“About your organisation” changed.");
    let found = Changes { profile: vec!["team".into()], ..Changes::default() };
    let mut questionnaire = section_11().questionnaire;
    questionnaire.kind = Kind::CaseAudit;
    assert_eq!(words::changes::changes(&found, Some(&questionnaire)), "“About this audit” changed.");
    assert_eq!(words::changes::changes(&found, None), "The first page changed.");
}

#[test]
fn actions_are_told_apart_by_what_became_of_them() {
    let mut before = organisation("a", "SCH", "in-place");
    ["one", "two", "three"].into_iter().for_each(|id| before.plans(id, "D1.1", "Head", "2027-01-31"));
    let mut after = before.clone();
    after.record.actions.remove(0);
    after.record.actions.iter_mut().for_each(|action| action.status = ActionStatus::Done);
    after.plans("four", "D1.2", "", "");
    let found = changes(&before.record, &after.record);
    assert_eq!(words::changes::changes(&found, None), "1 action added; 2 actions changed; 1 action removed.");
    let mut reordered = before.clone();
    reordered.record.actions.reverse();
    let found = changes(&before.record, &reordered.record);
    assert_eq!(found, Changes { other: true, ..Changes::default() });
}

#[test]
fn everything_else_is_told_without_details() {
    let declared = |story: &mut Story| {
        story.record.declaration = Some(Declaration { role: "Head".to_owned(), at: String::new(), ..Declaration::default() });
    };
    is_told(declared, "Other details changed.");
    is_told(|story| story.record.status = Status::Submitted, "Other details changed.");
    is_told(|story| drop(story.record.extra.insert("later".to_owned(), json!(1))), "Other details changed.");
    let much = |story: &mut Story| {
        story.answers("D2.2", "not-in-place");
        story.organisation_is("NHS");
        story.plans("one", "D1.1", "Head", "");
        declared(story);
    };
    is_told(much, "1 answer changed in D2; “About your organisation” changed; 1 action added; other details changed.");
}

#[test]
fn many_domains_are_counted_and_not_named() {
    let known = section_11();
    let first_of = |count: usize| known.questionnaire.domains.iter().take(count).map(|domain| domain.questions[0].id.clone());
    let told = |count: usize, known: bool| {
        let found = Changes { answers: first_of(count).collect(), ..Changes::default() };
        words::changes::changes(&found, known.then_some(&section_11().questionnaire))
    };
    assert_eq!(told(3, true), "3 answers changed in S1, S2 and S3.");
    assert_eq!(told(6, true), "6 answers changed in 6 parts.");
    assert_eq!(told(6, false), "6 answers changed.");
}

/// A record without what is no change.
fn bare(record: &Return) -> Return {
    let mut record = record.clone();
    record.answers.retain(|_, answer| {
        answer.evidence.retain(|one| !one.text.is_empty() || !one.extra.is_empty());
        *answer != Default::default()
    });
    record.profile.retain(|_, value| !value.typed().is_empty());
    record
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn nothing_changed_only_where_nothing_did((one, other) in (any_record(), any_record()), is_same in any::<bool>()) {
        let other = if is_same { one.clone() } else { other };
        let found = changes(&one, &other);
        prop_assert_eq!(found.is_empty(), bare(&one) == bare(&other));
        let back = changes(&other, &one);
        prop_assert_eq!((&back.answers, &back.profile, back.other), (&found.answers, &found.profile, found.other));
        prop_assert_eq!((back.actions_added, back.actions_changed), (found.actions_removed, found.actions_changed));
        let sentence = words::changes::changes(&found, Some(&section_11().questionnaire));
        prop_assert!(sentence.ends_with('.') && !sentence.contains(" 0 "), "{}", sentence);
    }
}
