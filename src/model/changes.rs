//! What differs between two records of the same draft, in what people said. Knows no words and no time.

use super::answer::{Answer, AnswerValue};
use super::audit_return::{Action, Return};
use super::comment::Comment;
use super::ids::*;
use std::collections::{BTreeMap, BTreeSet};

/// What differs between an older and a newer record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Questions with another answer, note or evidence.
    pub answers: Vec<QuestionId>,
    /// Profile fields with another value.
    pub profile: Vec<FieldId>,
    /// Actions that only the newer record has.
    pub actions_added: usize,
    /// Actions that both have, with other content.
    pub actions_changed: usize,
    /// Actions that only the older record has.
    pub actions_removed: usize,
    /// Comments and questions to the worker that differ, or that only one of the two has.
    pub comments: usize,
    /// Whether anything else differs: status, declaration, judgements, the order of actions, fields of later versions.
    pub other: bool,
}

impl Changes {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What differs between two records. When an answer was given, recorded grades and the digest do not count: they follow
/// from the rest, or say nothing of it.
pub fn changes(older: &Return, newer: &Return) -> Changes {
    let (before, after) = (by_id(older), by_id(newer));
    let is_changed = |(id, action): &(&&ActionId, &&Action)| after.get(*id).is_some_and(|now| now != *action);
    Changes {
        answers: differing(&older.answers, &newer.answers, said),
        profile: differing(&older.profile, &newer.profile, filled_in),
        actions_added: after.keys().filter(|id| !before.contains_key(*id)).count(),
        actions_changed: before.iter().filter(is_changed).count(),
        actions_removed: before.keys().filter(|id| !after.contains_key(*id)).count(),
        comments: differing(&comments(older), &comments(newer), |comment| comment.copied()).len(),
        other: order(older, &after) != order(newer, &before) || everything_else(older) != everything_else(newer),
    }
}

/// The keys, in their order, under which the two differ in content.
fn differing<K: Ord + Clone, V, S: PartialEq>(
    older: &BTreeMap<K, V>,
    newer: &BTreeMap<K, V>,
    content: impl Fn(Option<&V>) -> S,
) -> Vec<K> {
    let keys: BTreeSet<&K> = older.keys().chain(newer.keys()).collect();
    keys.into_iter().filter(|key| content(older.get(*key)) != content(newer.get(*key))).cloned().collect()
}

/// An answer without its time and without lines of evidence that were left blank. No answer is one that says nothing.
fn said(answer: Option<&Answer>) -> Answer {
    let mut said = answer.cloned().unwrap_or_default();
    said.at = None;
    said.boxes.retain(|_, text| !text.is_empty());
    said.sites.retain(|_, site| !site.is_empty());
    said.evidence.retain(|one| !one.text.is_empty() || !one.extra.is_empty());
    said
}

/// A field that was left blank is one that was not filled in.
fn filled_in(value: Option<&AnswerValue>) -> Option<AnswerValue> {
    value.filter(|value| !value.typed().is_empty()).cloned()
}

fn by_id(record: &Return) -> BTreeMap<&ActionId, &Action> {
    record.actions.iter().map(|action| (&action.id, action)).collect()
}

/// Those that ask nothing and say nothing are none.
fn comments(record: &Return) -> BTreeMap<&CommentId, &Comment> {
    let all = record.comments.iter().chain(&record.worker_questions);
    all.filter(|comment| !comment.is_blank()).map(|comment| (&comment.id, comment)).collect()
}

/// The order of those actions that the other record has too.
fn order<'r>(record: &'r Return, other: &BTreeMap<&ActionId, &Action>) -> Vec<&'r ActionId> {
    record.actions.iter().map(|action| &action.id).filter(|id| other.contains_key(id)).collect()
}

fn everything_else(record: &Return) -> Return {
    let mut rest = record.clone();
    rest.answers.clear();
    rest.profile.clear();
    rest.actions.clear();
    rest.comments.clear();
    rest.worker_questions.clear();
    rest.grades = None;
    rest.digest = None;
    rest
}
