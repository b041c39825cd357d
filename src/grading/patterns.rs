//! What comes of typical ways of answering a questionnaire, so that whoever writes its rules sees what they do.

use super::{Grades, grade};
use crate::model::answer::{Answer, AnswerValue, Evidence, OutOf, Response};
use crate::model::applies::asked_domains;
use crate::model::audit_return::{QuestionnaireRef, Return};
use crate::model::ids::QuestionId;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{AnswerType, Question, Questionnaire};
use crate::model::scale::Scale;

/// A way of answering everything that is graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Everything is just good.
    AllGood,
    /// Everything has the highest level, with evidence.
    AllShown,
    /// Everything has the highest level, and no evidence is named.
    AllHighestWithoutEvidence,
    /// One answer of each domain, and no key question, is one level below good; the rest is good.
    OnePartlyInEach,
    /// Everything is one level below good.
    AllPartly,
    /// The first question has the highest level with evidence, and nothing else applies.
    OneShownRestNotApplicable,
    /// The first answer of each domain has the highest level with evidence, the rest is one level below good.
    OneShownInEach,
    /// No key question applies, and the rest has the highest level with evidence.
    KeyNotApplicable,
    /// One key question has the lowest level, and the rest has the highest with evidence.
    OneKeyGap,
    /// Two key questions do.
    TwoKeyGaps,
    /// Nobody knows anything.
    AllUnknown,
}

impl Pattern {
    /// Every pattern, from the best answers to the worst.
    pub const ALL: [Self; 11] = [
        Self::AllShown,
        Self::AllHighestWithoutEvidence,
        Self::AllGood,
        Self::OnePartlyInEach,
        Self::AllPartly,
        Self::OneShownInEach,
        Self::OneShownRestNotApplicable,
        Self::KeyNotApplicable,
        Self::OneKeyGap,
        Self::TwoKeyGaps,
        Self::AllUnknown,
    ];
}

/// What one answer says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Shown,
    Highest,
    Good,
    Partly,
    Lowest,
    Unknown,
    NotApplicable,
}

/// The grades of an organisation of that type that answers in this way; of anybody, where the questionnaire knows no types.
pub fn grades_of(questionnaire: &Questionnaire, organisation_type: Option<&str>, pattern: Pattern) -> Grades {
    let made_with = QuestionnaireRef::of(questionnaire, "sha256:");
    let mut record = Return::start("pattern".into(), String::new(), made_with, String::new());
    if let Some(is) = organisation_type {
        record.profile.insert(questionnaire.id_meaning(Meaning::OrganisationType), AnswerValue::Text(is.to_owned()));
    }
    // What is answered may decide what is asked next.
    for _ in 0..3 {
        let said = answers(questionnaire, &record, pattern);
        record.answers.extend(said);
    }
    grade(questionnaire, &record)
}

fn answers(questionnaire: &Questionnaire, record: &Return, pattern: Pattern) -> Vec<(QuestionId, Answer)> {
    let mut said = Vec::new();
    let mut keys = 0;
    for domain in asked_domains(questionnaire, record) {
        let mut has_partly = false;
        for (at, question) in domain.questions.iter().filter(|question| question.is_graded()).enumerate() {
            let is_key = question.key && !question.may_not_apply;
            keys += usize::from(question.key);
            let says = match pattern {
                Pattern::AllGood => Says::Good,
                Pattern::AllShown => Says::Shown,
                Pattern::AllHighestWithoutEvidence => Says::Highest,
                Pattern::AllPartly => Says::Partly,
                Pattern::AllUnknown => Says::Unknown,
                Pattern::OnePartlyInEach if !question.key && !has_partly => {
                    has_partly = true;
                    Says::Partly
                }
                Pattern::OnePartlyInEach => Says::Good,
                Pattern::OneShownRestNotApplicable if said.is_empty() => Says::Shown,
                Pattern::OneShownRestNotApplicable => Says::NotApplicable,
                Pattern::OneShownInEach if at == 0 => Says::Shown,
                Pattern::OneShownInEach => Says::Partly,
                Pattern::KeyNotApplicable if is_key => Says::NotApplicable,
                Pattern::OneKeyGap if question.key && keys <= 1 => Says::Lowest,
                Pattern::TwoKeyGaps if question.key && keys <= 2 => Says::Lowest,
                Pattern::KeyNotApplicable | Pattern::OneKeyGap | Pattern::TwoKeyGaps => Says::Shown,
            };
            let answer = questionnaire.graded_on(question).and_then(|scale| answer(scale, question, says));
            said.extend(answer.map(|answer| (question.id.clone(), answer)));
        }
    }
    said
}

fn answer(scale: &Scale, question: &Question, says: Says) -> Option<Answer> {
    let mut levels: Vec<_> = scale.levels.iter().collect();
    levels.sort_by_key(|level| level.value);
    let good = levels.iter().position(|level| scale.is_good(&level.id))?;
    let at = match says {
        Says::Shown | Says::Highest => levels.len().checked_sub(1)?,
        Says::Good => good,
        Says::Partly => good.saturating_sub(1),
        Says::Lowest | Says::Unknown | Says::NotApplicable => 0,
    };
    let level = levels.get(at)?;
    // A number may stand for the middle levels only.
    let steps = question.levels_from.iter().filter_map(|one| Some((scale.level(&one.level)?.value, one.from)));
    let from = steps.filter(|(value, _)| *value <= level.value).map(|(_, from)| from).fold(0.0, f64::max);
    let given = match question.answer_type {
        AnswerType::Level => AnswerValue::Text(level.id.to_string()),
        AnswerType::NOfM => AnswerValue::OutOf(OutOf { n: from.ceil() as u64, of: 100 }),
        _ => AnswerValue::Number(from),
    };
    let response = match says {
        // A number cannot be said not to apply, or not to be known: it stays blank.
        Says::Unknown | Says::NotApplicable if question.answer_type != AnswerType::Level => return None,
        Says::Unknown => Response::DontKnow,
        Says::NotApplicable => Response::NotApplicable("So it is".to_owned()),
        Says::Shown | Says::Highest | Says::Good | Says::Partly | Says::Lowest => Response::Given(given),
    };
    let shown = Evidence { text: "So it is".to_owned(), ..Evidence::default() };
    let evidence = if says == Says::Shown { vec![shown] } else { Vec::new() };
    Some(Answer { response: Some(response), evidence, ..Answer::default() })
}
