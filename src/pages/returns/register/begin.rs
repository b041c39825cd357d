//! Saying who is expected: a pasted list, a file, or the register of another round.

use crate::adding_up::talk::RegisterAsk;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, when};
use crate::components::file_field::{Choosing, FileField};
use crate::components::text_field::{TextArea, TextField};
use crate::platform::files::ChosenFile;
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Adds organisations to the register of the round, or begins one.
#[component]
pub fn AddExpected(
    /// The returns.
    desk: ReturnsDesk,
    /// What there is to say of the list that was added last.
    said: RwSignal<Vec<String>>,
) -> impl IntoView {
    let looked = desk.looked();
    let has_round = Signal::derive(move || looked.with(|looked| !looked.round.is_empty()));
    let has_none = Signal::derive(move || !has_round.get());
    let round = RwSignal::new(desk.usual_round());
    let pasted = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let say = move |ask: RegisterAsk, list: Option<ChosenFile>| {
        let to = looked.with_untracked(|looked| looked.round.clone());
        let to = if to.is_empty() { round.get_untracked().trim().to_owned() } else { to };
        if to.is_empty() {
            return page::focus("#register-round");
        }
        spawn_local(async move {
            match desk.register_of(to, ask, list).await {
                Ok(told) => {
                    let _ = error.try_set(None);
                    let _ = pasted.try_set(String::new());
                    let _ = said.try_set(told);
                    page::focus("#register-said");
                }
                Err(why) => {
                    let _ = error.try_set(Some(why));
                    page::focus("#register-list");
                }
            }
        });
    };
    let paste = move |_| {
        let text = pasted.get_untracked();
        if text.trim().is_empty() {
            error.set(Some("Paste a list first".to_owned()));
            return page::focus("#register-list");
        }
        say(RegisterAsk::Paste { text }, None);
    };
    let choose = move |chosen: Vec<ChosenFile>| {
        if let Some(file) = chosen.into_iter().next() {
            say(RegisterAsk::List, Some(file));
        }
    };
    let others = Memo::new(move |_| looked.with(|looked| looked.other_registers.clone()));
    let is_new = Memo::new(move |_| looked.with(|looked| looked.register.is_none()));
    let copies = move || {
        let of = |other: String| {
            let from = other.clone();
            let copy = move |_| say(RegisterAsk::CopyFrom { round: from.clone() }, None);
            view! { <Button label=format!("Begin with the register of {other}") look=Look::Secondary on_press=copy/> }
        };
        let all = if is_new.get() { others.get() } else { Vec::new() };
        all.into_iter().map(of).collect_view().into_any()
    };
    view! {
        <div class="app-no-print">
            {when(has_none, move || view! {
                <TextField
                    id="register-round"
                    label="Round"
                    hint=Some("As returns write it, such as 2026-27.".to_owned())
                    value=round
                    on_input=move |text| round.set(text)
                />
            }.into_any())}
            {changing(copies)}
            <TextArea
                id="register-list"
                label="Paste a list"
                hint=Some(
                    "One organisation on each line, or a table copied from a spreadsheet with a heading over each column: \
                     name, type, sector, locality, URN or another number, contact role, deadlines. \
                     Roles, not people’s names."
                        .to_owned(),
                )
                value=pasted
                error=error
                on_input=move |text| pasted.set(text)
            />
            <Button label="Add these to the register" look=Look::Secondary on_press=paste/>
            <FileField
                id="register-file"
                label="Or add a list as a file"
                hint="CSV, or an Excel workbook (.xlsx). It is read on this device."
                choosing=Choosing::One
                on_choose=choose
            />
        </div>
    }
}
