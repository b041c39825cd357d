//! The grade of one domain: the share of its answers, the band the share reaches, the limits that cap it.

use super::counts::AnswerCounts;
use super::gradable::Gradable;
use super::graded::{CountedAnswer, DomainGrade, Outcome};
use super::limits;
use super::needs::by_rules;
use super::score::Score;
use super::too_little::too_little;
use crate::model::answer::Response;
use crate::model::applies::{AskedDomain, is_answered};
use crate::model::grading_rules::Method;
use crate::model::ids::*;
use crate::model::judgement::Judgement;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::sheet::Sheet;

/// Grades one asked domain.
pub fn grade_domain(questionnaire: &Questionnaire, of: &Gradable<'_>, asked: &AskedDomain<'_>) -> DomainGrade {
    let mut graded = DomainGrade {
        domain: asked.domain.id.clone(),
        outcome: Outcome::NotGraded,
        score: None,
        band: None,
        suggestion: None,
        counted: Vec::new(),
        left_out: Vec::new(),
        unknown: Vec::new(),
        key_gaps: Vec::new(),
        by_rules: None,
        counts: AnswerCounts::default(),
        limits: Vec::new(),
    };
    for question in &asked.questions {
        graded.count(questionnaire, of.sheet, question);
    }
    graded.score = graded.total();
    graded.outcome = match questionnaire.grading.domain.method {
        Method::None => Outcome::NotGraded,
        _ if asked.domain.ungraded => Outcome::NotGraded,
        Method::Judged => graded.by_judgement(questionnaire, of, asked),
        Method::Share => graded.by_share(questionnaire, of, asked),
        Method::Rules => graded.by_rules(questionnaire, of, asked),
    };
    graded
}

impl DomainGrade {
    fn count(&mut self, questionnaire: &Questionnaire, sheet: Sheet<'_>, question: &Question) {
        let Some(scale) = questionnaire.graded_on(question) else { return };
        let Some(response) = sheet.response_to(&question.id) else { return };
        let level = questionnaire.level_reached(question, response);
        let value = match response {
            Response::NotApplicable(_) => {
                self.left_out.push(question.id.clone());
                return;
            }
            Response::DontKnow => {
                self.unknown.push(question.id.clone());
                scale.lowest()
            }
            Response::Given(_) => match level {
                Some(level) => level.value,
                None => return,
            },
        };
        if question.key && value == scale.lowest() {
            self.key_gaps.push(question.id.clone());
        }
        self.counted.push(CountedAnswer {
            question: question.id.clone(),
            level: level.map(|level| level.id.clone()),
            points: u64::from(question.weight) * u64::from(value),
            possible: u64::from(question.weight) * u64::from(scale.highest()),
        });
    }

    fn total(&self) -> Option<Score> {
        let score = Score {
            earned: self.counted.iter().map(|answer| answer.points).sum(),
            possible: self.counted.iter().map(|answer| answer.possible).sum(),
        };
        (score.possible > 0).then_some(score)
    }

    /// A person's grade. What the answers suggest is worked out beside it and changes nothing.
    fn by_judgement(&mut self, questionnaire: &Questionnaire, of: &Gradable<'_>, asked: &AskedDomain<'_>) -> Outcome {
        if !asked.questions.iter().any(|question| question.is_graded()) {
            return Outcome::NotGraded;
        }
        let judgement = of.judgements.get(&asked.domain.id).and_then(Judgement::given);
        if of.joint.is_some() {
            // What several agencies judge together rests on the answers in their own audits.
            return judgement.map_or(Outcome::NotYet { done: 0, required: 1 }, |grade| judged(questionnaire, grade));
        }
        let computed = self.by_share(questionnaire, of, asked);
        let is_open = matches!(computed, Outcome::NotYet { .. } | Outcome::NotApplicable);
        let too_little = self.too_little_evidence(questionnaire, of.sheet, asked).filter(|_| !is_open);
        self.suggestion = too_little.or(computed.grade()).cloned();
        match (computed, judgement) {
            (computed @ (Outcome::NotYet { .. } | Outcome::NotApplicable), _) => computed,
            (_, None) => Outcome::NotYet { done: 0, required: 1 },
            (_, Some(grade)) => judged(questionnaire, grade),
        }
    }

    /// What is suggested where the record shows too little; none where it shows enough, or something is unanswered.
    fn too_little_evidence<'q>(
        &self,
        questionnaire: &'q Questionnaire,
        sheet: Sheet<'_>,
        asked: &AskedDomain<'_>,
    ) -> Option<&'q LevelId> {
        let rule = questionnaire.grading.domain.not_enough.as_ref()?;
        let level = |question: &&&Question| sheet.response_to(&question.id).and_then(Response::level);
        let levels: Vec<LevelId> =
            asked.questions.iter().filter(|question| question.is_graded()).filter_map(|question| level(&question)).collect();
        let without = levels.iter().filter(|level| **level == rule.answer).count();
        rule.more_than.is_exceeded(without, levels.len()).then_some(&rule.suggest)
    }

    /// Why it has no grade yet, or never has one.
    fn not_gradable(&self, questionnaire: &Questionnaire, of: &Gradable<'_>, asked: &AskedDomain<'_>) -> Option<Outcome> {
        if !asked.questions.iter().any(|question| question.is_graded()) {
            return Some(Outcome::NotGraded);
        }
        let required: Vec<_> = asked.questions.iter().filter(|question| question.is_required()).collect();
        let is_done = |question: &&&&Question| is_answered(questionnaire, question, of.sheet.answer_to(&question.id));
        let done = required.iter().filter(is_done).count();
        (done < required.len()).then_some(Outcome::NotYet { done, required: required.len() })
    }

    /// What the rules make of the answers.
    fn by_rules(&mut self, questionnaire: &Questionnaire, of: &Gradable<'_>, asked: &AskedDomain<'_>) -> Outcome {
        self.counts = AnswerCounts::of(questionnaire, of.sheet, asked.questions.iter().copied());
        if let Some(outcome) = self.not_gradable(questionnaire, of, asked) {
            return outcome;
        }
        if self.counts.scored.iter().all(|one| one.attainment.is_none()) {
            // Nobody said that it does not apply where nothing was answered at all.
            return if self.counts.scored.is_empty() { Outcome::NotGraded } else { Outcome::NotApplicable };
        }
        let rule = &questionnaire.grading.domain;
        if let Some(outcome) = too_little(&self.counts, &rule.too_little) {
            return outcome;
        }
        let reached = questionnaire.grade_scale().and_then(|scale| by_rules(&rule.requirements, scale, &self.counts));
        let Some(reached) = reached else { return Outcome::NotGraded };
        let (grade, limits) = limits::cap_domain(questionnaire, of, &reached.reached.grade, &self.key_gaps);
        self.by_rules = Some(reached);
        self.limits = limits;
        Outcome::Graded(grade)
    }

    fn by_share(&mut self, questionnaire: &Questionnaire, of: &Gradable<'_>, asked: &AskedDomain<'_>) -> Outcome {
        if let Some(outcome) = self.not_gradable(questionnaire, of, asked) {
            return outcome;
        }
        let Some(score) = self.score else {
            // Nobody said that it does not apply where nothing was answered at all.
            return if self.left_out.is_empty() { Outcome::NotGraded } else { Outcome::NotApplicable };
        };
        let Some(band) = score.band(&questionnaire.grading.domain.bands) else { return Outcome::NotGraded };
        let (grade, limits) = limits::cap_domain(questionnaire, of, &band.grade, &self.key_gaps);
        self.band = Some(band.clone());
        self.limits = limits;
        Outcome::Graded(grade)
    }
}

/// What a person's grade comes to. One beside the levels ("Not enough evidence") is no grade.
pub(super) fn judged(questionnaire: &Questionnaire, grade: &LevelId) -> Outcome {
    let is_level = questionnaire.grade_scale().is_some_and(|scale| scale.level(grade).is_some());
    if is_level { Outcome::Graded(grade.clone()) } else { Outcome::NotEnoughEvidence }
}
