//! What must stand in no questionnaire: a real place, a telephone number that is not for everyone, a fact only recalled.

use super::shipped::{Shipped, nothing_is_wrong};
use std::ops::RangeInclusive;

/// Places of the brief, and what belongs to one of them only.
const PLACES: [&str; 59] = [
    "Ashfield",
    "Barking",
    "Barnet",
    "BELS",
    "Bexley",
    "Bradford",
    "Brent",
    "Bristol",
    "Bromley",
    "Cambridgeshire",
    "Cambs",
    "Cheshire",
    "Continuum of Help",
    "Croydon",
    "Cumberland",
    "Cumbria",
    "Dagenham",
    "Devon",
    "Essex",
    "Gloucestershire",
    "Greenwich",
    "Hackney",
    "Hammersmith",
    "Hampshire",
    "Havering",
    "Herefordshire",
    "Hillingdon",
    "Hull",
    "Kensington",
    "Kent",
    "Kirklees",
    "Knowsley",
    "Lancashire",
    "Leeds",
    "Lewisham",
    "Lincolnshire",
    "Luton",
    "Manchester",
    "Newcastle",
    "Northumbria",
    "Oxfordshire",
    "Peterborough",
    "Portsmouth",
    "RedQuadrant",
    "Sandwell",
    "Sheffield",
    "Shropshire",
    "Southwark",
    "Staffordshire",
    "Stoke",
    "Surrey",
    "Sussex",
    "Tees",
    "Wandsworth",
    "Warwickshire",
    "Westminster",
    "Wirral",
    "York",
    "Yorkshire",
];

/// Marks of the brief's own, and of work that is not finished.
const MARKS: [&str; 9] = ["recalled", "(proposal", "[v]", "[v ", "[s]", "[s ", "todo", "tbc", "lorem"];

/// What the brief only recalls, by how somebody would put it: questionnaires that could say it, and the words.
const RECALLED: [(&str, &[&str]); 4] = [
    (
        "section-11-working-together",
        &[
            "safe, fair and protective",
            "sufficiently qualified and experienced",
            "southwark",
            "named gp",
            "8 hours",
            "12 to 16 hours",
            "12–16 hours",
            "section 46",
            "s.46",
            "mopac",
            "chief constable",
            "mappa",
            "marac",
            "section 74",
            "s.74",
            "secure college",
            "secure academy",
        ],
    ),
    (
        "section-175",
        &["self-generated", "incel", "five school days", "five working days", "5 school days", "duty to report a weapon"],
    ),
    (
        "vcfs-checklist",
        &["two hours", "2 hours", "is an offence", "criminal offence", "no fee", "without a fee", "free for volunteers"],
    ),
    ("practitioner-survey", &["aged 13", "13 to 17", "13–17"]),
];

/// Paragraphs of guidance whose number somebody has read.
const READ_PARAGRAPHS: [RangeInclusive<u32>; 5] = [223..=228, 310..=317, 135..=135, 142..=144, 177..=177];

/// Every text of every questionnaire for which something is wrong, with what.
#[track_caller]
fn no_text_has(wrong: impl Fn(&str) -> Vec<String>) {
    let mut found = Vec::new();
    for shipped in Shipped::all() {
        for (place, text) in shipped.texts() {
            found.extend(wrong(text).into_iter().map(|what| format!("{}{place} has “{what}”", shipped.id)));
        }
    }
    nothing_is_wrong(found);
}

/// Whether a text has these words, and not only as part of longer ones.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !is_part(text[..at].chars().next_back()) && !is_part(text[at + words.len()..].chars().next())
    })
}

#[test]
fn no_real_place_stands_in_any() {
    no_text_has(|text| PLACES.iter().filter(|place| has_words(text, place)).map(|place| (*place).to_owned()).collect());
}

#[test]
fn nothing_doubtful_is_shown_as_fact() {
    no_text_has(|text| MARKS.iter().filter(|mark| text.to_lowercase().contains(**mark)).map(|mark| (*mark).to_owned()).collect());
    let mut wrong = Vec::new();
    for (id, phrases) in RECALLED {
        for (place, text) in Shipped::read(id).texts() {
            let text = text.to_lowercase();
            wrong.extend(phrases.iter().filter(|words| has_words(&text, words)).map(|words| format!("{id}{place}: “{words}”")));
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_paragraph_has_a_number_only_where_somebody_has_read_it() {
    no_text_has(|text| {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
        let numbered = words.windows(2).filter(|pair| ["para", "paras", "paragraph", "paragraphs"].contains(&pair[0]));
        let numbers = numbered.filter_map(|pair| pair[1].parse::<u32>().ok());
        let unread = numbers.filter(|number| !READ_PARAGRAPHS.iter().any(|read| read.contains(number)));
        unread.map(|number| format!("paragraph {number}")).collect()
    });
}

#[test]
fn no_telephone_number_stands_in_any_but_999_and_childline_s() {
    no_text_has(telephone_numbers);
}

/// What could be dialled in a text, apart from 999 and 0800 1111.
fn telephone_numbers(text: &str) -> Vec<String> {
    let runs = text.split(|c: char| !c.is_ascii_digit() && !" -()+".contains(c)).map(str::trim);
    runs.filter(|run| run.contains(|c: char| c.is_ascii_digit())).filter(|run| can_be_dialled(run)).map(str::to_owned).collect()
}

fn can_be_dialled(run: &str) -> bool {
    let groups: Vec<&str> = run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let digits = groups.concat();
    let is_year = |group: &&str| group.parse().is_ok_and(|year: u32| (1900..=2100).contains(&year));
    let is_short = ["101", "105", "111", "112", "119", "116123"].contains(&digits.as_str());
    let is_long = digits.len() >= 7 && !groups.first().is_some_and(is_year);
    !["999", "08001111"].contains(&digits.as_str()) && (is_short || is_long || groups.iter().any(|group| group.len() >= 5))
}

#[test]
fn telephone_numbers_are_told_from_years_and_ages() {
    for none in
        ["Call 999.", "Childline: 0800 1111, or 999", "2018-2023", "2027-01-31", "aged 16 or 17", "0 to 19", "16–25", "s.175"]
    {
        assert!(telephone_numbers(none).is_empty(), "{none}");
    }
    for one in ["020 7946 0018", "Call 111 or", "0808 800 5000", "+44 20 7946 0018", "text 85258", "7946 0018", "116 123"] {
        assert_eq!(telephone_numbers(one).len(), 1, "{one}");
    }
}
