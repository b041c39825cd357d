//! The first page: start, go on with a draft, open a file, bring returns together.

use super::survey::list::Surveys;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, when};
use crate::components::field::Label;
use crate::components::file_field::{Choosing, FileField};
use crate::components::table::{Caption, Cell, Table, heads, only_row, row};
use crate::pages::fill::start::Beginning;
use crate::pages::keeping::passphrase::{AskPassphrase, Asked, focus_asked};
use crate::pages::shared::chosen_file::read_chosen;
use crate::pages::shared::frame::{GoButton, Page, go};
use crate::pages::shared::handed::{download_state, moment};
use crate::platform::files::ChosenFile;
use crate::platform::page;
use crate::platform::persistence::is_safari;
use crate::routes::{ReturnsView, Route};
use crate::state::catalogue::{Catalogue, Loaded};
use crate::state::device::use_device;
use crate::state::draft::arrivals::{Arrivals, use_arrivals};
use crate::state::draft::desk::use_desk;
use crate::state::keeping::draft_list::{DraftLine, DraftList};
use crate::state::keeping::passphrase::{is_sealed, open_return};
use crate::state::keeping::recently_deleted::KEPT_FOR;
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use crate::words::figures;
use crate::words::said::own_words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

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
                "What you type stays on this device, in this browser. You need no account, and you can stop and come back at any \
                 time."
            </p>
            {(!deadline.is_empty()).then(|| view! {
                <p class="govuk-inset-text">
                    "Returns are due by " {figures::date(&deadline)} ". You keep your own copy, also after that day."
                </p>
            })}
            {is_safari().then(|| view! {
                <p class="govuk-inset-text">
                    "Safari deletes what this page has kept when you have not visited it for seven days of using Safari. \
                     Download your drafts before a break."
                </p>
            })}
            <GoButton to=Route::Start look=Look::Start label="Start a new audit or self-assessment"/>
            <Drafts list/>
            <RecentlyDeleted list/>
            <Surveys/>
            <h2 class="govuk-heading-m">"Have you been sent a file?"</h2>
            <OpenFile/>
            <h2 class="govuk-heading-m">"For partnerships"</h2>
            <ul class="govuk-list">
                <li><a class="govuk-link" href=Route::Returns(ReturnsView::Overview).href()>"Bring returns together"</a></li>
                <li><a class="govuk-link" href=Route::BringCase.href()>"Bring one case together"</a></li>
                <li><a class="govuk-link" href=Route::Choosing.href()>"Choose cases to audit"</a></li>
                <li><a class="govuk-link" href=Route::Device.href()>"Data on this device"</a></li>
            </ul>
        </Page>
    }
}

#[component]
fn Drafts(list: DraftList) -> impl IntoView {
    let lines = list.lines();
    let rows = move || match lines.get() {
        None => only_row(3, "Looking…"),
        Some(lines) if lines.is_empty() => only_row(3, "There are none yet."),
        Some(lines) => lines.into_iter().map(|line| draft_row(line, list)).collect_view().into_any(),
    };
    view! {
        <Table
            caption=Caption::Medium("Drafts on this device".into())
            class="app-stacked"
            heads=heads(["Draft", "Last saved", "What you can do"])
            rows=changing(rows)
        />
    }
}

fn draft_row(line: DraftLine, list: DraftList) -> AnyView {
    match line {
        DraftLine::Unreadable { key, why } => {
            let download = view! {
                <Button label="Download what is there" look=Look::Link on_press=move |_| list.download_unreadable(key.clone())/>
            };
            row(Cell::of("A draft that cannot be read"), vec![Cell::of(why), Cell::of(download)])
        }
        DraftLine::Draft { id, name, head, route } => {
            let (downloaded, seen, deleted, called, noted) = (id.clone(), id.clone(), id, name.clone(), name.clone());
            let hidden = hidden_name(&name, &head.reference);
            let is_asked = head.downloaded_at.is_some() && !head.is_seen() && !head.is_ahead_of_download();
            let is_there = is_asked.then(|| {
                view! {
                    <Button
                        label=Label::with("Yes, it is there", hidden.clone())
                        look=Look::Link
                        on_press=move |_| list.saw(seen.clone(), noted.clone())
                    />
                }
            });
            let (reference, submitted) = (head.reference.clone(), head.is_submitted.then_some(", submitted"));
            let about = view! {
                <bdi dir="auto">{name}</bdi>
                <span class="app-reference"><span translate="no">{reference}</span>{submitted}</span>
            };
            let saved = view! {
                {moment(&head.saved_at)}<span class="app-reference">{download_state(&head)}</span>{is_there}
            };
            let actions = view! {
                <a class="govuk-link" href=route.href()>{Label::with("Open", hidden.clone()).drawn()}</a>
                <Button
                    label=Label::with("Download", hidden.clone())
                    look=Look::Link
                    on_press=move |_| list.download(downloaded.clone())
                />
                <Button
                    label=Label::with("Delete", hidden)
                    look=Look::Link
                    on_press=move |_| list.delete(deleted.clone(), called.clone())
                />
            };
            row(Cell::of(about), vec![Cell::of(saved), Cell::actions(actions)])
        }
    }
}

/// Which draft a button is for, for those who do not see the row.
fn hidden_name(name: &str, reference: &str) -> String {
    format!(" {name}, {reference}")
}

/// Drafts that were deleted in the last weeks.
#[component]
fn RecentlyDeleted(list: DraftList) -> impl IntoView {
    let deleted = list.deleted();
    let is_any = Signal::derive(move || deleted.with(|deleted| !deleted.is_empty()));
    let table = move || {
        let rows = move || deleted.get().into_iter().filter_map(|line| deleted_row(line, list)).collect_view().into_any();
        view! {
            <Table
                caption=Caption::Medium("Recently deleted".into())
                class="app-stacked"
                heads=heads(["Draft", "Deleted", "What you can do"])
                rows=changing(rows)
            />
            <p class="govuk-body">{format!("A deleted draft is kept here for {KEPT_FOR} days. Then it is gone for good.")}</p>
        }
        .into_any()
    };
    when(is_any, table)
}

fn deleted_row(line: DraftLine, list: DraftList) -> Option<AnyView> {
    let DraftLine::Draft { id, name, head, .. } = line else { return None };
    let (restored, called) = (id.clone(), name.clone());
    let hidden = hidden_name(&name, &head.reference);
    let about = view! { <bdi dir="auto">{name}</bdi><span class="app-reference">{head.reference.clone()}</span> };
    let deleted_at = moment(head.deleted_at.as_deref().unwrap_or_default());
    let deleted = view! { {deleted_at}<span class="app-reference">{download_state(&head)}</span> };
    let actions = view! {
        <Button label=Label::with("Restore", hidden.clone()) look=Look::Link on_press=move |_| list.restore(restored.clone())/>
        <Button
            label=Label::with("Delete for good", hidden)
            look=Look::Link
            on_press=move |_| list.forget(id.clone(), called.clone())
        />
    };
    Some(row(Cell::of(about), vec![Cell::of(deleted), Cell::actions(actions)]))
}

/// Opens a draft or return from a file.
#[component]
fn OpenFile() -> impl IntoView {
    let (arrivals, notices) = (use_arrivals(), use_notices());
    let sealed = RwSignal::new(None::<Arc<Vec<u8>>>);
    let found = RwSignal::new(None::<Loaded>);
    let take = move |name: String, bytes: Vec<u8>| async move {
        match arrivals.take_file(&bytes).await {
            Ok(route) => {
                // The draft's page says itself where it cannot be shown.
                go(&route);
            }
            Err(why) => notices.warn(not_opened(&name, &why)),
        }
    };
    let choose = move |chosen: Vec<ChosenFile>| {
        read_chosen(chosen, Arrivals::LARGEST_FILE, notices, move |name, read| async move {
            match read {
                Ok(bytes) if is_sealed(&bytes) => {
                    sealed.set(Some(Arc::new(bytes)));
                    focus_asked();
                }
                Ok(bytes) if Arrivals::is_questionnaire(&bytes) => match Catalogue::from_file(bytes) {
                    Ok(loaded) => {
                        found.set(Some(loaded));
                        request_animation_frame(|| page::focus("#found-questionnaire"));
                    }
                    Err(why) => notices.warn(format!("“{}” is a questionnaire that cannot be used. {why}", own_words(&name))),
                },
                Ok(bytes) => take(name, bytes).await,
                Err(why) => notices.warn(not_opened(&name, &why)),
            }
        });
    };
    let ask = move |passphrase: String| {
        let bytes = sealed.get_untracked().unwrap_or_default();
        Box::pin(async move {
            take("The file".to_owned(), open_return(&bytes, &passphrase).await?).await;
            Ok(())
        }) as Asked
    };
    let has_found = Signal::derive(move || found.with(Option::is_some));
    let has_sealed = Signal::derive(move || sealed.with(Option::is_some));
    view! {
        <FileField
            id="open-file"
            label="Open a file"
            hint="A draft or a return that was saved with this app, or a questionnaire. It ends in .json."
            choosing=Choosing::One
            on_choose=choose
        />
        {when(has_found, move || view! { <FoundQuestionnaire found/> }.into_any())}
        {when(has_sealed, move || view! {
            <AskPassphrase label="Passphrase of the file" button="Open the file" ask/>
        }.into_any())}
    }
}

fn not_opened(name: &str, why: &str) -> String {
    format!("“{}” was not opened. {why}", own_words(name))
}

/// A questionnaire that somebody opened: what it is, and a way to use it.
#[component]
fn FoundQuestionnaire(found: RwSignal<Option<Loaded>>) -> impl IntoView {
    let (beginning, notices) = (Beginning::here(), use_notices());
    let is_starting = RwSignal::new(false);
    let begin = move |_| {
        let Some(loaded) = found.get_untracked().filter(|_| !is_starting.get_untracked()) else { return };
        is_starting.set(true);
        spawn_local(async move {
            if let Err(why) = beginning.begin(&loaded).await {
                let _ = is_starting.try_set(false);
                notices.warn(why);
            }
        });
    };
    let said = move || {
        found
            .get()
            .map(|loaded| {
                let questionnaire = &loaded.questionnaire;
                let (parts, questions) = (questionnaire.domains.len(), questionnaire.questions().count());
                let size = format!("{} with {}.", figures::count(parts, "part"), figures::count(questions, "question"));
                let name = format!("{}, edition {}", questionnaire.title, questionnaire.edition);
                let remarks = loaded.remarks.iter().map(|remark| view! { <li>{remark.clone()}</li> }).collect_view();
                let remarks = (!loaded.remarks.is_empty()).then(|| {
                    view! {
                        <p class="govuk-body">"It can be used. Whoever wrote it should look at this:"</p>
                        <ul class="govuk-list govuk-list--bullet">{remarks}</ul>
                    }
                });
                view! {
                    <p class="govuk-body"><strong>{name}</strong>": " {size}</p>
                    <p class="govuk-body">{questionnaire.purpose.clone()}</p>
                    {remarks}
                }
            })
            .into_any()
    };
    view! {
        <section class="govuk-inset-text" id="found-questionnaire" tabindex="-1" aria-label="The questionnaire in the file">
            <h3 class="govuk-heading-s">"This file is a questionnaire"</h3>
            {changing(said)}
            <div class="govuk-button-group">
                <Button label="Use this questionnaire" on_press=begin/>
                <Button label="Do not use it" look=Look::Secondary on_press=move |_| found.set(None)/>
            </div>
        </section>
    }
}
