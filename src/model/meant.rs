//! Which profile field has which meaning, in a questionnaire and in what was made with it.

use super::answer::AnswerValue;
use super::audit_return::{QuestionnaireRef, Return};
use super::ids::FieldId;
use super::meaning::Meaning;
use super::questionnaire::{ProfileField, Questionnaire};
use std::collections::BTreeMap;

impl ProfileField {
    /// What it means to the app: what it says, else what its id has always meant.
    pub fn meaning(&self) -> Option<Meaning> {
        self.means.or_else(|| Meaning::of_id(&self.id))
    }
}

impl Questionnaire {
    /// The field with that meaning. A questionnaire with two of them is refused.
    pub fn field_meaning(&self, meaning: Meaning) -> Option<&ProfileField> {
        self.profile.iter().find(|field| field.meaning() == Some(meaning))
    }

    /// The id of the field with that meaning; the usual one, where there is no such field.
    pub fn id_meaning(&self, meaning: Meaning) -> FieldId {
        self.field_meaning(meaning).map_or_else(|| meaning.usual_id(), |field| field.id.clone())
    }

    /// The fields that have another id than is usual for what they mean, by meaning: what a return has to know of its
    /// questionnaire to say by itself whose it is.
    pub fn unusual_ids(&self) -> BTreeMap<String, FieldId> {
        let ids = Meaning::ALL.into_iter().map(|meaning| (meaning, self.id_meaning(meaning)));
        ids.filter(|(meaning, id)| *id != meaning.usual_id()).map(|(meaning, id)| (meaning.word().to_owned(), id)).collect()
    }
}

impl QuestionnaireRef {
    /// The id of the profile field with that meaning.
    pub fn id_meaning(&self, meaning: Meaning) -> FieldId {
        self.means.get(meaning.word()).cloned().unwrap_or_else(|| meaning.usual_id())
    }
}

impl Return {
    /// What its profile says of that, as text; empty where it says nothing. It needs no questionnaire, so that a return is
    /// known for the same organisation's wherever it is read.
    pub fn says(&self, meaning: Meaning) -> String {
        self.profile_text(&self.questionnaire.id_meaning(meaning))
    }

    /// A profile field as text; empty when it is unanswered.
    pub fn profile_text(&self, field: &FieldId) -> String {
        self.profile.get(field).map(AnswerValue::typed).unwrap_or_default()
    }
}
