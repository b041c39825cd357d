//! `vcfs-checklist`: the voluntary, community and faith sector, in its own words and with four questions that shorten it.

use super::asked::{Who, is_asked_of, says};
use super::brief::Answered::LongText;
use super::brief::{Brief, Scale};
use super::shipped::{Shipped, list, nothing_is_wrong, text};
use serde_json::Value;

const BRIEF: Brief = Brief {
    id: "vcfs-checklist",
    scale: Scale::Checklist,
    domains: &[
        ("D01", 6, &[]),
        ("D02", 6, &[]),
        ("D03", 5, &[]),
        ("D04", 5, &[]),
        ("D05", 5, &[]),
        ("D06", 4, &[]),
        ("D07", 6, &[]),
        ("D08", 5, &[]),
        ("D09", 5, &[]),
        ("D10", 5, &[]),
        ("D11", 4, &[]),
        ("D12", 5, &[]),
        ("D13", 5, &[]),
        ("D14", 5, &[("5", LongText)]),
    ],
};

/// What not every group is asked: D03 and D11 to D13 by what they are, and some of it by the four questions. A "yes" to one of
/// those opens its part for every group, and a group run by volunteers alone is spared what fits it least, so that it is done
/// in twenty minutes.
const WHO: [Who; 17] = [
    ("D01.3", NOT_VOLUNTEERS),
    ("D01.5", NOT_VOLUNTEERS),
    ("D04.3", NOT_VOLUNTEERS),
    ("D05.3", NOT_VOLUNTEERS),
    ("D05.5", NOT_VOLUNTEERS),
    ("D06.4", NOT_VOLUNTEERS),
    ("D08.3", NOT_VOLUNTEERS),
    ("D08.5", NOT_VOLUNTEERS),
    ("D09.4", NOT_VOLUNTEERS),
    ("D14.3", NOT_VOLUNTEERS),
    ("D10.3", "VOL SML? FAI SUP SPO COM"),
    ("D03", "VOL+ FAI+ SUP+ SPO+ COM+ SML*"),
    ("D09.5", "VOL+ SML- FAI+ SUP+ SPO+ COM+"),
    ("D11", "FAI? VOL? SUP? SPO? SML? COM?"),
    ("D12", "SUP FAI VOL? SML? SPO? COM?"),
    ("D12.5", "SUP+ FAI+ VOL? SML? SPO? COM?"),
    ("D13", "FAI SUP VOL"),
];

const NOT_VOLUNTEERS: &str = "VOL SML- FAI SUP SPO COM";

/// A word that each of the four questions has, in the brief's order.
const ROUTING: [(&str, &[&str]); 4] = [
    ("Do you rent a hall?", &["hall", "room", "building", "premises"]),
    ("Do you have trustees?", &["trustee"]),
    ("Do you teach children under 8?", &["under 8", "under eight", "younger than 8", "younger than eight"]),
    ("Do you use cars?", &["cars", " car ", "drive", "lifts", "vehicle"]),
];

#[test]
fn no_question_is_left_out_and_none_is_added() {
    BRIEF.has_every_question_and_no_other();
}

#[test]
fn each_question_is_answered_as_the_brief_says() {
    BRIEF.each_is_answered_as_it_says();
}

#[test]
fn each_question_is_asked_of_those_it_is_for() {
    is_asked_of(&Shipped::read(BRIEF.id), "VOL SML FAI SUP SPO COM", &WHO);
}

#[test]
fn four_questions_shorten_it_and_each_of_them_does() {
    let shipped = Shipped::read(BRIEF.id);
    let mut wrong = Vec::new();
    for (question, words) in ROUTING {
        let asks = |field: &&Value| text(field, "type") == "yes-no" && words.iter().any(|word| says(&field["label"], word));
        match shipped.profile().iter().find(asks) {
            None => wrong.push(format!("“{question}” is not asked on the first page")),
            Some(field) if !is_looked_at(&shipped, text(field, "id")) => {
                wrong.push(format!("“{question}” changes nothing"));
            }
            Some(_) => {}
        }
    }
    nothing_is_wrong(wrong);
}

/// Whether a condition anywhere in the domains looks at a profile field.
fn is_looked_at(shipped: &Shipped, field: &str) -> bool {
    fn looks(value: &Value, field: &str) -> bool {
        match value {
            Value::Object(fields) => text(value, "profile") == field || fields.values().any(|one| looks(one, field)),
            Value::Array(list) => list.iter().any(|one| looks(one, field)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
    }
    list(&shipped.json, "domains").iter().any(|domain| looks(domain, field))
}
