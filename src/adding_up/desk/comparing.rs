//! Sector beside sector, questionnaire beside questionnaire, and type beside type, over the returns that are counted.

use super::RowDesk;
use super::shown::{Comparison, KindTable, SectorTable, SurveysWanted};
use crate::aggregation::comparing::sectors::differences;
use crate::aggregation::comparing::{ItemAnswer, compare_items};
use crate::aggregation::counting::Keyed;
use crate::aggregation::questions::QuestionSummary;
use crate::aggregation::questions::kinds::question_kinds;
use crate::aggregation::replies::{ItemFigure, SurveyFigures, item_figures};
use crate::aggregation::row::ReturnRow;
use crate::aggregation::summary::Summary;
use crate::aggregation::suppression::{Shown, Threshold};
use crate::interchange::read::{ReadQuestionnaire, known};
use crate::model::questionnaire::{Kind, Questionnaire};

impl Comparison {
    /// Of these summaries, and of these answers to questions that have an item.
    pub fn of(summaries: &[Summary], answers: impl IntoIterator<Item = ItemAnswer>, threshold: Threshold) -> Self {
        let sectors = summaries.iter().filter(|summary| summary.sectors.len() > 1).map(|summary| SectorTable {
            questionnaire: summary.questionnaire.clone(),
            edition: summary.edition.clone(),
            differences: differences(&summary.questions),
        });
        let items = compare_items(answers);
        let has_hidden = items.items.iter().flat_map(|one| &one.answers).any(ItemAnswer::is_hidden);
        Self { sectors: sectors.collect(), items, hidden_below: has_hidden.then_some(threshold.least_shown()) }
    }
}

impl RowDesk {
    /// What organisations answered to questions that have an item, questionnaire by questionnaire, in reading order. They are
    /// organisations and no people, so nothing is hidden.
    pub(super) fn own_answers<'s>(&'s self, summaries: &'s [Summary]) -> impl Iterator<Item = ItemAnswer> + 's {
        let of_self = summaries.iter().filter_map(|summary| {
            let known = known(self.questionnaires(), &summary.questionnaire, &summary.edition)?;
            (known.questionnaire.kind == Kind::SelfAssessment).then_some((&known.questionnaire, summary))
        });
        of_self.flat_map(|(questionnaire, summary)| {
            summary.questions.iter().filter_map(|question| item_answer(questionnaire, question))
        })
    }

    /// What people answered to surveys in a round, as it may be shown; no filter narrows them.
    pub(super) fn survey_answers(&self, round: &str, threshold: Threshold) -> Vec<ItemAnswer> {
        let of = |figures: &SurveyFigures| {
            let known = known(self.questionnaires(), &figures.questionnaire, &figures.edition);
            let title = known.map(|known| known.questionnaire.title.clone()).unwrap_or_default();
            let answer = |found: ItemFigure| ItemAnswer {
                item: found.item,
                questionnaire: figures.questionnaire.clone(),
                edition: figures.edition.clone(),
                kind: Kind::Survey,
                title: title.clone(),
                question: found.question,
                text: found.text,
                positive: found.positive,
                of: found.base,
            };
            item_figures(figures).into_iter().map(answer).collect::<Vec<_>>()
        };
        self.surveys(round, &SurveysWanted::default(), threshold).iter().flat_map(of).collect()
    }

    /// The answers to every self-assessment by type of organisation.
    pub(super) fn question_kinds(&self, counted: &[Keyed<'_>]) -> Vec<KindTable> {
        let of = |known: &ReadQuestionnaire| {
            let Questionnaire { id, edition, kind, .. } = &known.questionnaire;
            let of_this = |row: &&ReturnRow| row.questionnaire == *id && row.edition == *edition;
            let rows: Vec<&ReturnRow> = counted.iter().map(|(_, row)| *row).filter(of_this).collect();
            (*kind == Kind::SelfAssessment && !rows.is_empty()).then(|| KindTable {
                questionnaire: id.clone(),
                edition: edition.clone(),
                questions: question_kinds(&known.questionnaire, &rows),
            })
        };
        self.questionnaires().iter().filter_map(of).collect()
    }
}

/// What was answered to a question; none where it has no item, or where no answer says how it stands.
fn item_answer(questionnaire: &Questionnaire, question: &QuestionSummary) -> Option<ItemAnswer> {
    let item = questionnaire.question(&question.question)?.item.clone()?;
    let met = question.all.met?;
    Some(ItemAnswer {
        item,
        questionnaire: questionnaire.id.clone(),
        edition: questionnaire.edition.clone(),
        kind: questionnaire.kind,
        title: questionnaire.title.clone(),
        question: question.question.clone(),
        text: question.text.clone(),
        positive: Shown::Count(met.x),
        of: Shown::Count(met.n),
    })
}
