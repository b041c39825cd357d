//! What changed between two versions of a draft, in one short sentence.

use super::figures::{count, list};
use crate::model::changes::Changes;
use crate::model::ids::*;
use crate::model::questionnaire::{Kind, Question, Questionnaire};

/// The most parts of a questionnaire that are named; more are counted.
const MOST_PARTS: usize = 3;

/// "3 answers changed in S1 and S4; 1 action added." Parts are named where the questionnaire is known.
pub fn changes(changes: &Changes, questionnaire: Option<&Questionnaire>) -> String {
    let Changes { answers, profile, actions_added, actions_changed, actions_removed, comments, other } = changes;
    let some = |number: usize, what: &str, became: &str| (number > 0).then(|| format!("{} {became}", count(number, what)));
    let said = [
        some(answers.len(), "answer", "changed").map(|said| said + &parts(answers, questionnaire)),
        (!profile.is_empty()).then(|| format!("{} changed", first_page(questionnaire))),
        some(*actions_added, "action", "added"),
        some(*actions_changed, "action", "changed"),
        some(*actions_removed, "action", "removed"),
        some(*comments, "comment", "added, answered or changed"),
        other.then(|| "other details changed".to_owned()),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { "Nothing changed.".to_owned() } else { sentence(&said.join("; ")) }
}

/// " in S1 and S4", in the questionnaire's order; nothing where it does not have all of the questions.
fn parts(answers: &[QuestionId], questionnaire: Option<&Questionnaire>) -> String {
    let Some(questionnaire) = questionnaire else { return String::new() };
    if answers.iter().any(|id| questionnaire.question(id).is_none()) {
        return String::new();
    }
    let has_one = |questions: &[Question]| questions.iter().any(|one| answers.contains(&one.id));
    let changed = questionnaire.domains.iter().filter(|domain| has_one(&domain.questions));
    let changed: Vec<&str> = changed.map(|domain| domain.id.as_str()).collect();
    if changed.len() > MOST_PARTS { format!(" in {}", count(changed.len(), "part")) } else { format!(" in {}", list(&changed)) }
}

/// The page that asks for the profile, by the name it has on the screen.
fn first_page(questionnaire: Option<&Questionnaire>) -> &'static str {
    match questionnaire.map(|questionnaire| questionnaire.kind) {
        Some(Kind::SelfAssessment) => "“About your organisation”",
        Some(Kind::CaseAudit) => "“About this audit”",
        Some(Kind::Survey) => "“About you”",
        None => "the first page",
    }
}

/// With a capital at its start and a full stop at its end.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}
