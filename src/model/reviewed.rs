//! What a reviewer of the partnership makes of a submitted self-assessment: another level for an answer, another grade for a
//! domain, each with its reason. It stands in a [`Moderation`]; what the organisation said is never changed.

use super::audit_return::Return;
use super::grading_rules::Method;
use super::ids::*;
use super::judgement::Judgement;
use super::moderated_answer::ModeratedAnswer;
use super::moderation::Moderation;
use super::questionnaire::{Kind, Questionnaire};

impl Moderation {
    /// A review begun now, in which everything stands as the organisation says it. Nothing is hidden from a reviewer.
    pub fn begin_review(id: ModerationId, at: String, revision: u32) -> Self {
        Self { saw_first: true, compared_at: Some(at.clone()), ..Self::begin(id, at, revision) }
    }

    /// The grade that was given to a domain by hand; none where it is what the levels come to.
    pub fn given_to(&self, domain: &DomainId) -> Option<&LevelId> {
        self.judgements.get(domain).and_then(Judgement::given)
    }

    /// Notes a level, or its reason. Where neither is said any more, nothing stays.
    pub fn moderate_answer(&mut self, question: &QuestionId, answer: ModeratedAnswer) {
        if answer.given().is_none() && answer.because.is_empty() {
            self.answers.remove(question);
        } else {
            self.answers.insert(question.clone(), answer);
        }
    }

    /// Notes a grade given by hand, or its reason. Where neither is said any more, nothing stays.
    pub fn moderate_domain(&mut self, domain: &DomainId, judgement: Judgement) {
        if judgement.given().is_none() && judgement.because.is_empty() {
            self.judgements.remove(domain);
        } else {
            self.judgements.insert(domain.clone(), judgement);
        }
    }

    /// The review is done: reasons that nothing goes with are no part of it.
    pub fn finish_review(&mut self, at: String) {
        self.answers.retain(|_, answer| answer.given().is_some());
        self.judgements.retain(|_, judgement| judgement.given().is_some());
        self.finished_at = Some(at);
    }

    /// Where something was given and no reason is said: questions, then domains.
    pub fn without_reason(&self) -> (Vec<&QuestionId>, Vec<&DomainId>) {
        let answers = self.answers.iter().filter(|(_, answer)| answer.given().is_some() && !answer.has_reason());
        let domains = self.judgements.iter().filter(|(_, judgement)| judgement.given().is_some() && !judgement.has_reason());
        (answers.map(|(id, _)| id).collect(), domains.map(|(id, _)| id).collect())
    }
}

impl Questionnaire {
    /// Whether a reviewer moderates its returns: self-assessments whose grades follow from answers. Where a person grades,
    /// somebody else grades a second time instead.
    pub fn takes_reviews(&self) -> bool {
        let follows = |method| matches!(method, Method::Rules | Method::Share);
        self.kind == Kind::SelfAssessment && follows(self.grading.domain.method) && !self.grading.is_judged()
    }
}

impl Return {
    /// The finished reviews of this revision, the earliest first: the last one counts.
    pub fn finished_reviews(&self) -> Vec<&Moderation> {
        self.reviews_of(self.revision)
    }

    /// The review that an organisation is shown: the last one of this revision, else of the latest one before that has any.
    pub fn last_review(&self) -> Option<&Moderation> {
        let finished = self.moderation.iter().filter(|one| one.is_finished() && one.revision <= self.revision);
        let revision = finished.map(|one| one.revision).max()?;
        self.reviews_of(revision).pop()
    }

    fn reviews_of(&self, revision: u32) -> Vec<&Moderation> {
        let finished = self.moderation.iter().filter(|one| one.revision == revision && one.is_finished());
        let mut finished: Vec<&Moderation> = finished.collect();
        finished.sort_by(|a, b| (&a.finished_at, &a.id).cmp(&(&b.finished_at, &b.id)));
        finished
    }
}
