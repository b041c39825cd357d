//! The page on grading says what typical answers come to, before and now, as the engine finds it; and each typical way of
//! answering says to every question what its words say.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::grading::counts::{Attainment, Scored};
use safeguarding_audit::grading::patterns::{Pattern, grades_of};
use safeguarding_audit::interchange::read::read_questionnaire;
use safeguarding_audit::words::patterns::{ComesTo, found};
use serde_json::json;
use story::definition::questionnaire;
use story::shipped::{in_repository, public};

const MARK: &str = "<!-- tables: made by tests/grading_docs.rs with UPDATE_SCHEMAS=1 -->\n";

/// The grades of every pattern, each with the types that get it where they differ.
fn grades(path: &str) -> Vec<(String, String)> {
    let read = read_questionnaire(&public(path)).expect("it is read");
    let in_words = |one: &ComesTo| match one.grades.as_slice() {
        [(grade, _)] => grade.clone(),
        several => {
            let parts = several.iter().map(|(grade, types)| format!("{grade} ({})", types.join(", ")));
            parts.collect::<Vec<_>>().join("; ")
        }
    };
    found(&read.questionnaire).iter().map(|one| (one.pattern.to_owned(), in_words(one))).collect()
}

fn tables() -> String {
    let mut page = String::new();
    for id in ["section-11", "section-11-working-together", "section-175", "vcfs-checklist"] {
        page += &format!("\n### `{id}`\n\n| answers | first edition, by shares | now, by rules |\n| --- | --- | --- |\n");
        let before = grades(&format!("questionnaires/earlier/{id}-2026.json"));
        for ((pattern, before), (_, now)) in before.into_iter().zip(grades(&format!("questionnaires/{id}.json"))) {
            page += &format!("| {pattern} | {before} | {now} |\n");
        }
    }
    page
}

#[test]
fn the_page_on_grading_says_what_typical_answers_come_to() {
    let path = in_repository("docs/grading.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let (head, shown) = page.split_once(MARK).expect("it has a place for the tables");
    let expected = tables();
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::write(&path, format!("{head}{MARK}{expected}")).expect("it can be written");
    } else {
        assert_eq!(shown, expected, "run it with UPDATE_SCHEMAS=1");
    }
}

/// Where each answer stands: shown, met, partly, a gap, not applicable; nothing where it stays blank.
fn stands(one: &Scored) -> &'static str {
    match one.attainment {
        Some(Attainment::Shown) => "shown",
        Some(Attainment::Met) => "met",
        Some(Attainment::Partly) => "partly",
        Some(Attainment::Gap) => "gap",
        None => "n/a",
    }
}

/// Two parts: one with a key question in the middle; one that begins with what is not graded and with a key question that may
/// not apply, and ends with two numbers.
#[test]
fn each_way_of_answering_says_to_every_question_what_its_words_say() {
    let steps = json!([{ "from": 90, "level": "in-place" }, { "from": 75, "level": "partly-in-place" }]);
    let read = questionnaire()
        .by_rules()
        .domain("D1", |domain| domain.level("D1.1").level("D1.2").key().level("D1.3").level("D1.4"))
        .domain("D2", |domain| {
            let domain = domain.asks("D2.0", "long-text").optional().level("D2.1").key().with("may_not_apply", json!(true));
            let domain = domain.level("D2.2").key().level("D2.3").asks("D2.4", "percentage");
            let domain = domain.with("scale", json!("compliance")).with("levels_from", steps.clone());
            domain.asks("D2.5", "n-of-m").required().with("scale", json!("compliance")).with("levels_from", steps)
        })
        .read();
    for (pattern, first, second) in [
        (Pattern::AllShown, "shown shown shown shown", "shown shown shown met met"),
        (Pattern::AllHighestWithoutEvidence, "met met met met", "met met met met met"),
        (Pattern::AllGood, "met met met met", "met met met met met"),
        (Pattern::OnePartlyInEach, "partly met met met", "met met partly met met"),
        (Pattern::AllPartly, "partly partly partly partly", "partly partly partly partly partly"),
        (Pattern::OneShownInEach, "shown partly partly partly", "shown partly partly partly partly"),
        (Pattern::OneShownRestNotApplicable, "shown n/a n/a n/a", "n/a n/a n/a"),
        (Pattern::KeyNotApplicable, "shown n/a shown shown", "shown n/a shown met met"),
        (Pattern::OneKeyGap, "shown gap shown shown", "shown shown shown met met"),
        (Pattern::TwoKeyGaps, "shown gap shown shown", "gap shown shown met met"),
        (Pattern::AllUnknown, "gap gap gap gap", "gap gap gap"),
    ] {
        let grades = grades_of(&read.questionnaire, Some("SCH"), pattern);
        let said = |id: &str| {
            let scored = &grades.domain(&id.into()).expect("it is asked").counts.scored;
            scored.iter().map(stands).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((said("D1").as_str(), said("D2").as_str()), (first, second), "{pattern:?}");
        let unknown: usize = grades.domains.iter().map(|domain| domain.unknown.len()).sum();
        assert_eq!(unknown, if pattern == Pattern::AllUnknown { 7 } else { 0 }, "{pattern:?}");
        let is_blank = second.split(' ').count() < 5;
        let open: Vec<bool> = grades.domains.iter().map(|domain| domain.is_open()).collect();
        assert_eq!(open, [false, is_blank], "a number that has to be given fits its question, or is missed: {pattern:?}");
    }
}
