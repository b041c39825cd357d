//! Figures over the rounds, and of several questionnaires side by side, before they are published.

use super::Hidden;
use super::summaries::closed_numbers;
use crate::aggregation::comparing::{ComparedItems, ShareGap};
use crate::aggregation::suppression::organisations::LEAST_ORGANISATIONS;
use crate::aggregation::trend::{Trend, TrendChange, TrendPoint};
use crate::model::questionnaire::Kind;

/// Leaves out what fewer than three organisations say of a round; a questionnaire of which nothing is left goes.
pub(super) fn close_trends(trends: &mut Vec<Trend>, hidden: &mut Hidden) {
    let is_enough = |point: &TrendPoint| point.part.is_some_and(|part| part.n >= LEAST_ORGANISATIONS);
    trends.retain(|trend| trend.domains.iter().chain(&trend.questions).any(|line| line.points.iter().any(is_enough)));
    for trend in trends {
        let last = trend.rounds.len().saturating_sub(1);
        for line in trend.domains.iter_mut().chain(&mut trend.questions) {
            for (at, point) in line.points.iter_mut().enumerate() {
                if point.part.is_some() && !is_enough(point) {
                    *point = TrendPoint { part: None, change: TrendChange::New };
                    // Of this round it is said with its own figures.
                    hidden.rounds |= at < last;
                }
            }
        }
        for (numbers, _) in trend.numbers.iter_mut().flat_map(|line| &mut line.points) {
            let closed = numbers.and_then(closed_numbers);
            hidden.numbers |= *numbers != closed;
            *numbers = closed;
        }
    }
}

/// Leaves out what fewer than three organisations say. What people say is hidden already.
pub(super) fn close_items(items: &mut ComparedItems, hidden: &mut Hidden) {
    for item in &mut items.items {
        let is_few = |n: Option<usize>| n.is_some_and(|n| n < LEAST_ORGANISATIONS);
        let kept: Vec<bool> =
            item.answers.iter().map(|answer| answer.kind == Kind::Survey || !is_few(answer.of.count())).collect();
        hidden.few |= kept.contains(&false);
        // A gap names answers by their places, and none of the two is gone, since both have ten answers or more.
        let gone_before = |place: usize| kept.iter().take(place).filter(|is_kept| !**is_kept).count();
        item.gap = item.gap.map(|gap| ShareGap {
            highest: gap.highest - gone_before(gap.highest),
            lowest: gap.lowest - gone_before(gap.lowest),
            ..gap
        });
        let mut is_kept = kept.iter();
        item.answers.retain(|_| is_kept.next().is_none_or(|is_kept| *is_kept));
    }
    items.items.retain(|item| item.answers.len() > 1);
}
