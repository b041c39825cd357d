//! Files that cannot be used: each is told where and why in a sentence, and nothing else suffers from it.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::Outcome;
use safeguarding_audit::interchange::read::{read_partnership, read_questionnaire};
use safeguarding_audit::words::files::read_error;
use serde_json::{Value, json};
use story::subgroup::{Subgroup, changed, only_summary, organisation, told, two_domains, zip_of};

/// A return that is counted.
fn good(id: &str) -> Vec<u8> {
    organisation(id, "SCH", "in-place").submits()
}

/// A return with something put in the place of one of its parts.
fn spoilt(pointer: &str, value: Value) -> Vec<u8> {
    changed(&good("a"), pointer, value)
}

/// A return with one piece of its text replaced, for what no JSON value can say.
fn rewritten(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(spoilt("/cycle", json!("2026-27"))).expect("JSON is text");
    assert_eq!(text.matches(from).count(), 1, "{from} stands once in {text}");
    text.replace(from, to).into_bytes()
}

/// What a file is told when it is added up.
#[track_caller]
fn is_told(bytes: impl Into<Vec<u8>>, sentence: &str) {
    let outcome = Subgroup::new().receives("file.json", bytes).adds_up();
    assert_eq!(told(&outcome), [("file.json", "Not readable", sentence)]);
    assert_eq!((outcome.summaries.len(), outcome.kept.len()), (0, 0), "it is in no figure");
}

#[test]
fn a_file_that_is_no_json_is_told_where_it_stops_being_it() {
    is_told("Dear all", "It is not JSON: line 1, column 1 cannot be read. Choose the file exactly as it was downloaded.");
    is_told(
        "{\n  \"format\": \"safeguarding-audit/return\",\n  oops\n}",
        "It is not JSON: line 3, column 3 cannot be read. Choose the file exactly as it was downloaded.",
    );
    is_told([0xFF, 0xFE, b'{', 0], "It is not a text file (from byte 1), so it is not a file this app saved.");
    is_told(b"{\"a\": \"\xC3\x28\"}".as_slice(), "It is not a text file (from byte 8), so it is not a file this app saved.");
}

#[test]
fn half_a_json_is_told_that_it_is_cut_off() {
    let whole = good("a");
    let text = String::from_utf8(whole).expect("JSON is text");
    let half = &text[..text.find("\"questionnaire\"").expect("it names its questionnaire")];
    let line = half.matches('\n').count() + 1;
    is_told(
        half,
        &format!("It is cut off: it stops in the middle, in line {line}. Ask for the file again, or download it again."),
    );
}

#[test]
fn json_of_something_else_is_told_what_it_is() {
    let nothing_of_ours = "It is JSON, but not a file of this app: it does not begin with our “format”.";
    is_told("{\"type\": \"FeatureCollection\", \"features\": []}", nothing_of_ours);
    is_told("[1, 2, 3]", nothing_of_ours);
    is_told("null", nothing_of_ours);
    is_told("{\"format\": 7}", nothing_of_ours);
    is_told(two_domains().bytes(), "It is a questionnaire. Open it on the first page with “Open a file” to use it.");
    is_told(
        "{\"format\": \"safeguarding-audit/replies\"}",
        "It holds replies to a survey, which are not a return. Nothing was changed; keep the file.",
    );
    is_told("{\"format\": \"other\"}", "It is another kind of file (format “other”) than is wanted here.");
}

#[test]
fn a_newer_version_is_left_to_the_newer_app() {
    let sentence = "It was saved by a newer version of this app (file version 2; this app reads up to 1). \
                    Nothing was changed; open it with the newer app.";
    is_told(spoilt("/version", json!(2)), sentence);
    let sentence = "It cannot be read at “version”: expected a whole number from 1.";
    for version in [json!(0), json!("1"), json!(1.5), json!(-1), json!(null)] {
        is_told(spoilt("/version", version), sentence);
    }
}

#[test]
fn a_wrong_type_deep_inside_is_told_its_place() {
    #[track_caller]
    fn case(pointer: &str, value: Value, place: &str) {
        let outcome = Subgroup::new().receives("file.json", spoilt(pointer, value)).adds_up();
        let sentence = &outcome.verdicts[0].sentence;
        assert!(sentence.starts_with(&format!("It cannot be read at “{place}”: ")), "{sentence}");
        assert_eq!(outcome.verdicts[0].label, "Not readable");
    }
    case("/answers/D1.1/value", json!(true), "answers.D1.1.value");
    case("/answers/D1.1/value", json!({ "n": "three", "of": 5 }), "answers.D1.1.value");
    case("/answers/D1.1", json!([]), "answers.D1.1");
    case("/answers/D1.1", json!({ "value": "in-place", "dont_know": true }), "answers.D1.1");
    case("/answers", json!("none"), "answers");
    case("/actions", json!([{ "id": "action-1", "text": "Do it", "due": 2027 }]), "actions[0].due");
    case("/actions", json!([{ "id": "action-1", "text": "Do it", "status": "perhaps" }]), "actions[0].status");
    case("/questionnaire", json!({ "id": "story", "edition": 2026, "digest": "" }), "questionnaire.edition");
    case("/grades/domains/D1/score", json!(-1), "grades.domains.D1.score");
    case("/status", json!("finished"), "status");
    case("/revision", json!(-1), "revision");
}

#[test]
fn a_missing_field_is_told_by_its_name() {
    is_told(json!({ "format": "safeguarding-audit/return", "version": 1 }).to_string(), "It cannot be read: missing field `id`.");
}

#[test]
fn fifty_megabytes_of_nonsense_are_not_read() {
    let nonsense = vec![b'x'; 50_000_000];
    is_told(nonsense.clone(), "It is 50.0 MB, larger than any return (16.7 MB at most), so it was not read.");
    let outcome = Subgroup::new().receives("all.zip", zip_of(&[("big.json", &nonsense), ("a.json", &good("a"))])).adds_up();
    assert_eq!(outcome.verdicts[0].name, "all.zip → big.json");
    assert!(outcome.verdicts[0].sentence.contains("larger than any return"), "{}", outcome.verdicts[0].sentence);
    assert_eq!(only_summary(&outcome).counted, 1);
}

#[test]
fn a_name_with_script_in_it_is_a_name() {
    let name = "<script>alert('x')</script>";
    let mut story = organisation("a", "SCH", "in-place");
    story.tells("organisation-name", name);
    let outcome = Subgroup::new().receives(name, story.submits()).adds_up();
    assert_eq!((outcome.verdicts[0].name.as_str(), outcome.verdicts[0].organisation.as_str()), (name, name));
    assert!(outcome.verdicts[0].is_counted);
}

#[test]
fn an_answer_that_its_question_cannot_have_is_told_its_place() {
    let mut story = organisation("a", "SCH", "in-place");
    story.answers("D1.1", "superb");
    is_told(story.submits(), "At “answers.D1.1”: “superb” is not a level of this question's scale.");
    story.organisation_is("MARS");
    let sentence = "At “profile.organisation-type”: “MARS” is not one of the choices; \
                    at “answers.D1.1”: “superb” is not a level of this question's scale.";
    is_told(story.submits(), sentence);
}

#[test]
fn no_more_than_three_places_are_named_and_the_rest_are_counted() {
    let outcome = Subgroup::new().receives("file.json", organisation("a", "MARS", "superb").submits()).adds_up();
    let sentence = &outcome.verdicts[0].sentence;
    assert_eq!(sentence.matches('“').count(), 6, "three places and what is wrong with each: {sentence}");
    assert!(sentence.ends_with("; and 2 more."), "{sentence}");
}

#[test]
fn an_id_that_stands_twice_is_told_its_place() {
    let twice = rewritten("\"D1.2\":{\"value\":\"in-place\"}", "\"D1.1\":{\"value\":\"in-place-with-impact\"}");
    is_told(twice, "It cannot be read at “answers”: “D1.1” stands here twice.");
    let actions = json!([{ "id": "x", "text": "This" }, { "id": "y", "text": "That" }, { "id": "x", "text": "Other" }]);
    is_told(spoilt("/actions", actions), "It cannot be read at “actions[2].id”: “x” stands here twice.");
    let whole = rewritten("\"cycle\":\"2026-27\"", "\"cycle\":\"2026-27\",\"cycle\":\"2027-28\"");
    is_told(whole, "It cannot be read: “cycle” stands here twice.");
}

#[test]
fn a_bad_file_takes_nothing_from_what_is_there() {
    let before = Subgroup::new().receives("a.json", good("a")).receives("b.json", good("b")).adds_up();
    let after = Subgroup::new().having_kept(&before).receives("c.json", "{").receives("d.json", "nonsense").adds_up();
    assert_eq!(after.kept, before.kept);
    assert_eq!(after.summaries, before.summaries);
    assert_eq!(after.verdicts.len(), 2);
}

#[test]
fn a_kept_return_that_can_no_longer_be_counted_is_listed_and_not_lost_in_silence() {
    let before = Subgroup::new().receives("a.json", good("a")).adds_up();
    let after = Subgroup::offering(two_domains().with("/edition", json!("2031")).bytes()).having_kept(&before).adds_up();
    let left_out: Vec<(&str, &str)> = after.left_out.iter().map(|line| (line.reference.as_str(), line.label.as_str())).collect();
    assert_eq!(left_out, [("ST-a", "Unknown questionnaire")]);
    assert_eq!(after.summaries, []);
}

/// Names of the files told of, and whether each is counted.
fn names(outcome: &Outcome) -> Vec<(&str, bool)> {
    outcome.verdicts.iter().map(|line| (line.name.as_str(), line.is_counted)).collect()
}

#[test]
fn bad_files_in_a_zip_do_not_stop_the_good_ones_and_folders_are_looked_into() {
    let zip = zip_of(&[
        ("schools/", b""),
        ("schools/a.json", &good("a")),
        ("readme.txt", b"Dear all"),
        ("__MACOSX/schools/._a.json", b"\x00\x05"),
        ("schools/north/b.json", &good("b")),
        ("half.json", b"{"),
    ]);
    let outcome = Subgroup::new().receives("all.zip", zip).adds_up();
    let expected = [
        ("all.zip → schools/a.json", true),
        ("all.zip → readme.txt", false),
        ("all.zip → schools/north/b.json", true),
        ("all.zip → half.json", false),
    ];
    assert_eq!(names(&outcome), expected);
    assert_eq!(only_summary(&outcome).counted, 2);
}

#[test]
fn a_zip_with_nothing_in_it_is_told_so() {
    for zip in [zip_of(&[]), zip_of(&[("returns/", b"")])] {
        let outcome = Subgroup::new().receives("empty.zip", zip).adds_up();
        assert_eq!(names(&outcome), [("empty.zip", false)], "every file chosen gets a verdict");
    }
}

#[test]
fn a_zip_that_is_cut_off_is_told_so() {
    let zip = zip_of(&[("a.json", &good("a"))]);
    let outcome = Subgroup::new().receives("all.zip", &zip[..zip.len() / 2]).receives("b.json", good("b")).adds_up();
    assert_eq!(names(&outcome), [("all.zip", false), ("b.json", true)]);
    assert!(outcome.verdicts[0].sentence.starts_with("It cannot be read: the zip file cannot be opened"), "{:?}", told(&outcome));
}

#[test]
fn a_broken_questionnaire_or_setting_is_told_its_place() {
    #[track_caller]
    fn questionnaire(pointer: &str, value: Value, sentence: &str) {
        let bytes = changed(&two_domains().bytes(), pointer, value);
        assert_eq!(read_questionnaire(&bytes).map_err(|error| read_error(&error)), Err(sentence.to_owned()));
    }
    let unsound = "The questionnaire does not hold together: ";
    let at = |rest: &str| format!("{unsound}{rest}.");
    questionnaire("/domains/0/questions/1/id", json!("D1.1"), &at("questions: “D1.1” stands here twice"));
    questionnaire("/domains/1/questions/0/scale", json!("gone"), &at("domains[D2].questions[D2.1].scale: “gone” is not defined"));
    questionnaire("/domains/1/questions", json!([]), &at("domains[D2]: there is nothing in it"));
    questionnaire("/grading/scale", json!("gone"), &at("grading.scale: “gone” is not defined"));
    let settings = json!({ "format": "safeguarding-audit/partnership", "version": 1, "contact": { "email": 7 } }).to_string();
    let sentence = read_partnership(settings.as_bytes()).map_err(|error| read_error(&error)).expect_err("an address is text");
    assert!(sentence.starts_with("It cannot be read at “contact.email”: invalid type"), "{sentence}");
}

#[test]
fn a_questionnaire_that_asks_an_organisation_for_a_level_is_refused() {
    let fields = json!([{ "id": "organisation-level", "label": "Level", "type": "level" }]);
    let bytes = changed(&two_domains().bytes(), "/profile", fields);
    assert!(read_questionnaire(&bytes).is_err(), "a field about the organisation is never answered by a level");
}
