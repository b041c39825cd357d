//! The register of the round that is looked at: what somebody says of it, and whom to chase as a file.

use super::ReturnsDesk;
use crate::adding_up::talk::{DeskAsk, DeskSaid, RegisterAsk};
use crate::platform::files::ChosenFile;
use crate::platform::worker::standing::Parcel;
use crate::platform::{clock, page};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ReturnsDesk {
    /// The round that is looked at.
    fn round(&self) -> String {
        self.looked.with_untracked(|looked| looked.round.clone())
    }

    /// Says something of the register; then what there is to say of it, or what is wrong.
    pub async fn register(&self, ask: RegisterAsk, list: Option<ChosenFile>) -> Result<Vec<String>, String> {
        self.register_of(self.round(), ask, list).await
    }

    /// The same of another round than the one that is looked at: where there is none yet.
    pub async fn register_of(&self, round: String, ask: RegisterAsk, list: Option<ChosenFile>) -> Result<Vec<String>, String> {
        if !self.is_open.get_untracked() {
            self.open().await;
        }
        let parcels = list.map(|file| (file.name.clone(), Parcel::File(file))).into_iter().collect();
        let said = self.ask(DeskAsk::Register { round, ask }, parcels).await;
        self.look_now().await;
        match said? {
            DeskSaid::Registered(said) => Ok(said),
            _ => Ok(Vec::new()),
        }
    }

    /// The same, where nothing can be wrong but that it cannot be kept.
    pub fn say_of_register(&self, ask: RegisterAsk) {
        let desk = *self;
        spawn_local(async move {
            if let Err(why) = desk.register(ask, None).await {
                desk.notices.warn(format!("What you said could not be kept. {why}"));
            }
            page::focus_if_lost("#shown-organisation");
        });
    }

    /// Saves whom to chase as a table.
    pub fn download_chase_list(&self) {
        let desk = *self;
        spawn_local(async move {
            let round = desk.round();
            match desk.ask_opened(DeskAsk::ChaseList { round: round.clone() }).await {
                Ok(DeskSaid::Table(table)) => {
                    let name = format!("chase-list-{}-{}.csv", round.replace(['/', ' '], "-"), clock::today());
                    desk.save_as(&name, "text/csv", table.as_bytes());
                }
                Ok(_) => {}
                Err(why) => desk.notices.warn(format!("The chase list could not be made: {why}.")),
            }
        });
    }

    /// The partnership's name, and whom to ask there.
    pub fn partnership(&self) -> (String, String) {
        self.setting.with(|partnership| {
            let contact = &partnership.contact;
            let parts = [&contact.role, &contact.email].into_iter().filter(|part| !part.trim().is_empty()).cloned();
            (partnership.name.clone(), parts.collect::<Vec<String>>().join(", "))
        })
    }

    /// The round that the partnership's settings name.
    pub fn usual_round(&self) -> String {
        self.setting.with(|partnership| partnership.cycle.clone())
    }
}
