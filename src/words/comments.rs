//! What reviewers ask auditors and auditors ask workers, in sentences. People are named by role only.

use super::figures::count;
use super::said::own_words;
use crate::model::audit_return::Return;
use crate::model::comment::{Comment, Topic};
use crate::model::ids::{CommentId, DomainId};

/// What "Ask the worker" is for.
pub const NOT_EVIDENCED: &str = "Not evidenced is not the same as not done. Where the record does not show something, ask the \
     worker before you judge. The question and the answer are kept with this part.";

/// "S1.1", "S1", "the whole".
pub fn topic(topic: &Topic) -> String {
    match topic {
        Topic::Whole => "the whole".to_owned(),
        Topic::Domain(domain) => domain.to_string(),
        Topic::Question(_, question) => question.to_string(),
    }
}

/// "Comment on S1.1 by Quality assurance lead, 22 November 2026"; `day` is when, as people read it.
pub fn heading(comment: &Comment, day: &str) -> String {
    format!("Comment on {}{}, {day}", topic(&comment.topic()), by(&comment.by))
}

/// "Question to the worker, 22 November 2026"; `day` is when, as people read it.
pub fn worker_heading(day: &str) -> String {
    format!("Question to the worker, {day}")
}

/// "Answer, 24 November 2026: …"; `day` is when, as people read it. Says so where there is none.
pub fn answer(comment: &Comment, day: Option<&str>) -> String {
    if !comment.is_answered() {
        return "Not answered yet.".to_owned();
    }
    let day = day.map(|day| format!(", {day}")).unwrap_or_default();
    format!("Answer{}{day}: {}", by(&comment.answered_by), own_words(&comment.answer))
}

fn by(role: &str) -> String {
    match role.trim() {
        "" => String::new(),
        role => format!(" by {}", own_words(role)),
    }
}

/// "3 comments to answer".
pub fn to_answer(n: usize) -> String {
    format!("{} to answer", count(n, "comment"))
}

/// What is said once comments came in a file and were added to what is here; `new` is how many of them are not answered.
pub fn comments_came(new: usize) -> String {
    match new {
        0 => "What is new in the file was added.".to_owned(),
        new => format!("{} came with the file.", count(new, "comment")),
    }
}

/// What is said once a correction was begun because comments came in a file.
pub fn correction_begun(new: usize, revision: u32) -> String {
    format!("{} Answer the comments in this correction, revision {revision}.", comments_came(new))
}

/// "3 comments, 1 answered"; none where there is none.
pub fn how_many(comments: &[&Comment]) -> Option<String> {
    let answered = comments.iter().filter(|comment| comment.is_answered()).count();
    let all = count(comments.len(), "comment");
    match (comments.len(), answered) {
        (0, _) => None,
        (_, 0) => Some(all),
        (_, answered) => Some(format!("{all}, {answered} answered")),
    }
}

/// What a comment or a question to the worker is called in a list of findings.
pub fn named(record: &Return, id: &CommentId) -> String {
    let of = |comments: &[Comment], what: &str| {
        let comment = comments.iter().find(|comment| comment.id == *id)?;
        Some(format!("{what} on {}: {}", topic(&comment.topic()), own_words(&comment.text)))
    };
    of(&record.comments, "Comment").or_else(|| of(&record.worker_questions, "Question to the worker")).unwrap_or_default()
}

/// A question to the worker as it is copied into a message.
pub fn to_the_worker(reference: &str, domain: &DomainId, title: &str, text: &str) -> String {
    format!("About the audit {reference}, part {domain} {title}:\n{}", text.trim())
}
