//! Other tabs of this browser that have the same returns open: they hear of what is changed here, and this one looks again when
//! they have changed something.

use super::ReturnsDesk;
use crate::adding_up::talk::DeskAsk;
use crate::platform::channel::Channel;
use crate::storage::returns::CHANNEL;
use leptos::prelude::*;

/// Whether what is kept is another once this was done.
pub(super) fn is_change(ask: &DeskAsk) -> bool {
    match ask {
        DeskAsk::Add { .. }
        | DeskAsk::Choose(_)
        | DeskAsk::Register { .. }
        | DeskAsk::Themes { .. }
        | DeskAsk::ReportSays { .. }
        | DeskAsk::Remove
        | DeskAsk::BringBack => true,
        DeskAsk::Open { .. }
        | DeskAsk::Stop
        | DeskAsk::Look(_)
        | DeskAsk::ThemeTable { .. }
        | DeskAsk::ChaseList { .. }
        | DeskAsk::ReportFile { .. }
        | DeskAsk::Letters { .. }
        | DeskAsk::Workbook(_)
        | DeskAsk::Tables(_)
        | DeskAsk::Tidy { .. }
        | DeskAsk::DeskFile => false,
    }
}

impl ReturnsDesk {
    /// Looks again whenever another tab has changed something. Where that cannot be heard, it is seen at the next look. Whoever
    /// only has something removed does not listen, and comes without the code that looks.
    pub(super) fn listen(&self) {
        if self.others.with_value(Option::is_some) {
            return;
        }
        let desk = *self;
        let hear = move |_: String| {
            if desk.is_open.try_get_untracked() == Some(true) {
                desk.look();
            }
        };
        self.others.set_value(Channel::open(CHANNEL, hear).ok());
    }

    /// Tells the other tabs that something was changed here.
    pub fn tell_others(&self) {
        self.others.with_value(|others| {
            // Whoever does not hear of it sees it at the next look.
            let _ = match others {
                Some(others) => others.send("changed"),
                None => Channel::open(CHANNEL, |_| ()).and_then(|channel| channel.send("changed")),
            };
        });
    }
}
