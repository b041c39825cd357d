//! What may be written and no longer asked for, by its id. When it is so is decided in `unasked`.

use super::ids::*;
use serde::{Deserialize, Serialize};

/// Something that was written or chosen and is no longer asked for. Children at risk, and what others asked of whoever
/// completes it, are never among it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unasked {
    /// A field of the profile.
    Field(FieldId),
    /// An answer, with its evidence and note.
    Answer(QuestionId),
    /// A person's grade for a domain, with its reason.
    Judgement(DomainId),
    /// An action that came from a question.
    Action(ActionId),
    /// A question to the worker, with what the worker said.
    WorkerQuestion(CommentId),
    /// Profile answers that had no place in a later edition.
    EarlierProfile,
}
