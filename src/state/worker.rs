//! How a worker is asked to bring audits together, and what waits while one works.

use crate::adding_up::cases::{CaseOutcome, CaseRequest};
use crate::adding_up::job::{pack, read_outcome};
use crate::adding_up::turns::Turns;
use crate::platform::files::ChosenFile;
use crate::platform::worker::{self, Message};
use leptos::prelude::*;

/// Has a worker bring audits together; or why it did not.
pub async fn bring_together(request: CaseRequest) -> Result<CaseOutcome, String> {
    let (text, files) = pack(request).map_err(|garbled| garbled.to_string())?;
    let answer = worker::ask(&worker::script(), Message { text, files }).await.map_err(|error| error.message)?;
    read_outcome(&answer).map_err(|garbled| garbled.to_string())
}

/// Files that are chosen while others are being looked at wait, and are then looked at together.
#[derive(Clone, Copy)]
pub struct Line {
    turns: StoredValue<Turns<ChosenFile>, LocalStorage>,
    is_busy: RwSignal<bool>,
}

impl Line {
    /// Nothing waits.
    pub fn empty() -> Self {
        Self { turns: StoredValue::new_local(Turns::default()), is_busy: RwSignal::new(false) }
    }

    /// Whether something is being done.
    pub fn is_busy(&self) -> Signal<bool> {
        self.is_busy.into()
    }

    /// Begins something, unless something is being done already; whether it could. Whoever begins must go on to
    /// [`Line::finish`].
    pub fn begin(&self) -> bool {
        let can = self.turns.try_update_value(Turns::begin).unwrap_or_default();
        if can {
            self.is_busy.set(true);
        }
        can
    }

    /// Puts files in the line.
    pub fn wait(&self, chosen: Vec<ChosenFile>) {
        self.turns.update_value(|turns| turns.wait(chosen));
    }

    /// Takes what waits, and what comes to wait meanwhile. Then something else may begin.
    pub async fn finish(&self, take: impl AsyncFn(Vec<ChosenFile>)) {
        while let Some(chosen) = self.turns.try_update_value(Turns::take_waiting).flatten() {
            take(chosen).await;
        }
        self.is_busy.set(false);
    }
}
