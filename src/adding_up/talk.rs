//! What the page asks of the desk in the worker, and what it is told: one type each way. Files travel beside the text.

use super::desk::shown::{DeskWanted, Looked, ReportAbout, ReportFormat, ReportKind, ThemesShown, WantedList};
use super::leaving::WorkbookAbout;
use super::lines::VerdictLine;
use crate::interchange::tables::sheets::Workbook;
use crate::model::audience::Audience;
use crate::model::filter::Filter;
use crate::model::ids::ThemeId;
use crate::model::report_words::ReportSaid;
use crate::model::themes::{PassageAt, ThemeKind};
use serde::{Deserialize, Serialize};

/// What is asked of the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskAsk {
    /// It is to open; the questionnaires travel beside this.
    Open {
        /// Whether with invented returns, of which nothing is kept.
        samples: bool,
        /// Whether what is added outlives the page.
        is_lasting: bool,
    },
    /// The files beside this are to be added.
    Add {
        /// What there is to say of files that the page itself could not have.
        unread: Vec<VerdictLine>,
        /// Names of files that waited for their passphrase and are beside this, opened.
        opened: Vec<String>,
    },
    /// What is being added is to stop after the file that is being read.
    Stop,
    /// It is to show something.
    Look(DeskWanted),
    /// Somebody chose something about returns.
    Choose(DeskChoice),
    /// Somebody says something of the register of a round. A list that is to be read travels beside this.
    Register {
        /// The round.
        round: String,
        /// What.
        ask: RegisterAsk,
    },
    /// Somebody says something of the themes of a round, or of passages and themes.
    Themes {
        /// The round.
        round: String,
        /// Under which filter they are counted.
        filter: Filter,
        /// What.
        ask: ThemeAsk,
        /// The passages that are shown.
        shown: Vec<PassageAt>,
    },
    /// The themes of a round with their passages, as a table.
    ThemeTable {
        /// The round.
        round: String,
    },
    /// Whom to chase in a round, as a table.
    ChaseList {
        /// The round.
        round: String,
    },
    /// The figures that may leave for somebody, as a workbook.
    Workbook(LeavingWanted),
    /// The same as tables in a zip, which is handed over beside the answer.
    Tables(LeavingWanted),
    /// Everything in one file, which is handed over beside the answer.
    DeskFile,
    /// The tidy tables of every round in a zip, which is handed over beside the answer.
    Tidy {
        /// The partnership's name.
        partnership: String,
    },
    /// A document of a round as a file, which is handed over beside the answer.
    ReportFile {
        /// Of which returns.
        wanted: DeskWanted,
        /// Which document.
        kind: ReportKind,
        /// What it is about besides the figures.
        about: ReportAbout,
        /// As what.
        format: ReportFormat,
    },
    /// Somebody says something of the report of a round.
    ReportSays {
        /// The round.
        round: String,
        /// What.
        said: ReportSaid,
    },
    /// Letters to organisations, as a file that is handed over beside the answer; a zip where they are not to one alone.
    Letters {
        /// To those of which returns.
        wanted: DeskWanted,
        /// Only to the one whose return has this key.
        only: Option<String>,
        /// What they are about besides the figures.
        about: ReportAbout,
        /// As what.
        format: ReportFormat,
    },
    /// Everything is to be removed.
    Remove,
    /// What was removed is to be brought back.
    BringBack,
}

impl DeskAsk {
    /// Whether the words of returns are read for it, which may take a while.
    pub fn is_search(&self) -> bool {
        match self {
            Self::Look(wanted) => matches!(wanted.what, WantedList::Words(_)),
            Self::Themes { .. } | Self::ThemeTable { .. } => true,
            Self::Open { .. }
            | Self::Add { .. }
            | Self::Stop
            | Self::Choose(_)
            | Self::Register { .. }
            | Self::ChaseList { .. }
            | Self::Workbook(_)
            | Self::Tables(_)
            | Self::Remove
            | Self::DeskFile
            | Self::Tidy { .. }
            | Self::ReportFile { .. }
            | Self::ReportSays { .. }
            | Self::Letters { .. }
            | Self::BringBack => false,
        }
    }
}

/// Which figures are to leave, and for whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeavingWanted {
    /// Of which returns.
    pub wanted: DeskWanted,
    /// For whom.
    pub audience: Audience,
    /// What they say of themselves.
    pub about: WorkbookAbout,
}

/// What somebody chose about returns, each by the key of its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskChoice {
    /// It is to be left out.
    LeaveOut {
        /// Which.
        key: String,
        /// Why.
        reason: String,
    },
    /// It is to be counted again.
    TakeBack {
        /// Which.
        key: String,
    },
    /// Of several returns of one organisation, this one is to count.
    Count {
        /// Which.
        key: String,
    },
    /// Returns that say no round belong to this one.
    Round {
        /// Which; all that say none, where none is named.
        key: Option<String>,
        /// The round; empty to take back what was chosen.
        round: String,
    },
}

/// What somebody says of themes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeAsk {
    /// Who tags from now on, as a role.
    Role {
        /// The role; may be empty.
        role: String,
    },
    /// A new theme.
    Make {
        /// What it is called.
        name: String,
        /// What it stands for.
        kind: ThemeKind,
    },
    /// A theme is called otherwise, or stands for something else.
    Rename {
        /// Which.
        theme: ThemeId,
        /// What it is called.
        name: String,
        /// What it stands for.
        kind: ThemeKind,
    },
    /// A theme is to go. It can be brought back.
    Delete {
        /// Which.
        theme: ThemeId,
    },
    /// A deleted theme is to come back with its tags.
    BringBack {
        /// Which.
        theme: ThemeId,
    },
    /// Somebody says something of a passage.
    Passage {
        /// Which.
        at: PassageAt,
        /// The digest of its text as it was seen.
        digest: String,
        /// What.
        say: PassageSaid,
    },
}

/// What somebody says of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PassageSaid {
    /// It is of exactly these themes.
    Themes(Vec<ThemeId>),
    /// Whether it may be quoted without the organisation's name.
    MayBeQuoted(bool),
    /// Its tags fit its words as they are now.
    StillFits,
    /// None of its tags fits any more.
    NoLongerFits,
}

/// What somebody says of the register of a round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RegisterAsk {
    /// These lines are expected too.
    Paste {
        /// As they were pasted.
        text: String,
    },
    /// So are those in the file beside this.
    List,
    /// It begins as that of another round.
    CopyFrom {
        /// Which.
        round: String,
    },
    /// It is to be removed.
    Remove,
    /// Returns are asked for by these days.
    Deadlines {
        /// The first, as it was typed; empty for none.
        first: String,
        /// The final one.
        last: String,
    },
    /// An organisation of this name is expected too.
    Add {
        /// The name.
        name: String,
    },
    /// A return of this name is that organisation's.
    Same {
        /// Which, by its id.
        id: String,
        /// The name in the return.
        name: String,
    },
    /// A return of this name is not that organisation's.
    Other {
        /// Which, by its id.
        id: String,
        /// The name in the return.
        name: String,
    },
    /// Nothing is expected of it after all.
    LeaveOut {
        /// Which, by its id.
        id: String,
        /// Why.
        reason: String,
    },
    /// Something is expected of it again.
    TakeBack {
        /// Which, by its id.
        id: String,
    },
}

/// What the desk says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeskSaid {
    /// It is open, and has so many returns.
    Opened {
        /// How many returns are here.
        returns: usize,
    },
    /// What came of adding files.
    Added(DeskAdded),
    /// What was to be shown.
    Looked(Box<Looked>),
    /// The register is as was said; with what there is to say of a list.
    Registered(Vec<String>),
    /// The themes are as was said.
    Themed(Box<ThemesShown>),
    /// A file to save, as text.
    Table(String),
    /// The figures as a workbook.
    Workbook(Box<Workbook>),
    /// It is done.
    Done,
    /// It could not be done, and why.
    Failed(String),
}

/// What came of adding files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskAdded {
    /// Files that there is something to say of.
    pub files: usize,
    /// Files that only their passphrase opens: name and text.
    pub locked: Vec<(String, String)>,
    /// What came of each desk that was among the files.
    pub desks: Vec<String>,
    /// Chosen files that were not read, since somebody said stop.
    pub unread: usize,
    /// Why not all of it could be kept.
    pub failed: Option<String>,
}

/// How far the desk is with what it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskProgress {
    /// Files that were read.
    pub done: usize,
    /// Of so many, as far as is known.
    pub all: usize,
}
