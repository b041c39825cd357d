//! What surrounds every page: skip link, header, footer.

use crate::platform::page;
use leptos::prelude::*;

/// What surrounds every page.
#[component]
pub fn Shell(
    /// The partnership's name.
    partnership: String,
    /// What to say to somebody with a child at risk in mind.
    emergency: String,
    /// What becomes of what is typed.
    privacy: String,
    /// Whom to ask.
    contact: String,
    /// Where the first page is.
    home: String,
    /// The page.
    children: Children,
) -> impl IntoView {
    let skip = |event: leptos::ev::MouseEvent| {
        // The part after # is the app's address, so the jump is made by hand.
        event.prevent_default();
        page::focus("main h1");
    };
    view! {
        <a href="#main" class="govuk-skip-link" on:click=skip>"Skip to main content"</a>
        <header class="app-header">
            <div class="govuk-width-container app-header__inner">
                <p class="app-header__partnership">{partnership}</p>
                <a class="app-header__service" href=home>"Safeguarding audit"</a>
            </div>
            <div class="app-emergency"><p class="govuk-width-container app-emergency__text">{emergency}</p></div>
        </header>
        <div class="govuk-width-container">{children()}</div>
        <footer class="govuk-footer app-footer">
            <div class="govuk-width-container">
                <p class="govuk-body-s">{privacy}</p>
                {(!contact.is_empty()).then(|| view! { <p class="govuk-body-s">"Questions: " {contact}</p> })}
            </div>
        </footer>
    }
}
