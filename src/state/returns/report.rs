//! The report of a round and what else is printed and sent: what somebody writes in it, and the files it becomes.

use super::ReturnsDesk;
use crate::adding_up::desk::shown::{DeskWanted, ReportAbout, ReportFormat, ReportKind, WantedList};
use crate::adding_up::talk::DeskAsk;
use crate::model::filter::Filter;
use crate::model::report_words::ReportSaid;
use crate::platform::clock;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ReturnsDesk {
    /// What documents are about besides figures.
    pub fn about(&self) -> ReportAbout {
        self.setting.with(|partnership| {
            let contact = &partnership.contact;
            let asked: Vec<&str> = [contact.role.as_str(), &contact.email].into_iter().filter(|part| !part.is_empty()).collect();
            let numbers: Vec<String> =
                partnership.emergency.numbers.iter().map(|one| format!("{}: {}", one.label, one.number)).collect();
            ReportAbout {
                partnership: partnership.name.clone(),
                contact: asked.join(", "),
                help: if numbers.is_empty() { String::new() } else { format!("{}.", numbers.join("; ")) },
                today: clock::today(),
            }
        })
    }

    /// Shows another document.
    pub fn show_document(&self, kind: ReportKind) {
        self.ask_for(WantedList::Document { kind, about: self.about() });
    }

    /// Keeps what somebody says of the report, and shows it with that; what is wrong, where it cannot be kept.
    pub async fn say_of_report(&self, said: ReportSaid) -> Result<(), String> {
        let round = self.looked.with_untracked(|looked| looked.round.clone());
        self.ask_opened(DeskAsk::ReportSays { round, said }).await?;
        self.look_now().await;
        Ok(())
    }

    /// The same, where somebody is told at the top of the page if it cannot be done.
    pub fn choose_for_report(&self, said: ReportSaid) {
        let desk = *self;
        spawn_local(async move {
            if let Err(why) = desk.say_of_report(said).await {
                desk.notices.warn(format!("What you chose for the report could not be kept. {}.", why.trim_end_matches('.')));
            }
        });
    }

    /// Saves the report as a Word file.
    pub fn download_word(&self) {
        self.download_document(ReportKind::Report, ReportFormat::Word);
    }

    /// Saves a document as a file.
    pub fn download_document(&self, kind: ReportKind, format: ReportFormat) {
        let wanted = self.wanted.get_untracked();
        let name = match kind {
            ReportKind::Report => "report",
            ReportKind::Briefing => "briefing",
            ReportKind::YouSaid => "you-said-we-did",
        };
        let name = format!("safeguarding-{name}-{}.{}", clock::today(), format.ending());
        self.hand_over(DeskAsk::ReportFile { wanted, kind, about: self.about(), format }, name);
    }

    /// Saves the letters to every organisation that is looked at as a zip.
    pub fn download_letters(&self, format: ReportFormat) {
        let wanted = self.wanted.get_untracked();
        let name = format!("safeguarding-letters-{}.zip", clock::today());
        self.hand_over(DeskAsk::Letters { wanted, only: None, about: self.about(), format }, name);
    }

    /// Saves the letter to the organisation whose return in that round has that key, as a Word file.
    pub fn download_letter(&self, key: String, round: String) {
        let filter = Filter { round: Some(round), ..Filter::default() };
        let wanted = DeskWanted { filter, what: WantedList::Recent, ..self.wanted.get_untracked() };
        let format = ReportFormat::Word;
        let name = format!("safeguarding-letter-{}.{}", clock::today(), format.ending());
        self.hand_over(DeskAsk::Letters { wanted, only: Some(key), about: self.about(), format }, name);
    }

    fn hand_over(&self, ask: DeskAsk, name: String) {
        let desk = *self;
        spawn_local(async move {
            if !desk.is_open.get_untracked() {
                desk.open().await;
            }
            let made = match desk.ask_for_file(ask, Vec::new()).await {
                Ok((_, Some(file))) => file.download(&name).map_err(|error| error.message),
                Ok((_, None)) => Err("no file came".to_owned()),
                Err(why) => Err(why),
            };
            let made = made.map_err(|why| format!("The file could not be made: {}.", why.trim_end_matches('.')));
            desk.notices.tell_given(made);
        });
    }
}
