//! Every file the app writes, to the letter. A change in a snapshot is a change of a format that others rely on.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::aggregation::sampling::typed::TypedDraw;
use safeguarding_audit::interchange::read::{read_partnership, read_questionnaire, read_return};
use safeguarding_audit::interchange::tables::{actions_csv, sample_csv, summary_csv};
use safeguarding_audit::model::partnership::Partnership;
use safeguarding_audit::words::sampling::method_line;
use serde::Serialize;
use serde_json::{Value, json};
use story::Story;
use story::definition::{Definition, all, answer, not, profile, questionnaire};
use story::shipped::{public, samples, section_11};
use story::subgroup::{Subgroup, only_summary, organisation};

/// A question of every type, and every part that a questionnaire may have.
fn of_every_part() -> Definition {
    let definition = questionnaire()
        .asks(
            "nursery",
            "yes-no",
            json!({ "shown_when": profile("organisation-type", "SCH"), "hint": "Blank means no.", "group": "More" }),
        )
        .domain("D1", |d| {
            let ladder = json!({ "in-place": "We all do it.", "not-in-place": "Nobody does it." });
            let d = d
                .domain_with("ladder", ladder)
                .domain_with("weight", json!(2))
                .domain_with("guidance", json!("What good looks like."));
            let d = d.level("D1.1").key().weight(2).with("evidence", json!("expected")).with("evidence_hint", json!("A policy."));
            let d = d.with("item", json!("policy")).with("basis", json!(["law"])).level("D1.2").level("D1.3");
            d.asks("D1.4", "yes-no")
                .asks("D1.5", "long-text")
                .required()
                .shown_when(all([answer("D1.4", "yes"), not(answer("D1.1", "in-place"))]))
        })
        .domain("D2", |d| {
            let d = d.domain_with("applies_to", json!(["SCH", "GP"])).asks("D2.1", "choice").with("options", json!("days"));
            let d = d
                .asks("D2.2", "choices")
                .with("options", json!("days"))
                .asks("D2.3", "number")
                .with("unit", json!("hours a week"));
            d.asks("D2.4", "percentage").asks("D2.5", "n-of-m").asks("D2.6", "date").asks("D2.7", "short-text").only_for(&["SCH"])
        });
    definition
        .with_part("basis", json!([{ "id": "law", "title": "A law", "url": "https://www.example.org/law" }]))
        .with_part("minutes", json!([20, 40]))
}

/// A draft with every kind of answer, among them one that cannot be read and one to a question that is not asked.
fn draft() -> Story {
    let mut story = Story::with(of_every_part());
    story.tells("organisation-name", "Applewick “School”");
    story.organisation_is("SCH");
    story.answers("D1.1", "partly-in-place");
    story.shows_evidence("D1.1", "Policy, shared drive, safeguarding folder");
    story.says_not_applicable("D1.2", "We have no building.");
    story.does_not_know("D1.3");
    story.answers("D1.4", "no");
    story.types("D1.5", "Kept, though it is not asked now.\nTwo lines.");
    story.answers("D2.1", "mon");
    story.ticks("D2.2", &["mon", "wed"]);
    story.types("D2.3", "7.5");
    story.types("D2.4", "about 80");
    story.types("D2.5", "3 of 5");
    story.types("D2.6", "31/1/2027");
    story.types("D2.7", "<script>alert(1)</script>");
    let answer = story.record.answers.get_mut(&"D1.1".into()).expect("it was answered");
    answer.note = "Ask again in spring.".to_owned();
    answer.by = Some("Designated safeguarding lead".to_owned());
    answer.at = Some("2026-11-20T09:30:00Z".to_owned());
    story.plans("action-1", "D1.1", "Head teacher", "2027-01-31");
    story.plans("action-2", "D1.3", "=cmd", "soon, \"perhaps\"");
    story
}

fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("JSON can be written")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("it is text")
}

#[test]
fn a_questionnaire() {
    let questionnaire = pretty(&of_every_part().read().questionnaire);
    insta::assert_snapshot!(questionnaire);
}

#[test]
fn a_draft() {
    let draft = text(draft().file());
    insta::assert_snapshot!(draft);
}

#[test]
fn a_submitted_return() {
    let mut story = draft();
    story.types("D2.4", "80 %");
    assert!(story.can_submit(), "{:?}", story.findings());
    let submitted = text(story.submits());
    insta::assert_snapshot!(submitted);
}

#[test]
fn the_settings_of_a_partnership_that_set_nothing() {
    let settings = pretty(&Partnership::default());
    insta::assert_snapshot!(settings);
}

fn three_returns() -> story::subgroup::AddedUp {
    Subgroup::new()
        .receives("a.json", organisation("a", "SCH", "in-place").submits())
        .receives("b.json", organisation("b", "GP", "in-place-with-impact").submits())
        .receives("c.json", organisation("c", "GP", "not-in-place").submits())
        .adds_up()
}

#[test]
fn a_summary() {
    let summary = pretty(only_summary(&three_returns()));
    insta::assert_snapshot!(summary);
}

#[test]
fn a_summary_as_a_table() {
    let table = text(summary_csv(&three_returns().summaries)).replace('\u{feff}', "[byte order mark]");
    insta::assert_snapshot!(table);
}

#[test]
fn an_action_plan_as_a_table() {
    let table = text(actions_csv(&draft().record)).replace('\u{feff}', "[byte order mark]");
    insta::assert_snapshot!(table);
}

#[test]
fn chosen_cases_as_a_table() {
    let list = "C-01,Child protection\nC-02,\"Child in need\"\n=C-03,Early help; aged 0 to 4\nC-04".to_owned();
    let typed = TypedDraw { list, number: "4".to_owned(), by_group: false, seed: "482193057".to_owned() };
    let sample = typed.draw(0).expect("nothing is wrong with it").sample;
    let table = text(sample_csv(&sample, &method_line(&sample), "2026-11-22")).replace('\u{feff}', "[byte order mark]");
    insta::assert_snapshot!(table);
}

#[test]
fn tables_open_in_a_spreadsheet_with_their_letters_and_lines_intact() {
    let table = text(actions_csv(&draft().record));
    assert!(table.starts_with('\u{feff}'), "Excel reads UTF-8 only behind a byte order mark");
    assert_eq!(table.matches("\r\n").count(), 3, "a header and two actions");
    let table = text(summary_csv(&three_returns().summaries));
    let columns = |row: csv::StringRecord| row.len();
    let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    assert!(reader.records().all(|row| row.map(columns).is_ok_and(|count| count == 16)), "every row has every column");
}

#[test]
fn every_json_file_begins_with_its_format_and_version() {
    #[track_caller]
    fn case(file: &str, format: &str) {
        let plain: String = file.split_whitespace().collect();
        let expected = format!("{{\"format\":\"safeguarding-audit/{format}\",\"version\":1,");
        assert!(plain.starts_with(&expected), "the {format} begins with {}", &plain[..60.min(plain.len())]);
    }
    case(&pretty(&of_every_part().read().questionnaire), "questionnaire");
    case(&pretty(&Partnership::default()), "partnership");
    case(&pretty(only_summary(&three_returns())), "summary");
    case(&text(draft().file()), "return");
}

#[test]
fn what_was_written_is_read_back_the_same() {
    let story = {
        let mut story = draft();
        story.submits();
        story
    };
    let read = read_return(pretty(&story.record).as_bytes()).expect("a return is read");
    assert_eq!(read.record, story.record);
    let questionnaire = story.known.questionnaire;
    assert_eq!(
        read_questionnaire(pretty(&questionnaire).as_bytes()).expect("a questionnaire is read").questionnaire,
        questionnaire
    );
    assert_eq!(read_partnership(pretty(&Partnership::default()).as_bytes()), Ok(Partnership::default()));
}

#[test]
fn what_ships_says_nothing_that_the_app_does_not_read() {
    let file: Value = serde_json::from_slice(&public("questionnaires/section-11.json")).expect("it is JSON");
    let read = serde_json::to_value(section_11().questionnaire).expect("JSON can be written");
    assert_eq!(left_out("", &read, &file), [""; 0]);
    let file: Value = serde_json::from_slice(&public("partnership.json")).expect("it is JSON");
    let read = serde_json::to_value(read_partnership(&public("partnership.json")).expect("the settings are read"));
    assert_eq!(left_out("", &read.expect("JSON can be written"), &file), [""; 0]);
}

/// Where a file says what was not read; what reads the same as nothing does not count.
fn left_out(place: &str, read: &Value, file: &Value) -> Vec<String> {
    let nothing = [json!([]), json!(false), json!(null)];
    match (read, file) {
        (Value::Object(read), Value::Object(file)) => {
            let said = file.iter().filter(|(key, value)| read.contains_key(*key) || !nothing.contains(value));
            said.flat_map(|(key, value)| left_out(&format!("{place}/{key}"), read.get(key).unwrap_or(&Value::Null), value))
                .collect()
        }
        (Value::Array(read), Value::Array(file)) if read.len() == file.len() => {
            let pairs = read.iter().zip(file).enumerate();
            pairs.flat_map(|(at, (read, file))| left_out(&format!("{place}/{at}"), read, file)).collect()
        }
        (read, file) if read == file => Vec::new(),
        (_, _) => vec![place.to_owned()],
    }
}

#[test]
fn the_first_sample_return() {
    // The digest follows every word of the questionnaire; that it is the right one is said here, not in the snapshot.
    let digest = section_11().digest;
    let text = pretty(&samples(1)[0]);
    assert!(text.contains(&digest), "{digest} is not in the return");
    let beginning = text.replace(&digest, "(of the questionnaire)").lines().take(60).collect::<Vec<_>>().join("\n");
    insta::assert_snapshot!(beginning);
}
