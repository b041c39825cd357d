//! What the checks found in a draft, by what it does, each with a link to its place; and how much of it is still to do.

use crate::checks::finding::Finding;
use crate::components::findings_list::{FindingsGroup, ListedFinding, ListedGroup};
use crate::model::audit_return::Return;
use crate::model::check_entry::Severity;
use crate::model::questionnaire::Questionnaire;
use crate::pages::shared::answers::place_route;
use crate::routes::{DraftPage, Route};
use crate::words::found::{FoundGroup, FoundLine, FoundPart, found_counts, found_parts, left_to_put_right};
use leptos::prelude::*;

/// The findings, what blocks first.
pub(super) fn findings_list(questionnaire: &Questionnaire, record: &Return, found: &[Finding]) -> AnyView {
    let parts = found_parts(questionnaire, record, found).into_iter().map(|part| drawn(record, part)).collect_view();
    view! {
        <section class="app-findings" aria-labelledby="findings">
            <h2 class="govuk-heading-m" id="findings">"Findings"</h2>
            <p class="govuk-body">{found_counts(found)}</p>
            {parts}
        </section>
    }
    .into_any()
}

fn drawn(record: &Return, part: FoundPart) -> AnyView {
    let name = match part.severity {
        Severity::Block => "block",
        Severity::Warn => "warn",
        Severity::Inform => "inform",
    };
    let groups = part.groups.into_iter().enumerate().map(|(at, group)| {
        let group = listed(record, format!("findings-{name}-{}", at + 1), group);
        view! { <FindingsGroup group/> }
    });
    view! { <h3 class="govuk-heading-s">{part.heading}</h3> {groups.collect_view()} }.into_any()
}

fn listed(record: &Return, id: String, group: FoundGroup) -> ListedGroup {
    let line =
        |FoundLine { place, name, said }: FoundLine| ListedFinding { href: place_route(&record.id, &place).href(), name, said };
    ListedGroup { id, heading: group.heading, more: group.more, lines: group.lines.into_iter().map(line).collect() }
}

/// How much is still to be put right, with a way to the list; nothing where nothing is.
pub(super) fn still_to_do(record: &Return, found: &[Finding]) -> Option<AnyView> {
    let left = left_to_put_right(found)?;
    let href = Route::Draft(record.id.clone(), DraftPage::Check).href();
    let line = view! {
        <p class="govuk-inset-text">
            <span>{format!("{left}.")}</span> " " <a class="govuk-link" href=href>"Check your answers"</a>
        </p>
    };
    Some(line.into_any())
}
