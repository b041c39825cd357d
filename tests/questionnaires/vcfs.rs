//! `vcfs-checklist`: the voluntary, community and faith sector, in its own words and with four questions that shorten it.

use super::asked::{Asked, Who, asked, is_asked_of, says};
use super::brief::Answered::{AnyOf, LongText, NotAsked, YesNo};
use super::brief::{Brief, Scale};
use super::shipped::{Shipped, is_true, list, nothing_is_wrong, text};
use serde_json::Value;

/// The questions of the brief, without those that a later edition replaced by others, and with those that it added.
const BRIEF: Brief = Brief {
    id: "vcfs-checklist",
    scale: Scale::Checklist,
    domains: &[
        ("D01", 7, &[("2", NotAsked), ("6", NotAsked)]),
        ("D02", 6, &[]),
        ("D03", 5, &[]),
        ("D04", 7, &[("1", NotAsked), ("7", AnyOf)]),
        ("D05", 6, &[("3", NotAsked), ("6", YesNo)]),
        ("D06", 5, &[]),
        ("D07", 10, &[("5", NotAsked), ("10", YesNo)]),
        ("D08", 7, &[("1", NotAsked)]),
        ("D09", 5, &[]),
        ("D10", 6, &[]),
        ("D11", 6, &[("4", NotAsked), ("6", YesNo)]),
        ("D12", 6, &[("5", NotAsked)]),
        ("D13", 5, &[]),
        ("D14", 9, &[("2", NotAsked), ("4", NotAsked), ("5", LongText), ("7", LongText), ("8", YesNo), ("9", YesNo)]),
    ],
};

/// What not every group is asked: D03 and D11 to D13 by what they are, and some of it by the four questions. A "yes" to one of
/// those opens its part for every group, and a group run by volunteers alone is spared what fits it least, so that it is done
/// in twenty minutes.
const WHO: [Who; 24] = [
    ("D01.3", NOT_VOLUNTEERS),
    ("D01.5", NOT_VOLUNTEERS),
    ("D02.4", NOT_VOLUNTEERS),
    ("D04.3", NOT_VOLUNTEERS),
    ("D05.6", NOT_VOLUNTEERS),
    ("D05.5", NOT_VOLUNTEERS),
    ("D06.3", NOT_VOLUNTEERS),
    ("D06.4", NOT_VOLUNTEERS),
    ("D07.9", NOT_VOLUNTEERS),
    ("D07.10", NOT_VOLUNTEERS),
    ("D08.3", NOT_VOLUNTEERS),
    ("D08.5", NOT_VOLUNTEERS),
    ("D09.4", NOT_VOLUNTEERS),
    ("D14.7", NOT_VOLUNTEERS),
    ("D14.9", "VOL COM"),
    ("D10.3", "VOL SML? FAI SUP SPO COM"),
    ("D03", "VOL+ FAI+ SUP+ SPO+ COM+ SML*"),
    ("D09.5", "VOL+ SML- FAI+ SUP+ SPO+ COM+"),
    ("D11.6", "FAI? VOL? SUP? SPO? SML- COM?"),
    ("D11", "FAI? VOL? SUP? SPO? SML? COM?"),
    ("D12", "SUP FAI VOL? SML? SPO? COM?"),
    ("D12.2", "SUP FAI VOL?"),
    ("D12.6", "SUP+ FAI+ VOL? SML? SPO? COM?"),
    ("D13", "FAI SUP VOL?"),
];

const NOT_VOLUNTEERS: &str = "VOL SML- FAI SUP SPO COM";

/// A word that each of the four questions of the brief has, in its order.
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
            // Who passed it over would never be asked about serious incidents, hirers or drivers.
            Some(field) if !is_true(field, "required") => wrong.push(format!("“{question}” can be passed over")),
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

/// How the questions stand to those of whom this is known.
fn asked_of(known: &[(&str, &str)], which: impl Fn(&str) -> bool) -> Vec<(String, Asked)> {
    let shipped = Shipped::read(BRIEF.id);
    let questions = shipped.questions().filter(|(_, question)| which(text(question, "id")));
    questions.map(|(domain, question)| (text(question, "id").to_owned(), asked(&shipped, domain, question, known))).collect()
}

#[test]
fn a_small_group_answers_about_forty_questions() {
    let known = [("organisation-type", "SML"), ("hall", "no"), ("trustees", "no"), ("teaches-under-8s", "no"), ("cars", "no")];
    let of_it = asked_of(&known, |_| true).into_iter().filter(|(_, asked)| *asked != Asked::Never).count();
    assert!((36..=43).contains(&of_it), "{of_it} questions");
}

#[test]
fn every_part_that_a_small_group_is_asked_has_enough_answers_for_a_grade() {
    let shipped = Shipped::read(BRIEF.id);
    let known = [("organisation-type", "SML"), ("hall", "no"), ("trustees", "no"), ("teaches-under-8s", "no"), ("cars", "no")];
    let mut wrong = Vec::new();
    for domain in shipped.domains() {
        let of_it =
            list(domain, "questions").iter().filter(|question| asked(&shipped, domain, question, &known) == Asked::Always);
        let scored = of_it.filter(|question| text(question, "type") == "level").count();
        wrong.extend([1, 2].contains(&scored).then(|| format!("{} has {scored}", text(domain, "id"))));
    }
    nothing_is_wrong(wrong);
}

#[test]
fn a_group_that_serves_no_faith_or_cultural_community_is_not_asked_about_clergy_and_belief() {
    let of_faith = |id: &str| id.starts_with("D13.") || id == "D12.2";
    let all = |known: &[(&str, &str)], expected: Asked| {
        let found = asked_of(known, of_faith);
        assert!(found.len() == 6 && found.iter().all(|(_, asked)| *asked == expected), "{known:?}: {found:?}");
    };
    let youth_club = [("organisation-type", "VOL"), ("teaches-under-8s", "yes"), ("faith-or-culture", "no")];
    let sports_club = [("organisation-type", "SPO"), ("teaches-under-8s", "yes")];
    let weekend_school = [("organisation-type", "SUP"), ("teaches-under-8s", "yes")];
    let community = [("organisation-type", "VOL"), ("teaches-under-8s", "yes"), ("faith-or-culture", "yes")];
    all(&youth_club, Asked::Never);
    all(&sports_club, Asked::Never);
    all(&weekend_school, Asked::Always);
    all(&community, Asked::Always);
}

#[test]
fn it_asks_what_a_safeguarding_professional_looks_for() {
    let shipped = Shipped::read(BRIEF.id);
    let everyone = ["bullying", "harmed another child", "goes missing", "unsafe practice"];
    let subjects = everyone.iter().chain(&["extremism"]);
    let of_everyone = |subject: &str| {
        let mut found = shipped.questions().filter(|(_, question)| says(&question["text"], subject));
        found.any(|(_, question)| !everyone.contains(&subject) || question.get("applies_to").is_none())
    };
    nothing_is_wrong(
        subjects.filter(|subject| !of_everyone(subject)).map(|subject| format!("nothing about {subject}")).collect(),
    );
}

#[test]
fn nobody_is_told_to_question_a_child() {
    let shipped = Shipped::read(BRIEF.id);
    assert!(says(&shipped.question("D07.7")["hint"], "without questioning"));
}
