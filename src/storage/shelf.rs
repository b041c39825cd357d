//! Where texts are kept by key: in the browser's database, or in memory where the browser allows none.

use super::StorageError;
use crate::platform::database::Database;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Other apps may share the origin, so every name begins with ours.
const DATABASE: &str = "safeguarding-audit";
const VERSION: u32 = 1;
const STORES: &[&str] = &["drafts", "submitted", "questionnaires", "returns", "verdicts"];

/// A store within the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Store {
    /// Drafts by return id.
    Drafts,
    /// Returns as they were submitted, by return id and revision.
    Submitted,
    /// Questionnaires by digest.
    Questionnaires,
    /// Returns brought together, by return id.
    Returns,
    /// What became of the files they came in.
    Verdicts,
}

impl Store {
    fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Submitted => "submitted",
            Self::Questionnaires => "questionnaires",
            Self::Returns => "returns",
            Self::Verdicts => "verdicts",
        }
    }
}

/// Texts by key. Cheap to clone; every clone is the same shelf.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// On the disk.
    Browser(Database),
    /// Gone when the page is closed.
    Memory(Rc<RefCell<BTreeMap<(Store, String), String>>>),
}

impl Shelf {
    /// The browser's database.
    pub async fn open() -> Result<Self, StorageError> {
        Ok(Self::Browser(Database::open(DATABASE, VERSION, STORES).await?))
    }

    /// A shelf that forgets.
    pub fn in_memory() -> Self {
        Self::Memory(Rc::default())
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
            Self::Memory(texts) => Ok(texts.borrow().get(&(store, key.to_owned())).cloned()),
        }
    }

    /// Every key with its text.
    pub async fn all(&self, store: Store) -> Result<Vec<(String, String)>, StorageError> {
        match self {
            Self::Browser(database) => Ok(database.all(store.name()).await?),
            Self::Memory(texts) => {
                let texts = texts.borrow();
                let here = texts.iter().filter(|((of, _), _)| *of == store);
                Ok(here.map(|((_, key), text)| (key.clone(), text.clone())).collect())
            }
        }
    }

    /// Puts texts under keys, all or none.
    pub async fn put(&self, store: Store, entries: &[(String, String)]) -> Result<(), StorageError> {
        match self {
            Self::Browser(database) => Ok(database.put(store.name(), entries).await?),
            Self::Memory(texts) => {
                texts.borrow_mut().extend(entries.iter().map(|(key, text)| ((store, key.clone()), text.clone())));
                Ok(())
            }
        }
    }

    /// Forgets a key.
    pub async fn delete(&self, store: Store, key: &str) -> Result<(), StorageError> {
        match self {
            Self::Browser(database) => Ok(database.delete(store.name(), key).await?),
            Self::Memory(texts) => {
                texts.borrow_mut().remove(&(store, key.to_owned()));
                Ok(())
            }
        }
    }

    /// Forgets every key of a store.
    pub async fn clear(&self, store: Store) -> Result<(), StorageError> {
        match self {
            Self::Browser(database) => Ok(database.clear(store.name()).await?),
            Self::Memory(texts) => {
                texts.borrow_mut().retain(|(of, _), _| *of != store);
                Ok(())
            }
        }
    }
}
