//! Numbers that are known by their own form: NHS number, UPN, National Insurance number, plate, DBS certificate.

use super::text::{Words, is_digits, is_space, is_space_or_dash};
use super::{Confidence, Hit, HitKind, hit};

/// The letters of a UPN with their values 0 to 22: no I, O or S.
const UPN_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Prefixes that are never issued, and those of administrative numbers.
const NOT_A_PREFIX: [&[u8; 2]; 11] = [b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ", b"CR", b"FY", b"MW", b"NC"];

/// The number that begins with this word.
pub fn find(words: &Words<'_>, at: usize) -> Option<Hit> {
    nhs_number(words, at)
        .or_else(|| upn(words, at))
        .or_else(|| national_insurance_number(words, at))
        .or_else(|| number_plate(words, at))
        .or_else(|| dbs_certificate(words, at))
}

/// Ten digits as 3-3-4 whose last one fits the others: "943 476 5919". "NHS" may stand before them without a space.
fn nhs_number(words: &Words<'_>, at: usize) -> Option<Hit> {
    let mut row = [0; 10];
    let glued = words.word(at).as_bytes().split_at_checked(3).filter(|(nhs, _)| nhs.eq_ignore_ascii_case(b"NHS"));
    let end = match glued {
        Some((_, digits)) if digits.len() == row.len() => {
            row.copy_from_slice(digits);
            words.end(at)
        }
        Some(_) | None => words.gather(at, &mut row, &[3, 6], is_space_or_dash)?,
    };
    has_check_digit(&row).then(|| hit(words.start(at)..end, HitKind::NhsNumber, Confidence::High))
}

/// Weights 10 to 2 on the first nine digits, modulo 11 from 11; 11 counts as 0, and with 10 no number is issued.
fn has_check_digit(row: &[u8; 10]) -> bool {
    let weighted = row.iter().zip((1..=10_u32).rev()).map(|(digit, weight)| weight * u32::from(digit.wrapping_sub(b'0')));
    row.iter().all(u8::is_ascii_digit) && weighted.sum::<u32>().is_multiple_of(11)
}

/// A check letter, eleven digits, and a digit, or a letter if the number is temporary: "B801200005001".
fn upn(words: &Words<'_>, at: usize) -> Option<Hit> {
    let mut row = [0; 13];
    let end = words.gather(at, &mut row, &[], is_space)?;
    row.make_ascii_uppercase();
    let (check, digits) = row.split_first()?;
    let is_temporary = digits.last().is_some_and(u8::is_ascii_uppercase);
    let digits_end = digits.len() - usize::from(is_temporary);
    if !digits.get(..digits_end)?.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = |c: &u8| if c.is_ascii_digit() { Some(usize::from(c - b'0')) } else { UPN_LETTERS.iter().position(|l| l == c) };
    let sum = digits.iter().zip(2..).map(|(c, position)| Some(position * value(c)?)).sum::<Option<usize>>()?;
    (UPN_LETTERS.get(sum % 23) == Some(check)).then(|| hit(words.start(at)..end, HitKind::Upn, Confidence::High))
}

/// Two letters, six digits and A to D, in pairs or not: "AB 12 34 56 D". Letters may be small.
fn national_insurance_number(words: &Words<'_>, at: usize) -> Option<Hit> {
    let mut row = [0; 9];
    let end = words.gather(at, &mut row, &[2, 4, 6, 8], is_space_or_dash)?;
    row.make_ascii_uppercase();
    let [first, second, digits @ .., suffix] = row;
    let is_issued = first.is_ascii_uppercase()
        && second.is_ascii_uppercase()
        && !b"DFIQUV".contains(&first)
        && !b"DFIOQUV".contains(&second)
        && !NOT_A_PREFIX.contains(&&[first, second]);
    let is_number = is_issued && digits.iter().all(u8::is_ascii_digit) && (b'A'..=b'D').contains(&suffix);
    is_number.then(|| hit(words.start(at)..end, HitKind::NationalInsuranceNumber, Confidence::High))
}

/// Two capitals, two digits, three capitals: "AB12 CDE". Older styles look too much like other things.
fn number_plate(words: &Words<'_>, at: usize) -> Option<Hit> {
    let mut row = [0; 7];
    let end = words.gather(at, &mut row, &[4], is_space)?;
    let [area, last] = [row.get(..2)?, row.get(4..)?];
    let is_plate = area.iter().chain(last).all(u8::is_ascii_uppercase)
        && row.get(2..4).is_some_and(|age| age.iter().all(u8::is_ascii_digit));
    is_plate.then(|| hit(words.start(at)..end, HitKind::NumberPlate, Confidence::Medium))
}

/// Twelve digits. Only a word before them tells a certificate from any other long number.
fn dbs_certificate(words: &Words<'_>, at: usize) -> Option<Hit> {
    if !is_digits(words.word(at), 12..=12) {
        return None;
    }
    let is_named = words.said_before(at, 5, &["DBS", "certificate", "disclosure"]);
    let confidence = if is_named { Confidence::Medium } else { Confidence::Low };
    Some(hit(words.span(at, at), HitKind::DbsCertificate, confidence))
}
