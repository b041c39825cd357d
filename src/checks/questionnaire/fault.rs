//! What can be wrong with a questionnaire, and what of it the app cannot work with.

use crate::model::meaning::Meaning;

/// The largest weight or value that a questionnaire may use, so that sums stay exact.
pub const LARGEST_NUMBER: u32 = 10_000;

/// Something wrong with a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocatedFault {
    /// Where, as a path in the file: `domains[S1].questions[S1.1].scale`.
    pub place: String,
    /// What.
    pub fault: Fault,
}

/// What can be wrong with a questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An id stands twice where it must be unique.
    Duplicate(String),
    /// Something refers to a scale, list, level, question or field that is not there.
    Unknown(String),
    /// A condition looks at this question or field, which is not asked earlier.
    NotEarlier(String),
    /// A `level` question without a scale, or a `choice` question without options.
    Missing(&'static str),
    /// A profile field is answered by a level, which has no scale there.
    LevelInProfile,
    /// There is nothing in it.
    Empty,
    /// No band begins at 0, so that some shares would have no grade.
    BandGap,
    /// No grade takes nothing, so that some answers would have no grade.
    RequirementGap,
    /// Grades of domains are counted for a domain's own grade.
    OnlyForTheWhole,
    /// The whole is graded by rules and the domains are not, so that there is nothing to count.
    RulesOfTheWholeAlone,
    /// A column of rows is answered by something else than a line of text or a day; or a profile field is answered in rows.
    NoColumnType,
    /// A higher number would stand for the same level or a lower one.
    NotRising,
    /// The app knows no field of that name here.
    UnknownField {
        /// As it stands in the file.
        name: String,
        /// The known name that is spelt most like it.
        nearest: Option<String>,
    },
    /// A number beyond [`LARGEST_NUMBER`], or a weight of 0.
    OutOfRange(u32),
    /// A condition waits for a value that cannot be given, or a ladder describes a level that is not there.
    Stray(String),
    /// An id with a character that has a meaning in addresses, or without any.
    BadId(String),
    /// A list without choices.
    NothingToChoose,
    /// Nobody is asked to confirm anything before submitting.
    NoDeclaration,
    /// No profile and no answers lead to it, so nobody would ever see it.
    NeverAsked,
    /// A limit that can never apply.
    NeverApplies,
    /// A survey asks for something that could name or single out a person.
    TellsWho,
    /// Only a survey has it.
    OnlyInSurveys(&'static str),
    /// An earlier profile field has this meaning already.
    MeantTwice(Meaning),
    /// The app knows no check of that name.
    UnknownCheck(String),
    /// A check that always blocks is to do something else.
    StaysBlocking(String),
    /// A check that only guesses is to block.
    CannotBlock(String),
    /// A profile field is not answered in a way that can mean this, or its id has always meant something else.
    CannotMean(Meaning),
}

impl Fault {
    /// Whether the app cannot work with it. The rest is in vain and does no harm, and a draft that was begun with it must
    /// go on opening.
    pub fn is_grave(&self) -> bool {
        match self {
            Self::Stray(_)
            | Self::BadId(_)
            | Self::NothingToChoose
            | Self::NoDeclaration
            | Self::NeverAsked
            | Self::UnknownCheck(_)
            | Self::StaysBlocking(_)
            | Self::CannotBlock(_)
            | Self::UnknownField { .. }
            | Self::NeverApplies => false,
            Self::Duplicate(_)
            | Self::Unknown(_)
            | Self::NotEarlier(_)
            | Self::Missing(_)
            | Self::LevelInProfile
            | Self::Empty
            | Self::BandGap
            | Self::RequirementGap
            | Self::OnlyForTheWhole
            | Self::RulesOfTheWholeAlone
            | Self::NotRising
            | Self::NoColumnType
            | Self::OutOfRange(_)
            | Self::TellsWho
            | Self::OnlyInSurveys(_)
            | Self::MeantTwice(_)
            | Self::CannotMean(_) => true,
        }
    }
}
