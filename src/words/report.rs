//! The report of a round, the briefing and what else is printed from figures, in words.

use super::figures::{count, number, proportion};
use crate::aggregation::distribution::Proportion;
use crate::aggregation::wilson::LEAST;
use crate::model::report_words::LONGEST_WORDS;
use crate::model::themes::ThemeKind;

/// That what was written cannot be read.
pub const UNREADABLE: &str = "What was written for the report of this round cannot be read, so it is left as it is. “Data on this \
    device” has what is kept.";
/// That there is nobody to write to.
pub const NO_LETTER: &str = "No organisation of this round has a return that counts, so there is no letter";
/// What the report is called.
pub const REPORT: &str = "Safeguarding self-assessments and audits";
/// What the briefing is called.
pub const BRIEFING: &str = "Seven-minute briefing";
/// What the third document is called.
pub const YOU_SAID: &str = "You said, we did";
/// What stands on what is not for everybody.
pub const INSIDE: &str = "For the partnership only. Not for publication.";
/// What the first headline is of.
pub const OF_EXPECTED: &str = "of the organisations that were expected have returned";
/// The head over those in time for the first deadline.
pub const BY_FIRST: &str = "By the first deadline";
/// The head over those in time for the final one.
pub const BY_FINAL: &str = "By the final deadline";
/// The head over all that have returned.
pub const RETURNED: &str = "Returned";
/// The three strongest.
pub const STRENGTHS: &str = "Strengths";
/// The three weakest.
pub const GAPS: &str = "What has to become better";
/// How figures are to be read.
pub const HOW_TO_READ: &str = "How to read the figures";
/// What publishing takes out.
pub const PUBLISHING: &str = "Small groups are hidden, organisations are not named, and nothing tells who has not returned.";
/// What naming organisations means.
pub const NAMING: &str = "Every organisation will be named with its grades. Ask each of them first, and remember that a grade is \
    what an organisation says of itself.";
/// What letters are.
pub const LETTERS_GO_TO_EACH: &str = "Each organisation whose return counts gets a letter of its own: its grades beside its sector’s, \
    what is strong, what stands between it and the next grade, and its actions. What you write here stands in every letter.";
/// That a section has nothing of its own.
pub const NOTHING_TO_SHOW: &str = "There are no figures for this section, so it stands only where you write something.";
/// What is not in it.
pub const NOT_SHOWN: &str = "What is not shown";
/// In a cell of a group that is too small to be shown.
pub const NOT_SHOWN_CELL: &str = "*";
/// That rates are of everybody who is expected.
pub const RATES_ARE_WHOLE: &str = "Rates are of every organisation in the register, whatever the filter.";
/// That no question is singled out.
pub const NOT_RANKED: &str = "Fewer than two questions have ten answers that say how it stands, so none is singled out.";
/// Questions that law or guidance asks.
pub const KEY_QUESTIONS: &str = "Key questions";
/// What several auditors of one case say.
pub const MODERATION: &str = "How far auditors agree";
/// Actions that came from no question.
pub const NO_DOMAIN: &str = "Not from a question";
/// What may be quoted.
pub const QUOTED: &str = "In their own words";
/// Of one that did not return last time either.
pub const NEITHER_LAST_TIME: &str = "Not returned last time either";
/// Over those who have not returned.
pub const WHO_DID_NOT: &str = "Organisations whose return is missing or incomplete";
/// Over what young people can do.
pub const NEED_HELP: &str = "If you need help";
/// What the first part of a briefing says until somebody writes something else.
pub const WHY: &str = "Every organisation that works with children must keep them safe. We asked organisations how well they do it, \
    so that all of us know what is strong and what has to become better.";
/// What is written before all that was said.
pub const OPENING: &str = "Opening";
/// Over what was said.
pub const YOU: &str = "You said";
/// Over what was done.
pub const WE_DID: &str = "We did";
/// Where nobody has written what was done.
pub const NOTHING_YET: &str = "Nothing is written here yet.";
/// That nothing stands out either way.
pub const NOTHING_STANDS_OUT: &str = "No standard stands out from the others.";
/// What happens next where nobody has written it.
pub const PLANS: &str = "Organisations work on what they have planned.";
/// Whom to ask where nobody is named.
pub const ASK_THE_PARTNERSHIP: &str = "Ask your safeguarding children partnership.";
/// That nothing was said that is answered here.
pub const NOTHING_SAID: &str = "There is nothing to report yet.";
/// That there is nothing to answer.
pub const NO_THEMES: &str = "No theme of this round stands for something to be developed. Tag passages with themes under “Words”, and \
    they are listed here.";

/// The parts of a briefing.
pub const BRIEFING_PARTS: [&str; 7] = [
    "Why it matters",
    "What we did",
    "What we found",
    "What is strong",
    "What has to become better",
    "What happens next",
    "Find out more",
];

/// How figures are made.
pub const METHOD: [&str; 5] = [
    "A self-assessment is what an organisation says of itself. Grades follow from its answers by published rules, and are \
     worked out again from the answers when a return is added.",
    "“Not applicable” is in no share. “Don’t know” counts as the lowest answer when an organisation is graded, and is in no share \
     of answers that are met.",
    "A percentage is given from ten answers on, always with its numbers, rounded half up. With fewer, one answer more would change \
     it much.",
    "Ranges say how far a share could lie from that of all such organisations if those who answered were drawn by chance (95%, \
     Wilson). Organisations that answer are not drawn by chance, so this is the least doubt there is.",
    "Each organisation counts once. Returns of different editions are not added together.",
];

/// What a section is called.
pub fn section(id: &str) -> &'static str {
    match id {
        "headlines" => "Headlines",
        "response" => "Who returned",
        "standards" => "Standards",
        "sectors" => "Sectors",
        "questions" => "Questions",
        "voices" => "Leaders, staff, young people and parents",
        "surveys" => "Surveys",
        "cases" => "Case audits and moderation",
        "actions" => "Actions",
        "themes" => "Themes and good practice",
        "priorities" => "Priorities",
        "organisations" => "Organisations",
        "not-returned" => "Who did not return",
        "method" => "Method and limits",
        "young-people" => "For young people",
        _ => "",
    }
}

/// That a text is too long.
pub fn too_many_words(length: usize) -> String {
    format!("The text has {} characters. Use {} or fewer.", number(length), number(LONGEST_WORDS))
}

/// Who has returned, as a sentence.
pub fn returned(rate: &str) -> String {
    format!("Returned: {rate}.")
}

/// The head over those that returned in the round before.
pub fn returned_in(round: &str) -> String {
    if round.is_empty() { "Returned last time".to_owned() } else { format!("Returned in {round}") }
}

/// One figure over every standard.
pub fn across(good: Proportion) -> String {
    format!("Across all standards {} are good or better.", of_what(good, "grades"))
}

/// A theme with how many say it.
pub fn theme(name: &str, organisations: usize) -> String {
    format!("{name} ({})", count(organisations, "organisation"))
}

/// What themes of a kind stand for.
pub fn themes_of(kind: ThemeKind) -> &'static str {
    match kind {
        ThemeKind::Strength => "What organisations say goes well",
        ThemeKind::AreaForDevelopment => "What organisations say has to become better",
        ThemeKind::GoodPractice => "What others may learn from",
        ThemeKind::Other => "What else organisations say",
    }
}

/// What a briefing says was found.
pub fn found(title: &str, good: Proportion) -> String {
    format!("{title}: {} are good or better overall.", of_what(good, "organisations"))
}

/// "17 of 24 (71%) of organisations", and "2 of 9 organisations".
fn of_what(part: Proportion, what: &str) -> String {
    let of = if part.n < LEAST { "" } else { "of " };
    format!("{} {of}{what}", proportion(part))
}

/// Who has told what, for young people.
pub fn they_told(n: usize) -> String {
    match n {
        1 => "1 organisation told us what it does to keep children safe.".to_owned(),
        n => format!("{} organisations told us what they do to keep children safe.", number(n)),
    }
}

/// How many say that they do well, for young people; nothing where nobody is graded.
pub fn doing_well(good: Proportion) -> Option<String> {
    (good.n > 0).then(|| match (good.x, good.n) {
        (x, n) if x == n && n > 1 => "All of them do well or very well by their own account.".to_owned(),
        (0, n) if n > 1 => "None of them does well yet by its own account.".to_owned(),
        (x, n) => format!("{} of {} do well or very well by their own account.", number(x), number(n)),
    })
}

/// What most are good at.
pub fn best_at(title: &str) -> String {
    format!("They are best at this: {title}.")
}

/// What has to get better.
pub fn must_get_better_at(title: &str) -> String {
    format!("This has to get better: {title}.")
}
