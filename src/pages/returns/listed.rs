//! Every file and every return: where it stands, and what somebody may choose about it.

use super::files::{verdict, whose};
use super::leaving_out::{LeaveOut, LeavingOut};
use super::rows::{plain_id, rows};
use crate::adding_up::desk::shown::{FileLine, MOST_LINES, WantedList};
use crate::adding_up::talk::DeskChoice;
use crate::aggregation::counting::RoundPlace;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing_text, when};
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::components::text_field::TextField;
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use crate::words::desk::{place as place_said, shown as shown_words};
use leptos::prelude::*;

/// Every file and every return.
#[component]
pub fn Files(
    /// The returns.
    desk: ReturnsDesk,
) -> impl IntoView {
    let lines = Memo::new(move |_| desk.looked().with(|looked| looked.lines.clone()));
    let all = Memo::new(move |_| desk.looked().with(|looked| looked.lines_in_all));
    let asked = move || desk.what().with(WantedList::place);
    let is_any = Signal::derive(move || desk.looked().with(|looked| !looked.rounds.is_empty()));
    view! {
        <Looking
            what="file"
            label="Find a file or an organisation"
            all=Signal::from(all)
            shown=Signal::derive(move || lines.with(Vec::len))
            asked=Signal::derive(asked)
            on_ask=move |(from, like)| desk.ask_for(WantedList::Files { from, like })
        />
        <Table
            caption=Caption::Hidden("Files".into())
            class="app-stacked"
            heads=heads(["File", "Organisation", "Where it stands"])
            rows=rows(lines.into(), file_row, desk)
        />
        {when(is_any, move || view! { <AsOneFile desk/> }.into_any())}
    }
}

/// The whole desk, to hand to a colleague.
#[component]
fn AsOneFile(desk: ReturnsDesk) -> impl IntoView {
    view! {
        <div class="app-no-print">
            <h2 class="govuk-heading-m">"Hand the desk to a colleague"</h2>
            <p class="govuk-body">
                "One file with every return and every file of replies as it came, the registers, themes, and what was chosen. \
                 Your colleague adds it on this page as returns are added; nothing that was chosen there is changed. Whoever has \
                 the file can read it."
            </p>
            <Button label="Download the desk as one file" look=Look::Secondary on_press=move |_| desk.download_desk()/>
            <h2 class="govuk-heading-m">"For other programs"</h2>
            <p class="govuk-body">
                "A row for each return, answer, grade, action and reply of every round, as CSV, with a file that says what each \
                 column is. Organisations are named in it and replies are about people, so it is for the partnership only."
            </p>
            <Button label="Download tidy files" look=Look::Secondary on_press=move |_| desk.download_tidy()/>
        </div>
    }
}

/// A list that is looked through a hundred lines at a time.
#[component]
pub(super) fn Looking(
    /// What is listed, in the singular: "file".
    what: &'static str,
    /// What the field is for.
    label: &'static str,
    /// How many lines there are.
    all: Signal<usize>,
    /// How many are shown.
    shown: Signal<usize>,
    /// How many are passed over, and what is looked for.
    asked: Signal<(usize, String)>,
    /// Asks for others.
    #[prop(into)]
    on_ask: Callback<(usize, String)>,
) -> impl IntoView {
    let typed = RwSignal::new(asked.with_untracked(|(_, like)| like.clone()));
    let said = Signal::derive(move || shown_words(asked.get().0, shown.get(), all.get(), what));
    let has_more = Signal::derive(move || asked.get().0 + shown.get() < all.get());
    let has_fewer = Signal::derive(move || asked.get().0 > 0);
    let (id, shown_id) = (format!("find-{what}"), format!("shown-{what}"));
    let focused = StoredValue::new(format!("#{shown_id}"));
    let turn = move |to: usize| {
        on_ask.run((to, typed.get_untracked()));
        page::focus(&focused.get_value());
    };
    view! {
        <div class="app-no-print">
            <TextField
                id
                label
                hint=None
                value=typed
                on_input=move |text: String| {
                    typed.set(text.clone());
                    on_ask.run((0, text));
                }
            />
        </div>
        <p class="govuk-body" role="status" id=shown_id tabindex="-1">{changing_text(said)}</p>
        <div class="govuk-button-group app-no-print">
            {when(has_fewer, move || view! {
                <Button
                    label="Show those before"
                    look=Look::Secondary
                    on_press=move |_| turn(asked.get_untracked().0.saturating_sub(MOST_LINES))
                />
            }.into_any())}
            {when(has_more, move || view! {
                <Button
                    label="Show those after"
                    look=Look::Secondary
                    on_press=move |_| turn(asked.get_untracked().0 + MOST_LINES)
                />
            }.into_any())}
        </div>
    }
}

fn file_row(desk: ReturnsDesk, line: &FileLine) -> AnyView {
    let standing = match &line.place {
        None => verdict(&line.line),
        Some(place) => return_standing(desk, line, place),
    };
    row(Cell::own(line.line.name.clone()).breaking(), vec![whose(&line.line), Cell::of(standing)])
}

fn return_standing(desk: ReturnsDesk, line: &FileLine, place: &RoundPlace) -> AnyView {
    let (label, sentence) = place_said(place, &line.round, &line.instead);
    let sentence = if line.note.is_empty() { sentence } else { line.note.clone() };
    let is_counted = *place == RoundPlace::Counted;
    let is_waiting = matches!(place, RoundPlace::Waits(_) | RoundPlace::FewReplies);
    let remarks = line.line.sentence.clone();
    let round = line.may_choose_round.then(|| view! { <ChooseRound desk key=line.key.clone() round=line.round.clone()/> });
    let key = line.key.clone();
    let choices = match place {
        _ if line.is_fixed => ().into_any(),
        RoundPlace::Counted | RoundPlace::Waits(_) => {
            let count = is_waiting.then(|| {
                let key = key.clone();
                let count = move |_| desk.choose(DeskChoice::Count { key: key.clone() });
                view! { <Button label="Count this one instead" look=Look::Secondary on_press=count/> }
            });
            let id = format!("reason-{}", plain_id(&key));
            let said = if line.is_of_case { CASE_OUT_OF_FIGURES } else { OUT_OF_FIGURES };
            let leave_out = move |reason| desk.choose(DeskChoice::LeaveOut { key: key.clone(), reason });
            view! { {count} <LeaveOut id said on_reason=leave_out/> }.into_any()
        }
        RoundPlace::LeftOut(_) => {
            let take_back = move |_| desk.choose(DeskChoice::TakeBack { key: key.clone() });
            view! { <Button label="Count it again" look=Look::Secondary on_press=take_back/> }.into_any()
        }
        RoundPlace::FewReplies | RoundPlace::OtherRound => ().into_any(),
    };
    view! {
        <strong
            class="govuk-tag"
            class:govuk-tag--green=is_counted
            class:govuk-tag--yellow=is_waiting
            class:govuk-tag--grey=!is_counted && !is_waiting
        >
            {label}
        </strong>
        " " <span>{sentence}</span> " " <span>{remarks}</span>
        <div class="app-no-print app-choices">{choices} {round}</div>
    }
    .into_any()
}

const OUT_OF_FIGURES: LeavingOut = LeavingOut {
    offer: "Leave it out",
    question: "Why is it left out?",
    hint: "Whoever reads the figures will want to know.",
    button: "Leave it out of the figures",
};
const CASE_OUT_OF_FIGURES: LeavingOut = LeavingOut {
    hint: "It is about a child: whoever sees the figures with it and without it knows what it says. Never publish both. Whoever \
           reads the figures will want to know why.",
    ..OUT_OF_FIGURES
};

#[component]
fn ChooseRound(desk: ReturnsDesk, key: String, round: String) -> impl IntoView {
    let typed = RwSignal::new(round);
    let id = format!("round-{}", plain_id(&key));
    let choose = move |_| {
        let round = typed.get_untracked().trim().to_owned();
        desk.choose(DeskChoice::Round { key: Some(key.clone()), round });
    };
    view! {
        <TextField id label="It says no round. Which one is it of?" hint=None value=typed on_input=move |text| typed.set(text)/>
        <Button label="Set the round" look=Look::Secondary on_press=choose/>
    }
}
