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
    /// "“Not in place”, “Don't know” or “Not applicable”", of key questions.
    pub key_gap: String,
    /// "“In place, with impact”".
    pub highest: String,
    /// Every grade with its label, and whether it is the best.
    grades: Vec<(LevelId, String, bool)>,
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
            key_gap: quoted(of_value(Scale::lowest)).map_or_else(
                || "at the lowest answer, “Don't know” or “Not applicable”".to_owned(),
                |lowest| format!("{lowest}, “Don't know” or “Not applicable”"),
            ),
            grades: grades(questionnaire),
            gap: gap.unwrap_or_else(|| "at the lowest answer or “Don't know”".to_owned()),
            highest: quoted(of_value(Scale::highest)).unwrap_or_else(|| "at the highest answer".to_owned()),
        }
    }

    /// "Good or better"; only "Outstanding" where there is no better one.
    pub fn or_better(&self, grade: &LevelId) -> String {
        match self.grades.iter().find(|(id, ..)| id == grade) {
            Some((_, label, true)) => label.clone(),
            Some((_, label, false)) => format!("{label} or better"),
            None => format!("{grade} or better"),
        }
    }
}

fn grades(questionnaire: &Questionnaire) -> Vec<(LevelId, String, bool)> {
    let Some(scale) = questionnaire.grade_scale() else { return Vec::new() };
    let highest = scale.highest();
    scale.levels.iter().map(|level| (level.id.clone(), level.label.clone(), level.value == highest)).collect()
}
