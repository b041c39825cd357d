//! What was taken out of figures before they were published, in words.

use super::figures::number;

/// That small groups are not shown.
pub const SMALL_GROUPS: &str = "Groups of fewer than three organisations are not shown, so that none is told by its group; where one \
    could be worked out from the others, neither is the next smallest.";
/// That rates are broken down in one way alone.
pub const ONE_GROUPING: &str = "Who returned is shown by one grouping alone, since two could be subtracted from one another.";
/// That what few were asked is not shown.
pub const FEW_ASKED: &str = "What fewer than three organisations were asked is not shown.";
/// What is not shown of actions.
pub const ACTIONS: &str = "Of actions it is not shown which gaps have none, nor by standard where one of the standards is not shown: \
    answers that are not shown could be worked out from them.";
/// That audits of few cases are left out.
pub const FEW_CHILDREN: &str = "Audits of fewer than ten cases of one kind are left out, so that no child is recognised.";
/// What is not shown of numbers.
pub const NUMBERS: &str = "Of numbers the least and the greatest are not shown, since each is one organisation’s; nor is the middle of \
    fewer than ten, nor a sum from one to nine.";
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

/// That what reviewers did is not shown where few returns were reviewed.
pub const FEW_REVIEWS: &str = "What reviewers did to grades, where fewer than three returns were reviewed.";

/// That grades stand as given though they were asked for as moderated, and why.
pub const GRADES_AS_GIVEN: &str =
    "Grades as moderated: fewer than three returns were reviewed, so grades stand as the organisations gave them.";
