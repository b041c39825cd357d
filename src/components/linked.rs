//! Links to other sites in texts of a questionnaire. They open in a tab of their own, so that nobody loses a page they fill in.

use crate::model::linked::{Piece, is_address, pieces};
use leptos::prelude::*;

/// A text with its links.
pub fn linked(text: &str) -> AnyView {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Plain(words) => (*words).to_owned().into_any(),
        Piece::Link { words, address } => outside(words, address),
    };
    pieces(text).iter().map(piece).collect_view().into_any()
}

/// Words that lead to an address, where that is one; otherwise only the words.
pub fn link_to(words: &str, address: Option<&str>) -> AnyView {
    match address.filter(|address| is_address(address)) {
        Some(address) => outside(words, address),
        None => words.to_owned().into_any(),
    }
}

fn outside(words: &str, address: &str) -> AnyView {
    view! {
        <a class="govuk-link" href=address.to_owned() target="_blank" rel="noopener noreferrer">
            {words.to_owned()} " (opens in a new tab)"
        </a>
    }
    .into_any()
}
