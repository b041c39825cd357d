//! Answers to questions, with what is written beside them.

use super::FillSession;
use crate::model::answer::{Evidence, Response};
use crate::model::ids::{BoxId, QuestionId};
use crate::model::site::SiteAnswer;
use leptos::prelude::{Set, Update, UpdateValue, WithUntracked};

impl FillSession {
    /// Answers a question, or takes its answer back.
    pub fn respond(&self, id: &QuestionId, response: Option<Response>) {
        self.change(id, |signals| {
            // Another answer is no longer that of an earlier round.
            if signals.response.with_untracked(|now| *now != response) {
                signals.rest.update_value(|rest| rest.carried_from = None);
            }
            signals.response.set(response);
        });
    }

    /// Says what shows an answer to be true.
    pub fn set_evidence(&self, id: &QuestionId, at: usize, text: String) {
        self.change(id, |signals| {
            signals.evidence.update(|evidence| match evidence.get_mut(at) {
                Some(one) => one.text = text,
                None => evidence.push(Evidence { text, ..Evidence::default() }),
            });
        });
    }

    /// Remarks on an answer.
    pub fn set_note(&self, id: &QuestionId, note: String) {
        self.change(id, |signals| signals.note.set(note));
    }

    /// Says how a site differs; nothing said is no difference.
    pub fn set_site(&self, id: &QuestionId, site: &str, said: SiteAnswer) {
        self.change(id, |signals| {
            signals.sites.update(|sites| {
                sites.insert(site.to_owned(), said);
                sites.retain(|_, said| !said.is_empty());
            });
        });
    }

    /// Writes into one of the boxes beside an answer.
    pub fn set_box(&self, id: &QuestionId, of: BoxId, text: String) {
        self.change(id, |signals| {
            signals.boxes.update(|boxes| {
                boxes.insert(of, text);
                boxes.retain(|_, text| !text.is_empty());
            });
        });
    }
}
