//! Writing a questionnaire: every problem is reported with its place, and what is only in vain keeps nobody from their draft.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::interchange::read::read_questionnaire;
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::words::files::questionnaire_problem;
use safeguarding_audit::words::questionnaire::summary;
use serde_json::{Value, json};
use story::definition::{Definition, all, answer, not, profile, questionnaire};

/// What is said of a questionnaire that the app refuses.
fn refused(definition: &Definition) -> Vec<String> {
    match read_questionnaire(&definition.bytes()) {
        Err(ReadError::Questionnaire(problems)) => problems.iter().map(questionnaire_problem).collect(),
        other => panic!("expected it to be refused for what is in it, got {other:?}"),
    }
}

/// What is said of a questionnaire that the app takes all the same.
fn remarks(definition: &Definition) -> Vec<String> {
    definition.read().remarks.iter().map(questionnaire_problem).collect()
}

/// A questionnaire with nothing wrong.
fn sound() -> Definition {
    questionnaire().domain("D1", |domain| domain.level("D1.1").key().level("D1.2").key().level("D1.3"))
}

fn survey() -> Definition {
    sound().with("/kind", json!("survey")).with("/profile", json!([]))
}

#[test]
fn nothing_is_said_of_a_sound_questionnaire() {
    assert_eq!(remarks(&sound()), [""; 0]);
}

#[test]
fn an_unknown_scale_is_named_with_the_question() {
    let wrong = sound().domain("D2", |domain| domain.level("D2.1").with("scale", json!("stars")));
    assert_eq!(refused(&wrong), ["domains[D2].questions[D2.1].scale: “stars” is not defined"]);
}

#[test]
fn a_condition_on_a_later_question_or_on_none_is_refused() {
    let wrong = sound().domain("D2", |domain| {
        let later = domain.level("D2.1").shown_when(answer("D2.2", "in-place"));
        later.level("D2.2").shown_when(answer("D9.9", "in-place"))
    });
    assert_eq!(
        refused(&wrong),
        [
            "domains[D2].questions[D2.1].shown_when: the condition looks at “D2.2”, which is not asked earlier",
            "domains[D2].questions[D2.2].shown_when: the condition looks at “D9.9”, which is not asked earlier",
        ]
    );
}

#[test]
fn a_gap_in_the_bands_and_an_id_used_twice_are_refused_together() {
    let wrong = sound()
        .domain("D1", |domain| domain.level("D1.1"))
        .with("/grading/domain/bands", json!([{ "from": 40, "grade": "good" }]));
    assert_eq!(
        refused(&wrong),
        ["domains: “D1” stands here twice", "questions: “D1.1” stands here twice", "grading.domain.bands: no band begins at 0",]
    );
}

#[test]
fn a_limit_that_can_never_apply_is_remarked_upon() {
    let few = questionnaire().domain("D1", |domain| domain.level("D1.1").key());
    assert_eq!(remarks(&few), ["grading.limits[two-key-gaps].when: this limit can never apply"]);
    let of_domains = sound().limit("many", "overall", json!({ "domains": { "at_or_below": "good", "count": 2 } }), "good", "x");
    assert_eq!(remarks(&of_domains), ["grading.limits[many].when: this limit can never apply"]);
    let no_cap = sound().limit("kind", "overall", json!({ "key_gaps": 1 }), "outstanding", "x");
    assert_eq!(remarks(&no_cap), ["grading.limits[kind].when: this limit can never apply"]);
}

#[test]
fn a_question_nobody_sees_is_remarked_upon() {
    let excluded = sound()
        .domain("D2", |domain| domain.level("D2.1").only_for(&["GP"]).level("D2.2").domain_with("applies_to", json!(["SCH"])));
    assert_eq!(
        remarks(&excluded),
        ["domains[D2].questions[D2.1]: nobody is ever asked this: no profile and no answers lead to it"]
    );
    let contradiction = sound().domain("D2", |domain| {
        domain.level("D2.1").shown_when(all([profile("commissions", "yes"), not(profile("commissions", "yes"))]))
    });
    assert_eq!(
        remarks(&contradiction),
        ["domains[D2].questions[D2.1]: nobody is ever asked this: no profile and no answers lead to it"]
    );
}

#[test]
fn a_question_behind_an_answer_to_one_that_only_some_are_asked_is_seen_by_those() {
    let reachable = sound().domain("D2", |domain| {
        let schools_only = domain.level("D2.1").only_for(&["SCH"]).level("D2.2");
        schools_only.shown_when(answer("D2.1", "not-in-place")).level("D2.3").only_for(&["GP"])
    });
    assert_eq!(remarks(&reachable), [""; 0]);
    let unreachable = sound().domain("D2", |domain| {
        let schools_only = domain.level("D2.1").only_for(&["SCH"]).level("D2.2").only_for(&["GP"]);
        schools_only.shown_when(answer("D2.1", "not-in-place"))
    });
    assert_eq!(remarks(&unreachable).len(), 1, "a GP practice is never asked D2.1");
}

#[test]
fn a_condition_that_waits_for_a_value_that_cannot_be_given_is_remarked_upon() {
    let stray = sound().domain("D2", |domain| {
        domain
            .level("D2.1")
            .shown_when(profile("organisation-type", "ZOO"))
            .level("D2.2")
            .domain_with("ladder", json!({ "splendid": "It shines." }))
    });
    assert_eq!(
        remarks(&stray),
        [
            "domains[D2].ladder: “splendid” is not there, so this does nothing",
            "domains[D2].questions[D2.1].shown_when: “ZOO” is not there, so this does nothing",
            "domains[D2].questions[D2.1]: nobody is ever asked this: no profile and no answers lead to it",
        ]
    );
}

#[test]
fn a_survey_asks_nothing_that_names_a_person() {
    let names = survey().asks("your-name", "short-text", json!({}));
    assert_eq!(
        refused(&names),
        ["profile[your-name].type: a survey asks for groups to choose from only, nothing that could name a person"]
    );
    let age = survey().asks("age", "number", json!({}));
    assert_eq!(refused(&age).len(), 1, "an exact age could single a child out");
    let groups = survey().asks("day", "choice", json!({ "options": "days", "asked_once": true }));
    assert_eq!(groups.read().questionnaire.profile.len(), 1);
    let not_a_survey = sound().asks("day", "choice", json!({ "options": "days", "asked_once": true }));
    assert_eq!(refused(&not_a_survey), ["profile[day].asked_once: “asked_once” is for surveys only"]);
}

#[test]
fn a_survey_needs_no_grading_and_no_declaration() {
    let mut file: Value = serde_json::from_slice(&survey().bytes()).expect("it is JSON");
    let parts = file.as_object_mut().expect("it is an object");
    parts.remove("grading");
    parts.remove("declaration");
    let read = read_questionnaire(file.to_string().as_bytes()).expect("it is a survey");
    assert_eq!(read.remarks, []);
    assert!(!read.questionnaire.grading.grades_anything());
}

#[test]
fn the_right_answer_is_one_of_the_choices() {
    let asks = |choice: &str| {
        let right = json!({ "choice": choice, "because": "It comes first." });
        survey().domain("D2", |domain| domain.asks("D2.1", "choice").with("options", json!("days")).with("right", right))
    };
    assert_eq!(asks("mon").read().questionnaire.questions().count(), 4);
    assert_eq!(refused(&asks("sun")), ["domains[D2].questions[D2.1].right: “sun” is not defined"]);
}

#[test]
fn the_summary_says_how_much_each_type_is_asked() {
    let read = sound()
        .domain("D2", |domain| domain.level("D2.1").only_for(&["SCH"]).level("D2.2").shown_when(profile("commissions", "yes")));
    let said = summary(&read.read().questionnaire);
    for line in
        ["2 parts with 5 questions", "  SCH    4   5  School", "  GP     3   4  GP practice", "  D1       3, 2 key  Domain D1"]
    {
        assert!(said.contains(line), "“{line}” is not in:\n{said}");
    }
}

#[test]
fn everything_wrong_is_said_at_once_what_stands_in_the_way_first() {
    let wrong = questionnaire().domain("D1", |domain| domain.level("D1.1").with("scale", json!("stars")).with("most", json!(2)));
    assert_eq!(
        refused(&wrong),
        [
            "domains[D1].questions[D1.1].scale: “stars” is not defined",
            "domains[D1].questions[D1.1].most: “most” is not there, so this does nothing",
        ]
    );
}

#[test]
fn an_id_that_an_address_cannot_hold_is_remarked_upon() {
    let slash = sound().domain("D2/x", |domain| domain.level("D2 1"));
    let said = "has a space, a slash, a bracket or a hash in it, or nothing at all";
    assert_eq!(remarks(&slash), [format!("ids: the id “D2/x” {said}"), format!("ids: the id “D2 1” {said}")]);
}

#[test]
fn words_for_some_look_only_at_the_profile() {
    let wording = json!([{ "when": answer("D1.1", "in-place"), "text": "Really?" }]);
    let wrong = sound().domain("D2", |domain| domain.level("D2.1").with("wordings", wording));
    assert_eq!(
        refused(&wrong),
        ["domains[D2].questions[D2.1].wordings.when: the condition looks at “D1.1”, which is not asked earlier"]
    );
}

#[test]
fn a_type_of_organisation_that_only_some_are_asked_for_leads_on() {
    let fields = json!([
        { "id": "is-body", "label": "Are you an organisation?", "type": "yes-no" },
        { "id": "organisation-type", "label": "Which?", "type": "choice", "options": "organisation-types",
          "shown_when": profile("is-body", "yes") } ]);
    let asked = sound().with("/profile", fields).domain("D2", |domain| domain.level("D2.1").only_for(&["SCH"]));
    assert_eq!(remarks(&asked), [""; 0]);
}

#[test]
fn where_there_are_too_many_ways_to_try_a_question_counts_as_asked() {
    let many: Vec<Value> = (0..12).map(|at| json!({ "id": format!("c{at}"), "label": format!("Choice {at}") })).collect();
    let every = json!({ "all": (0..12).map(|at| answer("D2.1", &format!("c{at}"))).collect::<Vec<_>>() });
    let asked = sound()
        .domain("D2", |domain| domain.asks("D2.1", "choices").with("options", json!("many")).level("D2.2").shown_when(every));
    let mut file: Value = serde_json::from_slice(&asked.bytes()).expect("it is JSON");
    file["options"]["many"] = json!(many);
    let read = read_questionnaire(file.to_string().as_bytes()).expect("it is read");
    assert_eq!(read.remarks, []);
}

#[test]
fn rules_that_leave_somebody_without_a_grade_are_refused() {
    let needs = json!([{ "count": "met", "at_least": 80 }]);
    let good_only = |needs| json!({ "method": "rules", "requirements": [{ "grade": "good", "needs": needs }] });
    let wrong = sound().by_rules().with("/grading/domain", good_only(needs));
    assert_eq!(refused(&wrong), ["grading.domain.requirements: no grade is left for everybody else: the lowest has no needs"]);
}

#[test]
fn needs_that_say_nothing_or_count_what_is_not_there_are_refused() {
    let rules = |need: Value| {
        let requirements = json!([{ "grade": "good", "needs": [need] }, { "grade": "inadequate" }]);
        sound().by_rules().with("/grading/domain/requirements", requirements)
    };
    assert_eq!(refused(&rules(json!({ "count": "met" }))), ["grading.domain.requirements[good]: “at_least” is missing"]);
    assert_eq!(
        refused(&rules(json!({ "count": { "domains_at_or_above": "good" }, "at_least": 80 }))),
        ["grading.domain.requirements: a part has no parts to count; this is for the overall grade only"]
    );
    let unknown = sound().by_rules().with("/grading/overall/requirements/3/grade", json!("poor"));
    assert_eq!(refused(&unknown), ["grading.overall.requirements: “poor” is not defined"]);
    let alone = sound().by_rules().with("/grading/domain", json!({ "method": "none" }));
    assert_eq!(refused(&alone), ["grading.overall.method: the overall grade goes by rules only where the parts do"]);
}

#[test]
fn a_number_that_is_scored_needs_a_scale_and_levels_that_rise() {
    let steps = |steps: Value| {
        sound().domain("D2", |domain| {
            domain.level("D2.1").asks("D2.2", "percentage").with("scale", json!("compliance")).with("levels_from", steps)
        })
    };
    assert_eq!(
        remarks(&steps(json!([{ "from": 90, "level": "in-place" }, { "from": 75.5, "level": "partly-in-place" }]))),
        [""; 0]
    );
    assert_eq!(
        refused(&steps(json!([{ "from": 75, "level": "in-place" }, { "from": 90, "level": "partly-in-place" }]))),
        ["domains[D2].questions[D2.2].levels_from: a higher number must stand for a higher level"]
    );
    assert_eq!(
        refused(&steps(json!([{ "from": 75, "level": "splendid" }]))),
        ["domains[D2].questions[D2.2].levels_from: “splendid” is not defined"]
    );
    let without = sound().domain("D2", |domain| {
        domain.level("D2.1").asks("D2.2", "percentage").with("levels_from", json!([{ "from": 90, "level": "in-place" }]))
    });
    assert_eq!(refused(&without), ["domains[D2].questions[D2.2].levels_from: “scale” is missing"]);
    let of_text = sound().domain("D2", |domain| {
        let text = domain.level("D2.1").asks("D2.2", "short-text").with("scale", json!("compliance"));
        text.with("levels_from", json!([{ "from": 90, "level": "in-place" }]))
    });
    assert_eq!(remarks(&of_text), ["domains[D2].questions[D2.2].levels_from: “levels_from” is not there, so this does nothing"]);
}

#[test]
fn a_misspelt_field_is_named_with_what_was_probably_meant() {
    let misspelt = sound().domain("D2", |domain| domain.level("D2.1").with("aplies_to", json!(["SCH"])));
    assert_eq!(
        remarks(&misspelt),
        ["domains[D2].questions[D2.1].aplies_to: “aplies_to” is no field that the app knows here, so it does nothing (did you \
             mean “applies_to”?)"]
    );
    let own = sound().with_part("our-remarks", json!("Ask Jo in March."));
    assert_eq!(remarks(&own), ["our-remarks: “our-remarks” is no field that the app knows here, so it does nothing"]);
}
