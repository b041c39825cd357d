//! A summary: the returns of one questionnaire added up, overall, by domain and by sector.

use super::cases::{Audit, Cases, cases};
use super::distribution::{Distribution, Proportion};
use super::moderation::{ModerationFigures, moderation};
use super::questions::{QuestionSummary, questions};
use super::reviews::{ReviewFigures, reviews};
use super::row::{GradeStanding, NO_SECTOR, ReturnRow};
use super::suppression::Threshold;
use crate::grading::{Grades, grade};
use crate::model::audit_return::Return;
use crate::model::ids::*;
use crate::model::moderation::taken_over;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::model::scale::Scale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The `format` of a summary file.
pub const SUMMARY_FORMAT: &str = "safeguarding-audit/summary";
/// The version of a summary file that this app writes.
pub const SUMMARY_VERSION: u32 = 1;

/// Figures over many returns of one questionnaire. Described in `docs/formats.md`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summary {
    /// Always [`SUMMARY_FORMAT`].
    pub format: String,
    /// Version of the file format.
    pub version: u32,
    /// Which questionnaire.
    pub questionnaire: QuestionnaireId,
    /// Its edition.
    pub edition: String,
    /// Its title.
    pub title: String,
    /// The rounds the returns belong to.
    pub cycles: Vec<String>,
    /// Returns that every figure is made from.
    pub counted: usize,
    /// Returns per sector, in the questionnaire's order; sectors without returns are left out.
    pub sectors: Vec<SectorCount>,
    /// Overall grades.
    pub overall: Breakdown,
    /// Grades per domain, in the questionnaire's order; of case audits without [`Cases::hidden_domains`].
    pub domains: Vec<DomainSummary>,
    /// Answers per question, in the questionnaire's order; of self-assessments only, because audits of cases are about children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<QuestionSummary>,
    /// Of audits of cases: what boards print, and groups of children.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cases: Option<Cases>,
    /// How far auditors of the same case agree, and what moderation did; absent where no case was graded twice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moderation: Option<ModerationFigures>,
    /// Of self-assessments whose grades stand as reviewers moderated them: how many returns were, of those counted. Absent
    /// where grades stand as the organisations gave them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_moderated: Option<Proportion>,
    /// What reviewers did to the grades of self-assessments; absent where none was reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviews: Option<ReviewFigures>,
}

/// The `format` of a file with several summaries.
pub const SUMMARIES_FORMAT: &str = "safeguarding-audit/summaries";

/// Summaries of several questionnaires, in one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Summaries {
    /// Always [`SUMMARIES_FORMAT`].
    pub format: String,
    /// Version of the file format, the same as of a summary.
    pub version: u32,
    /// One for each questionnaire.
    pub summaries: Vec<Summary>,
}

impl Summary {
    /// Says that its grades stand as reviewers moderated them, where they are of self-assessments.
    pub fn note_moderated(&mut self) {
        let reviewed = self.reviews.as_ref().map_or(0, |reviews| reviews.reviewed);
        self.as_moderated = self.cases.is_none().then_some(Proportion { x: reviewed, n: self.counted });
    }
}

impl Summaries {
    /// In one file.
    pub fn of(summaries: Vec<Summary>) -> Self {
        Self { format: SUMMARIES_FORMAT.to_owned(), version: SUMMARY_VERSION, summaries }
    }
}

/// How many returns a sector sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectorCount {
    /// Its name.
    pub sector: String,
    /// How many.
    pub n: usize,
}

/// Figures for all, and for each sector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Breakdown {
    /// Over every return.
    pub all: Distribution,
    /// Over the returns of each sector, in the order of [`Summary::sectors`].
    pub by_sector: Vec<SectorDistribution>,
}

/// Figures for one sector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SectorDistribution {
    /// Its name.
    pub sector: String,
    /// Its figures.
    pub distribution: Distribution,
}

/// Figures for one domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DomainSummary {
    /// Which domain.
    pub domain: DomainId,
    /// Its title.
    pub title: String,
    /// Its figures.
    pub grades: Breakdown,
}

/// Adds rows up, by the agreed grades where returns were moderated. Those of another questionnaire or edition are not counted;
/// none where the questionnaire has no grade scale. What several agencies judged together is no return of its own, nor is what
/// another return took over as the grades of its second auditor. Audits
/// of cases are about children: they have no sectors, as a sector could have a single child, and small counts of children,
/// below the threshold, are hidden.
pub fn summarise<'r>(
    questionnaire: &Questionnaire,
    rows: impl IntoIterator<Item = &'r ReturnRow>,
    threshold: Threshold,
) -> Option<Summary> {
    let scale = questionnaire.grade_scale()?;
    let of_this = |row: &&ReturnRow| row.questionnaire == questionnaire.id && row.edition == questionnaire.edition;
    let rows: Vec<&ReturnRow> = rows.into_iter().filter(of_this).collect();
    let is_of_cases = questionnaire.kind == Kind::CaseAudit;
    let audited = if is_of_cases { Audited::of(questionnaire, &rows) } else { Audited::default() };
    let counted = rows.iter().copied().filter(|row| !row.is_joint() && !audited.taken_over.contains(&row.id));
    let counted: Vec<&ReturnRow> = counted.collect();
    let sectors = if is_of_cases { Vec::new() } else { count_sectors(questionnaire, &counted) };
    let breakdown = |of: &dyn Fn(&ReturnRow) -> GradeStanding| breakdown(scale, &sectors, &counted, of);
    let domains = questionnaire.domains.iter().enumerate().map(|(at, domain)| DomainSummary {
        domain: domain.id.clone(),
        title: domain.title.clone(),
        grades: breakdown(&|row| row.standing(at)),
    });
    let mut cycles: Vec<String> = rows
        .iter()
        .filter(|row| !audited.taken_over.contains(&row.id))
        .map(|row| row.cycle.clone())
        .filter(|cycle| !cycle.is_empty())
        .collect();
    cycles.sort();
    cycles.dedup();
    let (audits, joint) = audited.split();
    let of_cases = if is_of_cases { cases(questionnaire, &audits, &joint, threshold) } else { None };
    let of_cases = of_cases.map(|cases| Cases { taken_over: audited.taken_over.len(), ..cases });
    let hidden: Vec<DomainId> = of_cases.iter().flat_map(|cases| &cases.hidden_domains).map(|one| one.domain.clone()).collect();
    let is_hidden = |domain: &DomainId| hidden.contains(domain);
    let names: Vec<&str> = sectors.iter().map(|one| one.sector.as_str()).collect();
    Some(Summary {
        format: SUMMARY_FORMAT.to_owned(),
        version: SUMMARY_VERSION,
        questionnaire: questionnaire.id.clone(),
        edition: questionnaire.edition.clone(),
        title: questionnaire.title.clone(),
        cycles,
        counted: counted.len(),
        overall: breakdown(&|row| GradeStanding::of_code(row.overall)),
        domains: domains.filter(|domain| !domain.grades.all.is_empty() && !is_hidden(&domain.domain)).collect(),
        questions: if is_of_cases { Vec::new() } else { questions(questionnaire, &counted, &names) },
        moderation: if is_of_cases { moderation(questionnaire, &audits, threshold) } else { None },
        as_moderated: None,
        reviews: if is_of_cases { None } else { reviews(questionnaire, &counted) },
        cases: of_cases,
        sectors,
    })
}

/// Audits of cases with their grades, which rows hold whole.
#[derive(Default)]
struct Audited<'r> {
    /// Those that are counted, and those that were judged together.
    all: Vec<(&'r Return, Grades)>,
    /// Audits whose grades another one took over as those of its second auditor; they are not in `all`.
    taken_over: BTreeSet<ReturnId>,
}

impl<'r> Audited<'r> {
    fn of(questionnaire: &Questionnaire, rows: &[&'r ReturnRow]) -> Self {
        let records: Vec<&Return> = rows.iter().filter_map(|row| row.audit.as_deref()).collect();
        let second = taken_over(records.iter().copied());
        let (taken_over, counted): (Vec<&Return>, Vec<&Return>) = records.iter().partition(|record| second.contains(&record.id));
        let graded = counted.into_iter().map(|record| (record, grade(questionnaire, &record.as_agreed())));
        Self { all: graded.collect(), taken_over: taken_over.into_iter().map(|record| record.id.clone()).collect() }
    }

    /// Those that are counted, and those that were judged together.
    fn split(&self) -> (Vec<Audit<'_>>, Vec<Audit<'_>>) {
        let audits = self.all.iter().map(|(record, grades)| Audit { record, grades });
        audits.partition(|audit| audit.record.joint.is_none())
    }
}

fn count_sectors(questionnaire: &Questionnaire, counted: &[&ReturnRow]) -> Vec<SectorCount> {
    let named = questionnaire.sectors.iter().map(String::as_str).chain([NO_SECTOR]);
    named
        .map(|sector| SectorCount { sector: sector.to_owned(), n: counted.iter().filter(|row| row.sector == sector).count() })
        .filter(|count| count.n > 0)
        .collect()
}

fn breakdown(
    scale: &Scale,
    sectors: &[SectorCount],
    counted: &[&ReturnRow],
    of: &dyn Fn(&ReturnRow) -> GradeStanding,
) -> Breakdown {
    let mut all = Distribution::of_none(scale);
    let mut by_sector: Vec<SectorDistribution> = sectors
        .iter()
        .map(|count| SectorDistribution { sector: count.sector.clone(), distribution: Distribution::of_none(scale) })
        .collect();
    for row in counted {
        let standing = of(row);
        all.count_standing(scale, standing);
        if let Some(entry) = by_sector.iter_mut().find(|entry| entry.sector == row.sector) {
            entry.distribution.count_standing(scale, standing);
        }
    }
    Breakdown { all, by_sector }
}
