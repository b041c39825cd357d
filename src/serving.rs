//! What the worker does for the page: the desk of returns beside its store. It stays while the app is open; the page holds no
//! return and asks for what it shows.

mod adding;
pub mod kept_desk;
mod leaving;
mod opening;
mod searching;
mod turn;

use crate::adding_up::desk::RowDesk;
use crate::adding_up::desk::shown::WantedList;
use crate::adding_up::talk::{DeskAsk, DeskProgress, DeskSaid, LeavingWanted};
use crate::interchange::intake::UPDATES;
use crate::interchange::located;
use crate::interchange::register::LARGEST_LIST;
use crate::interchange::tables::sheets::Workbook;
use crate::interchange::tables::zipped::tables_zip;
use crate::platform::clock;
use crate::platform::worker::standing::{Parcel, Teller, WorkerMessage};
use crate::storage::returns::{KeptReturns, RemovedReturns, SaidChange};
use crate::words::desk::NO_LONGER_HERE;
use crate::words::device::returns_error;
use crate::words::files::not_had;
use kept_desk::KeptDesk;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

thread_local! {
    static SERVING: Serving = Serving::default();
}

/// The desk, and what was removed from it.
#[derive(Default)]
struct Serving {
    open: RefCell<Option<Rc<KeptDesk>>>,
    /// What was removed last, and from where.
    removed: RefCell<Option<(Rc<KeptDesk>, RemovedReturns)>>,
    is_stopped: Cell<bool>,
    /// How many searches were begun: only the last one goes on.
    searches: Cell<u32>,
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
            follow().await?;
            let mut looked = with_desk(|desk| desk.look(&wanted))?;
            // Words stand in the returns alone.
            for key in looked.files_wanted() {
                let kept = kept()?;
                let file = if key.starts_with(UPDATES) { kept.file_beside(&key).await } else { kept.file(&key).await };
                if let Some(file) = file.map_err(|error| returns_error(&error))? {
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
                    if let Some(file) = kept()?.file_beside(&key).await.map_err(|error| returns_error(&error))? {
                        with_desk(|desk| desk.read_texts(&mut texts, &file))?;
                    }
                }
                looked.surveys.texts = Some(texts);
            }
            if let WantedList::Document { kind, about } = &wanted.what {
                looked.report = Some(Box::new(leaving::show(&wanted, *kind, about).await?));
            }
            Ok(DeskSaid::Looked(Box::new(looked)))
        }
        DeskAsk::Choose(choosing) => {
            open()?
                .change(|desk| match desk.choose(choosing.clone()) {
                    true => Ok(((), vec![SaidChange::Choices(desk.choices().clone())])),
                    false => Err(NO_LONGER_HERE.to_owned()),
                })
                .await?;
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
            let change = |desk: &mut RowDesk| {
                let said = desk.change_register(&round, ask.clone(), list.as_deref())?;
                Ok((said, vec![SaidChange::Register(round.clone(), desk.registers().get(&round).cloned())]))
            };
            Ok(DeskSaid::Registered(open()?.change(change).await?))
        }
        DeskAsk::Themes { round, filter, ask, shown } => searching::change_themes(&round, &filter, ask, &shown).await,
        DeskAsk::ThemeTable { round } => searching::table(&round, teller).await,
        DeskAsk::ChaseList { round } => {
            follow().await?;
            let table = with_desk(|desk| desk.chase_list(&round))?.unwrap_or_default();
            Ok(DeskSaid::Table(String::from_utf8_lossy(&table).into_owned()))
        }
        DeskAsk::Workbook(of) => Ok(DeskSaid::Workbook(Box::new(workbook(&of).await?))),
        DeskAsk::Tables(of) => {
            let zip = tables_zip(&workbook(&of).await?).map_err(|error| error.0)?;
            teller.hand_over("application/zip", &zip).map_err(|error| error.message)?;
            Ok(DeskSaid::Done)
        }
        DeskAsk::DeskFile => {
            let file = open()?.as_file(&clock::now(), &|done, all| tell(teller, done, all)).await?;
            teller.hand_over("application/zip", &file).map_err(|error| error.message)?;
            Ok(DeskSaid::Done)
        }
        DeskAsk::ReportFile { wanted, kind, about, format } => leaving::file(&wanted, kind, &about, format, teller).await,
        DeskAsk::ReportSays { round, said } => leaving::say(&round, said).await,
        DeskAsk::Letters { wanted, only, about, format } => {
            leaving::letters(&wanted, only.as_deref(), &about, format, teller).await
        }
        DeskAsk::Tidy { partnership } => {
            follow().await?;
            let zip = with_desk(|desk| desk.tidy_zip(&partnership))??;
            teller.hand_over("application/zip", &zip).map_err(|error| error.message)?;
            Ok(DeskSaid::Done)
        }
        DeskAsk::Remove => opening::remove().await,
        DeskAsk::BringBack => opening::bring_back().await,
    }
}

/// What may leave the desk, as it is now.
async fn workbook(of: &LeavingWanted) -> Result<Workbook, String> {
    follow().await?;
    with_desk(|desk| desk.leaving(&of.wanted, of.audience).workbook(&of.about))
}

/// The desk that is open.
fn open() -> Result<Rc<KeptDesk>, String> {
    SERVING.with(|serving| serving.open.borrow().clone()).ok_or_else(not_open)
}

/// Reads what other tabs have changed.
async fn follow() -> Result<(), String> {
    open()?.follow().await.map_err(|error| returns_error(&error))
}

/// Does something with the desk. Nothing that waits may be done within.
fn with_desk<T>(act: impl FnOnce(&mut RowDesk) -> T) -> Result<T, String> {
    Ok(open()?.with(act))
}

fn kept() -> Result<KeptReturns, String> {
    Ok(open()?.kept().clone())
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
