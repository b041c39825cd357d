//! What holds of every self-assessment and of every survey, whatever it asks.

use super::shipped::{SELF_ASSESSMENTS, SURVEYS, Shipped, is_true, list, nothing_is_wrong, text, texts};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Main parts of self-assessments, which have a ladder, by how their id begins; what follows "A-" is an add-on.
const MAIN: [&str; 5] = ["A0", "A1", "C", "D0", "D1"];

fn self_assessments() -> Vec<Shipped> {
    SELF_ASSESSMENTS.iter().map(|id| Shipped::read(id)).collect()
}

#[test]
fn every_question_of_a_self_assessment_rests_on_something() {
    let mut wrong = Vec::new();
    for shipped in self_assessments() {
        let known: BTreeSet<&str> = list(&shipped.json, "basis").iter().map(|basis| text(basis, "id")).collect();
        for (_, question) in shipped.questions() {
            let basis = texts(list(question, "basis"));
            if basis.is_empty() || basis.iter().any(|one| !known.contains(one)) {
                wrong.push(format!("{} {} rests on {basis:?}", shipped.id, text(question, "id")));
            }
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn every_domain_of_a_self_assessment_has_guidance_and_examples_of_evidence() {
    let mut wrong = Vec::new();
    for shipped in self_assessments() {
        for domain in shipped.domains() {
            let has_example = |part: &Value| text(part, "evidence_hint").starts_with("For example: ");
            let each = list(domain, "questions").iter().all(has_example);
            if text(domain, "guidance").len() < 20 || !(has_example(domain) || each) {
                wrong.push(format!("{} {} has no guidance or no examples", shipped.id, text(domain, "id")));
            }
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn every_main_domain_of_a_self_assessment_has_a_ladder_of_four() {
    let mut wrong = Vec::new();
    for shipped in self_assessments() {
        for domain in shipped.domains().iter().filter(|domain| MAIN.iter().any(|start| text(domain, "id").starts_with(start))) {
            let empty = serde_json::Map::new();
            let ladder = domain.get("ladder").and_then(Value::as_object).unwrap_or(&empty);
            if ladder.len() != 4 || ladder.values().any(|rung| rung.as_str().is_none_or(|rung| rung.len() < 20)) {
                wrong.push(format!("{} {} has {} rungs", shipped.id, text(domain, "id"), ladder.len()));
            }
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn few_questions_are_key_and_evidence_is_expected_for_each() {
    let mut wrong = Vec::new();
    for shipped in self_assessments() {
        let questions: Vec<&Value> = shipped.questions().map(|(_, question)| question).collect();
        let key: Vec<&&Value> = questions.iter().filter(|question| is_true(question, "key")).collect();
        if !(questions.len() / 16..=questions.len() / 5).contains(&key.len()) {
            wrong.push(format!("{}: {} of {} are key", shipped.id, key.len(), questions.len()));
        }
        let without = key.iter().filter(|question| text(question, "evidence") != "expected");
        wrong.extend(without.map(|question| format!("{} {}: no evidence is expected", shipped.id, text(question, "id"))));
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_survey_singles_nobody_out_and_demands_nothing() {
    let mut wrong = Vec::new();
    for shipped in SURVEYS.iter().map(|id| Shipped::read(id)) {
        let mut refuse = |is_wrong: bool, what: String| wrong.extend(is_wrong.then(|| format!("{}: {what}", shipped.id)));
        refuse(text(&shipped.json, "kind") != "survey", "is no survey".to_owned());
        for field in ["grading", "declaration"] {
            refuse(shipped.json.get(field).is_some(), format!("has a {field}"));
        }
        for field in shipped.profile() {
            let id = text(field, "id");
            refuse(!["choice", "choices", "yes-no"].contains(&text(field, "type")), format!("{id} is not to be chosen"));
            // Whoever sets a survey up has to decide something; whoever replies has not.
            refuse(is_true(field, "required") && !is_true(field, "asked_once"), format!("{id} is required"));
        }
        for (_, question) in shipped.questions() {
            let id = text(question, "id");
            refuse(is_true(question, "required") || is_true(question, "key"), format!("{id} is required or key"));
            refuse(text(question, "evidence") != "none", format!("{id} asks for evidence"));
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn an_organisation_type_is_called_the_same_and_counted_the_same_everywhere() {
    let section_11 = Shipped::read("section-11");
    let field = section_11.field("organisation-type").unwrap_or(&Value::Null);
    let known: BTreeMap<&str, &Value> = section_11.choices(field).iter().map(|choice| (text(choice, "id"), choice)).collect();
    assert!(known.len() > 20, "section-11 has its organisation types");
    let mut wrong = Vec::new();
    for shipped in Shipped::all() {
        let lists = shipped.json.get("options").and_then(Value::as_object);
        for choice in lists.into_iter().flat_map(|lists| lists.values()).filter_map(Value::as_array).flatten() {
            let id = text(choice, "id");
            let of_it = |choice: &Value| (text(choice, "label").to_owned(), text(choice, "sector").to_owned());
            if let Some(expected) = known.get(id).map(|expected| of_it(expected)).filter(|expected| *expected != of_it(choice)) {
                wrong.push(format!("{}: {id} is {:?} and not {expected:?}", shipped.id, of_it(choice)));
            }
        }
        let types = shipped.organisation_types();
        wrong.extend(types.iter().filter(|id| !known.contains_key(*id)).map(|id| format!("{}: {id} is not known", shipped.id)));
    }
    nothing_is_wrong(wrong);
}
