//! Drafts on a real device: kept whole, the newer copy wins, what cannot be read stays.

use safeguarding_audit::model::audit_return::{QuestionnaireRef, Return};
use safeguarding_audit::platform::{clock, local};
use safeguarding_audit::storage::StorageError;
use safeguarding_audit::storage::drafts::{Drafts, KeptDraft, Listed};
use safeguarding_audit::storage::shelf::{Shelf, Store};
use wasm_bindgen_test::wasm_bindgen_test;

async fn lasting() -> Shelf {
    Shelf::open().await.expect("the test browser has a database")
}

fn draft(note: &str) -> KeptDraft {
    let made_with =
        QuestionnaireRef { id: "test".into(), edition: "1".to_owned(), digest: "sha256:0".to_owned(), extra: Default::default() };
    let id = clock::new_id();
    let mut record = Return::start(id.as_str().into(), "T-0000-0000".to_owned(), made_with, "2026-27".to_owned());
    record.answers.entry("Q1".into()).or_default().note = note.to_owned();
    KeptDraft { record, sequence: 1, saved_at: clock::now(), place: "about".to_owned(), is_deleted: false }
}

#[wasm_bindgen_test]
async fn a_draft_is_read_back_as_it_was_kept() {
    for shelf in [lasting().await, Shelf::in_memory()] {
        let drafts = Drafts::on(shelf);
        let kept = draft("every word");
        drafts.save(&kept).await.expect("it is kept");
        assert_eq!(drafts.load(&kept.record.id).await, Ok(kept));
    }
}

#[wasm_bindgen_test]
async fn what_was_put_aside_on_leaving_wins_over_an_older_draft_and_is_then_kept() {
    let drafts = Drafts::on(lasting().await);
    let kept = draft("before");
    drafts.save(&kept).await.expect("it is kept");
    let mut left = kept.clone();
    left.sequence = 2;
    left.record.answers.entry("Q1".into()).or_default().note = "the last word".to_owned();
    drafts.put_aside(&left).expect("it is put aside");
    assert_eq!(drafts.load(&left.record.id).await, Ok(left.clone()), "the newer copy is opened");
    assert!(drafts.take_over_left().await.expect("it is taken over") >= 1);
    assert_eq!(drafts.load(&left.record.id).await, Ok(left), "and is in the database now");
    assert!(local::keys("safeguarding-audit/left/").expect("they are read").is_empty());
}

#[wasm_bindgen_test]
async fn a_copy_put_aside_never_replaces_a_newer_draft() {
    let drafts = Drafts::on(lasting().await);
    let old = draft("old");
    drafts.put_aside(&old).expect("it is put aside");
    let mut new = old.clone();
    new.sequence = 5;
    new.record.answers.entry("Q1".into()).or_default().note = "new".to_owned();
    drafts.save(&new).await.expect("it is kept");
    assert_eq!(drafts.load(&new.record.id).await, Ok(new));
}

#[wasm_bindgen_test]
async fn a_draft_that_cannot_be_read_is_listed_and_left_as_it_is() {
    let shelf = lasting().await;
    let bytes = r#"{"sequence": 1, "saved_at": "2026-11-22T"#.to_owned();
    shelf.put(Store::Drafts, &[("broken".to_owned(), bytes.clone())]).await.expect("it is put");
    let drafts = Drafts::on(shelf.clone());
    let listed = drafts.all().await.expect("they are listed");
    let found = listed.iter().find_map(|one| match one {
        Listed::Unreadable { key, text, .. } if key == "broken" => Some(text.clone()),
        Listed::Unreadable { .. } | Listed::Draft(_) => None,
    });
    assert_eq!(found.as_ref(), Some(&bytes));
    assert!(matches!(drafts.load(&"broken".into()).await, Err(StorageError::Unreadable(_))));
    assert_eq!(shelf.get(Store::Drafts, "broken").await, Ok(Some(bytes)), "not a byte is changed");
    shelf.delete(Store::Drafts, "broken").await.expect("the test cleans up");
}

#[wasm_bindgen_test]
async fn a_draft_that_is_not_there_is_missing_and_not_empty() {
    let drafts = Drafts::on(lasting().await);
    assert_eq!(drafts.load(&"nobody".into()).await, Err(StorageError::Missing));
}
