//! Whether a domain tells much of what is there and nothing of what difference it made, by the words of its evidence.

use super::super::finding::{Noticed, Place, Rule};
use super::difference_words::{ARRANGEMENTS, DIFFERENCES};
use crate::model::answer::{Answer, AnswerValue, Response};
use crate::model::applies::AskedDomain;
use crate::model::check_entry::{CheckName, DifferenceWords};
use crate::model::plain::plain_text;
use crate::model::question::Question;
use crate::model::questionnaire::Questionnaire;
use crate::model::sheet::Sheet;

/// How many answers tell of what is there before it is much.
const MUCH: usize = 3;
/// How many words after a "no" are denied.
const DENIED: usize = 3;

/// In a domain where at least three good answers, and at least half of those with evidence, name what is there, and nothing
/// that was written there tells what it brought about.
pub(super) fn find(questionnaire: &Questionnaire, sheet: Sheet<'_>, asked: &AskedDomain<'_>) -> Option<Noticed> {
    let words = Words::of(questionnaire);
    let answers: Vec<(&Question, &Answer)> =
        asked.questions.iter().filter_map(|question| Some((*question, sheet.answer_to(&question.id)?))).collect();
    let is_shown_good =
        |(question, answer): &&(&Question, &Answer)| is_good(questionnaire, question, answer) && answer.has_evidence();
    let names_what_is_there = |answer: &Answer| answer.evidence.iter().any(|one| words.tells(&words.arrangements, &one.text));
    let with_evidence: Vec<&Answer> = answers.iter().filter(is_shown_good).map(|(_, answer)| *answer).collect();
    let naming = with_evidence.iter().filter(|answer| names_what_is_there(answer)).count();
    let is_much = naming >= MUCH && naming * 2 >= with_evidence.len();
    let is_shown = || answers.iter().any(|(question, answer)| words.shows_difference(question, answer));
    (is_much && !is_shown()).then(|| (Place::Domain(asked.domain.id.clone()), Rule::NoDifference))
}

fn is_good(questionnaire: &Questionnaire, question: &Question, answer: &Answer) -> bool {
    let level = answer.response.as_ref().and_then(|response| questionnaire.level_reached(question, response));
    let scale = questionnaire.graded_on(question);
    level.zip(scale).is_some_and(|(level, scale)| scale.is_good(&level.id))
}

struct Words {
    arrangements: Vec<String>,
    differences: Vec<String>,
}

impl Words {
    /// Those of the questionnaire, else the app's own.
    fn of(questionnaire: &Questionnaire) -> Self {
        let entries = questionnaire.checks.iter().filter(|entry| entry.check == CheckName::NoDifference);
        match entries.filter_map(|entry| entry.words.as_ref()).next_back() {
            Some(DifferenceWords { arrangements, differences }) => {
                Self { arrangements: arrangements.clone(), differences: differences.clone() }
            }
            None => {
                let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
                Self { arrangements: own(&ARRANGEMENTS), differences: own(&DIFFERENCES) }
            }
        }
    }

    /// Whether anything that was written in answer tells what difference something made, or answers a question that asks so.
    fn shows_difference(&self, question: &Question, answer: &Answer) -> bool {
        let text = match &answer.response {
            Some(Response::Given(AnswerValue::Text(text))) if !question.is_graded() => Some(text),
            Some(Response::Given(_) | Response::NotApplicable(_) | Response::DontKnow) | None => None,
        };
        let boxes = answer.boxes.iter().map(|(id, text)| {
            let known = question.boxes.iter().find(|one| one.id == *id);
            (known.map_or("", |one| one.label.as_str()), text)
        });
        let asked = text.map(|text| (question.text.as_str(), text)).into_iter().chain(boxes);
        let mut written = answer.evidence.iter().map(|one| &one.text).chain([&answer.note]);
        written.any(|text| self.tells_a_difference(text))
            || asked
                .into_iter()
                .any(|(asks, text)| self.tells_a_difference(text) || self.tells(&self.differences, asks) && is_more_than_no(text))
    }

    fn tells_a_difference(&self, text: &str) -> bool {
        has_share(text) || self.tells(&self.differences, text)
    }

    /// Whether one of the words stands in a text and is not denied.
    fn tells(&self, list: &[String], text: &str) -> bool {
        clauses(text).iter().any(|clause| {
            let is_listed = |word: &str| list.iter().any(|listed| fits(listed, word));
            clause.iter().enumerate().any(|(at, word)| is_listed(word) && !is_denied(clause, at))
        })
    }
}

/// Whether a word is the listed one, or begins as one does that ends in `*`.
fn fits(listed: &str, word: &str) -> bool {
    match listed.strip_suffix('*') {
        Some(stem) => !stem.is_empty() && word.starts_with(stem),
        None => listed == word,
    }
}

/// The words of a text in lower case, in the parts between commas, full stops and "but".
fn clauses(text: &str) -> Vec<Vec<String>> {
    let text = plain_text(&text.replace(['\n', '\r'], ". ")).to_lowercase();
    let parts = text.split(['.', ',', ';', ':', '!', '?', '(', ')']).flat_map(|part| part.split(" but "));
    let words = |part: &str| -> Vec<String> {
        let words = part.split(|sign: char| !sign.is_alphanumeric() && sign != '\'').filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    parts.map(words).collect()
}

/// Whether a "no" stands shortly before a word of its clause. "Not only" denies nothing.
fn is_denied(clause: &[String], at: usize) -> bool {
    let from = at.saturating_sub(DENIED);
    (from..at).any(|place| {
        let next = clause.get(place + 1).map_or("", String::as_str);
        clause.get(place).is_some_and(|word| is_no(word)) && !matches!(next, "only" | "just")
    })
}

fn is_no(word: &str) -> bool {
    matches!(word, "no" | "not" | "none" | "never" | "nothing" | "nor" | "without" | "lack" | "lacks" | "lacking" | "cannot")
        || word.ends_with("n't")
}

/// Whether a text says more than that there is nothing to say.
fn is_more_than_no(text: &str) -> bool {
    let words: Vec<String> = clauses(text).into_iter().flatten().collect();
    let begins_with_no = words.first().is_some_and(|word| is_no(word));
    let stands_for_nothing =
        matches!(words.join(" ").as_str(), "" | "n" | "na" | "n a" | "tbc" | "tba" | "to follow" | "unknown");
    !(stands_for_nothing || begins_with_no && words.len() <= 4)
}

/// Whether a share stands in a text: "85%", "85 per cent".
fn has_share(text: &str) -> bool {
    let text = plain_text(text).to_lowercase().replace("per cent", "%").replace("percent", "%");
    let mut before = text.split('%');
    let last = before.next_back();
    last.is_some() && before.any(|part| part.trim_end().ends_with(|sign: char| sign.is_ascii_digit()))
}
