//! What organisations will change, what several of them say, how each stands, and who has not returned.

use super::ReportOf;
use crate::adding_up::desk::shown::{ActionTable, OrganisationLine, OrganisationTable, ThemeShown};
use crate::aggregation::row::GradeStanding;
use crate::documents::{DocumentBlock, DocumentTable};
use crate::model::themes::ThemeKind;
use crate::words::actions::{beside, lead};
use crate::words::figures::{after_heading, number};
use crate::words::questions::standing;
use crate::words::report as words;
use crate::words::said::own_words;

/// How many domains stand side by side.
const MOST_DOMAINS: usize = 10;

/// What organisations will change.
pub(super) fn actions(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    of.leaving
        .figures()
        .actions
        .iter()
        .filter(|table| table.figures.all > 0)
        .flat_map(|table| action_table(table, of.leaving.audience().is_published()))
        .collect()
}

/// Which gaps have no action is not published.
fn action_table(table: &ActionTable, is_published: bool) -> Vec<DocumentBlock> {
    let heading = format!("{}, edition {}", table.title, table.edition);
    let rows = table.figures.by_domain.iter().map(|domain| {
        let name = match &domain.domain {
            Some(id) => format!("{id} {}", domain.title),
            None => words::NO_DOMAIN.to_owned(),
        };
        let gaps = (!is_published).then_some(domain.gaps_without_action);
        let counts = [domain.all, domain.open, domain.overdue].into_iter().chain(gaps);
        [name].into_iter().chain(counts.map(number)).collect()
    });
    let mut blocks = vec![DocumentBlock::Heading(heading.clone()), DocumentBlock::Lead(lead(&table.figures))];
    blocks.extend(beside(&table.figures).into_iter().map(DocumentBlock::Text));
    let rows: Vec<Vec<String>> = rows.collect();
    let gaps = (!is_published).then_some("Gaps without an action");
    let heads = ["Standard", "Actions", "Open", "Overdue"].into_iter().chain(gaps);
    if !rows.is_empty() {
        blocks.push(DocumentBlock::Table(DocumentTable {
            caption: format!("Actions by standard: {heading}"),
            heads: heads.map(str::to_owned).collect(),
            rows,
            figures_from: 1,
        }));
    }
    blocks
}

/// The themes that still stand and that anybody says, those of most organisations first.
pub(super) fn said_themes<'r>(of: &ReportOf<'r>, kind: ThemeKind) -> Vec<&'r ThemeShown> {
    let themes = of.leaving.figures().themes.iter();
    let mut found: Vec<&ThemeShown> =
        themes.filter(|theme| theme.kind == kind && !theme.is_deleted && theme.organisations > 0).collect();
    found.sort_by_key(|theme| std::cmp::Reverse(theme.organisations));
    found
}

/// What several organisations say, by what it stands for, and what may be quoted.
pub(super) fn themes(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let mut blocks = Vec::new();
    for kind in [ThemeKind::Strength, ThemeKind::AreaForDevelopment, ThemeKind::GoodPractice, ThemeKind::Other] {
        let found = said_themes(of, kind);
        if found.is_empty() {
            continue;
        }
        let said = |theme: &&ThemeShown| words::theme(&own_words(&theme.name), theme.organisations);
        blocks.push(DocumentBlock::Heading(words::themes_of(kind).to_owned()));
        blocks.push(DocumentBlock::Points(found.iter().map(said).collect()));
    }
    let quotes = of.leaving.quotes();
    if !quotes.is_empty() {
        blocks.push(DocumentBlock::Heading(words::QUOTED.to_owned()));
        blocks.extend(quotes.iter().map(|quote| DocumentBlock::Quote(quote.clone())));
    }
    blocks
}

/// How every organisation stands, where they may be named.
pub(super) fn organisations(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    of.leaving.figures().organisations.iter().flat_map(organisation_tables).collect()
}

/// A sheet of paper is not wide enough for every domain: several tables stand one under the other, each without the
/// organisations that were asked nothing in it.
fn organisation_tables(table: &OrganisationTable) -> Vec<DocumentBlock> {
    let short: Vec<String> = table.grades.iter().map(|grade| initials(grade)).collect();
    let said = |of: GradeStanding| match of {
        GradeStanding::Graded(rank) => short.get(rank).cloned().unwrap_or_default(),
        GradeStanding::NotAsked => "–".to_owned(),
        other => standing(other).to_owned(),
    };
    let key: Vec<String> = short.iter().zip(&table.grades).map(|(short, grade)| format!("{short} = {grade}")).collect();
    let key = DocumentBlock::Note(format!("{}; – = {}.", key.join("; "), standing(GradeStanding::NotAsked).to_lowercase()));
    let places: Vec<usize> = (0..table.domains.len()).collect();
    let of_these = |places: &[usize]| {
        let is_asked = |line: &&OrganisationLine| {
            places.iter().any(|at| line.standings.get(at + 1).is_some_and(|of| *of != GradeStanding::NotAsked))
        };
        let row = |line: &OrganisationLine| {
            let standings = [0].into_iter().chain(places.iter().map(|at| at + 1));
            let standings = standings.map(|at| line.standings.get(at).map_or_else(String::new, |of| said(*of)));
            [line.name.clone(), line.sector.clone()].into_iter().chain(standings).collect()
        };
        let domains = places.iter().filter_map(|at| table.domains.get(*at)).map(|(id, _)| id.clone());
        DocumentBlock::Table(DocumentTable {
            caption: format!(
                "Grades by organisation: {}, edition {}{}",
                table.title,
                table.edition,
                after_heading(table.as_moderated)
            ),
            heads: ["Organisation", "Sector", "Overall"].map(str::to_owned).into_iter().chain(domains).collect(),
            rows: table.lines.iter().filter(is_asked).map(row).collect(),
            figures_from: usize::MAX,
        })
    };
    places.chunks(MOST_DOMAINS).map(of_these).chain([key]).collect()
}

/// "RI" of "Requires improvement".
fn initials(grade: &str) -> String {
    grade.split_whitespace().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect()
}

/// Who has not returned; inside alone.
pub(super) fn not_returned(of: &ReportOf<'_>) -> Vec<DocumentBlock> {
    let Some(register) = of.leaving.figures().register.as_ref().filter(|register| !register.lines.is_empty()) else {
        return Vec::new();
    };
    let rows = register.lines.iter().map(|line| {
        let again = if line.is_again { words::NEITHER_LAST_TIME } else { "" };
        vec![line.name.clone(), line.about.clone(), line.status.clone(), again.to_owned()]
    });
    vec![DocumentBlock::Table(DocumentTable {
        caption: words::WHO_DID_NOT.to_owned(),
        heads: ["Organisation", "Type and place", "How it stands", "Last time"].map(str::to_owned).into(),
        rows: rows.collect(),
        figures_from: usize::MAX,
    })]
}
