//! A questionnaire as an organisation reads it, where it has other words for some.

use super::condition::Facts;
use super::questionnaire::Questionnaire;
use super::wording::Wording;

/// The questionnaire as this organisation reads it; none where it reads as it stands.
pub fn worded_for(questionnaire: &Questionnaire, facts: &impl Facts) -> Option<Questionnaire> {
    let mut worded = questionnaire.clone();
    let mut is_changed = replace(&mut worded.title, &questionnaire.titles, facts);
    for domain in &mut worded.domains {
        is_changed |= replace(&mut domain.title, &domain.titles, facts);
        for question in &mut domain.questions {
            is_changed |= replace(&mut question.text, &question.wordings, facts);
        }
    }
    is_changed.then_some(worded)
}

/// Whether it has other words for anybody.
pub fn has_wordings(questionnaire: &Questionnaire) -> bool {
    !questionnaire.titles.is_empty()
        || questionnaire.domains.iter().any(|domain| !domain.titles.is_empty())
        || questionnaire.questions().any(|question| !question.wordings.is_empty())
}

fn replace(text: &mut String, wordings: &[Wording], facts: &impl Facts) -> bool {
    let other = wordings.iter().find(|wording| wording.when.holds(facts));
    if let Some(other) = other {
        text.clone_from(&other.text);
    }
    other.is_some()
}
