//! What was taken out of figures before they were published, in words.

use super::figures::number;

/// That small groups are not shown.
pub const SMALL_GROUPS: &str = "Groups of fewer than three organisations are not shown, so that none is told by its group; where one \
    could be worked out from the others, neither is the next smallest.";
/// That what few answered is not shown.
pub const FEW_ANSWERS: &str = "What fewer than three organisations answered is not shown.";
/// That audits of few cases are left out.
pub const FEW_CHILDREN: &str = "Audits of fewer than ten cases of one kind are left out, so that no child is recognised.";
/// What is not shown of numbers.
pub const NUMBERS: &str = "Of numbers the least and the greatest are not shown, since each is one organisation’s; nor is the middle of \
    fewer than ten, nor a sum from one to four.";
/// That earlier rounds have gaps.
pub const EARLIER_ROUNDS: &str = "Rounds in which fewer than three organisations answered are not shown.";
/// That it is not said who has not returned.
pub const NOT_RETURNED: &str = "Organisations that did not return are not named.";

/// That questionnaires are left out which too few answered.
pub fn too_few_returns(n: usize) -> String {
    match n {
        1 => "One questionnaire is left out, because fewer than three organisations returned it.".to_owned(),
        n => format!("{} questionnaires are left out, because fewer than three organisations returned each.", number(n)),
    }
}
