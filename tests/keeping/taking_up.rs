//! What becomes of words that pages put aside when the draft is opened next, case by case.

use super::following::saved;
use safeguarding_audit::keeping::left::Left;
use safeguarding_audit::keeping::taking_up::{TakenUp, take_up, wholly_shown};
use safeguarding_audit::model::parts::{Part, PartChanges, Parts};
use serde_json::json;

fn answer(id: &str) -> Part {
    Part::Answer(id.into())
}

/// An answer that says so; nothing is an answer that was emptied.
fn says(id: &str, word: &str) -> PartChanges {
    vec![(answer(id), (!word.is_empty()).then(|| json!(word)))]
}

/// What a page put aside at that minute since its save before.
fn put_aside(minute: u32, writer: &str, onto: (&str, u64), sequence: u64, changes: &PartChanges) -> Left {
    Left::since(&saved(onto.0, onto.1), writer, sequence, changes, format!("2026-11-02T09:{minute:02}:00Z"))
}

/// The draft was saved as number 5 by “old”, with “saved” in the first answer; “new” opens it.
fn opened(left: &[&Left]) -> TakenUp {
    take_up(&saved("old", 5), &Parts::from([(answer("Q1"), json!("saved"))]), left, "new")
}

/// What an answer says in the draft, and in each earlier version that is made.
#[track_caller]
fn expect(taken: &TakenUp, id: &str, draft: Option<&str>, earlier: &[Option<&str>]) {
    let word = |parts: &Parts| parts.get(&answer(id)).and_then(|value| value.as_str().map(str::to_owned));
    let versions: Vec<Option<String>> = taken.earlier.iter().map(|earlier| word(&earlier.parts)).collect();
    let found = (word(&taken.parts), versions);
    assert_eq!(found, (draft.map(str::to_owned), earlier.iter().map(|word| word.map(str::to_owned)).collect::<Vec<_>>()));
}

#[test]
fn a_page_that_opens_a_draft_is_the_one_that_saves_it() {
    let taken = opened(&[]);
    assert_eq!((taken.head.writer.as_str(), taken.head.sequence), ("new", 6));
    assert_eq!(taken.head.changed_at, saved("old", 5).changed_at, "nothing that was typed has changed");
    assert_eq!((taken.changes, taken.earlier), (Vec::new(), Vec::new()));
}

#[test]
fn the_last_words_of_a_page_that_ended_are_in_the_draft() {
    let taken = opened(&[&put_aside(1, "old", ("old", 5), 6, &says("Q1", "last"))]);
    expect(&taken, "Q1", Some("last"), &[]);
    assert_eq!(taken.changes, says("Q1", "last"));
    assert_eq!(taken.head.changed_at, "2026-11-02T09:01:00Z");
    let emptied = opened(&[&put_aside(1, "old", ("old", 5), 6, &says("Q1", ""))]);
    expect(&emptied, "Q1", None, &[]);
}

#[test]
fn what_was_saved_since_does_not_come_back() {
    let taken = opened(&[&put_aside(1, "old", ("old", 4), 5, &says("Q1", "before"))]);
    expect(&taken, "Q1", Some("saved"), &[]);
    assert_eq!(taken.changes, Vec::new());
}

#[test]
fn words_typed_beside_another_page_s_work_become_an_earlier_version() {
    let taken = opened(&[&put_aside(1, "gone", ("gone", 4), 9, &says("Q1", "beside"))]);
    expect(&taken, "Q1", Some("saved"), &[Some("beside")]);
    assert_eq!(taken.changes, Vec::new());
    assert_eq!(taken.earlier.first().map(|earlier| earlier.sequence), Some(9));
}

#[test]
fn of_two_pages_that_went_on_from_one_save_the_later_is_the_draft_and_the_other_an_earlier_version() {
    let one = put_aside(1, "one", ("old", 5), 6, &says("Q1", "earlier"));
    let other = put_aside(2, "other", ("old", 5), 6, &says("Q1", "later"));
    expect(&opened(&[&one, &other]), "Q1", Some("later"), &[Some("earlier")]);
    assert_eq!(wholly_shown(&[&one, &other]), [&other], "what is not in the draft stays put aside until it is kept");
    let elsewhere = put_aside(2, "other", ("old", 5), 6, &says("Q2", "later"));
    let both = opened(&[&one, &elsewhere]);
    expect(&both, "Q1", Some("earlier"), &[]);
    expect(&both, "Q2", Some("later"), &[]);
    assert_eq!(wholly_shown(&[&one, &elsewhere]), [&one, &elsewhere]);
}

#[test]
fn opening_counts_beyond_every_save_that_a_page_was_about_to_make() {
    let taken = opened(&[&put_aside(1, "old", ("old", 5), 9, &says("Q1", "last"))]);
    assert_eq!(taken.head.sequence, 10);
}
