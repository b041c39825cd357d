//! Tidy tables for other tools: one row for each return, answer, grade and action, one column for each thing that is known, and a
//! dictionary that says what each column is. Of organisations alone: replies to surveys have a table of their own, and audits of cases, which are about children, none.

use super::tidy_replies::{REPLIES, TIDY_REPLIES};
use super::{Column, inert};
use crate::aggregation::questions::hundredths;
use crate::aggregation::row::{ActionMark, GradeStanding, ReturnRow, Said, choices};
use crate::checks::assurance::{AssuranceCounts, AssuranceLevel};
use crate::model::audit_return::ActionStatus;
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::{Domain, Questionnaire};
use crate::model::scale::{Level, Scale};
use std::io::{Error, Write};

/// A return with what the desk knows of it.
#[derive(Clone, Copy, Debug)]
pub struct TidyReturn<'r> {
    /// The partnership's name; may be empty.
    pub partnership: &'r str,
    /// The round it belongs to; may be empty.
    pub round: &'r str,
    /// Whether it is in the figures of its round: `counted`, `waits` or `left-out`.
    pub place: &'static str,
    /// What it was made with.
    pub questionnaire: &'r Questionnaire,
    /// Its row.
    pub row: &'r ReturnRow,
}

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TidyTable {
    /// A row for each return.
    Returns,
    /// A row for each answer; where several may be chosen, for each choice.
    Answers,
    /// A row for each grade, of the whole and of each domain.
    Grades,
    /// A row for each action, without its words.
    Actions,
    /// A row for each column of the others.
    Dictionary,
}

/// What every table but the dictionary begins with.
const OF_RETURN: [Column; 9] = [
    ("partnership", "text", "The partnership's name"),
    ("round", "text", "The round, such as 2026-27; empty where a return says none and nobody has said one"),
    ("questionnaire", "id", "The questionnaire"),
    ("edition", "text", "Its edition; figures of several editions are not added together"),
    ("return", "id", "The return; with organisation it tells one from all others"),
    ("organisation", "text", "The organisation's name, as it was typed"),
    ("organisation_type", "id", "The organisation's type, a choice of the questionnaire"),
    ("sector", "text", "The sector that it is counted in"),
    (
        "place",
        "counted, waits or left-out",
        "Whether it is in the figures: waits where another return of the same organisation counts",
    ),
];
const RETURNS: [Column; 15] = [
    ("reference", "text", "What people quote"),
    ("revision", "whole number", "From 1; one more for each correction"),
    ("submitted", "ISO date or time", "When it was declared complete"),
    ("digest", "hexadecimal", "SHA-256 of the file's content"),
    ("actions", "whole number", "How many actions it has"),
    ("open_escalations", "whole number", "Children at risk whose escalation is not closed"),
    (
        "assurance",
        "evidenced, partly-evidenced, asserted or nothing-to-show",
        "How far the return shows what it says; inside the partnership only",
    ),
    ("evidence_due", "whole number", "Answers at good or better for which evidence is due"),
    ("evidence_named", "whole number", "Of these, those that name some"),
    ("gaps", "whole number", "Answers at the lowest level, and those that nobody knows"),
    ("gaps_with_action", "whole number", "Of these, those with an action that has an owner and a day"),
    ("actions_owned", "whole number", "Actions that have an owner and a day"),
    ("findings_blocking", "whole number", "What would have to be put right before it could be submitted now"),
    ("findings_warning", "whole number", "What is worth another look"),
    ("findings_informing", "whole number", "What is good to know"),
];
const ANSWERS: [Column; 10] = [
    ("domain", "id", "The domain of the question"),
    ("question", "id", "The question"),
    ("item", "id", "What is asked, wherever it is asked; empty where nobody else asks it"),
    ("key", "true or false", "Whether law or guidance expects it"),
    ("status", "answered, not-applicable, dont-know, unanswered or not-asked", "What became of the question"),
    ("value", "id", "The level or choice; empty for numbers, days and texts"),
    ("label", "text", "The level or choice, as people read it"),
    ("level", "whole number", "What the level is worth that the answer stands for"),
    ("positive", "true or false", "Whether that level counts as good; empty where an answer stands for no level"),
    ("number", "number", "A number or percentage"),
];
const GRADES: [Column; 8] = [
    ("domain", "id", "The domain; empty for the whole"),
    ("status", "graded, not-applicable, too-little, incomplete or not-asked", "Whether there is a grade, or why not"),
    ("grade", "id", "The grade, recomputed from the answers"),
    ("label", "text", "The grade, as people read it"),
    ("good_or_better", "true or false", "Whether it counts as good or better"),
    (
        "moderated_status",
        "graded, not-applicable, too-little, incomplete or not-asked",
        "The same as a reviewer moderated it; empty where nobody has reviewed the return",
    ),
    ("moderated_grade", "id", "The grade as a reviewer moderated it"),
    ("moderated_label", "text", "That grade, as people read it"),
];
const ACTIONS: [Column; 9] = [
    ("action", "id", "The action within its return"),
    ("question", "id", "The question it came from; may be empty"),
    ("due", "ISO date or text", "By when, as it was typed"),
    ("status", "open, in-progress or done", "How far it is"),
    ("has_owner", "true or false", "Whether somebody is named who will do it"),
    ("has_outcome", "true or false", "Whether it says what was done, or why it came to nothing"),
    ("has_evidence", "true or false", "Whether it names what shows that it was done"),
    ("planned_in", "text", "The round in which it was first planned, where it was carried on from that; may be empty"),
    ("updated_on", "ISO date", "The day of the update that it is shown as of; empty where none came since the return"),
];
const DICTIONARY: [&str; 4] = ["table", "column", "values", "meaning"];

impl TidyTable {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Returns, Self::Answers, Self::Grades, Self::Actions, Self::Dictionary];

    /// The name of its file.
    pub fn file_name(self) -> &'static str {
        match self {
            Self::Returns => "returns.csv",
            Self::Answers => "answers.csv",
            Self::Grades => "grades.csv",
            Self::Actions => "actions.csv",
            Self::Dictionary => "dictionary.csv",
        }
    }

    fn own_columns(self) -> &'static [Column] {
        match self {
            Self::Returns => &RETURNS,
            Self::Answers => &ANSWERS,
            Self::Grades => &GRADES,
            Self::Actions => &ACTIONS,
            Self::Dictionary => &[],
        }
    }

    fn columns(self) -> impl Iterator<Item = &'static Column> {
        OF_RETURN.iter().chain(self.own_columns())
    }

    /// Writes the table as CSV in UTF-8, one return after the other, so that no table is held whole.
    ///
    /// # Errors
    /// What writing into `out` says.
    pub fn write(self, returns: &[TidyReturn<'_>], out: impl Write) -> Result<(), Error> {
        let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        if self == Self::Dictionary {
            out.write_record(DICTIONARY)?;
            for table in Self::ALL {
                let name = table.file_name();
                let own = if table == Self::Dictionary { None } else { Some(table.columns()) };
                for (column, values, meaning) in own.into_iter().flatten() {
                    out.write_record([name, column, values, meaning])?;
                }
            }
            for (column, values, meaning) in &REPLIES {
                out.write_record([TIDY_REPLIES, column, values, meaning])?;
            }
            return out.flush();
        }
        out.write_record(self.columns().map(|(name, _, _)| *name))?;
        for one in returns {
            let before = of_return(one);
            for cells in self.rows(one) {
                out.write_record(before.iter().chain(&cells).map(|cell| inert(cell)))?;
            }
        }
        out.flush()
    }

    fn rows(self, one: &TidyReturn<'_>) -> Vec<Vec<String>> {
        match self {
            Self::Returns => vec![return_cells(one.row)],
            Self::Answers => answers(one.questionnaire, one.row),
            Self::Grades => grades(one.questionnaire, one.row),
            Self::Actions => one.row.actions_now().iter().map(|action| action_cells(one.row, action)).collect(),
            Self::Dictionary => Vec::new(),
        }
    }
}

fn of_return(one: &TidyReturn<'_>) -> [String; 9] {
    let TidyReturn { partnership, round, place, row, .. } = one;
    [
        (*partnership).to_owned(),
        (*round).to_owned(),
        row.questionnaire.to_string(),
        row.edition.clone(),
        row.id.to_string(),
        row.organisation.clone(),
        row.kind.clone(),
        row.sector.clone(),
        (*place).to_owned(),
    ]
}

fn return_cells(row: &ReturnRow) -> Vec<String> {
    let open = row.escalations.iter().filter(|one| one.is_open).count();
    let mut cells = vec![
        row.reference.clone(),
        row.revision.to_string(),
        row.submitted.clone(),
        row.digest.clone(),
        row.actions_now().len().to_string(),
        open.to_string(),
    ];
    cells.extend(assurance_cells(row.assurance));
    cells
}

/// Blank where it is not known.
fn assurance_cells(of: Option<AssuranceCounts>) -> [String; 9] {
    let Some(of) = of else { return Default::default() };
    let word = match of.level() {
        AssuranceLevel::Evidenced => "evidenced",
        AssuranceLevel::PartlyEvidenced => "partly-evidenced",
        AssuranceLevel::Asserted => "asserted",
        AssuranceLevel::NothingToShow => "nothing-to-show",
    };
    let [due, shown, gaps, planned] = [of.due, of.shown, of.gaps, of.planned].map(|n| n.to_string());
    let [owned, blocking, warnings, informing] = [of.owned, of.blocking, of.warnings, of.informing].map(|n| n.to_string());
    [word.to_owned(), due, shown, gaps, planned, owned, blocking, warnings, informing]
}

fn action_cells(row: &ReturnRow, action: &ActionMark) -> Vec<String> {
    let status = match action.status {
        ActionStatus::Open => "open",
        ActionStatus::InProgress => "in-progress",
        ActionStatus::Done => "done",
    };
    let question = action.question.as_ref().map(ToString::to_string).unwrap_or_default();
    let [owner, outcome, evidence] = [action.has_owner, action.has_outcome, action.has_evidence].map(|is| is.to_string());
    let (planned_in, updated_on) = (action.planned_in.clone(), row.updated_on().to_owned());
    vec![action.id.to_string(), question, action.due.clone(), status.to_owned(), owner, outcome, evidence, planned_in, updated_on]
}

fn grades(questionnaire: &Questionnaire, row: &ReturnRow) -> Vec<Vec<String>> {
    let Some(scale) = questionnaire.grade_scale().filter(|_| questionnaire.grading.grades_anything()) else {
        return Vec::new();
    };
    let cells = |domain: &str, own: GradeStanding, at: Option<usize>| {
        let moderated = row.reviewed.as_ref().map(|reviewed| grade_cells(scale, domain, reviewed.moderated.standing(at)));
        // Without the domain before them and what counts as good after them, which stand there once.
        let moderated = moderated.map_or_else(|| vec![String::new(); 3], |cells| cells.into_iter().skip(1).take(3).collect());
        grade_cells(scale, domain, own).into_iter().chain(moderated).collect()
    };
    let whole = cells("", GradeStanding::of_code(row.overall), None);
    let domains = questionnaire.domains.iter().enumerate();
    let domains = domains.map(|(at, domain)| cells(domain.id.as_str(), row.standing(at), Some(at)));
    [whole].into_iter().chain(domains).collect()
}

fn grade_cells(scale: &Scale, domain: &str, standing: GradeStanding) -> Vec<String> {
    let (status, level) = match standing {
        GradeStanding::Graded(at) => ("graded", scale.levels.get(at)),
        GradeStanding::NotAsked => ("not-asked", None),
        GradeStanding::NotApplicable => ("not-applicable", None),
        GradeStanding::TooLittle => ("too-little", None),
        GradeStanding::NotYet => ("incomplete", None),
    };
    let [id, label, good] = level_cells(scale, level);
    vec![domain.to_owned(), status.to_owned(), id, label, good]
}

fn level_cells(scale: &Scale, level: Option<&Level>) -> [String; 3] {
    match level {
        Some(level) => [level.id.to_string(), level.label.clone(), scale.is_good(&level.id).to_string()],
        None => Default::default(),
    }
}

fn answers(questionnaire: &Questionnaire, row: &ReturnRow) -> Vec<Vec<String>> {
    let asked = questionnaire.domains.iter().flat_map(|domain| domain.questions.iter().map(move |question| (domain, question)));
    let of = |(at, (domain, question)): (usize, (&Domain, &Question))| {
        let item = question.item.as_ref().map(ToString::to_string).unwrap_or_default();
        let before = [domain.id.to_string(), question.id.to_string(), item, question.key.to_string()];
        let cells = answer_cells(questionnaire, question, row, row.said(at));
        cells.into_iter().map(move |cells| before.iter().cloned().chain(cells).collect::<Vec<String>>())
    };
    asked.enumerate().flat_map(of).collect()
}

/// What became of a question: status, value, label, what the level is worth, whether it is good, the number. A row for each choice.
fn answer_cells(questionnaire: &Questionnaire, question: &Question, row: &ReturnRow, said: Said) -> Vec<[String; 6]> {
    let only =
        |status: &str| vec![[status.to_owned(), String::new(), String::new(), String::new(), String::new(), String::new()]];
    let chosen: Vec<usize> = match said {
        Said::NotAsked => return only("not-asked"),
        Said::Unanswered => return only("unanswered"),
        Said::NotApplicable => return only("not-applicable"),
        Said::DontKnow => return only("dont-know"),
        Said::Place(place) => vec![place],
        Said::Other => row.chosen.get(&question.id).cloned().unwrap_or_default(),
    };
    let scale = questionnaire.graded_on(question);
    let number = row.numbers.get(&question.id).map(|value| hundredths(*value)).unwrap_or_default();
    let of_list = choices(questionnaire, question);
    let cells = |place: Option<usize>| {
        let (id, label) = place.and_then(|place| of_list.get(place)).copied().unwrap_or_default();
        let is_level = question.answer_type == AnswerType::Level;
        let reached = place.filter(|_| is_level).or_else(|| row.reached.get(&question.id).copied());
        let level = reached.and_then(|at| scale?.levels.get(at));
        let worth = level.map(|level| level.value.to_string()).unwrap_or_default();
        let good = level.and_then(|level| Some(scale?.is_good(&level.id).to_string())).unwrap_or_default();
        ["answered".to_owned(), id.to_owned(), label.to_owned(), worth, good, number.clone()]
    };
    if chosen.is_empty() { vec![cells(None)] } else { chosen.into_iter().map(|place| cells(Some(place))).collect() }
}
