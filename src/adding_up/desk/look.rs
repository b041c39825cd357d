//! Looking at the desk: figures under a filter, with what they count and what they leave out.

use super::RowDesk;
use super::actions::ActionList;
use super::register::RegisterList;
use super::shown::{
    Comparison, DeskWanted, FileLine, FilterChoice, Looked, MOST_LINES, QuestionsBy, RoundTally, SurveysWanted, WantedList,
};
use crate::adding_up::VerdictLine;
use crate::adding_up::lines::place as urgency;
use crate::aggregation::counting::{Choices, Keyed, RoundPlace, newest_first, places};
use crate::aggregation::escalations::{open, type_label};
use crate::aggregation::row::ReturnRow;
use crate::aggregation::suppression::Threshold;
use crate::model::date::Date;
use std::collections::{BTreeMap, BTreeSet};

impl RowDesk {
    /// Looks.
    pub fn look(&self, wanted: &DeskWanted) -> Looked {
        let graded: Vec<_> = self.held().map(|held| (held.key.as_str(), held.row.graded_by(wanted.filter.grades))).collect();
        let rows: Vec<Keyed<'_>> = graded.iter().map(|(key, row)| (*key, row.as_ref())).collect();
        let threshold = Threshold::new(wanted.least_shown).unwrap_or_default();
        let rounds = rounds(&rows, self.choices(), self.registers().keys(), &self.rounds_of_replies(threshold));
        let named = wanted.filter.round.clone().filter(|round| rounds.iter().any(|one| one.id == *round));
        let round = named.or_else(|| rounds.first().map(|one| one.id.clone())).unwrap_or_default();
        let places = places(&rows, self.choices(), &round);
        let is_counted = |place: &RoundPlace| *place == RoundPlace::Counted;
        let of_round: Vec<Keyed<'_>> =
            rows.iter().zip(&places).filter(|(_, place)| is_counted(place)).map(|(keyed, _)| *keyed).collect();
        let passing = self.passing(&wanted.filter, &round);
        let counted: Vec<Keyed<'_>> = of_round.iter().copied().filter(|keyed| passing.lets(*keyed)).collect();
        let has_rounds = rounds.iter().any(|one| !one.id.is_empty());
        let tally = RoundTally {
            here: rows.len(),
            counted: counted.len(),
            filtered: of_round.len() - counted.len(),
            waiting: places.iter().filter(|place| matches!(place, RoundPlace::Waits(_))).count(),
            left_out: places.iter().filter(|place| matches!(place, RoundPlace::LeftOut(_))).count(),
            other_rounds: places.iter().filter(|place| **place == RoundPlace::OtherRound).count(),
            without_round: if has_rounds {
                let returns = rows.iter().filter(|keyed| self.choices().round(**keyed).is_empty()).count();
                returns + self.replies_to_give_a_round(threshold)
            } else {
                0
            },
            not_counted: self.not_counted().count(),
            needing: self.not_counted().filter(|line| urgency(line) == 0).count(),
        };
        let mut summaries = self.summaries(counted.iter().map(|(_, row)| *row), threshold);
        if !round.is_empty() {
            // Also of returns that say none, and were given this one.
            summaries.iter_mut().for_each(|summary| summary.cycles = vec![round.clone()]);
        }
        if !wanted.filter.grades.is_as_given() {
            summaries.iter_mut().for_each(|summary| self.note_moderated(summary));
        }
        let in_rows = rows.iter().flat_map(|(_, row)| row.escalations.iter().cloned());
        let beside = self.not_counted().flat_map(|line| line.escalations.iter().cloned());
        let mut looked = Looked {
            sectors: count_by(&of_round, |row| row.sector.clone(), str::to_owned),
            kinds: count_by(&of_round, |row| row.kind.clone(), |id| self.kind_label(&of_round, id)),
            localities: self.localities(&round),
            escalations: open(in_rows.chain(beside)),
            rounds,
            round,
            tally,
            summaries,
            ..Looked::default()
        };
        if wanted.questions_by == QuestionsBy::Kind {
            looked.question_kinds = self.question_kinds(&counted);
        }
        let mut replies = self.replies_lines(&looked.round, threshold);
        replies.extend(self.update_lines(&rows, &places));
        match &wanted.what {
            WantedList::Recent => self.recent(&mut looked, &rows, &places, &replies),
            WantedList::Files { from, like } => self.files(&mut looked, (&rows, &places), &replies, *from, like),
            WantedList::Organisations { from, like } => self.organisations(&mut looked, &counted, (*from, like, MOST_LINES)),
            WantedList::Reviewed { from, like } => {
                let reviewed: Vec<Keyed<'_>> = counted.iter().copied().filter(|(_, row)| row.reviewed.is_some()).collect();
                self.organisations(&mut looked, &reviewed, (*from, like, MOST_LINES));
            }
            WantedList::Compare => {
                let answers = self.own_answers(&looked.summaries).chain(self.survey_answers(&looked.round, threshold));
                looked.comparison = Some(Comparison::of(&looked.summaries, answers, threshold));
            }
            WantedList::Words(_) | WantedList::Document { .. } => {}
            WantedList::Surveys(surveys) => looked.surveys = self.look_at_surveys(&looked.round, surveys, threshold),
            WantedList::Answers(wanted) => looked.answers = self.answers_to(&counted, wanted),
            WantedList::Organisation { key } => {
                looked.organisation = self.one_organisation(&rows, key, Date::from_iso(&wanted.today)).map(Box::new);
            }
            WantedList::Overview => {
                self.recent(&mut looked, &rows, &places, &replies);
                self.headlines(&mut looked, (&rows, &counted), wanted, threshold);
            }
            WantedList::Everything => self.everything(&mut looked, (&rows, &counted), wanted, threshold),
            WantedList::Trend => looked.trends = self.trends(&rows, self.rounds_up_to(&rows, None), wanted, threshold),
            WantedList::Register { from, like, only } => {
                self.look_at_register(&mut looked, &rows, &RegisterList { from: *from, like, only: *only, most: MOST_LINES });
            }
            WantedList::Actions { from, like, overdue } => {
                let today = Date::from_iso(&wanted.today);
                let list = ActionList { from: *from, like, only_overdue: *overdue };
                today.into_iter().for_each(|today| self.look_at_actions(&mut looked, &counted, today, &list));
            }
        }
        looked
    }

    /// What stands above the grades: actions, who has returned, and what has changed since the round before.
    fn headlines(&self, looked: &mut Looked, of: (&[Keyed<'_>], &[Keyed<'_>]), wanted: &DeskWanted, threshold: Threshold) {
        let (rows, counted) = of;
        let today = Date::from_iso(&wanted.today);
        today.into_iter().for_each(|today| self.look_at_actions(looked, counted, today, &ActionList::none()));
        self.look_at_register(looked, rows, &RegisterList::none());
        let two: Vec<String> = self.rounds_up_to(rows, Some(&looked.round)).into_iter().rev().take(2).rev().collect();
        if two.len() == 2 {
            looked.trends = self.trends(rows, two, wanted, threshold);
        }
    }

    /// Everything that a report may need.
    fn everything(&self, looked: &mut Looked, of: (&[Keyed<'_>], &[Keyed<'_>]), wanted: &DeskWanted, threshold: Threshold) {
        let (rows, counted) = of;
        let today = Date::from_iso(&wanted.today);
        today.into_iter().for_each(|today| self.look_at_actions(looked, counted, today, &ActionList::none()));
        self.look_at_register(looked, rows, &RegisterList::not_returned());
        self.organisations(looked, counted, (0, "", usize::MAX));
        looked.trends = self.trends(rows, self.rounds_up_to(rows, Some(&looked.round)), wanted, threshold);
        let answers = self.own_answers(&looked.summaries).chain(self.survey_answers(&looked.round, threshold));
        looked.comparison = Some(Comparison::of(&looked.summaries, answers, threshold));
        looked.surveys = self.look_at_surveys(&looked.round, &SurveysWanted::default(), threshold);
        looked.themes = self.show_themes(&looked.round, &wanted.filter, &[]).themes;
    }

    fn kind_label(&self, rows: &[Keyed<'_>], id: &str) -> String {
        let row = rows.iter().find(|(_, row)| row.kind == id).map(|(_, row)| *row);
        row.map_or_else(|| id.to_owned(), |row| type_label(self.questionnaire(row), id))
    }

    /// What became of files lately, then the returns that were here before; of each return also where it stands.
    fn recent(&self, looked: &mut Looked, rows: &[Keyed<'_>], places: &[RoundPlace], replies: &[FileLine]) {
        let by_key: BTreeMap<&str, &ReturnRow> = rows.iter().copied().collect();
        let by_return: BTreeMap<(&str, String), (Keyed<'_>, &RoundPlace)> = rows
            .iter()
            .zip(places)
            .map(|(keyed, place)| ((keyed.1.id.as_str(), keyed.1.whose.to_string()), (*keyed, place)))
            .collect();
        let shared = self.shared();
        let mut told: BTreeSet<&str> = BTreeSet::new();
        let mut shown: Vec<FileLine> = Vec::new();
        for line in self.recent_lines() {
            if let Some(one) = replies.iter().find(|one| !line.update.is_empty() && one.line.update == line.update) {
                told.insert(&one.key);
                let name = line.name.clone();
                shown.push(FileLine { line: VerdictLine { name, ..one.line.clone() }, ..one.clone() });
                continue;
            }
            if let Some(one) = replies.iter().find(|one| line.is_counted && one.line.id == line.id && one.line.name == line.name)
            {
                told.insert(&one.key);
                shown.push(FileLine { line: line.clone(), ..one.clone() });
                continue;
            }
            let stands = by_return.get(&(line.id.as_str(), line.whose.clone())).filter(|_| line.is_counted);
            told.extend(stands.map(|((key, _), _)| *key));
            shown.push(self.file_line(&by_key, stands.copied(), line.clone()));
        }
        let before = by_return.values().filter(|((key, _), _)| !told.contains(key));
        shown.extend(before.map(|(keyed, place)| {
            let line = self.line_of(keyed.1, &shared);
            self.file_line(&by_key, Some((*keyed, *place)), line)
        }));
        shown.extend(replies.iter().filter(|one| !told.contains(one.key.as_str())).cloned());
        looked.lines_in_all = shown.len();
        looked.lines_left_out = shown.iter().filter(|line| !line.is_in_figures()).count();
        looked.lines_needing = shown.iter().filter(|line| urgency(&line.line) == 0).count();
        shown.sort_by_key(|line| urgency(&line.line));
        shown.truncate(MOST_LINES);
        looked.lines = shown;
    }

    /// A line with where its return stands, where it is of one.
    fn file_line(
        &self,
        by_key: &BTreeMap<&str, &ReturnRow>,
        stands: Option<(Keyed<'_>, &RoundPlace)>,
        line: VerdictLine,
    ) -> FileLine {
        let Some(((key, row), place)) = stands else { return FileLine { line, ..FileLine::default() } };
        FileLine {
            key: key.to_owned(),
            place: Some(place.clone()),
            round: self.choices().round((key, row)).to_owned(),
            may_choose_round: row.cycle.is_empty(),
            is_of_case: row.audit.is_some(),
            instead: match place {
                RoundPlace::Waits(other) => by_key.get(other.as_str()).map(|other| other.file.clone()).unwrap_or_default(),
                RoundPlace::Counted | RoundPlace::LeftOut(_) | RoundPlace::FewReplies | RoundPlace::OtherRound => String::new(),
            },
            line,
            ..FileLine::default()
        }
    }

    fn files(
        &self,
        looked: &mut Looked,
        (rows, places): (&[Keyed<'_>], &[RoundPlace]),
        replies: &[FileLine],
        from: usize,
        like: &str,
    ) {
        let like = like.trim().to_lowercase();
        let is_like = |texts: [&str; 3]| like.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&like));
        let by_key: BTreeMap<&str, &ReturnRow> = rows.iter().copied().collect();
        let mut beside: Vec<&VerdictLine> =
            self.not_counted().filter(|line| is_like([&line.name, &line.organisation, &line.reference])).collect();
        beside.sort_by_key(|line| urgency(line));
        let (acting, of_no_concern): (Vec<&VerdictLine>, Vec<&VerdictLine>) =
            beside.into_iter().partition(|line| urgency(line) == 0);
        let mut kept: Vec<(Keyed<'_>, &RoundPlace)> = rows.iter().copied().zip(places).collect();
        kept.retain(|((_, row), _)| is_like([&row.file, &row.organisation, &row.reference]));
        // What somebody may want to choose between comes first, then by name.
        kept.sort_by_cached_key(|((key, row), place)| (rank(place), row.organisation.to_lowercase(), (*key).to_owned()));
        let replies = replies.iter().filter(|one| is_like([&one.line.name, &one.line.organisation, &one.line.reference]));
        looked.lines_in_all = acting.len() + kept.len() + of_no_concern.len() + replies.clone().count();
        let plain = |line: &VerdictLine| FileLine { line: line.clone(), ..FileLine::default() };
        let shared = self.shared();
        let of_row = |(keyed, place): (Keyed<'_>, &RoundPlace)| {
            self.file_line(&by_key, Some((keyed, place)), self.line_of(keyed.1, &shared))
        };
        let lines = acting.into_iter().map(plain).chain(kept.into_iter().map(of_row)).chain(replies.cloned());
        let lines = lines.chain(of_no_concern.into_iter().map(plain));
        looked.lines = lines.skip(from).take(MOST_LINES).collect();
    }
}

/// Where a return stands in the list of files: what may want a choice before what needs none.
fn rank(place: &RoundPlace) -> u8 {
    match place {
        RoundPlace::Waits(_) => 0,
        RoundPlace::LeftOut(_) | RoundPlace::FewReplies => 1,
        RoundPlace::Counted => 2,
        RoundPlace::OtherRound => 3,
    }
}

/// The rounds of returns and of replies, and those that have a register.
fn rounds<'r>(
    rows: &[Keyed<'r>],
    choices: &'r Choices,
    registers: impl Iterator<Item = &'r String>,
    replies: &'r [String],
) -> Vec<FilterChoice> {
    let mut counted: BTreeMap<&str, usize> = registers.map(|round| (round.as_str(), 0)).collect();
    for round in replies {
        *counted.entry(round).or_default() += 1;
    }
    for keyed in rows {
        *counted.entry(choices.round(*keyed)).or_default() += 1;
    }
    let mut names: Vec<String> = counted.keys().map(|name| (*name).to_owned()).collect();
    newest_first(&mut names);
    let of =
        |name: String| FilterChoice { n: counted.get(name.as_str()).copied().unwrap_or_default(), label: name.clone(), id: name };
    names.into_iter().map(of).collect()
}

/// Without audits of cases, which no filter narrows.
fn count_by(rows: &[Keyed<'_>], of: impl Fn(&ReturnRow) -> String, label: impl Fn(&str) -> String) -> Vec<FilterChoice> {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for (_, row) in rows.iter().filter(|(_, row)| row.audit.is_none()) {
        *counted.entry(of(row)).or_default() += 1;
    }
    let mut all: Vec<FilterChoice> =
        counted.into_iter().filter(|(id, _)| !id.is_empty()).map(|(id, n)| FilterChoice { label: label(&id), id, n }).collect();
    all.sort_by(|a, b| a.label.cmp(&b.label));
    all
}
