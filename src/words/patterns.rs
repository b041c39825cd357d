//! What comes of typical ways of answering, as a page of text for the person who writes a questionnaire.

use super::figures::count;
use super::grades::{grade_label, outcome};
use crate::grading::Grades;
use crate::grading::patterns::{Pattern, grades_of};
use crate::model::grading_rules::Method;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::Questionnaire;

/// Each pattern with the grade of the whole, and with the types of organisation that get it where they do not all get the same.
pub fn page(questionnaire: &Questionnaire) -> String {
    if !questionnaire.grading.grades_anything() {
        return "Nothing is graded.\n".to_owned();
    }
    let field = questionnaire.field_meaning(Meaning::OrganisationType).and_then(|field| field.options.as_ref());
    let types: Vec<Option<&str>> = match questionnaire.choices(field) {
        [] => vec![None],
        choices => choices.iter().map(|choice| Some(choice.id.as_str())).collect(),
    };
    let mut lines = vec!["The overall grade of typical ways of answering, over all types of organisation:".to_owned()];
    for pattern in Pattern::ALL {
        lines.push(format!("  {}", sentence(pattern)));
        let mut found: Vec<(String, Vec<&str>)> = Vec::new();
        for is in &types {
            let grade = whole(questionnaire, &grades_of(questionnaire, *is, pattern));
            let name = is.unwrap_or("everybody");
            match found.iter_mut().find(|(known, _)| *known == grade) {
                Some((_, names)) => names.push(name),
                None => found.push((grade, vec![name])),
            }
        }
        found.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
        let is_same_for_all = found.len() == 1;
        lines.extend(found.into_iter().map(|(grade, names)| match (is_same_for_all, names.len()) {
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
