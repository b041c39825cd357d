//! Which profile fields, domains and questions are asked, given the answers so far. A question not asked keeps its answer.

use super::answer::{Answer, AnswerValue, Response};
use super::audit_return::{Return, Status};
use super::colleague::ColleaguesPart;
use super::condition::{Condition, Facts};
use super::ids::*;
use super::meaning::Meaning;
use super::questionnaire::{Domain, ProfileField, Question, Questionnaire};
use super::sheet::Sheet;

/// Whether a profile field is asked.
pub fn asks_field(field: &ProfileField, facts: &impl Facts) -> bool {
    holds(field.shown_when.as_ref(), facts)
}

/// Whether a domain is asked. It may still have no question that is.
pub fn asks_domain(domain: &Domain, facts: &impl Facts) -> bool {
    fits(&domain.applies_to, facts) && holds(domain.shown_when.as_ref(), facts)
}

/// Whether a question of an asked domain is asked.
pub fn asks_question(question: &Question, facts: &impl Facts) -> bool {
    fits(&question.applies_to, facts) && holds(question.shown_when.as_ref(), facts)
}

fn fits(types: &[ChoiceId], facts: &impl Facts) -> bool {
    types.is_empty() || {
        let given = facts.organisation_type();
        types.iter().any(|wanted| given.iter().any(|id| id == wanted.as_str()))
    }
}

fn holds(condition: Option<&Condition>, facts: &impl Facts) -> bool {
    condition.is_none_or(|condition| condition.holds(facts))
}

/// Answers as conditions see them: an answer to a question that is not itself asked counts as none. Conditions look
/// only backwards (a questionnaire is checked for that), so looking never goes in circles.
pub struct AskedFacts<'a> {
    /// What the questions are.
    pub questionnaire: &'a Questionnaire,
    /// What has been answered.
    pub sheet: Sheet<'a>,
}

impl Facts for AskedFacts<'_> {
    fn given(&self, question: &QuestionId) -> Vec<String> {
        let place = self
            .questionnaire
            .domains
            .iter()
            .find_map(|domain| domain.questions.iter().find(|one| one.id == *question).map(|one| (domain, one)));
        match place {
            Some((domain, one)) if asks_domain(domain, self) && asks_question(one, self) => {
                self.sheet.response_to(question).map(Response::given).unwrap_or_default()
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn profile(&self, field: &FieldId) -> Vec<String> {
        let is_asked = self.questionnaire.profile_field(field).is_none_or(|field| asks_field(field, self));
        let value = self.sheet.profile.get(field).filter(|_| is_asked);
        value.map(AnswerValue::given).unwrap_or_default()
    }

    fn organisation_type(&self) -> Vec<String> {
        self.profile(&self.questionnaire.id_meaning(Meaning::OrganisationType))
    }
}

/// Answers as conditions see them in a colleague's part of a draft.
struct PartFacts<'a> {
    asked: AskedFacts<'a>,
    part: &'a ColleaguesPart,
}

impl Facts for PartFacts<'_> {
    fn given(&self, question: &QuestionId) -> Vec<String> {
        let known = self.asked.questionnaire.question(question).filter(|known| asks_in_part(self.part, known, self));
        let response = known.and_then(|_| self.asked.sheet.response_to(question));
        response.map(Response::given).unwrap_or_default()
    }

    fn profile(&self, field: &FieldId) -> Vec<String> {
        self.asked.profile(field)
    }

    fn organisation_type(&self) -> Vec<String> {
        self.asked.organisation_type()
    }
}

/// Whether a question is asked of a colleague. Conditions are looked at where all that they look at is in the colleague's hands;
/// otherwise whoever asked has decided.
pub fn asks_in_part(part: &ColleaguesPart, question: &Question, facts: &impl Facts) -> bool {
    let is_asked = part.questions.contains(&question.id) && fits(&question.applies_to, facts);
    let is_at_hand = |condition: &Condition| {
        condition.fields().is_empty() && condition.questions().iter().all(|looked_at| part.questions.contains(looked_at))
    };
    match question.shown_when.as_ref().filter(|condition| is_at_hand(condition)) {
        Some(_) => is_asked && asks_question(question, facts),
        None => is_asked,
    }
}

/// A domain that is asked, with those of its questions that are.
pub struct AskedDomain<'q> {
    /// The domain.
    pub domain: &'q Domain,
    /// Never empty.
    pub questions: Vec<&'q Question>,
}

/// What is asked in a draft or return; of a colleague, in their part of it. Of what several agencies judge together, what any of them was asked.
pub fn asked_domains<'q>(questionnaire: &'q Questionnaire, record: &Return) -> Vec<AskedDomain<'q>> {
    match (&record.joint, &record.part) {
        (Some(joint), _) => asked_of_any(questionnaire, &joint.audits),
        (None, Some(part)) if record.status == Status::Draft => asked_in_part(questionnaire, record.sheet(), part),
        // A return is asked everything, whatever part of it somebody was.
        (None, _) => asked_on(questionnaire, record.sheet()),
    }
}

/// What is asked of whoever answered this, in reading order. Domains of which no question is asked are left out.
pub fn asked_on<'q>(questionnaire: &'q Questionnaire, sheet: Sheet<'_>) -> Vec<AskedDomain<'q>> {
    let facts = AskedFacts { questionnaire, sheet };
    questionnaire
        .domains
        .iter()
        .filter(|domain| asks_domain(domain, &facts))
        .map(|domain| AskedDomain {
            domain,
            questions: domain.questions.iter().filter(|question| asks_question(question, &facts)).collect(),
        })
        .filter(|asked| !asked.questions.is_empty())
        .collect()
}

/// What is asked of a colleague, in reading order.
fn asked_in_part<'q>(questionnaire: &'q Questionnaire, sheet: Sheet<'_>, part: &ColleaguesPart) -> Vec<AskedDomain<'q>> {
    let facts = PartFacts { asked: AskedFacts { questionnaire, sheet }, part };
    let questions = |domain: &'q Domain| -> Vec<&'q Question> {
        domain.questions.iter().filter(|question| asks_in_part(part, question, &facts)).collect()
    };
    let domains = questionnaire.domains.iter().map(|domain| AskedDomain { domain, questions: questions(domain) });
    domains.filter(|asked| !asked.questions.is_empty()).collect()
}

fn asked_of_any<'q>(questionnaire: &'q Questionnaire, audits: &[Return]) -> Vec<AskedDomain<'q>> {
    let asked: Vec<AskedDomain<'q>> = audits.iter().flat_map(|audit| asked_domains(questionnaire, audit)).collect();
    let of = |domain: &'q Domain| -> Vec<&'q Question> {
        let is_asked = |question: &&Question| asked.iter().any(|one| one.questions.iter().any(|other| other.id == question.id));
        domain.questions.iter().filter(is_asked).collect()
    };
    let domains = questionnaire.domains.iter().map(|domain| AskedDomain { domain, questions: of(domain) });
    domains.filter(|asked| !asked.questions.is_empty()).collect()
}

/// Whether an answer is there and fits its question.
pub fn is_answered(questionnaire: &Questionnaire, question: &Question, answer: Option<&Answer>) -> bool {
    answer
        .and_then(|answer| answer.response.as_ref())
        .is_some_and(|response| !response.is_blank() && response.problem(questionnaire, question).is_none())
}
