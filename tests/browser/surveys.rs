//! Surveys on a real device: replies that nobody can put into an order, kept by two tabs without losing one.

use super::drafts::{draft, lasting};
use safeguarding_audit::interchange::backup::BackupStanding;
use safeguarding_audit::model::answer::{Answer, AnswerValue, Response};
use safeguarding_audit::model::replies::{Replies, Reply};
use safeguarding_audit::platform::clock;
use safeguarding_audit::storage::StorageError;
use safeguarding_audit::storage::backup::{Item, What, dump, items, restore};
use safeguarding_audit::storage::inventory::unreadable;
use safeguarding_audit::storage::shelf::{Shelf, Store, entry};
use safeguarding_audit::storage::surveys::{KeptSurvey, Surveys, prefix};
use wasm_bindgen_test::wasm_bindgen_test;

async fn begun(shelf: &Shelf) -> KeptSurvey {
    let made_with = draft("").record.questionnaire;
    let survey = Replies::start(clock::new_id().into(), "YP-0000-0001".to_owned(), made_with, "2026-27".to_owned());
    let kept = KeptSurvey { survey, title: "A survey".to_owned(), downloaded: None, deleted_at: None, extra: Default::default() };
    Surveys::on(shelf.clone()).save(&kept).await.expect("it is kept");
    kept
}

fn says(text: &str) -> Reply {
    let response = Some(Response::Given(AnswerValue::Text(text.to_owned())));
    Reply { answers: [("Y1".into(), Answer { response, ..Answer::default() })].into(), ..Reply::default() }
}

async fn said(surveys: &Surveys, kept: &KeptSurvey) -> Vec<Reply> {
    let (mut replies, _) = surveys.replies(&kept.survey.id).await.expect("they are read");
    replies.sort_by_key(|reply| format!("{reply:?}"));
    replies
}

#[wasm_bindgen_test]
async fn replies_of_two_tabs_are_all_there_and_the_unfinished_one_is_gone() {
    for shelf in [lasting().await, Shelf::in_memory()] {
        let kept = begun(&shelf).await;
        let (one, other) = (Surveys::on(shelf.clone()), Surveys::on(shelf.clone()));
        let unfinished = kept.survey.blank();
        one.save_unfinished(&kept.survey.id, "mine", Some(&unfinished)).await.expect("it is kept");
        assert_eq!(other.unfinished(&kept.survey.id).await.expect("it is read"), [("mine".to_owned(), unfinished)]);
        one.finish(&kept.survey.id, "mine", &says("no"), "2026-11").await.expect("it is kept");
        one.finish(&kept.survey.id, "mine", &says("no"), "2026-11").await.expect("done twice it is one reply");
        other.finish(&kept.survey.id, &clock::new_id(), &says("yes"), "2026-11").await.expect("it is kept");
        assert_eq!(said(&one, &kept).await, [says("no"), says("yes")]);
        assert_eq!(one.unfinished(&kept.survey.id).await.expect("it is read"), []);
        one.forget(&kept.survey.id).await.expect("the test cleans up");
        assert_eq!(one.load(&kept.survey.id).await, Err(StorageError::Missing));
        assert_eq!(said(&one, &kept).await, [], "the replies are forgotten with the survey");
    }
}

#[wasm_bindgen_test]
async fn what_is_kept_of_a_reply_tells_no_time_and_no_order() {
    let shelf = lasting().await;
    let kept = begun(&shelf).await;
    let surveys = Surveys::on(shelf.clone());
    for level in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        surveys.finish(&kept.survey.id, &clock::new_id(), &says(level), "2026-11").await.expect("it is kept");
    }
    let texts = shelf.under(Store::Replies, &prefix(kept.survey.id.as_str())).await.expect("they are read");
    let in_order: Vec<String> = texts.iter().map(|(_, text)| text.clone()).collect();
    assert!(in_order.iter().all(|text| !text.contains("\"at\"")), "{in_order:?}");
    let came: Vec<String> = ["a", "b", "c", "d", "e", "f", "g", "h"].iter().map(|level| level.to_string()).collect();
    let kept_as: Vec<String> = in_order
        .iter()
        .map(|text| came.iter().find(|one| text.contains(&format!("\"{one}\""))).cloned().unwrap_or_default())
        .collect();
    // By chance this fails once in 40,320 times.
    assert_ne!(kept_as, came, "the keys are in the order in which the replies came");
    surveys.forget(&kept.survey.id).await.expect("the test cleans up");
}

async fn item(shelf: &Shelf, backup: &safeguarding_audit::interchange::backup::Backup, kept: &KeptSurvey) -> Item {
    let items = items(shelf, backup).await.expect("the backup is read");
    items.into_iter().find(|item| item.key == kept.survey.id.as_str()).expect("the survey is in it")
}

#[wasm_bindgen_test]
async fn a_backup_brings_back_the_replies_that_are_missing_and_takes_none_away() {
    let shelf = lasting().await;
    let kept = begun(&shelf).await;
    let surveys = Surveys::on(shelf.clone());
    surveys.finish(&kept.survey.id, &clock::new_id(), &says("first"), "2026-11").await.expect("it is kept");
    let backup = dump(&shelf).await.expect("it is made");
    assert_eq!(item(&shelf, &backup, &kept).await.standing, BackupStanding::Same);
    surveys.finish(&kept.survey.id, &clock::new_id(), &says("second"), "2026-11").await.expect("it is kept");
    assert_eq!(item(&shelf, &backup, &kept).await.standing, BackupStanding::Older, "there are more replies here");
    let first: Vec<String> =
        backup.records[Store::Replies.name()].keys().cloned().filter(|key| key.starts_with(kept.survey.id.as_str())).collect();
    shelf.write(&first.iter().map(|key| entry(Store::Replies, key.clone(), None)).collect::<Vec<_>>()).await.expect("it is lost");
    let found = item(&shelf, &backup, &kept).await;
    assert_eq!((found.what, found.standing), (What::Survey, BackupStanding::Newer), "a reply of the backup is missing here");
    restore(&shelf, &backup, &[found], "restorer").await.expect("it is restored");
    assert_eq!(said(&surveys, &kept).await, [says("first"), says("second")]);
    surveys.forget(&kept.survey.id).await.expect("it is deleted for good");
    let found = item(&shelf, &backup, &kept).await;
    assert_eq!(found.standing, BackupStanding::New);
    restore(&shelf, &backup, &[found], "restorer").await.expect("it is restored");
    assert_eq!(said(&surveys, &kept).await, [says("first")]);
    surveys.forget(&kept.survey.id).await.expect("the test cleans up");
}

#[wasm_bindgen_test]
async fn a_reply_that_cannot_be_read_is_reported_and_left_as_it_is() {
    let shelf = lasting().await;
    let kept = begun(&shelf).await;
    let key = format!("{}broken", prefix(kept.survey.id.as_str()));
    shelf.write(&[entry(Store::Replies, key.clone(), Some("half a rep".to_owned()))]).await.expect("it is written");
    let found = unreadable(&shelf).await.expect("the device is read");
    assert!(found.iter().any(|record| record.store == Store::Replies && record.key == key));
    assert_eq!(shelf.get(Store::Replies, &key).await, Ok(Some("half a rep".to_owned())));
    let surveys = Surveys::on(shelf.clone());
    surveys.finish(&kept.survey.id, &clock::new_id(), &says("whole"), "2026-11").await.expect("it is kept");
    assert_eq!(surveys.replies(&kept.survey.id).await, Ok((vec![says("whole")], 1)), "the others can still be had");
    surveys.forget(&kept.survey.id).await.expect("the test cleans up");
}
