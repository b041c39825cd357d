//! Beginning from the return of an earlier round: one that is on this device, or its file.

use crate::components::button::{Button, Look};
use crate::components::dynamic::changing;
use crate::components::field::Label;
use crate::components::file_field::{Choosing, FileField};
use crate::components::table::{Caption, Cell, Table, heads, row};
use crate::model::audit_return::Return;
use crate::model::plain::is_seen;
use crate::pages::keeping::passphrase::{AskPassphrase, Asked, focus_asked};
use crate::pages::parts::tables::Asking;
use crate::pages::shared::chosen_file::read_chosen;
use crate::pages::shared::frame::{Page, go};
use crate::pages::shared::status::Status;
use crate::platform::files::ChosenFile;
use crate::routes::{DraftPage, Route};
use crate::state::draft::arrivals::Arrivals;
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::last_round::{Candidate, LastRound, use_last_round};
use crate::state::keeping::passphrase::{is_sealed, open_return};
use crate::state::notices::{Notices, use_notices};
use crate::words::last_time::{BEGIN_FROM_LAST, NO_PASSPHRASE_YET};
use crate::words::said::own_words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Where what was said in an earlier round goes.
#[derive(Clone, Copy)]
struct Goal {
    last_round: LastRound,
    /// The draft it is set beside; none where a new one is begun.
    open: Option<OpenDraft>,
    notices: Notices,
}

impl Goal {
    /// Begins, and goes there; a sentence where it is not begun.
    async fn begin(self, earlier: &Return) -> Result<(), String> {
        let begun = match self.open {
            Some(open) => self.last_round.begin_beside(open, earlier).await,
            None => self.last_round.begin(earlier).await,
        };
        // Its own page says where it cannot be shown.
        begun.map(|route| go(&route))
    }

    async fn begin_from_bytes(self, bytes: &[u8]) -> Result<(), String> {
        let earlier = self.last_round.from_file(bytes)?;
        self.begin(&earlier).await
    }
}

/// Choosing the return to begin from.
#[component]
pub fn LastRoundPage(
    /// The draft to set it beside; none where a new one is begun.
    open: Option<OpenDraft>,
) -> impl IntoView {
    let goal = Goal { last_round: use_last_round(), open, notices: use_notices() };
    let back = open.map_or(Route::Start, |open| Route::Draft(open.session.id(), DraftPage::Tasks));
    let found = RwSignal::new(None::<Vec<Candidate>>);
    spawn_local(async move {
        let candidates = goal.last_round.candidates(open).await;
        let candidates = candidates.unwrap_or_else(|why| {
            goal.notices.warn(why);
            Vec::new()
        });
        // The person may have gone elsewhere meanwhile.
        let _ = found.try_set(Some(candidates));
    });
    let table = move || match found.get() {
        None => view! { <p class="govuk-body">"Looking…"</p> }.into_any(),
        Some(found) if found.is_empty() => {
            view! { <p class="govuk-body">"There is no return of an earlier round on this device that has no passphrase."</p> }
                .into_any()
        }
        Some(found) => on_this_device(goal, found),
    };
    view! {
        <Page heading=BEGIN_FROM_LAST back>
            {open.map(|open| view! { <Status open/> })}
            <p class="govuk-body">
                "What was said in an earlier round then stands beside each question as “Last time”. You confirm it, answer \
                 anew, or leave it out. Questions that have changed since are asked anew, and open actions wait to be closed \
                 or carried on. The earlier return stays as it is."
            </p>
            {changing(table)}
            <FromFile goal/>
        </Page>
    }
}

fn on_this_device(goal: Goal, found: Vec<Candidate>) -> AnyView {
    let is_busy = RwSignal::new(false);
    let begin = move |candidate: Candidate| {
        move |_| {
            // A second click begins no second draft.
            if is_busy.get_untracked() {
                return;
            }
            is_busy.set(true);
            let id = candidate.id.clone();
            spawn_local(async move {
                let begun = match goal.last_round.kept(&id).await {
                    Ok(earlier) => goal.begin(&earlier).await,
                    Err(why) => Err(why),
                };
                if let Err(why) = begun {
                    goal.notices.warn(why);
                }
                let _ = is_busy.try_set(false);
            });
        }
    };
    let line = |candidate: Candidate| {
        let Candidate { name, cycle, reference, title, .. } = candidate.clone();
        let round = if is_seen(&cycle) { cycle } else { "No round".to_owned() };
        let about = view! {
            <bdi dir="auto">{if is_seen(&name) { name.clone() } else { "Unnamed".to_owned() }}</bdi>
            <span class="app-reference">{title}", "<span translate="no">{reference.clone()}</span></span>
        };
        let label = Label::with("Begin from it", format!(" {name}, {round}, {reference}"));
        let button = view! { <Button label look=Look::Secondary on_press=begin(candidate)/> };
        row(Cell::of(about), vec![Cell::of(round), Cell::actions(button)])
    };
    let rows = found.into_iter().map(line).collect_view().into_any();
    view! {
        <Table
            caption=Caption::Medium("Returns of earlier rounds on this device".into())
            class="app-stacked"
            heads=heads(["Return", "Round", "What you can do"])
            rows
        />
    }
    .into_any()
}

/// The file of a return, also of one with a passphrase.
#[component]
fn FromFile(goal: Goal) -> impl IntoView {
    let asks = RwSignal::new(None::<Asking>);
    let choose = move |chosen: Vec<ChosenFile>| {
        asks.set(None);
        read_chosen(chosen, Arrivals::LARGEST_FILE, goal.notices, move |name, read| async move {
            let said = move |why: String| {
                goal.notices.warn(format!("Nothing was begun from “{}”. {why}", own_words(&name)));
            };
            match read {
                Ok(bytes) if is_sealed(&bytes) => {
                    let bytes = Arc::new(bytes);
                    let ask = move |passphrase: String| {
                        let bytes = bytes.clone();
                        Box::pin(async move {
                            goal.begin_from_bytes(&open_return(&bytes, &passphrase).await?).await?;
                            goal.notices.tell_on_next(NO_PASSPHRASE_YET);
                            Ok(())
                        }) as Asked
                    };
                    let draw = move || {
                        let ask = ask.clone();
                        view! { <AskPassphrase label="Passphrase of the file" button="Begin from the file" ask/> }.into_any()
                    };
                    let _ = asks.try_set(Some(Arc::new(draw) as Asking));
                    focus_asked();
                }
                Ok(bytes) => {
                    if let Err(why) = goal.begin_from_bytes(&bytes).await {
                        said(why);
                    }
                }
                Err(why) => said(why),
            }
        });
    };
    view! {
        <FileField
            id="last-round-file"
            label="Begin from a file"
            hint="The return that was sent last time. It ends in .json."
            choosing=Choosing::One
            on_choose=choose
        />
        {changing(move || asks.get().map(|draw| draw()).into_any())}
    }
}
