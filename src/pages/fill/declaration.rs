//! Declaring a draft complete.

use super::findings::still_to_do;
use super::sign_offs::{SignOffs, sign_off_fields, sign_off_slips};
use super::unasked::{KEEP, no_longer_asked};
use super::whose::{WHOSE, begun_from, whose_draft};
use crate::checks::finding::{Finding, Place, Rule};
use crate::checks::findings::{Circumstances, find};
use crate::components::button::Button;
use crate::components::checkboxes::Checkboxes;
use crate::components::date_field::DateField;
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::radios::Opt;
use crate::components::text_field::TextField;
use crate::model::audit_return::{Declaration, Return};
use crate::model::date::Date;
use crate::model::ids::DomainId;
use crate::model::meaning::Meaning;
use crate::model::plain::says_something;
use crate::model::questionnaire::Questionnaire;
use crate::model::unasked::unasked;
use crate::pages::shared::answers::place_route;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::{Page, go};
use crate::platform::clock;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::fill_session::FillSession;
use crate::state::draft::submission::{declare, submit};
use crate::words::joint::DECLARATION;
use crate::words::typed::declared_day_problem;
use crate::words::{figures, findings};
use leptos::prelude::*;

const CONFIRM: &str = "confirm";
const ROLE: &str = "declaration-role";
const DATE: &str = "declaration-date";

/// What has been declared so far.
#[derive(Clone, Copy)]
struct Declared {
    confirmed: RwSignal<Vec<String>>,
    role: RwSignal<String>,
    date: RwSignal<String>,
    sign_offs: SignOffs,
}

impl Declared {
    /// As it is kept, with that day.
    fn with_day(self, at: String) -> Declaration {
        let (role, sign_offs) = (self.role.get_untracked(), self.sign_offs.get_untracked());
        Declaration { role, at, sign_offs, ..Declaration::default() }
    }
}

/// Declaring a draft complete.
#[component]
pub fn DeclarationPage(
    /// The draft.
    open: OpenDraft,
) -> impl IntoView {
    let session = open.session;
    let questionnaire = session.questionnaire();
    let record = session.record_now();
    let begun = record.declaration.clone();
    let declared = Declared {
        confirmed: RwSignal::new(Vec::new()),
        role: RwSignal::new(begun.as_ref().map_or_else(|| usual_role(&record), |begun| begun.role.clone())),
        date: RwSignal::new(begun.as_ref().map_or_else(clock::today, |begun| begun.at.clone())),
        sign_offs: RwSignal::new(begun.map(|begun| begun.sign_offs).unwrap_or_default()),
    };
    let checked = Checked::new(move || problems(&session, declared));
    let errors = checked.errors;
    let unasked = unasked(&session.edition(), &record);
    let left_out = unasked.clone();
    let kept = RwSignal::new(Vec::<String>::new());
    let confirm = Opt::plain(CONFIRM, if record.is_joint() { DECLARATION } else { &questionnaire.declaration });
    let send = move |_| {
        if !checked.is_well() {
            return;
        }
        let date = Date::from_typed(&declared.date.get_untracked()).map(|date| date.to_string()).unwrap_or_default();
        // What was listed is what is left out; the draft keeps it.
        let left_out = if kept.with_untracked(Vec::is_empty) { left_out.clone() } else { Vec::new() };
        submit(&session, declared.with_day(date), left_out);
        open.autosave.flush();
        go(&Route::Draft(session.id(), DraftPage::Complete));
    };
    let on_signed = Callback::new(move |()| keep(&session, declared));
    let sign_offs = sign_off_fields(&questionnaire.sign_offs, declared.sign_offs, checked, on_signed);
    view! {
        <Page heading="Declaration" caption=questionnaire.title.clone() back=Route::Draft(session.id(), DraftPage::Check) open>
            <ErrorSummary errors/>
            {whose_draft(open)}
            {begun_from(&record)}
            {still_to_do(&record, &found_today(&questionnaire, &record))}
            {(!unasked.is_empty()).then(|| view! {
                {no_longer_asked(&questionnaire, &record, &unasked)}
                <Fieldset
                    ids=FieldIds::of(KEEP)
                    legend="Should it go into the return all the same?"
                    hint=None
                    error=Signal::stored(None::<String>)
                >
                    <Checkboxes
                        id=KEEP.to_owned()
                        options=vec![Opt::plain(KEEP, "Yes, leave it in the return")]
                        selected=kept
                        on_select=move |chosen| kept.set(chosen)
                    />
                </Fieldset>
            })}
            <Fieldset ids=FieldIds::of(CONFIRM) legend="Before you submit" hint=None error=checked.at(CONFIRM)>
                <Checkboxes
                    id=CONFIRM.to_owned()
                    options=vec![confirm]
                    selected=declared.confirmed
                    on_select=move |chosen| declared.confirmed.set(chosen)
                />
            </Fieldset>
            <TextField
                id=ROLE
                label="Your role"
                hint=Some("For example, designated safeguarding lead. Not your name.".to_owned())
                value=declared.role
                error=checked.at(ROLE)
                on_input=move |text| { declared.role.set(text); keep(&session, declared) }
            />
            <DateField
                id=DATE
                legend="Date"
                hint=None
                value=declared.date
                error=checked.at(DATE)
                on_input=move |text| { declared.date.set(text); keep(&session, declared) }
            />
            {sign_offs}
            <p class="govuk-body">
                "Submitting sends nothing anywhere. It marks the draft as complete and gives you a file to pass on. You can \
                 still make a correction afterwards."
            </p>
            <Button label="Submit" on_press=send/>
        </Page>
    }
}

/// The role that the profile says, under whichever of its names.
fn usual_role(record: &Return) -> String {
    let said = [Meaning::CompletedByRole, Meaning::AuditorRole].map(|role| record.says(role));
    said.into_iter().find(|role| !role.is_empty()).unwrap_or_default()
}

/// What is typed here is kept like everything else; only the tick is given anew each time.
fn keep(session: &FillSession, declared: Declared) {
    declare(session, declared.with_day(declared.date.get_untracked()));
}

fn problems(session: &FillSession, declared: Declared) -> Vec<PageError> {
    let at = |control: &str, text: &str| PageError { target: Target::Control(control.to_owned()), text: text.to_owned() };
    let confirmed = declared.confirmed.with(Vec::is_empty).then(|| at(CONFIRM, "Confirm the statement before you submit"));
    let role = declared.role.with(|role| !says_something(role)).then(|| at(ROLE, "Enter your role"));
    let date = declared.date.with(|date| declared_day_problem(date, &clock::today())).map(|why| at(DATE, &why));
    let whose = session.record().whose_is_open().is_some().then(|| at(WHOSE, "Say whose draft this is"));
    let signed = sign_off_slips(&session.questionnaire().sign_offs, declared.sign_offs);
    whose.into_iter().chain(confirmed).chain(role).chain(date).chain(signed).chain(incomplete(session)).collect()
}

/// Everything but possible personal data, which never keeps a draft from being submitted.
fn found_today(questionnaire: &Questionnaire, record: &Return) -> Vec<Finding> {
    find(questionnaire, record, Circumstances { today: Date::from_iso(&clock::today()), local_names: None })
}

/// What keeps a draft from being submitted: unanswered questions by domain, everything else one by one.
fn incomplete(session: &FillSession) -> Vec<PageError> {
    let (questionnaire, record) = (session.questionnaire(), session.record());
    let mut errors = Vec::new();
    let mut unanswered: Vec<(DomainId, Place, usize)> = Vec::new();
    for finding in found_today(&questionnaire, &record).into_iter().filter(Finding::blocks) {
        match (&finding.place, &finding.rule) {
            (Place::Question(domain, _), Rule::Unanswered) => match unanswered.last_mut().filter(|(last, ..)| last == domain) {
                Some((_, _, many)) => *many += 1,
                None => unanswered.push((domain.clone(), finding.place, 1)),
            },
            (place, rule) => errors.push(PageError {
                target: Target::Page(place_route(&record.id, place).href()),
                text: format!("{} – {}", findings::place(&questionnaire, &record, place), findings::rule(&questionnaire, rule)),
            }),
        }
    }
    errors.extend(unanswered.into_iter().map(|(domain, first, many)| {
        let title = questionnaire.domain(&domain).map_or_else(String::new, |domain| domain.title.clone());
        PageError {
            target: Target::Page(place_route(&record.id, &first).href()),
            text: format!("{title} – {} still to answer", figures::count(many, "question")),
        }
    }));
    errors
}
