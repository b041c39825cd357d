//! Findings, and answers that do not fit, as sentences.

use super::said::own_words;
use super::{comments, typed};
use crate::checks::finding::{Place, Rule};
use crate::model::answer::{Answer, AnswerProblem, AnswerRow, AnswerValue, LONGEST_TEXT, NO, Response, YES};
use crate::model::audit_return::{Action, ActionStatus, Return};
use crate::model::date::Date;
use crate::model::ids::*;
use crate::model::judgement::Subject;
use crate::model::question::Column;
use crate::model::questionnaire::{AnswerType, Question, Questionnaire};
use crate::model::site::SiteAnswer;
use crate::words::grades::grade_label;

/// What is said at once to whoever answers a key question "Not applicable".
pub const KEY_NOT_APPLICABLE: &str =
    "This is a key question, so “Not applicable” counts as a gap, unless your partnership says otherwise";

/// What is said of a domain that tells only what is there.
const NO_DIFFERENCE: &str = "You name what you have here, such as policies, training and meetings. Add what difference it made. For \
    example: “12 of 15 children we asked knew whom to tell, up from 6 last year”";

/// Why an answer does not fit, and what to do.
pub fn answer_problem(problem: &AnswerProblem) -> String {
    match problem {
        AnswerProblem::UnknownLevel(level) => format!("“{level}” is not a level of this question's scale"),
        AnswerProblem::UnknownChoice(choice) => format!("“{choice}” is not one of the choices"),
        AnswerProblem::WrongShape => "The answer is of the wrong type for this question".to_owned(),
        AnswerProblem::NotOffered => "This question cannot be answered “Not applicable” or “Don't know”".to_owned(),
        AnswerProblem::NoReason => "Say why this does not apply".to_owned(),
        AnswerProblem::NotANumber(typed) => typed::number_problem(typed),
        AnswerProblem::NotWhole(typed) => format!("Enter a whole number, such as 12; “{}” is not one", own_words(typed)),
        AnswerProblem::SaysNothing(typed) => format!("Enter a text with letters or numbers; “{}” has none", own_words(typed)),
        AnswerProblem::NotAPercentage(typed) => format!("Enter a number from 0 to 100; “{}” is not one", own_words(typed)),
        AnswerProblem::NotAShare(typed) => typed::share_problem(typed),
        AnswerProblem::NotADate(typed) => typed::date_problem(typed),
        AnswerProblem::NotACaseReference(typed) => typed::case_reference_problem(typed),
        AnswerProblem::OfOtherForm { typed, words } => format!("Enter {words}; “{}” is not that", own_words(typed)),
        AnswerProblem::TooLong(length) => format!("The text has {length} characters; the most is {LONGEST_TEXT}"),
        AnswerProblem::TooMany { most } => format!("Choose no more than {most}"),
    }
}

/// What was found.
pub fn rule(questionnaire: &Questionnaire, rule: &Rule) -> String {
    match rule {
        Rule::Unanswered => "Not answered yet".to_owned(),
        Rule::LastTimeWaits => "Look at what was said last time: confirm it, answer anew or leave it out".to_owned(),
        Rule::LastActionWaits => "Planned last time. Say what became of it, or carry it on".to_owned(),
        Rule::DoesNotFit(problem) => answer_problem(problem),
        Rule::RoutingUnanswered => "Not answered, though it decides what you are asked or how it is graded".to_owned(),
        Rule::Unknown => "“Don't know” counts as the lowest answer; find out if you can".to_owned(),
        Rule::NoEvidence => "No evidence is named, and some is expected here".to_owned(),
        Rule::HighestNotShown => "No evidence is named, so this answer counts as good and no more".to_owned(),
        Rule::ScoredBlank => "Left blank, so it does not count towards the grade; find the number out if you can".to_owned(),
        Rule::KeyNotApplicable => KEY_NOT_APPLICABLE.to_owned(),
        Rule::TooLittleApplies => "So much here is “Not applicable” that it has no grade; check that it really is".to_owned(),
        Rule::GapWithoutAction => "A key question has a gap and no action says what will change".to_owned(),
        Rule::BelowGoodWithoutAction => "Not yet good, and no action says what will change".to_owned(),
        Rule::OldEvidence(typed) => {
            format!("The newest date in this evidence is “{}”; check that it still shows how things are", own_words(typed))
        }
        Rule::NoDifference => NO_DIFFERENCE.to_owned(),
        Rule::Overdue(due) => format!("This was due on {} and is not done", super::figures::date(due)),
        Rule::Contradiction(because) => because.clone(),
        Rule::PersonalData(many) => format!("{} here may be personal data", super::figures::count(*many, "thing")),
        Rule::NoOwner => "Nobody is named, by role, to do this".to_owned(),
        Rule::NoDueDate => "There is no due date".to_owned(),
        Rule::NotJudged => "Not graded yet".to_owned(),
        Rule::NoReason(suggested) => {
            let suggested = grade_label(questionnaire, suggested);
            format!("Give the reason for your grade: the answers suggest {suggested}")
        }
        Rule::NotEscalated => {
            "You say that a child is at risk now. Choose “Is a child at risk now?” and record what was done".to_owned()
        }
        Rule::OpenEscalation => "A child may be at risk now. Record what was done and how it ended before you submit".to_owned(),
        Rule::DueDateUnreadable(typed) => match Date::from_iso(typed) {
            Some(_) => format!("Check the year of the due date, {}", super::figures::date(typed)),
            None => format!("The due date “{typed}” is not a real date"),
        },
        Rule::NoJointReason => "Give the reasons for the joint grade".to_owned(),
        Rule::TooFewAudits => "A joint judgement needs the audits of at least two agencies".to_owned(),
        Rule::CommentUnanswered => "A comment is not answered yet".to_owned(),
        Rule::WorkerUnanswered => "A question to the worker is not answered yet".to_owned(),
        Rule::WorkerNotAsked(label) => format!("“{label}” is not the same as not done, and the worker has not been asked"),
    }
}

/// Where it was found: the question or field as the person knows it.
pub fn place(questionnaire: &Questionnaire, record: &Return, place: &Place) -> String {
    match place {
        Place::Profile(id) => questionnaire.profile_field(id).map_or_else(|| id.to_string(), |field| field.label.clone()),
        Place::Question(_, id) => match questionnaire.question(id) {
            Some(question) => format!("{id} {}", question.text),
            None => id.to_string(),
        },
        Place::Action(id) => action_text(record.actions.iter(), id),
        Place::LastAction(id) => action_text(record.last_time.iter().flat_map(|last| &last.actions), id),
        Place::Domain(id) => domain(questionnaire, id),
        Place::Comment(_, id) => comments::named(record, id),
        Place::Judgement(Subject::Domain(id)) => {
            let title = questionnaire.domain(id).map_or("", |domain| domain.title.as_str());
            format!("Grade for {id} {title}")
        }
        Place::Judgement(Subject::Overall) => "Overall grade".to_owned(),
        Place::Escalation => "Is a child at risk now?".to_owned(),
    }
}

fn domain(questionnaire: &Questionnaire, id: &DomainId) -> String {
    questionnaire.domain(id).map_or_else(|| id.to_string(), |domain| format!("{id} {}", domain.title))
}

fn action_text<'a>(mut actions: impl Iterator<Item = &'a Action>, id: &ActionId) -> String {
    let action = actions.find(|action| action.id == *id);
    format!("Action: {}", own_words(action.map_or("", |action| action.text.as_str())))
}

/// How far an action is.
pub fn action_status(status: ActionStatus) -> &'static str {
    match status {
        ActionStatus::Open => "Not started",
        ActionStatus::InProgress => "In progress",
        ActionStatus::Done => "Done",
    }
}

/// An answer as a person reads it; empty when there is none.
pub fn answer(questionnaire: &Questionnaire, question: &Question, answer: Option<&Answer>) -> String {
    match answer.and_then(|answer| answer.response.as_ref()) {
        None => String::new(),
        Some(Response::NotApplicable(reason)) => format!("Not applicable: {}", own_words(reason)),
        Some(Response::DontKnow) => "Don't know".to_owned(),
        Some(Response::Given(value)) => match (question.answer_type, value) {
            (AnswerType::Level, AnswerValue::Text(id)) => {
                let label = questionnaire.scale_of(question).and_then(|scale| scale.label(id));
                label.unwrap_or(id).to_owned()
            }
            (AnswerType::Rows, AnswerValue::Rows(rows)) => rows_in_words(question, rows),
            (answer_type, value) => self::value(questionnaire, answer_type, question.options.as_ref(), value),
        },
    }
}

/// "Role: Deputy head, Trained on: 5 March 2026; Role: …"
fn rows_in_words(question: &Question, rows: &[AnswerRow]) -> String {
    let cell = |row: &AnswerRow, column: &Column| {
        let text = row.get(&column.id).filter(|text| !text.trim().is_empty())?;
        let text = if column.answer_type == AnswerType::Date { super::figures::date(text) } else { own_words(text).to_string() };
        Some(format!("{}: {text}", column.label))
    };
    let in_words =
        |row: &AnswerRow| question.columns.iter().filter_map(|column| cell(row, column)).collect::<Vec<_>>().join(", ");
    rows.iter().map(in_words).filter(|row| !row.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The answer, its evidence and its note, a paragraph each.
pub fn answer_lines(questionnaire: &Questionnaire, record: &Return, question: &Question) -> Vec<String> {
    let given = record.answer_to(&question.id);
    let said = answer(questionnaire, question, given);
    let said = if said.is_empty() { "Not answered".to_owned() } else { said };
    let evidence = given.into_iter().flat_map(|answer| &answer.evidence).filter(|one| !one.text.trim().is_empty());
    let evidence = evidence.map(|one| format!("Evidence: {}", own_words(&one.text)));
    let note = given.map(|answer| answer.note.as_str()).filter(|note| !note.trim().is_empty());
    let note = note.map(|note| format!("Note: {}", own_words(note)));
    let sites = given.into_iter().flat_map(|answer| site_lines(questionnaire, question, answer));
    [said].into_iter().chain(evidence).chain(boxes(Some(question), given)).chain(note).chain(sites).collect()
}

/// How sites differ from an answer, a line each.
pub fn site_lines(questionnaire: &Questionnaire, question: &Question, answer: &Answer) -> Vec<String> {
    let label = |level: &LevelId| {
        let label = questionnaire.scale_of(question).and_then(|scale| scale.label(level.as_str()));
        label.unwrap_or(level.as_str()).to_owned()
    };
    let line = |(site, said): (&String, &SiteAnswer)| {
        let level = said.level.as_ref().map(label);
        let note = Some(own_words(&said.note)).filter(|note| !note.trim().is_empty());
        let said = level.into_iter().chain(note).collect::<Vec<_>>().join(". ");
        format!("At {}: {said}", own_words(site))
    };
    answer.sites.iter().filter(|(_, said)| !said.is_empty()).map(line).collect()
}

/// The texts in an answer's boxes, each after what is asked for there; nothing for those that are blank.
pub fn boxes(question: Option<&Question>, answer: Option<&Answer>) -> Vec<String> {
    let boxes = answer.into_iter().flat_map(|answer| &answer.boxes).filter(|(_, text)| !text.trim().is_empty());
    let label = |id: &BoxId| {
        let known = question.and_then(|question| question.boxes.iter().find(|one| one.id == *id));
        known.map_or_else(|| id.to_string(), |known| known.label.clone())
    };
    boxes.map(|(id, text)| format!("{}: {}", label(id), own_words(text))).collect()
}

/// A value as a person reads it.
pub fn value(questionnaire: &Questionnaire, answer_type: AnswerType, list: Option<&ListId>, value: &AnswerValue) -> String {
    let label = |id: &String| {
        let choice = questionnaire.choices(list).iter().find(|choice| choice.id.as_str() == id);
        choice.map_or_else(|| id.clone(), |choice| choice.label.clone())
    };
    match (answer_type, value) {
        (AnswerType::YesNo, AnswerValue::Text(id)) if id == YES => "Yes".to_owned(),
        (AnswerType::YesNo, AnswerValue::Text(id)) if id == NO => "No".to_owned(),
        (AnswerType::Choice, AnswerValue::Text(id)) => label(id),
        (_, AnswerValue::Many(ids)) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
        (AnswerType::Percentage, AnswerValue::Number(number)) => format!("{number}%"),
        (AnswerType::Date, AnswerValue::Text(iso)) => super::figures::date(iso),
        (_, value) => value.typed(),
    }
}
