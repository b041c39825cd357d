//! The letter to one organisation: its grades beside its sector, strengths, what stands between it and the next grade, actions,
//! thanks. It goes to that organisation alone, and says nothing of any other one.

use crate::adding_up::desk::RowDesk;
use crate::adding_up::desk::shown::{
    DeskWanted, GradeBeside, Looked, OrganisationShown, ReportAbout, ReportFormat, ReportPart, WantedList,
};
use crate::aggregation::counting::{Keyed, RoundPlace, places};
use crate::aggregation::suppression::organisations::LEAST_ORGANISATIONS;
use crate::documents::{DocumentBlock, DocumentSection, DocumentTable, PrintedDocument, own_blocks};
use crate::grading::grade;
use crate::interchange::read::{known, read_return};
use crate::model::audit_return::Return;
use crate::model::filter::Filter;
use crate::model::ids::QuestionId;
use crate::model::questionnaire::Questionnaire;
use crate::model::report_words::ReportWords;
use crate::words::actions::{as_updated, days_overdue};
use crate::words::figures::date;
use crate::words::findings::{action_status, answer};
use crate::words::letter as words;
use crate::words::questions::NOT_ASKED;
use crate::words::reviews::moderated_lines;
use crate::words::rules::{domain_line, question_line, still_needed};

/// The places of what somebody has written for every letter.
pub const LETTER_PLACES: [&str; 2] = ["letter/opening", "letter/closing"];

impl RowDesk {
    /// The keys of the returns of organisations that are counted in a round and pass a filter, by name.
    pub fn letters_for(&self, round: &str, filter: &Filter) -> Vec<(String, String)> {
        let rows: Vec<Keyed<'_>> = self.held().map(|held| (held.key.as_str(), &held.row)).collect();
        let places = places(&rows, self.choices(), round);
        let passing = self.passing(filter, round);
        let counted = rows
            .iter()
            .zip(&places)
            .filter(|((key, row), place)| row.audit.is_none() && **place == RoundPlace::Counted && passing.lets((key, row)));
        let mut named: Vec<(String, String)> =
            counted.map(|((key, row), _)| ((*key).to_owned(), row.organisation.clone())).collect();
        named.sort_by_cached_key(|(key, name)| (name.to_lowercase(), key.clone()));
        named
    }

    /// The letter to the organisation whose return has that key, with its file and that of the update on its actions; none where
    /// it is not there.
    pub fn letter(
        &self,
        key: &str,
        (file, update): (&str, Option<&str>),
        words: &ReportWords,
        about: &ReportAbout,
    ) -> Option<PrintedDocument> {
        let row = self.row(key)?;
        let filter = Filter { round: Some(self.choices().round((key, row)).to_owned()), ..Filter::default() };
        let what = WantedList::Organisation { key: key.to_owned() };
        let wanted = DeskWanted { filter, what, today: about.today.clone(), ..DeskWanted::default() };
        let mut looked: Looked = self.look(&wanted);
        self.read_words(&mut looked, key, file);
        if let (Some(key), Some(update)) = (self.update_of(key), update) {
            self.read_words(&mut looked, key, update);
        }
        let shown = looked.organisation?;
        let questionnaire = &known(self.questionnaires(), &row.questionnaire, &row.edition)?.questionnaire;
        let record = read_return(file.as_bytes()).ok()?.record;
        let found = [next(questionnaire, &record), reviewed(questionnaire, &record)];
        Some(document(&shown, found, words, about))
    }
}

/// What somebody has written for this round, else what the partnership always writes; none for the app's own words.
fn written<'w>(own: &'w ReportWords, about: &'w ReportAbout) -> [Option<&'w str>; 2] {
    let [opening, closing] = about.letter.each_ref().map(|text| Some(text.as_str()).filter(|text| !text.trim().is_empty()));
    let [first, last] = LETTER_PLACES.map(|place| own.written(place));
    [first.or(opening), last.or(closing)]
}

/// What somebody may write for every letter.
pub(super) fn parts(own: &ReportWords, about: &ReportAbout) -> Vec<ReportPart> {
    let titles = [words::FIRST, words::LAST].into_iter().zip(written(own, about));
    let part = |(place, (title, words)): (&str, (&str, Option<&str>))| ReportPart {
        id: place.replace('/', "-"),
        title: title.to_owned(),
        words: words.unwrap_or_default().to_owned(),
        is_own: own.written(place).is_some(),
        is_on: true,
        is_empty: true,
        place: place.to_owned(),
    };
    LETTER_PLACES.into_iter().zip(titles).map(part).collect()
}

/// What the letter to an organisation is called as a file. The number keeps two of one name apart.
pub fn letter_file_name(organisation: &str, number: usize, format: ReportFormat) -> String {
    let plain: String = organisation.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).take(60).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    format!("{number:03}-{}.{}", if parts.is_empty() { "letter".to_owned() } else { parts.join("-") }, format.ending())
}

fn document(
    shown: &OrganisationShown,
    [next, reviewed]: [Vec<DocumentBlock>; 2],
    own: &ReportWords,
    about: &ReportAbout,
) -> PrintedDocument {
    let [opening, closing] = written(own, about);
    let mut first = vec![DocumentBlock::Own(words::dear(&shown.name))];
    first.extend(match opening {
        Some(opening) => own_blocks(opening),
        None => vec![DocumentBlock::Text(words::thanks(&shown.title, &shown.round))],
    });
    let last = match closing {
        Some(closing) => own_blocks(closing),
        None => words::closing(&about.contact).into_iter().map(DocumentBlock::Text).collect(),
    };
    let sections = [
        ("grades", words::GRADES, grades(shown)),
        ("reviewed", words::REVIEWED, reviewed),
        ("strengths", words::STRENGTHS, strengths(shown)),
        ("next", words::NEXT, next),
        ("actions", words::ACTIONS, actions(shown)),
        ("thanks", words::AND_NOW, last),
    ];
    let section = |(id, title, blocks): (&str, &str, Vec<DocumentBlock>)| {
        (!blocks.is_empty()).then(|| DocumentSection { id: id.to_owned(), title: title.to_owned(), blocks })
    };
    PrintedDocument {
        title: words::title(&shown.title),
        about: [about.partnership.clone(), date(&about.today), shown.name.clone()]
            .into_iter()
            .filter(|line| !line.is_empty())
            .chain(shown.facts.iter().filter(|fact| fact.starts_with("Reference")).cloned())
            .collect(),
        mark: words::mark(&shown.name),
        author: about.partnership.clone(),
        foot: about.partnership.clone(),
        opening: first,
        sections: sections.into_iter().filter_map(section).collect(),
    }
}

/// Its grades in what it was asked; beside each its sector's, where at least three others have one, so that none of them is told.
fn grades(shown: &OrganisationShown) -> Vec<DocumentBlock> {
    let of_enough = |grade: &GradeBeside| {
        let own = usize::from(grade.own.rank.is_some());
        grade.sector_graded >= LEAST_ORGANISATIONS + own
    };
    let asked = || shown.grades.iter().filter(|grade| grade.own.label != NOT_ASKED);
    let is_beside = asked().any(of_enough);
    let is_reviewed = asked().any(|grade| grade.reviewed.is_some());
    let before = shown.before.first();
    let row = |grade: &GradeBeside| {
        let name = if grade.id.is_empty() { grade.title.clone() } else { format!("{} {}", grade.id, grade.title) };
        let then = before.map(|_| grade.before.first().map(|before| before.label.clone()).unwrap_or_default());
        let sector = is_beside.then(|| if of_enough(grade) { grade.sector.join("; ") } else { "*".to_owned() });
        let moderated = is_reviewed.then(|| grade.reviewed.as_ref().map_or_else(String::new, |[_, found]| found.label.clone()));
        [Some(name), Some(grade.own.label.clone()), moderated, then, sector].into_iter().flatten().collect()
    };
    if shown.grades.is_empty() {
        return Vec::new();
    }
    let heads = [
        Some("Standard".to_owned()),
        Some("Your grade".to_owned()),
        is_reviewed.then(|| "As moderated".to_owned()),
        before.map(|(round, _)| format!("In {round}")),
        is_beside.then(|| words::sector_head(&shown.sector, shown.sector_counted)),
    ];
    let note = (!asked().all(of_enough)).then(|| DocumentBlock::Note(words::SECTOR_IS_SMALL.to_owned()));
    let table = DocumentTable {
        caption: words::GRADES.to_owned(),
        heads: heads.into_iter().flatten().collect(),
        rows: asked().map(row).collect(),
        figures_from: usize::MAX,
    };
    [DocumentBlock::Table(table)].into_iter().chain(note).collect()
}

/// What a reviewer moderated, with each reason; nothing where nobody has reviewed this revision.
fn reviewed(questionnaire: &Questionnaire, record: &Return) -> Vec<DocumentBlock> {
    let review = record.agreed().filter(|_| questionnaire.takes_reviews());
    let lines = review.map(|review| moderated_lines(questionnaire, record, review)).unwrap_or_default();
    if lines.is_empty() { Vec::new() } else { vec![DocumentBlock::Points(lines)] }
}

/// What stands between it and the next grade, the whole first and then domain by domain.
pub(in crate::adding_up) fn next(questionnaire: &Questionnaire, record: &Return) -> Vec<DocumentBlock> {
    let graded = grade(questionnaire, record);
    let mut blocks = Vec::new();
    if let Some(next) = graded.overall.next(questionnaire, &graded.domains) {
        blocks.push(DocumentBlock::Lead(format!("Overall: {}", still_needed(questionnaire, &next, &graded.overall.counts))));
    }
    let now = |id: &QuestionId| {
        let question = questionnaire.question(id);
        question.map(|question| answer(questionnaire, question, record.answers.get(id))).unwrap_or_default()
    };
    for domain in &graded.domains {
        let Some(next) = domain.next() else { continue };
        blocks.push(DocumentBlock::Heading(domain_line(questionnaire, domain)));
        blocks.push(DocumentBlock::Text(still_needed(questionnaire, &next, &domain.counts)));
        let lines = next.questions.iter().map(|one| question_line(questionnaire, one, &now(&one.question)));
        blocks.push(DocumentBlock::Points(lines.collect()));
    }
    blocks
}

/// The domains with the best grade that it has, where that is not the worst there is.
fn strengths(shown: &OrganisationShown) -> Vec<DocumentBlock> {
    let domains = shown.grades.iter().filter(|grade| !grade.id.is_empty());
    let ranked: Vec<(&GradeBeside, usize, usize)> =
        domains.filter_map(|grade| grade.own.rank.map(|(rank, of)| (grade, rank, of))).collect();
    let Some(best) = ranked.iter().map(|(_, rank, _)| *rank).min() else { return Vec::new() };
    let found: Vec<String> = ranked
        .iter()
        .filter(|(_, rank, of)| *rank == best && rank + 1 < *of)
        .map(|(grade, _, _)| format!("{} {}: {}", grade.id, grade.title, grade.own.label))
        .collect();
    if found.is_empty() { Vec::new() } else { vec![DocumentBlock::Points(found)] }
}

fn actions(shown: &OrganisationShown) -> Vec<DocumentBlock> {
    let rows: Vec<Vec<String>> = shown
        .actions
        .iter()
        .map(|action| {
            let due = [date(&action.due), days_overdue(action.days_overdue)];
            let due = due.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
            vec![action.text.clone(), action.owner.clone(), due, action_status(action.status).to_owned()]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let heads = ["Action", "Who", "By when", "How far"].map(str::to_owned).into();
    let table = DocumentTable { caption: words::ACTIONS.to_owned(), heads, rows, figures_from: usize::MAX };
    let updated_on = shown.actions.iter().map(|action| action.updated_on.as_str()).find(|day| !day.is_empty());
    let note = updated_on.map(|day| DocumentBlock::Note(as_updated(day)));
    [DocumentBlock::Table(table)].into_iter().chain(note).collect()
}
