//! Possible personal data as sentences: what it looks like, why, and what to do. Never that a text is free of it.

use super::figures::list;
use crate::checks::personal_data::{Confidence, Hit, HitKind, find, remove};
use crate::words::said::own_words;

/// What to print above a box for free text.
pub const BEFORE_WRITING: &str = "Do not put names, initials, dates of birth, addresses, schools, workers' names or reference \
     numbers here. Write “the child”, “mother”, “the school”. Unusual facts can identify someone too: leave them out or make \
     them general.";

/// What to print beside questions about an organisation.
pub const ABOUT_AN_ORGANISATION: &str = "Write roles and not names, and nothing that could identify a child or a family. \
     Unusual facts can identify someone too: leave them out or make them general.";

/// What to print wherever hits are listed, and also where there are none.
pub const NAMES_ARE_MISSED: &str = "Names cannot be found reliably, and other details can be missed. Ask a second person to read \
     this before it leaves your organisation.";

/// What a hit looks like, to follow "looks like".
pub fn kind(kind: HitKind) -> &'static str {
    match kind {
        HitKind::NhsNumber => "an NHS number",
        HitKind::Upn => "a pupil's UPN",
        HitKind::NationalInsuranceNumber => "a National Insurance number",
        HitKind::Postcode => "a full postcode",
        HitKind::Email => "an e-mail address",
        HitKind::Phone => "a phone number",
        HitKind::DateOfBirth => "a date of birth",
        HitKind::NumberPlate => "a vehicle's number plate",
        HitKind::DbsCertificate => "a DBS certificate number",
        HitKind::ProfileLink => "a link to somebody's page",
        HitKind::PoliceReference => "a police reference",
        HitKind::HospitalReference => "a hospital number",
        HitKind::Urn => "a school's URN",
        HitKind::Laestab => "a school's DfE number",
        HitKind::EarlyYearsNumber => "an Ofsted early years number",
        HitKind::CaseReference => "a case number",
        HitKind::Room => "a room where somebody stays",
        HitKind::Name => "a name",
        HitKind::AgeAndPlace => "an age with a place",
        HitKind::LocalName => "a local place or school",
        HitKind::CueWord => "the beginning of something personal",
    }
}

/// Why it looks so, and what may speak against it or do instead.
pub fn why(kind: HitKind) -> &'static str {
    match kind {
        HitKind::NhsNumber => {
            "It has ten digits and the last one fits the others. About 1 in 11 numbers picked by chance does too."
        }
        HitKind::Upn => "It has a letter and twelve more characters, and the letter fits them. About 1 in 23 would by chance.",
        HitKind::NationalInsuranceNumber => "It has two letters that are in use, six digits, and A, B, C or D at the end.",
        HitKind::Postcode => "A full postcode stands for a few homes. Its first half, such as NW4, is fine.",
        HitKind::Email => "It has an @ with a name before it and a domain after it. The address of a team is less personal.",
        HitKind::Phone => "It has as many digits as a phone number in the United Kingdom, or begins with + and a country.",
        HitKind::DateOfBirth => {
            "With initials, a date of birth identifies a child. Write an age or a school year. Other dates are fine."
        }
        HitKind::NumberPlate => {
            "It has two letters, two digits and three letters. It is personal if it can be linked to somebody."
        }
        HitKind::DbsCertificate => "It has twelve digits, as a DBS certificate has. Say that a check was made, not its number.",
        HitKind::ProfileLink => "It leads to a page on a social network. The page of an organisation is fine.",
        HitKind::PoliceReference => "A number follows a word such as “CAD” or “crime reference”. It leads to the people in it.",
        HitKind::HospitalReference => "A number follows a word such as “MRN” or “hospital number”. It leads to one patient.",
        HitKind::Urn => "It names one school. With a rare fact beside it, that can be enough to know the child.",
        HitKind::Laestab => {
            "It names one school by its authority and number. With a rare fact beside it, that can identify a child."
        }
        HitKind::EarlyYearsNumber => "It names one nursery or childminder, and with a rare fact beside it perhaps one child.",
        HitKind::CaseReference => {
            "A number of six to eight digits follows a word such as “case”, “ref” or “ID”. It leads to one record."
        }
        HitKind::Room => "A room in a hotel, hostel or refuge tells where somebody can be found.",
        HitKind::Name => "A title or capitals make it look like one; often it is something else. Write a role instead.",
        HitKind::AgeAndPlace => "An age and a place together can be enough to know who is meant.",
        HitKind::LocalName => "It is on your partnership's list of local names. In a small place it helps to tell who is meant.",
        HitKind::CueWord => "These words often stand before a date of birth, a number or an address.",
    }
}

/// "“9990000018” looks like an NHS number." Empty for a hit that does not fit the text.
pub fn hit(text: &str, hit: &Hit) -> String {
    let found = text.get(hit.range.clone());
    found.map_or_else(String::new, |found| format!("“{}” {} {}.", own_words(found), verb(hit.confidence), kind(hit.kind)))
}

fn verb(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High | Confidence::Medium => "looks like",
        Confidence::Low => "may be",
    }
}

/// What to say while somebody types: a count and what it looks like, from medium and high hits only; none if there is none.
pub fn while_typing(hits: &[Hit]) -> Option<String> {
    let asked: Vec<&Hit> = hits.iter().filter(|hit| hit.confidence >= Confidence::Medium).collect();
    let mut kinds: Vec<&str> = Vec::new();
    for hit in &asked {
        if !kinds.contains(&kind(hit.kind)) {
            kinds.push(kind(hit.kind));
        }
    }
    match asked.len() {
        0 => None,
        1 => Some(format!("Something here looks like {}. Does it have to be here?", list(&kinds))),
        n => Some(format!("{n} things here look like {}. Do they have to be here?", list(&kinds))),
    }
}

/// What is said beside a text while somebody types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noticed {
    /// What it looks like, and a question.
    pub sentence: String,
    /// Why, for each kind.
    pub reasons: Vec<&'static str>,
    /// The text with what was found taken out.
    pub without: String,
}

/// What to say beside a text while somebody types; none where there is nothing to ask about.
pub fn noticed(text: &str) -> Option<Noticed> {
    let mut hits = find(text, &[]);
    hits.retain(|hit| hit.confidence >= Confidence::Medium);
    let sentence = while_typing(&hits)?;
    let mut reasons: Vec<&'static str> = Vec::new();
    for reason in hits.iter().map(|hit| why(hit.kind)) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    Some(Noticed { sentence, reasons, without: remove(text, &hits) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hit_is_told_as_something_it_looks_like_and_never_as_a_fact() {
        let text = "Seen by Dr Moss, 999 000 0018.";
        let told: Vec<String> = find(text, &[]).iter().map(|found| hit(text, found)).collect();
        assert_eq!(told, ["“Dr Moss” may be a name.", "“999 000 0018” looks like an NHS number."]);
    }

    #[test]
    fn low_hits_are_not_asked_about_while_typing() {
        assert_eq!(while_typing(&find("Seen by Dr Moss.", &[])), None);
        assert_eq!(
            while_typing(&find("999 000 0018, 999 000 0026 and NW4 4BG", &[])).as_deref(),
            Some("3 things here look like an NHS number and a full postcode. Do they have to be here?")
        );
        assert_eq!(
            while_typing(&find("999 000 0018", &[])).as_deref(),
            Some("Something here looks like an NHS number. Does it have to be here?")
        );
    }
}
