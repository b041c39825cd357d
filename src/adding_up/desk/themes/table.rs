//! The themes of a round as a table: each with the passages that count for it, read from the returns some at a time.

use super::super::RowDesk;
use super::super::words::{box_label, written_in};
use super::stamp;
use crate::adding_up::desk::shown::ThemeShown;
use crate::interchange::tables::{ThemeRow, themes_csv};
use crate::model::filter::Filter;
use crate::model::themes::{PassageKind, TaggedPassage};
use crate::words::themes as words;
use std::cmp::Reverse;

/// A table that is being made.
#[derive(Clone, Debug, Default)]
pub struct ThemeTable {
    round: String,
    /// What most organisations say first, kind by kind.
    themes: Vec<ThemeShown>,
    rows: Vec<(RowPlace, ThemeRow)>,
}

/// Where a row comes: by theme, then by question, then by kind of passage.
type RowPlace = (usize, usize, PassageKind);

impl ThemeTable {
    /// The table of a round, without its passages yet.
    pub fn begin(desk: &RowDesk, round: &str) -> Self {
        let mut themes = desk.show_themes(round, &Filter::default(), &[]).themes;
        themes.retain(|theme| !theme.is_deleted);
        themes.sort_by_key(|theme| (theme.kind, Reverse(theme.organisations), theme.name.to_lowercase()));
        Self { round: round.to_owned(), themes, rows: Vec::new() }
    }

    /// The keys of the returns that are to be read.
    pub fn keys(&self, desk: &RowDesk) -> Vec<String> {
        let counted = desk.counted_returns(&self.round, &Filter::default());
        let is_tagged = |key: &str| self.tagged(desk, key).next().is_some();
        counted.into_iter().filter(|(key, _)| is_tagged(key)).map(|(key, _)| key.to_owned()).collect()
    }

    /// Takes in the passages of a return.
    pub fn read(&mut self, desk: &RowDesk, key: &str, file: &str) {
        let Some(row) = desk.row(key) else { return };
        let Some(written) = written_in(desk.questionnaires(), (key, row), file) else { return };
        let questionnaire = desk.questionnaire(row);
        let mut rows = Vec::new();
        for tagged in self.tagged(desk, key).filter(|tagged| tagged.seen_in == stamp(row)) {
            let Some(passage) = written.iter().find(|passage| passage.part == tagged.at.part) else { continue };
            let asked = passage.question.as_ref().and_then(|id| questionnaire?.question(id));
            let field = words::part(&passage.part, box_label(asked, &passage.part));
            for (at, theme) in self.themes.iter().enumerate().filter(|(_, theme)| tagged.themes.contains(&theme.id)) {
                let filled = ThemeRow {
                    sector: row.sector.clone(),
                    question: asked.map(|asked| format!("{} {}", asked.id, asked.text)).unwrap_or_default(),
                    field: field.clone(),
                    passage: passage.text.clone(),
                    may_be_quoted: Some(tagged.may_be_quoted),
                    ..named(theme)
                };
                rows.push(((at, passage.place, passage.part.kind()), filled));
            }
        }
        self.rows.extend(rows);
    }

    /// The table.
    pub fn written(mut self) -> Vec<u8> {
        for (at, theme) in self.themes.iter().enumerate().filter(|(_, theme)| theme.passages == 0) {
            self.rows.push(((at, 0, PassageKind::Answer), named(theme)));
        }
        self.rows.sort();
        let rows: Vec<ThemeRow> = self.rows.into_iter().map(|(_, row)| row).collect();
        themes_csv(&rows)
    }

    fn tagged<'d>(&self, desk: &'d RowDesk, key: &str) -> impl Iterator<Item = &'d TaggedPassage> {
        let passages = desk.readable(&self.round).into_iter().flat_map(|themes| &themes.passages);
        passages.filter(move |passage| passage.at.key == key)
    }
}

fn named(theme: &ThemeShown) -> ThemeRow {
    let (theme_name, kind) = (theme.name.clone(), words::kind(theme.kind).to_owned());
    ThemeRow { theme: theme_name, kind, organisations: theme.organisations, ..ThemeRow::default() }
}
