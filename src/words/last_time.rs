//! What was said the time before, and what has become of it, in sentences.

use super::figures::{count, date, list};
use super::findings::{action_status, answer, boxes, site_lines};
use super::grades::grade_label;
use super::said::own_words;
use crate::model::answer::Answer;
use crate::model::audit_return::{Action, Return};
use crate::model::ids::LevelId;
use crate::model::last_time::{EarlierAnswer, LastStanding};
use crate::model::provenance::CarriedFrom;
use crate::model::questionnaire::{Question, Questionnaire};
use crate::model::since::{AnswerSince, Became};
use std::cmp::Ordering;

/// What leads to the return of an earlier round.
pub const BEGIN_FROM_LAST: &str = "Begin from last round's";
/// That what came with a passphrase has none any more.
pub const NO_PASSPHRASE_YET: &str = "This draft has no passphrase yet, though the file it was begun from has one. Give it one \
     under “Keeping it safe”.";
/// What is said of what has changed.
pub const SINCE: &str = "What has changed since last time";

/// Why a round is not begun from a return.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFromThis {
    /// It is no self-assessment.
    HasNoRounds,
    /// It is the draft itself.
    ItIsThisOne,
    /// It is a draft.
    NeverSent,
    /// It is of the round that is to begin.
    OfThisRound {
        /// That round.
        round: String,
        /// Whether it is still a draft.
        is_draft: bool,
    },
    /// It was made with a questionnaire of this title.
    OtherQuestionnaire(String),
    /// It is of another organisation.
    OtherOrganisation {
        /// Whose the draft is.
        ours: String,
        /// Whose the return is.
        theirs: String,
    },
}

/// Why a round is not begun from a return, and what to do instead.
pub fn not_from_this(why: &NotFromThis) -> String {
    match why {
        NotFromThis::HasNoRounds => "It is not a self-assessment, so there is no earlier round to begin from.".to_owned(),
        NotFromThis::ItIsThisOne => "It is this very draft. Choose the return of an earlier round.".to_owned(),
        NotFromThis::NeverSent => {
            "It is a draft that was never submitted. Use “Open a file” on the first page to go on with it, or choose the return \
             that was sent."
                .to_owned()
        }
        NotFromThis::OfThisRound { round, is_draft: true } => {
            format!(
                "It is a draft of {round}, the round that you would begin. Use “Open a file” on the first page to go on with it."
            )
        }
        NotFromThis::OfThisRound { round, is_draft: false } => {
            format!(
                "It is a return of {round}, the round that you would begin. To put something right in it, open it and make a correction."
            )
        }
        NotFromThis::OtherQuestionnaire(title) => {
            format!("It was made with another questionnaire, “{title}”, so its answers are to other questions.")
        }
        NotFromThis::OtherOrganisation { ours, theirs } => {
            format!("It is of {}, and this draft is of {}.", own_words(theirs), own_words(ours))
        }
    }
}

/// Which earlier round a draft was begun from, and what is still to do with what was said then.
pub fn begun_from(record: &Return) -> Option<String> {
    let from = record.begun_from.as_ref()?;
    let Some(last) = &record.last_time else {
        // As an earlier version of the app began a round.
        return Some(format!(
            "The answers in this draft were copied from {} of {}. Nobody has checked yet that they are still true: look at each \
             one.",
            from.reference, from.cycle
        ));
    };
    Some(format!(
        "This was begun from {} of {}. What was said then stands beside each question as “Last time”: confirm it, answer anew or \
         leave it out.",
        last.reference,
        last.called()
    ))
}

/// What was said to a question the time before, a paragraph each: the answer, its evidence, boxes and note.
pub fn said_then(questionnaire: &Questionnaire, question: &Question, earlier: &EarlierAnswer) -> Vec<String> {
    let said = match &earlier.asked {
        Some(asked) => own_words(&asked.said),
        None => answer(questionnaire, question, Some(&earlier.answer)),
    };
    let said = if said.is_empty() { "Not answered".to_owned() } else { said };
    [said].into_iter().chain(written_beside(questionnaire, question, &earlier.answer)).collect()
}

fn written_beside(questionnaire: &Questionnaire, question: &Question, then: &Answer) -> Vec<String> {
    let evidence = then.evidence.iter().filter(|one| !one.text.trim().is_empty());
    let evidence = evidence.map(|one| format!("Evidence: {}", own_words(&one.text)));
    let note = Some(then.note.as_str()).filter(|note| !note.trim().is_empty()).map(|note| format!("Note: {}", own_words(note)));
    let sites = site_lines(questionnaire, question, then);
    evidence.chain(boxes(Some(question), Some(then))).chain(note).chain(sites).collect()
}

/// What has become of an answer of the time before, beside its question; nothing while it waits.
pub fn standing(standing: LastStanding) -> &'static str {
    match standing {
        LastStanding::Waits => "",
        LastStanding::LeftOut => "Left out this time.",
        LastStanding::Same => "The same this time.",
        LastStanding::Changed => "Answered anew this time.",
    }
}

/// An action of the time before in one line.
pub fn planned_then(action: &Action) -> String {
    let owner = if action.owner.trim().is_empty() { "nobody named" } else { action.owner.as_str() };
    let due = if action.due.trim().is_empty() { String::new() } else { format!(", by {}", date(&action.due)) };
    let since =
        if action.planned_in.trim().is_empty() { String::new() } else { format!(", planned since {}", action.planned_in) };
    format!("{} ({}{due}{since})", own_words(&action.text), own_words(owner))
}

/// "The same since 2024-25".
pub fn since(carried: &CarriedFrom) -> String {
    let round = if carried.cycle.trim().is_empty() { &carried.reference } else { &carried.cycle };
    format!("The same since {round}")
}

/// How many answers became what, as one sentence: "12 the same, 3 better, 1 worse".
pub fn tally(answers: &[AnswerSince]) -> String {
    let many = |is: fn(&Became) -> bool| answers.iter().filter(|answer| is(&answer.became)).count();
    let counted = [
        (many(|became| matches!(became, Became::Same(_))), "the same"),
        (many(|became| *became == Became::Better), "better"),
        (many(|became| *became == Became::Worse), "worse"),
        (many(|became| *became == Became::Other), "otherwise changed"),
        (many(|became| *became == Became::LeftOut), "left out"),
        (many(|became| *became == Became::AskedOtherwise), "asked in another way"),
        (many(|became| *became == Became::NoLongerAsked), "no longer asked"),
        (many(|became| *became == Became::New), "new"),
        (many(|became| *became == Became::Waits), "still to look at"),
    ];
    let said: Vec<String> = counted.iter().filter(|(many, _)| *many > 0).map(|(many, what)| format!("{many} {what}")).collect();
    if said.is_empty() {
        "There is nothing to compare.".to_owned()
    } else {
        format!("Of {}: {}.", count(answers.len(), "answer"), list(&said))
    }
}

/// What has become of an answer, in a few words.
pub fn became(became: &Became) -> String {
    match became {
        Became::Same(carried) => since(carried),
        Became::Better => "Better".to_owned(),
        Became::Worse => "Worse".to_owned(),
        Became::Other => "Changed".to_owned(),
        Became::LeftOut => "Left out".to_owned(),
        Became::Waits => "Still to look at".to_owned(),
        Became::AskedOtherwise => "Asked in another way, so not compared".to_owned(),
        Became::NoLongerAsked => "No longer asked".to_owned(),
        Became::New => "New".to_owned(),
    }
}

/// What was said then, in one line.
pub fn then_in_a_line(questionnaire: &Questionnaire, record: &Return, of: &AnswerSince) -> String {
    let earlier = record.last_said(&of.question);
    let said = earlier.map(|earlier| match (&earlier.asked, questionnaire.question(&of.question)) {
        (Some(asked), _) => own_words(&asked.said),
        (None, Some(question)) => answer(questionnaire, question, Some(&earlier.answer)),
        (None, None) => String::new(),
    });
    said.filter(|said| !said.is_empty()).unwrap_or_else(|| "Not answered".to_owned())
}

/// A grade then and now, and what has become of it. Grades of a scale that is no longer used are not compared.
pub fn grades_then_and_now(questionnaire: &Questionnaire, then: Option<&LevelId>, now: Option<&LevelId>) -> ThenAndNow {
    let label = |grade: Option<&LevelId>| grade.map_or_else(|| "No grade".to_owned(), |grade| grade_label(questionnaire, grade));
    let value = |grade: &LevelId| questionnaire.grade_scale().and_then(|scale| scale.level(grade)).map(|level| level.value);
    let became = match then.and_then(value).zip(now.and_then(value)).map(|(then, now)| now.cmp(&then)) {
        Some(Ordering::Greater) => "Higher",
        Some(Ordering::Less) => "Lower",
        Some(Ordering::Equal) => "The same",
        None => "Not compared",
    };
    ThenAndNow { then: label(then), now: label(now), became: became.to_owned() }
}

/// A grade then and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThenAndNow {
    /// What it was.
    pub then: String,
    /// What it is.
    pub now: String,
    /// What has become of it.
    pub became: String,
}

/// An action of this round's plan in one line, with what came of it.
pub fn in_plan(action: &Action) -> String {
    let outcome = if action.outcome.trim().is_empty() {
        String::new()
    } else {
        format!(" What came of it: {}", own_words(&action.outcome))
    };
    let evidence =
        if action.evidence.trim().is_empty() { String::new() } else { format!(" Evidence: {}", own_words(&action.evidence)) };
    format!("{}. {}.{outcome}{evidence}", planned_then(action), action_status(action.status))
}
