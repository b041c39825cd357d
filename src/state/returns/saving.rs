//! The figures as files: of the round that is looked at, and every organisation in it.

use super::ReturnsDesk;
use crate::adding_up::desk::shown::{DeskWanted, WantedList};
use crate::adding_up::leaving::WorkbookAbout;
use crate::adding_up::talk::{DeskAsk, DeskSaid, LeavingWanted};
use crate::aggregation::summary::{Summaries, Summary};
use crate::interchange::tables::summary_csv;
pub use crate::interchange::tables::workbook::WriteWorkbook;
use crate::interchange::tables::workbook::XLSX;
use crate::model::audience::Audience;
use crate::platform::{clock, files, raster};
use crate::words::workbook::not_made;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl ReturnsDesk {
    /// Saves the figures of the round and filter that are looked at as a workbook of Excel, as far as they may leave for that
    /// audience.
    pub fn download_workbook(&self, audience: Audience, write: WriteWorkbook) {
        let desk = *self;
        spawn_local(async move {
            let made = match desk.ask_opened(DeskAsk::Workbook(desk.leaving_wanted(audience))).await {
                Ok(DeskSaid::Workbook(workbook)) => write(&workbook).map_err(|error| error.0),
                Ok(_) => Err("no workbook came".to_owned()),
                Err(why) => Err(why),
            };
            match made {
                Ok(bytes) => {
                    let published = if audience.is_published() { "-published" } else { "" };
                    desk.save_as(&format!("safeguarding-figures{published}-{}.xlsx", clock::today()), XLSX, &bytes);
                }
                Err(why) => desk.notices.warn(not_made("workbook", &why)),
            }
        });
    }

    /// Saves the same as CSV, a file for each table, in one zip.
    pub fn download_tables(&self, audience: Audience) {
        let desk = *self;
        spawn_local(async move {
            if !desk.is_open.get_untracked() {
                desk.open().await;
            }
            let made = match desk.ask_for_file(DeskAsk::Tables(desk.leaving_wanted(audience)), Vec::new()).await {
                Ok((_, Some(file))) => {
                    file.download(&format!("safeguarding-tables-{}.zip", clock::today())).map_err(|error| error.message)
                }
                Ok((_, None)) => Err("no file came".to_owned()),
                Err(why) => Err(why),
            };
            desk.notices.tell_given(made.map_err(|why| not_made("tables", &why)));
        });
    }

    fn leaving_wanted(&self, audience: Audience) -> LeavingWanted {
        let about = WorkbookAbout {
            partnership: self.setting.with(|partnership| partnership.name.clone()),
            made_on: clock::today(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        LeavingWanted { wanted: DeskWanted { today: clock::today(), ..self.wanted.get_untracked() }, audience, about }
    }

    /// Saves the figures as a table.
    pub fn download_csv(&self) {
        self.save_summaries("csv", "text/csv", |summaries| Ok(summary_csv(summaries)));
    }

    /// Saves the figures as JSON: one summary, or all in one file where there are several questionnaires.
    pub fn download_summary(&self) {
        self.save_summaries("json", "application/json", |summaries| {
            let json = match summaries {
                [one] => serde_json::to_value(one),
                several => serde_json::to_value(Summaries::of(several.to_vec())),
            };
            json.and_then(|json| serde_json::to_vec_pretty(&json))
        });
    }

    /// A summary says which rounds it is of, but not which filter: so it is of every organisation.
    fn save_summaries(
        &self,
        ending: &'static str,
        media_type: &'static str,
        write: fn(&[Summary]) -> Result<Vec<u8>, serde_json::Error>,
    ) {
        let desk = *self;
        spawn_local(async move {
            let wanted = desk.wanted.get_untracked();
            let wanted = DeskWanted { filter: wanted.filter.of_round(), what: WantedList::Recent, ..wanted };
            match desk.ask_opened(DeskAsk::Look(wanted)).await {
                Ok(DeskSaid::Looked(looked)) => match write(&looked.summaries) {
                    Ok(bytes) => desk.save_as(&format!("safeguarding-summary-{}.{ending}", clock::today()), media_type, &bytes),
                    Err(error) => desk.notices.warn(format!("The summary could not be made: {error}.")),
                },
                Ok(_) => {}
                Err(why) => desk.notices.warn(format!("The summary could not be made: {}.", why.trim_end_matches('.'))),
            }
        });
    }

    /// Saves a chart as a drawing.
    pub fn download_drawing(&self, svg: &str) {
        self.save_as(&format!("safeguarding-chart-{}.svg", clock::today()), "image/svg+xml", svg.as_bytes());
    }

    /// Saves a chart of that size as pixels.
    pub fn download_pixels(&self, svg: String, size: (usize, usize)) {
        let desk = *self;
        spawn_local(async move {
            match raster::png(&svg, size).await {
                Ok(bytes) => desk.save_as(&format!("safeguarding-chart-{}.png", clock::today()), "image/png", &bytes),
                Err(error) => desk.notices.warn(format!("The picture could not be made: {}.", error.message)),
            }
        });
    }

    /// Saves the whole desk as one file, which a colleague adds to theirs: returns, registers, and what was chosen.
    pub fn download_desk(&self) {
        if !self.line.begin() {
            return;
        }
        let desk = *self;
        spawn_local(async move {
            if !desk.is_open.get_untracked() {
                desk.open().await;
            }
            let made = match desk.ask_for_file(DeskAsk::DeskFile, Vec::new()).await {
                Ok((_, Some(file))) => {
                    file.download(&format!("safeguarding-desk-{}.zip", clock::today())).map_err(|error| error.message)
                }
                Ok((_, None)) => Err("no file came".to_owned()),
                Err(why) => Err(why),
            };
            let made = made.map_err(|why| format!("The desk could not be made into a file: {}.", why.trim_end_matches('.')));
            desk.notices.tell_given(made);
            desk.finish().await;
        });
    }

    pub(super) fn save_as(&self, name: &str, media_type: &str, bytes: &[u8]) {
        let given = files::download(name, media_type, bytes);
        self.notices.tell_given(given.map_err(|error| format!("The download could not be made: {}.", error.message)));
    }
}
