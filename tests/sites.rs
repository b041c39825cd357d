//! One return for several sites: where one of them differs it is said beside the answer for the whole, and the whole decides.
#![allow(clippy::expect_used, reason = "a story whose own answers are missing should stop")]

mod story;

use safeguarding_audit::model::answer::Answer;
use safeguarding_audit::model::ids::LevelId;
use safeguarding_audit::model::site::{SiteAnswer, sites_of};
use safeguarding_audit::words::findings::answer_lines;
use story::Story;
use story::definition::questionnaire;

fn school_with_sites() -> Story {
    let mut story = Story::with(questionnaire().domain("D1", |domain| domain.level("D1.1").level("D1.2")));
    story.organisation_is("SCH");
    story.record.sites = sites_of("Elm site\n\n  Oak site \nElm site");
    story
}

fn differs(story: &mut Story, question: &str, site: &str, level: Option<&str>, note: &str) {
    let said = SiteAnswer { level: level.map(LevelId::from), note: note.to_owned(), ..SiteAnswer::default() };
    story.record.answers.entry(question.into()).or_default().sites.insert(site.to_owned(), said);
}

fn lines(story: &Story, question: &str) -> Vec<String> {
    let asked = story.known.questionnaire.question(&question.into()).expect("it is asked");
    answer_lines(&story.known.questionnaire, &story.record, asked)
}

#[test]
fn each_site_is_named_once() {
    assert_eq!(school_with_sites().record.sites, ["Elm site", "Oak site"]);
    assert!(sites_of(" \n\u{200b}\n").is_empty());
}

#[test]
fn where_a_site_differs_is_read_beside_the_answer_for_the_whole() {
    let mut story = school_with_sites();
    story.answers("D1.1", "in-place");
    differs(&mut story, "D1.1", "Oak site", Some("partly-in-place"), "New staff in May");
    differs(&mut story, "D1.1", "Elm site", None, " ");
    assert_eq!(lines(&story, "D1.1"), ["In place", "At Oak site: Partly in place. New staff in May"]);
}

#[test]
fn the_answer_for_the_whole_decides_and_a_site_alone_answers_nothing() {
    let mut story = school_with_sites();
    for question in ["D1.1", "D1.2"] {
        story.answers(question, "in-place");
    }
    let before = story.domain("D1");
    differs(&mut story, "D1.1", "Oak site", Some("not-in-place"), "");
    assert_eq!(story.domain("D1"), before);
    story.takes_back("D1.1");
    story.domain_has_no_grade_yet("D1", 1, 2);
    assert!(!story.record.answers[&"D1.1".into()].is_empty(), "what was said of the site is kept");
}

#[test]
fn sites_are_in_the_file_and_one_without_them_is_read_as_before() {
    let mut story = school_with_sites();
    story.answers("D1.1", "in-place");
    let before = serde_json::to_string(&story.record.answers).expect("answers become JSON");
    assert!(!before.contains("sites"));
    differs(&mut story, "D1.1", "Oak site", Some("partly-in-place"), "New staff");
    let file = serde_json::to_value(&story.record.answers[&"D1.1".into()]).expect("an answer becomes JSON");
    assert_eq!(file["sites"]["Oak site"]["level"], "partly-in-place");
    let read: Answer = serde_json::from_value(file).expect("it is an answer");
    assert_eq!(read, story.record.answers[&"D1.1".into()]);
}
