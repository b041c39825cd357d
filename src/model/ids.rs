//! Names of things in files, each its own type, so that a domain cannot be taken for a question.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id_types {
    ($($(#[$doc:meta])+ $name:ident;)+) => {$(
        $(#[$doc])+
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id as it stands in files.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(&self.0)
            }
        }
    )+};
}

id_types! {
    /// A questionnaire, in all its editions: `section-11`.
    QuestionnaireId;
    /// A graded part of a questionnaire: `S1`, `A-HEA`.
    DomainId;
    /// A question; its meaning never changes: `S1.1`.
    QuestionId;
    /// What is asked, wherever it is asked: shared between questionnaires.
    ItemId;
    /// A scale within a questionnaire: `compliance`, `grade`.
    ScaleId;
    /// A level of a scale; a grade is a level of the grade scale.
    LevelId;
    /// A list of choices within a questionnaire: `organisation-types`.
    ListId;
    /// A choice in such a list: `SCH`.
    ChoiceId;
    /// A field of the profile: `organisation-name`.
    FieldId;
    /// An organisation within a register: `o17`.
    ExpectedId;
    /// A theme within a round: `t3`.
    ThemeId;
    /// A column of an answer in rows: `trained-on`.
    ColumnId;
    /// A text box beside an answer: `impact`.
    BoxId;
    /// Somebody who signs a return off: `chair`.
    SignOffId;
    /// A limit on a grade: `key-gap`.
    LimitId;
    /// A statute, guidance or paper that a question rests on.
    BasisId;
    /// A draft or return, on every device it travels to.
    ReturnId;
    /// An action within a draft or return.
    ActionId;
    /// A question put to somebody about a return.
    CommentId;
    /// A second grading of a return.
    ModerationId;
}

/// A domain of another questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DomainRef {
    /// Which questionnaire, in all its editions.
    pub questionnaire: QuestionnaireId,
    /// Which of its domains.
    pub domain: DomainId,
}
