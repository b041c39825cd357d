//! The small record of one file of replies that figures are made from: codes for each reply, and none of its words.

use crate::aggregation::row::{Said, choices, hundredths, said_of_places};
use crate::model::answer::{Answer, AnswerValue, Response};
use crate::model::applies::{AskedFacts, asked_on, asks_field, is_answered};
use crate::model::digest::canonical_digest;
use crate::model::ids::*;
use crate::model::question::{AnswerType, Question};
use crate::model::questionnaire::{ProfileField, Questionnaire};
use crate::model::replies::{Replies, Reply};
use crate::model::sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};

/// What figures know of one file of replies.
#[derive(Clone, Debug, PartialEq)]
pub struct RepliesRow {
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// The survey's id, the same in every file that is made of it.
    pub id: ReturnId,
    /// What people quote.
    pub reference: String,
    /// The digest that the file carries.
    pub digest: String,
    /// The name of the file.
    pub file: String,
    /// The round that the file says; empty where it says none.
    pub cycle: String,
    /// How many people were asked, where somebody knows.
    pub invited: Option<u64>,
    /// The first and the last month in which a reply was finished.
    pub months: Option<[String; 2]>,
    /// Whether it was made with another text of the same edition.
    pub differs: bool,
    /// One for each reply.
    pub replies: Vec<ReplyRow>,
    /// A digest of each reply, in their order, by which two files are compared.
    pub prints: Vec<String>,
}

/// What figures know of one reply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReplyRow {
    /// A [`Said`] for each question, in the questionnaire's order.
    pub said: String,
    /// A [`Said`] for each of the [`groupings`].
    pub groups: String,
    /// By question, the places of what was chosen where it may be more than one, or has no character.
    pub chosen: BTreeMap<QuestionId, Vec<usize>>,
    /// Numbers that were given, in hundredths.
    pub numbers: BTreeMap<QuestionId, i64>,
}

impl RepliesRow {
    /// The row of a file, made with the questionnaire of this digest.
    pub fn of(questionnaire: &Questionnaire, digest: &str, file: &Replies, name: &str) -> Self {
        let mut prints: Vec<String> = file.replies.iter().map(|reply| canonical_digest(reply).unwrap_or_default()).collect();
        prints.sort_unstable();
        Self {
            questionnaire: file.questionnaire.id.clone(),
            edition: file.questionnaire.edition.clone(),
            id: file.id.clone(),
            reference: file.reference.clone(),
            digest: file.digest.clone().unwrap_or_default(),
            file: name.to_owned(),
            cycle: file.cycle.trim().to_owned(),
            invited: file.invited,
            months: file.months.clone(),
            differs: file.questionnaire.digest != digest,
            replies: file.replies.iter().map(|reply| ReplyRow::of(questionnaire, file, reply)).collect(),
            prints,
        }
    }

    /// How many of these replies are not in the other file. Replies that say the same are told apart by their number alone.
    pub fn beyond(&self, other: &Self) -> usize {
        let mut theirs: BTreeMap<&str, usize> = BTreeMap::new();
        for print in &other.prints {
            *theirs.entry(print).or_default() += 1;
        }
        let is_beyond = |print: &&String| match theirs.get_mut(print.as_str()) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            Some(_) | None => true,
        };
        self.prints.iter().filter(is_beyond).count()
    }
}

impl ReplyRow {
    fn of(questionnaire: &Questionnaire, file: &Replies, reply: &Reply) -> Self {
        let profile = whole_profile(file, reply);
        let sheet = Sheet { profile: &profile, answers: &reply.answers };
        let asked: BTreeSet<&QuestionId> =
            asked_on(questionnaire, sheet).into_iter().flat_map(|asked| asked.questions).map(|question| &question.id).collect();
        let mut row = Self::default();
        for question in questionnaire.questions() {
            let said = match asked.contains(&question.id) {
                true => row.note(questionnaire, question, reply.answers.get(&question.id)),
                false => Said::NotAsked,
            };
            row.said.push(said.code());
        }
        let facts = AskedFacts { questionnaire, sheet };
        row.groups = groupings(questionnaire).map(|field| group(questionnaire, field, &facts).code()).collect();
        row
    }

    /// What was said to the question at this place in the questionnaire.
    pub fn said(&self, at: usize) -> Said {
        code_at(&self.said, at)
    }

    /// What was said to the grouping question at this place among the [`groupings`].
    pub fn group(&self, at: usize) -> Said {
        code_at(&self.groups, at)
    }

    fn note(&mut self, questionnaire: &Questionnaire, question: &Question, answer: Option<&Answer>) -> Said {
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
        let sayable = sayable(questionnaire, question);
        let place = |given: &String| sayable.iter().position(|(id, _)| id == given);
        let places: Vec<usize> = value.given().iter().filter_map(place).collect();
        said_of_places(question, places, &mut self.chosen)
    }
}

/// What can be said to a question, id and label, in the order in which people see it: levels and what is offered beside them.
pub fn sayable<'q>(questionnaire: &'q Questionnaire, question: &Question) -> Vec<(&'q str, &'q str)> {
    let beside = questionnaire.scale_of(question).map_or(&[][..], |scale| scale.unscored.as_slice());
    let beside = beside.iter().map(|choice| (choice.id.as_str(), choice.label.as_str()));
    choices(questionnaire, question).into_iter().chain(beside).collect()
}

/// The fields of the profile that people can be grouped by: those with one answer of a list.
pub fn groupings(questionnaire: &Questionnaire) -> impl Iterator<Item = &ProfileField> {
    questionnaire.profile.iter().filter(|field| matches!(field.answer_type, AnswerType::Choice | AnswerType::YesNo))
}

fn group(questionnaire: &Questionnaire, field: &ProfileField, facts: &AskedFacts<'_>) -> Said {
    let value = facts.sheet.profile.get(&field.id).filter(|_| asks_field(field, facts));
    let given = value.map(AnswerValue::given).unwrap_or_default();
    let places = group_names(questionnaire, field);
    given.first().and_then(|given| places.iter().position(|(id, _)| id == given)).map_or(Said::Unanswered, Said::Place)
}

/// The groups that a field makes, id and label.
pub fn group_names<'q>(questionnaire: &'q Questionnaire, field: &ProfileField) -> Vec<(&'q str, &'q str)> {
    match field.answer_type {
        AnswerType::YesNo => vec![("yes", "Yes"), ("no", "No")],
        _ => {
            let list = questionnaire.choices(field.options.as_ref());
            list.iter().map(|choice| (choice.id.as_str(), choice.label.as_str())).collect()
        }
    }
}

/// What was answered once for all, and what this person said.
fn whole_profile(file: &Replies, reply: &Reply) -> BTreeMap<FieldId, AnswerValue> {
    reply.profile.iter().chain(&file.setup).map(|(id, value)| (id.clone(), value.clone())).collect()
}

fn code_at(codes: &str, at: usize) -> Said {
    codes.as_bytes().get(at).map_or(Said::NotAsked, |code| Said::of_code(char::from(*code)))
}
