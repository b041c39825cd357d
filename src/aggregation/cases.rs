//! Figures over audits of cases: good or better for the whole and each domain, and for groups of children, as it may be shown.

mod groups;

use super::distribution::{Distribution, Proportion};
use super::suppression::{Counted, LEAST_CHILDREN, Threshold, row};
use crate::grading::{Grades, Outcome};
use crate::model::audit_return::Return;
use crate::model::ids::*;
use crate::model::joint::case_of;
use crate::model::questionnaire::{Domain, Questionnaire};
use crate::model::reference::{CASE, read_reference};
use crate::model::scale::Scale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Figures over audits of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Cases {
    /// Audits that every figure is made from; what several agencies judged together is not among them.
    pub audits: usize,
    /// Cases that they are about: audits with the same case reference are about one.
    pub cases: usize,
    /// What the grades counted as good are called, the lowest first.
    pub good_grades: Vec<String>,
    /// Of the whole.
    pub overall: CaseFigures,
    /// Of each domain that any audit was graded in, in the questionnaire's order.
    pub domains: Vec<CaseFigures>,
    /// Domains that are not shown, because they were graded for a few of the children only, as those of a rare theme are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hidden_domains: Vec<NamedDomain>,
    /// What several agencies judged together of one case; absent where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<JointCases>,
    /// Audits that were taken over by another one as the grades of its second auditor, and so are not counted themselves.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub taken_over: usize,
    /// The least count of children that is shown of a group; smaller ones are hidden.
    pub threshold: usize,
    /// By each profile field that the questionnaire says to report by; none where there are fewer than ten cases.
    pub groups: Vec<GroupedCases>,
}

/// A domain of which nothing is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NamedDomain {
    /// Which domain.
    pub domain: DomainId,
    /// Its title.
    pub title: String,
}

/// Good or better, of the audits with a grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseFigures {
    /// Which domain; absent for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainId>,
    /// Its title.
    pub title: String,
    /// Whether the sentence that boards print names it.
    pub headline: bool,
    /// Good or better, of the audits with a grade.
    pub good: Proportion,
    /// Audits with no grade for it: it does not apply, was not asked, or too little was found.
    pub without_grade: usize,
    /// The grade in the middle, in words; two where the middle lies between them, none where nothing is graded.
    pub median: Vec<String>,
}

/// What several agencies judged together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JointCases {
    /// How many cases.
    pub cases: usize,
    /// Audits of single agencies that they were judged from.
    pub audits: usize,
    /// Good or better overall, of those with an overall grade; absent where it is hidden to protect people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub good: Option<Proportion>,
}

/// Figures for the groups of one profile field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupedCases {
    /// Which field.
    pub field: FieldId,
    /// Its label.
    pub label: String,
    /// Whether one audit may be in several groups.
    pub several: bool,
    /// The groups that any audit is in, in the questionnaire's order; what was left blank comes last.
    pub groups: Vec<CaseGroup>,
}

/// Figures for one group. What is hidden to protect people is `null`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CaseGroup {
    /// The choice; absent for what was left blank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub choice: Option<ChoiceId>,
    /// As people read it.
    pub label: String,
    /// Audits in it.
    pub audits: Option<usize>,
    /// Of the whole.
    pub overall: GroupFigures,
    /// Of each domain in [`Cases::domains`], in that order.
    pub domains: Vec<GroupFigures>,
}

/// Good or better within one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupFigures {
    /// Audits whose grade is good or better.
    pub good_or_better: Option<usize>,
    /// Audits with any grade.
    pub graded: Option<usize>,
}

/// One audit with the grades that count.
pub(super) struct Audit<'a> {
    pub record: &'a Return,
    pub grades: &'a Grades,
}

/// What the audits are about: the case, or the audit itself where it names none.
pub(super) fn case_key(questionnaire: &Questionnaire, record: &Return) -> String {
    let said = case_of(questionnaire, record);
    said.map_or_else(|| format!("return {}", record.id), |said| read_reference(CASE, &said).unwrap_or(said))
}

/// Adds audits of cases up; none where there are none of either kind.
pub(super) fn cases(
    questionnaire: &Questionnaire,
    audits: &[Audit<'_>],
    joint: &[Audit<'_>],
    threshold: Threshold,
) -> Option<Cases> {
    let scale = questionnaire.grade_scale()?;
    if audits.is_empty() && joint.is_empty() {
        return None;
    }
    let keys: Vec<String> = audits.iter().map(|audit| case_key(questionnaire, audit.record)).collect();
    let children = keys.iter().collect::<BTreeSet<_>>().len();
    let overall = figures(scale, audits, None, "Overall");
    let is_of_few = |domain: &&Domain| {
        let graded = audits.iter().zip(&keys).filter(|(audit, _)| audit.is_graded(&domain.id));
        let people = graded.map(|(_, key)| key).collect::<BTreeSet<_>>().len();
        let is_few = people > 0 && people < threshold.least_shown() && people < children;
        is_few || is_part_of_a_group(questionnaire, domain) && has_small_part(scale, audits, &domain.id, threshold)
    };
    let (hidden, shown): (Vec<&Domain>, Vec<&Domain>) = questionnaire.domains.iter().partition(is_of_few);
    let of_domains = shown
        .into_iter()
        .map(|domain| CaseFigures { headline: domain.headline, ..figures(scale, audits, Some(&domain.id), &domain.title) });
    let domains: Vec<CaseFigures> = of_domains.filter(|figures| figures.good.n > 0).collect();
    let named = |domain: &Domain| NamedDomain { domain: domain.id.clone(), title: domain.title.clone() };
    let groups = if children < LEAST_CHILDREN {
        Vec::new()
    } else {
        groups::Grouping { questionnaire, scale, audits, keys: &keys, domains: &domains, threshold }.all()
    };
    let mut good_grades: Vec<_> = scale.levels.iter().filter(|level| scale.is_good(&level.id)).collect();
    good_grades.sort_by_key(|level| level.value);
    Some(Cases {
        audits: audits.len(),
        cases: children,
        good_grades: good_grades.into_iter().map(|level| level.label.clone()).collect(),
        overall,
        domains,
        hidden_domains: hidden.into_iter().map(named).collect(),
        joint: jointly_judged(questionnaire, scale, joint, threshold),
        taken_over: 0,
        threshold: threshold.least_shown(),
        groups,
    })
}

fn is_zero(n: &usize) -> bool {
    *n == 0
}

/// Whether a domain is asked by what breakdowns are made by: then its figures are those of a group of children.
fn is_part_of_a_group(questionnaire: &Questionnaire, domain: &Domain) -> bool {
    let fields = domain.shown_when.iter().flat_map(|condition| condition.fields());
    fields.filter_map(|id| questionnaire.profile_field(id)).any(|field| field.report_by)
}

/// Whether those that are good, or those that are not, are few but not none.
fn has_small_part(scale: &Scale, audits: &[Audit<'_>], domain: &DomainId, threshold: Threshold) -> bool {
    let good = figures(scale, audits, Some(domain), "").good;
    [good.x, good.n - good.x].into_iter().any(|part| part > 0 && part < threshold.least_shown())
}

fn jointly_judged(questionnaire: &Questionnaire, scale: &Scale, joint: &[Audit<'_>], threshold: Threshold) -> Option<JointCases> {
    let keys: BTreeSet<String> = joint.iter().map(|audit| case_key(questionnaire, audit.record)).collect();
    let mut grades = Distribution::of_none(scale);
    joint.iter().for_each(|audit| grades.count(scale, Some(&audit.grades.overall.outcome)));
    let held = joint.iter().filter_map(|audit| audit.record.joint.as_ref()).map(|held| held.audits.len());
    let good = grades.good();
    let shown = row(&[good.x, good.n - good.x], Counted::People(threshold)).part(0..1).proportion();
    (!joint.is_empty()).then(|| JointCases { cases: keys.len(), audits: held.sum(), good: shown })
}

fn figures(scale: &Scale, audits: &[Audit<'_>], domain: Option<&DomainId>, title: &str) -> CaseFigures {
    let mut grades = Distribution::of_none(scale);
    audits.iter().for_each(|audit| grades.count(scale, audit.outcome(domain)));
    CaseFigures {
        domain: domain.cloned(),
        title: title.to_owned(),
        headline: domain.is_none(),
        good: grades.good(),
        without_grade: audits.len() - grades.graded,
        median: grades.median().into_iter().map(|grade| grade.label.clone()).collect(),
    }
}

impl Audit<'_> {
    fn is_graded(&self, domain: &DomainId) -> bool {
        self.outcome(Some(domain)).is_some_and(|outcome| outcome.grade().is_some())
    }

    /// What became of a domain, or of the whole; none where it was not asked.
    fn outcome(&self, domain: Option<&DomainId>) -> Option<&Outcome> {
        match domain {
            None => Some(&self.grades.overall.outcome),
            Some(domain) => self.grades.domain(domain).map(|graded| &graded.outcome),
        }
    }
}
