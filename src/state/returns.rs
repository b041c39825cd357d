//! Returns brought together: adds files by way of the worker, keeps what counts, and holds the figures.

mod locked;
mod saving;

pub use locked::Tried;

use super::catalogue::Catalogue;
use super::device::Device;
use super::notices::Notices;
use super::setting::Setting;
use crate::adding_up::lines::unread;
use crate::adding_up::{Outcome, VerdictLine, note, open_escalations, tell_shared};
use crate::aggregation::escalations::FoundEscalation;
use crate::aggregation::summary::Summary;
use crate::interchange::located;
use crate::model::questionnaire::Kind;
use crate::platform::files::ChosenFile;
use crate::platform::worker::{self, Message};
use crate::words::device::storage_error;
use crate::words::files::NOTHING_TO_ADD;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::Serialize;

/// The script that loads the worker.
pub(super) const WORKER: &str = "./worker_loader.js";

/// What the worker is asked beside the files.
#[derive(Serialize)]
struct Order<'a> {
    kept: &'a [String],
    samples: bool,
    least_shown: usize,
}

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
    is_busy: RwSignal<bool>,
    /// Chosen while something was being added up.
    waiting: StoredValue<Vec<ChosenFile>, LocalStorage>,
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
            is_busy: RwSignal::new(false),
            waiting: StoredValue::new_local(Vec::new()),
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
        self.is_busy.into()
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
        if !is_fresh || self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
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
            desk.finish();
        });
    }

    /// Adds files; after what is being added up, where that is so.
    pub fn add(&self, chosen: Vec<ChosenFile>) {
        if chosen.is_empty() {
            return;
        }
        if self.is_busy.get_untracked() {
            self.waiting.update_value(|waiting| waiting.extend(chosen));
            return;
        }
        self.is_busy.set(true);
        let desk = *self;
        spawn_local(async move {
            let mut read = Vec::new();
            let before = desk.verdicts.with_untracked(Vec::len);
            for file in chosen {
                match file.read().await {
                    Ok(bytes) => read.push((file.name, bytes)),
                    Err(error) => {
                        let line = unread(&file.name, &error.name, &error.message);
                        desk.verdicts.update(|verdicts| verdicts.extend(line));
                    }
                }
            }
            if desk.run(read, false).await && desk.verdicts.with_untracked(Vec::len) == before {
                desk.notices.tell(NOTHING_TO_ADD);
            }
            desk.finish();
        });
    }

    /// Shows invented returns in place of what is there; what the device keeps stays kept.
    pub fn try_samples(&self) {
        if self.is_busy.get_untracked() {
            self.wants_samples.set_value(true);
            return;
        }
        self.wants_samples.set_value(false);
        self.is_busy.set(true);
        self.source.set(Source::Samples);
        self.kept.set_value(Vec::new());
        self.verdicts.set(Vec::new());
        self.locked.set(Vec::new());
        let desk = *self;
        spawn_local(async move {
            desk.run(Vec::new(), true).await;
            desk.finish();
        });
    }

    fn finish(&self) {
        self.is_busy.set(false);
        let waiting = self.waiting.with_value(Clone::clone);
        self.waiting.set_value(Vec::new());
        self.add(waiting);
        if self.wants_samples.get_value() {
            self.try_samples();
        }
    }

    /// Takes every return out of the figures: the samples, or what the device keeps. The latter can be undone.
    pub fn remove_all(&self) {
        if self.is_busy.get_untracked() {
            return;
        }
        if self.source.get_untracked() == Source::Samples {
            self.forget();
            self.resume();
            return;
        }
        self.is_busy.set(true);
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
            desk.finish();
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
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.forget();
        self.kept.set_value(kept);
        self.verdicts.set(verdicts);
        let desk = *self;
        spawn_local(async move {
            desk.run(Vec::new(), false).await;
            desk.keep().await;
            desk.notices.clear();
            desk.finish();
        });
    }

    /// Whether it could be done; if not, somebody was told.
    async fn run(&self, files: Vec<(String, Vec<u8>)>, samples: bool) -> bool {
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

    async fn ask_worker(&self, files: Vec<(String, Vec<u8>)>, samples: bool) -> Result<Outcome, String> {
        let kept = self.kept.get_value();
        let least_shown = self.setting.with(|partnership| partnership.least_shown);
        let text = serde_json::to_string(&Order { kept: &kept, samples, least_shown }).map_err(|error| error.to_string())?;
        let mut message = Message { text, files: Vec::new() };
        let offered = self.setting.with(|partnership| partnership.questionnaires.clone());
        let (offers, problems) = self.catalogue.offers(&offered).await;
        problems.into_iter().for_each(|why| self.notices.warn(why));
        // Replies to surveys are no returns.
        for offer in offers.iter().filter(|offer| offer.kind != Kind::Survey) {
            match self.catalogue.fetch(&offer.id).await {
                Ok(loaded) => message.files.push((String::new(), loaded.file.to_vec())),
                Err(why) => self.notices.warn(why),
            }
        }
        message.files.extend(files);
        let answer = worker::ask(WORKER, message)
            .await
            .map_err(|error| format!("The returns could not be added up: {}.", error.message))?;
        read_outcome(&answer).map_err(|error| format!("The returns could not be added up: {error}."))
    }

    async fn accept(&self, outcome: Outcome) {
        let Outcome { verdicts, summaries, kept, left_out, escalations, shared, locked } = outcome;
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

fn read_outcome(answer: &str) -> Result<Outcome, String> {
    let outcome: serde_json::Value = serde_json::from_str(answer).map_err(|error| error.to_string())?;
    located::read(&outcome).map_err(|misfit| misfit.to_string())
}

/// The returns, from within the app.
pub fn use_returns_desk() -> ReturnsDesk {
    expect_context()
}
