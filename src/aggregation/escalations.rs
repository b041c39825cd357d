//! Where a child may be at risk now, as files say it: in returns that are counted, and in those that are not.

use crate::model::audit_return::Return;
use crate::model::joint::case_of;
use crate::model::meaning::Meaning;
use crate::model::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};

/// One time that somebody said a child is at risk now, as one file has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundEscalation {
    /// The id of the return.
    pub id: String,
    /// Its reference.
    pub reference: String,
    /// The case; empty where it names none.
    pub case: String,
    /// The agency, as people read it; empty where it does not say.
    pub agency: String,
    /// Since when, as an RFC 3339 time.
    pub since: String,
    /// Whether it is recorded who was told.
    pub is_recorded: bool,
    /// Whether it is still open.
    pub is_open: bool,
}

/// Every escalation in a return, and in the audits within it, open or closed.
pub fn escalations(questionnaire: Option<&Questionnaire>, record: &Return) -> Vec<FoundEscalation> {
    let own = record.escalations.iter().map(|escalation| FoundEscalation {
        id: record.id.to_string(),
        reference: record.reference.clone(),
        case: questionnaire.and_then(|known| case_of(known, record)).unwrap_or_default(),
        agency: agency(questionnaire, record),
        since: escalation.at.clone(),
        is_recorded: escalation.recorded_at.is_some() && !escalation.told.trim().is_empty(),
        is_open: escalation.is_open(),
    });
    let held = record.joint.iter().flat_map(|joint| &joint.audits);
    own.chain(held.flat_map(|audit| escalations(questionnaire, audit))).collect()
}

/// The agency or kind of organisation, as people read it; empty where it does not say.
pub fn agency(questionnaire: Option<&Questionnaire>, record: &Return) -> String {
    type_label(questionnaire, &record.says(Meaning::OrganisationType))
}

/// A type of organisation, as people read it; its id, where it is none of the questionnaire's.
pub fn type_label(questionnaire: Option<&Questionnaire>, id: &str) -> String {
    let field = questionnaire.and_then(|known| known.field_meaning(Meaning::OrganisationType));
    let choices = field.and_then(|field| Some(questionnaire?.choices(field.options.as_ref())));
    let choice = choices.and_then(|choices| choices.iter().find(|choice| choice.id.as_str() == id));
    choice.map_or_else(|| id.to_owned(), |choice| choice.label.clone())
}

/// Those that are open, the longest first. One that any file says is closed is closed, whichever file came first.
pub fn open(found: impl IntoIterator<Item = FoundEscalation>) -> Vec<FoundEscalation> {
    let mut all: Vec<FoundEscalation> = Vec::new();
    for one in found {
        // Agencies that began from one draft have one id, and each must close its own.
        let is_same = |other: &&mut FoundEscalation| other.id == one.id && other.since == one.since && other.agency == one.agency;
        match all.iter_mut().find(is_same) {
            None => all.push(one),
            Some(other) => {
                other.is_open &= one.is_open;
                other.is_recorded |= one.is_recorded;
            }
        }
    }
    all.retain(|escalation| escalation.is_open);
    all.sort_by(|a, b| (&a.since, &a.id).cmp(&(&b.since, &b.id)));
    all
}
