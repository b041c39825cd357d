//! Numbers, dates and lists as people read them.

use crate::aggregation::distribution::Proportion;
use crate::aggregation::summary::Summary;
use crate::aggregation::wilson::LEAST;
use crate::model::date::Date;
use std::collections::BTreeSet;

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// "25 of 28 (89%)"; of fewer than ten without a percentage, because one more would change it much.
pub fn proportion(part: Proportion) -> String {
    match part.percent().filter(|_| part.n >= LEAST) {
        Some(percent) => format!("{} of {} ({percent}%)", part.x, part.n),
        None => format!("{} of {}", part.x, part.n),
    }
}

/// That returns of several editions of a questionnaire are not added together; nothing where there are none.
pub fn several_editions(summaries: &[Summary]) -> Option<String> {
    let is_of_several =
        |one: &&Summary| summaries.iter().any(|other| other.questionnaire == one.questionnaire && other.edition != one.edition);
    let titles: BTreeSet<&str> = summaries.iter().filter(is_of_several).map(|one| one.title.as_str()).collect();
    let titles: Vec<&str> = titles.into_iter().collect();
    (!titles.is_empty()).then(|| {
        format!(
            "There are returns of more than one edition: {}. Each return is graded by the rules of the edition it was made \
             with. Editions differ in their rules, so their figures stand by themselves and are not added together.",
            list(&titles)
        )
    })
}

/// A questionnaire with its edition, over figures of answers.
pub fn summary_title(summary: &Summary) -> String {
    format!("{}, edition {}", summary.title, summary.edition)
}

/// A questionnaire with its edition, over figures of grades; it says where these stand as moderated.
pub fn summary_heading(summary: &Summary) -> String {
    summary_title(summary) + &after_heading(summary.as_moderated)
}

/// What is said after a heading where grades stand as moderated; empty where they stand as the organisations gave them.
pub fn after_heading(as_moderated: Option<Proportion>) -> String {
    as_moderated.map_or_else(String::new, |part| format!(" – {}", moderated(part)))
}

/// "as moderated; 12 of 40 returns were moderated".
pub fn moderated(Proportion { x, n }: Proportion) -> String {
    let were = if x == 1 { "was" } else { "were" };
    format!("as moderated; {} of {} {were} moderated", number(x), count(n, "return"))
}

/// Which grades all figures are made from, in a sentence; nothing where they stand as the organisations gave them.
pub fn grades_said(summaries: &[Summary]) -> Option<String> {
    let parts = summaries.iter().filter_map(|summary| summary.as_moderated);
    let all = parts.reduce(|all, one| Proportion { x: all.x + one.x, n: all.n + one.n })?;
    Some(format!("Grades of self-assessments stand {}. Answers stand as the organisations gave them.", moderated(all)))
}

/// "1,000".
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let place = |(at, digit): (usize, char)| {
        let begins_three = at > 0 && (digits.len() - at).is_multiple_of(3);
        if begins_three { format!(",{digit}") } else { digit.to_string() }
    };
    digits.chars().enumerate().map(place).collect()
}

/// "1 question", "2 questions".
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// "S1, S2 and S3".
pub fn list<S: AsRef<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// "31 January 2027" for an ISO date; anything else as it is.
pub fn date(iso: &str) -> String {
    Date::from_iso(iso).map_or_else(|| iso.to_owned(), |date| format!("{} {} {}", date.day, month(date.month), date.year))
}

/// "January" for 1.
pub fn month(month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|at| MONTHS.get(at)).copied().unwrap_or_default()
}

/// "2.4 MB", "310 kB".
pub fn bytes(size: u64) -> String {
    match size {
        0..1_000 => format!("{size} bytes"),
        1_000..1_000_000 => format!("{} kB", size.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{}.{} MB", size / 1_000_000, size % 1_000_000 / 100_000),
        1_000_000_000.. => format!("{}.{} GB", size / 1_000_000_000, size % 1_000_000_000 / 100_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_never_stands_without_its_n() {
        assert_eq!(proportion(Proportion { x: 25, n: 28 }), "25 of 28 (89%)");
        assert_eq!(proportion(Proportion { x: 9, n: 10 }), "9 of 10 (90%)");
        assert_eq!(proportion(Proportion { x: 0, n: 1 }), "0 of 1");
        assert_eq!(proportion(Proportion { x: 0, n: 0 }), "0 of 0");
    }

    #[test]
    fn thousands_are_parted() {
        let read = [0, 7, 999, 1_000, 31_900, 1_000_000].map(number);
        assert_eq!(read, ["0", "7", "999", "1,000", "31,900", "1,000,000"]);
    }

    #[test]
    fn dates_are_read_aloud_and_anything_else_is_left_alone() {
        assert_eq!(date("2027-01-31"), "31 January 2027");
        assert_eq!(date("soon"), "soon");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list(&["S1"]), "S1");
        assert_eq!(list(&["S1", "S2", "S3"]), "S1, S2 and S3");
    }
}
