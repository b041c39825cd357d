//! Two gradings of one case side by side: what they differ in, what must be talked about, what is still to agree.

use super::graded::Outcome;
use crate::model::applies::asked_domains;
use crate::model::audit_return::Return;
use crate::model::ids::LevelId;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::moderation::Moderation;
use crate::model::progress::is_judged;
use crate::model::questionnaire::Questionnaire;
use crate::model::scale::Scale;

/// From so many grades apart on two auditors talk about it (content brief, E.0).
pub(super) const FAR_APART: usize = 2;

/// Why two auditors talk about a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discuss {
    /// The grades are two or more apart.
    FarApart,
    /// One of them is the lowest there is.
    Lowest,
    /// One of them is the highest there is.
    Highest,
}

/// What two auditors gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// To what.
    pub subject: Subject,
    /// The first auditor's grade.
    pub first: Option<Judgement>,
    /// The second auditor's grade.
    pub second: Option<Judgement>,
    /// How many grades they are apart; none where one of them is no level of the scale.
    pub apart: Option<usize>,
    /// Why they talk about it; empty where they need not.
    pub discuss: Vec<Discuss>,
}

/// What stands against finishing a moderation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// No grade was agreed.
    NotAgreed,
    /// It is not said why that grade was agreed.
    NoReason,
}

/// What a person grades in a return as it is asked, in reading order; the whole last. What does not apply is left out.
pub fn subjects(questionnaire: &Questionnaire, record: &Return) -> Vec<Subject> {
    let applies =
        |id| super::grade(questionnaire, record).domain(id).is_none_or(|graded| graded.outcome != Outcome::NotApplicable);
    let domains = asked_domains(questionnaire, record);
    let judged = domains.iter().filter(|asked| is_judged(questionnaire, asked) && applies(&asked.domain.id));
    let whole = record.judges_the_whole(questionnaire).then_some(Subject::Overall);
    judged.map(|asked| Subject::Domain(asked.domain.id.clone())).chain(whole).collect()
}

/// Both gradings side by side.
pub fn compare(questionnaire: &Questionnaire, record: &Return, moderation: &Moderation) -> Vec<Compared> {
    let compared = |subject: Subject| {
        let (first, second) = (record.judgement(&subject).cloned(), moderation.own(&subject).cloned());
        let given = |judgement: &Option<Judgement>| judgement.as_ref().and_then(Judgement::given).cloned();
        let grades: Vec<LevelId> = [given(&first), given(&second)].into_iter().flatten().collect();
        let scale = questionnaire.grade_scale();
        let apart = match &grades[..] {
            [first, second] => scale.and_then(|scale| apart(scale, first, second)),
            _ => None,
        };
        let discuss = scale.map(|scale| to_discuss(scale, &grades, apart)).unwrap_or_default();
        Compared { subject, first, second, apart, discuss }
    };
    subjects(questionnaire, record).into_iter().map(compared).collect()
}

/// How many grades two are apart; none where one of two different ones is no level of the scale.
pub fn apart(scale: &Scale, first: &LevelId, second: &LevelId) -> Option<usize> {
    if first == second {
        return Some(0);
    }
    let (first, second) = (scale.level(first)?.value, scale.level(second)?.value);
    let (low, high) = (first.min(second), first.max(second));
    let mut values: Vec<u32> = scale.levels.iter().map(|level| level.value).filter(|value| (low..high).contains(value)).collect();
    values.sort_unstable();
    values.dedup();
    Some(values.len())
}

pub(super) fn to_discuss(scale: &Scale, grades: &[LevelId], apart: Option<usize>) -> Vec<Discuss> {
    let has = |value: u32| grades.iter().filter_map(|grade| scale.level(grade)).any(|level| level.value == value);
    let reasons = [
        (apart.is_some_and(|apart| apart >= FAR_APART), Discuss::FarApart),
        (has(scale.lowest()), Discuss::Lowest),
        (has(scale.highest()), Discuss::Highest),
    ];
    reasons.into_iter().filter(|(holds, _)| *holds).map(|(_, why)| why).collect()
}

/// What the second auditor has not graded yet.
pub fn ungraded(questionnaire: &Questionnaire, record: &Return, moderation: &Moderation) -> Vec<Subject> {
    let is_missing = |subject: &Subject| moderation.own(subject).and_then(Judgement::given).is_none();
    subjects(questionnaire, record).into_iter().filter(is_missing).collect()
}

/// What stands against finishing.
pub fn unsettled(questionnaire: &Questionnaire, record: &Return, moderation: &Moderation) -> Vec<(Subject, Unsettled)> {
    let problem = |subject: Subject| match moderation.agreed(&subject) {
        Some(agreed) if agreed.given().is_some() && agreed.has_reason() => None,
        Some(agreed) if agreed.given().is_some() => Some((subject, Unsettled::NoReason)),
        Some(_) | None => Some((subject, Unsettled::NotAgreed)),
    };
    subjects(questionnaire, record).into_iter().filter_map(problem).collect()
}

/// Shows the first grades: from now on the second auditor's own do not change. What both gave alike and need not talk about
/// is agreed for this reason.
pub fn reveal(questionnaire: &Questionnaire, record: &Return, moderation: &mut Moderation, at: String, because: &str) {
    if moderation.compared_at.is_some() {
        return;
    }
    for compared in compare(questionnaire, record, moderation) {
        // The whole follows from what is agreed of the domains, so it is always looked at.
        let is_alike = compared.apart == Some(0) && compared.discuss.is_empty() && compared.subject != Subject::Overall;
        if let Some(second) = compared.second.filter(|_| is_alike) {
            moderation.set_agreed(&compared.subject, Judgement::new(second.grade, because.to_owned()));
        }
    }
    moderation.compared_at = Some(at);
}
