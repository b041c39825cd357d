//! A second grading of a submitted return: blind at first, then side by side. Of a self-assessment, a review.

use super::FillSession;
use crate::grading::moderated::moderated_grades;
use crate::grading::moderation::reveal;
use crate::model::digest::with_digest;
use crate::model::ids::{ModerationId, QuestionId};
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::moderated_answer::ModeratedAnswer;
use crate::model::moderation::Moderation;
use crate::platform::clock;

/// Why a grade was agreed that both auditors gave and nobody had to talk about.
const ALIKE: &str = "Both auditors gave this grade.";

impl FillSession {
    /// The moderation of this revision: the one under way, else the finished one that counts. Subscribes to it.
    pub fn moderation(&self) -> Option<Moderation> {
        self.with_rest(|rest| rest.moderation_under_way().or_else(|| rest.agreed()).cloned())
    }

    /// Whether a moderation is begun and not finished.
    fn is_moderating(&self) -> bool {
        self.with_rest(|rest| rest.moderation_under_way().is_some())
    }

    /// Begins a moderation of a submitted return. Where one is under way, nothing changes.
    pub fn begin_moderation(&self) {
        if self.is_submitted() && !self.is_moderating() {
            self.update_rest(|rest| {
                let begun = Moderation::begin(ModerationId::from(clock::new_id()), clock::now(), rest.revision);
                rest.moderation.push(begun);
            });
        }
    }

    /// Begins a review of a submitted self-assessment. Where one is under way, nothing changes.
    pub fn begin_review(&self) {
        if self.is_submitted() && !self.is_moderating() {
            self.update_rest(|rest| {
                let begun = Moderation::begin_review(ModerationId::from(clock::new_id()), clock::now(), rest.revision);
                rest.moderation.push(begun);
            });
        }
    }

    /// The review under way. Subscribes to it.
    pub fn review_under_way(&self) -> Option<Moderation> {
        self.with_rest(|rest| rest.moderation_under_way().cloned())
    }

    /// The level that a reviewer gave to an answer, with the reason. Subscribes to it.
    pub fn moderated_answer(&self, question: &QuestionId) -> Option<ModeratedAnswer> {
        self.with_rest(|rest| rest.moderation_under_way()?.answers.get(question).cloned())
    }

    /// The review is done: its grades are noted, and the file gets the digest of what it now holds. Whether every reason is
    /// said is for the caller to have checked.
    pub fn finish_review(&self) {
        let questionnaire = self.questionnaire();
        let record = self.record_now();
        self.change_moderation(|review| {
            review.grades = Some(moderated_grades(&questionnaire, &record, review).recorded());
            review.finish_review(clock::now());
        });
        self.note_digest();
    }

    /// Takes the moderation under way away, and gives it, so that it can be put back.
    pub fn stop_moderation(&self) -> Option<Moderation> {
        let stopped = self.with_rest(|rest| rest.moderation_under_way().cloned())?;
        self.update_rest(|rest| rest.moderation.retain(|one| one.id != stopped.id));
        Some(stopped)
    }

    /// Puts a moderation back that was stopped.
    pub fn resume_moderation(&self, stopped: Moderation) {
        if !self.is_moderating() {
            self.update_rest(|rest| rest.moderation.push(stopped));
        }
    }

    /// Changes the moderation under way.
    pub fn change_moderation(&self, change: impl FnOnce(&mut Moderation)) {
        self.update_rest(|rest| {
            let revision = rest.revision;
            let under_way = rest.moderation.iter_mut().find(|one| one.revision == revision && !one.is_finished());
            if let Some(moderation) = under_way {
                change(moderation);
            }
        });
    }

    /// Notes the second auditor's own grade, or, once the first are shown, what both agree.
    pub fn moderate(&self, subject: &Subject, judgement: Judgement) {
        self.change_moderation(|moderation| {
            if moderation.is_blind() {
                moderation.set_own(subject, judgement);
            } else {
                moderation.set_agreed(subject, judgement);
            }
        });
    }

    /// Shows the first auditor's grades.
    pub fn reveal(&self) {
        let (questionnaire, record) = (self.questionnaire(), self.record_now());
        self.change_moderation(|moderation| reveal(&questionnaire, &record, moderation, clock::now(), ALIKE));
    }

    /// Everything is agreed. The file gets the digest of what it now holds; whether it is all agreed is for the caller to
    /// have checked.
    pub fn finish_moderation(&self) {
        self.change_moderation(|moderation| moderation.finished_at = Some(clock::now()));
        self.note_digest();
    }

    fn note_digest(&self) {
        let digest = with_digest(&self.record_now().as_sent()).and_then(|file| file.get("digest")?.as_str().map(str::to_owned));
        self.update_rest(|rest| rest.digest = digest);
    }
}
