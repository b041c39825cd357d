//! Figures for each question by type of organisation. There are many types, so they are made only for whoever asks for them.

use super::{AnswerFigures, Asked};
use crate::aggregation::escalations::type_label;
use crate::aggregation::row::{NO_SECTOR, ReturnRow};
use crate::model::ids::QuestionId;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What organisations of every type answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionKinds {
    /// Which question.
    pub question: QuestionId,
    /// Type by type, in the questionnaire's order; without those of which nobody was asked.
    pub by_kind: Vec<KindAnswers>,
}

/// What organisations of one type answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindAnswers {
    /// The type, as people read it.
    pub kind: String,
    /// Its figures, with the answers that somebody gave.
    pub figures: AnswerFigures,
}

/// Figures by type for every question that anybody was asked, in reading order, over rows that are made with this questionnaire.
pub fn question_kinds(questionnaire: &Questionnaire, rows: &[&ReturnRow]) -> Vec<QuestionKinds> {
    let kinds = kinds(questionnaire, rows);
    let of_kind: BTreeMap<&str, usize> = kinds.iter().enumerate().map(|(at, (id, _))| (*id, at)).collect();
    let places: Vec<Option<usize>> = rows.iter().map(|row| of_kind.get(row.kind.as_str()).copied()).collect();
    let all = questionnaire.questions().enumerate().map(|(at, question)| {
        let (_, by_kind) = Asked::of(questionnaire, question, at).figures(rows, &places, kinds.len());
        let asked = by_kind.into_iter().zip(&kinds).filter(|(figures, _)| figures.was_asked());
        let by_kind = asked.map(|(mut figures, (_, label))| {
            figures.answers.retain(|answer| answer.n > 0);
            KindAnswers { kind: label.clone(), figures }
        });
        QuestionKinds { question: question.id.clone(), by_kind: by_kind.collect() }
    });
    all.filter(|one| !one.by_kind.is_empty()).collect()
}

/// The types of these organisations, id and label: in the questionnaire's order, then those it does not know, then none stated.
fn kinds<'r>(questionnaire: &Questionnaire, rows: &[&'r ReturnRow]) -> Vec<(&'r str, String)> {
    let list = questionnaire.field_meaning(Meaning::OrganisationType).and_then(|field| field.options.as_ref());
    let known = questionnaire.choices(list);
    let there: BTreeSet<&str> = rows.iter().map(|row| row.kind.as_str()).collect();
    let mut there: Vec<&str> = there.into_iter().collect();
    there.sort_by_key(|id| (id.is_empty(), known.iter().position(|choice| choice.id.as_str() == *id).unwrap_or(known.len())));
    let label = |id: &str| if id.is_empty() { NO_SECTOR.to_owned() } else { type_label(Some(questionnaire), id) };
    there.into_iter().map(|id| (id, label(id))).collect()
}
