//! A return goes to a reviewer and comes back with comments, more than once: how what was asked and answered in two copies
//! becomes one, whichever copy comes first. Knows no files and no clock.

use super::applies::AskedDomain;
use super::audit_return::{Return, Status};
use super::comment::{Comment, Topic};
use super::ids::*;
use super::moderation::Moderation;
use std::collections::BTreeMap;

/// The comments of both copies, each once. What was asked last and what was answered last stands; an answer never gives way
/// to none.
pub fn joined(here: &[Comment], there: &[Comment]) -> Vec<Comment> {
    let mut by_id: BTreeMap<&CommentId, Comment> = BTreeMap::new();
    for comment in here.iter().chain(there) {
        let known = by_id.remove(&comment.id);
        by_id.insert(&comment.id, known.map_or_else(|| comment.clone(), |known| both(known, comment)));
    }
    let mut joined: Vec<Comment> = by_id.into_values().collect();
    joined.sort_by(|a, b| (a.revision, &a.at, &a.id).cmp(&(b.revision, &b.at, &b.id)));
    joined
}

/// Two copies of one comment.
fn both(one: Comment, other: &Comment) -> Comment {
    let (mut asked, older) = if asked_last(&one) < asked_last(other) { (other.clone(), &one) } else { (one.clone(), other) };
    let answered = if answered_last(&one) < answered_last(other) { other } else { &one };
    asked.answer.clone_from(&answered.answer);
    asked.answered_by.clone_from(&answered.answered_by);
    asked.answered_at.clone_from(&answered.answered_at);
    for (name, value) in &older.extra {
        asked.extra.entry(name.clone()).or_insert_with(|| value.clone());
    }
    asked
}

/// What decides which copy's question stands.
fn asked_last(comment: &Comment) -> impl Ord + '_ {
    (comment.is_asked(), &comment.at, &comment.text, &comment.by, comment.topic(), comment.revision)
}

/// What decides which copy's answer stands.
fn answered_last(comment: &Comment) -> impl Ord + '_ {
    (comment.is_answered(), &comment.answered_at, &comment.answer, &comment.answered_by)
}

/// Where a comment is shown, by what is asked: one on a question that is not asked stands with its domain, and one on a domain
/// that is not asked stands with the whole.
pub fn shown_at(comment: &Comment, asked: &[AskedDomain<'_>]) -> Topic {
    let topic = comment.topic();
    let Some(domain) = topic.domain() else { return topic };
    match asked.iter().find(|asked| asked.domain.id == *domain) {
        None => Topic::Whole,
        Some(asked) => match &topic {
            Topic::Question(_, id) if !asked.questions.iter().any(|question| question.id == *id) => Topic::Domain(domain.clone()),
            Topic::Question(..) | Topic::Domain(_) | Topic::Whole => topic,
        },
    }
}

impl Return {
    /// What a reviewer asked.
    pub fn asked_comments(&self) -> impl Iterator<Item = &Comment> {
        self.comments.iter().filter(|comment| comment.is_asked())
    }

    /// What a reviewer asked and nobody answered.
    pub fn open_comments(&self) -> impl Iterator<Item = &Comment> {
        self.asked_comments().filter(|comment| !comment.is_answered())
    }

    /// Whether a reviewer may still change a comment: it is on this revision, and nobody answered it.
    pub fn is_being_asked(&self, comment: &Comment) -> bool {
        self.status == Status::Submitted && comment.revision == self.revision && !comment.is_answered()
    }

    /// As it goes back to its auditor: without comments that ask nothing, and without a second grading that is not finished.
    pub fn as_request(&self) -> Self {
        let comments = self.asked_comments().cloned().collect();
        let moderation = self.moderation.iter().filter(|one| one.is_finished()).cloned().collect();
        Self { comments, moderation, ..self.clone() }
    }

    /// Takes over what was asked and answered in another copy, and second gradings of it. Whether anything was new.
    pub fn take_review(&mut self, other: &Self) -> bool {
        let comments = joined(&self.comments, &other.comments);
        let has_comments = comments != joined(&self.comments, &[]);
        if has_comments {
            self.comments = comments;
        }
        let mut is_new = has_comments;
        // One that is not finished is still the second auditor's own.
        for one in other.moderation.iter().filter(|one| one.is_finished()) {
            match self.moderation.iter_mut().find(|mine| mine.id == one.id) {
                None => self.moderation.push(one.clone()),
                Some(mine) if !mine.is_finished() => *mine = one.clone(),
                Some(_) => continue,
            }
            is_new = true;
        }
        is_new
    }

    /// Whether another copy is of what was submitted here, with nothing but comments and second gradings added, all of which
    /// can be taken over.
    pub fn is_submitted_as(&self, other: &Self) -> bool {
        let fits = |one: &Moderation| {
            let mine = self.moderation.iter().find(|mine| mine.id == one.id);
            mine.is_none_or(|mine| mine == one || mine.is_finished() != one.is_finished())
        };
        other.moderation.iter().all(fits) && self.as_sent().as_first_submitted() == other.as_sent().as_first_submitted()
    }
}
