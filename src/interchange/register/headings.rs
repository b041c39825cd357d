//! Which line of a table is its header, and what each heading means. People call the same column by many names.

use super::table::{Content, Table, TableLine};
use super::{ReadColumn, RegisterColumn};
use crate::model::meaning::Meaning;
use std::collections::BTreeMap;

/// In how many lines a header is looked for.
const LOOKED_AT: usize = 40;
/// No heading is longer.
const LONGEST: usize = 80;

/// Headings by column, those that say it most surely first, with a bar between them. They are compared by letters and digits.
const HEADINGS: [(RegisterColumn, &str); 13] = [
    (
        RegisterColumn::Name,
        "Organisation name|Name of organisation|School name|Name of school|Establishment name|\
         Setting name|Name of setting|Provider name|Practice name|Agency name|School or college|School/setting|\
         School / organisation|Organisation/agency|Name of agency|Organisations|Organisation|Organization|\
         Organization name|Establishment|Settings|Setting|Schools|School|Agency|Agencies|Provider|Practice|\
         Nursery|Charity|Charity name|Group name|Company name|Partner|Partner agency|Name|\
         Full name of organisation|Expected",
    ),
    (
        RegisterColumn::Kind,
        "Organisation type|Type of organisation|Type|School type|Type of school|Setting type|Type of setting|\
         Type of establishment|TypeOfEstablishment (name)|Establishment type|Provider type|Type of provider|\
         Agency type|Type of agency|Kind|Category|Phase|Phase of education|PhaseOfEducation (name)|School phase|\
         Phase/type|Type/phase",
    ),
    (RegisterColumn::Sector, "Sector|Sectors|Sector group|Reporting group|Agency group|Group"),
    (
        RegisterColumn::Locality,
        "Locality|Localities|Local area|Area|District|Borough|Quadrant|Neighbourhood|Cluster|Hub|Place|Ward|\
         Region|Locality name|District name|Town|Local authority|LA|LA (name)|Local authority name|\
         Council",
    ),
    (RegisterColumn::Identifier(Meaning::Urn), "URN|School URN|URN number|Unique reference number|URN no|DfE URN|GIAS URN"),
    (
        RegisterColumn::Identifier(Meaning::DfeNumber),
        "DfE number|DfE no|DfE code|DfE|LAESTAB|LA Estab number|\
         DfE establishment number|DCSF number|DfES number|School number|DfE ref",
    ),
    (
        RegisterColumn::Identifier(Meaning::OfstedUrn),
        "Ofsted URN|Ofsted number|Ofsted no|Ofsted reference|Ofsted ref|Ofsted reference number|\
         Ofsted unique reference number|EY URN|EY number|EY no|Ofsted registration number|Ofsted",
    ),
    (
        RegisterColumn::Identifier(Meaning::OdsCode),
        "ODS code|ODS|Practice code|GP code|NHS code|ODS no|Organisation code|National practice code",
    ),
    (
        RegisterColumn::Identifier(Meaning::CharityNumber),
        "Charity number|Charity no|Registered charity number|Registered charity no|Charity registration number",
    ),
    (
        RegisterColumn::Identifier(Meaning::CompanyNumber),
        "Company number|Company no|Companies House number|Company registration number|Company reg no",
    ),
    (
        RegisterColumn::ContactRole,
        "Contact role|Role of contact|Role|Contact|Contact post|Post|Job title|Lead role|Sent to|\
         Addressed to",
    ),
    (
        RegisterColumn::FirstDeadline,
        "First deadline|Initial deadline|Deadline|Deadline 1|1st deadline|Return by|Due|Due date|Due by|\
         Return date|Deadline for return|Submission deadline|Deadline date|First|Initial",
    ),
    (
        RegisterColumn::FinalDeadline,
        "Final deadline|Last deadline|Deadline 2|2nd deadline|Second deadline|Extended deadline|Extension|\
         Last date|Final date|Closing date|Final",
    ),
];

/// Headings of what a register does not keep, which are headings all the same.
const OTHERS: &str = "Address|Address 1|Address 2|Address line 1|Street|County|Postcode|Telephone|Phone|Tel|\
         Telephone number|Mobile|Email|Email address|Website|Notes|Comments|Comment|Status|No|Number|Ref|\
         Id|Row|Headteacher|Head|Contact name|Contact email|Principal|Manager|DSL|DSL name|\
         Designated safeguarding lead|LA code|Establishment number|Pupils|\
         Number on roll|NOR|Date returned";

/// What a heading means, and how surely, from 0; none of a heading of something that a register does not keep.
type Heading = Option<(RegisterColumn, usize)>;

/// Headings as they are found.
pub(super) struct Headings {
    known: BTreeMap<String, Heading>,
}

/// What stands in which column below a header.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    /// From left to right, with how surely the heading says it; none for a heading of something else.
    columns: Vec<(String, Heading)>,
}

impl Headings {
    /// All that are known.
    pub fn all() -> Self {
        let of_columns = HEADINGS
            .iter()
            .flat_map(|(column, names)| names.split('|').enumerate().map(|(rank, name)| (letters(name), Some((*column, rank)))));
        let others = OTHERS.split('|').map(|name| (letters(name), None));
        let mut known = BTreeMap::new();
        for (name, is) in of_columns.chain(others) {
            known.entry(name).or_insert(is);
        }
        Self { known }
    }

    /// The layout that a line says, where it is a header.
    pub fn layout(&self, line: &TableLine) -> Option<Layout> {
        let texts: Vec<String> = line.cells.iter().map(Content::text).collect();
        let means: Vec<Option<Heading>> = texts.iter().map(|text| self.means(text)).collect();
        let filled = texts.iter().filter(|text| !text.is_empty()).count();
        let known = means.iter().flatten().count();
        let layout = Layout { columns: texts.into_iter().zip(means.into_iter().map(Option::flatten)).collect() };
        let is_header = known >= 2 && known * 4 >= filled || known == 1 && filled == 1 && layout.has(RegisterColumn::Name);
        is_header.then_some(layout)
    }

    /// Where the header stands among the first lines of a table: the first line with names in it and other headings; else the
    /// first that has any.
    pub fn find(&self, table: &Table) -> Option<(usize, Layout)> {
        let first = table.lines.iter().take(LOOKED_AT).enumerate();
        let found = first.filter_map(|(at, line)| self.layout(line).map(|layout| (at, layout)));
        let found: Vec<(usize, Layout)> = found.filter(|(at, layout)| !is_data(table, *at, layout)).collect();
        let with_names = found.iter().find(|(_, layout)| layout.has(RegisterColumn::Name) && layout.columns.len() > 1);
        let any = || found.iter().find(|(_, layout)| layout.has(RegisterColumn::Name)).or(found.first());
        with_names.or_else(any).cloned()
    }

    /// What a text means, where it is a heading.
    fn means(&self, text: &str) -> Option<Heading> {
        // Most cells of a list are no headings, and longer than these.
        if text.len() > LONGEST { None } else { self.known.get(&letters(text)).copied() }
    }
}

impl Layout {
    /// Whether there is a column of that.
    pub fn has(&self, wanted: RegisterColumn) -> bool {
        self.columns.iter().any(|(_, is)| is.is_some_and(|(column, _)| column == wanted))
    }

    /// Where that stands, the surest place first.
    pub fn places(&self, wanted: RegisterColumn) -> Vec<usize> {
        let places = self.columns.iter().enumerate().filter_map(|(at, (_, is))| {
            let (column, rank) = (*is)?;
            (column == wanted).then_some((rank, at))
        });
        let mut places: Vec<(usize, usize)> = places.collect();
        places.sort_unstable();
        places.into_iter().map(|(_, at)| at).collect()
    }

    /// Whether there is a heading over that place.
    pub fn is_headed(&self, at: usize) -> bool {
        self.columns.get(at).is_some_and(|(text, _)| !text.is_empty())
    }

    /// Whether what stands at that place is a heading that is known.
    pub fn is_known(&self, at: usize) -> bool {
        self.columns.get(at).is_some_and(|(_, is)| is.is_some())
    }

    /// As it is shown.
    pub fn read_columns(&self) -> Vec<ReadColumn> {
        let shown = self.columns.iter().enumerate().filter(|(_, (text, _))| !text.is_empty()).map(|(at, (heading, is))| {
            let taken_as = is.map(|(column, _)| column);
            let is_second = taken_as.is_some_and(|column| self.places(column).first() != Some(&at));
            ReadColumn { heading: heading.clone(), taken_as, is_second }
        });
        shown.collect()
    }

    /// The headings.
    pub fn headings(&self) -> Vec<String> {
        self.columns.iter().map(|(text, _)| text.clone()).filter(|text| !text.is_empty()).collect()
    }
}

/// What stands in brackets after a heading and only says how to fill it in.
const HINTS: [&str; 8] = ["dd", "if", "please", "eg", "e.g", "role", "laestab", "yyyy"];

/// A heading as it is compared.
/// Whether a line that could be a header is none: the one below it, or above, says the same where the names would be, and
/// something else beside that. So it is in a list without a header, in which every type is "School".
fn is_data(table: &Table, at: usize, layout: &Layout) -> bool {
    let text = |line: &TableLine, place: usize| line.cells.get(place).map(Content::text).unwrap_or_default();
    let Some(line) = table.lines.get(at) else { return false };
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|place| table.lines.get(place));
    let is_alike = |other: &TableLine| {
        let says_the_same = layout.places(RegisterColumn::Name).iter().any(|place| text(line, *place) == text(other, *place));
        // Of a header that is two lines high, what differs is known as well.
        let unknown = (0..line.cells.len()).filter(|place| !layout.is_known(*place) && !text(line, *place).is_empty());
        says_the_same && unknown.into_iter().any(|place| text(line, place) != text(other, place))
    };
    beside.into_iter().any(is_alike)
}

fn letters(heading: &str) -> String {
    let hint = |within: &str| HINTS.iter().any(|hint| within.to_lowercase().starts_with(hint));
    let heading = match heading.split_once('(') {
        Some((before, within)) if hint(within) => before,
        Some(_) | None => heading,
    };
    heading.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_however_they_are_written() {
        let headings = Headings::all();
        let means = |heading: &str| headings.means(heading).flatten();
        for (heading, expected) in [
            ("SCHOOL NAME", RegisterColumn::Name),
            ("Name of setting:", RegisterColumn::Name),
            ("urn", RegisterColumn::Identifier(Meaning::Urn)),
            ("DfE no.", RegisterColumn::Identifier(Meaning::DfeNumber)),
            ("Ofsted URN", RegisterColumn::Identifier(Meaning::OfstedUrn)),
            ("Deadline (dd/mm/yyyy)", RegisterColumn::FirstDeadline),
            ("Final  deadline", RegisterColumn::FinalDeadline),
            ("Phase", RegisterColumn::Kind),
            ("LA (name)", RegisterColumn::Locality),
        ] {
            assert_eq!(means(heading).map(|(column, _)| column), Some(expected), "{heading}");
        }
        assert_eq!(means("LA (code)"), None);
        assert_eq!(means("Postcode"), None);
        assert_eq!(means(""), None);
    }

    #[test]
    fn no_heading_stands_for_two_things() {
        let mut seen = std::collections::BTreeSet::new();
        for name in HEADINGS.iter().flat_map(|(_, names)| names.split('|')).chain(OTHERS.split('|')) {
            assert!(seen.insert(letters(name)), "{name}");
        }
    }
}
