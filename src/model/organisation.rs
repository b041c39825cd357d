//! Whose a return is: which organisation or agency, as far as its name and type can tell.

use super::audit_return::Return;
use super::meaning::Meaning;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What tells one organisation from another: its name, however it is written, and its type. Two returns that differ in
/// either are taken for two organisations’, also where they have one id, as happens when a draft is passed round.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Whose {
    name: String,
    kind: String,
}

impl Whose {
    /// Of a return.
    pub fn of(record: &Return) -> Self {
        Self::named(&record.says(Meaning::OrganisationName), &record.says(Meaning::OrganisationType))
    }

    /// Of an organisation of that name and type.
    pub fn named(name: &str, kind: &str) -> Self {
        Self { name: plain(name), kind: kind.to_owned() }
    }
}

impl fmt::Display for Whose {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.name, self.kind)
    }
}

/// Whether two names are one, however they are written.
pub fn same_name(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// A name as it is compared, to find it among many.
pub fn plain_name(name: &str) -> String {
    plain(name)
}

/// A name as it is compared: "St. Mary’s  School" and "Saint Marys school" are one. Case, accents, punctuation, spaces and
/// "the" make no difference, nor whether it says "and" or "&".
fn plain(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            '&' => letters.push_str(" and "),
            '\'' | '‘' | '’' | '`' | '´' | 'ʼ' | '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => letters.push(unaccented(letter)),
            _ => letters.push(' '),
        }
    }
    let words: Vec<&str> = letters.split_whitespace().map(|word| if word == "saint" { "st" } else { word }).collect();
    let said: Vec<&str> = words.iter().copied().filter(|word| *word != "the").collect();
    match (said.is_empty(), words.is_empty()) {
        (false, _) => said.join(" "),
        (true, false) => words.join(" "),
        (true, true) => name.trim().to_owned(),
    }
}

fn unaccented(letter: char) -> char {
    match letter {
        'à'..='å' => 'a',
        'ç' => 'c',
        'è'..='ë' => 'e',
        'ì'..='ï' => 'i',
        'ñ' => 'n',
        'ò'..='ö' => 'o',
        'ù'..='ü' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        for written in
            ["St Mary's School", "st mary’s  school ", "ST. MARYS SCHOOL", "Saint Mary`s School", "The St. Mary´s School"]
        {
            assert_eq!(plain(written), "st marys school", "{written}");
        }
        assert_eq!(plain("Ysgol Môn"), plain("YSGOL MO\u{302}N"));
        assert_eq!(plain("Oak & Ash"), plain("Oak and Ash"));
        assert_eq!(plain("Oak-Ash/Elm"), "oak ash elm");
    }

    #[test]
    fn other_words_are_another_name() {
        assert_ne!(plain("St Mary's"), plain("St Mary's School"));
        assert_ne!(plain("Elm Primary"), plain("Oak Primary"));
        assert_ne!(plain("The"), plain(""), "a name of nothing but “the” is a name");
        assert_ne!(plain("***"), plain(""));
    }
}
