//! The first page: start, go on with a draft, open a file, bring returns together.

use super::frame::{GoButton, Page};
use crate::components::dynamic::changing;
use crate::components::file_field::{Choosing, FileField};
use crate::platform::clock;
use crate::platform::files::ChosenFile;
use crate::platform::page;
use crate::routes::{DraftPage, ReturnsView, Route};
use crate::state::desk::{Desk, use_desk};
use crate::state::device::use_device;
use crate::state::draft_list::{DraftLine, DraftList};
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use crate::words::figures;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The first page.
#[component]
pub fn Home() -> impl IntoView {
    let setting = use_setting();
    let deadline = setting.with(|partnership| partnership.deadline.clone());
    let list = DraftList::load(use_device(), use_desk(), use_notices());
    view! {
        <Page heading="Safeguarding audit">
            <p class="govuk-body-l">
                "Complete a safeguarding self-assessment, save it, and send it to your partnership as a file."
            </p>
            <p class="govuk-body">
                "What you type stays on this device, in this browser. You need no account, and you can stop and come back at any time."
            </p>
            {(!deadline.is_empty()).then(|| view! {
                <p class="govuk-inset-text">"Returns are due by " {figures::date(&deadline)} ". You keep your own copy, also after that day."</p>
            })}
            <GoButton to=Route::Start class="govuk-button govuk-button--start" label="Start a new audit or self-assessment"/>
            <Drafts list/>
            <h2 class="govuk-heading-m">"Have you been sent a file?"</h2>
            <OpenFile/>
            <h2 class="govuk-heading-m">"For partnerships"</h2>
            <ul class="govuk-list">
                <li><a class="govuk-link" href=Route::Returns(ReturnsView::Overview).href()>"Bring returns together"</a></li>
                <li><a class="govuk-link" href=Route::Device.href()>"Data on this device"</a></li>
            </ul>
        </Page>
    }
}

#[component]
fn Drafts(list: DraftList) -> impl IntoView {
    let lines = list.lines();
    let rows = move || match lines.get() {
        None => nothing_yet("Looking…"),
        Some(lines) if lines.is_empty() => nothing_yet("There are none yet."),
        Some(lines) => lines.into_iter().map(|line| view! { <DraftRow line list/> }).collect_view().into_any(),
    };
    view! {
        <table class="govuk-table app-stacked">
            <caption class="govuk-table__caption govuk-table__caption--m">"Drafts on this device"</caption>
            <thead class="govuk-table__head">
                <tr class="govuk-table__row">
                    <th scope="col" class="govuk-table__header">"Draft"</th>
                    <th scope="col" class="govuk-table__header">"Last saved"</th>
                    <th scope="col" class="govuk-table__header">"What you can do"</th>
                </tr>
            </thead>
            <tbody class="govuk-table__body">
                {changing(rows)}
            </tbody>
        </table>
    }
}

fn nothing_yet(text: &'static str) -> AnyView {
    view! { <tr class="govuk-table__row"><td class="govuk-table__cell" colspan="3">{text}</td></tr> }.into_any()
}

#[component]
fn DraftRow(line: DraftLine, list: DraftList) -> impl IntoView {
    match line {
        DraftLine::Unreadable { key, why } => view! {
            <tr class="govuk-table__row">
                <th scope="row" class="govuk-table__header">"A draft that cannot be read"</th>
                <td class="govuk-table__cell">{why}</td>
                <td class="govuk-table__cell">
                    <button type="button" class="app-link-button" on:click=move |_| list.download_unreadable(key.clone())>
                        "Download what is there"
                    </button>
                </td>
            </tr>
        }
        .into_any(),
        DraftLine::Draft { id, name, reference, saved_at, is_submitted, route } => {
            let when = format!("{} at {}", figures::date(&clock::day(&saved_at)), clock::time_of_day(&saved_at));
            let (downloaded, deleted, called) = (id.clone(), id, name.clone());
            let hidden = format!(" {name}, {reference}");
            let hidden = move || view! { <span class="govuk-visually-hidden">{hidden.clone()}</span> };
            view! {
                <tr class="govuk-table__row">
                    <th scope="row" class="govuk-table__header">
                        {name}
                        <span class="app-reference">{reference}{is_submitted.then_some(", submitted")}</span>
                    </th>
                    <td class="govuk-table__cell">{when}</td>
                    <td class="govuk-table__cell app-row-actions">
                        <a class="govuk-link" href=route.href()>"Open"{hidden()}</a>
                        <button type="button" class="app-link-button" on:click=move |_| list.download(downloaded.clone())>"Download"{hidden()}</button>
                        <button type="button" class="app-link-button" on:click=move |_| list.delete(deleted.clone(), called.clone())>"Delete"{hidden()}</button>
                    </td>
                </tr>
            }
            .into_any()
        }
    }
}

/// Opens a draft or return from a file.
#[component]
fn OpenFile() -> impl IntoView {
    let (desk, notices) = (use_desk(), use_notices());
    let open = move |chosen: Vec<ChosenFile>| {
        let Some(file) = chosen.into_iter().next() else { return };
        spawn_local(async move {
            notices.clear();
            let opened = match file.read_up_to(Desk::LARGEST_FILE).await {
                Ok(bytes) => desk.take_file(&bytes).await,
                Err(error) => Err(format!("The browser could not read it: {}.", error.message)),
            };
            match opened {
                Ok(id) => {
                    // The draft's page says itself where it cannot be shown.
                    let _ = page::go(&Route::Draft(id, DraftPage::Tasks).hash());
                }
                Err(why) => notices.warn(format!("“{}” was not opened. {why}", file.name)),
            }
        });
    };
    view! {
        <FileField
            id="open-file"
            label="Open a file"
            hint="A draft or a return that was saved with this app. It ends in .json."
            choosing=Choosing::One
            on_choose=open
        />
    }
}
