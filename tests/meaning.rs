//! A field of the profile is known by what it means and not by its id, wherever the app itself asks for it.
#![allow(clippy::expect_used, reason = "a broken story should stop")]

mod story;

use safeguarding_audit::interchange::read::{read_questionnaire, read_return};
use safeguarding_audit::interchange::read_error::ReadError;
use safeguarding_audit::keeping::head::Head;
use safeguarding_audit::model::audit_return::{QuestionnaireRef, Return};
use safeguarding_audit::model::joint::shared_profile;
use safeguarding_audit::model::meaning::Meaning;
use safeguarding_audit::samples::sample_returns;
use safeguarding_audit::words::files::questionnaire_problem;
use safeguarding_audit::words::questionnaire::summary;
use serde_json::{Value, json};
use story::Story;
use story::definition::{Definition, questionnaire};
use story::subgroup::{Subgroup, only_summary, told, two_domains};

/// A partnership's own names for what the app asks: none of the usual ids is there.
fn own_names() -> Value {
    json!([
        { "id": "school-name", "means": "organisation-name", "label": "Name of the school", "type": "short-text" },
        { "id": "kind-of-school", "means": "organisation-type", "label": "Kind", "type": "choice", "options": "organisation-types" },
        { "id": "head", "means": "completed-by-role", "label": "Role", "type": "short-text" },
        { "id": "law", "means": "guidance-edition", "label": "Edition", "type": "choice", "options": "days" },
    ])
}

/// A school's complete draft of a questionnaire with those names.
fn school(id: &str, name: &str) -> Story {
    let mut story = Story::with(two_domains().with("/profile", own_names()));
    story.record.id = id.into();
    story.record.reference = format!("ST-{id}");
    story.tells("school-name", name);
    story.tells("kind-of-school", "SCH");
    for question in ["D1.1", "D1.2", "D2.1", "D2.2"] {
        story.answers(question, "in-place");
    }
    story
}

#[test]
fn a_draft_is_called_by_the_field_that_means_the_name() {
    let story = school("a", "Elm Primary");
    assert_eq!(story.record.name(), "Elm Primary");
    assert_eq!(Head::new(&story.record, "page", "2026-11-28T09:00:00Z", String::new()).called(), "Elm Primary");
    let mut unnamed = story.record.clone();
    unnamed.profile.remove(&"school-name".into());
    assert_eq!(Head::new(&unnamed, "page", "2026-11-28T09:00:00Z", String::new()).called(), "Unnamed draft ST-a");
}

#[test]
fn a_file_says_by_itself_whose_it_is() {
    let read = read_return(&school("a", "Elm Primary").file()).expect("a return can be read").record;
    assert_eq!(read.says(Meaning::OrganisationName), "Elm Primary");
    assert_eq!(read.says(Meaning::OrganisationType), "SCH");
}

#[test]
fn a_return_of_a_questionnaire_that_says_nothing_is_as_it_always_was() {
    let story = Story::with(two_domains());
    let file = serde_json::to_value(&story.record.questionnaire).expect("JSON can be written");
    assert_eq!(file.get("means"), None, "so the file has no new field");
    let mut record = story.record;
    record.profile.insert("organisation-name".into(), serde_json::from_value(json!("Elm Primary")).expect("a text is a value"));
    assert_eq!(record.name(), "Elm Primary");
}

#[test]
fn schools_are_told_apart_and_counted_under_their_sector_by_what_the_fields_mean() {
    let [elm, oak] = ["Elm Primary", "Oak Primary"].map(|name| school("a", name).submits());
    let offered = two_domains().with("/profile", own_names()).bytes();
    let outcome = Subgroup::offering(offered).receives("elm.json", elm).receives("oak.json", oak).adds_up();
    let labels: Vec<&str> = told(&outcome).into_iter().map(|(_, label, _)| label).collect();
    assert_eq!(labels, ["Counted", "Counted"], "one id, and two organisations all the same");
    let organisations: Vec<&str> = outcome.verdicts.iter().map(|line| line.organisation.as_str()).collect();
    assert_eq!(organisations, ["Elm Primary", "Oak Primary"]);
    let counted = &only_summary(&outcome).sectors;
    let education = counted.iter().find(|sector| sector.sector == "Education").expect("there are schools");
    assert_eq!(education.n, 2);
}

#[test]
fn who_is_asked_what_follows_the_field_that_means_the_type() {
    let definition = questionnaire().with("/profile", own_names()).domain("D1", |domain| {
        let for_schools = domain.level("D1.1").key().only_for(&["SCH"]);
        for_schools.level("D1.2").key().only_for(&["GP"]).level("D1.3")
    });
    let known = definition.read();
    assert_eq!(known.remarks, [], "the questionnaire finds its own types");
    let said = summary(&known.questionnaire);
    assert!(said.contains("  SCH    2   2  School"), "{said}");
    assert!(said.contains("The field school-name means organisation-name"), "{said}");
    let mut story = Story::of(known);
    story.tells("kind-of-school", "SCH");
    story.asks(&["D1.1", "D1.3"]);
    story.tells("kind-of-school", "GP");
    story.asks(&["D1.2", "D1.3"]);
}

#[test]
fn roles_and_the_edition_of_the_guidance_are_known_by_meaning() {
    let mut story = school("a", "Elm Primary");
    story.tells("head", "Head teacher");
    story.tells("law", "tue");
    assert_eq!(story.record.says(Meaning::CompletedByRole), "Head teacher");
    assert_eq!(story.record.guidance_edition(&story.known.questionnaire), "tue");
}

#[test]
fn what_several_agencies_judge_has_neither_of_their_types_and_names_their_roles() {
    let fields = json!([
        { "id": "agency", "means": "organisation-type", "label": "Agency", "type": "choice", "options": "organisation-types" },
        { "id": "who", "means": "auditor-role", "label": "Role", "type": "short-text" },
        { "id": "weekday", "label": "Day", "type": "choice", "options": "days" } ]);
    let mut story = Story::with(two_domains().judged().with("/profile", fields));
    story.tells("agency", "NHS");
    story.tells("who", "Named nurse");
    story.tells("weekday", "tue");
    assert_eq!(story.record.auditor_role(), "Named nurse");
    let shared = shared_profile(&story.known.questionnaire, &[story.record.clone(), story.record]);
    assert_eq!(shared.keys().map(|id| id.as_str()).collect::<Vec<_>>(), ["weekday"]);
}

#[test]
fn invented_returns_answer_the_fields_by_their_meaning() {
    let known = two_domains().with("/profile", own_names()).read();
    let records: Vec<Return> = sample_returns(&known.questionnaire, &known.digest, 1, 4);
    for record in records {
        assert!(record.name().contains("(sample "), "{:?}", record.profile);
        assert!(record.profile.keys().all(|id| known.questionnaire.profile_field(id).is_some()), "{:?}", record.profile);
    }
}

/// What is said of a questionnaire with these fields.
fn refused(fields: Value) -> Vec<String> {
    match read_questionnaire(&definition(fields).bytes()) {
        Err(ReadError::Questionnaire(problems)) => problems.iter().map(questionnaire_problem).collect(),
        other => panic!("expected it to be refused for what is in it, got {other:?}"),
    }
}

fn definition(fields: Value) -> Definition {
    two_domains().with("/profile", fields)
}

#[test]
fn two_fields_of_one_meaning_are_refused() {
    let said = refused(json!([
        { "id": "school-name", "means": "organisation-name", "label": "School", "type": "short-text" },
        { "id": "trust-name", "means": "organisation-name", "label": "Trust", "type": "short-text" } ]));
    assert_eq!(said, ["profile[trust-name].means: an earlier field means “organisation-name” already"]);
    let said = refused(json!([
        { "id": "organisation-name", "label": "Organisation", "type": "short-text" },
        { "id": "school-name", "means": "organisation-name", "label": "School", "type": "short-text" } ]));
    assert_eq!(said, ["profile[school-name].means: an earlier field means “organisation-name” already"]);
}

#[test]
fn a_field_means_nothing_that_it_cannot_be_asked_for() {
    let said = refused(json!([
        { "id": "school-name", "means": "organisation-name", "label": "School", "type": "number" },
        { "id": "kind", "means": "organisation-type", "label": "Kind", "type": "short-text" },
        { "id": "auditor-role", "means": "completed-by-role", "label": "Role", "type": "short-text" } ]));
    assert_eq!(
        said,
        [
            "profile[school-name].means: a field of this type, or with this id, cannot mean “organisation-name”",
            "profile[kind].means: a field of this type, or with this id, cannot mean “organisation-type”",
            "profile[auditor-role].means: a field of this type, or with this id, cannot mean “completed-by-role”",
        ]
    );
}

#[test]
fn a_meaning_that_is_unknown_cannot_be_read_and_one_of_a_later_version_harms_no_return() {
    let unknown = definition(json!([{ "id": "a", "means": "colour", "label": "A", "type": "short-text" }]));
    assert!(read_questionnaire(&unknown.bytes()).is_err());
    let made_with = json!({ "id": "story", "edition": "2026", "digest": "sha256:0", "means": { "colour": "shade" } });
    let read: QuestionnaireRef = serde_json::from_value(made_with.clone()).expect("it can be read");
    assert_eq!(read.id_meaning(Meaning::OrganisationName), Meaning::OrganisationName.usual_id());
    assert_eq!(serde_json::to_value(read).expect("JSON can be written"), made_with, "what is not known is kept");
}
