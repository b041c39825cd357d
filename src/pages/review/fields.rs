//! A reviewer's comments on one thing, as they are written.

use crate::components::button::{Button, Look};
use crate::components::dynamic::keyed;
use crate::components::field::Label;
use crate::components::text_field::TextArea;
use crate::model::comment::{Comment, Topic};
use crate::model::ids::CommentId;
use crate::platform::{clock, page};
use crate::routes::element;
use crate::state::draft::fill_session::FillSession;
use crate::words::comments as words;
use leptos::prelude::*;

/// A reviewer's comments on one thing, with a way to add one.
#[component]
pub fn CommentFields(
    /// The return.
    session: FillSession,
    /// What they are about.
    topic: Topic,
) -> impl IntoView {
    // A comment that is emptied stays in sight until the page is left.
    let shown = RwSignal::new(untrack(|| {
        session.with_rest(|rest| {
            let is_here = |comment: &&Comment| comment.topic() == topic && rest.is_being_asked(comment);
            rest.asked_comments().filter(is_here).map(|comment| comment.id.to_string()).collect::<Vec<_>>()
        })
    }));
    let label = format!("Comment on {}", words::topic(&topic));
    let button = element::add_comment(&topic);
    let hidden = format!(" on {}", words::topic(&topic));
    let add = move |_| {
        let id = clock::new_id();
        let control = element::comment(&id.as_str().into());
        shown.update(|shown| shown.push(id));
        request_animation_frame(move || page::focus(&format!("[id=\"{control}\"]")));
    };
    let of = topic.clone();
    view! {
        {keyed(shown.into(), move |id| {
            view! { <OneComment session id=id.into() topic=of.clone() label=label.clone()/> }.into_any()
        })}
        <Button label=Label::with("Add a comment", hidden) look=Look::Secondary id=button on_press=add/>
    }
}

#[component]
fn OneComment(session: FillSession, id: CommentId, topic: Topic, label: String) -> impl IntoView {
    let control = element::comment(&id);
    let read = id.clone();
    let value = Signal::derive(move || session.comment(&read).map(|comment| comment.text).unwrap_or_default());
    let on_input = Callback::new(move |text| session.ask_for_change(&id, &topic, text));
    view! { <TextArea id=control label hint=None value on_input/> }
}
