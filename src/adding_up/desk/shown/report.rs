//! What is asked of the documents that leave the desk, and what is shown of them.

use crate::model::audience::Audience;
use serde::{Deserialize, Serialize};

/// What a document is about besides the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportAbout {
    /// The partnership's name.
    pub partnership: String,
    /// Whom to ask there; may be empty.
    pub contact: String,
    /// What young people are told who need help; may be empty.
    pub help: String,
    /// What letters begin and end with, in the partnership's words; empty for the app's own.
    #[serde(default)]
    pub letter: [String; 2],
    /// The day, an ISO date.
    pub today: String,
}

/// Which document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportKind {
    /// Everything, section by section.
    #[default]
    Report,
    /// One page in seven parts.
    Briefing,
    /// What was said, and what was done about it.
    YouSaid,
}

/// As what a document is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReportFormat {
    /// One web page that needs nothing else.
    Html,
    /// A Word file.
    Word,
}

impl ReportFormat {
    /// What the names of such files end with.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Word => "docx",
        }
    }

    /// What browsers call it.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html",
            Self::Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}

/// A part of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportPart {
    /// What it is kept and linked by.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// The place of the words that somebody may write there.
    pub place: String,
    /// What somebody has written; where nobody has, what the app writes there by itself. May be empty.
    pub words: String,
    /// Whether somebody has written it.
    pub is_own: bool,
    /// Whether it is in the document. A briefing has all of its parts.
    pub is_on: bool,
    /// Whether there is nothing to show in it but somebody's own words.
    pub is_empty: bool,
}

/// A document as it may be seen on a page, with what somebody may write in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportShown {
    /// Which document.
    pub kind: ReportKind,
    /// The round that it is of.
    pub round: String,
    /// Whom it is for.
    pub audience: Audience,
    /// What may be in it, in its order.
    pub parts: Vec<ReportPart>,
    /// What every letter begins and ends with: the place, what it is, and what somebody has written.
    pub letter: Vec<ReportPart>,
    /// What is not in it so that nobody is told apart.
    pub hidden: Vec<String>,
    /// The document, as the body of a page. Everything that anybody wrote is text in it and no markup.
    pub html: String,
}
