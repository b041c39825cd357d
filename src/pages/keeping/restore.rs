//! What is in a backup and how it stands to what is here; then putting it in place.

use crate::components::button::Button;
use crate::components::dynamic::changing;
use crate::components::table::{self, Caption, Cell, Table, heads};
use crate::pages::shared::frame::{Page, go};
use crate::platform::clock;
use crate::routes::Route;
use crate::state::keeping::backup::{BackupStanding, Backups, Item, Plan, What, use_backups};
use crate::state::notices::use_notices;
use crate::state::returns::use_returns_desk;
use crate::words::backup::{describe, standing};
use crate::words::figures;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What is in a backup.
#[component]
pub fn Restore() -> impl IntoView {
    let backups = use_backups();
    let plan = backups.plan();
    let content = move || match plan.get() {
        None => view! { <p class="govuk-body">"Choose a backup under “Data on this device” first."</p> }.into_any(),
        Some(plan) => view! { <Items backups plan=(*plan).clone()/> }.into_any(),
    };
    view! {
        <Page heading="Restore a backup" back=Route::Device>
            {changing(content)}
        </Page>
    }
}

#[component]
fn Items(backups: Backups, plan: Plan) -> impl IntoView {
    let (notices, returns) = (use_notices(), use_returns_desk());
    let made = moment(plan.made_at());
    let rows = plan.items.iter().map(|item| row(backups, item)).collect_view().into_any();
    let is_empty = plan.items.is_empty();
    let restore = move |_| {
        spawn_local(async move {
            let restored = backups.restore().await;
            // What was added up so far is added up anew, with what has come back.
            returns.close();
            returns.tell_others();
            match restored {
                Ok(restored) => {
                    notices.tell_on_next(format!("{} restored.", figures::count(restored, "item")));
                    go(&Route::Home);
                }
                Err(why) => notices.warn(format!("Not everything could be restored. {why}")),
            }
        });
    };
    view! {
        <p class="govuk-body">
            {format!("This backup was made on {made}. Nothing has been changed yet. Tick what you want to have from it.")}
        </p>
        {is_empty.then(|| view! { <p class="govuk-body">"There is nothing in it."</p> })}
        <Table
            caption=Caption::Medium("What is in the backup".into())
            class="app-stacked"
            is_hidden=is_empty
            heads=heads(["Item", "How it stands to this device"])
            rows
        />
        <p class="govuk-body">"A draft that gives way is kept among the earlier versions of the one that takes its place."</p>
        <Button label="Restore what is ticked" is_disabled=is_empty on_press=restore/>
    }
}

fn row(backups: Backups, item: &Item) -> AnyView {
    let id = format!("item-{}", item.key.replace('/', "-"));
    let key = item.key.clone();
    let chosen = item.key.clone();
    let kind = match item.what {
        What::Draft => "Draft",
        What::Return => "Return brought together with others",
        What::Desk if item.name.is_empty() => "What was chosen about returns",
        What::Desk => "Register of who is expected",
        What::Themes => "Themes of what was written",
        What::Report => "Words of a report",
        What::Update => "An update on actions, brought together with returns",
        What::Replies => "Replies to a survey, brought together with others",
        What::Survey => "Survey with its replies",
        What::Unreadable => "Something that cannot be read",
    };
    let is_same = item.standing == BackupStanding::Same;
    let how = match (item.saved_in_backup.as_str(), item.saved_here.as_str()) {
        ("", _) => String::from(standing(item.standing)),
        (there, "") => describe(item.standing, &moment(there), ""),
        (there, here) => describe(item.standing, &moment(there), &moment(here)),
    };
    let locked = (item.is_locked && !is_same).then_some(
        "One of the two has a passphrase, so the draft on this device could not be kept as an earlier version. Delete it first \
         if you want the one from the backup.",
    );
    let deleted = item.was_deleted.then_some("It was deleted when the backup was made; restoring brings it back. ");
    let name = if item.name.trim().is_empty() { item.reference.clone() } else { item.name.clone() };
    let about = view! {
        <div class="govuk-checkboxes govuk-checkboxes--small">
            <div class="govuk-checkboxes__item">
                <input
                    class="govuk-checkboxes__input"
                    type="checkbox"
                    id=id.clone()
                    disabled=item.is_locked || is_same
                    prop:checked=move || backups.is_chosen(&key)
                    on:change:target=move |event| backups.choose(&chosen, event.target().checked())
                />
                <label class="govuk-label govuk-checkboxes__label" for=id><bdi dir="auto">{name}</bdi></label>
            </div>
        </div>
        <span class="app-reference">{kind} " " {item.reference.clone()}</span>
    };
    let standing = view! { {how}<span class="app-reference">{deleted}{locked}</span> };
    table::row(Cell::of(about), vec![Cell::of(standing)])
}

fn moment(at: &str) -> String {
    format!("{} at {}", figures::date(&clock::day(at)), clock::time_of_day(at))
}
