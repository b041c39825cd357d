//! One organisation as it stands: beside its sector, and beside its earlier rounds.

use super::RowDesk;
use super::answers::answer_of_row;
use super::shown::{AnswerBeside, DomainAnswers, GradeBeside, GradeSaid, OrganisationShown};
use crate::aggregation::actions::days_overdue;
use crate::aggregation::counting::{Keyed, RoundPlace, newest_first, of_same_organisation, places};
use crate::aggregation::distribution::Distribution;
use crate::aggregation::escalations::type_label;
use crate::aggregation::row::{GradeStanding, ReturnRow, Said};
use crate::aggregation::summary::{Summary, summarise};
use crate::aggregation::suppression::Threshold;
use crate::model::date::Date;
use crate::model::ids::DomainId;
use crate::model::questionnaire::Questionnaire;
use crate::words::desk::{OrganisationFacts, organisation_facts};
use crate::words::questions::{answers as answers_said, standing as standing_said};

/// How many earlier rounds are set beside.
const MOST_BEFORE: usize = 4;

impl RowDesk {
    /// The organisation whose return has that key. None of an audit of a case, which is about a child.
    pub(super) fn one_organisation(&self, rows: &[Keyed<'_>], key: &str, today: Option<Date>) -> Option<OrganisationShown> {
        let row = rows.iter().find(|(other, _)| *other == key).map(|(_, row)| *row).filter(|row| row.audit.is_none())?;
        let questionnaire = self.questionnaire(row)?;
        let round = self.choices().round((key, row));
        let places_here = places(rows, self.choices(), round);
        let place = rows.iter().zip(&places_here).find(|((other, _), _)| *other == key).map(|(_, place)| place.clone());
        let of_sector: Vec<&ReturnRow> = rows
            .iter()
            .zip(&places_here)
            .filter(|((_, other), place)| {
                **place == RoundPlace::Counted
                    && is_alike(other, row)
                    && other.edition == row.edition
                    && other.sector == row.sector
            })
            .map(|((_, other), _)| *other)
            .collect();
        let summary = summarise(questionnaire, of_sector.iter().copied(), Threshold::default());
        let (before, others) = self.other_returns(rows, (key, row));
        let grades = self.grades_beside(questionnaire, row, &before, summary.as_ref());
        let instead = match &place {
            Some(RoundPlace::Waits(other)) => self.row(other).map(|other| other.file.clone()),
            Some(RoundPlace::Counted | RoundPlace::LeftOut(_) | RoundPlace::OtherRound | RoundPlace::FewReplies) | None => None,
        };
        Some(OrganisationShown {
            instead: instead.unwrap_or_default(),
            key: key.to_owned(),
            name: row.organisation.clone(),
            sector: row.sector.clone(),
            facts: organisation_facts(OrganisationFacts {
                kind: &type_label(Some(questionnaire), &row.kind),
                sector: &row.sector,
                locality: &self.locality_of(round, key),
                questionnaire: (&questionnaire.title, &row.edition),
                round,
                submitted: &row.submitted,
                reference: &row.reference,
            }),
            round: round.to_owned(),
            place,
            title: questionnaire.title.clone(),
            sector_counted: of_sector.len(),
            assurance: row.assurance,
            before: before.iter().map(|(round, (key, _))| (round.clone(), (*key).to_owned())).collect(),
            others: others
                .iter()
                .map(|(round, (key, other))| {
                    let title = self.questionnaire(other).map(|known| known.title.clone()).unwrap_or_default();
                    (title, round.clone(), (*key).to_owned())
                })
                .collect(),
            grades,
            domains: domains(questionnaire, row, summary.as_ref()),
            actions: row
                .actions_now()
                .iter()
                .map(|action| self.action_line((key, row), action, today.and_then(|today| days_overdue(action, today))))
                .collect(),
        })
    }

    /// Its returns of earlier rounds to the same questionnaire, the newest first, and its other returns; each with its round.
    #[allow(clippy::type_complexity, reason = "two lists of the same")]
    fn other_returns<'r>(&self, rows: &[Keyed<'r>], of: Keyed<'_>) -> (Vec<(String, Keyed<'r>)>, Vec<(String, Keyed<'r>)>) {
        let own: Vec<Keyed<'r>> = of_same_organisation(rows, of.0);
        let own_round = self.choices().round(of);
        let mut rounds: Vec<String> = own.iter().map(|keyed| self.choices().round(*keyed).to_owned()).collect();
        newest_first(&mut rounds);
        rounds.dedup();
        // What came after this one is no earlier round.
        let earlier: Vec<String> = match rounds.iter().position(|round| round == own_round) {
            Some(at) => rounds.iter().skip(at + 1).filter(|round| !round.is_empty()).take(MOST_BEFORE).cloned().collect(),
            None => Vec::new(),
        };
        let in_round = |round: &String| {
            let places = places(rows, self.choices(), round);
            let counted = rows.iter().zip(&places).filter(|(_, place)| **place == RoundPlace::Counted);
            let found =
                counted.map(|(keyed, _)| *keyed).find(|(key, row)| is_alike(row, of.1) && own.iter().any(|(own, _)| own == key));
            found.map(|keyed| (round.clone(), keyed))
        };
        let before: Vec<(String, Keyed<'r>)> = earlier.iter().filter_map(in_round).collect();
        let is_shown = |key: &str| key == of.0 || before.iter().any(|(_, (before, _))| *before == key);
        let others = own.iter().filter(|(key, _)| !is_shown(key));
        let mut others: Vec<(String, Keyed<'r>)> =
            others.map(|keyed| (self.choices().round(*keyed).to_owned(), *keyed)).collect();
        others.sort_by(|(a, (a_key, _)), (b, (b_key, _))| (b, a_key).cmp(&(a, b_key)));
        (before, others)
    }

    fn grades_beside(
        &self,
        questionnaire: &Questionnaire,
        row: &ReturnRow,
        before: &[(String, Keyed<'_>)],
        summary: Option<&Summary>,
    ) -> Vec<GradeBeside> {
        let of = |domain: Option<&DomainId>, row: &ReturnRow| match self.questionnaire(row) {
            Some(known) => grade_said(known, standing_of(known, domain, row)),
            None => GradeSaid::default(),
        };
        let beside = |domain: Option<&DomainId>, title: &str, sector: Option<&Distribution>| GradeBeside {
            id: domain.map(ToString::to_string).unwrap_or_default(),
            title: title.to_owned(),
            own: of(domain, row),
            before: before.iter().map(|(_, (_, row))| of(domain, row)).collect(),
            sector: sector.map(grades_said).unwrap_or_default(),
            sector_graded: sector.map_or(0, |sector| sector.graded),
            reviewed: row.reviewed.as_ref().map(|reviewed| {
                let at = domain.and_then(|id| questionnaire.domains.iter().position(|one| one.id == *id));
                [&reviewed.own, &reviewed.moderated].map(|marks| grade_said(questionnaire, marks.standing(at)))
            }),
        };
        let whole = beside(None, "Overall", summary.map(|summary| &summary.overall.all));
        let domains = questionnaire.domains.iter().filter_map(|domain| {
            let sector = summary.and_then(|summary| summary.domains.iter().find(|one| one.domain == domain.id));
            let shown = beside(Some(&domain.id), &domain.title, sector.map(|one| &one.grades.all));
            // A domain that is graded nowhere is no row.
            let is_graded = standing_of(questionnaire, Some(&domain.id), row) != GradeStanding::NotAsked || sector.is_some();
            is_graded.then_some(shown)
        });
        if questionnaire.grading.grades_anything() { [whole].into_iter().chain(domains).collect() } else { Vec::new() }
    }
}

/// Whether two rows are of the same questionnaire, in whichever edition, and of organisations.
fn is_alike(one: &ReturnRow, other: &ReturnRow) -> bool {
    one.audit.is_none() && one.questionnaire == other.questionnaire
}

fn standing_of(questionnaire: &Questionnaire, domain: Option<&DomainId>, row: &ReturnRow) -> GradeStanding {
    let Some(domain) = domain else { return GradeStanding::of_code(row.overall) };
    let at = questionnaire.domains.iter().position(|one| one.id == *domain);
    at.map_or(GradeStanding::NotAsked, |at| row.standing(at))
}

fn grade_said(questionnaire: &Questionnaire, standing: GradeStanding) -> GradeSaid {
    let GradeStanding::Graded(at) = standing else {
        return GradeSaid { label: standing_said(standing).to_owned(), rank: None };
    };
    let Some(scale) = questionnaire.grade_scale() else { return GradeSaid::default() };
    let Some(level) = scale.levels.get(at) else { return GradeSaid::default() };
    let better = scale.levels.iter().filter(|other| other.value > level.value).count();
    GradeSaid { label: level.label.clone(), rank: Some((better, scale.levels.len())) }
}

/// "Good: 5", of the grades that anybody has.
fn grades_said(of: &Distribution) -> Vec<String> {
    of.grades.iter().filter(|grade| grade.n > 0).map(|grade| format!("{}: {}", grade.label, grade.n)).collect()
}

/// What was asked of it, with what it answered as far as a row knows.
fn domains(questionnaire: &Questionnaire, row: &ReturnRow, summary: Option<&Summary>) -> Vec<DomainAnswers> {
    let mut at = 0;
    let mut domains = Vec::new();
    for domain in &questionnaire.domains {
        let mut answers = Vec::new();
        for question in &domain.questions {
            if row.said(at) != Said::NotAsked {
                let sector = summary.and_then(|summary| summary.questions.iter().find(|one| one.question == question.id));
                answers.push(AnswerBeside {
                    question: question.id.to_string(),
                    text: question.text.clone(),
                    is_key: question.key,
                    said: vec![answer_of_row(questionnaire, question, at, row)],
                    sector: sector.map(|one| answers_said(&one.all, &one.unit)).unwrap_or_default(),
                });
            }
            at += 1;
        }
        if !answers.is_empty() {
            domains.push(DomainAnswers { title: format!("{} {}", domain.id, domain.title), answers });
        }
    }
    domains
}
