//! A chart as a picture to save: pixels for slides and documents, or a drawing.

use crate::components::button::{Button, Look};
use crate::components::field::Label;
use crate::pictures::drawing::ChartPicture;
use crate::state::returns::ReturnsDesk;
use leptos::prelude::*;

/// Buttons that save a picture; `of` tells them from those of other pictures on the page.
pub(super) fn picture_buttons(desk: ReturnsDesk, of: String, drawn: ChartPicture) -> AnyView {
    let (svg, size, also) = (drawn.svg.clone(), (drawn.width, drawn.height), of.clone());
    view! {
        <div class="govuk-button-group app-no-print">
            <Button
                label=Label::with("Download picture", format!(" for slides and documents, as PNG: {of}"))
                look=Look::Secondary
                on_press=move |_| desk.download_pixels(svg.clone(), size)
            />
            <Button
                label=Label::with("Download picture as SVG", format!(" that stays sharp at any size: {also}"))
                look=Look::Secondary
                on_press=move |_| desk.download_drawing(&drawn.svg)
            />
        </div>
    }
    .into_any()
}
