//! IndexedDB: named stores of text by key, written with strict durability, so that what is said to be saved is on the disk.

use super::BrowserError;
use idb::{Factory, KeyRange, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// An open database.
#[derive(Clone, Debug)]
pub struct Database(JsValue);

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
        match Self::open_at(name, Some(version), stores, on_blocked).await {
            Err(error) if error.name == "VersionError" => {
                let database = Self::open_at(name, None, stores, || ()).await?;
                let present = idb::Database::try_from(database.0.clone()).map(|database| database.store_names())?;
                let is_complete = stores.iter().all(|store| present.iter().any(|name| name == store));
                if is_complete { Ok(database) } else { Err(error) }
            }
            opened => opened,
        }
    }

    async fn open_at(
        name: &str,
        version: Option<u32>,
        stores: &'static [&'static str],
        on_blocked: impl Fn() + 'static,
    ) -> Result<Self, BrowserError> {
        let mut request = Factory::new()?.open(name, version)?;
        request.on_blocked(move |_| on_blocked());
        request.on_upgrade_needed(move |event| {
            use idb::DatabaseEvent;
            let Ok(database) = event.database() else { return };
            let present = database.store_names();
            for store in stores.iter().filter(|store| !present.iter().any(|name| name == *store)) {
                // A failure here makes the open request itself fail, which is reported.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        let database: JsValue = request.await?.into();
        // A later version of the app, or "Delete everything" in another tab, must not wait for this one.
        let closing = database.clone();
        let close = Closure::once_into_js(move || {
            if let Ok(database) = idb::Database::try_from(closing) {
                database.close();
            }
        });
        Reflect::set(&database, &"onversionchange".into(), &close)?;
        Ok(Self(database))
    }

    /// The text under a key. A value that is no text reads as the browser prints it, so that it is never taken for nothing.
    pub async fn get(&self, store: &str, key: &str) -> Result<Option<String>, BrowserError> {
        let transaction = self.transaction(&[store], TransactionMode::ReadOnly)?;
        let value = transaction.object_store(store)?.get(Query::Key(key.into()))?.await?;
        Ok(value.map(text))
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
        let transaction = self.transaction(&[store], TransactionMode::ReadOnly)?;
        let objects = transaction.object_store(store)?;
        let keys = objects.get_all_keys(query(), None)?;
        let values = objects.get_all(query(), None)?;
        let (keys, values) = (keys.await?, values.await?);
        Ok(keys.into_iter().map(text).zip(values.into_iter().map(text)).collect())
    }

    /// The keys that begin so.
    pub async fn keys_under(&self, store: &str, prefix: &str) -> Result<Vec<String>, BrowserError> {
        let transaction = self.transaction(&[store], TransactionMode::ReadOnly)?;
        let keys = transaction.object_store(store)?.get_all_keys(Some(Query::KeyRange(range(prefix)?)), None)?.await?;
        Ok(keys.into_iter().map(text).collect())
    }

    /// Writes entries, all or none; done only once they are on the disk. False, with nothing written, where the guard
    /// does not allow it.
    pub async fn write(&self, entries: &[Entry], guard: Option<Guard<'_>>) -> Result<bool, BrowserError> {
        let mut stores: Vec<&str> = entries.iter().map(|entry| entry.store).collect();
        stores.extend(guard.iter().map(|guard| guard.store));
        stores.sort_unstable();
        stores.dedup();
        if stores.is_empty() {
            return Ok(true);
        }
        let begun = self.begin(&stores, TransactionMode::ReadWrite)?;
        let transaction = Transaction::try_from(begun.clone())?;
        if let Some(guard) = guard {
            let value = transaction.object_store(guard.store)?.get(Query::Key(guard.key.into()))?.await?;
            if !(guard.allows)(value.map(text).as_deref()) {
                return Ok(false);
            }
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

    /// Forgets every key of a store.
    pub async fn clear(&self, store: &str) -> Result<(), BrowserError> {
        let begun = self.begin(&[store], TransactionMode::ReadWrite)?;
        let transaction = Transaction::try_from(begun.clone())?;
        transaction.object_store(store)?.clear()?;
        finish(transaction, &begun).await
    }

    /// idb has no durability yet, so the transaction is begun by hand.
    fn transaction(&self, stores: &[&str], mode: TransactionMode) -> Result<Transaction, BrowserError> {
        Ok(Transaction::try_from(self.begin(stores, mode)?)?)
    }

    fn begin(&self, stores: &[&str], mode: TransactionMode) -> Result<JsValue, BrowserError> {
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let mode = JsValue::from(mode);
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        Ok(begin.apply(&self.0, &Array::of3(&stores, &mode, &options))?)
    }
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
    if transaction.commit()?.await?.is_committed() {
        return Ok(());
    }
    let why = Reflect::get(begun, &"error".into())?;
    Err(if why.is_object() { why.into() } else { BrowserError::new("the browser gave up the write") })
}
