//! What is written of grades into a file, whether two writings say the same, and the ends of what grades them.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::grading::{Outcome, agree, grade};
use safeguarding_audit::model::escalation::Escalation;
use safeguarding_audit::model::recorded_grades::{RecordedGrade, RecordedGrades};
use serde_json::json;
use story::Story;
use story::definition::questionnaire;
use story::subgroup::organisation;

fn recorded(level: &str) -> RecordedGrades {
    let story = organisation("1", "SCH", level);
    grade(&story.known.questionnaire, &story.record).recorded()
}

#[test]
fn a_file_says_the_grade_and_the_points_of_every_domain_and_of_the_whole() {
    let recorded = recorded("in-place");
    assert_eq!(recorded.overall.as_ref().map(|grade| grade.as_str()), Some("good"));
    let domains: Vec<(&str, &str, Option<u32>)> =
        recorded.domains.iter().map(|(id, one)| (id.as_str(), one.grade.as_str(), one.score)).collect();
    assert_eq!(domains, [("D1", "good", Some(6667)), ("D2", "good", Some(6667))]);
}

fn first(grades: &mut RecordedGrades) -> &mut RecordedGrade {
    grades.domains.get_mut(&"D1".into()).expect("D1 is graded")
}

#[test]
fn grades_agree_where_they_say_the_same_and_only_there() {
    let computed = recorded("in-place");
    assert!(agree(&computed, &computed));
    let changed = |change: fn(&mut RecordedGrades)| {
        let mut other = computed.clone();
        change(&mut other);
        other
    };
    for (what, other) in [
        ("another overall grade", changed(|grades| grades.overall = Some("outstanding".into()))),
        ("no overall grade", changed(|grades| grades.overall = None)),
        ("a domain fewer", changed(|grades| drop(grades.domains.remove(&"D2".into())))),
        ("another grade", changed(|grades| first(grades).grade = "outstanding".into())),
        ("other points", changed(|grades| first(grades).score = Some(1))),
    ] {
        assert!(!agree(&other, &computed), "{what}");
        assert!(!agree(&computed, &other), "{what}, the other way round");
    }
}

#[test]
fn a_domain_has_nothing_to_say_while_it_is_incomplete_or_where_it_is_not_graded() {
    let incomplete = Story::with(questionnaire().domain("D1", |d| d.level("D1.1")));
    assert!(incomplete.domain("D1").is_open());
    let mut complete = incomplete.clone();
    complete.answers("D1.1", "in-place");
    assert!(!complete.domain("D1").is_open());
    let mut ungraded =
        Story::with(questionnaire().judged().domain("D1", |d| d.asks("D1.1", "long-text").domain_with("ungraded", json!(true))));
    ungraded.types("D1.1", "Told");
    assert_eq!(ungraded.domain("D1").outcome, Outcome::NotGraded);
    assert!(ungraded.domain("D1").is_open());
}

#[test]
fn a_limit_of_an_open_escalation_holds_a_domain_only_while_one_is_open() {
    let when = json!({ "open_escalation": true });
    let definition = questionnaire().domain("D1", |d| d.level("D1.1")).limit("at-risk", "domain", when, "inadequate", "A child");
    let mut story = Story::with(definition);
    story.answers("D1.1", "in-place");
    story.domain_is("D1", "good");
    story.record.escalations.push(Escalation::noticed("2026-10-01T09:00:00Z".to_owned()));
    assert!(story.record.has_open_escalation(), "it is open");
    story.domain_is("D1", "inadequate");
}
