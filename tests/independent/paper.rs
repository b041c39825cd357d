//! One return, read as plain JSON by what `docs/formats.md` says: whose it is, what it was asked, what it said. Only grades are
//! taken from the app.

use safeguarding_audit::grading::{Outcome, grade};
use safeguarding_audit::interchange::read::{ReadQuestionnaire, read_questionnaire, read_return};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub const NO_SECTOR: &str = "Not stated";

/// A questionnaire as it stands in its file, and as the app reads it, which is for grades alone.
pub struct Form {
    pub bytes: Vec<u8>,
    pub json: Value,
    pub known: ReadQuestionnaire,
    /// The levels of each scale that count as good.
    good: BTreeMap<String, BTreeSet<String>>,
}

/// What became of a question in one return.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said<'p> {
    NotAsked,
    Unanswered,
    NotApplicable,
    DontKnow,
    Given(&'p Value),
}

/// A submitted return under the name of its file.
#[derive(Clone)]
pub struct Paper {
    pub name: String,
    pub file: Value,
    pub form: Rc<Form>,
    /// Grades by domain, that of the whole under no name: a level, or in brackets why there is none. Nothing where not asked.
    pub grades: BTreeMap<String, String>,
    /// The fields of the profile and the questions that it was asked.
    fields: BTreeSet<String>,
    asked: BTreeSet<String>,
}

pub fn text<'v>(of: &'v Value, at: &str) -> &'v str {
    of[at].as_str().unwrap_or("")
}

pub fn list<'v>(of: &'v Value, at: &str) -> &'v [Value] {
    of[at].as_array().map_or(&[], Vec::as_slice)
}

/// A name as names are compared: without case, accents, punctuation, spaces and "the"; "&" is "and", "Saint" is "St".
pub fn plain(name: &str) -> String {
    let apart = name.to_lowercase().replace('&', " and ").replace('é', "e");
    let words = apart.split_whitespace().map(|word| word.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>());
    let same =
        words.filter(|word| !word.is_empty() && word != "the").map(|word| if word == "saint" { "st".into() } else { word });
    same.collect::<Vec<String>>().join(" ")
}

impl Form {
    pub fn of(bytes: Vec<u8>) -> Rc<Self> {
        let json = serde_json::from_slice(&bytes).expect("a questionnaire is JSON");
        let known = read_questionnaire(&bytes).unwrap_or_else(|error| panic!("{error:?}"));
        let mut form = Self { bytes, json, known, good: BTreeMap::new() };
        for scale in list(&form.json, "scales") {
            let levels = form.levels(text(scale, "id"));
            let least = levels.iter().position(|level| level["id"] == scale["good_from"]).expect("the level is there");
            let good = levels[..=least].iter().map(|level| text(level, "id").to_owned()).collect();
            form.good.insert(text(scale, "id").to_owned(), good);
        }
        Rc::new(form)
    }

    pub fn id(&self) -> (&str, &str) {
        (text(&self.json, "id"), text(&self.json, "edition"))
    }

    /// Every question with its domain, in reading order.
    pub fn questions(&self) -> Vec<(&Value, &Value)> {
        let of = |domain| list(domain, "questions").iter().map(move |question| (domain, question));
        list(&self.json, "domains").iter().flat_map(of).collect()
    }

    pub fn scale(&self, id: &str) -> &Value {
        list(&self.json, "scales").iter().find(|scale| text(scale, "id") == id).expect("the scale is there")
    }

    /// The levels of a scale, the best first.
    pub fn levels(&self, scale: &str) -> Vec<&Value> {
        let mut levels: Vec<&Value> = list(self.scale(scale), "levels").iter().collect();
        levels.sort_by_key(|level| -level["value"].as_i64().expect("a level has a value"));
        levels
    }

    pub fn is_good(&self, scale: &str, level: &str) -> bool {
        self.good[scale].contains(level)
    }

    /// The level that an answer stands for.
    pub fn level(&self, question: &Value, value: &Value) -> Option<String> {
        if text(question, "type") == "level" {
            return value.as_str().map(str::to_owned);
        }
        let from = question["levels_from"].as_array()?;
        let number = per_hundred(value)?;
        let reached = from.iter().filter(|one| one["from"].as_f64().is_some_and(|from| from * 100.0 <= number));
        let highest = reached.max_by(|one, other| one["from"].as_f64().partial_cmp(&other["from"].as_f64()).expect("numbers"));
        let lowest = || text(self.levels(text(question, "scale")).last().expect("a scale has levels"), "id").to_owned();
        Some(highest.map_or_else(lowest, |one| text(one, "level").to_owned()))
    }

    pub fn stands_for_a_level(question: &Value) -> bool {
        text(question, "type") == "level" || question["levels_from"].is_array()
    }

    /// Types of organisation: id, label and sector.
    pub fn kinds(&self) -> Vec<(&str, &str, &str)> {
        let of = |kind| (text(kind, "id"), text(kind, "label"), text(kind, "sector"));
        list(&self.json["options"], "organisation-types").iter().map(of).collect()
    }
}

/// A number in hundredths; "3 of 5" as per cent.
pub fn per_hundred(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64().map(|number| (number * 100.0).round()),
        Value::Object(part) => {
            let (n, of) = (part["n"].as_f64()?, part["of"].as_f64()?);
            (of > 0.0).then(|| (n / of * 10000.0).round())
        }
        _ => None,
    }
}

impl Paper {
    pub fn of(name: &str, bytes: &[u8], form: &Rc<Form>) -> Self {
        let file = serde_json::from_slice(bytes).expect("a return is JSON");
        let record = read_return(bytes).unwrap_or_else(|error| panic!("{error:?}")).record;
        let graded = grade(&form.known.questionnaire, &record);
        let said = |outcome: &Outcome| match outcome {
            Outcome::Graded(level) => Some(level.to_string()),
            Outcome::NotApplicable | Outcome::NotEnoughEvidence => Some("(not applicable)".to_owned()),
            Outcome::TooFew { .. } | Outcome::TooLittleApplies { .. } => Some("(too little)".to_owned()),
            Outcome::NotYet { .. } => Some("(not yet)".to_owned()),
            Outcome::NotGraded => None,
        };
        let domains = graded.domains.iter().filter_map(|domain| Some((domain.domain.to_string(), said(&domain.outcome)?)));
        let whole = said(&graded.overall.outcome).map(|grade| (String::new(), grade));
        let grades = domains.chain(whole).collect();
        let (fields, asked) = (BTreeSet::new(), BTreeSet::new());
        let mut paper = Self { name: name.to_owned(), file, form: Rc::clone(form), grades, fields, asked };
        // Conditions look only at what was asked before.
        for field in list(&form.json, "profile").iter() {
            if paper.is_shown(field) {
                paper.fields.insert(text(field, "id").to_owned());
            }
        }
        for domain in list(&form.json, "domains") {
            let is_asked = paper.is_shown(domain);
            for question in list(domain, "questions") {
                if is_asked && paper.is_shown(question) {
                    paper.asked.insert(text(question, "id").to_owned());
                }
            }
        }
        paper
    }

    pub fn says(&self, field: &str) -> &str {
        text(&self.file["profile"], field)
    }

    pub fn whose(&self) -> (String, String) {
        (plain(self.says("organisation-name")), self.kind().to_owned())
    }

    pub fn kind(&self) -> &str {
        self.says("organisation-type")
    }

    pub fn sector(&self) -> String {
        let found = self.form.kinds().into_iter().find(|kind| kind.0 == self.kind() && !kind.2.is_empty());
        found.map_or(NO_SECTOR, |kind| kind.2).to_owned()
    }

    pub fn day(&self) -> &str {
        text(&self.file["declaration"], "at")
    }

    /// A number by which registers know it, as it is compared; nothing where it is nobody's.
    pub fn number(&self, kind: &str) -> Option<String> {
        plain_number(self.says(kind))
    }

    fn holds(&self, condition: &Value) -> bool {
        let all = |at: &str| list(condition, at).iter();
        let (name, part) = condition.as_object().and_then(|parts| parts.iter().next()).expect("a condition says something");
        match name.as_str() {
            "all" => all("all").all(|one| self.holds(one)),
            "any" => all("any").any(|one| self.holds(one)),
            "not" => !self.holds(part),
            _ => {
                let said = if condition["profile"].is_string() {
                    let field = text(condition, "profile");
                    self.fields.contains(field).then(|| &self.file["profile"][field])
                } else {
                    let question = text(condition, "answer");
                    self.asked.contains(question).then(|| &self.file["answers"][question]["value"])
                };
                let is = |one: &Value| list(condition, "is").contains(one);
                said.is_some_and(|said| is(said) || said.as_array().is_some_and(|chosen| chosen.iter().any(is)))
            }
        }
    }

    fn is_shown(&self, of: &Value) -> bool {
        let applies = of["applies_to"].as_array().is_none_or(|kinds| kinds.contains(&self.file["profile"]["organisation-type"]));
        applies && (of["shown_when"].is_null() || self.holds(&of["shown_when"]))
    }

    /// What became of a question.
    pub fn said(&self, question: &Value) -> Said<'_> {
        let answer = &self.file["answers"][text(question, "id")];
        match () {
            () if !self.asked.contains(text(question, "id")) => Said::NotAsked,
            () if answer["not_applicable"].is_string() => Said::NotApplicable,
            () if answer["dont_know"] == Value::Bool(true) => Said::DontKnow,
            () if !answer["value"].is_null() => Said::Given(&answer["value"]),
            () => Said::Unanswered,
        }
    }

    /// Whether everything is answered that has to be.
    pub fn is_complete(&self) -> bool {
        let is_needed = |question: &Value| question["required"].as_bool().unwrap_or(text(question, "type") == "level");
        let all = self.form.questions();
        all.into_iter().all(|(_, question)| !is_needed(question) || self.said(question) != Said::Unanswered)
    }
}

/// A number as it is compared: capitals, blanks, dashes, slashes and leading zeros make no difference.
pub fn plain_number(number: &str) -> Option<String> {
    let signs: String = number.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect();
    let said = signs.trim_start_matches('0').to_owned();
    (!said.is_empty() && !["tbc", "na", "none", "unknown"].contains(&said.as_str())).then_some(said)
}
