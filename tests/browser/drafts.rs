//! Drafts on a real device: kept part by part, saved by one page only, and what cannot be read stays.

use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::keeping::draft::KeptDraft;
use safeguarding_audit::keeping::head::Head;
use safeguarding_audit::keeping::head::KeptSealing;
use safeguarding_audit::keeping::left::Left;
use safeguarding_audit::model::audit_return::{QuestionnaireRef, Return};
use safeguarding_audit::model::ids::ReturnId;
use safeguarding_audit::model::parts::Part;
use safeguarding_audit::platform::{clock, local};
use safeguarding_audit::storage::StorageError;
use safeguarding_audit::storage::drafts::{Drafts, ListedDraft};
use safeguarding_audit::storage::inventory::unreadable;
use safeguarding_audit::storage::resealing::reseal;
use safeguarding_audit::storage::secrecy::Secrecy;
use safeguarding_audit::storage::shelf::{Shelf, Store, entry};
use safeguarding_audit::storage::upgrade::upgrade;
use safeguarding_audit::storage::versions::{MOST, Versions, Why};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

pub async fn lasting() -> Shelf {
    Shelf::open(|| ()).await.expect("the test browser has a database")
}

async fn shelves() -> [Shelf; 2] {
    [lasting().await, Shelf::in_memory()]
}

pub fn page(shelf: &Shelf, name: &str) -> Drafts {
    Drafts::on(shelf.clone(), name.to_owned())
}

pub fn draft(note: &str) -> KeptDraft {
    let made_with = QuestionnaireRef {
        id: "test".into(),
        edition: "1".to_owned(),
        digest: "sha256:0".to_owned(),
        guidance_edition: None,
        without_overall: false,
        means: Default::default(),
        extra: Default::default(),
    };
    let id = clock::new_id();
    let mut record = Return::start(id.as_str().into(), "T-0000-0000".to_owned(), made_with, "2026-27".to_owned());
    record.answers.entry("Q1".into()).or_default().note = note.to_owned();
    let head = Head::new(&record, "nobody", &clock::now(), "about".to_owned());
    KeptDraft { record, head }
}

pub fn noted(note: &str) -> Vec<(Part, Option<Value>)> {
    vec![(Part::Answer("Q1".into()), Some(json!({ "note": note })))]
}

pub fn note(record: &Return) -> String {
    record.answers.get(&"Q1".into()).map(|answer| answer.note.clone()).unwrap_or_default()
}

pub async fn note_on(drafts: &Drafts, kept: &KeptDraft) -> String {
    note(&drafts.read(&kept.record.id, &Secrecy::Open).await.expect("it is read").record)
}

pub async fn created(shelf: &Shelf, says: &str) -> KeptDraft {
    let kept = draft(says);
    page(shelf, "nobody").create(&kept, &Secrecy::Open).await.expect("it is kept");
    kept
}

#[wasm_bindgen_test]
async fn a_draft_is_read_back_as_it_was_kept() {
    for shelf in shelves().await {
        let kept = created(&shelf, "every word").await;
        assert_eq!(page(&shelf, "me").read(&kept.record.id, &Secrecy::Open).await, Ok(kept));
    }
}

#[wasm_bindgen_test]
async fn a_save_changes_one_part_and_leaves_the_others() {
    for shelf in shelves().await {
        let kept = created(&shelf, "before").await;
        let me = page(&shelf, "me");
        let mut open = me.claim(&kept.record.id, &Secrecy::Open).await.expect("it is claimed");
        open.head.sequence += 1;
        let changes = vec![(Part::Answer("Q2".into()), Some(json!({ "note": "second" })))];
        assert_eq!(me.save(&kept.record.id, &open.head, &open.head, &changes, &Secrecy::Open).await, Ok(()));
        let read = me.read(&kept.record.id, &Secrecy::Open).await.expect("it is read");
        assert_eq!(note(&read.record), "before");
        assert_eq!(read.record.answers[&"Q2".into()].note, "second");
        let gone = vec![(Part::Answer("Q1".into()), None)];
        assert_eq!(me.save(&kept.record.id, &open.head, &open.head, &gone, &Secrecy::Open).await, Ok(()));
        assert_eq!(note_on(&me, &kept).await, "", "a part that was emptied is gone");
    }
}

#[wasm_bindgen_test]
async fn only_the_page_that_opened_a_draft_last_can_save_it() {
    for shelf in shelves().await {
        let kept = created(&shelf, "before").await;
        let (first, second) = (page(&shelf, "first"), page(&shelf, "second"));
        let id = &kept.record.id;
        let of_first = first.claim(id, &Secrecy::Open).await.expect("the first opens it");
        let of_second = second.claim(id, &Secrecy::Open).await.expect("the second opens it");
        assert_eq!(second.save(id, &of_second.head, &of_second.head, &noted("of the second"), &Secrecy::Open).await, Ok(()));
        assert_eq!(
            first.save(id, &of_first.head, &of_first.head, &noted("of the first"), &Secrecy::Open).await,
            Err(StorageError::ChangedElsewhere)
        );
        assert_eq!(note_on(&second, &kept).await, "of the second");
    }
}

#[wasm_bindgen_test]
async fn what_a_page_put_aside_before_it_ended_is_in_the_draft_when_it_is_opened_again() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before").await;
    let id = &kept.record.id;
    let ended = page(&shelf, "ended");
    let open = ended.claim(id, &Secrecy::Open).await.expect("it is claimed");
    ended.put_aside(id, &open.head, open.head.sequence + 1, &noted("the last word"), &Secrecy::Open).expect("it is put aside");
    let next = page(&shelf, "next");
    assert_eq!(note_on(&next, &kept).await, "the last word", "it is read with the draft");
    assert_eq!(note(&next.claim(id, &Secrecy::Open).await.expect("it is claimed").record), "the last word");
    assert!(local::keys(&format!("safeguarding-audit/left/{id}")).expect("they are read").is_empty());
    assert_eq!(note_on(&next, &kept).await, "the last word", "it is in the database now");
}

#[wasm_bindgen_test]
async fn what_was_put_aside_and_saved_since_never_comes_back() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before").await;
    let id = &kept.record.id;
    let me = page(&shelf, "me");
    let mut open = me.claim(id, &Secrecy::Open).await.expect("it is claimed");
    me.put_aside(id, &open.head, open.head.sequence + 1, &noted("put aside"), &Secrecy::Open).expect("it is put aside");
    open.head.sequence += 1;
    me.save(id, &open.head, &open.head, &noted("saved"), &Secrecy::Open).await.expect("it is saved");
    assert_eq!(note_on(&page(&shelf, "next"), &kept).await, "saved");
    assert_eq!(note(&page(&shelf, "next").claim(id, &Secrecy::Open).await.expect("it is claimed").record), "saved");
    assert!(Versions::on(shelf.clone()).all(id, &Secrecy::Open).await.expect("they are read").is_empty());
}

#[wasm_bindgen_test]
async fn what_another_page_put_aside_becomes_an_earlier_version_and_not_the_draft() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before").await;
    let id = &kept.record.id;
    let first = page(&shelf, "first");
    let of_first = first.claim(id, &Secrecy::Open).await.expect("it is claimed");
    let second = page(&shelf, "second");
    let of_second = second.claim(id, &Secrecy::Open).await.expect("it is claimed");
    second.save(id, &of_second.head, &of_second.head, &noted("of the second"), &Secrecy::Open).await.expect("it is saved");
    first
        .put_aside(id, &of_first.head, of_first.head.sequence + 9, &noted("of the first"), &Secrecy::Open)
        .expect("it is put aside");
    let third = page(&shelf, "third");
    assert_eq!(note(&third.claim(id, &Secrecy::Open).await.expect("it is claimed").record), "of the second");
    let versions = Versions::on(shelf.clone()).all(id, &Secrecy::Open).await.expect("they are read");
    let version = versions[0].version.as_ref().expect("it is read");
    assert_eq!((note(&version.record), version.why), ("of the first".to_owned(), Why::Elsewhere));
}

#[wasm_bindgen_test]
async fn what_several_pages_put_aside_is_kept_of_each_whatever_another_saves_meanwhile() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before").await;
    let id = &kept.record.id;
    let (first, second, third) = (page(&shelf, "first"), page(&shelf, "second"), page(&shelf, "third"));
    let of_first = first.claim(id, &Secrecy::Open).await.expect("it is claimed");
    let of_second = second.claim(id, &Secrecy::Open).await.expect("it is claimed");
    let of_third = third.claim(id, &Secrecy::Open).await.expect("it is claimed");
    for (late, head, says) in
        [(&first, &of_first.head, "late words of the first"), (&second, &of_second.head, "late words of the second")]
    {
        late.put_aside(id, head, head.sequence + 1, &noted(says), &Secrecy::Open).expect("it is put aside");
    }
    let mut head = of_third.head.clone();
    head.sequence += 1;
    third.put_aside(id, &of_third.head, head.sequence, &noted("of the third"), &Secrecy::Open).expect("it is put aside");
    third.save(id, &of_third.head, &head, &noted("of the third"), &Secrecy::Open).await.expect("it is saved");
    Left::forget_of(id, Some("third"));
    let next = page(&shelf, "next").claim(id, &Secrecy::Open).await.expect("it is claimed");
    assert_eq!(note(&next.record), "of the third");
    assert_eq!(notes_in_versions(&shelf, id).await, ["late words of the second", "late words of the first"]);
    assert!(local::keys(&format!("safeguarding-audit/left/{id}")).expect("they are read").is_empty());
}

#[wasm_bindgen_test]
async fn where_two_pages_went_on_from_the_same_the_later_one_is_the_draft_and_the_other_an_earlier_version() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before").await;
    let id = &kept.record.id;
    for (name, at, says) in [("one", "2026-11-02T09:00:00Z", "earlier"), ("other", "2026-11-02T09:00:01Z", "later")] {
        let onto = (kept.head.writer.clone(), kept.head.sequence);
        let parts = noted(says).into_iter().map(|(part, value)| (part.name(), value.unwrap_or_default())).collect();
        let left = Left { sequence: 2, writer: name.to_owned(), onto, at: at.to_owned(), parts };
        left.put_aside(id).expect("it is put aside");
    }
    let next = page(&shelf, "next");
    assert_eq!(note_on(&next, &kept).await, "later");
    assert_eq!(note(&next.claim(id, &Secrecy::Open).await.expect("it is claimed").record), "later");
    assert_eq!(notes_in_versions(&shelf, id).await, ["earlier"]);
}

#[wasm_bindgen_test]
async fn what_an_earlier_version_of_the_app_put_aside_is_taken_over_too() {
    let shelf = lasting().await;
    let kept = created(&shelf, "before").await;
    let id = &kept.record.id;
    let left = json!({
        "sequence": 2, "writer": "ended", "onto": [kept.head.writer, kept.head.sequence],
        "at": "2026-11-02T09:00:00Z", "parts": { Part::Answer("Q1".into()).name(): { "note": "the last word" } },
    });
    local::set(&format!("safeguarding-audit/left/{id}"), &left.to_string()).expect("it is put there");
    let next = page(&shelf, "next");
    assert_eq!(note(&next.claim(id, &Secrecy::Open).await.expect("it is claimed").record), "the last word");
    assert!(local::keys(&format!("safeguarding-audit/left/{id}")).expect("they are read").is_empty());
}

#[wasm_bindgen_test]
async fn a_save_to_a_draft_that_is_gone_says_so_and_writes_nothing() {
    for shelf in shelves().await {
        let kept = created(&shelf, "before").await;
        let (id, me) = (&kept.record.id, page(&shelf, "me"));
        let open = me.claim(id, &Secrecy::Open).await.expect("it is claimed");
        page(&shelf, "other").forget(id).await.expect("it is forgotten");
        let mut head = open.head.clone();
        head.sequence += 1;
        assert_eq!(me.save(id, &open.head, &head, &noted("late"), &Secrecy::Open).await, Err(StorageError::Missing));
        assert_eq!(me.head(id).await, Err(StorageError::Missing));
        assert_eq!(me.create(&KeptDraft { record: open.record, head }, &Secrecy::Open).await, Ok(()), "it can be kept again");
        assert_eq!(note_on(&me, &kept).await, "before");
    }
}

#[wasm_bindgen_test]
async fn the_same_save_may_be_made_twice_and_a_late_one_before_it_may_not() {
    for shelf in shelves().await {
        let kept = created(&shelf, "before").await;
        let (id, me) = (&kept.record.id, page(&shelf, "me"));
        let open = me.claim(id, &Secrecy::Open).await.expect("it is claimed");
        let attempt = |more: u64| {
            let mut head: Head = open.head.clone();
            head.sequence += more;
            head
        };
        for _ in 0..2 {
            assert_eq!(me.save(id, &open.head, &attempt(2), &noted("typed"), &Secrecy::Open).await, Ok(()));
        }
        assert_eq!(
            me.save(id, &open.head, &attempt(1), &noted("stalled"), &Secrecy::Open).await,
            Err(StorageError::ChangedElsewhere)
        );
        assert_eq!(note_on(&me, &kept).await, "typed");
    }
}

async fn notes_in_versions(shelf: &Shelf, id: &ReturnId) -> Vec<String> {
    let all = Versions::on(shelf.clone()).all(id, &Secrecy::Open).await.expect("they are read");
    all.iter().filter_map(|one| one.version.as_ref().ok()).map(|one| note(&one.record)).collect()
}

#[wasm_bindgen_test]
async fn at_most_twenty_versions_are_kept_and_the_first_and_last_are_among_them() {
    for shelf in shelves().await {
        let kept = draft("0");
        let versions = Versions::on(shelf.clone());
        for number in 0..=30 {
            let mut record = kept.record.clone();
            record.answers.entry("Q1".into()).or_default().note = number.to_string();
            versions.keep(&record, number, Why::Worked, &Secrecy::Open).await.expect("it is kept");
        }
        let all = versions.all(&kept.record.id, &Secrecy::Open).await.expect("they are read");
        let notes: Vec<String> = all.iter().filter_map(|one| one.version.as_ref().ok()).map(|one| note(&one.record)).collect();
        assert_eq!(notes.len(), MOST);
        assert_eq!((notes.first().map(String::as_str), notes.last().map(String::as_str)), (Some("30"), Some("0")));
    }
}

#[wasm_bindgen_test]
async fn a_draft_that_is_forgotten_leaves_nothing_behind() {
    let shelf = lasting().await;
    let kept = created(&shelf, "to be forgotten").await;
    let (id, me) = (&kept.record.id, page(&shelf, "me"));
    let open = me.claim(id, &Secrecy::Open).await.expect("it is claimed");
    Versions::on(shelf.clone()).keep(&kept.record, 1, Why::Worked, &Secrecy::Open).await.expect("it is kept");
    me.keep_submitted(&kept.record, &Secrecy::Open).await.expect("it is kept");
    me.put_aside(id, &open.head, open.head.sequence + 1, &noted("to be forgotten"), &Secrecy::Open).expect("it is put aside");
    me.forget(id).await.expect("it is forgotten");
    for store in Store::ALL {
        let all = shelf.all(store).await.expect("they are read");
        assert!(all.iter().all(|(key, _)| !key.contains(id.as_str())), "{store:?}");
    }
    assert!(local::keys(&format!("safeguarding-audit/left/{id}")).expect("they are read").is_empty());
    assert_eq!(me.read(id, &Secrecy::Open).await, Err(StorageError::Missing));
}

#[wasm_bindgen_test]
async fn a_sealed_draft_has_not_a_word_of_it_on_the_shelf_and_opens_with_its_passphrase_only() {
    let shelf = lasting().await;
    let mut kept = draft("a sentence nobody may read");
    kept.record
        .profile
        .insert("organisation-name".into(), safeguarding_audit::model::answer::AnswerValue::Text("A name".to_owned()));
    kept.head.take_title(&kept.record);
    let (id, me) = (kept.record.id.clone(), page(&shelf, "me"));
    me.create(&kept, &Secrecy::Open).await.expect("it is kept");
    let open = me.claim(&id, &Secrecy::Open).await.expect("it is claimed");
    Versions::on(shelf.clone()).keep(&open.record, 1, Why::Worked, &Secrecy::Open).await.expect("it is kept");
    me.keep_submitted(&open.record, &Secrecy::Open).await.expect("it is kept");
    let (sealing, key) = KeptSealing::make("three quiet words").await.expect("this page is secure");
    let head = reseal(&shelf, &open.record, &open.head, &Secrecy::Open, &key, Some(sealing.clone())).await.expect("it is sealed");
    me.save(&id, &head, &head, &noted("a sentence nobody may read, longer"), &key).await.expect("it is saved");
    me.put_aside(&id, &head, 99, &noted("a sentence nobody may read at all"), &key).expect("it is not put aside");
    for store in Store::ALL {
        for (place, text) in shelf.all(store).await.expect("they are read") {
            let is_ours = place.contains(id.as_str());
            assert!(!is_ours || !text.contains("nobody may read") && !text.contains("A name"), "{store:?} {place}");
        }
    }
    assert!(local::keys(&format!("safeguarding-audit/left/{id}")).expect("they are read").is_empty());
    assert!(sealing.unlock("three loud words").await.expect("it is tried").is_none());
    let key = sealing.unlock("three quiet words").await.expect("it is tried").expect("it is the passphrase");
    let read = me.read(&id, &key).await.expect("it is read");
    assert_eq!(note(&read.record), "a sentence nobody may read, longer");
    assert_eq!(Versions::on(shelf.clone()).all(&id, &key).await.expect("they are read").len(), 1);
    assert!(me.submitted(&id, 1, &key).await.is_ok());
    assert!(unreadable(&shelf).await.expect("they are read").iter().all(|one| !one.key.contains(id.as_str())));
}

#[wasm_bindgen_test]
async fn a_draft_of_the_first_version_of_the_app_is_brought_over_and_stays_as_an_earlier_version() {
    for shelf in shelves().await {
        let text = include_str!("fixtures/draft-1.json");
        let id = "0d9f6a52-1111-4222-8333-444455556666".into();
        shelf
            .write(&[entry(Store::Drafts, "0d9f6a52-1111-4222-8333-444455556666", Some(text.to_owned()))])
            .await
            .expect("it is put");
        upgrade(&shelf).await.expect("it is brought over");
        let me = page(&shelf, "me");
        let kept = me.read(&id, &Secrecy::Open).await.expect("it is read");
        assert_eq!(kept.head.place, "domain/S1");
        assert_eq!(kept.record.answers[&"S1.1".into()].note, "Named in the plan, page 4");
        assert_eq!(kept.record.extra["of_a_later_version"], json!({ "kept": true }), "fields nobody knows are kept");
        let versions = Versions::on(shelf.clone()).all(&id, &Secrecy::Open).await.expect("they are read");
        let version = versions[0].version.as_ref().expect("it is read");
        assert_eq!((version.why, &version.record), (Why::Upgraded, &kept.record));
        assert_eq!(shelf.get(Store::Drafts, "0d9f6a52-1111-4222-8333-444455556666").await, Ok(None));
        me.forget(&id).await.expect("the test cleans up");
    }
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_named_and_left_as_it_is_in_every_store() {
    let shelf = lasting().await;
    let texts = ["{\"sequence\": 1, \"saved_at\": \"2026-11-22T", "not JSON at all", "{\"version\": 99, \"format\": \"x\"}"];
    for store in Store::ALL {
        for (at, text) in texts.iter().enumerate() {
            shelf.write(&[entry(store, format!("harmed/{at}"), Some((*text).to_owned()))]).await.expect("it is put");
        }
    }
    upgrade(&shelf).await.expect("the rest goes on");
    let me = page(&shelf, "me");
    let found = unreadable(&shelf).await.expect("they are found");
    for store in Store::ALL {
        // A row only repeats what its return says and is made anew, so nobody has to look at a harmed one.
        let named = found.iter().any(|one| one.store == store && one.key == "harmed/0");
        assert_eq!(named, store != Store::Rows, "{store:?}");
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(
                shelf.get(store, &format!("harmed/{at}")).await,
                Ok(Some((*text).to_owned())),
                "{store:?}: not a byte is changed"
            );
        }
    }
    let listed = me.all().await.expect("they are listed");
    assert!(listed.iter().any(|one| matches!(one, ListedDraft::Unreadable { key, .. } if key == "harmed/1")));
    let newer = Head::read(texts[2]);
    assert!(matches!(newer, Err(ReadError::NewerVersion { found: 99, .. })));
    for store in Store::ALL {
        for at in 0..texts.len() {
            shelf.write(&[entry(store, format!("harmed/{at}"), None)]).await.expect("the test cleans up");
        }
    }
}

#[wasm_bindgen_test]
async fn a_draft_that_is_not_there_is_missing_and_not_empty() {
    for shelf in shelves().await {
        let me = page(&shelf, "me");
        assert_eq!(me.read(&"nobody".into(), &Secrecy::Open).await, Err(StorageError::Missing));
        assert_eq!(me.claim(&"nobody".into(), &Secrecy::Open).await, Err(StorageError::Missing));
    }
}
