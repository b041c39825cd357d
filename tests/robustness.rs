//! Whatever bytes are brought, reading and adding them up ends with an answer and never with a panic.

mod anything;
mod story;

use anything::{any_json, any_record, cases};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use safeguarding_audit::checks::findings::{Circumstances, find};
use safeguarding_audit::grading::grade;
use safeguarding_audit::interchange::archive;
use safeguarding_audit::interchange::read::{foreign_answers, read_partnership, read_questionnaire, read_return};
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::interchange::tables::{actions_csv, summary_csv};
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::model::date::Date;
use safeguarding_audit::model::progress::progress;
use safeguarding_audit::model::questionnaire::Questionnaire;
use safeguarding_audit::samples::{SEED, sample_returns};
use safeguarding_audit::words;
use serde_json::Value;
use std::sync::LazyLock;
use story::shipped::{public, samples};
use story::subgroup::zip_of;
use story::subgroup::{Request, add_up};

static QUESTIONNAIRE: LazyLock<Vec<u8>> = LazyLock::new(|| public("questionnaires/section-11.json"));
static RETURN: LazyLock<Vec<u8>> = LazyLock::new(|| serde_json::to_vec(&samples(1)[0]).unwrap_or_else(|error| panic!("{error}")));

/// Something that happens to a file on its way.
#[derive(Clone, Debug)]
enum Harm {
    CutOff(Index),
    Flipped(Index, u8),
    Removed(Index, Index),
    Replaced(Index, Value),
}

fn any_harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        1 => any::<Index>().prop_map(Harm::CutOff),
        2 => (any::<Index>(), 1..=u8::MAX).prop_map(|(at, bits)| Harm::Flipped(at, bits)),
        1 => any::<(Index, Index)>().prop_map(|(from, to)| Harm::Removed(from, to)),
        4 => (any::<Index>(), any_json()).prop_map(|(at, value)| Harm::Replaced(at, value)),
    ]
}

/// The file after what happened to it.
fn harmed(file: &[u8], harm: Harm) -> Vec<u8> {
    let mut bytes = file.to_vec();
    match harm {
        Harm::CutOff(at) => bytes.truncate(at.index(file.len())),
        Harm::Flipped(at, bits) => bytes[at.index(file.len())] ^= bits,
        Harm::Removed(one, other) => {
            let (one, other) = (one.index(file.len()), other.index(file.len()));
            bytes.drain(one.min(other)..one.max(other));
        }
        Harm::Replaced(at, value) => {
            let Ok(mut json) = serde_json::from_slice::<Value>(file) else { return bytes };
            let places = places(&json, String::new());
            if let Some(place) = json.pointer_mut(at.get::<String>(&places)) {
                *place = value;
            }
            bytes = json.to_string().into_bytes();
        }
    }
    bytes
}

/// A pointer to every value within.
fn places(value: &Value, here: String) -> Vec<String> {
    let within: Vec<String> = match value {
        Value::Object(entries) => entries.iter().flat_map(|(key, value)| places(value, format!("{here}/{key}"))).collect(),
        Value::Array(elements) => {
            elements.iter().enumerate().flat_map(|(at, value)| places(value, format!("{here}/{at}"))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    };
    std::iter::once(here).chain(within).collect()
}

/// Everything the app does with a record, put into words.
fn use_all(questionnaire: &Questionnaire, record: &Return) {
    let grades = grade(questionnaire, record);
    grades.domains.iter().for_each(|graded| drop(words::grades::explain_domain(questionnaire, graded)));
    words::grades::explain_overall(questionnaire, &grades.overall);
    progress(questionnaire, record);
    for finding in find(questionnaire, record, Circumstances { today: Date::from_iso("2026-11-20"), local_names: Some(&[]) }) {
        words::findings::place(questionnaire, record, &finding.place);
        words::findings::rule(questionnaire, &finding.rule);
    }
    for question in questionnaire.questions() {
        words::findings::answer(questionnaire, question, record.answer_to(&question.id));
    }
    actions_csv(record);
}

fn is_said<T>(read: Result<T, ReadError>) -> Result<(), TestCaseError> {
    match read {
        Ok(_) => Ok(()),
        Err(error) => {
            let sentence = words::files::read_error(&error);
            prop_assert!(sentence.len() > 10 && sentence.ends_with('.'), "“{}” is no sentence", sentence);
            Ok(())
        }
    }
}

fn adds_up(questionnaire: Vec<u8>, files: Vec<(String, Vec<u8>)>) -> Result<(), TestCaseError> {
    let outcome = add_up(Request { questionnaires: vec![questionnaire], files, ..Request::default() });
    summary_csv(&outcome.summaries);
    prop_assert!(outcome.verdicts.iter().all(|line| !line.label.is_empty() && (line.is_counted || !line.sentence.is_empty())));
    let again: Result<Value, _> = serde_json::to_string(&outcome.summaries).and_then(|text| serde_json::from_str(&text));
    prop_assert!(again.is_ok(), "the worker can send it");
    Ok(())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_bytes_are_read_or_told_why_not(bytes in vec(any::<u8>(), 0..200)) {
        is_said(read_return(&bytes))?;
        is_said(read_questionnaire(&bytes))?;
        is_said(read_partnership(&bytes))?;
        adds_up(QUESTIONNAIRE.clone(), vec![("file".to_owned(), bytes)])?;
    }

    #[test]
    fn any_json_is_read_or_told_why_not(mut json in any_json()) {
        if let Some(object) = json.as_object_mut() {
            object.insert("format".to_owned(), "safeguarding-audit/return".into());
            object.insert("version".to_owned(), 1.into());
        }
        is_said(read_return(json.to_string().as_bytes()))?;
    }

    #[test]
    fn json_however_deep_is_read_or_told_why_not(depth in 1_usize..100_000, open in prop::sample::select(vec!["[", "{\"a\":"])) {
        is_said(read_return(open.repeat(depth).as_bytes()))?;
        is_said(read_questionnaire(open.repeat(depth).as_bytes()))?;
    }

    #[test]
    fn any_record_can_be_used_with_any_questionnaire(record in any_record()) {
        use_all(&story::shipped::section_11().questionnaire, &record);
    }
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn a_harmed_return_is_read_or_told_why_not(harm in any_harm()) {
        let bytes = harmed(&RETURN, harm);
        is_said(read_return(&bytes))?;
        if let Ok(read) = read_return(&bytes) {
            let questionnaire = story::shipped::section_11().questionnaire;
            foreign_answers(&questionnaire, &read.record);
            use_all(&questionnaire, &read.record);
        }
        adds_up(QUESTIONNAIRE.clone(), vec![("harmed.json".to_owned(), bytes), ("whole.json".to_owned(), RETURN.clone())])?;
    }

    #[test]
    fn a_harmed_questionnaire_is_refused_or_can_be_used(harm in any_harm()) {
        let bytes = harmed(&QUESTIONNAIRE, harm);
        is_said(read_questionnaire(&bytes))?;
        if let Ok(read) = read_questionnaire(&bytes) {
            let own = sample_returns(&read.questionnaire, &read.digest, SEED, 2);
            samples(2).iter().chain(&own).for_each(|record| use_all(&read.questionnaire, record));
        }
        adds_up(bytes, vec![("whole.json".to_owned(), RETURN.clone())])?;
    }

    #[test]
    fn a_harmed_zip_is_opened_or_told_why_not(harms in vec(any_harm(), 1..4)) {
        let zip = zip_of(&[("a.json", RETURN.as_slice()), ("folder/b.json", b"{}")]);
        let bytes = harms.into_iter().fold(zip, |bytes, harm| if bytes.is_empty() { bytes } else { harmed(&bytes, harm) });
        let mut found = Vec::new();
        archive::open("all.zip", bytes.clone(), |file| found.push(file));
        for file in found {
            prop_assert!(!file.name.is_empty());
            is_said(file.bytes.and_then(|bytes| read_return(&bytes)))?;
        }
        adds_up(QUESTIONNAIRE.clone(), vec![("all.zip".to_owned(), bytes)])?;
    }
}
