//! For whoever runs a survey: setting it up, seeing how many replies there are, saving them as a file.

use super::list::replies;
use super::safety::Safety;
use crate::aggregation::distribution::Proportion;
use crate::checks::finding::Place;
use crate::checks::findings::find_in_profile;
use crate::components::button::{Button, Look};
use crate::components::dynamic::{changing, changing_text, keyed, when};
use crate::components::error_summary::{ErrorSummary, PageError, Target};
use crate::components::text_field::{TextField, TextKind};
use crate::model::ids::FieldId;
use crate::model::plain::trimmed;
use crate::model::questionnaire::Questionnaire;
use crate::model::typed::parse_whole;
use crate::pages::shared::asked_field::AskedField;
use crate::pages::shared::checked::Checked;
use crate::pages::shared::frame::{GoButton, Page, go};
use crate::routes::{Route, SurveyPage, element};
use crate::state::draft::fill_session::FillSession;
use crate::state::notices::use_notices;
use crate::state::survey::open_survey::OpenSurvey;
use crate::words::figures;
use crate::words::findings::{rule, value};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Fewer replies than this are not looked at closer: somebody could be told from them.
const LEAST_SHOWN: usize = 5;
/// The control that says how many were invited.
const INVITED: &str = "invited";
const INVITED_HINT: &str = "With it your partnership can say how many of those replied. Leave it blank where you do not know.";

/// How many replies there are, and the file of them.
#[component]
pub fn Overview(survey: OpenSurvey) -> impl IntoView {
    let notices = use_notices();
    let questionnaire = survey.questionnaire();
    let guidance = survey.with(|one| one.questionnaire.guidance(&questionnaire).to_owned());
    let (reference, edition) = survey.with(|one| (one.reference.clone(), one.questionnaire.edition.clone()));
    let number = survey.count();
    let said = Signal::derive(move || match survey.with(|one| one.invited) {
        Some(invited) => format!("{} from {} asked.", replies(number.get()), count_people(invited)),
        None => format!("{}.", replies(number.get())),
    });
    let unsaved = survey.not_downloaded();
    let has_unsaved = Signal::derive(move || unsaved.get() > 0);
    let unsaved_said = Signal::derive(move || {
        format!("{} in no file yet. Save the replies before this device is used for something else.", are(unsaved.get()))
    });
    let has_none = Signal::derive(move || number.get() == 0);
    let has_few = Signal::derive(move || (1..LEAST_SHOWN).contains(&number.get()));
    let download = move |_| {
        spawn_local(async move {
            match survey.download().await {
                Ok(0) => notices.tell(
                    "The file of replies was given to your browser to download. See that it is in your downloads, then send it \
                     on as your partnership asked you to.",
                ),
                Ok(unreadable) => notices.warn(format!(
                    "The file of replies was given to your browser to download, but {} cannot be read and so is not in it. Look \
                     under “Data on this device”.",
                    replies(unreadable)
                )),
                Err(why) => notices.warn(why),
            }
        });
    };
    let asked_once = asked_once(&questionnaire, survey);
    let setup = Route::Survey(survey.id(), SurveyPage::Setup);
    let begin = if untrack(|| survey.needs_setup()) { SurveyPage::Setup } else { SurveyPage::Welcome };
    view! {
        <Page heading=questionnaire.title.clone() caption=format!("Survey {reference}") back=Route::Home>
            <Safety/>
            <p class="govuk-body">{questionnaire.purpose.clone()}</p>
            <p class="govuk-body-l" id="reply-count">{changing_text(said)}</p>
            {when(has_unsaved, move || view! {
                <p class="govuk-inset-text">
                    {changing_text(unsaved_said)}
                </p>
            }.into_any())}
            <GoButton to=Route::Survey(survey.id(), begin) look=Look::Start label="Collect replies on this device"/>
            <p class="govuk-body">
                "Then hand the device over. One person after the other replies; nothing of a reply is shown once it is finished."
            </p>
            <h2 class="govuk-heading-m">"The file of replies"</h2>
            <p class="govuk-body">
                "All replies are saved as one file, in an order that tells nobody who came first. Times are kept to the month."
            </p>
            {when(has_few, || view! {
                <p class="govuk-inset-text">
                    {format!(
                        "There are fewer than {LEAST_SHOWN} replies. Whoever reads the file may be able to tell who said what. \
                         Ask more people first if you can."
                    )}
                </p>
            }.into_any())}
            <Button label="Download replies" look=Look::Secondary is_disabled=has_none on_press=download/>
            <Marked survey/>
            <h2 class="govuk-heading-m">"How it is set up"</h2>
            {asked_once}
            <p class="govuk-body-s">
                {format!(
                    "Guidance edition: {guidance}; check locally which edition is in force. Questionnaire edition: {edition}."
                )}
            </p>
            <p class="govuk-body"><a class="govuk-link" href=setup.href()>"Change how it is set up"</a></p>
        </Page>
    }
}

fn count_people(number: u64) -> String {
    match number {
        1 => "1 person".to_owned(),
        number => format!("{number} people"),
    }
}

fn are(number: usize) -> String {
    match number {
        1 => "1 reply is".to_owned(),
        number => format!("{number} replies are"),
    }
}

fn to_nearest(number: usize) -> usize {
    (number + LEAST_SHOWN / 2) / LEAST_SHOWN * LEAST_SHOWN
}

/// What was answered once, as sentences.
fn asked_once(questionnaire: &Questionnaire, survey: OpenSurvey) -> Vec<AnyView> {
    let setup = untrack(|| survey.with(|one| one.setup.clone()));
    let once = questionnaire.profile.iter().filter(|field| field.asked_once);
    let lines = once.filter_map(|field| {
        let said = value(questionnaire, field.answer_type, field.options.as_ref(), setup.get(&field.id)?);
        Some(view! { <p class="govuk-body"><strong>{field.label.clone()}</strong>" "{said}</p> }.into_any())
    });
    lines.collect()
}

/// How many knew the right answer, where there is one and enough people replied.
#[component]
fn Marked(survey: OpenSurvey) -> impl IntoView {
    let (notices, marks) = (use_notices(), RwSignal::new(Vec::new()));
    spawn_local(async move {
        survey.look_again().await;
        match survey.marked().await {
            // The person may have gone elsewhere meanwhile.
            Ok(found) => drop(marks.try_set(found)),
            Err(why) => notices.warn(why),
        }
    });
    let lines = move || {
        let shown = marks.get().into_iter().filter(|(_, _, answered)| *answered > 0);
        let lines = shown.map(|(text, right, answered): (String, usize, usize)| {
            let said = if answered < LEAST_SHOWN {
                format!("Fewer than {LEAST_SHOWN} answered, so the figure is hidden to protect people.")
            } else {
                // Exact figures one reply apart would tell what the last person chose.
                let rounded = Proportion { x: to_nearest(right), n: to_nearest(answered) };
                let said = figures::proportion(rounded);
                format!(
                    "About {said} chose the right answer. Both numbers are rounded to the nearest {LEAST_SHOWN}, to protect \
                     people."
                )
            };
            view! { <h3 class="govuk-heading-s">{text}</h3><p class="govuk-body">{said}</p> }
        });
        lines.collect_view().into_any()
    };
    changing(lines)
}

/// What is asked once, of whoever sets the survey up.
#[component]
pub fn Setup(survey: OpenSurvey) -> impl IntoView {
    let notices = use_notices();
    let questionnaire = survey.questionnaire();
    let form = survey.setup_form();
    let invited = RwSignal::new(untrack(|| survey.with(|one| one.invited)).map(|number| number.to_string()).unwrap_or_default());
    // What the replies there are were asked under stays as it was.
    let is_fixed = untrack(|| survey.count().get()) > 0;
    let checked = Checked::new(move || setup_errors(&form, is_fixed, &invited.get()));
    let (errors, error) = (checked.errors, checked.at(INVITED));
    let asked = Memo::new(move |_| {
        if is_fixed {
            return Vec::new();
        }
        let questionnaire = form.questionnaire();
        let is_once = |id: &&FieldId| questionnaire.profile_field(id).is_some_and(|field| field.asked_once);
        form.asked_fields().iter().filter(is_once).map(ToString::to_string).collect::<Vec<_>>()
    });
    let overview = Route::Survey(survey.id(), SurveyPage::Overview);
    let after = overview.clone();
    let save = move |_| {
        if !checked.is_well() {
            return;
        }
        let after = after.clone();
        spawn_local(async move {
            match survey.set_up(&form, parse_whole(&invited.get_untracked())).await {
                Ok(()) => go(&after),
                Err(why) => notices.warn(why),
            }
        });
    };
    view! {
        <Page heading="Set up the survey" caption=questionnaire.title.clone() back=overview>
            <Safety/>
            <ErrorSummary errors/>
            <p class="govuk-body">
                {if is_fixed {
                    "There are replies already, so what they were asked stays as it is. To ask something else, start another \
                     survey."
                } else {
                    "These answers are the same for every reply. The people who reply do not see this page."
                }}
            </p>
            {keyed(asked.into(), move |id| view! { <AskedField session=form id=id.into() errors/> }.into_any())}
            <TextField
                id=INVITED
                label="How many people do you ask? (optional)"
                hint=Some(INVITED_HINT.to_owned())
                value=invited
                error
                kind=TextKind::Number
                on_input=move |text| invited.set(text)
            />
            <Button label="Save and continue" on_press=save/>
        </Page>
    }
}

fn setup_errors(form: &FillSession, is_fixed: bool, invited: &str) -> Vec<PageError> {
    let questionnaire = form.questionnaire();
    let findings =
        find_in_profile(&questionnaire, form.record().sheet()).into_iter().filter(|finding| !is_fixed && finding.blocks());
    let mut errors: Vec<PageError> = findings
        .filter_map(|finding| {
            let Place::Profile(id) = &finding.place else { return None };
            let field = questionnaire.profile_field(id).filter(|field| field.asked_once)?;
            let text = format!("{}: {}", field.label, rule(&questionnaire, &finding.rule));
            Some(PageError { target: Target::Control(element::field(id)), text })
        })
        .collect();
    let invited = trimmed(invited);
    if !invited.is_empty() && parse_whole(invited).is_none() {
        let text = format!("Enter a whole number, such as 30; “{invited}” is not one");
        errors.push(PageError { target: Target::Control(INVITED.to_owned()), text });
    }
    errors
}
