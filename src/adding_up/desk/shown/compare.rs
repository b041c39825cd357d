//! Sectors, who said what of the same thing, and types of organisation, as the desk shows them.

use crate::aggregation::comparing::ComparedItems;
use crate::aggregation::comparing::sectors::SectorDifference;
use crate::aggregation::questions::kinds::QuestionKinds;
use crate::model::ids::QuestionnaireId;
use serde::{Deserialize, Serialize};

/// Figures side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Where sectors differ, for each questionnaire that several of them answered.
    pub sectors: Vec<SectorTable>,
    /// What several questionnaires asked alike.
    pub items: ComparedItems,
    /// The least count of people that is shown, where any is hidden.
    pub hidden_below: Option<usize>,
}

/// Where sectors differ in the answers to one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorTable {
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// Question by question, where they differ most first.
    pub differences: Vec<SectorDifference>,
}

/// The answers to one questionnaire by type of organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindTable {
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// Question by question.
    pub questions: Vec<QuestionKinds>,
}

/// By what the answers to questions are broken down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuestionsBy {
    /// By sector, which every summary has.
    #[default]
    Sector,
    /// By type of organisation, which is worked out only where it is asked for.
    Kind,
}
