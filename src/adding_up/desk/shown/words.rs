//! What is asked of the words in returns, and what the desk shows of them and of the themes they were tagged with.

use crate::model::ids::{DomainRef, QuestionId, ThemeId};
use crate::model::themes::{PassageAt, PassageKind, ThemeKind};
use serde::{Deserialize, Serialize};

/// How many passages are shown at once.
pub const MOST_PASSAGES: usize = 50;
/// How many of one theme, so that all of them can be printed.
pub const MOST_OF_A_THEME: usize = 500;

/// Which words are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsWanted {
    /// How many to pass over.
    pub from: usize,
    /// What is looked for; empty for all.
    pub like: String,
    /// Only beside questions of this domain.
    #[serde(default)]
    pub part: Option<DomainRef>,
    /// Only beside this question.
    #[serde(default)]
    pub question: Option<QuestionId>,
    /// Only passages of this kind.
    #[serde(default)]
    pub kind: Option<PassageKind>,
    /// Only what was tagged with this theme.
    #[serde(default)]
    pub theme: Option<ThemeId>,
}

impl WordsWanted {
    /// Whether nothing in particular is looked for.
    pub fn is_all(&self) -> bool {
        *self == Self { from: self.from, ..Self::default() }
    }

    /// How many are shown at once.
    pub fn most(&self) -> usize {
        if self.theme.is_some() { MOST_OF_A_THEME } else { MOST_PASSAGES }
    }
}

/// What was written, as far as it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordsShown {
    /// What was asked for; none before anything was searched.
    pub asked: Option<WordsWanted>,
    /// How many passages were found.
    pub passages: usize,
    /// In the returns of how many organisations.
    pub organisations: usize,
    /// How many organisations' returns were searched.
    pub of: usize,
    /// Returns that could not be read.
    pub unread: usize,
    /// The passages from the first that was wanted on, by question.
    pub lines: Vec<PassageLine>,
    /// Domains that can be chosen, each with its name.
    pub parts: Vec<(DomainRef, String)>,
    /// Questions of the chosen domain, likewise.
    pub questions: Vec<(QuestionId, String)>,
    /// The themes of the round.
    pub themes: ThemesShown,
}

/// A passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageLine {
    /// Where it stands.
    pub at: PassageAt,
    /// The digest of its text.
    pub digest: String,
    /// Whose it is.
    pub organisation: String,
    /// The sector it is counted in.
    pub sector: String,
    /// The questionnaire's title.
    pub questionnaire: String,
    /// The id of the question it stands beside; may be empty.
    pub question: String,
    /// The question's text, likewise.
    pub about: String,
    /// Which part of the return it is, in a word or two.
    pub field: String,
    /// What was written, cut around what was found where it is long; empty where it is no longer in the return.
    pub excerpt: Vec<MarkedText>,
    /// All of what was written where it was cut; else empty.
    pub whole: Vec<MarkedText>,
    /// What may be personal data in it, as it is said while somebody types; empty where there is nothing to ask about.
    pub notice: String,
    /// Everything in it that may be personal data, or tell whose it is, a sentence each.
    pub suspicions: Vec<String>,
}

/// A piece of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkedText {
    /// As it was written.
    pub text: String,
    /// Whether it is what was looked for.
    pub is_found: bool,
}

/// The themes of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemesShown {
    /// Who tags, as a role; may be empty.
    pub role: String,
    /// How many organisations could say something.
    pub of: usize,
    /// Each theme, in the order in which they were made; also those that were deleted.
    pub themes: Vec<ThemeShown>,
    /// What is said of the passages that were asked about.
    pub tagged: Vec<PassageTags>,
    /// Whether they cannot be read, and so not be changed.
    pub is_unreadable: bool,
}

/// A theme with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeShown {
    /// Its id.
    pub id: ThemeId,
    /// Its name.
    pub name: String,
    /// What it stands for.
    pub kind: ThemeKind,
    /// Whether it was deleted, and can be brought back.
    pub is_deleted: bool,
    /// How many organisations say it.
    pub organisations: usize,
    /// Those of each sector.
    pub by_sector: Vec<(String, usize)>,
    /// How many passages say it.
    pub passages: usize,
    /// Passages whose words have changed since, or are gone.
    pub changed: usize,
    /// Passages of returns that do not count in the round or under the filter, or are not here.
    pub beside: usize,
}

/// What is said of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageTags {
    /// Where it stands.
    pub at: PassageAt,
    /// The themes it was tagged with.
    pub themes: Vec<ThemeId>,
    /// Whether it may be quoted.
    pub may_be_quoted: bool,
    /// Whether its words have changed since.
    pub is_changed: bool,
}
