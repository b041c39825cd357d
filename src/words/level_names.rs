//! What the levels are called that sentences about grades speak of.

use crate::model::ids::LevelId;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::scale::Scale;

/// Levels of the scale that questions are answered on, as they stand in a sentence after "is" or "are".
pub struct LevelNames {
    /// "“In place” or better".
    pub good: String,
    /// "“Not in place” or “Don't know”".
    pub gap: String,
    /// "“In place, with impact”".
    pub highest: String,
}

impl LevelNames {
    /// Of the scale that at least four of five questions are answered on. Where there is none, no level is named.
    pub fn of<'q>(questionnaire: &'q Questionnaire, questions: impl Iterator<Item = &'q Question>) -> Self {
        let scales: Vec<&Scale> = questions.filter_map(|question| questionnaire.graded_on(question)).collect();
        let is_usual = |scale: &&&Scale| scales.iter().filter(|other| other.id == scale.id).count() * 5 >= scales.len() * 4;
        let usual = scales.iter().find(is_usual).copied();
        let quoted = |level: Option<&LevelId>| {
            let label = usual.zip(level).and_then(|(scale, level)| scale.label(level.as_str()));
            label.map(|label| format!("“{label}”"))
        };
        let of_value = |value: fn(&Scale) -> u32| {
            let level = usual.and_then(|scale| scale.levels.iter().find(|level| level.value == value(scale)));
            level.map(|level| &level.id)
        };
        let good = quoted(usual.map(|scale| &scale.good_from)).map(|good| format!("{good} or better"));
        let gap = quoted(of_value(Scale::lowest)).map(|gap| format!("{gap} or “Don't know”"));
        Self {
            good: good.unwrap_or_else(|| "good enough".to_owned()),
            gap: gap.unwrap_or_else(|| "at the lowest answer or “Don't know”".to_owned()),
            highest: quoted(of_value(Scale::highest)).unwrap_or_else(|| "at the highest answer".to_owned()),
        }
    }
}
