//! What holds of any answers at all: a grade or none yet, the same in any order, and never lost in a file.

mod anything;
mod story;

use anything::*;
use proptest::prelude::*;
use safeguarding_audit::checks::finding::Finding;
use safeguarding_audit::checks::findings::{Circumstances, find};
use safeguarding_audit::grading::score::Score;
use safeguarding_audit::grading::{Grades, Outcome, grade};
use safeguarding_audit::interchange::read::read_return;
use safeguarding_audit::model::answer::{AnswerValue, Response};
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::model::digest::{return_digest, with_digest};
use safeguarding_audit::model::ids::LevelId;
use safeguarding_audit::model::progress::{Progress, progress};
use safeguarding_audit::model::questionnaire::Questionnaire;
use safeguarding_audit::samples::sample_returns;
use safeguarding_audit::words;
use serde_json::{Value, json};
use story::shipped::section_11;
use story::subgroup::{Subgroup, organisation};

/// A grade's place on the grade scale.
fn height(questionnaire: &Questionnaire, grade: Option<&LevelId>) -> u32 {
    let level = grade.and_then(|grade| questionnaire.grade_scale()?.level(grade));
    level.map_or_else(|| panic!("{grade:?} is no grade"), |level| level.value)
}

fn is_sound(questionnaire: &Questionnaire, record: &Return, grades: &Grades) -> Result<(), TestCaseError> {
    for (graded, far) in grades.domains.iter().zip(progress(questionnaire, record)) {
        prop_assert_eq!(&graded.domain, &far.domain);
        match &graded.outcome {
            Outcome::Graded(level) => {
                height(questionnaire, Some(level));
                prop_assert_eq!(far.answered, far.required);
                let points = graded.score.and_then(|score| score.basis_points());
                prop_assert!(points.is_some_and(|points| points <= 10_000));
            }
            Outcome::NotYet { done, required } => {
                prop_assert!(done < required);
                prop_assert!(!far.progress.is_complete());
            }
            Outcome::NotApplicable => prop_assert!(matches!(far.progress, Progress::NotApplicable | Progress::InProgress)),
            Outcome::TooFew { answers, least } => prop_assert!(answers < least),
            Outcome::TooLittleApplies { not_applicable, of } => prop_assert!(*not_applicable * 3 > *of),
            Outcome::NotGraded | Outcome::NotEnoughEvidence => {
                prop_assert!(false, "section 11 grades every domain by its answers")
            }
        }
        prop_assert!(!words::grades::explain_domain(questionnaire, graded).is_empty(), "a grade explains itself");
    }
    let all_done = grades.domains.iter().all(|graded| !matches!(graded.outcome, Outcome::NotYet { .. }));
    prop_assert_eq!(all_done, !matches!(grades.overall.outcome, Outcome::NotYet { .. }));
    words::grades::explain_overall(questionnaire, &grades.overall);
    Ok(())
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn any_answers_give_a_grade_or_none_yet(story in any_story()) {
        let questionnaire = &story.known.questionnaire;
        is_sound(questionnaire, &story.record, &grade(questionnaire, &story.record))?;
        for finding in find(questionnaire, &story.record, Circumstances::default()) {
            words::findings::rule(questionnaire, &finding.rule);
            prop_assert!(!words::findings::place(questionnaire, &story.record, &finding.place).is_empty());
        }
    }

    #[test]
    fn what_can_be_submitted_has_a_grade_in_every_domain(story in any_story()) {
        let is_blocked = !story.can_submit();
        let grades = grade(&story.known.questionnaire, &story.record);
        let is_unfinished = grades.domains.iter().any(|graded| matches!(graded.outcome, Outcome::NotYet { .. }));
        prop_assert!(is_blocked || !is_unfinished);
    }

    #[test]
    fn the_order_of_answering_never_changes_a_grade((story, order) in shuffled()) {
        let mut other = story.clone();
        other.record.answers.clear();
        order.iter().for_each(|id| other.does_not_know(id));
        for id in &order {
            let id = id.as_str().into();
            let answer = story.record.answers[&id].clone();
            other.record.answers.insert(id, answer);
        }
        let questionnaire = &story.known.questionnaire;
        prop_assert_eq!(grade(questionnaire, &other.record), grade(questionnaire, &story.record));
    }

    #[test]
    fn a_higher_level_never_lowers_anything(story in any_story(), at in any::<prop::sample::Index>(), level in 0..LEVELS.len() - 1) {
        let questionnaire = &story.known.questionnaire;
        let graded: Vec<_> = questionnaire.questions().filter(|question| question.is_graded()).map(|question| question.id.to_string()).collect();
        let question = at.get(&graded);
        let with = |level: usize| {
            let mut story = story.clone();
            story.answers(question, LEVELS[level]);
            grade(questionnaire, &story.record)
        };
        let (lower, higher) = (with(level), with(level + 1));
        for (lower, higher) in lower.domains.iter().zip(&higher.domains) {
            let share = |score: Option<Score>| score.and_then(|score| score.basis_points());
            prop_assert!(share(higher.score) >= share(lower.score));
            if lower.outcome.grade().is_some() {
                prop_assert!(height(questionnaire, higher.outcome.grade()) >= height(questionnaire, lower.outcome.grade()));
            }
        }
        if lower.overall.outcome.grade().is_some() {
            let (lower, higher) = (lower.overall.outcome.grade(), higher.overall.outcome.grade());
            prop_assert!(height(questionnaire, higher) >= height(questionnaire, lower));
        }
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_written_is_read_back_equal_with_what_later_versions_added(record in any_record()) {
        let written = serde_json::to_vec(&record).expect("JSON can be written");
        let read = read_return(&written).map_err(|error| TestCaseError::fail(words::files::read_error(&error)))?;
        prop_assert_eq!(read.record, record);
    }

    #[test]
    fn a_return_that_nobody_touched_keeps_its_digest(record in any_record()) {
        let file = with_digest(&record).expect("every record has a canonical form");
        let written = serde_json::to_vec_pretty(&file).expect("JSON can be written");
        let read = read_return(&written).map_err(|error| TestCaseError::fail(words::files::read_error(&error)))?;
        prop_assert_eq!(return_digest(&read.file), read.record.digest);
    }

    #[test]
    fn what_was_counted_is_counted_again_from_what_was_kept(record in any_record()) {
        let mut story = organisation("a", "SCH", "in-place");
        story.record.answers.extend(record.answers);
        story.record.actions = record.actions;
        story.record.extra = record.extra;
        let first = Subgroup::new().receives("a.json", story.submits()).adds_up();
        prop_assert_eq!(&first.verdicts[0].label, "Counted");
        let again = Subgroup::new().having_kept(&first).adds_up();
        prop_assert_eq!(again.left_out, vec![]);
        prop_assert_eq!(again.kept, first.kept);
        prop_assert_eq!(again.summaries, first.summaries);
    }

    #[test]
    fn what_is_typed_stays_to_be_seen(typed in any_text()) {
        use safeguarding_audit::model::questionnaire::AnswerType::*;
        for answer_type in [ShortText, LongText] {
            let kept = AnswerValue::parse(answer_type, &typed).map(|value| value.typed()).unwrap_or_default();
            prop_assert_eq!(&kept, &typed);
        }
        for answer_type in [Number, Percentage, NOfM, Date] {
            let once = AnswerValue::parse(answer_type, &typed);
            let again = once.as_ref().and_then(|value| AnswerValue::parse(answer_type, &value.typed()));
            prop_assert_eq!(once, again, "typing again what is shown changes nothing");
        }
    }
}

#[test]
fn fields_of_later_versions_survive_wherever_they_stand() {
    let lost: Vec<&str> = PLACES
        .into_iter()
        .filter(|place| {
            let mut file = file_with_every_place();
            let object = file.pointer_mut(place).and_then(Value::as_object_mut).expect("the place is an object");
            object.insert("later-field".to_owned(), json!({ "kept": [1, 1.5, true, null, "text"] }));
            let read = read_return(file.to_string().as_bytes()).unwrap_or_else(|error| panic!("{place}: {error:?}"));
            serde_json::to_value(&read.record).expect("JSON can be written") != file
        })
        .collect();
    assert_eq!(lost, [""; 0], "fields were lost or changed at these places");
}

/// Every object in a return file.
const PLACES: [&str; 10] = [
    "",
    "/questionnaire",
    "/answers/S1.1",
    "/answers/S1.1/evidence/0",
    "/judgements/S1",
    "/actions/0",
    "/declaration",
    "/grades",
    "/grades/domains/S1",
    "/moderation/0",
];

fn file_with_every_place() -> Value {
    json!({
        "format": "safeguarding-audit/return", "version": 1, "id": "return-1", "reference": "S11-0000-0001",
        "status": "submitted", "revision": 1, "cycle": "2026-27", "profile": {},
        "questionnaire": { "id": "section-11", "edition": "2026", "digest": "sha256:0" },
        "answers": { "S1.1": { "value": "in-place", "evidence": [{ "text": "Policy" }] } },
        "judgements": { "S1": { "grade": "good", "because": "Seen" } },
        "moderation": [{ "id": "m-1", "by": "Subgroup", "begun_at": "2026-11-01T09:00:00Z", "revision": 1, "judgements": {}, "agreed": {} }],
        "actions": [{ "id": "action-1", "text": "Do it", "owner": "Lead", "due": "2027-01-31", "status": "open" }],
        "declaration": { "role": "Lead", "at": "2026-11-20" },
        "grades": { "domains": { "S1": { "grade": "good", "score": 7200 } }, "overall": "good" },
    })
}

fn shuffled() -> impl Strategy<Value = (story::Story, Vec<String>)> {
    any_story().prop_flat_map(|story| {
        let order: Vec<String> = story.record.answers.keys().map(ToString::to_string).collect();
        (Just(story), Just(order).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn samples_are_the_same_for_the_same_seed_and_true(seed in any::<u64>()) {
        let known = section_11();
        let make = |seed| sample_returns(&known.questionnaire, &known.digest, seed, 6);
        prop_assert_eq!(make(seed), make(seed));
        prop_assert_ne!(make(seed), make(seed.wrapping_add(1)));
        for record in make(seed) {
            let found = find(&known.questionnaire, &record, Circumstances::default());
            let blocks: Vec<_> = found.into_iter().filter(Finding::blocks).collect();
            prop_assert_eq!(blocks, vec![]);
            prop_assert!(record.answers.values().any(|answer| matches!(answer.response, Some(Response::Given(_)))));
            let file = serde_json::to_value(&record).expect("JSON can be written");
            prop_assert_eq!(&record.digest, &return_digest(&file));
            prop_assert_eq!(record.grades.clone(), Some(grade(&known.questionnaire, &record).recorded()));
        }
    }
}
