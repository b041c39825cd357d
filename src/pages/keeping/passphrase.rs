//! Passphrases: choosing one, giving it to a draft or a file, and being asked for it.

use crate::components::button::{Button, Look};
use crate::components::checkboxes::Checkboxes;
use crate::components::error_summary::{ErrorSummary, PageError, Target, focus_error_summary};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::radios::Opt;
use crate::components::text_field::{TextField, TextKind};
use crate::model::ids::ReturnId;
use crate::pages::shared::checked::error_at;
use crate::pages::shared::frame::{Page, go};
use crate::platform::page;
use crate::routes::{DraftPage, Route};
use crate::state::device::use_device;
use crate::state::draft::autosave::Protection;
use crate::state::draft::desk::{OpenDraft, use_desk};
use crate::state::keeping::passphrase::{SHORTEST, download_sealed, is_possible, protect, unlock};
use crate::state::notices::use_notices;
use leptos::prelude::*;
use leptos::task::spawn_local;

const PASSPHRASE: &str = "passphrase";
/// Where an existing one is asked for.
const ASKED: &str = "asked-passphrase";
const AGAIN: &str = "passphrase-again";
const UNDERSTOOD: &str = "understood";

/// A passphrase that is being chosen.
#[derive(Clone, Copy)]
pub struct Chosen {
    passphrase: RwSignal<String>,
    again: RwSignal<String>,
    understood: RwSignal<Vec<String>>,
    asks_understanding: bool,
    is_checked: RwSignal<bool>,
}

impl Chosen {
    /// None yet.
    pub fn new(asks_understanding: bool) -> Self {
        Self {
            passphrase: RwSignal::new(String::new()),
            again: RwSignal::new(String::new()),
            understood: RwSignal::new(Vec::new()),
            asks_understanding,
            is_checked: RwSignal::new(false),
        }
    }

    fn problems(&self) -> Vec<PageError> {
        let at = |control: &str, text: String| PageError { target: Target::Control(control.to_owned()), text };
        let is_short = self.passphrase.with(|typed| typed.chars().count() < SHORTEST);
        let is_other = self.passphrase.get() != self.again.get();
        let is_open = self.asks_understanding && self.understood.with(Vec::is_empty);
        [
            is_short.then(|| at(PASSPHRASE, format!("Enter a passphrase of at least {SHORTEST} characters"))),
            (!is_short && is_other).then(|| at(AGAIN, "Type the same passphrase again".to_owned())),
            is_open.then(|| at(UNDERSTOOD, "Tick that you understand that nobody can recover it".to_owned())),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Empties the fields, once what was typed has done its work.
    pub fn empty(self) {
        // The page may have gone meanwhile.
        let _ = self.is_checked.try_set(false);
        let _ = self.passphrase.try_set(String::new());
        let _ = self.again.try_set(String::new());
    }

    /// What is wrong with it, once it was given.
    pub fn errors(self) -> Signal<Vec<PageError>> {
        Memo::new(move |_| if self.is_checked.get() { self.problems() } else { Vec::new() }).into()
    }

    /// The passphrase, once nothing is wrong with it.
    fn accepted(self) -> Option<String> {
        self.is_checked.set(true);
        let is_good = untrack(|| self.problems().is_empty());
        if !is_good {
            focus_error_summary();
        }
        is_good.then(|| self.passphrase.get_untracked())
    }
}

/// The form in which a passphrase is chosen. What is wrong with it is for the page to show at its top.
#[component]
pub fn NewPassphrase(
    /// What is being chosen.
    chosen: Chosen,
    /// What is wrong with it.
    errors: Signal<Vec<PageError>>,
    /// What the button says.
    button: &'static str,
    /// A passphrase that nothing is wrong with.
    #[prop(into)]
    on_accept: Callback<String>,
) -> impl IntoView {
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(passphrase) = chosen.accepted() {
            on_accept.run(passphrase);
        }
    };
    let typed = move |id: &'static str, label, hint, value: RwSignal<String>| {
        let (kind, on_input) = (TextKind::Secret, move |text| value.set(text));
        view! { <TextField id label hint value error=error_at(errors, id.to_owned()) kind on_input/> }
    };
    let ticked = error_at(errors, UNDERSTOOD.to_owned());
    let hint = format!(
        "At least {SHORTEST} characters. Three words that do not belong together are easy to remember and hard to guess."
    );
    let understood =
        Opt::plain(UNDERSTOOD, "I understand that nobody can recover it: without the passphrase, what it protects is lost");
    view! {
        <form novalidate on:submit=submit>
        {typed(PASSPHRASE, "Passphrase", Some(hint), chosen.passphrase)}
        {typed(AGAIN, "Type it again", None, chosen.again)}
        {chosen.asks_understanding.then(|| view! {
            <Fieldset ids=FieldIds::of(UNDERSTOOD) legend="If you forget it" hint=None error=ticked>
                <Checkboxes
                    id=UNDERSTOOD.to_owned()
                    options=vec![understood]
                    selected=chosen.understood
                    on_select=move |ticked| chosen.understood.set(ticked)
                />
            </Fieldset>
        })}
        <button type="submit" class="govuk-button">{button}</button>
        </form>
    }
}

/// Gives a draft a passphrase, another one, or none.
#[component]
pub fn Protect(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let (device, desk, notices) = (use_device(), use_desk(), use_notices());
    let session = open.session;
    let chosen = Chosen::new(true);
    let errors = chosen.errors();
    let is_working = RwSignal::new(false);
    let tasks = Route::Draft(session.id(), DraftPage::Tasks);
    let after = tasks.clone();
    let go_on = move |passphrase: Option<String>, done: &'static str| {
        if is_working.get_untracked() {
            return;
        }
        is_working.set(true);
        let after = after.clone();
        spawn_local(async move {
            match protect(device, desk, open, passphrase.as_deref()).await {
                Ok(()) => {
                    chosen.empty();
                    go(&after);
                    notices.tell_on_next(done);
                }
                Err(why) => notices.warn(why),
            }
            // The page may be another by now.
            let _ = is_working.try_set(false);
        });
    };
    let removing = go_on.clone();
    let give = move |passphrase| {
        go_on(
            Some(passphrase),
            "The draft is protected. It is locked when you leave it alone for 15 minutes or close the browser.",
        );
    };
    let has_one = open.autosave.protection() == Protection::Passphrase;
    let (heading, button) = if has_one {
        ("Change the passphrase", "Change the passphrase")
    } else {
        ("Protect this draft with a passphrase", "Protect this draft")
    };
    let form = if is_possible() {
        view! { <NewPassphrase chosen errors button on_accept=give/> }.into_any()
    } else {
        let why = "This browser can encrypt only on pages that come over HTTPS, and this one did not.";
        view! { <p class="govuk-body">{why}</p> }.into_any()
    };
    view! {
        <Page heading caption=session.with_rest(|rest| rest.reference.clone()) back=tasks open>
            <ErrorSummary errors/>
            <p class="govuk-body">
                "With a passphrase, the draft, its earlier versions and its place in a backup are encrypted on this device. \
                 Nobody who uses this browser can read them without it."
            </p>
            <p class="govuk-body">
                "It protects what you type from now on. What was saved before without a passphrase is written over, but the disk \
                 may keep traces of it for some time: set the passphrase before you begin to answer. Files you download are \
                 protected only if you choose “Download with a passphrase”."
            </p>
            <div class="govuk-warning-text">
                <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
                <strong class="govuk-warning-text__text">
                    "Nobody can recover a forgotten passphrase: not the partnership, not the makers of this app. Without it the \
                     draft is lost."
                </strong>
            </div>
            {form}
            {has_one.then(|| view! {
                <h2 class="govuk-heading-m">"Remove the passphrase"</h2>
                <p class="govuk-body">"The draft is then kept without encryption, like any other."</p>
                <Button
                    label="Remove the passphrase"
                    look=Look::Secondary
                    on_press=move |_| removing(None, "The draft no longer has a passphrase.")
                />
            })}
        </Page>
    }
}

const SEALED_GIVEN: &str = "The file was given to your browser to download. See that it is in your downloads. Tell the \
                            passphrase in another way than you send the file: by telephone, for example.";

/// Saves a draft as a file that only a passphrase opens.
#[component]
pub fn DownloadSealed(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let notices = use_notices();
    let chosen = Chosen::new(false);
    let errors = chosen.errors();
    let save = move |passphrase: String| {
        spawn_local(async move {
            match download_sealed(open, &passphrase).await {
                Ok(()) => {
                    chosen.empty();
                    notices.tell(SEALED_GIVEN);
                }
                Err(why) => notices.warn(why),
            }
        });
    };
    let back = if untrack(|| open.session.is_submitted()) { DraftPage::Complete } else { DraftPage::Tasks };
    view! {
        <Page
            heading="Download with a passphrase"
            caption=open.session.with_rest(|rest| rest.reference.clone())
            back=Route::Draft(open.session.id(), back)
        >
            <ErrorSummary errors/>
            <p class="govuk-body">
                "Whoever has the file needs the passphrase to open it in this app. Nobody can recover a forgotten one."
            </p>
            <NewPassphrase chosen errors button="Download" on_accept=save/>
        </Page>
    }
}

/// Asks for the passphrase of a draft.
#[component]
pub fn Unlock(
    /// Which draft.
    id: ReturnId,
) -> impl IntoView {
    let (device, desk, notices) = (use_device(), use_desk(), use_notices());
    let ask = move |passphrase: String| {
        let id = id.clone();
        Box::pin(async move {
            match unlock(device, desk, &id, &passphrase).await {
                Ok(true) => Ok(()),
                Ok(false) => Err("That is not the passphrase of this draft".to_owned()),
                Err(why) => {
                    notices.warn(why);
                    Ok(())
                }
            }
        }) as Asked
    };
    view! {
        <Page heading="This draft is locked" back=Route::Home>
            <p class="govuk-body">"It is encrypted on this device. Nobody can recover a forgotten passphrase."</p>
            <AskPassphrase label="Passphrase" button="Unlock" ask=ask/>
        </Page>
    }
}

/// Goes to the field that has just come and asks for a passphrase.
pub fn focus_asked() {
    request_animation_frame(|| page::focus(&format!("#{ASKED}")));
}

/// What becomes of a passphrase that was given: a sentence where it is the wrong one.
pub type Asked = std::pin::Pin<Box<dyn Future<Output = Result<(), String>>>>;

/// One field and a button: asks for a passphrase.
#[component]
pub fn AskPassphrase(
    /// What the field is called.
    label: &'static str,
    /// What the button says.
    button: &'static str,
    /// Tries a passphrase.
    ask: impl Fn(String) -> Asked + Clone + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let is_working = RwSignal::new(false);
    let errors = Signal::derive(move || {
        let wrong = wrong.get();
        wrong.map(|text| PageError { target: Target::Control(ASKED.to_owned()), text }).into_iter().collect::<Vec<_>>()
    });
    let attempt = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_working.get_untracked() {
            return;
        }
        is_working.set(true);
        let asked = ask(typed.get_untracked());
        spawn_local(async move {
            // The person may have left the page meanwhile. A wrong passphrase stays, to be looked at and put right.
            match asked.await {
                Ok(()) => {
                    let _ = wrong.try_set(None);
                    let _ = typed.try_set(String::new());
                }
                Err(why) => {
                    let _ = wrong.try_set(Some(why));
                    focus_error_summary();
                }
            }
            let _ = is_working.try_set(false);
        });
    };
    view! {
        <form novalidate on:submit=attempt>
            <ErrorSummary errors/>
            <TextField
                id=ASKED
                label
                hint=None
                value=typed
                error=wrong
                kind=TextKind::Secret
                on_input=move |text| typed.set(text)
            />
            <button type="submit" class="govuk-button" aria-disabled=move || is_working.get().to_string()>{button}</button>
        </form>
    }
}
