//! The trend over editions: a line breaks where something else was asked or graded, and goes on where nothing changed.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::aggregation::row::ReturnRow;
use safeguarding_audit::aggregation::summary::{Summary, summarise};
use safeguarding_audit::aggregation::suppression::Threshold;
use safeguarding_audit::aggregation::trend::{TrendChange, TrendRound, trend};
use safeguarding_audit::model::questionnaire::Questionnaire;
use story::subgroup::{organisation, two_domains};

/// Twelve returns, each with the same number where one is wanted.
fn summary_with(questionnaire: &Questionnaire, number: Option<i64>) -> Summary {
    let rows: Vec<ReturnRow> = (0..12)
        .map(|at| {
            let story = organisation(&at.to_string(), "SCH", "in-place");
            let mut record = story.record;
            record.questionnaire.edition.clone_from(&questionnaire.edition);
            let mut row = ReturnRow::of(questionnaire, "", &record);
            row.numbers.extend(number.map(|number| ("D1.1".into(), number)));
            row
        })
        .collect();
    summarise(questionnaire, &rows, Threshold::default()).expect("it has grades")
}

fn summary(questionnaire: &Questionnaire) -> Summary {
    summary_with(questionnaire, None)
}

/// What became of the first domain, of its first question and of its second, from one edition to the next.
fn changes(change: impl Fn(&mut Questionnaire)) -> [TrendChange; 3] {
    let old = two_domains().read().questionnaire;
    let mut new = Questionnaire { edition: "next".to_owned(), ..old.clone() };
    change(&mut new);
    let (before, after) = (summary(&old), summary(&new));
    let rounds = [
        TrendRound { round: "2025-26", questionnaire: &old, summary: &before },
        TrendRound { round: "2026-27", questionnaire: &new, summary: &after },
    ];
    let found = trend(&rounds).expect("there are rounds");
    let last = |lines: &[safeguarding_audit::aggregation::trend::TrendLine], id: &str| {
        lines.iter().find(|line| line.id == id).expect("it is there").points[1].change
    };
    [last(&found.domains, "D1"), last(&found.questions, "D1.1"), last(&found.questions, "D1.2")]
}

#[test]
fn a_new_edition_that_asks_and_grades_the_same_goes_on() {
    assert_eq!(changes(|_| ()), [TrendChange::Same; 3]);
    assert_eq!(changes(|new| new.title = "Another title".to_owned()), [TrendChange::Same; 3]);
}

#[test]
fn numbers_stand_beside_one_another_and_another_question_is_said() {
    let old = two_domains().read().questionnaire;
    let mut new = Questionnaire { edition: "next".to_owned(), ..old.clone() };
    new.domains[0].questions[0].text = "Something else?".to_owned();
    let figures =
        [(&old, Some(1000)), (&old, None), (&old, Some(1250)), (&new, Some(2000))].map(|(of, n)| (of, summary_with(of, n)));
    let rounds: Vec<TrendRound<'_>> =
        figures.iter().map(|(questionnaire, summary)| TrendRound { round: "r", questionnaire, summary }).collect();
    let found = trend(&rounds).expect("there are rounds");
    let [line] = found.numbers.as_slice() else { panic!("one question has numbers: {:?}", found.numbers) };
    let middles: Vec<Option<i64>> = line.points.iter().map(|(numbers, _)| numbers.map(|of| of.median)).collect();
    assert_eq!(middles, [Some(1000), None, Some(1250), Some(2000)]);
    assert_eq!(line.points.iter().map(|(_, other)| *other).collect::<Vec<_>>(), [false, false, false, true]);
    assert!(trend(&rounds[1..2]).expect("there is a round").numbers.is_empty(), "nobody gave a number");
}

#[test]
fn a_question_in_other_words_breaks_its_line_and_that_of_its_domain() {
    let other = changes(|new| new.domains[0].questions[0].text = "Something else?".to_owned());
    assert_eq!(other, [TrendChange::OtherRules, TrendChange::OtherQuestion, TrendChange::Same]);
}

#[test]
fn the_whole_breaks_where_a_domain_does_and_a_question_that_has_become_key_is_other_rules() {
    let old = two_domains().read().questionnaire;
    for change in [
        (|new: &mut Questionnaire| new.domains[0].questions[0].text = "Something else?".to_owned()) as fn(&mut Questionnaire),
        |new| new.domains[0].questions[0].key = !new.domains[0].questions[0].key,
        |new| new.domains[0].questions[0].weight += 1,
    ] {
        let mut new = Questionnaire { edition: "next".to_owned(), ..old.clone() };
        change(&mut new);
        let (before, after) = (summary(&old), summary(&new));
        let rounds = [
            TrendRound { round: "2025-26", questionnaire: &old, summary: &before },
            TrendRound { round: "2026-27", questionnaire: &new, summary: &after },
        ];
        let found = trend(&rounds).expect("there are rounds");
        let of = |id: &str| found.domains.iter().find(|line| line.id == id).expect("it is there").points[1].change;
        assert_eq!((of(""), of("D1")), (TrendChange::OtherRules, TrendChange::OtherRules));
    }
}

#[test]
fn other_rules_break_the_line_of_a_domain_and_not_of_its_questions() {
    let other = changes(|new| new.grading.limits.clear());
    let same = changes(|_| ());
    let had_limits = !two_domains().read().questionnaire.grading.limits.is_empty();
    assert_eq!(other, if had_limits { [TrendChange::OtherRules, TrendChange::Same, TrendChange::Same] } else { same });
}
