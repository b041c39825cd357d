//! What there is to say of a pasted list: lines that count once or not at all, and what does not look like a reference that
//! somebody made up. Never that a list is free of personal data.

use crate::aggregation::sampling::list::List;
use crate::checks::personal_data::{Confidence, HitKind, find};
use crate::words::figures::{list, number};
use crate::words::personal_data::kind;
use crate::words::said::own_words;
use std::collections::BTreeSet;

/// So many lines or references are named; of the others it is said how many there are.
const MOST_NAMED: usize = 8;

/// Which lines count once, or not at all.
pub fn notes(list: &List) -> Vec<String> {
    [repeated(list), of_several_groups(list), without_reference(list)].into_iter().flatten().collect()
}

fn repeated(list: &List) -> Option<String> {
    let told: Vec<String> = list.repeated.iter().map(|one| format!("{} ({})", one.reference, lines(&one.lines))).collect();
    match told.len() {
        0 => None,
        1 => Some(format!("A reference stands on more than one line. It counts once: {}.", some(&told))),
        n => Some(format!("{} references stand on more than one line. Each counts once: {}.", number(n), some(&told))),
    }
}

fn of_several_groups(list: &List) -> Option<String> {
    let told: Vec<String> =
        list.repeated.iter().filter_map(|one| Some(format!("{} in “{}”", one.reference, one.groups.first()?))).collect();
    (!told.is_empty()).then(|| {
        let counts = if told.len() == 1 {
            "A reference stands with more than one group. It counts"
        } else {
            "Some references stand with more than one group. They count"
        };
        format!("{counts} in the first by alphabet: {}.", some(&told))
    })
}

fn without_reference(list: &List) -> Option<String> {
    let skipped = &list.without_reference;
    match skipped.len() {
        0 => None,
        1 => Some(format!("There is no reference on {}, so it was left out.", lines(skipped))),
        _ => Some(format!("There is no reference on {}, so they were left out.", lines(skipped))),
    }
}

/// What in a list does not look like a reference that somebody made up. A few sentences for the whole list, however long.
pub fn doubts(list: &List) -> Vec<String> {
    let is_doubtful = |kind: HitKind, confidence| confidence >= Confidence::Medium && kind != HitKind::CaseReference;
    let cases = list.cases().iter();
    // Groups stand on many lines.
    let texts: BTreeSet<&String> = cases.flat_map(|case| [Some(&case.reference), case.group.as_ref()]).flatten().collect();
    let (mut doubtful, mut kinds) = (Vec::new(), Vec::new());
    for text in texts {
        let hits: Vec<_> = find(text, &[]).into_iter().filter(|hit| is_doubtful(hit.kind, hit.confidence)).collect();
        if !hits.is_empty() {
            doubtful.push(quoted(text));
        }
        for found in hits.iter().map(|hit| kind(hit.kind)) {
            if !kinds.contains(&found) {
                kinds.push(found);
            }
        }
    }
    let looks_personal = (!doubtful.is_empty()).then(|| {
        let look = if doubtful.len() == 1 {
            "1 text in the list looks"
        } else {
            &format!("{} texts in the list look", number(doubtful.len()))
        };
        format!(
            "{look} like personal data ({}): {}. Use references that this tool or your agency made up.",
            kinds.join(", "),
            some(&doubtful)
        )
    });
    [looks_personal, without_digit(list)].into_iter().flatten().collect()
}

/// Names have small letters and no digit. So have lines of headings.
fn without_digit(list: &List) -> Option<String> {
    let is_word = |text: &str| text.contains(char::is_lowercase) && !text.contains(|c: char| c.is_ascii_digit());
    let words: Vec<String> =
        list.cases().iter().map(|case| &case.reference).filter(|text| is_word(text)).map(|text| quoted(text)).collect();
    match words.len() {
        0 => None,
        1 => Some(format!("{} has no digit. If it is a name or a heading, take it out and choose again.", some(&words))),
        _ => Some(format!("{} have no digit. If they are names or headings, take them out and choose again.", some(&words))),
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", own_words(text))
}

/// "line 3", "lines 3, 7 and 9".
fn lines(lines: &[usize]) -> String {
    let told: Vec<String> = lines.iter().map(|line| number(*line)).collect();
    format!("{} {}", if told.len() == 1 { "line" } else { "lines" }, some(&told))
}

/// "a, b and 12 more".
fn some(all: &[String]) -> String {
    match all.split_at_checked(MOST_NAMED) {
        Some((first, rest)) if !rest.is_empty() => {
            let more = format!("{} more", number(rest.len()));
            list(&first.iter().cloned().chain([more]).collect::<Vec<_>>())
        }
        _ => list(all),
    }
}
