//! What a questionnaire amounts to, as a page of text for the person who writes one.

use super::figures::count;
use crate::checks::questionnaire::reach::most_asked;
use crate::model::applies::{asks_domain, asks_question};
use crate::model::condition::Facts;
use crate::model::ids::{FieldId, ItemId, QuestionId};
use crate::model::meaning::Meaning;
use crate::model::questionnaire::{AnswerType, Kind, Question, Questionnaire};
use std::collections::BTreeSet;

/// Domains, questions, and how much each type of organisation is asked. A questionnaire with problems has no summary.
pub fn summary(questionnaire: &Questionnaire) -> String {
    let mut lines = vec![
        format!("{} ({}, edition {})", questionnaire.title, questionnaire.id, questionnaire.edition),
        format!("{}, guidance edition {}", kind(questionnaire.kind), questionnaire.guidance_edition),
        totals(questionnaire),
    ];
    let meant = questionnaire.unusual_ids().into_iter();
    lines.extend(meant.map(|(meaning, field)| format!("The field {field} means {meaning}")));
    lines.push("Questions in each part:".to_owned());
    for domain in &questionnaire.domains {
        let key = domain.questions.iter().filter(|question| question.key).count();
        let key = if key == 0 { String::new() } else { format!(", {key} key") };
        lines.push(format!("  {:<6} {:>3}{key}  {}", domain.id, domain.questions.len(), domain.title));
    }
    let types = questionnaire.field_meaning(Meaning::OrganisationType).and_then(|field| field.options.as_ref());
    let types = questionnaire.choices(types);
    if !types.is_empty() {
        lines.push("Questions asked of each type of organisation that says nothing else of itself, and at most:".to_owned());
    }
    for choice in types {
        let (first, most) = (asked_first(questionnaire, choice.id.as_str()), most_asked(questionnaire, choice.id.as_str()));
        lines.push(format!("  {:<4} {first:>3} {most:>3}  {}", choice.id, choice.label));
    }
    lines.join("\n") + "\n"
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::SelfAssessment => "A self-assessment",
        Kind::CaseAudit => "A case audit",
        Kind::Survey => "A survey",
    }
}

fn totals(questionnaire: &Questionnaire) -> String {
    let of = |is_one: &dyn Fn(&Question) -> bool| questionnaire.questions().filter(|question| is_one(question)).count();
    let items: BTreeSet<&ItemId> = questionnaire.questions().filter_map(|question| question.item.as_ref()).collect();
    format!(
        "{} with {}: {} answered by a level, {} by text, {} in other ways; {}, {} with an item",
        count(questionnaire.domains.len(), "part"),
        count(questionnaire.questions().count(), "question"),
        of(&|question| question.answer_type == AnswerType::Level),
        of(&|question| matches!(question.answer_type, AnswerType::ShortText | AnswerType::LongText)),
        of(&|question| { !matches!(question.answer_type, AnswerType::Level | AnswerType::ShortText | AnswerType::LongText) }),
        count(of(&|question| question.key), "key question"),
        items.len(),
    )
}

fn asked_first(questionnaire: &Questionnaire, organisation_type: &str) -> usize {
    let field = questionnaire.id_meaning(Meaning::OrganisationType);
    let facts = OnlyTheType { field, is: organisation_type };
    let asked = questionnaire.domains.iter().filter(|domain| asks_domain(domain, &facts));
    asked.map(|domain| domain.questions.iter().filter(|question| asks_question(question, &facts)).count()).sum()
}

/// An organisation that has said of which type it is and nothing else.
struct OnlyTheType<'t> {
    field: FieldId,
    is: &'t str,
}

impl Facts for OnlyTheType<'_> {
    fn given(&self, _: &QuestionId) -> Vec<String> {
        Vec::new()
    }

    fn profile(&self, field: &FieldId) -> Vec<String> {
        if *field == self.field { self.organisation_type() } else { Vec::new() }
    }

    fn organisation_type(&self) -> Vec<String> {
        vec![self.is.to_owned()]
    }
}
