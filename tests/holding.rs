//! Who holds a draft where several tabs are open.

use safeguarding_audit::keeping::holding::{Next, TabReply};

#[test]
fn a_draft_is_taken_from_a_tab_that_released_it_or_is_silent_and_left_to_one_that_has_words_nowhere_else() {
    for (reply, is_free, next) in [
        (TabReply::Released, true, Next::TakeWhenFree),
        (TabReply::Silent, true, Next::TakeAway),
        (TabReply::Holds, false, Next::Leave),
        (TabReply::CannotSave, false, Next::Leave),
    ] {
        assert_eq!((reply.is_free(), reply.next()), (is_free, next), "{reply:?}");
    }
}
