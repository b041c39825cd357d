//! Whether a questionnaire holds together: every problem with its place. The app refuses one that does not.

mod entries;
mod fault;
mod grading;
pub mod names;
mod question;
pub mod reach;

pub use fault::{Fault, LARGEST_NUMBER, LocatedFault};

use crate::model::answer::{NO, YES};
use crate::model::condition::{Condition, LooksAt};
use crate::model::grading_rules::Method;
use crate::model::ids::ListId;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{AnswerType, Kind, ProfileField, Questionnaire};
use crate::model::scale::Scale;
use crate::model::wording::Wording;
use std::collections::BTreeSet;

/// Every problem, in reading order.
pub fn problems(questionnaire: &Questionnaire) -> Vec<LocatedFault> {
    let mut check = Check { questionnaire, problems: Vec::new() };
    check.scales();
    check.profile();
    check.domains();
    check.grading();
    check.entries();
    check.ids();
    if !check.problems.iter().any(|problem| problem.fault.is_grave()) {
        // Only where every condition looks backwards does looking for what is asked come to an end.
        check.problems.extend(reach::never_asked(questionnaire));
        check.problems.extend(reach::never_applying(questionnaire));
    }
    check.problems
}

struct Check<'q> {
    questionnaire: &'q Questionnaire,
    problems: Vec<LocatedFault>,
}

impl Check<'_> {
    fn report(&mut self, place: impl Into<String>, fault: Fault) {
        self.problems.push(LocatedFault { place: place.into(), fault });
    }

    fn unique<'i>(&mut self, place: &str, ids: impl Iterator<Item = &'i str>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.report(place, Fault::Duplicate(id.to_owned()));
            }
        }
    }

    /// Ids stand in addresses and beside the app's own words.
    fn ids(&mut self) {
        let questionnaire = self.questionnaire;
        let domains = questionnaire.domains.iter().map(|domain| domain.id.as_str());
        let questions = questionnaire.questions().map(|question| question.id.as_str());
        let fields = questionnaire.profile.iter().map(|field| field.id.as_str());
        let scales = questionnaire.scales.iter();
        let levels = scales.flat_map(|scale| {
            let unscored = scale.unscored.iter().map(|one| one.id.as_str());
            scale.levels.iter().map(|level| level.id.as_str()).chain(unscored)
        });
        let is_bad = |id: &&str| id.is_empty() || id.contains(['/', '(', ')', '#', ' ']);
        for id in domains.chain(questions).chain(fields).chain(levels).filter(is_bad) {
            self.problems.push(LocatedFault { place: "ids".to_owned(), fault: Fault::BadId(id.to_owned()) });
        }
    }

    fn in_range(&mut self, place: String, number: u32, least: u32) {
        if !(least..=LARGEST_NUMBER).contains(&number) {
            self.report(place, Fault::OutOfRange(number));
        }
    }

    fn scales(&mut self) {
        self.unique("scales", self.questionnaire.scales.iter().map(|scale| scale.id.as_str()));
        for scale in &self.questionnaire.scales {
            let place = format!("scales[{}]", scale.id);
            let levels = scale.levels.iter().map(|level| level.id.as_str());
            self.unique(&place, levels.chain(scale.unscored.iter().map(|one| one.id.as_str())));
            self.known_level(format!("{place}.good_from"), Some(scale), scale.good_from.as_str());
            if scale.levels.is_empty() {
                self.report(&place, Fault::Empty);
            }
            for level in &scale.levels {
                self.in_range(format!("{place}.levels[{}].value", level.id), level.value, 0);
            }
        }
        for (list, choices) in &self.questionnaire.options {
            if choices.is_empty() {
                self.report(format!("options.{list}"), Fault::NothingToChoose);
            }
            self.unique(&format!("options.{list}"), choices.iter().map(|choice| choice.id.as_str()));
            for (choice, sector) in choices.iter().filter_map(|choice| Some((choice, choice.sector.as_ref()?))) {
                if !self.questionnaire.sectors.contains(sector) {
                    self.report(format!("options.{list}[{}].sector", choice.id), Fault::Unknown(sector.clone()));
                }
            }
        }
    }

    fn profile(&mut self) {
        self.unique("profile", self.questionnaire.profile.iter().map(|field| field.id.as_str()));
        let mut earlier = BTreeSet::new();
        for field in &self.questionnaire.profile {
            let place = format!("profile[{}]", field.id);
            if field.answer_type == AnswerType::Level {
                self.report(format!("{place}.type"), Fault::LevelInProfile);
            }
            if field.answer_type == AnswerType::Rows {
                self.report(format!("{place}.type"), Fault::NoColumnType);
            }
            let needs_list = matches!(field.answer_type, AnswerType::Choice | AnswerType::Choices);
            self.known_list(&place, needs_list, field.options.as_ref().map(|list| list.as_str()));
            self.anonymous(&place, field);
            self.meaning(&place, field);
            self.known_values(&format!("{place}.shown_when"), field.shown_when.as_ref());
            if let Some(condition) = &field.shown_when {
                for looked_at in condition.fields() {
                    if !earlier.contains(looked_at.as_str()) {
                        self.report(format!("{place}.shown_when"), Fault::NotEarlier(looked_at.to_string()));
                    }
                }
                for looked_at in condition.questions() {
                    self.report(format!("{place}.shown_when"), Fault::NotEarlier(looked_at.to_string()));
                }
            }
            earlier.insert(field.id.as_str());
        }
    }

    /// A survey groups people and does not name them; only a survey is set up for many.
    fn anonymous(&mut self, place: &str, field: &ProfileField) {
        let is_survey = self.questionnaire.kind == Kind::Survey;
        let groups = matches!(field.answer_type, AnswerType::Choice | AnswerType::Choices | AnswerType::YesNo);
        if is_survey && !groups {
            self.report(format!("{place}.type"), Fault::TellsWho);
        }
        if !is_survey && field.asked_once {
            self.report(format!("{place}.asked_once"), Fault::OnlyInSurveys("asked_once"));
        }
    }

    /// The app looks for one field of each meaning. What only has the usual id of a meaning has that meaning, too, since
    /// returns are read without their questionnaire.
    fn meaning(&mut self, place: &str, field: &ProfileField) {
        let place = format!("{place}.means");
        let usual = Meaning::of_id(&field.id);
        if let Some(means) = field.means {
            let fits = field.answer_type == means.answer_type();
            if !fits || usual.is_some_and(|usual| usual != means) {
                self.report(&place, Fault::CannotMean(means));
            }
        }
        let is_meant = |other: &ProfileField| field.meaning().is_some() && other.meaning() == field.meaning();
        // Two with one id are told as such.
        let mut earlier = self.questionnaire.profile.iter().take_while(|other| !std::ptr::eq(*other, field));
        if let Some(meaning) = field.meaning().filter(|_| earlier.any(|other| other.id != field.id && is_meant(other))) {
            self.report(place, Fault::MeantTwice(meaning));
        }
    }

    fn wordings(&mut self, place: String, wordings: &[Wording]) {
        for wording in wordings {
            self.condition(&format!("{place}.when"), Some(&wording.when), &BTreeSet::new());
        }
    }

    fn domains(&mut self) {
        let questionnaire = self.questionnaire;
        if questionnaire.domains.is_empty() {
            self.report("domains", Fault::Empty);
        }
        self.wordings("titles".to_owned(), &questionnaire.titles);
        self.unique("domains", questionnaire.domains.iter().map(|domain| domain.id.as_str()));
        self.unique("questions", questionnaire.questions().map(|question| question.id.as_str()));
        let mut earlier = BTreeSet::new();
        for domain in &questionnaire.domains {
            let place = format!("domains[{}]", domain.id);
            if domain.questions.is_empty() {
                self.report(&place, Fault::Empty);
            }
            self.in_range(format!("{place}.weight"), domain.weight, 1);
            self.wordings(format!("{place}.titles"), &domain.titles);
            let mut scales: Vec<&Scale> =
                domain.questions.iter().filter_map(|question| questionnaire.scale_of(question)).collect();
            // Where a person grades, the ladder says what each grade looks like.
            scales.extend(questionnaire.grade_scale().filter(|_| questionnaire.grading.domain.method == Method::Judged));
            for level in domain.ladder.keys().filter(|level| scales.iter().all(|scale| scale.level(level).is_none())) {
                self.report(format!("{place}.ladder"), Fault::Stray(level.to_string()));
            }
            self.known_types(&place, domain.applies_to.iter().map(|choice| choice.as_str()));
            self.condition(&format!("{place}.shown_when"), domain.shown_when.as_ref(), &earlier);
            for question in &domain.questions {
                self.question(&format!("{place}.questions[{}]", question.id), question, &earlier);
                earlier.insert(question.id.as_str());
            }
        }
    }

    fn condition(&mut self, place: &str, condition: Option<&Condition>, earlier: &BTreeSet<&str>) {
        let Some(condition) = condition else { return };
        for question in condition.questions() {
            if !earlier.contains(question.as_str()) {
                self.report(place, Fault::NotEarlier(question.to_string()));
            }
        }
        for field in condition.fields() {
            if self.questionnaire.profile_field(field).is_none() {
                self.report(place, Fault::Unknown(field.to_string()));
            }
        }
        self.known_values(place, Some(condition));
    }

    /// The values a condition waits for are such as can be given.
    fn known_values(&mut self, place: &str, condition: Option<&Condition>) {
        let Some(condition) = condition else { return };
        let questionnaire = self.questionnaire;
        for (looked_at, values) in condition.looks_at() {
            let Some(possible) = possible_values(questionnaire, looked_at) else { continue };
            for value in values.iter().filter(|value| !possible.contains(&value.as_str())) {
                self.report(place, Fault::Stray(value.clone()));
            }
        }
    }

    fn known_types<'i>(&mut self, place: &str, types: impl Iterator<Item = &'i str>) {
        let questionnaire = self.questionnaire;
        let list = questionnaire.field_meaning(Meaning::OrganisationType);
        let known = questionnaire.choices(list.and_then(|field| field.options.as_ref()));
        for one in types {
            if !known.iter().any(|choice| choice.id.as_str() == one) {
                self.report(format!("{place}.applies_to"), Fault::Unknown(one.to_owned()));
            }
        }
    }

    fn known_list(&mut self, place: &str, is_needed: bool, list: Option<&str>) {
        match list {
            None if is_needed => self.report(place, Fault::Missing("options")),
            Some(list) if !self.questionnaire.options.contains_key(&list.into()) => {
                self.report(format!("{place}.options"), Fault::Unknown(list.to_owned()));
            }
            None | Some(_) => {}
        }
    }

    fn known_level(&mut self, place: String, scale: Option<&Scale>, level: &str) {
        if scale.is_some_and(|scale| scale.level(&level.into()).is_none()) {
            self.report(place, Fault::Unknown(level.to_owned()));
        }
    }
}

/// What can be given in answer to what a condition looks at; none where that is anything at all, or not there.
fn possible_values<'q>(questionnaire: &'q Questionnaire, looked_at: LooksAt<'_>) -> Option<Vec<&'q str>> {
    let (answer_type, list, scale) = match looked_at {
        LooksAt::Question(id) => {
            let question = questionnaire.question(id)?;
            (question.answer_type, question.options.as_ref(), questionnaire.scale_of(question))
        }
        LooksAt::Field(id) => {
            let field = questionnaire.profile_field(id)?;
            (field.answer_type, field.options.as_ref(), None)
        }
    };
    let chosen = |list: Option<&ListId>| questionnaire.choices(list).iter().map(|choice| choice.id.as_str()).collect();
    match answer_type {
        AnswerType::YesNo => Some(vec![YES, NO]),
        AnswerType::Choice | AnswerType::Choices => Some(chosen(list)),
        AnswerType::Level => {
            let scale = scale?;
            let levels = scale.levels.iter().map(|level| level.id.as_str());
            Some(levels.chain(scale.unscored.iter().map(|one| one.id.as_str())).collect())
        }
        AnswerType::Number
        | AnswerType::Percentage
        | AnswerType::NOfM
        | AnswerType::Date
        | AnswerType::ShortText
        | AnswerType::LongText
        | AnswerType::Rows
        | AnswerType::CaseReference => None,
    }
}
