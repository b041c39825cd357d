//! An organisation's own report of its draft or return: to read, to print, and as a file.

use crate::adding_up::desk::shown::ReportFormat;
use crate::components::button::{Button, Look};
use crate::pages::shared::frame::{Notices, announce_heading, back_link};
use crate::pages::shared::print::PrintButton;
use crate::routes::{DraftPage, Route};
use crate::state::draft::desk::OpenDraft;
use crate::state::draft::file::draft_caption;
use crate::state::draft::own_report::{download_report, report_html};
use crate::state::notices::use_notices;
use crate::state::setting::use_setting;
use leptos::prelude::*;

/// The report. It changes nothing, so it is there whatever the deadline, and whichever tab has the return.
#[component]
pub fn OwnReport(
    /// The draft or return.
    open: OpenDraft,
) -> impl IntoView {
    let (session, notices) = (open.session, use_notices());
    let is_submitted = untrack(|| session.is_submitted());
    let (heading, back) = if is_submitted { ("Your report", DraftPage::Complete) } else { ("Report so far", DraftPage::Check) };
    let partnership = use_setting().with(|partnership| partnership.name.clone());
    let html = report_html(open, &partnership);
    let partnership = StoredValue::new(partnership);
    let save = move |format| notices.tell_given(partnership.with_value(|name| download_report(open, name, format)));
    announce_heading(heading, Some(&draft_caption(open)));
    view! {
        {back_link(&Route::Draft(session.id(), back))}
        <main class="govuk-main-wrapper" id="main">
            <Notices/>
            <h1 class="govuk-heading-l" tabindex="-1">{heading}</h1>
            <div class="govuk-button-group app-no-print">
                <PrintButton label="Print or save as PDF"/>
                <Button label="Download Word document" look=Look::Secondary on_press=move |_| save(ReportFormat::Word)/>
                <Button label="Download web page" look=Look::Secondary on_press=move |_| save(ReportFormat::Html)/>
            </div>
            <div class="app-report" inner_html=html></div>
        </main>
    }
}
