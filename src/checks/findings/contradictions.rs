//! Answers that cannot both be true, as the questionnaire says.

use super::super::finding::{Finding, Place, Rule};
use super::severity::Settings;
use crate::model::applies::AskedDomain;
use crate::model::check_entry::{CheckEntry, CheckName};
use crate::model::questionnaire::Questionnaire;

/// Each pair that stands, at the answer that is asked last.
pub(super) fn find(questionnaire: &Questionnaire, settings: &Settings<'_>, asked: &[AskedDomain<'_>]) -> Vec<Finding> {
    let pairs = settings.contradictions().filter(|(entry, _)| entry.check == CheckName::Contradiction);
    pairs
        .filter_map(|(entry, severity)| {
            let place = place(questionnaire, entry, asked)?;
            Some(Finding { place, rule: Rule::Contradiction(entry.because.clone()), severity })
        })
        .collect()
}

/// A question that is asked, or a field of the profile, at which the second condition looks; else one at which the first does.
fn place(questionnaire: &Questionnaire, entry: &CheckEntry, asked: &[AskedDomain<'_>]) -> Option<Place> {
    let conditions = || entry.and.iter().chain(&entry.when);
    let question = conditions().flat_map(|condition| condition.questions()).find_map(|id| {
        let asked = asked.iter().find(|asked| asked.questions.iter().any(|question| question.id == *id))?;
        Some(Place::Question(asked.domain.id.clone(), id.clone()))
    });
    let field = || {
        let mut fields = conditions().flat_map(|condition| condition.fields());
        fields.find(|field| questionnaire.profile_field(field).is_some()).map(|field| Place::Profile(field.clone()))
    };
    question.or_else(field)
}
