//! The words in which the brief says what a questionnaire asks: domains, how many questions, how each is answered; and
//! whether a file does. Knows no particular questionnaire.

use super::shipped::{Shipped, is_true, list, nothing_is_wrong, text, whole};
use serde_json::Value;
use std::collections::BTreeSet;

/// What the brief says about one questionnaire.
pub struct Brief {
    pub id: &'static str,
    /// What every question is answered on that [`Domain`] says nothing else about.
    pub scale: Scale,
    pub domains: &'static [Domain],
}

/// A domain, how many questions it has, and those that are answered otherwise, by what follows the domain in their id:
/// "3" is A01.3 in A01, and "2b" a part that the brief names. A question that is listed twice is asked in two parts.
pub type Domain = (&'static str, u32, &'static [(&'static str, Answered)]);

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answered {
    /// By a level of this scale.
    On(Scale),
    /// By a level of a scale of its own, as "how likely, from 0 to 10".
    Levels,
    /// `T`.
    LongText,
    /// `N`.
    Number,
    /// `N` for "what percentage".
    Percentage,
    /// `N` of `N`.
    NOfM,
    /// `YN`.
    YesNo,
    /// Rows that repeat.
    Rows,
    /// `MS` of which one can be true.
    OneOf,
    /// Any other `MS`.
    AnyOf,
    /// The brief leaves it open.
    Either(&'static [Answered]),
    /// In another version of the questionnaire only.
    NotAsked,
}

/// The scales of the brief.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    /// `C4`.
    Compliance,
    /// `C4` in the words for the voluntary sector.
    Checklist,
    /// `L5`.
    Agreement,
    /// `CF4`.
    Confidence,
    /// `Y3`.
    YesSortOfNo,
    /// `F5`.
    Faces,
}

impl Scale {
    /// How the label of each level begins, the best first. "sort of|sometimes" is one or the other, "" is anything.
    fn levels(self) -> &'static [&'static str] {
        match self {
            Self::Compliance => {
                &["in place and we can show it makes a difference", "in place", "partly in place", "not in place"]
            }
            Self::Checklist => &["yes and we can show that it helps children", "yes", "started", "not yet"],
            Self::Agreement => &["strongly agree", "agree", "", "disagree", "strongly disagree"],
            Self::Confidence => &["very confident", "fairly", "not very", "not at all"],
            Self::YesSortOfNo => &["yes", "sort of|sometimes|maybe", "no"],
            Self::Faces => &["very good", "good", "ok", "bad", "very bad"],
        }
    }

    /// What is offered beside the levels and worth nothing.
    fn unscored(self) -> Option<&'static str> {
        match self {
            Self::Agreement => Some("not sure"),
            Self::YesSortOfNo => Some("don't want to say|rather not say|prefer not to say"),
            Self::Compliance | Self::Checklist | Self::Confidence | Self::Faces => None,
        }
    }

    /// Everything in which a scale of a file is not this one.
    fn differences(self, scale: &Value) -> Vec<String> {
        let mut levels: Vec<&Value> = list(scale, "levels").iter().collect();
        levels.sort_by_key(|level| std::cmp::Reverse(level.get("value").and_then(Value::as_u64)));
        // "Have you been treated badly?" has its best answer in "No".
        if self == Self::YesSortOfNo && levels.first().is_some_and(|best| plain(text(best, "label")) == "no") {
            levels.reverse();
        }
        let labels: Vec<String> = levels.iter().map(|level| plain(text(level, "label"))).collect();
        let begins = |label: &str, beginnings: &str| beginnings.split('|').any(|beginning| label.starts_with(beginning));
        let is_same = labels.len() == self.levels().len()
            && labels.iter().zip(self.levels()).all(|(label, expected)| begins(label, expected));
        let mut found = Vec::new();
        if !is_same {
            found.push(format!("has the levels {labels:?} and not {:?}", self.levels()));
        }
        if let Some(expected) = self.unscored() {
            let unscored: Vec<String> = list(scale, "unscored").iter().map(|one| plain(text(one, "label"))).collect();
            let is_there = unscored.iter().any(|label| expected.split('|').any(|words| label.contains(words)));
            found.extend((!is_there).then(|| format!("has {unscored:?} and not “{expected}” beside its levels")));
        }
        let is_compliance = matches!(self, Self::Compliance | Self::Checklist);
        if is_compliance && !(is_true(scale, "not_applicable") && is_true(scale, "dont_know")) {
            found.push("does not offer both “Not applicable” and “Don't know”".to_owned());
        }
        let pictures: Vec<&str> = levels.iter().map(|level| text(level, "picture")).collect();
        if self == Self::Faces && pictures != ["face-very-good", "face-good", "face-ok", "face-bad", "face-very-bad"] {
            found.push(format!("has the pictures {pictures:?}"));
        }
        found
    }
}

/// Small letters, straight apostrophes and no commas.
fn plain(label: &str) -> String {
    label.to_lowercase().replace('’', "'").replace(',', "")
}

impl Answered {
    /// Everything in which the answer to a question is not this one.
    fn differences(self, shipped: &Shipped, question: &Value) -> Vec<String> {
        let answer_type = text(question, "type");
        let is = |expected: &str| -> Vec<String> {
            (answer_type != expected)
                .then(|| format!("is answered by “{answer_type}” and not “{expected}”"))
                .into_iter()
                .collect()
        };
        match self {
            Self::On(scale) if answer_type == "level" => scale.differences(shipped.scale(question)),
            Self::On(_) => is("level"),
            Self::Levels => is("level"),
            Self::LongText => is("long-text"),
            Self::Number => is("number"),
            Self::Percentage => is("percentage"),
            Self::NOfM => is("n-of-m"),
            Self::YesNo => is("yes-no"),
            Self::Rows => is("rows"),
            Self::OneOf => is("choice"),
            Self::AnyOf => is("choices"),
            Self::NotAsked => vec!["is asked".to_owned()],
            Self::Either(ways) => {
                let mut ways = ways.iter().map(|way| way.differences(shipped, question));
                if ways.any(|differences| differences.is_empty()) {
                    Vec::new()
                } else {
                    vec![format!("is answered by “{answer_type}”, which the brief does not allow")]
                }
            }
        }
    }
}

impl Brief {
    /// "A01.3" of "A01" and "3"; the parents' form has no full stop: "PC3".
    fn question_id(domain: &str, name: &str) -> String {
        if domain == "PC" { format!("{domain}{name}") } else { format!("{domain}.{name}") }
    }

    /// The ids of a domain's questions: the parts that the brief names, and every other question whole.
    fn question_ids((domain, count, otherwise): &Domain) -> Vec<String> {
        let parts_of = |number: u32| {
            let whole_name = number.to_string();
            let names = otherwise.iter().map(|(name, _)| *name);
            let parts: BTreeSet<&str> = names.filter(|name| *name != whole_name && whole(name) == whole_name).collect();
            if parts.is_empty() { vec![whole_name] } else { parts.into_iter().map(str::to_owned).collect() }
        };
        let is_asked = |number: &u32| !otherwise.contains(&(number.to_string().as_str(), Answered::NotAsked));
        (1..=*count).filter(is_asked).flat_map(parts_of).map(|name| Self::question_id(domain, &name)).collect()
    }

    /// Its domains are the brief's in their order, and each has the brief's questions and parts of them.
    #[track_caller]
    pub fn has_every_question_and_no_other(&self) {
        let shipped = Shipped::read(self.id);
        assert_eq!(text(&shipped.json, "id"), self.id);
        let domains: Vec<&str> = shipped.domains().iter().map(|domain| text(domain, "id")).collect();
        let expected: Vec<&str> = self.domains.iter().map(|(domain, ..)| *domain).collect();
        assert_eq!(domains, expected, "in this order");
        let mut wrong = Vec::new();
        for domain in self.domains {
            let ids: Vec<&str> = list(shipped.domain(domain.0), "questions").iter().map(|one| text(one, "id")).collect();
            let found: BTreeSet<&str> = ids.iter().copied().collect();
            wrong.extend((found.len() < ids.len()).then(|| format!("{} has a question twice", domain.0)));
            let expected = Self::question_ids(domain);
            // A question may be split though the brief does not say so: then it has at least two parts.
            let is_there = |id: &String| {
                let is_split = ["a", "b"].iter().all(|part| found.contains(format!("{id}{part}").as_str()));
                found.contains(id.as_str()) || is_split
            };
            wrong.extend(expected.iter().filter(|id| !is_there(id)).map(|id| format!("{id} is missing")));
            let known: BTreeSet<&str> = expected.iter().map(|id| whole(id)).collect();
            wrong.extend(found.iter().filter(|id| !known.contains(whole(id))).map(|id| format!("{id} is not in the brief")));
        }
        nothing_is_wrong(wrong);
    }

    /// Each question is answered as the brief says.
    #[track_caller]
    pub fn each_is_answered_as_it_says(&self) {
        let shipped = Shipped::read(self.id);
        let mut wrong = Vec::new();
        for domain in self.domains {
            let (name, _, otherwise) = domain;
            for id in Self::question_ids(domain) {
                let ways: Vec<Answered> = otherwise
                    .iter()
                    .filter(|(otherwise, _)| Self::question_id(name, otherwise) == id)
                    .map(|(_, answered)| *answered)
                    .collect();
                let ways = if ways.is_empty() { vec![Answered::On(self.scale)] } else { ways };
                wrong.extend(ways.iter().filter_map(|way| Self::not_answered(&shipped, &id, *way)));
            }
        }
        nothing_is_wrong(wrong);
    }

    /// What is wrong where neither a question nor a part of it is answered in this way.
    fn not_answered(shipped: &Shipped, id: &str, way: Answered) -> Option<String> {
        let is_part = whole(id) != id;
        let parts = shipped.parts(id).into_iter().filter(|question| !is_part || text(question, "id") == id);
        let found: Vec<Vec<String>> = parts.map(|question| way.differences(shipped, question)).collect();
        match found.iter().min_by_key(|differences| differences.len()) {
            None => Some(format!("{id} is missing")),
            Some(differences) if differences.is_empty() => None,
            Some(differences) => Some(format!("{id} {}", differences.join(", "))),
        }
    }
}

/// Questions whose options the brief gives, with a word that the label of each must have.
#[track_caller]
pub fn gives_to_choose_from(shipped: &Shipped, question: &str, words: &[&str]) {
    let question = shipped.question(question);
    let labels: Vec<String> = shipped.choices(question).iter().map(|choice| plain(text(choice, "label"))).collect();
    let missing: Vec<&&str> = words.iter().filter(|word| !labels.iter().any(|label| label.contains(**word))).collect();
    assert!(missing.is_empty(), "{}: no choice has {missing:?} among {labels:?}", text(question, "id"));
}
