//! Findings before submission, all of them, in reading order. Says what was found, never in which words.

mod actions;
mod contradictions;
mod difference;
mod difference_words;
mod evidence_dates;
mod question;
mod severity;
mod unasked;

use super::finding::{Finding, Noticed, Place, Rule};
use super::findings_joint::find_in_joint;
use super::texts::suspicions;
use crate::grading::{Grades, Outcome, grade};
use crate::model::applies::{AskedDomain, AskedFacts, asked_domains, asks_field};
use crate::model::audit_return::Return;
use crate::model::date::Date;
use crate::model::ids::*;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::plain::is_seen;
use crate::model::progress::is_judged;
use crate::model::questionnaire::Questionnaire;
use crate::model::sheet::Sheet;
use severity::Settings;

/// What checks are told besides the draft.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// The day it is. Without one nothing is old or overdue.
    pub today: Option<Date>,
    /// The partnership's own names of places. Without a list possible personal data is not looked for.
    pub local_names: Option<&'a [String]>,
}

/// Everything noticed in a draft.
pub fn find(questionnaire: &Questionnaire, record: &Return, circumstances: Circumstances<'_>) -> Vec<Finding> {
    if record.is_joint() {
        return find_in_joint(questionnaire, record);
    }
    let Circumstances { today, local_names } = circumstances;
    let mut noticed = notice_in_profile(questionnaire, record.sheet());
    let (asked_domains, grades) = (asked_domains(questionnaire, record), grade(questionnaire, record));
    for asked in &asked_domains {
        for question in &asked.questions {
            noticed.extend(question::find(questionnaire, record, asked, question, today));
        }
        noticed.extend(difference::find(questionnaire, record.sheet(), asked));
        noticed.extend(unasked::find(questionnaire, record, asked));
        noticed.extend(find_in_domain_judgement(questionnaire, record, &grades, asked));
        noticed.extend(too_little_applies(&grades, asked));
    }
    noticed.extend(find_in_overall_judgement(questionnaire, record, &grades));
    if record.has_open_escalation() {
        noticed.push((Place::Escalation, Rule::OpenEscalation));
    }
    noticed.extend(record.last_actions_open().map(|action| (Place::LastAction(action.id.clone()), Rule::LastActionWaits)));
    noticed.extend(record.actions.iter().flat_map(|action| actions::find(action, today)));
    noticed.extend(unasked::unanswered(record, &asked_domains));
    noticed.extend(local_names.into_iter().flat_map(|names| possible_personal_data(questionnaire, record, names)));
    let settings = Settings::of(questionnaire, record.sheet(), &record.actions);
    let contradictions = contradictions::find(questionnaire, &settings, &asked_domains);
    noticed.into_iter().filter_map(|one| settings.finding(one)).chain(contradictions).collect()
}

/// How many things in the texts of each place may be personal data. What is no longer asked for has no place to go to.
fn possible_personal_data(questionnaire: &Questionnaire, record: &Return, local_names: &[String]) -> Vec<Noticed> {
    let mut found: Vec<(Place, usize)> = Vec::new();
    for suspicion in suspicions(questionnaire, record, local_names) {
        let (Some(place), many) = (suspicion.place, suspicion.hits.len()) else { continue };
        match found.last_mut().filter(|(last, _)| *last == place) {
            Some((_, so_far)) => *so_far += many,
            None => found.push((place, many)),
        }
    }
    found.into_iter().map(|(place, many)| (place, Rule::PersonalData(many))).collect()
}

fn find_in_domain_judgement(
    questionnaire: &Questionnaire,
    record: &Return,
    grades: &Grades,
    asked: &AskedDomain<'_>,
) -> Option<Noticed> {
    let graded = grades.domain(&asked.domain.id)?;
    let needs_grade = is_judged(questionnaire, asked) && graded.outcome != Outcome::NotApplicable;
    let subject = Subject::Domain(asked.domain.id.clone());
    let rule = judgement_problem(record.judgement(&subject), graded.suggestion.as_ref()).filter(|_| needs_grade)?;
    Some((Place::Judgement(subject), rule))
}

fn too_little_applies(grades: &Grades, asked: &AskedDomain<'_>) -> Option<Noticed> {
    let graded = grades.domain(&asked.domain.id)?;
    let applies = !matches!(graded.outcome, Outcome::TooLittleApplies { .. });
    (!applies).then(|| (Place::Domain(graded.domain.clone()), Rule::TooLittleApplies))
}

fn find_in_overall_judgement(questionnaire: &Questionnaire, record: &Return, grades: &Grades) -> Option<Noticed> {
    let needs_grade = questionnaire.grading.is_judged() && grades.overall.outcome != Outcome::NotGraded;
    let rule =
        judgement_problem(record.overall_judgement.as_ref(), grades.overall.suggestion.as_ref()).filter(|_| needs_grade)?;
    Some((Place::Judgement(Subject::Overall), rule))
}

/// What is wrong with a person's grade, beside what answers and limits suggest.
pub fn judgement_problem(judgement: Option<&Judgement>, suggestion: Option<&LevelId>) -> Option<Rule> {
    let Some((judgement, grade)) = judgement.and_then(|judgement| Some((judgement, judgement.given()?))) else {
        return Some(Rule::NotJudged);
    };
    let suggested = suggestion.filter(|suggested| *suggested != grade && !judgement.has_reason())?;
    Some(Rule::NoReason(suggested.clone()))
}

/// What is noticed in the profile alone.
pub fn find_in_profile(questionnaire: &Questionnaire, sheet: Sheet<'_>) -> Vec<Finding> {
    let settings = Settings::of(questionnaire, sheet, &[]);
    notice_in_profile(questionnaire, sheet).into_iter().filter_map(|one| settings.finding(one)).collect()
}

fn notice_in_profile(questionnaire: &Questionnaire, sheet: Sheet<'_>) -> Vec<Noticed> {
    let facts = AskedFacts { questionnaire, sheet };
    let asked = questionnaire.profile.iter().filter(|field| asks_field(field, &facts));
    asked
        .filter_map(|field| {
            let rule = match sheet.profile.get(&field.id) {
                None if field.required => Some(Rule::Unanswered),
                None => routes(questionnaire, &field.id).then_some(Rule::RoutingUnanswered),
                Some(value) if field.required && !is_seen(&value.typed()) => Some(Rule::Unanswered),
                Some(value) => value.slip_in(questionnaire, field).map(Rule::DoesNotFit),
            }?;
            Some((Place::Profile(field.id.clone()), rule))
        })
        .collect()
}

/// Whether a condition looks at a profile field.
fn routes(questionnaire: &Questionnaire, field: &FieldId) -> bool {
    let of_domains = questionnaire.domains.iter().map(|domain| &domain.shown_when);
    let of_questions = questionnaire.questions().map(|question| &question.shown_when);
    let of_limits = questionnaire.grading.limits.iter().map(|limit| &limit.only_when);
    let mut conditions = of_domains.chain(of_questions).chain(of_limits).flatten();
    conditions.any(|condition| condition.fields().contains(&field))
}
