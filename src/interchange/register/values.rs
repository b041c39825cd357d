//! What stands in a cell of a list, as what it was before a spreadsheet program had it: numbers with their zeros, days.

use super::table::Content;
use super::{LineRemark, RegisterColumn};
use crate::model::date::{Date, days_in};
use crate::model::meaning::Meaning;
use crate::model::plain::{plain_text, trimmed};
use crate::model::register::plain_identifier;
use crate::model::text_pattern::TextPattern;

/// What a spreadsheet program shows where something went wrong.
const BROKEN: [&str; 9] = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#DIV/0!", "#GETTING_DATA", "#SPILL!"];
/// The numbers that a spreadsheet program has for the days from 2000 to 2099.
const SERIALS: std::ops::RangeInclusive<u32> = 36_526..=73_050;
/// How long the number of a company is.
const COMPANY_DIGITS: usize = 8;

/// A cell as text, and that it was broken, where it was: then the text is empty.
pub(super) fn text(cell: &Content) -> (String, Option<LineRemark>) {
    let text = cell.text();
    if BROKEN.contains(&text.as_str()) { (String::new(), Some(LineRemark::BrokenCell(text))) } else { (text, None) }
}

/// A number or code by which an organisation is known; empty where there is none that can be taken. And what there is to say.
pub(super) fn identifier(kind: Meaning, typed: &str) -> (String, Option<LineRemark>) {
    let said = without_label(kind, trimmed(typed));
    let plain = match whole_number(said) {
        Ok(plain) => plain,
        Err(Rounding) => return (String::new(), Some(LineRemark::Rounded { kind, said: said.to_owned() })),
    };
    if plain_identifier(&plain).is_empty() {
        return (String::new(), None);
    }
    let is_number = plain.bytes().all(|sign| sign.is_ascii_digit());
    if kind == Meaning::CompanyNumber && is_number && (5..COMPANY_DIGITS).contains(&plain.len()) {
        let taken = format!("{plain:0>COMPANY_DIGITS$}");
        return (taken.clone(), Some(LineRemark::ZerosPutBack { kind, taken }));
    }
    let remark = (!is_usual(kind, &plain)).then(|| LineRemark::UnusualNumber { kind, said: plain.clone() });
    (plain, remark)
}

/// A deadline as an ISO date; empty where there is none that can be taken. And what there is to say.
pub(super) fn deadline(column: RegisterColumn, cell: &Content) -> (String, Option<LineRemark>) {
    let said = cell.text();
    if cell.is_blank() {
        return (String::new(), None);
    }
    if let Content::Day(day) = cell {
        return (day.to_string(), None);
    }
    if let Some(day) = serial(&said) {
        return (day.to_string(), Some(LineRemark::DayFromNumber { said, day: day.to_string() }));
    }
    match Date::from_typed(&without_time(&said)) {
        Some(day) => (day.to_string(), None),
        None => (String::new(), Some(LineRemark::NoDate { column, said })),
    }
}

/// The day that a spreadsheet program has that number for.
pub(super) fn day_of_serial(serial: u32) -> Option<Date> {
    // Counting begins at the end of 1899; this one day that never was, 29 February 1900, is behind all of these.
    let mut rest = serial.checked_sub(36_525)?;
    let mut year = 2000;
    loop {
        let mut month = 1;
        while month <= 12 {
            let days = u32::from(days_in(year, month));
            if rest <= days {
                return Date::new(year, month, u8::try_from(rest).ok()?);
            }
            rest -= days;
            month += 1;
        }
        year += 1;
        (year <= 2100).then_some(())?;
    }
}

fn serial(said: &str) -> Option<Date> {
    let whole = said.split_once('.').map_or(said, |(whole, _)| whole);
    let is_number = said.bytes().all(|sign| sign.is_ascii_digit() || sign == b'.') && whole.len() == 5;
    let serial = whole.parse().ok().filter(|serial| is_number && SERIALS.contains(serial))?;
    day_of_serial(serial)
}

/// "31 January 2027, 5pm" and "31/01/2027 17:00:00" without the time.
fn without_time(said: &str) -> String {
    let said = plain_text(said);
    let ends_in_digit = |text: &str| text.ends_with(|sign: char| sign.is_ascii_digit());
    let said = match said.split_once('T') {
        Some((day, _)) if ends_in_digit(day) => day.to_owned(),
        Some(_) | None => said,
    };
    let is_time = |word: &str| {
        let word = word.to_lowercase();
        let hour = word.strip_suffix("am").or(word.strip_suffix("pm"));
        word.contains(':')
            || hour.is_some_and(|hour| hour.is_empty() || hour.starts_with(|sign: char| sign.is_ascii_digit()))
            || ["noon", "midnight", "midday", "at", "by", "before"].contains(&word.as_str())
    };
    let words: Vec<&str> = said.split_whitespace().filter(|word| !is_time(word)).collect();
    words.join(" ").trim_end_matches(',').to_owned()
}

/// "URN 123456" and "URN: 123456" are the number.
fn without_label(kind: Meaning, said: &str) -> &str {
    let label = kind.word().split('-').next().unwrap_or_default();
    let labelled = said.get(..label.len()).filter(|start| start.eq_ignore_ascii_case(label)).and(said.get(label.len()..));
    let rest = labelled.map(|rest| rest.trim_start_matches([':', ' ', '.', '#']));
    rest.filter(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit())).unwrap_or(said)
}

/// Digits of a number were rounded away.
struct Rounding;

/// "123456.0" and "1.23456E+05" as the digits they stand for; anything else as it is.
fn whole_number(said: &str) -> Result<String, Rounding> {
    let plain = plain_text(said);
    if let Some((digits, rest)) = plain.split_once('.')
        && !digits.is_empty()
        && (digits.bytes().all(|sign| sign.is_ascii_digit()) && rest.bytes().all(|sign| sign == b'0'))
    {
        return Ok(digits.to_owned());
    }
    let Some((mantissa, power)) = plain.split_once(['E', 'e']) else { return Ok(said.to_owned()) };
    let Some(power) = power.strip_prefix('+').and_then(|power| power.parse::<usize>().ok()) else { return Ok(said.to_owned()) };
    let (whole, decimals) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    let are_digits = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
    if whole.len() != 1 || !are_digits(whole) || !are_digits(decimals) {
        return Ok(said.to_owned());
    }
    if decimals.len() == power { Ok(format!("{whole}{decimals}")) } else { Err(Rounding) }
}

/// Whether it looks as such numbers do.
fn is_usual(kind: Meaning, said: &str) -> bool {
    let forms: &[&str] = match kind {
        Meaning::Urn => &["999999"],
        Meaning::DfeNumber => &["999/9999", "9999999", "999-9999", "999 9999"],
        Meaning::OfstedUrn => &["999999", "9999999", "AA999999", "AA9999999"],
        Meaning::CharityNumber => &["999999", "9999999", "999999-9", "9999999-9"],
        Meaning::CompanyNumber => &["99999999", "AA999999"],
        Meaning::OdsCode
        | Meaning::OrganisationName
        | Meaning::OrganisationType
        | Meaning::GuidanceEdition
        | Meaning::CompletedByRole
        | Meaning::AuditorRole
        | Meaning::Partnerships => return true,
    };
    let pattern = TextPattern { forms: forms.iter().map(|form| (*form).to_owned()).collect(), words: String::new() };
    pattern.fits(said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_as_it_was_before_a_spreadsheet_program_had_it() {
        let read = |kind, said| identifier(kind, said).0;
        assert_eq!(read(Meaning::Urn, "123456"), "123456");
        assert_eq!(read(Meaning::Urn, "123456.0"), "123456");
        assert_eq!(read(Meaning::Urn, "URN: 123456"), "123456");
        assert_eq!(read(Meaning::Urn, "1.23456E+05"), "123456");
        assert_eq!(read(Meaning::Urn, "n/a"), "");
        assert_eq!(read(Meaning::CompanyNumber, "1234567"), "01234567");
        assert_eq!(read(Meaning::OdsCode, "12E5"), "12E5");
        assert_eq!(
            identifier(Meaning::Urn, "1.23E+05"),
            (String::new(), Some(LineRemark::Rounded { kind: Meaning::Urn, said: "1.23E+05".to_owned() }))
        );
        assert!(matches!(identifier(Meaning::Urn, "12345").1, Some(LineRemark::UnusualNumber { .. })));
    }

    #[test]
    fn a_day_is_found_in_whatever_form_it_stands_there() {
        let read = |said: &str| deadline(RegisterColumn::FirstDeadline, &Content::Text(said.to_owned())).0;
        for said in ["31/01/2027", "31 January 2027", "Sunday 31st Jan 2027, 5pm", "31/01/2027 17:00:00", "2027-01-31T00:00:00"] {
            assert_eq!(read(said), "2027-01-31", "{said}");
        }
        assert_eq!(read("46418"), "2027-01-31");
        assert_eq!(read("46418.5"), "2027-01-31");
        assert_eq!(read("46"), "");
        assert_eq!(read("soon"), "");
    }

    #[test]
    fn the_numbers_of_days_are_those_of_a_spreadsheet_program() {
        for (serial, iso) in [(36_526, "2000-01-01"), (36_585, "2000-02-29"), (44_927, "2023-01-01"), (73_050, "2099-12-31")] {
            assert_eq!(day_of_serial(serial).map(|day| day.to_string()), Some(iso.to_owned()), "{serial}");
        }
    }
}
