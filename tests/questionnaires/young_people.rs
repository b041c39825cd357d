//! The three questionnaires for young people, by age, and the one for parents and carers.

use super::asked::{Asked, asked, can_be_passed_over, says};
use super::brief::Answered::{self, AnyOf, Either, LongText, NotAsked, On, OneOf};
use super::brief::{Brief, Domain, Scale, gives_to_choose_from};
use super::shipped::{Shipped, is_true, list, text};
use serde_json::{Value, json};

/// Where a question took the place of one that did not read: the brief's number with a letter.
const REWORDED: Answered = On(Scale::YesSortOfNo);

const FROM_5: Brief = Brief {
    id: "young-people-5-8",
    scale: Scale::Faces,
    domains: &[("Y0", 5, &[("1", Either(&[OneOf, AnyOf])), ("5a", REWORDED)])],
};

const FEELING_SAFE: Domain = ("Y01", 6, &[("5", AnyOf), ("6", LongText)]);
const PEOPLE_WHO_HELP: Domain = ("Y02", 4, &[("2a", REWORDED)]);
const LISTENED_TO: Domain = ("Y03", 5, &[]);
const FAIRNESS: Domain = ("Y04", 4, &[]);
const AREA: Domain = ("Y07", 4, &[("3", AnyOf), ("4", LongText)]);
const YOU_SAID: Domain = ("Y08", 4, &[("1a", REWORDED), ("3", AnyOf), ("4", LongText)]);

/// Without Y06, which is for 12 and older, and without Y05.3, which only they are asked.
const FROM_8: Brief = Brief {
    id: "young-people-8-11",
    scale: Scale::YesSortOfNo,
    domains: &[
        FEELING_SAFE,
        PEOPLE_WHO_HELP,
        LISTENED_TO,
        FAIRNESS,
        ("Y05", 5, &[("3", NotAsked), ("5a", REWORDED), ("5b", REWORDED)]),
        AREA,
        YOU_SAID,
    ],
};

const FROM_12: Brief = Brief {
    id: "young-people-12-plus",
    scale: Scale::YesSortOfNo,
    domains: &[
        FEELING_SAFE,
        PEOPLE_WHO_HELP,
        LISTENED_TO,
        FAIRNESS,
        ("Y05", 5, &[("5a", REWORDED), ("5b", REWORDED)]),
        ("Y06", 4, &[("4", LongText)]),
        AREA,
        YOU_SAID,
    ],
};

const PARENTS: Brief = Brief {
    id: "parents-and-carers",
    scale: Scale::YesSortOfNo,
    domains: &[("PC", 6, &[("2a", REWORDED), ("3a", REWORDED), ("5", LongText)])],
};

#[test]
fn no_question_is_left_out_and_none_is_added() {
    FROM_5.has_every_question_and_no_other();
    FROM_8.has_every_question_and_no_other();
    FROM_12.has_every_question_and_no_other();
    PARENTS.has_every_question_and_no_other();
}

#[test]
fn each_question_is_answered_as_the_brief_says() {
    FROM_5.each_is_answered_as_it_says();
    FROM_8.each_is_answered_as_it_says();
    FROM_12.each_is_answered_as_it_says();
    PARENTS.each_is_answered_as_it_says();
}

#[test]
fn the_youngest_choose_a_picture_of_who_helps_them_and_see_everything_large() {
    let shipped = Shipped::read(FROM_5.id);
    let choices = shipped.choices(shipped.question("Y0.1"));
    assert!(choices.len() > 2, "there is somebody to choose");
    for choice in choices {
        assert!(!text(choice, "picture").is_empty(), "{} has no picture", text(choice, "id"));
    }
    assert!(is_true(&shipped.json, "large"));
}

#[test]
fn lists_have_the_brief_s_choices() {
    let shipped = Shipped::read(FROM_12.id);
    let places = ["home", "school", "journey", "park", "street", "online", "nowhere", "rather not say"];
    gives_to_choose_from(&shipped, "Y01.5", &places);
    let worries =
        ["knife", "gang", "bullying", "mental", "drugs", "racism", "online", "money", "climate", "listened", "something else"];
    gives_to_choose_from(&shipped, "Y07.3", &worries);
    gives_to_choose_from(&shipped, "Y08.3", &["assembly", "social media", "email", "poster", "video", "youth"]);
    let for_children = Shipped::read(FROM_8.id);
    for question in ["Y01.5", "Y07.3", "Y08.3"] {
        assert!(for_children.choices(for_children.question(question)).len() > 3, "{question} has no choices for children");
    }
}

#[test]
fn of_their_worries_they_pick_three() {
    for brief in [FROM_8, FROM_12] {
        assert_eq!(Shipped::read(brief.id).question("Y07.3").get("most"), Some(&json!(3)), "{}", brief.id);
    }
}

#[test]
fn who_had_no_worker_or_no_help_passes_over_how_it_was() {
    for (brief, questions) in [(FROM_8, vec!["Y03.4"]), (FROM_12, vec!["Y03.4", "Y06.3"])] {
        let shipped = Shipped::read(brief.id);
        for question in questions {
            assert!(can_be_passed_over(&shipped, shipped.question(question)), "{}: {question}", brief.id);
        }
    }
}

#[test]
fn children_are_told_where_help_is() {
    for brief in [FROM_5, FROM_8, FROM_12] {
        let shipped = Shipped::read(brief.id);
        let introduction: &Value = &shipped.json["introduction"];
        assert!(says(introduction, "999") && says(introduction, "0800 1111"), "{} names no help", brief.id);
    }
}

/// The ids of what is offered beside the levels of a question's scale.
fn ways_out<'a>(shipped: &'a Shipped, question: &str) -> Vec<&'a str> {
    list(shipped.scale(shipped.question(question)), "unscored").iter().map(|one| text(one, "id")).collect()
}

#[test]
fn the_youngest_may_say_of_every_place_that_they_do_not_want_to_say() {
    let shipped = Shipped::read(FROM_5.id);
    for question in ["Y0.2", "Y0.3", "Y0.4", "Y0.5a"] {
        assert!(ways_out(&shipped, question).contains(&"dont-want-to-say"), "{question}");
    }
}

#[test]
fn a_child_who_goes_to_no_school_can_say_so() {
    for (brief, questions) in
        [(FROM_5, vec!["Y0.2"]), (FROM_8, vec!["Y01.2", "Y01.3", "Y04.4"]), (FROM_12, vec!["Y01.2", "Y01.3", "Y04.4"])]
    {
        let shipped = Shipped::read(brief.id);
        for question in questions {
            assert!(ways_out(&shipped, question).contains(&"not-at-school"), "{}: {question}", brief.id);
        }
    }
}

#[test]
fn how_home_feels_is_not_asked_at_home_where_a_parent_reads_it_out() {
    let shipped = Shipped::read(FROM_5.id);
    let (domain, question) = (shipped.domain("Y0"), shipped.question("Y0.3"));
    assert_eq!(asked(&shipped, domain, question, &[("answered-where", "home")]), Asked::Never);
    assert_eq!(asked(&shipped, domain, question, &[("answered-where", "school")]), Asked::Always);
}

#[test]
fn a_child_who_trusts_no_adult_is_not_asked_what_that_adult_would_do() {
    for brief in [FROM_8, FROM_12] {
        let shipped = Shipped::read(brief.id);
        let question = shipped.question("Y02.2a");
        assert_eq!(question["shown_when"], json!({ "not": { "answer": "Y02.1", "is": ["no"] } }), "{}", brief.id);
    }
}

#[test]
fn whoever_sets_a_children_s_survey_up_is_told_that_a_child_may_say_home_is_not_safe() {
    for brief in [FROM_5, FROM_8, FROM_12] {
        let shipped = Shipped::read(brief.id);
        let field = shipped.field("answered-where").unwrap_or(&Value::Null);
        assert!(says(&field["hint"], "at home too") && says(&field["hint"], "talk to today"), "{}", brief.id);
    }
}

#[test]
fn a_parent_whose_partner_could_not_safely_be_asked_can_say_so() {
    assert!(ways_out(&Shipped::read(PARENTS.id), "PC2a").contains(&"not-safe"));
}
