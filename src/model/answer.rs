//! What a person answers, and whether an answer fits its question. Knows no sentences and no screen.

mod problem;
mod written;

pub use problem::AnswerProblem;
use written::Written;

use super::date::Date;
use super::ids::*;
use super::plain::{is_seen, says_something};
use super::provenance::CarriedFrom;
use super::questionnaire::{AnswerType, ProfileField, Question, Questionnaire};
use super::reference::{CASE, read_reference};
use super::site::{SiteAnswer, SiteAnswers};
use super::text_pattern::TextPattern;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The choice stored for "Yes".
pub const YES: &str = "yes";
/// The choice stored for "No".
pub const NO: &str = "no";
/// The most characters one text may have: more than anyone types, less than what stops a browser.
pub const LONGEST_TEXT: usize = 100_000;

/// Everything said in answer to one question.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct Answer {
    /// The answer itself; none while only evidence or a note has been given.
    pub response: Option<Response>,
    /// What shows it to be true.
    pub evidence: Vec<Evidence>,
    /// A remark.
    pub note: String,
    /// Further texts that the question asks for, by the ids of its boxes.
    pub boxes: BTreeMap<BoxId, String>,
    /// Who answered, as a role.
    pub by: Option<String>,
    /// When it was last changed, as an RFC 3339 time.
    pub at: Option<String>,
    /// Where it was first given, if it is the answer of an earlier round that somebody confirmed.
    pub carried_from: Option<CarriedFrom>,
    /// Where sites of the organisation differ from it.
    pub sites: SiteAnswers,
    /// Fields of later versions, kept as they came.
    pub extra: Map<String, Value>,
}

/// An answer proper. "Don't know" is not "Not applicable".
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// A level, choice, number, date or text.
    Given(AnswerValue),
    /// The question does not apply; with the reason, which may still be empty in a draft.
    NotApplicable(String),
    /// Nobody knows.
    DontKnow,
}

/// The value of an answer. A number or date that cannot be read stays as the text that was typed, so nothing is lost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "expected a text, a list of texts, a number, or {\"n\": …, \"of\": …}")]
pub enum AnswerValue {
    /// A level's or choice's id, "yes" or "no", an ISO date, or a text.
    Text(String),
    /// Ids of the choices made.
    Many(Vec<String>),
    /// A number or percentage.
    Number(f64),
    /// "3 of 5".
    OutOf(OutOf),
    /// Rows, each with what stands in its columns.
    Rows(Vec<AnswerRow>),
}

/// A row of an answer: by column, a text or an ISO date.
pub type AnswerRow = BTreeMap<ColumnId, String>;

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OutOf {
    /// The part.
    pub n: u64,
    /// The whole.
    pub of: u64,
}

/// What shows an answer to be true; never a case record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Evidence {
    /// Title, and where it is kept.
    pub text: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Answer {
    /// Whether nothing has been said at all.
    pub fn is_empty(&self) -> bool {
        self.response.is_none()
            && self.evidence.iter().all(|one| one.text.is_empty())
            && self.note.is_empty()
            && self.boxes.values().all(String::is_empty)
            && self.sites.values().all(SiteAnswer::is_empty)
            && self.extra.is_empty()
    }
}

impl Answer {
    /// Whether anything is named that shows it to be true.
    pub fn has_evidence(&self) -> bool {
        names_something(&self.evidence)
    }
}

/// Whether any evidence says what it is.
pub fn names_something(evidence: &[Evidence]) -> bool {
    evidence.iter().any(|one| !one.text.trim().is_empty())
}

impl Response {
    /// The level chosen, if one was.
    pub fn level(&self) -> Option<LevelId> {
        match self {
            Self::Given(AnswerValue::Text(id)) => Some(id.as_str().into()),
            Self::Given(AnswerValue::Many(_) | AnswerValue::Number(_) | AnswerValue::OutOf(_) | AnswerValue::Rows(_))
            | Self::NotApplicable(_)
            | Self::DontKnow => None,
        }
    }

    /// The levels or choices given; what conditions look at.
    pub fn given(&self) -> Vec<String> {
        match self {
            Self::Given(value) => value.given(),
            Self::NotApplicable(_) | Self::DontKnow => Vec::new(),
        }
    }

    /// Whether it is a text in which nothing can be seen, or a list with nothing chosen.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Given(value) => !is_seen(&value.typed()),
            Self::NotApplicable(_) | Self::DontKnow => false,
        }
    }

    /// Why it does not fit the question; none when it does.
    pub fn problem(&self, questionnaire: &Questionnaire, question: &Question) -> Option<AnswerProblem> {
        match self {
            Self::Given(value) => value.problem(questionnaire, question),
            Self::NotApplicable(reason) => {
                let offered = questionnaire.scale_of(question).is_some_and(|scale| scale.not_applicable);
                match (offered, !is_seen(reason)) {
                    (false, _) => Some(AnswerProblem::NotOffered),
                    (true, true) => Some(AnswerProblem::NoReason),
                    (true, false) => too_long(reason),
                }
            }
            Self::DontKnow => {
                let offered = questionnaire.scale_of(question).is_some_and(|scale| scale.dont_know);
                (!offered).then_some(AnswerProblem::NotOffered)
            }
        }
    }
}

impl Response {
    /// What a person should put right: what does not fit, and what does but can hardly be meant. Only the first decides
    /// whether an answer counts, so that no grade of a return changes that was submitted with the second.
    pub fn slip(&self, questionnaire: &Questionnaire, question: &Question) -> Option<AnswerProblem> {
        let unlikely = || match self {
            Self::Given(value) => value
                .slip(question.answer_type, question.is_required(), question.whole)
                .or_else(|| value.slip_in_rows(question))
                .or_else(|| value.of_other_form(question.answer_type, question.pattern.as_ref())),
            Self::NotApplicable(reason) => (!says_something(reason)).then_some(AnswerProblem::NoReason),
            Self::DontKnow => None,
        };
        self.problem(questionnaire, question).or_else(unlikely)
    }
}

impl AnswerValue {
    /// The ids or text given; what conditions look at.
    pub fn given(&self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![text.clone()],
            Self::Many(ids) => ids.clone(),
            Self::Number(_) | Self::OutOf(_) | Self::Rows(_) => Vec::new(),
        }
    }

    fn problem(&self, questionnaire: &Questionnaire, question: &Question) -> Option<AnswerProblem> {
        if question.answer_type == AnswerType::Level {
            let scale = questionnaire.scale_of(question)?;
            return match self {
                Self::Text(id) => {
                    let known = scale.label(id).is_some();
                    (!known).then(|| AnswerProblem::UnknownLevel(id.clone()))
                }
                Self::Many(_) | Self::Number(_) | Self::OutOf(_) | Self::Rows(_) => Some(AnswerProblem::WrongShape),
            };
        }
        let too_many = match (self, question.most) {
            (Self::Many(ids), Some(most)) if ids.len() > most as usize => Some(AnswerProblem::TooMany { most }),
            _ => None,
        };
        self.problem_as(questionnaire, question.answer_type, question.options.as_ref()).or(too_many)
    }

    /// What a person should put right in a field of the profile; none when all is well.
    pub fn slip_in(&self, questionnaire: &Questionnaire, field: &ProfileField) -> Option<AnswerProblem> {
        let problem = self.problem_as(questionnaire, field.answer_type, field.options.as_ref());
        // Numbers in a profile count people, unless it says otherwise.
        let slip = || self.slip(field.answer_type, field.required, field.whole.unwrap_or(true));
        problem.or_else(slip).or_else(|| self.of_other_form(field.answer_type, field.pattern.as_ref()))
    }

    /// Whether it is a text that has a form and does not have it.
    fn of_other_form(&self, answer_type: AnswerType, pattern: Option<&TextPattern>) -> Option<AnswerProblem> {
        let pattern = pattern.filter(|_| answer_type == AnswerType::ShortText)?;
        match self {
            Self::Text(text) if is_seen(text) && !pattern.fits(text) => {
                Some(AnswerProblem::OfOtherForm { typed: text.clone(), words: pattern.words.clone() })
            }
            Self::Text(_) | Self::Many(_) | Self::Number(_) | Self::OutOf(_) | Self::Rows(_) => None,
        }
    }

    /// A day in a row that is none.
    fn slip_in_rows(&self, question: &Question) -> Option<AnswerProblem> {
        let Self::Rows(rows) = self else { return None };
        let days = question.columns.iter().filter(|column| column.answer_type == AnswerType::Date);
        let typed = days.flat_map(|column| rows.iter().filter_map(|row| row.get(&column.id)));
        let mut slips = typed.filter(|day| is_seen(day) && !Date::from_iso(day).is_some_and(|date| date.is_likely()));
        slips.next().map(|day| AnswerProblem::NotADate(day.clone()))
    }

    fn slip(&self, answer_type: AnswerType, is_required: bool, is_whole: bool) -> Option<AnswerProblem> {
        let is_text = matches!(answer_type, AnswerType::ShortText | AnswerType::LongText);
        let is_unlikely =
            |iso: &str| answer_type == AnswerType::Date && Date::from_iso(iso).is_some_and(|date| !date.is_likely());
        match self {
            Self::Text(text) if is_text && is_required && !says_something(text) => Some(AnswerProblem::SaysNothing(text.clone())),
            Self::Text(iso) if is_unlikely(iso) => Some(AnswerProblem::NotADate(iso.clone())),
            Self::Number(number) if answer_type == AnswerType::Number && is_whole && number.fract() != 0.0 => {
                Some(AnswerProblem::NotWhole(self.typed()))
            }
            Self::Text(_) | Self::Many(_) | Self::Number(_) | Self::OutOf(_) | Self::Rows(_) => None,
        }
    }

    /// Why it does not fit a field of this type; none when it does. A level is judged by its question's scale instead.
    pub fn problem_as(
        &self,
        questionnaire: &Questionnaire,
        answer_type: AnswerType,
        list: Option<&ListId>,
    ) -> Option<AnswerProblem> {
        let unknown = |id: &String| {
            let known = questionnaire.choices(list).iter().any(|choice| choice.id.as_str() == id);
            (!known).then(|| AnswerProblem::UnknownChoice(id.clone()))
        };
        match (answer_type, self) {
            (AnswerType::YesNo, Self::Text(id)) => (id != YES && id != NO).then(|| AnswerProblem::UnknownChoice(id.clone())),
            (AnswerType::Choice, Self::Text(id)) => unknown(id),
            (AnswerType::Choices, Self::Many(ids)) => ids.iter().find_map(unknown),
            (AnswerType::Number, Self::Number(number)) => {
                (!(number.is_finite() && *number >= 0.0)).then(|| AnswerProblem::NotANumber(number.to_string()))
            }
            (AnswerType::Number, Self::Text(typed)) => Some(AnswerProblem::NotANumber(typed.clone())),
            (AnswerType::Percentage, Self::Number(number)) => {
                (!(0.0..=100.0).contains(number)).then(|| AnswerProblem::NotAPercentage(number.to_string()))
            }
            (AnswerType::Percentage, Self::Text(typed)) => Some(AnswerProblem::NotAPercentage(typed.clone())),
            (AnswerType::NOfM, Self::OutOf(OutOf { n, of })) => (n > of).then(|| AnswerProblem::NotAShare(self.typed())),
            (AnswerType::NOfM, Self::Text(typed)) => Some(AnswerProblem::NotAShare(typed.clone())),
            (AnswerType::Date, Self::Text(typed)) => {
                Date::from_iso(typed).is_none().then(|| AnswerProblem::NotADate(typed.clone()))
            }
            (AnswerType::ShortText | AnswerType::LongText, Self::Text(text)) => too_long(text),
            (AnswerType::Rows, Self::Rows(rows)) => rows.iter().flat_map(AnswerRow::values).find_map(|cell| too_long(cell)),
            (AnswerType::CaseReference, Self::Text(typed)) => {
                read_reference(CASE, typed).is_none().then(|| AnswerProblem::NotACaseReference(typed.clone()))
            }
            (AnswerType::Level, _)
            | (_, Self::Rows(_))
            | (AnswerType::Rows, Self::Text(_) | Self::Many(_) | Self::Number(_) | Self::OutOf(_))
            | (AnswerType::YesNo | AnswerType::Choice, Self::Many(_) | Self::Number(_) | Self::OutOf(_))
            | (AnswerType::Choices, Self::Text(_) | Self::Number(_) | Self::OutOf(_))
            | (AnswerType::Number | AnswerType::Percentage, Self::Many(_) | Self::OutOf(_))
            | (AnswerType::NOfM, Self::Many(_) | Self::Number(_))
            | (
                AnswerType::Date | AnswerType::ShortText | AnswerType::LongText | AnswerType::CaseReference,
                Self::Many(_) | Self::Number(_) | Self::OutOf(_),
            ) => Some(AnswerProblem::WrongShape),
        }
    }
}

fn too_long(text: &str) -> Option<AnswerProblem> {
    let length = text.chars().count();
    (length > LONGEST_TEXT).then_some(AnswerProblem::TooLong(length))
}
