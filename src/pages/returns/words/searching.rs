//! What is looked for in what was written, and where.

use super::wanted;
use crate::adding_up::desk::shown::{WantedList, WordsWanted};
use crate::components::dynamic::{changing, when};
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::text_field::TextField;
use crate::model::ids::DomainRef;
use crate::model::themes::PassageKind;
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use crate::words::themes::passage_kind;
use leptos::prelude::*;

/// Kinds of passages, as a form knows them.
const KINDS: [(&str, PassageKind); 5] = [
    ("answer", PassageKind::Answer),
    ("evidence", PassageKind::Evidence),
    ("impact", PassageKind::Impact),
    ("note", PassageKind::Note),
    ("action", PassageKind::Action),
];

/// How to search.
const HINT: &str = "All of the words, or parts of them, in one passage. “In quotation marks” for words in a row. Leave it blank \
     for everything.";

/// What is looked for, and where.
#[component]
pub(super) fn SearchWords(desk: ReturnsDesk) -> impl IntoView {
    let asked = Memo::new(move |_| desk.what().with(wanted));
    let typed = RwSignal::new(asked.with_untracked(|asked| asked.like.clone()));
    let ask = move |change: &dyn Fn(&mut WordsWanted)| {
        let mut wanted = asked.get_untracked();
        (wanted.from, wanted.like) = (0, typed.get_untracked());
        change(&mut wanted);
        desk.ask_for(WantedList::Words(wanted));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        ask(&|_| ());
        page::focus("#shown-passage");
    };
    let kinds = KINDS.map(|(value, kind)| Opt::plain(value, passage_kind(kind))).into();
    let kind = Signal::derive(move || {
        asked.with(|asked| KINDS.iter().find(|(_, kind)| Some(*kind) == asked.kind).map(|(value, _)| (*value).to_owned()))
    });
    let choose_kind = move |chosen: Option<String>| {
        let kind = KINDS.iter().find(|(value, _)| Some(*value) == chosen.as_deref()).map(|(_, kind)| *kind);
        ask(&|wanted| wanted.kind = kind);
    };
    view! {
        <div class="app-no-print">
            <form novalidate on:submit=submit>
                <TextField
                    id="find-words"
                    label="Find words"
                    hint=Some(HINT.to_owned())
                    value=typed
                    on_input=move |text| typed.set(text)
                />
                <div class="app-toolbar">
                    {places(desk, asked, move |part, question| ask(&|wanted| {
                        (wanted.part, wanted.question) = (part.clone(), question.clone());
                    }))}
                    <SelectField
                        id="only-kind"
                        label="Only this kind of text"
                        hint=None
                        options=kinds
                        blank="All of it"
                        selected=kind
                        on_select=choose_kind
                    />
                </div>
                <button type="submit" class="govuk-button">"Search"</button>
            </form>
        </div>
    }
}

/// The domain, and once one is chosen the question.
fn places(
    desk: ReturnsDesk,
    asked: Memo<WordsWanted>,
    on_choose: impl Fn(Option<DomainRef>, Option<crate::model::ids::QuestionId>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let parts = Memo::new(move |_| desk.looked().with(|looked| looked.words.parts.clone()));
    let questions = Memo::new(move |_| desk.looked().with(|looked| looked.words.questions.clone()));
    let part = Signal::derive(move || asked.with(|asked| asked.part.as_ref().map(value)));
    let question = Signal::derive(move || asked.with(|asked| asked.question.as_ref().map(ToString::to_string)));
    let of_part = move || {
        let options: Vec<Opt> = parts.with(|parts| parts.iter().map(|(part, name)| Opt::plain(&value(part), name)).collect());
        let choose = move |chosen: Option<String>| {
            let found = parts
                .with_untracked(|parts| parts.iter().map(|(part, _)| part).find(|part| Some(value(part)) == chosen).cloned());
            on_choose(found, None);
        };
        view! {
            <SelectField
                id="only-part"
                label="Only this part"
                hint=None
                options
                blank="All parts"
                selected=part
                on_select=choose
            />
        }
        .into_any()
    };
    let of_question = move || {
        let options: Vec<Opt> = questions.with(|all| all.iter().map(|(id, name)| Opt::plain(id.as_str(), name)).collect());
        let choose = move |chosen: Option<String>| {
            on_choose(asked.with_untracked(|asked| asked.part.clone()), chosen.map(Into::into));
        };
        view! {
            <SelectField
                id="only-question"
                label="Only this question"
                hint=None
                options
                blank="All questions"
                selected=question
                on_select=choose
            />
        }
        .into_any()
    };
    let has_part = Signal::derive(move || part.with(Option::is_some));
    view! { {changing(of_part)} {when(has_part, move || changing(of_question))} }.into_any()
}

fn value(part: &DomainRef) -> String {
    format!("{}/{}", part.questionnaire, part.domain)
}
