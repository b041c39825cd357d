//! Themes: what several organisations say, each in words of its own, and which passages of their returns say it. Holds no word
//! of any return: a passage is known by its place and by a digest of its text.

mod changing;

use super::ids::{ActionId, BoxId, QuestionId, ThemeId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

pub use changing::{LONGEST_NAME, ThemeProblem};

/// The `format` of themes.
pub const THEMES_FORMAT: &str = "safeguarding-audit/themes";
/// The highest version of themes that this app reads.
pub const THEMES_VERSION: u32 = 1;
/// What the keys begin with that themes are kept under; the round follows.
pub const THEMES_KEYS: &str = "themes/";

/// The themes of a round, and the passages that were tagged with them. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Themes {
    /// Always [`THEMES_FORMAT`].
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// The round: `2026-27`.
    #[serde(default)]
    pub cycle: String,
    /// Who tags at present, as a role and never a name; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The themes, in the order in which they were made.
    #[serde(default)]
    pub themes: Vec<Theme>,
    /// Passages that were tagged or may be quoted, sorted by their place; no place stands here twice.
    #[serde(default)]
    pub passages: Vec<TaggedPassage>,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What several organisations say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Stays the same when it is renamed.
    pub id: ThemeId,
    /// What it is called: "Daily briefings".
    pub name: String,
    /// What it stands for.
    #[serde(default)]
    pub kind: ThemeKind,
    /// Whether somebody has deleted it. It keeps its tags, so that it can be brought back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_deleted: bool,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What a theme stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeKind {
    /// What goes well.
    Strength,
    /// What has to become better.
    AreaForDevelopment,
    /// What others may learn from.
    GoodPractice,
    /// Anything else.
    #[default]
    Other,
}

/// A passage that somebody has said something of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TaggedPassage {
    /// Where it stands.
    pub at: PassageAt,
    /// The digest of its text when it was tagged.
    pub digest: String,
    /// The [`ReturnStamp`] of the return in which these words were seen last.
    pub seen_in: ReturnStamp,
    /// The themes it was tagged with.
    #[serde(default)]
    pub themes: BTreeSet<ThemeId>,
    /// Whether it may be quoted without the organisation's name.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_be_quoted: bool,
    /// Who said so first, as a role; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
    /// Fields of later versions, kept as they came.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// Where a passage stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PassageAt {
    /// The key of the return's file.
    pub key: String,
    /// Which part of the return.
    pub part: PassagePart,
}

/// A part of a return that has words of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassagePart {
    /// The text or the rows that were given in answer.
    Answer(QuestionId),
    /// Why a question does not apply.
    Reason(QuestionId),
    /// All the evidence for an answer.
    Evidence(QuestionId),
    /// A further text that the question asks for, such as the impact.
    Box {
        /// Beside the answer to this question.
        question: QuestionId,
        /// Which.
        id: BoxId,
    },
    /// The note beside an answer.
    Note(QuestionId),
    /// What will change.
    Action(ActionId),
}

/// What kinds of passages there are, as somebody chooses between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageKind {
    /// Answers in words, and why a question does not apply.
    Answer,
    /// Evidence.
    Evidence,
    /// Further texts, such as the impact.
    Impact,
    /// Notes.
    Note,
    /// Actions.
    Action,
}

/// Tells one revision of a return from another without reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReturnStamp(String);

/// The words of a passage as somebody sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenWords {
    /// The digest of the text.
    pub digest: String,
    /// The return it stands in.
    pub stamp: ReturnStamp,
}

impl ReturnStamp {
    /// Of a return.
    pub fn of(revision: u32, digest: &str) -> Self {
        Self(format!("{revision} {digest}"))
    }
}

impl PassagePart {
    /// What kind of passage it is.
    pub fn kind(&self) -> PassageKind {
        match self {
            Self::Answer(_) | Self::Reason(_) => PassageKind::Answer,
            Self::Evidence(_) => PassageKind::Evidence,
            Self::Box { .. } => PassageKind::Impact,
            Self::Note(_) => PassageKind::Note,
            Self::Action(_) => PassageKind::Action,
        }
    }

    /// Which box it is, where it is one.
    pub fn box_id(&self) -> Option<&BoxId> {
        match self {
            Self::Box { id, .. } => Some(id),
            Self::Answer(_) | Self::Reason(_) | Self::Evidence(_) | Self::Note(_) | Self::Action(_) => None,
        }
    }

    /// The question it stands beside; none of an action, which says that itself.
    pub fn question(&self) -> Option<&QuestionId> {
        match self {
            Self::Answer(question) | Self::Reason(question) | Self::Evidence(question) | Self::Note(question) => Some(question),
            Self::Box { question, .. } => Some(question),
            Self::Action(_) => None,
        }
    }
}

impl Themes {
    /// No themes yet.
    pub fn start(cycle: &str) -> Self {
        Self {
            format: THEMES_FORMAT.to_owned(),
            version: THEMES_VERSION,
            cycle: cycle.to_owned(),
            role: String::new(),
            themes: Vec::new(),
            passages: Vec::new(),
            extra: Map::new(),
        }
    }

    /// The theme with that id, unless it was deleted.
    pub fn theme(&self, id: &ThemeId) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == *id && !theme.is_deleted)
    }

    /// What was said of the passage at a place.
    pub fn tagged(&self, at: &PassageAt) -> Option<&TaggedPassage> {
        let place = self.passages.binary_search_by(|passage| passage.at.cmp(at)).ok()?;
        self.passages.get(place)
    }
}
