//! Which returns a round counts: one round at a time, one return for one organisation, without what somebody left out. A pure
//! function of the rows and of what people chose, so that neither the order of files nor that of choices changes it.

mod choices;
mod rounds;
mod same;

pub use choices::{Choices, Taking};
pub use rounds::newest_first;
pub use same::by_organisation;

use super::row::ReturnRow;
use crate::model::ids::{QuestionnaireId, ReturnId};
use crate::model::organisation::Whose;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a return stands in the round that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundPlace {
    /// It is in the figures.
    Counted,
    /// Another return of the same organisation is in the figures in its place: the key of that one's file.
    Waits(String),
    /// Somebody left it out, for this reason.
    LeftOut(String),
    /// It is a file of few replies, and waits until others like it have enough together with it.
    FewReplies,
    /// It belongs to another round.
    OtherRound,
}

/// A row with the key of its file.
pub type Keyed<'r> = (&'r str, &'r ReturnRow);

/// Where each return stands in a round, in their order.
pub fn places(rows: &[Keyed<'_>], choices: &Choices, round: &str) -> Vec<RoundPlace> {
    let is_of_round = |keyed: Keyed<'_>| choices.round(keyed) == round;
    let mut candidates: BTreeMap<&QuestionnaireId, Vec<Keyed<'_>>> = BTreeMap::new();
    for keyed in rows.iter().copied().filter(|keyed| is_of_round(*keyed)) {
        // Agencies send many audits of cases. Only what an organisation says of itself is said once.
        if keyed.1.audit.is_none() && !choices.left_out.contains_key(keyed.0) {
            candidates.entry(&keyed.1.questionnaire).or_default().push(keyed);
        }
    }
    let mut waiting: BTreeMap<&str, &str> = BTreeMap::new();
    for returns in candidates.values() {
        for of_one in same::by_organisation(returns) {
            let Some(counted) = of_one.iter().max_by_key(|keyed| precedence(choices, **keyed)) else { continue };
            waiting.extend(of_one.iter().filter(|(key, _)| *key != counted.0).map(|(key, _)| (*key, counted.0)));
        }
    }
    let place = |keyed: &Keyed<'_>| match (choices.left_out.get(keyed.0), waiting.get(keyed.0)) {
        _ if !is_of_round(*keyed) => RoundPlace::OtherRound,
        (Some(reason), _) => RoundPlace::LeftOut(reason.clone()),
        (None, Some(counted)) => RoundPlace::Waits((*counted).to_owned()),
        (None, None) => RoundPlace::Counted,
    };
    rows.iter().map(place).collect()
}

/// Every return of the organisation whose return has that key, of whichever round and questionnaire.
pub fn of_same_organisation<'r>(rows: &[Keyed<'r>], key: &str) -> Vec<Keyed<'r>> {
    let of_self: Vec<Keyed<'r>> = rows.iter().copied().filter(|(_, row)| row.audit.is_none()).collect();
    let found = same::by_organisation(&of_self).into_iter().find(|of_one| of_one.iter().any(|(own, _)| *own == key));
    found.unwrap_or_default()
}

/// Which of several counts: the one that somebody chose here, else one that somebody chose at another desk, else the one submitted
/// last. The rest only makes it certain, whichever came first.
fn precedence<'r>(choices: &Choices, (key, row): Keyed<'r>) -> (bool, bool, &'r str, u32, (&'r ReturnId, &'r Whose, &'r str)) {
    let certain = (&row.id, &row.whose, row.digest.as_str());
    (choices.is_own(key), choices.chosen.contains(key), row.submitted.as_str(), row.revision, certain)
}
