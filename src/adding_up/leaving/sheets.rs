//! Figures that left the desk through the gate, as a workbook: what each table holds. How a file is made of it is known
//! elsewhere.

mod answers;
mod beside;
mod cases;
mod domains;
mod notes;
mod organisations;
mod register;
mod surveys;

use super::Leaving;
use crate::aggregation::distribution::Proportion;
use crate::aggregation::wilson::interval;
use crate::interchange::tables::sheets::{ColumnKind, Workbook, WorkbookCell, WorkbookSheet};
use crate::model::date::Date;
use crate::words::workbook as words;
use serde::{Deserialize, Serialize};

/// What a workbook says of itself besides its figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookAbout {
    /// The partnership's name.
    pub partnership: String,
    /// The day on which it is made, an ISO date.
    pub made_on: String,
    /// The app's version.
    pub version: String,
}

impl Leaving {
    /// All of it as a workbook. Tables without rows are left out.
    pub fn workbook(&self, about: &WorkbookAbout) -> Workbook {
        let figures = self.figures();
        let tables = [
            register::response(figures),
            domains::domains(figures),
            answers::questions_met(figures),
            answers::questions(figures),
            answers::numbers(figures),
            beside::trend(figures),
            beside::number_trend(figures),
            beside::compare(figures),
            organisations::actions(self),
            organisations::themes(figures),
            surveys::questions(figures),
            surveys::answers(figures),
            cases::cases(figures),
            cases::moderation(self),
            organisations::organisations(figures),
            organisations::assurance(figures),
            register::not_returned(figures),
        ];
        let sheets: Vec<WorkbookSheet> = tables.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect();
        Workbook {
            title: words::title(&about.partnership, &figures.round),
            author: about.partnership.clone(),
            made_on: Date::from_iso(&about.made_on),
            notes: notes::notes(self, about, &sheets),
            sheets,
        }
    }
}

/// What stands in the place of a group where everybody is counted.
const ALL: &str = "All";
const WORDS: ColumnKind = ColumnKind::Words;
const COUNT: ColumnKind = ColumnKind::Count;
const NUMBER: ColumnKind = ColumnKind::Number;
/// The heads over [`share`].
const SHARE: [(&str, ColumnKind); 3] = [("%", COUNT), ("Range from %", COUNT), ("Range to %", COUNT)];

/// A text; nothing where it is blank.
fn text(text: &str) -> WorkbookCell {
    WorkbookCell::text(text)
}

/// How many.
fn count(n: usize) -> WorkbookCell {
    WorkbookCell::count(n)
}

/// A number in hundredths; hidden where the gate took it out.
fn hundredths(value: Option<i64>) -> WorkbookCell {
    value.map_or(WorkbookCell::Hidden, |parts| WorkbookCell::Number { parts, decimals: 2 })
}

/// In per cent, and the range in which it may lie; none of fewer than ten.
fn share(part: Proportion) -> [WorkbookCell; 3] {
    match (part.percent(), interval(part)) {
        (Some(percent), Some(range)) => {
            [percent, usize::from(range.low_percent()), usize::from(range.high_percent())].map(WorkbookCell::count)
        }
        (_, _) => [WorkbookCell::TooFew, WorkbookCell::TooFew, WorkbookCell::TooFew],
    }
}

/// How many of how many, and the share of it.
fn part_of(part: Proportion) -> [WorkbookCell; 5] {
    let [percent, low, high] = share(part);
    [count(part.x), count(part.n), percent, low, high]
}

/// The same cell five times, where there is no part of anything.
fn no_part(cell: &WorkbookCell) -> [WorkbookCell; 5] {
    std::array::from_fn(|_| cell.clone())
}
