//! This round's draft is begun from the return of an earlier one, which is on the device or comes as a file and stays as it is.

use super::arrivals::{fill_in_guidance_edition, read_own_file};
use super::colleagues::may_be_changed;
use super::desk::{Desk, OpenDraft, use_desk};
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::model::audit_return::{QuestionnaireRef, Return, Status};
use crate::model::ids::ReturnId;
use crate::model::organisation::same_name;
use crate::model::plain::is_seen;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::model::reference::reference;
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::catalogue::{Catalogue, use_catalogue};
use crate::state::device::{Device, use_device};
use crate::state::setting::{Setting, use_setting};
use crate::storage::drafts::ListedDraft;
use crate::storage::secrecy::Secrecy;
use crate::words::device::storage_error;
use crate::words::last_time::{NotFromThis, not_from_this};
use std::sync::Arc;

/// Where a round begins from the one before.
#[derive(Clone, Copy)]
pub struct LastRound {
    device: Device,
    desk: Desk,
    catalogue: Catalogue,
    setting: Setting,
}

/// Where a round begins from the one before, from within the app.
pub fn use_last_round() -> LastRound {
    LastRound { device: use_device(), desk: use_desk(), catalogue: use_catalogue(), setting: use_setting() }
}

/// A return on this device that a round could begin from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id.
    pub id: ReturnId,
    /// Whose it is.
    pub name: String,
    /// Its round; may be empty.
    pub cycle: String,
    /// What people quote.
    pub reference: String,
    /// What was completed.
    pub title: String,
}

/// A questionnaire, and how a draft says that it was begun with it.
struct Asked {
    questionnaire: Arc<Questionnaire>,
    made_with: QuestionnaireRef,
}

impl LastRound {
    /// The returns on this device that a round could begin from, the latest round first. Those with a passphrase are opened as
    /// files instead. For a draft only those of its own questionnaire.
    pub async fn candidates(&self, of: Option<OpenDraft>) -> Result<Vec<Candidate>, String> {
        let listed = self.device.drafts().all().await.map_err(|error| storage_error(&error))?;
        let mut found = Vec::new();
        for one in listed {
            let ListedDraft::Draft(id, head) = one else { continue };
            if !head.is_submitted || head.deleted_at.is_some() || head.sealing.is_some() {
                continue;
            }
            // What cannot be read is said on the first page.
            let Ok(kept) = self.device.drafts().read(&id, &Secrecy::Open).await else { continue };
            let Ok(then) = self.catalogue.edition_of(&kept.record.questionnaire).await else { continue };
            if self.refuses(&kept.record, &then, of).is_none() {
                let Return { cycle, reference, .. } = kept.record.clone();
                found.push(Candidate { id, name: kept.record.name(), cycle, reference, title: then.title.clone() });
            }
        }
        found.sort_by(|one, other| (&other.cycle, &other.reference).cmp(&(&one.cycle, &one.reference)));
        Ok(found)
    }

    /// A return that is kept on this device.
    pub async fn kept(&self, id: &ReturnId) -> Result<Return, String> {
        let kept = self.device.drafts().read(id, &Secrecy::Open).await.map_err(|error| storage_error(&error))?;
        Ok(kept.record)
    }

    /// A return from the bytes of its file.
    pub fn from_file(&self, bytes: &[u8]) -> Result<Return, String> {
        read_own_file(bytes)
    }

    /// Begins this round's draft from an open return of an earlier one.
    pub async fn begin_from_open(&self, open: OpenDraft) -> Result<Route, String> {
        if !matches!(open.autosave.secrecy(), Secrecy::Open) {
            return Err("It has a passphrase. Take the passphrase off first: “Change or remove the passphrase”.".to_owned());
        }
        if !open.autosave.settle().await {
            return Err("What was typed in it last could not be saved. Download the draft first.".to_owned());
        }
        self.begin(&open.session.record_now()).await
    }

    /// Begins this round's draft from a return of an earlier one.
    pub async fn begin(&self, earlier: &Return) -> Result<Route, String> {
        let then = self.catalogue.edition_of(&earlier.questionnaire).await?;
        if let Some(why) = self.refuses(earlier, &then, None) {
            return Err(not_from_this(&why));
        }
        let now = self.asked_now(earlier, &then).await?;
        let id = ReturnId::from(clock::new_id());
        let quoted = reference(&now.questionnaire.reference_prefix, clock::chance());
        let mut begun = Return::start(id.clone(), quoted, now.made_with, self.cycle());
        fill_in_guidance_edition(&mut begun, &now.questionnaire);
        let record = earlier.next_round(begun, &then, &now.questionnaire);
        let head = Head::new(&record, &self.device.writer(), &clock::now(), DraftPage::Tasks.path());
        let kept = self.device.drafts().create(&KeptDraft { record, head }, &Secrecy::Open).await;
        kept.map_err(|error| storage_error(&error))?;
        self.desk.tabs().tell_changed();
        Ok(Route::Draft(id, DraftPage::Tasks))
    }

    /// Sets what an earlier return said beside a draft that was begun already. What is answered there stays.
    pub async fn begin_beside(&self, open: OpenDraft, earlier: &Return) -> Result<Route, String> {
        let then = self.catalogue.edition_of(&earlier.questionnaire).await?;
        if let Some(why) = self.refuses(earlier, &then, Some(open)) {
            return Err(not_from_this(&why));
        }
        may_be_changed(open.session)?;
        let now = open.session.edition();
        open.session.begin_beside(|rest| rest.begin_beside(earlier, &then, &now));
        open.autosave.flush();
        Ok(Route::Draft(open.session.id(), DraftPage::Tasks))
    }

    fn cycle(&self) -> String {
        self.setting.with(|partnership| partnership.cycle.clone())
    }

    /// The edition that is offered now; where none is, the one that the return was made with.
    async fn asked_now(&self, earlier: &Return, then: &Arc<Questionnaire>) -> Result<Asked, String> {
        let id = &earlier.questionnaire.id;
        let is_offered = self.setting.with(|partnership| partnership.questionnaires.contains(id));
        let offered = if is_offered { self.catalogue.fetch(id).await.ok() } else { None };
        let Some(loaded) = offered else {
            return Ok(Asked { questionnaire: then.clone(), made_with: earlier.questionnaire.clone() });
        };
        self.catalogue.keep(&loaded).await.map_err(|error| storage_error(&error))?;
        let made_with = self.setting.made_with(&loaded.questionnaire, &loaded.digest);
        Ok(Asked { questionnaire: loaded.questionnaire, made_with })
    }

    /// Why a round is not begun from it, or a draft not set beside it.
    fn refuses(&self, earlier: &Return, then: &Questionnaire, beside: Option<OpenDraft>) -> Option<NotFromThis> {
        let draft = beside.map(|open| open.session.record_now());
        let round = draft.as_ref().map_or_else(|| self.cycle(), |draft| draft.cycle.clone());
        if then.kind != Kind::SelfAssessment || earlier.is_joint() {
            return Some(NotFromThis::HasNoRounds);
        }
        if draft.as_ref().is_some_and(|draft| draft.id == earlier.id) {
            return Some(NotFromThis::ItIsThisOne);
        }
        if is_seen(&round) && earlier.cycle == round {
            return Some(NotFromThis::OfThisRound { round, is_draft: earlier.status == Status::Draft });
        }
        // What was never sent can be changed without anybody noticing.
        if earlier.status == Status::Draft {
            return Some(NotFromThis::NeverSent);
        }
        let draft = draft?;
        if draft.questionnaire.id != earlier.questionnaire.id {
            return Some(NotFromThis::OtherQuestionnaire(then.title.clone()));
        }
        let (ours, theirs) = (draft.name(), earlier.name());
        (is_seen(&ours) && is_seen(&theirs) && !same_name(&ours, &theirs))
            .then_some(NotFromThis::OtherOrganisation { ours, theirs })
    }
}
