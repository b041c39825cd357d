//! Figures for each question: every return is counted once, whatever it says, and the numbers are those of a plain count.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::aggregation::distribution::Proportion;
use safeguarding_audit::aggregation::questions::kinds::{QuestionKinds, question_kinds};
use safeguarding_audit::aggregation::questions::{AnswerFigures, QuestionSummary};
use safeguarding_audit::aggregation::row::ReturnRow;
use safeguarding_audit::aggregation::summary::{Summary, summarise};
use safeguarding_audit::aggregation::suppression::Threshold;
use safeguarding_audit::interchange::read::ReadQuestionnaire;
use safeguarding_audit::model::audit_return::Return;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use story::Story;
use story::definition::{Definition, answer, questionnaire};
use story::shipped::{public, samples, section_11};

/// A level, a level for schools only, one that depends on another, yes or no, days of the week, hours, a share, a text.
fn definition() -> Definition {
    questionnaire().domain("D1", |d| {
        let d = d.level("D1.1").key().level("D1.2").only_for(&["SCH"]).level("D1.3").shown_when(answer("D1.1", "in-place"));
        let d = d.asks("D1.4", "yes-no").asks("D1.5", "choices").with("options", json!("days"));
        let d = d.asks("D1.6", "number").with("unit", json!("hours a week")).asks("D1.7", "n-of-m");
        d.asks("D1.8", "long-text")
    })
}

fn organisation(id: usize, organisation_type: &str) -> Story {
    let mut story = Story::with(definition());
    story.record.id = format!("return-{id}").as_str().into();
    story.organisation_is(organisation_type);
    story
}

fn summary_of(stories: &[Story]) -> Summary {
    let records: Vec<Return> = stories.iter().map(|story| story.record.clone()).collect();
    figures_of(&definition().read(), &records)
}

fn rows_of(known: &ReadQuestionnaire, returns: &[Return]) -> Vec<ReturnRow> {
    returns.iter().map(|record| ReturnRow::of(&known.questionnaire, &known.digest, record)).collect()
}

/// The figures of returns by way of their rows.
fn figures_of(known: &ReadQuestionnaire, returns: &[Return]) -> Summary {
    let rows = rows_of(known, returns);
    summarise(&known.questionnaire, &rows, Threshold::default()).expect("a questionnaire with grades has a summary")
}

/// The same by type of organisation.
fn kinds_of(known: &ReadQuestionnaire, returns: &[Return]) -> Vec<QuestionKinds> {
    question_kinds(&known.questionnaire, &rows_of(known, returns).iter().collect::<Vec<_>>())
}

fn kinds(stories: &[Story], id: &str) -> Option<QuestionKinds> {
    let records: Vec<Return> = stories.iter().map(|story| story.record.clone()).collect();
    kinds_of(&definition().read(), &records).into_iter().find(|one| one.question.as_str() == id)
}

fn question<'s>(summary: &'s Summary, id: &str) -> &'s QuestionSummary {
    summary.questions.iter().find(|one| one.question.as_str() == id).unwrap_or_else(|| panic!("{id} has figures"))
}

/// "in-place: 2".
fn told(figures: &AnswerFigures) -> Vec<String> {
    figures.answers.iter().filter(|one| one.n > 0).map(|one| format!("{}: {}", one.answer, one.n)).collect()
}

fn everyone(figures: &AnswerFigures) -> usize {
    figures.answered + figures.not_applicable + figures.dont_know + figures.unanswered + figures.not_asked
}

/// A school, two practices and a club: good, partly, not applicable, and one that nobody knows.
fn four() -> Vec<Story> {
    let mut school = organisation(1, "SCH");
    school.answers("D1.1", "in-place");
    school.answers("D1.2", "not-in-place");
    school.answers("D1.3", "in-place-with-impact");
    school.answers("D1.4", "yes");
    school.ticks("D1.5", &["mon", "wed"]);
    school.types_number("D1.6", 12.0);
    school.types("D1.8", "We meet each term.");
    let mut practice = organisation(2, "GP");
    practice.answers("D1.1", "partly-in-place");
    practice.ticks("D1.5", &["mon"]);
    practice.types_number("D1.6", 3.5);
    let mut trust = organisation(3, "NHS");
    trust.says_not_applicable("D1.1", "We see no children.");
    trust.types_number("D1.6", 40.0);
    let mut club = organisation(4, "SPO");
    club.does_not_know("D1.1");
    vec![school, practice, trust, club]
}

#[test]
fn every_answer_is_counted_and_so_is_everybody_who_gave_none() {
    let summary = summary_of(&four());
    let first = &question(&summary, "D1.1").all;
    assert_eq!(told(first), ["in-place: 1", "partly-in-place: 1"]);
    assert_eq!((first.answered, first.not_applicable, first.dont_know, first.unanswered, first.not_asked), (2, 1, 1, 0, 0));
    assert_eq!(first.met, Some(Proportion { x: 1, n: 2 }), "“Not applicable” and “Don’t know” are neither met nor not");
    assert!(question(&summary, "D1.1").key);

    let for_schools = &question(&summary, "D1.2").all;
    assert_eq!((for_schools.answered, for_schools.not_asked), (1, 3));
    let dependent = &question(&summary, "D1.3").all;
    assert_eq!((dependent.answered, dependent.not_asked), (1, 3), "it is asked of those alone who are in place");
    let days = &question(&summary, "D1.5").all;
    assert_eq!(told(days), ["mon: 2", "wed: 1"], "who chose two is counted at both, and once as having answered");
    assert_eq!((days.answered, days.unanswered, days.met), (2, 2, None));
    assert_eq!(told(&question(&summary, "D1.4").all), ["yes: 1"]);
    assert_eq!(question(&summary, "D1.8").all.answered, 1);
}

#[test]
fn numbers_have_their_ends_and_their_middle() {
    let summary = summary_of(&four());
    let hours = question(&summary, "D1.6");
    let numbers = hours.all.numbers.expect("three gave a number");
    assert_eq!(
        (numbers.n, numbers.least, numbers.median, numbers.greatest, numbers.sum),
        (3, Some(350), 1200, Some(4000), Some(5550))
    );
    assert_eq!(hours.unit, "hours a week");
    assert_eq!(question(&summary, "D1.7").all.numbers, None, "nobody gave one");
}

#[test]
fn sectors_stand_by_themselves_and_add_up_to_all() {
    let summary = summary_of(&four());
    let first = question(&summary, "D1.1");
    let sectors: Vec<&str> = first.by_sector.iter().map(|one| one.sector.as_str()).collect();
    assert_eq!(sectors, ["Education", "Health", "Sport"]);
    let health = &first.by_sector[1].figures;
    assert_eq!((told(health), health.not_applicable), (vec!["partly-in-place: 1".to_owned()], 1));
}

#[test]
fn types_of_organisation_stand_by_themselves_under_the_names_that_people_read() {
    let of = |id: &str| kinds(&four(), id).unwrap_or_else(|| panic!("{id} has figures"));
    let names = |of: &QuestionKinds| of.by_kind.iter().map(|one| one.kind.clone()).collect::<Vec<_>>();
    let first = of("D1.1");
    assert_eq!(names(&first), ["School", "GP practice", "NHS trust", "Sports club"], "in the questionnaire's order");
    let [school, practice, trust, club] = first.by_kind.as_slice() else { panic!("there are four types") };
    assert_eq!((told(&school.figures), school.figures.met), (vec!["in-place: 1".to_owned()], Some(Proportion { x: 1, n: 1 })));
    assert_eq!(
        (told(&practice.figures), practice.figures.met),
        (vec!["partly-in-place: 1".to_owned()], Some(Proportion { x: 0, n: 1 }))
    );
    assert_eq!((trust.figures.not_applicable, club.figures.dont_know), (1, 1));
    assert_eq!(names(&of("D1.2")), ["School"], "nobody else was asked");
    let hours = of("D1.6");
    assert_eq!(hours.by_kind[1].figures.numbers.expect("the practice gave one").median, 350);
}

#[test]
fn a_type_that_the_questionnaire_does_not_know_and_none_at_all_come_last() {
    let mut unknown = organisation(5, "ZOO");
    unknown.answers("D1.1", "in-place");
    let mut silent = Story::with(definition());
    silent.record.id = "return-6".into();
    silent.answers("D1.1", "in-place");
    let stories: Vec<Story> = [unknown, silent].into_iter().chain(four()).collect();
    let found = kinds(&stories, "D1.1").expect("it was asked");
    let names: Vec<&str> = found.by_kind.iter().map(|one| one.kind.as_str()).collect();
    assert_eq!(names, ["School", "GP practice", "NHS trust", "Sports club", "ZOO", "Not stated"]);
    assert_eq!(kinds(&[], "D1.1"), None);
}

#[test]
fn a_question_that_nobody_was_asked_has_no_figures_and_no_returns_have_none() {
    let summary = summary_of(&[organisation(1, "GP")]);
    assert!(summary.questions.iter().all(|one| one.question.as_str() != "D1.2"));
    assert!(summary_of(&[]).questions.is_empty());
}

#[test]
fn audits_of_cases_have_no_figures_per_question_because_they_are_about_children() {
    let known = safeguarding_audit::interchange::read::read_questionnaire(&public("questionnaires/case-audit.json"))
        .expect("the shipped case audit can be read");
    let audits = safeguarding_audit::samples::audits::sample_audits(&known.questionnaire, &known.digest, 7);
    let audits: Vec<Return> = audits.into_iter().collect();
    let summary = figures_of(&known, &audits);
    assert!(summary.questions.is_empty());
}

/// Counts by walking the files, with nothing of the app's but the words of the format.
#[test]
fn the_figures_of_the_samples_are_those_of_a_plain_count_over_their_files() {
    let known = section_11();
    let returns = samples(60);
    let summary = figures_of(&known, &returns);
    let files: Vec<Value> = returns.iter().map(|record| serde_json::to_value(record).expect("a return is JSON")).collect();
    let definition: Value = serde_json::from_slice(&public("questionnaires/section-11.json")).expect("the questionnaire is JSON");
    let mut compared = 0;
    for domain in definition["domains"].as_array().expect("domains") {
        let is_for_all = |part: &Value| part.get("applies_to").is_none() && part.get("shown_when").is_none();
        if !is_for_all(domain) {
            continue;
        }
        let questions = domain["questions"].as_array().expect("questions").iter();
        for asked in questions.filter(|question| is_for_all(question) && question["type"] == "level") {
            let id = asked["id"].as_str().expect("an id");
            let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
            let mut beside = (0, 0);
            for file in &files {
                let answer = &file["answers"][id];
                if let Some(level) = answer["value"].as_str() {
                    *counted.entry(level).or_default() += 1;
                } else if answer.get("not_applicable").is_some() {
                    beside.0 += 1;
                } else if answer.get("dont_know").is_some() {
                    beside.1 += 1;
                }
            }
            let figures = &question(&summary, id).all;
            let shown: BTreeMap<&str, usize> =
                figures.answers.iter().filter(|one| one.n > 0).map(|one| (one.answer.as_str(), one.n)).collect();
            assert_eq!(shown, counted, "{id}");
            assert_eq!((figures.not_applicable, figures.dont_know), beside, "{id}");
            compared += 1;
        }
    }
    assert!(compared > 30, "only {compared} questions were compared");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn everybody_is_counted_once_sectors_add_up_and_the_order_of_files_changes_nothing(count in 1_usize..40, turn in 0_usize..40) {
        let known = section_11();
        let returns = samples(count);
        let summary = figures_of(&known, &returns);
        for one in &summary.questions {
            prop_assert_eq!(everyone(&one.all), count);
            prop_assert_eq!(one.by_sector.iter().map(|sector| everyone(&sector.figures)).sum::<usize>(), count);
            prop_assert_eq!(one.by_sector.iter().map(|sector| sector.figures.answered).sum::<usize>(), one.all.answered);
            if let Some(met) = one.all.met {
                prop_assert!(met.x <= met.n && met.n <= one.all.answered);
            }
        }
        let by_kind = kinds_of(&known, &returns);
        prop_assert_eq!(by_kind.len(), summary.questions.len());
        for (one, of) in summary.questions.iter().zip(&by_kind) {
            prop_assert_eq!(&one.question, &of.question);
            let sum = |figure: fn(&AnswerFigures) -> usize| of.by_kind.iter().map(|kind| figure(&kind.figures)).sum::<usize>();
            prop_assert_eq!(sum(|of| of.answered), one.all.answered);
            prop_assert_eq!(sum(|of| of.not_applicable + of.dont_know), one.all.not_applicable + one.all.dont_know);
            prop_assert_eq!(sum(|of| of.unanswered), one.all.unanswered);
            prop_assert_eq!(sum(|of| of.met.map_or(0, |met| met.x)), one.all.met.map_or(0, |met| met.x));
            prop_assert!(sum(|of| of.not_asked) <= one.all.not_asked, "types of which nobody was asked are left out");
        }
        let mut turned = returns.clone();
        turned.rotate_left(turn % count);
        turned.reverse();
        let again = figures_of(&known, &turned);
        prop_assert_eq!(kinds_of(&known, &turned), by_kind);
        prop_assert_eq!(again.questions, summary.questions);
    }
}
