//! The desk as one file, handed from office to office: nothing is lost, nothing that was chosen is overruled, and the order in which
//! files come changes no figure.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

#[path = "desk_file/beside.rs"]
mod beside;
#[path = "desk_file/choosing.rs"]
mod choosing;
mod story;
#[path = "desk_file/surveys.rs"]
mod surveys;

use proptest::prelude::*;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::desk_file::DeskTaken;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, Looked, WantedList};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::{DeskChoice, RegisterAsk};
use safeguarding_audit::interchange::archive::{FoundFile, Opening};
use safeguarding_audit::interchange::desk_file::{BesideReturns, DESK_NAME, DeskFileWriter, DeskParts, read_desk_file};
use safeguarding_audit::interchange::intake::judge;
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::interchange::register::write_register;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;
use story::subgroup::{organisation, two_domains};
use zip::ZipArchive;

const ROUND: &str = "2026-27";

/// An office: a desk with its files and what is kept beside them, as the worker drives it.
#[derive(Clone, Debug)]
struct Office {
    desk: RowDesk,
    files: BTreeMap<String, String>,
    records: BTreeMap<String, String>,
}

impl Office {
    fn new() -> Self {
        let desk = RowDesk::new(read_questionnaires(&[two_domains().bytes()]));
        Self { desk, files: BTreeMap::new(), records: BTreeMap::new() }
    }

    fn beside(&self) -> BesideReturns {
        let written = |register| String::from_utf8(write_register(register)).expect("it is text");
        let registers = self.desk.registers().iter().map(|(round, register)| (round.clone(), written(register))).collect();
        BesideReturns { registers, records: self.records.clone() }
    }

    /// Adds what was chosen, and takes over the desks that are in it.
    fn adds(&mut self, name: &str, bytes: &[u8]) -> Vec<DeskTaken> {
        let mut desks: Vec<DeskParts> = Vec::new();
        for found in Opening::of(name, bytes.to_vec()) {
            if desks.iter_mut().any(|desk| desk.take(&found)) {
                continue;
            }
            match DeskParts::of(&found) {
                Some(Ok(parts)) => desks.push(parts),
                Some(Err(error)) => self.desk.note(safeguarding_audit::adding_up::desk::desk_file::unread(&found.name, &error)),
                None => self.takes(found),
            }
        }
        let taken: Vec<DeskTaken> = desks
            .iter()
            .map(|parts| {
                let taken = self.desk.take_desk(parts, &self.beside());
                self.records.extend(taken.records.iter().cloned());
                taken.lines(&parts.name).into_iter().for_each(|line| self.desk.note(line));
                taken
            })
            .collect();
        taken
    }

    fn takes(&mut self, found: FoundFile) {
        let questionnaires = Arc::clone(self.desk.questionnaires());
        let judged = judge(&questionnaires, found);
        let at_hand = self.desk.needs(&judged).and_then(|key| self.files.get(key)).cloned();
        let change = self.desk.add(judged, at_hand.as_deref());
        self.files.extend(change.map(|change| (change.key, change.text)));
    }

    fn with(files: &[(&str, Vec<u8>)]) -> Self {
        let mut office = Self::new();
        files.iter().for_each(|(name, bytes)| drop(office.adds(name, bytes)));
        office
    }

    fn expects(&mut self, names: &str) {
        let ask = RegisterAsk::Paste { text: names.to_owned() };
        self.desk.change_register(ROUND, ask, None).expect("the list can be read");
    }

    fn deadline(&mut self, day: &str) {
        let ask = RegisterAsk::Deadlines { first: day.to_owned(), last: String::new() };
        self.desk.change_register(ROUND, ask, None).expect("it is a day");
    }

    fn chooses(&mut self, choosing: DeskChoice) {
        assert!(self.desk.choose(choosing), "it is here");
    }

    fn leaves_out(&mut self, key: &str, reason: &str) {
        self.chooses(DeskChoice::LeaveOut { key: key.to_owned(), reason: reason.to_owned() });
    }

    /// The whole desk in one file.
    fn hands_out(&self) -> Vec<u8> {
        let (file, members) = self.desk.as_file("2026-11-20T14:02:11.000Z", &self.beside());
        let mut writer = DeskFileWriter::begin(&file).expect("it is written");
        for (name, text) in members {
            writer.write(&name, text.as_bytes()).expect("it is written");
        }
        for (key, text) in &self.files {
            let came_as = self.desk.row(key).map_or(key.as_str(), |row| row.file.as_str());
            writer.write_return(came_as, text.as_bytes()).expect("it is written");
        }
        writer.finish().expect("it is written")
    }

    fn opens(&mut self, file: &[u8]) -> DeskTaken {
        let [taken] = self.adds("desk.zip", file).try_into().expect("there is one desk in it");
        taken
    }

    fn sees(&self) -> Looked {
        self.desk.look(&DeskWanted::default())
    }

    /// What figures are made from, but for the names of files and for words.
    fn figures(&self) -> Value {
        let looked = self.sees();
        let what = WantedList::Register { from: 0, like: String::new(), only: Default::default() };
        let register = self.desk.look(&DeskWanted { what, ..DeskWanted::default() }).register;
        let register = register.map(|one| (one.rate, one.expected, one.lines.len(), one.not_expected.len()));
        let tally = looked.tally;
        let counts = [tally.here, tally.counted, tally.waiting, tally.left_out, tally.other_rounds, tally.without_round];
        json!({ "counts": counts, "summaries": looked.summaries, "register": register })
    }

    /// Everything that a desk file says, without when it was made and which names things have in it.
    fn holds(&self) -> Value {
        let (file, _) = self.desk.as_file("", &self.beside());
        json!({ "files": self.files, "records": self.records, "file": file, "registers": self.beside().registers })
    }

    fn says(&self, name: &str) -> (String, String) {
        let lines = self.sees().lines;
        let line = lines.into_iter().find(|line| line.line.name.ends_with(name)).expect("there is a line");
        (line.line.label, line.line.sentence)
    }
}

fn file(id: &str, name: &str, cycle: &str, day: u8) -> Vec<u8> {
    let mut story = organisation(id, "SCH", "in-place");
    story.tells("organisation-name", name);
    story.record.cycle = cycle.to_owned();
    story.submits();
    story.record.declaration.as_mut().expect("it was declared").at = format!("2026-10-{day:02}");
    story.file()
}

fn members(zip: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(zip)).expect("it is a zip");
    let mut all = BTreeMap::new();
    for at in 0..archive.len() {
        let mut member = archive.by_index(at).expect("it is there");
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).expect("it is read");
        let name = member.name().expect("it has a name").into_owned();
        assert!(all.insert(name, bytes).is_none(), "no name stands twice");
    }
    all
}

/// What is said in a desk file, with everything that this names.
fn parts(zip: &[u8]) -> DeskParts {
    let mut found = Opening::of("desk.zip", zip.to_vec());
    let first = found.next().expect("it stands first");
    let mut parts = DeskParts::of(&first).expect("it is a desk").expect("it is read");
    found.for_each(|member| assert!(parts.take(&member) || member.name.contains("returns/"), "nothing else is in it"));
    parts
}

/// A desk file with one member changed.
fn with(zip: &[u8], name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut all = members(zip);
    all.insert(name.to_owned(), bytes.to_vec());
    let first = read_desk_file(&all[DESK_NAME]).unwrap_or_default();
    let mut writer = DeskFileWriter::begin(&first).expect("it is written");
    if name == DESK_NAME {
        writer = DeskFileWriter::begin_with(bytes).expect("it is written");
    }
    for (name, bytes) in all.iter().filter(|(name, _)| *name != DESK_NAME) {
        writer.write(name, bytes).expect("it is written");
    }
    writer.finish().expect("it is written")
}

/// Two schools, one of them twice, a register, a record of something that this version knows nothing of.
fn busy() -> Office {
    let mut office = Office::with(&[
        ("elm.json", file("a", "Elm", ROUND, 1)),
        ("north/elm.json", file("b", "Elm", ROUND, 9)),
        ("oak.json", file("c", "Oak", "", 2)),
    ]);
    office.expects("Elm\nOak\nAsh");
    office.deadline("2026-10-05");
    office.chooses(DeskChoice::Count { key: "a".to_owned() });
    office.chooses(DeskChoice::Round { key: Some("c".to_owned()), round: ROUND.to_owned() });
    office.leaves_out("c", "A test");
    office.records.insert("themes/2026-27".to_owned(), r#"{"themes":["Training"]}"#.to_owned());
    office
}

#[test]
fn everything_at_one_desk_is_at_another_that_opens_its_file() {
    let here = busy();
    let zip = here.hands_out();
    let names: Vec<String> = members(&zip).into_keys().collect();
    assert_eq!(
        names,
        [
            "desk.json",
            "records/themes-2026-27.json",
            "registers/2026-27.json",
            "returns/elm-2.json",
            "returns/elm.json",
            "returns/oak.json"
        ]
    );
    assert_eq!(members(&zip)["returns/oak.json"], file("c", "Oak", "", 2), "the file as it came");
    let mut there = Office::new();
    let taken = there.opens(&zip);
    assert_eq!((taken.choices.taken, taken.choices.differences.len(), taken.unread.len()), (3, 0, 0));
    assert_eq!(there.figures(), here.figures());
    assert_eq!(there.holds(), here.holds());
    assert_eq!(there.says("desk.json").0, "Taken over");
}

#[test]
fn the_same_desk_twice_and_there_and_back_changes_nothing() {
    let mut here = busy();
    let zip = here.hands_out();
    let mut there = Office::new();
    there.opens(&zip);
    let (before, figures) = (there.holds(), there.figures());
    let again = there.opens(&zip);
    assert_eq!((there.holds(), there.figures()), (before, figures));
    assert_eq!((again.choices.taken, again.records.len()), (0, 0));
    assert!(again.said().contains("is known here"), "{}", again.said());
    let at_home = (here.holds(), here.figures());
    let back = here.opens(&there.hands_out());
    assert_eq!((here.holds(), here.figures()), at_home);
    assert_eq!(back.choices.differences, []);
}

#[test]
fn what_was_chosen_otherwise_here_stays_and_is_said_by_name() {
    let mut other = busy();
    other.records.insert("themes/2026-27".to_owned(), r#"{"themes":["Records"]}"#.to_owned());
    let mut here = busy();
    here.leaves_out("c", "Not one of ours.");
    here.chooses(DeskChoice::Count { key: "b".to_owned() });
    here.chooses(DeskChoice::Round { key: Some("c".to_owned()), round: "2025-26".to_owned() });
    here.deadline("2026-11-01");
    let (before, figures) = (here.holds(), here.figures());
    let taken = here.opens(&other.hands_out());
    assert_eq!(here.figures(), figures);
    assert_eq!(here.records, busy().records);
    assert_eq!(here.holds(), before, "what the other desk chose is not handed on as if it were chosen here");
    let said = taken.said();
    for part in [
        "5 things differ here and in the file; what is here stays.",
        "Oak is left out here because: Not one of ours. In the file: A test.",
        "Of Elm “north/elm.json” counts here, and “desk.zip → returns/elm.json” in the file.",
        "Oak is in the round 2025-26 here, and in 2026-27 in the file.",
        "In the register of 2026-27 the first deadline is “2026-11-01” here, and “2026-10-05” in the file.",
        "Your themes of 2026-27 stay; those in the file were not taken over, because themes of two desks cannot be brought \
         together yet.",
    ] {
        let part = part.replace("desk.zip → returns/elm.json", "elm.json");
        assert!(said.contains(&part), "{part}\n{said}");
    }
}

#[test]
fn a_later_revision_keeps_what_was_chosen_about_the_one_before() {
    let mut story = organisation("a", "SCH", "in-place");
    let first = story.submits();
    story.record.correct();
    let second = story.submits();
    let mut other = Office::with(&[("one.json", first)]);
    other.leaves_out("a", "A test");
    let mut here = Office::with(&[("two.json", second)]);
    here.opens(&other.hands_out());
    assert_eq!((here.sees().tally.here, here.sees().tally.left_out), (1, 1));
    assert_eq!(here.desk.rows().next().map(|row| row.revision), Some(2));
}

#[test]
fn a_desk_with_nothing_on_it_is_a_file_too() {
    let mut here = busy();
    let before = here.holds();
    here.opens(&Office::new().hands_out());
    assert_eq!(here.holds(), before);
}

#[test]
fn fields_of_later_versions_are_handed_on() {
    let zip = busy().hands_out();
    let mut file: Value = serde_json::from_slice(&members(&zip)[DESK_NAME]).expect("it is JSON");
    file["minutes"] = json!({ "of": "the last meeting" });
    let mut there = Office::new();
    there.opens(&with(&zip, DESK_NAME, &serde_json::to_vec(&file).expect("it is written")));
    let again: Value = serde_json::from_slice(&members(&there.hands_out())[DESK_NAME]).expect("it is JSON");
    assert_eq!(again["minutes"], file["minutes"]);
}

#[test]
fn of_a_newer_desk_file_the_returns_are_taken_and_the_rest_is_named() {
    let zip = busy().hands_out();
    let mut file: Value = serde_json::from_slice(&members(&zip)[DESK_NAME]).expect("it is JSON");
    file["version"] = json!(2);
    let mut there = Office::new();
    assert_eq!(there.adds("desk.zip", &with(&zip, DESK_NAME, &serde_json::to_vec(&file).expect("it is written"))), []);
    assert_eq!(there.sees().tally.here, 3);
    let (label, sentence) = there.says("desk.json");
    assert!(label == "Not readable" && sentence.contains("newer version"), "{label}: {sentence}");
}

#[test]
fn a_register_that_cannot_be_read_is_named_and_the_rest_is_taken() {
    let zip = with(&busy().hands_out(), "registers/2026-27.json", b"{ \"format\": ");
    let mut there = Office::new();
    let taken = there.opens(&zip);
    assert!(matches!(taken.unread.as_slice(), [(_, ReadError::CutOff { .. })]), "{:?}", taken.unread);
    assert_eq!((there.sees().tally.here, taken.choices.taken, there.records.len()), (3, 3, 1));
    assert!(there.says("registers/2026-27.json").1.contains("cut off"));
}

#[test]
fn a_desk_file_that_is_cut_off_is_named_and_changes_nothing() {
    let zip = busy().hands_out();
    let mut there = Office::new();
    assert_eq!(there.adds("desk.zip", &zip[..zip.len() / 2]), []);
    assert_eq!((there.sees().tally.here, there.sees().tally.needing), (0, 1));
    assert!(there.says("desk.zip").1.contains("cannot be opened"));
}

#[test]
fn what_is_not_here_is_counted_and_a_loose_desk_json_names_what_is_missing() {
    let zip = busy().hands_out();
    let mut there = Office::new();
    let [taken] = there.adds(DESK_NAME, &members(&zip)[DESK_NAME]).try_into().expect("it is a desk");
    assert_eq!((taken.choices.not_here, taken.missing.len()), (3, 2));
    assert!(taken.said().contains("3 choices about returns that are not here"), "{}", taken.said());
}

/// What an office has: returns by number and school, which it leaves out, which one it chose.
fn any_office() -> impl Strategy<Value = Office> {
    let returns = prop::collection::vec((0_u8..6, any::<bool>(), any::<bool>()), 0..6);
    (returns, prop::collection::btree_set(0_u8..5, 0..4)).prop_map(|(returns, expected)| {
        let mut office = Office::new();
        for (which, _, _) in &returns {
            let id = format!("r{which}");
            let cycle = if which % 3 == 0 { "" } else { ROUND };
            office.adds(&format!("{id}.json"), &file(&id, &format!("School {}", which % 2), cycle, which + 1));
        }
        for (which, is_left_out, is_chosen) in &returns {
            let id = format!("r{which}");
            if *is_left_out {
                office.leaves_out(&id, &format!("Because of {}", returns.len()));
            }
            if *is_chosen {
                office.chooses(DeskChoice::Count { key: id.clone() });
                let round = if returns.len() % 2 == 0 { ROUND } else { "2025-26" };
                office.chooses(DeskChoice::Round { key: Some(id), round: round.to_owned() });
            }
        }
        let names: Vec<String> = expected.iter().map(|which| format!("School {which}")).collect();
        if !names.is_empty() {
            office.expects(&names.join("\n"));
        }
        office
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_third_desk_comes_to_the_same_figures_whichever_of_two_comes_first(one in any_office(), other in any_office()) {
        let (one, other) = (one.hands_out(), other.hands_out());
        let (mut first, mut second) = (Office::new(), Office::new());
        first.opens(&one);
        first.opens(&other);
        second.opens(&other);
        second.opens(&one);
        prop_assert_eq!(first.figures(), second.figures());
        let figures = first.figures();
        first.opens(&one);
        prop_assert_eq!(first.figures(), figures, "again is nothing");
    }

    #[test]
    fn what_comes_back_from_another_desk_that_chose_nothing_is_nothing_new(one in any_office()) {
        let mut there = Office::new();
        there.opens(&one.hands_out());
        prop_assert_eq!(there.figures(), one.figures());
        let mut home = one.clone();
        home.opens(&there.hands_out());
        prop_assert_eq!(home.figures(), one.figures());
        prop_assert_eq!(home.holds(), one.holds());
    }

    #[test]
    fn what_an_office_chose_itself_is_not_overruled(one in any_office(), other in any_office()) {
        let before = one.desk.choices().clone();
        let mut home = one.clone();
        home.opens(&other.hands_out());
        let after = home.desk.choices();
        prop_assert!(before.left_out.iter().all(|(key, why)| after.left_out.get(key) == Some(why)));
        prop_assert!(before.rounds.iter().all(|(key, round)| after.rounds.get(key) == Some(round)));
        prop_assert!(before.chosen.iter().all(|key| after.is_own(key)));
    }

    #[test]
    fn whatever_is_cut_off_or_changed_in_a_desk_file_nothing_breaks(cut in 0_usize..4_000, byte in any::<u8>()) {
        let mut zip = busy().hands_out();
        let at = cut % zip.len();
        zip[at] = byte;
        let mut there = Office::new();
        there.adds("desk.zip", &zip);
        there.adds("desk.zip", &zip[..at]);
        there.sees();
    }
}
