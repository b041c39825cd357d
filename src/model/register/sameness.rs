//! Whether two lines are of one organisation, as far as identifiers, names, types and localities can tell.

use super::{Expected, KNOWN_BY};
use crate::model::meaning::Meaning;
use crate::model::organisation::same_name;
use crate::model::plain::plain_text;
use std::collections::BTreeMap;

/// What people write where there is no number.
const NOTHING: [&str; 9] = ["NA", "NONE", "NIL", "TBC", "TBA", "UNKNOWN", "NOTKNOWN", "NOTAPPLICABLE", "PENDING"];

/// What two sets of identifiers say of each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Identifying {
    /// They have one in common, and none that differs.
    Same,
    /// Two of one kind differ, so these are two organisations.
    Different,
    /// Nothing: they have no kind in common.
    Silent,
}

/// An identifier as it is compared. Capitals, blanks, dashes, slashes and leading zeros make no difference: spreadsheet programs
/// take the last away. Empty where it says nothing.
pub fn plain_identifier(value: &str) -> String {
    let signs: String = plain_text(value).chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    if NOTHING.contains(&signs.as_str()) {
        return String::new();
    }
    let is_number = signs.bytes().all(|sign| sign.is_ascii_digit());
    if is_number { signs.trim_start_matches('0').to_owned() } else { signs }
}

/// What two sets of identifiers say of each other. Those of other kinds than a register knows say nothing.
pub fn identifying(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Identifying {
    let of = |all: &BTreeMap<String, String>, kind: Meaning| {
        all.get(kind.word()).map(|value| plain_identifier(value)).filter(|value| !value.is_empty())
    };
    let pairs = KNOWN_BY.iter().filter_map(|kind| of(one, *kind).zip(of(other, *kind)));
    pairs.fold(Identifying::Silent, |said, (here, there)| match (said, here == there) {
        (Identifying::Different, _) | (_, false) => Identifying::Different,
        (Identifying::Same | Identifying::Silent, true) => Identifying::Same,
    })
}

impl Expected {
    /// Whether another line is of the same organisation: it has the same name, no identifier that differs, and one in common or
    /// else neither another type nor another locality. An identifier alone is not enough: a charity may have many nurseries, and
    /// numbers are copied into the wrong line.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let agrees = |one: &str, other: &str| one.is_empty() || other.is_empty() || same_name(one, other);
        let is_named_alike = || self.names().any(|name| other.names().any(|theirs| same_name(name, theirs)));
        match identifying(&self.identifiers, &other.identifiers) {
            Identifying::Different => false,
            Identifying::Same => is_named_alike(),
            Identifying::Silent => agrees(&self.kind, &other.kind) && agrees(&self.locality, &other.locality) && is_named_alike(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known_by(kind: Meaning, value: &str) -> BTreeMap<String, String> {
        [(kind.word().to_owned(), value.to_owned())].into()
    }

    #[test]
    fn an_identifier_is_the_same_however_it_is_written() {
        for written in ["01234567", "1234567", " 0123 4567 ", "0123-4567", "0123/4567", "０１２３４５６７"] {
            assert_eq!(plain_identifier(written), "1234567", "{written}");
        }
        assert_eq!(plain_identifier("ey123456"), "EY123456");
        for nothing in ["-", "", "n/a", "None", "000000", "tbc"] {
            assert_eq!(plain_identifier(nothing), "", "{nothing}");
        }
    }

    #[test]
    fn one_identifier_that_differs_outweighs_one_that_agrees() {
        let mut one = known_by(Meaning::Urn, "123456");
        let mut other = one.clone();
        assert_eq!(identifying(&one, &other), Identifying::Same);
        one.insert(Meaning::DfeNumber.word().to_owned(), "123/4567".to_owned());
        other.insert(Meaning::DfeNumber.word().to_owned(), "123/4568".to_owned());
        assert_eq!(identifying(&one, &other), Identifying::Different);
        assert_eq!(identifying(&one, &known_by(Meaning::OdsCode, "A1")), Identifying::Silent);
        assert_eq!(identifying(&one, &known_by(Meaning::Urn, " ")), Identifying::Silent);
    }
}
