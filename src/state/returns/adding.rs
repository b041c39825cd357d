//! Adding files to the desk, and stopping.

use super::ReturnsDesk;
use crate::adding_up::VerdictLine;
use crate::adding_up::lines::unread;
use crate::adding_up::talk::{DeskAdded, DeskAsk, DeskSaid};
use crate::platform::clock;
use crate::platform::files::ChosenFile;
use crate::platform::worker::standing::Parcel;
use crate::words::desk::{adding, stopped};
use crate::words::desk_file::came_with_desk;
use crate::words::files::NOTHING_TO_ADD;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many files the page reads itself, and how many bytes in all.
const FEW: usize = 8;
const SMALL: f64 = 2_000_000.0;

impl ReturnsDesk {
    /// Adds files; after what is being done, where that is so.
    pub fn add(&self, chosen: Vec<ChosenFile>) {
        self.line.wait(chosen);
        if self.line.begin() {
            let desk = *self;
            spawn_local(async move { desk.finish().await });
        }
    }

    /// Stops adding after the file that is being read. What was read is kept.
    pub fn stop(&self) {
        let desk = *self;
        spawn_local(async move {
            // Where it cannot be said, the answer to what is being added tells why.
            let _ = desk.ask(DeskAsk::Stop, Vec::new()).await;
        });
    }

    /// Whether files are being added that a stop would leave unread.
    pub fn may_stop(&self) -> Signal<bool> {
        let reading = self.reading;
        Signal::derive(move || {
            reading.get().is_some_and(|reading| reading.can_stop && reading.progress.all > reading.progress.done)
        })
    }

    /// What is being done; empty while nothing is.
    pub fn doing(&self) -> Signal<String> {
        let (is_busy, doing, reading) = (self.line.is_busy(), self.doing, self.reading);
        Signal::derive(move || match (is_busy.get(), doing.get(), reading.get()) {
            (false, _, _) => String::new(),
            (true, Some(doing), _) => doing,
            (true, None, Some(reading)) => {
                adding(reading.progress.done, reading.progress.all, clock::milliseconds() - reading.since)
            }
            (true, None, None) => "Adding up…".to_owned(),
        })
    }

    pub(super) async fn take(&self, chosen: Vec<ChosenFile>) {
        let mut lines: Vec<VerdictLine> = Vec::new();
        let mut parcels = Vec::new();
        // A few small files are read here, which is quicker than to hand them over. Many, or large ones, would hold the page up.
        let are_few = chosen.len() <= FEW && chosen.iter().map(ChosenFile::size).sum::<f64>() <= SMALL;
        for file in chosen {
            let read = match (file.refusal(), are_few) {
                (Some(error), _) => Err(error.clone()),
                (None, true) => file.read().await.map(Parcel::Bytes),
                (None, false) => Ok(Parcel::File(file.clone())),
            };
            match read {
                Ok(parcel) => parcels.push((file.name, parcel)),
                Err(error) => lines.extend(unread(&file.name, &error.name, &error.message)),
            }
        }
        self.add_parcels(lines, Vec::new(), parcels).await;
    }

    /// Whether it could be done; if not, somebody was told.
    pub(super) async fn add_parcels(
        &self,
        unread: Vec<VerdictLine>,
        opened: Vec<String>,
        parcels: Vec<(String, Parcel)>,
    ) -> bool {
        if !self.is_open.get_untracked() {
            self.open().await;
        }
        let came = match self.ask(DeskAsk::Add { unread, opened }, parcels).await {
            Ok(DeskSaid::Added(added)) => {
                self.tell_of(added);
                true
            }
            Ok(_) => false,
            Err(why) => {
                self.notices.warn(super::not_added_up(&why));
                false
            }
        };
        self.look_now().await;
        came
    }

    fn tell_of(&self, added: DeskAdded) {
        let DeskAdded { files, locked, desks, unread, failed } = added;
        self.locked.update(|held| held.extend(locked));
        match (failed, unread) {
            (Some(why), _) => self.notices.warn(format!("Not all of the returns could be kept. {why}")),
            (None, 0) if files == 0 => self.notices.tell(NOTHING_TO_ADD),
            (None, 0) if !desks.is_empty() => self.notices.tell(came_with_desk(&desks)),
            (None, 0) => {}
            (None, left) => self.notices.tell(stopped(left)),
        }
    }
}
