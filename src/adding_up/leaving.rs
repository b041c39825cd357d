//! What may leave the desk, and for whom: the one gate that every report, letter, workbook and table of figures goes through.
//! What is for the partnership itself passes as it is. What is published has no small group of people or organisations in it,
//! nothing that anybody wrote, and names an organisation only where somebody has switched that on.

mod gate;
mod quotes;
mod sheets;

pub use sheets::WorkbookAbout;

use super::desk::RowDesk;
use super::desk::shown::{DeskWanted, Looked, WantedList};
use crate::aggregation::suppression::Threshold;
use crate::model::audience::Audience;
use crate::model::filter::{Filter, GradesBy};
use crate::words::leaving as words;
use serde::Serialize;

/// Figures that may leave the desk. Nothing else makes one, so whatever is made from it went through the gate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Leaving {
    figures: Looked,
    audience: Audience,
    hidden: Vec<String>,
    filter: Vec<String>,
    quotes: Vec<String>,
}

impl Leaving {
    /// The figures.
    pub fn figures(&self) -> &Looked {
        &self.figures
    }

    /// Whom they are for.
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// What is not in them so that nobody is told apart, a sentence each.
    pub fn hidden(&self) -> &[String] {
        &self.hidden
    }

    /// What may be quoted, as it was written, without whose it is; empty until the files were read.
    pub fn quotes(&self) -> &[String] {
        &self.quotes
    }

    /// By what they are narrowed, as people read it: "Sector: Health"; empty where they are of everybody.
    pub fn filter(&self) -> &[String] {
        &self.filter
    }
}

impl RowDesk {
    /// Every figure of a round that may leave the desk.
    pub fn leaving(&self, wanted: &DeskWanted, audience: Audience) -> Leaving {
        let least_shown = match audience {
            Audience::Inside => wanted.least_shown,
            Audience::Published { .. } => Threshold::PUBLISHED.least_shown(),
        };
        let everything = DeskWanted { what: WantedList::Everything, least_shown, ..wanted.clone() };
        let mut figures = self.look(&everything);
        let mut hidden = Vec::new();
        if audience.is_published() {
            if gate::tells_single_reviews(&figures) {
                // Beside figures as given, those as moderated would tell what a reviewer made of one organisation.
                let filter = Filter { grades: GradesBy::AsGiven, ..wanted.filter.clone() };
                figures = self.look(&DeskWanted { filter, ..everything });
                hidden.push(words::GRADES_AS_GIVEN.to_owned());
            }
            hidden.extend(gate::close(&mut figures, audience.names()));
        }
        let label = |all: &[super::desk::shown::FilterChoice], id: &str| {
            all.iter().find(|one| one.id == id).map_or_else(|| id.to_owned(), |one| one.label.clone())
        };
        let narrowed = [
            wanted.filter.sector.as_ref().map(|id| format!("Sector: {}", label(&figures.sectors, id))),
            wanted.filter.kind.as_ref().map(|id| format!("Type: {}", label(&figures.kinds, id))),
            wanted.filter.locality.as_ref().map(|id| format!("Locality: {}", label(&figures.localities, id))),
        ];
        Leaving { filter: narrowed.into_iter().flatten().collect(), figures, audience, hidden, quotes: Vec::new() }
    }
}
