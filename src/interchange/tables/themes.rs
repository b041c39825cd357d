//! Themes as a table: a row for each passage, without the name of whoever wrote it.

use super::to_csv;

/// A passage with its theme.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ThemeRow {
    /// The theme's name.
    pub theme: String,
    /// What the theme stands for.
    pub kind: String,
    /// How many organisations say it.
    pub organisations: usize,
    /// The sector of the one that wrote this.
    pub sector: String,
    /// The question, with its id.
    pub question: String,
    /// Evidence, note, or whatever it is.
    pub field: String,
    /// What was written.
    pub passage: String,
    /// Whether it may be quoted; none of a theme that nothing was tagged with.
    pub may_be_quoted: Option<bool>,
}

/// Themes with their passages, in this order. A theme without any has a row too.
pub fn themes_csv(rows: &[ThemeRow]) -> Vec<u8> {
    let header = ["Theme", "Kind", "Organisations", "Sector", "Question", "Field", "Passage", "May be quoted"];
    let mut table = vec![header.map(str::to_owned).to_vec()];
    for row in rows {
        let quoted = match row.may_be_quoted {
            Some(true) => "Yes",
            Some(false) => "No",
            None => "",
        };
        let organisations = row.organisations.to_string();
        let cells = [&row.theme, &row.kind, &organisations, &row.sector, &row.question, &row.field, &row.passage];
        table.push(cells.into_iter().cloned().chain([quoted.to_owned()]).collect());
    }
    to_csv(&table)
}
