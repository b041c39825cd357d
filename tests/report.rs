//! What a board reads: the report of a round as a web page and as a Word file, the briefing, and what an organisation gets back.
#![allow(clippy::expect_used, reason = "a story whose own files are broken should stop")]

mod story;

use safeguarding_audit::adding_up::desk::RowDesk;
use safeguarding_audit::adding_up::desk::shown::{DeskWanted, ReportAbout, ReportFormat, ReportKind};
use safeguarding_audit::adding_up::leaving::{Leaving, WorkbookAbout};
use safeguarding_audit::adding_up::read_questionnaires;
use safeguarding_audit::adding_up::report::letter::letter_file_name;
use safeguarding_audit::adding_up::report::{ReportOf, ReportSection, written_as};
use safeguarding_audit::adding_up::talk::{RegisterAsk, ThemeAsk};
use safeguarding_audit::documents::{DocumentBlock, PrintedDocument, html_body, html_file, word_file};
use safeguarding_audit::interchange::archive::FoundFile;
use safeguarding_audit::interchange::intake::judge;
use safeguarding_audit::interchange::report_words::{read_report_words, write_report_words};
use safeguarding_audit::interchange::tables::workbook::xlsx;
use safeguarding_audit::model::audience::Audience;
use safeguarding_audit::model::filter::Filter;
use safeguarding_audit::model::report_words::{LONGEST_WORDS, ReportSaid, ReportWords};
use safeguarding_audit::model::themes::ThemeKind;
use safeguarding_audit::samples::{SEED, sample_returns};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Arc;
use story::office::{Office, school, submitted};
use story::shipped::public;
use zip::ZipArchive;

/// Signs that something might take for its own: of markup, formulas, fields of Word, other scripts, and no signs at all.
const AWKWARD: [&str; 6] = [
    "<script>alert('x')</script> & \"quotes\"",
    "=1+1",
    "+44 is no formula; @x neither",
    "ما نسمعه من الشباب",
    "nul \u{0} bell \u{7} escape \u{1b} and \u{fffe}",
    "]]> <!-- -->",
];

fn about() -> ReportAbout {
    ReportAbout {
        partnership: "Fernwick & Marl Partnership".to_owned(),
        contact: "The business unit".to_owned(),
        help: "Childline: 0800 1111.".to_owned(),
        today: "2026-12-01".to_owned(),
        ..ReportAbout::default()
    }
}

fn wanted() -> DeskWanted {
    DeskWanted { today: "2026-12-01".to_owned(), ..DeskWanted::default() }
}

fn made(desk: &RowDesk, words: &ReportWords, kind: ReportKind) -> (Leaving, PrintedDocument) {
    let leaving = desk.leaving(&wanted(), words.audience);
    let document = ReportOf { leaving: &leaving, words, about: &about() }.document(kind);
    (leaving, document)
}

/// So many invented returns of section 11.
fn subgroup(returns: usize) -> (RowDesk, BTreeMap<String, String>) {
    let bytes = public("questionnaires/section-11.json");
    let mut desk = RowDesk::new(read_questionnaires(&[bytes]));
    let questionnaires = Arc::clone(desk.questionnaires());
    let known = questionnaires.first().expect("it can be read");
    let mut files = BTreeMap::new();
    for record in sample_returns(&known.questionnaire, &known.digest, SEED, returns) {
        let bytes = serde_json::to_vec(&record).expect("it can be written");
        let judged = judge(&questionnaires, FoundFile { name: format!("{}.json", record.reference), bytes: Ok(bytes) });
        let change = desk.add(judged, None).expect("it is counted");
        files.insert(change.key, change.text);
    }
    (desk, files)
}

/// What is in each file of a zip.
fn unzipped(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("it is a zip");
    let count = zip.len();
    let read = |at: usize| {
        let mut file = zip.by_index(at).expect("it is there");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("it is text");
        (file.name().expect("it has one").into_owned(), text)
    };
    (0..count).map(read).collect()
}

/// What stands between the tags.
fn words_of(markup: &str) -> String {
    let mut out = String::new();
    let mut is_tag = false;
    for letter in markup.chars() {
        match letter {
            '<' => is_tag = true,
            '>' => {
                is_tag = false;
                out.push(' ');
            }
            letter if !is_tag => out.push(letter),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_round_has_the_same_numbers_in_the_web_page_and_in_word() {
    let (desk, _) = subgroup(24);
    let (leaving, document) = made(&desk, &ReportWords::of("2026-27"), ReportKind::Report);
    let [summary] = leaving.figures().summaries.as_slice() else { panic!("one questionnaire") };
    let page = words_of(&html_file(&document));
    let word = words_of(&unzipped(word_file(&document, "").expect("it can be made"))["word/document.xml"]);
    for domain in &summary.domains {
        let counts: Vec<String> = domain.grades.all.grades.iter().map(|grade| grade.n.to_string()).collect();
        let good = domain.grades.all.good();
        let share = match good.percent().filter(|_| good.n >= 10) {
            Some(percent) => format!("{} of {} ({percent}%)", good.x, good.n),
            None => format!("{} of {}", good.x, good.n),
        };
        let (id, title, graded) = (&domain.domain, escaped(&domain.title), domain.grades.all.graded);
        let row = format!("{id} {title} {} {graded} {share}", counts.join(" "));
        assert!(page.contains(&row), "the page says: {row}");
        assert!(word.contains(&row), "Word says: {row}");
    }
    for question in summary.questions.iter().filter(|question| question.key) {
        let met = question.all.met.expect("a level");
        let said = format!("{} of {}", met.x, met.n);
        assert!(page.contains(&said) && word.contains(&said), "{said}");
    }
}

/// Writes what `scripts/read-back` has other programs read.
fn write(name: &str, bytes: &[u8]) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("read-back");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    std::fs::write(folder.join(name), bytes).expect("the file can be written");
}

#[test]
fn one_round_is_written_in_every_form_for_other_programs() {
    let (desk, files) = subgroup(24);
    let (leaving, document) = made(&desk, &ReportWords::of("2026-27"), ReportKind::Report);
    let made_at = "2026-12-01T10:00:00Z";
    write("round.html", html_file(&document).as_bytes());
    write("round.docx", &word_file(&document, made_at).expect("it can be made"));
    write("round.json", &serde_json::to_vec(&leaving.figures().summaries).expect("it can be written"));
    write("round.xlsx", &xlsx(&leaving.workbook(&WorkbookAbout::default())).expect("it can be made"));
    let (key, file) = files.iter().next().expect("there are some");
    let letter = desk.letter(key, (file, None), &ReportWords::of("2026-27"), &about()).expect("it is there");
    write("letter.docx", &written_as(&letter, ReportFormat::Word, made_at).expect("it can be made"));
    assert_eq!(word_file(&document, made_at), word_file(&document, made_at), "the same is the same file");
}

#[test]
fn every_section_that_has_something_to_say_is_there_and_each_can_be_switched_off() {
    let (desk, _) = subgroup(24);
    let mut words = ReportWords::of("2026-27");
    let ids = |words: &ReportWords| {
        let (_, document) = made(&desk, words, ReportKind::Report);
        document.sections.iter().map(|section| section.id.clone()).collect::<Vec<_>>()
    };
    let all = ids(&words);
    for id in ["headlines", "response", "standards", "sectors", "questions", "actions", "method", "young-people", "organisations"]
    {
        assert!(all.contains(&id.to_owned()), "{id} in {all:?}");
    }
    for section in ReportSection::ALL {
        words.say(ReportSaid::Section { id: section.id().to_owned(), is_on: false }).expect("it is short");
        assert!(!ids(&words).contains(&section.id().to_owned()));
    }
    assert!(ids(&words).is_empty());
    words.say(ReportSaid::Section { id: "standards".to_owned(), is_on: true }).expect("it is short");
    assert_eq!(ids(&words), ["standards"]);
}

#[test]
fn what_somebody_writes_stands_in_its_section_and_is_kept() {
    let (desk, _) = subgroup(12);
    let mut words = ReportWords::of("2026-27");
    let text = "We will visit every club.\n\n- first\n- second";
    words.say(ReportSaid::Words { place: "report/priorities".to_owned(), text: Some(text.to_owned()) }).expect("it is short");
    let words = read_report_words(&write_report_words(&words)).expect("it is as it was written");
    let (_, document) = made(&desk, &words, ReportKind::Report);
    let page = html_body(&document, 2);
    assert!(page.contains("We will visit every club.") && page.contains("<li dir=\"auto\">second</li>"));
    let without = made(&desk, &ReportWords::of("2026-27"), ReportKind::Report).1;
    assert!(without.sections.iter().all(|section| section.id != "priorities"), "nothing is written, so it is not there");
}

#[test]
fn words_of_a_later_version_are_kept_and_too_many_are_refused() {
    let mut file: serde_json::Value =
        serde_json::from_slice(&write_report_words(&ReportWords::of("2026-27"))).expect("it is JSON");
    file["colour"] = "green".into();
    let read = read_report_words(file.to_string().as_bytes()).expect("it can be read");
    assert!(String::from_utf8(write_report_words(&read)).expect("text").contains("\"colour\":\"green\""));
    file["version"] = 2.into();
    assert!(read_report_words(file.to_string().as_bytes()).is_err(), "a later version is refused");
    let mut words = ReportWords::of("2026-27");
    let say =
        |words: &mut ReportWords, n: usize| words.say(ReportSaid::Words { place: "x".to_owned(), text: Some("x".repeat(n)) });
    assert!(say(&mut words, LONGEST_WORDS).is_ok() && say(&mut words, LONGEST_WORDS + 1).is_err());
    assert_eq!(words.written("x").map(str::len), Some(LONGEST_WORDS), "what was there stays");
}

#[test]
fn whatever_anybody_writes_is_text_in_every_document() {
    let (mut desk, _) = subgroup(12);
    for (at, text) in AWKWARD.iter().enumerate() {
        let name = format!("{at} {text}");
        desk.change_themes("2026-27", ThemeAsk::Make { name, kind: ThemeKind::AreaForDevelopment }, None).expect("it is made");
    }
    let mut words = ReportWords::of("2026-27");
    let long = "word ".repeat(8_000);
    let written = AWKWARD.join("\n\n") + "\n\n" + &long;
    for place in ["report/headlines", "report/priorities", "briefing/1", "did/opening"] {
        words
            .say(ReportSaid::Words { place: place.to_owned(), text: Some(written[..written.len().min(39_990)].to_owned()) })
            .expect("it is short");
    }
    for kind in [ReportKind::Report, ReportKind::Briefing, ReportKind::YouSaid] {
        let (_, document) = made(&desk, &words, kind);
        let page = html_file(&document);
        assert!(!page.contains("<script"), "no markup of anybody's");
        assert!(page.contains("&lt;script&gt;") && page.contains("=1+1") && page.contains("ما نسمعه"));
        assert!(!page.contains('\u{7}') && !page.contains('\u{fffe}') && !page.contains('\u{1b}'));
        let bytes = word_file(&document, "2026-12-01T10:00:00Z").expect("it can be made");
        if kind == ReportKind::Report {
            write("awkward.docx", &bytes);
        }
        let parts = unzipped(bytes);
        let text = &parts["word/document.xml"];
        assert!(text.contains("&lt;script&gt;") && text.contains("=1+1") && text.contains("<w:bidi/>"));
        assert!(!text.contains('\u{7}') && !text.contains('\u{fffe}'));
        for (name, part) in &parts {
            assert_eq!(well_formed(part), Ok(()), "{name}");
        }
    }
}

/// Whether every tag that opens closes, in its order, and nothing stands outside.
fn well_formed(xml: &str) -> Result<(), String> {
    let mut open: Vec<String> = Vec::new();
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').ok_or_else(|| format!("unended: {piece}"))?;
        if text.contains('&') && !text.split('&').skip(1).all(|rest| rest.contains(';')) {
            return Err(format!("a bare ampersand: {text}"));
        }
        match tag {
            tag if tag.starts_with('?') || tag.ends_with('/') => {}
            tag if tag.starts_with('/') => {
                let name = open.pop().unwrap_or_default();
                if name != tag[1..] {
                    return Err(format!("{name} ends as {tag}"));
                }
            }
            tag => open.push(tag.split([' ', '\n']).next().unwrap_or_default().to_owned()),
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("open: {open:?}")) }
}

#[test]
fn a_published_report_names_nobody_and_says_what_is_hidden() {
    let (mut desk, _) = subgroup(24);
    let text = "Name\tType\nThe Silent Society\tFAI".to_owned();
    desk.change_register("2026-27", RegisterAsk::Paste { text }, None).expect("it is a list");
    let names: Vec<String> = desk.rows().map(|row| row.organisation.clone()).collect();
    let mut words = ReportWords::of("2026-27");
    let inside = html_file(&made(&desk, &words, ReportKind::Report).1);
    assert!(inside.contains("For the partnership only") && inside.contains("The Silent Society"));
    assert!(names.iter().all(|name| inside.contains(&escaped(name))), "inside everybody is named");
    words.say(ReportSaid::For(Audience::Published { names: false })).expect("it is short");
    let (leaving, document) = made(&desk, &words, ReportKind::Report);
    for bytes in [html_file(&document), unzipped(word_file(&document, "").expect("made")).into_values().collect::<String>()] {
        assert!(!names.iter().any(|name| bytes.contains(&escaped(name))) && !bytes.contains("Silent Society"));
        assert!(!bytes.contains("For the partnership only"));
    }
    assert!(!leaving.hidden().is_empty());
    let page = words_of(&html_file(&document));
    let [summary] = leaving.figures().summaries.as_slice() else { panic!("one questionnaire") };
    let [actions] = leaving.figures().actions.as_slice() else { panic!("one questionnaire") };
    for of in &actions.figures.by_domain {
        let is_shown = of.domain.as_ref().is_none_or(|id| summary.domains.iter().any(|domain| domain.domain == *id));
        assert!(is_shown, "actions of a domain that is not shown: {of:?}");
    }
    leaving.hidden().iter().for_each(|said| assert!(page.contains(said.as_str()), "{said}"));
    words.say(ReportSaid::For(Audience::Published { names: true })).expect("it is short");
    let named = html_file(&made(&desk, &words, ReportKind::Report).1);
    assert!(names.iter().all(|name| named.contains(&escaped(name))) && !named.contains("Silent Society"));
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&#39;")
}

#[test]
fn a_round_with_nothing_and_one_with_one_return_have_a_report() {
    let (empty, _) = subgroup(0);
    for audience in [Audience::Inside, Audience::Published { names: false }] {
        let words = ReportWords { audience, ..ReportWords::of("") };
        let (_, nothing) = made(&empty, &words, ReportKind::Report);
        assert_eq!(nothing.sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>(), ["method"]);
        let (one, _) = subgroup(1);
        let (_, document) = made(&one, &words, ReportKind::Report);
        let page = words_of(&html_file(&document));
        assert_eq!(page.contains("Grades by standard"), audience == Audience::Inside, "{page}");
        assert!(!page.contains('%') || audience == Audience::Inside || page.contains("95%"), "no share of one");
    }
}

#[test]
fn a_briefing_has_seven_parts_which_somebody_may_write_anew() {
    let (desk, _) = subgroup(24);
    let mut words = ReportWords::of("2026-27");
    let (leaving, document) = made(&desk, &words, ReportKind::Briefing);
    assert_eq!(document.sections.len(), 7);
    let [summary] = leaving.figures().summaries.as_slice() else { panic!("one questionnaire") };
    let good = summary.overall.all.good();
    assert!(words_of(&html_file(&document)).contains(&format!(
        "{} of {} ({}%) of organisations",
        good.x,
        good.n,
        good.percent().expect("of some")
    )));
    words.say(ReportSaid::Words { place: "briefing/3".to_owned(), text: Some("Read the report.".to_owned()) }).expect("short");
    let (_, document) = made(&desk, &words, ReportKind::Briefing);
    assert!(!words_of(&html_file(&document)).contains("of organisations are good"));
    words.say(ReportSaid::Words { place: "briefing/3".to_owned(), text: None }).expect("short");
    assert_eq!(made(&desk, &words, ReportKind::Briefing).1.sections.len(), 7);
    assert!(words_of(&html_file(&made(&desk, &words, ReportKind::Briefing).1)).contains("of organisations are good"));
}

#[test]
fn a_letter_says_how_an_organisation_stands_and_names_no_other() {
    let (desk, files) = subgroup(24);
    let words = ReportWords::of("2026-27");
    let to = desk.letters_for("", &Filter::default());
    let round = desk.rows().next().expect("one").cycle.clone();
    let to = if to.is_empty() { desk.letters_for(&round, &Filter::default()) } else { to };
    assert_eq!(to.len(), 24);
    for (key, name) in &to {
        let letter = desk.letter(key, (&files[key], None), &words, &about()).expect("it is there");
        let page = words_of(&html_file(&letter));
        assert!(page.contains(&format!("Dear colleague at {}", escaped(name))) && page.contains("Your grades"), "{page}");
        let others = to.iter().filter(|(other, named)| other != key && !name.contains(named.as_str()));
        others.for_each(|(_, named)| assert!(!page.contains(&escaped(named)), "{named} in the letter to {name}"));
        let grades = letter.sections.iter().find(|section| section.id == "grades").expect("it is graded");
        let Some(DocumentBlock::Table(table)) = grades.blocks.first() else { panic!("a table") };
        for row in &table.rows {
            assert_ne!(row[1], "Not asked", "what it was not asked is of others alone: {row:?}");
            let others: usize = row
                .get(2)
                .into_iter()
                .flat_map(|cell| cell.split(|sign: char| !sign.is_ascii_digit()))
                .filter_map(|n| n.parse::<usize>().ok())
                .sum();
            assert!(others == 0 || others > 3, "fewer than three others: {row:?}");
        }
        let row = desk.row(key).expect("it is there");
        assert_eq!(letter.sections.iter().any(|section| section.id == "actions"), !row.actions.is_empty());
        assert!(written_as(&letter, ReportFormat::Word, "").is_ok());
    }
    assert_eq!(letter_file_name("St Mary’s / A&B", 7, ReportFormat::Word), "007-St-Mary-s-A-B.docx");
    assert_eq!(letter_file_name("../..", 1, ReportFormat::Html), "001-letter.html");
}

#[test]
fn a_letter_begins_as_the_partnership_always_writes_unless_somebody_wrote_otherwise() {
    let office = Office::with(&[("one.json", submitted(school("one", "One School"), "2026-11-02"))]);
    let key = office.key_of("one.json");
    let page = |words: &ReportWords, about: &ReportAbout| {
        words_of(&html_file(&office.desk.letter(&key, (&office.files[&key], None), words, about).expect("it is there")))
    };
    let mut words = ReportWords::of("2026-27");
    assert!(page(&words, &about()).contains("Thank you for your return"));
    let own = ReportAbout { letter: ["From all of us:".to_owned(), "Yours, the chair".to_owned()], ..about() };
    let said = page(&words, &own);
    assert!(said.contains("From all of us:") && said.contains("Yours, the chair") && !said.contains("Thank you for your return"));
    words.say(ReportSaid::Words { place: "letter/opening".to_owned(), text: Some("This year:".to_owned()) }).expect("short");
    let said = page(&words, &own);
    assert!(said.contains("This year:") && !said.contains("From all of us:") && said.contains("Yours, the chair"));
}

#[test]
fn a_letter_to_one_of_a_small_sector_shows_no_sector() {
    let mut office = Office::new();
    for at in 0..3 {
        office.adds(&format!("{at}.json"), submitted(school(&format!("s{at}"), &format!("School {at}")), "2026-11-02"));
    }
    let letter = |office: &Office, name: &str| {
        let key = office.key_of(name);
        let made = office.desk.letter(&key, (&office.files[&key], None), &ReportWords::of("2026-27"), &about());
        words_of(&html_file(&made.expect("it is there")))
    };
    assert!(letter(&office, "0.json").contains("fewer than three others"), "with two others each knows of the other");
    office.adds("3.json", submitted(school("s3", "School 3"), "2026-11-02"));
    assert!(letter(&office, "0.json").contains("Education: 4 returns"));
}
