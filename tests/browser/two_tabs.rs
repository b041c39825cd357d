//! The desk of returns in two tabs, beside one store: nothing of either is lost, and what was deleted stays deleted.

use super::drafts::lasting;
use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::talk::{DeskChoice, RegisterAsk};
use safeguarding_audit::adding_up::{read_questionnaires, sample_files};
use safeguarding_audit::interchange::intake::judge;
use safeguarding_audit::serving::kept_desk::{FoundPiece, KeptDesk, NotKept};
use safeguarding_audit::storage::backup::{dump, items, restore};
use safeguarding_audit::storage::returns::{KeptReturns, News, SaidChange};
use safeguarding_audit::storage::shelf::{Shelf, Store, entry};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use wasm_bindgen_test::wasm_bindgen_test;

const SECTION_11: &[u8] = include_bytes!("../../public/questionnaires/section-11.json");

async fn shelves() -> [Shelf; 2] {
    let shelves = [lasting().await, Shelf::in_memory()];
    for shelf in &shelves {
        KeptReturns::on(shelf.clone()).clear().await.expect("what other tests left is cleared");
    }
    shelves
}

async fn tab(shelf: &Shelf) -> KeptDesk {
    let desk = RowDesk::new(read_questionnaires(&[SECTION_11.to_vec()]));
    KeptDesk::open(desk, KeptReturns::on(shelf.clone()), &|_, _| ()).await.expect("it opens")
}

/// Files of the samples, as they are found.
fn pieces(tab: &KeptDesk) -> Vec<FoundPiece> {
    let questionnaires = tab.with(|desk| Arc::clone(desk.questionnaires()));
    let files = sample_files(&questionnaires).into_iter();
    files.map(|file| FoundPiece::File(Box::new(judge(&questionnaires, file)))).collect()
}

fn keys(tab: &KeptDesk) -> Vec<String> {
    tab.with(|desk| desk.held().map(|held| held.key.clone()).collect())
}

async fn adds(tab: &KeptDesk, pieces: &[FoundPiece]) -> Result<usize, NotKept> {
    tab.follow().await.expect("it is read");
    tab.add(&tab.kept().since(), pieces).await
}

async fn leaves_out(tab: &KeptDesk, key: &str) -> Result<(), String> {
    let choosing = DeskChoice::LeaveOut { key: key.to_owned(), reason: "A test".to_owned() };
    let choose = |desk: &mut RowDesk| match desk.choose(choosing.clone()) {
        true => Ok(((), vec![SaidChange::Choices(desk.choices().clone())])),
        false => Err("it is gone".to_owned()),
    };
    tab.change(choose).await
}

async fn expects(tab: &KeptDesk, name: &str) -> Result<(), String> {
    let expect = |desk: &mut RowDesk| {
        desk.change_register("2026-27", RegisterAsk::Add { name: name.to_owned() }, None)?;
        Ok(((), vec![SaidChange::Register("2026-27".to_owned(), desk.registers().get("2026-27").cloned())]))
    };
    tab.change(expect).await
}

/// Both, a step of one and a step of the other.
async fn both<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(done) = one.as_mut().poll(context)
        {
            first = Some(done);
        }
        if second.is_none()
            && let Poll::Ready(done) = other.as_mut().poll(context)
        {
            second = Some(done);
        }
        match (first.take(), second.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (one, other) => {
                (first, second) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}

async fn kept_keys(shelf: &Shelf) -> Vec<String> {
    let mut keys = Vec::new();
    for store in [Store::Returns, Store::Rows, Store::Verdicts, Store::Desk] {
        keys.extend(shelf.keys_under(store, "").await.expect("they are read"));
    }
    keys.retain(|key| !key.starts_with("mark/"));
    keys
}

#[wasm_bindgen_test]
async fn what_two_tabs_do_at_the_same_moment_is_all_there() {
    for shelf in shelves().await {
        let (one, other) = (tab(&shelf).await, tab(&shelf).await);
        let pieces = pieces(&one);
        let (few, many) = pieces.split_at(2);
        let (first, second) = both(adds(&one, few), adds(&other, many)).await;
        assert_eq!((first, second), (Ok(few.len()), Ok(many.len())));
        one.follow().await.expect("it is read");
        let [a, b, ..] = keys(&one).try_into().map(|keys: Vec<String>| [keys[0].clone(), keys[1].clone()]).expect("many");
        let (first, second) = both(leaves_out(&one, &a), leaves_out(&other, &b)).await;
        assert_eq!((first, second), (Ok(()), Ok(())));
        let (first, second) = both(expects(&one, "Ash"), expects(&other, "Birch")).await;
        assert_eq!((first, second), (Ok(()), Ok(())));
        let third = tab(&shelf).await;
        for tab in [&one, &other, &third] {
            tab.follow().await.expect("it is read");
            let (rows, left_out, expected) = tab.with(|desk| {
                let expected = desk.registers().get("2026-27").map_or(0, |register| register.expected.len());
                (desk.rows().count(), desk.choices().left_out.len(), expected)
            });
            assert_eq!((left_out, expected), (2, 2));
            assert_eq!(rows, keys(&third).len());
        }
        let backup = dump(&shelf).await.expect("it is read");
        assert!(backup.records["desk"].keys().all(|key| !key.starts_with("mark/")), "marks are of use to no other device");
        KeptReturns::on(shelf).clear().await.expect("the test cleans up");
    }
}

#[wasm_bindgen_test]
async fn once_everything_is_deleted_another_tab_adds_no_more_and_brings_nothing_back() {
    for shelf in shelves().await {
        let (one, other) = (tab(&shelf).await, tab(&shelf).await);
        let pieces = pieces(&one);
        let since = other.kept().since();
        assert!(other.add(&since, &pieces[..3]).await.is_ok());
        let [key, ..] = keys(&other).try_into().map(|keys: Vec<String>| [keys[0].clone()]).expect("some");
        KeptReturns::on(shelf.clone()).clear().await.expect("it is cleared");
        assert_eq!(other.add(&since, &pieces[3..]).await, Err(NotKept::Removed), "in the middle of adding");
        assert!(leaves_out(&other, &key).await.is_err());
        for tab in [&one, &other] {
            tab.follow().await.expect("it is read");
            assert_eq!(keys(tab), Vec::<String>::new());
        }
        assert_eq!(kept_keys(&shelf).await, Vec::<String>::new());
        assert!(adds(&other, &pieces[..1]).await.is_ok(), "what is added from now on is there");
        one.follow().await.expect("it is read");
        assert_eq!(keys(&one).len(), 1);
        KeptReturns::on(shelf).clear().await.expect("the test cleans up");
    }
}

#[wasm_bindgen_test]
async fn returns_that_were_removed_come_back_beside_those_that_another_tab_added_meanwhile() {
    for shelf in shelves().await {
        let (one, other) = (tab(&shelf).await, tab(&shelf).await);
        let pieces = pieces(&one);
        adds(&one, &pieces[..3]).await.expect("they are kept");
        let before = keys(&one);
        leaves_out(&one, &before[0]).await.expect("it is kept");
        let removed = one.remove().await.expect("they are removed");
        assert_eq!(keys(&one), Vec::<String>::new());
        adds(&other, &pieces[3..4]).await.expect("it is kept");
        one.bring_back(&removed).await.expect("they are back");
        for tab in [&one, &other] {
            tab.follow().await.expect("it is read");
            assert_eq!(keys(tab).len(), before.len() + 1);
            assert_eq!(tab.with(|desk| desk.choices().left_out.len()), 1);
        }
        KeptReturns::on(shelf).clear().await.expect("the test cleans up");
    }
}

#[wasm_bindgen_test]
async fn whatever_of_the_desk_is_restored_from_a_backup_other_tabs_read_it_again() {
    const THEMES: &str = r#"{"format":"safeguarding-audit/themes","version":1,"cycle":"2026-27"}"#;
    for shelf in shelves().await {
        let other = tab(&shelf).await;
        for (store, key, text) in [
            (Store::Returns, "a-return", "{ \"format\": "),
            (Store::Desk, "themes/2026-27", THEMES),
            (Store::Desk, "themes/2025-26", "{ \"format\": "),
            (Store::Desk, "replies/a-survey/0123", "{ \"format\": "),
            (Store::Desk, "choices", "{}"),
        ] {
            shelf.write(&[entry(store, key, Some(text.to_owned()))]).await.expect("it is written");
            let backup = dump(&shelf).await.expect("it is made");
            shelf.write(&[entry(store, key, None)]).await.expect("it is written");
            other.follow().await.expect("it is read");
            assert_eq!(other.kept().news().await, Ok(News::Nothing));
            let found = items(&shelf, &backup).await.expect("they are listed").into_iter();
            let chosen: Vec<_> = found.filter(|item| item.key.ends_with(key)).collect();
            restore(&shelf, &backup, &chosen, "restorer").await.expect("it is restored");
            assert_eq!(other.kept().news().await, Ok(News::Returns), "{key}");
        }
        KeptReturns::on(shelf).clear().await.expect("the test cleans up");
    }
}

#[wasm_bindgen_test]
async fn a_register_that_cannot_be_read_is_not_written_over() {
    for shelf in shelves().await {
        let broken = "{ \"format\": ";
        shelf.write(&[entry(Store::Desk, "register/2026-27", Some(broken.to_owned()))]).await.expect("it is written");
        let desk = tab(&shelf).await;
        let said = expects(&desk, "Ash").await;
        assert!(said.as_ref().is_err_and(|said| said.contains("cannot be read")), "{said:?}");
        let kept = shelf.get(Store::Desk, "register/2026-27").await.expect("it is read");
        assert_eq!(kept.as_deref(), Some(broken));
        KeptReturns::on(shelf).clear().await.expect("the test cleans up");
    }
}
