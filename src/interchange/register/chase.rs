//! Whom to chase, as a table: who is expected and has not returned, with all that is needed to write to them.

use crate::aggregation::register::{Attendance, ExpectedStatus};
use crate::interchange::tables::to_csv;
use crate::model::date::Date;
use crate::model::ids::ExpectedId;
use crate::model::meaning::Meaning;
use crate::model::register::{KNOWN_BY, Register};

/// Organisations that have not returned, or not completely, in the order of the register. `neither` are those of which nothing
/// came last time either.
pub fn chase_csv(register: &Register, attendance: &Attendance, neither: &[ExpectedId]) -> Vec<u8> {
    let before = ["Organisation", "Type", "Sector", "Locality", "Contact role"];
    let after = ["First deadline", "Final deadline", "What came", "Nothing last time either"];
    let header = before.into_iter().chain(KNOWN_BY.map(heading)).chain(after);
    let mut rows = vec![header.map(str::to_owned).collect::<Vec<String>>()];
    for (expected, line) in register.expected.iter().zip(&attendance.lines) {
        let came = match line.status {
            ExpectedStatus::NotReturned => "Nothing",
            ExpectedStatus::Incomplete => "An incomplete return",
            ExpectedStatus::Returned(_) | ExpectedStatus::Twice(_) | ExpectedStatus::NotInScope => continue,
        };
        let is_again = neither.contains(&expected.id);
        let again = if is_again { "Yes" } else { "" };
        let deadlines = register.deadlines(expected);
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let known = [&expected.name, &expected.kind, &expected.sector, &expected.locality, &expected.contact_role];
        let numbers = KNOWN_BY.map(|kind| expected.identifiers.get(kind.word()).cloned().unwrap_or_default());
        let row = known.into_iter().cloned().chain(numbers).chain([day(deadlines.first), day(deadlines.last)]);
        rows.push(row.chain([came.to_owned(), again.to_owned()]).collect());
    }
    to_csv(&rows)
}

fn heading(kind: Meaning) -> &'static str {
    match kind {
        Meaning::Urn => "URN",
        Meaning::DfeNumber => "DfE number",
        Meaning::OfstedUrn => "Ofsted URN",
        Meaning::OdsCode => "ODS code",
        Meaning::CharityNumber => "Charity number",
        Meaning::CompanyNumber => "Company number",
        Meaning::OrganisationName => "Organisation",
        Meaning::OrganisationType => "Type",
        Meaning::GuidanceEdition => "Guidance edition",
        Meaning::CompletedByRole => "Completed by",
        Meaning::AuditorRole => "Auditor",
        Meaning::Partnerships => "Partnerships",
    }
}
