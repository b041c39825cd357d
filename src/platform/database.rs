//! IndexedDB: named stores of text by key, written with strict durability, so that what is said to be saved is on the disk.
//! A connection that the browser closes is opened again.

mod connection;

use super::BrowserError;
use connection::{Connection, Connections};
use idb::{KeyRange, Query, Transaction, TransactionMode};
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// An open database. Every clone is the same one.
#[derive(Clone, Debug)]
pub struct Database(Rc<Connections>);

impl From<idb::Error> for BrowserError {
    fn from(error: idb::Error) -> Self {
        match error {
            idb::Error::DomException(exception) => Self { name: exception.name(), message: exception.message() },
            other => {
                let message = other.to_string();
                let name = if message.contains("QuotaExceeded") { "QuotaExceededError" } else { "" };
                Self { name: name.to_owned(), message }
            }
        }
    }
}

/// What is to stand under a key of a store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The store.
    pub store: &'static str,
    /// The key.
    pub key: String,
    /// The text; none forgets the key.
    pub text: Option<String>,
}

/// A text that a write depends on: it is looked at in the same transaction, so that nothing comes in between.
pub struct Guard<'a> {
    /// The store.
    pub store: &'static str,
    /// The key.
    pub key: &'a str,
    /// Whether the write may go on, given the text there.
    pub allows: &'a dyn Fn(Option<&str>) -> bool,
}

impl Database {
    /// Opens the database, making the stores that are missing. One that a later version of the app has made opens as well,
    /// as long as it still has every store. `on_blocked` runs while another tab with an older version is in the way.
    pub async fn open(
        name: &str,
        version: u32,
        stores: &'static [&'static str],
        on_blocked: impl Fn() + 'static,
    ) -> Result<Self, BrowserError> {
        Ok(Self(Rc::new(Connections::begin(name, version, stores, on_blocked).await?)))
    }

    /// Has something done whenever the browser closes the database, or another tab changes or deletes it.
    pub fn when_closed(&self, act: impl Fn() + 'static) {
        self.0.when_closed(Box::new(act));
    }

    /// Opens it anew at the next use, because the browser does not answer on this connection.
    pub fn renew(&self) {
        self.0.forget();
    }

    /// The text under a key. A value that is no text reads as the browser prints it, so that it is never taken for nothing.
    pub async fn get(&self, store: &str, key: &str) -> Result<Option<String>, BrowserError> {
        self.0
            .on_one(async |connection| {
                let transaction = connection.transaction(&[store], TransactionMode::ReadOnly)?;
                let value = transaction.object_store(store)?.get(Query::Key(key.into()))?.await?;
                Ok(value.map(text))
            })
            .await
    }

    /// The texts under keys, in their order, in one transaction.
    pub async fn get_many(&self, store: &str, keys: &[String]) -> Result<Vec<Option<String>>, BrowserError> {
        self.0
            .on_one(async |connection| {
                let transaction = connection.transaction(&[store], TransactionMode::ReadOnly)?;
                let objects = transaction.object_store(store)?;
                let asked = keys.iter().map(|key| objects.get(Query::Key(key.as_str().into())).map(IntoFuture::into_future));
                // All are asked for before the first has come: a transaction with nothing to do ends.
                let asked: Vec<_> = asked.collect::<Result<_, _>>()?;
                let mut texts = Vec::with_capacity(keys.len());
                for coming in asked {
                    texts.push(coming.await?.map(text));
                }
                Ok(texts)
            })
            .await
    }

    /// Every key with its text, by key.
    pub async fn all(&self, store: &str) -> Result<Vec<(String, String)>, BrowserError> {
        self.matching(store, None).await
    }

    /// The keys that begin so, with their texts, by key.
    pub async fn under(&self, store: &str, prefix: &str) -> Result<Vec<(String, String)>, BrowserError> {
        self.matching(store, Some(range(prefix)?)).await
    }

    async fn matching(&self, store: &str, range: Option<KeyRange>) -> Result<Vec<(String, String)>, BrowserError> {
        let query = || range.as_ref().map(|range| Query::KeyRange(range.clone()));
        self.0
            .on_one(async |connection| {
                let transaction = connection.transaction(&[store], TransactionMode::ReadOnly)?;
                let objects = transaction.object_store(store)?;
                let keys = objects.get_all_keys(query(), None)?;
                let values = objects.get_all(query(), None)?;
                let (keys, values) = (keys.await?, values.await?);
                Ok(keys.into_iter().map(text).zip(values.into_iter().map(text)).collect())
            })
            .await
    }

    /// The keys that begin so.
    pub async fn keys_under(&self, store: &str, prefix: &str) -> Result<Vec<String>, BrowserError> {
        self.0
            .on_one(async |connection| {
                let transaction = connection.transaction(&[store], TransactionMode::ReadOnly)?;
                let wanted = Some(Query::KeyRange(range(prefix)?));
                let keys = transaction.object_store(store)?.get_all_keys(wanted, None)?.await?;
                Ok(keys.into_iter().map(text).collect())
            })
            .await
    }

    /// Writes entries, all or none; done only once they are on the disk. False, with nothing written, where the guard
    /// does not allow it.
    pub async fn write(&self, entries: &[Entry], guard: Option<Guard<'_>>) -> Result<bool, BrowserError> {
        self.write_over(&[], entries, guard.as_slice()).await
    }

    /// Forgets every key of some stores and writes entries, all or nothing; done only once that is on the disk. False, with
    /// nothing changed, where a guard does not allow it.
    pub async fn write_over(&self, emptied: &[&str], entries: &[Entry], guards: &[Guard<'_>]) -> Result<bool, BrowserError> {
        let mut stores: Vec<&str> = entries.iter().map(|entry| entry.store).collect();
        stores.extend(guards.iter().map(|guard| guard.store));
        stores.extend(emptied);
        stores.sort_unstable();
        stores.dedup();
        if stores.is_empty() {
            return Ok(true);
        }
        self.0.on_one(async |connection| write(connection, &stores, emptied, entries, guards).await).await
    }

    /// Forgets every key of a store.
    pub async fn clear(&self, store: &str) -> Result<(), BrowserError> {
        self.0
            .on_one(async |connection| {
                let begun = connection.begin(&[store], TransactionMode::ReadWrite)?;
                let transaction = Transaction::try_from(begun.clone())?;
                transaction.object_store(store)?.clear()?;
                finish(transaction, &begun).await
            })
            .await
    }
}

async fn write(
    connection: &Connection,
    stores: &[&str],
    emptied: &[&str],
    entries: &[Entry],
    guards: &[Guard<'_>],
) -> Result<bool, BrowserError> {
    let begun = connection.begin(stores, TransactionMode::ReadWrite)?;
    let transaction = Transaction::try_from(begun.clone())?;
    for guard in guards {
        let value = transaction.object_store(guard.store)?.get(Query::Key(guard.key.into()))?.await?;
        if !(guard.allows)(value.map(text).as_deref()) {
            return Ok(false);
        }
    }
    for store in emptied {
        transaction.object_store(store)?.clear()?;
    }
    for entry in entries {
        let objects = transaction.object_store(entry.store)?;
        let key = JsValue::from_str(&entry.key);
        match &entry.text {
            Some(text) => drop(objects.put(&JsValue::from_str(text), Some(&key))?),
            None => drop(objects.delete(Query::Key(key))?),
        }
    }
    finish(transaction, &begun).await?;
    Ok(true)
}

fn text(value: JsValue) -> String {
    value.as_string().unwrap_or_else(|| format!("{value:?}"))
}

/// Every key that begins with a text. Keys are of plain characters, all of which come before the highest there is.
fn range(prefix: &str) -> Result<KeyRange, BrowserError> {
    Ok(KeyRange::bound(&prefix.into(), &format!("{prefix}\u{ffff}").into(), None, None)?)
}

/// Waits until it is on the disk. `begun` is the same transaction as the browser knows it, which says why it was given up.
async fn finish(transaction: Transaction, begun: &JsValue) -> Result<(), BrowserError> {
    let ended = transaction.commit()?.await;
    if matches!(&ended, Ok(ended) if ended.is_committed()) {
        return Ok(());
    }
    let why = Reflect::get(begun, &"error".into())?;
    match ended {
        _ if why.is_object() => Err(why.into()),
        Err(error) => Err(error.into()),
        Ok(_) => Err(BrowserError::new("the browser gave up the write")),
    }
}
