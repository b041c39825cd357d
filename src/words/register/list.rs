//! What there is to say of a list that a register was read from, line by line, and why one cannot be read.

use crate::interchange::kinds::FileKind;
use crate::interchange::register::{LineRemark, ListError, MOST_LINES, ReadColumn, RegisterColumn, RegisterRemark};
use crate::model::meaning::Meaning;
use crate::words::figures::{bytes, count, date, list, number};
use crate::words::said::own_words;
use crate::words::typed::date_problem;

/// How many organisations a list has brought, and how many were there before.
pub fn taken(added: usize, known: usize) -> String {
    let added = count(added, "organisation");
    match known {
        0 => format!("{added} added to the register."),
        1 => format!("{added} added to the register; 1 was there already."),
        known => format!("{added} added to the register; {} were there already.", number(known)),
    }
}

/// One sentence for each thing there is to say; where it is the same of several lines, one for all of them.
pub fn remarks(remarks: &[RegisterRemark]) -> Vec<String> {
    let mut said: Vec<(&LineRemark, Vec<usize>)> = Vec::new();
    for remark in remarks {
        let lines = remark.line.into_iter();
        match said.iter_mut().find(|(what, of)| is_said_together(what) && *what == &remark.what && !of.is_empty()) {
            Some((_, of)) => of.extend(lines),
            None => said.push((&remark.what, lines.collect())),
        }
    }
    said.iter().map(|(what, lines)| about(what, lines)).collect()
}

/// The sentence for one remark.
pub fn remark(remark: &RegisterRemark) -> String {
    about(&remark.what, &remark.line.into_iter().collect::<Vec<usize>>())
}

/// What is said of many lines without anything of their own.
fn is_said_together(what: &LineRemark) -> bool {
    matches!(what, LineRemark::Blank | LineRemark::HeaderAgain | LineRemark::StrayQuote | LineRemark::DeadlinesCrossed)
}

fn about(what: &LineRemark, lines: &[usize]) -> String {
    let of = named_lines(lines);
    let (is, has) = if lines.len() > 1 { ("are", "have") } else { ("is", "has") };
    match what {
        LineRemark::Blank => format!("{of} {is} blank."),
        LineRemark::AboveHeader(said) => format!("{of} stands above the headings and was not taken: “{}”.", own_words(said)),
        LineRemark::HeaderAgain => {
            format!("{of} {has} headings once more. What follows was read in the order of those headings.")
        }
        LineRemark::WithoutName(said) => format!("{of} names no organisation and was not taken: “{}”.", own_words(said)),
        LineRemark::Total(said) => format!("{of} looks like a total and was not taken: “{}”.", own_words(said)),
        LineRemark::SameAs(first) => {
            format!(
                "{of} is the same organisation as line {first}. It counts once; what was blank there was filled in from here."
            )
        }
        LineRemark::SharedNumber { line, kind } => format!(
            "{of} has the same {} as line {line}, under another name. Both were taken. If they are one organisation, \
             take one out.",
            column(RegisterColumn::Identifier(*kind))
        ),
        LineRemark::NotTaken(said) => {
            format!("{of}: this stands under no heading and was not taken: “{}”.", own_words(&said.join("”, “")))
        }
        LineRemark::BrokenCell(said) => {
            format!("{of}: “{said}” is what a spreadsheet shows when a formula fails. It was read as blank.")
        }
        LineRemark::Rounded { kind, said } => format!(
            "{of}: the {} came as “{said}”, so its last digits are lost, and it was not taken. In the spreadsheet, make the \
             column wider or its format “Text”, and save it again.",
            column(RegisterColumn::Identifier(*kind))
        ),
        LineRemark::ZerosPutBack { kind, taken } => format!(
            "{of}: the {} had lost the zeros at its beginning. It was read as {taken}.",
            column(RegisterColumn::Identifier(*kind))
        ),
        LineRemark::UnusualNumber { kind, said } => format!(
            "{of}: “{said}” does not look like a {}. It was taken as it is; check it.",
            column(RegisterColumn::Identifier(*kind))
        ),
        LineRemark::NoDate { column: of_what, said } => {
            format!("{of}: the {} was left blank. {}.", column(*of_what), date_problem(said))
        }
        LineRemark::DayFromNumber { said, day } => {
            format!("{of}: “{said}” was read as {}, which is the day that spreadsheets have this number for.", date(day))
        }
        LineRemark::DeadlinesCrossed => format!("{of} {has} a final deadline before the first deadline. Check both."),
        LineRemark::Merged(to) => {
            format!("{of} to line {to}: cells are merged. What stands in them was read for each of the lines.")
        }
        LineRemark::StrayQuote => {
            format!(
                "{of} {has} a quotation mark that nothing closes. The lines were read one by one, so that none is lost in it."
            )
        }
        LineRemark::NoHeader => "There are no headings, so each line was taken as the name of an organisation.".to_owned(),
        LineRemark::OlderEncoding => {
            "The file is in an older form of text. Check letters such as é and ô, and the signs ’ and –.".to_owned()
        }
        LineRemark::OtherSheet(name) => format!("The sheet “{}” was not read.", own_words(name)),
    }
}

/// Which heading was taken as what.
pub fn read_column(read: &ReadColumn) -> String {
    match read.taken_as {
        None => format!("“{}” was not taken", read.heading),
        Some(taken) if read.is_second => {
            format!("“{}” was taken as the {} where the other column is blank", read.heading, column(taken))
        }
        Some(taken) => format!("“{}” was taken as the {}", read.heading, column(taken)),
    }
}

/// Why nothing can be read of a list, and what to do.
pub fn list_error(error: &ListError) -> String {
    match error {
        ListError::TooLarge(size) => {
            format!("The list is too large ({}). Take out what is no list of organisations.", bytes(*size as u64))
        }
        ListError::TooManyLines => {
            format!("The list has more than {} lines. Take out those that are not expected.", number(MOST_LINES))
        }
        ListError::Empty => "No organisation is named in it.".to_owned(),
        ListError::Saved => "This is a file that an app saved, and no list. Open a saved register with “Open”.".to_owned(),
        ListError::OtherKind(kind) => format!(
            "This is {}, and no list that can be read. Save the list as an Excel workbook (.xlsx) or as CSV, or copy it and \
             paste it.",
            another_kind(*kind)
        ),
        ListError::NotText => "This is no list: it is neither text nor a workbook.".to_owned(),
        ListError::Locked => "The workbook has a password. Save it without one, or copy the list and paste it.".to_owned(),
        ListError::TooMuch => {
            "The workbook holds far more than a list. Copy the list into a new workbook, or copy it and paste it.".to_owned()
        }
        ListError::Damaged(why) => format!(
            "The workbook cannot be read ({why}). Open it in the program that made it, save it again, or copy the list and \
             paste it."
        ),
        ListError::NoNames(headings) => format!(
            "No heading says which column has the names of the organisations. Call it “Organisation”. The headings are {}.",
            list(&headings.iter().map(|heading| format!("“{heading}”")).collect::<Vec<String>>())
        ),
    }
}

fn another_kind(kind: FileKind) -> &'static str {
    match kind {
        // One of today's form was read.
        FileKind::Excel => "an Excel workbook of the old form (.xls)",
        FileKind::OpenSheet => "an OpenDocument spreadsheet",
        FileKind::Apple => "a document of Pages, Numbers or Keynote",
        FileKind::Word | FileKind::RichText | FileKind::OpenText => "a document of a word processor",
        FileKind::Office => "an office document, perhaps with a password",
        FileKind::PowerPoint | FileKind::OpenSlides => "a presentation",
        FileKind::Pdf => "a PDF document",
        FileKind::Mail { .. } => "an e-mail",
        FileKind::Picture => "a picture",
        FileKind::Recording => "a recording",
        FileKind::WebPage => "a web page",
        FileKind::Archive(_) => "an archive; unpack it first",
        FileKind::Table | FileKind::Xml | FileKind::Text | FileKind::Card | FileKind::Shortcut | FileKind::Program => {
            "a file of another program"
        }
    }
}

/// What a column holds, as a part of a sentence.
pub fn column(column: RegisterColumn) -> &'static str {
    match column {
        RegisterColumn::Name => "name",
        RegisterColumn::Kind => "type",
        RegisterColumn::Sector => "sector",
        RegisterColumn::Locality => "locality",
        RegisterColumn::Identifier(kind) => match kind {
            Meaning::Urn => "URN",
            Meaning::DfeNumber => "DfE number",
            Meaning::OfstedUrn => "Ofsted URN",
            Meaning::OdsCode => "ODS code",
            Meaning::CharityNumber => "charity number",
            Meaning::CompanyNumber => "company number",
            Meaning::OrganisationName
            | Meaning::OrganisationType
            | Meaning::GuidanceEdition
            | Meaning::CompletedByRole
            | Meaning::AuditorRole
            | Meaning::Partnerships => "number",
        },
        RegisterColumn::ContactRole => "contact role",
        RegisterColumn::FirstDeadline => "first deadline",
        RegisterColumn::FinalDeadline => "final deadline",
    }
}

/// "Line 3", "Lines 3, 5 and 7 to 9"; "The list" where it is about all of it.
fn named_lines(lines: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *line => *last = *line,
            Some(_) | None => runs.push((*line, *line)),
        }
    }
    let said = runs.iter().map(|(from, to)| if from == to { from.to_string() } else { format!("{from} to {to}") });
    match lines {
        [] => "The list".to_owned(),
        [_] => format!("Line {}", list(&said.collect::<Vec<String>>())),
        [_, _, ..] => format!("Lines {}", list(&said.collect::<Vec<String>>())),
    }
}
