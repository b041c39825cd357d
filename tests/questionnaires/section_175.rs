//! `section-175`: what schools and colleges answer, by phase.

use super::asked::{Who, is_asked_of, says};
use super::brief::Answered::{LongText, OneOf};
use super::brief::{Brief, Scale, gives_to_choose_from};
use super::shipped::{Shipped, nothing_is_wrong, text};
use serde_json::{Value, json};

const BRIEF: Brief = Brief {
    id: "section-175",
    scale: Scale::Compliance,
    domains: &[
        ("C01", 6, &[]),
        ("C02", 6, &[]),
        ("C03", 7, &[]),
        ("C04", 5, &[]),
        ("C05", 5, &[]),
        ("C06", 5, &[]),
        ("C07", 6, &[]),
        ("C08", 6, &[]),
        ("C09", 5, &[]),
        ("C10", 7, &[]),
        ("C11", 5, &[]),
        ("C12", 8, &[("4", OneOf)]),
        ("C13", 5, &[]),
        ("C14", 5, &[]),
        ("C15", 5, &[]),
        ("C16", 6, &[]),
        ("C17", 6, &[]),
        ("C18", 4, &[]),
        ("C19", 4, &[]),
        ("C20", 5, &[]),
        ("C21", 5, &[]),
        ("C22", 5, &[]),
        ("C23", 5, &[]),
        ("C24", 4, &[]),
        ("C25", 4, &[]),
        ("C26", 6, &[]),
        ("C27", 5, &[("5", LongText)]),
    ],
};

/// What not everyone who runs a school or college is asked. Whether an early years setting completes it is left open.
const WHO: [Who; 9] = [
    ("C06.5", "SCH+ IND* COL+ AP+"),
    // A nursery that teaches no relationships, sex and health education is not asked whether it is reviewed.
    ("C20.1", "SCH+ IND+ COL AP+"),
    ("C11", "SCH+ IND+ COL+ AP+"),
    ("C19", "SCH+ IND+ COL+ AP+"),
    ("C23", "AP SCH? IND? COL*"),
    ("C24", "SCH+ IND+ COL+"),
    ("C25", "IND+ SCH?"),
    ("C26", "EY* SCH? IND*"),
    ("C26.6", "EY* SCH? IND*"),
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
    is_asked_of(&Shipped::read(BRIEF.id), "SCH IND COL AP", &WHO);
}

#[test]
fn only_those_the_brief_names_can_complete_it() {
    let shipped = Shipped::read(BRIEF.id);
    let mut types = shipped.organisation_types();
    types.retain(|organisation_type| *organisation_type != "EY");
    types.sort_unstable();
    assert_eq!(types, ["AP", "COL", "IND", "SCH"]);
}

#[test]
fn how_quickly_an_alert_is_seen_has_the_brief_s_answers() {
    let shipped = Shipped::read(BRIEF.id);
    gives_to_choose_from(&shipped, "C12.4", &["hour", "same day", "next day", "longer", "know"]);
}

/// A phase that an organisation's type does not say already.
#[test]
fn the_first_page_asks_for_the_phase() {
    let shipped = Shipped::read(BRIEF.id);
    let fields: Vec<Value> = shipped
        .profile()
        .iter()
        .filter(|field| text(field, "id") != "organisation-type")
        .map(|field| json!([field, shipped.choices(field)]))
        .collect();
    let missing = ["primary", "secondary", "special", "nursery", "boarding"].into_iter();
    nothing_is_wrong(
        missing.filter(|phase| !fields.iter().any(|field| says(field, phase))).map(|phase| format!("not {phase}")).collect(),
    );
}

#[test]
fn questions_about_sexual_violence_are_adapted_for_primary_schools() {
    let shipped = Shipped::read(BRIEF.id);
    let of_c11 = || shipped.questions().filter(|(domain, _)| text(domain, "id") == "C11").map(|(_, question)| question);
    assert!(of_c11().any(|question| question.get("wordings").is_some()), "no question has other words for some");
    let wordings: Vec<&Value> = of_c11().filter_map(|question| question.get("wordings")).collect();
    assert!(wordings.iter().any(|wording| says(wording, "primary")), "none of them is for primary schools");
}
