//! One question of a survey: its counts, what of them is hidden, in the whole and group by group, and how that is shown.

use super::asked::Base;
use super::figures::{GroupShare, ReplyCount, ReplyGroups, ReplyKind, ReplyShare, RightShare, SurveyQuestion};
use super::hiding::{hide_row, hide_table, is_few, is_whole, sum_of};
use super::several::{ChosenCounts, hide_choices, hide_grouped};
use super::tally::{Columns, Person};
use crate::aggregation::questions::NumberFigures;
use crate::aggregation::suppression::Threshold;
use crate::model::question::AnswerType;
use crate::model::questionnaire::{ProfileField, Questionnaire};
use crate::model::scale::Picture;

/// The groups of one field.
pub struct Groups<'q> {
    /// The field.
    pub field: &'q ProfileField,
    /// What each group is called.
    pub labels: Vec<String>,
    /// The group of each person.
    pub of_people: Vec<usize>,
    /// How many are in each.
    pub sizes: Vec<usize>,
    /// Whether that is hidden.
    pub hidden: Vec<bool>,
}

impl Groups<'_> {
    /// The group of each person, where those whose size is hidden are one.
    pub fn merged(&self) -> Vec<usize> {
        let first = self.hidden.iter().position(|is_hidden| *is_hidden);
        let merge = |group: &usize| first.filter(|_| self.hidden[*group]).unwrap_or(*group);
        self.of_people.iter().map(merge).collect()
    }

    /// The places of the groups that are listed: those that anybody is in.
    fn listed(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.sizes.len()).filter(|group| self.sizes[*group] > 0)
    }

    /// As they are shown.
    pub fn shown(&self) -> ReplyGroups {
        let size = |group: usize| (self.labels[group].clone(), (!self.hidden[group]).then_some(self.sizes[group]));
        ReplyGroups { field: self.field.id.clone(), label: self.field.label.clone(), groups: self.listed().map(size).collect() }
    }
}

/// One question of a survey.
pub struct Measured<'q> {
    columns: Columns<'q>,
    /// Whether each person was asked.
    pub asked: Vec<bool>,
    base: Base,
    counts: Vec<usize>,
    hidden: Vec<bool>,
    /// Of several choices.
    chosen: ChosenCounts,
    hidden_choices: Vec<bool>,
    /// Group by group; none where it is not broken down.
    grouped: Option<Grouped>,
}

struct Grouped {
    counts: Vec<Vec<usize>>,
    shown: Vec<Vec<Option<usize>>>,
    choices: Vec<Vec<Option<usize>>>,
}

impl<'q> Measured<'q> {
    /// Counts it over all people.
    pub fn of(columns: Columns<'q>, people: &[Person<'_>], asked: Vec<bool>, base: Base, threshold: Threshold) -> Self {
        let mut counts = columns.count(people.iter());
        let hidden = match base {
            Base::Known => hide_row(&counts, None, threshold),
            Base::Unknown => {
                counts[columns.unanswered()] += asked.iter().filter(|is_asked| !**is_asked).count();
                hide_row(&counts, Some(columns.unanswered()), threshold)
            }
            Base::Few => vec![true; counts.len()],
        };
        let chosen = chosen(&columns, people.iter());
        let hidden_choices = match hidden[columns.answered()] {
            true => vec![true; columns.several.len()],
            false => hide_choices(&chosen, threshold),
        };
        Self { columns, asked, base, counts, hidden, chosen, hidden_choices, grouped: None }
    }

    /// Whether nothing of it is hidden.
    pub fn is_whole(&self) -> bool {
        self.base == Base::Known && !self.hidden.iter().chain(&self.hidden_choices).any(|is_hidden| *is_hidden)
    }

    /// Whether it is broken down, and nothing of that is hidden.
    pub fn is_whole_by_group(&self) -> bool {
        self.is_whole() && self.grouped.as_ref().is_some_and(|grouped| is_whole(&grouped.shown) && is_whole(&grouped.choices))
    }

    /// Breaks it down into groups.
    pub fn break_down(&mut self, people: &[Person<'_>], groups: &Groups<'_>, threshold: Threshold) {
        let of =
            |group: usize| people.iter().zip(&groups.of_people).filter(move |(_, of)| **of == group).map(|(person, _)| person);
        let all = 0..groups.sizes.len();
        let counts: Vec<Vec<usize>> = all.clone().map(|group| self.columns.count(of(group))).collect();
        let shown = hide_table(&counts, &groups.hidden, &self.hidden, threshold);
        let answered = |group: usize| shown.get(group).and_then(|row| row.get(self.columns.answered()).copied()).flatten();
        let known: Vec<Option<ChosenCounts>> =
            all.map(|group| answered(group).map(|_| chosen(&self.columns, of(group)))).collect();
        let choices = hide_grouped(&known, &self.chosen, &self.hidden_choices, threshold);
        self.grouped = Some(Grouped { counts, shown, choices });
    }

    /// As it is shown.
    pub fn shown(
        &self,
        questionnaire: &Questionnaire,
        people: &[Person<'_>],
        groups: Option<&Groups<'_>>,
        threshold: Threshold,
    ) -> SurveyQuestion {
        let question = self.columns.question;
        let listed: Vec<usize> = match &self.grouped {
            Some(_) => groups.into_iter().flat_map(Groups::listed).collect(),
            None => Vec::new(),
        };
        let levels = self.levels(questionnaire, |_| true);
        let good = questionnaire.scale_of(question).map(|scale| self.levels(questionnaire, |level| scale.is_good(&level.into())));
        let positive = |counts: &[usize], hidden: &[bool]| match &good {
            None => ReplyShare::None,
            Some(good) => share(counts, hidden, good, &levels, threshold),
        };
        let by_group = |group: usize| {
            let Some(grouped) = &self.grouped else { return GroupShare::default() };
            let hidden: Vec<bool> = grouped.shown[group].iter().map(Option::is_none).collect();
            let is_shown = grouped.shown[group][self.columns.answered()].is_some();
            let of_group = people.iter().zip(groups.map_or(&[][..], |groups| &groups.of_people)).filter(|(_, of)| **of == group);
            GroupShare {
                positive: positive(&grouped.counts[group], &hidden),
                median: if is_shown { self.median(of_group.map(|(person, _)| person), threshold) } else { None },
            }
        };
        let is_answered_shown = !self.hidden[self.columns.answered()];
        let texts = Some(self.counts[self.columns.answered()])
            .filter(|n| is_answered_shown && is_text(question.answer_type) && *n >= threshold.least_shown());
        let not_asked = self.asked.iter().filter(|is_asked| !**is_asked).count();
        let is_known = self.base == Base::Known;
        SurveyQuestion {
            question: question.id.clone(),
            text: question.text.clone(),
            item: question.item.clone(),
            several: question.answer_type == AnswerType::Choices,
            asked: is_known.then_some(self.asked.len() - not_asked),
            answered: self.answered(threshold),
            answers: self.answers(questionnaire, &listed),
            not_asked: Some(not_asked).filter(|n| is_known && *n > 0),
            positive: positive(&self.counts, &self.hidden),
            right: self.right(threshold),
            median: if is_answered_shown { self.median(people.iter(), threshold) } else { None },
            unit: unit(question.answer_type, question.unit.as_deref()),
            texts,
            is_grouped: self.grouped.is_some(),
            by_group: listed.iter().map(|group| by_group(*group)).collect(),
        }
    }

    /// Those who chose something, or answered in another way.
    fn answered(&self, threshold: Threshold) -> Option<usize> {
        let within: Vec<bool> = (0..self.counts.len()).map(|at| at <= self.columns.answered()).collect();
        sum_of(&self.counts, &self.hidden, &within, threshold)
    }

    /// The columns of levels that are meant.
    fn levels(&self, questionnaire: &Questionnaire, is_meant: impl Fn(&str) -> bool) -> Vec<bool> {
        let scale = questionnaire.scale_of(self.columns.question);
        let is_level = |id: &str| scale.is_some_and(|scale| scale.level(&id.into()).is_some()) && is_meant(id);
        (0..self.counts.len()).map(|at| self.columns.choices.get(at).is_some_and(|(id, _)| is_level(id))).collect()
    }

    fn right(&self, threshold: Threshold) -> Option<RightShare> {
        let right = self.columns.question.right.as_ref()?;
        let place = self.columns.choices.iter().position(|(id, _)| *id == right.choice.as_str())?;
        let (_, label) = self.columns.choices.get(place)?;
        let only: Vec<bool> = (0..self.counts.len()).map(|at| at == place).collect();
        let given: Vec<bool> = (0..self.counts.len()).map(|at| at < self.columns.choices.len()).collect();
        Some(RightShare { label: (*label).to_owned(), share: share(&self.counts, &self.hidden, &only, &given, threshold) })
    }

    fn median<'p, 'r: 'p>(&self, people: impl Iterator<Item = &'p Person<'r>>, threshold: Threshold) -> Option<i64> {
        let numbers: Vec<i64> =
            people.filter_map(|person| person.reply.numbers.get(&self.columns.question.id).copied()).collect();
        NumberFigures::of(numbers).filter(|figures| figures.n >= threshold.least_shown()).map(|figures| figures.median)
    }

    fn answers(&self, questionnaire: &Questionnaire, listed: &[usize]) -> Vec<ReplyCount> {
        let question = self.columns.question;
        let kind = |at: usize| match at.checked_sub(self.columns.choices.len()) {
            None => ReplyKind::Choice,
            Some(0) => ReplyKind::Answered,
            Some(1) => ReplyKind::DontKnow,
            Some(2) => ReplyKind::NotApplicable,
            Some(_) if self.base == Base::Known => ReplyKind::Unanswered,
            Some(_) => ReplyKind::UnansweredOrNotAsked,
        };
        let offers = |kind: ReplyKind| {
            let scale = questionnaire.scale_of(question);
            match kind {
                ReplyKind::DontKnow => scale.is_some_and(|scale| scale.dont_know),
                ReplyKind::NotApplicable => scale.is_some_and(|scale| scale.not_applicable),
                ReplyKind::Answered => self.columns.choices.is_empty() && self.columns.several.is_empty(),
                ReplyKind::Choice | ReplyKind::Unanswered | ReplyKind::UnansweredOrNotAsked => true,
            }
        };
        let picture = |id: &str| picture(questionnaire, &self.columns, id);
        let by_group = |cells: fn(&Grouped) -> &Vec<Vec<Option<usize>>>, at: usize| -> Vec<Option<usize>> {
            let rows = self.grouped.iter().flat_map(|grouped| listed.iter().map(move |group| &cells(grouped)[*group]));
            rows.map(|row| row.get(at).copied().flatten()).collect()
        };
        let column = |at: usize| {
            let named = self.columns.choices.get(at);
            ReplyCount {
                kind: kind(at),
                id: named.map(|(id, _)| (*id).to_owned()).unwrap_or_default(),
                label: named.map(|(_, label)| (*label).to_owned()).unwrap_or_default(),
                picture: named.and_then(|(id, _)| picture(id)),
                n: (!self.hidden[at]).then_some(self.counts[at]),
                by_group: by_group(|grouped| &grouped.shown, at),
            }
        };
        let choice = |(at, (id, label)): (usize, &(&str, &str))| ReplyCount {
            kind: ReplyKind::Choice,
            id: (*id).to_owned(),
            label: (*label).to_owned(),
            picture: picture(id),
            n: (!self.hidden_choices[at]).then_some(self.chosen.counts[at]),
            by_group: by_group(|grouped| &grouped.choices, at),
        };
        let mut several: Vec<ReplyCount> = self.columns.several.iter().enumerate().map(choice).collect();
        // The most often chosen first; what is hidden says nothing of its place.
        several.sort_by_key(|one| (one.n.is_none(), std::cmp::Reverse(one.n)));
        let is_told = |at: &usize| {
            // Where zeros are hidden too, a column that is never offered stands for nobody.
            offers(kind(*at)) || self.counts[*at] > 0 && !self.hidden[*at]
        };
        several.into_iter().chain((0..self.counts.len()).filter(is_told).map(column)).collect()
    }
}

fn chosen<'p, 'r: 'p>(columns: &Columns<'_>, people: impl Iterator<Item = &'p Person<'r>>) -> ChosenCounts {
    let mut chosen = ChosenCounts { counts: vec![0; columns.several.len()], answered: 0 };
    for person in people.filter(|person| columns.column(person) == Some(columns.answered())) {
        chosen.answered += 1;
        for (at, count) in chosen.counts.iter_mut().enumerate() {
            *count += usize::from(columns.chose(person, at));
        }
    }
    chosen
}

fn share(counts: &[usize], hidden: &[bool], part: &[bool], whole: &[bool], threshold: Threshold) -> ReplyShare {
    let [x, n] = [part, whole].map(|within| sum_of(counts, hidden, within, threshold));
    ReplyShare::of(x, n, |count| is_few(count, threshold))
}

fn is_text(answer_type: AnswerType) -> bool {
    matches!(answer_type, AnswerType::ShortText | AnswerType::LongText)
}

fn unit(answer_type: AnswerType, own: Option<&str>) -> String {
    match answer_type {
        AnswerType::Percentage | AnswerType::NOfM => "%".to_owned(),
        _ => own.unwrap_or_default().to_owned(),
    }
}

fn picture(questionnaire: &Questionnaire, columns: &Columns<'_>, id: &str) -> Option<Picture> {
    let level = questionnaire.scale_of(columns.question).and_then(|scale| scale.level(&id.into()));
    let choices = questionnaire.choices(columns.question.options.as_ref());
    let choice = || choices.iter().find(|choice| choice.id.as_str() == id);
    level.map_or_else(|| choice().and_then(|choice| choice.picture), |level| level.picture)
}
