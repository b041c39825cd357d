//! The draft becomes another record of itself: an earlier version, or what it was brought together to.

use super::FillSession;
use crate::model::audit_return::Return;
use crate::model::parts::Part;
use leptos::prelude::*;

impl FillSession {
    /// Goes back to what an earlier version said. The revision and whether it is submitted stay as they are.
    pub fn go_back_to(&self, mut version: Return) {
        let parts = self.parts.get_value();
        for (id, signals) in &parts.questions {
            let answer = version.answers.remove(id).unwrap_or_default();
            if untrack(|| signals.answer()) != answer {
                self.edit(Part::Answer(id.clone()), || signals.set(answer));
            }
        }
        for (id, field) in &parts.profile {
            let value = version.profile.remove(id);
            if field.with_untracked(|now| *now != value) {
                self.edit(Part::Field(id.clone()), || field.set(value));
            }
        }
        let actions = std::mem::take(&mut version.actions);
        if self.actions.with_untracked(|now| *now != actions) {
            self.edit(Part::Actions, || self.actions.set(actions));
        }
        if self.rest.with_untracked(|rest| rest.joint != version.joint) {
            self.edit(Part::Joint, || self.rest.update(|rest| rest.joint = version.joint));
        }
        if self.rest.with_untracked(|rest| rest.last_time != version.last_time) {
            self.edit(Part::LastTime, || self.rest.update(|rest| rest.last_time = version.last_time));
        }
        self.update_rest(|rest| {
            rest.judgements = version.judgements;
            rest.overall_judgement = version.overall_judgement;
            rest.worker_questions = version.worker_questions;
            rest.moderation = version.moderation;
            rest.sites = version.sites;
            // What came in since then is no longer in it, and can come again.
            rest.decided = version.decided;
            for asked in &mut rest.asked {
                let then = version.asked.iter().find(|one| one.part == asked.part);
                asked.came_at = then.and_then(|then| then.came_at.clone());
            }
            rest.begun_from = version.begun_from;
            rest.looked_at = version.looked_at;
            // What was done for a child at risk, and what others asked, does not go back.
        });
        self.find_words();
    }

    /// Becomes another record of the same draft: what it was brought together to.
    pub fn take_over(&self, mut record: Return) {
        let questionnaire = self.edition();
        let (all, comments, escalations) = (record.clone(), record.comments.clone(), record.escalations.clone());
        record.answers.retain(|id, _| questionnaire.question(id).is_some());
        self.go_back_to(record);
        self.update_rest(|rest| {
            rest.answers = all.answers.into_iter().filter(|(id, _)| questionnaire.question(id).is_none()).collect();
            rest.profile = all.profile.into_iter().filter(|(id, _)| questionnaire.profile_field(id).is_none()).collect();
            rest.comments = comments;
            rest.escalations = escalations;
            rest.asked = all.asked;
            rest.decided = all.decided;
            rest.extra = all.extra;
        });
    }
}
