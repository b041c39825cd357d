//! The page on grading says what typical answers come to, before and now, as the engine finds it.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::interchange::read::read_questionnaire;
use safeguarding_audit::words::patterns::{ComesTo, found};
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
