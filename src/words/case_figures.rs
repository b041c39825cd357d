//! Figures over audits of cases, and open escalations, as sentences and cells.

use super::cases::{BoardFigures, board_sentence, good_named, in_sentence};
use super::figures::{count, date, list};
use crate::aggregation::cases::{CaseFigures, Cases, GroupFigures, JointCases};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::escalations::FoundEscalation;
use crate::aggregation::suppression::{LEAST_CHILDREN, Shown, ShownPart};
use crate::aggregation::wilson;

/// The sentence that boards print, with the domains that the questionnaire marks as headlines.
pub fn sentence(cases: &Cases) -> String {
    let part = |good: Proportion| ShownPart { x: Shown::Count(good.x), n: Shown::Count(good.n) };
    let headlines = cases.domains.iter().filter(|domain| domain.headline);
    let domains: Vec<(&str, ShownPart)> = headlines.map(|domain| (domain.title.as_str(), part(domain.good))).collect();
    let good = good_named(cases.good_grades.iter().map(String::as_str));
    let audits = Shown::Count(cases.audits);
    board_sentence(&BoardFigures { audits, good: &good, overall: part(cases.overall.good), domains: &domains })
}

/// What the audits are about, and what is not counted among them.
pub fn counted(cases: &Cases) -> String {
    let are = if cases.audits == 1 { "is" } else { "are" };
    let audits = format!(
        "{} of {} {are} counted, by the agreed grades where they were moderated.",
        count(cases.audits, "audit"),
        count(cases.cases, "case")
    );
    let taken_over = (cases.taken_over > 0).then(|| {
        let are = if cases.taken_over == 1 { "is" } else { "are" };
        format!("{} {are} counted as the second grading of another audit.", count(cases.taken_over, "audit"))
    });
    [Some(audits), taken_over, cases.joint.as_ref().map(jointly_judged)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn jointly_judged(joint: &JointCases) -> String {
    let were = if joint.cases == 1 { "was" } else { "were" };
    let grades = match joint.good {
        Some(good) => format!("Overall {} good or better.", share(good)),
        None => "Their grades are not shown, to protect people.".to_owned(),
    };
    format!(
        "{} {were} also judged by several agencies together, from {}, and {were} not counted again. {grades}",
        count(joint.cases, "case"),
        count(joint.audits, "audit"),
    )
}

/// How sure the share of good overall grades is; none where there are too few.
pub fn how_sure(figures: &CaseFigures) -> Option<String> {
    let interval = wilson::interval(figures.good)?;
    let (low, high) = (interval.low_percent(), interval.high_percent());
    Some(format!(
        "If these audits were drawn by chance, between {low}% and {high}% of all such audits would have a good or better overall \
         grade (95% interval, Wilson). If they were chosen in another way, nothing of the kind can be said."
    ))
}

/// "8 of 12 (67%)"; fewer than ten have no percentage.
pub fn share(part: Proportion) -> String {
    match part.percent().filter(|_| part.n >= wilson::LEAST) {
        Some(percent) => format!("{} of {} ({percent}%)", part.x, part.n),
        None => format!("{} of {}", part.x, part.n),
    }
}

/// "8 of 12 (67%)", or an asterisk for what is hidden.
pub fn shown_share(figures: GroupFigures) -> String {
    match (figures.good_or_better, figures.graded) {
        (Some(x), Some(n)) => share(Proportion { x, n }),
        (None, Some(n)) => format!("* of {n}"),
        (_, None) => "*".to_owned(),
    }
}

/// A count, or an asterisk for one that is hidden.
pub fn shown_count(shown: Option<usize>) -> String {
    shown.map_or_else(|| "*".to_owned(), |n| n.to_string())
}

/// "Good", or "Good to requires improvement" where the middle lies between two grades.
pub fn median(figures: &CaseFigures) -> String {
    match figures.median.as_slice() {
        [] => "–".to_owned(),
        [one] => one.clone(),
        [better, worse, ..] => format!("{better} to {}", in_sentence(worse)),
    }
}

/// Which domains are not shown, and why; none where all are.
pub fn hidden_domains(cases: &Cases) -> Option<String> {
    let named: Vec<String> = cases.hidden_domains.iter().map(|one| format!("{} {}", one.domain, one.title)).collect();
    (!named.is_empty()).then(|| {
        format!(
            "Not shown, because fewer than {} children have a grade for it, and others have none: {}.",
            cases.threshold,
            list(&named)
        )
    })
}

/// Why there are no groups; none where there are.
pub fn no_groups(cases: &Cases) -> Option<String> {
    (cases.cases < LEAST_CHILDREN).then(|| {
        format!(
            "Figures by plan, age or other groups are made from {LEAST_CHILDREN} children on, so that nobody is recognised. \
             These audits are about {}.",
            children(cases.cases)
        )
    })
}

fn children(n: usize) -> String {
    if n == 1 { "1 child".to_owned() } else { format!("{n} children") }
}

/// "1 escalation is open: a child may be at risk now."
pub fn open_escalations(n: usize) -> String {
    if n == 1 {
        "1 escalation is open: a child may be at risk now".to_owned()
    } else {
        format!("{n} escalations are open: children may be at risk now")
    }
}

/// Which one, of whom, since when, and whether somebody was told.
pub fn escalation(found: &FoundEscalation) -> String {
    let parts = [found.reference.as_str(), &found.case, &found.agency].into_iter().filter(|part| !part.is_empty());
    let which: Vec<&str> = parts.collect();
    let since = found.since.get(..10).map_or_else(|| found.since.clone(), date);
    let told = if found.is_recorded { "It is recorded who was told." } else { "It is not recorded who was told." };
    format!("{}, open since {since}. {told}", which.join(", "))
}
