//! Two auditors grade one case: what is compared, what they talk about, what is agreed, and that the first grades stay.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::grading::moderation::{Discuss, Unsettled, compare, reveal, subjects, ungraded, unsettled};
use safeguarding_audit::grading::{Outcome, grade};
use safeguarding_audit::model::judgement::Judgement;
use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::model::moderation::Moderation;
use serde_json::json;
use story::Story;
use story::definition::questionnaire;

const NOW: &str = "2026-11-22T10:00:00Z";
const ALIKE: &str = "Both gave it.";

/// Four domains that an auditor grades; the whole likewise.
fn first_audit(grades: [&str; 4], overall: &str) -> Story {
    let mut definition = questionnaire().judged();
    for domain in ["E1", "E2", "E3", "E4"] {
        definition = definition.domain(domain, |one| one.level(&format!("{domain}.1")));
    }
    let mut story = Story::with(definition.domain("FF", |one| one.asks("FF1", "long-text").domain_with("ungraded", json!(true))));
    story.organisation_is("SCH");
    for (domain, grade) in ["E1", "E2", "E3", "E4"].into_iter().zip(grades) {
        story.answers(&format!("{domain}.1"), "in-place");
        story.grades(domain, grade, "The first auditor's reason.");
    }
    story.grades_the_whole(overall, "The first auditor's reason.");
    story.submits();
    story
}

fn second(grades: [&str; 4], overall: &str) -> Moderation {
    let mut moderation = Moderation::begin("m-1".into(), NOW.to_owned(), 1);
    for (domain, grade) in ["E1", "E2", "E3", "E4"].into_iter().zip(grades) {
        moderation.set_own(&of(domain), Judgement::new(grade.into(), String::new()));
    }
    moderation.set_own(&Subject::Overall, Judgement::new(overall.into(), String::new()));
    moderation
}

fn of(domain: &str) -> Subject {
    Subject::Domain(domain.into())
}

fn shown(story: &Story, mut moderation: Moderation) -> Moderation {
    reveal(&story.known.questionnaire, &story.record, &mut moderation, NOW.to_owned(), ALIKE);
    moderation
}

#[test]
fn what_is_graded_is_every_domain_that_a_person_grades_and_the_whole() {
    let mut story = first_audit(["good"; 4], "good");
    let all = [of("E1"), of("E2"), of("E3"), of("E4"), Subject::Overall];
    assert_eq!(subjects(&story.known.questionnaire, &story.record), all);
    story.says_not_applicable("E2.1", "There is no plan.");
    assert_eq!(subjects(&story.known.questionnaire, &story.record), [of("E1"), of("E3"), of("E4"), Subject::Overall]);
}

#[test]
fn grades_two_apart_and_every_lowest_and_highest_are_for_discussion() {
    let story = first_audit(["outstanding", "good", "inadequate", "good"], "good");
    let second = second(["requires-improvement", "requires-improvement", "inadequate", "good"], "outstanding");
    let found: Vec<_> =
        compare(&story.known.questionnaire, &story.record, &second).into_iter().map(|one| (one.apart, one.discuss)).collect();
    assert_eq!(
        found,
        [
            (Some(2), vec![Discuss::FarApart, Discuss::Highest]),
            (Some(1), vec![]),
            (Some(0), vec![Discuss::Lowest]),
            (Some(0), vec![]),
            (Some(1), vec![Discuss::Highest]),
        ]
    );
}

#[test]
fn a_grade_that_is_none_is_not_compared() {
    let story = first_audit(["not-enough-evidence", "good", "good", "good"], "good");
    let compared = compare(&story.known.questionnaire, &story.record, &second(["good"; 4], "good"));
    assert_eq!((compared[0].apart, compared[0].discuss.as_slice()), (None, [].as_slice()));
}

#[test]
fn what_both_gave_alike_is_agreed_once_shown_unless_it_is_for_discussion() {
    let story = first_audit(["good", "good", "inadequate", "requires-improvement"], "good");
    let questionnaire = &story.known.questionnaire;
    let moderation = shown(&story, second(["good", "requires-improvement", "inadequate", "requires-improvement"], "good"));
    let agreed = |subject: &Subject| moderation.agreed(subject).map(|one| (one.grade.as_str(), one.because.as_str()));
    assert_eq!(agreed(&of("E1")), Some(("good", ALIKE)));
    assert_eq!(agreed(&of("E2")), None, "they differ");
    assert_eq!(agreed(&of("E3")), None, "every Inadequate is talked about");
    assert_eq!(agreed(&of("E4")), Some(("requires-improvement", ALIKE)));
    let open: Vec<_> = unsettled(questionnaire, &story.record, &moderation);
    let whole = (Subject::Overall, Unsettled::NotAgreed);
    assert_eq!(open, [(of("E2"), Unsettled::NotAgreed), (of("E3"), Unsettled::NotAgreed), whole], "the whole follows from these");
}

#[test]
fn what_is_agreed_needs_a_reason() {
    let story = first_audit(["good"; 4], "good");
    let mut moderation = shown(&story, second(["requires-improvement", "good", "good", "good"], "good"));
    moderation.set_agreed(&of("E1"), Judgement::new("good".into(), " ".to_owned()));
    moderation.set_agreed(&Subject::Overall, Judgement::new("good".into(), "As the domains.".to_owned()));
    let open = |moderation: &Moderation| unsettled(&story.known.questionnaire, &story.record, moderation);
    assert_eq!(open(&moderation), [(of("E1"), Unsettled::NoReason)]);
    moderation.set_agreed(&of("E1"), Judgement::new("".into(), "Begun with the reason.".to_owned()));
    assert_eq!(open(&moderation), [(of("E1"), Unsettled::NotAgreed)], "a reason is no grade");
    moderation.set_agreed(&of("E1"), Judgement::new("good".into(), "The note of May was overlooked.".to_owned()));
    assert_eq!(open(&moderation), []);
}

#[test]
fn nothing_is_agreed_anew_when_grades_are_shown_a_second_time() {
    let story = first_audit(["good"; 4], "good");
    let mut moderation = shown(&story, second(["good"; 4], "good"));
    moderation.set_agreed(&of("E1"), Judgement::new("requires-improvement".into(), "Talked about all the same.".to_owned()));
    let again = shown(&story, moderation.clone());
    assert_eq!(again, moderation);
}

#[test]
fn the_second_auditor_grades_everything_before_comparing() {
    let story = first_audit(["good"; 4], "good");
    let mut moderation = second(["good"; 4], "good");
    moderation.set_own(&of("E3"), Judgement::new("".into(), "Begun".to_owned()));
    assert_eq!(ungraded(&story.known.questionnaire, &story.record, &moderation), [of("E3")]);
}

#[test]
fn figures_use_what_was_agreed_and_the_first_grades_stay() {
    let mut story = first_audit(["outstanding", "good", "good", "good"], "outstanding");
    let mut moderation = shown(&story, second(["good", "good", "good", "good"], "good"));
    moderation.set_agreed(&of("E1"), Judgement::new("good".into(), "Strong, but not sustained.".to_owned()));
    moderation.set_agreed(&Subject::Overall, Judgement::new("good".into(), "As the domains.".to_owned()));
    story.record.moderation.push(moderation);
    let graded = |record: &_| grade(&story.known.questionnaire, record).domains[0].outcome.clone();
    assert_eq!(graded(&story.record.as_agreed()), Outcome::Graded("outstanding".into()), "it is not finished");
    story.record.moderation[0].finished_at = Some(NOW.to_owned());
    assert_eq!(graded(&story.record.as_agreed()), Outcome::Graded("good".into()));
    assert_eq!(graded(&story.record), Outcome::Graded("outstanding".into()));
    assert_eq!(story.record.judgements[&"E1".into()].because, "The first auditor's reason.");
    story.record.correct();
    assert_eq!(story.record.agreed(), None, "a new revision is not moderated");
}
