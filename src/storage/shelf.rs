//! Where texts are kept by key: in the browser's database, or in memory where the browser allows none.

use super::StorageError;
use crate::keeping::only_if::OnlyIf;
use crate::platform::database::{Database, Entry, Guard};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Other apps may share the origin, so every name begins with ours.
const DATABASE: &str = "safeguarding-audit";
/// One more for each store that is added.
const VERSION: u32 = 4;

/// Makes the stores from one list, so that none can be left out where all are meant.
macro_rules! stores {
    ($($(#[$doc:meta])* $store:ident = $name:literal,)*) => {
        /// A store within the database.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Store {
            $($(#[$doc])* $store,)*
        }

        const NAMES: &[&str] = &[$($name),*];

        impl Store {
            /// Every store.
            pub const ALL: [Self; NAMES.len()] = [$(Self::$store),*];

            /// What the browser's database calls it; also its name in a backup.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$store => $name,)*
                }
            }
        }
    };
}

stores! {
    /// What the device knows of each draft, by return id.
    Heads = "heads",
    /// Drafts in parts, by return id and part.
    Parts = "parts",
    /// Earlier versions of drafts, by return id and time.
    Versions = "versions",
    /// Drafts in one piece, as the first version of the app kept them, by return id.
    Drafts = "drafts",
    /// Returns as they were submitted, by return id and revision.
    Submitted = "submitted",
    /// Questionnaires by digest.
    Questionnaires = "questionnaires",
    /// Returns brought together, by return id.
    Returns = "returns",
    /// What became of the files they came in.
    Verdicts = "verdicts",
    /// The row of each of these returns, by the key of the return. It is made from the return, and can be made again.
    Rows = "rows",
    /// What people chose about these returns.
    Desk = "desk",
    /// Surveys that replies are collected for, without the replies, by id.
    Surveys = "surveys",
    /// Finished replies, by survey and an id made by chance.
    Replies = "replies",
    /// Replies that somebody is in the middle of, by survey and the same id.
    Unfinished = "unfinished",
}

/// What is to stand under a key; no text forgets the key.
pub fn entry(store: Store, key: impl Into<String>, text: Option<String>) -> Entry {
    Entry { store: store.name(), key: key.into(), text }
}

/// Texts by key. Cheap to clone; every clone is the same shelf.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// On the disk.
    Browser(Database),
    /// Gone when the page is closed.
    Memory(Rc<RefCell<Texts>>),
}

/// Texts by the name of the store, and key.
type Texts = BTreeMap<(&'static str, String), String>;

impl Shelf {
    /// The browser's database. `on_blocked` runs while another tab with an older version of the app is in the way.
    pub async fn open(on_blocked: impl Fn() + 'static) -> Result<Self, StorageError> {
        Ok(Self::Browser(Database::open(DATABASE, VERSION, NAMES, on_blocked).await?))
    }

    /// A shelf that forgets.
    pub fn in_memory() -> Self {
        Self::Memory(Rc::default())
    }

    /// Has something done whenever somebody else closes or changes what is on the disk as a whole.
    pub fn when_closed(&self, act: impl Fn() + 'static) {
        match self {
            Self::Browser(database) => database.when_closed(act),
            Self::Memory(_) => {}
        }
    }

    /// Opens the browser's database anew at the next use, because it does not answer.
    pub fn renew(&self) {
        match self {
            Self::Browser(database) => database.renew(),
            Self::Memory(_) => {}
        }
    }

    /// Whether what is put here outlives the page.
    pub fn is_lasting(&self) -> bool {
        match self {
            Self::Browser(_) => true,
            Self::Memory(_) => false,
        }
    }

    /// The text under a key.
    pub async fn get(&self, store: Store, key: &str) -> Result<Option<String>, StorageError> {
        match self {
            Self::Browser(database) => Ok(database.get(store.name(), key).await?),
            Self::Memory(texts) => Ok(texts.borrow().get(&(store.name(), key.to_owned())).cloned()),
        }
    }

    /// The texts under keys, in their order.
    pub async fn get_many(&self, store: Store, keys: &[String]) -> Result<Vec<Option<String>>, StorageError> {
        match self {
            Self::Browser(database) => Ok(database.get_many(store.name(), keys).await?),
            Self::Memory(texts) => {
                let texts = texts.borrow();
                Ok(keys.iter().map(|key| texts.get(&(store.name(), key.clone())).cloned()).collect())
            }
        }
    }

    /// Every key with its text.
    pub async fn all(&self, store: Store) -> Result<Vec<(String, String)>, StorageError> {
        match self {
            Self::Browser(database) => Ok(database.all(store.name()).await?),
            Self::Memory(texts) => Ok(in_memory_under(texts, store, "")),
        }
    }

    /// The keys that begin so, with their texts.
    pub async fn under(&self, store: Store, prefix: &str) -> Result<Vec<(String, String)>, StorageError> {
        match self {
            Self::Browser(database) => Ok(database.under(store.name(), prefix).await?),
            Self::Memory(texts) => Ok(in_memory_under(texts, store, prefix)),
        }
    }

    /// The keys that begin so.
    pub async fn keys_under(&self, store: Store, prefix: &str) -> Result<Vec<String>, StorageError> {
        match self {
            Self::Browser(database) => Ok(database.keys_under(store.name(), prefix).await?),
            Self::Memory(texts) => Ok(in_memory_under(texts, store, prefix).into_iter().map(|(key, _)| key).collect()),
        }
    }

    /// Writes entries, all or none.
    pub async fn write(&self, entries: &[Entry]) -> Result<(), StorageError> {
        self.write_guarded(&[], entries, &[]).await.map(drop)
    }

    /// Writes entries, all or none, where what stands under a key of a store at that moment lets them. Where it does not,
    /// nothing is written, and the error is [`StorageError::ChangedElsewhere`].
    pub async fn write_only_if(
        &self,
        store: Store,
        key: &str,
        only_if: OnlyIf<'_>,
        entries: &[Entry],
    ) -> Result<(), StorageError> {
        self.write_over(&[], entries, &[(store, key, only_if)]).await
    }

    /// Forgets every key of some stores and writes entries, all or nothing, where what stands under some keys at that moment
    /// lets it. Where it does not, nothing is changed, and the error is [`StorageError::ChangedElsewhere`].
    pub async fn write_over(
        &self,
        emptied: &[Store],
        entries: &[Entry],
        only_if: &[(Store, &str, OnlyIf<'_>)],
    ) -> Result<(), StorageError> {
        let allow: Vec<_> = only_if.iter().map(|(.., only_if)| |there: Option<&str>| only_if.allows(there)).collect();
        let guards: Vec<Guard<'_>> =
            only_if.iter().zip(&allow).map(|((store, key, _), allows)| Guard { store: store.name(), key, allows }).collect();
        let is_written = self.write_guarded(emptied, entries, &guards).await?;
        if is_written { Ok(()) } else { Err(StorageError::ChangedElsewhere) }
    }

    /// False, with nothing written, where a guard does not allow it.
    async fn write_guarded(&self, emptied: &[Store], entries: &[Entry], guards: &[Guard<'_>]) -> Result<bool, StorageError> {
        let emptied: Vec<&str> = emptied.iter().map(|store| store.name()).collect();
        match self {
            Self::Browser(database) => Ok(database.write_over(&emptied, entries, guards).await?),
            Self::Memory(texts) => {
                let mut texts = texts.borrow_mut();
                let there = |guard: &Guard<'_>| texts.get(&(guard.store, guard.key.to_owned())).map(String::as_str);
                if !guards.iter().all(|guard| (guard.allows)(there(guard))) {
                    return Ok(false);
                }
                texts.retain(|(of, _), _| !emptied.contains(of));
                for entry in entries {
                    let place = (entry.store, entry.key.clone());
                    match &entry.text {
                        Some(text) => drop(texts.insert(place, text.clone())),
                        None => drop(texts.remove(&place)),
                    }
                }
                Ok(true)
            }
        }
    }

    /// Forgets every key of a store.
    pub async fn clear(&self, store: Store) -> Result<(), StorageError> {
        match self {
            Self::Browser(database) => Ok(database.clear(store.name()).await?),
            Self::Memory(texts) => {
                texts.borrow_mut().retain(|(of, _), _| *of != store.name());
                Ok(())
            }
        }
    }
}

fn in_memory_under(texts: &Rc<RefCell<Texts>>, store: Store, prefix: &str) -> Vec<(String, String)> {
    let texts = texts.borrow();
    let here = texts.iter().filter(|((of, key), _)| *of == store.name() && key.starts_with(prefix));
    here.map(|((_, key), text)| (key.clone(), text.clone())).collect()
}
