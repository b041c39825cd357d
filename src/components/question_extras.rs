//! What stands beside the answer to a question: its evidence, its note, the place for its actions.

use super::answer_edit::{AnswerEdit, AnswerValues};
use super::dynamic::{changing, when};
use super::field::{Field, FieldIds, Label, Ties};
use super::text_field::AreaInput;
use crate::model::answer::Response;
use crate::model::question::TextBox;
use crate::model::questionnaire::Question;
use crate::platform::page;
use leptos::prelude::*;

/// Evidence, note, and what stands beside them. Tab goes past them to the next question while nothing is written there;
/// the way in is one button, and whatever has words is open for good.
pub fn more_fields(
    question: &Question,
    ids: FieldIds,
    values: AnswerValues,
    on_edit: Callback<AnswerEdit>,
    below: impl FnOnce(Signal<bool>) -> AnyView,
) -> AnyView {
    let AnswerValues { evidence, .. } = values;
    let (hint, of) = (question.evidence_hint.clone(), question.id.to_string());
    let control = ids.control.clone();
    let first = format!("[id=\"{control}-evidence-1\"]");
    let is_entered = RwSignal::new(false);
    let is_passed: Signal<bool> = Memo::new(move |_| !is_entered.get() && !has_words(&values)).into();
    let pieces = Memo::new(move |_| evidence.with(|evidence| evidence.len().max(1)));
    let piece = move |at: usize| {
        let ids = FieldIds::of(&format!("{control}-evidence-{}", at + 1));
        let label = if at == 0 { "Evidence".to_owned() } else { format!("Evidence {}", at + 1) };
        let label = Label::with(label, format!(" for {of}"));
        let value = Signal::derive(move || evidence.with(|evidence| evidence.get(at).cloned().unwrap_or_default()));
        let on_input = Callback::new(move |text: String| on_edit.run(AnswerEdit::Evidence(at, text)));
        small_text(ids, label, hint.clone().filter(|_| at == 0), value, is_passed, on_input)
    };
    let of = question.id.to_string();
    let way_in = move || {
        let first = first.clone();
        view! {
            <button type="button" class="app-question__way-in" on:click=move |_| page::focus(&first)>
                "Write evidence, a note or an action"<span class="govuk-visually-hidden">{format!(" for {of}")}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="app-question__extras">
            {when(is_passed, way_in)}
            <div class="app-question__more" on:focusin=move |_| is_entered.set(true)>
                <div>{changing(move || (0..pieces.get()).map(&piece).collect_view().into_any())}</div>
                <div>{note_field(question, &ids, is_passed, values, on_edit)}</div>
                {below(is_passed)}
            </div>
            {box_fields(question, &ids, values, on_edit)}
        </div>
    }
    .into_any()
}

/// Whether somebody has written something beside the answer itself.
fn has_words(values: &AnswerValues) -> bool {
    let is_written = |text: &String| !text.is_empty();
    let has_reason = values.response.with(|response| match response {
        Some(Response::NotApplicable(reason)) => is_written(reason),
        Some(Response::Given(_) | Response::DontKnow) | None => false,
    });
    has_reason
        || values.has_actions.get()
        || values.note.with(is_written)
        || values.boxes.with(|boxes| boxes.values().any(is_written))
        || values.evidence.with(|all| all.iter().any(is_written))
}

/// The further texts that the question asks for. Tab does not go past them: whoever wrote the question wants them.
pub fn box_fields(question: &Question, ids: &FieldIds, values: AnswerValues, on_edit: Callback<AnswerEdit>) -> Option<AnyView> {
    let field = |one: &TextBox| {
        let (read, written) = (one.id.clone(), one.id.clone());
        let value = Signal::derive(move || values.boxes.with(|boxes| boxes.get(&read).cloned().unwrap_or_default()));
        let on_input = Callback::new(move |text: String| on_edit.run(AnswerEdit::Box(written.clone(), text)));
        let ids = FieldIds::of(&format!("{}-box-{}", ids.control, one.id));
        let label = Label::with(one.label.clone(), format!(" for {}", question.id));
        small_text(ids, label, one.hint.clone(), value, Signal::stored(false), on_input)
    };
    let fields: Vec<AnyView> = question.boxes.iter().map(field).collect();
    (!fields.is_empty()).then(|| view! { <div class="app-question__boxes">{fields}</div> }.into_any())
}

/// A remark on an answer.
pub fn note_field(
    question: &Question,
    ids: &FieldIds,
    is_passed: Signal<bool>,
    values: AnswerValues,
    on_edit: Callback<AnswerEdit>,
) -> AnyView {
    let on_note = Callback::new(move |text: String| on_edit.run(AnswerEdit::Note(text)));
    let ids = FieldIds::of(&format!("{}-note", ids.control));
    small_text(ids, Label::with("Note", format!(" on {}", question.id)), None, values.note, is_passed, on_note)
}

/// A text of one line, which grows with what is written.
fn small_text(
    ids: FieldIds,
    label: Label,
    hint: Option<String>,
    value: Signal<String>,
    is_passed: Signal<bool>,
    on_input: Callback<String>,
) -> AnyView {
    let has_hint = hint.is_some();
    let error = Signal::stored(None::<String>);
    view! {
        <Field ids=ids.clone() label hint error>
            <AreaInput ties=Ties::of(ids, has_hint) value error rows=1 is_passed on_input/>
        </Field>
    }
    .into_any()
}
