//! Removing all returns, and bringing them back.

use super::{ReturnsDesk, Source};
use crate::adding_up::talk::DeskAsk;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ReturnsDesk {
    /// Removes every return that the device keeps. It can be undone.
    pub fn remove_all(&self) {
        if self.source.get_untracked() == Source::Samples {
            return self.leave_samples();
        }
        if !self.line.begin() {
            return;
        }
        let desk = *self;
        spawn_local(async move {
            match desk.ask_opened(DeskAsk::Remove).await {
                Ok(_) => {
                    desk.locked.set(Vec::new());
                    let undo = move || desk.bring_back();
                    desk.notices.tell_with("All returns were removed from this device.", "Undo", undo);
                }
                Err(why) => desk.notices.warn(why),
            }
            desk.look_now().await;
            desk.finish().await;
        });
    }

    fn bring_back(&self) {
        if !self.line.begin() {
            return;
        }
        let desk = *self;
        spawn_local(async move {
            match desk.ask(DeskAsk::BringBack, Vec::new()).await {
                Ok(_) => {
                    desk.notices.clear();
                    desk.source.set(Source::Files);
                    desk.open().await;
                }
                Err(why) => desk.notices.warn(format!("Not all of the returns could be brought back. {why}")),
            }
            desk.finish().await;
        });
    }
}
