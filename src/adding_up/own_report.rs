//! An organisation's own report of its return: grades with what stands between them and the next, actions as they are by now, every
//! answer with its evidence and notes. Made of the return alone, so that it can always be had, whatever the deadline.

mod last_time;

use super::desk::shown::ReportFormat;
use super::report::{letter, written_as};
use crate::documents::{DocumentBlock, DocumentError, DocumentSection, DocumentTable, PrintedDocument, html_body};
use crate::grading::{Grades, grade};
use crate::model::action::Action;
use crate::model::applies::{AskedFacts, asked_domains, asks_field};
use crate::model::audit_return::{Return, Status};
use crate::model::date::Date;
use crate::model::judgement::Subject;
use crate::model::questionnaire::Questionnaire;
use crate::words::actions::{as_updated, became, days_overdue};
use crate::words::findings::{action_status, answer_lines, value};
use crate::words::own_report as words;
use crate::words::plan::{due, lead, owner};
use crate::words::said::own_words;
use crate::words::{grades, pages};
use last_time::last_time;

/// What the report is made from.
#[derive(Clone, Copy, Debug)]
pub struct OwnReportOf<'r> {
    /// The questionnaire, in the words for this organisation.
    pub questionnaire: &'r Questionnaire,
    /// The draft or return.
    pub record: &'r Return,
    /// The partnership's name; may be empty.
    pub partnership: &'r str,
    /// The day it is, from which on actions are overdue.
    pub today: Date,
}

impl OwnReportOf<'_> {
    /// As it stands in a page.
    pub fn html(self) -> String {
        html_body(&own_report(self), 2)
    }

    /// As a file. `made_at` is an RFC 3339 time.
    ///
    /// # Errors
    /// Where a Word file cannot be put together.
    pub fn file(self, format: ReportFormat, made_at: &str) -> Result<Vec<u8>, DocumentError> {
        written_as(&own_report(self), format, made_at)
    }
}

/// The report as a document.
pub fn own_report(of: OwnReportOf<'_>) -> PrintedDocument {
    let OwnReportOf { questionnaire, record, partnership, today } = of;
    let is_submitted = record.status == Status::Submitted;
    let graded = grade(questionnaire, record);
    let mut sections = vec![("about", pages::about_title(questionnaire.kind).to_owned(), profile(questionnaire, record))];
    if questionnaire.grading.grades_anything() {
        let next = letter::next(questionnaire, record);
        let nothing = next.is_empty().then(|| DocumentBlock::Text(words::NOTHING_BETWEEN.to_owned()));
        sections.push(("grades", words::GRADES.to_owned(), grade_table(questionnaire, record, &graded)));
        sections.push(("next", words::NEXT.to_owned(), next.into_iter().chain(nothing).collect()));
    }
    sections.push(("last-time", last_time::TITLE.to_owned(), last_time(questionnaire, record, &graded)));
    sections.push(("actions", words::ACTIONS.to_owned(), actions(questionnaire, record, today)));
    for asked in asked_domains(questionnaire, record) {
        let rows: Vec<Vec<String>> = asked
            .questions
            .iter()
            .map(|question| {
                let lines = answer_lines(questionnaire, record, question);
                vec![format!("{} {}", question.id, question.text), lines.join("\n")]
            })
            .collect();
        let title = format!("{} {}", asked.domain.id, asked.domain.title);
        let table = DocumentTable {
            caption: format!("{}: {title}", words::ANSWERS),
            heads: ["Question", "Answer, evidence and note"].map(str::to_owned).into(),
            rows,
            figures_from: usize::MAX,
        };
        sections.push(("answers", title, vec![DocumentBlock::Table(table)]));
    }
    if questionnaire.grading.grades_anything() {
        sections.push(("method", words::METHOD.to_owned(), method(questionnaire, &graded)));
    }
    let section = |(at, (id, title, blocks)): (usize, (&str, String, Vec<DocumentBlock>))| {
        (!blocks.is_empty()).then(|| DocumentSection { id: format!("{id}-{at}"), title, blocks })
    };
    PrintedDocument {
        title: words::title(&questionnaire.title, is_submitted),
        about: about(questionnaire, record, today),
        mark: String::new(),
        author: record.name(),
        foot: [record.name(), partnership.to_owned(), record.reference.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        opening: Vec::new(),
        sections: sections.into_iter().enumerate().filter_map(section).collect(),
    }
}

/// Whose it is, which round, who declared it, and what it was answered against.
fn about(questionnaire: &Questionnaire, record: &Return, today: Date) -> Vec<String> {
    let declared = record.declaration.as_ref().filter(|_| record.status == Status::Submitted);
    let declared =
        declared.map(|declared| words::declared(&own_words(&declared.role), &declared.at, record.revision)).unwrap_or_default();
    let guidance = record.guidance_edition(questionnaire);
    let editions = format!("Questionnaire edition {}; guidance edition {guidance}", record.questionnaire.edition);
    let reference = format!("Reference {}", record.reference);
    let lines = [record.name(), record.cycle.clone(), reference, declared, editions, words::made_on(&today.to_string())];
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}

fn profile(questionnaire: &Questionnaire, record: &Return) -> Vec<DocumentBlock> {
    let facts = AskedFacts { questionnaire, sheet: record.sheet() };
    let asked = questionnaire.profile.iter().filter(|field| asks_field(field, &facts));
    let said = asked.filter_map(|field| {
        let said = value(questionnaire, field.answer_type, field.options.as_ref(), record.profile.get(&field.id)?);
        (!said.trim().is_empty()).then(|| format!("{}: {}", field.label, own_words(&said)))
    });
    let points: Vec<String> = said.collect();
    if points.is_empty() { Vec::new() } else { vec![DocumentBlock::Points(points)] }
}

fn grade_table(questionnaire: &Questionnaire, record: &Return, graded: &Grades) -> Vec<DocumentBlock> {
    let because = |subject: Subject| record.judgement(&subject).map(|one| one.because.trim().to_owned()).unwrap_or_default();
    let overall = ("Overall".to_owned(), grades::outcome(questionnaire, &graded.overall.outcome), because(Subject::Overall));
    let domains = graded.domains.iter().map(|domain| {
        let title = questionnaire.domain(&domain.domain).map_or("", |known| known.title.as_str());
        let reason = because(Subject::Domain(domain.domain.clone()));
        (format!("{} {title}", domain.domain), grades::outcome(questionnaire, &domain.outcome), reason)
    });
    let all: Vec<(String, String, String)> = [overall].into_iter().chain(domains).collect();
    let has_reasons = all.iter().any(|(_, _, reason)| !reason.is_empty());
    let row = |(name, grade, reason): (String, String, String)| {
        [name, grade].into_iter().chain(has_reasons.then_some(reason)).collect::<Vec<String>>()
    };
    let heads = ["Part", "Grade"].into_iter().chain(has_reasons.then_some("Reason"));
    let table = DocumentTable {
        caption: words::EVERY_GRADE.to_owned(),
        heads: heads.map(str::to_owned).collect(),
        rows: all.into_iter().map(row).collect(),
        figures_from: usize::MAX,
    };
    vec![DocumentBlock::Table(table)]
}

fn actions(questionnaire: &Questionnaire, record: &Return, today: Date) -> Vec<DocumentBlock> {
    let all: Vec<Action> = record.actions_now().into_iter().filter(|action| !action.is_blank()).collect();
    if all.is_empty() {
        return vec![DocumentBlock::Text(words::NO_ACTIONS.to_owned())];
    }
    let row = |action: &Action| {
        let question = action.question.as_ref().and_then(|id| questionnaire.question(id));
        let about = question.map(|question| format!("{} {}", question.id, question.text));
        let what = [Some(action.text.trim().to_owned()), about].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let overdue = action.days_overdue(today).map(days_overdue);
        let when = [Some(due(action)), overdue].into_iter().flatten().collect::<Vec<_>>().join("\n");
        let became = became(&action.outcome, &action.evidence, &action.planned_in).join("\n");
        vec![what, owner(action), when, action_status(action.status).to_owned(), became]
    };
    let table = DocumentTable {
        caption: words::EVERY_ACTION.to_owned(),
        heads: ["What will change", "Who", "By when", "How far", "What became of it"].map(str::to_owned).into(),
        rows: all.iter().map(row).collect(),
        figures_from: usize::MAX,
    };
    let updated = record.action_news.as_ref().map(|news| DocumentBlock::Note(as_updated(news.at.get(..10).unwrap_or(&news.at))));
    let lead = DocumentBlock::Lead(lead(&all, today));
    [lead].into_iter().chain(updated).chain([DocumentBlock::Table(table)]).collect()
}

/// How the grades were worked out: in a sentence, then grade by grade.
fn method(questionnaire: &Questionnaire, graded: &Grades) -> Vec<DocumentBlock> {
    let how = if questionnaire.grading.is_judged() { words::BY_JUDGEMENT } else { words::BY_ANSWERS };
    let mut blocks = vec![DocumentBlock::Text(how.to_owned()), DocumentBlock::Heading("Overall".to_owned())];
    let paragraphs = |said: Vec<String>| said.into_iter().map(DocumentBlock::Text);
    blocks.extend(paragraphs(grades::explain_overall(questionnaire, &graded.overall)));
    for domain in &graded.domains {
        let title = questionnaire.domain(&domain.domain).map_or("", |known| known.title.as_str());
        blocks.push(DocumentBlock::Heading(format!("{} {title}", domain.domain)));
        blocks.extend(paragraphs(grades::explain_domain(questionnaire, domain)));
    }
    blocks
}
