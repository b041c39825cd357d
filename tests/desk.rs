//! The subgroup's desk: one round at a time, one return for one organisation, and whatever somebody chooses can be taken back.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, Looked, RegisterShown, StatusFilter, WantedList};
use safeguarding_audit::adding_up::talk::{DeskChoice, RegisterAsk};
use safeguarding_audit::aggregation::row::{ENGINE, ReturnRow};
use safeguarding_audit::aggregation::trend::TrendChange;
use safeguarding_audit::interchange::read::read_return;
use safeguarding_audit::model::filter::Filter;
use story::audits::{audit, case_audit};
use story::office::{Office, round, school, submitted};
use story::subgroup::organisation;

#[test]
fn one_organisation_counts_once_and_the_others_wait_beside_it() {
    let mut office = Office::with(&[
        ("first.json", submitted(school("a", "St Mary's"), "2026-10-01")),
        ("last.json", submitted(school("b", "st mary’s "), "2026-10-09")),
        ("elm.json", submitted(school("c", "Elm Primary"), "2026-10-02")),
    ]);
    assert_eq!(office.counts(), ["elm.json", "last.json"], "the one submitted last counts");
    let looked = office.sees(Filter::default());
    assert_eq!((looked.tally.counted, looked.tally.waiting, looked.summaries[0].counted), (2, 1, 2));
    let waiting = office.lists().into_iter().find(|line| line.line.name == "first.json").expect("it is listed");
    assert_eq!(waiting.instead, "last.json");

    office.desk.choose(DeskChoice::Count { key: office.key_of("first.json") });
    assert_eq!(office.counts(), ["elm.json", "first.json"], "somebody chose the other one");
    office.desk.choose(DeskChoice::Count { key: office.key_of("last.json") });
    assert_eq!(office.counts(), ["elm.json", "last.json"], "and back again");
}

#[test]
fn what_is_left_out_is_in_no_figure_and_another_of_the_same_organisation_takes_its_place() {
    let mut office = Office::with(&[
        ("first.json", submitted(school("a", "St Mary's"), "2026-10-01")),
        ("last.json", submitted(school("b", "St Mary's"), "2026-10-09")),
    ]);
    let before = office.sees(Filter::default());
    let key = office.key_of("last.json");
    office.desk.choose(DeskChoice::LeaveOut { key: key.clone(), reason: "A test".to_owned() });
    assert_eq!(office.counts(), ["first.json"]);
    assert_eq!(office.sees(Filter::default()).tally.left_out, 1);
    office.desk.choose(DeskChoice::TakeBack { key });
    assert_eq!(office.sees(Filter::default()), before, "leaving out and taking back is nothing");
}

#[test]
fn numbers_tell_organisations_of_one_name_apart_and_find_one_of_two_names() {
    let with_urn = |id: &str, name: &str, urn: &str| {
        let mut story = school(id, name);
        story.tells("urn", urn);
        submitted(story, "2026-10-01")
    };
    let office = Office::with(&[
        ("north.json", with_urn("a", "St Mary's", "100001")),
        ("south.json", with_urn("b", "St Mary's", "100002")),
        ("north-again.json", with_urn("c", "St Mary's North", "100 001")),
        ("either.json", submitted(school("d", "St Mary's"), "2026-10-01")),
    ]);
    let looked = office.sees(Filter::default());
    assert_eq!((looked.tally.counted, looked.tally.waiting), (3, 1), "{:?}", office.counts());
    assert_eq!(office.counts().iter().filter(|name| name.starts_with("north")).count(), 1);
}

#[test]
fn audits_of_cases_and_organisations_without_a_name_are_never_taken_for_one() {
    let nameless = |id: &str| submitted(school(id, ""), "2026-10-01");
    let office = Office::with(&[("a.json", nameless("a")), ("b.json", nameless("b"))]);
    assert_eq!(office.sees(Filter::default()).tally.counted, 2);
}

#[test]
fn only_one_round_is_counted_and_the_newest_by_itself() {
    let of = |id: &str, cycle: &str| {
        let mut story = school(id, &format!("School {id}"));
        story.record.cycle = cycle.to_owned();
        story.submits()
    };
    let mut office =
        Office::with(&[("a", of("a", "2025-26")), ("b", of("b", "2026-27")), ("c", of("c", "2026-27")), ("d", of("d", ""))]);
    let looked = office.sees(Filter::default());
    assert_eq!((looked.round.as_str(), looked.tally.counted, looked.tally.other_rounds), ("2026-27", 2, 2));
    assert_eq!(looked.tally.without_round, 1);
    assert_eq!(office.sees(round("2025-26")).tally.counted, 1);
    assert_eq!(office.sees(round("")).tally.counted, 1, "those without a round stand by themselves");
    assert_eq!(office.sees(round("1999-00")).round, "2026-27", "a bookmark of a round that is gone shows the newest");

    office.desk.choose(DeskChoice::Round { key: None, round: "2026-27".to_owned() });
    let looked = office.sees(Filter::default());
    assert_eq!((looked.tally.counted, looked.tally.without_round), (3, 0));
    office.desk.choose(DeskChoice::Round { key: Some(office.key_of("d")), round: String::new() });
    assert_eq!(office.sees(Filter::default()).tally.counted, 2, "what was chosen is taken back");
}

#[test]
fn a_filter_narrows_the_figures_and_says_what_it_leaves_out() {
    let office = Office::with(&[
        ("a", submitted(school("a", "Elm"), "2026-10-01")),
        ("b", {
            let mut story = organisation("b", "GP", "in-place");
            story.record.cycle = "2026-27".to_owned();
            story.submits()
        }),
    ]);
    let all = office.sees(Filter::default());
    assert_eq!(all.kinds.iter().map(|kind| (kind.id.as_str(), kind.n)).collect::<Vec<_>>(), [("GP", 1), ("SCH", 1)]);
    let schools = office.sees(Filter { kind: Some("SCH".to_owned()), ..Filter::default() });
    assert_eq!((schools.tally.counted, schools.tally.filtered, schools.summaries[0].counted), (1, 1, 1));
    assert_eq!(schools.kinds, all.kinds, "the others can still be chosen");
}

#[test]
fn what_is_not_counted_is_listed_with_what_needs_somebody_first() {
    let office = Office::with(&[
        ("a.json", submitted(school("a", "Elm"), "2026-10-01")),
        ("draft.json", school("b", "Oak").file()),
        ("picture.png", b"\x89PNG\r\n\x1a\n".to_vec()),
    ]);
    let looked = office.sees(Filter::default());
    assert_eq!((looked.tally.not_counted, looked.tally.needing), (2, 1));
    let names: Vec<String> = office.lists().into_iter().map(|line| line.line.name).collect();
    assert_eq!(names, ["draft.json", "a.json", "picture.png"]);
    assert_eq!(looked.lines.len(), 3, "each file added has its line");
}

#[test]
fn a_long_list_comes_in_portions_and_can_be_looked_through() {
    let mut office = Office::new();
    for at in 0..130 {
        office.adds(&format!("{at:03}.json"), school(&format!("r{at}"), &format!("School {at:03}")).submits());
    }
    let look = |from: usize, like: &str| {
        let like = like.to_owned();
        office.desk.look(&DeskWanted { what: WantedList::Organisations { from, like }, ..DeskWanted::default() })
    };
    let names = |looked: &Looked| looked.organisations[0].lines.iter().map(|line| line.name.clone()).collect::<Vec<_>>();
    let (first, rest) = (look(0, ""), look(100, ""));
    assert_eq!((names(&first).len(), names(&rest).len(), rest.organisations_in_all), (100, 30, 130));
    assert_eq!(names(&rest)[0], "School 100");
    assert_eq!(names(&look(0, "school 12")).len(), 10);
}

#[test]
fn a_revision_takes_the_place_of_the_earlier_one_and_both_files_are_accounted_for() {
    let mut story = school("a", "Elm");
    let first = story.submits();
    story.record.correct();
    let office = Office::with(&[("one.json", first), ("two.json", story.submits())]);
    assert_eq!(office.counts(), ["two.json"]);
    let replaced = office.lists().into_iter().find(|line| line.line.name == "one.json").expect("it is named");
    assert_eq!((replaced.line.label.as_str(), replaced.line.needs_nobody), ("Replaced", true));
}

#[test]
fn a_row_holds_what_its_return_gives_and_is_made_anew_where_it_no_longer_fits() {
    let file = submitted(school("a", "Elm"), "2026-10-01");
    let office = Office::with(&[("a.json", file.clone())]);
    let known = &office.desk.questionnaires()[0];
    let record = read_return(&file).expect("it is read").record;
    let row = office.desk.rows().next().expect("there is one").clone();
    assert_eq!(row, ReturnRow { file: "a.json".to_owned(), ..ReturnRow::of(&known.questionnaire, &known.digest, &record) });
    let written = serde_json::to_string(&row).expect("it is written");
    assert_eq!(serde_json::from_str::<ReturnRow>(&written).expect("it is read"), row);
    assert!(office.desk.fits(&row));
    assert!(!office.desk.fits(&ReturnRow { engine: ENGINE + 1, ..row.clone() }));
    assert!(!office.desk.fits(&ReturnRow { made_with: "sha256:other".to_owned(), ..row }));
}

/// A return of one of few organisations in one of few rounds, so that there are doubles.
fn any_return() -> impl Strategy<Value = (u8, u8, u8, u8)> {
    (0_u8..12, 0_u8..4, 0_u8..3, 1_u8..28)
}

fn file_of((id, name, cycle, day): (u8, u8, u8, u8)) -> (String, Vec<u8>) {
    let mut story = school(&format!("r{id}"), &format!("School {name}"));
    story.record.cycle = ["", "2025-26", "2026-27"][usize::from(cycle)].to_owned();
    (format!("{id}-{name}-{cycle}-{day}.json"), submitted(story, &format!("2026-10-{day:02}")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn neither_the_order_of_files_nor_adding_them_twice_changes_a_figure(
        mut all in prop::collection::btree_map(0_u8..12, (0_u8..4, 0_u8..3, 1_u8..28), 1..8),
        turn in 0_usize..8,
    ) {
        let files: Vec<(String, Vec<u8>)> =
            std::mem::take(&mut all).into_iter().map(|(id, (name, cycle, day))| file_of((id, name, cycle, day))).collect();
        let brought = |files: Vec<(String, Vec<u8>)>| {
            let mut office = Office::new();
            files.into_iter().for_each(|(name, bytes)| office.adds(&name, bytes));
            office
        };
        let mut turned = files.clone();
        turned.rotate_left(turn % files.len());
        turned.reverse();
        let (first, second) = (brought(files.clone()), brought(turned));
        let twice = brought(files.iter().chain(&files).cloned().collect());
        for round in ["", "2025-26", "2026-27"] {
            let of = |office: &Office| { let looked = office.sees(of_round(round)); (looked.summaries, looked.tally.counted) };
            prop_assert_eq!(of(&first), of(&second));
            prop_assert_eq!(of(&first), of(&twice));
        }
        prop_assert_eq!(first.counts(), second.counts());
        let standing = first.lists().iter().filter(|line| line.place.is_some()).count();
        prop_assert_eq!(standing, files.len(), "every return stands somewhere");
    }

    #[test]
    fn leaving_out_and_taking_back_is_nothing(returns in prop::collection::vec(any_return(), 1..6), which in 0_usize..6) {
        let mut office = Office::new();
        for one in returns {
            let (name, bytes) = file_of(one);
            office.adds(&name, bytes);
        }
        let keys: Vec<String> = office.lists().into_iter().map(|line| line.key).filter(|key| !key.is_empty()).collect();
        let key = keys[which % keys.len()].clone();
        let before = office.sees(Filter::default());
        office.desk.choose(DeskChoice::LeaveOut { key: key.clone(), reason: "Because".to_owned() });
        office.desk.choose(DeskChoice::TakeBack { key });
        prop_assert_eq!(office.sees(Filter::default()), before);
    }
}

fn of_round(named: &str) -> Filter {
    round(named)
}

// ---- the register ------------------------------------------------------

fn says(office: &mut Office, ask: RegisterAsk) -> Vec<String> {
    office.desk.change_register("2026-27", ask, None).expect("there is nothing wrong with it")
}

fn register_of(office: &Office, only: StatusFilter) -> RegisterShown {
    let what = WantedList::Register { from: 0, like: String::new(), only };
    let looked = office.desk.look(&DeskWanted { filter: of_round("2026-27"), what, ..DeskWanted::default() });
    looked.register.expect("the round has a register")
}

fn stands(register: &RegisterShown) -> Vec<(&str, &str)> {
    let mut lines: Vec<(&str, &str)> = register.lines.iter().map(|line| (line.name.as_str(), line.status.as_str())).collect();
    lines.sort_unstable();
    lines
}

#[test]
fn whoever_is_expected_has_returned_or_not_and_a_name_is_confirmed_once() {
    let mut office = Office::with(&[
        ("mary.json", submitted(school("a", "St Mary's"), "2026-10-01")),
        ("elm.json", submitted(school("b", "Elm Community Primary"), "2026-11-09")),
        ("other.json", submitted(school("c", "Harbour Sea Cadets"), "2026-10-02")),
    ]);
    let text = "Name\tType\nst mary’s \tSchool\nElm Primary School\tSchool\nOak Primary\tSchool\n".to_owned();
    let said = says(&mut office, RegisterAsk::Paste { text });
    assert_eq!(said[0], "3 organisations added to the register.");
    says(&mut office, RegisterAsk::Deadlines { first: "31 October 2026".to_owned(), last: "2026-11-30".to_owned() });
    let register = register_of(&office, StatusFilter::All);
    assert_eq!(
        stands(&register),
        [
            ("Elm Primary School", "Not returned"),
            ("Oak Primary", "Not returned"),
            ("st mary’s", "Returned by the first deadline"),
        ]
    );
    let elm = register.not_expected.iter().find(|one| one.name == "Elm Community Primary").expect("nobody expected it");
    let (id, known) = elm.maybe.first().cloned().expect("it may be Elm Primary School");
    assert_eq!(known, "Elm Primary School");

    says(&mut office, RegisterAsk::Same { id, name: "Elm Community Primary".to_owned() });
    let register = register_of(&office, StatusFilter::All);
    assert!(stands(&register).contains(&("Elm Primary School", "Returned by the final deadline")));
    assert_eq!(register.not_expected.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Harbour Sea Cadets"]);
    assert!(register.rate.starts_with("1 of 3 organisations by the first deadline; 2 of 3"), "{}", register.rate);
    assert_eq!(stands(&register_of(&office, StatusFilter::NotReturned)), [("Oak Primary", "Not returned")]);
    let chase = String::from_utf8(office.desk.chase_list("2026-27").expect("there is a register")).expect("it is text");
    assert!(chase.contains("Oak Primary") && !chase.contains("Elm"), "{chase}");
}

#[test]
fn a_register_begins_the_next_round_and_says_who_returned_neither_time() {
    let mut office = Office::with(&[("elm.json", submitted(school("b", "Elm"), "2026-10-01"))]);
    office
        .desk
        .change_register("2025-26", RegisterAsk::Paste { text: "Elm\nOak\n".to_owned() }, None)
        .expect("it is a list of names");
    says(&mut office, RegisterAsk::CopyFrom { round: "2025-26".to_owned() });
    let register = register_of(&office, StatusFilter::All);
    assert_eq!(stands(&register), [("Elm", "Returned"), ("Oak", "Not returned")]);
    let oak = register.lines.iter().find(|line| line.name == "Oak").expect("it is expected");
    assert!(oak.is_again, "nothing came last time either");
    says(&mut office, RegisterAsk::LeaveOut { id: oak.id.clone(), reason: "It has closed".to_owned() });
    let register = register_of(&office, StatusFilter::All);
    assert!(stands(&register).contains(&("Oak", "Not in scope")));
    says(&mut office, RegisterAsk::Remove);
    let looked = office.sees(of_round("2026-27"));
    assert_eq!((looked.register, looked.tally.counted), (None, 1), "the return stays");
}

#[test]
fn what_is_no_list_and_no_day_is_said_and_changes_nothing() {
    let mut office = Office::new();
    says(&mut office, RegisterAsk::Paste { text: "Elm\n".to_owned() });
    let before = office.desk.registers().clone();
    for ask in [
        RegisterAsk::Paste { text: " \n\n".to_owned() },
        RegisterAsk::List,
        RegisterAsk::Deadlines { first: "soon".to_owned(), last: String::new() },
    ] {
        let wrong = office.desk.change_register("2026-27", ask, None).expect_err("it is refused");
        assert!(wrong.len() > 10, "in a sentence: {wrong}");
    }
    assert_eq!(office.desk.registers(), &before);
}

// ---- trend -------------------------------------------------------------

#[test]
fn rounds_stand_side_by_side_and_a_rise_is_shown_with_enough_returns_on_both_sides() {
    let mut office = Office::new();
    let mut sends = |count: usize, good: usize, cycle: &str| {
        for at in 0..count {
            let level = if at < good { "in-place" } else { "not-in-place" };
            let mut story = organisation(&format!("{cycle}-{at}"), "SCH", level);
            story.tells("organisation-name", &format!("School {at}"));
            story.record.cycle = cycle.to_owned();
            office.adds(&format!("{cycle}-{at}.json"), story.submits());
        }
    };
    sends(10, 5, "2024-25");
    sends(10, 8, "2025-26");
    sends(9, 1, "2026-27");
    let looked = office.desk.look(&DeskWanted { what: WantedList::Trend, ..DeskWanted::default() });
    let [trend] = looked.trends.as_slice() else { panic!("{} trends", looked.trends.len()) };
    let rounds: Vec<(&str, usize)> = trend.rounds.iter().map(|(round, _, counted)| (round.as_str(), *counted)).collect();
    assert_eq!(rounds, [("2024-25", 10), ("2025-26", 10), ("2026-27", 9)]);
    let question = trend.questions.iter().find(|line| line.id == "D1.1").expect("it is in the trend");
    let changes: Vec<TrendChange> = question.points.iter().map(|point| point.change).collect();
    assert_eq!(changes, [TrendChange::New, TrendChange::Up, TrendChange::TooFew], "nine are too few to say that it fell");
    let figures: Vec<_> = question.points.iter().map(|point| point.part.map(|part| (part.x, part.n))).collect();
    assert_eq!(figures, [Some((5, 10)), Some((8, 10)), Some((1, 9))]);
    assert_eq!(looked.tally.counted, 9, "the figures beside it are of the newest round alone");
}

// ---- what could have gone wrong -----------------------------------------

#[test]
fn to_be_confirmed_is_nobodys_number() {
    let practice = |id: &str, name: &str, code: &str| {
        let mut story = school(id, name);
        story.tells("ods-code", code);
        submitted(story, "2026-10-01")
    };
    let office = Office::with(&[
        ("a", practice("a", "Ash Surgery", "TBC")),
        ("b", practice("b", "Birch Surgery", "TBC")),
        ("c", practice("c", "Cedar Surgery", "N/A")),
        ("d", practice("d", "Dogwood Surgery", "n/a")),
    ]);
    assert_eq!(office.sees(Filter::default()).tally.counted, 4);
}

#[test]
fn a_choice_of_another_filter_begins_the_list_again() {
    let mut what = WantedList::Organisations { from: 200, like: "elm".to_owned() };
    what.begin_again();
    assert_eq!(what.place(), (0, "elm".to_owned()));
}

#[test]
fn the_row_of_an_audit_holds_no_word_of_what_was_written_about_a_child() {
    const SAID: &str = "Something that somebody wrote";
    let mut story = audit(1, 3);
    for judgement in story.record.judgements.values_mut().chain(&mut story.record.overall_judgement) {
        SAID.clone_into(&mut judgement.because);
    }
    for answer in story.record.answers.values_mut() {
        SAID.clone_into(&mut answer.note);
    }
    story.plans("1", "E1.1", SAID, "2027-01-01");
    let known = case_audit().read();
    let row = ReturnRow::of(&known.questionnaire, &known.digest, &story.record);
    let written = serde_json::to_string(&row).expect("it is written");
    assert!(!written.contains(SAID), "{written}");
}

#[test]
fn a_round_that_somebody_gave_is_the_round_of_the_figures() {
    let mut elm = school("a", "Elm Primary");
    elm.record.cycle = String::new();
    let mut office = Office::with(&[("elm.json", submitted(elm, "2026-10-01"))]);
    office.desk.choose(DeskChoice::Round { key: None, round: "2026-27".to_owned() });
    let looked = office.sees(round("2026-27"));
    assert_eq!(looked.summaries[0].cycles, ["2026-27"]);
}

#[test]
fn an_incomplete_return_that_was_left_out_leaves_its_organisation_not_returned() {
    let mut elm = school("a", "Elm Primary");
    elm.takes_back("D1.2");
    let mut office = Office::with(&[("elm.json", submitted(elm, "2026-10-01"))]);
    let ask = RegisterAsk::Add { name: "Elm Primary".to_owned() };
    office.desk.change_register("2026-27", ask, None).expect("a name can be added");
    let status = |office: &Office| {
        let what = WantedList::Register { from: 0, like: String::new(), only: StatusFilter::All };
        let looked = office.desk.look(&DeskWanted { what, ..DeskWanted::default() });
        looked.register.expect("there is a register").lines[0].status.clone()
    };
    let before = status(&office);
    office.desk.choose(DeskChoice::LeaveOut { key: office.key_of("elm.json"), reason: "A test".to_owned() });
    assert_ne!(before, status(&office), "what was left out is no return");
    assert_eq!(status(&office), "Not returned");
}
