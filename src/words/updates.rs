//! Updates on actions, in words: what became of one at the desk, and what is sent.

use super::figures::date;
use crate::aggregation::counting::RoundPlace;
use crate::interchange::intake::UpdateStanding;
use crate::interchange::update_arrival::UpdateRefusal;

/// What became of an update, in a few words and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateWords {
    /// For a tag.
    pub label: &'static str,
    /// What it means.
    pub sentence: String,
    /// Whether the figures on actions are made from it.
    pub is_used: bool,
    /// Whether nobody need do anything about it.
    pub needs_nobody: bool,
}

/// How an update stands to the return that is there. `on` is the day that it is of; `place` is where the return stands in its
/// round, where it is there.
pub fn standing(standing: UpdateStanding, on: &str, place: Option<&RoundPlace>) -> UpdateWords {
    let on = date(on);
    let say = |label, sentence: String, (is_used, needs_nobody)| UpdateWords { label, sentence, is_used, needs_nobody };
    match standing {
        UpdateStanding::Used => match place {
            Some(RoundPlace::LeftOut(_) | RoundPlace::Waits(_) | RoundPlace::FewReplies) => say(
                "Update of a return that is not counted",
                format!("It says how the actions were on {on}. Its return is not in the figures, so nothing in them changes."),
                (false, true),
            ),
            Some(RoundPlace::Counted | RoundPlace::OtherRound) | None => {
                say("Update on actions", format!("The actions of its return are shown as updated on {on}."), (true, true))
            }
        },
        UpdateStanding::NoReturn => say(
            "Update without its return",
            "Its return is not here yet, so nothing in the figures changes. The update is kept, and counts as soon as you add the \
             return."
                .to_owned(),
            (false, false),
        ),
        UpdateStanding::LaterRevision { this, here } => say(
            "Update of a later revision",
            format!(
                "It is about revision {this} of the return, and revision {here} is here. It is kept, and counts as soon as you add \
                 revision {this}."
            ),
            (false, false),
        ),
        UpdateStanding::EarlierRevision { this, here } => say(
            "Update of an earlier revision",
            format!("It is about revision {this} of the return. Revision {here} is here, and its own actions are shown."),
            (false, true),
        ),
        UpdateStanding::OtherContent => say(
            "Update of another file",
            "It is about a return with the same number and revision as the one that is here, but with other content. Nothing in the \
             figures changes. Ask the organisation to send its return and the update again."
                .to_owned(),
            (false, false),
        ),
    }
}

/// That the very same update is here.
pub fn same_again() -> UpdateWords {
    let sentence = "It is here already and changes nothing.".to_owned();
    UpdateWords { label: "Same update again", sentence, is_used: true, needs_nobody: true }
}

/// That an update was made before the one that is here.
pub fn older(on: &str, kept_on: &str) -> UpdateWords {
    let sentence = format!("It is of {}. A later one is here, of {}, and counts.", date(on), date(kept_on));
    UpdateWords { label: "Older update", sentence, is_used: false, needs_nobody: true }
}

/// That a file is an update, where something else is wanted.
pub const IS_UPDATE: &str =
    "It is an update on the actions of a return. Add it under “Bring returns together”, beside the return.";

/// Why an update is not taken over on a device of the organisation.
pub fn refusal(why: UpdateRefusal, reference: &str) -> String {
    match why {
        UpdateRefusal::Changed => "It was changed after it was saved. Ask for the file as it was downloaded.".to_owned(),
        UpdateRefusal::NoReturn => format!(
            "It is an update on the actions of {reference}, which is not on this device. Open that return first, then the update. \
             A partnership adds it under “Bring returns together”."
        ),
        UpdateRefusal::AnotherReturn => format!(
            "It is an update on the actions of {reference}, but not of what is on this device: that is still a draft, another \
             revision, or has other content."
        ),
    }
}

/// That an update was taken over.
pub fn taken(on: &str) -> String {
    format!("The action plan is now as updated on {}.", date(on))
}

/// That what is here is as late as an update.
pub const NOTHING_LATER: &str = "The update says nothing later than what is here.";

/// The label of an update once a later one came.
pub const REPLACED: (&str, &str) = ("Replaced", "A later update of the same return took its place.");
