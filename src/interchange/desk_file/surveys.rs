//! What was chosen about surveys. A survey has one id at every desk, and a file of replies is told by the beginning of its digest,
//! so that what was chosen about them is handed on as it is kept.

use super::{ChoicesTaken, DeskDifference, DeskFile};
use crate::aggregation::counting::{Choices, Taking};
use crate::model::ids::ReturnId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the keys of surveys and of files of replies begin with among choices; the survey's id follows.
pub const SURVEY_KEYS: &str = "replies/";

/// A survey of which there are replies at a desk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SurveyHere {
    /// What it is called.
    pub name: String,
    /// Whether its files say which round it is of.
    pub says_round: bool,
    /// The names of its files by the beginnings of their digests.
    pub files: BTreeMap<String, String>,
}

/// Surveys at a desk, by id.
pub type SurveysHere = BTreeMap<ReturnId, SurveyHere>;

/// What was chosen about surveys.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SurveyChoices {
    /// Surveys that somebody left out.
    #[serde(default)]
    pub left_out: Vec<LeftOutSurvey>,
    /// Of several files of one survey, those that somebody chose.
    #[serde(default)]
    pub chosen: Vec<ChosenReplies>,
    /// The rounds of surveys that say none.
    #[serde(default)]
    pub rounds: Vec<RoundOfSurvey>,
}

/// A survey that somebody left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOutSurvey {
    /// Its id.
    pub survey: ReturnId,
    /// Why.
    pub reason: String,
}

/// The file that is to count of a survey that has several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ChosenReplies {
    /// The survey's id.
    pub survey: ReturnId,
    /// The beginning of the file's digest.
    pub digest: String,
}

/// The round that was given to a survey that says none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoundOfSurvey {
    /// Its id.
    pub survey: ReturnId,
    /// The round.
    pub round: String,
}

impl SurveyChoices {
    /// What was chosen at a desk about the surveys there.
    pub fn of(surveys: &SurveysHere, choices: &Choices) -> Self {
        let mut chosen_there = Self::default();
        for (survey, here) in surveys {
            let key = survey_key(survey);
            let reason = choices.left_out.get(&key).cloned();
            chosen_there.left_out.extend(reason.map(|reason| LeftOutSurvey { survey: survey.clone(), reason }));
            let round = choices.rounds.get(&key).cloned();
            chosen_there.rounds.extend(round.map(|round| RoundOfSurvey { survey: survey.clone(), round }));
            let chosen = here.files.keys().filter(|digest| choices.chosen.contains(&file_key(survey, digest)));
            let chosen = chosen.map(|digest| ChosenReplies { survey: survey.clone(), digest: digest.clone() });
            chosen_there.chosen.extend(chosen);
        }
        chosen_there
    }
}

/// Takes over what was chosen about surveys at another desk.
pub(super) fn take(file: &DeskFile, surveys: &SurveysHere, choices: &mut Choices, taken: &mut ChoicesTaken) {
    for RoundOfSurvey { survey, round } in &file.surveys.rounds {
        match surveys.get(survey) {
            None => taken.surveys_not_here += 1,
            Some(here) if here.says_round => {}
            Some(here) => taken.note_round(choices.take_round(&survey_key(survey), round), &here.name, round),
        }
    }
    for LeftOutSurvey { survey, reason } in &file.surveys.left_out {
        match surveys.get(survey) {
            None => taken.surveys_not_here += 1,
            Some(here) => taken.note_left_out(choices.take_left_out(&survey_key(survey), reason), &here.name, reason),
        }
    }
    for ChosenReplies { survey, digest } in &file.surveys.chosen {
        let found = surveys.get(survey).and_then(|here| Some((here, here.files.get(digest)?)));
        let Some((here, there)) = found else {
            taken.surveys_not_here += 1;
            continue;
        };
        // Nothing tells figures which of two that were chosen was chosen here, so another one is not even taken over.
        let own = here.files.iter().find(|(other, _)| *other != digest && choices.is_own(&file_key(survey, other)));
        if let Some((_, own)) = own {
            let (organisation, here, there) = (here.name.clone(), own.clone(), there.clone());
            taken.differences.push(DeskDifference::Counts { organisation, here, there });
        } else {
            taken.taken += usize::from(choices.take_chosen(&file_key(survey, digest)) == Taking::Taken);
        }
    }
}

fn survey_key(survey: &ReturnId) -> String {
    format!("{SURVEY_KEYS}{survey}")
}

fn file_key(survey: &ReturnId, digest: &str) -> String {
    format!("{SURVEY_KEYS}{survey}/{digest}")
}
