//! What grades are made of: the answers, what people judged, and whether a child is at risk.

use crate::model::audit_return::Return;
use crate::model::ids::DomainId;
use crate::model::judgement::Judgement;
use crate::model::sheet::Sheet;
use std::collections::BTreeMap;

/// What is graded.
#[derive(Clone, Copy, Debug)]
pub struct Gradable<'a> {
    /// The answers.
    pub sheet: Sheet<'a>,
    /// A person's grades of domains.
    pub judgements: &'a BTreeMap<DomainId, Judgement>,
    /// A person's grade of the whole.
    pub overall: Option<&'a Judgement>,
    /// Whether several agencies judge it together, each from answers of its own.
    pub is_joint: bool,
    /// Whether a child at risk has not yet been dealt with.
    pub has_open_escalation: bool,
}

impl<'a> Gradable<'a> {
    /// A draft or return.
    pub fn of(record: &'a Return) -> Self {
        Self {
            sheet: record.sheet(),
            judgements: &record.judgements,
            overall: record.overall_judgement.as_ref(),
            is_joint: record.is_joint(),
            has_open_escalation: record.has_open_escalation(),
        }
    }
}
