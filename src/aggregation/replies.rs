//! Replies to surveys added up: one survey of one round at a time, each figure as it may be shown. Knows no files and no words
//! of those who replied.
//!
//! The same people answer every question, so what is shown of one question bears on the next. `hiding` says what is hidden in
//! a row and in the groups under it, `several` the same of several choices, and `asked` whether it may be said how many were
//! asked. `rounds` sets what is shown of one round beside what is shown of the others.

mod asked;
mod figures;
mod hiding;
mod measured;
mod rounds;
mod row;
mod several;
mod tally;

pub use figures::{
    GroupShare, ReplyCount, ReplyGroups, ReplyKind, ReplyShare, ResponseFigures, RightShare, SurveyDomain, SurveyFigures,
    SurveyQuestion,
};
pub use rounds::{
    ChoiceLines, MiddleLine, MiddlePoint, RepliesRound, ReplyMiddle, ShareLine, SharePoint, SurveyRound, SurveyTrend,
    survey_trend,
};
pub use row::{RepliesRow, ReplyRow, group_names, groupings, sayable};

use super::suppression::{Shown, Threshold};
use crate::model::ids::{FieldId, ItemId, QuestionId};
use crate::model::question::Question;
use crate::model::questionnaire::{Domain, ProfileField, Questionnaire};
use asked::{AskedPeople, Base, hidden_on_one_side, sources};
use hiding::hide_row;
use measured::{Groups, Measured};
use std::collections::BTreeMap;
use tally::{Columns, Person};

/// Those who did not say which group they are in.
const NOT_STATED: &str = "Not stated";

/// Of one question that is asked elsewhere too, exactly what is shown of it here: see [`item_figures`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFigure {
    /// What is asked, wherever it is asked.
    pub item: ItemId,
    /// The question, by its id in the survey.
    pub question: QuestionId,
    /// In the survey's words.
    pub text: String,
    /// People whose answer is at or above the level from which it counts as good.
    pub positive: Shown,
    /// People whose answer stands for a level.
    pub base: Shown,
}

/// For every question of a survey that has an item and is answered by a level: how many said something positive, of how many.
/// What is hidden in the survey's own figures is hidden here.
pub fn item_figures(figures: &SurveyFigures) -> Vec<ItemFigure> {
    let questions = figures.domains.iter().flat_map(|domain| &domain.questions);
    let of = |question: &SurveyQuestion| {
        let (positive, base) = match question.positive {
            ReplyShare::None => return None,
            ReplyShare::Hidden => (Shown::Hidden, Shown::Hidden),
            ReplyShare::Of(part) => (Shown::Count(part.x), Shown::Count(part.n)),
        };
        Some(ItemFigure {
            item: question.item.clone()?,
            question: question.question.clone(),
            text: question.text.clone(),
            positive,
            base,
        })
    };
    questions.filter_map(of).collect()
}

/// Figures over these files, which are all of this questionnaire, and where it is asked for by the groups of one field.
pub fn survey_figures(
    questionnaire: &Questionnaire,
    files: &[&RepliesRow],
    by: Option<&FieldId>,
    threshold: Threshold,
) -> SurveyFigures {
    let people: Vec<Person<'_>> =
        files.iter().enumerate().flat_map(|(file, row)| row.replies.iter().map(move |reply| Person { file, reply })).collect();
    let mut figures = SurveyFigures {
        questionnaire: questionnaire.id.clone(),
        edition: questionnaire.edition.clone(),
        title: questionnaire.title.clone(),
        files: files.len(),
        threshold: threshold.least_shown(),
        ..SurveyFigures::default()
    };
    if people.len() < threshold.least_shown() {
        return figures;
    }
    let survey = Survey { questionnaire, people: &people, threshold };
    let fields = survey.fields();
    figures.replies = Some(people.len());
    figures.response = response(files, people.len(), threshold);
    figures.months = months(files);
    let shows_any = |groups: &&Groups<'_>| groups.hidden.contains(&false);
    figures.groupings =
        fields.iter().filter(shows_any).map(|groups| (groups.field.id.clone(), groups.field.label.clone())).collect();
    let groups = fields.iter().filter(shows_any).find(|groups| Some(&groups.field.id) == by);
    figures.groups = groups.map(Groups::shown);
    figures.domains = survey.domains(&fields, groups);
    figures
}

fn response(files: &[&RepliesRow], all: usize, threshold: Threshold) -> Option<ResponseFigures> {
    let stating: Vec<&&RepliesRow> = files.iter().filter(|row| row.invited.is_some()).collect();
    let replies: usize = stating.iter().map(|row| row.replies.len()).sum();
    let tells_few = hiding::is_few(replies, threshold) || hiding::is_few(all - replies, threshold);
    let invited = stating.iter().filter_map(|row| row.invited).fold(0_u64, u64::saturating_add);
    (!stating.is_empty() && !tells_few).then_some(ResponseFigures { replies, invited, files: stating.len() })
}

fn months(files: &[&RepliesRow]) -> Option<[String; 2]> {
    let first = files.iter().filter_map(|row| row.months.as_ref()).map(|[first, _]| first).min()?;
    let last = files.iter().filter_map(|row| row.months.as_ref()).map(|[_, last]| last).max()?;
    Some([first.clone(), last.clone()])
}

/// Everybody who replied to a survey.
struct Survey<'q, 'p, 'r> {
    questionnaire: &'q Questionnaire,
    people: &'p [Person<'r>],
    threshold: Threshold,
}

impl<'q, 'p, 'r> Survey<'q, 'p, 'r> {
    /// Everything that people can be grouped by.
    fn fields(&self) -> Vec<Groups<'q>> {
        groupings(self.questionnaire).enumerate().map(|(at, field)| self.groups(at, field)).collect()
    }

    fn groups(&self, at: usize, field: &'q ProfileField) -> Groups<'q> {
        let names = group_names(self.questionnaire, field);
        let not_stated = names.len();
        let of = |person: &Person<'_>| match person.reply.group(at) {
            super::row::Said::Place(place) if place < not_stated => place,
            _ => not_stated,
        };
        let of_people: Vec<usize> = self.people.iter().map(of).collect();
        let mut sizes = vec![0; names.len() + 1];
        of_people.iter().for_each(|group| sizes[*group] += 1);
        let hidden = hide_row(&sizes, None, self.threshold);
        let labels = names.into_iter().map(|(_, label)| label.to_owned()).chain([NOT_STATED.to_owned()]).collect();
        Groups { field, labels, of_people, sizes, hidden }
    }

    fn domains(&self, fields: &[Groups<'q>], groups: Option<&Groups<'q>>) -> Vec<SurveyDomain> {
        let everybody = vec![0; self.people.len()];
        let mut whole = AskedPeople::new(self.people, &everybody, 1, self.threshold);
        let merged = groups.map(Groups::merged);
        let mut grouped = merged
            .as_ref()
            .map(|merged| AskedPeople::new(self.people, merged, merged.iter().max().map_or(0, |last| last + 1), self.threshold));
        let mut measured: BTreeMap<&QuestionId, Measured<'q>> = BTreeMap::new();
        let mut at = 0;
        for domain in &self.questionnaire.domains {
            for question in &domain.questions {
                let columns = Columns::of(self.questionnaire, question, at);
                at += 1;
                let asked: Vec<bool> = self.people.iter().map(|person| columns.column(person).is_some()).collect();
                if !asked.contains(&true) && self.is_of_files(domain, question) {
                    continue;
                }
                let base = self.base(&mut whole, domain, question, &asked, fields, &measured);
                let mut one = Measured::of(columns, self.people, asked, base, self.threshold);
                if let (Some(groups), Some(grouped)) = (groups, &mut grouped) {
                    let (_, questions) = sources(domain, question);
                    let follows = questions.iter().all(|id| measured.get(id).is_some_and(Measured::is_whole_by_group));
                    if base == Base::Known && follows && grouped.may_say(&one.asked) {
                        one.break_down(self.people, groups, self.threshold);
                    }
                }
                measured.insert(&question.id, one);
            }
        }
        let shown = |domain: &'q Domain| SurveyDomain {
            domain: domain.id.clone(),
            title: domain.title.clone(),
            questions: domain
                .questions
                .iter()
                .filter_map(|question| {
                    Some(measured.get(&question.id)?.shown(self.questionnaire, self.people, groups, self.threshold))
                })
                .collect(),
        };
        self.questionnaire.domains.iter().map(shown).filter(|domain| !domain.questions.is_empty()).collect()
    }

    /// Whether nothing that a person said decides whether it is asked. Else it is shown also where nobody was asked, since that
    /// would tell that nobody said so.
    fn is_of_files(&self, domain: &'q Domain, question: &'q Question) -> bool {
        let (fields, questions) = sources(domain, question);
        let is_once = |id: &&FieldId| self.questionnaire.profile_field(id).is_none_or(|field| field.asked_once);
        questions.is_empty() && fields.iter().all(is_once)
    }

    /// Whether it may be said how many were asked.
    fn base(
        &self,
        whole: &mut AskedPeople<'_, '_>,
        domain: &'q Domain,
        question: &'q Question,
        asked: &[bool],
        fields: &[Groups<'q>],
        measured: &BTreeMap<&QuestionId, Measured<'q>>,
    ) -> Base {
        let n = asked.iter().filter(|is_asked| **is_asked).count();
        if n < self.threshold.least_shown() {
            return Base::Few;
        }
        let (of_fields, of_questions) = sources(domain, question);
        let field_is_safe = |id: &&FieldId| {
            let once = self.questionnaire.profile_field(id).is_none_or(|field| field.asked_once);
            let groups = fields.iter().find(|groups| groups.field.id == **id);
            once || groups.is_some_and(|groups| hidden_on_one_side(&groups.of_people, &groups.hidden, asked))
        };
        let question_is_safe = |id: &&QuestionId| measured.get(id).is_some_and(Measured::is_whole);
        let is_everybody = n == asked.len();
        let is_safe = is_everybody
            || of_fields.iter().all(field_is_safe) && of_questions.iter().all(question_is_safe) && whole.may_say(asked);
        if is_safe { Base::Known } else { Base::Unknown }
    }
}
