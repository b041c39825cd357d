//! Why an answer does not fit its question. Knows no sentences.

/// Why an answer does not fit its question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerProblem {
    /// The scale has no such level.
    UnknownLevel(String),
    /// The list has no such choice.
    UnknownChoice(String),
    /// A list where a text belongs, a text where a list belongs, and so on.
    WrongShape,
    /// "Not applicable" or "Don't know" where the scale does not offer it.
    NotOffered,
    /// "Not applicable" without a reason.
    NoReason,
    /// Not a number of 0 or more.
    NotANumber(String),
    /// A number that is not whole, where something is counted.
    NotWhole(String),
    /// A required text in which nobody can read a word: only dots and dashes, say.
    SaysNothing(String),
    /// Not a number from 0 to 100.
    NotAPercentage(String),
    /// Not "n of m" with n at most m.
    NotAShare(String),
    /// Not a day of the calendar, or of a year that nobody means.
    NotADate(String),
    /// Not a case reference as this tool makes them.
    NotACaseReference(String),
    /// Not of the form that such a text has.
    OfOtherForm {
        /// What was typed.
        typed: String,
        /// The form in words: "six digits, such as 123456".
        words: String,
    },
    /// More than [`super::LONGEST_TEXT`] characters.
    TooLong(usize),
    /// More choices than may be made.
    TooMany {
        /// How many may be.
        most: u32,
    },
}

impl AnswerProblem {
    /// Whether a file with such an answer was not made by this app from this questionnaire. Other problems are a
    /// person's slips, which a draft keeps until they are put right.
    pub fn is_foreign(&self) -> bool {
        match self {
            Self::UnknownLevel(_) | Self::UnknownChoice(_) | Self::WrongShape | Self::NotOffered => true,
            Self::TooLong(_)
            | Self::TooMany { .. }
            | Self::NoReason
            | Self::OfOtherForm { .. }
            | Self::NotANumber(_)
            | Self::NotWhole(_)
            | Self::SaysNothing(_)
            | Self::NotAPercentage(_)
            | Self::NotAShare(_)
            | Self::NotADate(_)
            | Self::NotACaseReference(_) => false,
        }
    }
}
