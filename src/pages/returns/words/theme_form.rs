//! A theme's name and what it stands for, to make a theme or to change one.

use crate::adding_up::desk::shown::ThemeShown;
use crate::adding_up::talk::ThemeAsk;
use crate::components::field::Label;
use crate::components::radios::Opt;
use crate::components::select_field::SelectField;
use crate::components::text_field::TextField;
use crate::model::themes::ThemeKind;
use crate::platform::page;
use crate::state::returns::ReturnsDesk;
use crate::words::themes::kind;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Kinds of themes, as a form knows them; the blank one is [`ThemeKind::Other`].
const KINDS: [(&str, ThemeKind); 3] = [
    ("strength", ThemeKind::Strength),
    ("area-for-development", ThemeKind::AreaForDevelopment),
    ("good-practice", ThemeKind::GoodPractice),
];

/// A name and what it stands for, to make or to change a theme.
#[derive(Clone, Copy)]
pub(super) struct ThemeForm {
    pub name: RwSignal<String>,
    pub kind: RwSignal<ThemeKind>,
    pub error: RwSignal<Option<String>>,
}

impl ThemeForm {
    /// With this name and kind in it.
    pub(super) fn of(name: String, kind: ThemeKind) -> Self {
        Self { name: RwSignal::new(name), kind: RwSignal::new(kind), error: RwSignal::new(None) }
    }

    /// The two fields. `id` is that of the name, and begins that of the kind; `hidden` tells them from others of their name.
    pub(super) fn fields(self, id: &str, hidden: &str) -> AnyView {
        let Self { name, kind: chosen, error } = self;
        let options: Vec<Opt> = KINDS.map(|(value, of)| Opt::plain(value, kind(of))).into();
        let selected =
            Signal::derive(move || KINDS.iter().find(|(_, of)| *of == chosen.get()).map(|(value, _)| (*value).to_owned()));
        let select = move |value: Option<String>| {
            let found = KINDS.iter().find(|(known, _)| Some(*known) == value.as_deref());
            chosen.set(found.map_or(ThemeKind::Other, |(_, of)| *of));
        };
        view! {
            <TextField
                id=id.to_owned()
                label=Label::with("Name of the theme", hidden)
                hint=Some("For example, daily briefings. Never a person’s name.".to_owned())
                value=name
                error
                on_input=move |text| name.set(text)
            />
            <SelectField
                id=format!("{id}-kind")
                label=Label::with("What it stands for", hidden)
                hint=None
                options
                blank=kind(ThemeKind::Other)
                selected
                on_select=select
            />
        }
        .into_any()
    }

    /// Says it; what is wrong stands at the name, which then has the focus. `id` is that of the name.
    pub(super) fn say(self, desk: ReturnsDesk, ask: ThemeAsk, id: String, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            let wrong = desk.themes(ask).await.err();
            let is_wrong = wrong.is_some();
            let _ = self.error.try_set(wrong);
            if is_wrong {
                page::focus(&format!("[id=\"{id}\"]"));
            } else {
                then();
            }
        });
    }
}

/// The theme with that id, as it is shown now.
pub(super) fn theme_shown(desk: ReturnsDesk, id: String) -> Memo<Option<ThemeShown>> {
    let looked = desk.looked();
    Memo::new(move |_| looked.with(|looked| looked.words.themes.themes.iter().find(|theme| theme.id.as_str() == id).cloned()))
}
