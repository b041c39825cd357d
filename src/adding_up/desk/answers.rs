//! Who answered what to a question, the worst first. Evidence and notes stand in the returns alone: whoever drives the desk adds
//! them to the lines that are shown.

use super::RowDesk;
use super::shown::{AnswersShown, AnswersWanted, Looked, MOST_LINES, OneAnswer};
use crate::aggregation::counting::Keyed;
use crate::aggregation::questions::hundredths;
use crate::aggregation::row::{ReturnRow, Said, choices};
use crate::interchange::intake::UPDATES;
use crate::interchange::read::{known, read_return, read_update};
use crate::model::audit_return::Action;
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::Questionnaire;
use crate::words::questions::{ANSWERED, DONT_KNOW, NOT_ANSWERED, NOT_APPLICABLE, NOT_ASKED};
use crate::words::reviews::answer_lines_reviewed;
use std::collections::BTreeSet;

/// A question whose answers are looked at, and what can be chosen there.
struct Answered<'q> {
    questionnaire: &'q Questionnaire,
    question: &'q Question,
    at: usize,
    choices: Vec<(&'q str, &'q str)>,
}

/// What one return says: what it is asked for by, as people read it, and where it stands among the others.
type Standing = (String, String, (u8, i64));

impl Looked {
    /// The keys of returns and updates whose words are wanted for what is shown.
    pub fn files_wanted(&self) -> BTreeSet<String> {
        let of_one = self.organisation.iter().flat_map(|shown| &shown.actions);
        let actions = self.action_lines.iter().chain(of_one).map(|line| &line.words_in);
        let answers = self.answers.iter().flat_map(|shown| &shown.lines).map(|line| &line.key);
        let organisation = self.organisation.iter().map(|shown| &shown.key);
        actions.chain(answers).chain(organisation).cloned().collect()
    }

    fn read_actions(&mut self, key: &str, actions: &[Action]) {
        let of_one = self.organisation.iter_mut().flat_map(|shown| &mut shown.actions);
        let lines = self.action_lines.iter_mut().chain(of_one).filter(|line| line.words_in == key);
        lines.for_each(|line| line.read_words(actions));
    }
}

impl RowDesk {
    /// Adds the words of a return, or of an update on its actions, to what is shown of it. Where the file cannot be read, it
    /// stays without.
    pub fn read_words(&self, looked: &mut Looked, key: &str, file: &str) {
        if key.starts_with(UPDATES) {
            let update = read_update(file.as_bytes()).map(|read| read.update.actions).unwrap_or_default();
            return looked.read_actions(key, &update);
        }
        let Ok(read) = read_return(file.as_bytes()) else { return };
        looked.read_actions(key, &read.record.actions);
        let of = self.row(key).and_then(|row| self.questionnaire(row));
        let Some(questionnaire) = of else { return };
        let words =
            |id: &str| questionnaire.question(&id.into()).map(|known| answer_lines_reviewed(questionnaire, &read.record, known));
        if let Some(shown) = &mut looked.answers {
            let of_this = shown.lines.iter_mut().filter(|line| line.key == key);
            of_this.for_each(|line| line.words = words(shown.of.question.as_str()).unwrap_or_default());
        }
        for shown in looked.organisation.iter_mut().filter(|shown| shown.key == key) {
            let answers = shown.domains.iter_mut().flat_map(|domain| &mut domain.answers);
            answers.for_each(|answer| answer.said = words(&answer.question).unwrap_or_default());
        }
    }

    /// What the counted returns answered to a question; none of a question that nobody knows.
    pub(super) fn answers_to(&self, counted: &[Keyed<'_>], wanted: &AnswersWanted) -> Option<AnswersShown> {
        let known = known(self.questionnaires(), &wanted.of.questionnaire, &wanted.of.edition)?;
        let answered = Answered::of(&known.questionnaire, wanted)?;
        let of_this = |row: &ReturnRow| {
            row.audit.is_none() && row.questionnaire == wanted.of.questionnaire && row.edition == wanted.of.edition
        };
        let all: Vec<(Keyed<'_>, Standing)> =
            counted.iter().filter(|(_, row)| of_this(row)).map(|keyed| (*keyed, answered.standing(keyed.1))).collect();
        let like = wanted.like.trim().to_lowercase();
        let is_wanted = |((_, row), (id, _, _)): &(Keyed<'_>, Standing)| {
            (wanted.only.is_empty() || *id == wanted.only || answered.chose(row, &wanted.only))
                && row.organisation.to_lowercase().contains(&like)
        };
        let mut found: Vec<&(Keyed<'_>, Standing)> = all.iter().filter(|one| is_wanted(one)).collect();
        found.sort_by_cached_key(|((key, row), (_, _, rank))| (*rank, row.organisation.to_lowercase(), (*key).to_owned()));
        let line = |((key, row), (_, label, _)): &(Keyed<'_>, Standing)| OneAnswer {
            key: (*key).to_owned(),
            organisation: row.organisation.clone(),
            sector: row.sector.clone(),
            answer: label.clone(),
            words: Vec::new(),
        };
        Some(AnswersShown {
            of: wanted.of.clone(),
            title: known.questionnaire.title.clone(),
            text: answered.question.text.clone(),
            choices: answered.choices_of(&all),
            lines_in_all: found.len(),
            lines: found.into_iter().skip(wanted.from).take(MOST_LINES).map(line).collect(),
        })
    }
}

/// The answer that a row says, as people read it; what was typed stands in the return alone.
pub(super) fn answer_of_row(questionnaire: &Questionnaire, question: &Question, at: usize, row: &ReturnRow) -> String {
    Answered { questionnaire, question, at, choices: choices(questionnaire, question) }.standing(row).1
}

impl<'q> Answered<'q> {
    fn of(questionnaire: &'q Questionnaire, wanted: &AnswersWanted) -> Option<Self> {
        let (at, question) = questionnaire.questions().enumerate().find(|(_, question)| question.id == wanted.of.question)?;
        Some(Self { questionnaire, question, at, choices: choices(questionnaire, question) })
    }

    fn standing(&self, row: &ReturnRow) -> Standing {
        let plain = |id: &str, label: &str, rank: u8| (id.to_owned(), label.to_owned(), (rank, 0));
        match row.said(self.at) {
            Said::Place(place) => self.choice(place),
            Said::Other => self.other(row),
            Said::DontKnow => plain("dont-know", DONT_KNOW, 1),
            Said::Unanswered => plain("unanswered", NOT_ANSWERED, 2),
            Said::NotApplicable => plain("not-applicable", NOT_APPLICABLE, 3),
            Said::NotAsked => plain("not-asked", NOT_ASKED, 4),
        }
    }

    fn choice(&self, place: usize) -> Standing {
        let Some((id, label)) = self.choices.get(place) else { return (String::new(), ANSWERED.to_owned(), (0, 0)) };
        let value = match self.question.answer_type {
            AnswerType::Level => {
                let levels = self.questionnaire.scale_of(self.question).map(|scale| &scale.levels);
                levels.and_then(|levels| levels.get(place)).map_or(0, |level| i64::from(level.value))
            }
            // "No" is listed after "Yes", and is what somebody looks for.
            AnswerType::YesNo => -i64::try_from(place).unwrap_or_default(),
            _ => i64::try_from(place).unwrap_or_default(),
        };
        (format!("choice-{id}"), (*label).to_owned(), (0, value))
    }

    fn other(&self, row: &ReturnRow) -> Standing {
        let places = row.chosen.get(&self.question.id).map(Vec::as_slice).unwrap_or_default();
        let labels: Vec<&str> = places.iter().filter_map(|place| self.choices.get(*place)).map(|(_, label)| *label).collect();
        let number = row.numbers.get(&self.question.id).copied();
        match (labels.as_slice(), number) {
            ([], None) => ("answered".to_owned(), ANSWERED.to_owned(), (0, 0)),
            ([], Some(number)) => ("answered".to_owned(), hundredths(number), (0, number)),
            (labels, _) => ("answered".to_owned(), labels.join(", "), (0, 0)),
        }
    }

    /// Whether a row chose this among others.
    fn chose(&self, row: &ReturnRow, only: &str) -> bool {
        let places = row.chosen.get(&self.question.id).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.choices.get(*place)).any(|(id, _)| only.strip_prefix("choice-") == Some(id))
    }

    /// What was answered, in the order of the lines; of several choices, each of them.
    fn choices_of(&self, all: &[(Keyed<'_>, Standing)]) -> Vec<(String, String, usize)> {
        let mut found: Vec<((u8, i64), String, String)> = all
            .iter()
            .map(|(_, (id, label, rank))| match id.as_str() {
                "answered" => (*rank, id.clone(), ANSWERED.to_owned()),
                _ => (*rank, id.clone(), label.clone()),
            })
            .collect();
        if self.question.answer_type == AnswerType::Choices {
            let chosen = all.iter().flat_map(|((_, row), _)| row.chosen.get(&self.question.id).into_iter().flatten());
            found.extend(chosen.map(|place| self.choice(*place)).map(|(id, label, rank)| (rank, id, label)));
        }
        found.sort();
        let mut counted: Vec<(String, String, usize)> = Vec::new();
        for (_, id, label) in found {
            match counted.iter_mut().find(|(known, _, _)| *known == id) {
                Some((_, _, n)) => *n += 1,
                None => counted.push((id, label, 1)),
            }
        }
        counted
    }
}
