//! What a questionnaire is: domains, questions, scales, profile. Knows no particular questionnaire and no answers.

use super::basis::Basis;
use super::check_entry::CheckEntry;
use super::checking::Checking;
use super::condition::Condition;
use super::grading_rules::GradingRules;
use super::ids::*;
use super::meaning::Meaning;
pub use super::question::{AnswerType, EvidenceWish, Question};
use super::question::{is_false, one};
use super::scale::{Choice, Scale};
use super::sign_off::SignOff;
use super::text_pattern::TextPattern;
use super::wording::Wording;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The `format` of a questionnaire file.
pub const QUESTIONNAIRE_FORMAT: &str = "safeguarding-audit/questionnaire";
/// The highest version of a questionnaire file that this app reads.
pub const QUESTIONNAIRE_VERSION: u32 = 1;

/// A definition that drafts are made from. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Questionnaire {
    /// Always [`QUESTIONNAIRE_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// Which questionnaire, in all its editions.
    pub id: QuestionnaireId,
    /// Which edition: `2026`.
    pub edition: String,
    /// Heading of its task list, and its name everywhere else.
    pub title: String,
    /// Other names for some organisations; the first whose condition holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Wording>,
    /// What it is for, which decides the words around it.
    pub kind: Kind,
    /// The edition of the guidance it was written against, as a label for people.
    pub guidance_edition: String,
    /// Who completes it and why, in a sentence or two.
    pub purpose: String,
    /// Shortest and longest usual time to complete it, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<[u32; 2]>,
    /// Starts every reference made from it: `S11`.
    pub reference_prefix: String,
    /// Text to print at its start, for example what safeguarding means.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub introduction: Vec<String>,
    /// What its questions rest on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Basis>,
    /// Its scales, the grade scale among them.
    pub scales: Vec<Scale>,
    /// Lists of choices, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<ListId, Vec<Choice>>,
    /// Names of the sectors that choices are rolled up into, in the order of reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sectors: Vec<String>,
    /// What is asked about the organisation or the audit before the first domain.
    pub profile: Vec<ProfileField>,
    /// Its domains, in the order of the task list.
    pub domains: Vec<Domain>,
    /// How answers become grades; a survey has none.
    #[serde(default)]
    pub grading: GradingRules,
    /// What its checks before submission do where that is not the usual, and which answers contradict each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<CheckEntry>,
    /// What the person submitting confirms; a survey has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub declaration: String,
    /// Who else signs a return off, beside the declaration.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign_offs: Vec<SignOff>,
    /// What its words were checked against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Checking>,
    /// Whether everything is shown large, for children.
    #[serde(default, skip_serializing_if = "is_false")]
    pub large: bool,
}

/// What a questionnaire is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An organisation answers about itself.
    SelfAssessment,
    /// An auditor grades a child's case file.
    CaseAudit,
    /// A person answers without being named.
    Survey,
}

/// One thing asked about the organisation or the audit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileField {
    /// Key in a return's `profile`.
    pub id: FieldId,
    /// Shown to people.
    pub label: String,
    /// What it means to the app; where absent, what its id has always meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Meaning>,
    /// Help under the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Heading above it, where a new group of fields begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// How it is answered; never `level`.
    #[serde(rename = "type")]
    pub answer_type: AnswerType,
    /// The list that `choice` and `choices` choose from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<ListId>,
    /// The form of a `short-text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<TextPattern>,
    /// Whether it must be answered where it is shown.
    #[serde(default)]
    pub required: bool,
    /// Whether a number must be whole. Where absent it must: numbers in a profile count people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub whole: Option<bool>,
    /// When it is asked; always, where absent. May look only at earlier fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_when: Option<Condition>,
    /// It asks for a contact at work, so that an e-mail address there is no surprise.
    #[serde(default, skip_serializing_if = "is_false")]
    pub contact: bool,
    /// In a survey: answered once, by whoever sets it up, for all replies.
    #[serde(default, skip_serializing_if = "is_false")]
    pub asked_once: bool,
    /// In a case audit: figures are broken down by it. Only `choice` and `choices` can be.
    #[serde(default, skip_serializing_if = "is_false")]
    pub report_by: bool,
}

/// A graded part of a questionnaire: one page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Domain {
    /// `S1`.
    pub id: DomainId,
    /// Heading of its page.
    pub title: String,
    /// Other headings for some organisations; the first whose condition holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<Wording>,
    /// What it weighs in the overall grade.
    #[serde(default = "one")]
    pub weight: u32,
    /// What good looks like here, in a sentence or two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guidance: Option<String>,
    /// Examples of evidence for the whole domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_hint: Option<String>,
    /// What each level looks like here: the maturity ladder.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ladder: BTreeMap<LevelId, String>,
    /// Organisation types that see the domain; all, where empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies_to: Vec<ChoiceId>,
    /// When it is asked; always, where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown_when: Option<Condition>,
    /// Domains of other questionnaires that ask about the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corresponds_to: Vec<DomainRef>,
    /// Whether it has no grade of its own, as feedback has none.
    #[serde(default, skip_serializing_if = "is_false")]
    pub ungraded: bool,
    /// Whether the sentence that boards print names it beside the overall grade.
    #[serde(default, skip_serializing_if = "is_false")]
    pub headline: bool,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

impl Questionnaire {
    /// The scale of that id.
    pub fn scale(&self, id: &ScaleId) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.id == *id)
    }

    /// The scale a question is answered on; none unless it is answered by a level.
    pub fn scale_of(&self, question: &Question) -> Option<&Scale> {
        question.scale.as_ref().filter(|_| question.answer_type == AnswerType::Level).and_then(|id| self.scale(id))
    }

    /// The scale grades are levels of.
    pub fn grade_scale(&self) -> Option<&Scale> {
        self.scale(&self.grading.scale)
    }

    /// The choices of a list; empty for an unknown one.
    pub fn choices(&self, list: Option<&ListId>) -> &[Choice] {
        list.and_then(|id| self.options.get(id)).map_or(&[], Vec::as_slice)
    }

    /// The domain of that id.
    pub fn domain(&self, id: &DomainId) -> Option<&Domain> {
        self.domains.iter().find(|domain| domain.id == *id)
    }

    /// The profile field of that id.
    pub fn profile_field(&self, id: &FieldId) -> Option<&ProfileField> {
        self.profile.iter().find(|field| field.id == *id)
    }

    /// Every question, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.domains.iter().flat_map(|domain| &domain.questions)
    }

    /// The question of that id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions().find(|question| question.id == *id)
    }

    /// The domain that a question stands in.
    pub fn domain_of(&self, question: &QuestionId) -> Option<&DomainId> {
        let domain = self.domains.iter().find(|domain| domain.questions.iter().any(|one| one.id == *question))?;
        Some(&domain.id)
    }

    /// The sector that an organisation of this type is reported under.
    pub fn sector_of(&self, organisation_type: &str) -> Option<&str> {
        let list = self.field_meaning(Meaning::OrganisationType)?.options.as_ref();
        self.choices(list)
            .iter()
            .find(|choice| choice.id.as_str() == organisation_type)
            .and_then(|choice| choice.sector.as_deref())
    }
}
