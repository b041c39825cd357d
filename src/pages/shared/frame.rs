//! What every page begins with: a way back, the notices, a heading that takes focus, the title of the tab.

use crate::components::button::{Button, Look};
use crate::components::notice_list::{NoticeLine, NoticeList};
use crate::platform::page;
use crate::routes::Route;
use crate::state::notices::use_notices;
use leptos::prelude::*;

/// Something that is worked on on a page. The page knows no more of it than this, so that the first page, on which nothing is
/// worked on, comes without the code that saves.
pub struct WorkedOn {
    /// Where another tab has it nothing can be changed.
    pub is_read_only: Signal<bool>,
    /// Draws what has become of what was typed.
    pub status: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Goes on to an element of a page that is being drawn, after its heading has had the focus.
pub fn show_after_heading(id: Option<String>) {
    if let Some(id) = id {
        request_animation_frame(move || request_animation_frame(move || page::show(&id)));
    }
}

/// A page with its heading.
#[component]
pub fn Page(
    /// The `h1`, and the tab's title.
    #[prop(into)]
    heading: String,
    /// What stands small above the heading; also in the tab's title.
    #[prop(optional, into)]
    caption: Option<String>,
    /// Where "Back" leads; none on the first page.
    #[prop(optional)]
    back: Option<Route>,
    /// The draft that is changed on it. Where another tab has it nothing can be changed here; links still lead on. What
    /// has become of what was typed is said at the end.
    #[prop(optional, into)]
    open: Option<WorkedOn>,
    /// What can be done also where nothing can be changed.
    #[prop(optional, into)]
    always: Option<AnyView>,
    /// The page.
    children: Children,
) -> impl IntoView {
    announce_heading(&heading, caption.as_deref());
    let content = match open {
        None => children(),
        Some(WorkedOn { is_read_only, status }) => {
            // Browsers disable every control within, the ones that come later too.
            view! {
                <fieldset class="app-fields" role="none" prop:disabled=move || is_read_only.get()>{children()}</fieldset>
                {always}
                {status()}
            }
            .into_any()
        }
    };
    let back = back.map(|route| back_link(&route));
    view! {
        {back}
        <main class="govuk-main-wrapper" id="main">
            <Notices/>
            {caption.map(|caption| view! { <p class="govuk-caption-l app-caption" dir="auto">{caption}</p> })}
            <h1 class="govuk-heading-l" tabindex="-1">{heading}</h1>
            {content}
        </main>
    }
}

/// The way back, above a page.
pub fn back_link(to: &Route) -> AnyView {
    view! { <nav aria-label="Back"><a class="govuk-back-link" href=to.href()>"Back"</a></nav> }.into_any()
}

/// A button that leads to another page. A real button, because a link dressed as one does not answer to the space bar.
#[component]
pub fn GoButton(
    /// Where it leads.
    to: Route,
    /// How it looks.
    #[prop(optional)]
    look: Look,
    /// What it says.
    label: &'static str,
) -> impl IntoView {
    view! { <Button label look on_press=move |()| go(&to)/> }
}

/// Goes to a page. Staying on this one is all that can go wrong, and the person sees that.
pub fn go(to: &Route) {
    let _ = page::go(&to.hash());
}

/// The same, where the browser's history keeps no list of the pages somebody was on.
pub fn go_in_place(to: &str) {
    let _ = page::replace(to);
}

/// The notices, at the top of a page.
#[component]
pub fn Notices() -> impl IntoView {
    let notices = use_notices();
    let messages = Signal::derive(move || {
        let shown = notices.shown().get().into_iter();
        shown
            .map(|notice| NoticeLine { id: notice.id, text: notice.text, is_error: notice.is_error, remedy: notice.remedy })
            .collect::<Vec<_>>()
    });
    view! { <NoticeList messages on_dismiss=move |id| notices.dismiss(id)/> }
}

/// Tells the tab and the screen reader where they are, once the page is there.
pub fn announce_heading(heading: &str, caption: Option<&str>) {
    page::set_title(&match caption {
        Some(caption) => format!("{heading} – {caption} – Safeguarding audit"),
        None if heading == "Safeguarding audit" => heading.to_owned(),
        None => format!("{heading} – Safeguarding audit"),
    });
    request_animation_frame(|| {
        // In a tab out of sight this comes late: who has begun to type by then is not taken away from the field.
        if !page::is_in_field() {
            page::scroll_to_top();
            page::focus("main h1");
        }
    });
}
