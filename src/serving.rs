//! What the worker does for the page: the desk of returns beside its store. It stays while the app is open; the page holds no
//! return and asks for what it shows.

mod adding;
mod opening;
mod searching;

use crate::adding_up::VerdictLine;
use crate::adding_up::desk::RowDesk;
use crate::adding_up::desk::shown::WantedList;
use crate::adding_up::talk::{DeskAsk, DeskProgress, DeskSaid};
use crate::aggregation::counting::Choices;
use crate::aggregation::row::ReturnRow;
use crate::interchange::located;
use crate::interchange::register::LARGEST_LIST;
use crate::platform::worker::standing::{Parcel, Teller, WorkerMessage};
use crate::storage::returns::KeptReturns;
use crate::words::device::storage_error;
use crate::words::files::not_had;
use std::cell::{Cell, RefCell};

thread_local! {
    static SERVING: Serving = Serving::default();
}

/// The desk, and where its returns are kept.
#[derive(Default)]
struct Serving {
    desk: RefCell<Option<RowDesk>>,
    kept: RefCell<Option<KeptReturns>>,
    /// What was removed last.
    removed: RefCell<Option<Removed>>,
    is_stopped: Cell<bool>,
    /// How many searches were begun: only the last one goes on.
    searches: Cell<u32>,
}

/// Everything that was removed at once, and where it was kept.
#[derive(Clone)]
struct Removed {
    kept: KeptReturns,
    /// Each return with its key.
    files: Vec<(String, String)>,
    /// Each file of replies with its key.
    replies: Vec<(String, String)>,
    /// The rows of those that were in the figures, with their keys.
    rows: Vec<(String, ReturnRow)>,
    lines: Vec<VerdictLine>,
    choices: Choices,
}

/// Answers one message; others may come while this is being done.
pub async fn answer(asked: WorkerMessage, teller: Teller) -> String {
    let ask = serde_json::from_str(&asked.text).ok().and_then(|value| located::read::<DeskAsk>(&value).ok());
    let said = match ask {
        Some(ask) => act(ask, asked.parcels, &teller).await.unwrap_or_else(DeskSaid::Failed),
        None => DeskSaid::Failed("the page and the worker do not understand each other".to_owned()),
    };
    written(&said)
}

async fn act(ask: DeskAsk, parcels: Vec<(String, Parcel)>, teller: &Teller) -> Result<DeskSaid, String> {
    match ask {
        DeskAsk::Open { samples, is_lasting } => opening::open(parcels, samples, is_lasting, teller).await,
        DeskAsk::Add { unread, opened } => adding::add(unread, &opened, parcels, teller).await,
        DeskAsk::Stop => {
            SERVING.with(|serving| serving.is_stopped.set(true));
            Ok(DeskSaid::Done)
        }
        DeskAsk::Look(wanted) => {
            let mut looked = with_desk(|desk| desk.look(&wanted))?;
            // Words stand in the returns alone.
            for key in looked.files_wanted() {
                if let Some(file) = kept()?.file(&key).await.map_err(|error| storage_error(&error))? {
                    with_desk(|desk| desk.read_words(&mut looked, &key, &file))?;
                }
            }
            if let WantedList::Words(words) = &wanted.what {
                match searching::search(&looked.round, &wanted.filter, words, teller).await? {
                    Some(shown) => looked.words = shown,
                    // Somebody looks for something else by now.
                    None => return Ok(DeskSaid::Done),
                }
            }
            if let Some(mut texts) = looked.surveys.texts.take() {
                // What people wrote is read when it is shown, and held no longer.
                for key in std::mem::take(&mut texts.files) {
                    if let Some(file) = kept()?.replies_file(&key).await.map_err(|error| storage_error(&error))? {
                        with_desk(|desk| desk.read_texts(&mut texts, &file))?;
                    }
                }
                looked.surveys.texts = Some(texts);
            }
            Ok(DeskSaid::Looked(Box::new(looked)))
        }
        DeskAsk::Choose(choosing) => {
            let choices = with_desk(|desk| {
                desk.choose(choosing);
                desk.choices().clone()
            })?;
            kept()?.save_choices(&choices).await.map_err(|error| storage_error(&error))?;
            Ok(DeskSaid::Done)
        }
        DeskAsk::Register { round, ask } => {
            let list = match parcels.into_iter().next() {
                None => None,
                Some((_, Parcel::Bytes(bytes))) => Some(bytes),
                Some((_, Parcel::File(file))) => {
                    Some(file.read_up_to(LARGEST_LIST as f64).await.map_err(|error| not_had(&error.name, &error.message))?)
                }
            };
            let said = with_desk(|desk| desk.change_register(&round, ask, list.as_deref()))??;
            let register = with_desk(|desk| desk.registers().get(&round).cloned())?;
            kept()?.save_register(&round, register.as_ref()).await.map_err(|error| storage_error(&error))?;
            Ok(DeskSaid::Registered(said))
        }
        DeskAsk::Themes { round, filter, ask, shown } => searching::change_themes(&round, &filter, ask, &shown).await,
        DeskAsk::ThemeTable { round } => searching::table(&round, teller).await,
        DeskAsk::ChaseList { round } => {
            let table = with_desk(|desk| desk.chase_list(&round))?.unwrap_or_default();
            Ok(DeskSaid::Table(String::from_utf8_lossy(&table).into_owned()))
        }
        DeskAsk::Remove => opening::remove().await,
        DeskAsk::BringBack => opening::bring_back().await,
    }
}

/// Does something with the desk. Nothing that waits may be done within.
fn with_desk<T>(act: impl FnOnce(&mut RowDesk) -> T) -> Result<T, String> {
    SERVING.with(|serving| serving.desk.borrow_mut().as_mut().map(act)).ok_or_else(not_open)
}

fn kept() -> Result<KeptReturns, String> {
    SERVING.with(|serving| serving.kept.borrow().clone()).ok_or_else(not_open)
}

fn not_open() -> String {
    "the returns are not open".to_owned()
}

fn tell(teller: &Teller, done: usize, all: usize) {
    teller.tell(&written(&DeskProgress { done, all }));
}

fn written(value: &impl serde::Serialize) -> String {
    // Of our own types only a map with keys that are no text cannot be written, and none has one.
    serde_json::to_string(value).unwrap_or_default()
}
