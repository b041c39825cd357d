//! Surveys over the rounds: what each round shows by itself, side by side, and nothing more.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, SurveysShown, SurveysWanted, WantedList};
use safeguarding_audit::adding_up::sample_files;
use safeguarding_audit::aggregation::distribution::Proportion;
use safeguarding_audit::aggregation::replies::{
    ReplyKind, ReplyMiddle, ReplyShare, ShareLine, SurveyFigures, SurveyQuestion, SurveyTrend,
};
use safeguarding_audit::aggregation::trend::TrendChange;
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::ids::FieldId;
use safeguarding_audit::model::questionnaire::Kind;
use safeguarding_audit::samples::SEED;
use safeguarding_audit::samples::replies::{REPLIES, REPLIES_BEFORE, sample_replies};
use safeguarding_audit::words::survey_rounds as said;
use safeguarding_audit::words::surveys::share;
use serde_json::{Map, Value, json};
use story::definition::{Definition, questionnaire};
use story::office::{Office, round, school, submitted};
use story::shipped::public;

/// A survey with a question of each sort.
fn survey() -> Definition {
    let scales = json!([{ "id": "three", "good_from": "some", "levels": [
        { "id": "yes", "label": "Yes", "value": 2 }, { "id": "some", "label": "Sometimes", "value": 1 }, { "id": "no", "label": "No", "value": 0 }] }]);
    questionnaire()
        .with("/id", json!("young"))
        .with("/title", json!("Young people"))
        .with("/kind", json!("survey"))
        .with("/scales", scales)
        .with("/profile", json!([]))
        .with("/grading", json!({ "scale": "none", "domain": { "method": "none" }, "overall": { "method": "none" } }))
        .domain("Y1", |domain| {
            let levels = domain.level("safe").with("scale", json!("three")).level("heard").with("scale", json!("three"));
            levels.asks("day", "choice").with("options", json!("days"))
        })
        .domain("Y2", |domain| {
            let several = domain.asks("days", "choices").with("options", json!("days"));
            several.asks("hours", "number").with("unit", json!("hours")).asks("wishes", "long-text")
        })
}

/// The same in another edition, with something changed.
fn next(change: impl FnOnce(Definition) -> Definition) -> Definition {
    change(survey().with("/edition", json!("2027")))
}

fn says(said: &[(&str, Value)]) -> Value {
    let answers: Map<String, Value> = said.iter().map(|(id, value)| ((*id).to_owned(), json!({ "value": value }))).collect();
    json!({ "profile": {}, "answers": answers })
}

/// So many who say this of one question.
fn of(n: usize, question: &str, value: &str) -> Vec<Value> {
    vec![says(&[(question, json!(value))]); n]
}

/// The file of a survey of that round, with these replies to that edition.
fn file_in(made_with: &Definition, id: &str, cycle: &str, replies: &[Vec<Value>]) -> Vec<u8> {
    let known = made_with.read();
    let file = json!({
        "format": "safeguarding-audit/replies", "version": 1, "id": id, "reference": "YP-0000-0001",
        "questionnaire": { "id": known.questionnaire.id, "edition": known.questionnaire.edition, "digest": known.digest },
        "cycle": cycle, "replies": replies.concat(),
    });
    with_digest(&file).expect("it has a canonical form").to_string().into_bytes()
}

/// An office with a file of the survey for each of these rounds.
fn office(rounds: &[(&str, &[Vec<Value>])]) -> Office {
    let mut office = Office::offering(&[story::subgroup::two_domains().bytes(), survey().bytes()]);
    for (cycle, replies) in rounds {
        office.adds(&format!("{cycle}.json"), file_in(&survey(), cycle, cycle, replies));
    }
    office
}

fn looks(office: &Office, of_round: &str) -> SurveysShown {
    let what = WantedList::Surveys(SurveysWanted::default());
    office.looks(&DeskWanted { filter: round(of_round), what, ..DeskWanted::default() }).surveys
}

fn trends(office: &Office) -> Vec<SurveyTrend> {
    looks(office, "").rounds
}

fn trend(office: &Office) -> SurveyTrend {
    let mut found = trends(office);
    assert_eq!(found.len(), 1, "one survey is here in several rounds");
    found.remove(0)
}

fn line<'l>(lines: &'l [ShareLine], id: &str) -> &'l ShareLine {
    lines.iter().find(|line| line.id == id).expect("it has a line")
}

/// "12 of 20 (60%), 15 of 20 (75%) rose": a line as it is printed.
fn printed(line: &ShareLine) -> String {
    let point = |at: &safeguarding_audit::aggregation::replies::SharePoint| {
        format!("{} {}", share(at.share), safeguarding_audit::words::trend::change(at.change).1).trim_end().to_owned()
    };
    line.points.iter().map(point).collect::<Vec<_>>().join(", ")
}

fn positive(trend: &SurveyTrend, id: &str) -> String {
    printed(line(&trend.positive, id))
}

fn changes(line: &ShareLine) -> Vec<TrendChange> {
    line.points.iter().map(|point| point.change).collect()
}

// ---- side by side ----------------------------------------------------------------------------------------------------------

#[test]
fn a_survey_of_several_rounds_shows_each_beside_the_one_before() {
    let office = office(&[
        ("2026-27", &[of(30, "safe", "yes"), of(10, "safe", "no")]),
        ("2024-25", &[of(24, "safe", "yes"), of(16, "safe", "no")]),
        ("2025-26", &[of(12, "safe", "yes"), of(12, "safe", "some"), of(16, "safe", "no")]),
    ]);
    let found = trend(&office);
    assert_eq!(found.title, "Young people");
    let rounds: Vec<(&str, String)> =
        found.rounds.iter().map(|round| (round.round.as_str(), said::replies(round, found.threshold))).collect();
    assert_eq!(
        rounds,
        [("2024-25", "40 replies".to_owned()), ("2025-26", "40 replies".to_owned()), ("2026-27", "40 replies".to_owned())]
    );
    assert_eq!(positive(&found, "safe"), "24 of 40 (60%), 24 of 40 (60%) little changed, 30 of 40 (75%) rose");
}

#[test]
fn numbers_stand_by_the_one_in_the_middle_and_choices_by_their_share() {
    let reply = |n: usize, hours: usize, day: &str, days: &[&str]| {
        vec![says(&[("hours", json!(hours)), ("day", json!(day)), ("days", json!(days))]); n]
    };
    let office = office(&[
        ("2025-26", &[reply(10, 3, "mon", &["mon", "tue"]), reply(5, 9, "tue", &["tue"])]),
        ("2026-27", &[reply(6, 3, "mon", &["mon"]), reply(14, 8, "tue", &["tue"]), of(10, "safe", "yes")]),
    ]);
    let found = trend(&office);
    let [hours] = found.middles.as_slice() else { panic!("one question asks for a number: {:?}", found.middles) };
    let middles: Vec<String> = hours.points.iter().map(|point| said::middle(point.middle, &hours.unit)).collect();
    assert_eq!((hours.id.as_str(), middles), ("hours", vec!["3 hours, of 15".to_owned(), "8 hours, of 20".to_owned()]));

    let [day, days] = found.choices.as_slice() else { panic!("two questions are answered by choosing: {:?}", found.choices) };
    assert_eq!((day.id.as_str(), day.several, days.id.as_str(), days.several), ("day", false, "days", true));
    assert_eq!(printed(line(&day.choices, "mon")), "10 of 15 (67%), 6 of 30 (20%) fell");
    assert_eq!(printed(line(&day.choices, "wed")), "0 of 15 (0%), 0 of 30 (0%) little changed");
    // Of those who chose any.
    assert_eq!(printed(line(&days.choices, "tue")), "15 of 15 (100%), 14 of 20 (70%) fell");
    assert_eq!(line(&days.choices, "tue").text, "Tuesday");
    assert!(found.positive.iter().all(|line| ["safe", "heard"].contains(&line.id.as_str())), "what has no level has no share");
}

#[test]
fn a_survey_of_one_round_has_nothing_beside_it() {
    let mut office = office(&[("2026-27", &[of(20, "safe", "yes")])]);
    office.adds("none.json", file_in(&survey(), "none", "", &[of(20, "safe", "no")]));
    office.adds("more.json", file_in(&survey(), "more", "2026-27", &[of(20, "safe", "no")]));
    let mut story = school("a", "A school");
    story.record.cycle = "2025-26".to_owned();
    office.adds("a.json", submitted(story, "2025-11-20"));
    assert_eq!(trends(&office), [], "returns of another round, and replies that say none, are no second one");
    assert_eq!(trends(&Office::new()), []);
}

#[test]
fn a_survey_that_is_there_once_is_left_out_beside_one_that_is_there_twice() {
    let other = survey().with("/id", json!("parents")).with("/title", json!("Parents"));
    let mut office = Office::offering(&[other.bytes(), survey().bytes()]);
    office.adds("a.json", file_in(&survey(), "a", "2025-26", &[of(20, "safe", "yes")]));
    office.adds("b.json", file_in(&survey(), "b", "2026-27", &[of(20, "safe", "yes")]));
    office.adds("c.json", file_in(&other, "c", "2026-27", &[of(20, "safe", "yes")]));
    assert_eq!(trend(&office).title, "Young people");
    office.adds("d.json", file_in(&other, "d", "2025-26", &[of(3, "safe", "yes")]));
    assert_eq!(trends(&office).iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Parents", "Young people"]);
}

#[test]
fn a_later_file_of_one_survey_is_of_one_round_and_no_second_one() {
    let mut office = office(&[("2026-27", &[of(20, "safe", "yes")])]);
    let later = file_in(&survey(), "2026-27", "2027-28", &[of(20, "safe", "yes"), of(20, "safe", "no")]);
    office.adds("later.json", later);
    assert_eq!(trends(&office), [], "the same people are not held against themselves");
}

#[test]
fn only_the_last_six_rounds_are_set_side_by_side() {
    let replies = [of(20, "safe", "yes")];
    let names: Vec<String> = (2019..2027).map(|year| format!("{year}")).collect();
    let rounds: Vec<(&str, &[Vec<Value>])> = names.iter().map(|name| (name.as_str(), replies.as_slice())).collect();
    let found = trend(&office(&rounds));
    assert_eq!(found.rounds.first().map(|round| round.round.as_str()), Some("2021"));
    assert_eq!(found.rounds.last().map(|round| round.round.as_str()), Some("2026"));
    assert!(found.positive.iter().all(|line| line.points.len() == 6));
}

// ---- what is not compared --------------------------------------------------------------------------------------------------

#[test]
fn nine_answers_are_too_few_for_an_arrow() {
    let found = trend(&office(&[
        ("2025-26", &[of(9, "safe", "yes"), of(10, "heard", "no")]),
        ("2026-27", &[of(19, "safe", "no"), of(10, "heard", "yes")]),
    ]));
    assert_eq!(positive(&found, "safe"), "9 of 9, 0 of 19 (0%) too few to compare");
    assert_eq!(positive(&found, "heard"), "0 of 10 (0%), 10 of 10 (100%) rose");
}

#[test]
fn what_a_round_hides_is_hidden_here_and_nothing_is_compared_across_it() {
    let found = trend(&office(&[
        ("2024-25", &[of(40, "safe", "yes")]),
        // Two said so: who said "No" is hidden, and with them who said "Yes".
        ("2025-26", &[of(20, "safe", "yes"), of(2, "safe", "no")]),
        ("2026-27", &[of(10, "safe", "yes"), of(30, "safe", "no")]),
        ("2027-28", &[of(30, "safe", "yes"), of(10, "safe", "no")]),
    ]));
    assert_eq!(positive(&found, "safe"), "40 of 40 (100%), *, 10 of 40 (25%), 30 of 40 (75%) rose");
    assert!(said::hidden(&found).is_some_and(|note| note.starts_with("* fewer than 5")));
}

#[test]
fn a_round_in_which_few_replied_says_so_and_nothing_else() {
    let reply =
        |n: usize| vec![says(&[("safe", json!("yes")), ("hours", json!(3)), ("day", json!("mon")), ("days", json!(["mon"]))]); n];
    let found = trend(&office(&[("2024-25", &[reply(20)]), ("2025-26", &[reply(4)]), ("2026-27", &[reply(30)])]));
    let few = &found.rounds[1];
    assert_eq!((few.replies, said::replies(few, found.threshold).as_str()), (None, "fewer than 5 replies"));
    let mut shares = found.positive.iter().chain(found.choices.iter().flat_map(|question| &question.choices));
    assert!(shares.all(|line| line.points[1].share == ReplyShare::Hidden));
    assert!(found.middles.iter().all(|line| line.points[1].middle == ReplyMiddle::Hidden));
    assert_eq!(positive(&found, "safe"), "20 of 20 (100%), *, 30 of 30 (100%)");
    assert_eq!(found.middles.len(), 1, "only what is a number: {:?}", found.middles);
}

#[test]
fn what_every_round_hides_is_not_listed_and_it_is_said_how_many_that_are() {
    let replies = [of(20, "safe", "yes"), of(2, "heard", "yes")];
    let found = trend(&office(&[("2025-26", &replies), ("2026-27", &replies)]));
    assert!(found.positive.iter().all(|line| line.id != "heard"), "{:?}", found.positive);
    assert_eq!(
        said::hidden_throughout(&found).as_deref(),
        Some("2 more questions are hidden in every round and are not listed.")
    );
    let found = trend(&office(&[("2025-26", &replies), ("2026-27", &[of(20, "safe", "yes"), of(20, "heard", "yes")])]));
    assert_eq!(positive(&found, "heard"), "*, 20 of 20 (100%)");
    assert_eq!(said::hidden_throughout(&found), None);
}

#[test]
fn a_question_that_nobody_was_asked_or_answered_is_a_gap() {
    let found = trend(&office(&[
        ("2024-25", &[of(20, "safe", "yes")]),
        ("2025-26", &[of(20, "heard", "yes")]),
        ("2026-27", &[of(20, "safe", "no")]),
    ]));
    assert_eq!(positive(&found, "safe"), "20 of 20 (100%), Nobody answered, 0 of 20 (0%)");
    assert!(found.middles.is_empty(), "nobody gave a number");
}

/// What became of a level, of another level, of a choice and of a number from one edition to the next.
fn from_edition_to_edition(change: impl FnOnce(Definition) -> Definition) -> [TrendChange; 4] {
    let reply = says(&[("safe", json!("yes")), ("heard", json!("yes")), ("day", json!("mon")), ("hours", json!(3))]);
    let (old, new) = (survey(), next(change));
    let mut office = Office::offering(&[new.bytes(), old.bytes()]);
    office.adds("a.json", file_in(&old, "a", "2025-26", &[vec![reply.clone(); 20]]));
    office.adds("b.json", file_in(&new, "b", "2026-27", &[vec![reply; 20]]));
    let found = trend(&office);
    assert_eq!(found.rounds.iter().map(|round| round.edition.as_str()).collect::<Vec<_>>(), ["2026", "2027"]);
    let last = |line: &ShareLine| changes(line)[1];
    let number = &found.middles[0].points[1];
    [
        last(line(&found.positive, "safe")),
        last(line(&found.positive, "heard")),
        last(line(&found.choices[0].choices, "mon")),
        if number.is_other { TrendChange::OtherQuestion } else { TrendChange::Same },
    ]
}

#[test]
fn a_line_goes_on_in_another_edition_and_breaks_where_something_else_was_asked() {
    use TrendChange::{OtherQuestion, Same};
    assert_eq!(from_edition_to_edition(|new| new.with("/title", json!("Children"))), [Same; 4]);
    let words = from_edition_to_edition(|new| new.with("/domains/0/questions/0/text", json!("Something else?")));
    assert_eq!(words, [OtherQuestion, Same, Same, Same]);
    let scale = from_edition_to_edition(|new| new.with("/scales/0/levels/1/label", json!("Now and then")));
    assert_eq!(scale, [OtherQuestion, OtherQuestion, Same, Same], "the scale of both levels");
    let good = from_edition_to_edition(|new| new.with("/scales/0/good_from", json!("yes")));
    assert_eq!(good, [OtherQuestion, OtherQuestion, Same, Same], "other answers are positive");
    let choices = from_edition_to_edition(|new| new.with("/options/days/2/label", json!("Midweek")));
    assert_eq!(choices, [Same, Same, OtherQuestion, Same]);
    let number = from_edition_to_edition(|new| new.with("/domains/1/questions/1/text", json!("How many?")));
    assert_eq!(number, [Same, Same, Same, OtherQuestion]);
}

#[test]
fn a_choice_that_an_edition_lacks_is_a_gap_there_and_one_in_other_words_is_one_line() {
    let thursday = json!({ "id": "thu", "label": "Thursday" });
    let new = next(|new| new.with("/options/days/2", thursday).with("/options/days/0/label", json!("The first day")));
    let old = survey();
    let mut office = Office::offering(&[new.bytes(), old.bytes()]);
    office.adds("a.json", file_in(&old, "a", "2025-26", &[of(20, "day", "wed"), of(10, "day", "mon")]));
    office.adds("b.json", file_in(&new, "b", "2026-27", &[of(20, "day", "thu"), of(10, "day", "mon")]));
    let found = trend(&office);
    let day = &found.choices[0];
    assert_eq!(day.choices.iter().map(|line| line.id.as_str()).collect::<Vec<_>>(), ["mon", "tue", "thu", "wed"]);
    assert_eq!(printed(line(&day.choices, "thu")), "–, 20 of 30 (67%)");
    assert_eq!(printed(line(&day.choices, "wed")), "20 of 30 (67%), –");
    assert_eq!(printed(line(&day.choices, "mon")), "10 of 30 (33%), 10 of 30 (33%) another question");
    assert_eq!(line(&day.choices, "mon").text, "The first day");
}

#[test]
fn of_two_editions_in_one_round_the_one_with_more_replies_is_shown_and_the_other_is_named() {
    let (old, new) = (survey(), next(|new| new));
    let mut office = Office::offering(&[new.bytes(), old.bytes()]);
    office.adds("a.json", file_in(&old, "a", "2025-26", &[of(20, "safe", "yes")]));
    office.adds("b.json", file_in(&old, "b", "2026-27", &[of(12, "safe", "no")]));
    office.adds("c.json", file_in(&new, "c", "2026-27", &[of(30, "safe", "yes")]));
    let found = trend(&office);
    assert_eq!(positive(&found, "safe"), "20 of 20 (100%), 30 of 30 (100%) little changed");
    assert_eq!(said::beside(&found), ["In 2026-27 there are also replies to edition 2026, which are not in these tables."]);
}

// ---- nothing more than the rounds show by themselves -----------------------------------------------------------------------

fn question<'f>(figures: &'f SurveyFigures, id: &str) -> Option<&'f SurveyQuestion> {
    figures.domains.iter().flat_map(|domain| &domain.questions).find(|question| question.question.as_str() == id)
}

/// The share of a choice, from the two numbers that the round's own table prints.
fn share_shown(question: &SurveyQuestion, choice: &str) -> ReplyShare {
    let answer = question.answers.iter().find(|answer| answer.id == choice).expect("the edition has it");
    match (answer.n, if question.several { question.answered } else { question.asked }) {
        (Some(x), Some(n)) => ReplyShare::Of(Proportion { x, n }),
        _ => ReplyShare::Hidden,
    }
}

/// A few people, of some sorts; in every round others.
fn any_round() -> impl Strategy<Value = Vec<Vec<Value>>> {
    let sorts = [
        says(&[("safe", json!("yes")), ("day", json!("mon")), ("days", json!(["mon", "tue"])), ("hours", json!(2))]),
        says(&[("safe", json!("some")), ("day", json!("tue")), ("days", json!(["tue"]))]),
        says(&[("safe", json!("no")), ("day", json!("wed")), ("days", json!(["wed", "mon"])), ("hours", json!(7))]),
        says(&[]),
    ];
    let count = prop_oneof![2 => Just(0_usize), 3 => 1..5_usize, 4 => 5..15_usize];
    prop::collection::vec(count, sorts.len())
        .prop_map(move |counts| sorts.iter().zip(counts).map(|(sort, n)| vec![sort.clone(); n]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_is_the_one_that_its_round_shows_by_itself(drawn in prop::collection::vec(any_round(), 2..4)) {
        let names = ["2024-25", "2025-26", "2026-27"];
        let rounds: Vec<(&str, &[Vec<Value>])> = names.into_iter().zip(&drawn).map(|(name, of)| (name, of.as_slice())).collect();
        let office = office(&rounds);
        let alone: Vec<SurveyFigures> = rounds.iter().map(|(name, _)| looks(&office, name).surveys.remove(0)).collect();
        let found = trend(&office);
        prop_assert_eq!(found.rounds.len(), alone.len());
        for (at, figures) in alone.iter().enumerate() {
            prop_assert_eq!(found.rounds[at].replies, figures.replies);
            for line in &found.positive {
                let own = question(figures, &line.id).map(|asked| asked.positive);
                prop_assert_eq!(line.points[at].share, own.unwrap_or(ReplyShare::Hidden));
            }
            for line in &found.middles {
                let own = question(figures, &line.id);
                let answered = own.and_then(|asked| asked.answers.iter().find(|one| one.kind == ReplyKind::Answered)?.n);
                match line.points[at].middle {
                    ReplyMiddle::Of { value, n } => prop_assert_eq!((Some(value), Some(n)), (own.and_then(|asked| asked.median), answered)),
                    ReplyMiddle::None => prop_assert_eq!(answered, Some(0)),
                    ReplyMiddle::Hidden => prop_assert_eq!(own.and_then(|asked| asked.median), None),
                }
            }
            for (asked, line) in found.choices.iter().flat_map(|asked| asked.choices.iter().map(move |line| (asked, line))) {
                let own = question(figures, &asked.id).map(|own| share_shown(own, &line.id));
                prop_assert_eq!(line.points[at].share, own.unwrap_or(ReplyShare::Hidden));
            }
        }
        // An arrow stands only between two figures that are both shown.
        let choices = found.choices.iter().flat_map(|asked| &asked.choices);
        for line in found.positive.iter().chain(choices) {
            for two in line.points.windows(2) {
                let is_shown = |at: usize| matches!(two[at].share, ReplyShare::Of(part) if part.n > 0);
                prop_assert_eq!(two[1].change == TrendChange::New, !(is_shown(0) && is_shown(1)));
            }
        }
    }
}

// ---- samples -------------------------------------------------------------------------------------------------------------------

/// An office that tries the samples of these questionnaires.
fn with_samples(questionnaires: &[&str]) -> Office {
    let offered: Vec<Vec<u8>> = questionnaires.iter().map(|id| public(&format!("questionnaires/{id}.json"))).collect();
    let mut office = Office::offering(&offered);
    let files = sample_files(office.desk.questionnaires());
    for file in files {
        office.adds(&file.name, file.bytes.expect("it was made"));
    }
    office
}

const SURVEYS: [&str; 5] =
    ["practitioner-survey", "young-people-12-plus", "young-people-8-11", "young-people-5-8", "parents-and-carers"];

#[test]
fn sample_replies_to_any_survey_are_counted_in_two_rounds() {
    for id in SURVEYS {
        let office = with_samples(&[id]);
        let labels: Vec<String> = office.lists().into_iter().map(|line| line.line.label).collect();
        assert_eq!(labels, ["Counted", "Counted"], "{id}");
        let found = trend(&office);
        let replies: Vec<Option<usize>> = found.rounds.iter().map(|round| round.replies).collect();
        assert_eq!(replies, [Some(REPLIES_BEFORE), Some(REPLIES)], "{id}");
        assert!(found.positive.iter().any(|line| matches!(line.points[1].share, ReplyShare::Of(part) if part.n > 30)), "{id}");
        let figures = looks(&office, "2026-27").surveys.remove(0);
        assert!(figures.response.is_some_and(|response| response.replies < response.invited as usize), "{id}");
        let known = &office.desk.questionnaires()[0];
        let made = || sample_replies(&known.questionnaire, &known.digest, SEED);
        assert_eq!(made(), made(), "the same for the same seed");
    }
}

#[test]
fn sample_replies_show_arrows_a_small_group_and_leaders_beside_people() {
    let office = with_samples(&["section-11", "practitioner-survey", "young-people-12-plus"]);
    let found = trend(&office);
    assert_eq!(found.questionnaire.as_str(), "practitioner-survey", "the first survey that is offered");
    let changes: Vec<TrendChange> = found.positive.iter().map(|line| line.points[1].change).collect();
    for change in [TrendChange::Up, TrendChange::Down, TrendChange::Same] {
        assert!(changes.contains(&change), "{changes:?}");
    }
    let figures = looks(&office, "2026-27").surveys.remove(0);
    let name = format!("{} {}", figures.questionnaire, figures.edition);
    let is_hidden_by = |field: &FieldId| {
        let wanted = SurveysWanted { by: [(name.clone(), field.clone())].into(), texts: None };
        let look = DeskWanted { filter: round("2026-27"), what: WantedList::Surveys(wanted), ..DeskWanted::default() };
        let groups = office.looks(&look).surveys.surveys.remove(0).groups;
        groups.is_some_and(|groups| groups.groups.iter().any(|(_, size)| size.is_none()))
    };
    assert!(figures.groupings.iter().any(|(field, _)| is_hidden_by(field)), "{:?}", figures.groupings);
    assert!(figures.domains.iter().flat_map(|domain| &domain.questions).any(|asked| asked.texts.is_some()), "somebody wrote");
    let look = DeskWanted { filter: round("2026-27"), what: WantedList::Compare, ..DeskWanted::default() };
    let items = office.looks(&look).comparison.expect("it was asked for").items.items;
    let is_beside = |kinds: &[Kind]| kinds.contains(&Kind::SelfAssessment) && kinds.contains(&Kind::Survey);
    let beside = items.iter().filter(|one| is_beside(&one.answers.iter().map(|answer| answer.kind).collect::<Vec<_>>()));
    assert!(beside.count() >= 3, "what leaders say stands beside what staff say");
}
