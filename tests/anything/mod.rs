//! Anything that people might answer and that files might hold, for properties that must hold of all of it.
#![allow(dead_code, clippy::expect_used, reason = "each suite draws some of it; a strategy that cannot be made should stop")]

use crate::story::Story;
use crate::story::shipped::section_11;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use safeguarding_audit::model::answer::{Answer, AnswerValue, Evidence, OutOf, Response};
use safeguarding_audit::model::audit_return::{Action, ActionStatus, Declaration, Return, Status};
use safeguarding_audit::model::judgement::Judgement;
use safeguarding_audit::model::provenance::CarriedFrom;
use safeguarding_audit::model::questionnaire::Question;
use serde_json::{Map, Value};

/// The four levels of section 11, from the lowest.
pub const LEVELS: [&str; 4] = ["not-in-place", "partly-in-place", "in-place", "in-place-with-impact"];

/// How many cases a slow property tries: enough to find what is wrong over many runs, little enough to be run often.
pub fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}

/// Any text, of any script, with anything that a person may paste.
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~]{0,40}", Just("<script>alert(1)</script>".to_owned()), Just("=1+1".to_owned())]
}

/// A number as people type it, with up to eighteen digits.
pub fn any_number() -> impl Strategy<Value = f64> {
    "[0-9]{1,9}(\\.[0-9]{1,9})?".prop_map(|typed| match AnswerValue::parse(number_type(), &typed) {
        Some(AnswerValue::Number(number)) => number,
        other => panic!("“{typed}” was read as {other:?}"),
    })
}

fn number_type() -> safeguarding_audit::model::questionnaire::AnswerType {
    safeguarding_audit::model::questionnaire::AnswerType::Number
}

/// Any value an answer may hold, whether or not it fits.
pub fn any_value() -> impl Strategy<Value = AnswerValue> {
    prop_oneof![
        8 => (0..LEVELS.len()).prop_map(|at| AnswerValue::Text(LEVELS[at].to_owned())),
        1 => any_text().prop_map(AnswerValue::Text),
        1 => vec(any_text(), 0..3).prop_map(AnswerValue::Many),
        1 => any_number().prop_map(AnswerValue::Number),
        1 => any::<(u64, u64)>().prop_map(|(n, of)| AnswerValue::OutOf(OutOf { n, of })),
    ]
}

/// Any response, whether or not it fits; none now and then.
pub fn any_response() -> impl Strategy<Value = Option<Response>> {
    prop_oneof![
        1 => Just(None),
        6 => any_value().prop_map(|value| Some(Response::Given(value))),
        1 => any_text().prop_map(|reason| Some(Response::NotApplicable(reason))),
        1 => Just(Some(Response::DontKnow)),
    ]
}

/// A response that fits a question with the scale of section 11, or its type.
pub fn fitting_response(question: &Question) -> impl Strategy<Value = Response> + use<> {
    let is_graded = question.is_graded();
    prop_oneof![
        6 => (0..LEVELS.len()).prop_map(move |at| AnswerValue::Text(LEVELS[at].to_owned())).prop_map(Response::Given),
        1 => Just(Response::NotApplicable("We do not do this.".to_owned())),
        1 => Just(Response::DontKnow),
    ]
    .prop_map(move |response| if is_graded { response } else { Response::Given(AnswerValue::Number(80.0)) })
}

/// What any organisation may have said of itself, as far as it decides what is asked.
pub fn any_organisation() -> impl Strategy<Value = Story> {
    let known = section_11();
    let list = known.questionnaire.options.get(&"organisation-types".into()).expect("section 11 lists them");
    let types: Vec<String> = list.iter().map(|choice| choice.id.to_string()).chain(["MARS".to_owned(), String::new()]).collect();
    let fields = ["commissions", "children-contact", "adult-services", "nursery", "leisure"];
    (prop::sample::select(types), vec(prop::option::of(prop::bool::ANY), fields.len())).prop_map(
        move |(organisation_type, said)| {
            let mut story = Story::of(known.clone());
            story.organisation_is(&organisation_type);
            for (field, yes) in fields.iter().zip(said) {
                yes.into_iter().for_each(|yes| story.tells(field, if yes { "yes" } else { "no" }));
            }
            story
        },
    )
}

/// Any organisation with any answers to section 11, fitting or not.
pub fn any_story() -> impl Strategy<Value = Story> {
    let count = section_11().questionnaire.questions().count();
    // Mostly answered, so that some domains are complete; a few left out or spoilt.
    let responses = vec(any_response(), count);
    let complete = section_11().questionnaire.questions().map(fitting_response).collect::<Vec<_>>();
    let spoilt = vec(prop::bool::weighted(0.03), count);
    (any_organisation(), complete, responses, spoilt).prop_map(|(mut story, complete, responses, spoilt)| {
        let ids: Vec<_> = story.known.questionnaire.questions().map(|question| question.id.clone()).collect();
        for (((id, fits), any), is_spoilt) in ids.into_iter().zip(complete).zip(responses).zip(spoilt) {
            let response = if is_spoilt { any } else { Some(fits) };
            story.record.answers.insert(id, Answer { response, ..Answer::default() });
        }
        story
    })
}

/// Fields that a later version may add, where this version has none of that name.
pub fn later_fields() -> impl Strategy<Value = Map<String, Value>> {
    btree_map("later-[a-z]{1,6}", any_json(), 0..3).prop_map(|fields| fields.into_iter().collect())
}

/// Any JSON.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any_number().prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let object =
            btree_map("[a-z]{1,4}", inner.clone(), 0..3).prop_map(|entries| Value::Object(entries.into_iter().collect()));
        prop_oneof![vec(inner, 0..3).prop_map(Value::Array), object]
    })
}

prop_compose! {
    fn any_answer()(
        response in any_response(), evidence in vec((any_text(), later_fields()), 0..2), note in any_text(),
        by in prop::option::of(any_text()), boxes in btree_map("[a-z]{1,6}", any_text(), 0..2), extra in later_fields(),
        carried in prop::option::of(any_text()),
    ) -> Answer {
        let evidence = evidence.into_iter().map(|(text, extra)| Evidence { text, extra }).collect();
        let boxes = boxes.into_iter().map(|(id, text)| (id.into(), text)).collect();
        let carried_from = carried.map(|cycle| CarriedFrom { cycle, reference: String::new() });
        Answer { response, evidence, note, boxes, by, at: None, carried_from, sites: std::collections::BTreeMap::new(), extra }
    }
}

prop_compose! {
    fn any_action()(
        text in any_text(), owner in any_text(), due in any_text(), outcome in any_text(), evidence in any_text(),
        planned_in in any_text(), extra in later_fields(),
    ) -> Action {
        let begun = Action::begun("replaced".into(), Some("S1.1".into()));
        Action { text, owner, due, status: ActionStatus::InProgress, outcome, evidence, planned_in, extra, ..begun }
    }
}

prop_compose! {
    /// Any draft or return that this app, or a later one, may have written.
    pub fn any_record()(
        profile in btree_map(any_text(), any_value(), 0..4),
        answers in btree_map(any_text(), any_answer(), 0..6),
        because in any_text(),
        actions in vec(any_action(), 0..3),
        is_submitted in any::<bool>(),
        extras in vec(later_fields(), 3),
    ) -> Return {
        let mut record = Story::of(section_11()).record;
        record.profile = profile.into_iter().map(|(id, value)| (id.into(), value)).collect();
        record.answers = answers.into_iter().map(|(id, answer)| (id.into(), answer)).collect();
        record.judgements = [("S1".into(), Judgement { grade: "good".into(), because, extra: extras[0].clone() })].into();
        record.actions = actions;
        record.actions.iter_mut().enumerate().for_each(|(at, action)| action.id = format!("action-{at}").into());
        record.extra = extras[1].clone();
        if is_submitted {
            record.status = Status::Submitted;
            record.declaration = Some(Declaration { role: "Lead".to_owned(), at: "2026-11-20".to_owned(), extra: extras[2].clone(), ..Declaration::default() });
        }
        record
    }
}
