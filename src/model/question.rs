//! A question: what is asked, of whom, and how it is answered and weighed. Knows no answers.

use super::basis::Cited;
use super::condition::Condition;
use super::ids::*;
use super::scale::RightAnswer;
use super::text_pattern::TextPattern;
use super::wording::Wording;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum AnswerType {
    /// One level of a scale; always graded.
    Level,
    /// Yes or no.
    YesNo,
    /// One of a list.
    Choice,
    /// Any number of a list.
    Choices,
    /// A number of 0 or more.
    Number,
    /// A number from 0 to 100.
    Percentage,
    /// "3 of 5".
    NOfM,
    /// A day.
    Date,
    /// A line of text.
    ShortText,
    /// Several lines of text.
    LongText,
    /// Rows that repeat, each with a text or a day in its columns.
    Rows,
    /// What audits of the same case have in common, made by chance; for the profile only.
    CaseReference,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// Its meaning never changes; a changed question gets a new id.
    pub id: QuestionId,
    /// The question itself.
    pub text: String,
    /// The same in other words for some organisations; the first whose condition holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wordings: Vec<Wording>,
    /// Help under the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// How it is answered.
    #[serde(rename = "type")]
    pub answer_type: AnswerType,
    /// The scale of a `level` question, or the one that `levels_from` turns a number into a level of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ScaleId>,
    /// From which number on which level is reached, in any order; below all of them it is the lowest. With it a number, a
    /// percentage or "3 of 5" (as per cent) counts towards the grade.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels_from: Vec<LevelFrom>,
    /// The list of a `choice` or `choices` question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<ListId>,
    /// The columns of a `rows` question.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// The most that may be chosen of a `choices` question: "pick three".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
    /// Choices that say that a child is at risk now, for a case audit: with one of them what was done has to be recorded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalates: Vec<ChoiceId>,
    /// The right answer of a `choice` question that the tool marks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<RightAnswer>,
    /// The form of a `short-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<TextPattern>,
    /// What each level looks like in answer to this question; where absent, what its domain says.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ladder: BTreeMap<LevelId, String>,
    /// What a number counts: "hours a week".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Whether a number must be whole, because it counts people or things.
    #[serde(default, skip_serializing_if = "is_false")]
    pub whole: bool,
    /// What it weighs in its domain.
    #[serde(default = "one")]
    pub weight: u32,
    /// Expected by law or statutory guidance, or the least any group must have.
    #[serde(default, skip_serializing_if = "is_false")]
    pub key: bool,
    /// Whether "Not applicable" is an answer like any other: to a key question no gap, and to any other one nothing that
    /// leaves too little to grade by.
    #[serde(default, skip_serializing_if = "is_false")]
    pub may_not_apply: bool,
    /// Whether the domain is incomplete without it. Where absent: levels are required, everything else is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Organisation types that are asked; all, where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies_to: Vec<ChoiceId>,
    /// When it is asked; always, where absent. May look only at earlier questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_when: Option<Condition>,
    /// Whether the form asks for evidence.
    #[serde(default)]
    pub evidence: EvidenceWish,
    /// Examples of evidence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_hint: Option<String>,
    /// Texts that are asked for beside the answer, its evidence and its note.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boxes: Vec<TextBox>,
    /// What it rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Cited>,
    /// What is asked, wherever it is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemId>,
}

/// A column of an answer in rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Column {
    /// Key in each row of the answer.
    pub id: ColumnId,
    /// What is asked for: "Trained on".
    pub label: String,
    /// How it is answered: `short-text` or `date`.
    #[serde(rename = "type")]
    pub answer_type: AnswerType,
}

/// A text asked for beside an answer, such as what difference it has made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextBox {
    /// Key in an answer's `boxes`.
    pub id: BoxId,
    /// What is asked for: "Impact".
    pub label: String,
    /// Help under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
}

/// From which number on a level is reached.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LevelFrom {
    /// In what the question counts; in per cent for a percentage and for "3 of 5".
    #[serde(serialize_with = "whole_where_it_is")]
    pub from: f64,
    /// A level of the question's scale.
    pub level: LevelId,
}

/// Whether a question's form asks for evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceWish {
    /// Asked for; a check notices where it is missing.
    Expected,
    /// Asked for.
    #[default]
    Optional,
    /// Not asked for, as with questions that are themselves about evidence.
    None,
}

impl Question {
    /// Whether the domain is incomplete without an answer.
    pub fn is_required(&self) -> bool {
        self.required.unwrap_or(self.answer_type == AnswerType::Level)
    }

    /// Whether its answer counts towards a grade.
    pub fn is_graded(&self) -> bool {
        self.answer_type == AnswerType::Level || self.is_scored_number()
    }

    /// Whether a number is turned into a level.
    pub fn is_scored_number(&self) -> bool {
        let counts = matches!(self.answer_type, AnswerType::Number | AnswerType::Percentage | AnswerType::NOfM);
        counts && !self.levels_from.is_empty()
    }
}

/// "90" and not "90.0", as people write it.
fn whole_where_it_is<S: serde::Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        serializer.serialize_i64(*number as i64)
    } else {
        serializer.serialize_f64(*number)
    }
}

pub(super) fn one() -> u32 {
    1
}

pub(super) fn is_false(flag: &bool) -> bool {
    !flag
}
