//! The register as it is shown: how it stands with everybody, and rates in sentences, read back as numbers.

use super::counting::{Attended, Standing};
use super::paper::{list, text};
use safeguarding_audit::adding_up::desk::shown::RegisterShown;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const BY: [&str; 3] = ["by the first deadline", "by the final deadline", "in all"];

/// How many of how many.
type Part = (usize, usize);

/// How many by when, with the same of the round before where it is said.
type Rates = BTreeMap<&'static str, (Part, Option<Part>)>;

/// "3 of 12", "3 of 12 (25%)", "3 of 12, 25%": from ten on as per cent too, rounded half up.
fn part(said: &str) -> Part {
    let words: Vec<&str> =
        said.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '%').filter(|word| !word.is_empty()).collect();
    let number = |at: usize| words[at].parse().unwrap_or_else(|_| panic!("no rate: {said}"));
    let (x, n): Part = (number(0), number(2));
    let per_cent = words.iter().find_map(|word| word.strip_suffix('%')).map(|share| share.parse().expect("a share is a number"));
    assert_eq!(per_cent, (n >= 10).then(|| (x * 200 + n) / (n * 2)), "{said}");
    (x, n)
}

/// Numbers in a sentence such as "3 of 12 (25%) of organisations by the first deadline (2 of 9 in 2025-26); 5 of 12 (42%) in all".
fn said(sentence: &str) -> Rates {
    let of = |one: &str| {
        let by = BY.into_iter().find(|by| one.contains(by)).unwrap_or_else(|| panic!("by when? {sentence}"));
        let (now, rest) = one.split_once(by).expect("it was found");
        let before = rest.split_once('(').and_then(|(_, before)| before.split_once(" in ")).map(|(before, _)| part(before));
        (by, (part(now), before))
    };
    sentence.split("; ").map(of).collect()
}

/// The rates of the lines of a register that are in a group.
fn rates(attended: &Attended<'_>, is_in: &dyn Fn(&Value) -> bool) -> [Part; 3] {
    let lines = list(attended.register, "expected").iter().filter(|line| is_in(line));
    let standings: Vec<&Standing> = lines.map(|line| &attended.standings[text(line, "id")]).filter(|one| !one.is_out()).collect();
    let n = |is: fn(&Standing) -> bool| (standings.iter().filter(|one| is(one)).count(), standings.len());
    [n(|one| one.by_first), n(|one| one.by_final), n(|one| one.is_returned)]
}

fn hold_rates(sentence: &str, now: &Attended<'_>, before: Option<&Attended<'_>>, is_in: &dyn Fn(&Value) -> bool) {
    let own = rates(now, is_in);
    let before = before.map(|before| rates(before, is_in)).filter(|before| before[0].1 > 0);
    let mut plain: Rates = (0..3).map(|at| (BY[at], (own[at], before.map(|before| before[at])))).collect();
    if own[1] == own[2] {
        plain.remove("in all");
    }
    assert_eq!(said(sentence), plain, "{sentence}");
}

/// The register line by line and group by group.
pub fn hold(now: &Attended<'_>, before: Option<&Attended<'_>>, shown: &RegisterShown) {
    assert_eq!(shown.lines.len(), now.standings.len(), "every line is shown");
    // Left out: of whom only an incomplete return came, which somebody left out.
    for line in shown.lines.iter().filter(|line| !now.standings[&line.id].is_doubtful) {
        let own = &now.standings[&line.id];
        let before = before.and_then(|before| before.standings.get(&line.id));
        assert_eq!((line.status.as_str(), line.is_returned), (own.status, own.is_returned), "{}", line.name);
        assert_eq!(line.is_chased, !own.is_returned && !own.is_out(), "{}", line.name);
        if before.is_none_or(|before| !before.is_doubtful) {
            let was_missing = before.is_some_and(|one| one.status == "Not returned");
            assert_eq!(line.is_again, own.status == "Not returned" && was_missing, "{}: {}", line.name, line.status);
        }
    }
    hold_rates(&shown.rate, now, before, &|_| true);
    for (groups, at) in [(&shown.by_kind, "kind"), (&shown.by_sector, "sector"), (&shown.by_locality, "locality")] {
        let name = |line: &Value| Some(text(line, at)).filter(|name| !name.is_empty()).unwrap_or("Not stated").to_owned();
        let is_expected = |line: &&Value| !now.standings[text(line, "id")].is_out();
        let names: BTreeSet<String> = list(now.register, "expected").iter().filter(is_expected).map(name).collect();
        let named = groups.iter().map(|group| group.name.clone()).collect::<BTreeSet<String>>();
        assert!(names.is_subset(&named), "every group is shown: {names:?} {named:?}");
        for group in groups {
            hold_rates(&group.rate, now, before, &|line| name(line) == group.name);
        }
    }
}
