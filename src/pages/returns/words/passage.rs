//! One passage: what was written, its themes, and whether it may be quoted. Drawn once; what is said of it changes within.

use crate::adding_up::desk::shown::{MarkedText, PassageLine, PassageTags};
use crate::adding_up::talk::{PassageSaid, ThemeAsk};
use crate::components::button::{Button, Look};
use crate::components::checkboxes::Checkboxes;
use crate::components::dynamic::{changing, changing_text, when};
use crate::components::field::{FieldIds, Fieldset, Label};
use crate::components::radios::Opt;
use crate::components::words::Words;
use crate::model::ids::ThemeId;
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use crate::words::personal_data::NAMES_ARE_MISSED;
use crate::words::themes::{BEFORE_QUOTING, CHANGED, GONE, tagged_with};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// A passage on the page, and what can be said of it.
#[derive(Clone, Copy)]
struct OnPage {
    desk: ReturnsDesk,
    line: StoredValue<Arc<PassageLine>>,
    /// Of its element.
    id: StoredValue<String>,
    tags: Memo<Option<PassageTags>>,
    /// Themes that it can be tagged with: id and name.
    themes: Memo<Vec<(ThemeId, String)>>,
    /// Why what was said last could not be done.
    error: RwSignal<Option<String>>,
}

/// A passage.
pub(super) fn passage(desk: ReturnsDesk, id: &str, line: &Arc<PassageLine>, themes: Memo<Vec<(ThemeId, String)>>) -> AnyView {
    let at = line.at.clone();
    let looked = desk.looked();
    let tags = move || looked.with(|looked| looked.words.themes.tagged.iter().find(|tags| tags.at == at).cloned());
    let one = OnPage {
        desk,
        line: StoredValue::new(Arc::clone(line)),
        id: StoredValue::new(id.to_owned()),
        tags: Memo::new(move |_| tags()),
        themes,
        error: RwSignal::new(None),
    };
    let is_gone = line.excerpt.is_empty();
    let (id, sector, field) = (id.to_owned(), line.sector.clone(), line.field.clone());
    let asked = [line.question.as_str(), line.about.as_str()].join(" ");
    let about = format!("{}: {}", line.questionnaire, asked.trim());
    let notice = (!line.notice.is_empty()).then(|| {
        view! { <p class="app-personal app-personal__text"><Words text=line.notice.clone()/></p> }
    });
    let whole = (!line.whole.is_empty()).then(|| whole(&line.whole));
    view! {
        <li class="app-passage" id=id>
            <h3 class="govuk-heading-s app-passage__whose">
                <bdi dir="auto">{line.organisation.clone()}</bdi> " " <span class="app-reference">{sector}</span>
            </h3>
            <p class="app-reference"><strong>{field}</strong> " – " {about}</p>
            <p class="govuk-body app-kept-lines app-break" dir="auto">{pieces(&line.excerpt)}</p>
            {whole}
            {notice}
            {one.tags_said()}
            {one.changed(is_gone)}
            {(!is_gone).then(|| view! { <div class="app-no-print">{one.tagging()} {one.quoting()}</div> })}
        </li>
    }
    .into_any()
}

fn pieces(pieces: &[MarkedText]) -> AnyView {
    let drawn = pieces.iter().map(|piece| match piece.is_found {
        true => view! { <mark>{piece.text.clone()}</mark> }.into_any(),
        false => piece.text.clone().into_any(),
    });
    drawn.collect_view().into_any()
}

fn whole(text: &[MarkedText]) -> AnyView {
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">"All of it"</span></summary>
            <div class="govuk-details__text app-kept-lines app-break" dir="auto">{pieces(text)}</div>
        </details>
    }
    .into_any()
}

impl OnPage {
    fn say(&self, say: PassageSaid) {
        let one = *self;
        let line = one.line.get_value();
        let ask = ThemeAsk::Passage { at: line.at.clone(), digest: line.digest.clone(), say };
        spawn_local(async move {
            let said = one.desk.themes(ask).await.err();
            // The passage may have gone with another search meanwhile.
            if said.is_some() || one.error.try_get_untracked().flatten().is_some() {
                let _ = one.error.try_set(said);
            }
            if let Some(id) = one.id.try_get_value() {
                page::focus_if_lost(&format!("[id=\"{id}\"] summary"));
            }
        });
    }

    fn is_changed(&self) -> Signal<bool> {
        let tags = self.tags;
        Signal::derive(move || tags.with(|tags| tags.as_ref().is_some_and(|tags| tags.is_changed)))
    }

    /// Its themes as a sentence, and whether it may be quoted.
    fn tags_said(&self) -> AnyView {
        let (tags, themes) = (self.tags, self.themes);
        let said = Signal::derive(move || {
            let Some(tags) = tags.get() else { return String::new() };
            let names = themes.with(|themes| {
                let of = themes.iter().filter(|(id, _)| tags.themes.contains(id));
                of.map(|(_, name)| name.clone()).collect::<Vec<_>>()
            });
            tagged_with(&names, tags.may_be_quoted)
        });
        let has_any = Signal::derive(move || said.with(|said| !said.is_empty()));
        when(has_any, move || view! { <p class="govuk-body app-passage__tags" dir="auto">{changing_text(said)}</p> }.into_any())
    }

    /// What there is to do where its words are not those that were tagged.
    fn changed(&self, is_gone: bool) -> AnyView {
        let one = *self;
        when(self.is_changed(), move || {
            let still = (!is_gone).then(|| {
                view! {
                    <Button label="The tags still fit" look=Look::Secondary on_press=move |_| one.say(PassageSaid::StillFits)/>
                }
            });
            view! {
                <div class="govuk-inset-text">
                    <p class="govuk-body">{if is_gone { GONE } else { CHANGED }}</p>
                    <div class="govuk-button-group app-no-print">
                        {still}
                        <Button
                            label="Take the tags away"
                            look=Look::Secondary
                            on_press=move |_| one.say(PassageSaid::NoLongerFits)
                        />
                    </div>
                </div>
            }
            .into_any()
        })
    }

    /// Its themes, to tick.
    fn tagging(&self) -> AnyView {
        let one = *self;
        let is_opened = RwSignal::new(false);
        let changed = self.is_changed();
        let is_shown = Signal::derive(move || is_opened.get() && !changed.get());
        let hidden = one.line.with_value(|line| format!(" of {}, {}", line.organisation, line.field.to_lowercase()));
        view! {
            <details class="govuk-details app-passage__details" on:toggle=move |_| is_opened.set(true)>
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">
                        "Themes" <span class="govuk-visually-hidden">{hidden.clone()}</span>
                    </span>
                </summary>
                <div class="govuk-details__text">{when(is_shown, move || one.boxes())}</div>
            </details>
        }
        .into_any()
    }

    fn boxes(&self) -> AnyView {
        let one = *self;
        let selected = Signal::derive(move || {
            one.tags.with(|tags| tags.iter().flat_map(|tags| &tags.themes).map(ToString::to_string).collect::<Vec<_>>())
        });
        let on_select = move |chosen: Vec<String>| {
            one.say(PassageSaid::Themes(chosen.into_iter().map(ThemeId::from).collect()));
        };
        // Drawn anew where there is another theme, and where a tick was refused, so that the boxes show what holds.
        changing(move || {
            one.error.track();
            let options: Vec<Opt> =
                one.themes.with(|themes| themes.iter().map(|(id, name)| Opt::plain(id.as_str(), name)).collect());
            if options.is_empty() {
                return view! { <p class="govuk-body">"There is no theme yet. Make one at the top of this page."</p> }.into_any();
            }
            let ids = FieldIds::of(&format!("{}-theme", one.id.get_value()));
            let first = ids.control.clone();
            let hidden = one.line.with_value(|line| format!(" of {}, {}", line.organisation, line.field.to_lowercase()));
            view! {
                <Fieldset ids legend=Label::with("Tag it with", hidden) hint=None error=one.error>
                    <Checkboxes id=first options selected on_select/>
                </Fieldset>
            }
            .into_any()
        })
    }

    /// Whether it may be quoted, said only beside what may be personal in it.
    fn quoting(&self) -> AnyView {
        let one = *self;
        let is_opened = RwSignal::new(false);
        let (tags, changed) = (self.tags, self.is_changed());
        let may = Signal::derive(move || tags.with(|tags| tags.as_ref().is_some_and(|tags| tags.may_be_quoted)));
        let may_not = Signal::derive(move || !may.get());
        let is_shown = Signal::derive(move || is_opened.get() && !changed.get());
        let hidden = one.line.with_value(|line| format!(" from {}, {}", line.organisation, line.field.to_lowercase()));
        let inside = move || {
            let suspicions = one.line.with_value(|line| {
                line.suspicions.iter().map(|said| view! { <li><Words text=said.clone()/></li> }).collect_view()
            });
            let button = move |label: &'static str, is_fit: bool| {
                let said = move |_| one.say(PassageSaid::MayBeQuoted(is_fit));
                view! { <Button label look=Look::Secondary on_press=said/> }.into_any()
            };
            view! {
                <p class="govuk-body">{BEFORE_QUOTING}</p>
                <ul class="govuk-list govuk-list--bullet">{suspicions}</ul>
                <p class="govuk-body">{NAMES_ARE_MISSED}</p>
                {when(may_not, move || button("It may be quoted", true))}
                {when(may, move || button("It may not be quoted after all", false))}
            }
            .into_any()
        };
        view! {
            <details class="govuk-details app-passage__details" on:toggle=move |_| is_opened.set(true)>
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">
                        "Quote it without the name" <span class="govuk-visually-hidden">{hidden}</span>
                    </span>
                </summary>
                <div class="govuk-details__text">{when(is_shown, inside)}</div>
            </details>
        }
        .into_any()
    }
}
