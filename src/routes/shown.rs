//! Which page of a draft is shown to whoever asks for one, and whether that is where it is gone on with. Knows what a return
//! says, and nothing of what is drawn.

use super::DraftPage;
use crate::model::audit_return::{Return, Status};
use crate::model::judgement::Subject;

/// What decides which page of a draft is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFacts {
    /// Whether several agencies judge one case in it.
    pub is_joint: bool,
    /// Whether it was submitted, and is a draft no longer.
    pub is_submitted: bool,
    /// How far a second auditor is with it.
    pub moderating: Moderating,
    /// Whether a child may be at risk, and it is not recorded yet what was done.
    pub is_stopped: bool,
    /// Whether it is a colleague's part of a draft.
    pub is_part: bool,
    /// The page that the person left it on; the task list where that is not known.
    pub left: DraftPage,
}

/// How far a second auditor is with a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moderating {
    /// Nobody has begun, or it is finished.
    No,
    /// The second auditor grades, and must not see the first grades.
    Blind,
    /// The second auditor has graded. Both gradings are shown, and they are still to agree.
    Comparing,
}

impl DraftFacts {
    /// The facts of a draft or return that was left at a path, as [`DraftPage::path`] writes it.
    pub fn of(record: &Return, left: &str) -> Self {
        let moderating = match record.moderation_under_way().or_else(|| record.agreed()) {
            Some(one) if one.is_blind() => Moderating::Blind,
            Some(one) if !one.is_finished() => Moderating::Comparing,
            Some(_) | None => Moderating::No,
        };
        Self {
            is_joint: record.is_joint(),
            is_submitted: record.status == Status::Submitted,
            moderating,
            is_stopped: record.is_stopped(),
            is_part: record.part.is_some(),
            left: DraftPage::at(left).unwrap_or(DraftPage::Tasks),
        }
    }
}

/// The page that is shown to whoever asks for one, by these rules; an earlier one comes before a later one.
///
/// 1. What several agencies judge together has no answers of its own: what would ask for them leads to the case.
/// 2. What to do when a child is at risk is never out of reach. Nor are the two ways to keep what there is (a passphrase, a
///    file with one): neither shows an answer or a grade. A second auditor has the first grades in the file that came, so a
///    file tells them nothing new.
/// 3. A child comes before an audit: while the audit is stopped, every page that works on it leads to the page that says what
///    to do. The task list stays, as the way to all that keeps the draft safe, and its tasks lead back to that page.
/// 4. A draft has no page for readers and none for what was submitted: they lead to its first page.
/// 5. Whoever grades a return a second time and is blind sees no page with the first grades. Once both are compared, they are
///    no longer asked what to do with the return.
/// 6. A submitted return is read, and no longer changed; only what becomes of its actions is still said, beside it. Where a
///    reader works on it, that is gone on with; else the page of the finished return is shown.
/// 7. A colleague's part of a draft has its questions and the way back, and nothing that belongs to the whole.
///
/// Nobody grades a joint judgement a second time, so the fifth rule says nothing of one. What is shown is also what would be
/// shown to whoever asks for that.
pub fn page_shown(asked: DraftPage, facts: &DraftFacts) -> DraftPage {
    let asked = if facts.is_joint { page_of_joint(asked) } else { asked };
    let asked = if facts.is_part { page_of_part(asked) } else { asked };
    if facts.is_submitted { page_of_return(asked, facts) } else { page_of_draft(asked, facts) }
}

/// Whether a page is one that the draft is gone on with when it is opened again. Of a submitted return only those are where
/// somebody works on it: coming back from elsewhere must not lead to its grades.
pub fn is_work(shown: &DraftPage, facts: &DraftFacts) -> bool {
    match (facts.is_submitted, shown) {
        // What came as a file does not wait.
        (false, DraftPage::Bring) => false,
        (false, _) => true,
        (true, _) => shown.is_for_readers() || *shown == DraftPage::Complete,
    }
}

impl DraftPage {
    /// Whether it is there for readers: those who moderate a return that somebody else submitted, or ask for changes in it.
    pub fn is_for_readers(&self) -> bool {
        match self {
            Self::Received | Self::Moderate(_) | Self::Review(_) => true,
            Self::Tasks
            | Self::About
            | Self::Field(_)
            | Self::Questionnaire
            | Self::LastRound
            | Self::Since
            | Self::Ask
            | Self::Bring
            | Self::Domain(..)
            | Self::Overall
            | Self::Actions
            | Self::Report
            | Self::Action(_)
            | Self::Check
            | Self::Declaration
            | Self::Edition
            | Self::Case(_)
            | Self::AtRisk
            | Self::Versions
            | Self::Passphrase
            | Self::Download
            | Self::Complete => false,
        }
    }
}

/// The seventh rule.
fn page_of_part(asked: DraftPage) -> DraftPage {
    match asked {
        DraftPage::About
        | DraftPage::Field(_)
        | DraftPage::LastRound
        | DraftPage::Since
        | DraftPage::Ask
        | DraftPage::Actions
        | DraftPage::Action(_)
        | DraftPage::Report
        | DraftPage::Check
        | DraftPage::Declaration
        | DraftPage::Overall
        | DraftPage::Case(_) => DraftPage::Tasks,
        DraftPage::Tasks
        | DraftPage::Bring
        | DraftPage::Edition
        | DraftPage::Questionnaire
        | DraftPage::Domain(..)
        | DraftPage::AtRisk
        | DraftPage::Versions
        | DraftPage::Passphrase
        | DraftPage::Download
        | DraftPage::Complete
        | DraftPage::Received
        | DraftPage::Moderate(_)
        | DraftPage::Review(_) => asked,
    }
}

/// The first rule.
fn page_of_joint(asked: DraftPage) -> DraftPage {
    match asked {
        DraftPage::Domain(domain, _) | DraftPage::Review(Some(domain)) => DraftPage::Case(Some(Subject::Domain(domain))),
        DraftPage::Overall => DraftPage::Case(Some(Subject::Overall)),
        DraftPage::Moderate(of) => DraftPage::Case(of),
        DraftPage::Tasks
        | DraftPage::About
        | DraftPage::Field(_)
        | DraftPage::LastRound
        | DraftPage::Since
        | DraftPage::Ask
        | DraftPage::Bring
        | DraftPage::Check
        | DraftPage::Edition
        | DraftPage::Report
        | DraftPage::Received
        | DraftPage::Review(None) => DraftPage::Case(None),
        DraftPage::Actions
        | DraftPage::Action(_)
        | DraftPage::Declaration
        | DraftPage::Questionnaire
        | DraftPage::Case(_)
        | DraftPage::AtRisk
        | DraftPage::Versions
        | DraftPage::Passphrase
        | DraftPage::Download
        | DraftPage::Complete => asked,
    }
}

/// What is shown of a draft: the second to the fourth rule.
fn page_of_draft(asked: DraftPage, facts: &DraftFacts) -> DraftPage {
    match asked {
        DraftPage::AtRisk
        | DraftPage::Questionnaire
        | DraftPage::Passphrase
        | DraftPage::Download
        | DraftPage::Versions
        | DraftPage::Tasks => asked,
        DraftPage::About
        | DraftPage::Field(_)
        | DraftPage::LastRound
        | DraftPage::Since
        | DraftPage::Ask
        | DraftPage::Bring
        | DraftPage::Domain(..)
        | DraftPage::Overall
        | DraftPage::Actions
        | DraftPage::Report
        | DraftPage::Action(_)
        | DraftPage::Check
        | DraftPage::Declaration
        | DraftPage::Edition
        | DraftPage::Case(_) => {
            if facts.is_stopped {
                DraftPage::AtRisk
            } else {
                asked
            }
        }
        DraftPage::Complete | DraftPage::Received | DraftPage::Moderate(_) | DraftPage::Review(_) => {
            page_shown(DraftPage::Tasks, facts)
        }
    }
}

/// What is shown of a submitted return: the second, the fifth and the sixth rule.
fn page_of_return(asked: DraftPage, facts: &DraftFacts) -> DraftPage {
    match asked {
        DraftPage::AtRisk | DraftPage::Questionnaire | DraftPage::Passphrase | DraftPage::Download | DraftPage::Moderate(_) => {
            asked
        }
        DraftPage::Received => match facts.moderating {
            Moderating::No => DraftPage::Received,
            Moderating::Blind | Moderating::Comparing => DraftPage::Moderate(None),
        },
        DraftPage::Review(_) | DraftPage::Report | DraftPage::Complete | DraftPage::Since => {
            if hides_grades(facts) {
                DraftPage::Moderate(None)
            } else {
                asked
            }
        }
        DraftPage::Tasks
        | DraftPage::About
        | DraftPage::Field(_)
        | DraftPage::LastRound
        | DraftPage::Ask
        | DraftPage::Bring
        | DraftPage::Domain(..)
        | DraftPage::Overall
        | DraftPage::Actions
        | DraftPage::Action(_)
        | DraftPage::Check
        | DraftPage::Declaration
        | DraftPage::Edition
        | DraftPage::Case(_)
        | DraftPage::Versions => {
            let goes_on = facts.left.is_for_readers() && !facts.is_joint && !hides_grades(facts);
            if goes_on {
                page_of_return(facts.left.clone(), facts)
            } else if asked == DraftPage::Actions && !hides_grades(facts) {
                asked
            } else {
                page_of_return(DraftPage::Complete, facts)
            }
        }
    }
}

/// Whether a second auditor must not see the first grades.
fn hides_grades(facts: &DraftFacts) -> bool {
    match facts.moderating {
        Moderating::Blind => !facts.is_joint,
        Moderating::Comparing | Moderating::No => false,
    }
}
