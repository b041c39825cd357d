//! What audits of cases came to, in the sentence that boards print.

use crate::aggregation::suppression::{Shown, ShownPart, Threshold};
use crate::aggregation::wilson;
use crate::model::scale::Scale;

/// Figures over the audits of cases, as they may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardFigures<'a> {
    /// Audits that were completed.
    pub audits: Shown,
    /// What the grades counted are called: [`good_labels`].
    pub good: &'a str,
    /// Good or better, of the audits with an overall grade.
    pub overall: ShownPart,
    /// The domains to be named, each with its title: good or better, of the audits with a grade for it.
    pub domains: &'a [(&'a str, ShownPart)],
}

/// "good or outstanding": the labels from the lowest good one up, as they stand in a sentence.
pub fn good_labels(scale: &Scale) -> String {
    let mut good: Vec<_> = scale.levels.iter().filter(|level| scale.is_good(&level.id)).collect();
    good.sort_by_key(|level| level.value);
    good_named(good.iter().map(|level| level.label.as_str()))
}

/// The same from the labels themselves, the lowest first.
pub fn good_named<'a>(labels: impl IntoIterator<Item = &'a str>) -> String {
    let labels: Vec<String> = labels.into_iter().map(in_sentence).collect();
    labels.join(" or ")
}

/// "Out of 28 audits completed, 25 (89%) of overall grades were good or outstanding; on quality of decision making 23 (82%)".
/// Without a full stop, so that it can be quoted within another sentence.
///
/// Fewer than ten have no percentage, only counts. Where not all audits have the grade, those that have are said: "23 of
/// 26 (88%)".
pub fn board_sentence(figures: &BoardFigures<'_>) -> String {
    let audits = match figures.audits {
        Shown::Hidden => return "The number of audits completed is hidden to protect people".to_owned(),
        Shown::Count(0) => return "No audits were completed".to_owned(),
        Shown::Count(audits) => audits,
    };
    let completed = if audits == 1 { "audit" } else { "audits" };
    let overall = overall(audits, figures.good, figures.overall);
    let domains: Vec<String> = figures.domains.iter().map(|(title, part)| domain(audits, title, *part)).collect();
    let rest = if domains.is_empty() { String::new() } else { format!("; {}", domains.join(", ")) };
    format!("Out of {audits} {completed} completed, {overall}{rest}")
}

/// What stands under a table with hidden counts. A larger count may be hidden too, so it does not say that all are small.
pub fn hidden_note(threshold: Threshold) -> String {
    let least = threshold.least_shown();
    format!("* fewer than {least}, hidden to protect people, or a number that would give such a number away")
}

fn overall(audits: usize, good: &str, part: ShownPart) -> String {
    let Some(part) = part.proportion() else {
        return format!("the number of overall grades that were {good} is hidden to protect people");
    };
    let grades = if part.x == 1 { "overall grade was" } else { "overall grades were" };
    match (part.n, part.percent().filter(|_| part.n >= wilson::LEAST)) {
        (0, _) => "none has an overall grade".to_owned(),
        (n, Some(percent)) if n == audits => {
            let were = if part.x == 1 { "was" } else { "were" };
            format!("{} ({percent}%) of overall grades {were} {good}", part.x)
        }
        (n, Some(percent)) => format!("{} of {n} ({percent}%) {grades} {good}", part.x),
        (n, None) if n == audits && part.x == 0 => format!("no {grades} {good}"),
        (n, None) if n == audits => format!("{} {grades} {good}", part.x),
        (n, None) => format!("{} of {n} {grades} {good}", part.x),
    }
}

fn domain(audits: usize, title: &str, part: ShownPart) -> String {
    let title = in_sentence(title);
    let Some(part) = part.proportion() else {
        return format!("on {title} the number is hidden to protect people");
    };
    match (part.n, part.percent().filter(|_| part.n >= wilson::LEAST)) {
        (0, _) => format!("on {title} none was graded"),
        (n, Some(percent)) if n == audits => format!("on {title} {} ({percent}%)", part.x),
        (n, Some(percent)) => format!("on {title} {} of {n} ({percent}%)", part.x),
        (n, None) if n == audits && part.x == 0 => format!("on {title} none"),
        (n, None) if n == audits => format!("on {title} {}", part.x),
        (n, None) => format!("on {title} {} of {n}", part.x),
    }
}

/// "quality of decision making" for "Quality of decision making"; "MASH decisions" stays.
pub(super) fn in_sentence(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_uppercase() => [first, second].into_iter().chain(letters).collect(),
        (Some(first), second) => first.to_lowercase().chain(second).chain(letters).collect(),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregation::suppression::{Counted, row};
    use Shown::{Count, Hidden};

    const HIDDEN: ShownPart = ShownPart { x: Hidden, n: Hidden };

    fn of(x: usize, n: usize) -> ShownPart {
        ShownPart { x: Count(x), n: Count(n) }
    }

    #[track_caller]
    fn reads(audits: Shown, overall: ShownPart, decisions: ShownPart, sentence: &str) {
        let domains = [("Quality of decision making", decisions)];
        let figures = BoardFigures { audits, good: "good or outstanding", overall, domains: &domains };
        assert_eq!(board_sentence(&figures), sentence);
    }

    #[test]
    fn the_sentence_is_the_one_that_boards_print() {
        reads(
            Count(28),
            of(25, 28),
            of(23, 28),
            "Out of 28 audits completed, 25 (89%) of overall grades were good or outstanding; \
             on quality of decision making 23 (82%)",
        );
        reads(
            Count(28),
            of(1, 28),
            of(0, 28),
            "Out of 28 audits completed, 1 (4%) of overall grades was good or outstanding; \
             on quality of decision making 0 (0%)",
        );
    }

    #[test]
    fn audits_without_that_grade_are_said() {
        reads(
            Count(28),
            of(25, 27),
            of(23, 26),
            "Out of 28 audits completed, 25 of 27 (93%) overall grades were good or outstanding; \
             on quality of decision making 23 of 26 (88%)",
        );
        reads(
            Count(12),
            of(1, 11),
            of(5, 9),
            "Out of 12 audits completed, 1 of 11 (9%) overall grade was good or outstanding; \
             on quality of decision making 5 of 9",
        );
        reads(
            Count(12),
            of(0, 0),
            of(0, 0),
            "Out of 12 audits completed, none has an overall grade; on quality of decision making none was graded",
        );
    }

    #[test]
    fn fewer_than_ten_audits_have_counts_and_no_percentage() {
        reads(
            Count(9),
            of(7, 9),
            of(1, 9),
            "Out of 9 audits completed, 7 overall grades were good or outstanding; on quality of decision making 1",
        );
        reads(
            Count(1),
            of(1, 1),
            of(0, 1),
            "Out of 1 audit completed, 1 overall grade was good or outstanding; on quality of decision making none",
        );
        reads(
            Count(1),
            of(0, 1),
            of(1, 1),
            "Out of 1 audit completed, no overall grades were good or outstanding; on quality of decision making 1",
        );
    }

    #[test]
    fn no_audits_and_hidden_figures_are_said_as_such() {
        reads(Count(0), of(0, 0), of(0, 0), "No audits were completed");
        reads(Hidden, HIDDEN, HIDDEN, "The number of audits completed is hidden to protect people");
        reads(
            Count(28),
            ShownPart { x: Hidden, n: Count(28) },
            of(23, 28),
            "Out of 28 audits completed, the number of overall grades that were good or outstanding is hidden to protect \
             people; on quality of decision making 23 (82%)",
        );
        reads(
            Count(28),
            of(23, 28),
            ShownPart { x: Hidden, n: Count(28) },
            "Out of 28 audits completed, 23 (82%) of overall grades were good or outstanding; \
             on quality of decision making the number is hidden to protect people",
        );
    }

    #[test]
    fn figures_from_a_row_that_hides_a_count_are_hidden_with_it() {
        // Outstanding 5, good 20, requires improvement 3, inadequate 0: 3 is small, and 5 would give it away.
        let shown = row(&[5, 20, 3, 0], Counted::People(Threshold::default()));
        let figures = BoardFigures { audits: Count(28), good: "good or outstanding", overall: shown.part(0..2), domains: &[] };
        assert_eq!(
            board_sentence(&figures),
            "Out of 28 audits completed, the number of overall grades that were good or outstanding is hidden to protect people"
        );
    }

    #[test]
    fn several_domains_are_named_one_after_the_other_and_capitals_that_mean_something_stay() {
        let domains = [("Quality of decision making", of(23, 28)), ("MASH decisions", of(20, 28)), ("Ärger", of(14, 28))];
        let figures = BoardFigures { audits: Count(28), good: "good", overall: of(25, 28), domains: &domains };
        assert_eq!(
            board_sentence(&figures),
            "Out of 28 audits completed, 25 (89%) of overall grades were good; \
             on quality of decision making 23 (82%), on MASH decisions 20 (71%), on ärger 14 (50%)"
        );
        assert_eq!(in_sentence(""), "");
        assert_eq!(in_sentence("É"), "é");
    }

    #[test]
    fn good_grades_are_called_by_the_labels_of_their_scale() {
        let scale: Scale = serde_json::from_str(
            r#"{ "id": "grade", "good_from": "good", "levels": [
                { "id": "outstanding", "label": "Outstanding", "value": 3 }, { "id": "good", "label": "Good", "value": 2 },
                { "id": "ri", "label": "Requires improvement", "value": 1 }, { "id": "inadequate", "label": "Inadequate", "value": 0 }
            ] }"#,
        )
        .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(good_labels(&scale), "good or outstanding");
    }

    #[test]
    fn the_note_under_a_table_says_why_counts_are_hidden() {
        assert_eq!(
            hidden_note(Threshold::default()),
            "* fewer than 5, hidden to protect people, or a number that would give such a number away"
        );
    }
}
