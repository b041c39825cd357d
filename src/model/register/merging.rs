//! Two registers of one round, as two offices keep them: what is blank here is taken from the other; what differs stays as it is
//! here, and is named.

use super::{Expected, Register};
use crate::model::organisation::same_name;

/// What came of another register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergedRegister {
    /// How many organisations are new here.
    pub added: usize,
    /// Of which nothing is expected from now on, each with the reason.
    pub left_out: Vec<(String, String)>,
    /// What stays otherwise here.
    pub differences: Vec<RegisterDifference>,
}

/// Something that two registers say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterDifference {
    /// The organisation; none where it is about the round as a whole.
    pub organisation: Option<String>,
    /// What.
    pub part: RegisterPart,
    /// As it stays here.
    pub here: String,
    /// As it is there.
    pub there: String,
}

/// What two registers may say differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegisterPart {
    /// The day by which returns are asked for.
    FirstDeadline,
    /// The last day.
    FinalDeadline,
    /// Why nothing is expected.
    OutOfScope,
    /// That somebody expects it again here; there stands why nothing is expected.
    TakenBack,
    /// The type.
    Kind,
    /// The sector.
    Sector,
    /// The locality.
    Locality,
}

impl Register {
    /// Takes over from another register of the round what is not said here.
    pub fn merge(&mut self, other: &Self) -> MergedRegister {
        let (mut differences, mut left_out) = (Vec::new(), Vec::new());
        let days = [
            (RegisterPart::FirstDeadline, &mut self.first_deadline, &other.first_deadline),
            (RegisterPart::FinalDeadline, &mut self.final_deadline, &other.final_deadline),
        ];
        for (part, here, there) in days {
            if here.is_empty() {
                here.clone_from(there);
            }
            differences.extend(difference(None, part, here, there));
        }
        for (field, value) in &other.extra {
            self.extra.entry(field.clone()).or_insert_with(|| value.clone());
        }
        let taken = self.take_in_with(other.without_taken_back().expected, |here, there| {
            left_out.extend(here.leave_out_as(there));
            here.merge(there, &mut differences);
        });
        MergedRegister { added: taken.added.len(), left_out, differences }
    }

    /// The same without what somebody took back there, which is so at that desk alone: else it would hang on which of several
    /// desks comes first whether something is expected.
    pub fn without_taken_back(&self) -> Self {
        let mut plain = self.clone();
        plain.expected.iter_mut().for_each(|expected| expected.is_taken_back = false);
        plain
    }
}

impl Expected {
    /// Leaves it out where only the other says that nothing is expected, and nobody here has taken that back. Says so.
    fn leave_out_as(&mut self, other: &Self) -> Option<(String, String)> {
        let reason = other.out_of_scope.as_ref().filter(|_| self.out_of_scope.is_none() && !self.is_taken_back)?;
        self.out_of_scope = Some(reason.clone());
        Some((self.name.clone(), reason.clone()))
    }

    /// After what was blank was filled in.
    fn merge(&mut self, other: &Self, differences: &mut Vec<RegisterDifference>) {
        if let Some(there) = other.out_of_scope.as_ref().filter(|_| self.out_of_scope.is_none()) {
            let (organisation, there) = (Some(self.name.clone()), there.trim().to_owned());
            differences.push(RegisterDifference { organisation, part: RegisterPart::TakenBack, here: String::new(), there });
        }
        for name in &other.not_these {
            if !self.not_these.iter().any(|known| same_name(known, name)) {
                self.not_these.push(name.clone());
            }
        }
        for (field, value) in &other.extra {
            self.extra.entry(field.clone()).or_insert_with(|| value.clone());
        }
        let scope = |one: &Self| one.out_of_scope.clone().unwrap_or_default();
        let parts = [
            (RegisterPart::FirstDeadline, self.first_deadline.clone(), other.first_deadline.clone()),
            (RegisterPart::FinalDeadline, self.final_deadline.clone(), other.final_deadline.clone()),
            (RegisterPart::OutOfScope, scope(self), scope(other)),
            (RegisterPart::Kind, self.kind.clone(), other.kind.clone()),
            (RegisterPart::Sector, self.sector.clone(), other.sector.clone()),
            (RegisterPart::Locality, self.locality.clone(), other.locality.clone()),
        ];
        differences.extend(parts.iter().filter_map(|(part, here, there)| difference(Some(&self.name), *part, here, there)));
    }
}

/// Only where both say something: what is said there alone was taken over.
fn difference(organisation: Option<&str>, part: RegisterPart, here: &str, there: &str) -> Option<RegisterDifference> {
    let (here, there) = (here.trim(), there.trim());
    let differs = !here.is_empty() && !there.is_empty() && here != there;
    differs.then(|| RegisterDifference {
        organisation: organisation.map(str::to_owned),
        part,
        here: here.to_owned(),
        there: there.to_owned(),
    })
}
