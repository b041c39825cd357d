//! A grade in words, with a square in its colour before it.

use crate::pictures::grade_colours::look;
use leptos::prelude::*;

/// The grade at this place among so many, the best first.
#[component]
pub fn GradeSquare(
    /// Its place.
    rank: usize,
    /// How many grades there are.
    of: usize,
    /// The grade.
    label: String,
) -> impl IntoView {
    let fill = look(rank, of).fill;
    view! {
        <svg class="app-heat__square" viewBox="0 0 12 12" aria-hidden="true"><rect width="12" height="12" fill=fill></rect></svg>
        {label}
    }
}
