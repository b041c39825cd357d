//! Grades by rules, over every self-assessment that ships and every type of organisation: what each pattern of answers comes
//! to, and what holds of any answers.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::grading::{Grades, Outcome, grade};
use safeguarding_audit::model::answer::{Answer, AnswerValue, Evidence, Response};
use safeguarding_audit::model::applies::asked_domains;
use safeguarding_audit::model::audit_return::{QuestionnaireRef, Return};
use safeguarding_audit::model::grading_rules::Method;
use safeguarding_audit::model::ids::DomainId;
use safeguarding_audit::model::questionnaire::{AnswerType, Question, Questionnaire};
use story::shipped::public;

/// The self-assessments that ship.
const SHIPPED: [&str; 4] = ["section-11", "section-11-working-together", "section-175", "vcfs-checklist"];

fn questionnaire(id: &str) -> Questionnaire {
    let questionnaire: Questionnaire =
        serde_json::from_slice(&public(&format!("questionnaires/{id}.json"))).expect("it is a questionnaire");
    assert_eq!(questionnaire.grading.domain.method, Method::Rules, "{id}");
    questionnaire
}

fn kinds(questionnaire: &Questionnaire) -> Vec<String> {
    let field = questionnaire.profile_field(&"organisation-type".into()).expect("it asks for the type");
    questionnaire.choices(field.options.as_ref()).iter().map(|choice| choice.id.to_string()).collect()
}

/// What somebody says to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// A level, by its place from the lowest.
    Level(usize),
    /// The highest level, and what shows it.
    Shown,
    DontKnow,
    NotApplicable,
}

const GAP: Says = Says::Level(0);
const PARTLY: Says = Says::Level(1);
const IN_PLACE: Says = Says::Level(2);

/// The same, given with evidence where that is what shows it. A number is as high as the level takes.
fn answer(questionnaire: &Questionnaire, question: &Question, says: Says) -> Option<Answer> {
    let scale = questionnaire.graded_on(question)?;
    let mut levels: Vec<_> = scale.levels.iter().collect();
    levels.sort_by_key(|level| level.value);
    let good = levels.iter().position(|level| scale.is_good(&level.id)).unwrap_or_default();
    // The scales have two or three levels below what is good, or one: what is said stands where it stands on the usual scale.
    let at = match says {
        Says::Level(0) => 0,
        Says::Level(1) => good.saturating_sub(1),
        Says::Level(2) => good,
        Says::Level(_) | Says::Shown | Says::DontKnow | Says::NotApplicable => levels.len() - 1,
    };
    let level = levels[at];
    let given = match question.answer_type {
        AnswerType::Level => AnswerValue::Text(level.id.to_string()),
        _ => {
            let from = question.levels_from.iter().find(|one| one.level == level.id).map_or(0.0, |one| one.from);
            AnswerValue::Number(from)
        }
    };
    let response = match says {
        Says::Level(_) | Says::Shown => Response::Given(given),
        Says::DontKnow => Response::DontKnow,
        Says::NotApplicable => Response::NotApplicable("It is so".to_owned()),
    };
    let evidence =
        if says == Says::Shown { vec![Evidence { text: "The plan".to_owned(), ..Evidence::default() }] } else { Vec::new() };
    Some(Answer { response: Some(response), evidence, ..Answer::default() })
}

/// A return of an organisation of that type, in which each graded question is answered so.
fn return_of(questionnaire: &Questionnaire, kind: &str, says: impl Fn(usize, &DomainId, &Question) -> Says) -> Return {
    let made_with = QuestionnaireRef::of(questionnaire, "sha256:x");
    let mut record = Return::start("return-1".into(), "ST-0000-0001".to_owned(), made_with, "2026-27".to_owned());
    record.profile.insert("organisation-type".into(), AnswerValue::Text(kind.to_owned()));
    // What is answered may decide what is asked next.
    for _ in 0..3 {
        let mut answers = Vec::new();
        let mut at = 0;
        for asked in asked_domains(questionnaire, &record) {
            for question in asked.questions.iter().filter(|question| question.answer_type == AnswerType::Level) {
                let said = answer(questionnaire, question, says(at, &asked.domain.id, question));
                answers.extend(said.map(|answer| (question.id.clone(), answer)));
                at += 1;
            }
        }
        record.answers.extend(answers);
    }
    record
}

/// The grades of a scale, from the best to the worst.
fn ladder(questionnaire: &Questionnaire) -> [String; 4] {
    let mut levels: Vec<_> = questionnaire.grade_scale().expect("it has one").levels.iter().collect();
    levels.sort_by_key(|level| std::cmp::Reverse(level.value));
    let ids: Vec<String> = levels.iter().map(|level| level.id.to_string()).collect();
    ids.try_into().expect("four grades")
}

fn in_words(questionnaire: &Questionnaire, outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Graded(grade) => {
            let at = ladder(questionnaire).iter().position(|one| *one == grade.to_string()).expect("a grade of the scale");
            ["first", "second", "third", "fourth"][at]
        }
        Outcome::TooLittleApplies { .. } => "too little applies",
        Outcome::TooFew { .. } => "too few questions",
        Outcome::NotYet { .. } => "not yet",
        Outcome::NotApplicable => "not applicable",
        Outcome::NotEnoughEvidence | Outcome::NotGraded => "not graded",
    }
}

/// Every self-assessment with every type of organisation it knows.
fn everybody() -> impl Iterator<Item = (Questionnaire, String)> {
    SHIPPED.iter().map(|id| questionnaire(id)).flat_map(|questionnaire| {
        let kinds = kinds(&questionnaire);
        kinds.into_iter().map(move |kind| (questionnaire.clone(), kind))
    })
}

/// Those who are asked key questions: early years providers answer one part of the school audit, which has one.
fn everybody_with_key_questions() -> impl Iterator<Item = (Questionnaire, String)> {
    everybody().filter(|(questionnaire, kind)| (questionnaire.id.as_str(), kind.as_str()) != ("section-175", "EY"))
}

type Pattern = fn(usize, &DomainId, &Question) -> Says;

#[test]
fn every_pattern_comes_to_what_its_answers_say() {
    let patterns: [(&str, Pattern, &str); 10] = [
        ("everything in place", |_, _, _| IN_PLACE, "second"),
        ("everything with impact and evidence", |_, _, _| Says::Shown, "first"),
        ("everything with impact and no evidence", |_, _, _| Says::Level(3), "second"),
        ("everything partly", |_, _, _| PARTLY, "third"),
        (
            "one with impact, the rest not applicable",
            |at, _, _| if at == 0 { Says::Shown } else { Says::NotApplicable },
            "too little applies",
        ),
        (
            "key questions not applicable, the rest with impact",
            |_, _, one| if one.key && !one.may_not_apply { Says::NotApplicable } else { Says::Shown },
            "fourth",
        ),
        ("key questions partly, the rest with impact", |_, _, one| if one.key { PARTLY } else { Says::Shown }, "third"),
        ("key questions not in place, the rest in place", |_, _, one| if one.key { GAP } else { IN_PLACE }, "fourth"),
        ("nothing in place", |_, _, _| GAP, "fourth"),
        ("nobody knows anything", |_, _, _| Says::DontKnow, "fourth"),
    ];
    for (questionnaire, kind) in everybody_with_key_questions() {
        for (name, says, expected) in patterns {
            let grades = grade(&questionnaire, &return_of(&questionnaire, &kind, says));
            let whole = in_words(&questionnaire, &grades.overall.outcome);
            assert_eq!(whole, expected, "{} {kind}: {name}", questionnaire.id);
        }
    }
}

/// The second property, domain by domain; and the sixth.
#[test]
fn in_place_everywhere_is_good_in_every_domain_and_shown_everywhere_is_the_best() {
    for (questionnaire, kind) in everybody() {
        for (says, expected) in [(IN_PLACE, "second"), (Says::Shown, "first")] {
            let grades = grade(&questionnaire, &return_of(&questionnaire, &kind, |_, _, _| says));
            for domain in &grades.domains {
                let least = questionnaire.grading.domain.too_little.least_answers as usize;
                let expected = match domain.counts.answers() {
                    0 => "not graded",
                    few if few < least => "too few questions",
                    _ => expected,
                };
                let outcome = in_words(&questionnaire, &domain.outcome);
                assert_eq!(outcome, expected, "{} {kind} {}", questionnaire.id, domain.domain);
            }
        }
    }
}

/// The third property.
#[test]
fn one_partly_among_everything_in_place_leaves_every_grade_good() {
    for (questionnaire, kind) in everybody() {
        let asked = return_of(&questionnaire, &kind, |_, _, _| IN_PLACE).answers.len();
        for partly in 0..asked {
            let says = |at: usize, _: &DomainId, one: &Question| if at == partly && !one.key { PARTLY } else { IN_PLACE };
            let grades = grade(&questionnaire, &return_of(&questionnaire, &kind, says));
            assert_eq!(in_words(&questionnaire, &grades.overall.outcome), "second", "{} {kind}: {partly}", questionnaire.id);
            for domain in grades.domains.iter().filter(|domain| domain.outcome.grade().is_some()) {
                assert_eq!(in_words(&questionnaire, &domain.outcome), "second", "{} {kind}: {partly}", questionnaire.id);
            }
        }
    }
}

/// The fourth property.
#[test]
fn a_key_question_that_is_not_met_keeps_its_domain_and_the_whole_from_good() {
    for (questionnaire, kind) in everybody_with_key_questions() {
        let keys: Vec<Question> = {
            let full = return_of(&questionnaire, &kind, |_, _, _| Says::Shown);
            let asked = asked_domains(&questionnaire, &full);
            asked.iter().flat_map(|domain| domain.questions.clone()).filter(|question| question.key).cloned().collect()
        };
        assert!(keys.len() > 1, "{} {kind} is asked key questions", questionnaire.id);
        for missed in &keys {
            for says in [PARTLY, GAP, Says::DontKnow, Says::NotApplicable] {
                if says == Says::NotApplicable && missed.may_not_apply {
                    continue;
                }
                let said = |_: usize, _: &DomainId, one: &Question| if one.id == missed.id { says } else { Says::Shown };
                let record = return_of(&questionnaire, &kind, said);
                let grades = grade(&questionnaire, &record);
                let place = format!("{} {kind}: {} {says:?}", questionnaire.id, missed.id);
                assert!(["third", "fourth"].contains(&in_words(&questionnaire, &grades.overall.outcome)), "{place}");
                let domain =
                    grades.domains.iter().find(|domain| domain.counts.scored.iter().any(|one| one.question == missed.id));
                let outcome = in_words(&questionnaire, &domain.expect("it is asked in a domain").outcome);
                assert!(!["first", "second"].contains(&outcome), "{place}: {outcome}");
            }
        }
    }
}

/// The fourth property, its second half.
#[test]
fn two_key_gaps_in_a_domain_are_the_lowest_grade() {
    for (questionnaire, kind) in everybody() {
        let full = return_of(&questionnaire, &kind, |_, _, _| Says::Shown);
        let of_domain = |id: &DomainId| {
            let asked = asked_domains(&questionnaire, &full);
            let domain = asked.iter().find(|domain| domain.domain.id == *id).expect("it is asked");
            domain.questions.iter().filter(|question| question.key && question.is_graded()).count()
        };
        for domain in grade(&questionnaire, &full).domains.iter().filter(|domain| domain.outcome.grade().is_some()) {
            if of_domain(&domain.domain) < 2 {
                continue;
            }
            let says = |_: usize, of: &DomainId, one: &Question| if of == &domain.domain && one.key { GAP } else { Says::Shown };
            let grades = grade(&questionnaire, &return_of(&questionnaire, &kind, says));
            let outcome = &grades.domain(&domain.domain).expect("it is still asked").outcome;
            assert_eq!(in_words(&questionnaire, outcome), "fourth", "{} {kind} {}", questionnaire.id, domain.domain);
        }
    }
}

fn anything() -> impl Strategy<Value = Vec<Says>> {
    let one = prop_oneof![
        2 => (0..4_usize).prop_map(Says::Level),
        2 => Just(Says::Shown),
        1 => Just(Says::DontKnow),
        1 => Just(Says::NotApplicable)
    ];
    prop::collection::vec(one, 130)
}

/// How high a grade is; nothing where there is none.
fn height(questionnaire: &Questionnaire, outcome: &Outcome) -> Option<u32> {
    Some(questionnaire.grade_scale()?.level(outcome.grade()?)?.value)
}

fn graded(questionnaire: &Questionnaire, kind: &str, says: &[Says]) -> Grades {
    grade(questionnaire, &return_of(questionnaire, kind, |at, _, _| says[at % says.len()]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// The first property: a better answer never costs anybody a grade.
    #[test]
    fn a_better_answer_never_lowers_a_grade(says in anything(), at in 0..100_usize, which in 0..4_usize, kind in 0..40_usize) {
        let questionnaire = questionnaire(SHIPPED[which]);
        let kinds = kinds(&questionnaire);
        let kind = &kinds[kind % kinds.len()];
        let better = match says[at] {
            Says::DontKnow => GAP,
            Says::Level(level) if level < 3 => Says::Level(level + 1),
            Says::Level(_) => Says::Shown,
            Says::Shown | Says::NotApplicable => return Ok(()),
        };
        // A better answer may lead to another question; the same is said to all others.
        let before = return_of(&questionnaire, kind, |i, _, _| says[i % says.len()]);
        let mut after = before.clone();
        let raised = asked_domains(&questionnaire, &before).iter().flat_map(|domain| domain.questions.clone())
            .filter(|question| question.answer_type == AnswerType::Level).nth(at).cloned();
        let Some(raised) = raised else { return Ok(()) };
        after.answers.extend(answer(&questionnaire, &raised, better).map(|answer| (raised.id.clone(), answer)));
        let asks = |record: &Return| asked_domains(&questionnaire, record).iter().map(|domain| domain.questions.len()).sum::<usize>();
        if asks(&before) != asks(&after) { return Ok(()) }
        let (before, after) = (grade(&questionnaire, &before), grade(&questionnaire, &after));
        prop_assert!(
            height(&questionnaire, &after.overall.outcome) >= height(&questionnaire, &before.overall.outcome),
            "{:?}", (&before.overall.outcome, &after.overall.outcome)
        );
        for (one, other) in before.domains.iter().zip(&after.domains) {
            prop_assert!(
                height(&questionnaire, &other.outcome) >= height(&questionnaire, &one.outcome),
                "{:?} {:?}", one.domain, (&one.outcome, &other.outcome)
            );
        }
    }

    /// The fifth property: a key question turned into "Not applicable" never raises a grade.
    #[test]
    fn a_key_question_that_does_not_apply_never_raises_a_grade(says in anything(), which in 0..4_usize, kind in 0..40_usize, key in 0..20_usize) {
        let questionnaire = questionnaire(SHIPPED[which]);
        let kinds = kinds(&questionnaire);
        let kind = &kinds[kind % kinds.len()];
        let before = return_of(&questionnaire, kind, |at, _, _| says[at % says.len()]);
        let keys: Vec<Question> = asked_domains(&questionnaire, &before).iter().flat_map(|domain| domain.questions.clone())
            .filter(|question| question.key && !question.may_not_apply).cloned().collect();
        let Some(dodged) = keys.get(key % keys.len().max(1)) else { return Ok(()) };
        let mut after = before.clone();
        after.answers.extend(answer(&questionnaire, dodged, Says::NotApplicable).map(|answer| (dodged.id.clone(), answer)));
        let (before, after) = (grade(&questionnaire, &before), grade(&questionnaire, &after));
        for (one, other) in before.domains.iter().zip(&after.domains).filter(|(one, _)| one.outcome.grade().is_some()) {
            prop_assert!(height(&questionnaire, &other.outcome) <= height(&questionnaire, &one.outcome), "{:?}", one.domain);
        }
        if before.overall.outcome.grade().is_some() {
            prop_assert!(height(&questionnaire, &after.overall.outcome) <= height(&questionnaire, &before.overall.outcome));
        }
    }

    /// The fifth and the sixth property: what mostly does not apply, and what is too short, has no grade.
    #[test]
    fn what_mostly_does_not_apply_or_is_too_short_has_no_grade(says in anything(), which in 0..4_usize, kind in 0..40_usize) {
        let questionnaire = questionnaire(SHIPPED[which]);
        let kinds = kinds(&questionnaire);
        let kind = &kinds[kind % kinds.len()];
        for domain in &graded(&questionnaire, kind, &says).domains {
            let (answers, all) = (domain.counts.answers(), domain.counts.applicable());
            let is_too_little = answers < 3 || domain.counts.not_applicable() * 3 > all;
            prop_assert_eq!(is_too_little, domain.outcome.grade().is_none(), "{} {:?}", &domain.domain, &domain.outcome);
        }
    }
}
