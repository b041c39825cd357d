//! Whether a file is a second auditor's own audit of a case, to be set beside the first.

use super::read::ReadReturn;
use crate::model::audit_return::{Return, Status};
use crate::model::digest::return_digest;
use crate::model::joint::case_of;
use crate::model::questionnaire::Questionnaire;

/// Why a file is not set beside a first audit. The sentences are in `words::arrival`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSecond {
    /// It is a draft.
    Draft,
    /// It was changed after it was submitted.
    Changed,
    /// It is what several agencies judged together.
    Joint,
    /// It was made with another questionnaire, or another edition of it.
    OtherQuestionnaire,
    /// It is the first auditor's own return.
    First,
    /// It is about another case, or none.
    OtherCase {
        /// The case it is about.
        theirs: Option<String>,
        /// The case of the first audit.
        ours: Option<String>,
    },
    /// A moderation of the first audit is under way.
    UnderWay,
}

/// Whether a file is a second audit of the case that `first` is about; else why not.
pub fn judge(questionnaire: &Questionnaire, first: &Return, second: &ReadReturn) -> Result<(), NotSecond> {
    let own = &second.record;
    let edition = |record: &Return| (record.questionnaire.id.clone(), record.questionnaire.edition.clone());
    if own.status != Status::Submitted {
        return Err(NotSecond::Draft);
    }
    if own.digest.is_none() || own.digest != return_digest(&second.file) {
        return Err(NotSecond::Changed);
    }
    if own.joint.is_some() {
        return Err(NotSecond::Joint);
    }
    if edition(own) != edition(first) {
        return Err(NotSecond::OtherQuestionnaire);
    }
    if own.id == first.id {
        return Err(NotSecond::First);
    }
    let (theirs, ours) = (case_of(questionnaire, own), case_of(questionnaire, first));
    if theirs.is_none() || theirs != ours {
        return Err(NotSecond::OtherCase { theirs, ours });
    }
    if first.moderation_under_way().is_some_and(|moderation| !moderation.is_untouched()) {
        return Err(NotSecond::UnderWay);
    }
    Ok(())
}
