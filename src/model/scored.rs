//! Which level an answer stands for when it is graded: the one that was chosen, or the one that a number reaches.

use super::answer::{AnswerValue, Response};
use super::grading_rules::Method;
use super::question::LevelFrom;
use super::questionnaire::{AnswerType, Question, Questionnaire};
use super::scale::{Level, Scale};

impl Questionnaire {
    /// The scale that a question is graded on; none where it is not graded.
    pub fn graded_on(&self, question: &Question) -> Option<&Scale> {
        question.scale.as_ref().filter(|_| question.is_graded()).and_then(|id| self.scale(id))
    }

    /// Whether "Not applicable" counts as a gap: to a key question that applies to everybody, where grades go by rules.
    pub fn not_applicable_is_gap(&self, question: &Question) -> bool {
        question.key && !question.may_not_apply && self.grading.domain.method == Method::Rules
    }

    /// The level that an answer stands for. None for "Not applicable", for "Don't know", for an answer beside the levels, and
    /// for "0 of 0", which is no share.
    pub fn level_reached(&self, question: &Question, response: &Response) -> Option<&Level> {
        let scale = self.graded_on(question)?;
        if question.answer_type == AnswerType::Level {
            return scale.level(&response.level()?);
        }
        let reaches = |from: f64| match response {
            Response::Given(AnswerValue::Number(number)) => Some(*number >= from),
            Response::Given(AnswerValue::OutOf(share)) => {
                (share.of > 0).then_some(share.n as f64 * 100.0 >= from * share.of as f64)
            }
            Response::Given(AnswerValue::Text(_) | AnswerValue::Many(_) | AnswerValue::Rows(_))
            | Response::NotApplicable(_)
            | Response::DontKnow => None,
        };
        // Whether there is anything to compare does not depend on the bound.
        reaches(0.0)?;
        let reached = question.levels_from.iter().filter(|one| reaches(one.from) == Some(true));
        reached
            .filter_map(|one: &LevelFrom| scale.level(&one.level))
            .max_by_key(|level| level.value)
            .or_else(|| scale.lowest_level())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::answer::OutOf;
    use serde_json::json;

    fn questionnaire(answer_type: &str) -> Questionnaire {
        let read = serde_json::from_value(json!({
            "format": "safeguarding-audit/questionnaire", "version": 1, "id": "q", "edition": "1", "title": "Q",
            "kind": "self-assessment", "guidance_edition": "G", "purpose": "P", "reference_prefix": "Q", "profile": [],
            "scales": [{ "id": "s", "good_from": "yes", "levels": [
                { "id": "yes", "label": "Yes", "value": 2 }, { "id": "partly", "label": "Partly", "value": 1 },
                { "id": "no", "label": "No", "value": 0 } ] }],
            "domains": [{ "id": "D", "title": "D", "questions": [{ "id": "D1", "text": "?", "type": answer_type, "scale": "s",
                "levels_from": [{ "from": 75, "level": "partly" }, { "from": 90, "level": "yes" }] }] }]
        }));
        read.expect("it is a questionnaire")
    }

    fn level(answer_type: &str, value: AnswerValue) -> Option<String> {
        let questionnaire = questionnaire(answer_type);
        let question = questionnaire.questions().next().expect("there is one");
        questionnaire.level_reached(question, &Response::Given(value)).map(|level| level.id.to_string())
    }

    #[test]
    fn a_number_reaches_the_level_it_is_not_below() {
        for (number, reached) in [(100.0, "yes"), (90.0, "yes"), (89.9, "partly"), (75.0, "partly"), (74.9, "no"), (0.0, "no")] {
            assert_eq!(level("percentage", AnswerValue::Number(number)).as_deref(), Some(reached), "{number}");
        }
    }

    #[test]
    fn so_many_of_so_many_are_taken_as_per_cent_without_rounding() {
        for (n, of, reached) in [(9, 10, "yes"), (899, 1_000, "partly"), (3, 4, "partly"), (2, 3, "no"), (0, 5, "no")] {
            assert_eq!(level("n-of-m", AnswerValue::OutOf(OutOf { n, of })).as_deref(), Some(reached), "{n} of {of}");
        }
        assert_eq!(level("n-of-m", AnswerValue::OutOf(OutOf { n: 0, of: 0 })), None, "of nothing there is no share");
    }

    #[test]
    fn a_text_is_no_number() {
        assert_eq!(level("percentage", AnswerValue::Text("yes".to_owned())), None);
        assert_eq!(level("level", AnswerValue::Text("yes".to_owned())).as_deref(), Some("yes"));
    }
}
