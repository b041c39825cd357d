//! One survey over the rounds: what each round's own figures show, beside one another. Knows no reply, so it can tell nothing
//! that those figures do not.

use super::figures::{ReplyCount, ReplyKind, ReplyShare, SurveyFigures, SurveyQuestion};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::trend::{TrendChange, newest_of, points};
use crate::model::digest::question_digest;
use crate::model::ids::{QuestionId, QuestionnaireId};
use crate::model::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};

/// One round of one survey.
#[derive(Clone, Copy, Debug)]
pub struct SurveyRound<'r> {
    /// The round.
    pub round: &'r str,
    /// The edition that was answered.
    pub questionnaire: &'r Questionnaire,
    /// Its figures, as they are shown when that round is looked at.
    pub figures: &'r SurveyFigures,
    /// Other editions with replies in the round; editions are not added together.
    pub beside: &'r [String],
}

/// A survey over the rounds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveyTrend {
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its title, in the newest edition.
    pub title: String,
    /// The least count of people that is shown.
    pub threshold: usize,
    /// The rounds, the oldest first. Every line has a point for each.
    pub rounds: Vec<RepliesRound>,
    /// Each question whose answers stand for a level: those who said something positive.
    pub positive: Vec<ShareLine>,
    /// Each question that is answered with a number.
    pub middles: Vec<MiddleLine>,
    /// Each other question that is answered by choosing.
    pub choices: Vec<ChoiceLines>,
    /// How many of these questions have no line, because everything of them is hidden in every round.
    pub hidden: usize,
}

/// One of the rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RepliesRound {
    /// The round.
    pub round: String,
    /// The edition that was answered.
    pub edition: String,
    /// How many replied; none where they are fewer than the threshold.
    pub replies: Option<usize>,
    /// Other editions with replies in the round, which are not in the lines.
    pub beside: Vec<String>,
}

/// A share over the rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareLine {
    /// The id of the question, or of the choice.
    pub id: String,
    /// Its text, in the newest edition that has it.
    pub text: String,
    /// One for each round.
    pub points: Vec<SharePoint>,
}

/// Where a share stands in one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharePoint {
    /// As that round shows it.
    pub share: ReplyShare,
    /// What became of it since the round before.
    pub change: TrendChange,
}

/// A number over the rounds. Nobody says whether more of it is better, so it has no arrows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MiddleLine {
    /// The question's id.
    pub id: String,
    /// Its text, in the newest edition that has it.
    pub text: String,
    /// What it counts.
    pub unit: String,
    /// One for each round.
    pub points: Vec<MiddlePoint>,
}

/// Where the number in the middle stands in one round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MiddlePoint {
    /// As that round shows it.
    pub middle: ReplyMiddle,
    /// Whether another question was asked than in the round before.
    pub is_other: bool,
}

/// The number in the middle of those that people gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyMiddle {
    /// Nobody was asked, or nobody gave one.
    #[default]
    None,
    /// It is hidden to protect people.
    Hidden,
    /// This.
    Of {
        /// In hundredths.
        value: i64,
        /// How many people answered.
        n: usize,
    },
}

/// A question that is answered by choosing: each choice over the rounds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceLines {
    /// The question's id.
    pub id: String,
    /// Its text, in the newest edition that has it.
    pub text: String,
    /// Whether several may be chosen, so that they do not add up.
    pub several: bool,
    /// Choice by choice, in the order of the newest round.
    pub choices: Vec<ShareLine>,
}

/// A survey over rounds, the oldest first; in whichever editions. None over fewer than two.
pub fn survey_trend(rounds: &[SurveyRound<'_>]) -> Option<SurveyTrend> {
    let last = rounds.last().filter(|_| rounds.len() > 1)?;
    let mut trend = SurveyTrend {
        questionnaire: last.questionnaire.id.clone(),
        title: last.questionnaire.title.clone(),
        threshold: last.figures.threshold,
        rounds: rounds.iter().map(SurveyRound::headed).collect(),
        ..SurveyTrend::default()
    };
    for question in newest_of(rounds, SurveyRound::questions, |question| question.question.as_str()) {
        let of = &question.question;
        let (id, text) = (of.to_string(), question.text.clone());
        if rounds.iter().any(|at| at.question(of).is_some_and(|asked| asked.positive != ReplyShare::None)) {
            let share = |at: &SurveyRound<'_>| at.share(of, |asked| Some(asked.positive));
            let points = share_points(rounds, share, |one, other| one.is_level_alike(other, of));
            let line = ShareLine { id: id.clone(), text: text.clone(), points };
            if line.is_shown() { trend.positive.push(line) } else { trend.hidden += 1 }
        }
        let points = middle_points(rounds, of);
        if points.iter().any(|point| matches!(point.middle, ReplyMiddle::Of { .. })) {
            trend.middles.push(MiddleLine { id: id.clone(), text: text.clone(), unit: question.unit.clone(), points });
        }
        let choices = choice_lines(rounds, of);
        if choices.iter().any(ShareLine::is_shown) {
            trend.choices.push(ChoiceLines { id, text, several: question.several, choices });
        } else if !choices.is_empty() {
            trend.hidden += 1;
        }
    }
    Some(trend)
}

impl ShareLine {
    /// Whether any round shows anything of it.
    fn is_shown(&self) -> bool {
        self.points.iter().any(|point| matches!(point.share, ReplyShare::Of(_)))
    }
}

impl<'r> SurveyRound<'r> {
    fn headed(&self) -> RepliesRound {
        RepliesRound {
            round: self.round.to_owned(),
            edition: self.questionnaire.edition.clone(),
            replies: self.figures.replies,
            beside: self.beside.to_vec(),
        }
    }

    fn questions(&self) -> impl Iterator<Item = &'r SurveyQuestion> + use<'r> {
        self.figures.domains.iter().flat_map(|domain| &domain.questions)
    }

    fn question(&self, id: &QuestionId) -> Option<&'r SurveyQuestion> {
        self.questions().find(|question| question.question == *id)
    }

    /// Whether nothing is shown of a question that the round's edition has, because few replied.
    fn hides(&self, id: &QuestionId) -> bool {
        self.figures.replies.is_none() && self.questionnaire.question(id).is_some()
    }

    fn share(&self, id: &QuestionId, of: impl Fn(&SurveyQuestion) -> Option<ReplyShare>) -> ReplyShare {
        if self.hides(id) { ReplyShare::Hidden } else { self.question(id).and_then(of).unwrap_or_default() }
    }

    fn middle(&self, id: &QuestionId) -> ReplyMiddle {
        if self.hides(id) {
            return ReplyMiddle::Hidden;
        }
        let Some(question) = self.question(id) else { return ReplyMiddle::None };
        let n = question.answers.iter().find(|answer| answer.kind == ReplyKind::Answered).and_then(|answer| answer.n);
        match (question.median, n) {
            (Some(value), Some(n)) => ReplyMiddle::Of { value, n },
            (_, Some(0)) => ReplyMiddle::None,
            (_, _) => ReplyMiddle::Hidden,
        }
    }

    /// Whether the question and its answers are the same in both.
    fn is_asked_alike(&self, other: &Self, id: &QuestionId) -> bool {
        let digest = |at: &Self| at.questionnaire.question(id).and_then(|asked| question_digest(at.questionnaire, asked));
        self.questionnaire.edition == other.questionnaire.edition || digest(self) == digest(other)
    }

    /// The same, with what counts as good, which no answer says.
    fn is_level_alike(&self, other: &Self, id: &QuestionId) -> bool {
        let good = |at: &Self| {
            let scale = at.questionnaire.question(id).and_then(|asked| at.questionnaire.scale_of(asked));
            scale.map(|scale| scale.good_from.clone())
        };
        self.is_asked_alike(other, id) && good(self) == good(other)
    }
}

/// Shares over the rounds with what became of them. A hidden one is a gap: what comes after it begins anew.
fn share_points<'r>(
    rounds: &[SurveyRound<'r>],
    share: impl Fn(&SurveyRound<'r>) -> ReplyShare,
    is_same: impl Fn(&SurveyRound<'r>, &SurveyRound<'r>) -> bool,
) -> Vec<SharePoint> {
    let shown = |at: &SurveyRound<'r>| match share(at) {
        ReplyShare::Of(part) => Some(part).filter(|part| part.n > 0),
        ReplyShare::None | ReplyShare::Hidden => None,
    };
    let changes = points(rounds, shown, is_same, TrendChange::OtherQuestion);
    rounds.iter().zip(changes).map(|(at, point)| SharePoint { share: share(at), change: point.change }).collect()
}

fn middle_points(rounds: &[SurveyRound<'_>], id: &QuestionId) -> Vec<MiddlePoint> {
    let mut before: Option<&SurveyRound<'_>> = None;
    let point = |round| {
        let middle = SurveyRound::middle(round, id);
        let is_shown = matches!(middle, ReplyMiddle::Of { .. });
        let is_other = is_shown && before.is_some_and(|before| !round.is_asked_alike(before, id));
        before = Some(round).filter(|_| is_shown);
        MiddlePoint { middle, is_other }
    };
    rounds.iter().map(point).collect()
}

fn choice_lines(rounds: &[SurveyRound<'_>], id: &QuestionId) -> Vec<ShareLine> {
    let choices = newest_of(rounds, |round| round.question(id).into_iter().flat_map(choices), |choice| choice.id.as_str());
    let line = |choice: &ReplyCount| {
        let share = |at: &SurveyRound<'_>| at.share(id, |asked| share_of(asked, &choice.id));
        let points = share_points(rounds, share, |one, other| one.is_asked_alike(other, id));
        ShareLine { id: choice.id.clone(), text: choice.label.clone(), points }
    };
    choices.into_iter().map(line).collect()
}

/// What can be chosen. Levels stand for themselves: they are in the line of what is positive.
fn choices(question: &SurveyQuestion) -> impl Iterator<Item = &ReplyCount> {
    let is_level = question.positive != ReplyShare::None;
    question.answers.iter().filter(move |answer| !is_level && answer.kind == ReplyKind::Choice)
}

/// The share of those who chose it, as the round's own figures print it: hidden where one of its two numbers is.
fn share_of(question: &SurveyQuestion, choice: &str) -> Option<ReplyShare> {
    let answer = choices(question).find(|answer| answer.id == choice)?;
    Some(match (answer.n, question.whole_of(answer)) {
        (Some(x), Some(n)) => ReplyShare::Of(Proportion { x, n }),
        (_, _) => ReplyShare::Hidden,
    })
}
