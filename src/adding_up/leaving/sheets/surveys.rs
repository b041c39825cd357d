//! What people replied to surveys, as far as it may be shown.

use super::{COUNT, NUMBER, SHARE, WORDS, no_part, part_of, text};
use crate::adding_up::desk::shown::Looked;
use crate::aggregation::replies::{ReplyShare, SurveyDomain, SurveyFigures, SurveyQuestion};
use crate::interchange::tables::sheets::{ColumnKind, WorkbookCell, WorkbookSheet};
use crate::words::surveys::answer;

/// The heads over [`named`].
const NAMED: [(&str, ColumnKind); 5] =
    [("Survey", WORDS), ("Edition", WORDS), ("Part", WORDS), ("Question", WORDS), ("Text", WORDS)];

/// A row for each question.
pub(super) fn questions(figures: &Looked) -> WorkbookSheet {
    let [percent, low, high] = SHARE;
    let after = [
        ("Asked", COUNT),
        ("Answered", COUNT),
        ("Positive", COUNT),
        ("Positive of", COUNT),
        ("Positive %", percent.1),
        low,
        high,
        ("Right answer", WORDS),
        ("Right", COUNT),
        ("Right of", COUNT),
        ("Right %", percent.1),
        ("Right: range from %", COUNT),
        ("Right: range to %", COUNT),
        ("Median", NUMBER),
        ("Unit", WORDS),
    ];
    let columns: Vec<(&str, ColumnKind)> = NAMED.into_iter().chain(after).collect();
    let row = |(survey, domain, question): (&SurveyFigures, &SurveyDomain, &SurveyQuestion)| {
        let counts = [question.asked, question.answered].map(WorkbookCell::shown);
        let right = question.right.as_ref();
        let (label, share) = right.map_or(("", ReplyShare::None), |right| (right.label.as_str(), right.share));
        // A number that is not there was hidden: only numbers have a unit.
        let median = match question.median {
            Some(parts) => WorkbookCell::Number { parts, decimals: 2 },
            None if question.unit.is_empty() => WorkbookCell::Nothing,
            None => WorkbookCell::Hidden,
        };
        let positive = of_share(question.positive);
        let before = named(survey, domain, question).into_iter().chain(counts).chain(positive);
        before.chain([text(label)]).chain(of_share(share)).chain([median, text(&question.unit)]).collect()
    };
    WorkbookSheet::of("Surveys", "What people said to each question of each survey.", &columns, each(figures).map(row).collect())
}

/// A row for each answer.
pub(super) fn answers(figures: &Looked) -> WorkbookSheet {
    let columns: Vec<(&str, ColumnKind)> =
        NAMED.into_iter().chain([("Several answers", WORDS), ("Answer", WORDS), ("People", COUNT)]).collect();
    let rows = each(figures).flat_map(|(survey, domain, question)| {
        let several = if question.several { "Yes" } else { "No" };
        let row = move |one| {
            let after = [text(several), text(answer(one)), WorkbookCell::shown(one.n)];
            named(survey, domain, question).into_iter().chain(after).collect::<Vec<WorkbookCell>>()
        };
        question.answers.iter().map(row)
    });
    let title = "How many people gave each answer. Where several answers may be chosen, they do not add up.";
    WorkbookSheet::of("Survey answers", title, &columns, rows.collect())
}

fn each(figures: &Looked) -> impl Iterator<Item = (&SurveyFigures, &SurveyDomain, &SurveyQuestion)> {
    let domains = figures.surveys.surveys.iter().flat_map(|survey| survey.domains.iter().map(move |domain| (survey, domain)));
    domains.flat_map(|(survey, domain)| domain.questions.iter().map(move |question| (survey, domain, question)))
}

fn named(survey: &SurveyFigures, domain: &SurveyDomain, question: &SurveyQuestion) -> [WorkbookCell; 5] {
    [survey.title.as_str(), &survey.edition, &domain.title, question.question.as_str(), &question.text].map(text)
}

fn of_share(share: ReplyShare) -> [WorkbookCell; 5] {
    match share {
        ReplyShare::None => no_part(&WorkbookCell::Nothing),
        ReplyShare::Hidden => no_part(&WorkbookCell::Hidden),
        ReplyShare::Of(part) => part_of(part),
    }
}
