//! Invented replies to a survey in two rounds: some questions are better than the year before and some worse, most groups are
//! large enough to be shown, and one is not. Who said what goes round evenly, so that few counts are small by accident.

use super::own_seed;
use crate::model::answer::{Answer, AnswerValue, NO, Response, YES};
use crate::model::applies::{AskedFacts, asks_domain, asks_field, asks_question};
use crate::model::audit_return::{QuestionnaireRef, Return};
use crate::model::digest::with_digest;
use crate::model::questionnaire::{AnswerType, ProfileField, Question, Questionnaire};
use crate::model::reference::reference;
use crate::model::replies::{Replies, Reply};
use crate::model::scale::Choice;
use fastrand::Rng;

/// How many replied in the last round.
pub const REPLIES: usize = 60;
/// How many replied in the round before.
pub const REPLIES_BEFORE: usize = 50;

/// So many are in the smallest group of the first grouping: fewer than are shown.
const IN_THE_SMALL_GROUP: usize = 3;
/// How many parts are asked, of a survey from which parts are chosen.
const PARTS: usize = 5;
/// How far people stand apart from question to question; none has a factor in common with how many they are.
const STEPS: [usize; 6] = [7, 11, 13, 17, 19, 23];
/// The whole that places of people are parts of.
const WHOLE: usize = 1000;

/// One round of the samples.
struct Round {
    name: &'static str,
    months: [&'static str; 2],
    replies: usize,
    invited: u64,
    /// How much better than usual things are, in points of 100, for one question after the other.
    better: [isize; 4],
}

const ROUNDS: [Round; 2] = [
    Round { name: "2025-26", months: ["2025-10", "2025-11"], replies: REPLIES_BEFORE, invited: 75, better: [0; 4] },
    Round { name: "2026-27", months: ["2026-10", "2026-11"], replies: REPLIES, invited: 80, better: [9, 1, -9, 0] },
];

/// Invented replies, a file for each of two rounds, the same for the same seed.
pub fn sample_replies(questionnaire: &Questionnaire, digest: &str, seed: u64) -> Vec<Replies> {
    let mut chance = Rng::with_seed(own_seed(questionnaire, seed));
    ROUNDS.iter().map(|round| of_round(questionnaire, digest, round, &mut chance)).collect()
}

fn of_round(questionnaire: &Questionnaire, digest: &str, round: &Round, chance: &mut Rng) -> Replies {
    let made_with = QuestionnaireRef::of(questionnaire, digest);
    let id = format!("00000000-0000-4000-a000-{:012x}", chance.u64(..1 << 48));
    let quoted = reference(&questionnaire.reference_prefix, chance.u64(..));
    let mut survey = Replies::start(id.as_str().into(), quoted, made_with, round.name.to_owned());
    survey.invited = Some(round.invited);
    survey.months = Some(round.months.map(str::to_owned));
    let mut setting_up = survey.blank();
    for field in questionnaire.profile.iter().filter(|field| field.asked_once) {
        tell(questionnaire, &mut setting_up, field, |choices| choices.iter().take(PARTS).collect());
    }
    survey.setup = setting_up.profile;
    let of_person = |number| {
        let record = reply(questionnaire, survey.blank(), &Person { number, of: round.replies }, round);
        Reply::of(questionnaire, record.sheet())
    };
    survey.replies = (0..round.replies).map(of_person).collect();
    survey.forget_order();
    survey.digest = with_digest(&survey).and_then(|file| file.get("digest")?.as_str().map(str::to_owned));
    survey
}

/// One of those who reply.
struct Person {
    number: usize,
    of: usize,
}

impl Person {
    /// Where among all they stand in one matter, of [`WHOLE`]; everybody somewhere else, and elsewhere in the next matter.
    fn place(&self, matter: usize) -> usize {
        let step = STEPS[matter % STEPS.len()];
        (self.number * step + matter) % self.of * WHOLE / self.of
    }
}

fn reply(questionnaire: &Questionnaire, mut record: Return, person: &Person, round: &Round) -> Return {
    for (at, field) in questionnaire.profile.iter().filter(|field| !field.asked_once).enumerate() {
        tell(questionnaire, &mut record, field, |choices| {
            // The last group of the first grouping is small; the first groups are large.
            let place = match person.place(at) {
                _ if at == 0 && person.number < IN_THE_SMALL_GROUP => choices.len().saturating_sub(1),
                0..500 => 0,
                500..800 => 1,
                _ => 2,
            };
            choices.get(place).or(choices.first()).into_iter().collect()
        });
    }
    let questions = questionnaire.domains.iter().flat_map(|domain| domain.questions.iter().map(move |one| (domain, one)));
    for (at, (domain, question)) in questions.enumerate() {
        let facts = AskedFacts { questionnaire, sheet: record.sheet() };
        // Where one or two leave a question out, little may be said of those who answered it: so nobody does, or a quarter.
        let leaves_out = at % 6 == 5 && person.place(at + 3) < WHOLE / 4;
        if asks_domain(domain, &facts) && asks_question(question, &facts) && !leaves_out {
            let usual = WHOLE * (55 + at * 7 % 30) / 100;
            let strength = usual.saturating_add_signed(round.better[at % round.better.len()] * 10);
            let response = said(questionnaire, question, strength, person, at).map(Response::Given);
            record.answers.extend(response.map(|said| {
                let answer = Answer { response: Some(said), ..Answer::default() };
                (question.id.clone(), answer)
            }));
        }
    }
    record
}

/// Answers a field of the profile by choosing, where it is asked.
fn tell<'q>(
    questionnaire: &'q Questionnaire,
    record: &mut Return,
    field: &ProfileField,
    choose: impl FnOnce(&'q [Choice]) -> Vec<&'q Choice>,
) {
    if !asks_field(field, &AskedFacts { questionnaire, sheet: record.sheet() }) {
        return;
    }
    let chosen = choose(questionnaire.choices(field.options.as_ref())).into_iter().map(|choice| choice.id.to_string());
    let said = match field.answer_type {
        AnswerType::Choice => chosen.take(1).next().map(AnswerValue::Text),
        AnswerType::Choices => Some(chosen.collect::<Vec<_>>()).filter(|chosen| !chosen.is_empty()).map(AnswerValue::Many),
        AnswerType::YesNo => Some(AnswerValue::Text(YES.to_owned())),
        AnswerType::Level
        | AnswerType::Rows
        | AnswerType::Number
        | AnswerType::Percentage
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::CaseReference
        | AnswerType::ShortText
        | AnswerType::LongText => None,
    };
    record.profile.extend(said.map(|said| (field.id.clone(), said)));
}

/// What somebody says, where as large a part of [`WHOLE`] as `strength` speaks well of how things are.
fn said(
    questionnaire: &Questionnaire,
    question: &Question,
    strength: usize,
    person: &Person,
    matter: usize,
) -> Option<AnswerValue> {
    let choices = questionnaire.choices(question.options.as_ref());
    let place = person.place(matter);
    let text = |text: &str| Some(AnswerValue::Text(text.to_owned()));
    match question.answer_type {
        AnswerType::Level => level(questionnaire, question, strength, place).map(AnswerValue::Text),
        AnswerType::YesNo => text(if place < strength { YES } else { NO }),
        AnswerType::Choice => choices.get(place * choices.len() / WHOLE).map(|choice| AnswerValue::Text(choice.id.to_string())),
        AnswerType::Choices => {
            // The first choices are chosen most.
            let is_chosen = |at: usize| person.place(matter + at) < WHOLE * (choices.len() - at) / (choices.len() + 2);
            let most = question.most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
            let chosen = choices.iter().enumerate().filter(|(at, _)| is_chosen(*at)).map(|(_, choice)| choice.id.to_string());
            let chosen: Vec<String> = chosen.take(most).collect();
            let first = || choices.iter().take(1).map(|choice| choice.id.to_string()).collect();
            Some(AnswerValue::Many(if chosen.is_empty() { first() } else { chosen }))
        }
        AnswerType::LongText | AnswerType::ShortText if place < WHOLE / 4 => text("Invented text for a sample reply."),
        AnswerType::Number | AnswerType::Percentage => Some(AnswerValue::Number((1 + place * 12 / WHOLE) as f64)),
        AnswerType::LongText
        | AnswerType::ShortText
        | AnswerType::Rows
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::CaseReference => None,
    }
}

/// A level: of those that count as good, or of the others, each said by as many.
fn level(questionnaire: &Questionnaire, question: &Question, strength: usize, place: usize) -> Option<String> {
    let scale = questionnaire.scale_of(question)?;
    let mut levels: Vec<_> = scale.levels.iter().collect();
    levels.sort_by_key(|level| std::cmp::Reverse(level.value));
    let (good, others): (Vec<_>, Vec<_>) = levels.into_iter().partition(|level| scale.is_good(&level.id));
    let (among, part, whole) =
        if place < strength { (good, place, strength) } else { (others, place - strength, WHOLE.saturating_sub(strength)) };
    among.get(part * among.len() / whole.max(1)).map(|level| level.id.to_string())
}
