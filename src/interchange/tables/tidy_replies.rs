//! The tidy table of replies to surveys: a row for each question of each reply, and for each thing that it says of whoever replied.
//! Without what people wrote, and in an order that says nothing. It is about people: it never leaves the partnership.

use super::{Column, inert};
use crate::aggregation::questions::hundredths;
use crate::aggregation::replies::{RepliesRow, ReplyRow, group_names, groupings, sayable};
use crate::aggregation::row::Said;
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::{ProfileField, Questionnaire};
use std::io::{Error, Write};

/// The name of its file.
pub const TIDY_REPLIES: &str = "replies.csv";

/// A file of replies with what the desk knows of it.
#[derive(Clone, Copy, Debug)]
pub struct TidyReplies<'r> {
    /// The partnership's name; may be empty.
    pub partnership: &'r str,
    /// The round it belongs to; may be empty.
    pub round: &'r str,
    /// Whether it is in the figures of its round: `counted`, `waits` or `left-out`.
    pub place: &'static str,
    /// What was asked.
    pub questionnaire: &'r Questionnaire,
    /// Its row.
    pub row: &'r RepliesRow,
}

/// What it holds.
pub(super) const REPLIES: [Column; 15] = [
    ("partnership", "text", "The partnership's name"),
    ("round", "text", "The round, such as 2026-27; empty where a survey says none and nobody has said one"),
    ("questionnaire", "id", "The questionnaire"),
    ("edition", "text", "Its edition; figures of several editions are not added together"),
    ("survey", "id", "The survey"),
    (
        "place",
        "counted, waits or left-out",
        "Whether its file is in the figures: waits where another file of the same survey counts",
    ),
    ("reply", "whole number", "One person's reply, numbered within the file in an order that says nothing"),
    ("kind", "question or profile", "Whether it is an answer, or what was said of whoever replied"),
    ("question", "id", "The question, or the field of the profile"),
    ("item", "id", "What is asked, wherever it is asked; empty where nobody else asks it"),
    ("status", "answered, not-applicable, dont-know, unanswered or not-asked", "What became of the question"),
    ("value", "id", "The level or choice; empty for numbers, days and texts"),
    ("label", "text", "The level or choice, as people read it"),
    ("positive", "true or false", "Whether that level counts as good; empty where an answer stands for no level"),
    ("number", "number", "A number or percentage"),
];

/// Writes the table as CSV in UTF-8, one file after the other.
///
/// # Errors
/// What writing into `out` says.
pub fn write_tidy_replies(files: &[TidyReplies<'_>], out: impl Write) -> Result<(), Error> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    out.write_record(REPLIES.iter().map(|(name, _, _)| *name))?;
    for file in files {
        let mut replies: Vec<&ReplyRow> = file.row.replies.iter().collect();
        replies.sort_by(|one, other| (&one.said, &one.groups).cmp(&(&other.said, &other.groups)));
        for (at, reply) in replies.into_iter().enumerate() {
            let before = [
                file.partnership.to_owned(),
                file.round.to_owned(),
                file.row.questionnaire.to_string(),
                file.row.edition.clone(),
                file.row.id.to_string(),
                file.place.to_owned(),
                (at + 1).to_string(),
            ];
            for cells in rows(file.questionnaire, reply) {
                out.write_record(before.iter().chain(&cells).map(|cell| inert(cell)))?;
            }
        }
    }
    out.flush()
}

fn rows(questionnaire: &Questionnaire, reply: &ReplyRow) -> Vec<[String; 8]> {
    let profile = groupings(questionnaire).enumerate().map(|(at, field)| profile_cells(questionnaire, field, reply.group(at)));
    let questions = questionnaire.questions().enumerate();
    profile.chain(questions.flat_map(|(at, question)| question_cells(questionnaire, question, reply, at))).collect()
}

fn profile_cells(questionnaire: &Questionnaire, field: &ProfileField, said: Said) -> [String; 8] {
    let names = group_names(questionnaire, field);
    let found = match said {
        Said::Place(place) => names.get(place).copied(),
        _ => None,
    };
    let status = if found.is_some() { "answered" } else { "unanswered" };
    let (id, label) = found.unwrap_or_default();
    ["profile", field.id.as_str(), "", status, id, label, "", ""].map(str::to_owned)
}

/// Where several may be chosen, a row for each choice.
fn question_cells(questionnaire: &Questionnaire, question: &Question, reply: &ReplyRow, at: usize) -> Vec<[String; 8]> {
    let item = question.item.as_ref().map(ToString::to_string).unwrap_or_default();
    let only = |status: &str| vec![["question", question.id.as_str(), &item, status, "", "", "", ""].map(str::to_owned)];
    let places: Vec<usize> = match reply.said(at) {
        Said::NotAsked => return only("not-asked"),
        Said::Unanswered => return only("unanswered"),
        Said::NotApplicable => return only("not-applicable"),
        Said::DontKnow => return only("dont-know"),
        Said::Place(place) => vec![place],
        Said::Other => reply.chosen.get(&question.id).cloned().unwrap_or_default(),
    };
    let number = reply.numbers.get(&question.id).map(|value| hundredths(*value)).unwrap_or_default();
    let scale = questionnaire.scale_of(question).filter(|_| question.answer_type == AnswerType::Level);
    let of = sayable(questionnaire, question);
    let cells = |place: Option<usize>| {
        let (id, label) = place.and_then(|place| of.get(place)).copied().unwrap_or_default();
        let level = scale
            .and_then(|scale| scale.levels.iter().find(|level| level.id.as_str() == id).map(|level| scale.is_good(&level.id)));
        let good = level.map(|is_good| is_good.to_string()).unwrap_or_default();
        ["question", question.id.as_str(), &item, "answered", id, label, &good, &number].map(str::to_owned)
    };
    if places.is_empty() { vec![cells(None)] } else { places.into_iter().map(|place| cells(Some(place))).collect() }
}
