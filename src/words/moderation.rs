//! How far auditors agree and what moderation did, as sentences and cells, with what to beware of.

pub mod reviews;

use super::case_figures::share;
use super::figures::list;
use crate::aggregation::agreement::LEAST_CASES;
use crate::aggregation::agreement::alpha::Reliance;
use crate::aggregation::agreement::kappa::Strength;
use crate::aggregation::distribution::Proportion;
use crate::aggregation::moderation::{
    AgreementFigures, AlphaFigures, Coefficient, LeftOut, ModerationFigures, NoKappa, RolesFigures, ShiftFigures, SubjectFigures,
    WhyLeftOut,
};

/// Where the words for kappa come from.
pub const KAPPA_SOURCE: &str = "Strength is a rule of thumb by Landis and Koch (1977), taken from the linear kappa: up to 0.20 \
     slight, to 0.40 fair, to 0.60 moderate, to 0.80 substantial, above that almost perfect.";
/// Where the words for alpha come from.
pub const ALPHA_SOURCE: &str = "Krippendorff’s alpha (ordinal) is given where more than two auditors graded a case, or where \
     grades are missing. By his own limits 0.80 and more is reliable, and 0.667 to 0.80 allows tentative conclusions.";

/// What it came to, in a sentence or two.
pub fn lead(figures: &ModerationFigures) -> String {
    let moderated = match figures.moderated {
        0 => "No audit was moderated to the end.".to_owned(),
        1 => "1 audit was moderated to the end.".to_owned(),
        n => format!("{n} audits were moderated to the end."),
    };
    let Some(overall) = figures.subjects.first().filter(|overall| overall.agreement.n > 0) else {
        return format!("No case has an overall grade by two auditors yet. {moderated}");
    };
    let AgreementFigures { n, exact, within_one, .. } = &overall.agreement;
    format!(
        "Two auditors gave the same overall grade in {}, and grades at most one apart in {}. {moderated}",
        share(Proportion { x: *exact, n: *n }),
        share(Proportion { x: *within_one, n: *n })
    )
}

/// "8 of 12 (67%)" of cases with the same grade, or at most one apart.
pub fn agreeing(agreement: &AgreementFigures, x: usize) -> String {
    if agreement.n == 0 { "–".to_owned() } else { share(Proportion { x, n: agreement.n }) }
}

/// "0.68", "−0.05"; a dash where there is none.
pub fn two_decimals(coefficient: Option<Coefficient>) -> String {
    let Some(hundredths) = coefficient.map(Coefficient::hundredths) else { return "–".to_owned() };
    let sign = if hundredths < 0 { "−" } else { "" };
    format!("{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
}

/// What a kappa is called; why there is none, where there is none.
pub fn strength(agreement: &AgreementFigures) -> &'static str {
    match (agreement.kappa, agreement.no_kappa) {
        (Some(kappa), _) => strength_words(Strength::of_hundredths(kappa.linear.hundredths())),
        (None, Some(NoKappa::NoPairs)) => "Not graded by two",
        (None, Some(NoKappa::FewCases)) => "Too few cases",
        (None, Some(NoKappa::NoVariation)) => "All grades alike",
        (None, None) => "–",
    }
}

/// What a strength is called.
pub fn strength_words(strength: Strength) -> &'static str {
    match strength {
        Strength::Slight => "Slight",
        Strength::Fair => "Fair",
        Strength::Moderate => "Moderate",
        Strength::Substantial => "Substantial",
        Strength::AlmostPerfect => "Almost perfect",
    }
}

/// "0.82 (reliable)"; a dash where there is none.
pub fn alpha(found: Option<&AlphaFigures>) -> String {
    let Some(value) = found.and_then(|found| found.value) else { return "–".to_owned() };
    let reliance = match Reliance::of(f64::from(value)) {
        Reliance::None => "not reliable",
        Reliance::Tentative => "tentative",
        Reliance::Reliable => "reliable",
    };
    format!("{} ({reliance})", two_decimals(Some(value)))
}

/// "up 0.25 on average", "no change on average".
pub fn mean_shift(shift: &ShiftFigures) -> String {
    match shift.mean.map(Coefficient::hundredths) {
        None => "–".to_owned(),
        Some(0) if shift.raised + shift.lowered == 0 => "None moved".to_owned(),
        Some(0) => "As far up as down".to_owned(),
        Some(1..) => format!("Up {}", two_decimals(shift.mean)),
        Some(..=-1) => format!("Down {}", two_decimals(shift.mean).trim_start_matches('−')),
    }
}

/// "Team manager, then quality officer", or how many pairs are put together.
pub fn roles(figures: &RolesFigures) -> String {
    match figures.roles.as_slice() {
        [first, second] => format!("{first}, then {second}"),
        _ => format!("{} pairs of roles together, as some have few cases", figures.pairs),
    }
}

/// What to beware of, in the order of the table.
pub fn warnings(figures: &ModerationFigures) -> Vec<String> {
    let titles = |wanted: NoKappa| -> Vec<&str> {
        let without = figures.subjects.iter().filter(|subject| subject.agreement.no_kappa == Some(wanted));
        without.map(short).collect()
    };
    let few = titles(NoKappa::FewCases);
    let alike = titles(NoKappa::NoVariation);
    let few = (!few.is_empty()).then(|| {
        let all = few.len() == figures.subjects.len();
        let of = if all { "any of them".to_owned() } else { list(&few) };
        format!("Fewer than {LEAST_CASES} cases were graded by both auditors, so kappa is not given for {of}. Look at the shares that agree.")
    });
    let alike = (!alike.is_empty())
        .then(|| format!("Both auditors gave one grade throughout, so agreement cannot be told from chance: {}.", list(&alike)));
    let prevailing = figures.subjects.iter().filter_map(prevailing);
    let few_for_alpha = figures.subjects.iter().any(|subject| subject.alpha.is_some_and(|alpha| alpha.cases < LEAST_CASES));
    let few_for_alpha =
        few_for_alpha.then(|| format!("Some alphas rest on fewer than {LEAST_CASES} cases, and may change much with one more."));
    few.into_iter().chain(alike).chain(prevailing).chain(few_for_alpha).collect()
}

/// Ids do not run into one another in a list, as titles with commas would.
fn short(subject: &SubjectFigures) -> &str {
    subject.domain.as_ref().map_or(subject.title.as_str(), |domain| domain.as_str())
}

fn prevailing(subject: &SubjectFigures) -> Option<String> {
    let prevalence = subject.agreement.prevalence.as_ref()?;
    Some(format!(
        "{}: kappa is low although the auditors agree, because {} of {} grades are “{}”. Look at the shares that agree.",
        subject.title, prevalence.share.x, prevalence.share.n, prevalence.label
    ))
}

/// What is left out, and why, a line for each reason.
pub fn left_out(figures: &ModerationFigures) -> Vec<String> {
    let whys = [WhyLeftOut::NotCompared, WhyLeftOut::SawFirst, WhyLeftOut::EarlierRevision, WhyLeftOut::NotAgreed];
    let of_whole = whys.into_iter().filter_map(|why| {
        let found: Vec<&str> = references(figures, |left| left.why == why);
        (!found.is_empty()).then(|| format!("{}: {}.", reason(why), list(&found)))
    });
    let of_subject = figures.subjects.iter().filter_map(|subject| {
        let found = references(figures, |left| left.why == WhyLeftOut::NoGrade && left.domain == subject.domain);
        (!found.is_empty()).then(|| format!("{}, {}: {}.", subject.title, reason(WhyLeftOut::NoGrade), list(&found)))
    });
    of_whole.chain(of_subject).collect()
}

fn references(figures: &ModerationFigures, is_meant: impl Fn(&LeftOut) -> bool) -> Vec<&str> {
    let mut found: Vec<&str> =
        figures.left_out.iter().filter(|left| is_meant(left)).map(|left| left.reference.as_str()).collect();
    found.sort_unstable();
    found
}

fn reason(why: WhyLeftOut) -> &'static str {
    match why {
        WhyLeftOut::NotCompared => "The second auditor is still grading",
        WhyLeftOut::SawFirst => "The second auditor had seen the first grades, so it is in no agreement",
        WhyLeftOut::EarlierRevision => "An earlier revision was moderated",
        WhyLeftOut::NotAgreed => "Both have graded and have not agreed yet, so it is in no shift",
        WhyLeftOut::NoGrade => "no grade by one of the two auditors",
    }
}
