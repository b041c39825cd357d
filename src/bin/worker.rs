//! Does what the page asks, off the main thread, so that the page stays quick and the memory it took is given back.

use safeguarding_audit::adding_up::cases::bring_together;
use safeguarding_audit::adding_up::job::{outcome_text, unpack};
use safeguarding_audit::platform::worker::{Message, serve};
use safeguarding_audit::serving;

fn main() {
    console_error_panic_hook::set_once();
    if let Err(error) = serve(answer, serving::answer) {
        // Without a scope to speak to there is nobody to tell but the console.
        panic!("{error:?}");
    }
}

/// What the page hears of a panic is that the worker stopped working.
fn answer(message: Message) -> String {
    let request = unpack(&message.text, message.files);
    match request.and_then(|request| outcome_text(&bring_together(request))) {
        Ok(text) => text,
        Err(garbled) => panic!("the page and the worker do not understand each other: {garbled}"),
    }
}
