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

/// How a grade came about: "Good: 9 of 10 answers are “In place” or better; every key question is “In place” or better."
pub fn reached(questionnaire: &Questionnaire, by_rules: &ByRules, counts: &AnswerCounts) -> String {
    let words = Words::of(questionnaire, counts);
    let grade = grade_label(questionnaire, &by_rules.reached.grade);
    let is_lowest = by_rules.reached.needs.is_empty();
    let facts = match &by_rules.next {
        // Why it is no better is all that there is to say.
        Some(next) if is_lowest => words.why_not(&next.needs, counts),
        next => words.facts(&by_rules.reached.needs, next.as_ref().map(|next| next.needs.as_slice()), counts),
    };
    format!("{grade}: {}.", facts.join("; "))
}

/// What the next grade still takes: "For Good it takes 2 more answers “In place” or better (6 of 10 are) …"
pub fn still_needed(questionnaire: &Questionnaire, next: &NextGrade<'_>, counts: &AnswerCounts) -> String {
    let words = Words::of(questionnaire, counts);
    let missing: Vec<String> = strictest(next.unmet.iter().copied()).map(|held| words.shortage(held, counts)).collect();
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
    format!("{} {text}{key} – {now}", one.question)
}

/// What an action for a question begins with: "Get to “In place”: Does …?"
pub fn action_begun(questionnaire: &Questionnaire, question: &Question) -> String {
    let scale = questionnaire.graded_on(question);
    let good = scale.and_then(|scale| scale.label(scale.good_from.as_str())).filter(|_| !question.is_scored_number());
    good.map_or_else(|| format!("Improve: {}", question.text), |good| format!("Get to “{good}”: {}", question.text))
}

/// Of needs that count the same only the one that is furthest from being met.
fn strictest<'h>(unmet: impl Iterator<Item = &'h HeldNeed> + Clone) -> impl Iterator<Item = &'h HeldNeed> {
    let all = unmet.clone();
    unmet
        .enumerate()
        .filter(move |(at, held)| {
            all.clone().enumerate().all(|(other_at, other)| {
                other.need.count != held.need.count || other.short < held.short || (other.short == held.short && other_at >= *at)
            })
        })
        .map(|(_, held)| held)
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

    /// What stands in the answers, and in the grades of the parts as far as this grade or the next looks at them.
    fn facts(&self, needs: &[HeldNeed], next: Option<&[HeldNeed]>, counts: &AnswerCounts) -> Vec<String> {
        let (met, of) = counts.count(&CountOf::Met, None);
        let (gaps, _) = counts.count(&CountOf::Gaps, None);
        let (short, keys) = counts.count(&CountOf::KeyShort, None);
        let mut facts = vec![format!("{met} of {} {} {}", count(of, "answer"), are(met), self.names.good)];
        let of_parts = needs.iter().chain(next.into_iter().flatten()).filter_map(|held| self.fact_of_parts(held));
        for fact in of_parts.collect::<Vec<_>>() {
            // This grade and the next may look at the same.
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts.extend(needs.iter().find(|held| held.need.count == CountOf::Shown).map(|held| self.shown(held)));
        if gaps > 0 {
            facts.push(self.gaps(gaps, of, counts));
        }
        match (keys, short) {
            (0, _) => {}
            (_, 0) => facts.push(format!("every key question is {}", self.names.good)),
            (_, short) => {
                facts.push(format!("{} not {} ({})", key(short), self.names.good, self.named(counts, Scored::is_key_short)))
            }
        }
        facts
    }

    fn shown(&self, held: &HeldNeed) -> String {
        format!("{} of {} {} {} with evidence named", held.count, held.of, are(held.count), self.names.highest)
    }

    fn fact_of_parts(&self, held: &HeldNeed) -> Option<String> {
        let n = held.count;
        match &held.need.count {
            CountOf::DomainsAtOrAbove(grade) => {
                Some(format!("{n} of {} {} {}", count(held.of, "graded part"), are(n), self.names.or_better(grade)))
            }
            CountOf::DomainsAtOrBelow(grade) if n > 0 => {
                Some(format!("{} {} {}", count(n, "part"), are(n), grade_label(self.questionnaire, grade)))
            }
            CountOf::DomainsAtOrBelow(_)
            | CountOf::Met
            | CountOf::Shown
            | CountOf::Gaps
            | CountOf::KeyShort
            | CountOf::KeyGaps => None,
        }
    }

    /// Why the needs of a grade are not met: what stands, and how much of it there may be.
    fn why_not(&self, needs: &[HeldNeed], counts: &AnswerCounts) -> Vec<String> {
        let unmet = needs.iter().filter(|held| held.short > 0);
        let fact = |held: &HeldNeed| match &held.need.count {
            CountOf::Met => format!("{} of {} {} {}", held.count, count(held.of, "answer"), are(held.count), self.names.good),
            CountOf::Shown => self.shown(held),
            CountOf::Gaps => self.gaps(held.count, held.of, counts),
            CountOf::KeyShort => {
                format!("{} not {} ({})", key(held.count), self.names.good, self.named(counts, Scored::is_key_short))
            }
            CountOf::KeyGaps => {
                format!("{} {} ({})", key(held.count), self.names.key_gap, self.named(counts, Scored::is_key_gap))
            }
            CountOf::DomainsAtOrAbove(_) | CountOf::DomainsAtOrBelow(_) => self.fact_of_parts(held).unwrap_or_default(),
        };
        let with_bound = |held: &HeldNeed| match bound(&held.need) {
            Some(bound) => format!("{}, and {bound}", fact(held)),
            None => fact(held),
        };
        strictest(unmet).map(with_bound).collect()
    }

    fn gaps(&self, n: usize, of: usize, counts: &AnswerCounts) -> String {
        let said = format!("{n} of {} {} {}", count(of, "answer"), are(n), self.names.gap);
        let is_among = counts.scored.iter().any(|one| one.attainment.is_none() && one.is_key_gap());
        if is_among { format!("{said}, with “Not applicable” to key questions") } else { said }
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
                format!("{short} fewer key {one} {} ({} now)", self.names.key_gap, self.named_are(counts, Scored::is_key_gap))
            }
            CountOf::DomainsAtOrAbove(grade) => more("graded part", &self.names.or_better(grade)),
            CountOf::DomainsAtOrBelow(grade) => match need.at_most {
                Some(0) => format!("no part {} ({n} {} now)", grade_label(self.questionnaire, grade), are(*n)),
                _ => format!("{short} of the {n} parts at {} to become better", grade_label(self.questionnaire, grade)),
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
