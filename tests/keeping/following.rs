//! Which write may follow which, case by case.

use safeguarding_audit::interchange::sealed::{SealedText, Sealing};
use safeguarding_audit::keeping::head::{Head, KeptSealing};
use safeguarding_audit::keeping::left::Left;
use safeguarding_audit::keeping::only_if::OnlyIf;
use safeguarding_audit::model::audit_return::{QuestionnaireRef, Return};

pub fn record() -> Return {
    let made_with = QuestionnaireRef {
        id: "test".into(),
        edition: "1".to_owned(),
        digest: "sha256:0".to_owned(),
        guidance_edition: None,
        without_overall: false,
        means: Default::default(),
        extra: Default::default(),
    };
    Return::start("draft".into(), "T-0000-0000".to_owned(), made_with, "2026-27".to_owned())
}

/// The head after that save of a page.
pub fn saved(writer: &str, sequence: u64) -> Head {
    let mut head = Head::new(&record(), writer, "2026-11-02T09:00:00Z", "about".to_owned());
    head.sequence = sequence;
    head
}

fn deleted(head: Head) -> Head {
    let mut head = head;
    head.deleted_at = Some("2026-11-02T10:00:00Z".to_owned());
    head
}

fn sealed(head: Head, salt: u8) -> Head {
    let mut head = head;
    head.sealing = Some(sealing(salt));
    head
}

fn text(head: &Head) -> String {
    head.text().expect("a head is JSON")
}

/// A passphrase; each number is another.
fn sealing(salt: u8) -> KeptSealing {
    KeptSealing::new(&Sealing { rounds: 100_000, salt: vec![salt; 16] }, &SealedText { iv: vec![0; 12], data: vec![0; 16] })
}

#[track_caller]
fn may(here: &Head, before: &Head, by: &Head) {
    assert!(OnlyIf::MayBeFollowed { before, by }.allows(Some(&text(here))));
}

#[track_caller]
fn may_not(here: &Head, before: &Head, by: &Head) {
    assert!(!OnlyIf::MayBeFollowed { before, by }.allows(Some(&text(here))));
}

#[test]
fn a_page_saves_over_what_it_saved_itself() {
    may(&saved("me", 5), &saved("me", 5), &saved("me", 6));
    may(&saved("me", 6), &saved("me", 5), &saved("me", 7));
    may(&saved("me", 6), &saved("me", 5), &saved("me", 6));
}

#[test]
fn an_attempt_that_comes_late_never_takes_the_place_of_a_later_one() {
    may_not(&saved("me", 7), &saved("me", 5), &saved("me", 6));
    let mut otherwise = saved("me", 6);
    otherwise.place = "check".to_owned();
    may_not(&otherwise, &saved("me", 5), &saved("me", 6));
}

#[test]
fn a_page_does_not_save_over_what_another_has_claimed_or_saved() {
    may_not(&saved("another", 6), &saved("me", 5), &saved("me", 6));
    may_not(&saved("another", 6), &saved("me", 5), &saved("me", 9));
    // It could not be claimed, because the device was full; nobody else has changed it since.
    may(&saved("another", 5), &saved("another", 5), &saved("me", 6));
    may_not(&saved("another", 6), &saved("another", 5), &saved("me", 7));
}

#[test]
fn a_page_does_not_save_over_a_draft_that_was_deleted_or_sealed_meanwhile() {
    may_not(&deleted(saved("me", 6)), &saved("me", 5), &saved("me", 9));
    may_not(&saved("me", 6), &deleted(saved("me", 5)), &deleted(saved("me", 9)));
    may_not(&sealed(saved("me", 6), 1), &saved("me", 5), &saved("me", 9));
    may_not(&sealed(saved("me", 7), 2), &sealed(saved("me", 6), 1), &sealed(saved("me", 9), 1));
    may(&sealed(saved("me", 7), 1), &sealed(saved("me", 6), 1), &sealed(saved("me", 9), 1));
}

#[test]
fn a_draft_that_is_kept_for_the_first_time_takes_no_other_s_place() {
    let own = saved("me", 2);
    let allows = |there: Option<&Head>| OnlyIf::NothingOrOwn(&own).allows(there.map(text).as_deref());
    assert!(allows(None));
    assert!(allows(Some(&saved("me", 1))), "an attempt before has come through all the same");
    assert!(allows(Some(&own)), "this very attempt has");
    assert!(!allows(Some(&saved("me", 3))), "a later attempt has");
    assert!(!allows(Some(&saved("another", 1))));
}

#[test]
fn nothing_is_written_over_a_head_that_cannot_be_read() {
    let (head, later) = (saved("me", 5), saved("me", 6));
    let newer = text(&head).replace("\"version\":2", "\"version\":3");
    assert!(Head::read(&newer).is_err());
    for there in ["", "{", "null", &newer] {
        for only_if in [
            OnlyIf::StillHead(&head),
            OnlyIf::MayBeFollowed { before: &head, by: &later },
            OnlyIf::NothingOrOwn(&later),
            OnlyIf::Nothing,
        ] {
            assert!(!only_if.allows(Some(there)), "{only_if:?} over {there}");
        }
    }
    assert!(!OnlyIf::StillHead(&head).allows(None));
    assert!(!OnlyIf::MayBeFollowed { before: &head, by: &later }.allows(None), "what is gone is not saved again");
}

#[test]
fn a_write_goes_on_only_where_there_is_what_was_read() {
    assert!(OnlyIf::Nothing.allows(None) && !OnlyIf::Nothing.allows(Some("")));
    assert!(OnlyIf::Something.allows(Some("")) && !OnlyIf::Something.allows(None));
    assert!(OnlyIf::Still(Some("a")).allows(Some("a")) && OnlyIf::Still(None).allows(None));
    assert!(!OnlyIf::Still(Some("a")).allows(Some("b")) && !OnlyIf::Still(Some("a")).allows(None));
    assert!(!OnlyIf::Still(None).allows(Some("a")));
    let (head, mut other) = (saved("me", 5), saved("me", 5));
    other.seen_at = Some(String::new());
    assert!(OnlyIf::StillHead(&head).allows(Some(&text(&head))));
    assert!(!OnlyIf::StillHead(&head).allows(Some(&text(&other))), "what was changed in it counts");
}

#[test]
fn what_was_put_aside_goes_on_from_the_save_that_it_names_or_from_one_of_its_page() {
    let left = Left::since(&saved("me", 5), "me", 7, &Vec::new(), String::new());
    assert!(left.continues(&saved("me", 5)) && !left.is_in(&saved("me", 5)));
    assert!(left.continues(&saved("me", 6)) && !left.is_in(&saved("me", 6)), "a save in between lacks the last word");
    assert!(!left.continues(&saved("me", 7)) && left.is_in(&saved("me", 7)), "the save that it waited for has come");
    assert!(!left.continues(&saved("another", 5)), "a save of the same number by another page is another");
    assert!(!left.continues(&saved("another", 6)) && !left.is_in(&saved("another", 9)), "another page has saved meanwhile");
    let unclaimed = Left::since(&saved("another", 5), "me", 6, &Vec::new(), String::new());
    assert!(unclaimed.continues(&saved("another", 5)), "the draft could not be claimed, and nobody has changed it since");
}
