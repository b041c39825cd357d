//! What a questionnaire has in vain: questions that nobody is ever asked, limits that can never apply.

use super::{Fault, LocatedFault, possible_values};
use crate::model::applies::{asks_domain, asks_field, asks_question};
use crate::model::condition::{Condition, Facts, LooksAt};
use crate::model::grading_rules::{Limit, LimitOf, Method, Trigger};
use crate::model::ids::*;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{AnswerType, Domain, Kind, Question, Questionnaire};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// More ways of answering than this are not tried; what stands behind so many conditions counts as asked.
const MOST_WAYS: usize = 20_000;
/// Of this many choices waited for and more, not every set is tried.
const MOST_CHOICES: usize = 10;

/// Questions and fields that no profile and no answers lead to. The conditions must look backwards.
pub fn never_asked(questionnaire: &Questionnaire) -> Vec<LocatedFault> {
    let mut search = Search::of(questionnaire, None);
    let mut problems = Vec::new();
    for field in questionnaire.profile.iter().filter(|field| field.shown_when.is_some()) {
        if !search.is_possible(field.shown_when.iter().collect(), &|way| asks_field(field, way)) {
            problems.push(LocatedFault { place: format!("profile[{}]", field.id), fault: Fault::NeverAsked });
        }
    }
    for domain in &questionnaire.domains {
        for question in &domain.questions {
            if !search.is_ever_asked(domain, question) {
                let place = format!("domains[{}].questions[{}]", domain.id, question.id);
                problems.push(LocatedFault { place, fault: Fault::NeverAsked });
            }
        }
    }
    problems
}

/// Limits that no answers set off.
pub fn never_applying(questionnaire: &Questionnaire) -> Vec<LocatedFault> {
    let in_vain = questionnaire.grading.limits.iter().filter(|limit| !can_apply(questionnaire, limit));
    in_vain
        .map(|limit| LocatedFault { place: format!("grading.limits[{}].when", limit.id), fault: Fault::NeverApplies })
        .collect()
}

fn can_apply(questionnaire: &Questionnaire, limit: &Limit) -> bool {
    let is_key = |question: &&Question| question.key && question.is_graded();
    let key_questions = |domain: &Domain| domain.questions.iter().filter(is_key).count();
    let rule = match limit.of {
        LimitOf::Domain => &questionnaire.grading.domain,
        LimitOf::Overall => &questionnaire.grading.overall,
    };
    let value = |id: &LevelId| questionnaire.grade_scale().and_then(|scale| scale.level(id)).map(|level| level.value);
    let highest = questionnaire.grade_scale().map(|scale| scale.highest());
    // A cap at the highest grade takes nothing away; what is not graded cannot be capped.
    let could_cap = limit.at_most.as_ref().is_none_or(|level| value(level) < highest) && rule.method != Method::None;
    could_cap
        && match (&limit.when, limit.of) {
            (Trigger::KeyGaps(least), LimitOf::Domain) => {
                questionnaire.domains.iter().any(|domain| key_questions(domain) >= *least as usize)
            }
            (Trigger::KeyGaps(least), LimitOf::Overall) => {
                questionnaire.domains.iter().map(key_questions).sum::<usize>() >= *least as usize
            }
            (Trigger::Domains { count, of, .. }, LimitOf::Overall) => {
                let candidates = if of.is_empty() { questionnaire.domains.len() } else { of.len() };
                candidates >= *count as usize
            }
            (Trigger::LowestOf(of), LimitOf::Overall) => !of.is_empty(),
            // A domain does not look at other domains.
            (Trigger::Domains { .. } | Trigger::LowestOf(_), LimitOf::Domain) => false,
            (Trigger::OpenEscalation(applies), _) => *applies && questionnaire.kind == Kind::CaseAudit,
        }
}

/// How many questions an organisation of this type may be asked, whatever it answers.
pub fn most_asked<'q>(questionnaire: &'q Questionnaire, organisation_type: &'q str) -> usize {
    let mut search = Search::of(questionnaire, Some(organisation_type));
    let of_domains = questionnaire.domains.iter().flat_map(|domain| domain.questions.iter().map(move |one| (domain, one)));
    of_domains.filter(|(domain, question)| search.is_ever_asked(domain, question)).count()
}

/// Looks for ways of answering that lead to something.
struct Search<'q> {
    questionnaire: &'q Questionnaire,
    /// The only organisation type to try; all, where there is none.
    organisation_type: Option<&'q str>,
    /// Many questions stand behind the same conditions.
    known: BTreeMap<String, bool>,
}

impl<'q> Search<'q> {
    fn of(questionnaire: &'q Questionnaire, organisation_type: Option<&'q str>) -> Self {
        Self { questionnaire, organisation_type, known: BTreeMap::new() }
    }

    fn is_ever_asked(&mut self, domain: &'q Domain, question: &'q Question) -> bool {
        let conditions: Vec<&Condition> = [&domain.shown_when, &question.shown_when].into_iter().flatten().collect();
        let has_types = !domain.applies_to.is_empty() || !question.applies_to.is_empty();
        if conditions.is_empty() && !has_types {
            return true;
        }
        let key = format!("{:?} {:?} {conditions:?}", domain.applies_to, question.applies_to);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let found = self.is_possible(conditions, &|way| asks_domain(domain, way) && asks_question(question, way));
        self.known.insert(key, found);
        found
    }

    /// Whether some way of answering what the conditions look at, directly or not, leads there.
    fn is_possible(&self, conditions: Vec<&'q Condition>, leads: &dyn Fn(&OneWay<'_>) -> bool) -> bool {
        let organisation_type = self.questionnaire.field_meaning(Meaning::OrganisationType);
        let mut wanted = Wanted { questionnaire: self.questionnaire, values: BTreeMap::new() };
        if let Some(field) = organisation_type {
            wanted.values.insert(LooksAt::Field(&field.id), BTreeSet::new());
            field.shown_when.iter().for_each(|condition| wanted.collect(condition));
        }
        conditions.into_iter().for_each(|condition| wanted.collect(condition));
        let choices: Option<Vec<(LooksAt<'_>, Vec<Vec<String>>)>> =
            wanted.values.iter().map(|(one, values)| Some((*one, self.answers(*one, values)?))).collect();
        let Some(choices) = choices else { return true };
        let ways = choices.iter().try_fold(1_usize, |ways, (_, answers)| ways.checked_mul(answers.len()));
        let Some(ways) = ways.filter(|ways| *ways <= MOST_WAYS) else { return true };
        (0..ways).any(|mut at| {
            let mut one_way =
                OneWay { questionnaire: self.questionnaire, answers: BTreeMap::new(), is_asked: RefCell::default() };
            for (looked_at, answers) in &choices {
                one_way.answers.insert(*looked_at, &answers[at % answers.len()]);
                at /= answers.len();
            }
            leads(&one_way)
        })
    }

    /// The answers that make a difference: each value waited for, or none of them; of choices, every set of them. None where
    /// there are too many sets to try.
    fn answers(&self, looked_at: LooksAt<'_>, wanted: &BTreeSet<&str>) -> Option<Vec<Vec<String>>> {
        let possible = possible_values(self.questionnaire, looked_at);
        let every_type =
            matches!(looked_at, LooksAt::Field(id) if *id == self.questionnaire.id_meaning(Meaning::OrganisationType));
        let values: Vec<&str> = match (&possible, self.organisation_type) {
            (Some(_), Some(only)) if every_type => return Some(vec![vec![only.to_owned()]]),
            (Some(possible), None) if every_type => possible.clone(),
            (Some(possible), _) => possible.iter().copied().filter(|value| wanted.contains(value)).collect(),
            (None, _) => wanted.iter().copied().collect(),
        };
        let answer_type = match looked_at {
            LooksAt::Question(id) => self.questionnaire.question(id).map(|question| question.answer_type),
            LooksAt::Field(id) => self.questionnaire.profile_field(id).map(|field| field.answer_type),
        };
        if answer_type == Some(AnswerType::Choices) {
            if values.len() >= MOST_CHOICES {
                return None;
            }
            let sets = 0..(1_usize << values.len());
            let set = |bits: usize| {
                let chosen = values.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
                chosen.map(|(_, value)| (*value).to_owned()).collect()
            };
            return Some(sets.map(set).collect());
        }
        let one_each = values.iter().map(|value| vec![(*value).to_owned()]);
        Some(one_each.chain([Vec::new()]).collect())
    }
}

/// What conditions look at, and what those look at in turn.
struct Wanted<'q> {
    questionnaire: &'q Questionnaire,
    values: BTreeMap<LooksAt<'q>, BTreeSet<&'q str>>,
}

impl<'q> Wanted<'q> {
    fn collect(&mut self, condition: &'q Condition) {
        for (looked_at, values) in condition.looks_at() {
            let is_new = !self.values.contains_key(&looked_at);
            self.values.entry(looked_at).or_default().extend(values.iter().map(String::as_str));
            if !is_new {
                continue;
            }
            let behind: Vec<&'q Condition> = match looked_at {
                LooksAt::Field(id) => {
                    self.questionnaire.profile_field(id).and_then(|field| field.shown_when.as_ref()).into_iter().collect()
                }
                LooksAt::Question(id) => {
                    let place = self.questionnaire.domains.iter().find_map(|domain| {
                        let question = domain.questions.iter().find(|question| question.id == *id)?;
                        Some((domain, question))
                    });
                    place
                        .into_iter()
                        .flat_map(|(domain, question)| [&domain.shown_when, &question.shown_when])
                        .flatten()
                        .collect()
                }
            };
            behind.into_iter().for_each(|condition| self.collect(condition));
        }
    }
}

/// One way of answering.
struct OneWay<'a> {
    questionnaire: &'a Questionnaire,
    answers: BTreeMap<LooksAt<'a>, &'a Vec<String>>,
    /// What has been found of each question and field: conditions may look at the same one many times, and each at others.
    is_asked: RefCell<BTreeMap<String, bool>>,
}

impl OneWay<'_> {
    fn once(&self, key: String, find: impl FnOnce() -> bool) -> bool {
        if let Some(known) = self.is_asked.borrow().get(&key) {
            return *known;
        }
        let found = find();
        self.is_asked.borrow_mut().insert(key, found);
        found
    }
}

impl Facts for OneWay<'_> {
    fn given(&self, question: &QuestionId) -> Vec<String> {
        let Some(answer) = self.answers.get(&LooksAt::Question(question)) else { return Vec::new() };
        let is_asked = self.once(format!("answer {question}"), || {
            let place = self.questionnaire.domains.iter().find_map(|domain| {
                let one = domain.questions.iter().find(|one| one.id == *question)?;
                Some((domain, one))
            });
            place.is_some_and(|(domain, one)| asks_domain(domain, self) && asks_question(one, self))
        });
        if is_asked { (*answer).clone() } else { Vec::new() }
    }

    fn profile(&self, field: &FieldId) -> Vec<String> {
        let Some(answer) = self.answers.get(&LooksAt::Field(field)) else { return Vec::new() };
        let is_asked = self.once(format!("profile {field}"), || {
            self.questionnaire.profile_field(field).is_some_and(|field| asks_field(field, self))
        });
        if is_asked { (*answer).clone() } else { Vec::new() }
    }

    fn organisation_type(&self) -> Vec<String> {
        self.profile(&self.questionnaire.id_meaning(Meaning::OrganisationType))
    }
}
