//! Why a file is not opened, as sentences that say what to do.

use crate::interchange::arrival::Refusal;
use crate::interchange::second_audit::NotSecond;

const CHANGED: &str = "It was changed after it was submitted and saved. Ask for the file as it was downloaded.";

/// Why the file of a draft or return is not opened.
pub fn refusal(why: &Refusal) -> String {
    match why {
        Refusal::Changed => CHANGED.to_owned(),
        Refusal::Unsaved => {
            "It is on this device, and what was typed in it last could not be saved. Download it there first.".to_owned()
        }
        Refusal::AnotherOrganisation { theirs, ours, reference } => format!(
            "It is for {theirs}, and {reference} is on this device for {ours}: both were made from one file. Neither is opened \
             over the other. Under “Bring returns together” both are counted. To open this one here, delete the other first; it \
             can be brought back."
        ),
        Refusal::OtherAnswers { reference } => format!(
            "{reference} is already on this device with other answers, so the file was not opened over it. Download the draft \
             that is here, delete it, and open the file again."
        ),
        Refusal::UnderModeration { revision, reference } => format!(
            "Revision {revision} of {reference} is being moderated here. Finish that moderation or stop it, and open the file again."
        ),
    }
}

/// Why a file is not taken as a second auditor's own audit.
pub fn not_second(why: &NotSecond) -> String {
    match why {
        NotSecond::Draft => "It is a draft. Ask the second auditor to submit it and to send the return.".to_owned(),
        NotSecond::Changed => CHANGED.to_owned(),
        NotSecond::Joint => "It is what several agencies judged together, and no audit by a second auditor.".to_owned(),
        NotSecond::OtherQuestionnaire => "It was made with another questionnaire, or another edition of it.".to_owned(),
        NotSecond::First => "It is the first auditor’s own return. Choose the file of the second auditor.".to_owned(),
        NotSecond::OtherCase { theirs, ours } => format!(
            "It is about {}, and this audit is about {}.",
            theirs.as_deref().unwrap_or("no case"),
            ours.as_deref().unwrap_or("no case")
        ),
        NotSecond::UnderWay => "A moderation of this audit is under way. Finish it or stop it first.".to_owned(),
    }
}
