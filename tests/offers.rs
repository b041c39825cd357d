//! What is offered before it is fetched says what the questionnaires say.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::interchange::read::{read_partnership, read_questionnaire};
use safeguarding_audit::model::offer::Offer;
use story::shipped::{in_repository, public};

fn index() -> Vec<Offer> {
    serde_json::from_slice(&public("questionnaires/index.json")).expect("the index is read")
}

#[test]
fn the_index_says_what_each_questionnaire_says() {
    let of_files: Vec<Offer> = index()
        .iter()
        .map(|offer| {
            let file = public(&format!("questionnaires/{}.json", offer.id));
            let read = read_questionnaire(&file).expect("the questionnaire is read");
            assert_eq!(read.remarks, [], "{}", offer.id);
            Offer { earlier: offer.earlier.clone(), ..Offer::of(&read.questionnaire) }
        })
        .collect();
    assert_eq!(index(), of_files);
}

#[test]
fn every_questionnaire_that_ships_is_in_the_index() {
    let files = std::fs::read_dir(in_repository("public/questionnaires")).expect("the folder is there");
    let mut names: Vec<String> = files
        .map(|file| file.expect("it can be listed").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".json") && name != "index.json" && name != "items.json")
        .collect();
    let mut expected: Vec<String> = index().iter().map(|offer| format!("{}.json", offer.id)).collect();
    names.sort();
    expected.sort();
    assert_eq!(names, expected);
}

/// What was begun with an edition that was offered before is opened, and added up, with its very text.
#[test]
fn every_earlier_edition_is_there_and_is_what_its_name_says() {
    let mut expected = Vec::new();
    for offer in index() {
        for edition in &offer.earlier {
            let name = format!("{}-{edition}.json", offer.id);
            let read = read_questionnaire(&public(&format!("questionnaires/earlier/{name}"))).expect("it is read");
            assert_eq!((&read.questionnaire.id, &read.questionnaire.edition), (&offer.id, edition));
            expected.push(name);
        }
        let offered = read_questionnaire(&public(&format!("questionnaires/{}.json", offer.id))).expect("it is read");
        assert!(!offer.earlier.contains(&offered.questionnaire.edition), "{} has a new edition", offer.id);
    }
    let files = std::fs::read_dir(in_repository("public/questionnaires/earlier")).expect("the folder is there");
    let mut names: Vec<String> =
        files.map(|file| file.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    expected.sort();
    assert_eq!(names, expected);
}

#[test]
fn the_shipped_partnership_offers_one_of_the_two_section_11_questionnaires() {
    let partnership = read_partnership(&public("partnership.json")).expect("the settings are read");
    let known = index();
    for id in &partnership.questionnaires {
        assert!(known.iter().any(|offer| offer.id == *id), "{id} is not there");
    }
    let section_11 = partnership.questionnaires.iter().filter(|id| id.as_str().starts_with("section-11"));
    assert_eq!(section_11.count(), 1, "nobody is asked the same twice");
}
