//! One desk in two tabs: what one of them adds, chooses or removes is there in the other, and nothing of either is lost.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::adding_up::VerdictLine;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, Looked, WantedList};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::{DeskChoice, RegisterAsk};
use safeguarding_audit::aggregation::counting::Choices;
use safeguarding_audit::aggregation::row::ReturnRow;
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::intake::judge;
use safeguarding_audit::model::register::Register;
use std::collections::BTreeMap;
use std::sync::Arc;
use story::subgroup::{organisation, two_domains};

/// What both tabs keep their desk on.
#[derive(Clone, Default)]
struct Device {
    files: BTreeMap<String, String>,
    rows: BTreeMap<String, ReturnRow>,
    lines: Vec<VerdictLine>,
    choices: Choices,
    registers: BTreeMap<String, Register>,
}

/// A tab, which reads the device again before each thing it does, as the worker does where somebody else has written.
struct Tab {
    desk: RowDesk,
}

impl Tab {
    fn open(device: &Device) -> Self {
        let mut tab = Self { desk: RowDesk::new(read_questionnaires(&[two_domains().bytes()])) };
        tab.reads(device, 0);
        tab
    }

    fn reads(&mut self, device: &Device, lines: usize) {
        let mut fresh = self.desk.with_nothing();
        fresh.go_by(device.choices.clone());
        fresh.go_by_registers(device.registers.clone());
        fresh.remember(device.lines.clone());
        device.rows.iter().for_each(|(key, row)| fresh.hold(key.clone(), row.clone()));
        fresh.go_on_for(&self.desk, lines);
        self.desk = fresh;
    }

    fn follows(&mut self, device: &Device) {
        self.reads(device, self.desk.recent_lines_in_all());
    }

    fn takes(&mut self, device: &Device, name: &str, bytes: &[u8]) -> Option<(String, String, ReturnRow)> {
        let questionnaires = Arc::clone(self.desk.questionnaires());
        let judged = judge(&questionnaires, FoundFile { name: name.to_owned(), bytes: Ok(bytes.to_vec()) });
        let at_hand = self.desk.needs(&judged).and_then(|key| device.files.get(key)).cloned();
        let change = self.desk.add(judged, at_hand.as_deref())?;
        Some((change.key, change.text, change.row))
    }

    fn adds(&mut self, device: &mut Device, name: &str, bytes: &[u8]) {
        self.follows(device);
        if let Some((key, text, row)) = self.takes(device, name, bytes) {
            device.files.insert(key.clone(), text);
            device.rows.insert(key, row);
        }
        device.lines = self.desk.beside().to_vec();
    }

    fn chooses(&mut self, device: &mut Device, choosing: DeskChoice) -> bool {
        self.follows(device);
        let is_here = self.desk.choose(choosing);
        device.choices = self.desk.choices().clone();
        is_here
    }

    fn expects(&mut self, device: &mut Device, name: &str) {
        self.follows(device);
        let ask = RegisterAsk::Add { name: name.to_owned() };
        self.desk.change_register("2026-27", ask, None).expect("a name can be added");
        device.registers = self.desk.registers().clone();
    }

    fn sees(&self, what: WantedList) -> Looked {
        self.desk.look(&DeskWanted { what, ..DeskWanted::default() })
    }

    fn lists(&self) -> Vec<(String, String)> {
        let lines = self.sees(WantedList::Recent).lines.into_iter();
        lines.map(|line| (line.line.name, line.line.label)).collect()
    }
}

fn file(id: &str, name: &str, day: u8) -> Vec<u8> {
    let mut story = organisation(id, "SCH", "in-place");
    story.tells("organisation-name", name);
    story.record.cycle = "2026-27".to_owned();
    story.submits();
    story.record.declaration.as_mut().expect("it was declared").at = format!("2026-10-{day:02}");
    story.file()
}

fn leave_out(key: &str, reason: &str) -> DeskChoice {
    DeskChoice::LeaveOut { key: key.to_owned(), reason: reason.to_owned() }
}

fn said(lines: &[(String, String)]) -> Vec<(&str, &str)> {
    lines.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect()
}

#[test]
fn each_leaves_out_one_return_and_names_one_organisation_and_both_are_so_in_both_tabs() {
    let mut device = Device::default();
    let (mut one, mut other) = (Tab::open(&device), Tab::open(&device));
    one.adds(&mut device, "elm.json", &file("a", "Elm", 1));
    other.adds(&mut device, "oak.json", &file("b", "Oak", 1));
    assert!(one.chooses(&mut device, leave_out("a", "A test")));
    assert!(other.chooses(&mut device, leave_out("b", "Not ours")));
    one.expects(&mut device, "Elm");
    other.expects(&mut device, "Oak");
    one.follows(&device);
    for tab in [&one, &other, &Tab::open(&device)] {
        let looked = tab.sees(WantedList::Recent);
        assert_eq!((looked.tally.here, looked.tally.left_out, looked.tally.counted), (2, 2, 0));
        assert_eq!(tab.desk.registers()["2026-27"].expected.len(), 2);
    }
}

#[test]
fn what_was_added_here_stays_on_the_list_when_the_other_tab_adds_something() {
    let mut device = Device::default();
    let (mut one, mut other) = (Tab::open(&device), Tab::open(&device));
    one.adds(&mut device, "picture.png", b"\x89PNG\r\n\x1a\n");
    one.adds(&mut device, "elm.json", &file("a", "Elm", 1));
    one.adds(&mut device, "elm-again.json", &file("a", "Elm", 1));
    other.adds(&mut device, "letter.pdf", b"%PDF-1.7");
    one.follows(&device);
    let before = one.lists();
    assert_eq!(
        said(&before),
        [
            ("elm.json", "Counted"),
            ("elm-again.json", "Same return again"),
            ("picture.png", "Other file"),
            ("letter.pdf", "Other file")
        ]
    );
    one.follows(&device);
    assert_eq!(one.lists(), before, "reading again without news changes nothing");
    assert_eq!(device.lines.len(), 2, "what became of a file is kept once");
}

#[test]
fn a_revision_that_comes_in_the_other_tab_replaces_the_one_that_was_added_here() {
    let mut story = organisation("a", "SCH", "in-place");
    let first = story.submits();
    story.record.correct();
    let second = story.submits();
    let mut device = Device::default();
    let (mut one, mut other) = (Tab::open(&device), Tab::open(&device));
    one.adds(&mut device, "one.json", &first);
    other.adds(&mut device, "two.json", &second);
    one.follows(&device);
    assert_eq!(said(&one.lists()), [("two.json", "Counted"), ("one.json", "Replaced")]);
    assert_eq!(one.sees(WantedList::Recent).tally.counted, 1);
}

#[test]
fn what_could_not_be_kept_is_gone_once_the_desk_is_read_again_and_what_it_replaced_counts() {
    let mut story = organisation("a", "SCH", "in-place");
    let first = story.submits();
    story.record.correct();
    let second = story.submits();
    let mut device = Device::default();
    let mut tab = Tab::open(&device);
    tab.adds(&mut device, "one.json", &first);
    let lines = tab.desk.recent_lines_in_all();
    let (.., row) = tab.takes(&device, "two.json", &second).expect("it takes the place of the first");
    tab.reads(&device, lines);
    assert_eq!(said(&tab.lists()), [("one.json", "Counted")], "as before");
    tab.desk.note(VerdictLine::not_kept(&row, "There is no room."));
    assert_eq!(said(&tab.lists()), [("two.json", "Not kept"), ("one.json", "Counted")]);
    assert_eq!(tab.sees(WantedList::Recent).tally.needing, 1);
}

#[test]
fn after_everything_was_deleted_in_one_tab_the_other_is_empty_and_brings_nothing_back() {
    let mut device = Device::default();
    let (mut one, mut other) = (Tab::open(&device), Tab::open(&device));
    one.adds(&mut device, "elm.json", &file("a", "Elm", 1));
    one.adds(&mut device, "picture.png", b"\x89PNG\r\n\x1a\n");
    one.chooses(&mut device, leave_out("a", "A test"));
    one.expects(&mut device, "Elm");
    other.follows(&device);
    device = Device::default();
    assert!(!other.chooses(&mut device, leave_out("a", "A name that must not come back")), "it is no longer here");
    assert_eq!(device.choices, Choices::default());
    assert_eq!(other.sees(WantedList::Recent), Looked::default());
    one.adds(&mut device, "oak.json", &file("b", "Oak", 1));
    assert_eq!(said(&one.lists()), [("oak.json", "Counted")], "what is added now is all there is");
    assert_eq!(device.files.len(), 1);
}

#[test]
fn two_organisations_with_one_id_that_come_in_two_tabs_have_two_keys() {
    let mut device = Device::default();
    let (mut one, mut other) = (Tab::open(&device), Tab::open(&device));
    one.adds(&mut device, "elm.json", &file("a", "Elm", 1));
    other.adds(&mut device, "oak.json", &file("a", "Oak", 1));
    assert_eq!(device.files.len(), 2);
}

/// What somebody does: in which tab, what, to which return.
fn any_deeds() -> impl Strategy<Value = Vec<(bool, u8, u8)>> {
    prop::collection::vec((any::<bool>(), 0_u8..4, 0_u8..5), 0..16)
}

fn does(tab: &mut Tab, device: &mut Device, what: u8, which: u8) {
    let id = format!("r{which}");
    match what {
        0 => tab.adds(device, &format!("{id}.json"), &file(&id, &format!("School {}", which % 3), which + 1)),
        1 => drop(tab.chooses(device, leave_out(&id, &format!("Because of {id}")))),
        2 => drop(tab.chooses(device, DeskChoice::Count { key: id })),
        _ => tab.expects(device, &format!("School {which}")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn two_tabs_come_to_what_one_would_have_come_to(deeds in any_deeds()) {
        let (mut alone, mut shared) = (Device::default(), Device::default());
        let mut tab = Tab::open(&alone);
        let mut two = [Tab::open(&shared), Tab::open(&shared)];
        for (is_second, what, which) in &deeds {
            does(&mut tab, &mut alone, *what, *which);
            does(&mut two[usize::from(*is_second)], &mut shared, *what, *which);
        }
        prop_assert_eq!(&alone.choices, &shared.choices);
        prop_assert_eq!(&alone.rows, &shared.rows);
        prop_assert_eq!(&alone.registers, &shared.registers);
        prop_assert_eq!(alone.lines.len(), shared.lines.len());
        for mut open in two {
            open.follows(&shared);
            let files = || WantedList::Files { from: 0, like: String::new() };
            prop_assert_eq!(open.sees(files()), Tab::open(&alone).sees(files()));
        }
    }
}
