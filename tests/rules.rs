//! Grades by rules: what each pattern of answers comes to, and what holds of any answers.

use proptest::prelude::*;
use safeguarding_audit::grading::{Grades, Outcome, grade};
use safeguarding_audit::model::answer::{Answer, AnswerValue, Evidence, Response};
use safeguarding_audit::model::applies::asked_domains;
use safeguarding_audit::model::audit_return::{QuestionnaireRef, Return};
use safeguarding_audit::model::questionnaire::{Question, Questionnaire};
use serde_json::{Value, json};

/// What the second edition of the rules asks for.
fn rules() -> Value {
    let too_little = json!({ "least_answers": 3, "most_not_applicable": 33.34 });
    json!({
        "scale": "grade",
        "domain": { "method": "rules", "too_little": too_little, "requirements": [
            { "grade": "outstanding", "needs": [
                { "count": "met", "all_but": 0 }, { "count": "shown", "at_least": 50 }, { "count": "key_short", "at_most": 0 } ] },
            { "grade": "good", "needs": [
                { "count": "met", "at_least": 80, "all_but": 1 }, { "count": "gaps", "at_most": 1 },
                { "count": "gaps", "at_most": 0, "where_fewer_than": 5 }, { "count": "key_short", "at_most": 0 } ] },
            { "grade": "requires-improvement", "needs": [
                { "count": "gaps", "at_most_share": 50 }, { "count": "key_gaps", "at_most": 1 } ] },
            { "grade": "inadequate" } ] },
        "overall": { "method": "rules", "too_little": too_little, "requirements": [
            { "grade": "outstanding", "needs": [
                { "count": { "domains_at_or_above": "good" }, "all_but": 0 },
                { "count": { "domains_at_or_above": "outstanding" }, "at_least": 50 }, { "count": "key_short", "at_most": 0 } ] },
            { "grade": "good", "needs": [
                { "count": { "domains_at_or_above": "good" }, "at_least": 80 },
                { "count": { "domains_at_or_below": "inadequate" }, "at_most": 0 },
                { "count": "met", "at_least": 80, "all_but": 1 }, { "count": "key_short", "at_most": 0 } ] },
            { "grade": "requires-improvement", "needs": [
                { "count": { "domains_at_or_below": "inadequate" }, "at_most": 1 }, { "count": "key_gaps", "at_most": 2 } ] },
            { "grade": "inadequate" } ] },
        "limits": []
    })
}

fn questionnaire() -> Questionnaire {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/questionnaires/section-11.json");
    let mut json: Value = serde_json::from_slice(&std::fs::read(path).expect("it is there")).expect("it is JSON");
    json["grading"] = rules();
    serde_json::from_value(json).expect("it is a questionnaire")
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

fn answer(questionnaire: &Questionnaire, question: &Question, says: Says) -> Option<Answer> {
    let scale = questionnaire.scale_of(question)?;
    let mut levels: Vec<_> = scale.levels.iter().collect();
    levels.sort_by_key(|level| level.value);
    let level = |at: usize| Response::Given(AnswerValue::Text(levels[at.min(levels.len() - 1)].id.to_string()));
    let response = match says {
        Says::Level(at) => level(at),
        Says::Shown => level(levels.len() - 1),
        Says::DontKnow => Response::DontKnow,
        Says::NotApplicable => Response::NotApplicable("It is so".to_owned()),
    };
    let evidence =
        if says == Says::Shown { vec![Evidence { text: "The plan".to_owned(), ..Evidence::default() }] } else { Vec::new() };
    Some(Answer { response: Some(response), evidence, ..Answer::default() })
}

/// A return of an organisation of that type, in which each scored question is answered so.
fn return_of(questionnaire: &Questionnaire, kind: &str, says: impl Fn(usize, &Question) -> Says) -> Return {
    let made_with = QuestionnaireRef::of(questionnaire, "sha256:x");
    let mut record = Return::start("return-1".into(), "ST-0000-0001".to_owned(), made_with, "2026-27".to_owned());
    record.profile.insert("organisation-type".into(), AnswerValue::Text(kind.to_owned()));
    // What is answered may decide what is asked next.
    for _ in 0..3 {
        let asked: Vec<Question> =
            asked_domains(questionnaire, &record).iter().flat_map(|domain| domain.questions.clone()).cloned().collect();
        for (at, question) in asked.iter().filter(|question| question.is_graded()).enumerate() {
            record
                .answers
                .extend(answer(questionnaire, question, says(at, question)).map(|answer| (question.id.clone(), answer)));
        }
    }
    record
}

fn overall(grades: &Grades) -> String {
    match &grades.overall.outcome {
        Outcome::Graded(grade) => grade.to_string(),
        Outcome::TooLittleApplies { .. } => "too little applies".to_owned(),
        other => format!("{other:?}"),
    }
}

const KINDS: [&str; 4] = ["nhs-provider-trust", "police", "school-primary", "vcs-small"];

fn kinds(questionnaire: &Questionnaire) -> Vec<String> {
    let known =
        questionnaire.choices(questionnaire.profile_field(&"organisation-type".into()).and_then(|field| field.options.as_ref()));
    known.iter().map(|choice| choice.id.to_string()).collect()
}

const PARTLY: Says = Says::Level(1);
const IN_PLACE: Says = Says::Level(2);

#[test]
fn every_pattern_comes_to_what_its_answers_say() {
    let questionnaire = questionnaire();
    let patterns: [(&str, fn(usize, &Question) -> Says, &str); 8] = [
        ("everything in place", |_, _| IN_PLACE, "good"),
        ("everything with impact and evidence", |_, _| Says::Shown, "outstanding"),
        ("everything with impact and no evidence", |_, _| Says::Level(3), "good"),
        ("everything partly", |_, _| PARTLY, "requires-improvement"),
        (
            "one with impact, the rest not applicable",
            |at, _| if at == 0 { Says::Shown } else { Says::NotApplicable },
            "too little applies",
        ),
        ("key questions partly", |_, one| if one.key { PARTLY } else { Says::Shown }, "requires-improvement"),
        ("key questions not in place", |_, one| if one.key { Says::Level(0) } else { IN_PLACE }, "inadequate"),
        ("nobody knows anything", |_, _| Says::DontKnow, "inadequate"),
    ];
    for kind in kinds(&questionnaire) {
        for (name, says, expected) in patterns {
            let grades = grade(&questionnaire, &return_of(&questionnaire, &kind, says));
            assert_eq!(overall(&grades), expected, "{kind}: {name}");
        }
    }
}

#[test]
fn one_partly_among_everything_in_place_leaves_every_grade_good() {
    let questionnaire = questionnaire();
    for kind in kinds(&questionnaire) {
        let asked = return_of(&questionnaire, &kind, |_, _| IN_PLACE).answers.len();
        for partly in 0..asked {
            let says = |at: usize, one: &Question| if at == partly && !one.key { PARTLY } else { IN_PLACE };
            let grades = grade(&questionnaire, &return_of(&questionnaire, &kind, says));
            assert_eq!(overall(&grades), "good", "{kind}: question {partly}");
        }
    }
}

fn anything() -> impl Strategy<Value = Vec<Says>> {
    let one = prop_oneof![(0..4_usize).prop_map(Says::Level), Just(Says::Shown), Just(Says::DontKnow), Just(Says::NotApplicable)];
    prop::collection::vec(one, 120)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// The first property: a better answer never costs anybody a grade.
    #[test]
    fn a_better_answer_never_lowers_a_grade(says in anything(), at in 0..60_usize, kind in 0..4_usize) {
        let questionnaire = questionnaire();
        let scale = questionnaire.grade_scale().expect("it has one");
        let better = |says| match says {
            Says::DontKnow => Some(Says::Level(0)),
            Says::Level(level) if level < 3 => Some(Says::Level(level + 1)),
            Says::Level(_) => Some(Says::Shown),
            Says::Shown | Says::NotApplicable => None,
        };
        let Some(raised) = better(says[at]) else { return Ok(()) };
        let before = grade(&questionnaire, &return_of(&questionnaire, KINDS[kind], |i, _| says[i]));
        let after = grade(&questionnaire, &return_of(&questionnaire, KINDS[kind], |i, _| if i == at { raised } else { says[i] }));
        let value = |outcome: &Outcome| outcome.grade().and_then(|grade| scale.level(grade)).map(|level| level.value);
        prop_assert!(value(&after.overall.outcome) >= value(&before.overall.outcome), "{:?}", (before.overall.outcome, after.overall.outcome));
        for (one, other) in before.domains.iter().zip(&after.domains) {
            prop_assert!(value(&other.outcome) >= value(&one.outcome), "{:?} {:?}", one.domain, (&one.outcome, &other.outcome));
        }
    }
}
