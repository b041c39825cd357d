//! The themes of the round: how many organisations say each, new ones, and those that were deleted.

use super::theme::theme_row;
use super::theme_form::{ThemeForm, theme_shown};
use crate::adding_up::talk::ThemeAsk;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, keyed, when};
use crate::components::field::Label;
use crate::components::table::{Caption, Table, heads};
use crate::components::text_field::TextField;
use crate::model::themes::ThemeKind;
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use crate::words::themes::{problem_unreadable, tags_as};
use leptos::prelude::*;

/// The themes of the round.
#[component]
pub(super) fn ThemesPart(desk: ReturnsDesk) -> impl IntoView {
    let looked = desk.looked();
    let ids = move |is_deleted: bool| {
        Signal::derive(move || {
            looked.with(|looked| {
                let of = looked.words.themes.themes.iter().filter(|theme| theme.is_deleted == is_deleted);
                of.map(|theme| theme.id.to_string()).collect::<Vec<_>>()
            })
        })
    };
    let (here, deleted) = (ids(false), ids(true));
    let has_any = Signal::derive(move || here.with(|here| !here.is_empty()));
    let has_deleted = Signal::derive(move || deleted.with(|deleted| !deleted.is_empty()));
    let has_none = Signal::derive(move || !has_any.get() && looked.with(|looked| looked.words.asked.is_some()));
    let is_unreadable = Signal::derive(move || looked.with(|looked| looked.words.themes.is_unreadable));
    view! {
        <h2 class="govuk-heading-m" id="themes-heading" tabindex="-1">"Themes"</h2>
        {when(is_unreadable, || view! { <p class="govuk-inset-text">{problem_unreadable()}</p> }.into_any())}
        {when(has_none, || view! {
            <p class="govuk-body">"There is no theme yet in this round. Make one, and tag passages with it."</p>
        }.into_any())}
        {when(has_any, move || view! {
            <Table
                caption=Caption::Hidden("Themes".into())
                class="app-stacked"
                heads=heads(["Theme", "How many organisations", "What you can do"])
                rows=keyed(here, move |id| theme_row(desk, id))
            />
            <div class="govuk-button-group app-no-print">
                <Button
                    label="Download themes as CSV"
                    look=Look::Secondary
                    on_press=move |_| desk.download_themes()
                />
            </div>
        }.into_any())}
        <div class="app-no-print">
            <MakeTheme desk/>
            <WhoTags desk/>
            {when(has_deleted, move || view! {
                <details class="govuk-details">
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">"Deleted themes"</span>
                    </summary>
                    <div class="govuk-details__text">
                        <ul class="govuk-list">{keyed(deleted, move |id| deleted_theme(desk, id))}</ul>
                    </div>
                </details>
            }.into_any())}
        </div>
    }
}

fn deleted_theme(desk: ReturnsDesk, id: String) -> AnyView {
    let theme = theme_shown(desk, id.clone());
    let name = theme.with_untracked(|theme| theme.as_ref().map(|theme| theme.name.clone()).unwrap_or_default());
    let back = move |_| desk.say_of_themes(ThemeAsk::BringBack { theme: id.clone().into() }, "#themes-heading".to_owned());
    let label = Label::with("Bring it back", format!(": {name}"));
    view! {
        <li>
            <bdi dir="auto">{name}</bdi> " "
            <Button label look=Look::Link on_press=back/>
        </li>
    }
    .into_any()
}

#[component]
fn MakeTheme(desk: ReturnsDesk) -> impl IntoView {
    let form = ThemeForm::of(String::new(), ThemeKind::Other);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let ask = ThemeAsk::Make { name: form.name.get_untracked(), kind: form.kind.get_untracked() };
        // What is typed next is another theme.
        form.say(desk, ask, "new-theme".to_owned(), move || {
            let _ = form.name.try_set(String::new());
            page::focus("#new-theme");
        });
    };
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"Make a theme"</span></summary>
            <div class="govuk-details__text">
                <form novalidate on:submit=submit>
                    {form.fields("new-theme", "")}
                    <button type="submit" class="govuk-button govuk-button--secondary">"Make this theme"</button>
                </form>
            </div>
        </details>
    }
}

/// Who tags, as a role: typed once, and kept with each tag.
#[component]
fn WhoTags(desk: ReturnsDesk) -> impl IntoView {
    let looked = desk.looked();
    let role = Memo::new(move |_| looked.with(|looked| looked.words.themes.role.clone()));
    let said = Signal::derive(move || role.with(|role| tags_as(role)));
    // Drawn anew where another role is kept, as with another round: what is typed then begins from that.
    let form = move || {
        let typed = RwSignal::new(role.get());
        let save = move |_| desk.say_of_themes(ThemeAsk::Role { role: typed.get_untracked() }, "#tags-as".to_owned());
        view! {
            <TextField
                id="tagging-role"
                label="Your role"
                hint=Some("For example, quality assurance lead. Not your name.".to_owned())
                value=typed
                on_input=move |text| typed.set(text)
            />
            <Button label="Save the role" look=Look::Secondary on_press=save/>
        }
        .into_any()
    };
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary" id="tags-as">
                <span class="govuk-details__summary-text">{changing_text(said)}</span>
            </summary>
            <div class="govuk-details__text">{changing(form)}</div>
        </details>
    }
}
