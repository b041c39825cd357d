//! A draft in parts, each small enough to be kept at every change: one for each answer and profile field, one for the
//! actions, one for the audits of a joint judgement, one for what was said the round before, one for the rest. Works on JSON,
//! so that what this version does not know stays as it came.

use super::audit_return::Return;
use super::ids::{FieldId, QuestionId};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A part of a draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Everything else.
    Rest,
    /// The action plan.
    Actions,
    /// The audits that several agencies judge from together, which are many and change seldom.
    Joint,
    /// What was said in the round before, which is much and never changes.
    LastTime,
    /// The answer to one question.
    Answer(QuestionId),
    /// One profile field.
    Field(FieldId),
}

impl Part {
    /// The name a part is kept under.
    pub fn name(&self) -> String {
        match self {
            Self::Rest => "rest".to_owned(),
            Self::Actions => "actions".to_owned(),
            Self::Joint => "joint".to_owned(),
            Self::LastTime => "last-time".to_owned(),
            Self::Answer(id) => format!("answers/{id}"),
            Self::Field(id) => format!("profile/{id}"),
        }
    }

    /// The part of that name; none where no part is called so.
    pub fn named(name: &str) -> Option<Self> {
        match name.split_once('/') {
            None if name == "rest" => Some(Self::Rest),
            None if name == "actions" => Some(Self::Actions),
            None if name == "joint" => Some(Self::Joint),
            None if name == "last-time" => Some(Self::LastTime),
            Some(("answers", id)) => Some(Self::Answer(id.into())),
            Some(("profile", id)) => Some(Self::Field(id.into())),
            None | Some(_) => None,
        }
    }
}

/// Parts with what they hold.
pub type Parts = BTreeMap<Part, Value>;

/// What each of some parts now holds; none where it was emptied.
pub type PartChanges = Vec<(Part, Option<Value>)>;

/// Changes parts.
pub fn apply(parts: &mut Parts, changes: &PartChanges) {
    for (part, value) in changes {
        match value {
            Some(value) => drop(parts.insert(part.clone(), value.clone())),
            None => drop(parts.remove(part)),
        }
    }
}

/// Takes a record apart.
pub fn split(record: &Return) -> Result<Parts, serde_json::Error> {
    let mut parts = Parts::new();
    for (id, answer) in &record.answers {
        parts.insert(Part::Answer(id.clone()), serde_json::to_value(answer)?);
    }
    for (id, value) in &record.profile {
        parts.insert(Part::Field(id.clone()), serde_json::to_value(value)?);
    }
    parts.insert(Part::Actions, serde_json::to_value(&record.actions)?);
    if let Some(joint) = &record.joint {
        parts.insert(Part::Joint, serde_json::to_value(joint)?);
    }
    if let Some(last) = &record.last_time {
        parts.insert(Part::LastTime, serde_json::to_value(last)?);
    }
    parts.insert(Part::Rest, rest(record)?);
    Ok(parts)
}

/// What [`Part::Rest`] holds of a record.
pub fn rest(record: &Return) -> Result<Value, serde_json::Error> {
    let nothing = Return { answers: BTreeMap::new(), profile: BTreeMap::new(), ..record.clone() };
    let alone = Return { actions: Vec::new(), joint: None, last_time: None, ..nothing };
    let mut rest = serde_json::to_value(alone)?;
    if let Some(fields) = rest.as_object_mut() {
        fields.retain(|name, _| !matches!(name.as_str(), "answers" | "profile" | "actions"));
    }
    Ok(rest)
}

/// Puts parts together to the JSON of a return; whether it can be read as one is for the reader to find.
pub fn join(parts: Parts) -> Value {
    let (mut record, mut answers, mut profile) = (Value::Null, Map::new(), Map::new());
    let (mut actions, mut joint, mut last) = (Value::Array(Vec::new()), None, None);
    for (part, value) in parts {
        match part {
            Part::Rest => record = value,
            Part::Actions => actions = value,
            Part::Joint => joint = Some(value),
            Part::LastTime => last = Some(value),
            Part::Answer(id) => drop(answers.insert(id.to_string(), value)),
            Part::Field(id) => drop(profile.insert(id.to_string(), value)),
        }
    }
    if let Some(fields) = record.as_object_mut() {
        fields.insert("profile".to_owned(), Value::Object(profile));
        fields.insert("answers".to_owned(), Value::Object(answers));
        fields.insert("actions".to_owned(), actions);
        if let Some(joint) = joint {
            fields.insert("joint".to_owned(), joint);
        }
        if let Some(last) = last {
            fields.insert("last_time".to_owned(), last);
        }
    }
    record
}
