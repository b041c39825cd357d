//! The report of a round and what else is printed and sent: what somebody writes in it, and the files it becomes.

use super::ReturnsDesk;
use crate::adding_up::desk::shown::{DeskWanted, Looked, ReportAbout, ReportFormat, ReportKind, WantedList};
use crate::adding_up::talk::DeskAsk;
use crate::model::filter::Filter;
use crate::model::report_words::ReportSaid;
use crate::platform::clock;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

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
                letter: [partnership.letter_opening.clone(), partnership.letter_closing.clone()],
                today: clock::today(),
            }
        })
    }

    /// Shows another document.
    pub fn show_document(&self, kind: ReportKind) {
        self.ask_for(WantedList::Document { kind, about: self.about() });
    }

    /// Keeps what somebody says of the report of a round; what is wrong, where it cannot be kept.
    pub async fn say_of_report(&self, round: String, said: ReportSaid) -> Result<(), String> {
        self.ask_opened(DeskAsk::ReportSays { round, said }).await.map(drop)
    }

    /// Shows the document with what was said of it.
    pub async fn show_again(&self) {
        self.look_now().await;
    }

    /// Says at the top of the page that something was not kept.
    pub fn warn_not_kept(&self, what: &str, why: &str) {
        self.notices.warn(format!("{what} could not be kept. {}.", why.trim_end_matches('.')));
    }

    /// Keeps what somebody chose for the report that is shown; somebody is told at the top of the page if it cannot be done.
    pub fn choose_for_report(&self, said: ReportSaid) {
        let desk = *self;
        let round = self.looked.with_untracked(|looked| looked.round.clone());
        spawn_local(async move {
            match desk.say_of_report(round, said).await {
                Ok(()) => desk.show_again().await,
                Err(why) => desk.warn_not_kept("What you chose for the report", &why),
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
        let is_published = |looked: &Arc<Looked>| looked.report.as_ref().is_some_and(|report| report.audience.is_published());
        let published = if self.looked.with_untracked(is_published) { "-published" } else { "" };
        let name = format!("safeguarding-{name}{published}-{}.{}", clock::today(), format.ending());
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

    /// Saves the tidy tables of every round, for other programs.
    pub fn download_tidy(&self) {
        let partnership = self.setting.with(|partnership| partnership.name.clone());
        self.hand_over(DeskAsk::Tidy { partnership }, format!("safeguarding-tidy-{}.zip", clock::today()));
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
