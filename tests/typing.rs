//! What people type, paste and dictate into fields for numbers, dates and references, and what is said of what cannot be read.

mod story;

use proptest::prelude::*;
use safeguarding_audit::aggregation::sampling::list::List;
use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::model::answer::AnswerProblem::{self, *};
use safeguarding_audit::model::answer::{AnswerValue, OutOf, Response};
use safeguarding_audit::model::date::Date;
use safeguarding_audit::model::questionnaire::AnswerType;
use safeguarding_audit::model::reference::{CASE, read_reference, reference};
use safeguarding_audit::model::typed_date::{read_date, split_date, take_apart};
use safeguarding_audit::words::findings::{answer_problem, rule};
use safeguarding_audit::words::typed::{date_problem, declared_day_problem, far_day_problem};
use serde_json::json;
use story::Story;
use story::definition::{Definition, questionnaire};

/// An organisation whose profile asks how many staff it has, and for a day.
fn organisation() -> Definition {
    questionnaire()
        .asks("staff", "number", json!({}))
        .asks("inspected", "date", json!({}))
        .asks("hours", "number", json!({ "whole": false }))
        .domain("D1", |d| d.level("D1.1").asks("cases", "number").with("whole", json!(true)).asks("share", "n-of-m"))
}

/// What is said at a field of the profile, of what was typed into it.
fn said_of(field: &str, kind: AnswerType, typed: &str) -> Option<String> {
    let mut story = Story::with(organisation());
    story.tells("organisation-name", "Applewick School");
    story.organisation_is("SCH");
    story.answers("D1.1", "in-place");
    story.record.profile.insert(field.into(), AnswerValue::parse(kind, typed)?);
    let said = story.findings().into_iter().find(|(place, _)| place == field)?;
    Some(rule(&story.known.questionnaire, &said.1))
}

#[test]
fn people_are_counted_in_whole_numbers() {
    for typed in ["0", "12", "1,234", " 12 ", "12.0", "１２", "\u{200b}12", "١٢", "1,234,567"] {
        assert_eq!(said_of("staff", AnswerType::Number, typed), None, "{typed:?}");
    }
    for (typed, part) in [
        ("12.5", "whole number"),
        (".5", "whole number"),
        ("-3", "below 0"),
        ("−3", "below 0"),
        ("12 %", "not a percentage"),
        ("1e5", "in figures"),
        ("about 12", "in figures"),
        ("12 staff", "in figures"),
        ("1,23", "in figures"),
        ("1.234,5", "in figures"),
        ("0,5", "in figures"),
        ("0,500", "in figures"),
        ("1234,567", "in figures"),
        ("NaN", "in figures"),
        ("inf", "in figures"),
        ("1234567890123456", "at most 15"),
    ] {
        let said = said_of("staff", AnswerType::Number, typed).unwrap_or_else(|| panic!("“{typed}” is taken"));
        assert!(said.contains(part), "“{typed}”: {said}");
        assert!(said.contains(typed), "the sentence names what was typed: {said}");
    }
}

#[test]
fn hours_and_the_like_may_have_a_fraction_where_the_questionnaire_says_so() {
    assert_eq!(said_of("hours", AnswerType::Number, "7.5"), None);
    let mut story = Story::with(organisation());
    story.types("cases", "7.5");
    let question = story.known.questionnaire.question(&"cases".into()).expect("asked");
    let response = story.record.answers[&"cases".into()].response.clone().expect("typed");
    assert_eq!(response.slip(&story.known.questionnaire, question), Some(NotWhole("7.5".to_owned())));
    assert_eq!(response.problem(&story.known.questionnaire, question), None, "so no grade changes of what was submitted before");
}

#[test]
fn a_part_is_never_more_than_its_whole() {
    let parse = |typed: &str| AnswerValue::parse(AnswerType::NOfM, typed);
    let of = |n, of| Some(AnswerValue::OutOf(OutOf { n, of }));
    assert_eq!(parse("3 of 5"), of(3, 5));
    assert_eq!(parse("1,200 of 1,500"), of(1_200, 1_500));
    assert_eq!(parse("3 of 5 of "), of(3, 5), "as when all of it is put into the first of two fields");
    assert_eq!(parse("３ of ５"), of(3, 5));
    for typed in ["3 of ", " of 5", "1.5 of 3", "-1 of 3", "+1 of 3", "a of b", "3 of 5 of 7", "3%  of 5"] {
        assert_eq!(parse(typed), Some(AnswerValue::Text(typed.to_owned())), "{typed:?}");
    }
    assert_eq!(
        answer_problem(&NotAShare("6 of 5".to_owned())),
        "Enter two whole numbers, the first no larger than the second; in “6 of 5”, 6 is more than 5"
    );
}

#[test]
fn a_percentage_may_be_typed_with_its_sign_and_a_number_may_not() {
    let parse = AnswerValue::parse;
    assert_eq!(parse(AnswerType::Percentage, "12 %"), Some(AnswerValue::Number(12.0)));
    assert_eq!(parse(AnswerType::Percentage, "12％"), Some(AnswerValue::Number(12.0)));
    assert_eq!(parse(AnswerType::Number, "12 %"), Some(AnswerValue::Text("12 %".to_owned())));
}

#[test]
fn a_required_text_needs_something_that_can_be_read() {
    let named = |name: &str| {
        let mut story = Story::with(questionnaire().domain("D1", |d| d.level("D1.1")));
        story.answers("D1.1", "in-place");
        story.organisation_is("SCH");
        story.tells("organisation-name", name);
        story.findings()
    };
    for unseen in ["", " ", "\u{200b}", "\u{a0}", "\u{feff}\u{2060}", "\u{3164}", "\u{2800}", "\u{ad}"] {
        assert_eq!(named(unseen), [("organisation-name".to_owned(), Rule::Unanswered)], "{unseen:?}");
    }
    for signs in [".", "-", "–", "???", "(…)"] {
        let problem = AnswerProblem::SaysNothing(signs.to_owned());
        assert_eq!(named(signs), [("organisation-name".to_owned(), Rule::DoesNotFit(problem))], "{signs:?}");
    }
    for said in ["Applewick", "مدرسة", "學校", "No. 5", "\u{200b}A"] {
        assert_eq!(named(said), [], "{said:?}");
    }
}

#[test]
fn a_reason_of_a_dash_is_no_reason_but_changes_no_grade_that_was_given() {
    let mut story = Story::with(organisation());
    story.says_not_applicable("D1.1", "–");
    let question = story.known.questionnaire.question(&"D1.1".into()).expect("asked");
    let response = Response::NotApplicable("–".to_owned());
    assert_eq!(response.slip(&story.known.questionnaire, question), Some(NoReason));
    assert_eq!(story.problem_with("D1.1"), None);
}

#[test]
fn a_day_in_a_year_that_nobody_means_is_asked_about() {
    for (typed, part) in [("1/1/1026", "check the year 1026"), ("1/1/2999", "check the year 2999")] {
        let said = said_of("inspected", AnswerType::Date, typed).unwrap_or_default();
        assert!(said.starts_with("Enter a real date") && said.contains(part), "{typed}: {said}");
    }
    // As it may stand in a file of an earlier version.
    let mut story = Story::with(organisation());
    story.tells("inspected", "1026-01-01");
    let found = story.findings().into_iter().find(|(place, _)| place == "inspected");
    assert_eq!(found, Some(("inspected".to_owned(), Rule::DoesNotFit(NotADate("1026-01-01".to_owned())))));
    story.plans("action-1", "D1.1", "Head teacher", "1026-01-31");
    assert!(story.findings().contains(&("action-1".to_owned(), Rule::DueDateUnreadable("1026-01-31".to_owned()))));
}

#[test]
fn what_is_said_of_a_date_names_the_part_that_is_wrong() {
    for (typed, said) in [
        (
            "1/Smarch/2027",
            "Enter a real date, such as 31 1 2027; in “1/Smarch/2027”, “smarch” is not a month. Use a number from 1 to 12, or a name",
        ),
        ("1/1/", "Enter a real date, such as 31 1 2027: the year is missing"),
        ("//2027", "Enter a real date, such as 31 1 2027: the day and month are missing"),
        ("31/2/2027", "Enter a real date, such as 31 1 2027; “31/2/2027” is not one: February 2027 has 28 days"),
        ("1/1/202", "Enter a real date, such as 31 1 2027; in “1/1/202”, “202” is not a year. Use four figures"),
        ("soon//", "Enter a real date, such as 31 1 2027: the month and year are missing"),
        ("soon", "Enter a real date, such as 31 1 2027; “soon” is not one"),
    ] {
        assert_eq!(date_problem(typed), said);
    }
}

#[test]
fn a_date_stands_in_its_three_fields_as_it_was_typed() {
    for (value, fields) in [
        ("2027-01-31", ["31", "1", "2027"]),
        ("2027-12-10", ["10", "12", "2027"]),
        ("31/x/", ["31", "x", ""]),
        ("31", ["31", "", ""]),
        ("", ["", "", ""]),
        ("1/2/2027/3", ["1", "2", "2027/3"]),
        ("01/02/2027", ["01", "02", "2027"]),
        ("1-2-27", ["1-2-27", "", ""]),
    ] {
        assert_eq!(split_date(value), fields, "{value:?}");
    }
}

#[test]
fn a_declaration_is_made_today_or_not_long_ago() {
    let said = |typed| declared_day_problem(typed, "2026-11-28");
    for fine in ["28/11/2026", "27 Nov 26", "2026-01-05", "28/11/2025"] {
        assert_eq!(said(fine), None, "{fine}");
    }
    assert_eq!(
        said("1/1/2099").as_deref(),
        Some(
            "Enter the day on which you declare this. 1 January 2099 is still to come: on this device, today is 28 November 2026"
        )
    );
    assert!(said("29/11/2026").is_some_and(|said| said.contains("still to come")));
    assert!(said("26/11/2025").is_some_and(|said| said.contains("more than a year ago")));
    assert!(said("soon").is_some_and(|said| said.starts_with("Enter a real date")));
}

#[test]
fn no_plan_reaches_to_the_end_of_the_century() {
    assert_eq!(far_day_problem("1/1/2046", "2026-11-28"), None);
    assert!(far_day_problem("1/1/2099", "2026-11-28").is_some_and(|said| said.contains("1 January 2099")));
    assert_eq!(far_day_problem("soon", "2026-11-28"), None, "said elsewhere");
}

#[test]
fn what_is_said_of_a_reference_names_the_character_that_is_wrong() {
    let said = |typed: &str| answer_problem(&NotACaseReference(typed.to_owned()));
    assert!(said("CASE-7F3K-92QU").contains("Check the “U”"), "{}", said("CASE-7F3K-92QU"));
    assert!(said("CASE-7F3K-92Q").contains("it has 7"), "{}", said("CASE-7F3K-92Q"));
    assert!(said("LCS 1234").contains("does not begin with CASE"), "{}", said("LCS 1234"));
}

#[test]
fn a_pasted_list_knows_a_reference_again_whatever_dash_word_made_of_it_and_keeps_it_as_it_was_pasted() {
    let list = List::read("\u{feff}A–1, x\n\u{200b}A-1\u{a0}, x\nA\u{a0}2\nA 2\na-1\n\u{200b}\n");
    let cases: Vec<_> = list.cases().iter().map(|case| case.reference.as_str()).collect();
    assert_eq!(cases, ["A\u{a0}2", "A–1", "a-1"]);
    assert_eq!(list.repeated.iter().map(|one| one.lines.clone()).collect::<Vec<_>>(), [vec![3, 4], vec![1, 2]]);
    assert_eq!(list.without_reference, [6]);
}

proptest! {
    #[test]
    fn any_text_is_kept_or_read_and_nothing_panics(typed in "\\PC*") {
        for kind in [AnswerType::Number, AnswerType::Percentage, AnswerType::NOfM, AnswerType::Date, AnswerType::CaseReference] {
            let value = AnswerValue::parse(kind, &typed);
            prop_assert_eq!(value.is_none(), typed.is_empty());
            if let Some(AnswerValue::Text(kept)) = value {
                let is_read = kind == AnswerType::Date && Date::from_iso(&kept).is_some()
                    || kind == AnswerType::CaseReference && read_reference(CASE, &kept).as_ref() == Some(&kept);
                prop_assert!(is_read || kept == typed);
            }
        }
        let sentences = [NotADate(typed.clone()), NotANumber(typed.clone()), NotAShare(typed.clone()), NotACaseReference(typed.clone())];
        prop_assert!(sentences.iter().all(|problem| !answer_problem(problem).is_empty()));
    }

    #[test]
    fn anything_like_a_date_is_read_or_says_why(typed in "[0-9a-z/. '’–-]{0,20}") {
        let parts = take_apart(&typed);
        prop_assert_eq!(parts.is_some(), read_date(&typed).is_ok());
        if let Some(parts) = parts {
            prop_assert_eq!(read_date(&parts.join("/")), read_date(&typed));
        }
    }

    #[test]
    fn each_day_is_read_again_however_it_is_written(year in 1900u16..=2100, month in 1u8..=12, day in 1u8..=31) {
        const NAMES: [&str; 12] = ["Jan", "feb", "MARCH", "Apr.", "may", "June", "jul", "Aug", "sept", "October", "nov", "Dec."];
        if let Some(date) = Date::new(year, month, day) {
            prop_assert_eq!(read_date(&split_date(&date.to_string()).join("/")), Ok(date));
            let name = NAMES[usize::from(month) - 1];
            for typed in [
                date.to_string(),
                format!("{day}/{month}/{year}"),
                format!("{day:02}.{month:02}.{year}"),
                format!("{day}th/{name}/{year}"),
                format!("{day} {name} {year}//"),
                format!("{name} {day}, {year}"),
            ] {
                prop_assert_eq!(read_date(&typed), Ok(date), "{}", typed);
            }
            prop_assert_eq!(Date::from_iso(&date.to_string()), Some(date));
            if (2000..2100).contains(&year) {
                prop_assert_eq!(read_date(&format!("{day}/{month}/'{:02}", year % 100)), Ok(date));
            }
        }
    }

    #[test]
    fn each_reference_is_read_again_whatever_stands_for_its_dashes(chance: u64, dash in "[-‐‑‒–—―−﹘﹣－\u{ad}\u{a0} _]", end in "[.,;:)\"”’ \u{200b}]{0,3}") {
        let made = reference(CASE, chance);
        let typed = format!("{}{end}", made.replace('-', &dash));
        prop_assert_eq!(read_reference(CASE, &typed), Some(made.clone()));
        prop_assert_eq!(read_reference(CASE, &typed.to_lowercase()), Some(made));
    }
}
