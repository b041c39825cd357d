//! What may be personal data in everything that was typed, listed before it leaves the device. Never in the way.

use crate::checks::finding::Place;
use crate::checks::texts::Suspicion;
use crate::components::words::Words;
use crate::model::audit_return::Return;
use crate::model::questionnaire::Questionnaire;
use crate::words::findings;
use crate::words::personal_data::hit;
use leptos::prelude::*;

/// The list, with links to where each text was typed, and `closing` below it.
pub fn personal_list(
    questionnaire: &Questionnaire,
    record: &Return,
    suspicions: Vec<Suspicion>,
    closing: &'static str,
    href: impl Fn(&Place) -> String,
) -> AnyView {
    let total: usize = suspicions.iter().map(|one| one.hits.len()).sum();
    let lines = suspicions.into_iter().map(|one| {
        let said: Vec<String> = one.hits.iter().map(|found| hit(&one.text, found)).collect();
        let said = said.join(" ");
        match one.place {
            Some(place) => {
                let name = findings::place(questionnaire, record, &place);
                view! { <li><a class="govuk-link" href=href(&place)><Words text=name/></a> " – " <Words text=said/></li> }
                    .into_any()
            }
            None => {
                view! { <li>"An answer that is no longer asked for and stays in the draft – " <Words text=said/></li> }.into_any()
            }
        }
    });
    let lines: Vec<_> = lines.collect();
    let found = match total {
        0 => view! { <p class="govuk-body">"Nothing was found that looks like it."</p> }.into_any(),
        1 => view! { <p class="govuk-body">"One thing may be personal data. Look at it before you go on."</p> }.into_any(),
        total => {
            view! { <p class="govuk-body">{format!("{total} things may be personal data. Look at them before you go on.")}</p> }
                .into_any()
        }
    };
    view! {
        <h2 class="govuk-heading-m">"Possible personal data"</h2>
        {found}
        {(!lines.is_empty()).then(|| view! { <ul class="govuk-list govuk-list--bullet">{lines}</ul> })}
        <p class="govuk-body">{closing}</p>
    }
    .into_any()
}
