//! Tables as GOV.UK draws them: a caption, a head over each column, and rows that begin with what they are about.

use leptos::prelude::*;

/// What a table shows, said above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Caption {
    /// As large as the heading of a part of the page.
    Medium(String),
    /// As large as the heading of what stands within a part.
    Small(String),
    /// For screen readers only: what stands above the table says it already.
    Hidden(String),
    /// For screen readers only, under a picture of the same figures; on paper it keeps nothing together.
    OfPicture(String),
}

impl Caption {
    fn drawn(self) -> AnyView {
        let (class, text) = match self {
            Self::Medium(text) => ("govuk-table__caption govuk-table__caption--m", text),
            Self::Small(text) => ("govuk-table__caption govuk-table__caption--s", text),
            Self::Hidden(text) => ("govuk-table__caption govuk-visually-hidden", text),
            Self::OfPicture(text) => ("govuk-visually-hidden", text),
        };
        view! { <caption class=class>{text}</caption> }.into_any()
    }
}

/// What stands in one cell, be it a head or not.
pub struct Cell {
    content: AnyView,
    is_numeric: bool,
    class: &'static str,
    dir: Option<&'static str>,
}

impl Cell {
    /// Words, or whatever else is no number.
    pub fn of(content: impl IntoAny) -> Self {
        Self { content: content.into_any(), is_numeric: false, class: "", dir: None }
    }

    /// A number, or the head over numbers: they end under each other.
    pub fn number(content: impl IntoAny) -> Self {
        Self { is_numeric: true, ..Self::of(content) }
    }

    /// What can be done with the row, side by side where there is room.
    pub fn actions(content: impl IntoAny) -> Self {
        Self { class: " app-row-actions", ..Self::of(content) }
    }

    /// The same, with what it is before it where the column has no heading in sight.
    pub fn labelled(label: &'static str, content: impl IntoAny) -> Self {
        Self::of(view! { <span class="app-stacked__label">{label}</span> {content.into_any()} })
    }

    /// Somebody's own words, in whichever direction their language is written.
    pub fn own(words: String) -> Self {
        Self { dir: Some("auto"), ..Self::of(words) }
    }

    /// The same, broken in the middle of a word where that is longer than the cell is wide: a file's name, a reference.
    pub fn breaking(self) -> Self {
        Self { class: " app-break", ..self }
    }

    fn classes(&self, base: &str) -> String {
        let numeric = if self.is_numeric { format!(" {base}--numeric") } else { String::new() };
        format!("{base}{numeric}{}", self.class)
    }

    /// Drawn as the head of a column, `col`, or of a row, `row`.
    fn head(self, scope: &'static str) -> AnyView {
        let class = self.classes("govuk-table__header");
        view! { <th scope=scope class=class dir=self.dir>{self.content}</th> }.into_any()
    }

    fn plain(self) -> AnyView {
        let class = self.classes("govuk-table__cell");
        view! { <td class=class dir=self.dir>{self.content}</td> }.into_any()
    }
}

/// Heads of columns of words, from left to right.
pub fn heads<const N: usize>(heads: [&'static str; N]) -> Vec<Cell> {
    heads.map(Cell::of).into()
}

/// A table.
#[component]
pub fn Table(
    /// What it shows; none where a heading around it says so.
    #[prop(optional)]
    caption: Option<Caption>,
    /// Classes beside that of every table.
    #[prop(optional)]
    class: &'static str,
    /// Whether nobody sees it.
    #[prop(optional)]
    is_hidden: bool,
    /// Over its columns, from left to right.
    heads: Vec<Cell>,
    /// From top to bottom, as [`row`] and [`only_row`] draw them.
    rows: AnyView,
) -> impl IntoView {
    let class = if class.is_empty() { "govuk-table".to_owned() } else { format!("govuk-table {class}") };
    let heads: Vec<AnyView> = heads.into_iter().map(|cell| cell.head("col")).collect();
    view! {
        <table class=class hidden=is_hidden>
            {caption.map(Caption::drawn)}
            <thead class="govuk-table__head"><tr class="govuk-table__row">{heads}</tr></thead>
            <tbody class="govuk-table__body">{rows}</tbody>
        </table>
    }
}

/// A row: what it is about, and its other cells.
pub fn row(about: Cell, cells: Vec<Cell>) -> AnyView {
    let cells: Vec<AnyView> = cells.into_iter().map(Cell::plain).collect();
    view! { <tr class="govuk-table__row">{about.head("row")}{cells}</tr> }.into_any()
}

/// What stands in a table of so many columns in the place of rows.
pub fn only_row(columns: u8, text: &'static str) -> AnyView {
    wide_row(columns, text.into_any())
}

/// A row of one cell, as wide as so many columns.
pub fn wide_row(columns: u8, content: AnyView) -> AnyView {
    view! { <tr class="govuk-table__row"><td class="govuk-table__cell" colspan=columns>{content}</td></tr> }.into_any()
}

/// What scrolls by itself where it is wider than the page, with the name it has among the regions of the page.
pub fn scrolling(name: String, wide: AnyView) -> AnyView {
    view! { <div class="app-scroll" tabindex="0" role="region" aria-label=name>{wide}</div> }.into_any()
}
