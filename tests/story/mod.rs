//! The words that scenarios are told in: one organisation, one questionnaire, what it says and what comes of it.
#![allow(
    dead_code,
    clippy::expect_used,
    reason = "each suite tells its stories with some of the words; a broken story should stop"
)]

pub mod audits;
pub mod definition;
pub mod office;
pub mod reviews;
pub mod shipped;
pub mod subgroup;

use definition::Definition;
use safeguarding_audit::checks::finding::{Finding, Place, Rule};
use safeguarding_audit::checks::findings::{Circumstances, find};
use safeguarding_audit::grading::{AppliedLimit, DomainGrade, Outcome, grade};
use safeguarding_audit::interchange::read::ReadQuestionnaire;
use safeguarding_audit::model::answer::{Answer, AnswerProblem, AnswerValue, Evidence, Response};
use safeguarding_audit::model::applies::asked_domains;
use safeguarding_audit::model::audit_return::{Action, ActionStatus, Declaration, QuestionnaireRef, Return, Status};
use safeguarding_audit::model::date::Date;
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::judgement::Judgement;
use safeguarding_audit::model::judgement::Subject;
use safeguarding_audit::model::progress::{DomainProgress, progress};
use safeguarding_audit::words::grades;
use serde_json::{Map, Value};

/// One organisation's work on one questionnaire.
#[derive(Clone)]
pub struct Story {
    /// The questionnaire, as it was read.
    pub known: ReadQuestionnaire,
    /// What the organisation said so far.
    pub record: Return,
}

impl std::fmt::Debug for Story {
    /// What was said, without the questionnaire, so that a failure can be read.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:?} {:?}", self.record.profile, self.record.answers)
    }
}

/// What was given.
impl Story {
    /// A new draft of a small questionnaire.
    #[track_caller]
    pub fn with(definition: Definition) -> Self {
        Self::of(definition.read())
    }

    /// A new draft of a questionnaire.
    pub fn of(known: ReadQuestionnaire) -> Self {
        let made_with = QuestionnaireRef::of(&known.questionnaire, &known.digest);
        let record = Return::start("return-1".into(), "ST-0000-0001".to_owned(), made_with, "2026-27".to_owned());
        Self { known, record }
    }
}

/// What people do.
impl Story {
    /// Says what type of organisation it is.
    pub fn organisation_is(&mut self, organisation_type: &str) {
        self.tells("organisation-type", organisation_type);
    }

    /// Fills in a field about the organisation.
    pub fn tells(&mut self, field: &str, value: &str) {
        self.record.profile.insert(field.into(), AnswerValue::Text(value.to_owned()));
    }

    /// Chooses a level, a choice, or yes or no.
    pub fn answers(&mut self, question: &str, choice: &str) {
        self.responds(question, Some(Response::Given(AnswerValue::Text(choice.to_owned()))));
    }

    /// Ticks several choices.
    pub fn ticks(&mut self, question: &str, choices: &[&str]) {
        let choices = choices.iter().map(|choice| (*choice).to_owned()).collect();
        self.responds(question, Some(Response::Given(AnswerValue::Many(choices))));
    }

    /// Types into a field of the question's type.
    pub fn types(&mut self, question: &str, typed: &str) {
        let asked = self.known.questionnaire.question(&question.into()).unwrap_or_else(|| panic!("{question} is not a question"));
        let value = AnswerValue::parse(asked.answer_type, typed);
        self.responds(question, value.map(Response::Given));
    }

    /// A number is given.
    pub fn types_number(&mut self, question: &str, number: f64) {
        let response = Some(Response::Given(AnswerValue::Number(number)));
        self.record.answers.entry(question.into()).or_default().response = response;
    }

    /// Says that a question does not apply, and why.
    pub fn says_not_applicable(&mut self, question: &str, reason: &str) {
        self.responds(question, Some(Response::NotApplicable(reason.to_owned())));
    }

    /// Says that nobody knows.
    pub fn does_not_know(&mut self, question: &str) {
        self.responds(question, Some(Response::DontKnow));
    }

    /// Grades a domain, with a reason or with none.
    pub fn grades(&mut self, domain: &str, grade: &str, because: &str) {
        self.record.judge(&Subject::Domain(domain.into()), Judgement::new(grade.into(), because.to_owned()));
    }

    /// Grades the whole.
    pub fn grades_the_whole(&mut self, grade: &str, because: &str) {
        self.record.judge(&Subject::Overall, Judgement::new(grade.into(), because.to_owned()));
    }

    /// Takes an answer back.
    pub fn takes_back(&mut self, question: &str) {
        self.responds(question, None);
    }

    /// Names what shows an answer to be true.
    pub fn shows_evidence(&mut self, question: &str, text: &str) {
        let evidence = Evidence { text: text.to_owned(), extra: Map::new() };
        self.answer_mut(question).evidence.push(evidence);
    }

    /// Plans what will change.
    pub fn plans(&mut self, id: &str, question: &str, owner: &str, due: &str) {
        self.record.actions.push(Action {
            text: format!("Put {question} right"),
            owner: owner.to_owned(),
            due: due.to_owned(),
            ..Action::begun(id.into(), Some(question.into()))
        });
    }

    /// Declares the draft complete and takes the file it becomes.
    pub fn submits(&mut self) -> Vec<u8> {
        let declaration = Declaration { role: "Chief officer".to_owned(), at: "2026-11-20".to_owned(), ..Declaration::default() };
        self.record.status = Status::Submitted;
        self.record.declaration = Some(declaration);
        self.record.grades = Some(grade(&self.known.questionnaire, &self.record).recorded());
        self.file()
    }

    /// The file that a download gives, with its digest.
    pub fn file(&mut self) -> Vec<u8> {
        let file = with_digest(&self.record).expect("every record has a canonical form");
        self.record.digest = file.get("digest").and_then(Value::as_str).map(str::to_owned);
        serde_json::to_vec_pretty(&file).expect("JSON can be written")
    }

    fn responds(&mut self, question: &str, response: Option<Response>) {
        self.answer_mut(question).response = response;
    }

    fn answer_mut(&mut self, question: &str) -> &mut Answer {
        self.record.answers.entry(question.into()).or_default()
    }
}

/// What comes of it.
impl Story {
    #[track_caller]
    pub fn domain(&self, domain: &str) -> DomainGrade {
        let graded = grade(&self.known.questionnaire, &self.record);
        graded.domain(&domain.into()).cloned().unwrap_or_else(|| panic!("{domain} is not asked"))
    }

    #[track_caller]
    pub fn domain_is(&self, domain: &str, expected: &str) {
        assert_eq!(self.domain(domain).outcome, Outcome::Graded(expected.into()), "{domain}");
    }

    #[track_caller]
    pub fn domain_has_score(&self, domain: &str, expected: Option<u32>) {
        assert_eq!(self.domain(domain).score.and_then(|score| score.basis_points()), expected, "{domain}");
    }

    #[track_caller]
    pub fn domain_has_no_grade_yet(&self, domain: &str, done: usize, required: usize) {
        assert_eq!(self.domain(domain).outcome, Outcome::NotYet { done, required }, "{domain}");
    }

    #[track_caller]
    pub fn overall_is(&self, expected: &str) {
        assert_eq!(self.overall(), Outcome::Graded(expected.into()));
    }

    pub fn overall(&self) -> Outcome {
        grade(&self.known.questionnaire, &self.record).overall.outcome
    }

    /// Each limit that applies with whether it is decisive.
    #[track_caller]
    pub fn limits_of(&self, domain: &str, expected: &[(&str, bool)]) {
        assert_eq!(named(&self.domain(domain).limits), expected, "{domain}");
    }

    #[track_caller]
    pub fn overall_limits(&self, expected: &[(&str, bool)]) {
        assert_eq!(named(&grade(&self.known.questionnaire, &self.record).overall.limits), expected);
    }

    #[track_caller]
    pub fn domain_is_explained(&self, domain: &str, expected: &[&str]) {
        assert_eq!(grades::explain_domain(&self.known.questionnaire, &self.domain(domain)), expected);
    }

    #[track_caller]
    pub fn overall_is_explained(&self, expected: &[&str]) {
        let overall = grade(&self.known.questionnaire, &self.record).overall;
        assert_eq!(grades::explain_overall(&self.known.questionnaire, &overall), expected);
    }

    /// Every question asked, in reading order.
    #[track_caller]
    pub fn asks(&self, expected: &[&str]) {
        let asked = asked_domains(&self.known.questionnaire, &self.record);
        let ids: Vec<&str> = asked.iter().flat_map(|asked| &asked.questions).map(|question| question.id.as_str()).collect();
        assert_eq!(ids, expected);
    }

    /// What the task list says of a domain.
    #[track_caller]
    pub fn task_list_says(&self, domain: &str, expected: &str) {
        assert_eq!(grades::progress(self.domain_progress(domain).progress), expected, "{domain}");
    }

    #[track_caller]
    pub fn domain_progress(&self, domain: &str) -> DomainProgress {
        progress(&self.known.questionnaire, &self.record)
            .into_iter()
            .find(|one| one.domain.as_str() == domain)
            .unwrap_or_else(|| panic!("{domain} is not asked"))
    }

    /// Why an answer does not fit its question.
    #[track_caller]
    pub fn problem_with(&self, question: &str) -> Option<AnswerProblem> {
        let asked = self.known.questionnaire.question(&question.into()).unwrap_or_else(|| panic!("{question} is not a question"));
        let response = self.record.answer_to(&question.into()).and_then(|answer| answer.response.as_ref());
        response.and_then(|response| response.problem(&self.known.questionnaire, asked))
    }

    /// Every finding, in reading order, with the id of its place.
    pub fn findings(&self) -> Vec<(String, Rule)> {
        self.found(Circumstances::default()).into_iter().map(|finding| (place_id(&finding.place), finding.rule)).collect()
    }

    /// Every finding that there is with what is known besides.
    pub fn found(&self, circumstances: Circumstances<'_>) -> Vec<Finding> {
        find(&self.known.questionnaire, &self.record, circumstances)
    }

    /// Every finding on that day, in reading order, with the id of its place.
    #[track_caller]
    pub fn found_on(&self, day: &str) -> Vec<(String, Rule)> {
        let today = Some(Date::from_iso(day).expect("it is a day"));
        let found = self.found(Circumstances { today, local_names: None });
        found.into_iter().map(|finding| (place_id(&finding.place), finding.rule)).collect()
    }

    /// Whether anything stands against submitting.
    pub fn can_submit(&self) -> bool {
        !self.found(Circumstances::default()).iter().any(Finding::blocks)
    }
}

fn place_id(place: &Place) -> String {
    match place {
        Place::Profile(field) => field.to_string(),
        Place::Question(_, question) => question.to_string(),
        Place::Action(action) | Place::LastAction(action) => action.to_string(),
        Place::Domain(domain) => domain.to_string(),
        Place::Comment(_, comment) => comment.to_string(),
        Place::Judgement(Subject::Domain(domain)) => format!("grade of {domain}"),
        Place::Judgement(Subject::Overall) => "grade of the whole".to_owned(),
        Place::Escalation => "escalation".to_owned(),
    }
}

fn named(limits: &[AppliedLimit]) -> Vec<(&str, bool)> {
    limits.iter().map(|limit| (limit.limit.as_str(), limit.is_decisive)).collect()
}

/// What becomes of what was planned, once the return was submitted.
impl Story {
    /// Says at a time how far an action is, and what was done.
    pub fn says_of_action(&mut self, id: &str, status: ActionStatus, outcome: &str, at: &str) {
        let action = self.record.actions_now().into_iter().find(|action| action.id.as_str() == id).expect("it was planned");
        self.record.put_news(Action { status, outcome: outcome.to_owned(), ..action }, at);
    }

    /// The update that goes to the partnership.
    pub fn sends_update(&self, by: &str) -> Vec<u8> {
        let update = self.record.action_update(by).expect("something was said");
        let file = with_digest(&update).expect("every update has a canonical form");
        serde_json::to_vec(&file).expect("JSON can be written")
    }
}
