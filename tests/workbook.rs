//! The workbook that leaves the desk, read back by another program: every figure is in it, nothing that anybody typed is run, and
//! what is published names nobody. A third program reads the files that are written here: `scripts/read-back`.
#![allow(clippy::expect_used, clippy::panic, reason = "a story whose own files are broken should stop")]

#[path = "workbook/reading.rs"]
mod reading;
mod story;

use calamine::Data;
use reading::{ReadRow, ReadWorkbook, csv_rows, number, said, text, unzipped};
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::DeskWanted;
use safeguarding_audit::adding_up::leaving::{Leaving, WorkbookAbout};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::talk::{RegisterAsk, ThemeAsk};
use safeguarding_audit::aggregation::distribution::{Distribution, Proportion};
use safeguarding_audit::aggregation::questions::{AnswerFigures, NumberFigures};
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::intake::{Judged, judge};
use safeguarding_audit::interchange::tables::sheets::{Workbook, WorkbookCell};
use safeguarding_audit::interchange::tables::workbook::xlsx;
use safeguarding_audit::interchange::tables::zipped::tables_zip;
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::model::audit_return::Return;
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::model::themes::ThemeKind;
use safeguarding_audit::samples::SEED;
use safeguarding_audit::samples::audits::sample_audits;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::LazyLock;
use story::definition::{Definition, questionnaire};
use story::office::{Office, school, submitted};
use story::shipped::{public, samples};
use story::subgroup::organisation;

const PUBLISHED: Audience = Audience::Published { names: false };
const ROUND: &str = "2026-27";

fn about() -> WorkbookAbout {
    WorkbookAbout {
        partnership: "Northshire Safeguarding Children Partnership".to_owned(),
        made_on: "2026-12-01".to_owned(),
        version: "0.1.0".to_owned(),
    }
}

fn leaves(office: &Office, audience: Audience) -> Leaving {
    office.desk.leaving(&DeskWanted { today: "2026-12-01".to_owned(), ..DeskWanted::default() }, audience)
}

fn made(office: &Office, audience: Audience) -> Workbook {
    leaves(office, audience).workbook(&about())
}

fn read(workbook: &Workbook) -> ReadWorkbook {
    ReadWorkbook::of(&xlsx(workbook).expect("it can be written"))
}

/// A school's return under this name.
fn named(id: &str, name: &str) -> (String, Vec<u8>) {
    (format!("{id}.json"), submitted(school(id, name), "2026-11-02"))
}

fn office(names: &[&str]) -> Office {
    let mut office = Office::new();
    for (at, name) in names.iter().enumerate() {
        let (file, bytes) = named(&format!("s{at}"), name);
        office.adds(&file, bytes);
    }
    office
}

/// So many schools and so many of other types.
fn of_kinds(kinds: &[(&str, usize)], round: &str) -> Vec<(String, Vec<u8>)> {
    let one = |kind: &str, at: usize| {
        let level = if at.is_multiple_of(3) { "not-in-place" } else { "in-place" };
        let mut story = organisation(&format!("{kind}-{at}-{round}"), kind, level);
        story.tells("organisation-name", &format!("{kind} number {at}"));
        story.record.cycle = round.to_owned();
        (format!("{kind}-{at}-{round}.json"), submitted(story, &format!("{}-11-02", &round[..4])))
    };
    kinds.iter().flat_map(|(kind, n)| (0..*n).map(move |at| one(kind, at))).collect()
}

fn survey() -> Definition {
    let levels = json!([{ "id": "yes", "label": "Yes", "value": 2 }, { "id": "some", "label": "Sometimes", "value": 1 },
        { "id": "no", "label": "No", "value": 0 }]);
    questionnaire()
        .with("/id", json!("young"))
        .with("/title", json!("Young people"))
        .with("/kind", json!("survey"))
        .with("/scales", json!([{ "id": "three", "good_from": "yes", "levels": levels }]))
        .with("/profile", json!([]))
        .with("/grading", json!({ "scale": "none", "domain": { "method": "none" }, "overall": { "method": "none" } }))
        .domain("Y1", |domain| domain.level("Y1.1").with("scale", json!("three")).asks("Y1.2", "number"))
}

fn replies() -> Vec<u8> {
    let level = |at: usize| {
        if at < 30 {
            "yes"
        } else if at < 38 {
            "some"
        } else {
            "no"
        }
    };
    let reply = |at: usize| json!({ "answers": { "Y1.1": { "value": level(at) }, "Y1.2": { "value": at % 7 } } });
    let file = json!({
        "format": "safeguarding-audit/replies", "version": 1, "id": "5d1c", "reference": "YP-0000-0001",
        "questionnaire": { "id": "young", "edition": "2026", "digest": survey().read().digest },
        "cycle": ROUND, "replies": (0..40).map(reply).collect::<Vec<Value>>(),
    });
    with_digest(&file).expect("it has a canonical form").to_string().into_bytes()
}

fn bytes(record: &Return) -> Vec<u8> {
    let record = serde_json::to_value(record).expect("it can be written");
    with_digest(&record).expect("it has a canonical form").to_string().into_bytes()
}

/// A round as large as a real one: 419 invented returns, some of the round before, audits of cases, a survey and a register.
static LARGE: LazyLock<Office> = LazyLock::new(|| {
    let files = ["section-11.json", "case-audit.json"].map(|name| public(&format!("questionnaires/{name}")));
    let questionnaires = read_questionnaires(&[files[0].clone(), files[1].clone(), survey().bytes()]);
    let audits = sample_audits(&questionnaires[1].questionnaire, &questionnaires[1].digest, SEED);
    let mut office = Office { desk: RowDesk::new(questionnaires), files: BTreeMap::new() };
    for (at, record) in samples(419).iter().enumerate() {
        office.adds(&format!("{at}.json"), bytes(record));
    }
    for (at, mut record) in samples(60).into_iter().enumerate() {
        (record.cycle, record.id) = ("2025-26".to_owned(), format!("earlier-{at}").as_str().into());
        office.adds(&format!("{at}-earlier.json"), bytes(&record));
    }
    for (at, record) in audits.iter().enumerate() {
        office.adds(&format!("audit-{at}.json"), bytes(record));
    }
    let found = FoundFile { name: "replies.json".to_owned(), bytes: Ok(replies()) };
    let Judged::Replies(found) = judge(&Arc::clone(office.desk.questionnaires()), found) else { panic!("these are replies") };
    office.desk.add_replies(*found).expect("they are new");
    for round in [ROUND, "2025-26"] {
        let named = office.desk.rows().filter(|row| row.cycle == round).map(|row| row.organisation.clone());
        let lines: BTreeSet<String> = named.chain(["St Elsewhere".to_owned()]).collect();
        let text = format!("Name\n{}", lines.into_iter().collect::<Vec<_>>().join("\n"));
        office.desk.change_register(round, RegisterAsk::Paste { text }, None).expect("it is a list");
    }
    office
});

static LARGE_INSIDE: LazyLock<Leaving> = LazyLock::new(|| leaves(&LARGE, Audience::Inside));
static LARGE_PUBLISHED: LazyLock<Leaving> = LazyLock::new(|| leaves(&LARGE, PUBLISHED));
/// The workbook of all of it, and as another program reads it.
static LARGE_WORKBOOK: LazyLock<Workbook> = LazyLock::new(|| LARGE_INSIDE.workbook(&about()));
static LARGE_FILE: LazyLock<Vec<u8>> = LazyLock::new(|| xlsx(&LARGE_WORKBOOK).expect("it can be written"));
static LARGE_READ: LazyLock<ReadWorkbook> = LazyLock::new(|| ReadWorkbook::of(&LARGE_FILE));

/// Writes what `scripts/read-back` has a third program read.
fn for_another_program(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("read-back");
    std::fs::create_dir_all(&folder).expect("there is room");
    std::fs::write(folder.join(name), bytes).expect("there is room");
}

fn percent_of(part: Proportion) -> String {
    part.percent().filter(|_| part.n >= 10).map_or_else(|| "[x]".to_owned(), |percent| percent.to_string())
}

// ---- what is in it ------------------------------------------------------

#[test]
fn a_round_with_nothing_is_a_workbook_of_notes_that_says_so() {
    let workbook = read(&made(&Office::new(), Audience::Inside));
    assert_eq!(workbook.names(), ["Notes"]);
    assert!(workbook.note("Tables").contains("no tables"), "{:?}", workbook.rows("Notes"));
}

#[test]
fn one_return_is_counts_without_percentages() {
    let workbook = read(&made(&office(&["One School"]), Audience::Inside));
    let row = workbook.row("Domains", &[("Domain", "D1"), ("Sector", "All")]);
    assert_eq!(said(&row, &["Graded", "Good or better", "Good or better %", "Range from %"]), ["1", "1", "[x]", "[x]"]);
    let row = workbook.row("Organisations", &[("Domain", "D1")]);
    assert_eq!(said(&row, &["Organisation"]), ["One School"]);
    assert!(!workbook.names().contains(&"Trend") || !workbook.rows("Trend").is_empty());
    for absent in ["Response", "Cases", "Moderation", "Surveys", "Themes", "Compare", "Numbers"] {
        assert!(!workbook.names().contains(&absent), "{absent} is empty");
    }
}

#[test]
fn every_grade_of_a_large_round_is_in_the_workbook() {
    let leaving = &*LARGE_INSIDE;
    let workbook = &*LARGE_READ;
    let summary = leaving.figures().summaries.iter().find(|one| one.cases.is_none()).expect("there is one");
    assert_eq!(summary.counted, 419);
    let holds = |domain: &str, sector: &str, of: &Distribution| {
        let row = workbook.row("Domains", &[("Domain", domain), ("Sector", sector)]);
        let heads = ["Graded", "Good or better", "Not applicable", "Too little to grade", "Incomplete", "Not asked"];
        let counts = [of.graded, of.good_or_better, of.not_applicable, of.too_little, of.not_yet, of.not_asked];
        assert_eq!(said(&row, &heads), counts.map(|n| n.to_string()), "{domain}, {sector}");
        assert_eq!(said(&row, &["Good or better %"]), [percent_of(of.good())], "{domain}, {sector}");
        for grade in &of.grades {
            assert_eq!(number(&row, &grade.label) as usize, grade.n, "{domain}, {sector}");
        }
    };
    let mut rows = 0;
    let domains = summary.domains.iter().map(|domain| (domain.domain.as_str(), &domain.grades));
    for (domain, grades) in [("Overall", &summary.overall)].into_iter().chain(domains) {
        holds(domain, "All", &grades.all);
        grades.by_sector.iter().for_each(|one| holds(domain, &one.sector, &one.distribution));
        rows += 1 + grades.by_sector.len();
    }
    assert_eq!(workbook.rows("Domains").len(), rows, "and no other row");
}

#[test]
fn every_answer_of_a_large_round_is_in_the_workbook() {
    let leaving = &*LARGE_INSIDE;
    let workbook = &*LARGE_READ;
    let by = |sheet: &str, columns: &[&str]| -> BTreeMap<String, ReadRow> {
        let rows = workbook.rows(sheet);
        let all = rows.len();
        let keyed: BTreeMap<String, ReadRow> = rows.into_iter().map(|row| (said(&row, columns).join("|"), row)).collect();
        assert_eq!(keyed.len(), all, "no row of {sheet} stands twice");
        keyed
    };
    let met = by("Questions met", &["Question", "Sector"]);
    let answers = by("Questions", &["Question", "Sector", "Answer"]);
    let numbers = by("Numbers", &["Question", "Sector"]);
    let (mut of_met, mut of_answers, mut of_numbers) = (0, 0, 0);
    let mut holds = |question: &str, sector: &str, of: &AnswerFigures| {
        let key = format!("{question}|{sector}");
        let row = &met[&key];
        let counts = [of.answered, of.not_applicable, of.dont_know, of.unanswered, of.not_asked].map(|n| n.to_string());
        assert_eq!(said(row, &["Answered", "Not applicable", "Don’t know", "Not answered", "Not asked"]), counts, "{key}");
        let share = of
            .met
            .map_or(["[z]", "[z]", "[z]"].map(str::to_owned), |part| [part.x.to_string(), part.n.to_string(), percent_of(part)]);
        assert_eq!(said(row, &["Met", "Of", "Met %"]), share, "{key}");
        of_met += 1;
        for one in &of.answers {
            assert_eq!(number(&answers[&format!("{key}|{}", one.label)], "Returns") as usize, one.n, "{key}");
            of_answers += 1;
        }
        if let Some(NumberFigures { n, sum, least, median, greatest }) = of.numbers {
            let row = &numbers[&key];
            assert_eq!(number(row, "Numbers given") as usize, n);
            for (column, expected) in [("Sum", sum), ("Median", Some(median)), ("Least", least), ("Greatest", greatest)] {
                assert_eq!(Some((number(row, column) * 100.0).round() as i64), expected, "{key}, {column}");
            }
            of_numbers += 1;
        }
    };
    for summary in &leaving.figures().summaries {
        for question in &summary.questions {
            holds(question.question.as_str(), "All", &question.all);
            question.by_sector.iter().for_each(|one| holds(question.question.as_str(), &one.sector, &one.figures));
        }
    }
    assert!(of_numbers > 0 && of_answers > 1000, "{of_numbers} numbers, {of_answers} answers");
    assert_eq!((met.len(), answers.len(), numbers.len()), (of_met, of_answers, of_numbers), "and no other row");
}

#[test]
fn the_other_figures_of_a_large_round_are_in_the_workbook() {
    let leaving = &*LARGE_INSIDE;
    let figures = leaving.figures();
    let workbook = &*LARGE_READ;
    let register = figures.register.as_ref().expect("there is one");
    let row = workbook.row("Response", &[("Groups", "All")]);
    assert_eq!(
        said(&row, &["Expected", "Returned", "Round before", "Expected then", "Returned then"]),
        [
            register.numbers.expected.to_string(),
            register.numbers.returned.to_string(),
            "2025-26".to_owned(),
            register.before.expect("there was one").expected.to_string(),
            register.before.expect("there was one").returned.to_string(),
        ]
    );
    assert!(register.rate.starts_with(&format!("{} of {}", register.numbers.returned, register.numbers.expected)));
    assert_eq!(said(&row, &["By the first deadline"]), ["[z]"], "there is none");
    let lines: Vec<&str> = register.lines.iter().map(|line| line.name.as_str()).collect();
    let not_returned: Vec<String> = workbook.rows("Not returned").iter().map(|row| text(&row["Organisation"])).collect();
    assert_eq!(not_returned, lines);
    assert!(lines.contains(&"St Elsewhere"));
    let organisations: usize = figures.organisations.iter().map(|table| table.lines.len() * (table.domains.len() + 1)).sum();
    assert_eq!(workbook.rows("Organisations").len(), organisations);
    for table in &figures.actions {
        let row = workbook.row("Actions", &[("Questionnaire", &table.title), ("Domain", "All")]);
        let of = &table.figures;
        let counts = [of.all, of.open, of.overdue.all, of.gaps_without_action.answers].map(|n| n.to_string());
        assert_eq!(said(&row, &["Actions", "Open", "Overdue", "Gaps without an action"]), counts);
    }
    let trend = figures.trends.iter().find(|trend| trend.rounds.len() == 2).expect("there are two rounds");
    for line in &trend.domains {
        let id = if line.id.is_empty() { "Overall" } else { &line.id };
        for ((round, _, _), point) in trend.rounds.iter().zip(&line.points) {
            let part = point.part.expect("it was graded in both");
            let row = workbook.row("Trend", &[("Id", id), ("Round", round)]);
            assert_eq!(
                said(&row, &["Good or better, or met", "Of", "%"]),
                [part.x.to_string(), part.n.to_string(), percent_of(part)]
            );
        }
    }
}

#[test]
fn what_is_hidden_of_people_is_hidden_in_the_workbook() {
    let leaving = &*LARGE_INSIDE;
    let workbook = &*LARGE_READ;
    let answers: Vec<Vec<String>> = workbook
        .rows("Survey answers")
        .iter()
        .filter(|row| text(&row["Question"]) == "Y1.1")
        .map(|row| said(row, &["Answer", "People"]))
        .collect();
    assert!(answers.contains(&vec!["No".to_owned(), "[c]".to_owned()]), "two people: {answers:?}");
    assert!(answers.contains(&vec!["Yes".to_owned(), "30".to_owned()]), "{answers:?}");
    assert!(workbook.note("Replies").contains("40 replies"), "{}", workbook.note("Replies"));
    let cases = leaving.figures().summaries.iter().find_map(|one| one.cases.as_ref()).expect("there are audits of cases");
    let row = workbook.row("Cases", &[("Domain", "Overall"), ("Groups", "All")]);
    let good = cases.overall.good;
    let shown = [cases.audits.to_string(), good.x.to_string(), good.n.to_string(), percent_of(good)];
    assert_eq!(said(&row, &["Audits", "Good or better", "Graded", "Good or better %"]), shown);
    for grouped in &cases.groups {
        for group in &grouped.groups {
            let keys = [("Domain", "Overall"), ("Groups", &grouped.label), ("Group", &group.label)];
            let row = workbook.row("Cases", &keys.map(|(column, said)| (column, said as &str)));
            let shown = |n: Option<usize>| n.map_or("[c]".to_owned(), |n| n.to_string());
            let expected = [group.audits, group.overall.good_or_better, group.overall.graded].map(shown);
            assert_eq!(said(&row, &["Audits", "Good or better", "Graded"]), expected, "{keys:?}");
        }
    }
    assert!(cases.groups.iter().flat_map(|one| &one.groups).any(|one| one.overall.good_or_better.is_none()), "one is hidden");
    let moderation = leaving.figures().summaries.iter().find_map(|one| one.moderation.as_ref()).expect("some were moderated");
    let overall = &moderation.subjects[0];
    let row = workbook.row("Moderation", &[("Domain", "Overall"), ("Auditors", "All"), ("Figure", "Same grade")]);
    assert_eq!(
        (number(&row, "Value") as usize, number(&row, "Cases or grades") as usize),
        (overall.agreement.exact, overall.agreement.n)
    );
    let mean = overall.shift.mean.expect("some moved");
    let row = workbook.row("Moderation", &[("Domain", "Overall"), ("Auditors", "All"), ("Figure", "Mean shift in grades")]);
    assert_eq!(number(&row, "Value"), f64::from(mean));
}

#[test]
fn the_notes_say_whose_it_is_what_is_counted_and_what_each_sheet_holds() {
    for_another_program("large.xlsx", &LARGE_FILE);
    let workbook = &*LARGE_READ;
    assert_eq!(workbook.note("Title"), "Northshire Safeguarding Children Partnership: safeguarding figures, 2026-27");
    assert_eq!([workbook.note("Round"), workbook.note("Only")], ["2026-27", "None: every organisation of the round."]);
    let made_on = workbook.rows("Notes").into_iter().find(|row| text(&row["About"]) == "Made on").expect("it is said");
    assert!(matches!(&made_on["Note"], Data::DateTime(day) if day.as_f64() == 46_357.0), "1 December 2026: {made_on:?}");
    assert!(workbook.notes("Returns").iter().any(|said| said.contains("419 returns")), "{:?}", workbook.notes("Returns"));
    assert!(workbook.note("Not counted").contains("60 of other rounds"), "{}", workbook.note("Not counted"));
    let names = workbook.names();
    let [first, tables @ ..] = names.as_slice() else { panic!("there are sheets") };
    assert_eq!(*first, "Notes");
    for name in tables {
        assert!(workbook.note(&format!("Sheet: {name}")).contains(" row"), "{name}");
    }
    let core = unzipped(&LARGE_FILE).into_iter().find(|(name, _)| name == "docProps/core.xml").expect("it is there").1;
    let core = String::from_utf8(core).expect("it is text");
    assert_eq!(core.matches("2026-12-01T00:00:00Z").count(), 2, "made and changed on that day, whatever the clock says: {core}");
    assert!(core.contains("<dc:creator>Northshire Safeguarding Children Partnership</dc:creator>"), "{core}");
}

#[test]
fn a_filter_is_said_in_the_notes() {
    let mut office = Office::new();
    of_kinds(&[("SCH", 6), ("SPO", 3)], ROUND).into_iter().for_each(|(name, bytes)| office.adds(&name, bytes));
    let filter = Filter { kind: Some("SPO".to_owned()), ..Filter::default() };
    let leaving = office.desk.leaving(&DeskWanted { filter, ..DeskWanted::default() }, Audience::Inside);
    let workbook = read(&leaving.workbook(&about()));
    assert_eq!(workbook.notes("Only"), leaving.filter());
    assert!(workbook.note("Not counted").contains("6 by the filter"), "{}", workbook.note("Not counted"));
}

// ---- what anybody typed -------------------------------------------------

/// Names that break programs.
fn awkward() -> Vec<String> {
    let long = format!("Long {}", "z".repeat(40_000));
    let names = [
        "<b>Bold & \"quoted\"</b>",
        "=1+1",
        "+44 1632 960000",
        "-2+3",
        "@SUM(A1:A9)",
        "\t=2+2",
        "Control\u{1}led\u{b}",
        "مدرسة الأمل \u{202e}txt",
        "_x0041_ school",
        "Two\r\nlines",
        "https://example.org/a",
        "007",
        "1 December 2026",
        "TRUE",
        &long,
    ];
    names.map(str::to_owned).to_vec()
}

fn awkward_office() -> Office {
    let names = awkward();
    let mut office = office(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for name in ["<i>=HYPERLINK(\"https://example.org\")</i>", "=1+1", "@x", "مثال"] {
        let ask = ThemeAsk::Make { name: name.to_owned(), kind: ThemeKind::GoodPractice };
        office.desk.change_themes(ROUND, ask, None).expect("it can be made");
    }
    office
}

#[test]
fn what_anybody_typed_is_a_text_to_the_letter() {
    let workbook = made(&awkward_office(), Audience::Inside);
    let bytes = xlsx(&workbook).expect("it can be written");
    for_another_program("awkward.xlsx", &bytes);
    let read = ReadWorkbook::of(&bytes);
    assert!(read.formulas.is_empty(), "{:?}", read.formulas);
    let names: BTreeSet<String> = read.rows("Organisations").iter().map(|row| string(&row["Organisation"])).collect();
    for name in awkward() {
        let shown = match name.as_str() {
            "Control\u{1}led\u{b}" => "Control\u{fffd}led\u{fffd}".to_owned(),
            "Two\r\nlines" => "Two\nlines".to_owned(),
            long if long.len() > 32_767 => format!("{}… [cut]", &long[..32_767 - 7]),
            other => other.trim().to_owned(),
        };
        assert!(names.iter().any(|found| found.trim() == shown), "{name:.60}");
    }
    let themes: Vec<String> = read.rows("Themes").iter().map(|row| string(&row["Theme"])).collect();
    assert_eq!(themes, ["<i>=HYPERLINK(\"https://example.org\")</i>", "=1+1", "@x", "مثال"]);
    assert!(
        read.note("Long texts").contains("4 texts are cut"),
        "of the whole, of two domains, and of its assurance: {}",
        read.note("Long texts")
    );
    let parts = unzipped(&bytes);
    assert!(parts.iter().all(|(name, _)| !name.contains("hyperlink") && !name.contains("external")), "no links");
    let has = |wanted: &str| parts.iter().any(|(_, bytes)| String::from_utf8_lossy(bytes).contains(wanted));
    assert!(!has("<f>") && !has("<hyperlink"), "no formula and no link in any part");
}

/// A cell that is a text.
#[track_caller]
fn string(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        other => panic!("{other:?} is no text"),
    }
}

#[test]
fn in_csv_nothing_that_anybody_typed_is_run_and_nothing_is_cut() {
    let zip = tables_zip(&made(&awkward_office(), Audience::Inside)).expect("it can be written");
    let rows = csv_rows(&zip, "organisations.csv");
    let at = rows[0].iter().position(|head| head == "Organisation").expect("there is such a column");
    let names: BTreeSet<&str> = rows.iter().skip(1).map(|row| row[at].as_str()).collect();
    for name in ["'=1+1", "'+44 1632 960000", "'-2+3", "'@SUM(A1:A9)", "<b>Bold & \"quoted\"</b>", "Control\u{fffd}led\u{fffd}"] {
        assert!(names.contains(name), "{name}");
    }
    assert!(names.iter().any(|name| name.chars().count() == 40_005), "whole");
    assert!(names.iter().all(|name| !name.starts_with(['=', '+', '-', '@', '\t', '\r'])));
    let themes = csv_rows(&zip, "themes.csv");
    assert_eq!(themes[2][0], "'=1+1");
}

// ---- clean tables -------------------------------------------------------

#[test]
fn every_table_has_one_header_row_and_no_empty_cell() {
    for workbook in [LARGE_WORKBOOK.clone(), LARGE_PUBLISHED.workbook(&about()), made(&awkward_office(), Audience::Inside)] {
        for sheet in &workbook.sheets {
            assert!(!sheet.rows.is_empty(), "{} is empty", sheet.name);
            let heads: BTreeSet<&str> = sheet.columns.iter().map(|column| column.name.as_str()).collect();
            assert_eq!(heads.len(), sheet.columns.len(), "a head of {} stands twice: {heads:?}", sheet.name);
            for row in &sheet.rows {
                assert_eq!(row.len(), sheet.columns.len(), "{}: {row:?}", sheet.name);
                for (cell, column) in row.iter().zip(&sheet.columns) {
                    assert!(cell.fits(column.kind), "{}, {}: {cell:?}", sheet.name, column.name);
                    assert!(*cell != WorkbookCell::Text(String::new()), "{}, {}", sheet.name, column.name);
                }
            }
        }
        for (name, rows) in read(&workbook).sheets {
            assert!(rows.iter().flatten().all(|cell| *cell != Data::Empty), "{name} has an empty cell");
        }
    }
}

#[test]
fn the_tables_as_csv_hold_what_the_workbook_holds() {
    let zip = tables_zip(&LARGE_WORKBOOK).expect("it can be written");
    let read = &*LARGE_READ;
    let files = unzipped(&zip);
    assert_eq!(files.len(), read.sheets.len());
    for (name, sheet) in &read.sheets {
        let rows = csv_rows(&zip, &format!("{}.csv", name.to_lowercase().replace(' ', "-")));
        assert_eq!(rows.len(), sheet.len(), "{name}");
        for (row, cells) in rows.iter().zip(sheet).filter(|_| name != "Notes") {
            let cells: Vec<String> = cells.iter().map(text).collect();
            assert_eq!(*row, cells, "{name}");
        }
    }
    let notes = csv_rows(&zip, "notes.csv");
    assert!(notes.contains(&vec!["Made on".to_owned(), "2026-12-01".to_owned()]), "{notes:?}");
}

#[test]
fn a_workbook_travels_from_the_worker_to_the_page_as_it_is() {
    for workbook in [LARGE_WORKBOOK.clone(), made(&awkward_office(), PUBLISHED)] {
        let text = serde_json::to_string(&workbook).expect("it can be written");
        let arrived: Workbook = serde_json::from_str(&text).expect("it can be read");
        assert_eq!(arrived, workbook);
    }
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let [one, other] = [awkward_office(), awkward_office()].map(|office| made(&office, Audience::Inside));
    assert_eq!(xlsx(&one).expect("it can be written"), xlsx(&other).expect("it can be written"));
    assert_eq!(tables_zip(&one).expect("it can be written"), tables_zip(&other).expect("it can be written"));
}

// ---- what is published --------------------------------------------------

#[test]
fn what_is_published_has_no_organisations_name_in_any_byte() {
    let organisations: Vec<String> =
        LARGE.desk.rows().filter(|row| row.audit.is_none()).map(|row| row.organisation.clone()).collect();
    let names: BTreeSet<&str> = organisations.iter().filter_map(|name| name.split(' ').next()).chain(["Elsewhere"]).collect();
    assert!(organisations.len() > 400 && names.len() > 5, "each begins with one of a few invented words: {names:?}");
    let parts = |workbook: &Workbook, file: Vec<u8>| -> String {
        let files = [file, tables_zip(workbook).expect("it can be written")];
        let bytes: Vec<u8> = files.iter().flat_map(|file| unzipped(file)).flat_map(|(_, bytes)| bytes).collect();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let workbook = LARGE_PUBLISHED.workbook(&about());
    let file = xlsx(&workbook).expect("it can be written");
    for_another_program("published.xlsx", &file);
    let read = ReadWorkbook::of(&file);
    let published = parts(&workbook, file);
    assert_eq!(names.iter().find(|name| published.contains(**name)), None, "a name is published");
    let inside = parts(&LARGE_WORKBOOK, LARGE_FILE.clone());
    assert!(names.iter().all(|name| inside.contains(name)), "the search finds names that are there");
    assert_eq!(read.note("For"), "Publication, without the names of organisations.");
    for absent in ["Organisations", "Not returned"] {
        assert!(!read.names().contains(&absent), "{absent}");
    }
}

#[test]
fn roles_of_auditors_and_references_of_audits_stay_inside() {
    let roles = |workbook: &Workbook| -> bool {
        let sheet = workbook.sheets.iter().find(|sheet| sheet.name == "Moderation").expect("some were moderated");
        sheet.rows.iter().any(|row| row[4] != WorkbookCell::Text("All".to_owned()))
    };
    assert!(roles(&LARGE_WORKBOOK) && !roles(&LARGE_PUBLISHED.workbook(&about())));
    let references: Vec<String> = LARGE.desk.rows().filter(|row| row.audit.is_some()).map(|row| row.reference.clone()).collect();
    let published = serde_json::to_string(&LARGE_PUBLISHED.workbook(&about())).expect("it can be written");
    assert!(!references.is_empty() && references.iter().all(|reference| !published.contains(reference)));
}

#[test]
fn a_group_that_was_small_the_round_before_is_not_published_beside_this_round() {
    let mut office = Office::new();
    for (round, kinds) in [(ROUND, [("SCH", 9), ("SPO", 4), ("GP", 5)]), ("2025-26", [("SCH", 8), ("SPO", 1), ("GP", 3)])] {
        of_kinds(&kinds, round).into_iter().for_each(|(name, bytes)| office.adds(&name, bytes));
        let lines = kinds.iter().flat_map(|(kind, n)| (0..*n).map(move |at| format!("{kind} number {at}\t{kind}")));
        let text = format!("Name\tType\n{}", lines.collect::<Vec<_>>().join("\n"));
        office.desk.change_register(round, RegisterAsk::Paste { text }, None).expect("it is a list");
    }
    let then = |audience, kind: &str| {
        let row = read(&made(&office, audience)).row("Response", &[("Groups", "Type"), ("Group", kind)]);
        said(&row, &["Expected", "Expected then", "Returned then"])
    };
    assert_eq!(then(Audience::Inside, "SPO"), ["4", "1", "1"]);
    assert_eq!(then(PUBLISHED, "SPO"), ["4", "[c]", "[c]"]);
    assert_eq!(then(PUBLISHED, "GP"), ["5", "[c]", "[c]"], "or the other could be worked out");
    assert_eq!(then(PUBLISHED, "SCH"), ["9", "8", "8"]);
    let leaving = leaves(&office, PUBLISHED);
    let groups = &leaving.figures().register.as_ref().expect("there is one").by_kind;
    let rate = |kind: &str| groups.iter().find(|group| group.name == kind).expect("it is there").rate.clone();
    assert!(!rate("SPO").contains("2025-26") && rate("SCH").contains("2025-26"), "{} / {}", rate("SPO"), rate("SCH"));
    assert!(leaving.hidden().iter().any(|said| said.contains("fewer than three")), "{:?}", leaving.hidden());
}
