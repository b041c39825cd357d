//! Sites of an organisation: their names, and beside each question where one of them differs.

use crate::components::dynamic::{changing, keyed, when};
use crate::components::field::Label;
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::text_field::{TextArea, TextField};
use crate::model::ids::LevelId;
use crate::model::questionnaire::{Kind, Question};
use crate::model::site::{SiteAnswer, sites_of};
use crate::routes::element;
use crate::state::draft::fill_session::{FillSession, QuestionSignals};
use leptos::prelude::*;

/// The names of the sites; nothing where it is no organisation that answers.
pub fn site_names(session: FillSession) -> Option<AnyView> {
    let is_of_organisation = session.questionnaire().kind == Kind::SelfAssessment;
    let typed = RwSignal::new(session.with_rest(|rest| rest.sites.join("\n")));
    let write = move |text: String| {
        session.update_rest(|rest| rest.sites = sites_of(&text));
        typed.set(text);
    };
    is_of_organisation.then(|| {
        view! {
            <TextArea
                id="sites"
                label="Sites you answer for"
                hint=Some(
                    "If you answer for several, write the name of each on a line of its own. Beside each question you can then \
                     say where one differs. Leave it blank if there is only one."
                        .to_owned(),
                )
                value=typed
                on_input=write
            />
        }
        .into_any()
    })
}

/// Where sites differ from an answer; nothing while the organisation names no sites.
pub fn sites_differ(session: FillSession, question: &Question, signals: QuestionSignals) -> Option<AnyView> {
    let questionnaire = session.questionnaire();
    let scale = questionnaire.scale_of(question)?;
    let options: Vec<Opt> = scale.levels.iter().map(|level| Opt::plain(level.id.as_str(), &level.label)).collect();
    let id = question.id.clone();
    // A site that was renamed keeps what was said of it under its old name.
    let names = Memo::new(move |_| {
        let mut names = session.with_rest(|rest| rest.sites.clone());
        signals.sites.with(|said| {
            for name in said.keys() {
                if !names.contains(name) {
                    names.push(name.clone());
                }
            }
        });
        names
    });
    let is_open = signals.sites.with_untracked(|said| !said.is_empty());
    let hidden = format!(" ({id})");
    let draw = move || {
        let (options, id, hidden) = (options.clone(), id.clone(), hidden.clone());
        let one = move |name: String| {
            let control = format!("{}-site-{}", element::question(&id), names.with_untracked(|all| place(all, &name)));
            site_fields(session, Site { question: id.to_string(), name, control }, signals, options.clone())
        };
        view! {
            <details class="govuk-details app-sites" open=is_open>
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">
                        "Where a site differs"<span class="govuk-visually-hidden">{hidden}</span>
                    </span>
                </summary>
                <div class="govuk-details__text">{keyed(names.into(), one)}</div>
            </details>
        }
        .into_any()
    };
    Some(when(Signal::derive(move || names.with(|names| !names.is_empty())), draw))
}

fn place(names: &[String], name: &str) -> usize {
    names.iter().position(|one| one == name).unwrap_or_default() + 1
}

/// One site beside one question.
struct Site {
    question: String,
    name: String,
    control: String,
}

fn site_fields(session: FillSession, site: Site, signals: QuestionSignals, options: Vec<Opt>) -> AnyView {
    let Site { question, name, control } = site;
    let (shown, of) = (name.clone(), format!(" ({question})"));
    let named = format!(" at {name}{of}");
    let said = {
        let name = name.clone();
        Memo::new(move |_| signals.sites.with(|sites| sites.get(&name).cloned().unwrap_or_default()))
    };
    let edit = move |change: &dyn Fn(&mut SiteAnswer)| {
        let mut said = said.get_untracked();
        change(&mut said);
        session.set_site(&question.as_str().into(), &name, said);
    };
    let (edit_level, edit_note) = (edit.clone(), edit);
    let level = Signal::derive(move || said.with(|said| said.level.as_ref().map(ToString::to_string)));
    let note = Signal::derive(move || said.with(|said| said.note.clone()));
    let differs = Signal::derive(move || said.with(|said| !said.is_empty()));
    let note_id = format!("{control}-note");
    let set_level = move |level: Option<String>| {
        let level = level.as_deref().map(LevelId::from);
        edit_level(&|said| said.level.clone_from(&level));
    };
    let what = move || {
        let edit_note = edit_note.clone();
        view! {
            <TextField
                id=note_id.clone()
                label=Label::with("What is different?", named.clone())
                hint=None
                value=note
                on_input=move |typed: String| edit_note(&|said| said.note.clone_from(&typed))
            />
        }
        .into_any()
    };
    view! {
        <div class="app-sites__one">
            <SelectField
                id=control
                label=Label::with(shown, of)
                hint=None
                options
                blank="As answered above"
                selected=level
                on_select=set_level
            />
            {when(differs, move || changing(what.clone()))}
        </div>
    }
    .into_any()
}
