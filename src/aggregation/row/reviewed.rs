//! The grades of a return that a reviewer moderated, as given and as moderated, and a row with either of them.

use super::{GradeStanding, ReturnRow};
use crate::grading::Grades;
use crate::grading::moderated::{levels, moderated_grades};
use crate::model::audit_return::Return;
use crate::model::filter::GradesBy;
use crate::model::ids::DomainId;
use crate::model::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The grades of a return, one character each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GradeMarks {
    /// A [`GradeStanding`] for each domain, in the questionnaire's order.
    pub domains: String,
    /// The [`GradeStanding`] of the whole.
    pub overall: char,
}

/// The grades of a return that was reviewed to the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewedMarks {
    /// To how many answers the reviewer gave a level.
    pub answers: usize,
    /// As the organisation's answers give them.
    pub own: GradeMarks,
    /// As moderated.
    pub moderated: GradeMarks,
}

impl GradeMarks {
    /// Of grades; none where the questionnaire has no grade scale.
    pub(super) fn of(questionnaire: &Questionnaire, grades: &Grades) -> Option<Self> {
        let scale = questionnaire.grade_scale()?;
        let of = |domain: &DomainId| grades.domain(domain).map(|graded| &graded.outcome);
        let codes = questionnaire.domains.iter().map(|domain| GradeStanding::of(scale, of(&domain.id)).code());
        let overall = GradeStanding::of(scale, Some(&grades.overall.outcome)).code();
        Some(Self { domains: codes.collect(), overall })
    }

    /// What became of the domain at this place in the questionnaire; of the whole where none is named.
    pub fn standing(&self, at: Option<usize>) -> GradeStanding {
        let Some(at) = at else { return GradeStanding::of_code(self.overall) };
        self.domains.as_bytes().get(at).map_or(GradeStanding::NotAsked, |code| GradeStanding::of_code(char::from(*code)))
    }
}

impl ReviewedMarks {
    /// Of a return with its own grades; none where no reviewer has finished.
    pub(super) fn of(questionnaire: &Questionnaire, record: &Return, own: &Grades) -> Option<Self> {
        let review = record.agreed().filter(|_| questionnaire.takes_reviews())?;
        let moderated = moderated_grades(questionnaire, record, review);
        Some(Self {
            answers: levels(questionnaire, record, review).len(),
            own: GradeMarks::of(questionnaire, own)?,
            moderated: GradeMarks::of(questionnaire, &moderated)?,
        })
    }
}

impl ReturnRow {
    /// With the grades that are asked for. A return that nobody has reviewed has its own either way, as an audit of a case has
    /// those that were agreed.
    pub fn graded_by(&self, grades: GradesBy) -> Cow<'_, Self> {
        match (grades, &self.reviewed) {
            (GradesBy::AsGiven, _) | (GradesBy::AsModerated, None) => Cow::Borrowed(self),
            (GradesBy::AsModerated, Some(reviewed)) => {
                let GradeMarks { domains, overall } = reviewed.moderated.clone();
                Cow::Owned(Self { grades: domains, overall, ..self.clone() })
            }
        }
    }
}
