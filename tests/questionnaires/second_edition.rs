//! What holds of a questionnaire whose second edition replaced the one it was first given out in.

use super::asked::{Asked, asked};
use super::shipped::{Shipped, list, nothing_is_wrong, text};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const REPLACED: [&str; 2] = ["section-175", "vcfs-checklist"];

/// A questionnaire as it is now and as it was first given out.
fn editions() -> Vec<(Shipped, Shipped)> {
    REPLACED.iter().map(|id| (Shipped::read(id), Shipped::read(&format!("earlier/{id}-2026")))).collect()
}

/// What an answer to a question can be.
fn answers(shipped: &Shipped, question: &Value) -> Value {
    let ids = |list: &[Value]| list.iter().map(|one| text(one, "id").to_owned()).collect::<Vec<_>>();
    json!([text(question, "type"), ids(list(shipped.scale(question), "levels")), ids(shipped.choices(question))])
}

#[test]
fn a_question_that_keeps_its_id_is_answered_as_before() {
    let mut wrong = Vec::new();
    for (now, first) in editions() {
        let before: BTreeMap<&str, Value> =
            first.questions().map(|(_, question)| (text(question, "id"), answers(&first, question))).collect();
        for (_, question) in now.questions() {
            let id = text(question, "id");
            if before.get(id).is_some_and(|before| *before != answers(&now, question)) {
                wrong.push(format!("{} {id} is answered otherwise than it was", now.id));
            }
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_question_stands_in_the_part_that_its_id_names() {
    let mut wrong = Vec::new();
    for (now, _) in editions() {
        for (domain, question) in now.questions() {
            let (domain, id) = (text(domain, "id"), text(question, "id"));
            wrong.extend((!id.starts_with(&format!("{domain}."))).then(|| format!("{} {id} stands in {domain}", now.id)));
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn what_could_not_be_checked_is_said_once_and_in_no_title() {
    let mut wrong = Vec::new();
    for (now, _) in editions() {
        for basis in list(&now.json, "basis") {
            let title = text(basis, "title");
            wrong.extend(title.contains("locally").then(|| format!("{}: {title}", now.id)));
        }
        let about = now.json.get("about").unwrap_or(&Value::Null);
        for part in ["checked_against", "not_checked"] {
            wrong.extend(list(about, part).is_empty().then(|| format!("{} does not say what was {part}", now.id)));
        }
        let is_unread = about.get("read_by").and_then(Value::as_array).is_some_and(Vec::is_empty);
        wrong.extend((!is_unread).then(|| format!("{} does not say who has read it", now.id)));
    }
    nothing_is_wrong(wrong);
}

/// The numbers that each type of organisation may be asked for, and nobody else.
const NUMBERS: [(&str, &str, &str); 9] = [
    ("section-175", "urn", "SCH IND COL AP"),
    ("section-175", "dfe-number", "SCH IND AP"),
    ("section-175", "ofsted-urn", "EY"),
    ("section-175", "charity-number", "SCH IND COL AP EY"),
    ("section-175", "company-number", "SCH IND COL AP EY"),
    ("section-175", "partnerships", "SCH IND COL AP EY"),
    ("vcfs-checklist", "charity-number", "VOL SML FAI SUP SPO COM"),
    ("vcfs-checklist", "company-number", "VOL FAI SUP SPO COM"),
    ("vcfs-checklist", "ofsted-urn", "SUP"),
];

#[test]
fn an_organisation_is_asked_only_for_the_numbers_that_it_can_have() {
    let mut wrong = Vec::new();
    for (id, number, types) in NUMBERS {
        let shipped = Shipped::read(id);
        let field = shipped.field(number).unwrap_or_else(|| panic!("{id} does not ask for {number}"));
        for organisation_type in shipped.organisation_types() {
            let found = asked(&shipped, &Value::Null, field, &[("organisation-type", organisation_type)]);
            let can_have = types.split_whitespace().any(|one| one == organisation_type);
            if can_have == (found == Asked::Never) {
                wrong.push(format!("{id}: {organisation_type} is asked for {number}: {found:?}"));
            }
        }
        let is_optional = field.get("required").is_none();
        wrong.extend((!is_optional).then(|| format!("{id}: {number} must be filled in")));
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_maintained_school_is_asked_for_no_company_number() {
    let shipped = Shipped::read("section-175");
    let field = shipped.field("company-number").unwrap_or(&Value::Null);
    for (kind, expected) in [("maintained", Asked::Never), ("academy", Asked::Always)] {
        let known = [("organisation-type", "SCH"), ("school-kind", kind), ("provision-kind", "")];
        assert_eq!(asked(&shipped, &Value::Null, field, &known), expected, "{kind}");
    }
}

#[test]
fn the_form_of_a_number_is_also_said_in_words() {
    let mut wrong = Vec::new();
    for (now, _) in editions() {
        for field in now.profile() {
            let Some(pattern) = field.get("pattern") else { continue };
            if text(pattern, "words").is_empty() || list(pattern, "forms").is_empty() || text(field, "hint").is_empty() {
                wrong.push(format!("{}: {}", now.id, text(field, "id")));
            }
        }
    }
    nothing_is_wrong(wrong);
}
