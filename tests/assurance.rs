//! How far a return shows what it says: the counts, the word by a rule over them, and where at the desk they stand and where not.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, WantedList};
use safeguarding_audit::adding_up::leaving::WorkbookAbout;
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::checks::assurance::{AssuranceCounts, AssuranceLevel};
use safeguarding_audit::interchange::tables::TidyTable;
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::samples::{SEED, sample_returns};
use safeguarding_audit::words::assurance::{explained, level};
use serde_json::json;
use std::collections::BTreeSet;
use story::Story;
use story::definition::{Definition, questionnaire};
use story::office::{Office, submitted};
use story::shipped::section_11;

const QUESTIONS: usize = 8;

/// Eight questions for which evidence is expected, and one for which it may be given.
fn asked() -> Definition {
    let expected = json!("expected");
    questionnaire().by_rules().domain("D1", |domain| {
        let eight =
            (1..=QUESTIONS).fold(domain, |domain, at| domain.level(&format!("D1.{at}")).with("evidence", expected.clone()));
        eight.level("D1.9")
    })
}

fn story() -> Story {
    let mut story = Story::with(asked());
    story.tells("organisation-name", "Oak Primary");
    story.organisation_is("SCH");
    story
}

fn ids() -> Vec<String> {
    (1..=QUESTIONS + 1).map(|at| format!("D1.{at}")).collect()
}

/// The same answer to everything.
fn answering(said: &str) -> Story {
    let mut story = story();
    ids().iter().for_each(|id| story.answers(id, said));
    story
}

fn counts(story: &Story) -> AssuranceCounts {
    AssuranceCounts::of(&story.known.questionnaire, &story.record)
}

fn word(story: &Story) -> &'static str {
    level(counts(story).level())
}

#[test]
fn whoever_says_that_all_is_well_and_shows_nothing_asserts_it() {
    let story = answering("in-place");
    assert_eq!((counts(&story).shown, counts(&story).due), (0, 8), "where evidence is only welcome none is due");
    assert_eq!(word(&story), "Asserted");
}

#[test]
fn whoever_shows_everything_has_evidence() {
    let mut story = answering("in-place");
    ids().iter().for_each(|id| story.shows_evidence(id, &format!("Survey of pupils, item {id}")));
    assert_eq!(word(&story), "Evidenced");
    assert_eq!(
        explained(counts(&story)),
        [
            "8 of 8 answers at good or better for which evidence is due name some.",
            "No answer is a gap.",
            "There is no action.",
            "On the day it was submitted the checks found 0 things worth another look and 0 good to know."
        ]
    );
}

#[test]
fn half_and_three_quarters_are_where_the_word_changes() {
    for (shown, expected) in
        [(0, "Asserted"), (3, "Asserted"), (4, "Partly evidenced"), (5, "Partly evidenced"), (6, "Evidenced"), (8, "Evidenced")]
    {
        let mut story = answering("in-place");
        ids().iter().take(shown).for_each(|id| story.shows_evidence(id, &format!("Survey of pupils, item {id}")));
        assert_eq!(word(&story), expected, "{shown} of 8");
    }
}

#[test]
fn the_highest_level_says_that_it_can_be_shown() {
    let mut story = answering("in-place");
    story.answers("D1.9", "in-place-with-impact");
    assert_eq!(counts(&story).due, 9);
}

#[test]
fn one_answer_is_one_of_one() {
    let mut story = story();
    story.answers("D1.1", "in-place");
    assert_eq!(word(&story), "Asserted");
    story.shows_evidence("D1.1", "Policy");
    assert_eq!(word(&story), "Evidenced");
    assert_eq!(explained(counts(&story))[0], "1 of 1 answers at good or better for which evidence is due name some.");
}

#[test]
fn the_worst_honest_return_has_nothing_to_show_and_its_plan_counts() {
    let mut story = answering("not-in-place");
    assert_eq!((word(&story), counts(&story).gaps, counts(&story).planned), ("Nothing to show", 9, 0));
    ids().iter().enumerate().for_each(|(at, id)| story.plans(&format!("action-{at}"), id, "Head teacher", "2027-01-31"));
    assert_eq!((counts(&story).planned, counts(&story).owned, counts(&story).actions), (9, 9, 9));
    assert_eq!(word(&story), "Nothing to show", "a plan is no evidence");
}

#[test]
fn where_nothing_applies_there_is_nothing_to_show_and_nothing_is_a_gap() {
    let mut story = story();
    ids().iter().for_each(|id| story.says_not_applicable(id, "We have no building."));
    assert_eq!((counts(&story).due, counts(&story).gaps, word(&story)), (0, 0, "Nothing to show"));
    assert_eq!(word(&Story::with(asked())), "Nothing to show", "nor where nothing was answered");
}

#[test]
fn gaps_that_nobody_plans_to_close_hold_back_the_best_word() {
    let mut story = answering("in-place");
    ids().iter().take(7).for_each(|id| story.shows_evidence(id, &format!("Survey of pupils, item {id}")));
    story.answers("D1.8", "not-in-place");
    assert_eq!(word(&story), "Partly evidenced");
    story.plans("action-1", "D1.8", "", "2027-01-31");
    assert_eq!(word(&story), "Partly evidenced", "nobody owns it");
    story.plans("action-2", "D1.8", "Head teacher", "soon");
    assert_eq!(word(&story), "Partly evidenced", "by no day");
    story.plans("action-3", "D1.8", "Head teacher", "2027-01-31");
    assert_eq!(word(&story), "Evidenced");
}

#[test]
fn a_letter_or_one_text_everywhere_shows_little() {
    for (text, shown) in [("x", 0), ("ok", 0), ("…", 0), ("  ", 0), ("SCR", 3), ("See our policy", 3)] {
        let mut story = answering("in-place");
        ids().iter().for_each(|id| story.shows_evidence(id, text));
        assert_eq!(counts(&story).shown, shown, "{text:?}");
        assert_eq!(word(&story), "Asserted", "{text:?}");
    }
    let mut story = answering("in-place");
    let spellings =
        ["Our policy", "our policy.", " OUR  POLICY ", "“Our policy”", "Our-policy", "our policy!", "OurPolicy", "ourpolicy"];
    ids().iter().zip(spellings).for_each(|(id, text)| story.shows_evidence(id, text));
    assert_eq!(counts(&story).shown, 3, "the same in other signs is the same");
}

#[test]
fn old_and_overdue_go_by_the_day_of_submission() {
    let mut story = answering("partly-in-place");
    story.plans("action-1", "D1.1", "Head teacher", "2026-11-10");
    story.submits();
    let warnings = |story: &Story, day: &str| {
        let mut story = story.clone();
        story.record.declaration.as_mut().expect("it was declared").at = day.to_owned();
        counts(&story).warnings
    };
    assert_eq!((warnings(&story, "2026-11-10"), warnings(&story, "2026-11-11")), (0, 1));
    assert_eq!((warnings(&story, "2026-11-11T09:00:00Z"), warnings(&story, "autumn")), (1, 0));
}

#[test]
fn the_samples_are_of_every_kind() {
    let known = section_11();
    let returns = sample_returns(&known.questionnaire, &known.digest, SEED, 100);
    let levels: BTreeSet<AssuranceLevel> =
        returns.iter().map(|record| AssuranceCounts::of(&known.questionnaire, record).level()).collect();
    let kinds = [AssuranceLevel::Evidenced, AssuranceLevel::PartlyEvidenced, AssuranceLevel::Asserted];
    assert!(kinds.iter().all(|kind| levels.contains(kind)), "{levels:?}");
}

fn office() -> Office {
    let mut office = Office { desk: RowDesk::new(read_questionnaires(&[asked().bytes()])), files: Default::default() };
    for at in 0..6 {
        let mut story = answering("in-place");
        story.record.id = format!("return-{at}").as_str().into();
        story.tells("organisation-name", &format!("School {at}"));
        if at == 0 {
            ids().iter().for_each(|id| story.shows_evidence(id, &format!("Survey of pupils, item {id}")));
        }
        office.adds(&format!("{at}.json"), submitted(story, "2026-11-02"));
    }
    office
}

fn about() -> WorkbookAbout {
    WorkbookAbout { partnership: "Fernshire".to_owned(), made_on: "2026-11-29".to_owned(), version: "1".to_owned() }
}

#[test]
fn the_desk_has_a_column_and_the_page_of_an_organisation_the_counts() {
    let office = office();
    let wanted = |what| DeskWanted { what, ..DeskWanted::default() };
    let looked = office.looks(&wanted(WantedList::Organisations { from: 0, like: String::new() }));
    let words: Vec<_> =
        looked.organisations[0].lines.iter().map(|line| level(line.assurance.expect("it is known").level())).collect();
    assert_eq!(words, ["Evidenced", "Asserted", "Asserted", "Asserted", "Asserted", "Asserted"]);
    let shown =
        office.looks(&wanted(WantedList::Organisation { key: office.key_of("0.json") })).organisation.expect("it is shown");
    let counts = shown.assurance.expect("it is known");
    assert_eq!((counts.shown, counts.due), (8, 8));
}

#[test]
fn it_stays_inside() {
    let office = office();
    let sheets = |audience| {
        let workbook = office.desk.leaving(&DeskWanted::default(), audience).workbook(&about());
        serde_json::to_string(&workbook).expect("JSON can be written")
    };
    assert!(sheets(Audience::Inside).contains("Asserted"));
    for names in [true, false] {
        let published = Audience::Published { names };
        let leaving =
            serde_json::to_string(&office.desk.leaving(&DeskWanted::default(), published)).expect("JSON can be written");
        assert!(
            !leaving.contains("\"due\":8") && !sheets(published).contains("Assert") && !sheets(published).contains("Assurance")
        );
    }
    assert!(
        serde_json::to_string(&office.desk.leaving(&DeskWanted::default(), Audience::Inside))
            .is_ok_and(|all| all.contains("\"due\":8"))
    );
}

#[test]
fn the_tidy_table_of_returns_has_it() {
    let office = office();
    let mut bytes = Vec::new();
    TidyTable::Returns.write(&office.desk.tidy("Fernshire"), &mut bytes).expect("it is written");
    let mut read = csv::Reader::from_reader(bytes.as_slice());
    let rows: Vec<std::collections::BTreeMap<String, String>> =
        read.deserialize().collect::<Result<_, _>>().expect("it is a table");
    let first = rows.iter().find(|row| row["organisation"] == "School 0").expect("it is there");
    let cells = ["assurance", "evidence_due", "evidence_named", "gaps", "gaps_with_action", "findings_warning"]
        .map(|name| first[name].as_str());
    assert_eq!(cells, ["evidenced", "8", "8", "0", "0", "0"]);
    let second = rows.iter().find(|row| row["organisation"] == "School 1").expect("it is there");
    assert_eq!((second["assurance"].as_str(), second["findings_warning"].as_str()), ("asserted", "8"));
}
