//! How far a return shows what it says, as words and sentences.

use super::figures::{count, proportion};
use crate::aggregation::distribution::Proportion;
use crate::checks::assurance::{AssuranceCounts, AssuranceLevel};

/// How the word is made, for whoever reads the column.
pub const HOW_IT_IS_MADE: &str = "“Evidenced” means that at least three in four answers at good or better name evidence where some \
     is due, and that at least three in four gaps have an action with an owner and a date. “Partly evidenced” means that at least \
     half of those answers name evidence; “Asserted”, that fewer do. “Nothing to show” means that there is no such answer. The same \
     text counts for three answers at most. Nobody has looked at the evidence: this counts what is named, not whether it is good.";

/// The word.
pub fn level(level: AssuranceLevel) -> &'static str {
    match level {
        AssuranceLevel::Evidenced => "Evidenced",
        AssuranceLevel::PartlyEvidenced => "Partly evidenced",
        AssuranceLevel::Asserted => "Asserted",
        AssuranceLevel::NothingToShow => "Nothing to show",
    }
}

/// Why it is that word, and what else the checks find, a sentence each.
pub fn explained(counts: AssuranceCounts) -> Vec<String> {
    let part = |x, n| proportion(Proportion { x, n });
    let evidence = match counts.due {
        0 => "No answer is one for which evidence is due.".to_owned(),
        due => format!("{} answers at good or better for which evidence is due name some.", part(counts.shown, due)),
    };
    let gaps = match counts.gaps {
        0 => "No answer is a gap.".to_owned(),
        gaps => format!("{} gaps have an action with an owner and a date.", part(counts.planned, gaps)),
    };
    let actions = match counts.actions {
        0 => "There is no action.".to_owned(),
        actions => format!("{} actions have an owner and a date.", part(counts.owned, actions)),
    };
    let found = format!(
        "On the day it was submitted the checks found {} worth another look and {} good to know.",
        count(counts.warnings, "thing"),
        counts.informing
    );
    let blocking = (counts.blocking > 0)
        .then(|| format!("{} would have to be put right before it could be submitted now.", count(counts.blocking, "thing")));
    [evidence, gaps, actions, found].into_iter().chain(blocking).collect()
}
