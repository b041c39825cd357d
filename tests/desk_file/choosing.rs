//! What was taken back, moved or left out where two offices hand their desks to and fro.

use super::{Office, ROUND, file};
use safeguarding_audit::adding_up::talk::{DeskChoice, RegisterAsk};
use safeguarding_audit::model::ids::ExpectedId;

fn take_back(key: &str) -> DeskChoice {
    DeskChoice::TakeBack { key: key.to_owned() }
}

fn id_of(office: &Office, name: &str) -> ExpectedId {
    let expected = office.desk.registers()[ROUND].expected.iter().find(|expected| expected.name == name);
    expected.map(|expected| expected.id.clone()).expect("it is expected")
}

fn out_of_scope(office: &Office, name: &str) -> Option<String> {
    office.desk.registers()[ROUND].expects(&id_of(office, name)).and_then(|expected| expected.out_of_scope.clone())
}

impl Office {
    fn expects_nothing_of(&mut self, name: &str, reason: &str) {
        let ask = RegisterAsk::LeaveOut { id: id_of(self, name).to_string(), reason: reason.to_owned() };
        self.desk.change_register(ROUND, ask, None).expect("it is in the register");
    }

    fn expects_again(&mut self, name: &str) {
        let ask = RegisterAsk::TakeBack { id: id_of(self, name).to_string() };
        self.desk.change_register(ROUND, ask, None).expect("it is in the register");
    }
}

#[test]
fn what_was_counted_again_here_is_not_left_out_once_more_by_the_same_file() {
    let mut other = Office::with(&[("elm.json", file("a", "Elm", ROUND, 1)), ("oak.json", file("b", "Oak", ROUND, 1))]);
    other.leaves_out("a", "A test");
    let zip = other.hands_out();
    let mut here = Office::new();
    let said = here.opens(&zip).said();
    assert!(said.contains("Left out of the figures from now on: Elm (A test)."), "{said}");
    here.chooses(take_back("a"));
    let said = here.opens(&zip).said();
    assert_eq!((here.sees().tally.counted, here.sees().tally.left_out), (2, 0), "{said}");
    assert!(said.contains("Elm counts again here, and is left out in the file because: A test."), "{said}");
    assert!(!said.contains("from now on"), "{said}");
    here.leaves_out("a", "A test");
    let said = here.opens(&zip).said();
    assert!(said.contains("is known here"), "left out here by now too: {said}");
}

#[test]
fn every_return_that_is_left_out_now_is_named() {
    let names: Vec<String> = (0..30).map(|at| format!("School {at}")).collect();
    let files: Vec<(String, Vec<u8>)> =
        (0..30).map(|at| (format!("{at}.json"), file(&format!("r{at}"), &names[at], ROUND, 1))).collect();
    let files: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let mut other = Office::with(&files);
    (0..30).for_each(|at| other.leaves_out(&format!("r{at}"), ""));
    let said = Office::new().opens(&other.hands_out()).said();
    for name in &names {
        assert!(said.contains(name.as_str()), "{name}: {said}");
    }
}

#[test]
fn choices_that_were_removed_with_the_returns_do_not_undo_what_was_counted_again_since() {
    let mut office = Office::with(&[("elm.json", file("a", "Elm", ROUND, 1)), ("oak.json", file("b", "Oak", ROUND, 1))]);
    office.leaves_out("a", "A test");
    office.leaves_out("b", "A test");
    office.chooses(take_back("b"));
    let removed = office.desk.choices().clone();
    // The same return was added, left out and counted again meanwhile.
    let mut since = Office::with(&[("elm.json", file("a", "Elm", ROUND, 1))]);
    since.leaves_out("a", "Another test");
    since.chooses(take_back("a"));
    let mut choices = since.desk.choices().clone();
    choices.fill_in(&removed);
    since.adds("oak.json", &file("b", "Oak", ROUND, 1));
    since.desk.go_by(choices);
    since.opens(&{
        let mut other = Office::with(&[("oak.json", file("b", "Oak", ROUND, 1))]);
        other.leaves_out("b", "A test");
        other.hands_out()
    });
    assert_eq!((since.sees().tally.counted, since.sees().tally.left_out), (2, 0), "both were counted again by somebody here");
}

#[test]
fn an_organisation_that_is_expected_again_here_is_not_left_out_once_more_by_the_same_file() {
    let mut other = Office::new();
    other.expects("Elm\nOak");
    other.expects_nothing_of("Elm", "It has closed.");
    let zip = other.hands_out();
    let mut here = Office::new();
    here.expects("Elm");
    let said = here.opens(&zip).said();
    assert_eq!(out_of_scope(&here, "Elm"), Some("It has closed.".to_owned()));
    assert!(said.contains("Nothing is expected from now on, in the register of 2026-27, of: Elm (It has closed)."), "{said}");
    here.expects_again("Elm");
    let said = here.opens(&zip).said();
    assert_eq!(out_of_scope(&here, "Elm"), None, "{said}");
    assert!(
        said.contains("In the register of 2026-27 Elm is expected again here, and not in the file because: It has closed."),
        "{said}"
    );
    here.expects_nothing_of("Elm", "It has closed.");
    let said = here.opens(&zip).said();
    assert!(said.contains("is known here"), "{said}");
}

#[test]
fn that_somebody_expects_an_organisation_again_is_not_handed_on_so_the_order_of_two_desks_changes_nothing() {
    let mut one = Office::new();
    one.expects("Elm");
    one.expects_nothing_of("Elm", "It has closed.");
    let mut other = one.clone();
    other.expects_again("Elm");
    let (one, other) = (one.hands_out(), other.hands_out());
    let orders = [[&one, &other], [&other, &one]].map(|files| {
        let mut third = Office::new();
        files.into_iter().for_each(|file| drop(third.opens(file)));
        third
    });
    assert_eq!(orders[0].figures(), orders[1].figures());
    let out = orders.each_ref().map(|office| out_of_scope(office, "Elm"));
    assert_eq!(out[0], out[1]);
}

#[test]
fn a_round_that_another_file_moves_is_said_to_have_moved() {
    let file_in = |round: &str| {
        let mut office = Office::with(&[("oak.json", file("c", "Oak", "", 2))]);
        office.chooses(DeskChoice::Round { key: Some("c".to_owned()), round: round.to_owned() });
        office.hands_out()
    };
    let (earlier, later) = (file_in("2025-26"), file_in("2026-27"));
    let mut here = Office::new();
    here.opens(&earlier);
    let said = here.opens(&later).said();
    assert_eq!(here.desk.choices().rounds["c"], "2026-27");
    assert!(
        said.contains("Oak is in the round 2026-27 now, as in this file, and no longer in 2025-26, as in an earlier one."),
        "{said}"
    );
    assert!(!said.contains("what is here stays"), "{said}");
    let said = here.opens(&earlier).said();
    assert_eq!(here.desk.choices().rounds["c"], "2026-27");
    assert!(said.contains("Oak is in the round 2026-27 here, and in 2025-26 in the file."), "{said}");
}
