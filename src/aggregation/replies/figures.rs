//! Figures over the replies to one survey, as they may be shown. What is hidden to protect people is none.

use crate::aggregation::distribution::Proportion;
use crate::model::ids::{DomainId, FieldId, ItemId, QuestionId, QuestionnaireId};
use crate::model::scale::Picture;
use serde::{Deserialize, Serialize};

/// Figures over the replies to one survey in one round.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveyFigures {
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// Files that are counted.
    pub files: usize,
    /// Files that wait until others like them have replies enough together.
    pub waiting: usize,
    /// Replies; none where they are fewer than the threshold, and then there are no other figures.
    pub replies: Option<usize>,
    /// How many of those who were invited replied, as far as files say.
    pub response: Option<ResponseFigures>,
    /// The first and the last month in which a reply was finished.
    pub months: Option<[String; 2]>,
    /// The least count of people that is shown.
    pub threshold: usize,
    /// What people can be grouped by: id and label.
    pub groupings: Vec<(FieldId, String)>,
    /// The groups, where some were asked for; none where they are too small.
    pub groups: Option<ReplyGroups>,
    /// Part by part, of what anybody was asked.
    pub domains: Vec<SurveyDomain>,
}

/// How many of those who were invited replied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResponseFigures {
    /// Replies in files that say how many were invited.
    pub replies: usize,
    /// People who were invited.
    pub invited: u64,
    /// Files that say so.
    pub files: usize,
}

/// The groups that everybody who replied is broken down into.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplyGroups {
    /// By which field of the profile.
    pub field: FieldId,
    /// Its label.
    pub label: String,
    /// Each group with how many replied; nobody is in two.
    pub groups: Vec<(String, Option<usize>)>,
}

/// A part of a survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyDomain {
    /// Its id.
    pub domain: DomainId,
    /// Its title.
    pub title: String,
    /// Its questions, in their order.
    pub questions: Vec<SurveyQuestion>,
}

/// What people said to one question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyQuestion {
    /// Which.
    pub question: QuestionId,
    /// In its own words.
    pub text: String,
    /// What is asked, wherever it is asked.
    pub item: Option<ItemId>,
    /// Whether several answers may be chosen, so that they do not add up.
    pub several: bool,
    /// People who were asked; none where that is not shown.
    pub asked: Option<usize>,
    /// People who answered at all; none where that is not shown.
    pub answered: Option<usize>,
    /// Every answer, and every way of giving none, with how many gave it: as people see them, several choices by how often they
    /// were chosen.
    pub answers: Vec<ReplyCount>,
    /// Those who were not asked, where they are not counted with those who did not answer.
    pub not_asked: Option<usize>,
    /// Of the answers that stand for a level, those at or above the one from which it counts as good.
    pub positive: ReplyShare,
    /// Of questions with a right answer, those who chose it, of all who chose one.
    pub right: Option<RightShare>,
    /// Of numbers, the one in the middle, in hundredths.
    pub median: Option<i64>,
    /// What a number counts.
    pub unit: String,
    /// How many texts were written, where they may be shown.
    pub texts: Option<usize>,
    /// Whether it is broken down into the groups that were asked for.
    pub is_grouped: bool,
    /// The same share group by group, and the middle of numbers, in the order of the groups.
    pub by_group: Vec<GroupShare>,
}

impl SurveyQuestion {
    /// Of how many people an answer is a share: where several may be chosen, a choice is one of those who answered. None where
    /// that is not shown.
    pub fn whole_of(&self, answer: &ReplyCount) -> Option<usize> {
        if self.several && answer.kind == ReplyKind::Choice { self.answered } else { self.asked }
    }
}

/// An answer, and how many gave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplyCount {
    /// What it is.
    pub kind: ReplyKind,
    /// Its id in the questionnaire; empty of what has none.
    pub id: String,
    /// As people read it; empty of what has no label of its own.
    pub label: String,
    /// Drawn beside it.
    pub picture: Option<Picture>,
    /// How many people.
    pub n: Option<usize>,
    /// How many of each group; empty where there are none.
    pub by_group: Vec<Option<usize>>,
}

/// What an answer is, or in which way none was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyKind {
    /// A level, a choice, yes or no.
    Choice,
    /// A text, a number, a day, several choices.
    Answered,
    /// Nobody knows.
    DontKnow,
    /// It does not apply.
    NotApplicable,
    /// They were asked and did not answer.
    Unanswered,
    /// They did not answer, or were not asked: to tell these apart would give something away.
    UnansweredOrNotAsked,
}

/// A share that there may be none of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReplyShare {
    /// No answer stands for a level.
    #[default]
    None,
    /// It is hidden to protect people.
    Hidden,
    /// This.
    Of(Proportion),
}

/// How many gave the right answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RightShare {
    /// The right answer, as people read it.
    pub label: String,
    /// How many chose it.
    pub share: ReplyShare,
}

/// The figures of one question and one group that are not counts of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GroupShare {
    /// See [`SurveyQuestion::positive`].
    pub positive: ReplyShare,
    /// See [`SurveyQuestion::median`].
    pub median: Option<i64>,
}

impl ReplyShare {
    /// A share as far as both numbers may be said, and neither part of it tells few people apart.
    pub fn of(x: Option<usize>, n: Option<usize>, is_few: impl Fn(usize) -> bool) -> Self {
        match (x, n) {
            (Some(x), Some(n)) if !is_few(x) && !is_few(n.saturating_sub(x)) => Self::Of(Proportion { x, n }),
            (_, _) => Self::Hidden,
        }
    }
}
