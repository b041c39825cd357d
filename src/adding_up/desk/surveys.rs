//! Looking at replies to surveys: figures for each survey of a round, the files they are made from, and what people wrote.

use super::RowDesk;
use super::replies::{has_few, may_choose, replies_key, survey_key};
use super::shown::{FileLine, ShownText, SurveysShown, SurveysWanted, TextsShown, survey_name};
use crate::aggregation::counting::{Choices, RoundPlace};
use crate::aggregation::replies::{RepliesRow, SurveyFigures, survey_figures};
use crate::aggregation::suppression::Threshold;
use crate::checks::personal_data::find;
use crate::interchange::read::{known, read_replies};
use crate::interchange::tables::TidyReplies;
use crate::model::answer::{AnswerValue, Response};
use crate::model::applies::{AskedFacts, asks_domain, asks_question, is_answered};
use crate::model::digest::canonical_digest;
use crate::model::questionnaire::Questionnaire;
use crate::model::replies::{Replies, Reply};
use crate::model::sheet::Sheet;
use crate::words::personal_data::hit;
use crate::words::surveys::{FileStanding, few_replies, few_without_round, no_choice, waits_for};
use std::collections::BTreeMap;

/// What is here of one edition of a questionnaire in one round.
#[derive(Default)]
struct InRound<'d> {
    /// Files that are counted.
    counted: Vec<&'d RepliesRow>,
    /// Files of few replies, which have too few together.
    waiting: Vec<&'d RepliesRow>,
}

impl RowDesk {
    /// The round of every survey that is here; may be empty.
    pub(super) fn rounds_of_replies(&self, threshold: Threshold) -> Vec<String> {
        let surveys = self.replies.surveys(self.choices(), threshold.least_shown());
        let first = surveys.iter().filter_map(|files| files.first());
        first.map(|row| round_of(self.choices(), row, threshold).to_owned()).collect()
    }

    /// How many surveys say no round and were given none, of those that may be given one.
    pub(super) fn replies_to_give_a_round(&self, threshold: Threshold) -> usize {
        let least = threshold.least_shown();
        let surveys = self.replies.surveys(self.choices(), least);
        let wants_one = |row: &&&RepliesRow| !has_few(row, least) && round_of(self.choices(), row, threshold).is_empty();
        surveys.iter().filter_map(|files| files.first()).filter(wants_one).count()
    }

    /// Every file of replies as the tidy table has them.
    pub fn tidy_replies<'d>(&'d self, partnership: &'d str) -> Vec<TidyReplies<'d>> {
        let threshold = Threshold::default();
        let least = threshold.least_shown();
        let surveys = self.replies.surveys(self.choices(), least);
        let of_survey = surveys.into_iter().flat_map(|files| {
            let counted = files.first().copied();
            files.into_iter().filter_map(move |row| {
                let counted = counted?;
                let round = round_of(self.choices(), counted, threshold);
                let place = match place(self.choices(), counted, round, threshold) {
                    _ if row.digest != counted.digest => "waits",
                    RoundPlace::LeftOut(_) => "left-out",
                    _ => "counted",
                };
                let known = known(self.questionnaires(), &row.questionnaire, &row.edition)?;
                Some(TidyReplies { partnership, round, place, questionnaire: &known.questionnaire, row })
            })
        });
        of_survey.collect()
    }

    /// The surveys that say no round.
    pub(super) fn replies_without_round(&self) -> Vec<String> {
        let mut keys: Vec<String> =
            self.replies.files().filter(|row| row.cycle.is_empty()).map(|row| survey_key(&row.id)).collect();
        keys.dedup();
        keys
    }

    /// The figures of each survey in a round, by the groups that are wanted. No filter narrows them.
    pub fn surveys(&self, round: &str, wanted: &SurveysWanted, threshold: Threshold) -> Vec<SurveyFigures> {
        let in_round = self.replies_in(round, threshold);
        let figures = self.questionnaires.iter().filter_map(|known| {
            let questionnaire = &known.questionnaire;
            let InRound { counted, waiting } = in_round.get(&(questionnaire.id.as_str(), questionnaire.edition.as_str()))?;
            if counted.is_empty() {
                // They are few also together: it is said that there are some, and no more.
                return Some(survey_figures(questionnaire, waiting, None, threshold));
            }
            let by = wanted.by.get(&format!("{} {}", questionnaire.id, questionnaire.edition));
            Some(SurveyFigures { waiting: waiting.len(), ..survey_figures(questionnaire, counted, by, threshold) })
        });
        figures.collect()
    }

    /// What is shown of the surveys in a round.
    pub(super) fn look_at_surveys(&self, round: &str, wanted: &SurveysWanted, threshold: Threshold) -> SurveysShown {
        let surveys = self.surveys(round, wanted, threshold);
        let texts = wanted.texts.as_ref().and_then(|of| {
            let figures = surveys.iter().find(|figures| survey_name(figures) == of.survey)?;
            let mut questions = figures.domains.iter().flat_map(|domain| &domain.questions);
            questions.find(|question| question.question == of.question)?.texts?;
            let in_round = self.replies_in(round, threshold);
            let of_survey = in_round.get(&(figures.questionnaire.as_str(), figures.edition.as_str()))?;
            let files = of_survey.counted.iter().map(|row| replies_key(row)).collect();
            Some(TextsShown { of: of.clone(), files, texts: Vec::new() })
        });
        SurveysShown { surveys, texts, rounds: self.surveys_over_rounds(threshold) }
    }

    /// Reads the texts that are wanted out of one of their files.
    pub fn read_texts(&self, shown: &mut TextsShown, file: &str) {
        let Ok(read) = read_replies(file.as_bytes()) else { return };
        let made_with = &read.replies.questionnaire;
        let known = known(&self.questionnaires, &made_with.id, &made_with.edition);
        let Some(known) = known else { return };
        let of_reply = |reply: &Reply| text_of(&known.questionnaire, &read.replies, reply, &shown.of.question);
        let texts: Vec<String> = read.replies.replies.iter().filter_map(of_reply).collect();
        shown.texts.extend(texts.into_iter().map(|text| {
            let hits = find(&text, &[]).iter().map(|found| hit(&text, found)).collect();
            ShownText { text, hits }
        }));
        // By a digest of the text itself: neither the file nor the place in it shows, nor which texts are one person's.
        let question = shown.of.question.as_str();
        shown.texts.sort_by_cached_key(|one| canonical_digest(&(question, &one.text)));
    }

    /// What is counted in a round and what waits, by the questionnaire and its edition. Files of few replies are counted
    /// together or not at all: whatever is left out or put into a round, no figures differ by fewer people than the threshold.
    fn replies_in(&self, round: &str, threshold: Threshold) -> BTreeMap<(&str, &str), InRound<'_>> {
        let least = threshold.least_shown();
        let mut all: BTreeMap<(&str, &str), InRound<'_>> = BTreeMap::new();
        // In an order that does not hang on which came first.
        for row in self.replies.surveys(self.choices(), least).into_iter().filter_map(|files| files.into_iter().next()) {
            if place(self.choices(), row, round, threshold) != RoundPlace::Counted {
                continue;
            }
            let of_survey = all.entry((row.questionnaire.as_str(), row.edition.as_str())).or_default();
            if has_few(row, least) { of_survey.waiting.push(row) } else { of_survey.counted.push(row) }
        }
        for InRound { counted, waiting } in all.values_mut() {
            if waiting.iter().map(|row| row.replies.len()).sum::<usize>() >= least {
                counted.append(waiting);
            }
        }
        all
    }

    /// The line of every file of replies, with where it stands in the round.
    pub(super) fn replies_lines(&self, round: &str, threshold: Threshold) -> Vec<FileLine> {
        let least = threshold.least_shown();
        let in_round = self.replies_in(round, threshold);
        let is_waiting = |row: &RepliesRow| in_round.values().any(|of| of.waiting.iter().any(|one| one.id == row.id));
        let mut lines = Vec::new();
        for files in self.replies.surveys(self.choices(), least) {
            let Some(counted) = files.first() else { continue };
            let can_choose = may_choose(&files, least);
            let place = match place(self.choices(), counted, round, threshold) {
                RoundPlace::Counted if is_waiting(counted) => RoundPlace::FewReplies,
                place => place,
            };
            let is_few = has_few(counted, least);
            let says_none = counted.cycle.is_empty();
            for row in &files {
                let waits = row.digest != counted.digest && place == RoundPlace::Counted;
                let (note, is_fixed) = match (waits, &place) {
                    (true, _) if can_choose => (waits_for(&counted.file), false),
                    (true, _) => (format!("{} {}", waits_for(&counted.file), no_choice(least)), true),
                    (false, RoundPlace::Counted | RoundPlace::FewReplies) if is_few => {
                        (few_replies(place == RoundPlace::Counted, least), true)
                    }
                    (false, RoundPlace::OtherRound) if is_few && says_none => (few_without_round(least), true),
                    (false, _) => (String::new(), false),
                };
                lines.push(FileLine {
                    is_of_case: false,
                    key: replies_key(row),
                    place: Some(if waits { RoundPlace::Waits(replies_key(counted)) } else { place.clone() }),
                    round: round_of(self.choices(), counted, threshold).to_owned(),
                    may_choose_round: says_none && !is_few,
                    instead: if waits { counted.file.clone() } else { String::new() },
                    line: self.replies_line(row, FileStanding::Counted),
                    note,
                    is_fixed,
                });
            }
        }
        lines.sort_by_cached_key(|line| (line.place == Some(RoundPlace::Counted), line.line.name.clone(), line.key.clone()));
        lines
    }
}

/// The round that a survey belongs to: what its file says, else what was chosen; may be empty. For one with few replies none
/// can be chosen.
fn round_of<'r>(choices: &'r Choices, row: &'r RepliesRow, threshold: Threshold) -> &'r str {
    match row.cycle.as_str() {
        "" if has_few(row, threshold.least_shown()) => "",
        "" => choices.rounds.get(&survey_key(&row.id)).map_or("", String::as_str),
        said => said,
    }
}

/// Where the file of a survey stands that counts. One with few replies cannot be left out, whatever was chosen.
fn place(choices: &Choices, row: &RepliesRow, round: &str, threshold: Threshold) -> RoundPlace {
    let left_out = choices.left_out.get(&survey_key(&row.id)).filter(|_| !has_few(row, threshold.least_shown()));
    match left_out {
        _ if round_of(choices, row, threshold) != round => RoundPlace::OtherRound,
        Some(reason) => RoundPlace::LeftOut(reason.clone()),
        None => RoundPlace::Counted,
    }
}

/// What somebody wrote in answer to a question that they were asked.
fn text_of(questionnaire: &Questionnaire, file: &Replies, reply: &Reply, id: &crate::model::ids::QuestionId) -> Option<String> {
    let domain = questionnaire.domains.iter().find(|domain| domain.questions.iter().any(|one| one.id == *id))?;
    let question = questionnaire.question(id)?;
    let profile = reply.profile.iter().chain(&file.setup).map(|(id, value)| (id.clone(), value.clone())).collect();
    let facts = AskedFacts { questionnaire, sheet: Sheet { profile: &profile, answers: &reply.answers } };
    let answer = reply.answers.get(id).filter(|_| asks_domain(domain, &facts) && asks_question(question, &facts));
    match answer?.response.as_ref().filter(|_| is_answered(questionnaire, question, answer))? {
        Response::Given(AnswerValue::Text(text)) => Some(text.trim().to_owned()),
        Response::Given(_) | Response::NotApplicable(_) | Response::DontKnow => None,
    }
}
