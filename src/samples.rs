//! Invented returns, and replies to a survey, the same for the same seed: for "Try with sample returns", for tests and for measuring.

pub mod audits;
pub mod replies;

use crate::checks::assurance::is_evidence_due;
use crate::grading::grade;
use crate::model::answer::{Answer, AnswerValue, Evidence, Response};
use crate::model::applies::{AskedFacts, asks_domain, asks_question};
use crate::model::audit_return::{Action, Declaration, Return, Status};
use crate::model::digest::with_digest;
use crate::model::grading_rules::Method;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{AnswerType, Question, Questionnaire};
use crate::model::reference::reference;
use crate::model::{audit_return::QuestionnaireRef, ids::LevelId};
use fastrand::Rng;
use serde_json::Map;

/// The seed of the samples the app offers.
pub const SEED: u64 = 20_261_122;
/// How many samples the app offers.
pub const COUNT: usize = 48;

/// What an invented organisation of each type is called; it looks invented.
const NAMES: [&str; 8] = ["Applewick", "Brindle", "Cloudberry", "Dapplemoor", "Elderwood", "Fernbridge", "Gorseby", "Hollowmere"];

/// Invented, submitted returns of many types of organisation, with true grades and digests.
pub fn sample_returns(questionnaire: &Questionnaire, digest: &str, seed: u64, count: usize) -> Vec<Return> {
    let mut chance = Rng::with_seed(seed);
    (0..count).map(|number| sample_return(questionnaire, digest, &mut chance, number)).collect()
}

/// Each questionnaire has a chance of its own, so that no two files have one id.
fn own_seed(questionnaire: &Questionnaire, seed: u64) -> u64 {
    let letters = questionnaire.id.as_str().bytes();
    letters.fold(seed, |seed, letter| seed.wrapping_mul(31).wrapping_add(u64::from(letter)))
}

fn sample_return(questionnaire: &Questionnaire, digest: &str, chance: &mut Rng, number: usize) -> Return {
    let made_with = QuestionnaireRef::of(questionnaire, digest);
    let id = format!("00000000-0000-4000-8000-{:012x}", chance.u64(..1 << 48));
    let quoted = reference(&questionnaire.reference_prefix, chance.u64(..));
    let mut record = Return::start(id.as_str().into(), quoted, made_with, "2026-27".to_owned());
    fill_profile(questionnaire, &mut record, chance, number);
    // Some organisations are further than others, and all are weaker in one or two domains.
    let strength = chance.u32(50..98);
    for domain in &questionnaire.domains {
        if !asks_domain(domain, &AskedFacts { questionnaire, sheet: record.sheet() }) {
            continue;
        }
        let here = if chance.u32(..5) == 0 { strength * 2 / 3 } else { strength };
        for question in &domain.questions {
            if asks_question(question, &AskedFacts { questionnaire, sheet: record.sheet() }) {
                answer(questionnaire, &mut record, question, here, chance);
            }
        }
    }
    name_evidence(questionnaire, &mut record, number);
    declared(questionnaire, record, "Chief officer")
}

/// A third of the organisations name evidence wherever it is due, a third for about two in three answers, and the others say
/// the same of every key question.
fn name_evidence(questionnaire: &Questionnaire, record: &mut Return, number: usize) {
    for question in questionnaire.questions() {
        let Some(answer) = record.answers.get_mut(&question.id) else { continue };
        let names_it = match number % 3 {
            0 => true,
            1 => !question.id.as_str().ends_with(['3', '6', '9']),
            _ => false,
        };
        if names_it && is_evidence_due(questionnaire, question, answer) {
            let text = format!("Invented policy and feedback on {}, shared drive, safeguarding folder", question.id);
            answer.evidence = vec![Evidence { text, extra: Map::new() }];
        }
    }
}

fn fill_profile(questionnaire: &Questionnaire, record: &mut Return, chance: &mut Rng, number: usize) {
    let list = questionnaire.field_meaning(Meaning::OrganisationType).and_then(|field| field.options.as_ref());
    let types = questionnaire.choices(list);
    // Every fourth is a school, as schools are most in real rounds; the other types come in turn.
    let schools = types.iter().find(|choice| choice.id.as_str() == "SCH");
    let choice = if number.is_multiple_of(4) { schools } else { types.get((number - number / 4) % types.len().max(1)) };
    let name = NAMES[number % NAMES.len()];
    let text = |text: &str| AnswerValue::Text(text.to_owned());
    if let Some(choice) = choice {
        let short = choice.label.split(['(', ',']).next().unwrap_or_default().trim();
        let called = format!("{name} {short} (sample {})", number + 1);
        record.profile.insert(questionnaire.id_meaning(Meaning::OrganisationName), text(&called));
        record.profile.insert(questionnaire.id_meaning(Meaning::OrganisationType), text(choice.id.as_str()));
    }
    for (field, answer) in [("commissions", chance.bool()), ("nursery", chance.bool()), ("leisure", true)] {
        if questionnaire.profile_field(&field.into()).is_some() {
            record.profile.insert(field.into(), text(if answer { "yes" } else { "no" }));
        }
    }
    record.profile.insert(questionnaire.id_meaning(Meaning::CompletedByRole), text("Safeguarding lead"));
}

fn answer(questionnaire: &Questionnaire, record: &mut Return, question: &Question, strength: u32, chance: &mut Rng) {
    let response = match question.answer_type {
        AnswerType::Level => level_response(questionnaire, question, strength, chance),
        AnswerType::Percentage => Some(Response::Given(AnswerValue::Number(f64::from(chance.u32(55..=100))))),
        AnswerType::LongText | AnswerType::ShortText => {
            (chance.u32(..3) == 0).then(|| Response::Given(AnswerValue::Text("Invented text for a sample return.".to_owned())))
        }
        AnswerType::YesNo
        | AnswerType::Rows
        | AnswerType::Choice
        | AnswerType::Choices
        | AnswerType::Number
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::CaseReference => None,
    };
    let Some(response) = response else { return };
    let is_gap = response == Response::DontKnow || response.level() == lowest(questionnaire, question);
    if is_gap && question.key {
        record.actions.push(sample_action(question, record.actions.len(), chance));
    }
    let evidence = if question.key && !is_gap {
        vec![Evidence { text: "Invented policy, shared drive, safeguarding folder".to_owned(), extra: Map::new() }]
    } else {
        Vec::new()
    };
    record.answers.insert(question.id.clone(), Answer { response: Some(response), evidence, ..Answer::default() });
}

fn level_response(questionnaire: &Questionnaire, question: &Question, strength: u32, chance: &mut Rng) -> Option<Response> {
    let scale = questionnaire.scale_of(question)?;
    // Where rules grade, a part of three questions has no grade without one of them.
    let may_skip = question.may_not_apply || questionnaire.grading.domain.method != Method::Rules;
    match chance.u32(..100) {
        0..3 if scale.not_applicable && may_skip => {
            return Some(Response::NotApplicable("Invented: we do not do this.".to_owned()));
        }
        3..4 if scale.dont_know => return Some(Response::DontKnow),
        _ => {}
    }
    let mut levels: Vec<_> = scale.levels.iter().collect();
    levels.sort_by_key(|level| level.value);
    // Three draws: the stronger the organisation, the more of them lift the level. Key questions are seldom missed.
    let draws = levels.len().saturating_sub(1);
    let floor = usize::from(question.key && strength > 45);
    let lifted = (0..draws).filter(|_| chance.u32(..100) < strength).count().max(floor);
    levels.get(lifted).map(|level| Response::Given(AnswerValue::Text(level.id.to_string())))
}

fn lowest(questionnaire: &Questionnaire, question: &Question) -> Option<LevelId> {
    let scale = questionnaire.scale_of(question)?;
    scale.levels.iter().find(|level| level.value == scale.lowest()).map(|level| level.id.clone())
}

fn sample_action(question: &Question, number: usize, chance: &mut Rng) -> Action {
    Action {
        text: "Invented action: put this in place and tell everyone".to_owned(),
        owner: "Safeguarding lead".to_owned(),
        due: format!("2027-{:02}-{:02}", chance.u32(1..=9), chance.u32(1..=28)),
        ..Action::begun(format!("sample-{}", number + 1).as_str().into(), Some(question.id.clone()))
    }
}

fn declared(questionnaire: &Questionnaire, mut record: Return, role: &str) -> Return {
    record.status = Status::Submitted;
    record.declaration = Some(Declaration { role: role.to_owned(), at: "2026-11-20".to_owned(), ..Declaration::default() });
    record.grades = Some(grade(questionnaire, &record).recorded());
    sealed(record)
}

fn sealed(mut record: Return) -> Return {
    record.digest = with_digest(&record).and_then(|file| file.get("digest")?.as_str().map(str::to_owned));
    record
}
