//! Invented audits of cases: judged, some of them moderated, one with a child at risk, one case judged by two agencies.

use super::{answer, declared, own_seed, sealed};
use crate::grading::grade;
use crate::model::answer::{Answer, AnswerValue, Response};
use crate::model::applies::{AskedFacts, asks_domain, asks_field, asks_question};
use crate::model::audit_return::{QuestionnaireRef, Return};
use crate::model::escalation::Escalation;
use crate::model::ids::LevelId;
use crate::model::joint::{Joint, case_field};
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::meaning::Meaning;
use crate::model::moderation::Moderation;
use crate::model::questionnaire::{AnswerType, ProfileField, Questionnaire};
use crate::model::reference::{CASE, reference};
use crate::model::scale::Choice;
use fastrand::Rng;
use serde_json::Map;

/// How many invented audits there are; the last two are of one case, which is also judged jointly.
pub const AUDITS: usize = 28;
/// How many of them are moderated to the end; two more are begun.
pub const MODERATED: usize = 14;

const ROLES: [&str; 2] = ["Team manager (sample)", "Quality officer (sample)"];

/// Invented audits of cases, with one draft and one joint judgement behind them.
pub fn sample_audits(questionnaire: &Questionnaire, digest: &str, seed: u64) -> Vec<Return> {
    let mut chance = Rng::with_seed(own_seed(questionnaire, seed));
    let begun = |chance: &mut Rng| begin(questionnaire, digest, chance);
    let mut audits: Vec<Return> = Vec::new();
    for number in 0..AUDITS {
        let mut record = begun(&mut chance);
        let agency = |record: &Return| record.says(Meaning::OrganisationType);
        // The last two are by different agencies, or they could not judge together.
        for _ in 0..20 {
            if number + 1 < AUDITS || audits.last().is_none_or(|before| agency(before) != agency(&record)) {
                break;
            }
            record = begun(&mut chance);
        }
        if let Some((before, field)) = audits.last().filter(|_| number + 1 == AUDITS).zip(case_field(questionnaire)) {
            record.profile.extend(before.profile.get_key_value(&field).map(|(id, said)| (id.clone(), said.clone())));
        }
        judge(questionnaire, &mut record, &mut chance);
        audits.push(declared(questionnaire, record, ROLES[number % ROLES.len()]));
    }
    let joint = jointly(questionnaire, begun(&mut chance), &audits[AUDITS - 2..]);
    for (number, record) in audits.iter_mut().take(MODERATED + 2).enumerate() {
        moderate(questionnaire, record, number, &mut chance);
        *record = sealed(record.clone());
    }
    let mut draft = begun(&mut chance);
    draft.escalations.push(Escalation::noticed("2026-11-19T10:15:00Z".to_owned()));
    audits.into_iter().chain([joint, sealed(draft)]).collect()
}

fn begin(questionnaire: &Questionnaire, digest: &str, chance: &mut Rng) -> Return {
    let made_with = QuestionnaireRef::of(questionnaire, digest);
    let id = format!("00000000-0000-4000-9000-{:012x}", chance.u64(..1 << 48));
    let quoted = reference(&questionnaire.reference_prefix, chance.u64(..));
    let mut record = Return::start(id.as_str().into(), quoted, made_with, "2026-27".to_owned());
    for field in &questionnaire.profile {
        let is_asked = asks_field(field, &AskedFacts { questionnaire, sheet: record.sheet() });
        if let Some(said) = said(questionnaire, field, chance).filter(|_| is_asked) {
            record.profile.insert(field.id.clone(), said);
        }
    }
    record
}

fn said(questionnaire: &Questionnaire, field: &ProfileField, chance: &mut Rng) -> Option<AnswerValue> {
    let choices = questionnaire.choices(field.options.as_ref());
    // The first choices are the most frequent, so that some groups are large enough to be shown.
    let mut chosen = || {
        let at = (0..2).map(|_| chance.usize(..choices.len().clamp(1, 3))).min()?;
        choices.get(at).map(|choice| choice.id.to_string())
    };
    match field.answer_type {
        AnswerType::CaseReference => Some(AnswerValue::Text(reference(CASE, chance.u64(..)))),
        AnswerType::Choice if field.required || field.report_by => chosen().map(AnswerValue::Text),
        AnswerType::Choices if field.required || field.report_by => chosen().map(|one| AnswerValue::Many(vec![one])),
        AnswerType::ShortText if field.required => Some(AnswerValue::Text(ROLES[0].to_owned())),
        AnswerType::Level
        | AnswerType::Rows
        | AnswerType::YesNo
        | AnswerType::Choice
        | AnswerType::Choices
        | AnswerType::Number
        | AnswerType::Percentage
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::ShortText
        | AnswerType::LongText => None,
    }
}

/// Answers what is asked, then judges about as the answers suggest.
fn judge(questionnaire: &Questionnaire, record: &mut Return, chance: &mut Rng) {
    let strength = chance.u32(76..100);
    for domain in questionnaire.domains.iter().filter(|domain| !domain.ungraded) {
        if !asks_domain(domain, &AskedFacts { questionnaire, sheet: record.sheet() }) {
            continue;
        }
        for question in &domain.questions {
            if asks_question(question, &AskedFacts { questionnaire, sheet: record.sheet() }) {
                answer(questionnaire, record, question, strength, chance);
            }
        }
    }
    // What has to be answered although it is not graded, such as whether a child is at risk: mostly the second choice, "No".
    let ungraded = questionnaire.domains.iter().filter(|domain| domain.ungraded).flat_map(|domain| &domain.questions);
    for question in ungraded.filter(|question| question.is_required() && question.answer_type == AnswerType::Choice) {
        // None of the children in the samples is at risk now, but where that is recorded.
        let is_open = |choice: &&Choice| !question.escalates.contains(&choice.id);
        let choices: Vec<&Choice> = questionnaire.choices(question.options.as_ref()).iter().filter(is_open).collect();
        let at = if choices.len() > 2 && chance.u32(..8) > 0 { 1 } else { 0 };
        if let Some(choice) = choices.get(at) {
            let response = Response::Given(AnswerValue::Text(choice.id.to_string()));
            record.answers.insert(question.id.clone(), Answer { response: Some(response), ..Answer::default() });
        }
    }
    for domain in grade(questionnaire, record).domains {
        if let Some(grade) = domain.suggestion {
            let grade = near(questionnaire, &grade, chance);
            record.judge(&Subject::Domain(domain.domain), invented(grade));
        }
    }
    record.overall_judgement = grade(questionnaire, record).overall.suggestion.map(invented);
}

fn invented(grade: LevelId) -> Judgement {
    Judgement::new(grade, "Invented reason for a sample audit.".to_owned())
}

/// Mostly the same grade, else the next one up or down.
fn near(questionnaire: &Questionnaire, grade: &LevelId, chance: &mut Rng) -> LevelId {
    let mut levels: Vec<_> = questionnaire.grade_scale().map(|scale| scale.levels.iter().collect()).unwrap_or_default();
    levels.sort_by_key(|level| level.value);
    let Some(at) = levels.iter().position(|level| level.id == *grade) else { return grade.clone() };
    let to = match chance.u32(..8) {
        0 => at.saturating_sub(1),
        1 | 2 => at + 1,
        _ => at,
    };
    levels.get(to).map_or_else(|| grade.clone(), |level| level.id.clone())
}

/// A second grading: finished, but for the last two, of which one is not agreed yet and one still blind.
fn moderate(questionnaire: &Questionnaire, record: &mut Return, number: usize, chance: &mut Rng) {
    let id = format!("00000000-0000-4000-a000-{:012x}", chance.u64(..1 << 48));
    let mut second = Moderation::begin(id.as_str().into(), "2026-11-21T09:00:00Z".to_owned(), record.revision);
    "Moderator (sample)".clone_into(&mut second.by);
    let domains = record.judgements.keys().cloned().map(Subject::Domain);
    for subject in domains.chain([Subject::Overall]) {
        let Some(first) = record.judgement(&subject).cloned() else { continue };
        let own = invented(near(questionnaire, &first.grade, chance));
        let agreed = if chance.bool() { own.clone() } else { first };
        second.set_own(&subject, own);
        if number < MODERATED {
            second.set_agreed(&subject, agreed);
        }
    }
    second.compared_at = (number <= MODERATED).then(|| "2026-11-21T10:00:00Z".to_owned());
    second.finished_at = (number < MODERATED).then(|| "2026-11-21T11:00:00Z".to_owned());
    record.moderation.push(second);
}

/// What the agencies of these audits judge together, of the case of the first.
fn jointly(questionnaire: &Questionnaire, begun: Return, audits: &[Return]) -> Return {
    let Some(first) = audits.first() else { return begun };
    let judgements = (first.judgements.clone(), first.overall_judgement.clone());
    let joint = Some(Joint { audits: audits.to_vec(), extra: Map::new() });
    let record =
        Return { profile: first.profile.clone(), judgements: judgements.0, overall_judgement: judgements.1, joint, ..begun };
    declared(questionnaire, record, ROLES[1])
}
