//! Returns brought together: what the page asks of the desk in the worker, and what it was told last. No return is held here.

mod adding;
mod comparing;
mod elsewhere;
mod locked;
mod register;
mod removing;
mod report;
mod saving;
mod words;

pub use locked::Tried;
pub use saving::WriteWorkbook;

use super::catalogue::{Catalogue, use_catalogue};
use super::device::{Device, use_device};
use super::notices::{Notices, use_notices};
use super::setting::{Setting, use_setting};
use super::whole::only_one;
use super::worker::Line;
use crate::adding_up::desk::shown::{DeskWanted, Looked, WantedList};
use crate::adding_up::talk::{DeskAsk, DeskChoice, DeskProgress, DeskSaid};
use crate::model::filter::Filter;
use crate::platform::channel::Channel;
use crate::platform::files::MadeFile;
use crate::platform::worker::standing::{Parcel, StandingWorker, WorkerMessage};
use crate::platform::{clock, page};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Where the returns in the figures come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Files that were added; they are kept on this device.
    Files,
    /// Invented returns, and files added to them; nothing is kept.
    Samples,
}

/// How far something is that takes a while.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// Files that were read, and of how many.
    pub progress: DeskProgress,
    /// Whether it can be stopped.
    pub can_stop: bool,
    /// When it began, in milliseconds.
    pub since: f64,
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
    /// Whether the samples were asked for while something else was being done.
    wants_samples: StoredValue<bool>,
    /// The worker that has the desk; none before it is needed.
    worker: StoredValue<Option<StandingWorker>, LocalStorage>,
    /// Whether the worker has the desk open.
    is_open: RwSignal<bool>,
    wanted: RwSignal<DeskWanted>,
    looked: RwSignal<Arc<Looked>>,
    /// Files that only their passphrase opens: name and text, kept nowhere but here.
    locked: RwSignal<Vec<(String, String)>>,
    /// What is being done, where that is not adding up.
    doing: RwSignal<Option<String>>,
    reading: RwSignal<Option<Reading>>,
    /// How far a search is, while there is one.
    searching: RwSignal<Option<Reading>>,
    /// Other tabs; none where the browser tells tabs nothing of each other.
    others: StoredValue<Option<Channel>, LocalStorage>,
}

impl ReturnsDesk {
    /// Makes it available to the pages. Nothing is read before [`ReturnsDesk::enter`].
    pub fn provide(device: Device, catalogue: Catalogue, setting: Setting, notices: Notices) -> Self {
        let desk = Self {
            device,
            catalogue,
            setting,
            notices,
            source: RwSignal::new(Source::Files),
            line: Line::empty(),
            wants_samples: StoredValue::new(false),
            worker: StoredValue::new_local(None),
            is_open: RwSignal::new(false),
            wanted: RwSignal::new(DeskWanted::default()),
            looked: RwSignal::new(Arc::default()),
            locked: RwSignal::new(Vec::new()),
            doing: RwSignal::new(None),
            reading: RwSignal::new(None),
            searching: RwSignal::new(None),
            others: StoredValue::new_local(None),
        };
        provide_context(desk);
        desk
    }

    /// Whether something is being done.
    pub fn is_busy(&self) -> Signal<bool> {
        self.line.is_busy()
    }

    /// Where the returns come from.
    pub fn source(&self) -> Signal<Source> {
        self.source.into()
    }

    /// What the desk showed last.
    pub fn looked(&self) -> Signal<Arc<Looked>> {
        self.looked.into()
    }

    /// Which returns are looked at.
    pub fn filter(&self) -> Signal<Filter> {
        let wanted = self.wanted;
        Signal::derive(move || wanted.with(|wanted| wanted.filter.clone()))
    }

    /// What is asked for besides the figures.
    pub fn what(&self) -> Signal<WantedList> {
        let wanted = self.wanted;
        Signal::derive(move || wanted.with(|wanted| wanted.what.clone()))
    }

    /// Comes to a page of the desk: opens it where it is not open, and looks.
    pub fn enter(&self, filter: Filter, what: WantedList) {
        self.listen();
        let least_shown = self.setting.with(|partnership| partnership.least_shown);
        self.wanted.set(DeskWanted { filter, what, least_shown, today: clock::today(), ..DeskWanted::default() });
        if self.is_open.get_untracked() {
            return self.look();
        }
        if !self.line.begin() {
            return;
        }
        let desk = *self;
        spawn_local(async move {
            desk.open().await;
            desk.finish().await;
        });
    }

    /// Looks at other returns.
    pub fn narrow(&self, filter: Filter) {
        self.wanted.update(|wanted| {
            wanted.filter = filter;
            wanted.what.begin_again();
        });
        self.look();
    }

    /// Looks at something else besides the figures.
    pub fn ask_for(&self, what: WantedList) {
        self.wanted.update(|wanted| wanted.what = what);
        self.look();
    }

    fn look(&self) {
        let desk = *self;
        spawn_local(async move { desk.look_now().await });
    }

    async fn look_now(&self) {
        if !self.is_open.get_untracked() {
            return;
        }
        let wanted = self.wanted.get_untracked();
        match self.ask(DeskAsk::Look(wanted.clone()), Vec::new()).await {
            // What was asked for meanwhile is on its way.
            Ok(DeskSaid::Looked(looked)) if self.wanted.with_untracked(|now| *now == wanted) => {
                self.looked.set(Arc::from(looked))
            }
            Ok(_) => {}
            Err(why) => self.notices.warn(not_added_up(&why)),
        }
    }

    /// Goes by what somebody chose about returns.
    pub fn choose(&self, choosing: DeskChoice) {
        let desk = *self;
        spawn_local(async move {
            if let Err(why) = desk.ask_opened(DeskAsk::Choose(choosing)).await {
                desk.notices.warn(format!("What you chose could not be kept. {why}"));
            }
            desk.look_now().await;
            // The button that was pressed is gone with its row.
            page::focus_if_lost("#shown-file");
        });
    }

    /// Asks, and opens the desk first where the worker was started anew.
    async fn ask_opened(&self, ask: DeskAsk) -> Result<DeskSaid, String> {
        if !self.is_open.get_untracked() {
            self.open().await;
        }
        self.ask(ask, Vec::new()).await
    }

    /// Shows invented returns in place of what is there; what the device keeps stays kept.
    pub fn try_samples(&self) {
        if !self.line.begin() {
            self.wants_samples.set_value(true);
            return;
        }
        self.wants_samples.set_value(false);
        self.locked.set(Vec::new());
        self.source.set(Source::Samples);
        let desk = *self;
        spawn_local(async move {
            desk.open().await;
            desk.finish().await;
        });
    }

    /// Leaves the samples, for what the device keeps.
    pub fn leave_samples(&self) {
        if !self.line.begin() {
            return;
        }
        self.locked.set(Vec::new());
        self.source.set(Source::Files);
        let desk = *self;
        spawn_local(async move {
            desk.open().await;
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

    /// Forgets what is shown and ends the worker; what the device keeps stays kept.
    pub fn close(&self) {
        self.worker.update_value(|worker| worker.take().into_iter().for_each(|worker| worker.end()));
        self.is_open.set(false);
        self.source.set(Source::Files);
        self.looked.set(Arc::default());
        self.locked.set(Vec::new());
    }

    /// Has the worker open the desk, and looks.
    async fn open(&self) {
        let offered = self.setting.with(|partnership| partnership.questionnaires.clone());
        let (editions, problems) = self.catalogue.every_edition(&offered, |_| true).await;
        problems.into_iter().for_each(|why| self.notices.warn(why));
        let parcels = editions.iter().map(|loaded| (String::new(), Parcel::Bytes(loaded.file.to_vec()))).collect();
        let samples = self.source.get_untracked() == Source::Samples;
        let is_lasting = self.device.refusal().is_none();
        match self.ask(DeskAsk::Open { samples, is_lasting }, parcels).await {
            Ok(_) => {
                self.is_open.set(true);
                self.look_now().await;
            }
            Err(why) => self.notices.warn(not_added_up(&why)),
        }
    }

    /// Asks the worker, which is started where it is not there.
    async fn ask(&self, ask: DeskAsk, parcels: Vec<(String, Parcel)>) -> Result<DeskSaid, String> {
        self.ask_for_file(ask, parcels).await.map(|(said, _)| said)
    }

    /// The same, with the file that came beside the answer.
    async fn ask_for_file(&self, ask: DeskAsk, parcels: Vec<(String, Parcel)>) -> Result<(DeskSaid, Option<MadeFile>), String> {
        let running = self.worker.with_value(|worker| worker.clone().filter(|worker| !worker.is_over()));
        let worker = match running {
            Some(worker) => worker,
            None => {
                let started = StandingWorker::start().map_err(|error| error.message)?;
                self.worker.set_value(Some(started.clone()));
                started
            }
        };
        let text = serde_json::to_string(&ask).map_err(|error| error.to_string())?;
        let since = clock::milliseconds();
        let (can_stop, is_search) = (matches!(ask, DeskAsk::Add { .. }), ask.is_search());
        let is_change = elsewhere::is_change(&ask);
        let is_long = is_search || matches!(ask, DeskAsk::Add { .. } | DeskAsk::Open { .. } | DeskAsk::DeskFile);
        let reading = if is_search { self.searching } else { self.reading };
        let on_progress = move |text: String| {
            let progress = serde_json::from_str(&text).unwrap_or_default();
            let _ = reading.try_set(Some(Reading { progress, can_stop, since }));
        };
        let answer = worker.ask_for_file(WorkerMessage { text, parcels }, on_progress).await;
        if is_long {
            reading.set(None);
        }
        let answer = answer.inspect_err(|_| {
            if worker.is_over() {
                // Another one opens the desk again, from what the device keeps.
                self.is_open.set(false);
            }
        });
        let (text, file) = answer.map_err(|error| error.message)?;
        match serde_json::from_str(&text).map_err(|error| error.to_string())? {
            DeskSaid::Failed(why) => Err(why),
            said => {
                if is_change {
                    self.tell_others();
                }
                Ok((said, file))
            }
        }
    }
}

fn not_added_up(why: &str) -> String {
    format!("The returns could not be added up: {}.", why.trim_end_matches('.'))
}

/// The returns, from within the app.
pub fn use_returns_desk() -> ReturnsDesk {
    only_one(|_| ReturnsDesk::provide(use_device(), use_catalogue(), use_setting(), use_notices()))
}
