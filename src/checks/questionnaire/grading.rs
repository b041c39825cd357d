//! Whether the grading rules of a questionnaire hold together: bands, requirements, suggestions, limits, scored numbers.

use super::{Check, Fault};
use crate::model::grading_rules::{Method, MethodRule, Trigger};
use crate::model::ids::{DomainId, LevelId};
use crate::model::percent::Percent;
use crate::model::questionnaire::{Kind, Question};
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
        self.requirements("grading.domain", &grading.domain, scale);
        self.requirements("grading.overall", &grading.overall, scale);
        self.counts();
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
        }
        for rule in &rule.rules {
            self.known_level(format!("{place}.rules"), scale, rule.grade.as_str());
            for test in &rule.when {
                self.known_level(format!("{place}.rules"), scale, test.at_least.as_str());
                self.known_domains(&format!("{place}.rules"), &test.of);
            }
        }
        if let Some(not_enough) = &rule.not_enough {
            let is_known = |scale: &Scale, id: &LevelId| scale.label(id.as_str()).is_some();
            if !self.questionnaire.scales.iter().any(|scale| is_known(scale, &not_enough.answer)) {
                self.report(format!("{place}.not_enough.answer"), Fault::Unknown(not_enough.answer.to_string()));
            }
            if !scale.is_some_and(|scale| is_known(scale, &not_enough.suggest)) {
                self.report(format!("{place}.not_enough.suggest"), Fault::Unknown(not_enough.suggest.to_string()));
            }
            if rule.method != Method::Judged {
                self.report(format!("{place}.not_enough"), Fault::Stray("not_enough".to_owned()));
            }
        }
        match rule.method {
            Method::Share | Method::Judged => {
                if !rule.bands.iter().any(|band| band.from == Percent::default()) {
                    self.report(format!("{place}.bands"), Fault::BandGap);
                }
                if !rule.requirements.is_empty() {
                    self.report(format!("{place}.requirements"), Fault::Stray("requirements".to_owned()));
                }
            }
            Method::Rules if !rule.bands.is_empty() => {
                self.report(format!("{place}.bands"), Fault::Stray("bands".to_owned()));
            }
            Method::Rules | Method::None => {}
        }
    }

    /// Whether somebody would be left without a grade, and whether each need says how much it takes.
    fn requirements(&mut self, place: &str, rule: &MethodRule, scale: Option<&Scale>) {
        let place = format!("{place}.requirements");
        self.unique(&place, rule.requirements.iter().map(|one| one.grade.as_str()));
        for requirement in &rule.requirements {
            self.known_level(place.clone(), scale, requirement.grade.as_str());
            for need in &requirement.needs {
                let place = format!("{place}[{}]", requirement.grade);
                if !need.has_bound() {
                    self.report(&place, Fault::Missing("at_least"));
                }
                if let Some(grade) = need.count.grade() {
                    self.known_level(place.clone(), scale, grade.as_str());
                }
            }
        }
        if rule.method == Method::Rules && !rule.requirements.iter().any(|one| one.needs.is_empty()) {
            self.report(place, Fault::RequirementGap);
        }
    }

    /// Domains are counted for the whole, and answers under rules everywhere.
    fn counts(&mut self) {
        let grading = &self.questionnaire.grading;
        let of_domain = grading.domain.requirements.iter().flat_map(|one| &one.needs);
        if of_domain.into_iter().any(|need| need.count.grade().is_some()) {
            self.report("grading.domain.requirements", Fault::OnlyForTheWhole);
        }
        // The whole counts what the domains have counted.
        if grading.overall.method == Method::Rules && grading.domain.method != Method::Rules {
            self.report("grading.overall.method", Fault::RulesOfTheWholeAlone);
        }
    }

    /// Whether the numbers that are turned into levels name levels, and a higher number never a lower one.
    pub(super) fn levels_from(&mut self, place: &str, question: &Question) {
        if question.levels_from.is_empty() {
            return;
        }
        let place = format!("{place}.levels_from");
        if !question.is_scored_number() {
            self.report(place, Fault::Stray("levels_from".to_owned()));
            return;
        }
        let Some(scale) = question.scale.as_ref().and_then(|id| self.questionnaire.scale(id)) else {
            self.report(place, Fault::Missing("scale"));
            return;
        };
        let mut steps = Vec::new();
        for one in &question.levels_from {
            self.known_level(place.clone(), Some(scale), one.level.as_str());
            steps.extend(scale.level(&one.level).map(|level| (one.from, level.value)));
        }
        steps.sort_by(|one, other| one.0.total_cmp(&other.0));
        if steps.windows(2).any(|pair| matches!(pair, [lower, higher] if higher.1 <= lower.1)) {
            self.report(place, Fault::NotRising);
        }
    }
}
