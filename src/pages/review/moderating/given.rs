//! What a reviewer gives in place of what stands: one of a few, or nothing; and, once one is chosen, the reason.

use crate::components::dynamic::when;
use crate::components::field::{FieldIds, Fieldset, Label};
use crate::components::level_options::{MOST_COLUMNS, level_options};
use crate::components::radios::{Layout, Opt, Radios};
use crate::components::text_field::TextArea;
use crate::model::scale::Scale;
use leptos::prelude::*;

/// The radio value of what is left as it stands; no level has such an id.
const LEFT: &str = "(left)";

/// What was chosen, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    /// A level; empty where what stands is left.
    pub level: String,
    /// The reason. It stays where somebody goes back to what stands: whoever chooses again finds it.
    pub because: String,
}

/// What is asked for.
pub(super) struct GivenSpec {
    /// The id of the first choice.
    pub control: String,
    /// The id of the reason.
    pub reason: String,
    /// What the choices ask.
    pub legend: Label,
    /// The first choice: what stands is left.
    pub left: &'static str,
    /// The other choices.
    pub options: Vec<Opt>,
    /// What the reason is called.
    pub reason_label: String,
    /// What is wrong with the reason; none when all is well.
    pub error: Signal<Option<String>>,
}

/// The choices, and the reason once one of them is chosen.
#[component]
pub(super) fn GivenField(
    /// What is asked for.
    spec: GivenSpec,
    /// What was given so far.
    given: Memo<Given>,
    /// Each edit.
    on_change: Callback<Given>,
) -> impl IntoView {
    let GivenSpec { control, reason, legend, left, options, reason_label, error } = spec;
    let level = Memo::new(move |_| given.with(|given| given.level.clone()));
    let is_given = Signal::derive(move || level.with(|level| !level.is_empty()));
    let selected = Signal::derive(move || Some(if is_given.get() { level.get() } else { LEFT.to_owned() }));
    let because = Memo::new(move |_| given.with(|given| given.because.clone()));
    let choose = Callback::new(move |chosen: String| {
        let level = if chosen == LEFT { String::new() } else { chosen };
        on_change.run(Given { level, ..given.get_untracked() });
    });
    let give_reason = Callback::new(move |because| on_change.run(Given { because, ..given.get_untracked() }));
    let options: Vec<Opt> = [Opt::plain(LEFT, left)].into_iter().chain(options).collect();
    let layout = Layout::Columns(options.len().min(MOST_COLUMNS));
    let hint = "What you saw, and where. The organisation reads this. Write no names of people.";
    let reason_field = move || {
        view! {
            <TextArea
                id=reason.clone()
                label=reason_label.clone()
                hint=Some(hint.to_owned())
                value=because
                error
                rows=3
                on_input=give_reason
            />
        }
        .into_any()
    };
    view! {
        <Fieldset ids=FieldIds::of(&control) legend hint=None error=Signal::stored(None::<String>)>
            <Radios id=control options selected layout on_select=choose/>
        </Fieldset>
        {when(is_given, reason_field)}
    }
}

/// The levels of a scale. "Not applicable" and "Don't know" are not for a reviewer to say.
pub(super) fn only_levels(scale: &Scale) -> Vec<Opt> {
    let is_level = |option: &Opt| scale.levels.iter().any(|level| level.id.as_str() == option.value);
    level_options(scale, false).into_iter().filter(is_level).collect()
}
