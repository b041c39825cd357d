//! Two gradings side by side, as sentences.

use super::findings;
use super::grades::grade_label;
use crate::checks::finding::Place;
use crate::grading::moderation::{Discuss, Unsettled};
use crate::model::audit_return::Return;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::model::scale::Level;

/// What is graded: "E01 Voice and lived experience of the child".
pub fn subject(questionnaire: &Questionnaire, subject: &Subject) -> String {
    match subject {
        Subject::Domain(id) => format!("{id} {}", questionnaire.domain(id).map_or("", |domain| domain.title.as_str())),
        Subject::Overall => "Overall grade".to_owned(),
    }
}

/// A grade as people read it; "Not graded" where there is none.
pub fn judged(questionnaire: &Questionnaire, judgement: Option<&Judgement>) -> String {
    let given = judgement.and_then(Judgement::given);
    given.map_or_else(|| "Not graded".to_owned(), |grade| grade_label(questionnaire, grade))
}

/// How far two grades are from each other.
pub fn difference(apart: Option<usize>) -> String {
    match apart {
        None => "Cannot be compared".to_owned(),
        Some(0) => "The same".to_owned(),
        Some(1) => "One grade apart".to_owned(),
        Some(apart) => format!("{apart} grades apart"),
    }
}

/// Why two auditors talk about a grade: "two or more grades apart, graded Inadequate"; none where they need not.
pub fn to_discuss(questionnaire: &Questionnaire, discuss: &[Discuss]) -> Option<String> {
    let scale = questionnaire.grade_scale()?;
    let label = |value: u32| {
        let is_meant = |level: &&Level| level.value == value;
        scale.levels.iter().find(is_meant).map_or_else(String::new, |level| format!("graded {}", level.label))
    };
    let said = discuss.iter().map(|why| match why {
        Discuss::FarApart => "two or more grades apart".to_owned(),
        Discuss::Lowest => label(scale.lowest()),
        Discuss::Highest => label(scale.highest()),
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// What stands against finishing, with its place.
pub fn unsettled(questionnaire: &Questionnaire, record: &Return, of: &Subject, problem: Unsettled) -> String {
    let place = findings::place(questionnaire, record, &Place::Judgement(of.clone()));
    match problem {
        Unsettled::NotAgreed => format!("{place} – no grade is agreed yet"),
        Unsettled::NoReason => format!("{place} – say why this grade was agreed"),
    }
}
