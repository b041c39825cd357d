//! Replies to a survey: without names, without the order or the hour they came in. Knows no bytes and no clock.

use super::answer::{Answer, AnswerValue};
use super::applies::{AskedFacts, asked_on, asks_field};
use super::audit_return::{QuestionnaireRef, Return};
use super::ids::*;
use super::questionnaire::{Question, Questionnaire};
use super::sheet::Sheet;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The `format` of a file of replies.
pub const REPLIES_FORMAT: &str = "safeguarding-audit/replies";
/// The highest version of a file of replies that this app reads.
pub const REPLIES_VERSION: u32 = 1;

/// One survey on one device with the replies to it; also the file they become. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Replies {
    /// Always [`REPLIES_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// The same in every file that is made of it.
    pub id: ReturnId,
    /// What people quote: `YP8-7F3K-92QD`.
    pub reference: String,
    /// What was asked.
    pub questionnaire: QuestionnaireRef,
    /// The round it belongs to: `2026-27`.
    #[serde(default)]
    pub cycle: String,
    /// What whoever set the survey up has answered once, for all replies.
    #[serde(default)]
    pub setup: BTreeMap<FieldId, AnswerValue>,
    /// How many people were asked; absent where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invited: Option<u64>,
    /// The first and the last month in which a reply was finished, `2026-11`: times closer than that could tell who it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<[String; 2]>,
    /// In an order that says nothing about when they came.
    #[serde(default)]
    pub replies: Vec<Reply>,
    /// SHA-256, in hexadecimal, over the canonical JSON (RFC 8785) of everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What one person said.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reply {
    /// Answers to the grouping questions.
    #[serde(default)]
    pub profile: BTreeMap<FieldId, AnswerValue>,
    /// Answers to what was asked; no more.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, Answer>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Replies {
    /// A survey without replies yet.
    pub fn start(id: ReturnId, reference: String, questionnaire: QuestionnaireRef, cycle: String) -> Self {
        Self {
            format: REPLIES_FORMAT.to_owned(),
            version: REPLIES_VERSION,
            id,
            reference,
            questionnaire,
            cycle,
            setup: BTreeMap::new(),
            invited: None,
            months: None,
            replies: Vec::new(),
            digest: None,
            extra: Map::new(),
        }
    }

    /// A reply that nobody has answered anything in yet, as the record that forms work on.
    pub fn blank(&self) -> Return {
        let mut record = Return::start(self.id.clone(), self.reference.clone(), self.questionnaire.clone(), self.cycle.clone());
        record.profile.clone_from(&self.setup);
        record
    }

    /// What a person finds answered who begins a reply.
    pub fn blank_sheet(&self) -> Sheet<'_> {
        Sheet::of_profile(&self.setup)
    }

    /// A reply was finished in that month.
    pub fn note_month(&mut self, month: &str) {
        let [first, last] = self.months.take().unwrap_or_else(|| [month.to_owned(), month.to_owned()]);
        self.months = Some([first.min(month.to_owned()), last.max(month.to_owned())]);
    }

    /// Puts the replies into the order of their content, which tells nobody who came first.
    pub fn forget_order(&mut self) {
        self.replies.sort_by_cached_key(|reply| serde_json::to_string(reply).unwrap_or_default());
    }
}

impl Reply {
    /// What a person said, of all that they had typed: what was asked in the end, without times.
    pub fn of(questionnaire: &Questionnaire, sheet: Sheet<'_>) -> Self {
        let facts = AskedFacts { questionnaire, sheet };
        let fields = questionnaire.profile.iter().filter(|field| !field.asked_once && asks_field(field, &facts));
        let profile = fields.filter_map(|field| Some((field.id.clone(), sheet.profile.get(&field.id)?.clone())));
        let asked = asked_on(questionnaire, sheet);
        let questions = asked.iter().flat_map(|asked| &asked.questions);
        let answers = questions.filter_map(|question| {
            let response = sheet.response_to(&question.id).filter(|response| !response.is_blank())?.clone();
            Some((question.id.clone(), Answer { response: Some(response), ..Answer::default() }))
        });
        Self { profile: profile.collect(), answers: answers.collect(), extra: Map::new() }
    }

    /// Whether nothing was said at all.
    pub fn is_blank(&self) -> bool {
        self.answers.is_empty()
    }
}

/// For each question that the tool marks: its text, how many chose the right answer, and how many answered.
pub fn marked(questionnaire: &Questionnaire, replies: &[Reply]) -> Vec<(String, usize, usize)> {
    let mark = |question: &Question| {
        let right = question.right.as_ref()?;
        let given = replies.iter().filter_map(|reply| Some(reply.answers.get(&question.id)?.response.as_ref()?.given()));
        let given: Vec<Vec<String>> = given.collect();
        let is_right = |given: &&Vec<String>| **given == [right.choice.as_str()];
        Some((question.text.clone(), given.iter().filter(is_right).count(), given.len()))
    };
    questionnaire.questions().filter_map(mark).collect()
}
