//! Small questionnaires for stories, written as the files they would be and read as the app reads them.

use safeguarding_audit::interchange::read::{ReadQuestionnaire, read_questionnaire};
use safeguarding_audit::words::files::read_error;
use serde_json::{Map, Value, json};

/// A questionnaire with section 11's scale, bands and limits, no domains, and three questions about the organisation.
pub fn questionnaire() -> Definition {
    Definition {
        file: json!({
            "format": "safeguarding-audit/questionnaire", "version": 1,
            "id": "story", "edition": "2026", "title": "A story", "kind": "self-assessment",
            "guidance_edition": "WT2023", "purpose": "For tests.", "reference_prefix": "ST",
            "scales": [
                { "id": "compliance", "good_from": "in-place", "not_applicable": true, "dont_know": true, "levels": [
                    { "id": "in-place-with-impact", "label": "In place and we can show it", "value": 3 },
                    { "id": "in-place", "label": "In place", "value": 2 },
                    { "id": "partly-in-place", "label": "Partly in place", "value": 1 },
                    { "id": "not-in-place", "label": "Not in place", "value": 0 } ] },
                { "id": "strict", "good_from": "met", "levels": [
                    { "id": "met", "label": "Met", "value": 1 }, { "id": "unmet", "label": "Unmet", "value": 0 } ] },
                { "id": "grade", "good_from": "good", "levels": [
                    { "id": "outstanding", "label": "Outstanding", "value": 3 },
                    { "id": "good", "label": "Good", "value": 2 },
                    { "id": "requires-improvement", "label": "Requires improvement", "value": 1 },
                    { "id": "inadequate", "label": "Inadequate", "value": 0 } ] } ],
            "options": {
                "organisation-types": [
                    { "id": "SCH", "label": "School", "sector": "Education" },
                    { "id": "GP", "label": "GP practice", "sector": "Health" },
                    { "id": "NHS", "label": "NHS trust", "sector": "Health" },
                    { "id": "SPO", "label": "Sports club", "sector": "Sport" },
                    { "id": "ODD", "label": "Something else" } ],
                "days": [ { "id": "mon", "label": "Monday" }, { "id": "tue", "label": "Tuesday" }, { "id": "wed", "label": "Wednesday" } ] },
            "sectors": ["Education", "Health", "Sport"],
            "profile": [
                { "id": "organisation-name", "label": "Organisation name", "type": "short-text", "required": true },
                { "id": "organisation-type", "label": "Type of organisation", "type": "choice", "options": "organisation-types", "required": true },
                { "id": "commissions", "label": "Do you buy services?", "type": "yes-no" } ],
            "domains": [],
            "grading": {
                "scale": "grade",
                "domain": { "method": "share", "bands": bands() },
                "overall": { "method": "share", "bands": bands() },
                "limits": [
                    limit("key-gap", "domain", &json!({ "key_gaps": 1 }), "requires-improvement", "A key question has a gap"),
                    limit("two-key-gaps", "domain", &json!({ "key_gaps": 2 }), "inadequate", "Two key questions have gaps."),
                    limit("key-gap-anywhere", "overall", &json!({ "key_gaps": 1 }), "requires-improvement", "A key question somewhere has a gap"),
                    limit("inadequate-domain", "overall", &json!({ "domains": { "at_or_below": "inadequate", "count": 1 } }),
                        "requires-improvement", "A domain is Inadequate") ] },
            "declaration": "I confirm it." }),
    }
}

fn bands() -> Value {
    json!([{ "from": 85, "grade": "outstanding" }, { "from": 65, "grade": "good" },
           { "from": 40, "grade": "requires-improvement" }, { "from": 0, "grade": "inadequate" }])
}

fn limit(id: &str, of: &str, when: &Value, at_most: &str, because: &str) -> Value {
    json!({ "id": id, "of": of, "when": when, "at_most": at_most, "because": because })
}

/// A questionnaire being written.
pub struct Definition {
    file: Value,
}

impl Definition {
    /// One more domain.
    pub fn domain(mut self, id: &str, write: impl FnOnce(DomainDefinition) -> DomainDefinition) -> Self {
        let empty =
            DomainDefinition { parts: object(json!({ "id": id, "title": format!("Domain {id}") })), questions: Vec::new() };
        let DomainDefinition { mut parts, questions } = write(empty);
        parts.insert("questions".to_owned(), questions.into_iter().map(Value::Object).collect());
        list_at(&mut self.file, "/domains").push(Value::Object(parts));
        self
    }

    /// One more question about the organisation.
    pub fn asks(mut self, id: &str, answer_type: &str, more: Value) -> Self {
        let mut field = object(json!({ "id": id, "label": format!("Field {id}"), "type": answer_type }));
        field.extend(object(more));
        list_at(&mut self.file, "/profile").push(Value::Object(field));
        self
    }

    /// One more limit.
    pub fn limit(mut self, id: &str, of: &str, when: Value, at_most: &str, because: &str) -> Self {
        list_at(&mut self.file, "/grading/limits").push(limit(id, of, &when, at_most, because));
        self
    }

    /// A case audit: a person grades each domain and the whole, the answers only suggest it, and nothing is limited.
    pub fn judged(mut self) -> Self {
        let judged = json!({ "method": "judged", "bands": [{ "from": 75, "grade": "good" },
            { "from": 40, "grade": "requires-improvement" }, { "from": 0, "grade": "inadequate" }] });
        self.file["scales"][2]["unscored"] = json!([{ "id": "not-enough-evidence", "label": "Not enough evidence" }]);
        self.with("/kind", json!("case-audit"))
            .with("/grading/domain", judged.clone())
            .with("/grading/overall", judged)
            .with("/grading/limits", json!([]))
    }

    /// Graded by the rules of the self-assessments that ship.
    pub fn by_rules(self) -> Self {
        let shipped: Value = serde_json::from_slice(&super::shipped::public("questionnaires/section-11.json"))
            .unwrap_or_else(|error| panic!("{error}"));
        self.with("/grading", shipped["grading"].clone())
    }

    /// Any other change to the file.
    pub fn with(mut self, pointer: &str, value: Value) -> Self {
        *self.file.pointer_mut(pointer).unwrap_or_else(|| panic!("there is no {pointer}")) = value;
        self
    }

    /// A part of an object in the file that is not there yet.
    pub fn with_new(mut self, pointer: &str, part: &str, value: Value) -> Self {
        self.file.pointer_mut(pointer).unwrap_or_else(|| panic!("there is no {pointer}"))[part] = value;
        self
    }

    /// A part that is not there yet.
    pub fn with_part(mut self, part: &str, value: Value) -> Self {
        self.file[part] = value;
        self
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        self.file.to_string().into_bytes()
    }

    /// The questionnaire, as the app reads it.
    #[track_caller]
    pub fn read(&self) -> ReadQuestionnaire {
        read_questionnaire(&self.bytes()).unwrap_or_else(|error| panic!("{}", read_error(&error)))
    }
}

/// A domain being written. What is said of a question is said of the one before it.
pub struct DomainDefinition {
    parts: Map<String, Value>,
    questions: Vec<Map<String, Value>>,
}

impl DomainDefinition {
    /// A question answered by a level.
    pub fn level(self, id: &str) -> Self {
        self.asks(id, "level").with("scale", json!("compliance"))
    }

    /// A question of any type.
    pub fn asks(mut self, id: &str, answer_type: &str) -> Self {
        self.questions.push(object(json!({ "id": id, "text": format!("Question {id}?"), "type": answer_type })));
        self
    }

    /// It is a key question.
    pub fn key(self) -> Self {
        self.with("key", json!(true))
    }

    /// What it weighs.
    pub fn weight(self, weight: u32) -> Self {
        self.with("weight", json!(weight))
    }

    /// The domain is incomplete without it.
    pub fn required(self) -> Self {
        self.with("required", json!(true))
    }

    /// The domain is complete without it.
    pub fn optional(self) -> Self {
        self.with("required", json!(false))
    }

    /// Which organisations are asked.
    pub fn only_for(self, types: &[&str]) -> Self {
        self.with("applies_to", json!(types))
    }

    /// When it is asked.
    pub fn shown_when(self, condition: Value) -> Self {
        self.with("shown_when", condition)
    }

    /// Any other part of a question.
    pub fn with(mut self, part: &str, value: Value) -> Self {
        self.questions.last_mut().expect("a question comes first").insert(part.to_owned(), value);
        self
    }

    /// A part of the domain itself.
    pub fn domain_with(mut self, part: &str, value: Value) -> Self {
        self.parts.insert(part.to_owned(), value);
        self
    }
}

/// The answer to an earlier question is this.
pub fn answer(question: &str, is: &str) -> Value {
    json!({ "answer": question, "is": [is] })
}

/// The organisation said this of itself.
pub fn profile(field: &str, is: &str) -> Value {
    json!({ "profile": field, "is": [is] })
}

/// Every one holds.
pub fn all<const N: usize>(parts: [Value; N]) -> Value {
    json!({ "all": parts.to_vec() })
}

/// At least one holds.
pub fn any<const N: usize>(parts: [Value; N]) -> Value {
    json!({ "any": parts.to_vec() })
}

/// It does not hold.
pub fn not(part: Value) -> Value {
    json!({ "not": part })
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(object) => object,
        other => panic!("{other} is no object"),
    }
}

fn list_at<'f>(file: &'f mut Value, pointer: &str) -> &'f mut Vec<Value> {
    file.pointer_mut(pointer).and_then(Value::as_array_mut).unwrap_or_else(|| panic!("there is no list {pointer}"))
}
