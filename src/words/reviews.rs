//! What a reviewer makes of a self-assessment, as sentences: levels and grades beside the organisation's, and reasons.

use super::comparing;
use super::figures::count;
use super::findings::{answer_lines, place};
use super::grades::{grade_label, outcome};
use super::said::own_words;
use crate::checks::finding::Place;
use crate::grading::Outcome;
use crate::grading::moderated::{ModeratedGrade, ModeratedLevel, levels, self_and_moderated};
use crate::model::audit_return::Return;
use crate::model::ids::{DomainId, LevelId, QuestionId};
use crate::model::judgement::Subject;
use crate::model::moderation::Moderation;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::recorded_grades::RecordedGrades;

/// What stands for an answer that the reviewer leaves.
pub const AS_ORGANISATION_SAYS: &str = "As the organisation says";
/// What stands for a domain that the reviewer gives no grade by hand.
pub const AS_LEVELS_COME_TO: &str = "As the answers come to";
/// What a reviewer must put right first: no reason for a level.
pub const NO_REASON_FOR_LEVEL: &str = "Say why you give another level";
/// What a reviewer must put right first: no reason for a grade.
pub const NO_REASON_FOR_GRADE: &str = "Say why you give this grade";

/// A review as an organisation and its partnership read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewShown {
    /// Who reviewed what.
    pub lead: String,
    /// Every grade beside the organisation's.
    pub grades: Vec<GradeShown>,
}

/// A grade beside the organisation's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeShown {
    /// Of what.
    pub title: String,
    /// The organisation's.
    pub own: String,
    /// As moderated.
    pub moderated: String,
    /// Why, where the reviewer gave it by hand, and how many answers were moderated; may be empty.
    pub notes: Vec<String>,
}

/// A review of this revision or of an earlier one, beside the grades that the answers give now.
pub fn review_shown(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> ReviewShown {
    let is_of_this = review.revision == record.revision;
    let recorded = review.grades.as_ref().filter(|_| !is_of_this);
    let shown = |one: ModeratedGrade| GradeShown {
        title: comparing::subject(questionnaire, &one.subject),
        own: outcome(questionnaire, &one.own),
        moderated: match recorded {
            Some(recorded) => recorded_grade(questionnaire, recorded, &one.subject),
            None => outcome(questionnaire, &one.moderated),
        },
        notes: notes(review, &one),
    };
    let grades = self_and_moderated(questionnaire, record, review).into_iter().map(shown).collect();
    ReviewShown { lead: lead(review, is_of_this), grades }
}

fn lead(review: &Moderation, is_of_this: bool) -> String {
    let by = own_words(&review.by);
    if is_of_this {
        format!("Reviewed by {by}. The organisation’s own answers and grades stay as they are.")
    } else {
        format!("Revision {} was reviewed by {by}. A correction has to be reviewed anew.", review.revision)
    }
}

fn recorded_grade(questionnaire: &Questionnaire, recorded: &RecordedGrades, subject: &Subject) -> String {
    let grade = match subject {
        Subject::Domain(id) => recorded.domains.get(id).map(|one| &one.grade),
        Subject::Overall => recorded.overall.as_ref(),
    };
    grade.map_or_else(|| "No grade".to_owned(), |grade| grade_label(questionnaire, grade))
}

fn notes(review: &Moderation, one: &ModeratedGrade) -> Vec<String> {
    let Subject::Domain(domain) = &one.subject else { return Vec::new() };
    let by_hand = review.judgements.get(domain).filter(|_| one.is_by_hand);
    let by_hand = by_hand.map(|given| format!("Given by the reviewer. Reason: {}", own_words(&given.because)));
    let answers = (one.answers > 0).then(|| format!("{} moderated", count(one.answers, "answer")));
    by_hand.into_iter().chain(answers).collect()
}

/// An answer with its evidence and note, and what the reviewer made of it, a paragraph each.
pub fn answer_lines_reviewed(questionnaire: &Questionnaire, record: &Return, question: &Question) -> Vec<String> {
    let own = answer_lines(questionnaire, record, question);
    let review = record.last_review().filter(|_| questionnaire.takes_reviews());
    let Some((review, moderated)) = review.and_then(|review| Some((review, review.answers.get(&question.id)?))) else {
        return own;
    };
    let Some(level) = moderated.given() else { return own };
    let by = match review.revision == record.revision {
        true => "As moderated".to_owned(),
        false => format!("As moderated in revision {}", review.revision),
    };
    let label = level_label(questionnaire, question, level);
    own.into_iter().chain([format!("{by}: {label}. Reason: {}", own_words(&moderated.because))]).collect()
}

/// A level of a question's scale, as people read it.
pub fn level_label(questionnaire: &Questionnaire, question: &Question, level: &LevelId) -> String {
    let label = questionnaire.graded_on(question).and_then(|scale| scale.label(level.as_str()));
    label.unwrap_or(level.as_str()).to_owned()
}

/// What a reviewer moderated, answer by answer and then domain by domain, with each reason: a line each.
pub fn moderated_lines(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> Vec<String> {
    let answer = |one: ModeratedLevel| {
        let question = questionnaire.question(&one.question)?;
        let label = level_label(questionnaire, question, &one.moderated);
        Some(format!("{} {} – as moderated: {label}. Reason: {}", question.id, question.text, own_words(&one.because)))
    };
    let answers = levels(questionnaire, record, review).into_iter().filter_map(|(_, one)| answer(one));
    let domain = |one: ModeratedGrade| {
        let title = comparing::subject(questionnaire, &one.subject);
        let label = outcome(questionnaire, &one.moderated);
        let notes = notes(review, &one);
        one.is_by_hand.then(|| format!("{title} – as moderated: {label}. {}", notes.first().map_or("", String::as_str)))
    };
    let domains = self_and_moderated(questionnaire, record, review).into_iter().filter_map(domain);
    answers.chain(domains).collect()
}

/// How far a reviewer is with a domain: "2 answers moderated".
pub fn how_far(answers: usize, is_by_hand: bool) -> String {
    match (answers, is_by_hand) {
        (0, false) => "As the organisation says".to_owned(),
        (0, true) => "Grade given".to_owned(),
        (answers, false) => format!("{} moderated", count(answers, "answer")),
        (answers, true) => format!("{} moderated, grade given", count(answers, "answer")),
    }
}

/// The organisation's grade and the reviewer's in one line.
pub fn both_grades(questionnaire: &Questionnaire, one: &ModeratedGrade) -> String {
    let [own, moderated] = [&one.own, &one.moderated].map(|found| outcome(questionnaire, found));
    format!("Organisation: {own}. As moderated: {moderated}.")
}

/// What the levels of a domain come to so far.
pub fn comes_to(questionnaire: &Questionnaire, own: &Outcome, moderated: &Outcome) -> String {
    let [own_label, label] = [own, moderated].map(|found| outcome(questionnaire, found));
    if own == moderated {
        format!("As moderated: {label}, as the organisation’s own answers give it.")
    } else {
        format!("As moderated: {label}. The organisation’s own answers give: {own_label}.")
    }
}

/// What a finished review came to, for whoever finished it.
pub fn came_to(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> String {
    let answers = levels(questionnaire, record, review).len();
    let grades = self_and_moderated(questionnaire, record, review);
    let domains = grades.iter().filter(|one| one.subject != Subject::Overall);
    let moved = domains.clone().filter(|one| one.own != one.moderated).count();
    let all = domains.count();
    match (answers, moved) {
        (0, 0) => "Everything stands as the organisation says it.".to_owned(),
        (answers, moved) => {
            format!("{} moderated. {moved} of {} changed.", count(answers, "answer"), count(all, "domain grade"))
        }
    }
}

/// A question to which no reason is said, with its place.
pub fn question_without_reason(
    questionnaire: &Questionnaire,
    record: &Return,
    domain: &DomainId,
    question: &QuestionId,
) -> String {
    let found = place(questionnaire, record, &Place::Question(domain.clone(), question.clone()));
    format!("{found} – {}", lower_first(NO_REASON_FOR_LEVEL))
}

/// A domain for whose grade no reason is said, with its place.
pub fn domain_without_reason(questionnaire: &Questionnaire, record: &Return, domain: &DomainId) -> String {
    let found = place(questionnaire, record, &Place::Judgement(Subject::Domain(domain.clone())));
    format!("{found} – {}", lower_first(NO_REASON_FOR_GRADE))
}

fn lower_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
