//! A draft is taken apart for a colleague: some of its questions, with what was said to them so far and nothing else.

use super::applies::AskedDomain;
use super::audit_return::Return;
use super::colleague::{AskedColleague, ColleaguesPart};
use super::condition::Condition;
use super::ids::*;
use super::last_time::LastTime;
use super::meaning::Meaning;
use super::questionnaire::{Domain, Question, Questionnaire};
use serde_json::Map;
use std::collections::{BTreeMap, BTreeSet};

/// What a colleague is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// The questions.
    pub questions: Vec<QuestionId>,
    /// Who asks, as a role.
    pub from: String,
    /// Who is asked, as a role.
    pub to: String,
    /// What there is to say to them.
    pub note: String,
    /// By when, as an ISO date; may be empty.
    pub by_day: String,
}

impl Return {
    /// The draft that a colleague answers: only those questions, with what was said to them and their actions; and of the profile
    /// whose it is, and what decides in which words they are asked.
    pub fn for_colleague(&self, questionnaire: &Questionnaire, id: ReturnId, request: &Request, asked_at: String) -> Self {
        let asked: BTreeSet<&QuestionId> = request.questions.iter().collect();
        let answers = self.answers.iter().filter(|(id, answer)| asked.contains(id) && !answer.is_empty());
        let answers: BTreeMap<_, _> = answers.map(|(id, answer)| (id.clone(), answer.clone())).collect();
        let is_of_them = |question: &Option<QuestionId>| question.as_ref().is_some_and(|question| asked.contains(question));
        let actions: Vec<_> = self.actions.iter().filter(|action| is_of_them(&action.question)).cloned().collect();
        let last_time = self.last_time.as_ref().map(|last| LastTime {
            answers: last
                .answers
                .iter()
                .filter(|(id, _)| asked.contains(id))
                .map(|(id, one)| (id.clone(), one.clone()))
                .collect(),
            actions: Vec::new(),
            grades: None,
            ..last.clone()
        });
        let whose = [Meaning::OrganisationName, Meaning::OrganisationType].map(|meaning| self.questionnaire.id_meaning(meaning));
        let words = wording_fields(questionnaire);
        let profile = self.profile.iter().filter(|(id, _)| whose.contains(id) || words.contains(*id));
        let part = ColleaguesPart {
            of: self.id.clone(),
            questions: request.questions.clone(),
            note: request.note.trim().to_owned(),
            by_day: request.by_day.clone(),
            from: request.from.trim().to_owned(),
            to: request.to.trim().to_owned(),
            asked_at,
            answered_at: None,
            base: answers.clone(),
            base_actions: actions.clone(),
            extra: Map::new(),
        };
        Self {
            sites: self.sites.clone(),
            profile: profile.map(|(id, value)| (id.clone(), value.clone())).collect(),
            answers,
            actions,
            looked_at: self.looked_at.iter().filter(|id| asked.contains(id)).cloned().collect(),
            last_time: last_time.filter(|last| !last.answers.is_empty()),
            part: Some(Box::new(part)),
            ..Self::start(id, self.reference.clone(), self.questionnaire.clone(), self.cycle.clone())
        }
    }

    /// Notes in the draft that a colleague was asked.
    pub fn note_asked(&mut self, part: &Return) {
        let Some(asked) = &part.part else { return };
        self.asked.push(AskedColleague {
            part: part.id.clone(),
            to: asked.to.clone(),
            questions: asked.questions.clone(),
            by_day: asked.by_day.clone(),
            asked_at: asked.asked_at.clone(),
            came_at: None,
            extra: Map::new(),
        });
    }

    /// Whether a colleague sent it back, or has answered in it at least.
    pub fn has_come_back(&self) -> bool {
        self.part
            .as_ref()
            .is_some_and(|part| part.answered_at.is_some() || self.answers != part.base || self.actions != part.base_actions)
    }

    /// A colleague's draft as it goes back: what they changed says who answered it.
    pub fn as_answered(&self, at: String) -> Self {
        let mut back = self.clone();
        let Some(part) = &mut back.part else { return back };
        part.answered_at = Some(at);
        for (id, answer) in &mut back.answers {
            if part.base.get(id).is_none_or(|before| before != answer) {
                answer.by = Some(part.to.clone()).filter(|role| !role.is_empty());
            }
        }
        back
    }
}

/// The profile fields that decide in which words questions are asked.
fn wording_fields(questionnaire: &Questionnaire) -> BTreeSet<FieldId> {
    let wordings = questionnaire.questions().flat_map(|question| &question.wordings);
    wordings.flat_map(|wording| wording.when.fields().into_iter().cloned().collect::<Vec<_>>()).collect()
}

/// The questions of a domain that can be passed to a colleague: those that are asked now, and those that may come to be asked
/// by what is answered among them.
pub fn askable<'q>(domain: &'q Domain, asked: &AskedDomain<'_>) -> Vec<&'q Question> {
    let is_asked = |id: &QuestionId| asked.questions.iter().any(|question| question.id == *id);
    let may_follow = |question: &Question| {
        let looked_at = question.shown_when.as_ref().map(Condition::questions).unwrap_or_default();
        !looked_at.is_empty() && looked_at.into_iter().all(&is_asked)
    };
    domain.questions.iter().filter(|question| is_asked(&question.id) || may_follow(question)).collect()
}
