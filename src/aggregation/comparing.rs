//! Who says what of the same thing: questions of several questionnaires that share an item, side by side, and how far their
//! answers are from each other. Answers are never added together, and nothing is worked out from a number that is hidden.

pub mod sectors;

use super::distribution::Proportion;
use super::suppression::{Shown, ShownPart};
use super::wilson::LEAST;
use crate::model::ids::{ItemId, QuestionId, QuestionnaireId};
use crate::model::questionnaire::Kind;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What was answered to one question that has an item, in one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemAnswer {
    /// What is asked, wherever it is asked.
    pub item: ItemId,
    /// The questionnaire that asks.
    pub questionnaire: QuestionnaireId,
    /// Its edition: editions are not added together.
    pub edition: String,
    /// Whether organisations answered about themselves, or people without being named.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// The question.
    pub question: QuestionId,
    /// The question, in its own words.
    pub text: String,
    /// How many said that it is so, or that it is good; of people it may be hidden.
    pub positive: Shown,
    /// Of how many who said how it stands.
    pub of: Shown,
}

/// One item, with the answers of every questionnaire that asks for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemComparison {
    /// What is asked.
    pub item: ItemId,
    /// In the order given.
    pub answers: Vec<ItemAnswer>,
    /// How far two questionnaires are from each other; none where too few answered, or where it is hidden.
    pub gap: Option<ShareGap>,
}

/// How far the highest share is from the lowest. Which they are is said by their places in the list that it stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareGap {
    /// In hundredths of a percentage point; what is left over is cut off, so that whole points can be rounded from it.
    pub hundredths: u32,
    /// The place of the higher one.
    pub highest: usize,
    /// The place of the lower one.
    pub lowest: usize,
}

impl ShareGap {
    /// In percentage points, rounded half up.
    pub fn points(&self) -> u32 {
        (self.hundredths + 50) / 100
    }
}

/// Items side by side, and how many are not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedItems {
    /// Those that at least two questionnaires answered, the widest gap first, then those without one.
    pub items: Vec<ItemComparison>,
    /// How many items were answered in one questionnaire alone, so that there is nothing to set them beside.
    pub alone: usize,
}

impl ItemAnswer {
    /// What may be worked with; none where any of it is hidden.
    pub fn part(&self) -> Option<Proportion> {
        ShownPart { x: self.positive, n: self.of }.proportion()
    }

    /// Whether any of it is hidden.
    pub fn is_hidden(&self) -> bool {
        self.part().is_none()
    }

    /// Whether anybody answered: what is hidden is never a zero.
    fn was_answered(&self) -> bool {
        self.of != Shown::Count(0)
    }
}

/// Sets beside each other what shares an item. Two editions of one questionnaire are one that asks, with an answer each.
pub fn compare_items(answers: impl IntoIterator<Item = ItemAnswer>) -> ComparedItems {
    let mut by_item: BTreeMap<ItemId, Vec<ItemAnswer>> = BTreeMap::new();
    for answer in answers {
        by_item.entry(answer.item.clone()).or_default().push(answer);
    }
    let mut found = ComparedItems::default();
    for (item, answers) in by_item {
        let answered = answers.iter().filter(|answer| answer.was_answered());
        let asking: BTreeSet<&QuestionnaireId> = answered.map(|answer| &answer.questionnaire).collect();
        match asking.len() {
            0 => {}
            1 => found.alone += 1,
            _ => {
                let gap = gap(answers.iter().map(|answer| (&answer.questionnaire, answer.part())));
                found.items.push(ItemComparison { item, answers, gap });
            }
        }
    }
    // The order of items stays where gaps are alike, so that a list does not change by chance.
    found.items.sort_by_key(|one| Reverse(one.gap.map(|gap| gap.hundredths)));
    found
}

/// The widest gap between two that are not of one kind and have [`LEAST`] answers each; the first of several.
fn gap<K: PartialEq>(shares: impl Iterator<Item = (K, Option<Proportion>)>) -> Option<ShareGap> {
    let is_enough = |part: &Proportion| part.n >= LEAST && part.x <= part.n;
    let of_enough = |(place, (kind, part)): (usize, (K, Option<Proportion>))| Some((place, kind, part.filter(is_enough)?));
    let all: Vec<(usize, K, Proportion)> = shares.enumerate().filter_map(of_enough).collect();
    let mut widest: Option<ShareGap> = None;
    for (highest, kind, high) in &all {
        for (lowest, other, low) in &all {
            let Some(hundredths) = apart(*high, *low).filter(|_| kind != other) else { continue };
            if widest.is_none_or(|widest| hundredths > widest.hundredths) {
                widest = Some(ShareGap { hundredths, highest: *highest, lowest: *lowest });
            }
        }
    }
    widest
}

/// By how much one share is higher than another, in hundredths of a point; none where it is lower. In whole numbers, so that
/// two machines agree.
fn apart(high: Proportion, low: Proportion) -> Option<u32> {
    let times = |a: usize, b: usize| (a as u128).saturating_mul(b as u128);
    let difference = times(high.x, low.n).checked_sub(times(low.x, high.n))?;
    let hundredths = difference.saturating_mul(10_000).checked_div(times(high.n, low.n))?;
    u32::try_from(hundredths).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn apart_by(high: (usize, usize), low: (usize, usize), hundredths: u32, points: u32) {
        let part = |(x, n)| Proportion { x, n };
        let found = gap([(0, Some(part(high))), (1, Some(part(low)))].into_iter());
        assert_eq!(found, Some(ShareGap { hundredths, highest: 0, lowest: 1 }), "{high:?} and {low:?}");
        assert_eq!(found.map(|gap| gap.points()), Some(points), "{high:?} and {low:?}");
    }

    #[test]
    fn a_gap_is_rounded_once_and_half_up() {
        apart_by((10, 10), (0, 10), 10_000, 100);
        apart_by((18, 20), (9, 12), 1_500, 15);
        apart_by((1, 10), (19, 200), 50, 1);
        // 0.498 of a point, which rounded twice would be one.
        apart_by((60, 120), (149, 301), 49, 0);
        apart_by((5, 10), (10, 20), 0, 0);
    }

    #[test]
    fn what_is_impossible_is_not_compared() {
        let part = |x, n| Some(Proportion { x, n });
        assert_eq!(gap([(0, part(11, 10)), (1, part(5, 10))].into_iter()), None);
        assert_eq!(gap([(0, None), (1, part(5, 10))].into_iter()), None);
        assert_eq!(gap([(0, part(1, 10)), (0, part(5, 10))].into_iter()), None, "both are of one kind");
    }
}
