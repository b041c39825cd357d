//! Each survey over the rounds that have replies here.

use super::RowDesk;
use super::shown::SurveysWanted;
use super::trends::MOST_ROUNDS;
use crate::aggregation::counting::newest_first;
use crate::aggregation::replies::{SurveyFigures, SurveyRound, SurveyTrend, survey_trend};
use crate::aggregation::suppression::Threshold;
use crate::interchange::read::known;
use crate::model::ids::QuestionnaireId;
use std::cmp::Reverse;

/// One round of a survey: its figures, and the editions beside the one that they are of.
struct Found {
    round: String,
    figures: SurveyFigures,
    beside: Vec<String>,
}

impl RowDesk {
    /// Made of nothing but what is shown when each round is looked at. A survey that is here in one round only is left out.
    pub(super) fn surveys_over_rounds(&self, threshold: Threshold) -> Vec<SurveyTrend> {
        let mut rounds = self.rounds_of_replies(threshold);
        rounds.retain(|round| !round.is_empty());
        rounds.sort();
        rounds.dedup();
        newest_first(&mut rounds);
        if rounds.len() < 2 {
            return Vec::new();
        }
        let of_round = |round: String| {
            let figures = self.surveys(&round, &SurveysWanted::default(), threshold);
            (round, figures)
        };
        let by_round: Vec<(String, Vec<SurveyFigures>)> = rounds.into_iter().map(of_round).collect();
        let mut ids: Vec<&QuestionnaireId> = Vec::new();
        for known in self.questionnaires().iter() {
            if !ids.contains(&&known.questionnaire.id) {
                ids.push(&known.questionnaire.id);
            }
        }
        ids.into_iter().filter_map(|id| self.survey_over(id, &by_round)).collect()
    }

    /// One survey over its rounds, of which the newest come first.
    fn survey_over(&self, id: &QuestionnaireId, by_round: &[(String, Vec<SurveyFigures>)]) -> Option<SurveyTrend> {
        let of_round = |(round, figures): &(String, Vec<SurveyFigures>)| one_edition(round, figures, id);
        let mut found: Vec<Found> = by_round.iter().filter_map(of_round).take(MOST_ROUNDS).collect();
        found.reverse();
        let rounds: Vec<SurveyRound<'_>> = found
            .iter()
            .filter_map(|Found { round, figures, beside }| {
                let known = known(self.questionnaires(), id, &figures.edition)?;
                Some(SurveyRound { round, questionnaire: &known.questionnaire, figures, beside })
            })
            .collect();
        survey_trend(&rounds)
    }
}

/// Editions are not added together: of several in one round, the one with the most replies, as far as that is shown. What is
/// offered comes first, and stays where two have as many.
fn one_edition(round: &str, figures: &[SurveyFigures], id: &QuestionnaireId) -> Option<Found> {
    let mut editions: Vec<&SurveyFigures> = figures.iter().filter(|one| one.questionnaire == *id).collect();
    editions.sort_by_key(|one| Reverse(one.replies));
    let (first, others) = editions.split_first()?;
    let beside = others.iter().map(|one| one.edition.clone()).collect();
    Some(Found { round: round.to_owned(), figures: (*first).clone(), beside })
}
