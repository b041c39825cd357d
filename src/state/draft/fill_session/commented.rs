//! What a reviewer asks the auditor, and the auditor the worker, with the answers, in a draft or return that is open.

use super::FillSession;
use crate::model::audit_return::Return;
use crate::model::comment::{Comment, Topic};
use crate::model::ids::{CommentId, DomainId};
use crate::platform::clock;
use leptos::prelude::*;

impl FillSession {
    /// A reviewer's comment. Subscribes to it.
    pub fn comment(&self, id: &CommentId) -> Option<Comment> {
        self.with_rest(|rest| rest.comments.iter().find(|comment| comment.id == *id).cloned())
    }

    /// The role of whoever reviews; empty while it is not said. Subscribes to it.
    pub fn reviewer(&self) -> String {
        self.with_rest(|rest| {
            let mut mine = rest.comments.iter().filter(|comment| rest.is_being_asked(comment));
            mine.find(|comment| !comment.by.is_empty()).map(|comment| comment.by.clone()).unwrap_or_default()
        })
    }

    /// Says who reviews. Where nothing is asked yet, a comment without words keeps it.
    pub fn set_reviewer(&self, role: String) {
        self.change_comments(|rest| {
            let mine: Vec<bool> = rest.comments.iter().map(|comment| rest.is_being_asked(comment)).collect();
            if !mine.contains(&true) {
                rest.comments.push(Comment::begin(clock::new_id().into(), clock::now(), rest.revision));
            }
            for (comment, is_mine) in rest.comments.iter_mut().zip(mine.into_iter().chain([true])) {
                if is_mine {
                    comment.by.clone_from(&role);
                }
            }
        });
    }

    /// Asks for a change, or asks otherwise.
    pub fn ask_for_change(&self, id: &CommentId, topic: &Topic, text: String) {
        let by = untrack(|| self.reviewer());
        self.change_comments(|rest| {
            let revision = rest.revision;
            let begin = || Comment { by, ..Comment::about(topic, id.clone(), clock::now(), revision) };
            comment_in(&mut rest.comments, id, begin).ask(text, clock::now());
        });
    }

    /// Answers a reviewer's comment.
    pub fn answer_comment(&self, id: &CommentId, answer: String) {
        self.change_comments(|rest| {
            if let Some(comment) = rest.comments.iter_mut().find(|comment| comment.id == *id) {
                comment.reply(answer, clock::now());
            }
        });
    }

    /// A question to the worker. Subscribes to it.
    pub fn worker_question(&self, id: &CommentId) -> Option<Comment> {
        self.with_rest(|rest| rest.worker_questions.iter().find(|question| question.id == *id).cloned())
    }

    /// Changes a question to the worker, or what the worker said to it.
    pub fn change_worker_question(&self, domain: &DomainId, id: &CommentId, change: impl FnOnce(&mut Comment)) {
        self.update_rest(|rest| {
            let revision = rest.revision;
            let begin = || Comment::about(&Topic::Domain(domain.clone()), id.clone(), clock::now(), revision);
            change(comment_in(&mut rest.worker_questions, id, begin));
            rest.worker_questions.retain(|question| !question.is_blank());
        });
    }

    /// A comment that was emptied is none; one without words stays only where nothing else keeps the reviewer's role.
    fn change_comments(&self, change: impl FnOnce(&mut Return)) {
        self.update_rest(|rest| {
            change(rest);
            let is_said = |comment: &Comment| comment.is_asked() || comment.is_answered();
            let has_words = rest.comments.iter().any(|comment| comment.is_asked() && rest.is_being_asked(comment));
            let mut is_role_kept = has_words;
            rest.comments.retain(|comment| {
                let stays = is_said(comment) || !is_role_kept && !comment.is_blank();
                is_role_kept |= stays && !is_said(comment);
                stays
            });
        });
    }
}

/// The comment of that id; begun where there is none.
fn comment_in<'c>(comments: &'c mut Vec<Comment>, id: &CommentId, begin: impl FnOnce() -> Comment) -> &'c mut Comment {
    let at = comments.iter().position(|comment| comment.id == *id).unwrap_or_else(|| {
        comments.push(begin());
        comments.len() - 1
    });
    &mut comments[at]
}
