//! Sectors, and who said what of the same thing, side by side.

use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;

/// Sectors, and who said what of the same thing, side by side.
pub fn compare(_desk: ReturnsDesk) -> AnyView {
    ().into_any()
}
