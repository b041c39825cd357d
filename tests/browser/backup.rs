//! A backup of a real device, and back: nothing gives way unseen, and nothing sealed lies about in the clear.

use super::drafts::{created, lasting, note, note_on, noted, page};
use safeguarding_audit::interchange::backup::BackupStanding;
use safeguarding_audit::keeping::head::KeptSealing;
use safeguarding_audit::platform::clock;
use safeguarding_audit::storage::backup::{Item, dump, items, restore};
use safeguarding_audit::storage::resealing::reseal;
use safeguarding_audit::storage::secrecy::Secrecy;
use safeguarding_audit::storage::shelf::{Shelf, Store};
use safeguarding_audit::storage::versions::{Versions, Why};
use wasm_bindgen_test::wasm_bindgen_test;

async fn item(shelf: &Shelf, backup: &safeguarding_audit::interchange::backup::Backup, id: &str) -> Item {
    let items = items(shelf, backup).await.expect("the backup is read");
    items.into_iter().find(|item| item.key == id).expect("the draft is in it")
}

#[wasm_bindgen_test]
async fn a_draft_that_gives_way_is_an_earlier_version_with_what_was_put_aside_of_it() {
    let shelf = lasting().await;
    let kept = created(&shelf, "in the backup").await;
    let (id, me) = (kept.record.id.clone(), page(&shelf, "me"));
    let backup = dump(&shelf).await.expect("it is made");
    assert_eq!(item(&shelf, &backup, id.as_str()).await.standing, BackupStanding::Same);
    let open = me.claim(&id, &Secrecy::Open).await.expect("it is claimed");
    me.put_aside(&id, &open.head, open.head.sequence + 1, &noted("only put aside"), &Secrecy::Open).expect("it is put aside");
    let found = item(&shelf, &backup, id.as_str()).await;
    assert_eq!(found.standing, BackupStanding::Older, "what was put aside counts");
    restore(&shelf, &backup, &[found], "restorer").await.expect("it is restored");
    assert_eq!(note_on(&me, &kept).await, "in the backup");
    let versions = Versions::on(shelf.clone()).all(&id, &Secrecy::Open).await.expect("they are read");
    let version = versions[0].version.as_ref().expect("it is read");
    assert_eq!((version.why, note(&version.record)), (Why::Replaced, "only put aside".to_owned()));
    me.forget(&id).await.expect("the test cleans up");
}

#[wasm_bindgen_test]
async fn words_that_a_page_put_aside_beside_the_draft_outlive_a_backup_that_takes_its_place() {
    let shelf = lasting().await;
    let kept = created(&shelf, "in the backup").await;
    let (id, me, other) = (kept.record.id.clone(), page(&shelf, "me"), page(&shelf, "other"));
    let backup = dump(&shelf).await.expect("it is made");
    let mine = me.claim(&id, &Secrecy::Open).await.expect("it is claimed");
    let theirs = other.claim(&id, &Secrecy::Open).await.expect("it is claimed by another page");
    let mut head = theirs.head.clone();
    head.sequence += 1;
    other.save(&id, &theirs.head, &head, &noted("of the other"), &Secrecy::Open).await.expect("it is saved");
    me.put_aside(&id, &mine.head, mine.head.sequence + 1, &noted("beside it"), &Secrecy::Open).expect("it is put aside");
    let found = item(&shelf, &backup, id.as_str()).await;
    restore(&shelf, &backup, &[found], "restorer").await.expect("it is restored");
    assert_eq!(note_on(&me, &kept).await, "in the backup");
    let versions = Versions::on(shelf.clone()).all(&id, &Secrecy::Open).await.expect("they are read");
    let said = versions.into_iter().map(|listed| listed.version.map(|version| (version.why, note(&version.record))));
    let said: Vec<(Why, String)> = said.collect::<Result<_, _>>().expect("they are read");
    assert_eq!(said, [(Why::Replaced, "of the other".to_owned()), (Why::Elsewhere, "beside it".to_owned())]);
    me.forget(&id).await.expect("the test cleans up");
}

#[wasm_bindgen_test]
async fn a_page_that_deletes_a_draft_itself_has_not_thereby_saved_what_it_put_aside() {
    let shelf = lasting().await;
    let kept = created(&shelf, "saved").await;
    let (id, me) = (kept.record.id.clone(), page(&shelf, "me"));
    let open = me.claim(&id, &Secrecy::Open).await.expect("it is claimed");
    me.put_aside(&id, &open.head, open.head.sequence + 1, &noted("only put aside"), &Secrecy::Open).expect("it is put aside");
    me.mark_deleted(&id, Some(clock::now())).await.expect("it is deleted");
    me.mark_deleted(&id, None).await.expect("it is brought back");
    let next = page(&shelf, "next").claim(&id, &Secrecy::Open).await.expect("it is claimed");
    assert_eq!(note(&next.record), "saved");
    let versions = Versions::on(shelf.clone()).all(&id, &Secrecy::Open).await.expect("they are read");
    assert_eq!(note(&versions[0].version.as_ref().expect("it is read").record), "only put aside");
    me.forget(&id).await.expect("the test cleans up");
}

#[wasm_bindgen_test]
async fn a_deleted_draft_comes_back_from_a_backup_and_is_not_deleted_any_more() {
    let shelf = lasting().await;
    let kept = created(&shelf, "wanted again").await;
    let (id, me) = (kept.record.id.clone(), page(&shelf, "me"));
    me.mark_deleted(&id, Some(clock::days_ago(60))).await.expect("it is deleted");
    let backup = dump(&shelf).await.expect("it is made");
    let found = item(&shelf, &backup, id.as_str()).await;
    assert_eq!((found.standing, found.was_deleted), (BackupStanding::New, true), "what is deleted here can be had");
    restore(&shelf, &backup, &[found], "restorer").await.expect("it is restored");
    assert_eq!(me.head(&id).await.expect("it is there").deleted_at, None);
    assert_eq!(note_on(&me, &kept).await, "wanted again");
    me.forget(&id).await.expect("the test cleans up");
}

#[wasm_bindgen_test]
async fn of_two_copies_of_which_one_is_sealed_neither_takes_the_place_of_the_other() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before it was sealed").await;
    let (id, me) = (kept.record.id.clone(), page(&shelf, "me"));
    let open_backup = dump(&shelf).await.expect("it is made");
    let open = me.claim(&id, &Secrecy::Open).await.expect("it is claimed");
    let (sealing, key) = KeptSealing::make("three quiet words").await.expect("this page is secure");
    let head = reseal(&shelf, &open.record, &open.head, &Secrecy::Open, &key, Some(sealing)).await.expect("it is sealed");
    assert!(item(&shelf, &open_backup, id.as_str()).await.is_locked, "the sealed one here does not give way");
    let sealed_backup = dump(&shelf).await.expect("it is made");
    assert_eq!(item(&shelf, &sealed_backup, id.as_str()).await.standing, BackupStanding::Same);
    reseal(&shelf, &open.record, &head, &key, &Secrecy::Open, None).await.expect("it is opened again");
    assert!(item(&shelf, &sealed_backup, id.as_str()).await.is_locked, "nor the open one here to a sealed one");
    // Deleted, it does; and then nothing of it stays in the clear.
    Versions::on(shelf.clone()).keep(&open.record, 1, Why::Worked, &Secrecy::Open).await.expect("it is kept");
    me.mark_deleted(&id, Some(clock::now())).await.expect("it is deleted");
    let found = item(&shelf, &sealed_backup, id.as_str()).await;
    assert!(!found.is_locked);
    restore(&shelf, &sealed_backup, &[found], "restorer").await.expect("it is restored");
    for store in Store::ALL {
        for (place, text) in shelf.all(store).await.expect("they are read") {
            assert!(!place.contains(id.as_str()) || !text.contains("before it was sealed"), "{store:?} {place}");
        }
    }
    me.forget(&id).await.expect("the test cleans up");
}

#[wasm_bindgen_test]
async fn a_draft_that_could_not_be_claimed_is_saved_only_while_nobody_else_has_touched_it() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before").await;
    let (id, me) = (kept.record.id.clone(), page(&shelf, "me"));
    let before = kept.head.clone();
    let attempt = |number: u64| {
        let mut head = before.clone();
        head.sequence += number;
        head.writer = "me".to_owned();
        head
    };
    let (earlier, head) = (attempt(1), attempt(2));
    assert_eq!(me.save(&id, &before, &head, &noted("first"), &Secrecy::Open).await, Ok(()));
    // The browser may have closed the database as it was written: the same attempt, made again, is no failure.
    assert_eq!(me.save(&id, &before, &head, &noted("first"), &Secrecy::Open).await, Ok(()));
    let stale = page(&shelf, "stale");
    let mut of_stale = head.clone();
    of_stale.writer = "stale".to_owned();
    let refused = stale.save(&id, &before, &of_stale, &noted("stale"), &Secrecy::Open).await;
    assert_eq!(refused, Err(safeguarding_audit::storage::StorageError::ChangedElsewhere));
    // A late attempt of the same page does not write over its later one.
    let late = me.save(&id, &before, &earlier, &noted("late"), &Secrecy::Open).await;
    assert_eq!(late, Err(safeguarding_audit::storage::StorageError::ChangedElsewhere));
    assert_eq!(note_on(&me, &kept).await, "first");
    // Nor does one write over that the page deleted the draft meanwhile.
    me.mark_deleted(&id, Some(clock::now())).await.expect("it is deleted");
    let over = me.save(&id, &head, &attempt(3), &noted("over"), &Secrecy::Open).await;
    assert_eq!(over, Err(safeguarding_audit::storage::StorageError::ChangedElsewhere));
    assert_eq!(note_on(&me, &kept).await, "first");
    me.forget(&id).await.expect("the test cleans up");
}
