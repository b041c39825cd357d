//! Returns brought together: adds files by way of the worker, keeps what counts, and holds the figures.

mod locked;
mod saving;

pub use locked::Tried;

use super::catalogue::{Catalogue, use_catalogue};
use super::device::{Device, use_device};
use super::notices::{Notices, use_notices};
use super::setting::{Setting, use_setting};
use super::whole::only_one;
use super::worker::{Line, ask};
use crate::adding_up::job::{Job, NamedFiles};
use crate::adding_up::lines::unread;
use crate::adding_up::{AddedUp, Request, VerdictLine, note, open_escalations, tell_shared};
use crate::aggregation::escalations::FoundEscalation;
use crate::aggregation::summary::Summary;
use crate::model::questionnaire::Kind;
use crate::platform::files::ChosenFile;
use crate::words::device::storage_error;
use crate::words::files::NOTHING_TO_ADD;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Where the returns in the figures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Files that were added; they are kept on this device.
    Files,
    /// Invented returns, and files added to them; nothing is kept.
    Samples,
}

/// Returns brought together.
#[derive(Clone, Copy)]
pub struct ReturnsDesk {
    device: Device,
    catalogue: Catalogue,
    setting: Setting,
    notices: Notices,
    source: RwSignal<Source>,
    line: Line,
    /// Whether the samples were asked for while something else was being added up.
    wants_samples: StoredValue<bool>,
    kept: StoredValue<Vec<String>>,
    verdicts: RwSignal<Vec<VerdictLine>>,
    left_out: RwSignal<Vec<VerdictLine>>,
    summaries: RwSignal<Vec<Summary>>,
    /// As far as the returns in the figures say.
    escalations: RwSignal<Vec<FoundEscalation>>,
    /// Files that only their passphrase opens: name and text, kept nowhere but here.
    locked: RwSignal<Vec<(String, String)>>,
    /// What is being done, where that is not adding up.
    doing: RwSignal<Option<String>>,
}

impl ReturnsDesk {
    /// Makes it available to the pages. Nothing is read before [`ReturnsDesk::resume`].
    pub fn provide(device: Device, catalogue: Catalogue, setting: Setting, notices: Notices) -> Self {
        let desk = Self {
            device,
            catalogue,
            setting,
            notices,
            source: RwSignal::new(Source::Files),
            line: Line::empty(),
            wants_samples: StoredValue::new(false),
            kept: StoredValue::default(),
            verdicts: RwSignal::new(Vec::new()),
            left_out: RwSignal::new(Vec::new()),
            summaries: RwSignal::new(Vec::new()),
            escalations: RwSignal::new(Vec::new()),
            locked: RwSignal::new(Vec::new()),
            doing: RwSignal::new(None),
        };
        provide_context(desk);
        desk
    }

    /// Whether something is being added up.
    pub fn is_busy(&self) -> Signal<bool> {
        self.line.is_busy()
    }

    /// Where the returns come from.
    pub fn source(&self) -> Signal<Source> {
        self.source.into()
    }

    /// What became of each file that was added, and of what was kept and can no longer be counted.
    pub fn verdicts(&self) -> Signal<Vec<VerdictLine>> {
        let (verdicts, left_out) = (self.verdicts, self.left_out);
        Signal::derive(move || left_out.get().into_iter().chain(verdicts.get()).collect())
    }

    /// The figures.
    pub fn summaries(&self) -> Signal<Vec<Summary>> {
        self.summaries.into()
    }

    /// Where a child may be at risk now, as far as any file that was added says.
    pub fn open_escalations(&self) -> Signal<Vec<FoundEscalation>> {
        let (escalations, verdicts) = (self.escalations, self.verdicts());
        Signal::derive(move || verdicts.with(|lines| escalations.with(|counted| open_escalations(counted, lines))))
    }

    /// Adds up what this device kept, once.
    pub fn resume(&self) {
        let is_fresh = self.summaries.with_untracked(Vec::is_empty) && self.verdicts.with_untracked(Vec::is_empty);
        if !is_fresh || !self.line.begin() {
            return;
        }
        let desk = *self;
        spawn_local(async move {
            match desk.device.returns().all().await {
                Ok(kept) if kept.is_empty() => {}
                Ok(kept) => {
                    desk.kept.set_value(kept);
                    desk.run(Vec::new(), false).await;
                }
                Err(error) => desk.notices.warn(storage_error(&error)),
            }
            match desk.device.returns().verdicts().await {
                Ok(verdicts) => desk.verdicts.set(verdicts),
                Err(error) => desk.notices.warn(storage_error(&error)),
            }
            desk.finish().await;
        });
    }

    /// Adds files; after what is being added up, where that is so.
    pub fn add(&self, chosen: Vec<ChosenFile>) {
        self.line.wait(chosen);
        if self.line.begin() {
            let desk = *self;
            spawn_local(async move { desk.finish().await });
        }
    }

    async fn take(&self, chosen: Vec<ChosenFile>) {
        let mut read = Vec::new();
        let before = self.verdicts.with_untracked(Vec::len);
        for file in chosen {
            match file.read().await {
                Ok(bytes) => read.push((file.name, bytes)),
                Err(error) => {
                    let line = unread(&file.name, &error.name, &error.message);
                    self.verdicts.update(|verdicts| verdicts.extend(line));
                }
            }
        }
        if self.run(read, false).await && self.verdicts.with_untracked(Vec::len) == before {
            self.notices.tell(NOTHING_TO_ADD);
        }
    }

    /// Shows invented returns in place of what is there; what the device keeps stays kept.
    pub fn try_samples(&self) {
        if !self.line.begin() {
            self.wants_samples.set_value(true);
            return;
        }
        self.wants_samples.set_value(false);
        self.source.set(Source::Samples);
        self.kept.set_value(Vec::new());
        self.verdicts.set(Vec::new());
        self.locked.set(Vec::new());
        let desk = *self;
        spawn_local(async move {
            desk.run(Vec::new(), true).await;
            desk.finish().await;
        });
    }

    /// Takes the files that wait. Then samples, where they were asked for meanwhile.
    async fn finish(&self) {
        self.line.finish(async |chosen| self.take(chosen).await).await;
        if self.wants_samples.get_value() {
            self.try_samples();
        }
    }

    /// Takes every return out of the figures: the samples, or what the device keeps. The latter can be undone.
    pub fn remove_all(&self) {
        if self.line.is_busy().get_untracked() {
            return;
        }
        if self.source.get_untracked() == Source::Samples {
            self.forget();
            self.resume();
            return;
        }
        if !self.line.begin() {
            return;
        }
        let desk = *self;
        spawn_local(async move {
            let (kept, verdicts) = (desk.kept.get_value(), desk.verdicts.get_untracked());
            match desk.device.returns().clear().await {
                Ok(()) => {
                    desk.forget();
                    let undo = move || desk.bring_back(kept.clone(), verdicts.clone());
                    desk.notices.tell_with("All returns were removed from this device.", "Undo", undo);
                }
                Err(error) => desk.notices.warn(storage_error(&error)),
            }
            desk.finish().await;
        });
    }

    /// Forgets what is shown; what the device keeps stays kept.
    pub fn forget(&self) {
        self.source.set(Source::Files);
        self.kept.set_value(Vec::new());
        self.verdicts.set(Vec::new());
        self.left_out.set(Vec::new());
        self.summaries.set(Vec::new());
        self.escalations.set(Vec::new());
        self.locked.set(Vec::new());
    }

    fn bring_back(&self, kept: Vec<String>, verdicts: Vec<VerdictLine>) {
        if !self.line.begin() {
            return;
        }
        self.forget();
        self.kept.set_value(kept);
        self.verdicts.set(verdicts);
        let desk = *self;
        spawn_local(async move {
            desk.run(Vec::new(), false).await;
            desk.keep().await;
            desk.notices.clear();
            desk.finish().await;
        });
    }

    /// Whether it could be done; if not, somebody was told.
    async fn run(&self, files: NamedFiles, samples: bool) -> bool {
        match self.ask_worker(files, samples).await {
            Ok(outcome) => {
                self.accept(outcome).await;
                true
            }
            Err(why) => {
                self.notices.warn(why);
                false
            }
        }
    }

    async fn ask_worker(&self, files: NamedFiles, samples: bool) -> Result<AddedUp, String> {
        let least_shown = self.setting.with(|partnership| partnership.least_shown);
        let offered = self.setting.with(|partnership| partnership.questionnaires.clone());
        // Replies to surveys are no returns.
        let (editions, problems) = self.catalogue.every_edition(&offered, |kind| kind != Kind::Survey).await;
        problems.into_iter().for_each(|why| self.notices.warn(why));
        let questionnaires = editions.iter().map(|loaded| loaded.file.to_vec()).collect();
        let answer = ask(Job::AddUp(Request { questionnaires, kept: self.kept.get_value(), files, samples, least_shown })).await;
        let outcome = answer.and_then(|answer| answer.added_up().map_err(|garbled| garbled.to_string()));
        outcome.map_err(|why| format!("The returns could not be added up: {why}."))
    }

    async fn accept(&self, outcome: AddedUp) {
        let AddedUp { verdicts, summaries, kept, left_out, escalations, shared, locked } = outcome;
        self.put_by(locked);
        self.left_out.update(|shown| shown.extend(left_out));
        let is_new = !verdicts.is_empty();
        self.verdicts.update(|shown| {
            verdicts.into_iter().for_each(|line| note(shown, line));
            tell_shared(shown, &shared);
        });
        self.kept.set_value(kept.into_iter().map(|one| one.json).collect());
        self.summaries.set(summaries);
        self.escalations.set(escalations);
        if is_new && self.source.get_untracked() == Source::Files {
            self.keep().await;
        }
    }

    /// Keeps on the device what is shown.
    async fn keep(&self) {
        let returns = self.device.returns();
        let saved = match returns.save(&self.kept.get_value()).await {
            Ok(()) => returns.save_verdicts(&self.verdicts.get_untracked()).await,
            Err(error) => Err(error),
        };
        if let Err(error) = saved {
            self.notices.warn(format!("The returns are shown but could not be kept. {}", storage_error(&error)));
        }
    }
}

/// The returns, from within the app.
pub fn use_returns_desk() -> ReturnsDesk {
    only_one(|_| ReturnsDesk::provide(use_device(), use_catalogue(), use_setting(), use_notices()))
}
