//! Audits of cases by what children and cases have in common, each figure as it may be shown.

use super::{Audit, CaseFigures, CaseGroup, GroupFigures, GroupedCases};
use crate::aggregation::suppression::groups::{Tally, figure, totals};
use crate::aggregation::suppression::{Shown, ShownRow, Threshold};
use crate::model::answer::AnswerValue;
use crate::model::applies::{AskedFacts, asks_field};
use crate::model::ids::*;
use crate::model::questionnaire::{AnswerType, ProfileField, Questionnaire};
use crate::model::scale::Scale;
use std::collections::BTreeSet;

/// What audits left blank.
const NOT_STATED: &str = "Not stated";

/// What groups are made from.
pub(super) struct Grouping<'a> {
    pub questionnaire: &'a Questionnaire,
    pub scale: &'a Scale,
    pub audits: &'a [Audit<'a>],
    /// The case of each audit.
    pub keys: &'a [String],
    pub domains: &'a [CaseFigures],
    pub threshold: Threshold,
}

/// A choice, or what was left blank, with the places of its audits.
struct Group {
    choice: Option<ChoiceId>,
    label: String,
    /// In their order.
    members: Vec<usize>,
}

impl Grouping<'_> {
    /// By every field that is to be reported by.
    pub fn all(&self) -> Vec<GroupedCases> {
        let fields = self.questionnaire.profile.iter().filter(|field| field.report_by);
        // Where nobody said anything there is no group.
        let says_something = |grouped: &GroupedCases| grouped.groups.iter().any(|group| group.choice.is_some());
        fields.filter_map(|field| self.by(field)).filter(says_something).collect()
    }

    fn by(&self, field: &ProfileField) -> Option<GroupedCases> {
        let several = match field.answer_type {
            AnswerType::Choice => false,
            AnswerType::Choices => true,
            AnswerType::Level
            | AnswerType::Rows
            | AnswerType::YesNo
            | AnswerType::Number
            | AnswerType::Percentage
            | AnswerType::NOfM
            | AnswerType::Date
            | AnswerType::ShortText
            | AnswerType::LongText
            | AnswerType::CaseReference => return None,
        };
        let groups = self.groups(field, several);
        let shown = if several {
            // Groups that overlap do not add up to the whole; each does with all that are not in it.
            groups.iter().flat_map(|group| self.show(&[group, &self.others(group)]).into_iter().take(1)).collect()
        } else {
            self.show(&groups.iter().collect::<Vec<_>>())
        };
        Some(GroupedCases { field: field.id.clone(), label: field.label.clone(), several, groups: shown })
    }

    fn groups(&self, field: &ProfileField, several: bool) -> Vec<Group> {
        let chosen: Vec<Vec<&str>> = self.audits.iter().map(|audit| self.chosen(audit, field)).collect();
        let places = |is_member: &dyn Fn(&[&str]) -> bool| -> Vec<usize> {
            chosen.iter().enumerate().filter(|(_, chosen)| is_member(chosen)).map(|(at, _)| at).collect()
        };
        let choices = self.questionnaire.choices(field.options.as_ref());
        let is_known = |id: &&str| choices.iter().any(|choice| choice.id.as_str() == *id);
        let named = choices.iter().map(|choice| Group {
            choice: Some(choice.id.clone()),
            label: choice.label.clone(),
            members: places(&|chosen| chosen.contains(&choice.id.as_str())),
        });
        let blank = Group { choice: None, label: NOT_STATED.to_owned(), members: places(&|chosen| !chosen.iter().any(is_known)) };
        // Where several may be chosen, none is an answer too.
        let blank = (!several).then_some(blank);
        named.chain(blank).filter(|group| !group.members.is_empty()).collect()
    }

    fn chosen<'r>(&self, audit: &Audit<'r>, field: &ProfileField) -> Vec<&'r str> {
        let facts = AskedFacts { questionnaire: self.questionnaire, sheet: audit.record.sheet() };
        match audit.record.profile.get(&field.id).filter(|_| asks_field(field, &facts)) {
            Some(AnswerValue::Text(one)) => vec![one],
            Some(AnswerValue::Many(several)) => several.iter().map(String::as_str).collect(),
            Some(AnswerValue::Number(_) | AnswerValue::OutOf(_) | AnswerValue::Rows(_)) | None => Vec::new(),
        }
    }

    fn others(&self, group: &Group) -> Group {
        let members = (0..self.audits.len()).filter(|at| group.members.binary_search(at).is_err()).collect();
        Group { choice: None, label: String::new(), members }
    }

    /// Groups that are the whole together.
    fn show(&self, groups: &[&Group]) -> Vec<CaseGroup> {
        let sizes: Vec<Tally> = groups.iter().map(|group| self.tally(group.members.iter().copied())).collect();
        let sizes = totals(&sizes, self.threshold);
        let shown = |domain: Option<&DomainId>| -> Vec<GroupFigures> {
            let rows: Vec<Vec<Tally>> = groups.iter().map(|group| self.row(group, domain)).collect();
            figure(&rows, &sizes, self.threshold).iter().map(figures).collect()
        };
        let overall = shown(None);
        let domains: Vec<Vec<GroupFigures>> = self.domains.iter().map(|of| shown(of.domain.as_ref())).collect();
        let group = |(at, group): (usize, &&Group)| CaseGroup {
            choice: group.choice.clone(),
            label: group.label.clone(),
            audits: sizes[at].count(),
            overall: overall[at],
            domains: domains.iter().map(|domain| domain[at]).collect(),
        };
        groups.iter().enumerate().map(group).collect()
    }

    /// Good or better, less, and without a grade.
    fn row(&self, group: &Group, domain: Option<&DomainId>) -> Vec<Tally> {
        let is_good = |at: usize| {
            let grade = self.audits[at].outcome(domain).and_then(|outcome| outcome.grade())?;
            Some(self.scale.is_good(grade))
        };
        let of = |wanted: Option<bool>| self.tally(group.members.iter().copied().filter(|&at| is_good(at) == wanted));
        [Some(true), Some(false), None].map(of).to_vec()
    }

    fn tally(&self, members: impl Iterator<Item = usize>) -> Tally {
        let mut tally = Tally::default();
        let mut people = BTreeSet::new();
        for at in members {
            tally.count += 1;
            people.insert(&self.keys[at]);
        }
        Tally { people: people.len(), ..tally }
    }
}

fn figures(row: &ShownRow) -> GroupFigures {
    let graded = row.part(0..2).x.count();
    // The graded ones of a group of known size, where only the two parts of them are hidden.
    let without = row.cells.get(2).and_then(|shown| shown.count());
    let graded = graded.or_else(|| Some(row.total.count()?.saturating_sub(without?)));
    let good = row.cells.first().and_then(|shown: &Shown| shown.count());
    GroupFigures { good_or_better: good.filter(|_| graded.is_some()), graded }
}
