//! A list of things to do, each with how far it is.

use leptos::prelude::*;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What it is called.
    pub title: String,
    /// Help under it.
    pub hint: Option<String>,
    /// Where it is done.
    pub href: String,
    /// How far it is; blank where that cannot be said.
    pub status: String,
    /// Whether nothing more is needed.
    pub is_done: bool,
}

/// A list of things to do.
#[component]
pub fn TaskList(
    /// Starts the ids of its parts.
    name: &'static str,
    /// What there is to do.
    tasks: Vec<Task>,
) -> impl IntoView {
    let items = tasks.into_iter().enumerate().map(|(at, task)| {
        let Task { title, hint, href, status, is_done } = task;
        let status_id = format!("{name}-{}-status", at + 1);
        let is_started = status == "In progress";
        let is_plain = is_done || status.is_empty();
        view! {
            <li class="govuk-task-list__item govuk-task-list__item--with-link">
                <div class="govuk-task-list__name-and-hint">
                    <a class="govuk-link govuk-task-list__link" href=href aria-describedby=status_id.clone()>{title}</a>
                    {hint.map(|hint| view! { <div class="govuk-task-list__hint">{hint}</div> })}
                </div>
                <div class="govuk-task-list__status" id=status_id>
                    {if is_plain {
                        view! { {status} }.into_any()
                    } else {
                        view! {
                            <strong class="govuk-tag" class:govuk-tag--blue=!is_started class:govuk-tag--yellow=is_started>
                                {status}
                            </strong>
                        }.into_any()
                    }}
                </div>
            </li>
        }
    });
    view! { <ul class="govuk-task-list">{items.collect_view()}</ul> }
}
