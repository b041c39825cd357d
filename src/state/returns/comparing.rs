//! How answers are broken down and set side by side, and what it is called that several questionnaires ask.

use super::ReturnsDesk;
use crate::adding_up::desk::shown::QuestionsBy;
use crate::model::ids::ItemId;
use leptos::prelude::*;
use std::collections::BTreeMap;

impl ReturnsDesk {
    /// By what answers to questions are broken down.
    pub fn questions_by(&self) -> Signal<QuestionsBy> {
        let wanted = self.wanted;
        Signal::derive(move || wanted.with(|wanted| wanted.questions_by))
    }

    /// Breaks answers to questions down by something else.
    pub fn break_down(&self, by: QuestionsBy) {
        self.wanted.update(|wanted| wanted.questions_by = by);
        self.look();
    }

    /// What each item asks, as people read it.
    pub async fn item_names(&self) -> BTreeMap<ItemId, String> {
        self.catalogue.item_names().await
    }
}
