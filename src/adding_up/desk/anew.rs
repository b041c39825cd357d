//! The desk read again, because somebody else has changed what is kept: what became of the files that were added here since it
//! was opened stays on the list, as far as it is still true.

use super::RowDesk;
use crate::adding_up::lines::VerdictLine;
use crate::aggregation::row::ReturnRow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What tells a line from others: the file's name, the return's id, and whose it is.
type Named<'l> = (&'l str, &'l str, &'l str);

impl RowDesk {
    /// A desk for the same questionnaires, with nothing on it.
    pub fn with_nothing(&self) -> Self {
        Self { questionnaires: Arc::clone(&self.questionnaires), ..Self::new(Vec::new()) }
    }

    /// How many lines of files there are that were added lately.
    pub fn recent_lines_in_all(&self) -> usize {
        self.recent.all().len()
    }

    /// Goes on for the desk that was here before this one was read: the first so many lines of its files stay first, as far as
    /// they still say what is so.
    pub fn go_on_for(&mut self, before: &Self, lines: usize) {
        self.replies.go_by_names(&before.replies);
        let read = std::mem::take(&mut self.recent).into_all();
        let mut kept: BTreeMap<Named<'_>, Vec<&VerdictLine>> = BTreeMap::new();
        for line in read.iter().rev() {
            kept.entry(named(line)).or_default().push(line);
        }
        let rows: BTreeMap<(&str, String), &ReturnRow> =
            self.intake.rows().map(|row| ((row.id.as_str(), row.whose.to_string()), row)).collect();
        let mut list = Vec::new();
        for line in before.recent.all().iter().take(lines) {
            let row = rows.get(&(line.id.as_str(), line.whose.clone()));
            let beside = kept.get_mut(&named(line)).filter(|lines| !lines.is_empty());
            match (beside, row) {
                // What is kept of it counts: since then it may have been replaced.
                (Some(beside), _) => list.extend(beside.pop().cloned()),
                (None, Some(_)) if line.is_counted => list.push(line.clone()),
                // It is of no return, and says what came of another desk.
                (None, None) if line.is_counted && line.id.is_empty() => list.push(line.clone()),
                // It is a file of replies, which have no rows.
                (None, None) if line.is_counted && self.replies.is_here(&line.id) => list.push(line.clone()),
                // It is an update, which has no row of its own.
                (None, None) if self.holds_update(&line.update) => list.push(line.clone()),
                // It was replaced by something that was not kept.
                (None, Some(row)) if row.file == line.name => list.push(self.line_of(row, &[])),
                (None, _) => {}
            }
        }
        let mut listed: BTreeMap<Named<'_>, usize> = BTreeMap::new();
        for line in list.iter().filter(|line| !line.is_counted) {
            *listed.entry(named(line)).or_default() += 1;
        }
        let mut of_others = Vec::new();
        for line in &read {
            match listed.get_mut(&named(line)).filter(|n| **n > 0) {
                Some(n) => *n -= 1,
                None => of_others.push(line.clone()),
            }
        }
        let was_locked: BTreeSet<String> = list.iter().filter(|line| line.is_locked).map(|line| line.name.clone()).collect();
        self.locked_before.retain(|name| !was_locked.contains(name) || before.locked_before.contains(name));
        list.into_iter().chain(of_others).for_each(|line| self.recent.push(line));
        self.noted = before.noted;
    }
}

fn named(line: &VerdictLine) -> Named<'_> {
    (&line.name, &line.id, &line.whose)
}
