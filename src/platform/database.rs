//! IndexedDB: named stores of text by key, written with strict durability, so that what is said to be saved is on the disk.

use super::BrowserError;
use idb::{Factory, ObjectStoreParams, Query, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Reflect};
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

impl Database {
    /// Opens the database, making the stores that are missing.
    pub async fn open(name: &str, version: u32, stores: &'static [&'static str]) -> Result<Self, BrowserError> {
        let mut request = Factory::new()?.open(name, Some(version))?;
        request.on_upgrade_needed(move |event| {
            use idb::DatabaseEvent;
            let Ok(database) = event.database() else { return };
            let present = database.store_names();
            for store in stores.iter().filter(|store| !present.iter().any(|name| name == *store)) {
                // A failure here makes the open request itself fail, which is reported.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        });
        Ok(Self(request.await?.into()))
    }

    /// The text under a key.
    pub async fn get(&self, store: &str, key: &str) -> Result<Option<String>, BrowserError> {
        let transaction = self.transaction(store, TransactionMode::ReadOnly)?;
        let value = transaction.object_store(store)?.get(Query::Key(key.into()))?.await?;
        Ok(value.and_then(|value| value.as_string()))
    }

    /// Every key with its text, by key. A value that is no text reads as the browser prints it.
    pub async fn all(&self, store: &str) -> Result<Vec<(String, String)>, BrowserError> {
        let transaction = self.transaction(store, TransactionMode::ReadOnly)?;
        let objects = transaction.object_store(store)?;
        let keys = objects.get_all_keys(None, None)?;
        let values = objects.get_all(None, None)?;
        let (keys, values) = (keys.await?, values.await?);
        let text = |value: JsValue| value.as_string().unwrap_or_else(|| format!("{value:?}"));
        Ok(keys.into_iter().map(text).zip(values.into_iter().map(text)).collect())
    }

    /// Puts texts under keys, all or none; done only once they are on the disk.
    pub async fn put(&self, store: &str, entries: &[(String, String)]) -> Result<(), BrowserError> {
        let transaction = self.transaction(store, TransactionMode::ReadWrite)?;
        let objects = transaction.object_store(store)?;
        for (key, text) in entries {
            objects.put(&JsValue::from_str(text), Some(&JsValue::from_str(key)))?;
        }
        finish(transaction).await
    }

    /// Forgets a key.
    pub async fn delete(&self, store: &str, key: &str) -> Result<(), BrowserError> {
        let transaction = self.transaction(store, TransactionMode::ReadWrite)?;
        transaction.object_store(store)?.delete(Query::Key(key.into()))?;
        finish(transaction).await
    }

    /// Forgets every key of a store.
    pub async fn clear(&self, store: &str) -> Result<(), BrowserError> {
        let transaction = self.transaction(store, TransactionMode::ReadWrite)?;
        transaction.object_store(store)?.clear()?;
        finish(transaction).await
    }

    /// idb has no durability yet, so the transaction is begun by hand.
    fn transaction(&self, store: &str, mode: TransactionMode) -> Result<Transaction, BrowserError> {
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let mode = JsValue::from(mode);
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begun = begin.apply(&self.0, &Array::of3(&store.into(), &mode, &options))?;
        Ok(Transaction::try_from(begun)?)
    }
}

async fn finish(transaction: Transaction) -> Result<(), BrowserError> {
    let result = transaction.commit()?.await?;
    if result.is_committed() { Ok(()) } else { Err(BrowserError::new("the browser gave up the write")) }
}
