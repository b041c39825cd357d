//! The grades of a self-assessment as a reviewer moderated it, by the same engine: moderated levels in place of the
//! organisation's, then a grade given to a domain by hand above what the levels come to, then the whole from its domains. What is
//! asked stays what was asked of the organisation, whatever the moderated levels would ask.

use super::moderation::{Discuss, apart, to_discuss};
use super::{DomainGrade, Gradable, Grades, Outcome, grade, grade_asked};
use crate::model::answer::{Answer, AnswerValue, Evidence, Response};
use crate::model::applies::{AskedDomain, asked_domains};
use crate::model::audit_return::Return;
use crate::model::grading_rules::Method;
use crate::model::ids::{DomainId, LevelId, QuestionId};
use crate::model::judgement::Subject;
use crate::model::moderation::Moderation;
use crate::model::question::AnswerType;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::scale::Scale;
use crate::model::sheet::Sheet;
use std::collections::BTreeMap;

/// What stands as evidence where a reviewer gives the highest level and the organisation named none: the reviewer has seen it,
/// and the reason says what.
const SEEN_BY_THE_REVIEWER: &str = "Seen by the reviewer";

/// A grade as the organisation's answers give it, and as it was moderated.
#[derive(Clone, Debug, PartialEq)]
pub struct ModeratedGrade {
    /// Of what.
    pub subject: Subject,
    /// As the organisation's answers give it.
    pub own: Outcome,
    /// As moderated.
    pub moderated: Outcome,
    /// Whether the reviewer gave it by hand.
    pub is_by_hand: bool,
    /// How many answers below it were given a level.
    pub answers: usize,
}

/// An answer to which a reviewer gave a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModeratedLevel {
    /// To which question.
    pub question: QuestionId,
    /// The reviewer's.
    pub moderated: LevelId,
    /// Why.
    pub because: String,
}

/// What two reviewers of one return make of a domain or the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct BetweenReviews {
    /// Of what.
    pub subject: Subject,
    /// The one reviewer's grade.
    pub first: Outcome,
    /// The other's.
    pub second: Outcome,
    /// How many grades they are apart; none where one gives none.
    pub apart: Option<usize>,
    /// Why they talk about it; empty where they need not.
    pub discuss: Vec<Discuss>,
}

/// Whether a reviewer may give another level: to a question that is answered with a level which counts. A number is a fact;
/// where it is wrong, changes are asked for.
pub fn may_be_moderated(questionnaire: &Questionnaire, asked: &AskedDomain<'_>, question: &Question) -> bool {
    question.answer_type == AnswerType::Level && !asked.domain.ungraded && questionnaire.graded_on(question).is_some()
}

/// Whether a reviewer may give a grade by hand: where answers count towards one. Also where they are too few for it, because a
/// person has looked.
pub fn may_be_graded_by_hand(asked: &AskedDomain<'_>) -> bool {
    !asked.domain.ungraded && asked.questions.iter().any(|question| question.is_graded())
}

/// The grades as a reviewer moderated them, as far as that is done.
pub fn moderated_grades(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> Grades {
    let answers = answers_as_moderated(questionnaire, record, review);
    let of = Gradable { sheet: Sheet { profile: &record.profile, answers: &answers }, ..Gradable::of(record) };
    grade_asked(questionnaire, record, &of, |asked, graded| match grade_by_hand(questionnaire, asked, review) {
        Some(grade) => by_hand(graded, grade),
        None => graded,
    })
}

/// The grade that was given to a domain by hand, where that is a grade of this questionnaire.
pub fn grade_by_hand<'r>(questionnaire: &Questionnaire, asked: &AskedDomain<'_>, review: &'r Moderation) -> Option<&'r LevelId> {
    let grade = review.given_to(&asked.domain.id).filter(|_| may_be_graded_by_hand(asked))?;
    questionnaire.grade_scale()?.level(grade).map(|_| grade)
}

/// A domain with a person's grade, which no rule and no limit explains.
fn by_hand(graded: DomainGrade, grade: &LevelId) -> DomainGrade {
    let outcome = Outcome::Graded(grade.clone());
    DomainGrade { outcome, band: None, by_rules: None, limits: Vec::new(), ..graded }
}

fn answers_as_moderated(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> BTreeMap<QuestionId, Answer> {
    let mut answers = record.answers.clone();
    for (_, one) in levels(questionnaire, record, review) {
        let answer = answers.entry(one.question).or_default();
        answer.response = Some(Response::Given(AnswerValue::Text(one.moderated.to_string())));
        if !answer.has_evidence() {
            answer.evidence = vec![Evidence { text: SEEN_BY_THE_REVIEWER.to_owned(), ..Evidence::default() }];
        }
    }
    answers
}

/// The answers to which a reviewer gave a level, with their domains, in reading order. One that is no level of the question's
/// scale, or to a question that is not asked, counts for nothing.
pub fn levels(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> Vec<(DomainId, ModeratedLevel)> {
    let asked = asked_domains(questionnaire, record);
    let of_domain = |asked: &AskedDomain<'_>| {
        let questions = asked.questions.iter().filter(|question| may_be_moderated(questionnaire, asked, question));
        let found = questions.filter_map(|question| moderated_level(questionnaire, review, question));
        found.map(|found| (asked.domain.id.clone(), found)).collect::<Vec<_>>()
    };
    asked.iter().flat_map(of_domain).collect()
}

fn moderated_level(questionnaire: &Questionnaire, review: &Moderation, question: &Question) -> Option<ModeratedLevel> {
    let answer = review.answers.get(&question.id)?;
    let level = questionnaire.graded_on(question)?.level(answer.given()?)?;
    Some(ModeratedLevel { question: question.id.clone(), moderated: level.id.clone(), because: answer.because.clone() })
}

/// Every graded domain and then the whole, as the organisation's answers give it and as moderated.
pub fn self_and_moderated(questionnaire: &Questionnaire, record: &Return, review: &Moderation) -> Vec<ModeratedGrade> {
    let (own, moderated) = (grade(questionnaire, record), moderated_grades(questionnaire, record, review));
    let levels = levels(questionnaire, record, review);
    let asked = asked_domains(questionnaire, record);
    let gradable = asked.iter().filter(|asked| may_be_graded_by_hand(asked));
    let of_domain = |asked: &AskedDomain<'_>| {
        let id = &asked.domain.id;
        Some(ModeratedGrade {
            subject: Subject::Domain(id.clone()),
            own: own.domain(id)?.outcome.clone(),
            moderated: moderated.domain(id)?.outcome.clone(),
            is_by_hand: grade_by_hand(questionnaire, asked, review).is_some(),
            answers: levels.iter().filter(|(domain, _)| domain == id).count(),
        })
    };
    let whole = ModeratedGrade {
        subject: Subject::Overall,
        own: own.overall.outcome.clone(),
        moderated: moderated.overall.outcome.clone(),
        is_by_hand: false,
        answers: levels.len(),
    };
    let has_whole = !record.questionnaire.without_overall && questionnaire.grading.overall.method != Method::None;
    gradable.filter_map(of_domain).chain(has_whole.then_some(whole)).collect()
}

/// Two reviews of one return side by side.
pub fn between_reviews(
    questionnaire: &Questionnaire,
    record: &Return,
    first: &Moderation,
    second: &Moderation,
) -> Vec<BetweenReviews> {
    let of = |review| self_and_moderated(questionnaire, record, review);
    let both = of(first).into_iter().zip(of(second));
    both.map(|(one, other)| between(questionnaire.grade_scale(), one, other)).collect()
}

fn between(scale: Option<&Scale>, one: ModeratedGrade, other: ModeratedGrade) -> BetweenReviews {
    let grades: Vec<LevelId> = [one.moderated.grade(), other.moderated.grade()].into_iter().flatten().cloned().collect();
    let apart = match (scale, &grades[..]) {
        (Some(scale), [one, other]) => apart(scale, one, other),
        (_, _) => None,
    };
    let discuss = scale.map(|scale| to_discuss(scale, &grades, apart)).unwrap_or_default();
    BetweenReviews { subject: one.subject, first: one.moderated, second: other.moderated, apart, discuss }
}

/// The questions to which two reviewers of one return give different levels, a level that stands as the organisation gave it
/// among them; in reading order.
pub fn levels_apart(questionnaire: &Questionnaire, record: &Return, reviews: [&Moderation; 2]) -> Vec<QuestionId> {
    let [first, second] = reviews.map(|review| {
        let levels = levels(questionnaire, record, review).into_iter();
        levels.map(|(_, one)| (one.question, one.moderated)).collect::<BTreeMap<_, _>>()
    });
    let own = |question: &Question| {
        let response = record.answer_to(&question.id)?.response.as_ref()?;
        questionnaire.level_reached(question, response).map(|level| &level.id)
    };
    let differs = |question: &&Question| {
        let given = |levels: &BTreeMap<QuestionId, LevelId>| levels.get(&question.id).or(own(question)).cloned();
        given(&first) != given(&second)
    };
    questionnaire.questions().filter(differs).map(|question| question.id.clone()).collect()
}
