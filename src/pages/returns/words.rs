//! What was written in returns: searched, and tagged with themes.

use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;

/// What was written in returns: searched, and tagged with themes.
pub fn words(_desk: ReturnsDesk) -> AnyView {
    ().into_any()
}
