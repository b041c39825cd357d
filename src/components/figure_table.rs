//! A table of figures that scrolls by itself where it is wider than the page.

use super::table::{Caption, Cell, Table, row, scrolling};
use leptos::prelude::*;

/// A row: what it is about, and its cells.
pub type FigureRow = (String, Vec<String>);

/// A table of figures.
#[component]
pub fn FigureTable(
    /// What the figures are of, which tells it from other tables on the page that show the same.
    #[prop(into)]
    of: String,
    /// What it shows, above it.
    #[prop(into)]
    caption: String,
    /// The first column and the others.
    heads: Vec<String>,
    /// Row by row.
    rows: Vec<FigureRow>,
) -> impl IntoView {
    let region = format!("{caption}, {of}");
    let heads = heads.into_iter().map(Cell::of).collect();
    let rows = rows.into_iter().map(|(name, cells)| row(Cell::own(name), cells.into_iter().map(Cell::of).collect()));
    let rows = rows.collect_view().into_any();
    scrolling(region, view! { <Table caption=Caption::Small(caption) class="app-figures" heads rows/> }.into_any())
}
