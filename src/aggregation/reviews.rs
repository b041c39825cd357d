//! What reviewers of self-assessments did to grades: how many were moderated, which way they moved, and how far.

use super::agreement::GradePlace;
use super::agreement::shift::Moderated;
use super::moderation::ShiftFigures;
use super::row::{GradeStanding, ReturnRow};
use crate::model::ids::DomainId;
use crate::model::questionnaire::Questionnaire;
use crate::model::scale::Scale;
use serde::{Deserialize, Serialize};

/// What reviewers did to the grades of one questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewFigures {
    /// Returns that were reviewed to the end.
    pub reviewed: usize,
    /// Answers to which reviewers gave a level.
    pub answers: usize,
    /// Of the whole, then of each domain that has a grade in any of these returns.
    pub subjects: Vec<ReviewedSubject>,
}

/// Of the whole or a domain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewedSubject {
    /// Which domain; absent for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<DomainId>,
    /// Its title.
    pub title: String,
    /// From the organisation's grade to the moderated one, of returns that have both.
    pub shift: ShiftFigures,
    /// Returns with only one of the two, which cannot be compared.
    #[serde(default)]
    pub only_one: usize,
}

impl ReviewedSubject {
    /// How many grades stayed as they were.
    pub fn same(&self) -> usize {
        self.shift.n - self.shift.raised - self.shift.lowered
    }
}

/// What reviewers did, over these rows; none where nobody has reviewed any.
pub fn reviews(questionnaire: &Questionnaire, rows: &[&ReturnRow]) -> Option<ReviewFigures> {
    let scale = questionnaire.grade_scale()?;
    let marks: Vec<_> = rows.iter().filter_map(|row| row.reviewed.as_deref()).collect();
    if marks.is_empty() {
        return None;
    }
    let of = |at: Option<usize>, domain: Option<&DomainId>, title: &str| {
        let place = |standing: GradeStanding| place(scale, standing);
        let both = marks.iter().map(|one| (place(one.own.standing(at)), place(one.moderated.standing(at))));
        let moved = both.clone().filter_map(|(first, agreed)| Some(Moderated { first: first?, agreed: agreed? }));
        ReviewedSubject {
            domain: domain.cloned(),
            title: title.to_owned(),
            shift: ShiftFigures::of(moved),
            only_one: both.filter(|(first, agreed)| first.is_some() != agreed.is_some()).count(),
        }
    };
    let whole = of(None, None, "Overall");
    let domains = questionnaire.domains.iter().enumerate().map(|(at, domain)| of(Some(at), Some(&domain.id), &domain.title));
    let has_any = |subject: &ReviewedSubject| subject.shift.n + subject.only_one > 0;
    Some(ReviewFigures {
        reviewed: marks.len(),
        answers: marks.iter().map(|one| one.answers).sum(),
        subjects: [whole].into_iter().chain(domains).filter(has_any).collect(),
    })
}

fn place(scale: &Scale, standing: GradeStanding) -> Option<GradePlace> {
    match standing {
        GradeStanding::Graded(at) => GradePlace::of(&scale.levels.get(at)?.id, scale),
        GradeStanding::NotAsked | GradeStanding::NotApplicable | GradeStanding::TooLittle | GradeStanding::NotYet => None,
    }
}
