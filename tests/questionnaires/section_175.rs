//! `section-175`: what schools and colleges answer, by phase.

use super::asked::{Asked, Who, asked, is_asked_of, says};
use super::brief::Answered::{Levels, LongText, NotAsked, Rows, YesNo};
use super::brief::{Brief, Scale};
use super::shipped::{Shipped, is_true, list, nothing_is_wrong, text};
use serde_json::{Value, json};

/// The questions of the brief, without those that a later edition replaced by others, and with those that it added.
const BRIEF: Brief = Brief {
    id: "section-175",
    scale: Scale::Compliance,
    domains: &[
        ("C01", 6, &[]),
        ("C02", 8, &[]),
        ("C03", 8, &[("8", Rows)]),
        ("C04", 5, &[]),
        ("C05", 5, &[]),
        ("C06", 9, &[("1", NotAsked), ("4", NotAsked), ("9", Levels)]),
        ("C07", 9, &[("9", YesNo)]),
        ("C08", 8, &[("3", NotAsked), ("8", YesNo)]),
        ("C09", 7, &[("3", NotAsked)]),
        ("C10", 8, &[("3", NotAsked)]),
        ("C11", 5, &[]),
        ("C12", 11, &[("4", NotAsked)]),
        ("C13", 5, &[]),
        ("C14", 6, &[("2", NotAsked)]),
        ("C15", 6, &[("2", NotAsked)]),
        ("C16", 9, &[("4", NotAsked)]),
        ("C17", 13, &[("4", NotAsked), ("6", NotAsked)]),
        ("C18", 4, &[]),
        ("C19", 4, &[]),
        ("C20", 6, &[]),
        ("C21", 7, &[("3", NotAsked), ("7", LongText)]),
        ("C22", 8, &[("5", NotAsked), ("8", YesNo)]),
        ("C23", 6, &[("3", NotAsked), ("4", NotAsked)]),
        ("C24", 5, &[("2", NotAsked)]),
        ("C25", 3, &[]),
        ("C26", 9, &[("6", NotAsked)]),
        ("C27", 7, &[("3", NotAsked), ("4", NotAsked), ("5", LongText), ("6", Levels)]),
    ],
};

/// What not everyone who runs a school or college is asked. Whether an early years setting completes it is left open.
const WHO: [Who; 24] = [
    ("C02.7", SCHOOLS),
    ("C02.8", SCHOOLS),
    ("C06.5", "SCH+ IND* COL+ AP+"),
    ("C06.6", "SCH IND COL AP?"),
    ("C06.7", "AP?"),
    // A nursery that teaches no relationships, sex and health education is not asked whether it is reviewed.
    ("C20.1", "SCH+ IND+ COL AP+"),
    ("C20.6", "SCH+ IND+ COL AP+"),
    ("C11", "SCH+ IND+ COL+ AP+"),
    ("C12.1", "SCH IND COL AP?"),
    ("C12.2", "SCH IND COL AP?"),
    ("C12.3", "SCH IND COL AP?"),
    ("C12.11", "AP?"),
    ("C16.5", "SCH IND AP"),
    ("C16.7", SCHOOLS),
    ("C16.8", "COL"),
    ("C16.9", "SCH+ IND+ AP+"),
    ("C17.7", SCHOOLS),
    ("C17.8", "COL AP?"),
    ("C19", "SCH+ IND+ COL+ AP+"),
    ("C22.7", "SCH? IND?"),
    ("C23", "AP SCH? IND? COL*"),
    ("C24", "SCH+ IND+ COL+"),
    ("C25", "IND+ SCH?"),
    ("C26", "EY* SCH? IND*"),
];

/// Schools, and alternative provision that is registered as one.
const SCHOOLS: &str = "SCH IND AP?";

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

/// Whether those of whom this is known are asked a question.
#[track_caller]
fn asks(known: &[(&str, &str)], id: &str) -> Asked {
    let shipped = Shipped::read(BRIEF.id);
    let (domain, question) = shipped
        .questions()
        .find(|(_, question)| text(question, "id") == id)
        .unwrap_or_else(|| panic!("there is no question {id}"));
    asked(&shipped, domain, question, known)
}

#[test]
fn a_college_is_asked_about_students_who_drop_out_and_not_about_the_roll() {
    for (organisation_type, of_the_roll, of_dropping_out) in
        [("SCH", Asked::Always, Asked::Never), ("IND", Asked::Always, Asked::Never), ("COL", Asked::Never, Asked::Always)]
    {
        let known = [("organisation-type", organisation_type)];
        assert_eq!(asks(&known, "C16.7"), of_the_roll, "{organisation_type}");
        assert_eq!(asks(&known, "C16.8"), of_dropping_out, "{organisation_type}");
    }
    let shipped = Shipped::read(BRIEF.id);
    assert!(is_true(shipped.question("C16.7"), "key") && !is_true(shipped.question("C16.8"), "key"));
}

#[test]
fn a_provider_that_is_no_school_is_not_held_to_what_the_law_asks_of_schools() {
    let known = [("organisation-type", "AP"), ("provision-kind", "unregistered-provision")];
    for of_schools in ["C02.7", "C02.8", "C06.6", "C12.1", "C12.2", "C12.3", "C16.7", "C17.7"] {
        assert_eq!(asks(&known, of_schools), Asked::Never, "{of_schools}");
    }
    for instead in ["C06.7", "C12.11", "C17.8"] {
        assert_eq!(asks(&known, instead), Asked::Always, "{instead}");
        assert_eq!(asks(&[("organisation-type", "SCH")], instead), Asked::Never, "{instead}");
    }
}

#[test]
fn law_that_may_not_bind_a_school_yet_does_not_count_towards_a_grade() {
    let shipped = Shipped::read(BRIEF.id);
    for id in ["C07.9", "C08.8", "C22.8"] {
        assert_eq!(text(shipped.question(id), "type"), "yes-no", "{id}");
    }
}

#[test]
fn clubs_are_no_part_of_their_own() {
    let shipped = Shipped::read(BRIEF.id);
    let clubs_only = [("organisation-type", "SCH"), ("out-of-hours-clubs", "yes"), ("boarding", "no")];
    for question in list(shipped.domain("C25"), "questions") {
        assert_eq!(asked(&shipped, shipped.domain("C25"), question, &clubs_only), Asked::Never);
    }
    assert_eq!(asks(&clubs_only, "C22.7"), Asked::Always);
}

#[test]
fn a_lead_who_completes_it_alone_and_presents_it_to_the_governors_can_honestly_submit() {
    let shipped = Shipped::read(BRIEF.id);
    let declaration = text(&shipped.json, "declaration");
    assert!(!declaration.contains("together") && declaration.contains("presented"), "{declaration}");
    let who_signs: Vec<&str> = list(&shipped.json, "sign_offs").iter().map(|one| text(one, "id")).collect();
    assert_eq!(who_signs, ["head", "chair"]);
    let presented = shipped.field("presented-to-governors-on").map(|field| text(field, "type"));
    assert_eq!(presented, Some("date"));
}

#[test]
fn it_asks_what_a_safeguarding_professional_looks_for() {
    let shipped = Shipped::read(BRIEF.id);
    let subjects = [
        "whistleblowing",
        "forced marriage",
        "honour-based",
        "modern slavery",
        "gender",
        "educate a child at home",
        "generative ai",
    ];
    let asks = |subject: &str| shipped.questions().any(|(_, question)| says(&question["text"], subject));
    nothing_is_wrong(
        subjects.iter().filter(|subject| !asks(subject)).map(|subject| format!("nothing about {subject}")).collect(),
    );
}

#[test]
fn it_says_whose_words_the_grades_are() {
    let shipped = Shipped::read(BRIEF.id);
    assert!(list(&shipped.json, "introduction").iter().any(|line| says(line, "grades") && says(line, "not ofsted's")));
}
