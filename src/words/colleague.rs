//! Asking a colleague, and bringing together what came back, in sentences.

use super::figures::{count, date};
use super::findings::{answer_lines, value};
use super::last_time::in_plan;
use super::said::own_words;
use crate::model::audit_return::Return;
use crate::model::bringing::{Added, NotTogether, Thing};
use crate::model::colleague::{AskedColleague, ColleaguesPart};
use crate::model::judgement::Subject;
use crate::model::plain::is_seen;
use crate::model::questionnaire::Questionnaire;
use crate::words::comparing;

/// What leads to asking a colleague.
pub const ASK: &str = "Ask a colleague";
/// That what was brought in is out again.
pub const UNDONE: &str = "Undone. Nothing of the file is in the draft now.";
/// What bringing together is called.
pub const BRING: &str = "Bring together";

/// Why a file is not brought together with a draft, and what to do.
pub fn not_together(why: NotTogether) -> &'static str {
    match why {
        NotTogether::OtherDraft => "This file is of another draft.",
        NotTogether::Submitted => {
            "The return was submitted before this file came. Make a correction first, and then open the file again."
        }
        NotTogether::OtherRevision => {
            "One of the two was corrected since they grew apart, so they are not brought together. What is in the file can be \
             opened on another device."
        }
        NotTogether::OtherEdition => {
            "The file and the draft are in two editions of the questionnaire, so the same number may ask something else. Move \
             the one that is behind to the other edition (its task list offers it). A colleague then downloads the answers \
             again, and you open that file."
        }
    }
}

/// Who a colleague is: their role, or that nobody said it.
pub fn called(role: &str) -> String {
    if is_seen(role) { own_words(role.trim()) } else { "a colleague".to_owned() }
}

/// How a moment is read: of an RFC 3339 time, its day and hour where the person is.
pub type Moment = fn(&str) -> String;

/// What came, from whom, and when: "Answers from School nurse, sent back on 2 December 2026 at 9:00".
pub fn what_came(theirs: &Return, moment: Moment) -> String {
    match &theirs.part {
        Some(part) => {
            let when = part.answered_at.as_deref().map(|at| format!(", sent back on {}", moment(at))).unwrap_or_default();
            format!("Answers from {}{when}.", called(&part.to))
        }
        None => "Another copy of this draft.".to_owned(),
    }
}

/// That a file holds answers to a draft that is not on the device; none where nobody has sent it back yet.
pub fn answers_of_another(record: &Return) -> Option<String> {
    let part = record.part.as_ref().filter(|part| part.answered_at.is_some())?;
    Some(format!(
        "These are answers from {} to a draft that is not on this device. To bring them in, open that draft here first, and then \
         this file again. You can also go on answering.",
        called(&part.to)
    ))
}

/// What is added besides, in a few words.
pub fn added(what: Added) -> &'static str {
    match what {
        Added::Escalations => "what was done for a child at risk",
        Added::Comments => "comments, and what was said to them",
        Added::WorkerQuestions => "questions to the worker, and what was said to them",
        Added::Sites => "names of sites",
        Added::LastTime => "what was looked at of last time",
        Added::Declaration => "what was filled in of the declaration",
        Added::Others => "whom the other copy asked, and other details",
    }
}

/// What a colleague is asked, by whom and until when.
pub fn asked_of_you(part: &ColleaguesPart) -> String {
    let by = if is_seen(&part.by_day) { format!(", by {}", date(&part.by_day)) } else { String::new() };
    let from = if is_seen(&part.from) { own_words(part.from.trim()) } else { "A colleague".to_owned() };
    format!("{from} asks you to answer {}{by}. You see only these.", count(part.questions.len(), "question"))
}

/// Whom a draft asked, and whether they answered.
pub fn asked_line(asked: &AskedColleague, moment: Moment) -> String {
    let by = if is_seen(&asked.by_day) { format!(", by {}", date(&asked.by_day)) } else { String::new() };
    let what = count(asked.questions.len(), "question");
    let came = match &asked.came_at {
        Some(at) => format!("Brought in on {}.", moment(at)),
        None => "Not back yet.".to_owned(),
    };
    format!("{}: {what}{by}. {came}", called(&asked.to))
}

/// Something that two copies may say differently, as the person knows it.
pub fn thing(questionnaire: &Questionnaire, mine: &Return, theirs: &Return, thing: &Thing) -> String {
    match thing {
        Thing::Field(id) => questionnaire.profile_field(id).map_or_else(|| id.to_string(), |field| field.label.clone()),
        Thing::Answer(id) => {
            let text = questionnaire.question(id).map_or("", |question| question.text.as_str());
            format!("{id} {text}")
        }
        Thing::Action(id) => {
            let action = mine.actions.iter().chain(&theirs.actions).find(|action| action.id == *id);
            format!("Action: {}", own_words(action.map_or("", |action| action.text.as_str())))
        }
        Thing::Judgement(Subject::Overall) => "Overall grade".to_owned(),
        Thing::Judgement(subject) => format!("Grade for {}", comparing::subject(questionnaire, subject)),
    }
}

/// What stands for an answer that is not there.
const NOTHING: &str = "Nothing";
/// What stands for an action that is not there.
const NOT_PLANNED: &str = "Not in the plan";

/// What gives way to something that is taken over; none where nothing does.
pub fn replaced(questionnaire: &Questionnaire, mine: &Return, thing: &Thing, moment: Moment) -> Option<String> {
    let said = said_of(questionnaire, mine, thing, moment).join("; ");
    (said != NOTHING && said != NOT_PLANNED).then(|| format!("Replaces: {said}"))
}

/// What a copy says of it, a paragraph each, with who said it and when.
pub fn said_of(questionnaire: &Questionnaire, record: &Return, thing: &Thing, moment: Moment) -> Vec<String> {
    let nothing = || vec![NOTHING.to_owned()];
    match thing {
        Thing::Field(id) => {
            let field = questionnaire.profile_field(id);
            let said = record.profile.get(id).map(|given| match field {
                Some(field) => value(questionnaire, field.answer_type, field.options.as_ref(), given),
                None => given.typed(),
            });
            said.filter(|said| is_seen(said)).map_or_else(nothing, |said| vec![own_words(&said)])
        }
        Thing::Answer(id) => match (questionnaire.question(id), record.answer_to(id)) {
            (_, None) => nothing(),
            (Some(question), Some(answer)) => {
                let mut lines = answer_lines(questionnaire, record, question);
                lines.extend(who_and_when(answer.by.as_deref(), answer.at.as_deref(), moment));
                lines
            }
            (None, Some(answer)) => vec![own_words(&answer.note)],
        },
        Thing::Action(id) => {
            let action = record.actions.iter().find(|action| action.id == *id);
            action.map_or_else(|| vec![NOT_PLANNED.to_owned()], |action| vec![in_plan(action)])
        }
        Thing::Judgement(subject) => {
            let judgement = record.judgement(subject);
            let because = judgement.map(|judgement| own_words(&judgement.because)).filter(|because| is_seen(because));
            [comparing::judged(questionnaire, judgement)].into_iter().chain(because).collect()
        }
    }
}

/// "By School nurse, 2 December 2026 at 9:00"; none where neither is known.
fn who_and_when(by: Option<&str>, at: Option<&str>, moment: Moment) -> Option<String> {
    let by = by.filter(|by| is_seen(by)).map(|by| format!("by {}", own_words(by)));
    let at = at.map(moment);
    let said: Vec<String> = by.into_iter().chain(at).collect();
    (!said.is_empty()).then(|| format!("Answered {}", said.join(", ")))
}

/// What was done: "3 changes taken over and 2 choices made".
pub fn brought(taken: usize, chosen: usize) -> String {
    let (changes, choices) = (count(taken, "change"), count(chosen, "choice"));
    match (taken, chosen) {
        (0, 0) => "Brought together.".to_owned(),
        (0, _) => format!("Brought together: {choices} made."),
        (_, 0) => format!("Brought together: {changes} taken over."),
        (_, _) => format!("Brought together: {changes} taken over and {choices} made."),
    }
}
