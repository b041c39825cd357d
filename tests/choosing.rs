//! Choosing cases to audit, from what somebody types to what they read: how many, which, and what to know about them.

use safeguarding_audit::aggregation::sampling::ConfidenceLevel;
use safeguarding_audit::aggregation::sampling::typed::{Drawn, TypedAim, TypedDraw, TypedProblem, new_seed};
use safeguarding_audit::words::sampling::pasted::doubts;
use safeguarding_audit::words::sampling::{how_many, method_line, notes, problem, repeating, small_samples};
use std::collections::{BTreeMap, BTreeSet};

const CHANCE: u64 = 20_261_122;

fn typed(population: &str, confidence: ConfidenceLevel, margin: &str) -> TypedAim {
    TypedAim { population: population.to_owned(), confidence, margin: margin.to_owned(), expected: "50".to_owned() }
}

#[track_caller]
fn reads(typed: &TypedAim, sentence: &str) {
    let found = typed.work_out().unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(how_many(&found), sentence);
}

#[track_caller]
fn is_wrong(typed: &TypedAim, problems: &[TypedProblem]) {
    assert_eq!(typed.work_out(), Err(problems.to_vec()), "{typed:?}");
}

fn list_of(cases: &[String], number: &str, by_group: bool) -> TypedDraw {
    TypedDraw { list: cases.join("\n"), number: number.to_owned(), by_group, seed: "7".to_owned() }
}

/// C-01 to C-40, in three groups of 10, 20 and 10.
fn forty() -> Vec<String> {
    let group = |n| match n {
        1..=10 => "Child protection",
        11..=30 => "Child in need",
        _ => "Early help",
    };
    (1..=40).map(|n| format!("C-{n:02}\t{}", group(n))).collect()
}

#[track_caller]
fn drawn(typed: &TypedDraw) -> Drawn {
    typed.draw(CHANCE).unwrap_or_else(|problems| panic!("{problems:?}"))
}

// ---- how many -------------------------------------------------------------------------------------------------------------------

#[test]
fn every_size_of_the_brief_is_said_as_it_is_typed() {
    use ConfidenceLevel::{Ninety, NinetyFive, NinetyNine};
    let sizes: [(ConfidenceLevel, &str, &str, &str); 17] = [
        (NinetyFive, "5", "500", "218 of 500 cases"),
        (NinetyFive, "5", "1,000", "278 of 1,000 cases"),
        (NinetyFive, "5", "10000", "370 of 10,000 cases"),
        (NinetyFive, "5", "", "385 cases, however many there are"),
        (NinetyFive, "5", "200", "132 of 200 cases"),
        (NinetyNine, "5", "200", "all 200 cases: a sample would be nearly as many"),
        (NinetyNine, "5", "500", "286 of 500 cases"),
        (NinetyNine, "5", "1 000", ""),
        (NinetyNine, "5", "1000", "400 of 1,000 cases"),
        (NinetyNine, "5", "10,000", "623 of 10,000 cases"),
        (NinetyNine, "5", " ", "664 cases, however many there are"),
        (NinetyFive, "10", "200", "66 of 200 cases"),
        (NinetyFive, "10 %", "1,000", "88 of 1,000 cases"),
        (NinetyFive, "10", "", "97 cases, however many there are"),
        (Ninety, "10", "100", "41 of 100 cases"),
        (Ninety, "10", "1,000", "64 of 1,000 cases"),
        (NinetyNine, "5", "32000", "651 of 32,000 cases"),
    ];
    for (confidence, margin, population, audit) in sizes {
        let typed = typed(population, confidence, margin);
        match typed.work_out() {
            Ok(found) => assert!(how_many(&found).starts_with(&format!("Audit {audit}.")), "{typed:?}: {}", how_many(&found)),
            Err(problems) => assert_eq!((problems, audit), (vec![TypedProblem::Population], ""), "{typed:?}"),
        }
    }
}

#[test]
fn a_sample_is_said_with_its_margin_and_how_sure_it_is() {
    reads(
        &typed("1,000", ConfidenceLevel::NinetyFive, "5"),
        "Audit 278 of 1,000 cases. Then a figure you find is within 5 percentage points of the true one in 95 of 100 such samples.",
    );
    reads(
        &typed("", ConfidenceLevel::NinetyNine, "1"),
        "Audit 16,588 cases, however many there are. Then a figure you find is within 1 percentage point of the true one in 99 of \
         100 such samples.",
    );
    reads(
        &typed("40", ConfidenceLevel::Ninety, "12.5"),
        // By hand: 43.29 / (1 + 42.29 / 40) = 21.04.
        "Audit 22 of 40 cases. Then a figure you find is within 12.5 percentage points of the true one in 90 of 100 such samples.",
    );
}

#[test]
fn everyone_needs_no_margin() {
    reads(
        &typed("50", ConfidenceLevel::NinetyFive, "5"),
        "Audit all 50 cases: a sample would be nearly as many. What you find is then true of all of them, and needs no margin.",
    );
    reads(&typed("1", ConfidenceLevel::NinetyFive, "5"), "Audit the one case there is. What you find needs no margin.");
}

#[test]
fn a_share_that_is_counted_on_is_said() {
    let typed = TypedAim { expected: "20%".to_owned(), ..typed("", ConfidenceLevel::NinetyFive, "5") };
    reads(
        &typed,
        "Audit 246 cases, however many there are. Then a figure you find is within 5 percentage points of the true one in 95 of \
         100 such samples. This counts on a share of about 20%: the nearer it is to 50%, the further off the figure may be.",
    );
}

#[test]
fn everything_wrong_is_said_at_once_in_the_order_of_the_fields() {
    for population in ["many", "0", "-5", "7.5", "10%", "1,00", "9999999999"] {
        is_wrong(&typed(population, ConfidenceLevel::NinetyFive, "5"), &[TypedProblem::Population]);
    }
    for margin in ["", "0", "0.05", "51", "five", "5,5"] {
        is_wrong(&typed("200", ConfidenceLevel::NinetyFive, margin), &[TypedProblem::Margin]);
    }
    for expected in ["", "0", "100", "half"] {
        let expected = expected.to_owned();
        is_wrong(&TypedAim { expected, ..typed("200", ConfidenceLevel::NinetyFive, "5") }, &[TypedProblem::Expected]);
    }
    let all = TypedAim { expected: "x".to_owned(), ..typed("x", ConfidenceLevel::Ninety, "x") };
    is_wrong(&all, &[TypedProblem::Population, TypedProblem::Margin, TypedProblem::Expected]);
}

#[test]
fn each_thing_wrong_says_what_to_enter() {
    let all = [
        TypedProblem::Population,
        TypedProblem::Margin,
        TypedProblem::Expected,
        TypedProblem::List,
        TypedProblem::Number,
        TypedProblem::Seed,
    ];
    let said: BTreeSet<&str> = all.map(problem).into_iter().collect();
    assert_eq!(said.len(), all.len());
    assert!(said.iter().all(|text| (text.starts_with("Enter ") || text.starts_with("Paste ")) && !text.ends_with('.')));
}

#[test]
fn small_samples_are_for_counts() {
    assert!(small_samples().ends_with("Give no percentages of fewer than 10 cases."));
}

// ---- which ----------------------------------------------------------------------------------------------------------------------

#[test]
fn a_draw_needs_references_a_number_and_digits_to_repeat_it() {
    let typed =
        TypedDraw { list: ", Early help\n\n".to_owned(), number: "10%".to_owned(), by_group: false, seed: "seven".to_owned() };
    assert_eq!(typed.draw(CHANCE), Err(vec![TypedProblem::List, TypedProblem::Number, TypedProblem::Seed]));
    let number = |number: &str| TypedDraw { number: number.to_owned(), ..list_of(&forty(), "", false) };
    for wrong in ["", "0", "2.5", "-1"] {
        assert_eq!(number(wrong).draw(CHANCE), Err(vec![TypedProblem::Number]), "{wrong}");
    }
    let seed = |seed: &str| TypedDraw { seed: seed.to_owned(), ..list_of(&forty(), "8", false) };
    for wrong in ["-1", "1.5", "1e3", "1234567890123456", "1,000"] {
        assert_eq!(seed(wrong).draw(CHANCE), Err(vec![TypedProblem::Seed]), "{wrong}");
    }
    assert_eq!(drawn(&seed("123456789012345")).sample.seed, 123_456_789_012_345);
    assert_eq!(drawn(&seed(" 482 193 057 ")), drawn(&seed("482193057")));
}

#[test]
fn without_a_number_that_repeats_it_the_draw_has_one_by_chance_that_repeats_it() {
    let blank = TypedDraw { seed: " ".to_owned(), ..list_of(&forty(), "8", false) };
    let first = drawn(&blank);
    let again = TypedDraw { seed: first.sample.seed.to_string(), ..blank };
    assert_eq!(again.draw(1), Ok(first));
    assert!(new_seed(u64::MAX) < 1_000_000_000, "it can be noted and typed");
}

#[test]
fn every_case_is_drawn_about_as_often_with_the_seeds_that_are_made_by_chance() {
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for at in 0..4_000_u64 {
        // Seeds far apart, as chance gives them.
        let blank = TypedDraw { seed: String::new(), ..list_of(&forty(), "8", false) };
        let cases = blank.draw(at.wrapping_mul(0x9e37_79b9_7f4a_7c15)).map(|drawn| drawn.sample.cases).unwrap_or_default();
        cases.into_iter().for_each(|case| *times.entry(case.reference).or_default() += 1);
    }
    // 800 each; 25 is a standard deviation.
    assert_eq!(times.len(), 40);
    assert!(times.values().all(|times| (675..=925).contains(times)), "{times:?}");
}

#[test]
fn the_same_number_repeats_the_draw_from_the_list_in_any_order() {
    let backwards: Vec<String> = forty().into_iter().rev().collect();
    for by_group in [false, true] {
        assert_eq!(drawn(&list_of(&forty(), "8", by_group)).sample, drawn(&list_of(&backwards, "8", by_group)).sample);
    }
}

#[test]
fn how_the_cases_were_chosen_is_said_so_that_it_can_be_done_again() {
    let sample = drawn(&list_of(&forty(), "8", false)).sample;
    assert_eq!(method_line(&sample), "8 of 40 cases. By chance, from the whole list. 8 were asked for.");
    assert_eq!(
        repeating(&sample),
        "Anybody can draw the same cases again: paste the same references in any order, choose 8 cases, leave the box for groups \
         unticked and enter 7."
    );
    let sample = drawn(&list_of(&forty(), "8", true)).sample;
    assert_eq!(
        method_line(&sample),
        "8 of 40 cases. By chance, from each group in proportion, at least 2 of each where there are as many. 8 were asked for."
    );
    assert_eq!(
        repeating(&sample),
        "Anybody can draw the same cases again: paste the same references and groups in any order, choose 8 cases, tick the box \
         for groups and enter 7."
    );
    assert!(method_line(&drawn(&list_of(&forty(), "1", false)).sample).ends_with("1 was asked for."));
}

// ---- what to know about a draw --------------------------------------------------------------------------------------------------

#[track_caller]
fn notes_on(typed: &TypedDraw, said: &[&str]) {
    assert_eq!(notes(&drawn(typed), None), said);
}

#[test]
fn a_draw_that_goes_as_it_was_asked_for_has_no_notes() {
    notes_on(&list_of(&forty(), "8", false), &[]);
    notes_on(&list_of(&forty(), "8", true), &[]);
}

#[test]
fn more_and_fewer_than_were_asked_for_are_explained() {
    notes_on(&list_of(&forty(), "50", true), &["You asked for 50 cases and the list has 40, so all of them were chosen."]);
    notes_on(
        &list_of(&forty(), "4", true),
        &["You asked for 4 cases. 6 were chosen, because at least 2 come from each group that has as many."],
    );
}

#[test]
fn groups_that_are_asked_for_and_not_there_are_missed() {
    let cases: Vec<String> = (1..=9).map(|n| format!("C-{n}")).collect();
    let ticked = list_of(&cases, "1", true);
    notes_on(&ticked, &["No line has a group, so the cases were chosen from the whole list."]);
    assert_eq!(drawn(&ticked).sample, drawn(&list_of(&cases, "1", false)).sample, "two of each group would be one too many");
}

#[test]
fn a_number_that_was_worked_out_for_another_number_of_cases_is_noticed() {
    let drawn = drawn(&list_of(&forty(), "8", false));
    assert_eq!(notes(&drawn, Some(40)), [] as [&str; 0]);
    assert_eq!(
        notes(&drawn, Some(1_000)),
        ["How many to choose was worked out for 1,000 cases, and the list has 40. Work it out again if the list is complete."]
    );
}

#[test]
fn lines_that_repeat_a_reference_or_have_none_are_told() {
    let lines = |text: &str| TypedDraw { list: text.to_owned(), ..list_of(&[], "1", false) };
    notes_on(&lines("C-1\nC-2\nC-1"), &["A reference stands on more than one line. It counts once: C-1 (lines 1 and 3)."]);
    notes_on(
        &lines("C-1,B\nC-2\nC-1,A\n\nC-2"),
        &[
            "2 references stand on more than one line. Each counts once: C-1 (lines 1 and 3) and C-2 (lines 2 and 5).",
            "A reference stands with more than one group. It counts in the first by alphabet: C-1 in “A”.",
            "There is no reference on line 4, so it was left out.",
        ],
    );
    let mut gaps = "\n".repeat(12);
    gaps.push_str("C-1");
    notes_on(&lines(&gaps), &["There is no reference on lines 1, 2, 3, 4, 5, 6, 7, 8 and 4 more, so they were left out."]);
}

// ---- what does not look made up -------------------------------------------------------------------------------------------------

#[track_caller]
fn doubted(pasted: &str, said: &[&str]) {
    let typed = TypedDraw { list: pasted.to_owned(), ..list_of(&[], "1", false) };
    assert_eq!(doubts(&drawn(&typed).list), said);
}

#[test]
fn references_that_are_made_up_are_left_alone() {
    doubted("CASE-7F3K-92QD\tChild Protection\nCSC case 1234567\tEarly Help\nKQTR-WXYZ\n20/0317", &[]);
}

#[test]
fn what_looks_like_personal_data_is_said_once_for_the_whole_list() {
    // From the range that is never issued.
    doubted(
        "999 000 0018\n999 000 0026,NW4 4BG\nC-3\n",
        &["3 texts in the list look like personal data (an NHS number, a full postcode): “999 000 0018”, “999 000 0026” and \
           “NW4 4BG”. Use references that this tool or your agency made up."],
    );
    doubted(
        "C-1\tjo@example.org",
        &[
            "1 text in the list looks like personal data (an e-mail address): “jo@example.org”. Use references that this tool or your \
           agency made up.",
        ],
    );
}

#[test]
fn names_and_headings_are_asked_about_because_they_have_no_digit() {
    doubted("Amina Larch\nC-2", &["“Amina Larch” has no digit. If it is a name or a heading, take it out and choose again."]);
    doubted(
        "Case reference\tGroup\nAmina Larch\nC-2",
        &["“Amina Larch” and “Case reference” have no digit. If they are names or headings, take them out and choose again."],
    );
}
