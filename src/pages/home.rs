//! The first page: start, go on with a draft, open a file, bring returns together.

use super::parts::tables::{Asking, FILL, FilePlace, Fill, SURVEY};
use super::parts::{do_in, show_within};
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, when};
use crate::components::field::Label;
use crate::components::file_field::{Choosing, FileField};
use crate::components::table::{Caption, Cell, Table, heads, only_row, row};
use crate::model::date::Date;
use crate::model::filter::Filter;
use crate::model::ids::ReturnId;
use crate::pages::shared::frame::{GoButton, Page};
use crate::pages::shared::handed::{download_state, moment};
use crate::pages::shared::kept_since::KeptSince;
use crate::platform::files::{ChosenFile, when_opened_with};
use crate::platform::persistence::is_safari;
use crate::platform::{clock, page};
use crate::routes::{DraftPage, ReturnsView, Route};
use crate::state::device::use_device;
use crate::state::keeping::draft_list::{DraftLine, DraftList, Head};
use crate::state::keeping::recently_deleted::KEPT_FOR;
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use crate::state::whole::use_whole;
use crate::words::device::FROM_DISK;
use crate::words::plan::sent_as_noted;
use crate::words::{figures, first_page};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The first page.
#[component]
pub fn Home() -> impl IntoView {
    let setting = use_setting();
    let deadline = setting.with(|partnership| partnership.deadline.clone());
    let list = DraftList::load(use_device(), use_whole(), use_notices());
    let returns_href = Route::Returns(ReturnsView::Overview, Filter::default()).href();
    view! {
        <Page heading=first_page::HEADING>
            <p class="govuk-body-l">{first_page::LEAD}</p>
            <p class="govuk-body">{first_page::STAYS}</p>
            <KeptSince/>
            <GoButton to=Route::Start look=Look::Start label=first_page::START/>
            {(!deadline.is_empty()).then(|| view! {
                <p class="govuk-inset-text">
                    "Returns are due by " {figures::date(&deadline)} ". You keep your own copy, also after that day."
                </p>
            })}
            {(is_safari() && !page::is_installed()).then(|| view! {
                <p class="govuk-inset-text">
                    "Safari deletes what this page has kept when you have not visited it for seven days of using Safari. \
                     Download your drafts before a break, and before you add this app to your Home Screen: there it begins \
                     without them, and you can open the files."
                </p>
            })}
            {page::is_from_disk().then(|| view! { <p class="govuk-inset-text">{FROM_DISK}</p> })}
            <Drafts list/>
            <RecentlyDeleted list/>
            <Surveys/>
            <h2 class="govuk-heading-m">"Have you been sent a file?"</h2>
            <OpenFile/>
            <h2 class="govuk-heading-m">"For partnerships"</h2>
            <ul class="govuk-list">
                <li><a class="govuk-link" href=returns_href>"Bring returns together"</a></li>
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
                <Button
                    label="Download what is there"
                    look=Look::Link
                    on_press=act(list, move |fill| (fill.download_unreadable)(list, key.clone()))
                />
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
                        on_press=act(list, move |fill| (fill.saw)(list, seen.clone(), noted.clone()))
                    />
                }
            });
            let (reference, submitted) = (head.reference.clone(), head.is_submitted.then_some(", submitted"));
            let sent = (!head.sent_on.is_empty()).then(|| sent_as_noted(&head.sent_on));
            let about = view! {
                <bdi dir="auto">{name}</bdi>
                <span class="app-reference"><span translate="no">{reference}</span>{submitted}</span>
                {sent.map(|said| view! { <span class="app-reference">{said}</span> })}
            };
            let saved = view! {
                {moment(&head.saved_at)}<span class="app-reference">{download_state(&head)}</span>{is_there}
            };
            let actions = view! {
                <a class="govuk-link" href=route.href()>{Label::with("Open", hidden.clone()).drawn()}</a>
                {plan_link(&deleted, &head, &hidden)}
                <Button
                    label=Label::with("Download", hidden.clone())
                    look=Look::Link
                    on_press=act(list, move |fill| (fill.download)(list, downloaded.clone()))
                />
                <Button
                    label=Label::with("Delete", hidden)
                    look=Look::Link
                    on_press=act(list, move |fill| (fill.delete)(list, deleted.clone(), called.clone()))
                />
            };
            row(Cell::of(about), vec![Cell::of(saved), Cell::actions(actions)])
        }
    }
}

/// The way to the action plan of a submitted return, with how many of its actions are overdue; nothing where none is open.
fn plan_link(id: &ReturnId, head: &Head, hidden: &str) -> Option<AnyView> {
    let (open, overdue) = head.open_and_overdue(Date::from_iso(&clock::today())?);
    let label = match overdue {
        0 => "Action plan".to_owned(),
        overdue => format!("Action plan ({} overdue)", figures::number(overdue)),
    };
    let href = Route::Draft(id.clone(), DraftPage::Actions).href();
    (open > 0).then(|| view! { <a class="govuk-link" href=href>{Label::with(label, hidden).drawn()}</a> }.into_any())
}

/// What a button beside a draft does, once what does it has come.
fn act(list: DraftList, act: impl Fn(Fill) + Clone + Send + Sync + 'static) -> impl Fn(()) + Send + Sync + 'static {
    move |()| do_in(&FILL, list.notices(), act.clone())
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
        <Button
            label=Label::with("Restore", hidden.clone())
            look=Look::Link
            on_press=act(list, move |fill| (fill.restore)(list, restored.clone()))
        />
        <Button
            label=Label::with("Delete for good", hidden)
            look=Look::Link
            on_press=act(list, move |fill| (fill.forget)(list, id.clone(), called.clone()))
        />
    };
    Some(row(Cell::of(about), vec![Cell::of(deleted), Cell::actions(actions)]))
}

/// Opens a draft, a return or a questionnaire from a file.
#[component]
fn OpenFile() -> impl IntoView {
    let (whole, notices) = (use_whole(), use_notices());
    let asks = RwSignal::new(None::<Asking>);
    let choose = move |chosen: Vec<ChosenFile>| {
        do_in(&FILL, notices, move |fill| (fill.open_file)(FilePlace { asks, whole, notices }, chosen));
    };
    // Whoever opens a file of the app from the desktop has chosen it already. Elsewhere nothing is ever handed over.
    let _ = when_opened_with(choose);
    view! {
        <FileField
            id="open-file"
            label="Open a file"
            hint="A draft or a return that was saved with this app, or a questionnaire. It ends in .json."
            choosing=Choosing::One
            on_choose=choose
        />
        {changing(move || asks.get().map(|draw| draw()).into_any())}
    }
}

/// The surveys on this device; nothing where there are none.
#[component]
fn Surveys() -> impl IntoView {
    let device = use_device();
    let are_any = RwSignal::new(false);
    spawn_local(async move {
        // Where that cannot be told, the list of surveys says why.
        let found = device.surveys().are_any().await.unwrap_or(true);
        let _ = are_any.try_set(found);
    });
    when(are_any.into(), || show_within(&SURVEY, |survey| (survey.list)()))
}
