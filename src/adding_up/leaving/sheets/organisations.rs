//! Organisations with their grades, where they may be named; their actions; and what several of them say.

use super::{ALL, COUNT, WORDS, count, text};
use crate::adding_up::desk::shown::{ActionTable, Looked, OrganisationTable};
use crate::adding_up::leaving::Leaving;
use crate::aggregation::row::GradeStanding;
use crate::interchange::tables::sheets::{WorkbookCell, WorkbookSheet};
use crate::words::assurance::level;
use crate::words::desk::NO_NAME;
use crate::words::questions::standing;
use crate::words::themes::kind;

/// Actions by domain.
pub(super) fn actions(leaving: &Leaving) -> WorkbookSheet {
    let columns = [
        ("Questionnaire", WORDS),
        ("Edition", WORDS),
        ("Domain", WORDS),
        ("Title", WORDS),
        ("Actions", COUNT),
        ("Open", COUNT),
        ("Overdue", COUNT),
        ("Gaps without an action", COUNT),
    ];
    let is_published = leaving.audience().is_published();
    let rows = leaving.figures().actions.iter().flat_map(|table| of_actions(table, is_published)).collect();
    let title = "Actions of every organisation, what is open and overdue, and answers that are gaps without an action.";
    WorkbookSheet::of("Actions", title, &columns, rows)
}

/// Which gaps have no action is not published.
fn of_actions(table: &ActionTable, is_published: bool) -> Vec<Vec<WorkbookCell>> {
    let of = &table.figures;
    let row = |domain: &str, title: &str, counts: [usize; 3], gaps: usize| {
        let before = [table.title.as_str(), &table.edition, domain, title].map(text);
        let gaps = if is_published { WorkbookCell::Hidden } else { count(gaps) };
        before.into_iter().chain(counts.map(count)).chain([gaps]).collect()
    };
    let all = row(ALL, "Every action", [of.all, of.open, of.overdue.all], of.gaps_without_action.answers);
    let domains = of.by_domain.iter().map(|one| {
        let (domain, title) =
            one.domain.as_ref().map_or(("None", "Actions that came from no question"), |id| (id.as_str(), one.title.as_str()));
        row(domain, title, [one.all, one.open, one.overdue], one.gaps_without_action)
    });
    let is_any = of.all > 0 || of.gaps_without_action.answers > 0;
    [all].into_iter().chain(domains).filter(|_| is_any).collect()
}

/// Themes, with how many organisations say them.
pub(super) fn themes(figures: &Looked) -> WorkbookSheet {
    let columns = [("Theme", WORDS), ("Kind", WORDS), ("Sector", WORDS), ("Organisations", COUNT), ("Passages", COUNT)];
    let shown = figures.themes.iter().filter(|theme| !theme.is_deleted);
    let rows = shown.flat_map(|theme| {
        let row = |sector: &str, organisations: usize, passages: WorkbookCell| {
            let before = [theme.name.as_str(), kind(theme.kind), sector].map(text);
            before.into_iter().chain([count(organisations), passages]).collect::<Vec<WorkbookCell>>()
        };
        let all = row(ALL, theme.organisations, count(theme.passages));
        let sectors: Vec<_> = theme.by_sector.iter().map(|(sector, n)| row(sector, *n, WorkbookCell::Nothing)).collect();
        [all].into_iter().chain(sectors)
    });
    WorkbookSheet::of("Themes", "How many organisations say the same, by sector.", &columns, rows.collect())
}

/// Every organisation with its grade of the whole and of each domain.
pub(super) fn organisations(figures: &Looked) -> WorkbookSheet {
    let columns = ["Questionnaire", "Edition", "Organisation", "Type", "Sector", "Domain", "Title", "Grade"];
    let rows = figures.organisations.iter().flat_map(of_table).collect();
    WorkbookSheet::of("Organisations", "The grades of every organisation.", &columns.map(|name| (name, WORDS)), rows)
}

/// How far the return of every organisation shows what it says. There is nothing of it in what is published.
pub(super) fn assurance(figures: &Looked) -> WorkbookSheet {
    let columns = [
        ("Questionnaire", WORDS),
        ("Edition", WORDS),
        ("Organisation", WORDS),
        ("Type", WORDS),
        ("Sector", WORDS),
        ("Assurance", WORDS),
        ("Evidence named", COUNT),
        ("Evidence due", COUNT),
        ("Gaps with an action", COUNT),
        ("Gaps", COUNT),
        ("Actions with owner and date", COUNT),
        ("Actions", COUNT),
        ("To put right", COUNT),
        ("Worth another look", COUNT),
        ("Good to know", COUNT),
    ];
    let rows = figures.organisations.iter().flat_map(|table| {
        table.lines.iter().filter_map(|line| {
            let of = line.assurance?;
            let name = if line.name.trim().is_empty() { NO_NAME } else { &line.name };
            let word = level(of.level());
            let named = [table.title.as_str(), &table.edition, name, &line.kind, &line.sector, word].map(text);
            let counts = [of.shown, of.due, of.planned, of.gaps, of.owned, of.actions, of.blocking, of.warnings, of.informing];
            Some(named.into_iter().chain(counts.map(count)).collect())
        })
    });
    WorkbookSheet::of("Assurance", "How far each return shows what it says.", &columns, rows.collect())
}

fn of_table(table: &OrganisationTable) -> Vec<Vec<WorkbookCell>> {
    let whole = ("Overall", "The whole return");
    let domains = table.domains.iter().map(|(id, title)| (id.as_str(), title.as_str()));
    let domains: Vec<(&str, &str)> = [whole].into_iter().chain(domains).collect();
    let mut rows = Vec::new();
    for line in &table.lines {
        let name = if line.name.trim().is_empty() { NO_NAME } else { &line.name };
        for ((domain, title), found) in domains.iter().zip(&line.standings) {
            let grade = match found {
                GradeStanding::Graded(at) => table.grades.get(*at).map_or("", String::as_str),
                GradeStanding::NotAsked | GradeStanding::NotApplicable | GradeStanding::TooLittle | GradeStanding::NotYet => {
                    standing(*found)
                }
            };
            rows.push([&table.title, &table.edition, name, &line.kind, &line.sector, domain, title, grade].map(text).to_vec());
        }
    }
    rows
}
