//! What stands in the answers of a domain or of the whole: how many are met, shown, gaps; which key questions are short.

use crate::model::answer::Response;
use crate::model::ids::{LevelId, QuestionId};
use crate::model::needs::CountOf;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::scale::{Level, Scale};
use crate::model::sheet::Sheet;

/// Where an answer stands. The order is that of the words: every one after the first is better than those before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Attainment {
    /// The lowest level, or nobody knows.
    Gap,
    /// Between the lowest level and what is good.
    Partly,
    /// At or above what is good.
    Met,
    /// The highest level, with evidence that shows it.
    Shown,
}

/// A scored question and where its answer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Which question.
    pub question: QuestionId,
    /// Whether law or guidance expects it.
    pub is_key: bool,
    /// Where the answer stands; none where the question does not apply.
    pub attainment: Option<Attainment>,
    /// Whether it applies to everybody: then a key question that does not apply counts as a gap, and any other one towards what
    /// is too much "Not applicable".
    pub applies_to_all: bool,
}

impl Scored {
    /// Where the answer stands when answers are counted: a key question that does not apply, and has to, stands as a gap.
    pub fn counted(&self) -> Option<Attainment> {
        self.attainment.or((self.is_key && self.applies_to_all).then_some(Attainment::Gap))
    }

    /// Whether it is a key question that is not met.
    pub fn is_key_short(&self) -> bool {
        self.is_key && self.counted().is_some_and(|attainment| attainment < Attainment::Met)
    }

    /// Whether it is a key question that is missing.
    pub fn is_key_gap(&self) -> bool {
        self.is_key && self.counted() == Some(Attainment::Gap)
    }
}

/// What stands in the answers of a domain, or of the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerCounts {
    /// Every scored question that is answered, in reading order.
    pub scored: Vec<Scored>,
    /// The grades of the domains that have one, as values of the grade scale; empty for one domain.
    pub domains: Vec<u32>,
}

impl AnswerCounts {
    /// Counts the answers to these questions. One that is not scored, or not answered, is left out.
    pub fn of<'q>(questionnaire: &Questionnaire, sheet: Sheet<'_>, questions: impl IntoIterator<Item = &'q Question>) -> Self {
        let scored = questions.into_iter().filter_map(|question| scored(questionnaire, sheet, question)).collect();
        Self { scored, domains: Vec::new() }
    }

    /// How many are counted: answered with a level or "Don't know", or key and counted as a gap.
    pub fn answers(&self) -> usize {
        self.scored.iter().filter(|one| one.counted().is_some()).count()
    }

    /// How many are "Not applicable" though they apply to everybody. A key question is counted as a gap instead: otherwise one
    /// more "Not applicable" could leave a weak domain without its grade.
    pub fn not_applicable(&self) -> usize {
        self.scored.iter().filter(|one| one.attainment.is_none() && one.applies_to_all && !one.is_key).count()
    }

    /// Of how many that could be: all but those that are "Not applicable" and may be.
    pub fn applicable(&self) -> usize {
        self.scored.iter().filter(|one| one.attainment.is_some() || one.applies_to_all).count()
    }

    /// Whether a question is key and missing.
    pub fn is_key_gap(&self, question: &QuestionId) -> bool {
        self.scored.iter().any(|one| one.question == *question && one.is_key_gap())
    }

    /// How many there are of what is counted, and of how many.
    pub fn count(&self, counted: &CountOf, grades: Option<&Scale>) -> (usize, usize) {
        let answers = |is_counted: fn(Attainment) -> bool| {
            let attainment = self.scored.iter().filter_map(Scored::counted);
            (attainment.filter(|attainment| is_counted(*attainment)).count(), self.answers())
        };
        let key = |is_counted: fn(&Scored) -> bool| {
            let all = self.scored.iter().filter(|one| one.is_key).count();
            (self.scored.iter().filter(|one| is_counted(one)).count(), all)
        };
        let domains = |is_counted: &dyn Fn(u32, u32) -> bool, grade: &LevelId| {
            let Some(bound) = grades.and_then(|scale| scale.level(grade)) else { return (0, self.domains.len()) };
            (self.domains.iter().filter(|value| is_counted(**value, bound.value)).count(), self.domains.len())
        };
        match counted {
            CountOf::Met => answers(|attainment| attainment >= Attainment::Met),
            CountOf::Shown => answers(|attainment| attainment == Attainment::Shown),
            CountOf::Gaps => answers(|attainment| attainment == Attainment::Gap),
            CountOf::KeyShort => key(Scored::is_key_short),
            CountOf::KeyGaps => key(Scored::is_key_gap),
            CountOf::DomainsAtOrAbove(grade) => domains(&|value, bound| value >= bound, grade),
            CountOf::DomainsAtOrBelow(grade) => domains(&|value, bound| value <= bound, grade),
        }
    }
}

fn scored(questionnaire: &Questionnaire, sheet: Sheet<'_>, question: &Question) -> Option<Scored> {
    let scale = questionnaire.graded_on(question)?;
    let answer = sheet.answer_to(&question.id)?;
    let response = answer.response.as_ref()?;
    let attainment = match response {
        Response::NotApplicable(_) => None,
        Response::DontKnow => Some(Attainment::Gap),
        Response::Given(_) => {
            let level = questionnaire.level_reached(question, response)?;
            Some(Attainment::of(scale, level, answer.has_evidence()))
        }
    };
    Some(Scored { question: question.id.clone(), is_key: question.key, attainment, applies_to_all: !question.may_not_apply })
}

impl Attainment {
    /// Where an answer of that level stands.
    fn of(scale: &Scale, level: &Level, has_evidence: bool) -> Self {
        if level.value == scale.highest() && has_evidence {
            Self::Shown
        } else if scale.is_good(&level.id) {
            Self::Met
        } else if level.value == scale.lowest() {
            Self::Gap
        } else {
            Self::Partly
        }
    }
}
