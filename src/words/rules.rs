//! Grades by rules, in sentences: what a grade rests on, and what stands between it and the next.

use super::figures::{count, list};
use super::grade_names::grade_label;
use super::level_names::LevelNames;
use crate::grading::DomainGrade;
use crate::grading::counts::{AnswerCounts, Scored};
use crate::grading::needs::{ByRules, HeldNeed};
use crate::grading::next::NextGrade;
use crate::model::needs::{CountOf, Need};
use crate::model::questionnaire::{Question, Questionnaire};

/// How a grade came about: "Good: 9 of 10 answers are “In place” or better, every key question is, too."
pub fn reached(questionnaire: &Questionnaire, by_rules: &ByRules, counts: &AnswerCounts) -> String {
    let words = Words::of(questionnaire, counts);
    let grade = grade_label(questionnaire, &by_rules.reached.grade);
    let mut facts: Vec<String> = Vec::new();
    for held in &by_rules.reached.needs {
        // Two needs may count the same.
        facts.extend(words.fact(held, counts).filter(|fact| !facts.contains(fact)));
    }
    match (facts.is_empty(), &by_rules.next) {
        (false, _) => format!("{grade}: {}.", facts.join("; ")),
        (true, Some(next)) => {
            let missing = next.needs.iter().filter(|held| held.short > 0).map(|held| words.why_not(held, counts));
            let missing: Vec<String> = missing.collect();
            format!("{grade}: {}.", missing.join("; "))
        }
        (true, None) => format!("{grade}: nothing in particular is needed for it."),
    }
}

/// What the next grade still takes: "For Good it takes 2 more answers “In place” or better (6 of 10 are) …"
pub fn still_needed(questionnaire: &Questionnaire, next: &NextGrade<'_>, counts: &AnswerCounts) -> String {
    let words = Words::of(questionnaire, counts);
    let missing: Vec<String> = next.unmet.iter().map(|held| words.shortage(held, counts)).collect();
    let label = grade_label(questionnaire, next.grade);
    format!("For {label} it takes {}.", joined(&missing))
}

/// The grade of a domain as it is named beside others: "S3 Listening to children: Inadequate".
pub fn domain_line(questionnaire: &Questionnaire, domain: &DomainGrade) -> String {
    let title = questionnaire.domain(&domain.domain).map_or("", |known| known.title.as_str());
    let grade = super::grade_names::outcome(questionnaire, &domain.outcome);
    format!("{} {title}: {grade}", domain.domain)
}

/// A question that would have to be answered better, with what is said to it now.
pub fn question_line(questionnaire: &Questionnaire, one: &Scored, now: &str) -> String {
    let text = questionnaire.question(&one.question).map_or("", |question| question.text.as_str());
    let key = if one.is_key { " (key question)" } else { "" };
    let now = match one.attainment {
        // What does not apply is said with its reason.
        None => "“Not applicable” now".to_owned(),
        Some(_) => format!("“{}” now", super::said::own_words(now)),
    };
    format!("{} {text}{key}: {now}", one.question)
}

/// What an action for a question begins with: "Get to “In place”: Does …?"
pub fn action_begun(questionnaire: &Questionnaire, question: &Question) -> String {
    let scale = questionnaire.graded_on(question);
    let good = scale.and_then(|scale| scale.label(scale.good_from.as_str()));
    good.map_or_else(|| question.text.clone(), |good| format!("Get to “{good}”: {}", question.text))
}

fn joined(parts: &[String]) -> String {
    match parts {
        [one, other] => format!("{one}, and {other}"),
        parts => parts.join("; "),
    }
}

/// Sentences about the answers to some questions.
struct Words<'q> {
    questionnaire: &'q Questionnaire,
    names: LevelNames,
}

impl<'q> Words<'q> {
    fn of(questionnaire: &'q Questionnaire, counts: &AnswerCounts) -> Self {
        let questions = counts.scored.iter().filter_map(|one| questionnaire.question(&one.question));
        Self { questionnaire, names: LevelNames::of(questionnaire, questions) }
    }

    /// What stands, of a need that is met; nothing where it asks nothing here.
    fn fact(&self, held: &HeldNeed, counts: &AnswerCounts) -> Option<String> {
        let HeldNeed { need, count: n, of, .. } = held;
        if need.where_fewer_than.is_some_and(|fewer| *of >= fewer as usize) {
            return None;
        }
        Some(match &need.count {
            CountOf::Met => format!("{n} of {} {} {}", count(*of, "answer"), are(*n), self.names.good),
            CountOf::Shown => format!("{n} of {of} {} {} with evidence named", are(*n), self.names.highest),
            CountOf::Gaps => self.gaps(*n, *of),
            CountOf::KeyShort if *of == 0 => return None,
            CountOf::KeyShort if *n == 0 => format!("every key question is {}", self.names.good),
            CountOf::KeyShort => format!("{} not {} ({})", key(*n), self.names.good, self.named(counts, Scored::is_key_short)),
            CountOf::KeyGaps if *of == 0 => return None,
            CountOf::KeyGaps if *n == 0 => "no key question is missing".to_owned(),
            CountOf::KeyGaps => format!("{} missing ({})", key(*n), self.named(counts, Scored::is_key_gap)),
            CountOf::DomainsAtOrAbove(grade) => {
                let grade = grade_label(self.questionnaire, grade);
                format!("{n} of {} {} {grade} or better", count(*of, "graded domain"), are(*n))
            }
            CountOf::DomainsAtOrBelow(grade) => {
                let grade = grade_label(self.questionnaire, grade);
                if *n == 0 { format!("no domain is {grade}") } else { format!("{} {} {grade}", count(*n, "domain"), are(*n)) }
            }
        })
    }

    /// Why a need is not met: what stands, and what there may be.
    fn why_not(&self, held: &HeldNeed, counts: &AnswerCounts) -> String {
        let fact = self.fact(held, counts).unwrap_or_default();
        match bound(&held.need) {
            Some(bound) => format!("{fact}, and {bound}"),
            None => fact,
        }
    }

    fn gaps(&self, n: usize, of: usize) -> String {
        match n {
            0 => format!("no answer is {}", self.names.gap),
            n => format!("{n} of {} {} {}", count(of, "answer"), are(n), self.names.gap),
        }
    }

    /// What is missing for a need, and how much of it there is.
    fn shortage(&self, held: &HeldNeed, counts: &AnswerCounts) -> String {
        let HeldNeed { need, count: n, of, short } = held;
        let more = |what: &str, rest: &str| format!("{} {rest} ({n} of {of} {} now)", more(*short, what), are(*n));
        match &need.count {
            CountOf::Met => more("answer", &self.names.good),
            CountOf::Shown => more("answer", &format!("{} with evidence named", self.names.highest)),
            CountOf::Gaps => format!("{short} fewer {} ({n} now)", self.names.gap),
            CountOf::KeyShort => {
                format!("every key question {} ({} not)", self.names.good, self.named_are(counts, Scored::is_key_short))
            }
            CountOf::KeyGaps => {
                let one = if *short == 1 { "question" } else { "questions" };
                format!("{short} fewer key {one} missing ({} now)", self.named_are(counts, Scored::is_key_gap))
            }
            CountOf::DomainsAtOrAbove(grade) => more("domain", &format!("{} or better", grade_label(self.questionnaire, grade))),
            CountOf::DomainsAtOrBelow(grade) => match need.at_most {
                Some(0) => format!("no domain {} ({n} {} now)", grade_label(self.questionnaire, grade), are(*n)),
                _ => format!("{short} fewer at {} ({n} now)", grade_label(self.questionnaire, grade)),
            },
        }
    }

    fn named(&self, counts: &AnswerCounts, is_meant: fn(&Scored) -> bool) -> String {
        let ids: Vec<String> = counts.scored.iter().filter(|one| is_meant(one)).map(|one| one.question.to_string()).collect();
        list(&ids)
    }

    fn named_are(&self, counts: &AnswerCounts, is_meant: fn(&Scored) -> bool) -> String {
        let many = counts.scored.iter().filter(|one| is_meant(one)).count();
        format!("{} {}", self.named(counts, is_meant), are(many))
    }
}

/// How much there may be at most, where a need says so.
fn bound(need: &Need) -> Option<String> {
    match (need.at_most, need.at_most_share) {
        (Some(most), _) => Some(format!("at most {most} may be")),
        (None, Some(most)) => Some(format!("at most {most}% may be")),
        (None, None) => None,
    }
}

fn key(n: usize) -> String {
    format!("{} {}", count(n, "key question"), are(n))
}

fn more(n: usize, one: &str) -> String {
    if n == 1 { format!("1 more {one}") } else { format!("{n} more {one}s") }
}

fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}
