//! Locks drafts with a passphrase when nobody has done anything for a while.

use super::Desk;
use crate::platform::clock;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

/// How long a draft stays open with nobody at it, in milliseconds.
const IDLE: f64 = 15.0 * 60.0 * 1000.0;
/// How often that is looked at.
const LOOK: Duration = Duration::from_secs(10);

/// Begins to watch.
pub(super) fn lock_when_idle(desk: Desk) {
    let last = StoredValue::new(clock::milliseconds());
    for event in ["keydown", "pointerdown", "input", "wheel", "touchstart"] {
        window_event_listener_untyped(event, move |_| last.set_value(clock::milliseconds()));
    }
    let look = move || {
        if desk.has_keys() && clock::milliseconds() - last.get_value() >= IDLE {
            spawn_local(async move { desk.lock().await });
        }
    };
    set_interval(look, LOOK);
    // A computer that slept wakes with the time gone by, and the page in sight again.
    window_event_listener_untyped("visibilitychange", move |_| look());
}
