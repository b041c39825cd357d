//! What is taken out of figures before they are published, and what is said of it.

mod register;
mod rounds;
mod summaries;

use crate::adding_up::desk::shown::Looked;
use crate::aggregation::suppression::LEAST_CHILDREN;
use crate::aggregation::suppression::organisations::LEAST_ORGANISATIONS;
use crate::words::leaving as words;

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
    if !names {
        looked.organisations.clear();
    }
    // How far an organisation shows what it says is a matter between it and the partnership.
    for line in looked.organisations.iter_mut().flat_map(|table| &mut table.lines) {
        line.assurance = None;
    }
    if let Some(register) = &mut looked.register {
        register::close_register(register, &mut hidden);
    }
    let (cases, organisations): (Vec<_>, Vec<_>) =
        std::mem::take(&mut looked.summaries).into_iter().partition(|summary| summary.cases.is_some());
    let (cases, of_few_children): (Vec<_>, Vec<_>) =
        cases.into_iter().partition(|summary| summary.cases.as_ref().is_some_and(|cases| cases.cases >= LEAST_CHILDREN));
    let (organisations, of_few): (Vec<_>, Vec<_>) =
        organisations.into_iter().partition(|summary| summary.counted >= LEAST_ORGANISATIONS);
    hidden.summaries = of_few.len();
    hidden.cases = !of_few_children.is_empty();
    looked.summaries = organisations
        .into_iter()
        .map(|summary| summaries::closed(summary, looked.register.as_ref(), &mut hidden))
        .chain(cases.into_iter().map(summaries::closed_cases))
        .collect();
    let is_here = |title: &str, edition: &str| looked.summaries.iter().any(|one| one.title == title && one.edition == edition);
    looked.actions.retain(|table| is_here(&table.title, &table.edition));
    looked.organisations.retain(|table| is_here(&table.title, &table.edition));
    for table in &mut looked.actions {
        let of_this = looked.summaries.iter().find(|one| one.title == table.title && one.edition == table.edition);
        summaries::close_actions(&mut table.figures, of_this, &mut hidden);
    }
    rounds::close_trends(&mut looked.trends, &mut hidden);
    if let Some(comparison) = &mut looked.comparison {
        // Where sectors differ stands in the figures by sector, which are closed by now.
        comparison.sectors.clear();
        rounds::close_items(&mut comparison.items, &mut hidden);
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
    groups: bool,
    groupings: bool,
    few: bool,
    numbers: bool,
    actions: bool,
    rounds: bool,
    not_returned: bool,
}

impl Hidden {
    fn said(&self) -> Vec<String> {
        let one = |is: bool, sentence: &str| is.then(|| sentence.to_owned());
        [
            (self.summaries > 0).then(|| words::too_few_returns(self.summaries)),
            one(self.cases, words::FEW_CHILDREN),
            one(self.groups, words::SMALL_GROUPS),
            one(self.groupings, words::ONE_GROUPING),
            one(self.few, words::FEW_ASKED),
            one(self.numbers, words::NUMBERS),
            one(self.actions, words::ACTIONS),
            one(self.rounds, words::EARLIER_ROUNDS),
            one(self.not_returned, words::NOT_RETURNED),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}
