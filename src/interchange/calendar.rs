//! The action plan as a calendar (iCalendar, RFC 5545): a day for each action that is not done, with a reminder a week before.

use crate::model::audit_return::{Action, Return};
use crate::model::date::Date;
use crate::model::typed_date::read_date;

/// How many octets a line may have; longer ones go on in the next.
const LINE: usize = 75;
/// How many characters of an action stand in its title; all of it is in the description.
const TITLE: usize = 120;

/// Actions that are not done and have a day that can be read, as a calendar; none where there is none. `made_at` is an RFC 3339
/// time in UTC.
pub fn actions_calendar(record: &Return, made_at: &str) -> Option<Vec<u8>> {
    let actions = record.actions_now();
    let open = actions.iter().filter(|action| action.is_open() && !action.is_blank());
    let days: Vec<(&Action, Date)> = open.filter_map(|action| Some((action, read_date(action.due.trim()).ok()?))).collect();
    if days.is_empty() {
        return None;
    }
    let mut lines = Lines::default();
    lines.line("BEGIN", "VCALENDAR");
    lines.line("VERSION", "2.0");
    lines.line("PRODID", "-//Safeguarding audit//Action plan//EN");
    lines.line("CALSCALE", "GREGORIAN");
    for (action, day) in days {
        lines.line("BEGIN", "VEVENT");
        lines.line("UID", &escaped(&format!("{}-{}@safeguarding-audit", record.id, action.id)));
        lines.line("DTSTAMP", &stamp(made_at));
        lines.line("SEQUENCE", &record.revision.to_string());
        lines.line("DTSTART;VALUE=DATE", &format!("{:04}{:02}{:02}", day.year, day.month, day.day));
        // A day that is due is not a day on which nobody has time.
        lines.line("TRANSP", "TRANSPARENT");
        lines.line("SUMMARY", &escaped(&format!("Due: {}", title(&action.text))));
        lines.line("DESCRIPTION", &escaped(&description(record, action)));
        lines.line("BEGIN", "VALARM");
        lines.line("ACTION", "DISPLAY");
        lines.line("TRIGGER", "-P7D");
        lines.line("DESCRIPTION", &escaped(&format!("Due in a week: {}", title(&action.text))));
        lines.line("END", "VALARM");
        lines.line("END", "VEVENT");
    }
    lines.line("END", "VCALENDAR");
    Some(lines.text.into_bytes())
}

fn title(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match one_line.char_indices().nth(TITLE) {
        Some((at, _)) => format!("{}…", one_line.get(..at).unwrap_or_default().trim_end()),
        None => one_line,
    }
}

fn description(record: &Return, action: &Action) -> String {
    let question = action.question.as_ref().map(|id| format!("Question: {id}")).unwrap_or_default();
    let owner = if action.owner.trim().is_empty() { String::new() } else { format!("Who: {}", action.owner.trim()) };
    let outcome = action.outcome.trim();
    let outcome = if outcome.is_empty() { String::new() } else { format!("Done so far: {outcome}") };
    let parts = [action.text.trim().to_owned(), owner, outcome, question, format!("Return: {}", record.reference)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
}

/// "20261129T193300Z" of "2026-11-29T19:33:00.123Z".
fn stamp(at: &str) -> String {
    let digits: String = at.chars().take(19).filter(|sign| sign.is_ascii_digit()).collect();
    match (digits.get(..8), digits.get(8..14)) {
        (Some(day), Some(time)) => format!("{day}T{time}Z"),
        _ => "19700101T000000Z".to_owned(),
    }
}

/// As a text stands in a calendar, without signs that none may hold.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    /// A line, which goes on in the next after so many octets, between two characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if letter.len_utf8() > room {
                self.text.push_str("\r\n ");
                room = LINE - 1;
            }
            room -= letter.len_utf8();
            self.text.push(letter);
        }
        self.text.push_str("\r\n");
    }
}
