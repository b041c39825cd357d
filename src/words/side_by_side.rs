//! Sectors side by side, and what several questionnaires asked alike, in words.

use super::figures::{count, number, proportion};
use super::questions::{is_too_few, met};
use crate::aggregation::comparing::sectors::{SectorDifference, SectorShare};
use crate::aggregation::comparing::{ComparedItems, ItemAnswer, ItemComparison, ShareGap};
use crate::aggregation::distribution::Distribution;
use crate::aggregation::summary::{Breakdown, DomainSummary, SectorDistribution, Summary};
use crate::aggregation::wilson::LEAST;
use std::cmp::Ordering;

/// What the figures of several questionnaires say, beside them.
pub const WHAT_IS_POSITIVE: &str = "“Positive” counts answers such as “In place” or “Agree” and better, of those that say how it \
    stands; “Not applicable” and “Don’t know” are left out. The questions, those who were asked and what they could choose \
    differ, so answers stand side by side and are not added together. From ten answers on they stand as a percentage, with the \
    range in which it may lie if those who answered were drawn by chance (95%).";
/// What a gap is, beside it.
pub const WHAT_IS_A_GAP: &str = "A gap is the distance between the highest and the lowest percentage of two questionnaires with \
    ten answers or more, worked out before they are rounded.";
/// The same of sectors.
pub const WHAT_DIFFERS: &str = "The difference is between the sector with the highest and the one with the lowest percentage of \
    answers such as “In place” or better. Sectors with fewer than ten answers are shown, and not compared.";
/// That a filter does not reach replies to surveys.
pub const SURVEYS_ARE_WHOLE: &str = "The filter narrows returns alone: replies to surveys are those of everybody who replied.";
/// That there is nothing to set a sector beside.
pub const ONE_SECTOR: &str = "Every return here is of one sector, so there is nothing to set it beside.";
/// That no question can be set side by side.
pub const NO_QUESTION_IN_TWO: &str = "No question was answered by two sectors, so none is set side by side.";
/// That no question shows a difference.
pub const NO_DIFFERENCE: &str = "No question shows a difference between two sectors with ten answers or more each. With fewer, \
    there are too few to compare.";
/// That types may be missing.
pub const KINDS_NOT_ASKED: &str = "Types of organisation of which nobody was asked are left out.";

/// That a filter shows one sector.
pub fn only_this_sector(sector: &str) -> String {
    format!("The filter shows the sector “{sector}” alone. To set it beside others, choose “All sectors” there, or follow this:")
}

/// "23 percentage points", of a gap that is more than nothing.
fn points(gap: ShareGap) -> String {
    match gap.points() {
        0 => "less than half a percentage point".to_owned(),
        1 => "1 percentage point".to_owned(),
        points => format!("{points} percentage points"),
    }
}

/// Which sector is how far from which.
pub fn sector_gap(of: &SectorDifference) -> String {
    let name = |place: usize| of.sectors.get(place).map_or("", |one| one.sector.as_str());
    match of.gap {
        None => "Too few to compare".to_owned(),
        Some(gap) if gap.hundredths == 0 => "No difference".to_owned(),
        Some(gap) => format!("{}: highest in {}, lowest in {}", points(gap), name(gap.highest), name(gap.lowest)),
    }
}

/// "Education: 18 of 20 (90%)", "Sport: 3 of 9, too few to compare".
pub fn sector_share(of: &SectorShare) -> String {
    let too_few = if is_too_few(of.met) { ", too few to compare" } else { "" };
    format!("{}: {}{too_few}", of.sector, proportion(of.met))
}

/// The sector with the most and the one with the fewest good grades.
pub fn sectors_finding(of: &Breakdown) -> String {
    let good = |one: &SectorDistribution| one.distribution.good();
    let of_enough = of.by_sector.iter().filter(|one| !is_too_few(good(one)));
    // Across, without dividing: x/n < y/m where x × m < y × n.
    let order =
        |a: &&SectorDistribution, b: &&SectorDistribution| -> Ordering { (good(a).x * good(b).n).cmp(&(good(b).x * good(a).n)) };
    let ranked: Vec<&SectorDistribution> = of_enough.collect();
    // The first of several, either way.
    let (highest, lowest) = (ranked.iter().rev().copied().max_by(order), ranked.iter().copied().min_by(order));
    let said = |one: &SectorDistribution| format!("{} ({})", one.sector, proportion(good(one)));
    match (highest, lowest) {
        (Some(high), Some(low)) if order(&high, &low) == Ordering::Greater => {
            format!("Good or better most often in {}, least often in {}", said(high), said(low))
        }
        (Some(_), Some(_)) if ranked.len() > 1 => "Sectors with ten grades or more do not differ".to_owned(),
        (_, _) => "Fewer than two sectors have ten grades, so none is singled out".to_owned(),
    }
}

fn share_said(of: &Distribution) -> String {
    of.good().percent().map_or_else(String::new, |percent| format!("{percent}%"))
}

/// The strongest and the weakest domain, by their share of good or better, of those with enough returns.
pub fn domains_finding(summary: &Summary) -> String {
    let share = |grades: &Distribution| grades.good_or_better as f64 / grades.graded.max(1) as f64;
    let mut ranked: Vec<_> = summary.domains.iter().filter(|domain| domain.grades.all.graded >= LEAST).collect();
    ranked.sort_by(|a, b| share(&b.grades.all).total_cmp(&share(&a.grades.all)));
    let said = |domain: &DomainSummary| {
        format!("{} {} ({} good or better)", domain.domain, domain.title, proportion(domain.grades.all.good()))
    };
    let differ =
        |one: &Distribution, other: &Distribution| one.good_or_better * other.graded != other.good_or_better * one.graded;
    match (ranked.first(), ranked.last()) {
        (Some(first), Some(last)) if ranked.len() > 1 && !differ(&first.grades.all, &last.grades.all) => {
            format!("No domain is stronger than another: {} good or better in each", share_said(&first.grades.all))
        }
        (Some(first), Some(last)) if ranked.len() > 1 => format!("Strongest: {}. Weakest: {}.", said(first), said(last)),
        (Some(only), _) => said(only),
        (None, _) => format!("Grades by domain; fewer than {LEAST} returns are graded, so no domain is singled out"),
    }
}

/// Good or better of a sector, or why there is no grade.
pub fn sector_cell(of: &Distribution) -> String {
    let without = [
        (of.too_little, "too little to grade"),
        (of.not_yet, "incomplete"),
        (of.not_applicable, "not applicable"),
        (of.not_asked, "not asked"),
    ];
    let parts: Vec<String> = without.into_iter().filter(|(n, _)| *n > 0).map(|(n, why)| format!("{} {why}", number(n))).collect();
    match (of.graded, parts.as_slice()) {
        (0, []) => "–".to_owned(),
        (0, parts) => parts.join(", "),
        (_, []) => proportion(of.good()),
        (_, parts) => format!("{}; {}", proportion(of.good()), parts.join(", ")),
    }
}

/// "25 of 28 (89%), 72% to 96%"; an asterisk for what is hidden.
pub fn positive(of: &ItemAnswer) -> String {
    match (of.part(), of.of.count()) {
        (Some(part), _) => met(part),
        (None, Some(n)) => format!("* of {}", number(n)),
        (None, None) => "*".to_owned(),
    }
}

/// Which questionnaire is how far from which, or why nobody can say.
pub fn item_gap(of: &ItemComparison) -> String {
    let Some(gap) = of.gap else {
        let hidden = if of.answers.iter().any(ItemAnswer::is_hidden) { ", none of them hidden" } else { "" };
        return format!("No gap is given: that takes ten answers or more in two questionnaires{hidden}.");
    };
    let said = |place: usize| {
        let answer = of.answers.get(place);
        let percent = answer.and_then(|answer| answer.part()?.percent()).unwrap_or_default();
        format!("{percent}% in “{}”", answer.map_or("", |answer| answer.title.as_str()))
    };
    if gap.hundredths == 0 {
        return "No gap between those with ten answers or more.".to_owned();
    }
    format!("A gap of {}: {}, {}.", points(gap), said(gap.highest), said(gap.lowest))
}

/// How many subjects there are to set side by side, and how many there are not.
pub fn items_found(of: &ComparedItems) -> String {
    let verb = |n: usize| if n == 1 { "was" } else { "were" };
    let (n, alone) = (of.items.len(), of.alone);
    let found = match n {
        0 => "No two questionnaires that ask about the same were answered here. Add returns of another one, such as the school \
              audit beside section 11."
            .to_owned(),
        n => format!("{} {} answered in more than one questionnaire.", count(n, "subject"), verb(n)),
    };
    let beside = match (n, alone) {
        (_, 0) => return found,
        (0, alone) => count(alone, "subject"),
        (_, alone) => format!("{} more", number(alone)),
    };
    format!("{found} {beside} {} answered in one questionnaire alone.", verb(alone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregation::distribution::{GradeCount, Proportion};

    fn graded(good: usize, graded: usize) -> Distribution {
        let grade = |label: &str, n| GradeCount { grade: label.into(), label: label.to_owned(), n };
        Distribution {
            grades: vec![grade("good", good), grade("inadequate", graded - good)],
            graded,
            good_or_better: good,
            not_applicable: 0,
            too_little: 0,
            not_yet: 0,
            not_asked: 0,
        }
    }

    fn finding(sectors: &[(&str, usize, usize)]) -> String {
        let by_sector = sectors
            .iter()
            .map(|(name, good, n)| SectorDistribution { sector: (*name).to_owned(), distribution: graded(*good, *n) });
        sectors_finding(&Breakdown { all: graded(0, 0), by_sector: by_sector.collect() })
    }

    #[test]
    fn sectors_are_singled_out_from_ten_grades_on_and_only_where_they_differ() {
        assert_eq!(
            finding(&[("Education", 9, 10), ("Health", 9, 9), ("Sport", 3, 12)]),
            "Good or better most often in Education (9 of 10 (90%)), least often in Sport (3 of 12 (25%))"
        );
        let none = "Fewer than two sectors have ten grades, so none is singled out";
        assert_eq!(finding(&[("Education", 9, 10), ("Health", 9, 9)]), none);
        assert_eq!(finding(&[]), none);
        assert_eq!(finding(&[("A", 5, 10), ("B", 6, 12)]), "Sectors with ten grades or more do not differ");
        assert!(
            finding(&[("A", 9, 10), ("B", 18, 20), ("C", 0, 10), ("D", 0, 12)])
                .contains("in A (9 of 10 (90%)), least often in C")
        );
    }

    #[test]
    fn a_sector_without_grades_says_why() {
        assert_eq!(sector_cell(&graded(9, 10)), "9 of 10 (90%)");
        assert_eq!(sector_cell(&graded(0, 0)), "–");
        let some = Distribution { not_asked: 2, too_little: 1, ..graded(0, 0) };
        assert_eq!(sector_cell(&some), "1 too little to grade, 2 not asked");
        assert_eq!(sector_cell(&Distribution { not_yet: 3, ..graded(4, 5) }), "4 of 5; 3 incomplete");
    }

    #[test]
    fn nine_are_too_few_to_compare_and_ten_are_not() {
        let of = |x, n| sector_share(&SectorShare { sector: "Sport".to_owned(), met: Proportion { x, n } });
        assert_eq!(of(3, 9), "Sport: 3 of 9, too few to compare");
        assert_eq!(of(3, 10), "Sport: 3 of 10 (30%)");
    }

    #[test]
    fn what_is_alone_is_said_in_the_singular_and_the_plural() {
        let none = |alone| items_found(&ComparedItems { alone, ..ComparedItems::default() });
        assert!(none(0).ends_with("section 11."));
        assert!(none(1).ends_with("section 11. 1 subject was answered in one questionnaire alone."));
        assert!(none(2).ends_with("section 11. 2 subjects were answered in one questionnaire alone."));
        let one = ItemComparison { item: "time".into(), answers: Vec::new(), gap: None };
        let some = items_found(&ComparedItems { items: vec![one], alone: 58 });
        assert_eq!(
            some,
            "1 subject was answered in more than one questionnaire. 58 more were answered in one questionnaire alone."
        );
    }
}
