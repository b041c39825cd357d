//! Reads the one file that somebody chose.

use crate::platform::files::ChosenFile;
use crate::state::notices::Notices;
use leptos::task::spawn_local;

/// Reads what was chosen, no more than `largest` bytes of it, and hands its name on with its bytes, or with the sentence that
/// says why there are none. What was said of a file before is taken away first.
pub fn read_chosen<Used: Future<Output = ()>>(
    chosen: Vec<ChosenFile>,
    largest: f64,
    notices: Notices,
    using: impl FnOnce(String, Result<Vec<u8>, String>) -> Used + 'static,
) {
    let Some(file) = chosen.into_iter().next() else { return };
    spawn_local(async move {
        notices.clear();
        let read = file.read_up_to(largest).await;
        let read = read.map_err(|error| format!("The browser could not read it: {}.", error.message));
        using(file.name, read).await;
    });
}
