//! Sector beside sector: the questions in which they differ most.

use super::{ShareGap, gap};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::questions::QuestionSummary;
use crate::model::ids::{DomainId, QuestionId};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A question with what each sector answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorDifference {
    /// Which question.
    pub question: QuestionId,
    /// The domain it is in.
    pub domain: DomainId,
    /// The question, in its own words.
    pub text: String,
    /// The sectors in which anybody said how it stands, in the questionnaire's order.
    pub sectors: Vec<SectorShare>,
    /// How far two sectors are from each other; none where too few answered in all but one of them.
    pub gap: Option<ShareGap>,
}

/// How many of one sector meet what a question asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorShare {
    /// The sector's name.
    pub sector: String,
    /// How many of how many.
    pub met: Proportion,
}

/// The questions that at least two sectors answered, the widest gap first, then those that too few answered; where gaps are
/// alike, in reading order.
pub fn differences(questions: &[QuestionSummary]) -> Vec<SectorDifference> {
    let mut found: Vec<SectorDifference> = questions.iter().map(difference).filter(|one| one.sectors.len() > 1).collect();
    found.sort_by_key(|one| Reverse(one.gap.map(|gap| gap.hundredths)));
    found
}

fn difference(question: &QuestionSummary) -> SectorDifference {
    let answered = question.by_sector.iter().filter_map(|one| {
        let met = one.figures.met.filter(|met| met.n > 0)?;
        Some(SectorShare { sector: one.sector.clone(), met })
    });
    let sectors: Vec<SectorShare> = answered.collect();
    SectorDifference {
        question: question.question.clone(),
        domain: question.domain.clone(),
        text: question.text.clone(),
        gap: gap(sectors.iter().map(|one| (&one.sector, Some(one.met)))),
        sectors,
    }
}
