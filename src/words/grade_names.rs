//! What grades are called, and what has become of one.

use crate::grading::Outcome;
use crate::model::ids::LevelId;
use crate::model::questionnaire::Questionnaire;

/// A grade as people read it.
pub fn grade_label(questionnaire: &Questionnaire, grade: &LevelId) -> String {
    let label = questionnaire.grade_scale().and_then(|scale| scale.label(grade.as_str()));
    label.map_or_else(|| grade.to_string(), str::to_owned)
}

/// What has become of a grade, in a word or two.
pub fn outcome(questionnaire: &Questionnaire, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Graded(grade) => grade_label(questionnaire, grade),
        Outcome::NotYet { .. } => "Not graded yet".to_owned(),
        Outcome::NotApplicable => "Not applicable".to_owned(),
        Outcome::TooFew { .. } => "Too few questions to grade".to_owned(),
        Outcome::TooLittleApplies { .. } => "Too little applies to grade".to_owned(),
        Outcome::NotEnoughEvidence => "Not enough evidence".to_owned(),
        Outcome::NotGraded => "Not graded".to_owned(),
    }
}
