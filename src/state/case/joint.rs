//! Audits of one case brought together: reads the files by way of the worker, begins joint judgements, and changes the
//! audits of one.

use crate::adding_up::cases::{CaseLine, CaseOutcome, CaseRequest, FoundCase, unread as unread_line};
use crate::adding_up::job::NamedFiles;
use crate::interchange::case_audits::{CaseHere, Wanted};
use crate::interchange::read::read_return;
use crate::keeping::draft::KeptDraft;
use crate::keeping::head::Head;
use crate::model::audit_return::Return;
use crate::model::ids::ReturnId;
use crate::model::joint::{Joint, case_of, shared_profile};
use crate::model::parts::Part;
use crate::model::questionnaire::Kind;
use crate::model::reference::reference;
use crate::platform::clock;
use crate::platform::files::ChosenFile;
use crate::routes::DraftPage;
use crate::state::catalogue::{Catalogue, Loaded, use_catalogue};
use crate::state::device::{Device, use_device};
use crate::state::draft::desk::{Desk, OpenDraft, use_desk};
use crate::state::setting::{Setting, use_setting};
use crate::state::whole::only_one;
use crate::state::worker::{self, Line};
use crate::storage::secrecy::Secrecy;
use crate::words::files::read_error;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Audits of one case brought together. Nothing is kept before a joint judgement is begun.
#[derive(Clone, Copy)]
pub struct CaseDesk {
    device: Device,
    desk: Desk,
    catalogue: Catalogue,
    setting: Setting,
    /// Everything chosen so far: all of it is judged together, so that the order in which it was chosen does not matter.
    files: StoredValue<NamedFiles>,
    line: Line,
    lines: RwSignal<Vec<CaseLine>>,
    /// Files that the browser could not read.
    unread: RwSignal<Vec<CaseLine>>,
    cases: RwSignal<Vec<FoundCase>>,
    /// Joint judgements that were begun here, with the audits they were begun of.
    begun: RwSignal<Vec<(FoundCase, ReturnId)>>,
    problem: RwSignal<Option<String>>,
}

impl CaseDesk {
    /// Makes it available to the pages.
    pub fn provide(device: Device, desk: Desk, catalogue: Catalogue, setting: Setting) -> Self {
        let cases = Self {
            device,
            desk,
            catalogue,
            setting,
            files: StoredValue::default(),
            line: Line::empty(),
            lines: RwSignal::new(Vec::new()),
            unread: RwSignal::new(Vec::new()),
            cases: RwSignal::new(Vec::new()),
            begun: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
        };
        provide_context(cases);
        cases
    }

    /// Whether files are being read.
    pub fn is_busy(&self) -> Signal<bool> {
        self.line.is_busy()
    }

    /// What became of each file.
    pub fn lines(&self) -> Signal<Vec<CaseLine>> {
        let (lines, unread) = (self.lines, self.unread);
        Signal::derive(move || unread.get().into_iter().chain(lines.get()).collect())
    }

    /// The audits by case.
    pub fn cases(&self) -> Signal<Vec<FoundCase>> {
        self.cases.into()
    }

    /// The joint judgement that was begun of these audits here.
    pub fn begun(&self, found: &FoundCase) -> Option<ReturnId> {
        self.begun.with(|begun| begun.iter().find(|(of, _)| of == found).map(|(_, id)| id.clone()))
    }

    /// Why the files could not be looked at; none where all is well.
    pub fn problem(&self) -> Signal<Option<String>> {
        self.problem.into()
    }

    /// Adds files to those chosen before; after those that are being read, where that is so.
    pub fn add(&self, chosen: Vec<ChosenFile>) {
        self.line.wait(chosen);
        if self.line.begin() {
            let desk = *self;
            spawn_local(async move { desk.line.finish(async |chosen| desk.take(chosen).await).await });
        }
    }

    async fn take(&self, chosen: Vec<ChosenFile>) {
        let (files, unread) = read(chosen).await;
        self.unread.update(|lines| lines.extend(unread));
        self.files.update_value(|all| all.extend(files));
        self.look().await;
    }

    /// Forgets the files that were chosen. Joint judgements that were begun stay.
    pub fn forget(&self) {
        self.files.set_value(Vec::new());
        self.lines.set(Vec::new());
        self.unread.set(Vec::new());
        self.cases.set(Vec::new());
        self.begun.set(Vec::new());
        self.problem.set(None);
    }

    async fn look(&self) {
        match self.look_at_all().await {
            Ok(outcome) => {
                self.problem.set(None);
                self.lines.set(outcome.lines);
                self.cases.set(outcome.cases);
            }
            Err(why) => self.problem.set(Some(why)),
        }
    }

    async fn look_at_all(&self) -> Result<CaseOutcome, String> {
        let offered = self.setting.with(|partnership| partnership.questionnaires.clone());
        let (editions, problems) = self.catalogue.every_edition(&offered, |kind| kind == Kind::CaseAudit).await;
        if let Some(why) = problems.into_iter().next() {
            return Err(why);
        }
        let questionnaires = editions.iter().map(|loaded| loaded.file.to_vec()).collect();
        bring_together(CaseRequest { questionnaires, files: self.files.get_value(), wanted: None }).await
    }

    /// Begins a joint judgement of a case and keeps it; one that cannot be kept is open all the same.
    pub async fn begin(&self, found: &FoundCase) -> Result<ReturnId, String> {
        if let Some(begun) = untrack(|| self.begun(found)) {
            return Ok(begun);
        }
        let loaded = self.catalogue.fetch(&found.questionnaire.as_str().into()).await?;
        let record = self.record(&loaded, audits(&found.audits)?);
        let id = record.id.clone();
        let head = Head::new(&record, &self.device.writer(), &clock::now(), DraftPage::Case(None).path());
        let draft = KeptDraft { record, head };
        let kept = match self.catalogue.keep(&loaded).await {
            Ok(()) => self.device.drafts().create(&draft, &Secrecy::Open).await,
            Err(error) => Err(error),
        };
        match kept {
            Ok(()) => self.desk.tabs().tell_changed(),
            Err(why) => self.desk.open_in_memory(&loaded, &draft, why),
        }
        self.begun.update(|begun| begun.push((found.clone(), id.clone())));
        Ok(id)
    }

    fn record(&self, loaded: &Loaded, audits: Vec<Return>) -> Return {
        let questionnaire = &loaded.questionnaire;
        let made_with = self.setting.made_with(questionnaire, &loaded.digest);
        let quoted = reference(&questionnaire.reference_prefix, clock::chance());
        // The round that the audits belong to, where they agree on one.
        let round = audits.first().map(|first| first.cycle.clone());
        let round = round.filter(|round| audits.iter().all(|audit| audit.cycle == *round));
        let cycle = round.unwrap_or_else(|| self.setting.with(|partnership| partnership.cycle.clone()));
        let mut record = Return::start(ReturnId::from(clock::new_id()), quoted, made_with, cycle);
        record.profile = shared_profile(questionnaire, &audits);
        record.joint = Some(Joint::of(audits));
        record
    }
}

/// Adds audits to a joint judgement. What became of each file.
pub async fn add_audits(open: OpenDraft, chosen: Vec<ChosenFile>) -> Result<Vec<CaseLine>, String> {
    let session = open.session;
    let edition = session.edition();
    let questionnaire = serde_json::to_vec(&*edition).map_err(|error| error.to_string())?;
    let record = session.record_now();
    let wanted = Wanted {
        case: case_of(&edition, &record).unwrap_or_default(),
        here: record.joint.iter().flat_map(|joint| &joint.audits).map(CaseHere::of).collect(),
    };
    let (files, unread) = read(chosen).await;
    let outcome = bring_together(CaseRequest { questionnaires: vec![questionnaire], files, wanted: Some(wanted) }).await?;
    let found: Vec<String> = outcome.cases.into_iter().flat_map(|found| found.audits).collect();
    let found = audits(&found)?;
    if !found.is_empty() {
        change(open, |joint| found.into_iter().for_each(|audit| joint.put(audit)));
    }
    Ok(unread.into_iter().chain(outcome.lines).collect())
}

/// Takes an audit out of a joint judgement; gives it back with its place.
pub fn take_audit_out(open: OpenDraft, id: &ReturnId) -> Option<(usize, Return)> {
    let mut taken = None;
    change(open, |joint| taken = joint.take_out(id));
    taken
}

/// Puts an audit back that was taken out, unless it has come back otherwise.
pub fn put_audit_back(open: OpenDraft, at: usize, audit: Return) {
    change(open, |joint| {
        if joint.audits.iter().all(|one| one.id != audit.id) {
            joint.audits.insert(at.min(joint.audits.len()), audit);
        }
    });
}

/// Changes the audits. What they say alike of the case is found anew; the joint grades and reasons stay.
fn change(open: OpenDraft, change: impl FnOnce(&mut Joint)) {
    let session = open.session;
    session.update_rest(|rest| {
        if let Some(joint) = &mut rest.joint {
            change(joint);
        }
    });
    session.touch(&Part::Joint);
    let edition = session.edition();
    let shared = session.with_rest(|rest| rest.joint.as_ref().map(|joint| shared_profile(&edition, &joint.audits)));
    let case = crate::model::joint::case_field(&edition);
    for field in edition.profile.iter().map(|field| &field.id).filter(|id| case.as_ref() != Some(*id)) {
        let value = shared.as_ref().and_then(|shared| shared.get(field).cloned());
        if untrack(|| session.field(field).get()) != value {
            session.set_field(field, value);
        }
    }
    open.autosave.flush();
}

fn audits(texts: &[String]) -> Result<Vec<Return>, String> {
    let read = |text: &String| read_return(text.as_bytes()).map(|read| read.record).map_err(|error| read_error(&error));
    texts.iter().map(read).collect()
}

async fn bring_together(request: CaseRequest) -> Result<CaseOutcome, String> {
    let outcome = worker::bring_together(request).await;
    outcome.map_err(|why| format!("The files could not be looked at: {why}."))
}

/// Reads what was chosen; a line for each file that the browser cannot read.
async fn read(chosen: Vec<ChosenFile>) -> (NamedFiles, Vec<CaseLine>) {
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    for file in chosen {
        match file.read().await {
            Ok(bytes) => files.push((file.name, bytes)),
            Err(error) => unread.extend(unread_line(&file.name, &error.name, &error.message)),
        }
    }
    (files, unread)
}

/// Audits of one case brought together, from within the app.
pub fn use_case_desk() -> CaseDesk {
    only_one(|_| CaseDesk::provide(use_device(), use_desk(), use_catalogue(), use_setting()))
}
