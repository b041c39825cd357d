//! What each grade takes, in sentences, for whoever wants to know before answering.

use super::grade_names::grade_label;
use super::level_names::LevelNames;
use crate::model::grading_rules::{Method, MethodRule};
use crate::model::needs::{CountOf, Need};
use crate::model::questionnaire::Questionnaire;

/// A grade with what it takes: "Good" and a sentence for each need.
pub type GradeInWords = (String, Vec<String>);

/// What each grade of a domain takes, the best first; nothing where domains are not graded by rules.
pub fn of_domains(questionnaire: &Questionnaire) -> Vec<GradeInWords> {
    grades(questionnaire, &questionnaire.grading.domain)
}

/// What each overall grade takes, likewise.
pub fn of_the_whole(questionnaire: &Questionnaire) -> Vec<GradeInWords> {
    grades(questionnaire, &questionnaire.grading.overall)
}

fn grades(questionnaire: &Questionnaire, rule: &MethodRule) -> Vec<GradeInWords> {
    if rule.method != Method::Rules {
        return Vec::new();
    }
    let names = LevelNames::of(questionnaire, questionnaire.questions());
    let value = |one: &crate::model::needs::Requirement| {
        questionnaire.grade_scale().and_then(|scale| scale.level(&one.grade)).map(|level| level.value)
    };
    let mut requirements: Vec<_> = rule.requirements.iter().collect();
    requirements.sort_by_key(|one| std::cmp::Reverse(value(one)));
    let in_words = |one: &&crate::model::needs::Requirement| {
        let needs = one.needs.iter().map(|need| sentence(questionnaire, &names, need)).collect();
        (grade_label(questionnaire, &one.grade), needs)
    };
    requirements.iter().map(in_words).collect()
}

fn sentence(questionnaire: &Questionnaire, names: &LevelNames, need: &Need) -> String {
    let part = |grade| grade_label(questionnaire, grade);
    let said = match &need.count {
        CountOf::Met => amount(need, "answer", &names.good),
        CountOf::Shown => amount(need, "answer", &format!("{}, with evidence named", names.highest)),
        CountOf::Gaps => amount(need, "answer", &names.gap),
        CountOf::KeyShort => match need.at_most {
            Some(0) => format!("every key question is {}", names.good),
            _ => amount(need, "key question", &format!("not {}", names.good)),
        },
        CountOf::KeyGaps => amount(need, "key question", &names.key_gap),
        CountOf::DomainsAtOrAbove(grade) => amount(need, "graded part", &names.or_better(grade)),
        CountOf::DomainsAtOrBelow(grade) => amount(need, "graded part", &part(grade)),
    };
    match need.where_fewer_than {
        Some(fewer) => format!("{said}, in a part of fewer than {fewer} answers"),
        None => said,
    }
}

/// "at least 80% of the answers, or all but 1, are …"
fn amount(need: &Need, one: &str, what: &str) -> String {
    let at_least = need.at_least.map(|share| format!("at least {share}% of the {one}s"));
    let all_but = need.all_but.map(|but| match (but, &at_least) {
        (0, _) => format!("every {one}"),
        (but, Some(_)) => format!("(or all but {but})"),
        (but, None) => format!("all but {but} of the {one}s"),
    });
    let at_most = need.at_most.map(|most| match most {
        0 => format!("no {one}"),
        1 => format!("at most 1 {one}"),
        most => format!("at most {most} {one}s"),
    });
    let at_most_share = need.at_most_share.map(|share| format!("at most {share}% of the {one}s"));
    let enough: Vec<String> = at_least.into_iter().chain(all_but).collect();
    let bounds: Vec<String> =
        Some(enough.join(" ")).filter(|said| !said.is_empty()).into_iter().chain(at_most).chain(at_most_share).collect();
    let is_one =
        bounds.len() == 1 && bounds.iter().all(|bound| ["every ", "no ", "at most 1 "].iter().any(|one| bound.starts_with(one)));
    format!("{} {} {what}", bounds.join(" and "), if is_one { "is" } else { "are" })
}
