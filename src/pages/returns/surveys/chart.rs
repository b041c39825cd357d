//! The answers to one question as bars, and the same as a picture to save.

use super::Head;
use crate::aggregation::replies::SurveyQuestion;
use crate::components::count_chart::CountChart;
use crate::pages::returns::picture_buttons::picture_buttons;
use crate::pictures::count_picture::{CountBar, CountWords, count_picture};
use crate::state::returns::ReturnsDesk;
use crate::words::surveys as said;
use leptos::prelude::*;

/// Bars, and what saves them, which stands below the table of the same numbers.
pub(super) fn chart(desk: ReturnsDesk, head: &Head, one: &SurveyQuestion) -> (AnyView, AnyView) {
    let id = format!("chart-{}-{}", head.name, one.question).replace([' ', '.'], "-");
    let bars: Vec<CountBar> =
        one.answers.iter().map(|answer| CountBar { label: said::answer(answer).to_owned(), n: answer.n }).collect();
    let most = one.answers.iter().filter(|answer| said::is_an_answer(answer) && answer.n.is_some_and(|n| n > 0));
    let finding = said::finding(one.positive, most.max_by_key(|answer| answer.n));
    let words = CountWords {
        of: head.of.clone(),
        question: format!("{} {}", one.question, one.text),
        finding: finding.clone(),
        notes: said::picture_notes(one, head.least_shown),
    };
    let picture = picture_buttons(desk, format!("{}, {}", one.question, head.of), count_picture(&words, &bars));
    let of = format!("{} {}", one.question, head.name);
    (view! { <CountChart id finding of bars/> }.into_any(), picture)
}
