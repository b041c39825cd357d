//! What is asked in several questionnaires: the same item means the same question, and domains correspond to real ones.

use super::shipped::{SELF_ASSESSMENTS, Shipped, list, nothing_is_wrong, text};
use std::collections::{BTreeMap, BTreeSet};

/// Words that say nothing of what a question is about.
const EMPTY: [&str; 45] = [
    "about",
    "all",
    "and",
    "any",
    "are",
    "been",
    "can",
    "child",
    "children",
    "could",
    "does",
    "each",
    "every",
    "everyone",
    "for",
    "from",
    "give",
    "has",
    "have",
    "how",
    "last",
    "not",
    "one",
    "organisation",
    "person",
    "people",
    "safeguarding",
    "someone",
    "staff",
    "that",
    "the",
    "their",
    "them",
    "there",
    "they",
    "this",
    "what",
    "when",
    "where",
    "which",
    "who",
    "will",
    "with",
    "you",
    "your",
];

/// The self-assessments with the one that shipped before them.
fn all() -> Vec<Shipped> {
    ["section-11"].iter().chain(&SELF_ASSESSMENTS).map(|id| Shipped::read(id)).collect()
}

/// The beginnings of the words that say what a text is about: "recruitment" and "recruited" begin alike.
fn content(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 2 && !EMPTY.contains(word));
    words.map(|word| word.chars().take(5).collect()).collect()
}

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
