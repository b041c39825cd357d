//! The app's own files on this device. A service worker takes them, so that the app opens without the network; a newer version
//! waits beside them until it is told to take their place.

use super::{BrowserError, document, page, window};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, VisibilityState};

/// How the app itself stands on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppKept {
    /// Nobody takes it: the browser cannot, or the page is not one of a release.
    No,
    /// Its files are on their way.
    Coming,
    /// Not all of them came. They are asked for again at the next visit.
    NotAll,
    /// All of it is here.
    Here,
    /// All of it is here, and a newer version beside it.
    Newer,
    /// Another tab has put a newer version in its place; this page still is the older one.
    Replaced,
}

/// Who takes the files.
#[derive(Clone)]
pub struct Keeper {
    registration: ServiceWorkerRegistration,
    /// Whether a newer version has taken the place of the one that this page was opened with.
    is_replaced: Rc<Cell<bool>>,
}

/// What the worker does when it is told so.
const TAKE_OVER: &str = "take over";
const FORGET: &str = "forget";

/// A page that is open for days looks for a newer version when it is seen again, after so many milliseconds.
const AN_HOUR: f64 = 3_600_000.0;

impl Keeper {
    /// Has the browser keep the app, and tells how it stands whenever that changes; none where nobody keeps it.
    pub async fn engage(tell: impl Fn(AppKept) + 'static) -> Option<Self> {
        let script = document().ok()?.query_selector("[data-keeper]").ok()??.get_attribute("data-keeper")?;
        let container = container()?;
        let registered = JsFuture::from(container.register(&script)).await;
        let Some(registration) = registered.ok().and_then(|found| found.dyn_into::<ServiceWorkerRegistration>().ok()) else {
            tell(AppKept::NotAll);
            return None;
        };
        let keeper = Self { registration, is_replaced: Rc::default() };
        let tell: Rc<dyn Fn(AppKept)> = Rc::new(tell);
        keeper.follow(Rc::clone(&tell));
        keeper.follow_others(&container, Rc::clone(&tell));
        keeper.look_for_newer();
        tell(keeper.kept());
        Some(keeper)
    }

    fn kept(&self) -> AppKept {
        if self.is_replaced.get() {
            return AppKept::Replaced;
        }
        let registration = &self.registration;
        let is_coming = registration.installing().is_some() || registration.waiting().is_some();
        match (registration.active(), registration.waiting()) {
            (Some(_), Some(_)) => AppKept::Newer,
            (Some(_), None) => AppKept::Here,
            (None, _) if is_coming => AppKept::Coming,
            (None, _) => AppKept::NotAll,
        }
    }

    /// Hears of every worker that comes, and of what becomes of it.
    fn follow(&self, tell: Rc<dyn Fn(AppKept)>) {
        let keeper = self.clone();
        let changed = Closure::<dyn Fn()>::new(move || tell(keeper.kept()));
        let listener: js_sys::Function = changed.into_js_value().unchecked_into();
        let registration = self.registration.clone();
        let listen = move || {
            let coming = registration.installing().into_iter().chain(registration.waiting());
            coming.for_each(|worker: ServiceWorker| worker.set_onstatechange(Some(&listener)));
        };
        listen();
        let found = Closure::<dyn Fn()>::new(listen);
        self.registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        // It listens until the page is gone.
        found.forget();
    }

    /// Hears when a newer version takes over.
    fn follow_others(&self, container: &ServiceWorkerContainer, tell: Rc<dyn Fn(AppKept)>) {
        // The first one takes over a page that had none, or one of another app on this host, and is no newer version.
        let own = self.registration.active().map(|active| active.script_url());
        let controller = container.controller().map(|worker| worker.script_url());
        let had_one = Cell::new(own.is_some() && own == controller);
        let keeper = self.clone();
        let changed = Closure::<dyn Fn()>::new(move || {
            if had_one.replace(true) {
                keeper.is_replaced.set(true);
            }
            tell(keeper.kept());
        });
        container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    }

    fn look_for_newer(&self) {
        let registration = self.registration.clone();
        let last = Cell::new(js_sys::Date::now());
        let look = Closure::<dyn Fn()>::new(move || {
            let is_seen = document().is_ok_and(|document| document.visibility_state() == VisibilityState::Visible);
            if is_seen && js_sys::Date::now() - last.get() > AN_HOUR {
                last.set(js_sys::Date::now());
                // Without the network there is none.
                let _ = registration.update();
            }
        });
        if let Ok(document) = document() {
            let _ = document.add_event_listener_with_callback("visibilitychange", look.as_ref().unchecked_ref());
        }
        look.forget();
    }

    /// Has the newer version take over; whether there is one that can be told.
    pub fn take_newer(&self) -> bool {
        let told = self.registration.waiting().map(|waiting| waiting.post_message(&JsValue::from_str(TAKE_OVER)));
        told.is_some_and(|told| told.is_ok())
    }

    /// Takes the app's files away. They come again at the next visit.
    pub async fn forget(&self) -> Result<(), BrowserError> {
        let registration = &self.registration;
        let workers = [registration.active(), registration.waiting(), registration.installing()];
        for worker in workers.into_iter().flatten() {
            worker.post_message(&JsValue::from_str(FORGET))?;
        }
        JsFuture::from(registration.unregister()?).await?;
        Ok(())
    }
}

/// The browser's own; none where it has none or keeps it from this page, as over plain HTTP.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().ok()?.navigator();
    let found = js_sys::Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    found.dyn_into().ok()
}

/// Loads the page again, with the newer version where one waits: so that a repaired one reaches whoever has one that fails. The
/// page itself has the script for it, which also works where the app does not.
pub fn load_again() -> Result<(), BrowserError> {
    let again = js_sys::Reflect::get(window()?.as_ref(), &"appLoadsAgain".into())?;
    match again.dyn_into::<js_sys::Function>() {
        Ok(again) => drop(again.call0(&JsValue::NULL)?),
        Err(_) => page::reload()?,
    }
    Ok(())
}
