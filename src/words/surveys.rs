//! Replies to surveys at the desk, in words: what became of a file, and what figures over replies say.

use super::figures::{count, month, number, proportion};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::questions::hundredths;
use crate::aggregation::replies::{
    ReplyCount, ReplyKind, ReplyShare, ResponseFigures, RightShare, SurveyFigures, SurveyQuestion,
};
use crate::aggregation::suppression::Threshold;
use crate::words::cases::hidden_note;

/// That a survey's figures are not narrowed by a filter, and why.
pub const SURVEYS_ARE_WHOLE: &str = "Replies to surveys are shown as a whole, whatever the filter: they are of people, not of \
    organisations, and a filter could tell somebody apart.";

/// What stands in the place of figures where there are no replies in the round.
pub const NO_SURVEYS: &str = "No replies to a survey are counted in this round. Add the files that “Download replies” saves, and \
    they are added up here.";

/// What stands above texts that people wrote.
pub const TEXTS_ARE_SHUFFLED: &str = "In an order that says nothing, without who wrote what else. Read them before they go \
    anywhere: somebody may be recognised by what they tell.";

/// That a file was made with another text of the same edition.
pub const QUESTIONNAIRE_DIFFERS: &str = "It was made with another text of the same edition of the questionnaire.";

/// What became of a file of replies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStanding {
    /// It is in the figures.
    Counted,
    /// It is in the figures, in the place of an earlier file of the survey.
    Newer,
    /// The very same file is here already.
    SameAgain,
    /// A file that is here has all of its replies, and more.
    Older,
    /// It and another file of the same survey each have replies that the other lacks.
    Clashes,
}

/// In a few words and a sentence.
pub struct FileWords {
    /// For a tag.
    pub label: &'static str,
    /// What it means; may be empty.
    pub sentence: &'static str,
}

/// What became of a file of replies.
pub fn file_standing(standing: FileStanding) -> FileWords {
    let (label, sentence) = match standing {
        FileStanding::Counted => ("Counted", ""),
        FileStanding::Newer => {
            ("Newer replies", "Counted in place of an earlier file of the same survey: it has all of its replies, and more.")
        }
        FileStanding::SameAgain => ("Same replies again", "They are already in the figures and are counted once."),
        FileStanding::Older => {
            ("Older replies", "Not counted: a later file of the same survey has all of its replies, and more.")
        }
        FileStanding::Clashes => (
            "Clashes",
            "It and another file of the same survey each have replies that the other lacks, or say something else of the survey. \
             Both are kept, and one of them is counted. Ask which is right, and see “Files”.",
        ),
    };
    FileWords { label, sentence }
}

/// Where a file stands that waits behind another file of the same survey.
pub fn waits_for(instead: &str) -> String {
    format!(
        "The same survey is counted by “{instead}”. Each of the two files has replies that the other lacks, or says something \
         else of the survey: ask which is right."
    )
}

/// Why nobody can choose between two files of a survey.
pub fn no_choice(least_shown: usize) -> String {
    format!(
        "It cannot be chosen here: the two differ by fewer than {least_shown} replies, and figures of one beside those of \
         the other would tell what few people said."
    )
}

/// What becomes of a file with few replies: it is counted with others like it, or waits for them.
pub fn few_replies(is_counted: bool, least_shown: usize) -> String {
    let together = match is_counted {
        true => "Such files are counted together".to_owned(),
        false => format!("Such files are counted together, once they have {least_shown} between them"),
    };
    format!(
        "It has fewer than {least_shown} replies. {together}, and none of them can be left out: figures with and without it \
         would tell what few people said."
    )
}

/// Why no round can be chosen for a file with few replies that says none.
pub fn few_without_round(least_shown: usize) -> String {
    format!(
        "It has fewer than {least_shown} replies and says no round, and none can be chosen for it: figures with and without it \
         would tell what few people said. Ask for it with its round."
    )
}

/// How many files wait, beside those that are counted.
pub fn waiting(figures: &SurveyFigures) -> Option<String> {
    let least = figures.threshold;
    let wait = match figures.waiting {
        0 => return None,
        1 => "1 more file waits.".to_owned(),
        n => format!("{} more files wait.", number(n)),
    };
    Some(format!("{wait} Files with fewer than {least} replies are counted together, once they have {least} between them."))
}

/// How many replies there are, in how many files.
pub fn replies(figures: &SurveyFigures) -> String {
    let files = count(figures.files, "file");
    match figures.replies {
        Some(1) => format!("1 reply, in {files}."),
        Some(n) => format!("{} replies, in {files}.", number(n)),
        None => format!("Fewer than {} replies, in {files}. Figures are shown from {0} replies on.", figures.threshold),
    }
}

/// How many of those who were invited replied.
pub fn response(of: &ResponseFigures, files: usize) -> String {
    let invited = usize::try_from(of.invited).unwrap_or(usize::MAX);
    let said = match of.replies <= invited {
        true => format!("{} of those who were invited replied.", proportion(Proportion { x: of.replies, n: invited })),
        false => format!("{} replied, of {} who were invited.", number(of.replies), number(invited)),
    };
    match files.saturating_sub(of.files) {
        0 => said,
        silent => format!("{said} In {} of {files} it is not said how many were.", count(silent, "file")),
    }
}

/// In which months replies were finished.
pub fn months([first, last]: &[String; 2]) -> String {
    if first == last {
        format!("Replies of {}.", of_month(first))
    } else {
        format!("Replies from {} to {}.", of_month(first), of_month(last))
    }
}

/// "November 2026" for "2026-11"; anything else as it is.
fn of_month(typed: &str) -> String {
    let parts = typed.split_once('-').and_then(|(year, at)| Some((year, month(at.parse().ok()?))));
    parts.filter(|(_, name)| !name.is_empty()).map_or_else(|| typed.to_owned(), |(year, name)| format!("{name} {year}"))
}

/// What is said of an asterisk.
pub fn hidden(figures: &SurveyFigures) -> Option<String> {
    Threshold::new(figures.threshold).map(hidden_note)
}

/// What stands above a picture that is looked at by itself: the survey, its round, and how many replied.
pub fn picture_of(figures: &SurveyFigures, round: &str) -> String {
    let replies = figures.replies.map_or_else(String::new, |n| format!("{} replies", number(n)));
    let parts = [figures.title.clone(), format!("edition {}", figures.edition), round.to_owned(), replies];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// What there is to know of the bars in such a picture.
pub fn picture_notes(of: &SurveyQuestion, least_shown: usize) -> Vec<String> {
    let hidden =
        || format!("Hidden to protect people: fewer than {least_shown}, or a number that would give such a number away.");
    let is_any_hidden = of.answers.iter().any(|answer| answer.n.is_none());
    let several = of.several.then(|| SEVERAL_IN_PICTURE.to_owned());
    [asked_unless_all(of), several, is_any_hidden.then(hidden)].into_iter().flatten().collect()
}

/// A count, or an asterisk.
pub fn shown(n: Option<usize>) -> String {
    n.map_or_else(|| "*".to_owned(), number)
}

/// What the share says that stands under the answers.
pub const WHAT_IS_POSITIVE: &str = "“Positive” counts the answers that speak well of how things are, of those that say how \
    they are; answers such as “I don’t want to say” are left out.";

/// That several answers do not add up.
pub const SEVERAL: &str = "People could choose several answers, so these do not add up. Shares are of those who answered.";

/// The same below a picture, which has no shares.
const SEVERAL_IN_PICTURE: &str = "People could choose several answers, so these do not add up.";

/// Whether it says something, and is not a way of saying nothing.
pub fn is_an_answer(of: &ReplyCount) -> bool {
    match of.kind {
        ReplyKind::Choice => true,
        ReplyKind::Answered
        | ReplyKind::DontKnow
        | ReplyKind::NotApplicable
        | ReplyKind::Unanswered
        | ReplyKind::UnansweredOrNotAsked => false,
    }
}

/// What an answer is called.
pub fn answer(of: &ReplyCount) -> &str {
    match of.kind {
        ReplyKind::Choice => &of.label,
        ReplyKind::Answered => "Answered",
        ReplyKind::DontKnow => "Don’t know",
        ReplyKind::NotApplicable => "Not applicable",
        ReplyKind::Unanswered => "Not answered",
        ReplyKind::UnansweredOrNotAsked => "Not answered, or not asked",
    }
}

/// "30 of 45 (67%)", or an asterisk; a dash where there can be none.
pub fn share(of: ReplyShare) -> String {
    match of {
        ReplyShare::None => "–".to_owned(),
        ReplyShare::Hidden => "*".to_owned(),
        ReplyShare::Of(part) if part.n == 0 => "Nobody answered".to_owned(),
        ReplyShare::Of(part) => proportion(part),
    }
}

/// A count beside those who were asked, where both are shown.
pub fn of_asked(n: Option<usize>, asked: Option<usize>) -> String {
    match (n, asked) {
        (Some(x), Some(n)) => proportion(Proportion { x, n }),
        (n, _) => shown(n),
    }
}

/// How many of all were asked, where not everybody was.
pub fn asked(asked: Option<usize>, not_asked: Option<usize>) -> Option<String> {
    match (asked, not_asked) {
        (Some(asked), Some(not)) => Some(format!("{} people were asked; {} were not.", number(asked), number(not))),
        (Some(_), None) => None,
        (None, _) => Some("How many people were asked is hidden to protect people.".to_owned()),
    }
}

/// The same of a question, where not everybody was asked it.
pub fn asked_unless_all(of: &SurveyQuestion) -> Option<String> {
    if of.asked.is_some() && of.not_asked.is_none() { None } else { asked(of.asked, of.not_asked) }
}

/// How many knew the right answer.
pub fn right(of: &RightShare) -> String {
    let share = match of.share {
        ReplyShare::Of(part) => format!("{} chose it.", proportion(part)),
        ReplyShare::Hidden | ReplyShare::None => "How many chose it is hidden to protect people.".to_owned(),
    };
    format!("The right answer is “{}”. {share}", of.label.trim_end_matches('.'))
}

/// The number in the middle.
pub fn median(value: i64, unit: &str) -> String {
    let sign = if unit == "%" { "%".to_owned() } else { format!(" {unit}") };
    format!("{}{}", hundredths(value), sign.trim_end())
}

/// What a chart shows, in a sentence.
pub fn finding(positive: ReplyShare, most: Option<&ReplyCount>) -> String {
    match (positive, most) {
        (ReplyShare::Of(part), _) if part.n > 0 => format!("{} said something positive", proportion(part)),
        (_, Some(most)) => format!("Said most often: {}", answer(most)),
        (_, None) => "What people said".to_owned(),
    }
}

/// Why a question is not broken down into groups.
pub const NOT_BROKEN_DOWN: &str =
    "Not broken down into these groups, to protect people: too few of some group were asked, or not asked.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn response_is_said_with_both_numbers_and_never_more_than_all() {
        let of = |replies, invited, files| response(&ResponseFigures { replies, invited, files }, 3);
        assert_eq!(of(400, 500, 3), "400 of 500 (80%) of those who were invited replied.");
        assert_eq!(of(7, 8, 2), "7 of 8 of those who were invited replied. In 1 file of 3 it is not said how many were.");
        assert_eq!(of(1_200, 1_000, 3), "1,200 replied, of 1,000 who were invited.");
    }

    #[test]
    fn months_are_named() {
        assert_eq!(months(&["2026-11".to_owned(), "2027-01".to_owned()]), "Replies from November 2026 to January 2027.");
        assert_eq!(months(&["2026-11".to_owned(), "2026-11".to_owned()]), "Replies of November 2026.");
    }
}
