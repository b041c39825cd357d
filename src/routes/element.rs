//! Ids of elements, made from ids of the domain, so that a summary can link to a field and a test can find it.

use crate::model::comment::Topic;
use crate::model::ids::{ActionId, CommentId, FieldId, QuestionId};
use crate::model::judgement::Subject;

/// The first control of a question.
pub fn question(id: &QuestionId) -> String {
    format!("question-{id}")
}

/// The first control of a profile field.
pub fn field(id: &FieldId) -> String {
    format!("field-{id}")
}

/// The first control of a grade that a person gives.
pub fn grade(subject: &Subject) -> String {
    match subject {
        Subject::Domain(domain) => format!("grade-{domain}"),
        Subject::Overall => "grade-overall".to_owned(),
    }
}

/// The reason for such a grade.
pub fn reason(subject: &Subject) -> String {
    format!("{}-reason", grade(subject))
}

/// The button that adds an action to a question, or to none.
pub fn add_action(question: Option<&QuestionId>) -> String {
    question.map_or_else(|| "add-action".to_owned(), |id| format!("add-action-{id}"))
}

/// What is asked in a comment.
pub fn comment(id: &CommentId) -> String {
    format!("comment-{id}")
}

/// What is answered to a comment.
pub fn answer(id: &CommentId) -> String {
    format!("answer-{id}")
}

/// The button that adds a comment.
pub fn add_comment(topic: &Topic) -> String {
    match topic {
        Topic::Whole => "add-comment".to_owned(),
        Topic::Domain(domain) => format!("add-comment-{domain}"),
        Topic::Question(_, question) => format!("add-comment-{question}"),
    }
}

/// What was said to a question the time before.
pub fn last_time(id: &QuestionId) -> String {
    format!("last-time-{id}")
}

/// The button that opens an action's form again.
pub fn change_action(id: &ActionId) -> String {
    format!("change-action-{id}")
}

/// An action's form.
pub fn action(id: &ActionId) -> String {
    format!("action-{id}")
}
