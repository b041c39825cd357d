//! How far a submitted return shows what it says: counts by the same checks as before submission, and one word by a rule over
//! them. It says nothing of whether what is named is there, or is any good.

use super::finding::Finding;
use super::findings::{Circumstances, find};
use crate::model::answer::{Answer, Response};
use crate::model::applies::asked_domains;
use crate::model::audit_return::{Action, Return};
use crate::model::check_entry::Severity;
use crate::model::date::Date;
use crate::model::grading_rules::Method;
use crate::model::plain::{Plain, plain, says_something};
use crate::model::question::{EvidenceWish, Question};
use crate::model::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text of fewer letters and digits names nothing: "x", "ok".
const LEAST_LETTERS: usize = 3;
/// The same text counts as the evidence for this many answers at most.
const MOST_OF_ONE_TEXT: usize = 3;

/// What a return shows, in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssuranceCounts {
    /// Answers at good or better for which evidence is due: it is expected, or the highest level says that it can be shown.
    pub due: usize,
    /// Of these, those that name some.
    pub shown: usize,
    /// Answers at the lowest level, and "Don't know".
    pub gaps: usize,
    /// Of these, those with an action that has an owner and a day.
    pub planned: usize,
    /// Actions.
    pub actions: usize,
    /// Of these, those that have an owner and a day.
    pub owned: usize,
    /// Findings that would block today.
    pub blocking: usize,
    /// Findings worth another look.
    pub warnings: usize,
    /// Findings that are good to know.
    pub informing: usize,
}

/// How far a return shows what it says, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AssuranceLevel {
    /// Where evidence is due at least three in four answers name some, and at least three in four gaps have an action with an owner and a day.
    Evidenced,
    /// At least half of them name some.
    PartlyEvidenced,
    /// Fewer do.
    Asserted,
    /// No answer is one for which evidence is due.
    NothingToShow,
}

impl AssuranceCounts {
    /// What a return shows, on the day on which it was submitted. Possible personal data is not looked for.
    pub fn of(questionnaire: &Questionnaire, record: &Return) -> Self {
        let submitted = record.declaration.as_ref().and_then(|declaration| Date::from_iso(declaration.at.get(..10)?));
        let findings = find(questionnaire, record, Circumstances { today: submitted, local_names: None });
        let of = |severity| findings.iter().filter(|finding: &&Finding| finding.severity == severity).count();
        let actions: Vec<&Action> = record.actions.iter().filter(|action| !action.is_blank()).collect();
        let mut counts = Self {
            actions: actions.len(),
            owned: actions.iter().filter(|action| is_owned(action)).count(),
            blocking: of(Severity::Block),
            warnings: of(Severity::Warn),
            informing: of(Severity::Inform),
            ..Self::default()
        };
        let mut texts = BTreeMap::new();
        for question in asked_domains(questionnaire, record).into_iter().flat_map(|asked| asked.questions) {
            let Some(answer) = record.answer_to(&question.id) else { continue };
            if is_evidence_due(questionnaire, question, answer) {
                counts.due += 1;
                counts.shown += usize::from(is_shown(answer, &mut texts));
            }
            if is_gap(questionnaire, question, answer) {
                counts.gaps += 1;
                let mut of_this = actions.iter().filter(|action| action.question.as_ref() == Some(&question.id));
                counts.planned += usize::from(of_this.any(|action| is_owned(action)));
            }
        }
        counts
    }

    /// The word for it.
    pub fn level(self) -> AssuranceLevel {
        let at_least = |part: usize, whole: usize, quarters: usize| part * 4 >= whole * quarters;
        if self.due == 0 {
            AssuranceLevel::NothingToShow
        } else if at_least(self.shown, self.due, 3) && at_least(self.planned, self.gaps, 3) {
            AssuranceLevel::Evidenced
        } else if at_least(self.shown, self.due, 2) {
            AssuranceLevel::PartlyEvidenced
        } else {
            AssuranceLevel::Asserted
        }
    }
}

fn is_owned(action: &Action) -> bool {
    says_something(&action.text) && says_something(&action.owner) && Date::from_iso(&action.due).is_some()
}

/// Whether an answer says something for which evidence is due.
pub fn is_evidence_due(questionnaire: &Questionnaire, question: &Question, answer: &Answer) -> bool {
    let level = answer.response.as_ref().and_then(|response| questionnaire.level_reached(question, response));
    let Some((level, scale)) = level.zip(questionnaire.graded_on(question)) else { return false };
    let says_it_is_shown = questionnaire.grading.domain.method == Method::Rules && level.value == scale.highest();
    let is_due = match question.evidence {
        EvidenceWish::Expected => true,
        EvidenceWish::Optional => says_it_is_shown,
        EvidenceWish::None => false,
    };
    is_due && scale.is_good(&level.id)
}

fn is_gap(questionnaire: &Questionnaire, question: &Question, answer: &Answer) -> bool {
    let Some((response, scale)) = answer.response.as_ref().zip(questionnaire.graded_on(question)) else { return false };
    let level = questionnaire.level_reached(question, response);
    *response == Response::DontKnow || level.is_some_and(|level| level.value == scale.lowest() && !scale.is_good(&level.id))
}

/// Whether evidence is named that does not stand with too many other answers already.
fn is_shown(answer: &Answer, texts: &mut BTreeMap<String, usize>) -> bool {
    let named = answer.evidence.iter().map(|one| folded(&one.text)).filter(|text| text.chars().count() >= LEAST_LETTERS);
    for text in named {
        let so_far = texts.entry(text).or_default();
        *so_far += 1;
        if *so_far <= MOST_OF_ONE_TEXT {
            return true;
        }
    }
    false
}

/// The letters and digits of a text, in lower case.
fn folded(text: &str) -> String {
    let sign = |character| match plain(character) {
        Plain::Sign(sign) if sign.is_alphanumeric() => Some(sign),
        Plain::Sign(_) | Plain::Dash | Plain::Blank | Plain::Nothing => None,
    };
    text.chars().filter_map(sign).flat_map(char::to_lowercase).collect()
}
