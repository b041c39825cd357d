//! How answers become grades: shares, weights, bands, and what is left out of them. Limits have a suite of their own.

mod story;

use safeguarding_audit::grading::Outcome;
use serde_json::json;
use story::Story;
use story::definition::{DomainDefinition, questionnaire};

const TOP: &str = "in-place-with-impact";
const GOOD: &str = "in-place";
const PARTLY: &str = "partly-in-place";
const NOT: &str = "not-in-place";

/// One domain of so many level questions, each answered.
fn answered(levels: &[&str]) -> Story {
    let ids: Vec<String> = (1..=levels.len()).map(|at| format!("D1.{at}")).collect();
    let mut story = Story::with(questionnaire().domain("D1", |d| ids.iter().fold(d, |d, id| d.level(id))));
    ids.iter().zip(levels).for_each(|(id, level)| story.answers(id, level));
    story
}

/// One domain with exactly so many points of so many, whatever the sum of weights that takes.
fn with_share(earned: u32, of: u32) -> Story {
    const HEAVIEST: u32 = 10_000;
    let parts = |total: u32| (0..total.div_ceil(HEAVIEST)).map(move |at| HEAVIEST.min(total - at * HEAVIEST));
    let weights: Vec<(u32, &str)> =
        parts(earned).map(|weight| (weight, TOP)).chain(parts(of - earned).map(|weight| (weight, NOT))).collect();
    let add = |d: DomainDefinition, at: usize| d.level(&format!("D1.{at}")).weight(weights[at].0);
    let mut story = Story::with(questionnaire().domain("D1", |d| (0..weights.len()).fold(d, add)));
    weights.iter().enumerate().for_each(|(at, (_, level))| story.answers(&format!("D1.{at}"), level));
    story
}

#[test]
fn the_score_is_the_share_of_points_in_basis_points() {
    answered(&[GOOD, PARTLY]).domain_has_score("D1", Some(5_000));
    answered(&[GOOD, GOOD, TOP]).domain_has_score("D1", Some(7_778));
    answered(&[NOT]).domain_has_score("D1", Some(0));
    answered(&[TOP]).domain_has_score("D1", Some(10_000));
}

#[test]
fn in_place_throughout_is_good() {
    answered(&[GOOD; 7]).domain_is("D1", "good");
    answered(&[GOOD; 7]).overall_is("good");
}

#[test]
fn every_band_begins_at_its_exact_share() {
    #[track_caller]
    fn case(earned: u32, of: u32, grade: &str) {
        with_share(earned, of).domain_is("D1", grade);
        with_share(earned, of).overall_is(grade);
    }
    case(100, 100, "outstanding");
    case(85, 100, "outstanding");
    case(84, 100, "good");
    case(65, 100, "good");
    case(64, 100, "requires-improvement");
    case(40, 100, "requires-improvement");
    case(39, 100, "inadequate");
    case(0, 100, "inadequate");
}

#[test]
fn a_share_just_below_a_band_is_not_rounded_into_it() {
    with_share(84_999, 100_000).domain_is("D1", "good");
    with_share(64_999, 100_000).domain_is("D1", "requires-improvement");
    with_share(39_999, 100_000).domain_is("D1", "inadequate");
}

#[test]
fn a_heavier_question_counts_for_more() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1").weight(3).level("D1.2")));
    story.answers("D1.1", TOP);
    story.answers("D1.2", NOT);
    story.domain_has_score("D1", Some(7_500));
    story.answers("D1.1", NOT);
    story.answers("D1.2", TOP);
    story.domain_has_score("D1", Some(2_500));
}

#[test]
fn not_applicable_leaves_numerator_and_denominator() {
    let mut story = answered(&[TOP, PARTLY, NOT]);
    story.domain_has_score("D1", Some(4_444));
    story.says_not_applicable("D1.3", "We have no building.");
    story.domain_has_score("D1", Some(6_667));
    story.domain_is("D1", "good");
    assert_eq!(story.domain("D1").left_out, ["D1.3".into()]);
}

#[test]
fn dont_know_counts_as_the_lowest_level_and_is_reported() {
    let mut story = answered(&[TOP, TOP, NOT]);
    let with_the_lowest = story.domain("D1").score;
    story.does_not_know("D1.3");
    assert_eq!(story.domain("D1").score, with_the_lowest);
    assert_eq!(story.domain("D1").unknown, ["D1.3".into()]);
    story.domain_is("D1", "good");
}

#[test]
fn a_domain_of_not_applicable_answers_has_no_grade_and_stays_out_of_the_overall() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1")).domain("D2", |d| d.level("D2.1")));
    story.says_not_applicable("D1.1", "We see no children.");
    story.answers("D2.1", GOOD);
    assert_eq!(story.domain("D1").outcome, Outcome::NotApplicable);
    story.domain_has_score("D1", None);
    story.overall_is("good");
    story.says_not_applicable("D2.1", "We see no children.");
    assert_eq!(story.overall(), Outcome::NotApplicable);
}

#[test]
fn an_incomplete_domain_has_no_grade_yet_and_neither_has_the_whole() {
    let mut story =
        Story::with(questionnaire().domain("D1", |d| d.level("D1.1").level("D1.2")).domain("D2", |d| d.level("D2.1")));
    story.answers("D1.1", TOP);
    story.answers("D2.1", TOP);
    story.domain_has_no_grade_yet("D1", 1, 2);
    story.domain_is("D2", "outstanding");
    assert_eq!(story.overall(), Outcome::NotYet { done: 1, required: 2 });
    story.answers("D1.2", TOP);
    story.overall_is("outstanding");
}

#[test]
fn an_answer_that_does_not_fit_is_no_answer() {
    let mut story = answered(&[TOP, TOP]);
    story.answers("D1.2", "superb");
    story.domain_has_no_grade_yet("D1", 1, 2);
    story.says_not_applicable("D1.2", "  ");
    story.domain_has_no_grade_yet("D1", 1, 2);
}

#[test]
fn an_optional_question_counts_when_it_is_answered_and_is_not_missed_when_it_is_not() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1").level("D1.2").optional()));
    story.answers("D1.1", TOP);
    story.domain_has_score("D1", Some(10_000));
    story.domain_is("D1", "outstanding");
    story.answers("D1.2", NOT);
    story.domain_has_score("D1", Some(5_000));
}

#[test]
fn a_domain_without_any_answer_is_not_said_to_be_not_applicable() {
    let story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1").optional()));
    assert_ne!(story.domain("D1").outcome, Outcome::NotApplicable, "nobody said that it does not apply");
}

#[test]
fn a_domain_without_level_questions_is_not_graded_and_does_not_hold_up_the_overall_grade() {
    let mut story = Story::with(questionnaire().domain("D1", |d| d.asks("D1.1", "long-text")).domain("D2", |d| d.level("D2.1")));
    story.answers("D2.1", GOOD);
    assert_eq!(story.domain("D1").outcome, Outcome::NotGraded);
    story.overall_is("good");
}

#[test]
fn the_overall_grade_weighs_domains_and_not_questions() {
    let definition = questionnaire()
        .domain("D1", |d| d.domain_with("weight", json!(3)).level("D1.1"))
        .domain("D2", |d| d.level("D2.1").level("D2.2").level("D2.3"));
    let mut story = Story::with(definition);
    story.answers("D1.1", TOP);
    ["D2.1", "D2.2", "D2.3"].into_iter().for_each(|question| story.answers(question, PARTLY));
    // (3 × 100 % + 1 × 33.33 %) ÷ 4
    story.overall_is_explained(&[
        "The average share of points over the graded domains is 83%.",
        "From 65% the grade by points is Good.",
        "A domain is Inadequate (D2). This limits the grade to Requires improvement.",
    ]);
}
