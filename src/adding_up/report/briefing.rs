//! The briefing of seven parts, and "You said, we did". What the app writes in them is a draft: whoever prints them edits it.

use super::ReportOf;
use super::acting::said_themes;
use super::overview::returned;
use super::young_people::best_and_worst;
use crate::adding_up::desk::shown::{ReportPart, ThemeShown};
use crate::documents::{DocumentBlock, DocumentSection, own_blocks};
use crate::model::themes::ThemeKind;
use crate::words::actions::lead;
use crate::words::report as words;

/// The place of a part's words.
fn place(at: usize) -> String {
    format!("briefing/{}", at + 1)
}

/// The parts with their words.
pub(super) fn parts(of: &ReportOf<'_>) -> Vec<ReportPart> {
    let part = |(at, title): (usize, &str)| {
        let own = of.words.written(&place(at));
        ReportPart {
            id: format!("part-{}", at + 1),
            title: format!("{}. {title}", at + 1),
            words: own.map_or_else(|| draft(of, at), str::to_owned),
            is_own: own.is_some(),
            is_on: true,
            is_empty: true,
            place: place(at),
        }
    };
    words::BRIEFING_PARTS.into_iter().enumerate().map(part).collect()
}

/// The briefing.
pub(super) fn sections(of: &ReportOf<'_>) -> Vec<DocumentSection> {
    parts(of).into_iter().map(section).collect()
}

fn section(part: ReportPart) -> DocumentSection {
    DocumentSection { blocks: own_blocks(&part.words), id: part.id, title: part.title }
}

/// What the app writes where nobody has written anything.
fn draft(of: &ReportOf<'_>, at: usize) -> String {
    let figures = of.leaving.figures();
    let of_self = || figures.summaries.iter().filter(|summary| summary.cases.is_none());
    let lines: Vec<String> = match at {
        0 => vec![words::WHY.to_owned()],
        1 => {
            let rate = figures.register.iter().map(|register| words::returned(&register.rate));
            returned(of).into_iter().chain(rate).collect()
        }
        2 => of_self()
            .filter(|one| one.overall.all.graded > 0)
            .map(|one| words::found(&one.title, one.overall.all.good()))
            .collect(),
        3 => {
            let best = of_self().filter_map(best_and_worst).map(|(best, _)| best.title.clone());
            best.chain(named(said_themes(of, ThemeKind::Strength))).map(|one| format!("- {one}")).collect()
        }
        4 => {
            let worst = of_self().filter_map(best_and_worst).map(|(_, worst)| worst.title.clone());
            worst.chain(named(said_themes(of, ThemeKind::AreaForDevelopment))).map(|one| format!("- {one}")).collect()
        }
        5 => figures.actions.iter().filter(|table| table.figures.all > 0).map(|table| lead(&table.figures)).collect(),
        _ if of.about.contact.is_empty() => Vec::new(),
        _ => vec![format!("Ask {}.", of.about.contact)],
    };
    let instead = match at {
        3 | 4 => words::NOTHING_STANDS_OUT,
        5 => words::PLANS,
        6 => words::ASK_THE_PARTNERSHIP,
        _ => "",
    };
    if lines.is_empty() { instead.to_owned() } else { lines.join("\n") }
}

fn named(themes: Vec<&ThemeShown>) -> impl Iterator<Item = String> {
    themes.into_iter().map(|theme| words::theme(&theme.name, theme.organisations))
}

/// What was said: areas for development, and whatever stands for nothing else.
fn said<'r>(of: &ReportOf<'r>) -> Vec<&'r ThemeShown> {
    [said_themes(of, ThemeKind::AreaForDevelopment), said_themes(of, ThemeKind::Other)].concat()
}

/// The place of what was done about a theme, and of what is written before them all.
fn done_place(theme: &ThemeShown) -> String {
    format!("did/{}", theme.id)
}

const OPENING: &str = "did/opening";

/// What may be written: an opening, and of every theme what was done.
pub(super) fn you_said_parts(of: &ReportOf<'_>) -> Vec<ReportPart> {
    let part = |id: String, title: String, place: String| {
        let own = of.words.written(&place);
        let (words, is_own) = (own.unwrap_or_default().to_owned(), own.is_some());
        ReportPart { id, title, words, is_own, is_on: true, is_empty: true, place }
    };
    let opening = part("opening".to_owned(), words::OPENING.to_owned(), OPENING.to_owned());
    let themes = said(of)
        .into_iter()
        .map(|theme| part(format!("theme-{}", theme.id), words::theme(&theme.name, theme.organisations), done_place(theme)));
    [opening].into_iter().chain(themes).collect()
}

/// What is said before all.
pub(super) fn you_said_opening(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    own_blocks(of.words.written(OPENING).unwrap_or_default())
}

/// What was said, and what was done about it.
pub(super) fn you_said(of: &ReportOf<'_>) -> Vec<DocumentSection> {
    let of_theme = |theme: &ThemeShown| {
        let did = own_blocks(of.words.written(&done_place(theme)).unwrap_or_default());
        let did = if did.is_empty() { vec![DocumentBlock::Text(words::NOTHING_YET.to_owned())] } else { did };
        let heads = [
            DocumentBlock::Lead(words::theme(&theme.name, theme.organisations)),
            DocumentBlock::Heading(words::WE_DID.to_owned()),
        ];
        DocumentSection {
            id: format!("theme-{}", theme.id),
            title: words::YOU.to_owned(),
            blocks: heads.into_iter().chain(did).collect(),
        }
    };
    let is_published = of.leaving.audience().is_published();
    let is_done = |theme: &&ThemeShown| of.words.written(&done_place(theme)).is_some_and(|text| !text.trim().is_empty());
    // What nobody has answered yet is for those who will.
    let themes: Vec<&ThemeShown> = said(of).into_iter().filter(|theme| !is_published || is_done(theme)).collect();
    if themes.is_empty() {
        let nothing = if is_published { words::NOTHING_SAID } else { words::NO_THEMES };
        let blocks = vec![DocumentBlock::Text(nothing.to_owned())];
        return vec![DocumentSection { id: "none".to_owned(), title: words::YOU.to_owned(), blocks }];
    }
    themes.into_iter().map(of_theme).collect()
}
