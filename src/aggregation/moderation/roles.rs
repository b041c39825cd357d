//! Agreement and shift by the roles of both auditors. Few cases of a pair of roles could point at a person, so such pairs are
//! put together.

use super::graders::GradedCase;
use super::{AgreementFigures, RolesFigures, ShiftFigures, pairs};
use crate::aggregation::agreement::GradePlace;
use crate::aggregation::agreement::shift::Moderated;
use crate::aggregation::suppression::Threshold;
use crate::model::audit_return::Return;
use crate::model::judgement::Judgement;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::model::scale::Scale;
use std::collections::BTreeMap;

/// What a role is called that nobody said.
const NOT_STATED: &str = "Role not stated";

/// Cases and moderated audits of one pair of roles, or of several.
#[derive(Default)]
struct Group<'a> {
    /// As they were first written.
    roles: Vec<[String; 2]>,
    cases: Vec<&'a GradedCase<'a>>,
    records: Vec<&'a Return>,
}

impl Group<'_> {
    fn size(&self) -> usize {
        self.cases.len().max(self.records.len())
    }
}

/// The figures of each pair of roles, the most frequent first.
pub(super) fn by_roles<'a>(
    questionnaire: &Questionnaire,
    scale: &Scale,
    cases: &'a [GradedCase<'a>],
    records: &[&'a Return],
    threshold: Threshold,
) -> Vec<RolesFigures> {
    let mut groups: BTreeMap<[String; 2], Group<'a>> = BTreeMap::new();
    for case in cases {
        of(&mut groups, case.roles()).cases.push(case);
    }
    for record in records {
        if let Some(moderation) = record.agreed() {
            let first = record.declaration.as_ref().map_or("", |declaration| &declaration.role);
            of(&mut groups, [first, &moderation.by]).records.push(record);
        }
    }
    let mut groups: Vec<Group<'a>> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.size()));
    put_together(groups, threshold).iter().map(|group| figures(questionnaire, scale, group)).collect()
}

fn of<'g, 'a>(groups: &'g mut BTreeMap<[String; 2], Group<'a>>, roles: [&str; 2]) -> &'g mut Group<'a> {
    let roles = roles.map(|role| if role.trim().is_empty() { NOT_STATED } else { role.trim() });
    let group = groups.entry(roles.map(str::to_lowercase)).or_default();
    if group.roles.is_empty() {
        group.roles.push(roles.map(str::to_owned));
    }
    group
}

/// Puts those with few cases together, and with the next smallest one where that is still few: nobody can take away the rest
/// from the whole and see them.
fn put_together(mut groups: Vec<Group<'_>>, threshold: Threshold) -> Vec<Group<'_>> {
    let least = threshold.least_shown();
    while groups.len() > 1 && groups.last().is_some_and(|last| last.size() < least) {
        let Some(last) = groups.pop() else { break };
        let Some(before) = groups.last_mut() else { break };
        before.roles.extend(last.roles);
        before.cases.extend(last.cases);
        before.records.extend(last.records);
    }
    groups
}

fn figures(questionnaire: &Questionnaire, scale: &Scale, group: &Group<'_>) -> RolesFigures {
    let roles = match group.roles.as_slice() {
        [one] => one.to_vec(),
        _ => Vec::new(),
    };
    let moved_in = |subject: &Subject| -> Vec<Moderated> {
        group.records.iter().filter_map(|record| moved(scale, record, subject)).collect()
    };
    let domains = questionnaire.domains.iter().map(|domain| Subject::Domain(domain.id.clone()));
    RolesFigures {
        roles,
        pairs: group.roles.len(),
        agreement: AgreementFigures::of(scale, &pairs(scale, group.cases.iter().copied(), &Subject::Overall)),
        shift: ShiftFigures::of(moved_in(&Subject::Overall)),
        shift_of_domains: ShiftFigures::of(domains.flat_map(|domain| moved_in(&domain))),
    }
}

/// The first auditor's grade and the agreed one, of a finished moderation.
pub(super) fn moved(scale: &Scale, record: &Return, subject: &Subject) -> Option<Moderated> {
    let first = record.judgement(subject).and_then(Judgement::given)?;
    let agreed = record.agreed()?.agreed(subject).and_then(Judgement::given)?;
    Some(Moderated { first: GradePlace::of(first, scale)?, agreed: GradePlace::of(agreed, scale)? })
}
