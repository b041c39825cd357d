//! Label, hint and error around a control, and the ids that tie them together. No control goes without.

use super::dynamic::changing;
use super::linked::linked;
use super::words::Words;
use leptos::prelude::*;

/// What a control is called. What is hidden is added for screen readers, whose lists of fields tell controls apart by name alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    shown: String,
    hidden: Option<String>,
}

impl Label {
    /// "Evidence", and for whoever does not see where it stands " for S1.1".
    pub fn with(shown: impl Into<String>, hidden: impl Into<String>) -> Self {
        Self { shown: shown.into(), hidden: Some(hidden.into()).filter(|hidden| !hidden.is_empty()) }
    }

    /// As it stands in a label, a legend or a button.
    pub fn drawn(self) -> AnyView {
        let hidden = self.hidden.map(|hidden| view! { <span class="govuk-visually-hidden">{hidden}</span> });
        view! { {self.shown} {hidden} }.into_any()
    }
}

impl From<String> for Label {
    fn from(shown: String) -> Self {
        Self { shown, hidden: None }
    }
}

impl From<&str> for Label {
    fn from(shown: &str) -> Self {
        shown.to_owned().into()
    }
}

/// Ids of what stands around a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldIds {
    /// The control.
    pub control: String,
    /// Its hint.
    pub hint: String,
    /// Its error.
    pub error: String,
}

impl FieldIds {
    /// From the control's id.
    pub fn of(control: &str) -> Self {
        Self { control: control.to_owned(), hint: format!("{control}-hint"), error: format!("{control}-error") }
    }

    /// For `aria-describedby`: hint, then error; none where there is neither.
    pub fn described_by(&self, has_hint: bool, error: Signal<Option<String>>) -> Signal<Option<String>> {
        let Self { hint, error: error_id, .. } = self.clone();
        Signal::derive(move || match (has_hint, error.with(Option::is_some)) {
            (true, true) => Some(format!("{hint} {error_id}")),
            (true, false) => Some(hint.clone()),
            (false, true) => Some(error_id.clone()),
            (false, false) => None,
        })
    }
}

/// What a control without a label of its own is tied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ties {
    /// Ids of control, hint and error.
    pub ids: FieldIds,
    /// Whether there is a hint.
    pub has_hint: bool,
    /// The element that names the control, where that is no label.
    pub labelled_by: Option<String>,
}

impl Ties {
    /// To the label, hint and error that [`Field`] and [`Fieldset`] draw around the control.
    pub fn of(ids: FieldIds, has_hint: bool) -> Self {
        Self { ids, has_hint, labelled_by: None }
    }
}

/// Whether something is wrong, for a class.
pub fn has_error(error: Signal<Option<String>>) -> Signal<bool> {
    Signal::derive(move || error.with(Option::is_some))
}

/// For `aria-invalid`.
pub fn invalid(error: Signal<Option<String>>) -> Signal<Option<String>> {
    Signal::derive(move || error.with(Option::is_some).then(|| "true".to_owned()))
}

/// The error under a label; nothing when all is well.
#[component]
pub fn FieldError(
    /// Its id, for `aria-describedby`.
    id: String,
    /// What is wrong, and what to do.
    #[prop(into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    changing(move || {
        let id = id.clone();
        let error = error.get().map(|text| {
            view! {
                <p id=id class="govuk-error-message">
                    <span class="govuk-visually-hidden">"Error: "</span>
                    <Words text/>
                </p>
            }
        });
        error.into_any()
    })
}

/// A single control with its label, hint and error.
#[component]
pub fn Field(
    /// Ids of control, hint and error.
    ids: FieldIds,
    /// What the control is for.
    #[prop(into)]
    label: Label,
    /// Help under the label.
    hint: Option<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let FieldIds { control, hint: hint_id, error: error_id } = ids;
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=has_error(error)>
            <label class="govuk-label" for=control>
                {label.drawn()}
            </label>
            {hint.map(|hint| view! { <div id=hint_id class="govuk-hint">{linked(&hint)}</div> })}
            <FieldError id=error_id error/>
            {children()}
        </div>
    }
}

/// A group of controls with its legend, hint and error.
#[component]
pub fn Fieldset(
    /// Ids of the first control, hint and error.
    ids: FieldIds,
    /// What the group asks.
    #[prop(into)]
    legend: Label,
    /// Help under the legend.
    hint: Option<String>,
    /// What is wrong; none when all is well.
    #[prop(into)]
    error: Signal<Option<String>>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let has_hint = hint.is_some();
    let described_by = ids.described_by(has_hint, error);
    let FieldIds { hint: hint_id, error: error_id, .. } = ids;
    view! {
        <div class="govuk-form-group" class:govuk-form-group--error=has_error(error)>
            <fieldset class="govuk-fieldset" aria-describedby=described_by>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend.drawn()}</legend>
                {hint.map(|hint| view! { <div id=hint_id class="govuk-hint">{linked(&hint)}</div> })}
                <FieldError id=error_id error/>
                {children()}
            </fieldset>
        </div>
    }
}
