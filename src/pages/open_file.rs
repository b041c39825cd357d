//! What is done with a file that somebody opened on the first page: a draft or return is taken in, a questionnaire is shown, and
//! whatever has a passphrase asks for it.

use crate::components::button::{Button, Look};
use crate::pages::fill::start::Beginning;
use crate::pages::keeping::passphrase::{AskPassphrase, Asked, focus_asked};
use crate::pages::parts::tables::{Asking, FilePlace};
use crate::pages::shared::chosen_file::read_chosen;
use crate::pages::shared::frame::go;
use crate::platform::files::ChosenFile;
use crate::platform::page;
use crate::state::catalogue::{Catalogue, Loaded};
use crate::state::draft::arrivals::{Arrivals, use_arrivals};
use crate::state::keeping::passphrase::{is_sealed, open_return};
use crate::state::notices::use_notices;
use crate::words::figures;
use crate::words::said::own_words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Opens the file that was chosen; what it asks for is shown in that place.
pub fn open_file(place: FilePlace, chosen: Vec<ChosenFile>) {
    let FilePlace { asks, whole, notices } = place;
    let arrivals = whole.within(use_arrivals);
    let show = move |draw: Option<Asking>| {
        // Whoever has gone to another page is asked nothing there.
        let _ = asks.try_set(draw);
    };
    let take = move |name: String, bytes: Vec<u8>| async move {
        match arrivals.take_file(&bytes).await {
            // The draft's page says itself where it cannot be shown.
            Ok(route) => go(&route),
            Err(why) => notices.warn(not_opened(&name, &why)),
        }
    };
    read_chosen(chosen, Arrivals::LARGEST_FILE, notices, move |name, read| async move {
        match read {
            Ok(bytes) if is_sealed(&bytes) => {
                let bytes = Arc::new(bytes);
                let ask = move |passphrase: String| {
                    let bytes = bytes.clone();
                    Box::pin(async move {
                        take("The file".to_owned(), open_return(&bytes, &passphrase).await?).await;
                        Ok(())
                    }) as Asked
                };
                let draw = move || {
                    let ask = ask.clone();
                    view! { <AskPassphrase label="Passphrase of the file" button="Open the file" ask/> }.into_any()
                };
                show(Some(Arc::new(draw)));
                focus_asked();
            }
            Ok(bytes) if Arrivals::is_questionnaire(&bytes) => match Catalogue::from_file(bytes) {
                Ok(loaded) => {
                    show(Some(Arc::new(move || view! { <FoundQuestionnaire loaded=loaded.clone() place/> }.into_any())));
                    request_animation_frame(|| page::focus("#found-questionnaire"));
                }
                Err(why) => notices.warn(format!("“{}” is a questionnaire that cannot be used. {why}", own_words(&name))),
            },
            Ok(bytes) => take(name, bytes).await,
            Err(why) => notices.warn(not_opened(&name, &why)),
        }
    });
}

fn not_opened(name: &str, why: &str) -> String {
    format!("“{}” was not opened. {why}", own_words(name))
}

/// A questionnaire that somebody opened: what it is, and a way to use it.
#[component]
fn FoundQuestionnaire(loaded: Loaded, place: FilePlace) -> impl IntoView {
    let (beginning, notices) = (Beginning::here(), use_notices());
    let is_starting = RwSignal::new(false);
    let wanted = StoredValue::new(loaded.clone());
    let begin = move |_| {
        if is_starting.get_untracked() {
            return;
        }
        is_starting.set(true);
        spawn_local(async move {
            if let Err(why) = beginning.begin(&wanted.get_value()).await {
                let _ = is_starting.try_set(false);
                notices.warn(why);
            }
        });
    };
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
        <section class="govuk-inset-text" id="found-questionnaire" tabindex="-1" aria-label="The questionnaire in the file">
            <h3 class="govuk-heading-s">"This file is a questionnaire"</h3>
            <p class="govuk-body"><strong>{name}</strong>": " {size}</p>
            <p class="govuk-body">{questionnaire.purpose.clone()}</p>
            {remarks}
            <div class="govuk-button-group">
                <Button label="Use this questionnaire" on_press=begin/>
                <Button label="Do not use it" look=Look::Secondary on_press=move |_| place.asks.set(None)/>
            </div>
        </section>
    }
}
