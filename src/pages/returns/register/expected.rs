//! One organisation that is expected, and what somebody can do about it.

use crate::adding_up::desk::shown::ExpectedShown;
use crate::adding_up::talk::RegisterAsk;
use crate::components::button::{Button, Look};
use crate::components::copy_button::CopyButton;
use crate::components::table::{Cell, row};
use crate::pages::returns::leaving_out::{LeaveOut, LeavingOut};
use crate::pages::returns::rows::plain_id;
use crate::platform::clock;
use crate::state::returns::ReturnsDesk;
use crate::words::register::{Reminder, reminder};
use leptos::prelude::*;

/// A row of the register.
pub(super) fn expected_row(desk: ReturnsDesk, line: &ExpectedShown) -> AnyView {
    let (is_green, is_red) = (line.is_returned, line.is_chased);
    let is_grey = !is_green && !is_red;
    let reason = line.out_of_scope.clone().filter(|reason| !reason.is_empty());
    let again = line.is_again.then_some(" Nothing came last time either.");
    let status = view! {
        <strong class="govuk-tag" class:govuk-tag--green=is_green class:govuk-tag--red=is_red class:govuk-tag--grey=is_grey>
            {line.status.clone()}
        </strong>
        " " <span>{line.how.clone()}</span> <span>{again}</span> " " <span dir="auto">{reason}</span>
    };
    let about = view! { <span dir="auto">{line.name.clone()}</span> " " <span class="app-reference">{line.about.clone()}</span> };
    row(Cell::of(about), vec![Cell::of(status), Cell::of(choices(desk, line))])
}

fn choices(desk: ReturnsDesk, line: &ExpectedShown) -> AnyView {
    if line.out_of_scope.is_some() {
        let back = RegisterAsk::TakeBack { id: line.id.clone() };
        return view! {
            <Button label="Expect it again" look=Look::Secondary on_press=move |_| desk.say_of_register(back.clone())/>
        }
        .into_any();
    }
    let remind = line.is_chased.then(|| {
        let line = line.clone();
        // The row stays while deadlines change.
        let text = Signal::derive(move || reminder_of(desk, &line));
        view! { <CopyButton label="Copy a reminder" text/> }
    });
    let id = line.id.clone();
    let field = format!("scope-{}", plain_id(&id));
    let leave_out = move |reason| desk.say_of_register(RegisterAsk::LeaveOut { id: id.clone(), reason });
    view! { <div class="app-no-print">{remind} <LeaveOut id=field said=OUT_OF_REGISTER on_reason=leave_out/></div> }.into_any()
}

fn reminder_of(desk: ReturnsDesk, line: &ExpectedShown) -> String {
    let looked = desk.looked().get();
    let register = looked.register.clone().unwrap_or_default();
    let today = clock::today();
    let deadline = if register.first_deadline >= today || register.final_deadline.is_empty() {
        register.first_deadline
    } else {
        register.final_deadline
    };
    let asked_for = match looked.summaries.as_slice() {
        [one] => one.title.clone(),
        _ => "self-assessment".to_owned(),
    };
    let (partnership, contact) = desk.partnership();
    reminder(&Reminder {
        organisation: &line.name,
        contact_role: &line.contact_role,
        asked_for: &asked_for,
        cycle: &looked.round,
        is_past: !deadline.is_empty() && deadline < today,
        deadline: &deadline,
        is_incomplete: line.is_incomplete,
        partnership: &partnership,
        contact: &contact,
    })
}

const OUT_OF_REGISTER: LeavingOut = LeavingOut {
    offer: "Nothing is expected of it",
    question: "Why?",
    hint: "For example, it has closed, or another partnership asks it.",
    button: "Leave it out of the register",
};
