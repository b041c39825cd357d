//! What has changed since the return of an earlier round, as far as the return knows of one: grades, and every answer that is not
//! the same.

use crate::documents::{DocumentBlock, DocumentTable};
use crate::grading::Grades;
use crate::model::audit_return::Return;
use crate::model::ids::LevelId;
use crate::model::last_time::LastTime;
use crate::model::questionnaire::Questionnaire;
use crate::model::since::{AnswerSince, Became, Since, since_last_time};
use crate::words::findings::answer;
use crate::words::last_time::{SINCE, became, grades_then_and_now, tally, then_in_a_line};
use crate::words::own_report::begun_from;

/// What the part is called.
pub(super) const TITLE: &str = SINCE;

/// What has changed; of a return that knows no more, only what it was begun from.
pub(super) fn last_time(questionnaire: &Questionnaire, record: &Return, graded: &Grades) -> Vec<DocumentBlock> {
    let begun = record.begun_from.as_ref();
    let begun = begun.map(|begun| DocumentBlock::Text(begun_from(&begun.reference, &begun.cycle)));
    let Some((since, last)) = since_last_time(questionnaire, record).zip(record.last_time.as_ref()) else {
        return begun.into_iter().collect();
    };
    let tables = [grades(questionnaire, graded, last), answers(questionnaire, record, &since)].into_iter().flatten();
    begun.into_iter().chain([DocumentBlock::Lead(tally(&since.answers))]).chain(tables.map(DocumentBlock::Table)).collect()
}

/// Each grade then and now; nothing where nothing was graded.
fn grades(questionnaire: &Questionnaire, graded: &Grades, last: &LastTime) -> Option<DocumentTable> {
    let then = last.grades.as_ref()?;
    let row = |title: String, then: Option<&LevelId>, now: Option<&LevelId>| {
        let said = grades_then_and_now(questionnaire, then, now);
        vec![title, said.then, said.now, said.became]
    };
    let overall = row("Overall".to_owned(), then.overall.as_ref(), graded.overall.outcome.grade());
    let domains = graded.domains.iter().map(|domain| {
        let title = questionnaire.domain(&domain.domain).map_or("", |known| known.title.as_str());
        let before = then.domains.get(&domain.domain).map(|recorded| &recorded.grade);
        row(format!("{} {title}", domain.domain), before, domain.outcome.grade())
    });
    Some(table(
        "Grades since last time",
        ["Part", "Last time", "This time", "What has changed"],
        [overall].into_iter().chain(domains),
    ))
}

/// Every answer that is not the same; nothing where all are.
fn answers(questionnaire: &Questionnaire, record: &Return, since: &Since) -> Option<DocumentTable> {
    let changed = |of: &&AnswerSince| !matches!(of.became, Became::Same(_) | Became::New);
    let mut rows = since.answers.iter().filter(changed).map(|of| {
        let question = questionnaire.question(&of.question);
        let text = question.map_or("", |question| question.text.as_str());
        let now = question.map(|question| answer(questionnaire, question, record.answer_to(&of.question))).unwrap_or_default();
        let then = then_in_a_line(questionnaire, record, of);
        vec![format!("{} {text}", of.question), then, now, became(&of.became)]
    });
    let first = rows.next()?;
    Some(table(
        "Answers since last time",
        ["Question", "Last time", "This time", "What has changed"],
        [first].into_iter().chain(rows),
    ))
}

fn table(caption: &str, heads: [&str; 4], rows: impl Iterator<Item = Vec<String>>) -> DocumentTable {
    let heads = heads.map(str::to_owned).into();
    DocumentTable { caption: caption.to_owned(), heads, rows: rows.collect(), figures_from: usize::MAX }
}
