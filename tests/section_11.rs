//! The questionnaire `section-11` as it ships: nothing left out, nothing doubtful in it, and who is asked what.

mod story;

use safeguarding_audit::checks::questionnaire::problems;
use safeguarding_audit::model::questionnaire::{Domain, EvidenceWish, Questionnaire};
use std::collections::{BTreeMap, BTreeSet};
use story::Story;
use story::shipped::{public, section_11};

/// Every domain with its questions in reading order, by what follows the domain in their id; "E" and "I" end each standard.
const QUESTIONS: [(&str, &str); 21] = [
    ("S1", "1 2 3 4 5 10 7 8 9 E I"),
    ("S2", "1 13 3 4 11 6 7 8 9 10 12 E I"),
    ("S3", "1 15 16 3 4 5 14 12 13 8 9 10 11 E I"),
    ("S4", "9 10 3 4 7 8 6 E I"),
    ("S5", "1 2a 2b 10 5 6 7 8 9 11 12 13 E I"),
    ("S6", "1 10 3 4 5 6 11 12 7 8 9 E I"),
    ("S7", "1 2 3 4 5 6 7 8 10 9 11 E I"),
    ("S8", "1 2 3 4 5 6 7 8 9 E I"),
    ("S9", "9 8 2 3 4 5 6 E I"),
    ("A-LA", "8 2 3 4 5 6 7"),
    ("A-HEA", "9 10 11 12 13 14 2a 2b 2c 3 4 5 6 7 8"),
    ("A-POL", "9 2 3 4 5 10 11 7 8"),
    ("A-PRO", "1 2 3 4"),
    ("A-YJS", "1 6 7 3 4 5"),
    ("A-SEC", "1 2 3 5 6"),
    ("A-HOU", "1 2 3 4 5"),
    ("A-EY", "1 2 3 4 5 6"),
    ("A-CAF", "1 2 3"),
    ("A-IMM", "1 2 3 4"),
    ("A-FRS", "1 2 3 4"),
    ("A-SPO", "1 2 3 4 5"),
];

/// Questions of the first edition that mean something else by now: nobody may ask anything under these ids again.
const NEVER_AGAIN: [&str; 22] = [
    "S1.6", "S2.2", "S2.5", "S3.2", "S3.6", "S3.7", "S4.1", "S4.2", "S4.5", "S5.3", "S5.4", "S6.2", "S9.1", "S9.7", "A-LA.1",
    "A-HEA.1", "A-POL.1", "A-POL.6", "A-PRO.5", "A-YJS.2", "A-SEC.4", "A-CAF.4",
];

/// What law or statutory guidance expects, or the least any group must have.
const KEY: [&str; 21] = [
    "S1.8", "S2.1", "S2.9", "S3.12", "S3.9", "S3.10", "S5.8", "S6.10", "S6.6", "S6.8", "S7.1", "S7.9", "S8.1", "S9.9", "A-HEA.9",
    "A-HEA.10", "A-HEA.11", "A-HEA.12", "A-HEA.13", "A-HEA.14", "A-EY.1",
];

/// What Working Together's ten arrangements add to the standards, comparable between questionnaires.
const ARRANGEMENTS: [&str; 16] = [
    "S1.8", "S1.9", "S2.9", "S2.10", "S3.12", "S3.8", "S3.9", "S3.10", "S3.11", "S5.8", "S5.9", "S6.8", "S6.9", "S7.9", "S8.8",
    "S9.9",
];

fn shipped() -> Questionnaire {
    section_11().questionnaire
}

fn standards(questionnaire: &Questionnaire) -> impl Iterator<Item = &Domain> {
    questionnaire.domains.iter().filter(|domain| domain.id.as_str().starts_with('S'))
}

#[test]
fn it_is_read_without_a_problem() {
    assert_eq!(problems(&shipped()), []);
}

#[test]
fn no_question_is_left_out_and_none_is_added() {
    let of_domain =
        |(domain, names): &(&str, &str)| -> Vec<String> { names.split(' ').map(|name| format!("{domain}.{name}")).collect() };
    let expected: Vec<String> = QUESTIONS.iter().flat_map(of_domain).collect();
    let shipped = shipped();
    let found: Vec<String> = shipped.questions().map(|question| question.id.to_string()).collect();
    assert_eq!(found, expected);
    let domains: Vec<&str> = shipped.domains.iter().map(|domain| domain.id.as_str()).collect();
    assert_eq!(domains, QUESTIONS.map(|(domain, _)| domain), "in this order");
}

#[test]
fn an_id_that_meant_something_else_is_not_used_again() {
    let shipped = shipped();
    for id in NEVER_AGAIN {
        assert!(shipped.question(&id.into()).is_none(), "{id} means what it meant in the first edition, or nothing");
    }
}

#[test]
fn every_question_stands_in_the_domain_it_is_named_for() {
    for domain in &shipped().domains {
        for question in &domain.questions {
            assert!(question.id.as_str().starts_with(&format!("{}.", domain.id)), "{} stands in {}", question.id, domain.id);
        }
    }
}

#[test]
fn exactly_these_questions_are_key_and_evidence_is_expected_for_each() {
    let shipped = shipped();
    let key: BTreeSet<&str> = shipped.questions().filter(|question| question.key).map(|question| question.id.as_str()).collect();
    assert_eq!(key, BTreeSet::from(KEY));
    for question in shipped.questions().filter(|question| question.key) {
        assert_eq!(question.evidence, EvidenceWish::Expected, "{}", question.id);
    }
}

#[test]
fn nothing_doubtful_is_shown_as_fact() {
    let text = String::from_utf8(public("questionnaires/section-11.json")).expect("it is text").to_lowercase();
    for mark in ["recalled", "(proposal", "[v]", "[v ", "todo", "tbc", "lorem"] {
        assert!(!text.contains(mark), "it says “{mark}”");
    }
}

#[test]
fn every_standard_has_its_ladder_its_guidance_and_its_common_questions() {
    let shipped = shipped();
    for standard in standards(&shipped) {
        let rungs: Vec<&str> = standard.ladder.keys().map(|level| level.as_str()).collect();
        assert_eq!(rungs, ["in-place", "in-place-with-impact", "not-in-place", "partly-in-place"], "{}", standard.id);
        assert!(standard.ladder.values().all(|rung| rung.len() > 20), "{}: a rung says what it looks like", standard.id);
        let items: Vec<_> = standard.questions.iter().rev().take(2).map(|question| question.item.clone()).collect();
        assert_eq!(items, [Some("difference-made".into()), Some("evidence".into())], "{}", standard.id);
    }
}

#[test]
fn every_domain_has_guidance_and_examples_of_evidence() {
    for domain in &shipped().domains {
        assert!(domain.guidance.is_some(), "{} has no guidance", domain.id);
        let has_examples =
            domain.evidence_hint.is_some() || domain.questions.iter().all(|question| question.evidence_hint.is_some());
        assert!(has_examples, "{} has no examples of evidence", domain.id);
    }
}

#[test]
fn every_question_has_a_basis_and_every_basis_is_used() {
    let shipped = shipped();
    for question in shipped.questions() {
        assert!(!question.basis.is_empty(), "{} has no basis", question.id);
    }
    for basis in &shipped.basis {
        assert!(
            shipped.questions().any(|question| question.basis.iter().any(|cited| *cited.id() == basis.id)),
            "{} is not used",
            basis.id
        );
    }
}

#[test]
fn the_ten_arrangements_are_in_it_and_can_be_compared() {
    let shipped = shipped();
    for id in ARRANGEMENTS {
        let question = shipped.question(&id.into()).unwrap_or_else(|| panic!("{id} is missing"));
        assert!(question.item.is_some(), "{id} has no item");
    }
}

#[test]
fn every_organisation_type_has_a_sector_that_reports_know() {
    let shipped = shipped();
    for choice in shipped.choices(Some(&"organisation-types".into())) {
        let sector = choice.sector.as_ref().unwrap_or_else(|| panic!("{} has no sector", choice.id));
        assert!(shipped.sectors.contains(sector), "{sector} is not among the sectors");
    }
}

/// The add-ons an organisation sees, with which of their questions.
#[track_caller]
fn add_ons(organisation_type: &str, said: &[(&str, &str)], expected: &[&str]) {
    let mut story = Story::of(section_11());
    story.organisation_is(organisation_type);
    said.iter().for_each(|(field, value)| story.tells(field, value));
    let asked = safeguarding_audit::model::applies::asked_domains(&story.known.questionnaire, &story.record);
    let ids =
        asked.iter().flat_map(|asked| &asked.questions).map(|question| question.id.as_str()).filter(|id| id.starts_with("A-"));
    assert_eq!(ids.collect::<Vec<_>>(), expected, "{organisation_type}");
}

#[test]
fn each_agency_sees_its_own_add_on() {
    let health = |parts: &[&str]| -> Vec<String> { parts.iter().map(|part| format!("A-HEA.{part}")).collect() };
    for (organisation_type, parts) in [
        ("ICB", health(&["9", "10", "7"])),
        ("NHS", health(&["11", "12", "13", "2a", "2b", "2c", "3", "4", "5", "6"])),
        ("GP", health(&["2a", "2b", "2c", "3", "5", "8"])),
        ("HCP", health(&["14", "2a", "2b", "2c", "3", "4", "5", "6"])),
    ] {
        add_ons(organisation_type, &[], &parts.iter().map(String::as_str).collect::<Vec<_>>());
    }
    add_ons("SPO", &[], &["A-SPO.1", "A-SPO.2", "A-SPO.3", "A-SPO.4", "A-SPO.5"]);
    add_ons("BTP", &[], &["A-POL.9", "A-POL.2", "A-POL.3", "A-POL.4"]);
    add_ons("NCA", &[], &["A-POL.9", "A-POL.2", "A-POL.3"]);
    add_ons("VOL", &[], &[]);
    add_ons("COM", &[], &[]);
    add_ons("COM", &[("leisure", "yes")], &["A-SPO.1", "A-SPO.2", "A-SPO.3", "A-SPO.4", "A-SPO.5"]);
    add_ons("SEC", &[], &["A-SEC.1", "A-SEC.2", "A-SEC.3"]);
    add_ons("SEC", &[("holds-children", "no")], &["A-SEC.1", "A-SEC.5", "A-SEC.6"]);
    add_ons("SCH", &[], &[]);
    let council = |part: &str| -> Vec<String> { part.split(' ').map(|number| format!("A-LA.{number}")).collect() };
    let whole = council("8 2 3 4 5 6 7");
    let whole: Vec<&str> = whole.iter().map(String::as_str).collect();
    add_ons("CSC", &[], &whole);
    add_ons("LA", &[], &[]);
    add_ons("LA", &[("whole-council", "yes")], &whole);
    add_ons("LA", &[("housing-services", "yes")], &["A-HOU.1", "A-HOU.2", "A-HOU.3", "A-HOU.4", "A-HOU.5"]);
    add_ons("SCH", &[("nursery", "yes")], &["A-EY.1", "A-EY.2", "A-EY.3", "A-EY.4", "A-EY.5", "A-EY.6"]);
}

#[test]
fn questions_about_contractors_wait_for_an_organisation_that_commissions() {
    let mut story = Story::of(section_11());
    story.organisation_is("LA");
    let asked = |story: &Story| story.domain_progress("S3").required;
    let before = asked(&story);
    story.tells("commissions", "yes");
    assert_eq!(asked(&story), before + 3, "S3.14, S3.10 and S3.11");
}

#[test]
fn who_is_asked_how_much() {
    let shipped = section_11();
    let mut table = String::from("questions asked of each organisation type that says nothing else of itself\n");
    for choice in shipped.questionnaire.choices(Some(&"organisation-types".into())) {
        let mut story = Story::of(shipped.clone());
        story.organisation_is(choice.id.as_str());
        let asked = safeguarding_audit::model::applies::asked_domains(&shipped.questionnaire, &story.record);
        let per_domain: Vec<String> =
            asked.iter().map(|asked| format!("{} {}", asked.domain.id, asked.questions.len())).collect();
        let total: usize = asked.iter().map(|asked| asked.questions.len()).sum();
        table.push_str(&format!("{:<4}{total:>4}  {}\n", choice.id, per_domain.join(", ")));
    }
    let mut keys: BTreeMap<&str, usize> = BTreeMap::new();
    for domain in &shipped.questionnaire.domains {
        keys.insert(domain.id.as_str(), domain.questions.iter().filter(|question| question.key).count());
    }
    let questions = shipped.questionnaire.questions().count();
    table.push_str(&format!(
        "\n{} domains, {questions} questions; key questions per domain:\n",
        shipped.questionnaire.domains.len()
    ));
    keys.iter().for_each(|(domain, count)| table.push_str(&format!("{domain} {count}\n")));
    insta::assert_snapshot!(table);
}
