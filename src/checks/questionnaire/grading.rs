//! Whether the grading rules of a questionnaire hold together: bands, suggestions, limits.

use super::{Check, Fault};
use crate::model::grading_rules::{Method, MethodRule, Trigger};
use crate::model::ids::DomainId;
use crate::model::questionnaire::Kind;
use crate::model::scale::Scale;

impl Check<'_> {
    pub(super) fn grading(&mut self) {
        let grading = &self.questionnaire.grading;
        let scale = self.questionnaire.grade_scale();
        if self.questionnaire.declaration.trim().is_empty() && self.questionnaire.kind != Kind::Survey {
            self.report("declaration", Fault::NoDeclaration);
        }
        if scale.is_none() && grading.grades_anything() {
            self.report("grading.scale", Fault::Unknown(grading.scale.to_string()));
        }
        self.bands("grading.domain", &grading.domain, scale);
        self.bands("grading.overall", &grading.overall, scale);
        self.unique("grading.limits", grading.limits.iter().map(|limit| limit.id.as_str()));
        for limit in &grading.limits {
            let place = format!("grading.limits[{}]", limit.id);
            match &limit.at_most {
                Some(level) => self.known_level(format!("{place}.at_most"), scale, level.as_str()),
                None if matches!(limit.when, Trigger::LowestOf(_)) => {}
                None => self.report(&place, Fault::Missing("at_most")),
            }
            match &limit.when {
                Trigger::KeyGaps(least) => self.in_range(format!("{place}.when"), *least, 1),
                Trigger::Domains { at_or_below, count, of } => {
                    self.known_level(format!("{place}.when"), scale, at_or_below.as_str());
                    self.in_range(format!("{place}.when"), *count, 1);
                    self.known_domains(&format!("{place}.when"), of);
                }
                Trigger::LowestOf(of) => self.known_domains(&format!("{place}.when"), of),
                Trigger::OpenEscalation(_) => {}
            }
            let all = self.questionnaire.questions().map(|question| question.id.as_str()).collect();
            self.condition(&format!("{place}.only_when"), limit.only_when.as_ref(), &all);
        }
    }

    fn known_domains(&mut self, place: &str, of: &[DomainId]) {
        for domain in of.iter().filter(|domain| self.questionnaire.domain(domain).is_none()).cloned().collect::<Vec<_>>() {
            self.report(place, Fault::Unknown(domain.to_string()));
        }
    }

    fn bands(&mut self, place: &str, rule: &MethodRule, scale: Option<&Scale>) {
        for band in &rule.bands {
            self.known_level(format!("{place}.bands"), scale, band.grade.as_str());
            if band.from > 100 {
                self.report(format!("{place}.bands"), Fault::NoShare(band.from));
            }
        }
        for rule in &rule.rules {
            self.known_level(format!("{place}.rules"), scale, rule.grade.as_str());
            for test in &rule.when {
                self.known_level(format!("{place}.rules"), scale, test.at_least.as_str());
                self.known_domains(&format!("{place}.rules"), &test.of);
            }
        }
        if rule.method != Method::None && !rule.bands.iter().any(|band| band.from == 0) {
            self.report(format!("{place}.bands"), Fault::BandGap);
        }
    }
}
