//! Whether a questionnaire's own checks hold together: names that are known, places that are there, and nothing made of a check
//! that it cannot do.

use super::{Check, Fault};
use crate::model::check_entry::{CheckEntry, CheckName, CheckSetting, DifferenceWords};
use crate::model::questionnaire::Questionnaire;
use std::collections::BTreeSet;

impl Check<'_> {
    pub(super) fn entries(&mut self) {
        let questionnaire: &Questionnaire = self.questionnaire;
        let asked: BTreeSet<&str> = questionnaire.questions().map(|question| question.id.as_str()).collect();
        for (at, entry) in questionnaire.checks.iter().enumerate() {
            let place = format!("checks[{at}]");
            self.what_it_does(&place, entry);
            self.where_it_looks(&place, entry);
            for (name, condition) in [("only_when", &entry.only_when), ("when", &entry.when), ("and", &entry.and)] {
                self.condition(&format!("{place}.{name}"), condition.as_ref(), &asked);
            }
            self.its_own_fields(&place, entry);
        }
    }

    fn what_it_does(&mut self, place: &str, entry: &CheckEntry) {
        let name = entry.check.word().to_owned();
        if let CheckName::Other(_) = entry.check {
            self.report(format!("{place}.check"), Fault::UnknownCheck(name));
        } else if entry.check.stays_blocking() && entry.severity != CheckSetting::Block {
            self.report(format!("{place}.severity"), Fault::StaysBlocking(name));
        } else if entry.check.is_a_guess() && entry.severity == CheckSetting::Block {
            self.report(format!("{place}.severity"), Fault::CannotBlock(name));
        }
    }

    fn where_it_looks(&mut self, place: &str, entry: &CheckEntry) {
        let questionnaire = self.questionnaire;
        for domain in entry.domains.iter().filter(|id| questionnaire.domain(id).is_none()) {
            self.report(format!("{place}.domains"), Fault::Stray(domain.to_string()));
        }
        for question in entry.questions.iter().filter(|id| questionnaire.question(id).is_none()) {
            self.report(format!("{place}.questions"), Fault::Stray(question.to_string()));
        }
    }

    /// Each check has the fields it needs, and none that do nothing.
    fn its_own_fields(&mut self, place: &str, entry: &CheckEntry) {
        let is_contradiction = entry.check == CheckName::Contradiction;
        let of_contradiction =
            [("when", entry.when.is_some()), ("and", entry.and.is_some()), ("because", !entry.because.trim().is_empty())];
        for (name, is_there) in of_contradiction {
            if is_contradiction && !is_there {
                self.report(place, Fault::Missing(name));
            } else if !is_contradiction && is_there {
                self.report(format!("{place}.{name}"), Fault::Stray(name.to_owned()));
            }
        }
        let narrowed = [("domains", !entry.domains.is_empty()), ("questions", !entry.questions.is_empty())];
        for (name, _) in narrowed.into_iter().filter(|(_, is_there)| is_contradiction && *is_there) {
            self.report(format!("{place}.{name}"), Fault::Stray(name.to_owned()));
        }
        let Some(DifferenceWords { arrangements, differences }) = &entry.words else { return };
        if entry.check != CheckName::NoDifference {
            self.report(format!("{place}.words"), Fault::Stray("words".to_owned()));
        }
        let is_lost =
            |word: &&String| word.trim_end_matches('*').is_empty() || **word != word.to_lowercase() || word.contains(' ');
        for word in arrangements.iter().chain(differences).filter(is_lost) {
            self.report(format!("{place}.words"), Fault::Stray(word.clone()));
        }
    }
}
