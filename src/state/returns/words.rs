//! What was written in returns: how far a search is, what somebody says of themes, and themes as a file.

use super::{Reading, ReturnsDesk};
use crate::adding_up::talk::{DeskAsk, DeskSaid, ThemeAsk};
use crate::model::ids::ThemeId;
use crate::model::themes::PassageAt;
use crate::platform::{clock, page};
use crate::words::said::own_words;
use crate::words::themes::searching;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

impl ReturnsDesk {
    /// How far the search is; empty while there is none.
    pub fn searching(&self) -> Signal<String> {
        let reading = self.searching;
        let said = |reading: Reading| searching(reading.progress.done, reading.progress.all);
        Signal::derive(move || reading.get().map(said).unwrap_or_default())
    }

    /// Says something of themes; what is wrong, where it cannot be done. The passages that are shown stay as they are.
    pub async fn themes(&self, ask: ThemeAsk) -> Result<(), String> {
        // What is shown is held by nobody else while it is waited for, so that it need not be copied to be changed.
        let (round, shown) = (self.looked.with_untracked(|looked| looked.round.clone()), self.places_shown());
        let filter = self.wanted.with_untracked(|wanted| wanted.filter.clone());
        let ask = DeskAsk::Themes { round, filter, ask, shown: shown.clone() };
        let DeskSaid::Themed(themes) = self.ask_opened(ask).await? else { return Ok(()) };
        if self.places_shown() == shown {
            self.looked.update(|looked| Arc::make_mut(looked).words.themes = *themes);
        } else {
            // Another search has come in between, of which this says nothing.
            self.look_now().await;
        }
        Ok(())
    }

    fn places_shown(&self) -> Vec<PassageAt> {
        self.looked.with_untracked(|looked| looked.words.lines.iter().map(|line| line.at.clone()).collect())
    }

    /// The same, where somebody is told at the top of the page if it cannot be done; then moves focus there where what had it
    /// is gone.
    pub fn say_of_themes(&self, ask: ThemeAsk, focus: String) {
        let desk = *self;
        spawn_local(async move {
            if let Err(why) = desk.themes(ask).await {
                desk.notices.warn(format!("What you said could not be kept. {}.", why.trim_end_matches('.')));
            }
            page::focus_if_lost(&focus);
        });
    }

    /// Deletes a theme. It can be undone.
    pub fn delete_theme(&self, theme: ThemeId, name: &str) {
        let desk = *self;
        let said = format!("The theme “{}” was deleted.", own_words(name));
        spawn_local(async move {
            let heading = "#themes-heading";
            match desk.themes(ThemeAsk::Delete { theme: theme.clone() }).await {
                Ok(()) => {
                    let back = move || {
                        desk.notices.clear();
                        desk.say_of_themes(ThemeAsk::BringBack { theme: theme.clone() }, heading.to_owned());
                    };
                    desk.notices.tell_with(said, "Undo", back);
                }
                Err(why) => desk.notices.warn(format!("The theme could not be deleted. {}.", why.trim_end_matches('.'))),
            }
            page::focus_if_lost(heading);
        });
    }

    /// Saves the themes of the round that is looked at as a table, whatever the filter.
    pub fn download_themes(&self) {
        let desk = *self;
        spawn_local(async move {
            let round = desk.looked.with_untracked(|looked| looked.round.clone());
            match desk.ask_opened(DeskAsk::ThemeTable { round: round.clone() }).await {
                Ok(DeskSaid::Table(table)) => {
                    let name = format!("themes-{}-{}.csv", round.replace(['/', ' '], "-"), clock::today());
                    desk.save_as(&name, "text/csv", table.as_bytes());
                }
                Ok(_) => {}
                Err(why) => desk.notices.warn(format!("The themes could not be made into a table: {why}.")),
            }
        });
    }
}
