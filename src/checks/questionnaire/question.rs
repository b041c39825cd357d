//! Whether a question holds together: its scale, its lists, its columns, what it rests on.

use super::{Check, Fault};
use crate::model::question::Column;
use crate::model::questionnaire::{AnswerType, Question};
use std::collections::BTreeSet;

impl Check<'_> {
    pub(super) fn question(&mut self, place: &str, question: &Question, earlier: &BTreeSet<&str>) {
        let questionnaire = self.questionnaire;
        self.in_range(format!("{place}.weight"), question.weight, 1);
        self.wordings(format!("{place}.wordings"), &question.wordings);
        if let Some(right) = &question.right {
            let is_offered = questionnaire.choices(question.options.as_ref()).iter().any(|choice| choice.id == right.choice);
            if !(is_offered && question.answer_type == AnswerType::Choice) {
                self.report(format!("{place}.right"), Fault::Unknown(right.choice.to_string()));
            }
        }
        self.columns(place, question);
        self.unique(&format!("{place}.boxes"), question.boxes.iter().map(|one| one.id.as_str()));
        for choice in &question.escalates {
            if !questionnaire.choices(question.options.as_ref()).iter().any(|known| known.id == *choice) {
                self.report(format!("{place}.escalates"), Fault::Unknown(choice.to_string()));
            }
        }
        if let Some(most) = question.most {
            self.in_range(format!("{place}.most"), most, 1);
            if question.answer_type != AnswerType::Choices {
                self.report(format!("{place}.most"), Fault::Stray("most".to_owned()));
            }
        }
        match (&question.scale, question.answer_type == AnswerType::Level) {
            (None, true) => self.report(place, Fault::Missing("scale")),
            (Some(scale), _) if questionnaire.scale(scale).is_none() => {
                self.report(format!("{place}.scale"), Fault::Unknown(scale.to_string()));
            }
            (Some(_) | None, _) => {}
        }
        self.levels_from(place, question);
        let needs_list = matches!(question.answer_type, AnswerType::Choice | AnswerType::Choices);
        self.known_list(place, needs_list, question.options.as_ref().map(|list| list.as_str()));
        self.known_types(place, question.applies_to.iter().map(|choice| choice.as_str()));
        self.condition(&format!("{place}.shown_when"), question.shown_when.as_ref(), earlier);
        for basis in &question.basis {
            if !questionnaire.basis.iter().any(|known| known.id == *basis.id()) {
                self.report(format!("{place}.basis"), Fault::Unknown(basis.id().to_string()));
            }
        }
    }

    fn columns(&mut self, place: &str, question: &Question) {
        let place = format!("{place}.columns");
        self.unique(&place, question.columns.iter().map(|column| column.id.as_str()));
        match (question.answer_type == AnswerType::Rows, question.columns.is_empty()) {
            (true, true) => self.report(&place, Fault::Missing("columns")),
            (false, false) => self.report(&place, Fault::Stray("columns".to_owned())),
            (true, false) | (false, true) => {}
        }
        let fits = |column: &&Column| matches!(column.answer_type, AnswerType::ShortText | AnswerType::Date);
        for column in question.columns.iter().filter(|column| !fits(column)) {
            self.report(format!("{place}[{}].type", column.id), Fault::NoColumnType);
        }
    }
}
