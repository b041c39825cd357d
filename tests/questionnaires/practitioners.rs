//! `practitioner-survey`: ten themes, who sees which, and the question that the tool marks.

use super::asked::{Asked, asked, can_be_passed_over, says};
use super::brief::Answered::{AnyOf, Levels, LongText, On, OneOf, YesNo};
use super::brief::{Brief, Scale, gives_to_choose_from};
use super::shipped::{Shipped, is_true, list, nothing_is_wrong, text};
use serde_json::{Value, json};

const CONFIDENCE: super::brief::Answered = On(Scale::Confidence);

const BRIEF: Brief = Brief {
    id: "practitioner-survey",
    scale: Scale::Agreement,
    domains: &[
        ("F01", 6, &[]),
        ("F02", 5, &[("1", CONFIDENCE), ("2", CONFIDENCE), ("3", CONFIDENCE), ("4", CONFIDENCE), ("5", CONFIDENCE)]),
        ("F03", 5, &[("1", YesNo), ("2a", On(Scale::Agreement)), ("5", LongText)]),
        ("F04", 6, &[("3", YesNo)]),
        ("F05", 5, &[("3", YesNo), ("5", AnyOf)]),
        ("F06", 4, &[("1a", YesNo)]),
        ("F07", 4, &[]),
        ("F08", 5, &[("1", YesNo), ("2", YesNo), ("3", YesNo), ("3", LongText), ("5", AnyOf)]),
        ("F09", 4, &[("1", YesNo), ("2", CONFIDENCE), ("3", OneOf), ("4", LongText)]),
        ("F10", 4, &[("2", YesNo), ("3", LongText), ("4a", Levels)]),
    ],
};

/// The roles of the brief, by a word in their label.
const ROLES: [&str; 5] = ["frontline", "manager", "admin", "volunteer", "trustee"];

/// Domains, or questions, that some roles see, and which of those roles do not.
const WHO: [(&str, &[&str], &[&str]); 10] = [
    ("F01", &ROLES, &[]),
    ("F02", &["frontline", "manager"], &["admin", "trustee"]),
    ("F04", &["frontline", "manager"], &["admin", "trustee"]),
    ("F06", &["frontline", "manager"], &["admin", "trustee"]),
    ("F07.1", &["frontline", "manager"], &["volunteer"]),
    ("F07.2", &["frontline", "manager"], &["volunteer"]),
    ("F07.3", &["frontline", "manager", "volunteer"], &[]),
    ("F07.4", &["frontline", "manager", "volunteer"], &[]),
    ("F08", &ROLES, &[]),
    ("F10", &ROLES, &[]),
];

#[test]
fn no_question_is_left_out_and_none_is_added() {
    BRIEF.has_every_question_and_no_other();
}

#[test]
fn each_question_is_answered_as_the_brief_says() {
    BRIEF.each_is_answered_as_it_says();
}

#[test]
fn lists_have_the_brief_s_choices() {
    let shipped = Shipped::read(BRIEF.id);
    gives_to_choose_from(&shipped, "F05.5", &["time", "space", "interpreter", "confidence", "travel", "something else"]);
    let learning = ["video", "discussion", "e-learning", "shadowing", "podcast", "briefing"];
    gives_to_choose_from(&shipped, "F08.5", &learning);
}

#[test]
fn the_first_page_asks_what_replies_are_grouped_by() {
    let shipped = Shipped::read(BRIEF.id);
    let fields: Vec<Value> = shipped.profile().iter().map(|field| json!([field["label"], shipped.choices(field)])).collect();
    let groups = ["sector|organisation|work for", "role", "time|long|year", "mainly|mostly", "area|borough"];
    let is_there = |words: &str| fields.iter().any(|field| words.split('|').any(|word| says(field, word)));
    let missing = groups.iter().filter(|words| !is_there(words)).map(|words| format!("nothing asks about {words}"));
    let roles = ROLES.iter().filter(|role| role_of(&shipped, role).is_none()).map(|role| format!("{role} is no role"));
    nothing_is_wrong(missing.chain(roles).collect());
}

/// The profile field of roles and the choice for one.
fn role_of<'a>(shipped: &'a Shipped, role: &str) -> Option<(&'a str, &'a str)> {
    let of_each = shipped.profile().iter().filter(|field| !is_true(field, "asked_once"));
    let field = of_each.into_iter().find(|field| {
        let choices = shipped.choices(field);
        ["manager", "volunteer"].iter().all(|role| choices.iter().any(|choice| says(&choice["label"], role)))
    })?;
    let choice = shipped.choices(field).iter().find(|choice| {
        let label = text(choice, "label").to_lowercase().replace("front-line", "frontline").replace("front line", "frontline");
        label.contains(role)
    })?;
    Some((text(field, "id"), text(choice, "id")))
}

#[test]
fn each_role_sees_what_is_for_it() {
    let shipped = Shipped::read(BRIEF.id);
    let mut wrong = Vec::new();
    for (name, see, do_not) in WHO {
        for (domain, question) in shipped.questions() {
            if name != text(domain, "id") && name != text(question, "id") {
                continue;
            }
            for role in see.iter().chain(do_not) {
                let found = role_of(&shipped, role).map(|role| asked(&shipped, domain, question, &[role]));
                let is_seen = found.is_some_and(|found| found != Asked::Never);
                if found.is_none() || is_seen != see.contains(role) {
                    wrong.push(format!("{} is asked of {role}: {found:?}", text(question, "id")));
                }
            }
        }
    }
    nothing_is_wrong(wrong);
}

#[test]
fn who_did_not_escalate_is_not_asked_how_it_went() {
    let shipped = Shipped::read(BRIEF.id);
    let question = shipped.question("F04.4");
    assert!(can_be_passed_over(&shipped, question));
    assert!(says(&question["shown_when"], "f04.3"), "it waits for F04.3");
}

#[test]
fn the_scenario_has_one_right_answer_and_says_why() {
    let shipped = Shipped::read(BRIEF.id);
    // One for each topic, of which a survey has one.
    let scenarios: Vec<&Value> = ["F09.3a", "F09.3b", "F09.3c"].iter().map(|id| shipped.question(id)).collect();
    for question in scenarios {
        has_one_right_answer(&shipped, question);
    }
}

/// Whether a condition waits for something else than "No" to a question.
fn is_hidden_after_no(condition: &Value, question: &str) -> bool {
    let not_no = json!({ "not": { "answer": question, "is": ["no"] } });
    *condition == not_no || list(condition, "all").contains(&not_no)
}

#[test]
fn who_never_heard_of_a_policy_is_asked_no_more_about_it() {
    let shipped = Shipped::read(BRIEF.id);
    for id in ["F09.2", "F09.3a", "F09.3b", "F09.3c", "F09.4"] {
        assert!(is_hidden_after_no(&shipped.question(id)["shown_when"], "F09.1"), "{id} is asked of who answers “No” to F09.1");
    }
}

#[test]
fn who_does_not_look_for_risk_can_say_that_it_is_not_their_job() {
    let shipped = Shipped::read(BRIEF.id);
    for id in ["F02.1", "F02.2", "F02.3", "F02.4", "F02.5", "F09.2"] {
        let ways_out = list(shipped.scale(shipped.question(id)), "unscored");
        assert!(ways_out.iter().any(|one| text(one, "id") == "not-my-job"), "{id}");
    }
}

#[test]
fn the_right_answer_about_bruising_names_its_source() {
    let shipped = Shipped::read(BRIEF.id);
    let question = shipped.question("F09.3a");
    assert!(text(&question["right"], "because").contains("NICE guideline CG89"));
    assert!(says(&question["basis"], "nice-child-maltreatment"));
}

fn has_one_right_answer(shipped: &Shipped, question: &Value) {
    let right = question.get("right").unwrap_or_else(|| panic!("it has no right answer"));
    assert!(shipped.choices(question).iter().any(|choice| text(choice, "id") == text(right, "choice")), "it can be chosen");
    assert!(text(right, "because").len() > 20, "it says why");
}
