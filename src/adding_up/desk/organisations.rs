//! Organisation by organisation: the grades of each, and where a reviewer has moderated them both kinds.

use super::RowDesk;
use super::shown::{Looked, OrganisationLine, OrganisationTable, ReviewedStandings};
use crate::aggregation::counting::Keyed;
use crate::aggregation::escalations::type_label;
use crate::aggregation::row::{GradeMarks, GradeStanding, ReturnRow};
use crate::aggregation::summary::Summary;
use crate::aggregation::suppression::Threshold;
use crate::interchange::read::known;
use crate::model::filter::GradesBy;
use crate::model::questionnaire::Questionnaire;

impl RowDesk {
    /// Says of figures that their grades stand as moderated, where they are of returns that reviewers moderate.
    pub(super) fn note_moderated(&self, summary: &mut Summary) {
        let known = known(self.questionnaires(), &summary.questionnaire, &summary.edition);
        if known.is_some_and(|known| known.questionnaire.takes_reviews()) {
            summary.note_moderated();
        }
    }

    /// Figures over every return that is here, by these grades, for each questionnaire that any was made with.
    pub fn summaries_by(&self, grades: GradesBy, threshold: Threshold) -> Vec<Summary> {
        let rows: Vec<_> = self.rows().map(|row| row.graded_by(grades)).collect();
        let mut summaries = self.summaries(rows.iter().map(AsRef::as_ref), threshold);
        if !grades.is_as_given() {
            summaries.iter_mut().for_each(|summary| self.note_moderated(summary));
        }
        summaries
    }

    pub(super) fn organisations(&self, looked: &mut Looked, counted: &[Keyed<'_>], (from, like, most): (usize, &str, usize)) {
        let like = like.trim().to_lowercase();
        let place_of = |row: &ReturnRow| {
            looked.summaries.iter().position(|one| one.questionnaire == row.questionnaire && one.edition == row.edition)
        };
        let wanted = counted.iter().filter(|(_, row)| row.audit.is_none() && row.organisation.to_lowercase().contains(&like));
        let mut lines: Vec<(usize, Keyed<'_>)> = wanted.filter_map(|keyed| Some((place_of(keyed.1)?, *keyed))).collect();
        lines.sort_by_cached_key(|(at, (key, row))| (*at, row.organisation.to_lowercase(), (*key).to_owned()));
        looked.organisations_in_all = lines.len();
        let shown: Vec<(usize, Keyed<'_>)> = lines.into_iter().skip(from).take(most).collect();
        let of = |(at, summary): (usize, &Summary)| {
            let of_this: Vec<Keyed<'_>> = shown.iter().filter(|(other, _)| *other == at).map(|(_, keyed)| *keyed).collect();
            let questionnaire = self.questionnaire(of_this.first()?.1)?;
            OrganisationTable::of(questionnaire, summary, &of_this)
        };
        looked.organisations = looked.summaries.iter().enumerate().filter_map(of).collect();
    }
}

impl OrganisationTable {
    fn of(questionnaire: &Questionnaire, summary: &Summary, rows: &[Keyed<'_>]) -> Option<Self> {
        let scale = questionnaire.grade_scale()?;
        let grades = &summary.overall.all.grades;
        let rank = |standing: GradeStanding| match standing {
            GradeStanding::Graded(at) => {
                let level = scale.levels.get(at).map(|level| &level.id);
                let rank = grades.iter().position(|grade| Some(&grade.grade) == level);
                rank.map_or(GradeStanding::NotAsked, GradeStanding::Graded)
            }
            other => other,
        };
        let places: Vec<usize> = (0..questionnaire.domains.len())
            .filter(|at| questionnaire.domains.get(*at).is_some_and(|one| summary.domains.iter().any(|of| of.domain == one.id)))
            .collect();
        let line = |(key, row): &Keyed<'_>| OrganisationLine {
            key: (*key).to_owned(),
            name: row.organisation.clone(),
            kind: type_label(Some(questionnaire), &row.kind),
            sector: row.sector.clone(),
            assurance: row.assurance,
            standings: [GradeStanding::of_code(row.overall)]
                .into_iter()
                .chain(places.iter().map(|at| row.standing(*at)))
                .map(rank)
                .collect(),
            reviewed: row.reviewed.as_ref().map(|reviewed| {
                let standings = |marks: &GradeMarks| {
                    let domains = places.iter().map(|at| marks.standing(Some(*at)));
                    [marks.standing(None)].into_iter().chain(domains).map(rank).collect()
                };
                ReviewedStandings {
                    answers: reviewed.answers,
                    own: standings(&reviewed.own),
                    moderated: standings(&reviewed.moderated),
                }
            }),
        };
        Some(Self {
            title: summary.title.clone(),
            edition: summary.edition.clone(),
            as_moderated: summary.as_moderated,
            domains: summary.domains.iter().map(|one| (one.domain.to_string(), one.title.clone())).collect(),
            grades: grades.iter().map(|grade| grade.label.clone()).collect(),
            lines: rows.iter().map(line).collect(),
        })
    }
}
