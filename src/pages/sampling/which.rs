//! Which cases to audit: the list they are chosen from, and how.

use super::{Choice, control};
use crate::aggregation::sampling::typed::TypedProblem;
use crate::components::checkboxes::Checkboxes;
use crate::components::field::{FieldIds, Fieldset};
use crate::components::list_field::ListField;
use crate::components::radios::Opt;
use crate::components::text_field::{TextField, TextKind};
use leptos::prelude::*;

const BY_GROUP: &str = "by-group";

/// Which cases to audit.
#[component]
pub fn WhichCases(
    /// What is typed.
    choice: Choice,
) -> impl IntoView {
    let Choice { list, number, by_group, seed, .. } = choice;
    let ticked = Signal::derive(move || if by_group.get() { vec![BY_GROUP.to_owned()] } else { Vec::new() });
    let groups = Opt::plain(BY_GROUP, "Choose from each group in proportion (at least two of each)");
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        choice.choose();
    };
    let tick = move |ticked: Vec<String>| by_group.set(!ticked.is_empty());
    let fine = Signal::stored(None::<String>);
    let hint = |text: &str| Some(text.to_owned());
    view! {
        <section aria-labelledby="which-heading" class:app-no-print=choice.has_drawn()>
            <h2 class="govuk-heading-m" id="which-heading">"Which cases"</h2>
            <form novalidate on:submit=submit>
                <ListField
                    id=control(TypedProblem::List)
                    label="Case references, one on each line"
                    hint="Use references that this tool or your agency made up, never names. A group may follow after a comma or \
                          a tab, such as an age band or a type of plan. Nothing you paste is stored or sent anywhere, and it is \
                          gone when you leave this page."
                    value=list
                    error=choice.error(TypedProblem::List)
                    on_input=move |text| list.set(text)
                />
                <TextField
                    id=control(TypedProblem::Number)
                    label="How many to choose"
                    hint=None
                    value=number
                    error=choice.error(TypedProblem::Number)
                    kind=TextKind::Number
                    on_input=move |text| number.set(text)
                />
                <Fieldset ids=FieldIds::of(BY_GROUP) legend="If your list has groups" hint=None error=fine>
                    <Checkboxes id=BY_GROUP.to_owned() options=vec![groups] selected=ticked on_select=tick/>
                </Fieldset>
                <TextField
                    id=control(TypedProblem::Seed)
                    label="Number that repeats the draw"
                    hint=hint(
                        "This tool fills in a new one by chance. To repeat a draw, enter the number of that draw. Leave it blank \
                         for a new one."
                    )
                    value=seed
                    error=choice.error(TypedProblem::Seed)
                    kind=TextKind::LongNumber
                    on_input=move |text| seed.set(text)
                />
                <button type="submit" class="govuk-button">"Choose cases"</button>
            </form>
        </section>
    }
}
