//! What comes next is decided in `keeping::saving`; here it is done.

use super::super::save_status::{Known, SaveStatus};
use super::{Autosave, RETRY};
use crate::keeping::saving::{Command, Event, Saving, Work};
use crate::storage::StorageError;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;

impl Autosave {
    /// Takes in what happened, and does what comes next.
    pub(super) fn run(&self, event: Event) {
        self.run_failed(event, None);
    }

    /// Takes in what happened. `why` is told to the person where it was a failure.
    pub(super) fn run_failed(&self, event: Event, why: Option<StorageError>) {
        let work = self.work();
        self.run_with(event, work, why);
    }

    pub(super) fn run_with(&self, event: Event, work: Work, why: Option<StorageError>) {
        let step = |saving: &mut Saving| saving.step(event, work);
        let commands = self.progress.try_update_value(|progress| step(&mut progress.saving)).unwrap_or_default();
        for command in commands {
            self.obey(command, why.clone());
        }
    }

    /// What there is to save now.
    pub(super) fn work(&self) -> Work {
        let known = self.saved.get_untracked();
        let (is_unclaimed, is_new) = self.progress.with_value(|progress| (progress.is_unclaimed, progress.uncreated.is_some()));
        Work {
            is_behind: untrack(|| self.is_ahead_of(&known)) || is_unclaimed,
            has_unsaved_words: self.session.has_unsaved(),
            has_changed: untrack(|| self.session.edits()) > 0,
            keeps_nothing: self.device.refusal().is_some(),
            is_new,
        }
    }

    /// What there is to save once this is.
    pub(super) fn work_after(&self, known: &Known) -> Work {
        Work { is_behind: untrack(|| self.is_ahead_of(known)), is_new: false, ..self.work() }
    }

    fn obey(&self, command: Command, why: Option<StorageError>) {
        match command {
            Command::Write(attempt) => self.write(attempt),
            Command::NoteSaved => self.note_saved(),
            Command::Say(standing) => self.status.set(SaveStatus::of(standing, self.head().saved_at, why)),
            Command::SaveSoon => self.save_soon(),
            Command::SaveLater => self.schedule(RETRY),
            Command::ForgetAside => self.forget_aside(),
            Command::KeepVersion => self.keep_version(),
            Command::Reconnect => self.device.shelf().renew(),
            Command::MakeReadOnly => self.session.set_read_only(true),
            Command::KeepLateWords => self.keep_late_words(),
            Command::ForgetLateWords => self.forget_own_aside(),
            Command::KeepLateWordsLater => {
                let autosave = *self;
                set_timeout(move || autosave.try_late_words(), RETRY);
            }
            Command::NoteAllSaved => self.session.mark_saved(u64::MAX),
            Command::TellWaiting => self.tell_waiting(),
        }
    }

    /// Something of how saving stands.
    pub(super) fn saving<T>(&self, look: impl FnOnce(&Saving) -> T) -> T {
        self.progress.with_value(|progress| look(&progress.saving))
    }
}
