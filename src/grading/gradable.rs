//! What grades are made of: the answers, what people judged, and whether a child is at risk.

use crate::model::applies::AskedFacts;
use crate::model::audit_return::Return;
use crate::model::condition::Condition;
use crate::model::ids::DomainId;
use crate::model::judgement::Judgement;
use crate::model::questionnaire::Questionnaire;
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
    /// The audits of the agencies that judge it together, each from answers of its own; none where it is one agency's.
    pub joint: Option<&'a [Return]>,
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
            joint: record.joint.as_ref().map(|joint| joint.audits.as_slice()),
            has_open_escalation: record.has_open_escalation(),
        }
    }

    /// Whether something holds of the profile or the answers: of those of any agency, where several judge it together.
    pub fn holds(&self, questionnaire: &Questionnaire, condition: &Condition) -> bool {
        let in_sheet = |sheet| condition.holds(&AskedFacts { questionnaire, sheet });
        match self.joint {
            Some(audits) => audits.iter().any(|audit| in_sheet(audit.sheet())),
            None => in_sheet(self.sheet),
        }
    }
}
