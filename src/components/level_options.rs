//! The levels of a scale as radio buttons, with the answers beside them.

use super::radios::{Layout, Opt};
use crate::model::answer::{AnswerValue, Response};
use crate::model::ids::LevelId;
use crate::model::scale::Scale;
use std::collections::BTreeMap;

/// The radio values of the two answers that are no levels; no level may have such an id.
pub const NOT_APPLICABLE: &str = "(not-applicable)";
const DONT_KNOW: &str = "(dont-know)";

/// Everything a scale offers, in the order shown; the meaning of each level below it where that is wanted.
pub fn level_options(scale: &Scale, with_hints: bool) -> Vec<Opt> {
    let levels = scale.levels.iter().map(|level| Opt {
        value: level.id.to_string(),
        label: level.label.clone(),
        hint: level.hint.clone().filter(|_| with_hints),
        picture: level.picture,
    });
    let unscored = scale.unscored.iter().map(|one| Opt::plain(one.id.as_str(), &one.label));
    let not_applicable = scale.not_applicable.then(|| Opt::plain(NOT_APPLICABLE, "Not applicable"));
    let dont_know = scale.dont_know.then(|| Opt::plain(DONT_KNOW, "Don't know"));
    levels.chain(unscored).chain(not_applicable).chain(dont_know).collect()
}

/// The most choices that stand in one line.
pub const MOST_COLUMNS: usize = 5;

/// How many columns a scale takes on a wide screen: everything in one line where it fits; else the levels in one line, and
/// below them what is no level.
pub fn level_layout(scale: &Scale) -> Layout {
    let levels = scale.levels.len();
    let all = levels + scale.unscored.len() + usize::from(scale.not_applicable) + usize::from(scale.dont_know);
    match (all, levels) {
        (all, _) if all <= MOST_COLUMNS => Layout::Columns(all),
        (_, levels) if levels <= MOST_COLUMNS => Layout::Columns(levels),
        (_, _) => Layout::Columns(MOST_COLUMNS),
    }
}

/// The grades of a scale, each with what it looks like here: by the domain's own words, else by the scale's.
pub fn grade_options(scale: &Scale, ladder: &BTreeMap<LevelId, String>) -> Vec<Opt> {
    let mut options = level_options(scale, true);
    for option in &mut options {
        option.hint = ladder.get(&option.value.as_str().into()).cloned().or(option.hint.take());
    }
    options
}

/// The radio button that stands for an answer.
pub fn radio_value(response: &Response) -> String {
    match response {
        Response::NotApplicable(_) => NOT_APPLICABLE.to_owned(),
        Response::DontKnow => DONT_KNOW.to_owned(),
        Response::Given(value) => value.typed(),
    }
}

/// The answer that a radio button stands for; `reason` is why it does not apply.
pub fn response_of(value: String, reason: impl FnOnce() -> String) -> Response {
    match value.as_str() {
        NOT_APPLICABLE => Response::NotApplicable(reason()),
        DONT_KNOW => Response::DontKnow,
        _ => Response::Given(AnswerValue::Text(value)),
    }
}
