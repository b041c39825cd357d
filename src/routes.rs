//! Where things are in the app, and how the part of the address after `#` says it. Every link is made from here. Knows no
//! browser: what the address is, and going elsewhere, are matters of `platform::page`.

pub mod element;
mod filter;
mod returns;
pub mod shown;

pub use returns::{ReturnsDetail, ReturnsView};

use crate::model::filter::Filter;
use crate::model::ids::{ActionId, DomainId, FieldId, QuestionId, ReturnId};
use crate::model::judgement::Subject;

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The first page.
    Home,
    /// Choosing a questionnaire.
    Start,
    /// Choosing the return of an earlier round to begin from.
    LastRound,
    /// A page of one draft.
    Draft(ReturnId, DraftPage),
    /// A page of one survey.
    Survey(ReturnId, SurveyPage),
    /// Adding returns up: which figures, over which returns.
    Returns(ReturnsView, Filter),
    /// What stands behind the figures.
    ReturnsDetail(ReturnsDetail, Filter),
    /// Choosing cases to audit.
    Choosing,
    /// Bringing the audits of one case together.
    BringCase,
    /// What is kept on this device.
    Device,
    /// What restoring a backup would do.
    Restore,
    /// Something else was typed into the address.
    Unknown(String),
    /// Panics on purpose, so that the recovery panel can be tested.
    Panic,
}

/// A page of one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPage {
    /// The task list.
    Tasks,
    /// About the organisation or the audit.
    About,
    /// The same, at one field of it.
    Field(FieldId),
    /// About its questionnaire.
    Questionnaire,
    /// Choosing the return of an earlier round to set beside it.
    LastRound,
    /// What has changed since the round before.
    Since,
    /// Asking a colleague to answer some of the questions.
    Ask,
    /// Bringing what came as a file together with it.
    Bring,
    /// The questions of a domain, from one of them on.
    Domain(DomainId, Option<QuestionId>),
    /// The action plan; also what becomes of it once the return was submitted.
    Actions,
    /// Everything that the organisation said, as a report of its own.
    Report,
    /// The same, at one action.
    Action(ActionId),
    /// Every answer, grades, findings.
    Check,
    /// Declaring it complete.
    Declaration,
    /// What to do with a finished return.
    Complete,
    /// Earlier versions.
    Versions,
    /// Giving it a passphrase.
    Passphrase,
    /// Saving it as a file with a passphrase.
    Download,
    /// Moving it to another edition of its questionnaire.
    Edition,
    /// The grade for the whole.
    Overall,
    /// A child may be at risk now.
    AtRisk,
    /// What to do with a finished audit that came as a file.
    Received,
    /// Grading it a second time; of a domain or the whole, where one is named.
    Moderate(Option<Subject>),
    /// Asking for changes; in one domain, where one is named.
    Review(Option<DomainId>),
    /// What several agencies judge together; of a domain or the whole, where one is named.
    Case(Option<Subject>),
}

/// A page of one survey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SurveyPage {
    /// For whoever runs it: how many replies, the file of them.
    Overview,
    /// For whoever runs it: what is asked once.
    Setup,
    /// For whoever replies: what it is, and a way to begin.
    Welcome,
    /// Grouping questions.
    About,
    /// One page of questions.
    Part(DomainId),
    /// Every answer once more.
    Check,
    /// The reply is finished, and nothing of it is shown.
    Thanks,
}

impl Route {
    /// Reads what stands after `#`.
    pub fn parse(hash: &str) -> Self {
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let filter = filter::read(query);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts[..] {
            [] => Self::Home,
            ["start"] => Self::Start,
            ["start", "last-round"] => Self::LastRound,
            ["returns"] => Self::Returns(ReturnsView::Overview, filter),
            ["returns", word] => match ReturnsView::of_word(word) {
                Some(view) => Self::Returns(view, filter),
                None => Self::Unknown(hash.to_owned()),
            },
            ["returns", ref rest @ ..] => match ReturnsDetail::parse(rest) {
                Some(detail) => Self::ReturnsDetail(detail, filter),
                None => Self::Unknown(hash.to_owned()),
            },
            ["choose-cases"] => Self::Choosing,
            ["case"] => Self::BringCase,
            ["device"] => Self::Device,
            ["device", "restore"] => Self::Restore,
            ["panic-for-tests"] => Self::Panic,
            ["survey", id, ref rest @ ..] => match SurveyPage::parse(rest) {
                Some(page) => Self::Survey(id.into(), page),
                None => Self::Unknown(hash.to_owned()),
            },
            ["draft", id, ref rest @ ..] => match DraftPage::parse(rest) {
                Some(page) => Self::Draft(id.into(), page),
                None => Self::Unknown(hash.to_owned()),
            },
            _ => Self::Unknown(hash.to_owned()),
        }
    }

    /// The draft it is a page of.
    pub fn draft(&self) -> Option<ReturnId> {
        match self {
            Self::Draft(id, _) => Some(id.clone()),
            Self::Home
            | Self::Start
            | Self::LastRound
            | Self::Survey(..)
            | Self::Returns(..)
            | Self::ReturnsDetail(..)
            | Self::Choosing
            | Self::BringCase
            | Self::Device
            | Self::Restore
            | Self::Unknown(_)
            | Self::Panic => None,
        }
    }

    /// What stands after `#`.
    pub fn hash(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Start => "/start".to_owned(),
            Self::LastRound => "/start/last-round".to_owned(),
            Self::Draft(id, page) => match page.path() {
                path if path.is_empty() => format!("/draft/{id}"),
                path => format!("/draft/{id}/{path}"),
            },
            Self::Survey(id, page) => format!("/survey/{id}/{}", page.path()).trim_end_matches('/').to_owned(),
            Self::Returns(ReturnsView::Overview, filter) => format!("/returns{}", filter::written(filter)),
            Self::Returns(view, filter) => format!("/returns/{}{}", view.word(), filter::written(filter)),
            Self::ReturnsDetail(detail, filter) => format!("/returns/{}{}", detail.path(), filter::written(filter)),
            Self::Choosing => "/choose-cases".to_owned(),
            Self::BringCase => "/case".to_owned(),
            Self::Device => "/device".to_owned(),
            Self::Restore => "/device/restore".to_owned(),
            Self::Panic => "/panic-for-tests".to_owned(),
            Self::Unknown(hash) => hash.clone(),
        }
    }

    /// For a link.
    pub fn href(&self) -> String {
        format!("#{}", self.hash())
    }
}

impl DraftPage {
    /// The page at a path, as [`DraftPage::path`] writes it.
    pub fn at(path: &str) -> Option<Self> {
        Self::parse(&path.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>())
    }

    /// Reads a page from the parts of its path.
    pub fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Tasks,
            ["about"] => Self::About,
            ["about", field] => Self::Field((*field).into()),
            ["questionnaire"] => Self::Questionnaire,
            ["last-round"] => Self::LastRound,
            ["since"] => Self::Since,
            ["ask"] => Self::Ask,
            ["bring"] => Self::Bring,
            ["domain", domain] => Self::Domain((*domain).into(), None),
            ["domain", domain, question] => Self::Domain((*domain).into(), Some((*question).into())),
            ["actions"] => Self::Actions,
            ["report"] => Self::Report,
            ["actions", action] => Self::Action((*action).into()),
            ["check"] => Self::Check,
            ["declaration"] => Self::Declaration,
            ["complete"] => Self::Complete,
            ["versions"] => Self::Versions,
            ["passphrase"] => Self::Passphrase,
            ["download"] => Self::Download,
            ["edition"] => Self::Edition,
            ["overall"] => Self::Overall,
            ["at-risk"] => Self::AtRisk,
            ["received"] => Self::Received,
            ["moderate", rest @ ..] => Self::Moderate(subject(rest)?),
            ["review"] => Self::Review(None),
            ["review", domain] => Self::Review(Some((*domain).into())),
            ["case", rest @ ..] => Self::Case(subject(rest)?),
            _ => return None,
        })
    }

    /// What follows the draft's id in an address; also how a draft remembers where the person left.
    pub fn path(&self) -> String {
        match self {
            Self::Tasks => String::new(),
            Self::About => "about".to_owned(),
            Self::Field(field) => format!("about/{field}"),
            Self::Questionnaire => "questionnaire".to_owned(),
            Self::LastRound => "last-round".to_owned(),
            Self::Since => "since".to_owned(),
            Self::Ask => "ask".to_owned(),
            Self::Bring => "bring".to_owned(),
            Self::Domain(domain, None) => format!("domain/{domain}"),
            Self::Domain(domain, Some(question)) => format!("domain/{domain}/{question}"),
            Self::Actions => "actions".to_owned(),
            Self::Report => "report".to_owned(),
            Self::Action(action) => format!("actions/{action}"),
            Self::Check => "check".to_owned(),
            Self::Declaration => "declaration".to_owned(),
            Self::Complete => "complete".to_owned(),
            Self::Versions => "versions".to_owned(),
            Self::Passphrase => "passphrase".to_owned(),
            Self::Download => "download".to_owned(),
            Self::Edition => "edition".to_owned(),
            Self::Overall => "overall".to_owned(),
            Self::AtRisk => "at-risk".to_owned(),
            Self::Received => "received".to_owned(),
            Self::Moderate(of) => subject_path("moderate", of.as_ref()),
            Self::Review(None) => "review".to_owned(),
            Self::Review(Some(domain)) => format!("review/{domain}"),
            Self::Case(of) => subject_path("case", of.as_ref()),
        }
    }
}

/// Reads what is graded; the outer option is none where that is nothing.
fn subject(parts: &[&str]) -> Option<Option<Subject>> {
    match parts {
        [] => Some(None),
        ["overall"] => Some(Some(Subject::Overall)),
        ["domain", domain] => Some(Some(Subject::Domain((*domain).into()))),
        _ => None,
    }
}

fn subject_path(page: &str, of: Option<&Subject>) -> String {
    match of {
        None => page.to_owned(),
        Some(Subject::Overall) => format!("{page}/overall"),
        Some(Subject::Domain(domain)) => format!("{page}/domain/{domain}"),
    }
}

impl SurveyPage {
    fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Overview,
            ["setup"] => Self::Setup,
            ["welcome"] => Self::Welcome,
            ["about"] => Self::About,
            ["part", domain] => Self::Part((*domain).into()),
            ["check"] => Self::Check,
            ["thanks"] => Self::Thanks,
            _ => return None,
        })
    }

    fn path(&self) -> String {
        match self {
            Self::Overview => String::new(),
            Self::Setup => "setup".to_owned(),
            Self::Welcome => "welcome".to_owned(),
            Self::About => "about".to_owned(),
            Self::Part(domain) => format!("part/{domain}"),
            Self::Check => "check".to_owned(),
            Self::Thanks => "thanks".to_owned(),
        }
    }
}
