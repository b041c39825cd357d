//! What is asked in several questionnaires: the same item means the same question, and domains correspond to real ones.

use super::shipped::{SELF_ASSESSMENTS, Shipped, list, nothing_is_wrong, text};
use std::collections::BTreeMap;

#[test]
fn a_question_that_section_11_asks_word_for_word_has_its_item() {
    let section_11 = Shipped::read("section-11");
    let items: BTreeMap<&str, &str> = section_11
        .questions()
        .map(|(_, question)| (text(question, "text"), text(question, "item")))
        .filter(|(_, item)| !item.is_empty())
        .collect();
    let mut wrong = Vec::new();
    for shipped in SELF_ASSESSMENTS.iter().map(|id| Shipped::read(id)) {
        for (_, question) in shipped.questions() {
            let (item, expected) = (text(question, "item"), items.get(text(question, "text")));
            if expected.is_some_and(|expected| *expected != item) {
                wrong.push(format!("{} {} has the item “{item}” and not {expected:?}", shipped.id, text(question, "id")));
            }
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_domain_corresponds_to_one_that_is_there() {
    let known = ["section-11"].iter().map(|id| Shipped::read(id)).chain(Shipped::all());
    let known: BTreeMap<String, Vec<String>> = known
        .map(|shipped| (shipped.id.clone(), shipped.domains().iter().map(|domain| text(domain, "id").to_owned()).collect()))
        .collect();
    let mut wrong = Vec::new();
    for shipped in Shipped::all() {
        for domain in shipped.domains() {
            for other in list(domain, "corresponds_to") {
                let (questionnaire, of_it) = (text(other, "questionnaire"), text(other, "domain"));
                if !known.get(questionnaire).is_some_and(|domains| domains.iter().any(|id| id == of_it)) {
                    let id = text(domain, "id");
                    wrong.push(format!("{} {id} corresponds to {questionnaire} {of_it}, which is not there", shipped.id));
                }
            }
        }
    }
    nothing_is_wrong(wrong);
}
