//! The three questionnaires for young people, by age, and the one for parents and carers.

use super::asked::{can_be_passed_over, says};
use super::brief::Answered::{self, AnyOf, Either, LongText, NotAsked, On, OneOf, YesNo};
use super::brief::{Brief, Domain, Scale, gives_to_choose_from};
use super::shipped::{Shipped, is_true, text};
use serde_json::{Value, json};

/// "Is there someone who listens?" is asked of the youngest, who have five faces, which do not answer it.
const SOMEONE: Answered = Either(&[On(Scale::Faces), On(Scale::YesSortOfNo), YesNo, OneOf]);

const FROM_5: Brief = Brief {
    id: "young-people-5-8",
    scale: Scale::Faces,
    domains: &[("Y0", 5, &[("1", Either(&[OneOf, AnyOf])), ("5", SOMEONE)])],
};

const FEELING_SAFE: Domain = ("Y01", 6, &[("5", AnyOf), ("6", LongText)]);
const PEOPLE_WHO_HELP: Domain = ("Y02", 4, &[]);
const LISTENED_TO: Domain = ("Y03", 5, &[]);
const FAIRNESS: Domain = ("Y04", 4, &[]);
const AREA: Domain = ("Y07", 4, &[("3", AnyOf), ("4", LongText)]);
const YOU_SAID: Domain = ("Y08", 4, &[("3", AnyOf), ("4", LongText)]);

/// Without Y06, which is for 12 and older, and without Y05.3, which only they are asked.
const FROM_8: Brief = Brief {
    id: "young-people-8-11",
    scale: Scale::YesSortOfNo,
    domains: &[FEELING_SAFE, PEOPLE_WHO_HELP, LISTENED_TO, FAIRNESS, ("Y05", 5, &[("3", NotAsked)]), AREA, YOU_SAID],
};

const FROM_12: Brief = Brief {
    id: "young-people-12-plus",
    scale: Scale::YesSortOfNo,
    domains: &[
        FEELING_SAFE,
        PEOPLE_WHO_HELP,
        LISTENED_TO,
        FAIRNESS,
        ("Y05", 5, &[]),
        ("Y06", 4, &[("4", LongText)]),
        AREA,
        YOU_SAID,
    ],
};

const PARENTS: Brief = Brief { id: "parents-and-carers", scale: Scale::YesSortOfNo, domains: &[("PC", 6, &[("5", LongText)])] };

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
