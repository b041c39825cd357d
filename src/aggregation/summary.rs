//! A summary: the returns of one questionnaire added up, overall, by domain and by sector.

use super::cases::{Audit, Cases, cases};
use super::distribution::Distribution;
use super::moderation::{ModerationFigures, moderation};
use super::questions::{InSector, QuestionSummary, questions};
use super::suppression::Threshold;
use crate::grading::{Grades, grade};
use crate::model::audit_return::Return;
use crate::model::ids::*;
use crate::model::moderation::taken_over;
use crate::model::questionnaire::{Kind, Questionnaire};
use crate::model::scale::Scale;
use serde::{Deserialize, Serialize};

/// The `format` of a summary file.
pub const SUMMARY_FORMAT: &str = "safeguarding-audit/summary";
/// The version of a summary file that this app writes.
pub const SUMMARY_VERSION: u32 = 1;
/// The sector of returns whose organisation type has none.
pub const NO_SECTOR: &str = "Not stated";

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

/// Adds returns up, by the agreed grades where they were moderated. Those of another questionnaire or edition are not counted;
/// none where the questionnaire has no grade scale. What several agencies judged together is no return of its own, nor is what
/// another return took over as the grades of its second auditor. Audits
/// of cases are about children: they have no sectors, as a sector could have a single child, and small counts of children,
/// below the threshold, are hidden.
pub fn summarise<'r>(
    questionnaire: &Questionnaire,
    returns: impl IntoIterator<Item = &'r Return>,
    threshold: Threshold,
) -> Option<Summary> {
    let scale = questionnaire.grade_scale()?;
    let of_this =
        |record: &&Return| record.questionnaire.id == questionnaire.id && record.questionnaire.edition == questionnaire.edition;
    let returns: Vec<&Return> = returns.into_iter().filter(of_this).collect();
    let second = taken_over(returns.iter().copied());
    let (taken_over, returns): (Vec<&Return>, Vec<&Return>) = returns.iter().partition(|record| second.contains(&record.id));
    let graded = returns.into_iter().map(|record| Graded {
        record,
        sector: record.sector(questionnaire).unwrap_or(NO_SECTOR),
        grades: grade(questionnaire, &record.as_agreed()),
    });
    let (joint, counted): (Vec<Graded<'_>>, Vec<Graded<'_>>) = graded.partition(|graded| graded.record.joint.is_some());
    let is_of_cases = questionnaire.kind == Kind::CaseAudit;
    let sectors = if is_of_cases { Vec::new() } else { count_sectors(questionnaire, &counted) };
    let breakdown = |of: &dyn Fn(&Grades) -> Option<crate::grading::Outcome>| breakdown(scale, &sectors, &counted, of);
    let domains = questionnaire.domains.iter().map(|domain| DomainSummary {
        domain: domain.id.clone(),
        title: domain.title.clone(),
        grades: breakdown(&|grades| grades.domain(&domain.id).map(|graded| graded.outcome.clone())),
    });
    let mut cycles: Vec<String> =
        counted.iter().chain(&joint).map(|graded| graded.record.cycle.clone()).filter(|cycle| !cycle.is_empty()).collect();
    cycles.sort();
    cycles.dedup();
    let of_cases = if is_of_cases { cases(questionnaire, &audits(&counted), &audits(&joint), threshold) } else { None };
    let of_cases = of_cases.map(|cases| Cases { taken_over: taken_over.len(), ..cases });
    let hidden: Vec<DomainId> = of_cases.iter().flat_map(|cases| &cases.hidden_domains).map(|one| one.domain.clone()).collect();
    let is_hidden = |domain: &DomainId| hidden.contains(domain);
    Some(Summary {
        format: SUMMARY_FORMAT.to_owned(),
        version: SUMMARY_VERSION,
        questionnaire: questionnaire.id.clone(),
        edition: questionnaire.edition.clone(),
        title: questionnaire.title.clone(),
        cycles,
        counted: counted.len(),
        overall: breakdown(&|grades| Some(grades.overall.outcome.clone())),
        domains: domains.filter(|domain| !domain.grades.all.is_empty() && !is_hidden(&domain.domain)).collect(),
        questions: if is_of_cases { Vec::new() } else { by_question(questionnaire, &counted, &sectors) },
        moderation: if is_of_cases { moderation(questionnaire, &audits(&counted), threshold) } else { None },
        cases: of_cases,
        sectors,
    })
}

struct Graded<'a> {
    record: &'a Return,
    sector: &'a str,
    grades: Grades,
}

fn by_question(questionnaire: &Questionnaire, counted: &[Graded<'_>], sectors: &[SectorCount]) -> Vec<QuestionSummary> {
    let returns: Vec<InSector<'_>> = counted.iter().map(|graded| (graded.record, graded.sector)).collect();
    let sectors: Vec<&str> = sectors.iter().map(|one| one.sector.as_str()).collect();
    questions(questionnaire, &returns, &sectors)
}

fn audits<'g>(graded: &'g [Graded<'_>]) -> Vec<Audit<'g>> {
    graded.iter().map(|graded| Audit { record: graded.record, grades: &graded.grades }).collect()
}

fn count_sectors(questionnaire: &Questionnaire, counted: &[Graded<'_>]) -> Vec<SectorCount> {
    let named = questionnaire.sectors.iter().map(String::as_str).chain([NO_SECTOR]);
    named
        .map(|sector| SectorCount {
            sector: sector.to_owned(),
            n: counted.iter().filter(|graded| graded.sector == sector).count(),
        })
        .filter(|count| count.n > 0)
        .collect()
}

fn breakdown(
    scale: &Scale,
    sectors: &[SectorCount],
    counted: &[Graded<'_>],
    of: &dyn Fn(&Grades) -> Option<crate::grading::Outcome>,
) -> Breakdown {
    let mut all = Distribution::of_none(scale);
    let mut by_sector: Vec<SectorDistribution> = sectors
        .iter()
        .map(|count| SectorDistribution { sector: count.sector.clone(), distribution: Distribution::of_none(scale) })
        .collect();
    for graded in counted {
        let outcome = of(&graded.grades);
        all.count(scale, outcome.as_ref());
        if let Some(entry) = by_sector.iter_mut().find(|entry| entry.sector == graded.sector) {
            entry.distribution.count(scale, outcome.as_ref());
        }
    }
    Breakdown { all, by_sector }
}
