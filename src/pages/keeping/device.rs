//! What this app keeps on this device, how to save and restore it all, how to delete it all.

use super::passphrase::{AskPassphrase, Asked, Chosen, NewPassphrase, focus_asked};
use super::without_network::WithoutNetwork;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::error_summary::ErrorSummary;
use crate::components::field::Label;
use crate::components::file_field::{Choosing, FileField};
use crate::components::table::{self, Caption, Cell, Table, heads};
use crate::pages::shared::chosen_file::read_chosen;
use crate::pages::shared::frame::{Page, go};
use crate::platform::files::ChosenFile;
use crate::platform::{clock, page};
use crate::routes::Route;
use crate::state::device::{Persistence, Unreadable, use_device};
use crate::state::draft::desk::use_desk;
use crate::state::keeping::backup::{LARGEST_BACKUP, use_backups};
use crate::state::keeping::passphrase::{is_possible, is_sealed, open_backup};
use crate::state::notices::use_notices;
use crate::state::offline::use_offline;
use crate::state::returns::use_returns_desk;
use crate::state::survey::survey_desk::use_survey_desk;
use crate::words::device::{storage_error, store};
use crate::words::figures;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What this app keeps on this device.
#[component]
pub fn DevicePage() -> impl IntoView {
    view! {
        <Page heading="Data on this device" back=Route::Home>
            <p class="govuk-body">
                "Drafts, surveys with their replies, returns brought together and the questionnaires they use are kept in this \
                 browser, on this device only. \
                 Nothing is sent anywhere."
            </p>
            <Space/>
            <WithoutNetwork/>
            <Unreadables/>
            <SaveAll/>
            <RestoreAll/>
            <Notes/>
            <DeleteAll/>
        </Page>
    }
}

/// How much room there is, and whether the browser promises to keep what is here.
#[component]
fn Space() -> impl IntoView {
    let device = use_device();
    let space = RwSignal::new("Looking…".to_owned());
    spawn_local(async move {
        let said = match device.space().await {
            Some((used, allowed)) => {
                let left = (allowed - used).max(0.0);
                format!("{} used, {} left of what the browser allows.", bytes(used), bytes(left))
            }
            None => "This browser does not say how much space is used.".to_owned(),
        };
        // The person may have gone elsewhere meanwhile.
        let _ = space.try_set(said);
    });
    let persistence = device.persistence();
    let promise = Signal::derive(move || {
        match persistence.get() {
        Persistence::Promised => "The browser has promised to keep it until somebody deletes it.",
        Persistence::NotPromised => {
            "The browser was asked to keep it and has not promised: it may delete it when the device runs out of space. Download \
             a backup from time to time."
        }
        Persistence::Unknown => {
            "The browser does not say whether it may delete it when the device runs out of space. Download a backup from time to \
             time."
        }
        Persistence::NotAsked => "The browser is asked to keep it when the first draft is saved.",
    }.to_owned()
    });
    view! {
        <p class="govuk-body">{changing_text(space.into())}</p>
        <p class="govuk-body">{changing_text(promise)}</p>
    }
}

/// What is kept and cannot be read.
#[component]
fn Unreadables() -> impl IntoView {
    let (device, notices) = (use_device(), use_notices());
    let found = RwSignal::new(Vec::<Unreadable>::new());
    spawn_local(async move {
        match device.unreadable().await {
            // The person may have gone elsewhere meanwhile.
            Ok(all) => drop(found.try_set(all)),
            Err(error) => notices.warn(storage_error(&error)),
        }
    });
    let row = move |record: Unreadable| {
        let why = storage_error(&crate::state::device::why(&record));
        let (what, key) = (store(record.store), record.key.clone());
        let hidden = format!(" {what} {key}");
        let download = move |_| {
            let record = record.clone();
            spawn_local(async move {
                if let Err(why) = device.download_unreadable(&record).await {
                    notices.warn(format!("The download could not be made. {why}"));
                }
            });
        };
        let about = view! { {what}<span class="app-reference">{key}</span> };
        let download = view! {
            <Button label=Label::with("Download what is there", hidden) look=Look::Link on_press=download/>
        };
        table::row(Cell::of(about), vec![Cell::of(why), Cell::of(download)])
    };
    let is_any = Signal::derive(move || found.with(|found| !found.is_empty()));
    let section = move || {
        let rows = move || found.get().into_iter().map(row).collect_view().into_any();
        view! {
            <h2 class="govuk-heading-m">"What cannot be read"</h2>
            <p class="govuk-body">
                "It was left as it is, and everything else goes on. Download it, and ask whoever looks after this app for you."
            </p>
            <Table
                caption=Caption::Hidden("What cannot be read".into())
                class="app-stacked"
                heads=heads(["What", "Why", "What you can do"])
                rows=changing(rows)
            />
        }
        .into_any()
    };
    when(is_any, section)
}

/// A backup of everything.
#[component]
fn SaveAll() -> impl IntoView {
    let (backups, notices) = (use_backups(), use_notices());
    let last = RwSignal::new(backups.last());
    let changed = RwSignal::new(0);
    let count_changed = move || {
        spawn_local(async move {
            if let Some(then) = last.try_get_untracked().flatten() {
                // The person may have gone elsewhere meanwhile.
                let _ = changed.try_set(backups.changed_since(&then).await);
            }
        });
    };
    count_changed();
    let said = Signal::derive(move || match last.get() {
        None => "No backup has been downloaded from this browser yet.".to_owned(),
        Some(at) => {
            let when = format!("{} at {}", figures::date(&clock::day(&at)), clock::time_of_day(&at));
            match changed.get() {
                0 => format!(
                    "Last backup given to your browser to download: {when}. No draft has changed since. Is the file in your \
                     downloads?"
                ),
                some => format!(
                    "Last backup given to your browser to download: {when}. {} changed since: download a new one.",
                    figures::count(some, "draft")
                ),
            }
        }
    });
    let chosen = Chosen::new(false);
    let save = move |passphrase: Option<String>| {
        spawn_local(async move {
            match backups.download(passphrase.as_deref()).await {
                Ok(()) => {
                    chosen.empty();
                    let _ = last.try_set(backups.last());
                    count_changed();
                }
                Err(why) => notices.warn(format!("The backup is not complete. {why}")),
            }
        });
    };
    let errors = chosen.errors();
    let seal = move |passphrase| save(Some(passphrase));
    view! {
        <h2 class="govuk-heading-m">"Save a copy of everything"</h2>
        <p class="govuk-body">
            "One file with every draft, its earlier versions and every return, as they are kept here. Drafts with a passphrase \
             stay encrypted in it; the rest can be read by whoever has the file."
        </p>
        <p class="govuk-body">{changing_text(said)}</p>
        <Button label="Download a backup" on_press=move |_| save(None)/>
        {is_possible().then(|| view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">"Give the backup a passphrase"</span>
                </summary>
                <div class="govuk-details__text">
                    <ErrorSummary errors/>
                    <p class="govuk-body">"Nobody can recover a forgotten passphrase."</p>
                    <NewPassphrase chosen errors button="Download with a passphrase" on_accept=seal/>
                </div>
            </details>
        })}
    }
}

/// Opens a backup; what would be restored is shown first, on a page of its own.
#[component]
fn RestoreAll() -> impl IntoView {
    let (backups, notices) = (use_backups(), use_notices());
    let sealed = RwSignal::new(None::<Arc<Vec<u8>>>);
    let look_at = move |bytes: Vec<u8>| async move {
        match backups.look_at(&bytes).await {
            Ok(()) => go(&Route::Restore),
            Err(why) => notices.warn(format!("The backup was not opened. {why}")),
        }
    };
    let choose = move |chosen: Vec<ChosenFile>| {
        read_chosen(chosen, LARGEST_BACKUP, notices, move |_, read| async move {
            match read {
                Ok(bytes) if is_sealed(&bytes) => {
                    sealed.set(Some(Arc::new(bytes)));
                    focus_asked();
                }
                Ok(bytes) => look_at(bytes).await,
                Err(why) => notices.warn(why),
            }
        });
    };
    let ask = move |passphrase: String| {
        let bytes = sealed.get_untracked().unwrap_or_default();
        Box::pin(async move {
            look_at(open_backup(&bytes, &passphrase).await?).await;
            Ok(())
        }) as Asked
    };
    let is_sealed = Signal::derive(move || sealed.with(Option::is_some));
    view! {
        <h2 class="govuk-heading-m">"Go back to a copy"</h2>
        <FileField
            id="restore-backup"
            label="Restore a backup"
            hint="You are shown what is in it and how it stands to what is here, and choose. Nothing is changed before that."
            choosing=Choosing::One
            on_choose=choose
        />
        {when(is_sealed, move || view! {
            <AskPassphrase label="Passphrase of the backup" button="Open the backup" ask/>
        }.into_any())}
    }
}

/// What people should know about their browser.
#[component]
fn Notes() -> impl IntoView {
    let safari = "Safari deletes what a web page has kept when you have not visited it for seven days of using Safari. Download \
                  a draft or a backup before a break.";
    view! {
        <h2 class="govuk-heading-m">"Good to know"</h2>
        <ul class="govuk-list govuk-list--bullet">
            <li>
                "On a shared computer, whoever can use this browser can read what is here, unless a draft has a passphrase. \
                 Download what you need, then delete the rest."
            </li>
            <li>"A private or “incognito” window forgets everything when it is closed."</li>
            <li>
                "So does a browser that is set to delete “cookies and site data” when it is closed, as some offices set it. No \
                 web page can tell: ask whoever looks after your computer, or download your work each time."
            </li>
            <li>{safari}</li>
            <li>"“Clear browsing data” in the browser’s settings deletes everything here too."</li>
        </ul>
    }
}

/// Deletes everything, after asking.
#[component]
fn DeleteAll() -> impl IntoView {
    let (device, desk, notices, returns) = (use_device(), use_desk(), use_notices(), use_returns_desk());
    let (surveys, offline) = (use_survey_desk(), use_offline());
    let is_asking = RwSignal::new(false);
    let delete = move |_| {
        spawn_local(async move {
            desk.close_all();
            surveys.close();
            desk.tabs().tell_emptied();
            returns.close();
            let deleted = device.delete_everything().await;
            returns.tell_others();
            // Where the browser refuses, the app's own files stay, which hold nothing of anybody.
            let _ = offline.forget().await;
            match deleted {
                Ok(()) => {
                    notices.tell("Everything this app kept on this device was deleted.");
                    request_animation_frame(|| page::focus(".app-notices [tabindex]"));
                }
                Err(error) => notices.warn(storage_error(&error)),
            }
            let _ = is_asking.try_set(false);
        });
    };
    let ask = move || {
        let first = move |()| ask_first(is_asking);
        view! { <Button label="Delete everything" look=Look::Warning id="delete-everything" on_press=first/> }.into_any()
    };
    let sure = move || {
        view! {
            <div class="govuk-warning-text" id="sure" tabindex="-1" role="alert">
                <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
                <strong class="govuk-warning-text__text">"Are you sure? Everything on this device will be gone."</strong>
            </div>
            <div class="govuk-button-group">
                <Button label="Yes, delete everything" look=Look::Warning on_press=delete/>
                <Button label="No, keep it" look=Look::Secondary on_press=move |_| keep(is_asking)/>
            </div>
        }
        .into_any()
    };
    view! {
        <h2 class="govuk-heading-m">"Delete everything"</h2>
        <p class="govuk-body">
            "This deletes every draft with its earlier versions, deleted drafts too, every survey with its replies, every return \
             brought together, and every setting of this app on this device. Files you have downloaded stay where they are; look \
             in your downloads first, because this page cannot see whether they arrived. It cannot be undone."
        </p>
        {changing(move || if is_asking.get() { sure() } else { ask() })}
    }
}

fn keep(is_asking: RwSignal<bool>) {
    is_asking.set(false);
    request_animation_frame(|| page::focus("#delete-everything"));
}

fn ask_first(is_asking: RwSignal<bool>) {
    is_asking.set(true);
    request_animation_frame(|| page::focus("#sure"));
}

fn bytes(size: f64) -> String {
    // An estimate is never negative and far below 2^53.
    figures::bytes(size as u64)
}
