//! Each questionnaire over the rounds that have returns here.

use super::RowDesk;
use super::shown::DeskWanted;
use crate::aggregation::counting::{Keyed, RoundPlace, newest_first, places};
use crate::aggregation::row::ReturnRow;
use crate::aggregation::summary::{Summary, summarise};
use crate::aggregation::suppression::Threshold;
use crate::aggregation::trend::{Trend, TrendRound, trend};
use crate::interchange::read::ReadQuestionnaire;
use crate::model::ids::QuestionnaireId;
use crate::model::questionnaire::Kind;

/// How many rounds are set beside one another, the newest of them.
pub(super) const MOST_ROUNDS: usize = 6;

/// A round of one questionnaire, in the edition that most returns of the round were made with.
type RoundSummary<'d> = (String, &'d ReadQuestionnaire, Summary);

impl RowDesk {
    /// The rounds that returns say, the oldest first; up to one of them, where that is asked.
    pub(super) fn rounds_up_to(&self, rows: &[Keyed<'_>], last: Option<&str>) -> Vec<String> {
        let mut rounds: Vec<String> = rows.iter().map(|keyed| self.choices().round(*keyed).to_owned()).collect();
        rounds.sort();
        rounds.dedup();
        rounds.retain(|round| !round.is_empty());
        newest_first(&mut rounds);
        if let Some(last) = last {
            // Without returns of its own it has nothing before it that it could be held against.
            let at = rounds.iter().position(|round| round == last).unwrap_or(rounds.len());
            rounds.drain(..at);
        }
        rounds.truncate(MOST_ROUNDS);
        rounds.reverse();
        rounds
    }

    /// Of self-assessments, and of every organisation that the filter lets through, in these rounds.
    pub(super) fn trends(
        &self,
        rows: &[Keyed<'_>],
        rounds: Vec<String>,
        wanted: &DeskWanted,
        threshold: Threshold,
    ) -> Vec<Trend> {
        let mut ids: Vec<&QuestionnaireId> = Vec::new();
        let of_self = self.questionnaires().iter().filter(|known| known.questionnaire.kind == Kind::SelfAssessment);
        for known in of_self {
            if !ids.contains(&&known.questionnaire.id) {
                ids.push(&known.questionnaire.id);
            }
        }
        let counted: Vec<(String, Vec<&ReturnRow>)> = rounds
            .into_iter()
            .map(|round| {
                let places = places(rows, self.choices(), &round);
                let passing = self.passing(&wanted.filter, &round);
                let is_counted =
                    |(keyed, place): &(&Keyed<'_>, &RoundPlace)| **place == RoundPlace::Counted && passing.lets(**keyed);
                let counted = rows.iter().zip(&places).filter(is_counted).map(|((_, row), _)| *row).collect();
                (round, counted)
            })
            .collect();
        let of = |id: &QuestionnaireId| {
            let found: Vec<RoundSummary<'_>> =
                counted.iter().filter_map(|(round, rows)| self.round_summary(rows, threshold, id, round)).collect();
            let rounds: Vec<TrendRound<'_>> = found
                .iter()
                .map(|(round, known, summary)| TrendRound { round, questionnaire: &known.questionnaire, summary })
                .collect();
            trend(&rounds)
        };
        ids.into_iter().filter_map(of).collect()
    }

    fn round_summary(
        &self,
        rows: &[&ReturnRow],
        threshold: Threshold,
        id: &QuestionnaireId,
        round: &str,
    ) -> Option<RoundSummary<'_>> {
        let counted: Vec<&ReturnRow> = rows.iter().copied().filter(|row| row.questionnaire == *id).collect();
        // Editions are not added together. What is offered comes first, and stays where two have as many.
        let editions = self.questionnaires().iter().filter(|known| known.questionnaire.id == *id);
        let of_edition =
            |known: &&ReadQuestionnaire| counted.iter().filter(|row| row.edition == known.questionnaire.edition).count();
        let known = editions.rev().max_by_key(of_edition).filter(|known| of_edition(known) > 0)?;
        let summary = summarise(&known.questionnaire, counted.iter().copied(), threshold)?;
        Some((round.to_owned(), known, summary))
    }
}
