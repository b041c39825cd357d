//! Possible personal data in free text: what looks like it, where, and how surely. Knows no sentences and no screen, and
//! sends nothing anywhere.
//!
//! Names cannot be found reliably, and nothing here proves that a text is free of personal data: a person has to read it
//! before it leaves the organisation.

mod contact;
mod cue_words;
mod dates;
mod fillers;
mod names;
mod numbers;
mod of_the_field;
mod phone;
mod postcode;
mod references;
mod text;

use names::LocalNames;
use std::cmp::Reverse;
use std::ops::Range;
use text::Words;

/// What stands in place of what was removed. It is never a hit itself.
pub const REMOVED: &str = "[removed]";

/// Covers what is found, so that it parts what stands around it as [`REMOVED`] would.
const COVER: &str = "[";

/// How often a text is read at most. In millions of texts made to be difficult, three times were enough.
const ROUNDS: usize = 8;

/// A part of a text that may be personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where, in bytes of the text. Both ends are boundaries of characters.
    pub range: Range<usize>,
    /// What it looks like.
    pub kind: HitKind,
    /// How surely.
    pub confidence: Confidence,
}

/// How surely a hit is personal data. Ask about medium and high while somebody types; list low on a page for review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A hint that is often wrong: a name, a place, a word that often stands before personal data.
    Low,
    /// A format that something harmless may share, or a plain number with a word beside it that says what it is.
    Medium,
    /// A format that hardly anything else has.
    High,
}

/// What a hit looks like. Of two that fit the same part equally well, the one that stands here first is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HitKind {
    /// Ten digits with a check digit (NHS Data Dictionary, "NHS NUMBER"). About 1 in 11 random numbers passes.
    NhsNumber,
    /// Unique Pupil Number: 13 characters with a check letter (Government Data Standards Catalogue, "Unique Pupil Number"
    /// 2.0).
    Upn,
    /// National Insurance number (HMRC, National Insurance Manual, NIM39110).
    NationalInsuranceNumber,
    /// A full postcode (BS7666, as in the Cabinet Office's address schema). `NW4` alone is none.
    Postcode,
    /// An e-mail address (the everyday part of RFC 5322's addr-spec).
    Email,
    /// A phone number (Ofcom's National Telephone Numbering Plan; E.164 for those that begin with a plus).
    Phone,
    /// A date that may be one of birth, or words such as "born on" with a day or month.
    DateOfBirth,
    /// A vehicle's plate in the style of 2001 (DVLA, INF104). Personal where it is linked to somebody, says the ICO.
    NumberPlate,
    /// The twelve digits of a certificate of the Disclosure and Barring Service.
    DbsCertificate,
    /// The page of a person, or of a group, on a social network.
    ProfileLink,
    /// A reference of the police: CAD, CRIS, Merlin, a crime or an incident number, by the word before it.
    PoliceReference,
    /// A hospital's number for a patient or a visit, by the word before it.
    HospitalReference,
    /// A school's URN: six digits beside "URN", or beside "school" if they begin with 1 (Get Information about Schools).
    Urn,
    /// A DfE or LAESTAB number: three digits and four, after a word that says so (Get Information about Schools).
    Laestab,
    /// Ofsted's number for an early years provider: EY and six digits, or seven.
    EarlyYearsNumber,
    /// A number of a case management system, by the word before it.
    CaseReference,
    /// A room in a hotel, hostel or refuge.
    Room,
    /// A name from the partnership's own list of schools, estates and wards.
    LocalName,
    /// A title with a name, or two or more capitalised words in a row.
    Name,
    /// "aged 9 from" somewhere.
    AgeAndPlace,
    /// A word that often stands before personal data, without anything that was found after it.
    CueWord,
}

/// What may be personal data in a text, in its order, without overlaps. Where two hits overlap, the surer one stands, and
/// of two equally sure ones the longer. The time it takes grows with the length of the text, whatever stands in it.
pub fn find(text: &str, local_names: &[String]) -> Vec<Hit> {
    let names = LocalNames::read(local_names);
    let mut covered = text.replace(REMOVED, &COVER.repeat(REMOVED.len()));
    let mut hits = Vec::new();
    // What is covered may have hidden something: of "AB 12 34 56 D.jo@example.org" the number is longer, and the rest still is
    // an address. So the text is read again, as it would stand with the hits removed, until there is nothing more.
    for _ in 0..ROUNDS {
        let found = best(candidates(&Words::read(&covered), &names), covered.len());
        if found.is_empty() {
            break;
        }
        covered = replace(&covered, &found, |range| COVER.repeat(range.len()));
        hits.extend(found);
    }
    hits.extend(cue_words::find(&Words::read(&covered)));
    hits.sort_by_key(|hit| hit.range.start);
    hits
}

/// The text with [`REMOVED`] in place of each hit. Hits that do not fit the text, or overlap one before them, are left.
pub fn remove(text: &str, hits: &[Hit]) -> String {
    replace(text, hits, |_| REMOVED.to_owned())
}

fn replace(text: &str, hits: &[Hit], with: impl Fn(&Range<usize>) -> String) -> String {
    let mut ranges: Vec<&Range<usize>> = hits.iter().map(|hit| &hit.range).collect();
    ranges.sort_by_key(|range| range.start);
    let (mut replaced, mut done) = (String::with_capacity(text.len()), 0);
    for range in ranges {
        if let (Some(before), Some(_)) = (text.get(done..range.start), text.get(range.clone())) {
            replaced.push_str(before);
            replaced.push_str(&with(range));
            done = range.end;
        }
    }
    replaced.push_str(text.get(done..).unwrap_or_default());
    replaced
}

/// Everything that looks like something, overlapping as it may.
fn candidates(words: &Words<'_>, names: &LocalNames) -> Vec<Hit> {
    let mut found = Vec::new();
    for at in 0..words.count() {
        found.extend(numbers::find(words, at));
        found.extend(names.find(words, at));
        if words.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            found.extend(phone::find(words, at));
            found.extend(dates::in_digits_at(words, at));
            found.extend(references::urn_before_its_name(words, at));
        } else {
            found.extend(postcode::find(words, at));
            found.extend(dates::after_birth(words, at));
            found.extend(references::find(words, at));
        }
    }
    found.extend(names::find(words));
    found.extend(contact::emails(words.text()));
    found.extend(contact::profile_links(words));
    found
}

/// The surest and longest that do not overlap.
fn best(mut candidates: Vec<Hit>, length: usize) -> Vec<Hit> {
    candidates.sort_by_key(|hit| (Reverse(hit.confidence), Reverse(hit.range.len()), hit.range.start, hit.kind));
    let mut is_taken = vec![false; length];
    candidates.retain(|hit| {
        let bytes = is_taken.get_mut(hit.range.clone()).unwrap_or_default();
        let is_free = !bytes.contains(&true);
        if is_free {
            bytes.fill(true);
        }
        is_free
    });
    candidates
}

fn hit(range: Range<usize>, kind: HitKind, confidence: Confidence) -> Hit {
    Hit { range, kind, confidence }
}
