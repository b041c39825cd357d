//! Which tab says that it has a draft, for browsers without locks. A mark may be left behind by a tab that crashed, so it is
//! only a reason to ask that tab.

use crate::model::ids::ReturnId;
use crate::platform::local;

/// The keys begin so; the draft's id follows.
const MARK: &str = "safeguarding-audit/open/";

/// The tab that says it has a draft; none where none does or nothing can be said.
pub fn of(draft: &ReturnId) -> Option<String> {
    local::get(&key(draft)).ok().flatten()
}

/// Says that a tab has a draft.
pub fn set(draft: &ReturnId, tab: &str) {
    // Without the mark no other tab asks; what guards the draft then is that only who opened it last can save it.
    let _ = local::set(&key(draft), tab);
}

/// A tab no longer has a draft.
pub fn clear(draft: &ReturnId, tab: &str) {
    if of(draft).as_deref() == Some(tab) {
        // What stays is found out by asking.
        let _ = local::remove(&key(draft));
    }
}

fn key(draft: &ReturnId) -> String {
    format!("{MARK}{draft}")
}
