//! The report of a round, the briefing and "You said, we did": made from figures that went through the gate, with somebody's own
//! words beside them.

mod acting;
mod briefing;
pub mod letter;
mod overview;
mod people;
mod questions;
mod ranking;
mod standards;
mod young_people;

use super::desk::shown::{ReportAbout, ReportFormat, ReportKind, ReportPart, ReportShown};
use super::leaving::Leaving;
use crate::documents::{
    DocumentBlock, DocumentError, DocumentSection, PrintedDocument, html_body, html_file, own_blocks, word_file,
};
use crate::model::audience::Audience;
use crate::model::report_words::ReportWords;
use crate::words::figures::{date, grades_said};
use crate::words::report as words;

/// A document as a file. `made_at` is an RFC 3339 time.
///
/// # Errors
/// Where a Word file cannot be put together.
pub fn written_as(document: &PrintedDocument, format: ReportFormat, made_at: &str) -> Result<Vec<u8>, DocumentError> {
    match format {
        ReportFormat::Html => Ok(html_file(document).into_bytes()),
        ReportFormat::Word => word_file(document, made_at),
    }
}

impl ReportOf<'_> {
    /// As it is seen.
    pub fn shown(&self, kind: ReportKind) -> ReportShown {
        let of = self;
        ReportShown {
            kind,
            round: of.leaving.figures().round.clone(),
            audience: of.leaving.audience(),
            parts: of.parts(kind),
            letter: letter::parts(of.words, of.about),
            hidden: of.leaving.hidden().to_vec(),
            html: html_body(&of.document(kind), 2),
        }
    }
}

/// A section of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportSection {
    /// What is read first.
    Headlines,
    /// Who has returned.
    Response,
    /// Domain by domain.
    Standards,
    /// Sector beside sector.
    Sectors,
    /// Question by question.
    Questions,
    /// Leaders beside staff, young people and parents.
    Voices,
    /// What people replied.
    Surveys,
    /// Audits of cases.
    Cases,
    /// What organisations will change.
    Actions,
    /// What several say, with quotations.
    Themes,
    /// What the partnership will do.
    Priorities,
    /// Organisation by organisation.
    Organisations,
    /// Who has not returned.
    NotReturned,
    /// How it was made.
    Method,
    /// In plain words.
    YoungPeople,
}

impl ReportSection {
    /// Every section, in its order.
    pub const ALL: [Self; 15] = [
        Self::Headlines,
        Self::Response,
        Self::Standards,
        Self::Sectors,
        Self::Questions,
        Self::Voices,
        Self::Surveys,
        Self::Cases,
        Self::Actions,
        Self::Themes,
        Self::Priorities,
        Self::Organisations,
        Self::NotReturned,
        Self::Method,
        Self::YoungPeople,
    ];

    /// What it is called in what is kept, and in links.
    pub fn id(self) -> &'static str {
        match self {
            Self::Headlines => "headlines",
            Self::Response => "response",
            Self::Standards => "standards",
            Self::Sectors => "sectors",
            Self::Questions => "questions",
            Self::Voices => "voices",
            Self::Surveys => "surveys",
            Self::Cases => "cases",
            Self::Actions => "actions",
            Self::Themes => "themes",
            Self::Priorities => "priorities",
            Self::Organisations => "organisations",
            Self::NotReturned => "not-returned",
            Self::Method => "method",
            Self::YoungPeople => "young-people",
        }
    }

    /// The place of somebody's own words in it.
    pub fn place(self) -> String {
        format!("report/{}", self.id())
    }

    fn blocks(self, of: &ReportOf<'_>) -> Vec<DocumentBlock> {
        match self {
            Self::Headlines => overview::headlines(of),
            Self::Response => overview::response(of),
            Self::Standards => standards::standards(of),
            Self::Sectors => standards::sectors(of),
            Self::Questions => questions::questions(of),
            Self::Voices => people::voices(of),
            Self::Surveys => people::surveys(of),
            Self::Cases => people::cases(of),
            Self::Actions => acting::actions(of),
            Self::Themes => acting::themes(of),
            Self::Priorities => Vec::new(),
            Self::Organisations => acting::organisations(of),
            Self::NotReturned => acting::not_returned(of),
            Self::Method => overview::method(of),
            Self::YoungPeople => young_people::page(of),
        }
    }
}

/// What a document is made from.
#[derive(Clone, Copy, Debug)]
pub struct ReportOf<'r> {
    /// The figures.
    pub leaving: &'r Leaving,
    /// What somebody has written and chosen.
    pub words: &'r ReportWords,
    /// What else there is to know.
    pub about: &'r ReportAbout,
}

impl ReportOf<'_> {
    /// The document.
    pub fn document(&self, kind: ReportKind) -> PrintedDocument {
        let (title, opening, sections) = match kind {
            ReportKind::Report => (words::REPORT, Vec::new(), self.sections()),
            ReportKind::Briefing => (words::BRIEFING, Vec::new(), briefing::sections(self)),
            ReportKind::YouSaid => (words::YOU_SAID, briefing::you_said_opening(self), briefing::you_said(self)),
        };
        let round = &self.leaving.figures().round;
        let title = match round.as_str() {
            "" => title.to_owned(),
            round => format!("{title}, {round}"),
        };
        let made = format!("Made on {}", date(&self.about.today));
        let narrowed = match self.leaving.filter() {
            [] => String::new(),
            parts => format!("Only part of the returns. {}", parts.join("; ")),
        };
        let grades = grades_said(&self.leaving.figures().summaries).unwrap_or_default();
        let about = [self.about.partnership.clone(), narrowed, grades, made];
        let mark = match self.leaving.audience() {
            Audience::Inside => words::INSIDE.to_owned(),
            Audience::Published { .. } => String::new(),
        };
        // Whatever else is switched off, it is said what was taken out.
        let hidden = self.leaving.hidden();
        let not_shown = (!hidden.is_empty()).then(|| DocumentSection {
            id: "not-shown".to_owned(),
            title: words::NOT_SHOWN.to_owned(),
            blocks: vec![DocumentBlock::Points(hidden.to_vec())],
        });
        PrintedDocument {
            title,
            about: about.into_iter().filter(|line| !line.is_empty()).collect(),
            mark,
            author: self.about.partnership.clone(),
            foot: self.about.partnership.clone(),
            opening,
            sections: sections.into_iter().chain(not_shown).collect(),
        }
    }

    /// What may be in the document, with what somebody has written.
    pub fn parts(&self, kind: ReportKind) -> Vec<ReportPart> {
        match kind {
            ReportKind::Report => ReportSection::ALL.into_iter().map(|section| self.part(section)).collect(),
            ReportKind::Briefing => briefing::parts(self),
            ReportKind::YouSaid => briefing::you_said_parts(self),
        }
    }

    fn part(&self, section: ReportSection) -> ReportPart {
        let place = section.place();
        let own = self.words.written(&place).unwrap_or_default();
        ReportPart {
            id: section.id().to_owned(),
            title: words::section(section.id()).to_owned(),
            words: own.to_owned(),
            is_own: !own.is_empty(),
            is_on: !self.words.off.contains(section.id()),
            is_empty: section.blocks(self).is_empty(),
            place,
        }
    }

    fn sections(&self) -> Vec<DocumentSection> {
        let of = |section: ReportSection| {
            let own = own_blocks(self.words.written(&section.place()).unwrap_or_default());
            let blocks: Vec<DocumentBlock> = own.into_iter().chain(section.blocks(self)).collect();
            (!blocks.is_empty()).then(|| DocumentSection {
                id: section.id().to_owned(),
                title: words::section(section.id()).to_owned(),
                blocks,
            })
        };
        ReportSection::ALL.into_iter().filter(|section| !self.words.off.contains(section.id())).filter_map(of).collect()
    }
}
