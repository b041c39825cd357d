//! What a questionnaire is called and for whom, so that it can be offered before it is fetched.

use super::ids::QuestionnaireId;
use super::questionnaire::{Kind, Questionnaire};
use serde::{Deserialize, Serialize};

/// One line of `questionnaires/index.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which questionnaire; its file is called so.
    pub id: QuestionnaireId,
    /// What it is called.
    pub title: String,
    /// What it is for.
    pub kind: Kind,
    /// Who completes it and why.
    pub purpose: String,
    /// Shortest and longest usual time to complete it, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<[u32; 2]>,
    /// Editions that were offered before. Their files are in `questionnaires/earlier`, called after id and edition, so that
    /// drafts and returns made with them are still opened and added up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<String>,
}

impl Offer {
    /// Of a questionnaire that is here; nothing is known of earlier editions.
    pub fn of(questionnaire: &Questionnaire) -> Self {
        let Questionnaire { id, title, kind, purpose, minutes, .. } = questionnaire;
        Self {
            id: id.clone(),
            title: title.clone(),
            kind: *kind,
            purpose: purpose.clone(),
            minutes: *minutes,
            earlier: Vec::new(),
        }
    }
}
