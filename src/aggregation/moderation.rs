//! How far auditors of the same case agree, and what moderation did to grades, for the whole and each domain.

mod figures;
mod graders;
mod roles;

pub use figures::{AgreementFigures, AlphaFigures, Coefficient, KappaFigures, NoKappa, PrevalenceFigures, ShiftFigures};

use super::agreement::{GradePlace, Pair};
use super::cases::{Audit, case_key};
use super::suppression::Threshold;
use crate::model::audit_return::Return;
use crate::model::ids::*;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::model::scale::Scale;
use graders::{GradedCase, graded_cases};
use serde::{Deserialize, Serialize};

/// How far auditors agree, and what moderation did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ModerationFigures {
    /// Cases that two auditors or more have graded apart from one another.
    pub compared: usize,
    /// Audits whose moderation is finished.
    pub moderated: usize,
    /// Of the whole, then of each domain that any such case was graded in; without those that were graded for a few of the
    /// cases only, as those of a rare theme are.
    pub subjects: Vec<SubjectFigures>,
    /// By the roles of both auditors; pairs of roles with few cases are put together.
    pub roles: Vec<RolesFigures>,
    /// What is not counted in some of this, and why.
    pub left_out: Vec<LeftOut>,
}

/// Of the whole or a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubjectFigures {
    /// Which domain; absent for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainId>,
    /// Its title.
    pub title: String,
    /// Between the first and the second auditor.
    pub agreement: AgreementFigures,
    /// Among all auditors, where there are more than two or where grades are missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alpha: Option<AlphaFigures>,
    /// From the first auditor's grade to the agreed one.
    pub shift: ShiftFigures,
}

/// Of one pair of roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RolesFigures {
    /// The roles of the first and of the second auditor; empty for pairs of roles that are put together.
    pub roles: Vec<String>,
    /// How many pairs of roles these are.
    pub pairs: usize,
    /// Of the whole, between both.
    pub agreement: AgreementFigures,
    /// Of the whole.
    pub shift: ShiftFigures,
    /// Of every domain together.
    pub shift_of_domains: ShiftFigures,
}

/// Something that is not counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// The audit's reference.
    pub reference: String,
    /// The domain, where it is left out of one alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainId>,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why something is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WhyLeftOut {
    /// The second auditor has not finished grading.
    NotCompared,
    /// What was moderated is an earlier revision of it.
    EarlierRevision,
    /// Both have graded it and have not agreed yet: it is in no shift.
    NotAgreed,
    /// The second auditor had seen the first grades: it is in no agreement.
    SawFirst,
    /// One of the two auditors gave no grade: it is in no agreement of two.
    NoGrade,
}

/// Adds moderations up, and audits of the same case by auditors of the same agency; none where there are none.
pub(super) fn moderation(questionnaire: &Questionnaire, audits: &[Audit<'_>], threshold: Threshold) -> Option<ModerationFigures> {
    let scale = questionnaire.grade_scale()?;
    let has_any = audits.iter().any(|audit| !audit.record.moderation.is_empty());
    let cases = graded_cases(questionnaire, audits);
    if !has_any && cases.is_empty() {
        return None;
    }
    let records: Vec<&Return> = audits.iter().map(|audit| audit.record).collect();
    let mut left_out = not_counted(&records);
    let of_domains = questionnaire.domains.iter().map(|domain| (Subject::Domain(domain.id.clone()), domain.title.as_str()));
    let all = [(Subject::Overall, "Overall")].into_iter().chain(of_domains);
    let subjects: Vec<SubjectFigures> = all
        .filter_map(|(subject, title)| {
            let figures = of_subject(scale, &cases, &records, &subject, title);
            let n = figures.agreement.n.max(figures.shift.n);
            let is_of_few = n < threshold.least_shown() && n < cases.len();
            let is_shown = subject == Subject::Overall || n > 0 && !is_of_few;
            left_out.extend(without_grade(scale, &cases, &subject).into_iter().filter(|_| is_shown));
            is_shown.then_some(figures)
        })
        .collect();
    Some(ModerationFigures {
        compared: cases.len(),
        moderated: records.iter().filter(|record| record.agreed().is_some()).count(),
        subjects,
        roles: roles::by_roles(questionnaire, scale, &cases, &records, threshold),
        left_out,
    })
}

fn of_subject(scale: &Scale, cases: &[GradedCase<'_>], records: &[&Return], subject: &Subject, title: &str) -> SubjectFigures {
    let asked: Vec<&GradedCase<'_>> = cases.iter().filter(|case| case.asks(subject)).collect();
    let every: Vec<Vec<GradePlace>> = asked.iter().map(|case| case.grades(scale, subject)).collect();
    // A case that nobody could grade is no missing grade.
    let has_gaps = asked.iter().zip(&every).any(|(case, grades)| !grades.is_empty() && grades.len() < case.auditors());
    let is_of_many = every.iter().any(|grades| grades.len() > 2);
    SubjectFigures {
        domain: match subject {
            Subject::Domain(domain) => Some(domain.clone()),
            Subject::Overall => None,
        },
        title: title.to_owned(),
        agreement: AgreementFigures::of(scale, &pairs(scale, asked.iter().copied(), subject)),
        alpha: (is_of_many || has_gaps).then(|| AlphaFigures::of(&every)),
        shift: ShiftFigures::of(records.iter().filter_map(|record| roles::moved(scale, record, subject))),
    }
}

/// The grades of the first and the second auditor, where both gave one.
fn pairs<'c>(scale: &Scale, cases: impl Iterator<Item = &'c GradedCase<'c>>, subject: &Subject) -> Vec<Pair> {
    cases.filter(|case| case.asks(subject)).filter_map(|case| case.pair(scale, subject)).collect()
}

fn without_grade(scale: &Scale, cases: &[GradedCase<'_>], subject: &Subject) -> Vec<LeftOut> {
    let without = cases.iter().filter(|case| case.asks(subject) && case.pair(scale, subject).is_none());
    let line = |case: &GradedCase<'_>| LeftOut {
        reference: case.reference().to_owned(),
        domain: match subject {
            Subject::Domain(domain) => Some(domain.clone()),
            Subject::Overall => None,
        },
        why: WhyLeftOut::NoGrade,
    };
    without.map(line).collect()
}

fn not_counted(records: &[&Return]) -> Vec<LeftOut> {
    let of = |record: &&Return| -> Vec<LeftOut> {
        let whys = record.moderation.iter().filter_map(|one| {
            if one.revision != record.revision {
                Some(WhyLeftOut::EarlierRevision)
            } else if one.is_blind() {
                Some(WhyLeftOut::NotCompared)
            } else if one.saw_first {
                Some(WhyLeftOut::SawFirst)
            } else {
                (!one.is_finished()).then_some(WhyLeftOut::NotAgreed)
            }
        });
        whys.map(|why| LeftOut { reference: record.reference.clone(), domain: None, why }).collect()
    };
    records.iter().flat_map(of).collect()
}
