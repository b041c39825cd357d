//! A questionnaire that ships, as JSON: its parts by name, and every text in it. Knows no particular questionnaire.

use serde_json::Value;
use std::path::PathBuf;

/// Questionnaires in which an organisation answers about itself.
pub const SELF_ASSESSMENTS: [&str; 3] = ["section-11-working-together", "section-175", "vcfs-checklist"];

/// Questionnaires that a person answers without being named.
pub const SURVEYS: [&str; 5] =
    ["practitioner-survey", "young-people-5-8", "young-people-8-11", "young-people-12-plus", "parents-and-carers"];

/// Questionnaires in which an auditor grades what was done for one child.
pub const CASE_AUDITS: [&str; 3] = ["case-audit", "case-audit-without-grades", "front-door-audit"];

/// One file of `public/questionnaires`.
pub struct Shipped {
    pub id: String,
    pub json: Value,
}

impl Shipped {
    /// The questionnaire of that id; a test that needs one that is not there fails.
    pub fn read(id: &str) -> Self {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("public/questionnaires/{id}.json"));
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let json = serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        Self { id: id.to_owned(), json }
    }

    /// The first edition of this questionnaire, which stays readable; none where this is the first.
    pub fn first_edition(&self) -> Option<Self> {
        (text(&self.json, "edition") != "2026").then(|| Self::read(&format!("earlier/{}-2026", self.id)))
    }

    /// Self-assessments and surveys.
    pub fn all() -> Vec<Self> {
        SELF_ASSESSMENTS.iter().chain(&SURVEYS).map(|id| Self::read(id)).collect()
    }

    pub fn domains(&self) -> &[Value] {
        list(&self.json, "domains")
    }

    #[track_caller]
    pub fn domain(&self, id: &str) -> &Value {
        with_id(self.domains(), id).unwrap_or_else(|| panic!("{} has no domain {id}", self.id))
    }

    /// Every question with its domain, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = (&Value, &Value)> {
        self.domains().iter().flat_map(|domain| list(domain, "questions").iter().map(move |question| (domain, question)))
    }

    /// The question of that id and the parts it was split into: "A-HEA.2" is found as "A-HEA.2a", "A-HEA.2b" and so on.
    pub fn parts(&self, id: &str) -> Vec<&Value> {
        self.questions().map(|(_, question)| question).filter(|question| whole(text(question, "id")) == whole(id)).collect()
    }

    #[track_caller]
    pub fn question(&self, id: &str) -> &Value {
        let mut all = self.questions().map(|(_, question)| question);
        all.find(|question| text(question, "id") == id).unwrap_or_else(|| panic!("{} has no question {id}", self.id))
    }

    /// The scale a question or a profile field is answered on; null where it has none.
    pub fn scale(&self, question: &Value) -> &Value {
        with_id(list(&self.json, "scales"), text(question, "scale")).unwrap_or(&Value::Null)
    }

    /// What a question or a profile field gives to choose from.
    pub fn choices(&self, question: &Value) -> &[Value] {
        self.json.get("options").map_or(&[], |options| list(options, text(question, "options")))
    }

    pub fn profile(&self) -> &[Value] {
        list(&self.json, "profile")
    }

    pub fn field(&self, id: &str) -> Option<&Value> {
        with_id(self.profile(), id)
    }

    /// The organisation types that it can be completed by.
    pub fn organisation_types(&self) -> Vec<&str> {
        let field = self.field("organisation-type").unwrap_or(&Value::Null);
        self.choices(field).iter().map(|choice| text(choice, "id")).collect()
    }

    /// Everything in the file that is text, with where it stands, without addresses on the web and forms of numbers.
    pub fn texts(&self) -> Vec<(String, &str)> {
        let mut found = Vec::new();
        collect(&self.json, String::new(), &mut found);
        found.retain(|(place, text)| !text.starts_with("http") && !place.contains("/pattern/"));
        found
    }
}

/// The text of a field, or an empty one.
pub fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The list of a field, or an empty one.
pub fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value.get(field).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The texts in a list of texts.
pub fn texts(list: &[Value]) -> Vec<&str> {
    list.iter().filter_map(Value::as_str).collect()
}

/// Whether a field is there and true.
pub fn is_true(value: &Value, field: &str) -> bool {
    value.get(field) == Some(&Value::Bool(true))
}

/// A question's id without the letter of its part.
pub fn whole(id: &str) -> &str {
    id.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(id)
}

/// Nothing is wrong; or everything that is, a line each.
#[track_caller]
pub fn nothing_is_wrong(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

fn with_id<'a>(list: &'a [Value], id: &str) -> Option<&'a Value> {
    list.iter().find(|one| text(one, "id") == id)
}

fn collect<'a>(value: &'a Value, place: String, found: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => found.push((place, text)),
        Value::Array(list) => list.iter().enumerate().for_each(|(at, one)| {
            let name = Some(text(one, "id")).filter(|id| !id.is_empty()).map_or_else(|| at.to_string(), str::to_owned);
            collect(one, format!("{place}/{name}"), found);
        }),
        Value::Object(fields) => {
            let texts = fields.iter().filter(|(field, _)| *field != "pattern");
            texts.for_each(|(field, one)| collect(one, format!("{place}/{field}"), found));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
