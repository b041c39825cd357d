//! Parts of the app that come when a journey is first entered, so that a first visit loads what it needs and no more. Shows
//! what a part draws as soon as it is here, and what to do where it does not come.

pub mod tables;

use super::shared::frame::Page;
use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::platform::offline::load_again;
use crate::platform::{network, page};
use crate::state::device::use_device;
use crate::state::notices::Notices;
use crate::state::whole::use_whole;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

/// That a part did not arrive. The browser tells its console why, and us nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

/// The file with what several parts share.
const SHARED: &str = "shared";

/// A part on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, Missing>>>>;

/// A part: how it is fetched, and what it draws once it is here.
pub struct AppPart<T> {
    /// What its file is called, without its ending.
    file: &'static str,
    fetch: OnceLock<fn() -> Coming<T>>,
    here: OnceLock<T>,
}

impl<T: Copy + Send + Sync + 'static> AppPart<T> {
    /// A part of which nobody has said yet how it comes.
    pub const fn new(file: &'static str) -> Self {
        Self { file, fetch: OnceLock::new(), here: OnceLock::new() }
    }

    /// Says how it comes; what was said first holds.
    pub fn comes_by(&self, fetch: fn() -> Coming<T>) {
        let _ = self.fetch.set(fetch);
    }

    /// Fetches it, unless it is here.
    pub async fn arrive(&self) -> Result<T, Missing> {
        if let Some(here) = self.here.get() {
            return Ok(*here);
        }
        let fetch = self.fetch.get().ok_or(Missing)?;
        let came = fetch().await?;
        Ok(*self.here.get_or_init(|| came))
    }

    /// Has its file fetched while nothing else is to do, so that it is at hand whatever becomes of the network, and costs the
    /// page nothing until it is used.
    pub fn fetch_ahead(&'static self) {
        if self.here.get().is_some() {
            return;
        }
        page::when_idle(|| [self.file, SHARED].into_iter().for_each(network::fetch_ahead));
    }

    /// Fetches it while nothing else is to do, so that it is here when somebody asks for it, and begins what it does by
    /// itself. Where it does not come, whoever asks hears of it then.
    pub fn prepare(&'static self, begin: impl FnOnce(T) + 'static) {
        page::when_idle(move || {
            spawn_local(async move {
                if let Ok(here) = self.arrive().await {
                    begin(here);
                }
            });
        });
    }
}

/// Does something that a part does, as soon as it is here; a sentence where it does not come.
pub fn do_in<T: Copy + Send + Sync + 'static>(part: &'static AppPart<T>, notices: Notices, act: impl FnOnce(T) + 'static) {
    spawn_local(async move {
        match part.arrive().await {
            Ok(here) => act(here),
            Err(Missing) => notices.warn(format!("{NOT_HERE} Nothing was changed. Try again in a moment.")),
        }
    });
}

/// What is said first where a part did not come.
const NOT_HERE: &str = "The part of the app that does this did not arrive: the connection may have been cut off.";

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Coming,
    Here,
    Missing,
}

/// The page that a part draws, as soon as it is here.
pub fn show<T: Copy + Send + Sync + 'static>(part: &'static AppPart<T>, draw: impl Fn(T) -> AnyView + Send + 'static) -> AnyView {
    show_or(part, draw, coming, missing)
}

/// What a part draws within a page, as soon as it is here.
pub fn show_within<T: Copy + Send + Sync + 'static>(
    part: &'static AppPart<T>,
    draw: impl Fn(T) -> AnyView + Send + 'static,
) -> AnyView {
    show_or(part, draw, || ().into_any(), missing_within)
}

fn show_or<T: Copy + Send + Sync + 'static>(
    part: &'static AppPart<T>,
    draw: impl Fn(T) -> AnyView + Send + 'static,
    coming: fn() -> AnyView,
    missing: fn(Callback<()>) -> AnyView,
) -> AnyView {
    if let Some(here) = part.here.get() {
        return draw(*here);
    }
    let state = RwSignal::new(State::Coming);
    let fetch = move || {
        spawn_local(async move {
            let came = part.arrive().await;
            // Whoever has gone on meanwhile does not wait for it.
            let _ = state.try_set(if came.is_ok() { State::Here } else { State::Missing });
        });
    };
    fetch();
    let again = Callback::new(move |()| {
        state.set(State::Coming);
        fetch();
    });
    changing(move || match (state.get(), part.here.get()) {
        (State::Missing, _) => missing(again),
        (State::Here, Some(here)) => draw(*here),
        (State::Here | State::Coming, _) => coming(),
    })
}

fn coming() -> AnyView {
    view! { <main class="govuk-main-wrapper" id="main"><p class="govuk-body">"Loading…"</p></main> }.into_any()
}

fn missing(again: Callback<()>) -> AnyView {
    let whole = use_whole();
    let is_kept = use_device().refusal().is_none() && !untrack(|| whole.has_failed());
    view! {
        <Page heading="A part of the app did not arrive">
            <p class="govuk-body">
                "This page comes over the network when it is first opened. The connection may have been cut off, or a newer \
                 version of the app may have been put in its place."
            </p>
            {if is_kept {
                view! {
                    <p class="govuk-body">"Nothing that you typed is lost: it stays on this device. Try again in a moment."</p>
                    <p class="govuk-body">"If it still does not come, load the whole page again."</p>
                }
                .into_any()
            } else {
                view! {
                    <p class="govuk-body">
                        "What you typed is only in this page, so do not load it again. Try again in a moment. If it still does \
                         not come, go back and download the draft."
                    </p>
                }
                .into_any()
            }}
            <div class="govuk-button-group">
                <Button label="Try again" on_press=move |_| again.run(())/>
                {is_kept.then(|| view! {
                    <Button label="Load the page again" look=Look::Secondary on_press=|_| drop(load_again())/>
                })}
            </div>
        </Page>
    }
    .into_any()
}

fn missing_within(again: Callback<()>) -> AnyView {
    view! {
        <div class="govuk-inset-text">
            <p class="govuk-body">{format!("{NOT_HERE} What is on this device is still there.")}</p>
            <Button label="Try again" on_press=move |_| again.run(())/>
        </div>
    }
    .into_any()
}
