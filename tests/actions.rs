//! Actions of every organisation: what is open and overdue on a day, and which gaps nobody does anything about.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::aggregation::actions::{ActionFigures, Gaps, Overdue, actions, days_overdue};
use safeguarding_audit::aggregation::row::ReturnRow;
use safeguarding_audit::model::audit_return::ActionStatus;
use safeguarding_audit::model::date::Date;
use story::Story;
use story::subgroup::{organisation, two_domains};

fn figures(stories: &[Story]) -> ActionFigures {
    let known = two_domains().read();
    let rows: Vec<ReturnRow> =
        stories.iter().map(|story| ReturnRow::of(&known.questionnaire, &known.digest, &story.record)).collect();
    actions(&known.questionnaire, &rows.iter().collect::<Vec<_>>(), today())
}

fn today() -> Date {
    Date::from_iso("2027-01-31").expect("it is a day")
}

#[test]
fn actions_are_open_overdue_or_done_and_each_is_counted_in_its_domain() {
    let mut elm = organisation("elm", "SCH", "in-place");
    elm.plans("1", "D1.1", "Head teacher", "2027-01-30");
    elm.plans("2", "D1.2", "", "2026-11-01");
    elm.plans("3", "D2.1", "Chair", "2027-01-31");
    elm.plans("4", "D2.1", "Chair", "2025-01-01");
    elm.record.actions[3].status = ActionStatus::Done;
    let mut oak = organisation("oak", "SCH", "in-place");
    oak.plans("1", "D1.1", "Head teacher", "soon");
    oak.record.actions[0].status = ActionStatus::InProgress;
    let found = figures(&[elm, oak]);
    assert_eq!((found.all, found.open, found.done), (5, 4, 1));
    assert_eq!(found.overdue, Overdue { all: 2, short: 1, longer: 0, long: 1 }, "what is due today is not overdue");
    assert_eq!((found.without_day, found.without_owner), (1, 1));
    assert_eq!((found.organisations, found.organisations_overdue), (2, 1));
    let domains: Vec<_> = found.by_domain.iter().map(|one| (one.title.as_str(), one.all, one.open, one.overdue)).collect();
    assert_eq!(domains.iter().map(|one| (one.1, one.2, one.3)).collect::<Vec<_>>(), [(3, 3, 2), (2, 1, 0)]);
}

#[test]
fn a_gap_is_an_answer_below_good_or_one_nobody_knows_and_an_action_for_its_question_closes_it() {
    let mut elm = organisation("elm", "SCH", "in-place");
    elm.answers("D1.1", "partly-in-place");
    elm.does_not_know("D1.2");
    elm.says_not_applicable("D2.1", "We see no children.");
    assert_eq!(figures(&[elm]).gaps_without_action, Gaps { answers: 2, key: 1, organisations: 1 });
    let mut oak = organisation("oak", "SCH", "in-place");
    oak.answers("D1.1", "not-in-place");
    oak.plans("1", "D1.1", "Head teacher", "2027-09-01");
    assert_eq!(figures(&[oak]).gaps_without_action, Gaps::default());
    assert_eq!(figures(&[]), ActionFigures::default());
}

#[test]
fn days_are_counted_over_months_and_years() {
    let mut elm = organisation("elm", "SCH", "in-place");
    for (at, due) in ["2027-01-01", "2026-01-31", "2027-02-01", "31 January 2027", ""].into_iter().enumerate() {
        elm.plans(&at.to_string(), "D1.1", "Head teacher", due);
    }
    let known = two_domains().read();
    let row = ReturnRow::of(&known.questionnaire, &known.digest, &elm.record);
    let days: Vec<Option<u32>> = row.actions.iter().map(|action| days_overdue(action, today())).collect();
    assert_eq!(days, [Some(30), Some(365), None, None, None]);
}
