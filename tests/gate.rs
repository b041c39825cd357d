//! What the gate takes out before figures are published, one rule after the other: numbers, rounds, actions, sectors that a register
//! does not show, audits of few cases, and quotations.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, PassageLine, WordsWanted};
use safeguarding_audit::adding_up::leaving::Leaving;
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::{PassageSaid, RegisterAsk, ThemeAsk};
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::samples::SEED;
use safeguarding_audit::samples::audits::sample_audits;
use std::collections::{BTreeMap, BTreeSet};
use story::Story;
use story::definition::{Definition, questionnaire};
use story::office::{Office, submitted};
use story::shipped::public;

const INSIDE: Audience = Audience::Inside;
const PUBLISHED: Audience = Audience::Published { names: false };
const NAMED: Audience = Audience::Published { names: true };
const ROUND: &str = "2026-27";

/// A level and a number for all, and a part for sports clubs alone.
fn asked() -> Definition {
    questionnaire()
        .domain("D1", |domain| domain.level("D1.1").asks("D1.2", "number").optional())
        .domain("D2", |domain| domain.level("D2.1").only_for(&["SPO"]))
}

fn office() -> Office {
    Office { desk: RowDesk::new(read_questionnaires(&[asked().bytes()])), files: BTreeMap::new() }
}

fn answers(kind: &str, at: usize, round: &str) -> Story {
    let mut story = Story::with(asked());
    story.record.id = format!("{kind}-{at}-{round}").as_str().into();
    story.record.reference = format!("ST-{kind}-{at}");
    story.tells("organisation-name", &format!("{kind} number {at}"));
    story.organisation_is(kind);
    story.record.cycle = round.to_owned();
    story.answers("D1.1", if at.is_multiple_of(3) { "not-in-place" } else { "in-place" });
    if kind == "SPO" {
        story.answers("D2.1", "in-place");
    }
    story
}

fn adds(office: &mut Office, story: Story) {
    let day = format!("{}-11-02", &story.record.cycle[..4]);
    let name = format!("{}.json", story.record.id);
    office.adds(&name, submitted(story, &day));
}

/// So many of a type, which counted these numbers.
fn counted(office: &mut Office, kind: &str, numbers: &[f64], round: &str) {
    for (at, number) in numbers.iter().enumerate() {
        let mut story = answers(kind, at, round);
        story.types_number("D1.2", *number);
        adds(office, story);
    }
}

fn leaves(office: &Office, audience: Audience) -> Leaving {
    office.desk.leaving(&DeskWanted { today: "2026-12-01".to_owned(), ..DeskWanted::default() }, audience)
}

/// Sum, least, middle and greatest of all numbers; none where there are none.
fn numbers(leaving: &Leaving) -> Option<[Option<i64>; 4]> {
    let [summary] = leaving.figures().summaries.as_slice() else { panic!("one questionnaire") };
    let question = summary.questions.iter().find(|one| one.question.as_str() == "D1.2")?;
    question.all.numbers.map(|of| [of.sum, of.least, Some(of.median), of.greatest])
}

#[test]
fn of_numbers_the_ends_are_not_published_nor_the_middle_of_nine_nor_a_sum_of_nine_children() {
    let of = |each: &[f64]| {
        let mut office = office();
        counted(&mut office, "SCH", each, ROUND);
        (numbers(&leaves(&office, INSIDE)), numbers(&leaves(&office, PUBLISHED)))
    };
    let (inside, published) = of(&[4.0; 10]);
    assert_eq!(inside, Some([Some(4_000), Some(400), Some(400), Some(400)]));
    assert_eq!(published, Some([Some(4_000), None, Some(400), None]));
    assert_eq!(of(&[40.0; 9]).1, None, "nine organisations");
    let small = [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0];
    assert_eq!(of(&small).1, Some([None, None, Some(100), None]), "nine children");
    assert_eq!(of(&[1.0; 10]).1, Some([Some(1_000), None, Some(100), None]), "ten children");
    assert_eq!(of(&[0.0; 10]).1, Some([Some(0), None, Some(0), None]), "nobody is nobody");
}

#[test]
fn a_round_of_two_organisations_is_not_published_beside_this_one() {
    let mut office = office();
    counted(&mut office, "SCH", &[1.0; 2], "2025-26");
    counted(&mut office, "SCH", &[1.0; 6], ROUND);
    let whole = |leaving: &Leaving| {
        leaving.figures().trends[0].domains[0].points.iter().map(|point| point.part.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(whole(&leaves(&office, INSIDE)), [true, true]);
    let published = leaves(&office, PUBLISHED);
    assert_eq!(whole(&published), [false, true]);
    assert!(published.hidden().iter().any(|said| said.starts_with("Rounds in which")), "{:?}", published.hidden());
}

#[test]
fn actions_are_published_by_domain_only_where_every_domain_with_some_is() {
    let with_clubs = |clubs: usize| {
        let mut office = office();
        counted(&mut office, "SCH", &[1.0; 6], ROUND);
        for at in 0..clubs {
            let mut club = answers("SPO", at, ROUND);
            club.plans("1", "D2.1", "Secretary", "2027-01-01");
            adds(&mut office, club);
        }
        let [table] = leaves(&office, PUBLISHED).figures().actions.clone().try_into().expect("one questionnaire");
        (table.figures.all, table.figures.by_domain.iter().any(|of| of.all > 0))
    };
    assert_eq!(with_clubs(2), (2, false), "the part of two clubs is not shown, and what is left of all would be theirs");
    assert_eq!(with_clubs(3), (3, true));
}

#[test]
fn a_sector_that_the_register_does_not_show_has_no_number_of_returns() {
    let mut office = office();
    for (kind, n) in [("SCH", 6), ("GP", 4), ("SPO", 3)] {
        counted(&mut office, kind, &vec![1.0; n], ROUND);
    }
    let sectors = |office: &Office| {
        let leaving = leaves(office, PUBLISHED);
        leaving.figures().summaries[0].sectors.iter().map(|one| one.sector.clone()).collect::<Vec<_>>()
    };
    assert_eq!(sectors(&office), ["Education", "Health", "Sport"]);
    let lines = |kind: &str, sector: &str, n: usize| {
        (0..n).map(|at| format!("{kind} number {at}\t{kind}\t{sector}")).collect::<Vec<_>>().join("\n")
    };
    let text = [lines("SCH", "Education", 6), lines("GP", "Health", 4), lines("SPO", "Sport", 1)].join("\n");
    let text = format!("Name\tType\tSector\n{text}");
    office.desk.change_register(ROUND, RegisterAsk::Paste { text }, None).expect("it is a list");
    assert_eq!(sectors(&office), ["Education"], "neither that of one nor the smallest other one");
}

#[test]
fn audits_of_fewer_than_ten_cases_are_not_published_and_of_more_what_boards_print() {
    let questionnaires = read_questionnaires(&[public("questionnaires/case-audit.json")]);
    let known = &questionnaires[0];
    let audits = sample_audits(&known.questionnaire, &known.digest, SEED);
    let office = |most: usize| {
        let mut office = Office {
            desk: RowDesk::new(read_questionnaires(&[public("questionnaires/case-audit.json")])),
            files: BTreeMap::new(),
        };
        for (at, record) in audits.iter().take(most).enumerate() {
            let file = with_digest(&serde_json::to_value(record).expect("it can be written")).expect("it has a canonical form");
            office.adds(&format!("{at}.json"), file.to_string().into_bytes());
        }
        office
    };
    let few = office(4);
    assert_eq!(leaves(&few, INSIDE).figures().summaries.len(), 1);
    let published = leaves(&few, NAMED);
    assert!(published.figures().summaries.is_empty(), "whatever is named, children are not");
    assert!(published.hidden().iter().any(|said| said.starts_with("Audits of fewer than ten")), "{:?}", published.hidden());
    let many = office(usize::MAX);
    let inside = leaves(&many, INSIDE);
    let published = leaves(&many, PUBLISHED);
    let cases = |leaving: &Leaving| leaving.figures().summaries[0].cases.clone().expect("there are some");
    assert!(cases(&published).cases >= 10 && cases(&published).overall == cases(&inside).overall);
    let summary = &published.figures().summaries[0];
    assert!(summary.domains.is_empty() && summary.overall.all.grades.is_empty(), "not how many children have each grade");
    let moderation = summary.moderation.iter();
    assert!(moderation.clone().all(|one| one.left_out.is_empty() && one.roles.is_empty()));
    assert!(moderation.flat_map(|one| &one.subjects).all(|one| one.agreement.n >= 10));
}

/// What a search finds, as the page shows it.
fn finds(office: &Office, like: &str) -> Vec<PassageLine> {
    let wanted = WordsWanted { like: like.to_owned(), ..WordsWanted::default() };
    let mut search = office.desk.begin_search(ROUND, &Filter::default(), &wanted);
    for key in search.keys() {
        search.read(&key, office.files.get(&key).map(String::as_str));
    }
    let keys: BTreeSet<String> = search.keys_shown().into_iter().collect();
    search.shown(&keys.into_iter().map(|key| (key.clone(), office.files[&key].clone())).collect()).lines
}

fn quotes(office: &Office, audience: Audience) -> Vec<String> {
    let mut leaving = leaves(office, audience);
    for key in office.desk.quoted_files(&leaving, &Filter::default()) {
        office.desk.quote(&mut leaving, &Filter::default(), &key, &office.files[&key]);
    }
    leaving.quotes().to_vec()
}

#[test]
fn a_quotation_is_as_it_was_seen_and_published_without_the_name_of_whose_it_is() {
    let mut office = office();
    let noted = |at: usize, note: &str| {
        let mut story = answers("SCH", at, ROUND);
        story.record.answers.get_mut(&"D1.1".into()).expect("it is answered").note = note.to_owned();
        story
    };
    adds(&mut office, noted(0, "Every child knows whom to tell."));
    adds(&mut office, noted(1, "We at SCH number 1 tell every child."));
    adds(&mut office, noted(2, "Every child has a trusted adult."));
    assert!(quotes(&office, INSIDE).is_empty(), "nobody has said that anything may be quoted");
    for line in finds(&office, "every child") {
        let file = office.files[&line.at.key].clone();
        let say = PassageSaid::MayBeQuoted(true);
        let ask = ThemeAsk::Passage { at: line.at, digest: line.digest, say };
        office.desk.change_themes(ROUND, ask, Some(&file)).expect("it may be quoted");
    }
    let sorted = |audience| {
        let mut found = quotes(&office, audience);
        found.sort();
        found
    };
    let (first, named, third) =
        ("Every child knows whom to tell.", "We at SCH number 1 tell every child.", "Every child has a trusted adult.");
    assert_eq!(sorted(INSIDE), [third, first, named]);
    assert_eq!(sorted(NAMED), [third, first, named]);
    assert_eq!(sorted(PUBLISHED), [third, first]);
    // Words that nobody has seen are not quoted.
    let key = office.files.iter().find(|(_, file)| file.contains("trusted adult")).expect("it is kept").0.clone();
    let changed = office.files[&key].replace("trusted adult", "secret");
    office.files.insert(key, changed);
    assert_eq!(quotes(&office, PUBLISHED), [first]);
}
