//! Whether there is enough to grade at all.

use super::counts::AnswerCounts;
use super::graded::Outcome;
use crate::model::needs::TooLittle;

/// Why there is too little to grade; none where there is enough.
pub fn too_little(counts: &AnswerCounts, too_little: &TooLittle) -> Option<Outcome> {
    let (not_applicable, of) = (counts.not_applicable(), counts.applicable());
    if too_little.most_not_applicable.is_some_and(|most| most.is_exceeded(not_applicable, of)) {
        return Some(Outcome::TooLittleApplies { not_applicable, of });
    }
    let (answers, least) = (counts.answers(), too_little.least_answers as usize);
    (answers < least).then_some(Outcome::TooFew { answers, least })
}
