//! The words for a reviewer: another level for an answer, another grade for a domain, and that it is done.

use super::Story;
use super::definition::{Definition, questionnaire};
use safeguarding_audit::grading::moderated::moderated_grades;
use safeguarding_audit::grading::{Grades, Outcome};
use safeguarding_audit::model::judgement::Judgement;
use safeguarding_audit::model::moderated_answer::ModeratedAnswer;
use safeguarding_audit::model::moderation::Moderation;
use serde_json::json;

/// Three graded domains of five questions, the first of each a key question; one of two; and one that is not graded.
pub fn definition() -> Definition {
    let mut definition = questionnaire().by_rules();
    for domain in ["D1", "D2", "D3"] {
        definition = definition
            .domain(domain, |d| (2..=5).fold(d.level(&format!("{domain}.1")).key(), |d, at| d.level(&format!("{domain}.{at}"))));
    }
    definition
        .domain("D4", |d| d.level("D4.1").level("D4.2"))
        .domain("FF", |d| d.level("FF.1").domain_with("ungraded", json!(true)))
}

/// Everything is in place, so everything is Good.
pub fn draft(id: &str) -> Story {
    let mut story = Story::with(definition());
    story.record.id = id.into();
    story.record.reference = format!("ST-{id}");
    story.tells("organisation-name", &format!("Organisation {id}"));
    story.organisation_is("SCH");
    for question in story.known.questionnaire.questions().map(|question| question.id.clone()).collect::<Vec<_>>() {
        story.answers(question.as_str(), "in-place");
    }
    story
}

/// What a reviewer does, in one go.
pub type Reviewing<'r> = &'r dyn Fn(&mut Moderation);

/// Another level for an answer.
pub fn levels(review: &mut Moderation, question: &str, level: &str) {
    review.moderate_answer(&question.into(), ModeratedAnswer::new(level.into(), format!("What was seen of {question}.")));
}

/// Another grade for a domain.
pub fn grades(review: &mut Moderation, domain: &str, grade: &str) {
    review.moderate_domain(&domain.into(), Judgement::new(grade.into(), format!("What was seen of {domain}.")));
}

impl Story {
    /// A review that is not finished.
    pub fn is_being_reviewed(&mut self, id: &str, role: &str, does: Reviewing<'_>) {
        let mut review = Moderation::begin_review(id.into(), "2026-11-22T09:00:00Z".to_owned(), self.record.revision);
        review.by = role.to_owned();
        does(&mut review);
        self.record.moderation.push(review);
    }

    /// A review that was finished at that hour.
    pub fn is_reviewed(&mut self, id: &str, role: &str, hour: u32, does: Reviewing<'_>) {
        self.is_being_reviewed(id, role, does);
        let Some(mut review) = self.record.moderation.pop() else { return };
        review.grades = Some(moderated_grades(&self.known.questionnaire, &self.record, &review).recorded());
        review.finish_review(format!("2026-11-22T{hour:02}:00:00Z"));
        self.record.moderation.push(review);
    }

    /// The grades as they were moderated last.
    pub fn as_moderated(&self) -> Grades {
        let review = self.record.moderation.last().cloned().unwrap_or_default();
        moderated_grades(&self.known.questionnaire, &self.record, &review)
    }

    #[track_caller]
    pub fn domain_is_moderated_to(&self, domain: &str, expected: &str) {
        let found = self.as_moderated();
        let found = found.domain(&domain.into()).unwrap_or_else(|| panic!("{domain} is not asked"));
        assert_eq!(found.outcome, Outcome::Graded(expected.into()), "{domain}");
    }

    #[track_caller]
    pub fn whole_is_moderated_to(&self, expected: &str) {
        assert_eq!(self.as_moderated().overall.outcome, Outcome::Graded(expected.into()));
    }
}
