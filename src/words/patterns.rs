//! What comes of typical ways of answering, as a page of text for the person who writes a questionnaire.

use super::figures::count;
use super::grades::{grade_label, outcome};
use crate::grading::Grades;
use crate::grading::patterns::{Pattern, grades_of};
use crate::model::grading_rules::Method;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::Questionnaire;

/// What comes of one way of answering.
pub struct ComesTo {
    /// The way, in words.
    pub pattern: &'static str,
    /// Each overall grade, with the types of organisation that get it; those that most get first.
    pub grades: Vec<(String, Vec<String>)>,
}

/// What comes of every typical way of answering, for every type of organisation.
pub fn found(questionnaire: &Questionnaire) -> Vec<ComesTo> {
    let field = questionnaire.field_meaning(Meaning::OrganisationType).and_then(|field| field.options.as_ref());
    let types: Vec<Option<&str>> = match questionnaire.choices(field) {
        [] => vec![None],
        choices => choices.iter().map(|choice| Some(choice.id.as_str())).collect(),
    };
    let of_pattern = |pattern: Pattern| {
        let mut grades: Vec<(String, Vec<String>)> = Vec::new();
        for is in &types {
            let grade = whole(questionnaire, &grades_of(questionnaire, *is, pattern));
            let name = is.unwrap_or("everybody").to_owned();
            match grades.iter_mut().find(|(known, _)| *known == grade) {
                Some((_, names)) => names.push(name),
                None => grades.push((grade, vec![name])),
            }
        }
        grades.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
        ComesTo { pattern: sentence(pattern), grades }
    };
    Pattern::ALL.into_iter().map(of_pattern).collect()
}

/// The same as lines of text.
pub fn page(questionnaire: &Questionnaire) -> String {
    if !questionnaire.grading.grades_anything() {
        return "Nothing is graded.\n".to_owned();
    }
    let mut lines = vec!["The overall grade of typical ways of answering, over all types of organisation:".to_owned()];
    for one in found(questionnaire) {
        lines.push(format!("  {}", one.pattern));
        let is_same_for_all = one.grades.len() == 1;
        lines.extend(one.grades.into_iter().map(|(grade, names)| match (is_same_for_all, names.len()) {
            (true, 1) => format!("    {grade}"),
            (true, all) => format!("    {grade} (all {})", count(all, "type")),
            (false, _) => format!("    {grade} ({})", names.join(", ")),
        }));
    }
    lines.join("\n") + "\n"
}

fn whole(questionnaire: &Questionnaire, grades: &Grades) -> String {
    match (&grades.overall.suggestion, questionnaire.grading.overall.method) {
        (Some(suggested), Method::Judged) => format!("{} is suggested", grade_label(questionnaire, suggested)),
        (None, Method::Judged) => "Nothing is suggested before the parts are judged".to_owned(),
        (_, Method::Rules | Method::Share | Method::None) => outcome(questionnaire, &grades.overall.outcome),
    }
}

fn sentence(pattern: Pattern) -> &'static str {
    match pattern {
        Pattern::AllShown => "everything at the highest level, with evidence",
        Pattern::AllHighestWithoutEvidence => "everything at the highest level, without evidence",
        Pattern::AllGood => "everything just good",
        Pattern::OnePartlyInEach => "one answer in each part just below good (no key question), the rest good",
        Pattern::AllPartly => "everything just below good",
        Pattern::OneShownInEach => "the first answer in each part at the highest level with evidence, the rest just below good",
        Pattern::OneShownRestNotApplicable => "the first answer at the highest level with evidence, the rest not applicable",
        Pattern::KeyNotApplicable => "key questions not applicable, the rest at the highest level with evidence",
        Pattern::OneKeyGap => "one key question at the lowest level, the rest at the highest with evidence",
        Pattern::TwoKeyGaps => "two key questions at the lowest level, the rest at the highest with evidence",
        Pattern::AllUnknown => "nobody knows anything",
    }
}
