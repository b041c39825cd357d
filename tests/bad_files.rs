//! Files that cannot be used: each is told where and why in a sentence, and nothing else suffers from it.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::lines::unread;
use safeguarding_audit::interchange::read::{read_partnership, read_questionnaire};
use safeguarding_audit::words::files::read_error;
use serde_json::{Value, json};
use story::subgroup::AddedUp;
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
    is_told(b"\x01{\"a\": \"\xC3\x28\"}".as_slice(), "It is not a text file (from byte 9), so it is not a file this app saved.");
    let empty = "It is empty. If it came straight from a mail program, save the attachment first, then add the saved file.";
    is_told([], empty);
}

/// Text as programs other than this one save it.
fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn a_return_that_an_editor_saved_again_is_read_in_any_unicode_encoding() {
    let mut story = organisation("a", "SCH", "in-place");
    story.tells("organisation-name", "Ysgol Môn – 😀");
    let text = String::from_utf8(story.submits()).expect("JSON is text");
    let marked = format!("\u{feff}{text}");
    for (name, bytes) in [
        ("utf-8 with a mark", marked.clone().into_bytes()),
        ("utf-16 le with a mark", utf16(&marked, u16::to_le_bytes)),
        ("utf-16 be with a mark", utf16(&marked, u16::to_be_bytes)),
        ("utf-16 le", utf16(&text, u16::to_le_bytes)),
        ("utf-16 be", utf16(&text, u16::to_be_bytes)),
        ("with a line before", format!("\r\n{text}\r\n").into_bytes()),
    ] {
        let zip = zip_of(&[("in.json", &bytes)]);
        for (name, bytes) in [(name.to_owned(), bytes), (format!("{name}, in a zip"), zip)] {
            let outcome = Subgroup::new().receives("file.json", bytes).adds_up();
            let line = &outcome.verdicts[0];
            assert_eq!(
                (line.label.as_str(), line.organisation.as_str()),
                ("Counted", "Ysgol Môn – 😀"),
                "{name}: {}",
                line.sentence
            );
        }
    }
    is_told(
        utf16("{ ", u16::to_le_bytes),
        "It is cut off: it stops in the middle, in line 1. Ask for the file again, or download it again.",
    );
    let questionnaire = utf16(&String::from_utf8(two_domains().bytes()).expect("it is text"), u16::to_be_bytes);
    assert!(read_questionnaire(&questionnaire).is_ok(), "a questionnaire too");
}

#[test]
fn a_return_in_an_older_encoding_is_told_what_happened_and_what_to_do() {
    let mut story = organisation("a", "SCH", "in-place");
    story.tells("organisation-name", "Ysgol Môn");
    let text = String::from_utf8(story.submits()).expect("JSON is text");
    let bytes: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).expect("it is in Windows-1252")).collect();
    let outcome = Subgroup::new().receives("file.json", bytes).adds_up();
    let line = &outcome.verdicts[0];
    assert_eq!(line.label, "Not readable");
    for said in ["saved by another program in an older encoding", "Ask for the file as it was downloaded", "UTF-8"] {
        assert!(line.sentence.contains(said), "{}", line.sentence);
    }
}

#[test]
fn files_of_other_programs_are_told_in_a_line_what_they_are() {
    let ole = |stream: &str| [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &utf16(stream, u16::to_le_bytes)].concat();
    let office = |part: &str| zip_of(&[("[Content_Types].xml", b"<Types/>"), (part, b"<x/>")]);
    let open = |kind: &str| {
        let kind = format!("application/vnd.oasis.opendocument.{kind}");
        zip_of(&[("mimetype", kind.as_bytes()), ("content.xml", b"<x/>"), ("META-INF/manifest.xml", b"<x/>")])
    };
    let a = |what: &str| format!("{what}: not a return.");
    for (name, bytes, sentence) in [
        ("letter.docx", office("word/document.xml"), a("A Word document")),
        ("no name", office("word/document.xml"), a("A Word document")),
        ("letter.doc", ole("WordDocument"), a("A Word document")),
        ("note.rtf", b"{\\rtf1\\ansi Dear all}".to_vec(), a("A rich text document")),
        ("list.xlsx", office("xl/workbook.xml"), a("An Excel workbook")),
        ("list.xls", ole("Workbook"), a("An Excel workbook")),
        ("slides.pptx", office("ppt/presentation.xml"), a("A PowerPoint presentation")),
        ("slides.ppt", ole("PowerPoint Document"), a("A PowerPoint presentation")),
        ("locked.docx", ole("EncryptedPackage"), a("A Word document")),
        ("locked", ole("EncryptedPackage"), a("An office document")),
        ("note.odt", open("text"), a("An OpenDocument text document")),
        ("list.ods", open("spreadsheet"), a("An OpenDocument spreadsheet")),
        ("slides.odp", open("presentation"), a("An OpenDocument presentation")),
        ("list.csv", b"a;b\r\n1;2".to_vec(), a("A table of values (CSV)")),
        ("list.csv", utf16("\u{feff}a\tb", u16::to_le_bytes), a("A table of values (CSV)")),
        ("scan.pdf", b"%PDF-1.4\n".to_vec(), a("A PDF document")),
        ("scan", b"%PDF-1.4\n".to_vec(), a("A PDF document")),
        ("photo.jpg", vec![0xFF, 0xD8, 0xFF, 0xE0, 0], a("A picture")),
        ("photo.png", b"\x89PNG\r\n\x1A\n".to_vec(), a("A picture")),
        ("photo.heic", b"\0\0\0\x18ftypheic".to_vec(), a("A picture")),
        ("call.mp4", b"\0\0\0\x18ftypisom".to_vec(), a("A recording")),
        ("return.json", b"<!DOCTYPE html><p>Sign in".to_vec(), a("A web page")),
        ("page.htm", b"\r\n<HTML>".to_vec(), a("A web page")),
        ("notes.txt", b"Dear all".to_vec(), a("A text file")),
        ("mail.eml", b"From: a@b.example\r\nSubject: Our return\r\n\r\nHere it is.".to_vec(), a("An e-mail")),
        ("mail.msg", ole("__properties_version1.0"), a("An e-mail")),
        ("meeting.ics", b"BEGIN:VCALENDAR\r\n".to_vec(), a("A calendar entry or contact")),
    ] {
        for (name, bytes) in [(format!("all.zip → {name}"), zip_of(&[(name, &bytes)])), (name.to_owned(), bytes)] {
            let chosen = name.split(" → ").next().expect("it has a name");
            let outcome = Subgroup::new().receives(chosen, bytes).adds_up();
            assert_eq!(told(&outcome), [(name.as_str(), "Other file", sentence.as_str())]);
            assert!(outcome.verdicts[0].needs_nobody && !outcome.verdicts[0].is_counted);
        }
    }
}

#[test]
fn what_may_have_a_return_in_it_is_told_what_to_do() {
    let mail = b"From: a@b.example\nSubject: Our return\n\nContent-Disposition: attachment; filename=\"return.json\"";
    let mut tar = vec![b'a'; 512];
    tar[257..262].copy_from_slice(b"ustar");
    for (name, bytes, says) in [
        ("mail.eml", mail.to_vec(), "save the attachment"),
        ("all.7z", b"7z\xBC\xAF\x27\x1C".to_vec(), "7-Zip"),
        ("all.rar", b"Rar!\x1A\x07\x01\0".to_vec(), "RAR"),
        ("all.tar", tar, "tar archive"),
        ("all.tar.gz", vec![0x1F, 0x8B, 8, 0], "gzip"),
        ("return.json - Shortcut.lnk", vec![0x4C, 0, 0, 0, 1, 0x14, 2, 0], "shortcut"),
    ] {
        let outcome = Subgroup::new().receives(name, bytes).adds_up();
        let line = &outcome.verdicts[0];
        assert_eq!((line.label.as_str(), line.needs_nobody), ("Not opened", false), "{name}");
        assert!(line.sentence.contains(says), "{}", line.sentence);
    }
}

#[test]
fn files_that_a_system_puts_there_for_itself_are_not_mentioned() {
    let beside = [
        "Thumbs.db",
        "folder/desktop.ini",
        "folder/.DS_Store",
        "folder/._a.json",
        "~$letter.docx",
        ".~lock.note.odt#",
        "__MACOSX/._a.json",
    ];
    let mut subgroup = Subgroup::new().receives("a.json", good("a"));
    for name in beside {
        subgroup = subgroup.receives(name, b"\0\x05\x16\x07".as_slice());
    }
    let files: Vec<(&str, &[u8])> = beside.iter().map(|name| (*name, &b"\0\x05"[..])).collect();
    let b = good("b");
    let zip = zip_of(&[&files[..], &[("b.json", b.as_slice())]].concat());
    let outcome = subgroup.receives("all.zip", zip).receives("none.zip", zip_of(&files)).adds_up();
    assert_eq!(names(&outcome), [("a.json", true), ("all.zip → b.json", true), ("none.zip", false)]);
}

#[test]
fn zips_in_zips_are_opened_to_a_depth_and_a_size() {
    let mut zip = zip_of(&[("a.json", &good("a"))]);
    for _ in 1..4 {
        zip = zip_of(&[("in.zip", &zip)]);
    }
    let outcome = Subgroup::new().receives("all.zip", zip.clone()).adds_up();
    assert_eq!(names(&outcome), [("all.zip → in.zip → in.zip → in.zip → a.json", true)]);
    let deeper = Subgroup::new().receives("all.zip", zip_of(&[("in.zip", &zip)])).adds_up();
    assert_eq!(deeper.verdicts[0].label, "Not opened");
    assert!(deeper.verdicts[0].sentence.contains("deeper than this app opens"), "{}", deeper.verdicts[0].sentence);

    let nothing = vec![0; 70_000_000];
    let small = zip_of(&[("zeros", &nothing)]);
    let large =
        zip_of(&[("in.zip", &[b"PK\x03\x04".as_slice(), &nothing].concat()), ("a.json", &good("a")), ("small.zip", &small)]);
    let outcome = Subgroup::new().receives("all.zip", large).adds_up();
    assert_eq!(
        names(&outcome),
        [("all.zip → in.zip", false), ("all.zip → a.json", true), ("all.zip → small.zip → zeros", false)]
    );
    let sentence = &outcome.verdicts[0].sentence;
    assert!(sentence.starts_with("A zip file within another, larger than 67.1 MB"), "{sentence}");
}

#[test]
fn a_zip_that_unpacks_to_more_than_is_opened_stops_with_words() {
    let zeros = vec![0; 16_000_000];
    let within: Vec<(String, &[u8])> = (0..12).map(|at| (format!("{at}.json"), zeros.as_slice())).collect();
    let within: Vec<(&str, &[u8])> = within.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let zip = zip_of(&within);
    let copies: Vec<(String, &[u8])> = (0..6).map(|at| (format!("{at}.zip"), zip.as_slice())).collect();
    let copies: Vec<(&str, &[u8])> = copies.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let outcome = Subgroup::new().receives("bomb.zip", zip_of(&copies)).adds_up();
    let last = outcome.verdicts.last().expect("there are verdicts");
    assert!(last.sentence.contains("larger than this app opens"), "{}", last.sentence);
    assert!(outcome.verdicts.len() < 12 * 6, "the rest was not unpacked");
}

#[test]
fn a_zip_with_a_password_is_told_what_to_do() {
    // The bit that says so, in the member's own head and in the list at the end.
    let locked = |mut zip: Vec<u8>| {
        let heads: Vec<usize> = (0..zip.len() - 4).filter(|at| &zip[*at..at + 4] == b"PK\x03\x04").map(|at| at + 6).collect();
        let list: Vec<usize> = (0..zip.len() - 4).filter(|at| &zip[*at..at + 4] == b"PK\x01\x02").map(|at| at + 8).collect();
        for at in [heads[0], list[0]] {
            zip[at] |= 1;
        }
        zip
    };
    let outcome = Subgroup::new().receives("all.zip", locked(zip_of(&[("a.json", &good("a"))]))).adds_up();
    let sentence = "A zip file with a password. Unpack it with its password, and add the files that were in it.";
    assert_eq!(told(&outcome), [("all.zip", "Not opened", sentence)]);
    let outcome =
        Subgroup::new().receives("all.zip", locked(zip_of(&[("a.json", &good("a")), ("b.json", &good("b"))]))).adds_up();
    let sentence = "It has a password in the zip file. Unpack it with that password, and add the file.";
    assert_eq!(told(&outcome), [("all.zip → a.json", "Not opened", sentence), ("all.zip → b.json", "Counted", "")]);
}

#[test]
fn a_return_with_a_passphrase_waits_for_it_and_its_text_is_handed_back() {
    let sealed = json!({
        "format": "safeguarding-audit/sealed", "version": 1, "holds": "return",
        "kdf": { "name": "PBKDF2-SHA-256", "rounds": 600_000, "salt": "AAECAwQFBgcICQoLDA0ODw==" },
        "cipher": "AES-256-GCM", "iv": "AAECAwQFBgcICQoL", "data": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
    });
    let text = sealed.to_string();
    let outcome = Subgroup::new()
        .receives("locked.json", text.clone())
        .receives("all.zip", zip_of(&[("locked.json", utf16(&text, u16::to_le_bytes).as_slice())]))
        .receives("backup.json", changed(text.as_bytes(), "/holds", json!("backup")))
        .receives("broken.json", changed(text.as_bytes(), "/iv", json!("AA")))
        .adds_up();
    let labels: Vec<&str> = outcome.verdicts.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(labels, ["Has a passphrase", "Has a passphrase", "Other file", "Not readable"]);
    let waiting = [("locked.json".to_owned(), text.clone()), ("all.zip → locked.json".to_owned(), text)];
    assert_eq!(outcome.locked, waiting);
}

#[test]
fn what_the_browser_cannot_read_is_told_in_our_words_and_not_of_system_files() {
    let line = |name: &str, error: &str| {
        unread(name, error, "The requested file could not be read.").map(|line| (line.label, line.sentence))
    };
    let (label, sentence) = line("folder/ash.json", "NotReadableError").expect("it has a line");
    assert_eq!(label, "Not readable");
    assert!(sentence.contains("open in another program") && sentence.contains("permission"), "{sentence}");
    let (_, sentence) = line("folder/within/", "NotFoundError").expect("it has a line");
    assert!(sentence.contains("moved, renamed or deleted"), "{sentence}");
    assert_eq!(line("~$letter.docx", "NotReadableError"), None);
    assert_eq!(line("film.mp4", "").map(|(label, _)| label).as_deref(), Some("Other file"));
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
    is_told("{\"format\": \"safeguarding-audit/replies\"}", "It cannot be read at “version”: expected a whole number from 1.");
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
fn names(outcome: &AddedUp) -> Vec<(&str, bool)> {
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
