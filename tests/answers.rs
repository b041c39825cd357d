//! What fits each type of question, what people type, and what the check before submission finds.

mod story;

use safeguarding_audit::checks::finding::Rule;
use safeguarding_audit::model::answer::AnswerProblem::{self, *};
use safeguarding_audit::model::answer::{AnswerValue, LONGEST_TEXT, OutOf, Response};
use safeguarding_audit::words::findings::answer_problem;
use serde_json::json;
use story::Story;
use story::definition::{Definition, profile, questionnaire};

/// One question of each type, named for it.
fn of_every_type() -> Definition {
    questionnaire().domain("D1", |d| {
        let d = d.level("level").asks("strict", "level").with("scale", json!("strict")).asks("yes-no", "yes-no");
        let d =
            d.asks("choice", "choice").with("options", json!("days")).asks("choices", "choices").with("options", json!("days"));
        ["number", "percentage", "n-of-m", "date", "short-text", "long-text"].into_iter().fold(d, |d, kind| d.asks(kind, kind))
    })
}

fn text(text: &str) -> AnswerValue {
    AnswerValue::Text(text.to_owned())
}

#[test]
fn each_type_takes_the_answers_that_fit_it_and_says_what_is_wrong_with_others() {
    let story = Story::with(of_every_type());
    #[track_caller]
    fn case(story: &Story, question: &str, value: AnswerValue, expected: Option<AnswerProblem>) {
        let mut story = story.clone();
        story.record.answers.entry(question.into()).or_default().response = Some(Response::Given(value));
        assert_eq!(story.problem_with(question), expected, "{question}");
    }
    let many = |ids: &[&str]| AnswerValue::Many(ids.iter().map(|id| (*id).to_owned()).collect());
    let (number, out_of) = (AnswerValue::Number, |n, of| AnswerValue::OutOf(OutOf { n, of }));
    case(&story, "level", text("in-place"), None);
    case(&story, "level", text("superb"), Some(UnknownLevel("superb".to_owned())));
    case(&story, "level", number(2.0), Some(WrongShape));
    case(&story, "yes-no", text("yes"), None);
    case(&story, "yes-no", text("no"), None);
    case(&story, "yes-no", text("Yes"), Some(UnknownChoice("Yes".to_owned())));
    case(&story, "yes-no", many(&["yes"]), Some(WrongShape));
    case(&story, "choice", text("mon"), None);
    case(&story, "choice", text("sun"), Some(UnknownChoice("sun".to_owned())));
    case(&story, "choice", many(&["mon"]), Some(WrongShape));
    case(&story, "choices", many(&["mon", "wed"]), None);
    case(&story, "choices", many(&["mon", "sun"]), Some(UnknownChoice("sun".to_owned())));
    case(&story, "choices", text("mon"), Some(WrongShape));
    case(&story, "number", number(0.0), None);
    case(&story, "number", number(7.5), None);
    case(&story, "number", number(-1.0), Some(NotANumber("-1".to_owned())));
    case(&story, "number", out_of(1, 2), Some(WrongShape));
    case(&story, "percentage", number(0.0), None);
    case(&story, "percentage", number(100.0), None);
    case(&story, "percentage", number(100.1), Some(NotAPercentage("100.1".to_owned())));
    case(&story, "percentage", many(&[]), Some(WrongShape));
    case(&story, "n-of-m", out_of(0, 0), None);
    case(&story, "n-of-m", out_of(5, 5), None);
    case(&story, "n-of-m", out_of(6, 5), Some(NotAShare("6 of 5".to_owned())));
    case(&story, "n-of-m", number(5.0), Some(WrongShape));
    case(&story, "date", text("2027-01-31"), None);
    case(&story, "date", text("2027-02-29"), Some(NotADate("2027-02-29".to_owned())));
    case(&story, "date", text("31/1/2027"), Some(NotADate("31/1/2027".to_owned())));
    case(&story, "date", number(2027.0), Some(WrongShape));
    case(&story, "short-text", text("é".repeat(LONGEST_TEXT).as_str()), None);
    case(&story, "long-text", text("é".repeat(LONGEST_TEXT + 1).as_str()), Some(TooLong(LONGEST_TEXT + 1)));
    case(&story, "long-text", many(&["a"]), Some(WrongShape));
}

#[test]
fn not_applicable_needs_a_reason_and_both_it_and_dont_know_a_scale_that_offers_them() {
    let mut story = Story::with(of_every_type());
    story.says_not_applicable("level", "We see no children.");
    assert_eq!(story.problem_with("level"), None);
    story.says_not_applicable("level", " \n");
    assert_eq!(story.problem_with("level"), Some(NoReason));
    story.does_not_know("level");
    assert_eq!(story.problem_with("level"), None);
    for question in ["strict", "yes-no", "number", "long-text"] {
        story.says_not_applicable(question, "A reason");
        assert_eq!(story.problem_with(question), Some(NotOffered), "{question}");
        story.does_not_know(question);
        assert_eq!(story.problem_with(question), Some(NotOffered), "{question}");
    }
}

/// What becomes of typed text.
#[track_caller]
fn typed(question: &str, typed: &str, expected: Option<AnswerValue>) {
    let mut story = Story::with(of_every_type());
    story.types(question, typed);
    let response = story.record.answers[&question.into()].response.clone();
    assert_eq!(response, expected.map(Response::Given), "“{typed}” for {question}");
}

#[test]
fn numbers_are_read_as_people_type_them() {
    typed("number", "12", Some(AnswerValue::Number(12.0)));
    typed("number", " 7.5 ", Some(AnswerValue::Number(7.5)));
    typed("number", "1,200", Some(AnswerValue::Number(1_200.0)));
    typed("percentage", "85 %", Some(AnswerValue::Number(85.0)));
    typed("percentage", "85%", Some(AnswerValue::Number(85.0)));
    typed("n-of-m", "3 of 5", Some(AnswerValue::OutOf(OutOf { n: 3, of: 5 })));
    typed("date", "31/1/2027", Some(text("2027-01-31")));
}

#[test]
fn a_comma_that_does_not_part_thousands_is_not_read_as_if_it_did() {
    typed("percentage", "7,5", Some(text("7,5")));
    typed("number", "1,20", Some(text("1,20")));
}

#[test]
fn what_cannot_be_read_is_kept_as_it_was_typed_and_reported() {
    for (question, words) in [
        ("number", "about 12"),
        ("number", "-3"),
        ("number", "1.2.3"),
        ("percentage", "most"),
        ("n-of-m", "3/5"),
        ("date", "31/2/2027"),
    ] {
        typed(question, words, Some(text(words)));
        let mut story = Story::with(of_every_type());
        story.types(question, words);
        let problem = story.problem_with(question).unwrap_or_else(|| panic!("“{words}” fits {question}"));
        assert!(!problem.is_foreign(), "a slip is no reason to refuse a file");
        assert!(answer_problem(&problem).contains(words), "the sentence names what was typed: {}", answer_problem(&problem));
    }
}

#[test]
fn nothing_typed_is_no_answer_and_text_is_kept_to_the_letter() {
    for question in ["number", "percentage", "n-of-m", "date", "short-text", "long-text"] {
        typed(question, "", None);
    }
    typed("long-text", " two\n lines ", Some(text(" two\n lines ")));
}

#[test]
fn a_required_text_of_spaces_is_not_answered() {
    let mut story = complete(|d| d.asks("D1.1", "long-text").required());
    story.types("D1.1", "  ");
    assert_eq!(story.findings(), [("D1.1".to_owned(), Rule::Unanswered)]);
}

#[test]
fn a_required_list_with_nothing_ticked_is_not_answered() {
    let mut story = complete(|d| d.asks("D1.1", "choices").with("options", json!("days")).required());
    story.ticks("D1.1", &[]);
    assert_eq!(story.findings(), [("D1.1".to_owned(), Rule::Unanswered)]);
}

/// An organisation that has said all it must of itself.
fn complete(write: impl FnOnce(story::definition::DomainDefinition) -> story::definition::DomainDefinition) -> Story {
    let mut story = Story::with(questionnaire().domain("D1", write));
    story.tells("organisation-name", "Applewick School");
    story.organisation_is("SCH");
    story
}

#[test]
fn findings_come_all_at_once_in_reading_order() {
    let definition = questionnaire()
        .domain("D1", |d| d.level("D1.1").level("D1.2").shown_when(profile("commissions", "yes")).asks("D1.3", "number"))
        .domain("D2", |d| d.level("D2.1").key().with("evidence", json!("expected")).level("D2.2").key());
    let mut story = Story::with(definition);
    story.organisation_is("MARS");
    story.types("D1.3", "a dozen");
    story.answers("D2.1", "in-place");
    story.does_not_know("D2.2");
    story.plans("action-1", "D1.1", " ", "");
    story.plans("action-2", "D1.1", "Head teacher", "next week");
    let expected = [
        ("organisation-name", Rule::Unanswered),
        ("organisation-type", Rule::DoesNotFit(UnknownChoice("MARS".to_owned()))),
        ("commissions", Rule::RoutingUnanswered),
        ("D1.1", Rule::Unanswered),
        ("D1.3", Rule::DoesNotFit(NotANumber("a dozen".to_owned()))),
        ("D2.1", Rule::NoEvidence),
        ("D2.2", Rule::Unknown),
        ("D2.2", Rule::GapWithoutAction),
        ("action-1", Rule::NoOwner),
        ("action-1", Rule::NoDueDate),
        ("action-2", Rule::DueDateUnreadable("next week".to_owned())),
    ];
    assert_eq!(story.findings(), expected.map(|(place, rule)| (place.to_owned(), rule)));
}

#[test]
fn only_what_is_missing_or_does_not_fit_stands_against_submitting() {
    let mut story = complete(|d| d.level("D1.1").key().with("evidence", json!("expected")).asks("D1.2", "number"));
    assert!(!story.can_submit(), "a level is required");
    story.does_not_know("D1.1");
    story.plans("action-1", "D1.1", "", "");
    assert_eq!(story.findings().len(), 3);
    assert!(story.can_submit());
    story.types("D1.2", "a dozen");
    assert!(!story.can_submit(), "a slip must be put right");
}

#[test]
fn a_gap_in_a_key_question_asks_for_an_action_and_a_good_answer_for_evidence() {
    let mut story = complete(|d| d.level("D1.1").key().with("evidence", json!("expected")));
    story.answers("D1.1", "not-in-place");
    assert_eq!(story.findings(), [("D1.1".to_owned(), Rule::GapWithoutAction)]);
    story.plans("action-1", "D1.1", "Head teacher", "2027-01-31");
    assert_eq!(story.findings(), []);
    story.answers("D1.1", "in-place");
    assert_eq!(story.findings(), [("D1.1".to_owned(), Rule::NoEvidence)]);
    story.shows_evidence("D1.1", "Policy, on the shared drive");
    assert_eq!(story.findings(), []);
}
