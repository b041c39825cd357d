//! What people replied to surveys, added up.

use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;

/// What people replied to surveys, added up.
pub fn surveys(_desk: ReturnsDesk) -> AnyView {
    ().into_any()
}
