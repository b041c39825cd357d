//! What the app itself wants to know from a profile, whatever the fields are called. No other code knows a field by its id.

use super::ids::FieldId;
use super::question::AnswerType;
use serde::{Deserialize, Serialize};

/// What a profile field means to the app, beyond what its questionnaire makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The organisation's name, by which drafts, returns and verdicts on files are called.
    OrganisationName,
    /// The type of organisation or agency: it decides which questions are asked and which sector a return is counted in.
    OrganisationType,
    /// The edition of the guidance that is answered against, where questions depend on it.
    GuidanceEdition,
    /// The role of whoever completes a self-assessment.
    CompletedByRole,
    /// The role of whoever audits a case.
    AuditorRole,
    /// The unique reference number of a school or college, by which a register knows it.
    Urn,
    /// The number of a school at the Department for Education.
    DfeNumber,
    /// The number of an early years provider or children's home at Ofsted.
    OfstedUrn,
    /// The code of an organisation in the health service.
    OdsCode,
    /// The number of a charity.
    CharityNumber,
    /// The number of a company.
    CompanyNumber,
    /// The partnerships that a return is for, where it is for more than one: one on each line.
    Partnerships,
}

impl Meaning {
    /// Every meaning.
    pub const ALL: [Self; 12] = [
        Self::OrganisationName,
        Self::OrganisationType,
        Self::GuidanceEdition,
        Self::CompletedByRole,
        Self::AuditorRole,
        Self::Urn,
        Self::DfeNumber,
        Self::OfstedUrn,
        Self::OdsCode,
        Self::CharityNumber,
        Self::CompanyNumber,
        Self::Partnerships,
    ];

    /// The meaning as files write it. A field with this id has always had this meaning, and has it without saying so.
    pub fn word(self) -> &'static str {
        match self {
            Self::OrganisationName => "organisation-name",
            Self::OrganisationType => "organisation-type",
            Self::GuidanceEdition => "guidance-edition",
            Self::CompletedByRole => "completed-by-role",
            Self::AuditorRole => "auditor-role",
            Self::Urn => "urn",
            Self::DfeNumber => "dfe-number",
            Self::OfstedUrn => "ofsted-urn",
            Self::OdsCode => "ods-code",
            Self::CharityNumber => "charity-number",
            Self::CompanyNumber => "company-number",
            Self::Partnerships => "partnerships",
        }
    }

    /// The meaning of a field with that id, where it says no other.
    pub fn of_id(id: &FieldId) -> Option<Self> {
        Self::ALL.into_iter().find(|meaning| meaning.word() == id.as_str())
    }

    /// The id of the field with this meaning, where no questionnaire names another.
    pub fn usual_id(self) -> FieldId {
        self.word().into()
    }

    /// How the field is answered.
    pub fn answer_type(self) -> AnswerType {
        match self {
            Self::OrganisationType | Self::GuidanceEdition => AnswerType::Choice,
            Self::Partnerships => AnswerType::LongText,
            Self::OrganisationName
            | Self::CompletedByRole
            | Self::AuditorRole
            | Self::Urn
            | Self::DfeNumber
            | Self::OfstedUrn
            | Self::OdsCode
            | Self::CharityNumber
            | Self::CompanyNumber => AnswerType::ShortText,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Meaning;

    #[test]
    fn a_meaning_is_written_as_the_id_it_has_always_had() {
        for meaning in Meaning::ALL {
            assert_eq!(serde_json::to_value(meaning).ok(), Some(meaning.word().into()));
            assert_eq!(Meaning::of_id(&meaning.usual_id()), Some(meaning));
        }
    }
}
