//! The report of a round, the briefing, "You said, we did" and the letters: what somebody writes in them, whom they are for, how
//! they look, and the files they become.

mod own_words;

use super::downloads::workbook_button;
use crate::adding_up::desk::shown::{ReportFormat, ReportKind, ReportPart, ReportShown};
use crate::components::button::{Button, Look};
use crate::components::checkboxes::Checkboxes;
use crate::components::dynamic::{changing, keyed, when};
use crate::components::radios::{Opt, Radios};
use crate::model::audience::Audience;
use crate::model::report_words::ReportSaid;
use crate::pages::shared::print::PrintButton;
use crate::state::returns::ReturnsDesk;
use crate::words::report::{LETTERS_GO_TO_EACH, NAMING, NOTHING_TO_SHOW, PUBLISHING};
use leptos::prelude::*;
use own_words::OwnWords;

const KINDS: [(&str, &str, ReportKind); 3] = [
    ("report", "Report", ReportKind::Report),
    ("briefing", "Seven-minute briefing", ReportKind::Briefing),
    ("you-said", "You said, we did", ReportKind::YouSaid),
];

/// The documents of the round.
pub(super) fn report(desk: ReturnsDesk) -> AnyView {
    let looked = desk.looked();
    let shown = Memo::new(move |_| looked.with(|looked| looked.report.as_deref().cloned()));
    let kind = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.kind)).unwrap_or_default());
    let is_here = Signal::derive(move || shown.with(Option::is_some));
    let html = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.html.clone()).unwrap_or_default()));
    let save = move |format: ReportFormat| desk.download_document(kind.get_untracked(), format);
    view! {
        <div class="app-no-print">
            {kinds(desk, kind)}
            {when(is_here, move || view! {
                {audience(desk, shown)}
                {parts(desk, shown)}
                {letters(desk, shown)}
                <h2 class="govuk-heading-m">"Preview"</h2>
                <div class="govuk-button-group">
                    <PrintButton label="Print or save as PDF"/>
                    <Button
                        label="Download this as a Word document"
                        look=Look::Secondary
                        on_press=move |_| save(ReportFormat::Word)
                    />
                    <Button
                        label="Download this as a web page"
                        look=Look::Secondary
                        on_press=move |_| save(ReportFormat::Html)
                    />
                    {changing(move || workbook_button(desk, audience_of(shown)))}
                </div>
            }.into_any())}
        </div>
        <div class="app-report" inner_html=move || html.get()></div>
    }
    .into_any()
}

fn kinds(desk: ReturnsDesk, kind: Memo<ReportKind>) -> AnyView {
    let options: Vec<Opt> = KINDS.map(|(id, label, _)| Opt::plain(id, label)).into();
    let selected = Signal::derive(move || {
        let now = kind.get();
        KINDS.iter().find(|(_, _, of)| *of == now).map(|(id, _, _)| (*id).to_owned())
    });
    let choose = move |id: String| {
        if let Some((_, _, kind)) = KINDS.iter().find(|(known, _, _)| *known == id) {
            desk.show_document(*kind);
        }
    };
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">"Document"</legend>
                <Radios id="document".to_owned() options selected on_select=choose/>
            </fieldset>
        </div>
    }
    .into_any()
}

fn audience_of(shown: Memo<Option<ReportShown>>) -> Audience {
    shown.with(|shown| shown.as_ref().map(|shown| shown.audience)).unwrap_or_default()
}

/// Whom it is for: the partnership or everybody, and whether organisations are named.
fn audience(desk: ReturnsDesk, shown: Memo<Option<ReportShown>>) -> AnyView {
    let now = move || audience_of(shown);
    let options = vec![
        Opt::plain("inside", "The partnership only"),
        Opt { hint: Some(PUBLISHING.to_owned()), ..Opt::plain("published", "Everybody: it will be published") },
    ];
    let selected = Signal::derive(move || Some(if now().is_published() { "published" } else { "inside" }.to_owned()));
    let choose = move |id: String| {
        let audience = if id == "published" { Audience::Published { names: false } } else { Audience::Inside };
        desk.choose_for_report(ReportSaid::For(audience));
    };
    let is_published = Signal::derive(move || now().is_published());
    let named =
        Signal::derive(
            move || if now() == (Audience::Published { names: true }) { vec!["names".to_owned()] } else { Vec::new() },
        );
    let name = move |chosen: Vec<String>| {
        desk.choose_for_report(ReportSaid::For(Audience::Published { names: !chosen.is_empty() }));
    };
    let is_naming = Signal::derive(move || !named.get().is_empty());
    let hidden = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.hidden.clone()).unwrap_or_default()));
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">"Who is it for?"</legend>
                <Radios id="audience".to_owned() options selected on_select=choose/>
            </fieldset>
        </div>
        {when(is_published, move || view! {
            <div class="govuk-form-group">
                <Checkboxes
                    id="names".to_owned()
                    options=vec![Opt::plain("names", "Name organisations with their grades")]
                    selected=named
                    on_select=name
                />
            </div>
            {when(is_naming, || view! {
                <div class="govuk-warning-text">
                    <span class="govuk-warning-text__icon" aria-hidden="true">"!"</span>
                    <strong class="govuk-warning-text__text">
                        <span class="govuk-visually-hidden">"Warning: "</span> <span>{NAMING}</span>
                    </strong>
                </div>
            }.into_any())}
            {changing(move || hidden.with(|hidden| {
                let lines = hidden.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
                (!hidden.is_empty()).then(|| view! {
                    <div class="govuk-inset-text">
                        <p class="govuk-body">"What is not in it:"</p>
                        <ul class="govuk-list govuk-list--bullet">{lines}</ul>
                    </div>
                }).into_any()
            }))}
        }.into_any())}
    }
    .into_any()
}

/// The parts of the document, each with somebody's own words.
fn parts(desk: ReturnsDesk, shown: Memo<Option<ReportShown>>) -> AnyView {
    let places = Memo::new(move |_| shown.with(|shown| keys(shown, |shown| &shown.parts)));
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"Sections and your own words"</span>
            </summary>
            <div class="govuk-details__text app-report-parts">
                {keyed(places.into(), move |wanted| part(desk, shown, wanted))}
            </div>
        </details>
    }
    .into_any()
}

/// What tells a part from others: in another round, or for somebody else, it is another part with another field.
fn key(shown: &ReportShown, part: &ReportPart) -> String {
    format!("{} {:?} {}", shown.round, shown.audience, part.place)
}

fn keys(shown: &Option<ReportShown>, parts: fn(&ReportShown) -> &Vec<ReportPart>) -> Vec<String> {
    shown.iter().flat_map(|shown| parts(shown).iter().map(|part| key(shown, part))).collect()
}

/// One part as it is now.
fn part_of(shown: &Option<ReportShown>, wanted: &str) -> Option<ReportPart> {
    let shown = shown.as_ref()?;
    shown.parts.iter().chain(&shown.letter).find(|part| key(shown, part) == wanted).cloned()
}

fn round_of(shown: Memo<Option<ReportShown>>) -> String {
    shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.round.clone()).unwrap_or_default())
}

fn part(desk: ReturnsDesk, shown: Memo<Option<ReportShown>>, wanted: String) -> AnyView {
    let Some(first) = shown.with_untracked(|shown| part_of(shown, &wanted)) else { return ().into_any() };
    let now = Memo::new(move |_| shown.with(|shown| part_of(shown, &wanted)));
    let is_section = shown.with_untracked(|shown| shown.as_ref().is_some_and(|shown| shown.kind == ReportKind::Report));
    let (id, title) = (first.id.clone(), first.title.clone());
    let is_on = Signal::derive(move || {
        if now.with(|part| part.as_ref().is_some_and(|part| part.is_on)) { vec!["on".to_owned()] } else { Vec::new() }
    });
    let is_empty = Signal::derive(move || now.with(|part| part.as_ref().is_some_and(|part| part.is_empty)));
    let switch = move |chosen: Vec<String>| {
        desk.choose_for_report(ReportSaid::Section { id: id.clone(), is_on: !chosen.is_empty() });
    };
    let checkbox = is_section.then(|| {
        view! {
            <Checkboxes
                id=format!("show-{}", first.id)
                options=vec![Opt::plain("on", &format!("Show “{title}”"))]
                selected=is_on
                on_select=switch
            />
            {when(is_empty, || view! { <p class="govuk-hint">{NOTHING_TO_SHOW}</p> }.into_any())}
        }
    });
    view! { <div class="app-report-part">{checkbox} <OwnWords desk round=round_of(shown) first now/></div> }.into_any()
}

/// What every letter begins and ends with, and the letters as files.
fn letters(desk: ReturnsDesk, shown: Memo<Option<ReportShown>>) -> AnyView {
    let places = Memo::new(move |_| shown.with(|shown| keys(shown, |shown| &shown.letter)));
    let one = move |wanted: String| {
        let first = shown.with_untracked(|shown| part_of(shown, &wanted));
        let now = Memo::new(move |_| shown.with(|shown| part_of(shown, &wanted)));
        first.map(|first| view! { <OwnWords desk round=round_of(shown) first now/> }).into_any()
    };
    view! {
        <details class="govuk-details">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"Letters to organisations"</span>
            </summary>
            <div class="govuk-details__text">
                <p class="govuk-body">{LETTERS_GO_TO_EACH}</p>
                {keyed(places.into(), one)}
                <div class="govuk-button-group">
                    <Button
                        label="Download all letters as Word documents"
                        look=Look::Secondary
                        on_press=move |_| desk.download_letters(ReportFormat::Word)
                    />
                    <Button
                        label="Download all letters as web pages"
                        look=Look::Secondary
                        on_press=move |_| desk.download_letters(ReportFormat::Html)
                    />
                </div>
            </div>
        </details>
    }
    .into_any()
}
