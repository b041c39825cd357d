//! A second grading of the same case, and what both auditors agreed. The first grades are never overwritten.

use super::audit_return::Return;
use super::ids::*;
use super::judgement::Judgement;
use super::judgement::Subject;
use super::moderated_answer::ModeratedAnswer;
use super::recorded_grades::RecordedGrades;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A second grading of a return.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Moderation {
    /// The same in every copy.
    pub id: ModerationId,
    /// Who moderates, as a role.
    pub by: String,
    /// When it was begun, as an RFC 3339 time.
    pub begun_at: String,
    /// The revision of the return that is moderated.
    pub revision: u32,
    /// Whether the second auditor had seen the first grades before: then it is a review and no second opinion.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub saw_first: bool,
    /// Of a review of a self-assessment, the levels that the reviewer gives to answers; all others stand as they were given.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<QuestionId, ModeratedAnswer>,
    /// The second auditor's own grades. They change no more once the first are shown. Of a review, the grades that the reviewer
    /// gives to domains by hand.
    pub judgements: BTreeMap<DomainId, Judgement>,
    /// The second auditor's own grade for the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub overall_judgement: Option<Judgement>,
    /// The second auditor's own return of the same case, where the grades come from one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_return: Option<OwnReturn>,
    /// When the first auditor's grades were shown, as an RFC 3339 time; absent while the second auditor grades blind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared_at: Option<String>,
    /// What both agreed.
    pub agreed: BTreeMap<DomainId, Judgement>,
    /// What both agreed of the whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed_overall: Option<Judgement>,
    /// Of a review, the grades as moderated, for readers without an engine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grades: Option<RecordedGrades>,
    /// When everything was agreed, as an RFC 3339 time; absent before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_at: Option<String>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// A return of the same case by another auditor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OwnReturn {
    /// Its reference.
    pub reference: String,
    /// Its id.
    pub id: ReturnId,
    /// Its digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// The returns whose grades another of these took over as those of its second auditor.
pub fn taken_over<'r>(returns: impl IntoIterator<Item = &'r Return>) -> BTreeSet<&'r ReturnId> {
    returns.into_iter().flat_map(Return::took_over).collect()
}

impl Moderation {
    /// Begun now, with nothing graded.
    pub fn begin(id: ModerationId, at: String, revision: u32) -> Self {
        Self { id, begun_at: at, revision, ..Self::default() }
    }

    /// What the second auditor judged of a domain or the whole.
    pub fn own(&self, subject: &Subject) -> Option<&Judgement> {
        match subject {
            Subject::Domain(domain) => self.judgements.get(domain),
            Subject::Overall => self.overall_judgement.as_ref(),
        }
    }

    /// Notes what the second auditor judges.
    pub fn set_own(&mut self, subject: &Subject, judgement: Judgement) {
        match subject {
            Subject::Domain(domain) => drop(self.judgements.insert(domain.clone(), judgement)),
            Subject::Overall => self.overall_judgement = Some(judgement),
        }
    }

    /// What both agreed of a domain or the whole.
    pub fn agreed(&self, subject: &Subject) -> Option<&Judgement> {
        match subject {
            Subject::Domain(domain) => self.agreed.get(domain),
            Subject::Overall => self.agreed_overall.as_ref(),
        }
    }

    /// Notes what both agree.
    pub fn set_agreed(&mut self, subject: &Subject, judgement: Judgement) {
        match subject {
            Subject::Domain(domain) => drop(self.agreed.insert(domain.clone(), judgement)),
            Subject::Overall => self.agreed_overall = Some(judgement),
        }
    }

    /// Whether the first auditor's grades are still hidden.
    pub fn is_blind(&self) -> bool {
        self.compared_at.is_none()
    }

    /// Whether nothing would be lost if it began anew.
    pub fn is_untouched(&self) -> bool {
        let has_own = !self.judgements.is_empty() || self.overall_judgement.is_some() || !self.answers.is_empty();
        let has_agreed = !self.agreed.is_empty() || self.agreed_overall.is_some() || self.own_return.is_some();
        !has_own && !has_agreed
    }

    /// Whether everything was agreed.
    pub fn is_finished(&self) -> bool {
        self.finished_at.is_some()
    }
}

impl Return {
    /// What its own auditor judged of a domain or the whole.
    pub fn judgement(&self, subject: &Subject) -> Option<&Judgement> {
        match subject {
            Subject::Domain(domain) => self.judgements.get(domain),
            Subject::Overall => self.overall_judgement.as_ref(),
        }
    }

    /// Notes what its own auditor judges.
    pub fn judge(&mut self, subject: &Subject, judgement: Judgement) {
        match subject {
            Subject::Domain(domain) => drop(self.judgements.insert(domain.clone(), judgement)),
            Subject::Overall => self.overall_judgement = Some(judgement),
        }
    }

    /// The moderation of this revision that is not finished.
    pub fn moderation_under_way(&self) -> Option<&Moderation> {
        self.moderation.iter().find(|one| one.revision == self.revision && !one.is_finished())
    }

    /// The finished moderation of this revision that counts: the latest.
    pub fn agreed(&self) -> Option<&Moderation> {
        let finished = self.moderation.iter().filter(|one| one.revision == self.revision && one.is_finished());
        finished.max_by(|a, b| (&a.finished_at, &a.id).cmp(&(&b.finished_at, &b.id)))
    }

    /// The return with the agreed grades in place of the first ones, where it was moderated: what figures are made from.
    pub fn as_agreed(&self) -> Cow<'_, Self> {
        let Some(moderation) = self.agreed() else { return Cow::Borrowed(self) };
        let mut record = self.clone();
        record.judgements.extend(moderation.agreed.clone());
        record.overall_judgement = moderation.agreed_overall.clone().or(record.overall_judgement);
        Cow::Owned(record)
    }

    /// The other returns whose grades it took over as those of its second auditors.
    fn took_over(&self) -> impl Iterator<Item = &ReturnId> {
        let compared = self.moderation.iter().filter(|one| one.revision == self.revision && !one.is_blind());
        compared.filter_map(|one| one.own_return.as_ref()).map(|own| &own.id).filter(|id| **id != self.id)
    }

    /// The return as its auditor submitted it, without what others added since.
    pub fn as_first_submitted(&self) -> Self {
        let (moderation, comments, sent) = Default::default();
        Self { moderation, comments, sent, action_news: None, digest: None, ..self.clone() }
    }
}
