//! The action plan once its return was submitted: what became of each action, files of it, and an update for the partnership.

mod one;
mod send;

use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, keyed, when};
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::model::action::{Action, PlanPart};
use crate::model::date::Date;
use crate::pages::parts::do_in;
use crate::pages::parts::tables::WORKBOOK;
use crate::pages::shared::frame::Page;
use crate::pages::shared::print::PrintButton;
use crate::platform::{clock, page};
use crate::routes::{DraftPage, Route, element};
use crate::state::draft::action_plan::{download_calendar, download_plan, download_plan_workbook};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::draft_caption;
use crate::state::notices::use_notices;
use crate::words::plan::{STAYS, changed, lead, part, shown};
use leptos::prelude::*;
use one::PlannedAction;
use send::SendUpdate;

/// Of how many owners at the most one can be chosen.
const MOST_OWNERS: usize = 12;
/// The parts that can be chosen beside all of them.
const PARTS: [PlanPart; 3] = [PlanPart::Open, PlanPart::Overdue, PlanPart::Done];

/// The action plan of a submitted return.
#[component]
pub fn PlanAfterwards(
    /// The return.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let today = today();
    let actions = session.actions_now();
    let opened = RwSignal::new(None);
    let (chosen, who) = (RwSignal::new(PlanPart::default()), RwSignal::new(None::<String>));
    let is_shown = move |action: &Action| {
        // What somebody is at work on stays where it is.
        let is_open = opened.with(|opened| opened.as_ref() == Some(&action.id));
        let is_theirs = who.with(|who| who.as_ref().is_none_or(|who| action.owner.trim() == who));
        is_open || !action.is_blank() && is_theirs && chosen.get().has(action, today)
    };
    let ids = Memo::new(move |_| {
        actions.with(|all| all.iter().filter(|action| is_shown(action)).map(|action| action.id.to_string()).collect::<Vec<_>>())
    });
    let said = Memo::new(move |_| actions.with(|all| said_of(all)));
    let counted = Signal::derive(move || shown(ids.with(Vec::len), said.with(Vec::len)));
    let is_filtered = Signal::derive(move || ids.with(Vec::len) < said.with(Vec::len));
    let add = move |_| {
        let action = Action::begun(clock::new_id().into(), None);
        let control = element::action(&action.id);
        opened.set(Some(action.id.clone()));
        session.put_news(action);
        request_animation_frame(move || page::focus(&format!("[id=\"{control}\"]")));
    };
    let changed_on = move || session.with_rest(|rest| rest.action_news.as_ref().map(|news| changed(&clock::day(&news.at))));
    view! {
        <Page
            heading="Action plan"
            caption=draft_caption(open)
            back=Route::Draft(session.id(), DraftPage::Complete)
            open
            always=files(open)
        >
            {changing(move || {
                let said = said.with(|all| lead(all, today));
                view! { <p class="govuk-body-l">{said}</p> }.into_any()
            })}
            <p class="govuk-body app-no-print">{STAYS}</p>
            {changing(move || changed_on().map(|said| view! { <p class="govuk-body">{said}</p> }).into_any())}
            {filters(actions, chosen, who)}
            {when(is_filtered, move || changing(move || view! { <p class="govuk-body">{counted.get()}</p> }.into_any()))}
            {keyed(ids.into(), move |id| view! { <PlannedAction session id=id.into() opened today/> }.into_any())}
            <div class="app-no-print">
                <Button id="add-action" label="Add an action" look=Look::Secondary on_press=add/>
            </div>
            <SendUpdate open/>
        </Page>
    }
}

fn today() -> Date {
    Date::from_iso(&clock::today()).unwrap_or(Date { year: 1970, month: 1, day: 1 })
}

/// An action that was begun and left blank is none.
fn said_of(all: &[Action]) -> Vec<Action> {
    all.iter().filter(|action| !action.is_blank()).cloned().collect()
}

/// Which actions are shown: by how far they are, and by who does them where few do.
fn filters(actions: Memo<Vec<Action>>, chosen: RwSignal<PlanPart>, who: RwSignal<Option<String>>) -> AnyView {
    let owners = Memo::new(move |_| {
        let mut owners: Vec<String> = actions.with(|all| all.iter().map(|action| action.owner.trim().to_owned()).collect());
        owners.retain(|owner| !owner.is_empty());
        owners.sort();
        owners.dedup();
        owners
    });
    let options = PARTS.map(|of| Opt::plain(part(of), part(of))).to_vec();
    let selected = Signal::derive(move || Some(part(chosen.get()).to_owned()).filter(|_| chosen.get() != PlanPart::All));
    let select = move |label: Option<String>| {
        let of = PARTS.into_iter().find(|of| label.as_deref() == Some(part(*of)));
        chosen.set(of.unwrap_or_default());
    };
    let by_owner = move || {
        let all = owners.get();
        (2..=MOST_OWNERS).contains(&all.len()).then(|| {
            view! {
                <SelectField
                    id="plan-owner"
                    label="Who does it"
                    hint=None
                    options=all.iter().map(|owner| Opt::plain(owner, owner)).collect()
                    blank="Everybody"
                    selected=who
                    on_select=move |owner| who.set(owner)
                />
            }
        })
    };
    view! {
        <div class="app-no-print">
            <SelectField
                id="plan-part"
                label="Show"
                hint=None
                options
                blank=part(PlanPart::All)
                selected
                on_select=select
            />
            {changing(move || by_owner().into_any())}
        </div>
    }
    .into_any()
}

/// The plan on paper and as files.
fn files(open: OpenDraft) -> AnyView {
    let (session, notices) = (open.session, use_notices());
    let table = move |_| notices.tell_given(download_plan(&session.record_now()));
    let days = move |_| notices.tell_given(download_calendar(&session.record_now()));
    let workbook = move |_| {
        do_in(&WORKBOOK, notices, move |part| {
            notices.tell_given(download_plan_workbook(&session.edition(), &session.record_now(), part.write));
        });
    };
    view! {
        <div class="app-no-print">
            <h2 class="govuk-heading-m">"Print or download the plan"</h2>
            <div class="govuk-button-group">
                <PrintButton label="Print or save as PDF"/>
                <Button label="Download action plan" look=Look::Secondary on_press=table/>
                <Button label="Download Excel workbook" look=Look::Secondary on_press=workbook/>
                <Button label="Download calendar" look=Look::Secondary on_press=days/>
            </div>
        </div>
    }
    .into_any()
}
