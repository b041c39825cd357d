//! Who else stands behind a return, asked for beside the declaration.

use crate::components::date_field::DateField;
use crate::components::error_summary::{PageError, Target};
use crate::components::field::{FieldIds, Fieldset};
use crate::components::text_field::TextField;
use crate::model::answer::AnswerValue;
use crate::model::ids::SignOffId;
use crate::model::questionnaire::AnswerType;
use crate::model::sign_off::{SignOff, SignedOff};
use crate::pages::shared::checked::Checked;
use crate::platform::clock;
use crate::words::typed::declared_day_problem;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What was signed off so far.
pub type SignOffs = RwSignal<BTreeMap<SignOffId, SignedOff>>;

/// A role and a day for each. None has to be filled in: somebody may sign only later.
pub fn sign_off_fields(asked: &[SignOff], signed: SignOffs, checked: Checked, on_change: Callback<()>) -> AnyView {
    let field = |one: &SignOff| {
        let (role_id, date_id) = controls(&one.id);
        let of = one.id.clone();
        let value = move |part: fn(&SignedOff) -> &String| {
            let of = of.clone();
            Signal::derive(move || signed.with(|signed| signed.get(&of).map(|one| part(one).clone()).unwrap_or_default()))
        };
        let (role, at) = (value(|one| &one.role), value(|one| &one.at));
        let change = move |id: SignOffId, change: Box<dyn FnOnce(&mut SignedOff)>| {
            signed.update(|signed| {
                change(signed.entry(id.clone()).or_default());
                signed.retain(|_, one| !one.is_blank());
            });
            on_change.run(());
        };
        let (of_role, of_date) = (one.id.clone(), one.id.clone());
        view! {
            <Fieldset
                ids=FieldIds::of(&role_id)
                legend=format!("{} (optional)", one.label)
                hint=None
                error=Signal::stored(None::<String>)
            >
                <TextField
                    id=role_id.clone()
                    label="Role"
                    hint=Some("Not a name.".to_owned())
                    value=role
                    on_input=move |text| change(of_role.clone(), Box::new(move |one| one.role = text))
                />
                <DateField
                    id=date_id.clone()
                    legend="Signed off on"
                    hint=None
                    value=at
                    error=checked.at(&date_id)
                    on_input=move |text: String| {
                        let day = AnswerValue::parse(AnswerType::Date, &text).map(|day| day.typed()).unwrap_or_default();
                        change(of_date.clone(), Box::new(move |one| one.at = day));
                    }
                />
            </Fieldset>
        }
    };
    asked.iter().map(field).collect_view().into_any()
}

/// What is wrong with the days.
pub fn sign_off_slips(asked: &[SignOff], signed: SignOffs) -> Vec<PageError> {
    let slip = |one: &SignOff| {
        let day = signed.with(|signed| signed.get(&one.id).map(|one| one.at.clone())).filter(|day| !day.trim().is_empty())?;
        let why = declared_day_problem(&day, &clock::today())?;
        Some(PageError { target: Target::Control(controls(&one.id).1), text: format!("{}: {why}", one.label) })
    };
    asked.iter().filter_map(slip).collect()
}

fn controls(id: &SignOffId) -> (String, String) {
    (format!("sign-off-{id}-role"), format!("sign-off-{id}-date"))
}
