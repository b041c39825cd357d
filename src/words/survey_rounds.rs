//! Surveys over the rounds, in words.

use super::cases::hidden_note;
use super::figures::{list, number};
use super::surveys::median;
use crate::aggregation::replies::{RepliesRound, ReplyMiddle, SurveyTrend};
use crate::aggregation::suppression::Threshold;

/// What stands above surveys over the rounds.
pub const HEADING: &str = "Over the rounds";

/// What the arrows say, beside the tables.
pub const ARROWS: &str = "▲ rose and ▼ fell by five percentage points or more since the round before, with ten answers or more in \
    both; ● neither; with fewer it says so. ¦ stands where a question or its answers were changed: the two figures are not to be \
    compared. What is hidden in a round is hidden here, and nothing is compared with it. Other people replied in each round.";

/// "400 replies", or that they are few.
pub fn replies(of: &RepliesRound, least_shown: usize) -> String {
    of.replies.map_or_else(|| format!("fewer than {least_shown} replies"), |n| format!("{} replies", number(n)))
}

/// What is said of an asterisk.
pub fn hidden(trend: &SurveyTrend) -> Option<String> {
    Threshold::new(trend.threshold).map(hidden_note)
}

/// "12.5 hours a week, of 18"; an asterisk where it is hidden, a dash where there is none.
pub fn middle(of: ReplyMiddle, unit: &str) -> String {
    match of {
        ReplyMiddle::None => "–".to_owned(),
        ReplyMiddle::Hidden => "*".to_owned(),
        ReplyMiddle::Of { value, n } => format!("{}, of {}", median(value, unit), number(n)),
    }
}

/// How many questions have no line.
pub fn hidden_throughout(trend: &SurveyTrend) -> Option<String> {
    match trend.hidden {
        0 => None,
        1 => Some("1 more question is hidden in every round and is not listed.".to_owned()),
        n => Some(format!("{} more questions are hidden in every round and are not listed.", number(n))),
    }
}

/// Which replies are in no line, because editions are not added together; a sentence for each round that has any.
pub fn beside(trend: &SurveyTrend) -> Vec<String> {
    let of = |round: &RepliesRound| {
        let others: Vec<&str> = round.beside.iter().map(String::as_str).collect();
        format!("In {} there are also replies to edition {}, which are not in these tables.", round.round, list(&others))
    };
    trend.rounds.iter().filter(|round| !round.beside.is_empty()).map(of).collect()
}
