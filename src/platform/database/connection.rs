//! The connection to a database: opened when it is needed, and again when the browser has closed it.

use super::super::BrowserError;
use idb::{Factory, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

type OnClosed = RefCell<Option<Rc<dyn Fn()>>>;

/// How to come to a connection, and the one that is open.
pub struct Connections {
    name: String,
    version: u32,
    stores: &'static [&'static str],
    open: Rc<RefCell<Option<Connection>>>,
    on_closed: Rc<OnClosed>,
}

impl fmt::Debug for Connections {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Connections").field("name", &self.name).field("open", &self.open).finish_non_exhaustive()
    }
}

/// One connection, as the browser knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Connection(JsValue);

impl Connections {
    /// Opens the first.
    pub async fn begin(
        name: &str,
        version: u32,
        stores: &'static [&'static str],
        on_blocked: impl Fn() + 'static,
    ) -> Result<Self, BrowserError> {
        let connections =
            Self { name: name.to_owned(), version, stores, open: Rc::default(), on_closed: Rc::new(RefCell::new(None)) };
        connections.open(on_blocked).await?;
        Ok(connections)
    }

    /// Has something done whenever a connection was closed by somebody else.
    pub fn when_closed(&self, act: Box<dyn Fn()>) {
        self.on_closed.replace(Some(Rc::from(act)));
    }

    /// Uses another connection from now on.
    pub fn forget(&self) {
        self.open.replace(None);
    }

    /// Does something on the connection; once more on a new one, where this one fails. What browsers say of a connection that
    /// they have closed differs too much to go by (InvalidStateError, AbortError, in Safari UnknownError with "Connection to
    /// Indexed Database server lost", NotFoundError where the database was made anew); only a full device is left as it is.
    pub async fn on_one<T>(&self, act: impl AsyncFn(&Connection) -> Result<T, BrowserError>) -> Result<T, BrowserError> {
        let connection = self.connection().await?;
        match act(&connection).await {
            Err(error) if !error.is_full() => {
                if self.open.borrow().as_ref() == Some(&connection) {
                    connection.close();
                    self.forget();
                }
                act(&self.connection().await?).await
            }
            outcome => outcome,
        }
    }

    async fn connection(&self) -> Result<Connection, BrowserError> {
        let open = self.open.borrow().clone();
        match open {
            Some(connection) => Ok(connection),
            None => match self.open(|| ()).await {
                // Whoever clears away what pages keep closes also what is just being opened.
                Err(error) if !error.is_full() => self.open(|| ()).await,
                opened => opened,
            },
        }
    }

    async fn open(&self, on_blocked: impl Fn() + 'static) -> Result<Connection, BrowserError> {
        let connection = match self.open_at(Some(self.version), on_blocked).await {
            // A later version of the app, or another tab, has made it newer. It will do as long as it has every store.
            Err(error) if error.name == "VersionError" => {
                let connection = self.open_at(None, || ()).await?;
                let present = idb::Database::try_from(connection.0.clone()).map(|database| database.store_names())?;
                let is_complete = self.stores.iter().all(|store| present.iter().any(|name| name == store));
                if is_complete { connection } else { return Err(error) }
            }
            opened => opened?,
        };
        self.watch(&connection)?;
        // Two who wanted it at the same time use one.
        Ok(self.open.borrow_mut().get_or_insert(connection).clone())
    }

    async fn open_at(&self, version: Option<u32>, on_blocked: impl Fn() + 'static) -> Result<Connection, BrowserError> {
        let mut request = Factory::new()?.open(&self.name, version)?;
        let stores = self.stores;
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
        Ok(Connection(request.await?.into()))
    }

    /// A later version of the app, or whoever deletes the database, must not wait for this connection; and the browser may
    /// close it by itself.
    fn watch(&self, connection: &Connection) -> Result<(), BrowserError> {
        for event in ["onversionchange", "onclose"] {
            let (open, on_closed, closing) = (Rc::clone(&self.open), Rc::clone(&self.on_closed), connection.clone());
            let closed = Closure::once_into_js(move || {
                closing.close();
                if open.borrow().as_ref() == Some(&closing) {
                    open.replace(None);
                }
                let act = on_closed.borrow().clone();
                if let Some(act) = act {
                    act();
                }
            });
            Reflect::set(&connection.0, &event.into(), &closed)?;
        }
        Ok(())
    }
}

impl Connection {
    /// idb has no durability yet, so the transaction is begun by hand.
    pub fn transaction(&self, stores: &[&str], mode: TransactionMode) -> Result<Transaction, BrowserError> {
        Ok(Transaction::try_from(self.begin(stores, mode)?)?)
    }

    /// A transaction as the browser knows it.
    pub fn begin(&self, stores: &[&str], mode: TransactionMode) -> Result<JsValue, BrowserError> {
        let begin: Function = Reflect::get(&self.0, &"transaction".into())?.dyn_into()?;
        let stores: Array = stores.iter().map(|store| JsValue::from_str(store)).collect();
        let mode = JsValue::from(mode);
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        Ok(begin.apply(&self.0, &Array::of3(&stores, &mode, &options))?)
    }

    fn close(&self) {
        if let Ok(database) = idb::Database::try_from(self.0.clone()) {
            database.close();
        }
    }
}
