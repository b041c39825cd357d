//! An answer as it stands in a file: one of value, reason why it does not apply, or that nobody knows.

use super::super::ids::BoxId;
use super::super::provenance::CarriedFrom;
use super::super::site::SiteAnswers;
use super::{Answer, AnswerValue, Evidence, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The answer as it stands in a file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename = "Answer")]
pub(super) struct Written {
    /// A level's or choice's id, a list of them, a number, an ISO date, a text, or {"n": …, "of": …}.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<AnswerValue>,
    /// Why the question does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    not_applicable: Option<String>,
    /// True where nobody knows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    dont_know: bool,
    /// What shows the answer to be true.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
    /// A remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    /// Further texts that the question asks for, by the ids of its boxes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    boxes: BTreeMap<BoxId, String>,
    /// Who answered, as a role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// When it was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// Where it was first given, if it is the answer of an earlier round that somebody confirmed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    carried_from: Option<CarriedFrom>,
    /// Where sites of the organisation differ from it, by the name of the site.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    sites: SiteAnswers,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

impl TryFrom<Written> for Answer {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let response = match (written.value, written.not_applicable, written.dont_know) {
            (Some(value), None, false) => Some(Response::Given(value)),
            (None, Some(reason), false) => Some(Response::NotApplicable(reason)),
            (None, None, true) => Some(Response::DontKnow),
            (None, None, false) => None,
            (Some(_), Some(_), _) | (Some(_), _, true) | (_, Some(_), true) => {
                return Err("an answer has only one of: value, not_applicable, dont_know");
            }
        };
        let Written { evidence, note, boxes, by, at, carried_from, sites, extra, .. } = written;
        Ok(Self { response, evidence, note, boxes, by, at, carried_from, sites, extra })
    }
}

impl From<Answer> for Written {
    fn from(answer: Answer) -> Self {
        let Answer { response, evidence, note, boxes, by, at, carried_from, sites, extra } = answer;
        let mut written = Self { evidence, note, boxes, by, at, carried_from, sites, extra, ..Self::default() };
        match response {
            Some(Response::Given(value)) => written.value = Some(value),
            Some(Response::NotApplicable(reason)) => written.not_applicable = Some(reason),
            Some(Response::DontKnow) => written.dont_know = true,
            None => {}
        }
        written
    }
}
