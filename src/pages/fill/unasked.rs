//! What was written and is no longer asked for, listed before it is left out of a return.

use crate::components::summary_list::{Row, SummaryList};
use crate::model::audit_return::Return;
use crate::model::no_longer_asked::Unasked;
use crate::model::questionnaire::Questionnaire;
use crate::words::unasked::told;
use leptos::prelude::*;

/// The id of what keeps it in the return.
pub const KEEP: &str = "keep-unasked";

/// All of it, with what becomes of it.
pub fn no_longer_asked(questionnaire: &Questionnaire, record: &Return, unasked: &[Unasked]) -> AnyView {
    let row = |one: &Unasked| {
        let (key, values) = told(questionnaire, record, one);
        Row { key, values, change: None }
    };
    let rows = unasked.iter().map(row).collect();
    view! {
        <h2 class="govuk-heading-m">"Written, but no longer asked for"</h2>
        <p class="govuk-body">
            "What you said since then means that these are no longer asked of you. They count for no grade. They stay in the \
             draft on this device, and are left out of the return unless you say otherwise before you submit."
        </p>
        <SummaryList rows/>
    }
    .into_any()
}
