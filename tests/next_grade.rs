//! What a grade by rules says of itself: what it rests on, and what stands between it and the next, question by question.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::grading::{Outcome, grade};
use safeguarding_audit::words::rules::{action_begun, domain_line, question_line, still_needed};
use serde_json::json;
use story::Story;
use story::definition::{Definition, questionnaire};

/// A domain of five questions, the first two of them key.
fn five() -> Definition {
    questionnaire()
        .by_rules()
        .domain("D1", |domain| domain.level("D1.1").key().level("D1.2").key().level("D1.3").level("D1.4").level("D1.5"))
}

fn answering(answers: [&str; 5]) -> Story {
    let mut story = Story::with(five());
    for (at, level) in answers.iter().enumerate() {
        let question = format!("D1.{}", at + 1);
        match *level {
            "don't know" => story.does_not_know(&question),
            "not applicable" => story.says_not_applicable(&question, "We have none."),
            level => story.answers(&question, level),
        }
    }
    story
}

const IN: &str = "in-place";
const SHOWN: &str = "in-place-with-impact";
const PARTLY: &str = "partly-in-place";
const NOT: &str = "not-in-place";

/// What the first domain's next grade takes, with the questions it lies in.
fn next(story: &Story) -> Option<(String, Vec<String>)> {
    let domain = story.domain("D1");
    let next = domain.next()?;
    let questions = next.questions.iter().map(|one| one.question.to_string()).collect();
    Some((still_needed(&story.known.questionnaire, &next, &domain.counts), questions))
}

/// What the next grade of the whole takes, with the domains it lies in.
fn next_of_the_whole(story: &Story) -> (String, Vec<String>) {
    let grades = grade(&story.known.questionnaire, &story.record);
    let next = grades.overall.next(&story.known.questionnaire, &grades.domains).expect("there is a better grade");
    let domains = next.domains.iter().map(ToString::to_string).collect();
    (still_needed(&story.known.questionnaire, &next, &grades.overall.counts), domains)
}

#[test]
fn a_good_domain_says_how_many_answers_are_in_place() {
    let story = answering([IN, IN, IN, IN, PARTLY]);
    story.domain_is("D1", "good");
    story.domain_is_explained(
        "D1",
        &["Good: 4 of 5 answers are “In place” or better; every key question is “In place” or better."],
    );
    let (needed, questions) = next(&story).expect("there is a better grade");
    assert_eq!(
        needed,
        "For Outstanding it takes 1 more answer “In place” or better (4 of 5 are now), and 3 more answers “In place and we can \
         show it” with evidence named (0 of 5 are now)."
    );
    assert_eq!(questions, ["D1.5", "D1.1", "D1.2", "D1.3", "D1.4"], "what is furthest from it comes first");
}

#[test]
fn what_keeps_a_domain_from_good_is_named_with_key_questions_first() {
    let story = answering([IN, PARTLY, NOT, NOT, IN]);
    story.domain_is("D1", "requires-improvement");
    story.domain_is_explained(
        "D1",
        &["Requires improvement: 2 of 5 answers are “In place” or better; 2 of 5 answers are “Not in place” or “Don't know”; 1 key \
           question is not “In place” or better (D1.2)."],
    );
    let (needed, questions) = next(&story).expect("there is a better grade");
    assert_eq!(
        needed,
        "For Good it takes 2 more answers “In place” or better (2 of 5 are now); 1 fewer “Not in place” or “Don't know” (2 now); \
         every key question “In place” or better (D1.2 is not)."
    );
    assert_eq!(questions, ["D1.2", "D1.3", "D1.4"]);
    let domain = story.domain("D1");
    let first = domain.next().expect("there is one").questions[0].clone();
    assert_eq!(
        question_line(&story.known.questionnaire, &first, "Partly in place"),
        "D1.2 Question D1.2? (key question) – “Partly in place” now"
    );
}

#[test]
fn what_is_not_in_place_yet_is_named_and_what_is_in_place_is_not() {
    let story = answering([IN, IN, SHOWN, PARTLY, PARTLY]);
    let (needed, questions) = next(&story).expect("there is a better grade");
    assert_eq!(needed, "For Good it takes 1 more answer “In place” or better (3 of 5 are now).");
    assert_eq!(questions, ["D1.4", "D1.5"]);
}

#[test]
fn an_answer_that_is_shown_does_not_keep_a_domain_from_the_best_grade() {
    let mut story = answering([IN, SHOWN, IN, IN, SHOWN]);
    story.shows_evidence("D1.2", "Survey of children, spring");
    let (needed, questions) = next(&story).expect("there is a better grade");
    assert_eq!(
        needed,
        "For Outstanding it takes 2 more answers “In place and we can show it” with evidence named (1 of 5 is now)."
    );
    assert_eq!(questions, ["D1.1", "D1.3", "D1.4", "D1.5"], "without evidence D1.5 is not shown");
}

#[test]
fn the_lowest_grade_says_why_it_is_no_better() {
    let story = answering([NOT, "don't know", IN, IN, IN]);
    story.domain_is("D1", "inadequate");
    story.domain_is_explained(
        "D1",
        &[
            "Inadequate: 2 key questions are “Not in place”, “Don't know” or “Not applicable” (D1.1 and D1.2), and at most 1 may be.",
            "Counted as the lowest answer because nobody knows: D1.2.",
        ],
    );
    let (needed, questions) = next(&story).expect("there is a better grade");
    assert_eq!(
        needed,
        "For Requires improvement it takes 1 fewer key question “Not in place”, “Don't know” or “Not applicable” (D1.1 and D1.2 are \
         now)."
    );
    assert_eq!(questions, ["D1.1", "D1.2"]);
}

#[test]
fn nothing_stands_above_the_best_grade() {
    let mut story = answering([SHOWN; 5]);
    story.domain_is("D1", "good");
    for question in ["D1.1", "D1.2", "D1.3"] {
        story.shows_evidence(question, "Report to the board, shared drive");
    }
    story.domain_is("D1", "outstanding");
    assert_eq!(next(&story), None);
    assert!(grade(&story.known.questionnaire, &story.record).to_improve().is_empty());
}

#[test]
fn without_evidence_the_highest_answer_counts_as_good_and_a_finding_says_so() {
    let mut story = answering([SHOWN, IN, IN, IN, IN]);
    assert!(story.findings().contains(&("D1.1".to_owned(), Rule::HighestNotShown)));
    story.shows_evidence("D1.1", "Survey of children, spring");
    assert!(!story.findings().iter().any(|(_, rule)| *rule == Rule::HighestNotShown));
}

#[test]
fn what_is_left_out_and_what_counts_as_a_gap_are_told_apart() {
    let story = answering(["not applicable", IN, IN, IN, "not applicable"]);
    let explained = safeguarding_audit::words::grades::explain_domain(&story.known.questionnaire, &story.domain("D1"));
    for said in ["Left out as not applicable: D1.5.", "Counted as a gap though not applicable, because it is key: D1.1."] {
        assert!(explained.iter().any(|sentence| sentence == said), "{said}: {explained:?}");
    }
}

#[test]
fn a_key_question_that_does_not_apply_is_a_gap_unless_it_may() {
    let story = answering(["not applicable", IN, IN, IN, IN]);
    story.domain_is("D1", "requires-improvement");
    assert!(story.findings().contains(&("D1.1".to_owned(), Rule::KeyNotApplicable)));
    let explained = safeguarding_audit::words::grades::explain_domain(&story.known.questionnaire, &story.domain("D1"));
    assert!(explained.contains(&"Counted as a gap though not applicable, because it is key: D1.1.".to_owned()), "{explained:?}");
    assert_eq!(next(&story).expect("there is a better grade").1, ["D1.1"]);

    let may = questionnaire().by_rules().domain("D1", |domain| {
        domain.level("D1.1").key().with("may_not_apply", json!(true)).level("D1.2").level("D1.3").level("D1.4").level("D1.5")
    });
    let mut story = Story::with(may);
    story.says_not_applicable("D1.1", "We have none.");
    (2..=5).for_each(|at| story.answers(&format!("D1.{at}"), IN));
    story.domain_is("D1", "good");
    assert!(!story.findings().iter().any(|(_, rule)| *rule == Rule::KeyNotApplicable));
}

#[test]
fn what_does_not_apply_is_neither_for_nor_against_a_part() {
    let story = answering([IN, IN, IN, IN, "not applicable"]);
    story.domain_is("D1", "good");
    let explained = safeguarding_audit::words::grades::explain_domain(&story.known.questionnaire, &story.domain("D1"));
    assert!(explained[0].starts_with("Good: 4 of 4 answers are “In place” or better;"), "{explained:?}");
}

#[test]
fn more_than_half_missing_is_the_lowest_grade_without_any_key_gap() {
    answering([IN, IN, IN, NOT, NOT]).domain_is("D1", "requires-improvement");
    answering([IN, IN, NOT, NOT, NOT]).domain_is("D1", "inadequate");
}

/// Whoever has a weak part could do without it otherwise.
#[test]
fn too_many_parts_without_a_grade_leave_the_whole_without_one() {
    for (questions, skipped) in [(3, 2), (2, 2)] {
        let two = five().domain("D2", |domain| (1..=questions).fold(domain, |domain, at| domain.level(&format!("D2.{at}"))));
        let mut story = Story::with(two);
        (1..=5).for_each(|at| story.answers(&format!("D1.{at}"), IN));
        (1..=questions).for_each(|at| story.answers(&format!("D2.{at}"), IN));
        (1..=skipped).for_each(|at| story.says_not_applicable(&format!("D2.{at}"), "We have none."));
        let overall = grade(&story.known.questionnaire, &story.record).overall;
        let too_little = Outcome::TooLittleApplies { not_applicable: 1, of: 2 };
        assert_eq!(overall.outcome, too_little, "one of two parts has no grade: {skipped} of {questions}");
        assert_eq!(overall.counts.answers(), 5 + questions - skipped, "what stands in the answers is counted all the same");
    }
}

/// Otherwise "Not applicable" to one more key question would take the grade away that it lowers.
#[test]
fn key_questions_that_do_not_apply_leave_no_part_without_its_grade() {
    answering(["not applicable", "not applicable", IN, IN, IN]).domain_is("D1", "inadequate");
}

#[test]
fn where_too_little_applies_there_is_no_grade_and_a_finding_asks_to_check_it() {
    let story = answering([IN, IN, IN, "not applicable", "not applicable"]);
    assert_eq!(story.domain("D1").outcome.grade(), None);
    story.domain_is_explained(
        "D1",
        &[
            "2 of 5 questions were answered “Not applicable”, which leaves too little to grade by.",
            "Left out as not applicable: D1.4 and D1.5.",
        ],
    );
    assert!(story.findings().iter().any(|(_, rule)| *rule == Rule::TooLittleApplies));
}

#[test]
fn fewer_than_three_answers_have_no_grade_and_still_count_in_the_whole() {
    let two = five().domain("D2", |domain| domain.level("D2.1").level("D2.2"));
    let mut story = Story::with(two);
    (1..=5).for_each(|at| story.answers(&format!("D1.{at}"), IN));
    ["D2.1", "D2.2"].iter().for_each(|question| story.answers(question, PARTLY));
    story.domain_is_explained("D2", &["2 answers here; a grade needs 3. They still count in the overall grade."]);
    story.overall_is("requires-improvement");
    let grades = grade(&story.known.questionnaire, &story.record);
    let short: Vec<String> = grades.to_improve().into_iter().map(|(_, question)| question.to_string()).collect();
    assert_eq!(short, ["D2.1", "D2.2"], "an action plan may begin with them all the same");
    let next = grades.overall.next(&story.known.questionnaire, &grades.domains).expect("there is a better grade");
    assert_eq!(
        still_needed(&story.known.questionnaire, &next, &grades.overall.counts),
        "For Good it takes 1 more answer “In place” or better (5 of 7 are now)."
    );
    let named: Vec<String> = next.questions.iter().map(|one| one.question.to_string()).collect();
    assert_eq!((named, next.domains.len()), (vec!["D2.1".to_owned(), "D2.2".to_owned()], 0), "no domain stands for them");
}

#[test]
fn the_whole_does_not_name_a_domain_that_is_as_good_as_it_takes() {
    let two = five().domain("D2", |domain| domain.level("D2.1").level("D2.2").level("D2.3"));
    let mut story = Story::with(two);
    (1..=5).for_each(|at| story.answers(&format!("D1.{at}"), IN));
    (1..=3).for_each(|at| story.answers(&format!("D2.{at}"), PARTLY));
    story.domain_is("D1", "good");
    story.domain_is("D2", "requires-improvement");
    assert_eq!(
        next_of_the_whole(&story),
        (
            "For Good it takes 1 more graded part Good or better (1 of 2 is now), and 2 more answers “In place” or better (5 of 8 are now)."
                .to_owned(),
            vec!["D2".to_owned()]
        )
    );
}

#[test]
fn where_too_many_domains_are_inadequate_the_whole_names_these_and_no_better_one() {
    let with = |definition: Definition, id: &str| {
        definition.domain(id, |domain| (1..=3).fold(domain, |domain, at| domain.level(&format!("{id}.{at}"))))
    };
    let mut story = Story::with(["D2", "D3", "D4"].into_iter().fold(five(), with));
    (1..=5).for_each(|at| story.answers(&format!("D1.{at}"), IN));
    for (domain, answers) in [("D2", [NOT, NOT, IN]), ("D3", [PARTLY, PARTLY, IN]), ("D4", [NOT, NOT, IN])] {
        (1..).zip(answers).for_each(|(at, level)| story.answers(&format!("{domain}.{at}"), level));
    }
    for (domain, expected) in [("D1", "good"), ("D2", "inadequate"), ("D3", "requires-improvement"), ("D4", "inadequate")] {
        story.domain_is(domain, expected);
    }
    story.overall_is("inadequate");
    assert_eq!(
        next_of_the_whole(&story),
        (
            "For Requires improvement it takes 1 of the 2 parts at Inadequate to become better.".to_owned(),
            vec!["D2".to_owned(), "D4".to_owned()]
        )
    );
}

#[test]
fn the_whole_names_the_domains_and_key_questions_that_keep_it_from_the_next_grade() {
    let two = five().domain("D2", |domain| domain.level("D2.1").level("D2.2").level("D2.3").level("D2.4"));
    let mut story = Story::with(two);
    (1..=5).for_each(|at| story.answers(&format!("D1.{at}"), IN));
    story.answers("D1.2", PARTLY);
    (1..=4).for_each(|at| story.answers(&format!("D2.{at}"), IN));
    story.answers("D2.4", NOT);
    let grades = grade(&story.known.questionnaire, &story.record);
    let next = grades.overall.next(&story.known.questionnaire, &grades.domains).expect("there is a better grade");
    let domains: Vec<String> =
        next.domains.iter().filter_map(|id| grades.domain(id)).map(|one| domain_line(&story.known.questionnaire, one)).collect();
    assert_eq!(domains, ["D1 Domain D1: Requires improvement", "D2 Domain D2: Requires improvement"]);
    assert_eq!(next.questions.iter().map(|one| one.question.to_string()).collect::<Vec<_>>(), ["D1.2"]);
    let short: Vec<String> = grades.to_improve().into_iter().map(|(_, question)| question.to_string()).collect();
    assert_eq!(short, ["D1.2", "D2.4"], "what an action plan may begin with");
    let question = story.known.questionnaire.questions().next().expect("there is one");
    assert_eq!(action_begun(&story.known.questionnaire, question), "Get to “In place”: Question D1.1?");
}

/// A part of fewer than five answers has two needs that count gaps: what it takes is said once, and the stricter of the two.
#[test]
fn what_is_needed_is_said_once() {
    let four = questionnaire().by_rules().domain("D1", |domain| domain.level("D1.1").level("D1.2").level("D1.3").level("D1.4"));
    let mut story = Story::with(four);
    ["D1.1", "D1.4"].iter().for_each(|question| story.answers(question, IN));
    ["D1.2", "D1.3"].iter().for_each(|question| story.answers(question, NOT));
    let (needed, _) = next(&story).expect("there is a better grade");
    assert_eq!(needed.matches("fewer").count(), 1, "{needed}");
    assert!(!needed.contains("1 fewer"), "{needed}");
}

#[test]
fn an_honest_not_applicable_leaves_no_part_without_a_grade() {
    let may = |is_honest: bool| {
        questionnaire().by_rules().domain("D1", |domain| {
            let domain = domain.level("D1.1").level("D1.2").level("D1.3").level("D1.4").with("may_not_apply", json!(is_honest));
            domain.level("D1.5").with("may_not_apply", json!(is_honest))
        })
    };
    for (is_honest, expected) in [(true, Some("good".into())), (false, None)] {
        let mut story = Story::with(may(is_honest));
        (1..=3).for_each(|at| story.answers(&format!("D1.{at}"), IN));
        ["D1.4", "D1.5"].iter().for_each(|question| story.says_not_applicable(question, "It has never happened."));
        assert_eq!(story.domain("D1").outcome.grade(), expected.as_ref());
    }
}

#[test]
fn a_number_that_is_left_blank_is_pointed_out() {
    let with_number = questionnaire().by_rules().domain("D1", |domain| {
        let domain = domain.level("D1.1").asks("D1.2", "percentage").with("scale", json!("compliance"));
        domain.with("levels_from", json!([{ "from": 90, "level": "in-place" }]))
    });
    let mut story = Story::with(with_number);
    assert!(story.findings().contains(&("D1.2".to_owned(), Rule::ScoredBlank)));
    assert!(!Rule::ScoredBlank.check().stays_blocking());
    story.types_number("D1.2", 30.0);
    assert!(!story.findings().iter().any(|(_, rule)| *rule == Rule::ScoredBlank));
}

#[test]
fn points_are_told_where_a_questionnaire_wants_them() {
    let mut story = Story::with(five().with_new("/grading", "points", json!(true)));
    (1..=5).for_each(|at| story.answers(&format!("D1.{at}"), IN));
    let explained = safeguarding_audit::words::grades::explain_domain(&story.known.questionnaire, &story.domain("D1"));
    assert_eq!(explained.last().map(String::as_str), Some("10 of 15 points."));
    let whole = grade(&story.known.questionnaire, &story.record).overall;
    let explained = safeguarding_audit::words::grades::explain_overall(&story.known.questionnaire, &whole);
    assert_eq!(explained.last().map(String::as_str), Some("10 of 15 points."));
}

/// Numbers are scored where the questionnaire says from which on they are what.
#[test]
fn thirty_per_cent_of_staff_in_date_with_training_is_no_longer_nothing() {
    let with_number = questionnaire().by_rules().domain("D1", |domain| {
        let domain =
            domain.level("D1.1").level("D1.2").level("D1.3").asks("D1.4", "percentage").with("scale", json!("compliance"));
        domain.with("levels_from", json!([{ "from": 90, "level": "in-place" }, { "from": 75, "level": "partly-in-place" }]))
    });
    let mut story = Story::with(with_number);
    (1..=3).for_each(|at| story.answers(&format!("D1.{at}"), IN));
    story.domain_is("D1", "good");
    for (percent, expected) in [(30.0, "requires-improvement"), (80.0, "good"), (90.0, "good")] {
        story.types_number("D1.4", percent);
        story.domain_is("D1", expected);
    }
}
