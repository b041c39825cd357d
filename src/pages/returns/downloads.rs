//! Buttons that save the figures as files, and the one that removes all returns.

use crate::components::button::{Button, Look};
use crate::model::audience::Audience;
use crate::pages::parts::do_in;
use crate::pages::parts::tables::WORKBOOK;
use crate::state::notices::use_notices;
use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;

/// The buttons under the figures.
pub(super) fn buttons(desk: ReturnsDesk) -> AnyView {
    view! {
        <div class="govuk-button-group app-no-print">
            {workbook_button(desk, Audience::Inside)}
            <Button label="Download CSV" look=Look::Secondary on_press=move |_| desk.download_csv()/>
            <Button label="Download Word document" look=Look::Secondary on_press=move |_| desk.download_word()/>
            <Button label="Download tables" look=Look::Secondary on_press=move |_| desk.download_tables(Audience::Inside)/>
            <Button label="Download summary" look=Look::Secondary on_press=move |_| desk.download_summary()/>
            <Button label="Remove all returns" look=Look::Warning on_press=move |_| desk.remove_all()/>
        </div>
    }
    .into_any()
}

/// Saves a workbook of Excel; the part of the app that makes one comes when it is first asked for.
pub(super) fn workbook_button(desk: ReturnsDesk, audience: Audience) -> AnyView {
    let notices = use_notices();
    let save = move |_| do_in(&WORKBOOK, notices, move |part| desk.download_workbook(audience, part.write));
    view! { <Button label="Download Excel workbook" on_press=save/> }.into_any()
}
