//! What becomes of actions after a return was submitted: on the organisation's device, in the update it sends, and at the desk.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use proptest::prelude::*;
use safeguarding_audit::adding_up::desk::shown::{ActionLine, DeskWanted, Looked, ReportAbout, WantedList};
use safeguarding_audit::documents::html_file;
use safeguarding_audit::interchange::arrival::{Arrival, Came, Here, Kept, as_kept, decide, with_comments};
use safeguarding_audit::interchange::read::{read_return, read_update};
use safeguarding_audit::interchange::update_arrival::{UpdateRefusal, with_update};
use safeguarding_audit::model::audit_return::{Action, ActionStatus, Return};
use safeguarding_audit::model::comment::{Comment, Topic};
use safeguarding_audit::model::digest::{return_digest, with_digest};
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::model::no_longer_asked::Unasked;
use safeguarding_audit::model::report_words::ReportWords;
use safeguarding_audit::words::actions::{beside, lead};
use serde_json::{Value, json};
use story::Story;
use story::office::{Office, school};

const TODAY: &str = "2027-01-31";
const DECEMBER: &str = "2026-12-03T09:00:00Z";
const JANUARY: &str = "2027-01-10T09:00:00Z";

/// Elm Primary has submitted three actions: one due long ago, one soon, one without a day.
fn elm() -> (Story, Vec<u8>) {
    let mut story = school("elm", "Elm Primary");
    story.plans("1", "D1.1", "Head teacher", "2026-12-31");
    story.plans("2", "D1.2", "Chair", "2027-06-30");
    story.plans("3", "D2.1", "", "");
    let file = story.submits();
    (story, file)
}

/// The same, and what it says in December: the first action is done.
fn elm_in_december() -> (Story, Vec<u8>, Vec<u8>) {
    let (mut story, file) = elm();
    story.says_of_action("1", ActionStatus::Done, "Everybody was trained.", DECEMBER);
    let update = story.sends_update("Head teacher");
    (story, file, update)
}

fn office(files: &[(&str, &[u8])]) -> Office {
    let mut office = Office::new();
    files.iter().for_each(|(name, bytes)| office.adds(name, bytes.to_vec()));
    office
}

fn actions_at(office: &Office) -> Looked {
    let what = WantedList::Actions { from: 0, like: String::new(), overdue: false };
    office.looks(&DeskWanted { what, today: TODAY.to_owned(), ..DeskWanted::default() })
}

fn figures_at(office: &Office) -> Option<(usize, usize, usize)> {
    let looked = actions_at(office);
    looked.actions.first().map(|table| (table.figures.open, table.figures.overdue.all, table.figures.done))
}

fn line<'l>(looked: &'l Looked, id: &str) -> &'l ActionLine {
    looked.action_lines.iter().find(|line| line.id == id).expect("it is listed")
}

#[track_caller]
fn is_said(office: &Office, file: &str, label: &str, words: &str) {
    let lines = office.lists();
    let line = lines.iter().find(|one| one.line.name == file).unwrap_or_else(|| panic!("{file} is not listed"));
    assert_eq!(line.line.label, label);
    assert!(line.line.sentence.contains(words), "{}", line.line.sentence);
}

fn kept(record: &Return) -> Here<'_> {
    Here::Kept(Kept { record, is_deleted: false, submitted: None })
}

#[test]
fn news_of_actions_leaves_the_submitted_file_as_it_is() {
    let (mut story, file) = elm();
    let submitted = story.record.clone();
    story.says_of_action("1", ActionStatus::Done, "Everybody was trained.", DECEMBER);
    story.record.put_news(Action { text: "New".to_owned(), ..Action::begun("4".into(), None) }, JANUARY);
    story.record.sent.push(serde_json::from_value(json!({ "revision": 1, "on": "2026-12-03", "how": "email" })).expect("a note"));
    let sent = with_digest(&story.record.as_sent()).expect("it has a canonical form");
    assert_eq!(sent, serde_json::from_slice::<Value>(&file).expect("it is JSON"));
    assert!(story.record.is_submitted_as(&submitted) && submitted.is_submitted_as(&story.record));
    assert_eq!(story.record.as_first_submitted(), submitted.as_first_submitted());
    assert_eq!(decide(kept(&story.record), &submitted), Arrival::Same, "the file of the return opened again changes nothing");
    let texts: Vec<String> = story.record.actions_now().into_iter().map(|action| action.text).collect();
    assert_eq!(texts, ["Put D1.1 right", "Put D1.2 right", "Put D2.1 right", "New"]);
    assert_eq!(story.record.actions.len(), 3);
}

#[test]
fn what_was_submitted_is_not_taken_away_and_what_was_added_since_may_be() {
    let (mut story, _) = elm();
    story.record.put_news(Action { text: "New".to_owned(), ..Action::begun("4".into(), None) }, DECEMBER);
    story.record.remove_news(&"4".into(), JANUARY);
    story.record.remove_news(&"1".into(), JANUARY);
    assert_eq!(story.record.actions_now().len(), 3);
    let mut draft = school("oak", "Oak Primary");
    draft.plans("1", "D1.1", "", "");
    draft.record.put_news(Action::begun("2".into(), None), DECEMBER);
    assert_eq!((draft.record.actions_now().len(), draft.record.action_news), (1, None), "a draft's actions are its own");
}

#[test]
fn a_correction_and_the_next_round_begin_with_the_actions_as_they_are_by_now() {
    let (mut story, _, _) = elm_in_december();
    let asks = &story.known.questionnaire;
    let begins = Return::start("next".into(), "S11-2".to_owned(), story.record.questionnaire.clone(), "2027-28".to_owned());
    let next = story.record.next_round(begins, asks, asks);
    let waiting: Vec<&str> = next.last_actions_open().map(|action| action.id.as_str()).collect();
    assert!(!waiting.is_empty() && !waiting.contains(&"1"), "what is done by now does not come: {waiting:?}");
    assert_eq!((next.action_news.clone(), next.sent.clone()), (None, Vec::new()));
    story.record.left_out = vec![Unasked::Action("3".into())];
    story.record.action_news = None;
    story.says_of_action("1", ActionStatus::Done, "Everybody was trained.", DECEMBER);
    assert_eq!(story.record.actions_now().len(), 2, "what was left out of the file is not on the plan");
    story.record.correct();
    let corrected: Vec<(&str, ActionStatus)> =
        story.record.actions.iter().map(|action| (action.id.as_str(), action.status)).collect();
    assert_eq!(corrected, [("1", ActionStatus::Done), ("2", ActionStatus::Open), ("3", ActionStatus::Open)]);
    assert_eq!(story.record.action_news, None);
}

#[test]
fn comments_that_come_later_leave_the_news_where_it_is() {
    let (story, _, _) = elm_in_december();
    let mut comment = Comment::about(&Topic::Whole, "c".into(), "2027-01-02T09:00:00Z".into(), 1);
    comment.text = "Since when?".to_owned();
    let commented = Return { comments: vec![comment], action_news: None, ..story.record.clone() };
    let taken = with_comments(Came::ThisRevision, &story.record, true, &commented).expect("there is something new");
    assert_eq!(taken.record.action_news, story.record.action_news);
    let opened = as_kept(None, Return { action_news: story.record.action_news.clone(), ..commented });
    assert_eq!(opened.action_news, None, "what is kept on the device comes from no file");
    assert_eq!(taken.record.submitted_as(), story.record.digest, "comments do not change what was submitted");
}

#[test]
fn an_update_says_what_is_known_of_the_return_and_carries_its_own_digest() {
    let (story, _, update) = elm_in_december();
    let read = read_update(&update).expect("it can be read");
    assert_eq!((&read.update.digest, read.update.revision), (&return_digest(&read.file), 1));
    assert_eq!(Some(read.update.submitted_as), story.record.digest);
    assert_eq!((read.update.by.as_str(), read.update.at.as_str(), read.update.actions.len()), ("Head teacher", DECEMBER, 3));
    assert_eq!(elm().0.record.action_update("Head teacher"), None, "nothing was said since");
    assert_eq!(elm_in_december().2, update, "the same again gives the same file");
}

#[test]
fn another_device_of_the_organisation_takes_an_update_that_is_later() {
    let (_, _, update) = elm_in_december();
    let update = read_update(&update).expect("it can be read").update;
    let (mut other, _) = elm();
    assert!(other.record.take_update(&update));
    assert_eq!(other.record.actions_now().first().map(|action| action.status), Some(ActionStatus::Done));
    assert!(!other.record.take_update(&update), "the same again is nothing new");
    other.says_of_action("2", ActionStatus::Done, "", JANUARY);
    assert!(!other.record.take_update(&update), "what is here is later");
}

#[test]
fn an_update_is_taken_over_only_by_the_return_that_it_is_of() {
    let (_, file, update) = elm_in_december();
    let read = read_update(&update).expect("it can be read");
    let here = read_return(&file).expect("it can be read").record;
    let taken = with_update(Some(&here), &read).expect("it is of this return").expect("it is later");
    assert_eq!(taken.actions_now(), read.update.actions);
    assert_eq!(with_update(Some(&taken), &read), Ok(None), "the same again says nothing later");
    assert_eq!(with_update(None, &read), Err(UpdateRefusal::NoReturn));
    let mut changed = read.clone();
    changed.file["at"] = json!(JANUARY);
    assert_eq!(with_update(Some(&here), &changed), Err(UpdateRefusal::Changed));
    let mut draft = here.clone();
    draft.correct();
    let mut renamed = here.clone();
    renamed.profile.insert("organisation-name".into(), serde_json::from_value(json!("Oak Primary")).expect("it is a value"));
    let second = Return { revision: 2, ..here.clone() };
    let other = Return { digest: Some("other".to_owned()), ..here.clone() };
    for other in [draft, renamed, second, other] {
        assert_eq!(with_update(Some(&other), &read), Err(UpdateRefusal::AnotherReturn));
    }
}

#[test]
fn the_desk_shows_actions_as_updated_and_says_of_which_day() {
    let (_, file, update) = elm_in_december();
    let before = office(&[("elm.json", &file)]);
    assert_eq!(figures_at(&before), Some((3, 1, 0)));
    let office = office(&[("elm.json", &file), ("update.json", &update)]);
    assert_eq!(figures_at(&office), Some((2, 0, 1)));
    let looked = actions_at(&office);
    let done = line(&looked, "1");
    assert_eq!((done.text.as_str(), done.outcome.as_str()), ("Put D1.1 right", "Everybody was trained."));
    assert_eq!(done.updated_on, "2026-12-03");
    let figures = &looked.actions[0].figures;
    assert_eq!(lead(figures), "3 actions: 2 are open, none of them overdue; 1 done.");
    let said =
        "1 organisation has sent an update since submitting, the last as of 3 December 2026. Their actions are shown as updated.";
    assert!(beside(figures).iter().any(|one| one == said), "{:?}", beside(figures));
    is_said(&office, "update.json", "Update on actions", "as updated on 3 December 2026");
}

#[test]
fn a_letter_and_the_organisations_page_say_what_was_done() {
    let (_, file, update) = elm_in_december();
    let office = office(&[("elm.json", &file), ("update.json", &update)]);
    let key = office.key_of("elm.json");
    let what = WantedList::Organisation { key: key.clone() };
    let shown = office.looks(&DeskWanted { what, today: TODAY.to_owned(), ..DeskWanted::default() }).organisation;
    assert_eq!(shown.expect("it is there").actions[0].outcome, "Everybody was trained.");
    let about = ReportAbout { today: TODAY.to_owned(), ..ReportAbout::default() };
    let update = office.desk.update_of(&key).map(|update| office.files[update].as_str());
    let letter = office.desk.letter(&key, (&office.files[&key], update), &ReportWords::of("2026-27"), &about);
    let letter = html_file(&letter.expect("it is there"));
    assert!(letter.contains("As updated on 3 December 2026.") && letter.contains("Put D1.1 right"));
}

#[test]
fn an_update_that_comes_before_its_return_waits_for_it() {
    let (_, file, update) = elm_in_december();
    let mut office = office(&[("update.json", &update)]);
    is_said(&office, "update.json", "Update without its return", "as soon as you add the return");
    assert_eq!(figures_at(&office), None);
    office.adds("elm.json", file);
    assert_eq!(figures_at(&office), Some((2, 0, 1)));
    is_said(&office, "update.json", "Update on actions", "as updated on 3 December 2026");
}

#[test]
fn of_two_updates_the_later_counts_whichever_came_first_and_the_same_again_changes_nothing() {
    let (mut story, file, first) = elm_in_december();
    story.says_of_action("2", ActionStatus::InProgress, "Begun.", JANUARY);
    let second = story.sends_update("Head teacher");
    let mut office = office(&[("elm.json", &file), ("second.json", &second), ("first.json", &first)]);
    assert_eq!(line(&actions_at(&office), "2").status, ActionStatus::InProgress);
    is_said(
        &office,
        "first.json",
        "Older update",
        "It is of 3 December 2026. A later one is here, of 10 January 2027, and counts.",
    );
    let files = office.files.clone();
    office.adds("again.json", second);
    assert_eq!(office.files, files);
    let recent = office.desk.look(&DeskWanted::default());
    let again = recent.lines.iter().find(|one| one.line.name == "again.json").expect("it is listed");
    assert_eq!(again.line.label, "Same update again");
    let mut the_other_way = self::office(&[("elm.json", &file), ("first.json", &first)]);
    the_other_way.adds("second.json", story.sends_update("Head teacher"));
    assert_eq!(the_other_way.files, files);
    let recent = the_other_way.desk.look(&DeskWanted::default());
    let gone = recent.lines.iter().find(|one| one.line.name == "first.json").expect("it is listed");
    assert_eq!(gone.line.label, "Replaced");
}

#[test]
fn an_update_of_another_revision_or_of_other_content_changes_no_figure_and_is_said_to() {
    let (story, first, december) = elm_in_december();
    let mut corrected = Story { record: story.record.clone(), ..school("elm", "Elm Primary") };
    corrected.record.correct();
    corrected.plans("4", "D2.2", "Chair", "2027-01-01");
    let second = corrected.submits();
    corrected.says_of_action("4", ActionStatus::Done, "", JANUARY);
    let january = corrected.sends_update("Chair");
    let office_of = |files: &[(&str, &[u8])]| office(files);
    let old = office_of(&[("second.json", &second), ("december.json", &december)]);
    assert_eq!(figures_at(&old), Some((3, 1, 1)), "the correction says itself how its actions are");
    is_said(&old, "december.json", "Update of an earlier revision", "Revision 2 is here");
    let mut early = office_of(&[("first.json", &first), ("january.json", &january)]);
    assert_eq!(figures_at(&early), Some((3, 1, 0)));
    is_said(&early, "january.json", "Update of a later revision", "as soon as you add revision 2");
    early.adds("second.json", second);
    assert_eq!(figures_at(&early), Some((2, 0, 2)));

    let mut other = school("elm", "Elm Primary");
    other.answers("D1.1", "not-in-place");
    let clashing = office_of(&[("other.json", &other.submits()), ("december.json", &december)]);
    is_said(&clashing, "december.json", "Update of another file", "Ask the organisation");
    assert_eq!(figures_at(&clashing), Some((0, 0, 0)));
}

#[test]
fn an_update_that_was_changed_by_hand_is_not_kept() {
    let (_, file, update) = elm_in_december();
    let mut changed: Value = serde_json::from_slice(&update).expect("it is JSON");
    changed["actions"][1]["status"] = json!("done");
    let office = office(&[("elm.json", &file), ("changed.json", changed.to_string().as_bytes())]);
    assert_eq!(figures_at(&office), Some((3, 1, 0)));
    is_said(&office, "changed.json", "Changed after it was saved", "Ask for the file as it was downloaded");
    assert_eq!(office.files.len(), 1);
}

#[test]
fn an_update_of_a_return_that_is_left_out_says_so() {
    let (_, file, update) = elm_in_december();
    let mut office = office(&[("elm.json", &file), ("update.json", &update)]);
    let mut choices = office.desk.choices().clone();
    choices.leave_out(office.key_of("elm.json"), "It is a test".to_owned());
    office.desk.go_by(choices);
    is_said(&office, "update.json", "Update of a return that is not counted", "not in the figures");
}

#[test]
fn a_return_that_a_reviewer_has_commented_on_takes_its_update_all_the_same() {
    let (story, file, update) = elm_in_december();
    let mut comment = Comment::about(&Topic::Whole, "c".into(), "2027-01-02T09:00:00Z".into(), 1);
    comment.text = "Since when?".to_owned();
    let mut commented = read_return(&file).expect("it can be read").record;
    commented.comments.push(comment);
    let commented = with_digest(&commented).expect("it has a canonical form").to_string();
    let office = office(&[("commented.json", commented.as_bytes()), ("update.json", &update)]);
    assert_eq!(figures_at(&office), Some((2, 0, 1)), "{:?}", story.record.reference);
}

#[test]
fn a_desk_that_is_opened_again_has_the_update_and_so_has_a_row_that_was_kept() {
    let (_, file, update) = elm_in_december();
    let office = office(&[("elm.json", &file), ("update.json", &update)]);
    let mut later = Office { files: office.files.clone(), ..Office::new() };
    for held in office.desk.held() {
        let row = serde_json::to_string(&held.row).expect("it can be written");
        later.desk.hold(held.key.clone(), serde_json::from_str(&row).expect("it can be read"));
    }
    assert_eq!(figures_at(&later), Some((3, 1, 0)), "the row keeps what was submitted");
    for (key, text) in &office.files {
        if key.starts_with("updates/") {
            later.desk.hold_update(text.clone());
        }
    }
    assert_eq!(figures_at(&later), Some((2, 0, 1)));
    is_said(&later, "ST-elm-update.json", "Update on actions", "as updated on 3 December 2026");
    later.desk.hold_update("{}".to_owned());
    assert_eq!(later.lists().len(), 3, "what cannot be read is named beside the others");
}

#[test]
fn the_file_of_a_return_alone_opens_and_an_update_says_where_it_belongs() {
    let (_, _, update) = elm_in_december();
    let error = read_return(&update).expect_err("it is no return");
    assert!(safeguarding_audit::words::files::read_error(&error).contains("update on the actions of a return"));
}

/// An action as the desk shows it: its id, how far it is, and what was done.
type SeenAction = (String, ActionStatus, String);

/// The figures that files give in an order, and each action.
fn seen(files: &[(String, Vec<u8>)], order: &[usize]) -> (Option<(usize, usize, usize)>, Vec<SeenAction>) {
    let mut office = Office::new();
    for at in order {
        let (name, bytes) = &files[at % files.len()];
        office.adds(name, bytes.clone());
    }
    let looked = actions_at(&office);
    let lines = looked.action_lines.iter().map(|line| (line.id.clone(), line.status, line.outcome.clone())).collect();
    (figures_at(&office), lines)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Returns in two revisions and updates of both, some of one moment, in any order and any of them more than once.
    #[test]
    fn any_order_of_returns_and_updates_gives_the_same_figures(
        steps in proptest::collection::vec((0..3_usize, 0..3_usize, 0..4_usize), 1..5),
        order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(),
        again in proptest::collection::vec(0..7_usize, 0..5),
    ) {
        let (mut first, file) = elm();
        let mut second = Story { record: first.record.clone(), ..school("elm", "Elm Primary") };
        second.record.correct();
        let corrected = second.submits();
        let mut files = vec![("first.json".to_owned(), file), ("second.json".to_owned(), corrected)];
        for (number, (action, status, moment)) in steps.into_iter().enumerate() {
            let status = [ActionStatus::Open, ActionStatus::InProgress, ActionStatus::Done][status];
            let story = if number % 2 == 0 { &mut second } else { &mut first };
            let id = (action + 1).to_string();
            story.says_of_action(&id, status, &format!("Said {number}"), &format!("2026-12-0{}T09:00:00Z", moment + 1));
            files.push((format!("update-{number}.json"), story.sends_update("Chair")));
        }
        let all: Vec<usize> = (0..files.len()).collect();
        let shuffled: Vec<usize> = order.into_iter().filter(|at| *at < files.len()).chain(again).collect();
        prop_assert_eq!(seen(&files, &shuffled), seen(&files, &all));
    }
}

#[test]
fn figures_of_another_round_do_not_change() {
    let (_, file, update) = elm_in_december();
    let mut oak = school("oak", "Oak Primary");
    oak.record.cycle = "2025-26".to_owned();
    let office = office(&[("oak.json", &oak.submits()), ("elm.json", &file), ("update.json", &update)]);
    let before = office.looks(&DeskWanted {
        filter: Filter { round: Some("2025-26".to_owned()), ..Filter::default() },
        what: WantedList::Actions { from: 0, like: String::new(), overdue: false },
        today: TODAY.to_owned(),
        ..DeskWanted::default()
    });
    assert_eq!(before.actions.first().map(|table| table.figures.organisations_updated), Some(0));
}
