//! What people say, beside what organisations say of themselves; and audits of children's cases.

use super::ReportOf;
use crate::aggregation::cases::{CaseFigures, Cases};
use crate::aggregation::comparing::{ItemAnswer, ItemComparison};
use crate::aggregation::replies::{ReplyShare, SurveyFigures, SurveyQuestion};
use crate::aggregation::summary::Summary;
use crate::documents::{DocumentBlock, DocumentTable};
use crate::words::case_figures::{counted, hidden_domains, how_sure, median, sentence, share};
use crate::words::figures::summary_heading;
use crate::words::report as words;
use crate::words::side_by_side::{WHAT_IS_POSITIVE, item_gap, positive};
use crate::words::surveys as survey_words;
use crate::words::{figures::number, moderation};

/// Questions that several were asked, side by side.
pub(super) fn voices(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let items = of.leaving.figures().comparison.iter().flat_map(|comparison| &comparison.items.items);
    let mut blocks: Vec<DocumentBlock> = items.flat_map(item).collect();
    if !blocks.is_empty() {
        blocks.insert(0, DocumentBlock::Note(WHAT_IS_POSITIVE.to_owned()));
    }
    blocks
}

fn item(of: &ItemComparison) -> Vec<DocumentBlock> {
    let name = of.answers.first().map(|answer| answer.text.clone()).unwrap_or_default();
    let row = |answer: &ItemAnswer| vec![answer.title.clone(), answer.text.clone(), positive(answer)];
    vec![
        DocumentBlock::Table(DocumentTable {
            caption: name,
            heads: ["Who was asked", "Question", "Positive"].map(str::to_owned).into(),
            rows: of.answers.iter().map(row).collect(),
            figures_from: 2,
        }),
        DocumentBlock::Note(item_gap(of)),
    ]
}

/// What people replied, survey by survey.
pub(super) fn surveys(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    of.leaving.figures().surveys.surveys.iter().filter(|survey| survey.replies.is_some()).flat_map(survey).collect()
}

fn survey(of: &SurveyFigures) -> Vec<DocumentBlock> {
    let mut blocks = vec![DocumentBlock::Heading(format!("{}, edition {}", of.title, of.edition))];
    blocks.push(DocumentBlock::Text(survey_words::replies(of)));
    blocks.extend(of.response.as_ref().map(|response| DocumentBlock::Text(survey_words::response(response, of.files))));
    for domain in &of.domains {
        let rows: Vec<Vec<String>> = domain.questions.iter().flat_map(answers).collect();
        if !rows.is_empty() {
            blocks.push(DocumentBlock::Table(DocumentTable {
                caption: format!("{}: {}", of.title, domain.title),
                heads: ["Question", "Answer", "People"].map(str::to_owned).into(),
                rows,
                figures_from: 2,
            }));
        }
    }
    blocks.extend(survey_words::hidden(of).map(DocumentBlock::Note));
    blocks
}

/// The positive share of a question; of choices each of them; of numbers the middle.
fn answers(of: &SurveyQuestion) -> Vec<Vec<String>> {
    let row = |answer: &str, figure: String| vec![of.text.clone(), answer.to_owned(), figure];
    if of.positive != ReplyShare::None {
        return vec![row("Positive", survey_words::share(of.positive))];
    }
    if let Some(middle) = of.median {
        return vec![row("In the middle", survey_words::median(middle, &of.unit))];
    }
    if of.texts.is_some() {
        return Vec::new();
    }
    let whole = if of.several { of.answered } else { of.asked };
    of.answers.iter().map(|answer| row(survey_words::answer(answer), survey_words::of_asked(answer.n, whole))).collect()
}

/// The sentence that boards print, and what stands behind it; and how far auditors agree.
pub(super) fn cases(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let of_cases = of.leaving.figures().summaries.iter().filter_map(|summary| Some((summary, summary.cases.as_ref()?)));
    of_cases.flat_map(|(summary, cases)| one(summary, cases)).collect()
}

fn one(summary: &Summary, cases: &Cases) -> Vec<DocumentBlock> {
    let mut blocks = vec![
        DocumentBlock::Heading(summary_heading(summary)),
        DocumentBlock::Lead(format!("{}.", sentence(cases))),
        DocumentBlock::Text(counted(cases)),
    ];
    blocks.extend(how_sure(&cases.overall).map(DocumentBlock::Text));
    let row = |figures: &CaseFigures| {
        let name = figures.domain.iter().map(|domain| format!("{domain} ")).collect::<String>() + &figures.title;
        let good = if figures.good.n == 0 { "–".to_owned() } else { share(figures.good) };
        vec![name, good, median(figures), number(figures.without_grade)]
    };
    if cases.audits > 0 {
        blocks.push(DocumentBlock::Table(DocumentTable {
            caption: format!("Good or better by domain: {}", summary_heading(summary)),
            heads: ["Domain", "Good or better", "Grade in the middle", "Without a grade"].map(str::to_owned).into(),
            rows: [&cases.overall].into_iter().chain(&cases.domains).map(row).collect(),
            figures_from: 1,
        }));
    }
    blocks.extend(hidden_domains(cases).map(DocumentBlock::Note));
    if let Some(figures) = &summary.moderation {
        blocks.push(DocumentBlock::Heading(words::MODERATION.to_owned()));
        blocks.push(DocumentBlock::Text(moderation::lead(figures)));
    }
    blocks
}
