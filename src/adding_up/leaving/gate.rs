//! What is taken out of figures before they are published, and what is said of it.

use crate::adding_up::desk::shown::{Looked, RegisterGroup};
use crate::aggregation::actions::DomainActions;
use crate::aggregation::comparing::{ComparedItems, ShareGap};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::questions::{NumberFigures, QuestionSummary};
use crate::aggregation::summary::{Breakdown, DomainSummary, Summary};
use crate::aggregation::suppression::LEAST_CHILDREN;
use crate::aggregation::suppression::organisations::{LEAST_ORGANISATIONS, hidden_groups};
use crate::aggregation::trend::{Trend, TrendChange, TrendPoint};
use crate::aggregation::wilson::LEAST;
use crate::model::ids::DomainId;
use crate::model::questionnaire::Kind;
use crate::words::leaving as words;

/// The least that all organisations together may have counted of people, where it is not nothing.
const LEAST_OF_PEOPLE: i64 = 5 * 100;

/// Takes out what may not be published, and says what. `names` is whether organisations may be named.
pub(super) fn close(looked: &mut Looked, names: bool) -> Vec<String> {
    let mut hidden = Hidden::default();
    // What is of single organisations, of files, and what anybody wrote.
    looked.lines.clear();
    looked.escalations.clear();
    looked.action_lines.clear();
    looked.words = Default::default();
    looked.answers = None;
    looked.organisation = None;
    looked.question_kinds.clear();
    looked.surveys.texts = None;
    for moderation in looked.summaries.iter_mut().filter_map(|summary| summary.moderation.as_mut()) {
        // Which audits they are, and how single roles grade, is for those who do the audits.
        moderation.left_out.clear();
        moderation.roles.clear();
    }
    if !names {
        looked.organisations.clear();
    }
    if let Some(register) = &mut looked.register {
        hidden.not_returned = register.lines_in_all > 0;
        register.lines.clear();
        register.not_expected.clear();
        for groups in [&mut register.by_kind, &mut register.by_sector, &mut register.by_locality] {
            hidden.groups |= close_groups(groups);
        }
    }
    let (cases, of_few): (Vec<Summary>, Vec<Summary>) =
        std::mem::take(&mut looked.summaries).into_iter().partition(|summary| summary.cases.is_some());
    let (cases, of_few_children): (Vec<Summary>, Vec<Summary>) =
        cases.into_iter().partition(|summary| summary.cases.as_ref().is_some_and(|cases| cases.cases >= LEAST_CHILDREN));
    let (organisations, of_few): (Vec<Summary>, Vec<Summary>) =
        of_few.into_iter().partition(|summary| summary.counted >= LEAST_ORGANISATIONS);
    hidden.summaries = of_few.len();
    hidden.cases = !of_few_children.is_empty();
    looked.summaries = organisations.into_iter().chain(cases.into_iter().map(without_counts_by_grade)).collect();
    looked.summaries.iter_mut().filter(|summary| summary.cases.is_none()).for_each(|summary| close_summary(summary, &mut hidden));
    let is_here = |title: &str, edition: &str| looked.summaries.iter().any(|one| one.title == title && one.edition == edition);
    looked.actions.retain(|table| is_here(&table.title, &table.edition));
    for table in &mut looked.actions {
        let of_this = |one: &&Summary| one.title == table.title && one.edition == table.edition;
        let shown = looked.summaries.iter().find(of_this).map(|summary| summary.domains.as_slice()).unwrap_or_default();
        hidden.few |= close_actions(&mut table.figures.by_domain, shown);
    }
    looked.organisations.retain(|table| is_here(&table.title, &table.edition));
    // One that too few answered in every round is left out with its questionnaire.
    let is_enough = |point: &TrendPoint| point.part.is_some_and(|part| part.n >= LEAST_ORGANISATIONS);
    looked.trends.retain(|trend| trend.domains.iter().chain(&trend.questions).any(|line| line.points.iter().any(is_enough)));
    looked.trends.iter_mut().for_each(|trend| close_trend(trend, &mut hidden));
    if let Some(comparison) = &mut looked.comparison {
        // Where sectors differ stands in the figures by sector, which are closed by now.
        comparison.sectors.clear();
        close_items(&mut comparison.items, &mut hidden);
    }
    for theme in &mut looked.themes {
        theme.by_sector.clear();
    }
    looked.themes.retain(|theme| theme.organisations >= LEAST_ORGANISATIONS);
    hidden.said()
}

/// What was hidden.
#[derive(Default)]
struct Hidden {
    summaries: usize,
    cases: bool,
    sectors: bool,
    few: bool,
    numbers: bool,
    groups: bool,
    not_returned: bool,
    rounds: bool,
}

impl Hidden {
    fn said(&self) -> Vec<String> {
        let one = |is: bool, sentence: &str| is.then(|| sentence.to_owned());
        [
            (self.summaries > 0).then(|| words::too_few_returns(self.summaries)),
            one(self.cases, words::FEW_CHILDREN),
            one(self.sectors || self.groups, words::SMALL_GROUPS),
            one(self.few, words::FEW_ANSWERS),
            one(self.numbers, words::NUMBERS),
            one(self.rounds, words::EARLIER_ROUNDS),
            one(self.not_returned, words::NOT_RETURNED),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Of audits of cases what boards print stays: good or better, of how many. How many children have each grade does not.
fn without_counts_by_grade(mut summary: Summary) -> Summary {
    summary.domains.clear();
    summary.overall.all.grades.clear();
    summary
}

fn close_groups(groups: &mut Vec<RegisterGroup>) -> bool {
    let before: Vec<usize> = groups.iter().map(|group| group.before.map_or(0, |before| before.expected)).collect();
    for (group, is_hidden) in groups.iter_mut().zip(hidden_groups(&before)) {
        if is_hidden {
            group.rate = std::mem::take(&mut group.rate_alone);
            (group.before, group.is_before_hidden) = (None, true);
        }
    }
    let sizes: Vec<usize> = groups.iter().map(|group| group.expected).collect();
    let mut is_hidden = hidden_groups(&sizes).into_iter();
    groups.retain(|_| !is_hidden.next().unwrap_or_default());
    groups.len() < sizes.len() || groups.iter().any(|group| group.is_before_hidden)
}

fn close_summary(summary: &mut Summary, hidden: &mut Hidden) {
    hidden.sectors |= close_breakdown(&mut summary.overall);
    let before = summary.domains.len() + summary.questions.len();
    summary.domains.retain(|domain| domain.grades.all.graded == 0 || domain.grades.all.graded >= LEAST_ORGANISATIONS);
    summary.questions.retain(|question| question.all.answered == 0 || question.all.answered >= LEAST_ORGANISATIONS);
    hidden.few |= summary.domains.len() + summary.questions.len() < before;
    for domain in &mut summary.domains {
        hidden.sectors |= close_breakdown(&mut domain.grades);
    }
    for question in &mut summary.questions {
        hidden.sectors |= close_question(question);
        let numbers =
            [&mut question.all.numbers].into_iter().chain(question.by_sector.iter_mut().map(|one| &mut one.figures.numbers));
        for of in numbers {
            let closed = of.and_then(closed_numbers);
            hidden.numbers |= *of != closed;
            *of = closed;
        }
    }
}

/// Of a domain that is not shown its actions are not either; where it is the only one, whoever adds up would find them, so
/// that no domain's are.
fn close_actions(of: &mut Vec<DomainActions>, shown: &[DomainSummary]) -> bool {
    let is_shown = |actions: &DomainActions| {
        let is_in = |id: &DomainId| shown.iter().any(|domain| domain.domain == *id);
        actions.domain.as_ref().is_none_or(is_in)
    };
    let says_something = |actions: &&DomainActions| !is_shown(actions) && actions.all + actions.gaps_without_action > 0;
    let hidden = of.iter().filter(says_something).count();
    of.retain(|actions| hidden != 1 && is_shown(actions));
    hidden > 0
}

fn close_breakdown(of: &mut Breakdown) -> bool {
    let sizes: Vec<usize> = of.by_sector.iter().map(|one| one.distribution.graded).collect();
    let mut is_hidden = hidden_groups(&sizes).into_iter();
    of.by_sector.retain(|_| !is_hidden.next().unwrap_or_default());
    of.by_sector.len() < sizes.len()
}

fn close_question(of: &mut QuestionSummary) -> bool {
    let sizes: Vec<usize> = of.by_sector.iter().map(|one| one.figures.answered).collect();
    let mut is_hidden = hidden_groups(&sizes).into_iter();
    of.by_sector.retain(|_| !is_hidden.next().unwrap_or_default());
    of.by_sector.len() < sizes.len()
}

/// The ends of numbers are what one organisation said each; the middle of few numbers may be, and a small sum may be of children.
fn closed_numbers(of: NumberFigures) -> Option<NumberFigures> {
    let sum = of.sum.filter(|sum| *sum == 0 || sum.abs() >= LEAST_OF_PEOPLE);
    (of.n >= LEAST).then_some(NumberFigures { least: None, greatest: None, sum, ..of })
}

fn close_trend(trend: &mut Trend, hidden: &mut Hidden) {
    let is_few = |part: Option<Proportion>| part.is_some_and(|part| part.n < LEAST_ORGANISATIONS);
    for point in trend.domains.iter_mut().chain(&mut trend.questions).flat_map(|line| &mut line.points) {
        if is_few(point.part) {
            *point = TrendPoint { part: None, change: TrendChange::New };
            hidden.rounds = true;
        }
    }
    for (numbers, _) in trend.numbers.iter_mut().flat_map(|line| &mut line.points) {
        let closed = numbers.and_then(closed_numbers);
        hidden.numbers |= *numbers != closed;
        *numbers = closed;
    }
}

/// Of people it is hidden already.
fn close_items(items: &mut ComparedItems, hidden: &mut Hidden) {
    for item in &mut items.items {
        let before = item.answers.len();
        let is_few = |n: Option<usize>| n.is_some_and(|n| n < LEAST_ORGANISATIONS);
        let kept: Vec<bool> =
            item.answers.iter().map(|answer| answer.kind == Kind::Survey || !is_few(answer.of.count())).collect();
        // A gap names answers by their places, and none of the two is gone, since both have ten answers or more.
        let gone_before = |place: usize| kept.iter().take(place).filter(|is_kept| !**is_kept).count();
        item.gap = item.gap.map(|gap| ShareGap {
            highest: gap.highest - gone_before(gap.highest),
            lowest: gap.lowest - gone_before(gap.lowest),
            ..gap
        });
        let mut is_kept = kept.into_iter();
        item.answers.retain(|_| is_kept.next().unwrap_or_default());
        hidden.few |= item.answers.len() < before;
    }
    items.items.retain(|item| item.answers.len() > 1);
}
