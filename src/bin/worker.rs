//! Adds returns up, and brings the audits of one case together, off the main thread, so that the page stays quick and the memory it took is given back.

use safeguarding_audit::adding_up::cases::{CaseOrder, bring_together};
use safeguarding_audit::adding_up::{Request, add_up};
use safeguarding_audit::platform::worker::{Message, serve};
use serde::{Deserialize, Serialize};

/// What the page sends beside the files: those without a name are questionnaires.
#[derive(Deserialize)]
struct Order {
    #[serde(default)]
    kept: Vec<String>,
    #[serde(default)]
    samples: bool,
    #[serde(default)]
    least_shown: usize,
    /// Where it is there, nothing is added up: the files are audits of cases.
    #[serde(default)]
    cases: Option<CaseOrder>,
}

fn main() {
    console_error_panic_hook::set_once();
    if let Err(error) = serve(answer) {
        // Without a scope to speak to there is nobody to tell but the console.
        panic!("{error:?}");
    }
}

fn answer(message: Message) -> String {
    let order: Order = match serde_json::from_str(&message.text) {
        Ok(order) => order,
        Err(error) => panic!("the page sent an order that cannot be read: {error}"),
    };
    let (questionnaires, files): (Vec<_>, Vec<_>) = message.files.into_iter().partition(|(name, _)| name.is_empty());
    let questionnaires: Vec<Vec<u8>> = questionnaires.into_iter().map(|(_, bytes)| bytes).collect();
    match order.cases {
        Some(cases) => written(&bring_together(&questionnaires, cases, files)),
        None => {
            let Order { kept, samples, least_shown, .. } = order;
            written(&add_up(Request { questionnaires, kept, files, samples, least_shown }))
        }
    }
}

fn written(outcome: &impl Serialize) -> String {
    match serde_json::to_string(outcome) {
        Ok(text) => text,
        Err(error) => panic!("the outcome cannot be written: {error}"),
    }
}
