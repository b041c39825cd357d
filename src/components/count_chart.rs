//! How many gave each answer, as bars with their numbers beside them. The table under it, which its page draws, says the same.

use crate::pictures::count_picture::CountBar;
use leptos::prelude::*;

const BAR: usize = 18;
const GAP: usize = 8;
const LABEL: usize = 250;
const WIDTH: usize = 640;
const ROOM: usize = WIDTH - LABEL - 60;
/// How much of a label there is room for.
const LONGEST: usize = 34;

/// Bars of counts, each as long as its share of the longest.
#[component]
pub fn CountChart(
    /// Its id.
    #[prop(into)]
    id: String,
    /// The finding, in a sentence.
    finding: String,
    /// What it is of, which tells it from other charts on the page.
    #[prop(into)]
    of: String,
    /// From top to bottom.
    bars: Vec<CountBar>,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    let height = bars.len() * (BAR + GAP) + GAP;
    let view_box = format!("0 0 {WIDTH} {height}");
    let longest = bars.iter().filter_map(|bar| bar.n).max().unwrap_or(0).max(1);
    let drawn = bars.iter().enumerate().map(|(at, bar)| draw(at, bar, longest)).collect_view();
    let region = format!("Chart, {of}");
    view! {
        <figure class="app-chart">
            <figcaption class="govuk-body">{finding.clone()}</figcaption>
            <div class="app-chart__picture">
                <div class="app-scroll" tabindex="0" role="region" aria-label=region>
                    <svg class="app-chart__svg" translate="no" viewBox=view_box role="img" aria-labelledby=labelled_by>
                        <title id=title_id>{finding}</title>
                        {drawn}
                    </svg>
                </div>
            </div>
        </figure>
    }
}

fn draw(at: usize, CountBar { label, n }: &CountBar, longest: usize) -> impl IntoView + use<> {
    let y = GAP + at * (BAR + GAP);
    let width = n.map_or(0, |n| n * ROOM / longest);
    let said = n.map_or_else(|| "*".to_owned(), |n| n.to_string());
    let base = y + BAR - 5;
    view! {
        <text class="app-chart__label" x=LABEL - 8 y=base text-anchor="end">{shortened(label)}</text>
        <rect class="app-chart__count" x=LABEL y=y width=width height=BAR></rect>
        <text class="app-chart__label" x=LABEL + width + 8 y=base>{said}</text>
    }
}

/// As much of a label as there is room for; the table has all of it.
fn shortened(label: &str) -> String {
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LONGEST - 1).collect();
    format!("{}…", kept.trim_end())
}
