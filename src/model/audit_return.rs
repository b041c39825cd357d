//! A draft or a return: one record, in two states, that travels between people as a file. Knows no bytes and no clock.

pub use super::action::{Action, ActionStatus};
use super::action::{ActionNews, SentNote};
use super::answer::{Answer, AnswerValue};
use super::colleague::{AskedColleague, ColleaguesPart, Decided, part_name};
use super::comment::Comment;
use super::escalation::Escalation;
use super::ids::*;
use super::joint::{Joint, joint_name};
use super::judgement::Judgement;
use super::last_time::LastTime;
use super::meaning::Meaning;
use super::moderation::Moderation;
use super::no_longer_asked::Unasked;
use super::plain::is_seen;
use super::provenance::{BegunFrom, CameFor};
use super::questionnaire::Questionnaire;
use super::recorded_grades::RecordedGrades;
use super::reference::{CASE, read_reference};
use super::sign_off::SignedOff;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The `format` of a return or draft file.
pub const RETURN_FORMAT: &str = "safeguarding-audit/return";
/// The highest version of a return file that this app reads.
pub const RETURN_VERSION: u32 = 1;

/// A draft or return. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Return {
    /// Always [`RETURN_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// The same on every device and in every revision.
    pub id: ReturnId,
    /// What people quote: `S11-7F3K-92QD`.
    pub reference: String,
    /// Draft or submitted.
    pub status: Status,
    /// 1 at first; one more for each correction after submission.
    pub revision: u32,
    /// What it was begun with.
    pub questionnaire: QuestionnaireRef,
    /// The round it belongs to: `2026-27`.
    #[serde(default)]
    pub cycle: String,
    /// Answers to the profile fields.
    #[serde(default)]
    pub profile: BTreeMap<FieldId, AnswerValue>,
    /// The names of its sites, where it answers for several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<String>,
    /// Answers, also those to questions that are not asked at present.
    #[serde(default)]
    pub answers: BTreeMap<QuestionId, Answer>,
    /// A person's grades.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub judgements: BTreeMap<DomainId, Judgement>,
    /// A person's grade for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall_judgement: Option<Judgement>,
    /// Each time that somebody said a child is at risk now, and what was done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<Escalation>,
    /// What the auditor asked the worker before grading, and what the worker said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub worker_questions: Vec<Comment>,
    /// What a reviewer asked to be changed, and what the auditor said to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Second gradings of this return. The first grades stay as they are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moderation: Vec<Moderation>,
    /// The audits of one case by several agencies, where this is what they judged together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<Joint>,
    /// What will change.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// Who submitted, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declaration: Option<Declaration>,
    /// The return of an earlier round that it was begun from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub begun_from: Option<BegunFrom>,
    /// What that return said. Absent where an earlier version of the app copied its answers instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_time: Option<LastTime>,
    /// In a draft only: questions of which somebody has looked at what was said the time before.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub looked_at: BTreeSet<QuestionId>,
    /// Which part of which draft it is, where a colleague was asked to answer some questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Box<ColleaguesPart>>,
    /// In a draft only: colleagues who were asked some of its questions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<AskedColleague>,
    /// In a draft only: what was decided upon when it was brought together with what colleagues sent.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub decided: Decided,
    /// On the device only: whose it was when it came as a file, until it is said that it is still the same one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_for: Option<CameFor>,
    /// On the device only: what was no longer asked when it was submitted, and so is not in its file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<Unasked>,
    /// On the device only: its actions as they are since it was submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action_news: Option<ActionNews>,
    /// On the device only: when it was sent, as somebody noted it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sent: Vec<SentNote>,
    /// For readers without an engine; recomputed on import.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grades: Option<RecordedGrades>,
    /// SHA-256, in hexadecimal, over the canonical JSON (RFC 8785) of everything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Whether a record is still being worked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Work in progress.
    Draft,
    /// Declared complete.
    Submitted,
}

/// Which questionnaire, to the letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionnaireRef {
    /// In all its editions.
    pub id: QuestionnaireId,
    /// Which edition.
    pub edition: String,
    /// `sha256:` and the digest of its canonical JSON.
    pub digest: String,
    /// The edition of the guidance that the partnership said applies; the questionnaire's own, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guidance_edition: Option<String>,
    /// Whether the partnership wants no overall grade.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_overall: bool,
    /// By meaning, the profile field that has it, where its id is not the usual one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub means: BTreeMap<String, FieldId>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Who submitted, and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Declaration {
    /// Role, never a name.
    pub role: String,
    /// An ISO date.
    pub at: String,
    /// Who else stands behind it, by the ids of the questionnaire.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sign_offs: BTreeMap<SignOffId, SignedOff>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl QuestionnaireRef {
    /// Of a questionnaire with that digest.
    pub fn of(questionnaire: &Questionnaire, digest: &str) -> Self {
        Self {
            id: questionnaire.id.clone(),
            edition: questionnaire.edition.clone(),
            digest: digest.to_owned(),
            guidance_edition: None,
            without_overall: false,
            means: questionnaire.unusual_ids(),
            extra: Map::new(),
        }
    }

    /// The edition of the guidance that it was answered against, as it is printed.
    pub fn guidance<'a>(&'a self, questionnaire: &'a Questionnaire) -> &'a str {
        self.guidance_edition.as_deref().unwrap_or(&questionnaire.guidance_edition)
    }
}

impl Return {
    /// A new draft, with nothing answered.
    pub fn start(id: ReturnId, reference: String, questionnaire: QuestionnaireRef, cycle: String) -> Self {
        Self {
            format: RETURN_FORMAT.to_owned(),
            version: RETURN_VERSION,
            id,
            reference,
            status: Status::Draft,
            revision: 1,
            questionnaire,
            cycle,
            profile: BTreeMap::new(),
            sites: Vec::new(),
            answers: BTreeMap::new(),
            judgements: BTreeMap::new(),
            overall_judgement: None,
            escalations: Vec::new(),
            worker_questions: Vec::new(),
            comments: Vec::new(),
            moderation: Vec::new(),
            joint: None,
            actions: Vec::new(),
            declaration: None,
            begun_from: None,
            last_time: None,
            looked_at: BTreeSet::new(),
            part: None,
            asked: Vec::new(),
            decided: Decided::new(),
            came_for: None,
            left_out: Vec::new(),
            action_news: None,
            sent: Vec::new(),
            grades: None,
            digest: None,
            extra: Map::new(),
        }
    }

    /// What was said in answer to a question, whether or not it is asked at present.
    pub fn answer_to(&self, question: &QuestionId) -> Option<&Answer> {
        self.answers.get(question)
    }

    /// The edition of the guidance that it was answered against, as it is printed: what the organisation said, else what the
    /// partnership said, else the questionnaire's own.
    pub fn guidance_edition(&self, questionnaire: &Questionnaire) -> String {
        let said = self.profile_text(&questionnaire.id_meaning(Meaning::GuidanceEdition));
        if said.is_empty() { self.questionnaire.guidance(questionnaire).to_owned() } else { said }
    }

    /// Whether a child at risk has not yet been dealt with, as far as this return or an audit within it says.
    pub fn has_open_escalation(&self) -> bool {
        let audits = self.joint.iter().flat_map(|joint| &joint.audits);
        self.escalations.iter().any(Escalation::is_open) || audits.into_iter().any(Self::has_open_escalation)
    }

    /// What it is called, as its profile says.
    pub fn name(&self) -> String {
        self.name_with(&self.profile)
    }

    /// What it is called with this profile in the place of its own: its organisation's name, else the case it is about;
    /// empty where that says neither.
    pub fn name_with(&self, profile: &BTreeMap<FieldId, AnswerValue>) -> String {
        let name = self.whole_name(profile);
        match &self.part {
            Some(part) => part_name(&name, &part.to),
            None if self.is_joint() => joint_name(&name),
            None => name,
        }
    }

    /// What its organisation or its case is called, also where it is only a part or what several agencies judged together.
    pub fn whole_name(&self, profile: &BTreeMap<FieldId, AnswerValue>) -> String {
        let name = profile.get(&self.questionnaire.id_meaning(Meaning::OrganisationName)).map(AnswerValue::typed);
        let case = || profile.values().find_map(|value| read_reference(CASE, &value.typed()));
        name.filter(|name| is_seen(name)).or_else(case).unwrap_or_default()
    }

    /// Reopens a submitted return as its next revision, with its actions as they are by now. A draft stays as it is.
    pub fn correct(&mut self) {
        match self.status {
            Status::Draft => {}
            Status::Submitted => {
                self.status = Status::Draft;
                self.revision = self.revision.saturating_add(1);
                self.declaration = None;
                self.take_up_news();
                self.left_out.clear();
                self.grades = None;
                self.digest = None;
            }
        }
    }

    /// The sector it is reported under.
    pub fn sector<'q>(&self, questionnaire: &'q Questionnaire) -> Option<&'q str> {
        questionnaire.sector_of(&self.profile_text(&questionnaire.id_meaning(Meaning::OrganisationType)))
    }
}
