//! What several agencies judge together of one case, with the audits they judge from.

use super::audit_return::Return;
use super::ids::FieldId;
use super::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The audits of one case, as each agency submitted its own. The joint grades are the judgements of the return that this
/// is a part of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Joint {
    /// In the order they were brought.
    pub audits: Vec<Return>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// The field that holds the case reference; none where the questionnaire has none.
pub fn case_field(questionnaire: &Questionnaire) -> Option<FieldId> {
    use super::questionnaire::AnswerType;
    questionnaire.profile.iter().find(|field| field.answer_type == AnswerType::CaseReference).map(|field| field.id.clone())
}

/// The case that a return is about; none where it says none.
pub fn case_of(questionnaire: &Questionnaire, record: &Return) -> Option<String> {
    let said = record.profile_text(case_field(questionnaire)?.as_str());
    Some(said).filter(|said| !said.trim().is_empty())
}
