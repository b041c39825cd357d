//! Whom a question is asked, as far as the file alone says it: always, sometimes or never, given what is known of an
//! organisation. Knows no particular questionnaire.

use super::shipped::{Shipped, is_true, list, nothing_is_wrong, text, texts, whole};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Whether a question is asked, whatever else is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Always,
    Sometimes,
    Never,
}

/// What is known: profile fields with the value each has. Everything else may be anything.
pub type Known<'a> = [(&'a str, &'a str)];

/// Whether a question is asked of those of whom this is known.
pub fn asked(shipped: &Shipped, domain: &Value, question: &Value, known: &Known) -> Asked {
    let organisation_type = known.iter().find(|(field, _)| *field == "organisation-type").map(|(_, value)| *value);
    let applies = |asked: &Value| match (list(asked, "applies_to"), organisation_type) {
        ([], _) => Some(true),
        (types, Some(organisation_type)) => Some(texts(types).contains(&organisation_type)),
        (_, None) => None,
    };
    let shown = |asked: &Value| asked.get("shown_when").map_or(Some(true), |condition| holds(shipped, condition, known));
    match all([applies(domain), applies(question), shown(domain), shown(question)]) {
        Some(true) => Asked::Always,
        None => Asked::Sometimes,
        Some(false) => Asked::Never,
    }
}

/// Whether a condition holds; none where it depends on what is not known.
fn holds(shipped: &Shipped, condition: &Value, known: &Known) -> Option<bool> {
    let each = |field: &str| list(condition, field).iter().map(|part| holds(shipped, part, known)).collect::<Vec<_>>();
    if condition.get("all").is_some() {
        all(each("all"))
    } else if condition.get("any").is_some() {
        all(each("any").into_iter().map(|part| part.map(|part| !part))).map(|none| !none)
    } else if let Some(part) = condition.get("not") {
        holds(shipped, part, known).map(|holds| !holds)
    } else if condition.get("profile").is_some() {
        let field = text(condition, "profile");
        match known.iter().find(|(name, _)| *name == field) {
            Some((_, value)) => Some(texts(list(condition, "is")).contains(value)),
            None => can_be_said(shipped, field, known),
        }
    } else {
        let answer = text(condition, "answer");
        let asked_when = shipped.questions().find(|(_, question)| text(question, "id") == answer);
        asked_when
            .filter(|(domain, question)| asked(shipped, domain, question, known) != Asked::Never)
            .map_or(Some(false), |_| None)
    }
}

/// A field that is never asked has no value; any other may have any.
fn can_be_said(shipped: &Shipped, field: &str, known: &Known) -> Option<bool> {
    let field = shipped.field(field)?;
    let shown = field.get("shown_when").map_or(Some(true), |condition| holds(shipped, condition, known));
    if shown == Some(false) { Some(false) } else { None }
}

fn all(parts: impl IntoIterator<Item = Option<bool>>) -> Option<bool> {
    let parts: Vec<Option<bool>> = parts.into_iter().collect();
    if parts.contains(&Some(false)) {
        Some(false)
    } else if parts.contains(&None) {
        None
    } else {
        Some(true)
    }
}

/// Who is asked the questions of a domain, or one question, in the codes of the brief: "SCH" always, "SCH?" sometimes,
/// "SCH+" always or sometimes, "SCH-" never, "SCH*" as it may be because the brief leaves it open. "ALL" is everyone. A
/// later word counts before an earlier one, and who is not named is never asked.
pub type Who = (&'static str, &'static str);

/// What the words of [`Who`] allow each organisation type.
fn allowed(who: &str, organisation_type: &str) -> &'static [Asked] {
    let mut allowed: &[Asked] = &[Asked::Never];
    for word in who.split_whitespace() {
        let (code, mark) = word.split_at(word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len()));
        if code == "ALL" || code == organisation_type {
            allowed = match mark {
                "" => &[Asked::Always],
                "?" => &[Asked::Sometimes],
                "+" => &[Asked::Always, Asked::Sometimes],
                "-" => &[Asked::Never],
                "*" => &[Asked::Always, Asked::Sometimes, Asked::Never],
                other => panic!("{other} is no mark"),
            };
        }
    }
    allowed
}

/// Every question is asked of those of whom the brief says it; `otherwise` says it for domains and questions without a line.
/// Parts that the brief does not know may be asked of fewer.
#[track_caller]
pub fn is_asked_of(shipped: &Shipped, otherwise: &str, who: &[Who]) {
    let lines: BTreeMap<&str, &str> = who.iter().copied().collect();
    let offered = shipped.organisation_types();
    let mut wrong = Vec::new();
    let named = who.iter().flat_map(|(_, words)| words.split_whitespace()).chain(otherwise.split_whitespace());
    let named = named.filter(|word| !word.ends_with(['*', '-'])).map(|word| word.trim_end_matches(['?', '+']));
    wrong.extend(
        named.filter(|code| *code != "ALL" && !offered.contains(code)).map(|code| format!("{code} cannot be chosen as a type")),
    );
    for (domain, question) in shipped.questions() {
        let id = text(question, "id");
        let line = [id, whole(id), text(domain, "id")].iter().find_map(|name| lines.get(name)).copied().unwrap_or(otherwise);
        let is_part = whole(id) != id;
        let mut differing: Vec<String> = Vec::new();
        for organisation_type in &offered {
            let found = asked(shipped, domain, question, &[("organisation-type", *organisation_type)]);
            let is_fine = allowed(line, organisation_type).contains(&found) || is_part && found == Asked::Sometimes;
            if !is_fine {
                differing.push(format!("{organisation_type} {found:?}"));
            }
        }
        if !differing.is_empty() {
            wrong.push(format!("{id} is asked of {}, and should be of “{line}”", differing.join(", ")));
        }
    }
    wrong.dedup();
    nothing_is_wrong(wrong);
}

/// Whether a part of a questionnaire has a word that people read: in a text of its own, a hint, or a wording for some.
pub fn says(part: &Value, word: &str) -> bool {
    match part {
        Value::String(text) => text.to_lowercase().contains(word),
        Value::Array(list) => list.iter().any(|one| says(one, word)),
        Value::Object(fields) => fields.values().any(|one| says(one, word)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether somebody can pass over a question: by a condition, by "Not applicable", or by one more answer that is worth
/// nothing than the scale has anyway.
pub fn can_be_passed_over(shipped: &Shipped, question: &Value) -> bool {
    let scale = shipped.scale(question);
    question.get("shown_when").is_some() || is_true(scale, "not_applicable") || list(scale, "unscored").len() > 1
}

#[test]
fn what_is_not_known_makes_sometimes_of_always() {
    let shipped = Shipped {
        id: "made-up".to_owned(),
        json: json!({
            "profile": [
                { "id": "organisation-type" },
                { "id": "nursery", "shown_when": { "profile": "organisation-type", "is": ["SCH"] } }
            ],
            "domains": [{ "id": "D", "questions": [
                { "id": "D.1" },
                { "id": "D.2", "shown_when": { "profile": "nursery", "is": ["yes"] } },
                { "id": "D.3", "shown_when": { "not": { "profile": "nursery", "is": ["yes"] } } },
                { "id": "D.4", "shown_when": { "answer": "D.2", "is": ["no"] } },
                { "id": "D.5", "applies_to": ["NHS"], "shown_when": { "answer": "D.1", "is": ["no"] } },
                { "id": "D.6", "shown_when": { "any": [{ "profile": "organisation-type", "is": ["NHS"] }, { "profile": "nursery", "is": ["yes"] }] } }
            ] }]
        }),
    };
    let of = |organisation_type: &str| -> Vec<Asked> {
        let questions = shipped.questions();
        questions.map(|(domain, one)| asked(&shipped, domain, one, &[("organisation-type", organisation_type)])).collect()
    };
    use Asked::{Always, Never, Sometimes};
    assert_eq!(of("SCH"), [Always, Sometimes, Sometimes, Sometimes, Never, Sometimes]);
    assert_eq!(of("NHS"), [Always, Never, Always, Never, Sometimes, Always]);
    assert_eq!(allowed("ALL SCH? EY-", "SCH"), [Sometimes]);
    assert_eq!(allowed("ALL SCH? EY-", "EY"), [Never]);
    assert_eq!(allowed("ALL SCH? EY-", "NHS"), [Always]);
    assert_eq!(allowed("SCH+", "NHS"), [Never]);
}
