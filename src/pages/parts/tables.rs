//! What is fetched together, by journey: each part is a table of the pages it draws and of what it does for the first page.

use super::AppPart;
use crate::model::filter::Filter;
use crate::model::ids::{ActionId, DomainId, FieldId, QuestionId, ReturnId};
use crate::model::judgement::Subject;
use crate::platform::files::ChosenFile;
use crate::routes::{DraftPage, ReturnsDetail, ReturnsView, SurveyPage};
use crate::state::device::OpenedDevice;
use crate::state::draft::desk::OpenDraft;
use crate::state::keeping::draft_list::DraftList;
use crate::state::notices::Notices;
use crate::state::returns::WriteWorkbook;
use crate::state::whole::Whole;
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Drafts of an earlier version on their way.
pub type Upgrading = Pin<Box<dyn Future<Output = OpenedDevice>>>;

/// What a file that was opened asks for, drawn.
pub type Asking = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// Where a file is opened, and where what it asks for is shown.
#[derive(Clone, Copy)]
pub struct FilePlace {
    /// What it asks for.
    pub asks: RwSignal<Option<Asking>>,
    /// The app.
    pub whole: Whole,
    /// Where it is said what came of it.
    pub notices: Notices,
}

/// Choosing a questionnaire and answering it.
#[derive(Clone, Copy)]
pub struct Fill {
    /// Lays the desk, which from then on hears of what other tabs do.
    pub set_up: fn(),
    /// Brings drafts of an earlier version over.
    pub upgrade: fn(OpenedDevice) -> Upgrading,
    /// A page of a draft.
    pub draft: fn(ReturnId, DraftPage) -> AnyView,
    /// Opens a file.
    pub open_file: fn(FilePlace, Vec<ChosenFile>),
    /// Saves a draft as a file.
    pub download: fn(DraftList, ReturnId),
    /// The person has seen a file.
    pub saw: fn(DraftList, ReturnId, String),
    /// Deletes a draft, with undo.
    pub delete: fn(DraftList, ReturnId, String),
    /// Brings a deleted draft back.
    pub restore: fn(DraftList, ReturnId),
    /// Forgets a deleted draft for good.
    pub forget: fn(DraftList, ReturnId, String),
    /// Saves what cannot be read as a file.
    pub download_unreadable: fn(DraftList, String),
    /// What to complete.
    pub start: fn() -> AnyView,
    /// The task list.
    pub tasks: fn(OpenDraft) -> AnyView,
    /// About the organisation, and the field to begin with.
    pub about: fn(OpenDraft, Option<FieldId>) -> AnyView,
    /// About the questionnaire.
    pub questionnaire: fn(OpenDraft) -> AnyView,
    /// A child at risk: what to do must be there whatever the network does.
    pub at_risk: fn(OpenDraft) -> AnyView,
    /// A domain, and the question to begin with.
    pub domain: fn(OpenDraft, DomainId, Option<QuestionId>) -> AnyView,
}

/// Choosing a questionnaire and answering it.
pub static FILL: AppPart<Fill> = AppPart::new("fill");

/// From the last answer to the return, and what is said of it afterwards.
#[derive(Clone, Copy)]
pub struct Finish {
    /// The action plan.
    pub actions: fn(OpenDraft, Option<ActionId>) -> AnyView,
    /// Check your answers.
    pub check: fn(OpenDraft) -> AnyView,
    /// The declaration.
    pub declaration: fn(OpenDraft) -> AnyView,
    /// A return.
    pub complete: fn(OpenDraft) -> AnyView,
    /// Another edition.
    pub edition: fn(OpenDraft) -> AnyView,
    /// Beginning from an earlier round's return; beside a draft, where one is open.
    pub last_round: fn(Option<OpenDraft>) -> AnyView,
    /// What has changed since the round before.
    pub since: fn(OpenDraft) -> AnyView,
    /// Asking a colleague.
    pub ask: fn(OpenDraft) -> AnyView,
    /// Bringing together.
    pub bring: fn(OpenDraft) -> AnyView,
    /// A reviewer's comments.
    pub review: fn(OpenDraft, Option<DomainId>) -> AnyView,
    /// What a reviewer moderates of a self-assessment.
    pub moderating: fn(OpenDraft, Option<Subject>) -> AnyView,
}

/// From the last answer to the return, and what is said of it afterwards.
pub static FINISH: AppPart<Finish> = AppPart::new("finish");

/// What there is to a return once it was submitted.
#[derive(Clone, Copy)]
pub struct Afterwards {
    /// What became of its actions.
    pub plan: fn(OpenDraft) -> AnyView,
    /// The organisation's own report.
    pub report: fn(OpenDraft) -> AnyView,
}

/// What there is to a return once it was submitted.
pub static AFTERWARDS: AppPart<Afterwards> = AppPart::new("afterwards");

/// What there is on the device, and what protects it.
#[derive(Clone, Copy)]
pub struct Keep {
    /// Data on this device.
    pub device: fn() -> AnyView,
    /// A backup brought back.
    pub restore: fn() -> AnyView,
    /// A draft's passphrase.
    pub protect: fn(OpenDraft) -> AnyView,
    /// A file with a passphrase.
    pub download: fn(OpenDraft) -> AnyView,
    /// A locked draft.
    pub unlock: fn(ReturnId) -> AnyView,
    /// Earlier versions.
    pub versions: fn(OpenDraft) -> AnyView,
}

/// What there is on the device, and what protects it.
pub static KEEP: AppPart<Keep> = AppPart::new("keep");

/// What is particular to a child's case.
#[derive(Clone, Copy)]
pub struct CasePages {
    /// The grade for the whole.
    pub overall: fn(OpenDraft) -> AnyView,
    /// A finished audit that came as a file.
    pub received: fn(OpenDraft) -> AnyView,
    /// A second grading.
    pub moderate: fn(OpenDraft, Option<Subject>) -> AnyView,
    /// What several agencies judge together.
    pub case: fn(OpenDraft, Option<Subject>) -> AnyView,
    /// The same, finished.
    pub joint: fn(OpenDraft) -> AnyView,
    /// Audits of one case brought together.
    pub bring: fn() -> AnyView,
}

/// What is particular to a child's case.
pub static CASE: AppPart<CasePages> = AppPart::new("case");

/// Returns added up, and cases chosen.
#[derive(Clone, Copy)]
pub struct Returns {
    /// Returns.
    pub returns: fn(ReturnsView, Filter) -> AnyView,
    /// What stands behind their figures.
    pub detail: fn(ReturnsDetail, Filter) -> AnyView,
    /// Cases to audit.
    pub choosing: fn() -> AnyView,
}

/// Returns added up, and cases chosen.
pub static RETURNS: AppPart<Returns> = AppPart::new("returns");

/// Figures as a file of Excel.
#[derive(Clone, Copy)]
pub struct WorkbookPart {
    /// Makes its bytes.
    pub write: WriteWorkbook,
}

/// Figures as a file of Excel. Nobody waits for it before somebody asks for one.
pub static WORKBOOK: AppPart<WorkbookPart> = AppPart::new("workbook");

/// Surveys.
#[derive(Clone, Copy)]
pub struct SurveyPages {
    /// The surveys on this device.
    pub list: fn() -> AnyView,
    /// A page of a survey.
    pub survey: fn(ReturnId, SurveyPage) -> AnyView,
}

/// Surveys.
pub static SURVEY: AppPart<SurveyPages> = AppPart::new("survey");
