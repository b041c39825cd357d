//! One character for what became of a question or a grade, so that a row of figures stays small. Means something only beside
//! the questionnaire that it was written with.

use crate::grading::Outcome;
use crate::model::scale::Scale;
use serde::{Deserialize, Serialize};

/// The choices that have a character of their own.
const PLACES: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// What became of one question in one return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It was not asked.
    NotAsked,
    /// It was asked, and not answered with what fits it.
    Unanswered,
    /// It does not apply.
    NotApplicable,
    /// Nobody knows.
    DontKnow,
    /// The choice at this place in its list: a level from its scale, "yes" before "no", or a choice.
    Place(usize),
    /// Something else: a number, several choices, a day, a text.
    Other,
}

/// What became of one grade in one return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GradeStanding {
    /// It was not asked, or is not graded.
    NotAsked,
    /// It does not apply, or a person found too little to grade.
    NotApplicable,
    /// Too few answers, or too little that applies.
    TooLittle,
    /// It is incomplete.
    NotYet,
    /// The level at this place in the grade scale.
    Graded(usize),
}

fn place(at: usize) -> Option<char> {
    PLACES.get(at).map(|letter| char::from(*letter))
}

fn place_of(code: char) -> Option<usize> {
    PLACES.iter().position(|letter| char::from(*letter) == code)
}

impl Said {
    /// Its character. A choice so far down its list that it has none is [`Said::Other`].
    pub fn code(self) -> char {
        match self {
            Self::NotAsked => '.',
            Self::Unanswered => '_',
            Self::NotApplicable => '-',
            Self::DontKnow => '?',
            Self::Place(at) => place(at).unwrap_or('+'),
            Self::Other => '+',
        }
    }

    /// What a character says; what none of ours says was not asked.
    pub fn of_code(code: char) -> Self {
        match code {
            '_' => Self::Unanswered,
            '-' => Self::NotApplicable,
            '?' => Self::DontKnow,
            '+' => Self::Other,
            code => place_of(code).map_or(Self::NotAsked, Self::Place),
        }
    }

    /// Whether an answer was given.
    pub fn is_answer(self) -> bool {
        match self {
            Self::Place(_) | Self::Other => true,
            Self::NotAsked | Self::Unanswered | Self::NotApplicable | Self::DontKnow => false,
        }
    }
}

impl GradeStanding {
    /// What became of a grade; none was not asked.
    pub fn of(scale: &Scale, outcome: Option<&Outcome>) -> Self {
        match outcome {
            None | Some(Outcome::NotGraded) => Self::NotAsked,
            // There is nothing to grade it by, as where it does not apply.
            Some(Outcome::NotApplicable | Outcome::NotEnoughEvidence) => Self::NotApplicable,
            Some(Outcome::TooFew { .. } | Outcome::TooLittleApplies { .. }) => Self::TooLittle,
            Some(Outcome::NotYet { .. }) => Self::NotYet,
            Some(Outcome::Graded(grade)) => {
                scale.levels.iter().position(|level| level.id == *grade).map_or(Self::NotAsked, Self::Graded)
            }
        }
    }

    /// Its character.
    pub fn code(self) -> char {
        match self {
            Self::NotAsked => '.',
            Self::NotApplicable => '-',
            Self::TooLittle => '<',
            Self::NotYet => '_',
            // A scale with more grades than there are letters is refused long before.
            Self::Graded(at) => place(at).unwrap_or('.'),
        }
    }

    /// What a character says.
    pub fn of_code(code: char) -> Self {
        match code {
            '-' => Self::NotApplicable,
            '<' => Self::TooLittle,
            '_' => Self::NotYet,
            code => place_of(code).map_or(Self::NotAsked, Self::Graded),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let said = [Said::NotAsked, Said::Unanswered, Said::NotApplicable, Said::DontKnow, Said::Other];
        for one in said.into_iter().chain((0..PLACES.len()).map(Said::Place)) {
            assert_eq!(Said::of_code(one.code()), one);
        }
        let standing = [GradeStanding::NotAsked, GradeStanding::NotApplicable, GradeStanding::TooLittle, GradeStanding::NotYet];
        for one in standing.into_iter().chain((0..PLACES.len()).map(GradeStanding::Graded)) {
            assert_eq!(GradeStanding::of_code(one.code()), one);
        }
    }

    #[test]
    fn a_choice_too_far_down_its_list_is_still_an_answer() {
        assert_eq!(Said::of_code(Said::Place(62).code()), Said::Other);
        assert!(Said::of_code(Said::Place(62).code()).is_answer());
    }
}
