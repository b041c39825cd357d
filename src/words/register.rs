//! The register, as sentences: how it stands with each organisation, what rates there are, what to write to those who have not
//! returned. What there is to say of a list it was read from: [`list`].

pub mod list;

use crate::aggregation::distribution::Proportion;
use crate::aggregation::register::{ExpectedStatus, MatchedBy, Rate, RateGroup, ResponseRates, ReturnStatus, ReturnedWhen};
use crate::aggregation::wilson;
use crate::model::register::Register;
use crate::words::figures::{date, number};

/// That the register of the round cannot be read.
pub const UNREADABLE: &str = "The register of this round cannot be read, so it is left as it is. “Data on this device” has what \
    is kept.";

/// Organisations whose line does not say what they are grouped by.
pub const NOT_STATED: &str = "Not stated";

/// How it stands with an organisation that is expected.
pub fn status(status: ExpectedStatus) -> &'static str {
    match status {
        ExpectedStatus::Returned(when) => returned(when),
        ExpectedStatus::Twice(ReturnedWhen::ByFirst) => "Returned more than once, first by the first deadline",
        ExpectedStatus::Twice(ReturnedWhen::ByFinal) => "Returned more than once, first by the final deadline",
        ExpectedStatus::Twice(ReturnedWhen::Late) => "Returned more than once, first after the deadline",
        ExpectedStatus::Twice(ReturnedWhen::Unknown) => "Returned more than once",
        ExpectedStatus::Incomplete => "Incomplete",
        ExpectedStatus::NotReturned => "Not returned",
        ExpectedStatus::NotInScope => "Not in scope",
    }
}

fn returned(when: ReturnedWhen) -> &'static str {
    match when {
        ReturnedWhen::ByFirst => "Returned by the first deadline",
        ReturnedWhen::ByFinal => "Returned by the final deadline",
        ReturnedWhen::Late => "Returned late",
        ReturnedWhen::Unknown => "Returned",
    }
}

/// What becomes of a return.
pub fn return_status(status: &ReturnStatus) -> &'static str {
    match status {
        ReturnStatus::Counts(_) => "The organisation is counted by this return",
        ReturnStatus::Again(_) => "The organisation has another return, by which it is counted",
        ReturnStatus::Incomplete(_) => "Incomplete",
        ReturnStatus::Superseded => "Superseded: a newer revision took its place",
        ReturnStatus::LeftOut(_) => "Left out",
        ReturnStatus::NotInScope(_) => "Not in scope: the organisation was left out of the register",
        ReturnStatus::NotExpected(maybe) if maybe.is_empty() => {
            "Not expected: nobody in the register is known by its name or numbers"
        }
        ReturnStatus::NotExpected(_) => "Not expected, unless it is one of these under another name",
    }
}

/// How a return was found to be of an organisation.
pub fn matched(by: MatchedBy) -> &'static str {
    match by {
        MatchedBy::Identifier => "Known by its number",
        MatchedBy::RememberedName => "Known by a name that somebody has confirmed",
        MatchedBy::Name => "Known by its name",
    }
}

/// "224 of 419 (53%) of schools by the first deadline; 377 of 419 (90%) by the final deadline (410 of 414, 99% in 2025-26)".
/// `of` is what the rate is of, in the plural; `cycle_before` is the round before. Deadlines that the register does not have
/// are not named.
pub fn rate_line(of: &str, register: &Register, (rate, before): (&Rate, Option<&Rate>), cycle_before: &str) -> String {
    let has = |all: &str, own: fn(&crate::model::register::Expected) -> &str| {
        !all.is_empty() || register.expected.iter().any(|expected| !own(expected).is_empty())
    };
    let has_first = has(&register.first_deadline, |expected| &expected.first_deadline);
    let has_final = has(&register.final_deadline, |expected| &expected.final_deadline);
    let before = before.filter(|before| before.expected > 0);
    let figure = |part: fn(&Rate) -> usize| {
        let last = before.map(|before| format!(" ({})", share_then(part(before), before.expected, cycle_before)));
        (share(part(rate), rate.expected), last.unwrap_or_default())
    };
    let mut parts = Vec::new();
    if has_first {
        parts.push((figure(|rate| rate.by_first), " by the first deadline"));
    }
    if has_final {
        parts.push((figure(|rate| rate.by_final), " by the final deadline"));
    }
    let counted = if has_final { rate.by_final } else { rate.by_first };
    if parts.is_empty() {
        parts.push((figure(|rate| rate.returned), ""));
    } else if rate.returned > counted {
        parts.push((figure(|rate| rate.returned), " in all"));
    }
    let said = parts.iter().enumerate().map(|(at, ((share, last), by))| {
        // "224 of 419 (53%) of schools", and "2 of 9 schools".
        let of = match (at, rate.expected < wilson::LEAST) {
            (0, false) => format!(" of {of}"),
            (0, true) => format!(" {of}"),
            (_, _) => String::new(),
        };
        format!("{share}{of}{by}{last}")
    });
    said.collect::<Vec<String>>().join("; ")
}

/// What a group is called: its name, or that it has none.
pub fn group(group: &RateGroup) -> &str {
    if group.name.is_empty() { NOT_STATED } else { &group.name }
}

/// What is in none of the rates; nothing where everybody is.
pub fn left_out(rates: &ResponseRates) -> Option<String> {
    match rates.out_of_scope {
        0 => None,
        1 => Some("1 organisation was left out of the register. It is in none of these numbers.".to_owned()),
        n => Some(format!("{} organisations were left out of the register. They are in none of these numbers.", number(n))),
    }
}

/// That some returns have no day, so that they are in no deadline's number; nothing where all have.
pub fn undated(rate: &Rate) -> Option<String> {
    match rate.undated {
        0 => None,
        1 => Some("1 return says no day, or there is no deadline. It is in the number of all returns only.".to_owned()),
        n => Some(format!(
            "{} returns say no day, or there is no deadline. They are in the number of all returns only.",
            number(n)
        )),
    }
}

/// How many have returned neither this time nor the last.
pub fn neither(n: usize, cycle_before: &str) -> String {
    let last = if cycle_before.is_empty() { "last time".to_owned() } else { format!("in {cycle_before}") };
    match n {
        0 => format!("Every organisation that was expected both times has returned this time or {last}."),
        1 => format!("1 organisation has returned neither this time nor {last}."),
        n => format!("{} organisations have returned neither this time nor {last}.", number(n)),
    }
}

/// What a reminder is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reminder<'a> {
    /// The organisation that is written to.
    pub organisation: &'a str,
    /// The role that is written to; may be empty.
    pub contact_role: &'a str,
    /// What is to be returned: "section 11 self-assessment".
    pub asked_for: &'a str,
    /// The round; may be empty.
    pub cycle: &'a str,
    /// By when, an ISO date; may be empty.
    pub deadline: &'a str,
    /// Whether that day is past.
    pub is_past: bool,
    /// Whether something came, and is incomplete.
    pub is_incomplete: bool,
    /// The partnership's name.
    pub partnership: &'a str,
    /// Whom to ask there: a role and its address; may be empty.
    pub contact: &'a str,
}

/// The subject of a reminder.
pub fn reminder_subject(reminder: &Reminder) -> String {
    format!("Reminder: {}{}, {}", reminder.asked_for, of_round(reminder.cycle), reminder.organisation)
}

/// The text of a reminder, to be pasted into a mail.
pub fn reminder(reminder: &Reminder) -> String {
    let to = if reminder.contact_role.trim().is_empty() { "colleague" } else { reminder.contact_role.trim() };
    let round = of_round(reminder.cycle);
    let asked = format!("We asked {} for its {}{round}.", reminder.organisation, reminder.asked_for);
    let came = match reminder.is_incomplete {
        true => "What you sent us is not complete: some questions are not answered.",
        false => "It has not reached us yet.",
    };
    let by = match (reminder.deadline.is_empty(), reminder.is_past) {
        (true, _) => "Please return it as soon as you can.".to_owned(),
        (false, false) => format!("Please return it by {}.", date(reminder.deadline)),
        (false, true) => format!("The last day for it was {}. Please return it as soon as you can.", date(reminder.deadline)),
    };
    let sent = "If you have sent it, please tell us when and how, so that we can look for it. If somebody else should be asked, \
                please tell us their role.";
    let ask = match reminder.contact.trim() {
        "" => String::new(),
        contact => format!("\n\nIf you have questions, please ask {contact}."),
    };
    format!("Dear {to},\n\n{asked} {came} {by}\n\n{sent}{ask}\n\nThank you,\n{}\n", reminder.partnership)
}

fn of_round(cycle: &str) -> String {
    if cycle.trim().is_empty() { String::new() } else { format!(" for {}", cycle.trim()) }
}

/// "224 of 419 (53%)"; without a percentage of fewer than ten.
fn share(x: usize, n: usize) -> String {
    let of = format!("{} of {}", number(x), number(n));
    percent(x, n).map_or_else(|| of.clone(), |percent| format!("{of} ({percent}%)"))
}

/// "410 of 414, 99% in 2025-26".
fn share_then(x: usize, n: usize, cycle: &str) -> String {
    let then = if cycle.is_empty() { "last time".to_owned() } else { format!("in {cycle}") };
    let of = format!("{} of {}", number(x), number(n));
    percent(x, n).map_or_else(|| format!("{of} {then}"), |percent| format!("{of}, {percent}% {then}"))
}

fn percent(x: usize, n: usize) -> Option<usize> {
    Proportion { x, n }.percent().filter(|_| n >= wilson::LEAST)
}
