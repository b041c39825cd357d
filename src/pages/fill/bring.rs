//! What came as a file is brought together with a draft: what is taken at once, and what somebody chooses.

use crate::components::button::{Button, Look};
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::radios::{Opt, Radios};
use crate::components::summary_list::{Row, SummaryList};
use crate::components::words::Words;
use crate::model::audit_return::Return;
use crate::model::bringing::{Side, Thing, Together, refuses, together};
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::{GoButton, Page, go};
use crate::pages::shared::handed::moment;
use crate::routes::{DraftPage, Route};
use crate::state::device::use_device;
use crate::state::draft::colleagues::{Bringing, bring_in, undo, use_bringing};
use crate::state::draft::desk::OpenDraft;
use crate::state::notices::use_notices;
use crate::words::colleague::{BRING, UNDONE, added, brought, not_together, replaced, said_of, thing, what_came};
use crate::words::figures::list;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// That a file has nothing new.
const ALL_HERE: &str = "Everything in this file is in the draft already. Nothing was changed.";
/// That a file has nothing new, though it says something else.
const KNOWN: &str = "There is nothing new in this file. What it says otherwise was decided before, or your colleague left it as \
     it was. Nothing was changed.";

/// Bringing together.
#[component]
pub fn BringPage(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let bringing = use_bringing();
    let id = open.session.id();
    let tasks = Route::Draft(id.clone(), DraftPage::Tasks);
    let record = open.session.record_now();
    let questionnaire = open.session.questionnaire();
    let Some(theirs) = bringing.of(&id) else {
        return said_only("There is nothing to bring in. Use “Open a file” on the first page, and choose the file again.", tasks);
    };
    if let Some(why) = refuses(&record, &theirs) {
        bringing.forget(&id);
        return said_only(not_together(why), tasks);
    }
    let found = together(&open.session.edition(), &record, &theirs);
    if found.is_nothing() {
        bringing.forget(&id);
        return said_only(if found.has_known_differences { KNOWN } else { ALL_HERE }, tasks);
    }
    view! { <Both open bringing questionnaire=(*questionnaire).clone() mine=record theirs found/> }.into_any()
}

/// A page that says one thing.
fn said_only(said: &'static str, tasks: Route) -> AnyView {
    view! {
        <Page heading=BRING back=tasks.clone()>
            <p class="govuk-body">{said}</p>
            <GoButton to=tasks label="Go to the task list"/>
        </Page>
    }
    .into_any()
}

/// Both copies side by side.
#[component]
fn Both(
    open: OpenDraft,
    bringing: Bringing,
    questionnaire: Questionnaire,
    mine: Return,
    theirs: Return,
    found: Together,
) -> impl IntoView {
    let (device, notices) = (use_device(), use_notices());
    let tasks = Route::Draft(mine.id.clone(), DraftPage::Tasks);
    let chosen = RwSignal::new(BTreeMap::<Thing, Side>::new());
    let waiting: Vec<(String, Thing, String)> = found
        .collide
        .iter()
        .enumerate()
        .map(|(at, of)| (format!("choice-{}", at + 1), of.clone(), thing(&questionnaire, &mine, &theirs, of)))
        .collect();
    let checked = {
        let waiting = waiting.clone();
        Checked::new(move || {
            let open = waiting.iter().filter(|(_, of, _)| !chosen.with(|chosen| chosen.contains_key(of)));
            open.map(|(control, _, title)| PageError {
                target: Target::Control(control.clone()),
                text: format!("Choose what stands: {title}"),
            })
            .collect()
        })
    };
    let is_busy = RwSignal::new(false);
    let (id, came, counts) = (mine.id.clone(), theirs.clone(), (found.taken.len(), found.collide.len()));
    let then = tasks.clone();
    let bring = move |_| {
        if is_busy.get_untracked() || !checked.is_well() {
            return;
        }
        is_busy.set(true);
        let (id, came, then) = (id.clone(), came.clone(), then.clone());
        spawn_local(async move {
            match bring_in(device, open, &came, &chosen.get_untracked()).await {
                Ok(before) => {
                    bringing.forget(&id);
                    go(&then);
                    // Said on the page that is gone to, where it can be undone. Then it is asked again, as it was.
                    let say = move || {
                        notices.tell_with(brought(counts.0, counts.1), "Undo", move || {
                            let undone = undo(open.session, before.clone());
                            if undone.is_ok() {
                                bringing.comes(id.clone(), came.clone());
                            }
                            notices.clear();
                            notices.tell_on_next(undone.err().unwrap_or_else(|| UNDONE.to_owned()));
                            go(&Route::Draft(id.clone(), DraftPage::Bring));
                        });
                    };
                    request_animation_frame(move || request_animation_frame(say));
                }
                Err(why) => {
                    notices.warn(why);
                    let _ = is_busy.try_set(false);
                }
            }
        });
    };
    let (unwanted, back) = (mine.id.clone(), tasks.clone());
    let do_not = move |_| {
        bringing.forget(&unwanted);
        go(&back);
    };
    let row = |of: &Thing| {
        let theirs_now = said_of(&questionnaire, &theirs, of, moment).join("; ");
        let replaced = replaced(&questionnaire, &mine, of, moment);
        let values = [format!("Theirs: {theirs_now}")].into_iter().chain(replaced).collect();
        Row { key: thing(&questionnaire, &mine, &theirs, of), values, change: None }
    };
    let taken: Vec<Row> = found.taken.iter().map(row).collect();
    let many = taken.len();
    let why = if theirs.part.is_some() {
        "You have not changed these since you asked, so what your colleague says takes their place."
    } else {
        "Only the other copy says something here."
    };
    let taken = (many > 0).then(|| {
        view! {
            <h2 class="govuk-heading-m">{format!("To be taken over ({many})")}</h2>
            <p class="govuk-body">{why}</p>
            <SummaryList rows=taken/>
        }
    });
    let besides = (!found.added.is_empty()).then(|| {
        let what: Vec<&str> = found.added.iter().map(|what| added(*what)).collect();
        view! { <p class="govuk-body">{format!("Also added: {}.", list(&what))}</p> }
    });
    let sides = |of: &Thing| {
        let side = |key: &str, record: &Return| Row {
            key: key.to_owned(),
            values: said_of(&questionnaire, record, of, moment),
            change: None,
        };
        vec![side("Yours", &mine), side("Theirs", &theirs)]
    };
    let choices: Vec<AnyView> = waiting
        .into_iter()
        .map(|(control, of, title)| {
            let sides = sides(&of);
            view! { <OneChoice control of title sides chosen error=checked.errors/> }.into_any()
        })
        .collect();
    let collide = (!choices.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{format!("You both said something ({})", choices.len())}</h2>
            <p class="govuk-body">"Choose what stands. Nothing of yours is written over before you choose."</p>
            {choices}
        }
    });
    view! {
        <Page heading=BRING caption=questionnaire.title.clone() back=tasks open>
            <ErrorSummary errors=checked.errors/>
            <p class="govuk-body"><Words text=what_came(&theirs, moment)/></p>
            {taken}
            {collide}
            {besides}
            <div class="govuk-button-group">
                <Button label=BRING on_press=bring/>
                <Button label="Do not bring it in" look=Look::Link on_press=do_not/>
            </div>
        </Page>
    }
}

/// What stands, of two things that were said.
#[component]
fn OneChoice(
    control: String,
    of: Thing,
    title: String,
    sides: Vec<Row>,
    chosen: RwSignal<BTreeMap<Thing, Side>>,
    error: Signal<Vec<PageError>>,
) -> impl IntoView {
    let mut options = vec![Opt::plain("mine", "Keep yours"), Opt::plain("theirs", "Take theirs")];
    if of.can_be_both() {
        options.push(Opt::plain("both", "Keep yours, and write theirs beside it"));
    }
    let read = of.clone();
    let selected = Signal::derive(move || {
        chosen.with(|chosen| {
            chosen.get(&read).map(|choice| {
                match choice {
                    Side::Mine => "mine",
                    Side::Theirs => "theirs",
                    Side::Both => "both",
                }
                .to_owned()
            })
        })
    });
    let choose = move |value: String| {
        let choice = match value.as_str() {
            "mine" => Side::Mine,
            "theirs" => Side::Theirs,
            _ => Side::Both,
        };
        chosen.update(|chosen| {
            chosen.insert(of.clone(), choice);
        });
    };
    let error = crate::pages::shared::checked::error_at(error, control.clone());
    view! {
        <Fieldset ids=FieldIds::of(&control) legend=title hint=None error>
            <SummaryList rows=sides/>
            <Radios id=control options selected on_select=choose/>
        </Fieldset>
    }
}
