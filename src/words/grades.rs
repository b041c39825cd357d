//! Why a grade is what it is, in sentences a head teacher accepts.

use super::figures::{count, list};
pub use super::grade_names::{grade_label, outcome};
use super::rules;
use crate::grading::score::Score;
use crate::grading::{AppliedLimit, DomainGrade, Outcome, OverallGrade};
use crate::model::grading_rules::Band;
use crate::model::ids::*;
use crate::model::percent::Percent;
use crate::model::progress::Progress;
use crate::model::questionnaire::Questionnaire;

/// How far a domain is, as the task list says it.
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::NotStarted => "Not started",
        Progress::InProgress => "In progress",
        Progress::Completed => "Completed",
        Progress::NotApplicable => "Not applicable",
    }
}

/// How a domain's grade was worked out.
pub fn explain_domain(questionnaire: &Questionnaire, graded: &DomainGrade) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(graded.suggestion.as_ref().map(|suggested| suggestion(questionnaire, &graded.outcome, suggested)));
    sentences.extend(graded.by_rules.as_ref().map(|by_rules| rules::reached(questionnaire, by_rules, &graded.counts)));
    match (&graded.outcome, &graded.score, &graded.band) {
        (Outcome::Graded(_), Some(score), Some(band)) => {
            let answers = count(graded.counted.len(), "answer");
            let earn = if graded.counted.len() == 1 { "earns" } else { "earn" };
            let bands = &questionnaire.grading.domain.bands;
            let share = share(score, bands);
            sentences.push(format!("{answers} {earn} {} of {} points ({share}).", score.earned, score.possible));
            sentences.push(band_sentence(questionnaire, band));
        }
        (Outcome::NotYet { done, required }, _, _) => {
            sentences.push(format!("{done} of {required} questions are answered; a grade needs all of them."));
        }
        (Outcome::NotApplicable, _, _) => {
            sentences.push("Every question was answered “Not applicable”, so there is nothing to grade.".to_owned());
        }
        (Outcome::TooFew { answers, least }, _, _) => {
            let answers = count(*answers, "answer");
            sentences.push(format!("{answers} here; a grade needs {least}. They still count in the overall grade."));
        }
        (Outcome::TooLittleApplies { not_applicable, of }, _, _) => {
            sentences.push(format!(
                "{not_applicable} of {of} questions were answered “Not applicable”, which leaves too little to grade by."
            ));
        }
        (Outcome::Graded(_) | Outcome::NotEnoughEvidence | Outcome::NotGraded, _, _) => {}
    }
    let is_gap = |id: &&QuestionId| graded.by_rules.is_some() && graded.counts.is_key_gap(id);
    let (gaps, left_out): (Vec<&QuestionId>, Vec<&QuestionId>) = graded.left_out.iter().partition(is_gap);
    if !left_out.is_empty() && graded.outcome != Outcome::NotApplicable {
        sentences.push(format!("Left out as not applicable: {}.", ids(&left_out)));
    }
    if !gaps.is_empty() {
        sentences.push(format!("Counted as a gap though not applicable, because it is key: {}.", ids(&gaps)));
    }
    if !graded.unknown.is_empty() {
        sentences.push(format!("Counted as the lowest answer because nobody knows: {}.", ids(&graded.unknown)));
    }
    sentences.extend(graded.score.as_ref().filter(|_| questionnaire.grading.points).map(points));
    let is_suggestion = graded.suggestion.is_some();
    sentences.extend(graded.limits.iter().map(|limit| limit_sentence(questionnaire, limit, is_suggestion)));
    sentences
}

/// How the overall grade was worked out.
pub fn explain_overall(questionnaire: &Questionnaire, graded: &OverallGrade) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(graded.suggestion.as_ref().map(|suggested| suggestion(questionnaire, &graded.outcome, suggested)));
    sentences.extend(graded.rule.as_ref().map(|rule| format!("{}.", rule.because.trim().trim_end_matches('.'))));
    sentences.extend(graded.by_rules.as_ref().map(|by_rules| rules::reached(questionnaire, by_rules, &graded.counts)));
    match (&graded.outcome, &graded.score, &graded.band) {
        (Outcome::Graded(_), Some(score), Some(band)) => {
            let share = share(score, &questionnaire.grading.overall.bands);
            sentences.push(format!("The average share of points over the graded domains is {share}."));
            sentences.push(band_sentence(questionnaire, band));
        }
        (Outcome::NotYet { done, required }, _, _) => {
            sentences.push(format!("{done} of {required} domains are complete; the overall grade needs all of them."));
        }
        (Outcome::TooFew { answers, least }, _, _) => {
            sentences.push(format!("{} in all; a grade needs {least}.", count(*answers, "answer")));
        }
        (Outcome::TooLittleApplies { not_applicable, of }, _, _) => {
            sentences.push(format!("{not_applicable} of {of} are “Not applicable”, which leaves too little to grade by."));
        }
        (Outcome::Graded(_) | Outcome::NotApplicable | Outcome::NotEnoughEvidence | Outcome::NotGraded, _, _) => {}
    }
    sentences.extend(graded.points.as_ref().filter(|_| questionnaire.grading.points).map(points));
    let is_suggestion = graded.suggestion.is_some();
    sentences.extend(graded.limits.iter().map(|limit| limit_sentence(questionnaire, limit, is_suggestion)));
    sentences
}

/// Points as a number, where a questionnaire wants them told.
fn points(score: &Score) -> String {
    format!("{} of {} points.", score.earned, score.possible)
}

/// What is said to whoever has just chosen a grade, and not before, so as not to lead.
pub fn beside_judgement(questionnaire: &Questionnaire, chosen: &LevelId, suggested: Option<&LevelId>) -> String {
    match suggested {
        None => "Once everything above is complete, the grade that follows from it by the rules is shown here.".to_owned(),
        Some(suggested) if suggested == chosen => {
            format!("By the rules the grade would be {}, too.", grade_label(questionnaire, suggested))
        }
        Some(suggested) => format!(
            "By the rules the grade would be {}. The grade is yours: if it stays as it is, say why below.",
            grade_label(questionnaire, suggested)
        ),
    }
}

/// A person's grade, beside what the answers suggest.
fn suggestion(questionnaire: &Questionnaire, outcome: &Outcome, suggested: &LevelId) -> String {
    let suggested = grade_label(questionnaire, suggested);
    match outcome {
        Outcome::Graded(grade) => {
            format!("{} is a person's grade. The answers suggest {suggested}.", grade_label(questionnaire, grade))
        }
        Outcome::NotYet { .. }
        | Outcome::NotApplicable
        | Outcome::TooFew { .. }
        | Outcome::TooLittleApplies { .. }
        | Outcome::NotEnoughEvidence
        | Outcome::NotGraded => {
            format!("The answers suggest {suggested}. A person grades.")
        }
    }
}

/// A share in per cent, rounded half up, with one more digit where rounding would cross into a band not reached.
fn share(score: &Score, bands: &[Band]) -> String {
    let points = score.basis_points().unwrap_or_default();
    let rounded = (points + 50) / 100;
    let crosses = bands.iter().any(|band| band.from.basis_points() <= rounded * 100 && !score.reaches(band.from));
    if crosses {
        let tenths = score.earned * 1_000 / score.possible.max(1);
        format!("{}.{}%", tenths / 10, tenths % 10)
    } else {
        format!("{rounded}%")
    }
}

fn band_sentence(questionnaire: &Questionnaire, band: &Band) -> String {
    let label = grade_label(questionnaire, &band.grade);
    if band.from == Percent::default() {
        return format!("That is below every other band, so by points it is {label}.");
    }
    format!("From {}% the grade by points is {label}.", band.from)
}

/// A limit, on a grade or on what is suggested to the person who grades.
fn limit_sentence(questionnaire: &Questionnaire, limit: &AppliedLimit, is_suggestion: bool) -> String {
    let label = grade_label(questionnaire, &limit.at_most);
    let because = limit.because.trim().trim_end_matches('.');
    let behind = if limit.questions.is_empty() { ids(&limit.domains) } else { ids(&limit.questions) };
    let behind = if behind.is_empty() { behind } else { format!(" ({behind})") };
    let effect = match (limit.is_decisive, is_suggestion) {
        (true, false) => "This limits the grade to",
        (true, true) => "This limits what is suggested to",
        (false, _) => "The grade could not be better than",
    };
    format!("{because}{behind}. {effect} {label}.")
}

fn ids<I: std::fmt::Display>(ids: &[I]) -> String {
    list(&ids.iter().map(ToString::to_string).collect::<Vec<_>>())
}
