//! What is asked of the replies to surveys, and what the desk shows of them.

use crate::aggregation::replies::{SurveyFigures, SurveyTrend};
use crate::model::ids::{FieldId, QuestionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is wanted of the replies to surveys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveysWanted {
    /// By which field of the profile each survey is broken down, by [`survey_name`].
    pub by: BTreeMap<String, FieldId>,
    /// Which texts are wanted too.
    pub texts: Option<TextsWanted>,
}

/// Whose texts are wanted: of everybody who answered one question of a survey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextsWanted {
    /// Which survey, by [`survey_name`].
    pub survey: String,
    /// Which question.
    pub question: QuestionId,
}

/// Replies added up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveysShown {
    /// Each survey of the round.
    pub surveys: Vec<SurveyFigures>,
    /// The texts that were wanted; none where they may not be shown.
    pub texts: Option<TextsShown>,
    /// Each survey that is here in several rounds, over them.
    pub rounds: Vec<SurveyTrend>,
}

/// What people wrote, in an order that says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextsShown {
    /// Whose they are.
    pub of: TextsWanted,
    /// The keys of the files that they stand in.
    pub files: Vec<String>,
    /// The texts; empty until they were read.
    pub texts: Vec<ShownText>,
}

/// A text that somebody wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownText {
    /// As it was typed.
    pub text: String,
    /// What in it may be personal data; empty where nothing looks like it.
    pub hits: Vec<String>,
}

/// What tells a survey from others at the desk.
pub fn survey_name(figures: &SurveyFigures) -> String {
    format!("{} {}", figures.questionnaire, figures.edition)
}
