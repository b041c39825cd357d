//! Side by side: sector beside sector, and questionnaire beside questionnaire where they ask the same. Few answers are shown and
//! not compared, editions stay apart, and nothing is worked out from what is hidden.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{Comparison, DeskWanted, Looked, QuestionsBy, WantedList};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::aggregation::comparing::sectors::SectorDifference;
use safeguarding_audit::aggregation::comparing::{ItemAnswer, ItemComparison, compare_items};
use safeguarding_audit::aggregation::suppression::{Shown, Threshold};
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::intake::judge;
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::model::questionnaire::Kind;
use safeguarding_audit::samples::{SEED, sample_returns};
use safeguarding_audit::words::side_by_side::{item_gap, positive, sector_gap};
use serde_json::json;
use std::sync::Arc;
use story::Story;
use story::definition::{Definition, questionnaire};
use story::shipped::public;

/// Brings returns together, and sets them side by side.
struct Office {
    desk: RowDesk,
}

impl Office {
    fn offering(definitions: &[Definition]) -> Self {
        let files: Vec<Vec<u8>> = definitions.iter().map(Definition::bytes).collect();
        Self { desk: RowDesk::new(read_questionnaires(&files)) }
    }

    fn adds(&mut self, name: String, bytes: Vec<u8>) {
        let questionnaires = Arc::clone(self.desk.questionnaires());
        let judged = judge(&questionnaires, FoundFile { name, bytes: Ok(bytes) });
        assert!(self.desk.add(judged, None).is_some(), "the return is counted");
    }

    fn with(definitions: &[Definition], returns: Vec<(String, Vec<u8>)>) -> Self {
        let mut office = Self::offering(definitions);
        returns.into_iter().for_each(|(name, bytes)| office.adds(name, bytes));
        office
    }

    fn looks(&self, filter: Filter) -> Looked {
        self.desk.look(&DeskWanted { filter, what: WantedList::Compare, ..DeskWanted::default() })
    }

    fn compares(&self) -> Comparison {
        self.looks(Filter::default()).comparison.expect("it was asked for")
    }
}

/// Three questions; of two the item is asked elsewhere too.
fn leaders() -> Definition {
    questionnaire()
        .with("/id", json!("leaders"))
        .with("/title", json!("Leaders"))
        .domain("D1", |d| d.level("D1.1").with("item", json!("time")).level("D1.2").with("item", json!("heard")).level("D1.3"))
}

/// The same two items in other words, in the other order, and a text.
fn groups() -> Definition {
    questionnaire().with("/id", json!("groups")).with("/title", json!("Groups")).domain("D1", |d| {
        let d = d.level("D1.1").with("item", json!("heard")).level("D1.2").with("item", json!("time"));
        d.asks("D1.3", "long-text").with("item", json!("time"))
    })
}

/// What an organisation says to each question; "-" is "Not applicable", and nothing is no answer.
fn returned(definition: &Definition, name: &str, kind: &str, said: &[&str]) -> (String, Vec<u8>) {
    let mut story = Story::of(definition.read());
    story.record.id = name.into();
    story.record.reference = format!("ST-{name}");
    story.tells("organisation-name", name);
    story.organisation_is(kind);
    for (at, level) in said.iter().enumerate() {
        let question = format!("D1.{}", at + 1);
        match *level {
            "" => {}
            "-" => story.says_not_applicable(&question, "We see no children."),
            "?" => story.does_not_know(&question),
            level => story.answers(&question, level),
        }
    }
    (format!("{name}.json"), story.submits())
}

const GOOD: &str = "in-place";
const POOR: &str = "not-in-place";

/// So many organisations of a type, of which so many say to each question that it is in place.
fn sent(definition: &Definition, name: &str, kind: &str, n: usize, good: &[usize]) -> Vec<(String, Vec<u8>)> {
    let of = |at: usize| {
        let said: Vec<&str> = good.iter().map(|good| if at < *good { GOOD } else { POOR }).collect();
        returned(definition, &format!("{name}-{at}"), kind, &said)
    };
    (0..n).map(of).collect()
}

#[track_caller]
fn difference<'c>(comparison: &'c Comparison, question: &str) -> &'c SectorDifference {
    let all = comparison.sectors.iter().flat_map(|table| &table.differences);
    all.into_iter().find(|one| one.question.as_str() == question).unwrap_or_else(|| panic!("{question} is set side by side"))
}

#[track_caller]
fn item<'c>(comparison: &'c Comparison, id: &str) -> &'c ItemComparison {
    let found = comparison.items.items.iter().find(|one| one.item.as_str() == id);
    found.unwrap_or_else(|| panic!("{id} is set side by side"))
}

/// "Leaders D1.1: 9 of 10".
fn said(one: &ItemComparison) -> Vec<String> {
    let said = |answer: &ItemAnswer| {
        let part = answer.part().expect("nothing of organisations is hidden");
        format!("{} {} {}: {} of {}", answer.title, answer.edition, answer.question, part.x, part.n)
    };
    one.answers.iter().map(said).collect()
}

// ---- sectors -----------------------------------------------------------

#[test]
fn sectors_are_compared_from_ten_answers_on_and_shown_before() {
    let definition = leaders();
    let returns = [
        sent(&definition, "school", "SCH", 10, &[9, 5, 10]),
        sent(&definition, "practice", "GP", 10, &[2, 4, 10]),
        sent(&definition, "club", "SPO", 9, &[0, 9, 0]),
    ];
    let comparison = Office::with(&[definition], returns.concat()).compares();
    let first = difference(&comparison, "D1.1");
    assert_eq!(sector_gap(first), "70 percentage points: highest in Education, lowest in Health");
    assert_eq!(first.sectors.len(), 3, "nine clubs are shown and not compared");
    assert_eq!(sector_gap(difference(&comparison, "D1.2")), "10 percentage points: highest in Education, lowest in Health");
    assert_eq!(sector_gap(difference(&comparison, "D1.3")), "No difference");
    let order: Vec<&str> = comparison.sectors[0].differences.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(order, ["D1.1", "D1.2", "D1.3"], "where they differ most first");
}

#[test]
fn a_tenth_club_makes_its_sector_one_that_is_compared() {
    let definition = leaders();
    let of = |clubs: usize| {
        let returns = [sent(&definition, "school", "SCH", 10, &[9, 9, 9]), sent(&definition, "club", "SPO", clubs, &[0, 0, 0])];
        let office = Office::with(std::slice::from_ref(&definition), returns.concat());
        sector_gap(difference(&office.compares(), "D1.1"))
    };
    assert_eq!(of(9), "Too few to compare");
    assert_eq!(of(10), "90 percentage points: highest in Education, lowest in Sport");
}

#[test]
fn where_gaps_are_alike_questions_stand_in_reading_order_and_what_too_few_answered_comes_last() {
    let definition = leaders();
    let mut returns = sent(&definition, "school", "SCH", 10, &[5, 8, 5]);
    returns.extend(sent(&definition, "practice", "GP", 9, &[2, 5, 2]));
    // The tenth practice leaves the second question open.
    returns.push(returned(&definition, "practice-9", "GP", &[POOR, "", POOR]));
    let comparison = Office::with(&[definition], returns).compares();
    let order: Vec<&str> = comparison.sectors[0].differences.iter().map(|one| one.question.as_str()).collect();
    assert_eq!(order, ["D1.1", "D1.3", "D1.2"]);
    assert_eq!(difference(&comparison, "D1.2").gap, None);
}

#[test]
fn a_sector_to_which_nothing_applies_is_not_compared() {
    let definition = leaders();
    let mut returns = sent(&definition, "school", "SCH", 10, &[9, 9, 9]);
    returns.extend((0..12).map(|at| returned(&definition, &format!("practice-{at}"), "GP", &["-", "-", "-"])));
    let office = Office::with(&[definition], returns);
    let comparison = office.compares();
    assert!(comparison.sectors[0].differences.is_empty(), "one sector alone says how it stands");
    let health = &office.looks(Filter::default()).summaries[0].overall.by_sector[1];
    assert_eq!((health.sector.as_str(), health.distribution.graded), ("Health", 0), "and it is still counted, without a grade");
}

#[test]
fn one_sector_and_no_returns_have_nothing_to_stand_beside() {
    let definition = leaders();
    assert_eq!(Office::offering(std::slice::from_ref(&definition)).compares(), Comparison::default());
    let alone = Office::with(std::slice::from_ref(&definition), sent(&definition, "school", "SCH", 12, &[9, 9, 9]));
    assert!(alone.compares().sectors.is_empty());
    let one = Office::with(std::slice::from_ref(&definition), sent(&definition, "school", "SCH", 1, &[1, 1, 1]));
    assert!(one.compares().sectors.is_empty());
    assert_eq!(one.looks(Filter::default()).summaries[0].counted, 1);
}

#[test]
fn a_filter_for_one_sector_shows_that_one_and_narrows_what_questionnaires_say() {
    let (definition, other) = (leaders(), groups());
    let returns = [
        sent(&definition, "school", "SCH", 10, &[9, 9, 9]),
        sent(&definition, "practice", "GP", 10, &[0, 0, 0]),
        sent(&other, "club", "SPO", 3, &[3, 3]),
        sent(&other, "school-too", "SCH", 2, &[0, 0]),
    ];
    let office = Office::with(&[definition, other], returns.concat());
    let looked = office.looks(Filter { sector: Some("Education".to_owned()), ..Filter::default() });
    let comparison = looked.comparison.expect("it was asked for");
    assert!(comparison.sectors.is_empty());
    assert!(looked.summaries.iter().all(|summary| summary.sectors.len() == 1));
    assert_eq!(said(item(&comparison, "time")), ["Leaders 2026 D1.1: 9 of 10", "Groups 2026 D1.2: 0 of 2"]);
    let all = office.compares();
    assert_eq!(said(item(&all, "time")), ["Leaders 2026 D1.1: 9 of 20", "Groups 2026 D1.2: 3 of 5"]);
}

#[test]
fn nothing_is_compared_unless_it_is_asked_for() {
    let definition = leaders();
    let office = Office::with(std::slice::from_ref(&definition), sent(&definition, "school", "SCH", 1, &[1, 1, 1]));
    let looked = office.desk.look(&DeskWanted::default());
    assert_eq!((looked.comparison, looked.question_kinds), (None, Vec::new()));
}

// ---- questionnaires ----------------------------------------------------

#[test]
fn two_self_assessments_that_ask_the_same_stand_side_by_side_in_their_own_words() {
    let (definition, other) = (leaders(), groups());
    let returns = [sent(&definition, "school", "SCH", 10, &[9, 10, 10]), sent(&other, "club", "SPO", 10, &[8, 2])];
    let comparison = Office::with(&[definition, other], returns.concat()).compares();
    let order: Vec<&str> = comparison.items.items.iter().map(|one| one.item.as_str()).collect();
    assert_eq!(order, ["time", "heard"], "the widest gap first");
    let time = item(&comparison, "time");
    assert_eq!(said(time), ["Leaders 2026 D1.1: 9 of 10", "Groups 2026 D1.2: 2 of 10"], "a text says nothing of how it stands");
    assert_eq!(time.answers[1].text, "Question D1.2?");
    assert_eq!(item_gap(time), "A gap of 70 percentage points: 90% in “Leaders”, 20% in “Groups”.");
    assert_eq!(item_gap(item(&comparison, "heard")), "A gap of 20 percentage points: 100% in “Leaders”, 80% in “Groups”.");
}

#[test]
fn nine_answers_have_no_gap_and_ten_have() {
    let (definition, other) = (leaders(), groups());
    let of = |clubs: usize| {
        let returns = [sent(&definition, "school", "SCH", 10, &[9, 9, 9]), sent(&other, "club", "SPO", clubs, &[4, 4])];
        let office = Office::with(&[leaders(), groups()], returns.concat());
        let comparison = office.compares();
        let time = item(&comparison, "time");
        (item_gap(time), time.answers.iter().map(positive).collect::<Vec<_>>())
    };
    let too_few = "No gap is given: that takes ten answers or more in two questionnaires.";
    assert_eq!(of(9), (too_few.to_owned(), vec!["9 of 10 (90%), 60% to 98%".to_owned(), "4 of 9".to_owned()]));
    let (gap, said) = of(10);
    assert_eq!(gap, "A gap of 50 percentage points: 90% in “Leaders”, 40% in “Groups”.");
    assert_eq!(said[1], "4 of 10 (40%), 17% to 69%");
}

#[test]
fn an_item_that_one_questionnaire_asks_twice_is_shown_twice_and_never_compared_with_itself() {
    let twice = questionnaire()
        .with("/id", json!("twice"))
        .with("/title", json!("Twice"))
        .domain("D1", |d| d.level("D1.1").with("item", json!("time")).level("D1.2").with("item", json!("time")));
    let alone = Office::with(std::slice::from_ref(&twice), sent(&twice, "school", "SCH", 10, &[10, 0])).compares();
    assert!(alone.items.items.is_empty(), "one questionnaire has nothing to stand beside");
    assert_eq!(alone.items.alone, 1);

    let other = groups();
    let returns = [sent(&twice, "school", "SCH", 10, &[10, 0]), sent(&other, "club", "SPO", 10, &[6, 6])];
    let comparison = Office::with(&[twice, other], returns.concat()).compares();
    let time = item(&comparison, "time");
    assert_eq!(said(time), ["Twice 2026 D1.1: 10 of 10", "Twice 2026 D1.2: 0 of 10", "Groups 2026 D1.2: 6 of 10"]);
    assert_eq!(item_gap(time), "A gap of 60 percentage points: 60% in “Groups”, 0% in “Twice”.", "and not of 100");
    assert_eq!(comparison.items.alone, 1, "“heard” is asked in one of them");
}

#[test]
fn editions_of_one_questionnaire_are_kept_apart_and_are_not_two_that_ask() {
    let (old, new) = (leaders(), leaders().with("/edition", json!("2027")));
    let mut returns = sent(&old, "school", "SCH", 10, &[10, 10, 10]);
    returns.extend(sent(&new, "practice", "GP", 10, &[0, 0, 0]));
    let editions = Office::with(&[leaders(), leaders().with("/edition", json!("2027"))], returns.clone()).compares();
    assert!(editions.items.items.is_empty());
    assert_eq!(editions.items.alone, 2);

    let other = groups();
    returns.extend(sent(&other, "club", "SPO", 10, &[5, 5]));
    let comparison = Office::with(&[new, old, other], returns).compares();
    let time = item(&comparison, "time");
    assert_eq!(said(time), ["Leaders 2027 D1.1: 0 of 10", "Leaders 2026 D1.1: 10 of 10", "Groups 2026 D1.2: 5 of 10"]);
    assert_eq!(time.gap.map(|gap| gap.points()), Some(50), "between questionnaires, and not between editions");
}

#[test]
fn a_questionnaire_to_which_nothing_applies_does_not_count_as_one_that_answered() {
    let (definition, other) = (leaders(), groups());
    let mut returns = sent(&definition, "school", "SCH", 10, &[9, 9, 9]);
    returns.extend((0..10).map(|at| returned(&other, &format!("club-{at}"), "SPO", &[GOOD, "-"])));
    let comparison = Office::with(&[definition, other], returns).compares();
    assert_eq!(comparison.items.items.iter().map(|one| one.item.as_str()).collect::<Vec<_>>(), ["heard"]);
    assert_eq!(comparison.items.alone, 1);
}

#[test]
fn equal_gaps_stand_by_their_items_and_what_has_none_comes_last() {
    let of = |item: &str, questionnaire: &str, x: usize, n: usize| answer(item, questionnaire, Shown::Count(x), Shown::Count(n));
    let found = compare_items([
        of("c", "one", 5, 9),
        of("c", "two", 9, 9),
        of("b", "one", 5, 10),
        of("b", "two", 6, 10),
        of("a", "one", 6, 10),
        of("a", "two", 5, 10),
        of("d", "one", 10, 10),
        of("d", "two", 0, 10),
    ]);
    assert_eq!(found.items.iter().map(|one| one.item.as_str()).collect::<Vec<_>>(), ["d", "a", "b", "c"]);
}

// ---- surveys, made by hand ---------------------------------------------

fn answer(item: &str, questionnaire: &str, positive: Shown, of: Shown) -> ItemAnswer {
    ItemAnswer {
        item: item.into(),
        questionnaire: questionnaire.into(),
        edition: "2026".to_owned(),
        kind: Kind::Survey,
        title: format!("Survey {questionnaire}"),
        question: format!("{questionnaire}.1").as_str().into(),
        text: "Is it so?".to_owned(),
        positive,
        of,
    }
}

fn staff(positive: Shown, of: Shown) -> ItemAnswer {
    answer("time", "staff", positive, of)
}

/// What leaders say, and what this survey says of it.
fn beside(surveys: Vec<ItemAnswer>) -> Comparison {
    let definition = leaders();
    let office = Office::with(std::slice::from_ref(&definition), sent(&definition, "school", "SCH", 10, &[9, 9, 9]));
    let looked = office.looks(Filter::default());
    let leaders = ItemAnswer { kind: Kind::SelfAssessment, ..answer("time", "leaders", Shown::Count(9), Shown::Count(10)) };
    Comparison::of(&looked.summaries, [leaders].into_iter().chain(surveys), Threshold::default())
}

#[test]
fn what_staff_say_stands_beside_what_leaders_say() {
    let comparison = beside(vec![staff(Shown::Count(230), Shown::Count(460))]);
    let time = item(&comparison, "time");
    assert_eq!(item_gap(time), "A gap of 40 percentage points: 90% in “Survey leaders”, 50% in “Survey staff”.");
    assert_eq!(positive(&time.answers[1]), "230 of 460 (50%), 45% to 55%");
    assert_eq!(comparison.hidden_below, None, "where nothing is hidden, nothing is said of it");
}

#[test]
fn what_is_hidden_has_no_percentage_no_interval_and_no_gap() {
    for (x, n, shown) in
        [(Shown::Hidden, Shown::Count(25), "* of 25"), (Shown::Hidden, Shown::Hidden, "*"), (Shown::Count(8), Shown::Hidden, "*")]
    {
        let comparison = beside(vec![staff(x, n)]);
        let time = item(&comparison, "time");
        assert_eq!((positive(&time.answers[1]).as_str(), time.gap), (shown, None));
        assert_eq!(item_gap(time), "No gap is given: that takes ten answers or more in two questionnaires, none of them hidden.");
        assert_eq!(comparison.hidden_below, Some(5), "and the page says so");
    }
}

#[test]
fn a_hidden_answer_beside_others_moves_no_gap_and_no_place_in_the_list() {
    let parents = |x, n| answer("time", "parents", x, n);
    let seen = vec![staff(Shown::Count(50), Shown::Count(100))];
    let without = beside(seen.clone());
    let with = beside([seen, vec![parents(Shown::Hidden, Shown::Hidden)]].concat());
    assert_eq!(item(&with, "time").gap, item(&without, "time").gap);
    assert_eq!(item(&with, "time").answers.len(), 3, "it is not dropped either");
}

#[test]
fn an_item_of_which_all_but_one_are_hidden_is_listed_because_hidden_is_never_nobody() {
    let comparison = beside(vec![staff(Shown::Hidden, Shown::Hidden)]);
    assert_eq!((comparison.items.items.len(), comparison.items.alone), (1, 0));
    let nobody = beside(vec![staff(Shown::Count(0), Shown::Count(0))]);
    assert_eq!((nobody.items.items.len(), nobody.items.alone), (0, 1));
}

// ---- what ships --------------------------------------------------------

#[test]
fn section_11_stands_beside_the_school_audit_and_the_checklist() {
    let shipped = ["section-11", "section-175", "vcfs-checklist"].map(|id| public(&format!("questionnaires/{id}.json")));
    let mut office = Office { desk: RowDesk::new(read_questionnaires(&shipped)) };
    let known = Arc::clone(office.desk.questionnaires());
    for (at, known) in known.iter().enumerate() {
        for record in sample_returns(&known.questionnaire, &known.digest, SEED + at as u64, 24) {
            office.adds(record.id.to_string(), serde_json::to_vec(&record).expect("a return is JSON"));
        }
    }
    let looked = office.looks(Filter::default());
    let comparison = looked.comparison.clone().expect("it was asked for");
    let time = item(&comparison, "lead-has-time");
    let questions: Vec<&str> = time.answers.iter().map(|answer| answer.question.as_str()).collect();
    assert_eq!(questions, ["S1.4", "C03.1"]);
    for one in comparison.items.items.iter().flat_map(|one| &one.answers) {
        let summary = looked.summaries.iter().find(|summary| summary.questionnaire == one.questionnaire);
        let figures = summary.and_then(|summary| summary.questions.iter().find(|other| other.question == one.question));
        assert_eq!(one.part(), figures.and_then(|figures| figures.all.met), "as under “Questions”: {}", one.question);
    }
    let gaps: Vec<Option<u32>> = comparison.items.items.iter().map(|one| one.gap.map(|gap| gap.hundredths)).collect();
    assert!(gaps.len() > 20 && gaps.is_sorted_by(|a, b| a >= b), "{gaps:?}");
}

#[test]
fn types_of_organisation_are_worked_out_where_they_are_asked_for() {
    let definition = leaders();
    let returns = [sent(&definition, "school", "SCH", 3, &[2, 2, 2]), sent(&definition, "practice", "GP", 1, &[1, 0, 0])];
    let office = Office::with(&[definition], returns.concat());
    let looked = office.desk.look(&DeskWanted { questions_by: QuestionsBy::Kind, ..DeskWanted::default() });
    let [table] = looked.question_kinds.as_slice() else { panic!("there is one questionnaire") };
    let kinds: Vec<(&str, usize)> =
        table.questions[0].by_kind.iter().map(|one| (one.kind.as_str(), one.figures.answered)).collect();
    assert_eq!(kinds, [("School", 3), ("GP practice", 1)]);
    assert_eq!(looked.summaries, office.looks(Filter::default()).summaries, "and nothing else changes");
}

// ---- always ------------------------------------------------------------

/// An organisation of a type, to one of two questionnaires, with what it says to two questions.
fn any_return() -> impl Strategy<Value = (bool, usize, [usize; 2])> {
    (any::<bool>(), 0_usize..5, [0_usize..5, 0_usize..5])
}

fn file_of(at: usize, (is_leader, kind, levels): (bool, usize, [usize; 2])) -> (String, Vec<u8>) {
    let said = levels.map(|level| [GOOD, "in-place-with-impact", POOR, "-", "?"][level]);
    let definition = if is_leader { leaders() } else { groups() };
    returned(&definition, &format!("organisation-{at}"), ["SCH", "GP", "NHS", "SPO", "ODD"][kind], &said)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_order_of_files_changes_nothing(all in prop::collection::vec(any_return(), 1..40), turn in 0_usize..40) {
        let files: Vec<(String, Vec<u8>)> = all.into_iter().enumerate().map(|(at, one)| file_of(at, one)).collect();
        let mut turned = files.clone();
        turned.rotate_left(turn % files.len());
        turned.reverse();
        let of = |files| Office::with(&[leaders(), groups()], files).compares();
        let (first, second) = (of(files), of(turned));
        prop_assert_eq!(&first, &second);
        for one in first.items.items.iter().filter_map(|one| Some((one, one.gap?))) {
            let [high, low] = [one.1.highest, one.1.lowest].map(|place| one.0.answers[place].part().expect("nothing is hidden"));
            prop_assert!(high.n >= 10 && low.n >= 10 && high.x * low.n >= low.x * high.n);
        }
    }
}
