//! The reply that is being given: begun, kept at every change, gone on with, finished or thrown away.

use super::{OpenSurvey, Saving};
use crate::model::applies::asked_on;
use crate::model::audit_return::Return;
use crate::model::ids::QuestionId;
use crate::model::replies::Reply;
use crate::platform::{clock, locks};
use crate::state::draft::fill_session::FillSession;
use crate::storage::surveys::{given_here, lock_name, note_given_here};
use crate::words::device::survey_error;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl OpenSurvey {
    /// The reply that is being given here.
    pub fn reply(&self) -> Option<FillSession> {
        self.reply.get()
    }

    /// Goes on with the reply that was being given in this tab before the page was loaded again.
    pub async fn go_on_after_reload(&self) {
        if let Some((own, record)) = self.left.get_untracked()
            && given_here().as_deref() == Some(own.as_str())
        {
            self.take_up(own, record).await;
        }
    }

    /// Looks again how many replies there are and how the survey is set up: another tab may have changed that.
    pub async fn look_again(&self) {
        let surveys = self.device.surveys();
        // What cannot be read now is shown as it was.
        if let (Ok(kept), Ok((replies, _))) = (surveys.load(&self.id()).await, surveys.replies(&self.id()).await) {
            self.kept.set(kept);
            self.count.set(replies.len());
        }
    }

    /// Goes on with the reply that was left, because somebody says it is theirs.
    pub async fn go_on(&self) {
        if let Some((own, record)) = self.left.get_untracked() {
            self.take_up(own, record).await;
        }
    }

    /// Begins a reply, and throws away one that was left.
    pub async fn begin(&self) {
        self.throw_away().await;
        // Another tab may have changed the setup.
        if let Ok(kept) = self.device.surveys().load(&self.id()).await {
            self.kept.set(kept);
        }
        let blank = self.kept.with_untracked(|kept| kept.survey.blank());
        self.take_up(clock::new_id(), blank).await;
    }

    /// Throws the reply away that is being given or was left.
    pub async fn throw_away(&self) {
        self.end_turn();
        let own = self.own.get_value().or(self.left.get_untracked().map(|(own, _)| own));
        self.end_reply();
        if let Some(own) = own {
            let forgotten = self.device.surveys().save_unfinished(&self.id(), &own, None).await;
            self.problem.set(forgotten.err().map(|error| survey_error(&error)));
        }
    }

    /// Keeps the reply as finished. From then on nothing here knows what it said.
    pub async fn finish(&self) -> Result<(), String> {
        let (Some(session), Some(own)) = (self.reply.get_untracked(), self.own.get_value()) else { return Ok(()) };
        let questionnaire = self.questionnaire();
        let record = session.record_now();
        let reply = Reply::of(&questionnaire, record.sheet());
        self.end_turn();
        let month = clock::today().chars().take(7).collect::<String>();
        let kept = match self.device.surveys().finish(&self.id(), &own, &reply, &month).await {
            Ok(kept) => kept,
            Err(error) => {
                let why = survey_error(&error);
                // It is only in this page now, which must not be left without asking.
                self.problem.set(Some(why.clone()));
                return Err(why);
            }
        };
        let asked = asked_on(&questionnaire, record.sheet());
        let marked = asked.iter().flat_map(|asked| &asked.questions).filter(|question| question.right.is_some());
        self.to_explain.set(marked.map(|question| question.id.clone()).collect());
        self.end_reply();
        self.problem.set(None);
        self.kept.set(kept);
        self.count.update(|count| *count += 1);
        Ok(())
    }

    /// Questions with a right answer that the person who has just finished was asked, for as long as it is shown to them.
    pub fn to_explain(&self) -> Signal<Vec<QuestionId>> {
        self.to_explain.into()
    }

    /// The person has read the right answers, so that the next one does not.
    pub fn explained(&self) {
        self.to_explain.set(Vec::new());
    }

    /// Whether something said here may be nowhere else: it could not be kept, or the browser keeps nothing. That a file was
    /// given to the browser does not say that it has arrived.
    pub fn is_only_copy(&self) -> bool {
        let is_unkept =
            self.device.refusal().is_some() && (self.reply.with_untracked(Option::is_some) || self.count.get_untracked() > 0);
        self.problem.with_untracked(Option::is_some) || is_unkept
    }

    /// The person goes elsewhere in the app. What is half said is on the device; any tab may go on with it.
    pub fn release(&self) {
        self.held.set_value(None);
    }

    /// Ends the reply that is being given, because everything on this device is deleted.
    pub fn close(&self) {
        self.end_turn();
        self.end_reply();
    }

    fn end_turn(&self) {
        self.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        self.saving.set_value(Saving::Resting);
    }

    fn end_reply(&self) {
        self.reply.set(None);
        self.left.set(None);
        if self.own.get_value().is_some() {
            note_given_here(None);
        }
        self.own.set_value(None);
        self.held.set_value(None);
        let owner = self.reply_owner.try_update_value(Option::take).flatten();
        self.finished.update_value(|finished| finished.extend(owner));
    }

    /// Forgets what finished replies said, once no page shows them any more.
    pub fn forget_finished(&self) {
        let finished = self.finished.try_update_value(std::mem::take).unwrap_or_default();
        finished.into_iter().for_each(|owner| owner.cleanup());
    }

    async fn take_up(&self, own: String, record: Return) {
        let survey = *self;
        let name = lock_name(&own);
        // A browser without such names has no other tabs to tell.
        let held = locks::try_hold(&name, || ()).await.ok().flatten();
        self.held.set_value(held);
        note_given_here(Some(&own));
        self.own.set_value(Some(own));
        self.left.set(None);
        self.end_turn();
        let owner = self.owner.get_value().child();
        let session = owner.with(|| {
            let session = FillSession::open(self.questionnaire(), record);
            Effect::new(move |_| {
                if session.edits() > 0 {
                    survey.save_soon(session);
                }
            });
            session
        });
        self.reply_owner.set_value(Some(owner));
        self.reply.set(Some(session));
    }

    /// Keeps the unfinished reply, one write at a time.
    fn save_soon(&self, session: FillSession) {
        match self.saving.get_value() {
            Saving::Resting => self.saving.set_value(Saving::Busy),
            Saving::Busy => return self.saving.set_value(Saving::BusyAgain),
            Saving::BusyAgain => return,
        }
        let (survey, turn) = (*self, self.turn.get_value());
        let Some(own) = self.own.get_value() else { return };
        spawn_local(async move {
            // Somebody else's turn: what was still to be saved is nobody's business any more.
            while survey.turn.get_value() == turn {
                survey.saving.set_value(Saving::Busy);
                let saved = survey.device.surveys().save_unfinished(&survey.id(), &own, Some(&session.record_now())).await;
                if survey.turn.get_value() != turn {
                    return;
                }
                survey.problem.set(saved.err().map(|error| survey_error(&error)));
                if survey.saving.get_value() != Saving::BusyAgain {
                    return survey.saving.set_value(Saving::Resting);
                }
            }
        });
    }
}
