//! What children and parents are given to read is no harder than they can read.

#[path = "reading_age/measure.rs"]
mod measure;
#[allow(dead_code, reason = "another suite uses the rest")]
#[path = "questionnaires/shipped.rs"]
mod shipped;

use measure::{grade, sentences};
use serde_json::Value;
use shipped::{Shipped, is_true, list, text, texts};
use std::collections::BTreeSet;

/// What somebody reads who answers, a text each. Fields that whoever sets the survey up answers for all are not among it,
/// and neither are lists and scales that nothing uses.
struct Read<'a> {
    /// The introduction, guidance, questions and hints.
    sentences: Vec<&'a str>,
    /// Titles, headings, and the labels that answers are chosen by.
    labels: Vec<&'a str>,
}

impl<'a> Read<'a> {
    fn from(shipped: &'a Shipped) -> Self {
        let fields: Vec<&Value> = shipped.profile().iter().filter(|field| !is_true(field, "asked_once")).collect();
        let questions: Vec<&Value> = shipped.questions().map(|(_, question)| question).collect();
        let titled = || std::iter::once(&shipped.json).chain(shipped.domains());
        let mut labels: Vec<&str> = titled().map(|titled| text(titled, "title")).collect();
        labels.extend(titled().flat_map(|titled| list(titled, "titles")).map(|title| text(title, "text")));
        labels.extend(fields.iter().map(|field| text(field, "group")));
        labels.extend(answers(shipped, fields.iter().chain(&questions)));
        let mut sentences = texts(list(&shipped.json, "introduction"));
        sentences.extend(fields.iter().flat_map(|field| ["label", "hint"].map(|part| text(field, part))));
        sentences.extend(shipped.domains().iter().map(|domain| text(domain, "guidance")));
        for question in &questions {
            sentences.extend(["text", "hint"].map(|part| text(question, part)));
            sentences.extend(list(question, "wordings").iter().map(|wording| text(wording, "text")));
            sentences.extend(question.get("right").map(|right| text(right, "because")));
        }
        Self { sentences, labels }
    }
}

/// The labels and hints of the levels and choices that these are answered by, once for each list and scale.
fn answers<'a, 'b: 'a>(shipped: &'b Shipped, answered: impl Iterator<Item = &'a &'b Value>) -> Vec<&'b str> {
    let answered: Vec<&&Value> = answered.collect();
    let named = |part: &str| -> BTreeSet<&str> { answered.iter().map(|one| text(one, part)).collect() };
    let (used_scales, used_lists) = (named("scale"), named("options"));
    let scales = list(&shipped.json, "scales").iter().filter(|scale| used_scales.contains(text(scale, "id")));
    let levels = scales.flat_map(|scale| list(scale, "levels").iter().chain(list(scale, "unscored")));
    let lists = used_lists.into_iter().filter_map(|id| shipped.json.get("options")?.get(id)?.as_array());
    levels.chain(lists.flatten()).flat_map(|one| [text(one, "label"), text(one, "hint")]).collect()
}

/// All that is read together is no harder than this grade; nor are the sentences alone, so that many short labels do not
/// make up for long sentences.
#[track_caller]
fn is_read_at(id: &str, most: f64) {
    let shipped = Shipped::read(id);
    let read = Read::from(&shipped);
    let sentences_alone = read.sentences.join("\n");
    let everything = format!("{sentences_alone}\n{}", read.labels.join("\n"));
    for (what, all) in [("everything in it", everything), ("without its labels it", sentences_alone)] {
        let found = grade(&all).unwrap_or_else(|| panic!("{id} has nothing to read"));
        let mut hardest: Vec<(f64, &str)> = sentences(&all).into_iter().filter_map(|one| Some((grade(one)?, one))).collect();
        hardest.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        let hardest: Vec<String> = hardest.iter().take(5).map(|(grade, sentence)| format!("{grade:5.1}  {sentence}")).collect();
        let hardest = hardest.join("\n");
        assert!(found <= most, "{id}: {what} is read at grade {found:.2}, not {most:.0}. Hardest:\n{hardest}\n");
    }
}

#[test]
fn children_of_5_to_8_can_read_theirs_with_an_adult() {
    is_read_at("young-people-5-8", 3.0);
}

#[test]
fn children_of_8_to_11_can_read_theirs() {
    is_read_at("young-people-8-11", 4.0);
}

#[test]
fn young_people_from_12_can_read_theirs() {
    is_read_at("young-people-12-plus", 6.0);
}

#[test]
fn parents_and_carers_can_read_theirs() {
    is_read_at("parents-and-carers", 6.0);
}
