//! A row: the small record of one return that every figure is made from. It is made once, when the return comes, and made anew
//! only where the questionnaire or this code has changed since.

mod action_mark;
mod code;
mod reviewed;
mod without_words;

pub use action_mark::{ActionMark, UpdatedActions};
pub use code::{GradeStanding, Said};
pub use reviewed::{GradeMarks, ReviewedMarks};

use self::without_words::without_words;
use super::escalations::{FoundEscalation, agency, escalations};
use crate::checks::assurance::AssuranceCounts;
use crate::grading::{Grades, grade};
use crate::model::answer::{Answer, AnswerValue, NO, Response, YES};
use crate::model::applies::{asked_domains, is_answered};
use crate::model::audit_return::Return;
use crate::model::ids::*;
use crate::model::meaning::Meaning;
use crate::model::organisation::Whose;
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::model::register::KNOWN_BY;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The version of what a row holds. One more whenever the same return would give another row.
pub const ENGINE: u32 = 3;
/// The sector of returns whose organisation type has none.
pub const NO_SECTOR: &str = "Not stated";
/// What figures know of one return.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReturnRow {
    /// The [`ENGINE`] that made it.
    pub engine: u32,
    /// The digest of the questionnaire that it was made with.
    pub made_with: String,
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// The return's id.
    pub id: ReturnId,
    /// What people quote.
    pub reference: String,
    /// The return's revision.
    pub revision: u32,
    /// The digest that the return carries.
    pub digest: String,
    /// The name of the file that it came in.
    pub file: String,
    /// Whose it is, as organisations are told apart.
    pub whose: Whose,
    /// Whose it is, as people read it; of an audit of a case, the agency.
    pub organisation: String,
    /// The organisation's type: a choice of the questionnaire; empty where it does not say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// The sector it is counted in, or [`NO_SECTOR`].
    pub sector: String,
    /// What a register may know it by, under the words of [`Meaning`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub identifiers: BTreeMap<String, String>,
    /// The round that the file says; empty where it says none.
    pub cycle: String,
    /// The day on which it was submitted, as its declaration says; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub submitted: String,
    /// A [`Said`] for each question, in the questionnaire's order.
    pub answers: String,
    /// Numbers that were given, in hundredths.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<QuestionId, i64>,
    /// By question, the places of what was chosen where it is more than one, or has no character.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub chosen: BTreeMap<QuestionId, Vec<usize>>,
    /// Of numbers that stand for a level, its place in the scale.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub reached: BTreeMap<QuestionId, usize>,
    /// A [`GradeStanding`] for each domain, in the questionnaire's order.
    pub grades: String,
    /// The [`GradeStanding`] of the whole.
    pub overall: char,
    /// The digest of what was submitted, where comments or second gradings that were added since give the file another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub submitted_as: Option<String>,
    /// What will change, without its words, as it was submitted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ActionMark>,
    /// The same by now, where an update came. Updates are kept beside the rows.
    #[serde(skip)]
    pub updated: Option<UpdatedActions>,
    /// How far it shows what it says; none of an audit of a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assurance: Option<AssuranceCounts>,
    /// Where a child may be at risk, open or closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<FoundEscalation>,
    /// What else there is to say of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// Whether it was moderated to the end.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_moderated: bool,
    /// Of a self-assessment that was reviewed to the end, its grades as given and as moderated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Box<ReviewedMarks>>,
    /// Of audits of cases, what their figures are made from: the audit without its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<Box<Return>>,
}

/// Something to know of a return that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remark {
    /// The grades in the file are not what its answers give; the figures use the recomputed ones.
    GradesDiffer,
    /// It was made with another text of the same edition.
    QuestionnaireDiffers,
    /// Several agencies judged a case together, so it is no audit of its own.
    Joint,
    /// The revision it takes the place of was moderated, and this one is not.
    NoLongerModerated,
}

impl ReturnRow {
    /// The row of a return, made with the questionnaire of this digest.
    pub fn of(questionnaire: &Questionnaire, digest: &str, record: &Return) -> Self {
        Self::graded(questionnaire, digest, record, &grade(questionnaire, &record.as_agreed()))
    }

    /// The same, where its grades are known already: the agreed ones, of a return that was moderated.
    pub fn graded(questionnaire: &Questionnaire, digest: &str, record: &Return, grades: &Grades) -> Self {
        let is_of_cases = questionnaire.kind == Kind::CaseAudit;
        let identifiers = KNOWN_BY.into_iter().map(|meaning| (meaning.word().to_owned(), record.says(meaning)));
        let mut row = Self {
            engine: ENGINE,
            made_with: digest.to_owned(),
            questionnaire: questionnaire.id.clone(),
            edition: questionnaire.edition.clone(),
            id: record.id.clone(),
            reference: record.reference.clone(),
            revision: record.revision,
            digest: record.digest.clone().unwrap_or_default(),
            file: String::new(),
            whose: Whose::of(record),
            organisation: organisation(Some(questionnaire), record),
            kind: record.says(Meaning::OrganisationType),
            sector: record.sector(questionnaire).unwrap_or(NO_SECTOR).to_owned(),
            identifiers: identifiers.filter(|(_, value)| !value.trim().is_empty()).collect(),
            cycle: record.cycle.trim().to_owned(),
            submitted: record.declaration.as_ref().map(|declaration| declaration.at.clone()).unwrap_or_default(),
            answers: String::new(),
            numbers: BTreeMap::new(),
            chosen: BTreeMap::new(),
            reached: BTreeMap::new(),
            grades: String::new(),
            overall: GradeStanding::NotAsked.code(),
            submitted_as: record.submitted_as().filter(|digest| record.digest.as_ref() != Some(digest)),
            actions: ActionMark::all(&record.actions),
            updated: None,
            assurance: (!is_of_cases).then(|| AssuranceCounts::of(questionnaire, record)),
            escalations: escalations(Some(questionnaire), record),
            remarks: Vec::new(),
            is_moderated: record.agreed().is_some(),
            reviewed: ReviewedMarks::of(questionnaire, record, grades).map(Box::new),
            audit: is_of_cases.then(|| Box::new(without_words(record))),
        };
        if !is_of_cases {
            row.note_answers(questionnaire, record);
        }
        row.note_grades(questionnaire, grades);
        row
    }

    /// Whether it says what this code would make of its return and this questionnaire now.
    pub fn fits(&self, digest: &str) -> bool {
        self.engine == ENGINE && self.made_with == digest
    }

    /// What was said to the question at this place in the questionnaire.
    pub fn said(&self, at: usize) -> Said {
        self.answers.as_bytes().get(at).map_or(Said::NotAsked, |code| Said::of_code(char::from(*code)))
    }

    /// What became of the domain at this place in the questionnaire.
    pub fn standing(&self, at: usize) -> GradeStanding {
        self.grades.as_bytes().get(at).map_or(GradeStanding::NotAsked, |code| GradeStanding::of_code(char::from(*code)))
    }

    /// Whether several agencies judged a case together in it.
    pub fn is_joint(&self) -> bool {
        self.audit.as_ref().is_some_and(|audit| audit.joint.is_some())
    }

    fn note_answers(&mut self, questionnaire: &Questionnaire, record: &Return) {
        let asked = asked_domains(questionnaire, record).into_iter().flat_map(|asked| asked.questions);
        let asked: BTreeSet<&QuestionId> = asked.map(|question| &question.id).collect();
        for question in questionnaire.questions() {
            let said = match asked.contains(&question.id) {
                true => self.note_answer(questionnaire, question, record.answer_to(&question.id)),
                false => Said::NotAsked,
            };
            self.answers.push(said.code());
        }
    }

    fn note_answer(&mut self, questionnaire: &Questionnaire, question: &Question, answer: Option<&Answer>) -> Said {
        let response = answer.and_then(|answer| answer.response.as_ref());
        let value = match response.filter(|_| is_answered(questionnaire, question, answer)) {
            None => return Said::Unanswered,
            Some(Response::NotApplicable(_)) => return Said::NotApplicable,
            Some(Response::DontKnow) => return Said::DontKnow,
            Some(Response::Given(value)) => value,
        };
        if let Some(number) = hundredths(value) {
            self.numbers.insert(question.id.clone(), number);
        }
        let is_level = question.answer_type == AnswerType::Level;
        let reached = response.filter(|_| !is_level).and_then(|response| questionnaire.level_reached(question, response));
        if let (Some(level), Some(scale)) = (reached, questionnaire.graded_on(question)) {
            let place = scale.levels.iter().position(|one| one.id == level.id);
            self.reached.extend(place.map(|place| (question.id.clone(), place)));
        }
        let of_list = choices(questionnaire, question);
        let places: Vec<usize> =
            value.given().iter().filter_map(|given| of_list.iter().position(|(id, _)| id == given)).collect();
        said_of_places(question, places, &mut self.chosen)
    }

    fn note_grades(&mut self, questionnaire: &Questionnaire, grades: &Grades) {
        let Some(marks) = GradeMarks::of(questionnaire, grades) else { return };
        (self.grades, self.overall) = (marks.domains, marks.overall);
    }
}

/// What stands for the places of what was chosen. Those that one character does not say are noted beside it.
pub(super) fn said_of_places(question: &Question, mut places: Vec<usize>, chosen: &mut BTreeMap<QuestionId, Vec<usize>>) -> Said {
    places.sort_unstable();
    places.dedup();
    let said = match (question.answer_type, places.as_slice()) {
        (AnswerType::Choices, _) => Said::Other,
        (_, [only]) => Said::of_code(Said::Place(*only).code()),
        // A number, a day or a text, or what no question allows.
        (_, _) => return Said::Other,
    };
    if said == Said::Other {
        chosen.insert(question.id.clone(), places);
    }
    said
}

/// What can be chosen, id and label, in the order of places: levels as their scale has them.
pub fn choices<'q>(questionnaire: &'q Questionnaire, question: &Question) -> Vec<(&'q str, &'q str)> {
    match question.answer_type {
        AnswerType::Level => {
            let levels = questionnaire.scale_of(question).into_iter().flat_map(|scale| &scale.levels);
            levels.map(|level| (level.id.as_str(), level.label.as_str())).collect()
        }
        AnswerType::YesNo => vec![(YES, "Yes"), (NO, "No")],
        AnswerType::Choice | AnswerType::Choices => {
            let list = questionnaire.choices(question.options.as_ref());
            list.iter().map(|choice| (choice.id.as_str(), choice.label.as_str())).collect()
        }
        AnswerType::Number
        | AnswerType::Percentage
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::ShortText
        | AnswerType::LongText
        | AnswerType::Rows
        | AnswerType::CaseReference => Vec::new(),
    }
}

/// Its name; where the questionnaire asks for none, as those for cases do, what kind it is.
pub fn organisation(questionnaire: Option<&Questionnaire>, record: &Return) -> String {
    let asks_name = questionnaire.is_none_or(|known| known.field_meaning(Meaning::OrganisationName).is_some());
    if asks_name { record.says(Meaning::OrganisationName) } else { agency(questionnaire, record) }
}

/// A number in hundredths; "3 of 5" as per cent. None of what is no number, and of "0 of 0".
pub fn hundredths(value: &AnswerValue) -> Option<i64> {
    let number = match value {
        AnswerValue::Number(number) => *number,
        AnswerValue::OutOf(share) if share.of > 0 => share.n as f64 * 100.0 / share.of as f64,
        AnswerValue::OutOf(_) | AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::Rows(_) => return None,
    };
    // Beyond what a form takes, and so beyond what a person means, the nearest that can be held.
    Some((number * 100.0).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_nothing_is_no_number() {
        use crate::model::answer::OutOf;
        assert_eq!(hundredths(&AnswerValue::OutOf(OutOf { n: 0, of: 0 })), None);
        assert_eq!(hundredths(&AnswerValue::OutOf(OutOf { n: 1, of: 3 })), Some(3333));
        assert_eq!(hundredths(&AnswerValue::Text("12".to_owned())), None);
    }
}
