//! What several agencies judge together of one case, with the audits they judge from.

use super::answer::{AnswerValue, YES};
use super::audit_return::Return;
use super::ids::{FieldId, ReturnId};
use super::meaning::Meaning;
use super::questionnaire::{AnswerType, Questionnaire};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The most audits that a joint judgement holds.
pub const MOST_AUDITS: usize = 20;

/// The fewest audits that a joint judgement can be submitted with.
pub const FEWEST_AUDITS: usize = 2;

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

impl Joint {
    /// Of these audits, in this order.
    pub fn of(audits: Vec<Return>) -> Self {
        Self { audits, extra: Map::new() }
    }

    /// Takes an audit: in the place of the one with its id, else at the end.
    pub fn put(&mut self, audit: Return) {
        match self.audits.iter_mut().find(|one| one.id == audit.id) {
            Some(here) => *here = audit,
            None => self.audits.push(audit),
        }
    }

    /// Takes an audit out; with the place it had.
    pub fn take_out(&mut self, id: &ReturnId) -> Option<(usize, Return)> {
        let at = self.audits.iter().position(|audit| audit.id == *id)?;
        Some((at, self.audits.remove(at)))
    }
}

impl Return {
    /// Whether it is what several agencies judge together.
    pub fn is_joint(&self) -> bool {
        self.joint.is_some()
    }

    /// The role of whoever audited: as the profile says it, else as it was declared.
    pub fn auditor_role(&self) -> String {
        let declared = || self.declaration.as_ref().map(|declaration| declaration.role.clone()).unwrap_or_default();
        Some(self.says(Meaning::AuditorRole)).filter(|role| !role.trim().is_empty()).unwrap_or_else(declared)
    }
}

/// What a joint judgement of that case is called.
pub fn joint_name(case: &str) -> String {
    if case.trim().is_empty() { "Joint judgement".to_owned() } else { format!("{case} – joint judgement") }
}

/// The profile of a joint judgement: each field that every audit with an answer to it answers alike, and "yes" where any audit
/// says so. The type of an agency and what it says in its own words are left out, because they are about the agency and not
/// about the case.
pub fn shared_profile(questionnaire: &Questionnaire, audits: &[Return]) -> BTreeMap<FieldId, AnswerValue> {
    let is_of_the_case = |answer_type| !matches!(answer_type, AnswerType::ShortText | AnswerType::LongText);
    let fields = questionnaire.profile.iter().filter(|field| is_of_the_case(field.answer_type));
    let shared = fields.filter(|field| field.meaning() != Some(Meaning::OrganisationType)).filter_map(|field| {
        let said: Vec<&AnswerValue> = audits.iter().filter_map(|audit| audit.profile.get(&field.id)).collect();
        let first = *said.first()?;
        let is_alike = said.iter().all(|other| other.typed() == first.typed());
        // What one agency knows of the child holds, also where another does not know it.
        let yes = said.iter().find(|value| field.answer_type == AnswerType::YesNo && value.typed() == YES);
        let value = if is_alike { Some(&first) } else { yes };
        value.map(|value| (field.id.clone(), (*value).clone()))
    });
    shared.collect()
}

/// The field that holds the case reference; none where the questionnaire has none.
pub fn case_field(questionnaire: &Questionnaire) -> Option<FieldId> {
    questionnaire.profile.iter().find(|field| field.answer_type == AnswerType::CaseReference).map(|field| field.id.clone())
}

/// The case that a return is about; none where it says none.
pub fn case_of(questionnaire: &Questionnaire, record: &Return) -> Option<String> {
    let said = record.profile_text(&case_field(questionnaire)?);
    Some(said).filter(|said| !said.trim().is_empty())
}
