//! Findings as they are listed before submission: by what they do, and within that by what was found.

use super::figures::number;
use super::findings::{place, rule};
use crate::checks::finding::{Finding, Place};
use crate::model::audit_return::Return;
use crate::model::check_entry::{CheckName, Severity};
use crate::model::questionnaire::Questionnaire;

/// Said where nothing was found.
pub const NOTHING_FOUND: &str = "Nothing was found that needs your attention.";

/// Findings of one severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPart {
    /// How much they matter.
    pub severity: Severity,
    /// What they are, with how many.
    pub heading: String,
    /// By what was found, in the order of the questionnaire.
    pub groups: Vec<FoundGroup>,
}

/// Findings of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundGroup {
    /// What was found, with how many.
    pub heading: String,
    /// More of it, where the same is to be said of each.
    pub more: Option<String>,
    /// Where.
    pub lines: Vec<FoundLine>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLine {
    /// Where it is.
    pub place: Place,
    /// What it is called there.
    pub name: String,
    /// What was found there; none where that is said of all of them.
    pub said: Option<String>,
}

/// Everything that was found, what blocks first. A child at risk comes before everything else.
pub fn found_parts(questionnaire: &Questionnaire, record: &Return, findings: &[Finding]) -> Vec<FoundPart> {
    let severities = [Severity::Block, Severity::Warn, Severity::Inform];
    severities.into_iter().filter_map(|severity| part(questionnaire, record, findings, severity)).collect()
}

/// "2 to put right before you submit, 1 worth another look and 4 good to know"; what there is none of is left out.
pub fn found_counts(findings: &[Finding]) -> String {
    let of = |severity, words: &str| {
        let many = findings.iter().filter(|finding| finding.severity == severity).count();
        (many > 0).then(|| format!("{} {words}", number(many)))
    };
    let parts = [
        of(Severity::Block, "to put right before you submit"),
        of(Severity::Warn, "worth another look"),
        of(Severity::Inform, "good to know"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { NOTHING_FOUND.to_owned() } else { format!("{}.", super::figures::list(&parts)) }
}

/// What still stands in the way of submitting; none where nothing does.
pub fn left_to_put_right(findings: &[Finding]) -> Option<String> {
    match findings.iter().filter(|finding| finding.blocks()).count() {
        0 => None,
        many => Some(format!("{} still to do before you can submit", number(many))),
    }
}

fn part(questionnaire: &Questionnaire, record: &Return, findings: &[Finding], severity: Severity) -> Option<FoundPart> {
    let of_this: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == severity).collect();
    let mut checks: Vec<CheckName> = Vec::new();
    for check in of_this.iter().map(|finding| finding.rule.check()) {
        if !checks.contains(&check) {
            checks.push(check);
        }
    }
    checks.sort_by_key(|check| *check != CheckName::ChildAtRisk);
    let group = |check: &CheckName| {
        let found: Vec<&Finding> = of_this.iter().filter(|finding| finding.rule.check() == *check).copied().collect();
        group(questionnaire, record, check, &found)
    };
    let groups: Vec<FoundGroup> = checks.iter().map(group).collect();
    (!groups.is_empty()).then(|| FoundPart {
        severity,
        heading: format!("{} ({})", severity_heading(severity), number(of_this.len())),
        groups,
    })
}

fn severity_heading(severity: Severity) -> &'static str {
    match severity {
        Severity::Block => "To put right before you submit",
        Severity::Warn => "Worth another look",
        Severity::Inform => "Good to know",
    }
}

fn group(questionnaire: &Questionnaire, record: &Return, check: &CheckName, found: &[&Finding]) -> FoundGroup {
    let said: Vec<String> = found.iter().map(|finding| rule(questionnaire, &finding.rule)).collect();
    let title = title_of_several(check).map(str::to_owned);
    let is_same = said.windows(2).all(|two| matches!(two, [one, other] if one == other));
    let is_said_by_each = title.is_some() && !(is_same && said.len() > 1);
    let more = said.first().filter(|_| title.is_some() && !is_said_by_each).cloned();
    let title = title.or_else(|| said.first().cloned()).unwrap_or_default();
    let line = |(finding, said): (&&Finding, String)| FoundLine {
        place: finding.place.clone(),
        name: place(questionnaire, record, &finding.place),
        said: is_said_by_each.then_some(said),
    };
    FoundGroup { heading: format!("{title} ({})", number(found.len())), more, lines: found.iter().zip(said).map(line).collect() }
}

/// A title over findings of which each may say something of its own, or something long; none where one sentence is the title.
fn title_of_several(check: &CheckName) -> Option<&'static str> {
    match check {
        CheckName::LastTimeNotLookedAt => Some("From last time, and not looked at yet"),
        CheckName::DoesNotFit => Some("Answers that do not fit"),
        CheckName::GradeWithoutReason => Some("Grades without a reason"),
        CheckName::ChildAtRisk => Some("A child may be at risk now"),
        CheckName::NoDifference => Some("What difference did it make?"),
        CheckName::OldEvidence => Some("Evidence that may be more than a year old"),
        CheckName::ActionDateUnreadable => Some("Due dates to check"),
        CheckName::ActionOverdue => Some("Actions that are overdue"),
        CheckName::Contradiction => Some("Answers that contradict each other"),
        CheckName::PersonalData => Some("Texts that may have personal data in them"),
        CheckName::WorkerNotAsked => Some("The worker has not been asked"),
        CheckName::Unanswered
        | CheckName::NotApplicableWithoutReason
        | CheckName::NotGraded
        | CheckName::TooFewAudits
        | CheckName::DecidesAndBlank
        | CheckName::DontKnow
        | CheckName::NoEvidence
        | CheckName::HighestWithoutEvidence
        | CheckName::ScoredAndBlank
        | CheckName::KeyNotApplicable
        | CheckName::TooLittleApplies
        | CheckName::KeyGapWithoutAction
        | CheckName::BelowGoodWithoutAction
        | CheckName::ActionWithoutOwner
        | CheckName::ActionWithoutDate
        | CheckName::CommentUnanswered
        | CheckName::WorkerUnanswered
        | CheckName::Other(_) => None,
    }
}
