//! What the desk is asked to show, and what it shows, as types.

mod actions;
mod behind;
mod compare;
mod register;
mod report;
mod surveys;
mod words;

pub use actions::{ActionLine, ActionTable};
pub use behind::{
    AnswerBeside, AnswersShown, AnswersWanted, DomainAnswers, GradeBeside, GradeSaid, OneAnswer, OrganisationShown,
};
pub use compare::{Comparison, KindTable, QuestionsBy, SectorTable};
pub use register::{ExpectedShown, NotExpectedShown, RegisterGroup, RegisterShown};
pub use report::{ReportAbout, ReportFormat, ReportKind, ReportPart, ReportShown};
pub use surveys::{ShownText, SurveysShown, SurveysWanted, TextsShown, TextsWanted, survey_name};
pub use words::{
    MOST_OF_A_THEME, MOST_PASSAGES, MarkedText, PassageLine, PassageTags, ThemeShown, ThemesShown, WordsShown, WordsWanted,
};

use crate::adding_up::lines::VerdictLine;
use crate::aggregation::counting::RoundPlace;
use crate::aggregation::escalations::FoundEscalation;
use crate::aggregation::row::GradeStanding;
use crate::aggregation::summary::Summary;
use crate::aggregation::trend::Trend;
use crate::checks::assurance::AssuranceCounts;
use crate::model::filter::Filter;
use serde::{Deserialize, Serialize};

/// How many lines of files are handed over at once.
pub const MOST_LINES: usize = 100;

/// What is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeskWanted {
    /// Which returns.
    pub filter: Filter,
    /// What besides the figures.
    pub what: WantedList,
    /// By what answers to questions are broken down.
    #[serde(default)]
    pub questions_by: QuestionsBy,
    /// The least count of children that is shown; 0 for not said.
    pub least_shown: usize,
    /// The day it is, as an ISO date: actions are overdue from the day after they were due.
    pub today: String,
}

/// What is wanted besides the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WantedList {
    /// The files added last, as far as somebody may want to know what became of them.
    #[default]
    Recent,
    /// The same, with actions, with the register, and with what has changed since the round before.
    Overview,
    /// Every file and return, from this place on, that holds these words.
    Files {
        /// How many to pass over.
        from: usize,
        /// Part of a name; empty for all.
        like: String,
    },
    /// Organisation by organisation, from this place on, that holds these words.
    Organisations {
        /// How many to pass over.
        from: usize,
        /// Part of a name; empty for all.
        like: String,
    },
    /// Actions, from this place on, of organisations whose name holds these words.
    Actions {
        /// How many to pass over.
        from: usize,
        /// Part of a name; empty for all.
        like: String,
        /// Only those that are overdue.
        overdue: bool,
    },
    /// The register, from this place on, of organisations whose name holds these words.
    Register {
        /// How many to pass over.
        from: usize,
        /// Part of a name; empty for all.
        like: String,
        /// Only those with whom it stands so.
        only: StatusFilter,
    },
    /// Every figure of the round that may leave the desk.
    Everything,
    /// A document made from them.
    Document {
        /// Which.
        kind: ReportKind,
        /// What it is about besides the figures.
        about: ReportAbout,
    },
    /// Every round beside the others.
    Trend,
    /// Sectors, and who said what of the same thing.
    Compare,
    /// What was written.
    Words(WordsWanted),
    /// What people replied.
    Surveys(SurveysWanted),
    /// Who answered what to one question.
    Answers(AnswersWanted),
    /// One organisation.
    Organisation {
        /// The key of its return.
        key: String,
    },
}

impl WantedList {
    /// From the first line on.
    pub fn begin_again(&mut self) {
        match self {
            Self::Recent
            | Self::Overview
            | Self::Everything
            | Self::Document { .. }
            | Self::Trend
            | Self::Compare
            | Self::Surveys(_)
            | Self::Organisation { .. } => {}
            Self::Answers(wanted) => wanted.from = 0,
            Self::Words(wanted) => wanted.from = 0,
            Self::Files { from, .. }
            | Self::Organisations { from, .. }
            | Self::Actions { from, .. }
            | Self::Register { from, .. } => *from = 0,
        }
    }

    /// How many lines are passed over, and what is looked for.
    pub fn place(&self) -> (usize, String) {
        match self {
            Self::Recent
            | Self::Overview
            | Self::Everything
            | Self::Document { .. }
            | Self::Trend
            | Self::Compare
            | Self::Surveys(_)
            | Self::Organisation { .. } => (0, String::new()),
            Self::Answers(wanted) => (wanted.from, wanted.like.clone()),
            Self::Words(wanted) => (wanted.from, wanted.like.clone()),
            Self::Files { from, like }
            | Self::Organisations { from, like }
            | Self::Actions { from, like, .. }
            | Self::Register { from, like, .. } => (*from, like.clone()),
        }
    }
}

/// Organisations in the register with whom it stands so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatusFilter {
    /// All of them.
    #[default]
    All,
    /// Of whom nothing came, or nothing complete.
    NotReturned,
    /// Who have returned.
    Returned,
    /// Who were left out.
    NotInScope,
}

/// What the desk shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Looked {
    /// The rounds there are, the newest first.
    pub rounds: Vec<FilterChoice>,
    /// The round that is looked at.
    pub round: String,
    /// The sectors in the round.
    pub sectors: Vec<FilterChoice>,
    /// The types of organisation in the round.
    pub kinds: Vec<FilterChoice>,
    /// The localities in the round's register.
    pub localities: Vec<FilterChoice>,
    /// What is counted, and what is not.
    pub tally: RoundTally,
    /// Figures for each questionnaire that has returns.
    pub summaries: Vec<Summary>,
    /// Where a child may be at risk now, as far as any file says that is here.
    pub escalations: Vec<FoundEscalation>,
    /// Lines of files, what somebody must act on first.
    pub lines: Vec<FileLine>,
    /// How many lines there are in all, of these not in the figures, and of those to be acted on.
    pub lines_in_all: usize,
    /// See [`Looked::lines_in_all`].
    pub lines_left_out: usize,
    /// See [`Looked::lines_in_all`].
    pub lines_needing: usize,
    /// Organisation by organisation, a table for each questionnaire.
    pub organisations: Vec<OrganisationTable>,
    /// How many organisations there are in all.
    pub organisations_in_all: usize,
    /// Figures of actions, for each questionnaire.
    pub actions: Vec<ActionTable>,
    /// Actions, what is overdue longest first, then by day.
    pub action_lines: Vec<ActionLine>,
    /// How many actions there are in all.
    pub action_lines_in_all: usize,
    /// The register of the round; none where there is none.
    pub register: Option<RegisterShown>,
    /// Other rounds that have a register, the newest first.
    pub other_registers: Vec<String>,
    /// Each questionnaire over the rounds.
    pub trends: Vec<Trend>,
    /// Sectors, and who said what of the same thing; none where that was not asked for.
    pub comparison: Option<Comparison>,
    /// Answers by type of organisation, where that was asked for.
    pub question_kinds: Vec<KindTable>,
    /// What was written.
    pub words: WordsShown,
    /// What several organisations say, with how many say it; where that was asked for.
    pub themes: Vec<ThemeShown>,
    /// The document that was asked for.
    pub report: Option<Box<ReportShown>>,
    /// What people replied.
    pub surveys: SurveysShown,
    /// Who answered what to the question that was asked for.
    pub answers: Option<AnswersShown>,
    /// The organisation that was asked for.
    pub organisation: Option<Box<OrganisationShown>>,
}

/// How many returns there are of something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterChoice {
    /// What it is asked for by.
    pub id: String,
    /// As people read it.
    pub label: String,
    /// How many returns; in a round with them files of replies.
    pub n: usize,
}

/// What is counted in the round that is looked at, and what is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundTally {
    /// Returns that are here, of every round.
    pub here: usize,
    /// Returns in the figures.
    pub counted: usize,
    /// Returns of the round that the filter leaves out.
    pub filtered: usize,
    /// Returns of organisations that are counted by another return.
    pub waiting: usize,
    /// Returns that somebody left out.
    pub left_out: usize,
    /// Returns of other rounds.
    pub other_rounds: usize,
    /// Returns that say no round, in any case where others say one.
    pub without_round: usize,
    /// Files that are not counted.
    pub not_counted: usize,
    /// Of these, those that somebody must act on.
    pub needing: usize,
}

/// A file or a return.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileLine {
    /// The key of the return; empty of a file that is none.
    pub key: String,
    /// Where it stands in its round; none of a file that is no return here.
    pub place: Option<RoundPlace>,
    /// The round it belongs to; may be empty.
    pub round: String,
    /// Whether it says no round itself, so that one may be chosen.
    pub may_choose_round: bool,
    /// The file of the return that counts in its place.
    pub instead: String,
    /// What became of the file.
    pub line: VerdictLine,
    /// Of a file of replies, what is said of where it stands, in the place of what is said of returns; may be empty.
    pub note: String,
    /// Whether it is an audit of a case, which figures with and without it tell of.
    pub is_of_case: bool,
    /// Whether nobody can choose that another counts, or that it is left out.
    pub is_fixed: bool,
}

impl FileLine {
    /// Whether it is in the figures of the round that is looked at.
    pub fn is_in_figures(&self) -> bool {
        self.line.is_counted && self.place.as_ref().is_none_or(|place| *place == RoundPlace::Counted)
    }
}

/// The grades of organisations that answered one questionnaire.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationTable {
    /// The questionnaire's title.
    pub title: String,
    /// Its edition.
    pub edition: String,
    /// The domains that are graded in any return: id and title.
    pub domains: Vec<(String, String)>,
    /// The grades there are, the best first.
    pub grades: Vec<String>,
    /// A line for each organisation.
    pub lines: Vec<OrganisationLine>,
}

/// An organisation's grades.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrganisationLine {
    /// The key of its return.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its type, as people read it.
    pub kind: String,
    /// Its sector.
    pub sector: String,
    /// How far its return shows what it says; none where that is not said.
    #[serde(default)]
    pub assurance: Option<AssuranceCounts>,
    /// Of the whole, then of each domain of the table. A grade is named by its place in the table's grades.
    pub standings: Vec<GradeStanding>,
}
