//! Organisation by organisation, as the desk shows it.

use super::Looked;
use crate::aggregation::distribution::Proportion;
use crate::aggregation::row::GradeStanding;
use crate::checks::assurance::AssuranceCounts;
use serde::{Deserialize, Serialize};

impl Looked {
    /// How many organisations are shown, in every table together.
    pub fn organisations_shown(&self) -> usize {
        self.organisations.iter().map(|table| table.lines.len()).sum()
    }
}

/// The grades of organisations that answered one questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationTable {
    /// The questionnaire's title.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// The domains that are graded in any return: id and title.
    pub domains: Vec<(String, String)>,
    /// The grades there are, the best first.
    pub grades: Vec<String>,
    /// Where grades stand as moderated: how many returns were, of those counted.
    #[serde(default)]
    pub as_moderated: Option<Proportion>,
    /// A line for each organisation.
    pub lines: Vec<OrganisationLine>,
}

/// An organisation's grades.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationLine {
    /// The key of its return.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its type, as people read it.
    pub kind: String,
    /// Its sector.
    pub sector: String,
    /// How far its return shows what it says; none where that is not said.
    #[serde(default)]
    pub assurance: Option<AssuranceCounts>,
    /// Of the whole, then of each domain of the table. A grade is named by its place in the table's grades.
    pub standings: Vec<GradeStanding>,
    /// Both kinds of them, where a reviewer has moderated its return.
    #[serde(default)]
    pub reviewed: Option<ReviewedStandings>,
}

/// An organisation's grades as given and as moderated, each of the whole and then of each domain of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedStandings {
    /// To how many answers the reviewer gave a level.
    pub answers: usize,
    /// As given.
    pub own: Vec<GradeStanding>,
    /// As moderated.
    pub moderated: Vec<GradeStanding>,
}
