//! What a host may set for its partnership. Every field has a safe default, so that a broken file never stops the app.

use super::ids::{FieldId, QuestionnaireId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The `format` of a partnership settings file.
pub const PARTNERSHIP_FORMAT: &str = "safeguarding-audit/partnership";
/// The highest version of partnership settings that this app reads.
pub const PARTNERSHIP_VERSION: u32 = 1;

/// `partnership.json`. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Partnership {
    /// Always [`PARTNERSHIP_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// In full, for the header.
    pub name: String,
    /// Whom to ask.
    pub contact: Contact,
    /// How a finished return reaches the partnership.
    pub return_to: String,
    /// What to say to somebody who has a child at risk in mind.
    pub emergency: Emergency,
    /// Offered, in this order.
    pub questionnaires: Vec<QuestionnaireId>,
    /// The edition of the guidance that applies here, by questionnaire: `WT2026`. Where absent, the questionnaire's own.
    pub guidance_editions: BTreeMap<QuestionnaireId, String>,
    /// Case audits that have no overall grade here.
    pub without_overall_grade: Vec<QuestionnaireId>,
    /// What is asked once of whoever sets a survey up, answered for everybody here; by survey.
    pub survey_setup: BTreeMap<QuestionnaireId, BTreeMap<FieldId, serde_json::Value>>,
    /// Names of schools, estates and wards, by which a text could tell who is meant.
    pub local_names: Vec<String>,
    /// The least count of children that figures over case audits show: from 5 to 10.
    pub least_shown: usize,
    /// The present round: `2026-27`.
    pub cycle: String,
    /// The last day for returns, an ISO date; empty for none.
    pub deadline: String,
    /// The header's colour, `#rrggbb`.
    pub brand_colour: String,
    /// What letters to organisations begin with, until somebody writes something else; empty for the app's own words.
    pub letter_opening: String,
    /// What they end with, likewise.
    pub letter_closing: String,
    /// Said at the foot of every page.
    pub privacy: String,
}

/// Whom to ask, as a role.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Contact {
    /// A team or post.
    pub role: String,
    /// Its e-mail address.
    pub email: String,
}

/// What to say to somebody who has a child at risk in mind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Emergency {
    /// A sentence or two.
    pub text: String,
    /// Numbers to ring.
    pub numbers: Vec<EmergencyNumber>,
    /// What to do, step by step, when an audit finds that a child may be at risk now.
    pub at_risk: Vec<String>,
}

/// A number to ring.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct EmergencyNumber {
    /// Whose it is.
    pub label: String,
    /// As people dial it.
    pub number: String,
}

impl Default for Partnership {
    fn default() -> Self {
        Self {
            format: PARTNERSHIP_FORMAT.to_owned(),
            version: PARTNERSHIP_VERSION,
            name: "Safeguarding children partnership".to_owned(),
            contact: Contact::default(),
            return_to: "Send the file you downloaded to your safeguarding children partnership in the way it asked for."
                .to_owned(),
            emergency: Emergency::default(),
            questionnaires: vec!["section-11".into()],
            guidance_editions: BTreeMap::new(),
            without_overall_grade: Vec::new(),
            survey_setup: BTreeMap::new(),
            local_names: Vec::new(),
            least_shown: 5,
            cycle: String::new(),
            deadline: String::new(),
            brand_colour: "#1f4e5f".to_owned(),
            letter_opening: String::new(),
            letter_closing: String::new(),
            privacy: "What you type stays on this device until you save a file yourself. Nothing is sent anywhere by this app."
                .to_owned(),
        }
    }
}

impl Default for Emergency {
    fn default() -> Self {
        Self {
            text: "If a child is in immediate danger, call 999. This tool is not a way to report a worry about a child."
                .to_owned(),
            numbers: vec![EmergencyNumber { label: "Emergency services".to_owned(), number: "999".to_owned() }],
            at_risk: [
                "If the child is in immediate danger, call 999 now.",
                "Tell your manager or your agency’s safeguarding lead today. Speak to somebody; an e-mail is not enough.",
                "Make a referral to the local authority’s front door (often called the MASH), as your local procedures say.",
                "Tell whoever leads this audit that it is stopped.",
            ]
            .map(str::to_owned)
            .to_vec(),
        }
    }
}
