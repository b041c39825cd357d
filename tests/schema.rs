//! The published schemas: made from the types, kept in `public/schema`, and true of the files that ship.
//!
//! `UPDATE_SCHEMAS=1 cargo nextest run --no-default-features --features schema --test schema` writes them anew.
#![cfg(feature = "schema")]
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::aggregation::summary::{Summaries, Summary};
use safeguarding_audit::interchange::backup::{Backup, write_backup};
use safeguarding_audit::interchange::desk_file::{BesideReturns, DeskFile};
use safeguarding_audit::interchange::register::write_register;
use safeguarding_audit::interchange::sealed::{Holds, SealedFile, SealedText, Sealing, write_sealed};
use safeguarding_audit::model::action_update::ActionUpdate;
use safeguarding_audit::model::audit_return::{ActionStatus, Return};
use safeguarding_audit::model::digest::with_digest;
use safeguarding_audit::model::partnership::Partnership;
use safeguarding_audit::model::questionnaire::Questionnaire;
use safeguarding_audit::model::register::{Expected, Register};
use safeguarding_audit::model::replies::{Replies, Reply};
use schemars::{Schema, schema_for};
use serde_json::{Value, json};
use story::shipped::{in_repository, public, samples};
use story::subgroup::{Subgroup, only_summary, organisation};

/// The schema is the one that is published; or becomes it, where that is asked for.
#[track_caller]
fn is_published(name: &str, schema: &Schema) {
    let path = in_repository("public/schema").join(format!("{name}.schema.json"));
    let made = serde_json::to_string_pretty(schema).expect("a schema can be written") + "\n";
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::create_dir_all(in_repository("public/schema")).expect("the folder can be made");
        std::fs::write(&path, &made).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
    let published = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(
        made == published,
        "{} is not what the types say; run again with UPDATE_SCHEMAS=1 and look at the change",
        path.display()
    );
}

/// Every way in which a file departs from a schema.
fn departures(schema: &Schema, file: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema.as_value()).expect("the schema is one");
    validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[track_caller]
fn fits(schema: &Schema, file: &Value) {
    assert_eq!(departures(schema, file), [""; 0]);
}

/// A file with one thing changed.
#[track_caller]
fn with(file: &Value, pointer: &str, value: Value) -> Value {
    let mut file = file.clone();
    *file.pointer_mut(pointer).unwrap_or_else(|| panic!("there is no {pointer}")) = value;
    file
}

fn json_of(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("it is JSON")
}

#[test]
fn the_published_schemas_are_those_of_the_types() {
    is_published("questionnaire", &schema_for!(Questionnaire));
    is_published("return", &schema_for!(Return));
    is_published("replies", &schema_for!(Replies));
    is_published("partnership", &schema_for!(Partnership));
    is_published("summary", &schema_for!(Summary));
    is_published("summaries", &schema_for!(Summaries));
    is_published("sealed", &schema_for!(SealedFile));
    is_published("backup", &schema_for!(Backup));
    is_published("register", &schema_for!(Register));
    is_published("desk", &schema_for!(DeskFile));
    is_published("update", &schema_for!(ActionUpdate));
}

#[test]
fn the_shipped_questionnaire_fits_its_schema() {
    let schema = schema_for!(Questionnaire);
    let file = json_of(&public("questionnaires/section-11.json"));
    fits(&schema, &file);
    for wrong in [
        with(&file, "/domains/0/questions/0/type", json!("colour")),
        with(&file, "/domains/0/questions/0/basis", json!("heavy")),
        with(&file, "/domains/6/shown_when", json!({ "when": "always" })),
        with(&file, "/scales", json!({})),
    ] {
        assert_ne!(departures(&schema, &wrong), [""; 0], "a schema that takes everything says nothing");
    }
}

#[test]
fn an_update_fits_its_schema() {
    let schema = schema_for!(ActionUpdate);
    let mut story = organisation("a", "SCH", "in-place");
    story.plans("1", "D1.1", "Head teacher", "2027-01-31");
    story.submits();
    story.says_of_action("1", ActionStatus::Done, "It was done.", "2027-01-10T09:00:00Z");
    let file = json_of(&story.sends_update("Head teacher"));
    fits(&schema, &file);
    for wrong in [
        with(&file, "/revision", json!("one")),
        with(&file, "/actions", json!({})),
        with(&file, "/actions/0/status", json!("no")),
    ] {
        assert_ne!(departures(&schema, &wrong), [""; 0], "a schema that takes everything says nothing");
    }
}

#[test]
fn the_shipped_settings_fit_their_schema() {
    let schema = schema_for!(Partnership);
    let file = json_of(&public("partnership.json"));
    fits(&schema, &file);
    fits(&schema, &json!({ "format": "safeguarding-audit/partnership", "version": 1 }));
    assert_ne!(departures(&schema, &with(&file, "/contact/email", json!(7))), [""; 0]);
}

#[test]
fn drafts_and_returns_fit_their_schema() {
    let schema = schema_for!(Return);
    for record in samples(20) {
        fits(&schema, &serde_json::to_value(&record).expect("JSON can be written"));
    }
    let mut story = organisation("a", "SCH", "in-place");
    story.does_not_know("D1.1");
    story.says_not_applicable("D1.2", "We have no building.");
    let file = json_of(&story.file());
    fits(&schema, &file);
    for wrong in [
        with(&file, "/answers/D1.1", json!({ "value": true })),
        with(&file, "/answers/D1.1", json!({ "dont_know": "yes" })),
        with(&file, "/status", json!("finished")),
        with(&file, "/revision", json!(-1)),
    ] {
        assert_ne!(departures(&schema, &wrong), [""; 0], "a schema that takes everything says nothing");
    }
}

#[test]
fn a_file_of_replies_fits_its_schema() {
    let schema = schema_for!(Replies);
    let mut story = organisation("a", "SCH", "in-place");
    story.does_not_know("D1.1");
    let made_with = story.record.questionnaire.clone();
    let mut replies = Replies::start("a".into(), "ST-0000-0001".to_owned(), made_with, "2026-27".to_owned());
    fits(&schema, &serde_json::to_value(&replies).expect("JSON can be written"));
    replies.setup = story.record.profile.clone();
    replies.invited = Some(30);
    replies.note_month("2026-11");
    replies.replies = vec![Reply::of(&story.known.questionnaire, story.record.sheet()), Reply::default()];
    let file = with_digest(&replies).expect("it has a canonical form");
    fits(&schema, &file);
    for wrong in [
        with(&file, "/questionnaire/digest", json!(7)),
        with(&file, "/invited", json!(-1)),
        with(&file, "/months", json!(["2026-11"])),
        with(&file, "/replies", json!({})),
        with(&file, "/replies/0/profile", json!([])),
        with(&file, "/replies/0/answers/D1.1", json!({ "value": true })),
    ] {
        assert_ne!(departures(&schema, &wrong), [""; 0], "a schema that takes everything says nothing");
    }
}

#[test]
fn a_summary_fits_its_schema() {
    let schema = schema_for!(Summary);
    let outcome = Subgroup::offering(public("questionnaires/section-11.json")).tries_samples().adds_up();
    let file = serde_json::to_value(only_summary(&outcome)).expect("JSON can be written");
    fits(&schema, &file);
    assert_ne!(departures(&schema, &with(&file, "/counted", json!("many"))), [""; 0]);
    let audits = Subgroup::offering(public("questionnaires/case-audit.json")).tries_samples().adds_up();
    let file = serde_json::to_value(only_summary(&audits)).expect("JSON can be written");
    fits(&schema, &file);
    assert_ne!(departures(&schema, &with(&file, "/cases/groups/0/groups/0/audits", json!("*"))), [""; 0]);
    assert_ne!(departures(&schema, &with(&file, "/moderation/subjects/0/agreement/n", json!("few"))), [""; 0]);
    let several = Summaries::of(outcome.summaries.into_iter().chain(audits.summaries).collect());
    fits(&schema_for!(Summaries), &serde_json::to_value(several).expect("JSON can be written"));
}

#[test]
fn a_sealed_file_fits_its_schema() {
    let schema = schema_for!(SealedFile);
    let text = SealedText { iv: vec![0; 12], data: vec![0; 20] };
    let sealed = SealedFile { holds: Holds::Backup, sealing: Sealing { rounds: 600_000, salt: vec![0; 16] }, text };
    let file = json_of(&write_sealed(&sealed));
    fits(&schema, &file);
    for wrong in [
        with(&file, "/holds", json!("money")),
        with(&file, "/cipher", json!("none")),
        with(&file, "/kdf/name", json!("none")),
        with(&file, "/kdf/rounds", json!(1)),
        with(&file, "/iv", json!([0, 0])),
    ] {
        assert_ne!(departures(&schema, &wrong), [""; 0], "a schema that takes everything says nothing");
    }
}

#[test]
fn a_backup_fits_its_schema() {
    let schema = schema_for!(Backup);
    let kept = [("drafts".to_owned(), [("a".to_owned(), "as it was kept".to_owned())].into())].into();
    let file = json_of(&write_backup(&Backup { made_at: "2026-11-20T14:02:11.000Z".to_owned(), records: kept }));
    fits(&schema, &file);
    assert_ne!(departures(&schema, &with(&file, "/records/drafts/a", json!({}))), [""; 0]);
}

#[test]
fn a_register_fits_its_schema() {
    let schema = schema_for!(Register);
    let mut register = Register::start("2026-27");
    register.take_in(vec![Expected::named("Elm School"), Expected { kind: "Primary".to_owned(), ..Expected::named("Oak") }]);
    let id = register.expected[0].id.clone();
    register.remember(&id, "Elm");
    register.leave_out(&id, "It has closed.");
    let file = json_of(&write_register(&register));
    fits(&schema, &file);
    for wrong in [
        with(&file, "/expected", json!({})),
        with(&file, "/expected/0/name", json!(7)),
        with(&file, "/expected/0/out_of_scope", json!(true)),
        with(&file, "/first_deadline", json!(46_418)),
    ] {
        assert_ne!(departures(&schema, &wrong), [""; 0], "a schema that takes everything says nothing");
    }
}

#[test]
fn what_a_desk_file_says_fits_its_schema() {
    let schema = schema_for!(DeskFile);
    let of = json!({ "id": "0f6e7f0a", "organisation": "elm school/SCH", "digest": "" });
    let beside = BesideReturns { registers: [("2026-27".to_owned(), String::new())].into(), ..BesideReturns::default() };
    let (file, _) = DeskFile::of("2026-11-20T14:02:11.000Z", (&[], &Default::default()), &Default::default(), &beside);
    let mut file = serde_json::to_value(file).expect("it is written");
    file["left_out"] = json!([{ "return": of, "reason": "A test" }]);
    file["surveys"] = json!({
        "left_out": [{ "survey": "5d1c", "reason": "A test" }],
        "chosen": [{ "survey": "5d1c", "digest": "0123456789abcdef" }],
        "rounds": [{ "survey": "5d1c", "round": "2026-27" }],
    });
    fits(&schema, &file);
    for wrong in [
        with(&file, "/left_out/0/return", json!("a")),
        with(&file, "/registers/0/file", json!(1)),
        with(&file, "/surveys/chosen/0/digest", json!(1)),
    ] {
        assert_ne!(departures(&schema, &wrong), [""; 0], "a schema that takes everything says nothing");
    }
}
