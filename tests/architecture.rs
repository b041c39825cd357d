//! Layers and invariants of ARCHITECTURE.md, read from `src`: a forbidden `use` fails here and not in review.

mod source_code;

use safeguarding_audit::model::meaning::Meaning;
use source_code::SourceCode;
use source_code::circles::Uses;
use source_code::journeys::crosses;
use source_code::names::shared_names;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The core, which knows no browser.
const PURE: [&str; 12] = [
    "model",
    "grading",
    "routes",
    "checks",
    "aggregation",
    "interchange",
    "keeping",
    "words",
    "samples",
    "adding_up",
    "documents",
    "pictures",
];

/// What each layer may use: "a" is all of a, "a::b" that part only. The longest name that fits a file counts.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &["model"]),
    ("grading", &["grading", "model"]),
    ("routes", &["routes", "model"]),
    ("checks", &["checks", "model", "grading"]),
    ("aggregation", &["aggregation", "model", "grading", "checks"]),
    ("interchange", &["interchange", "model", "grading", "checks", "aggregation"]),
    ("keeping", &["keeping", "model", "interchange"]),
    ("words", &["words", "model", "grading", "routes", "checks", "aggregation", "interchange"]),
    ("words::device", &["words", "model", "grading", "checks", "aggregation", "interchange", "storage", "platform"]),
    ("samples", &["samples", "model", "grading", "checks"]),
    (
        "adding_up",
        &["adding_up", "model", "grading", "checks", "aggregation", "interchange", "words", "samples", "documents", "pictures"],
    ),
    ("platform", &["platform"]),
    ("storage", &["storage", "platform", "keeping", "model", "grading", "checks", "aggregation", "interchange", "adding_up"]),
    ("serving", &["serving", "storage", "platform", "model", "aggregation", "interchange", "adding_up", "words", "documents"]),
    (
        "state",
        &[
            "state",
            "model",
            "grading",
            "checks",
            "aggregation",
            "interchange",
            "keeping",
            "adding_up",
            "samples",
            "words",
            "storage",
            "platform",
            "routes",
        ],
    ),
    ("pictures", &["pictures", "aggregation::distribution"]),
    ("documents", &["documents", "pictures", "words::said"]),
    (
        "components",
        &["components", "model", "aggregation::distribution", "pictures", "words", "routes", "platform::page", "platform::files"],
    ),
    (
        "pages",
        &[
            "pages",
            "state",
            "components",
            "pictures",
            "routes",
            "words",
            "platform",
            "model",
            "grading",
            "checks",
            "aggregation",
            "adding_up",
        ],
    ),
];

/// Layers without circles of files: all of them.
const WITHOUT_CIRCLES: [&str; 18] = [
    "model",
    "grading",
    "routes",
    "checks",
    "aggregation",
    "interchange",
    "keeping",
    "words",
    "samples",
    "adding_up",
    "storage",
    "serving",
    "state",
    "pages",
    "components",
    "pictures",
    "documents",
    "platform",
];

/// Circles that are there for a reason.
const ALLOWED_CIRCLES: &[&[&str]] = &[
    // A return may hold the audits of a case, which are returns, and each kind of content says beside itself what it means
    // for the return that holds it.
    &["model::audit_return", "model::escalation", "model::joint", "model::moderation"],
];

/// Layers made of `view!`, which rustfmt leaves as it is: their lines are no wider than what it lays out.
const OF_VIEWS: [&str; 2] = ["components", "pages"];
/// `max_width` in rustfmt.toml.
const WIDEST: usize = 130;

/// Files that put the others together.
const TOP: [&str; 5] = ["lib", "main", "apart", "app", "bin"];

/// What a file does that it must not.
#[derive(Debug, PartialEq, Eq)]
struct Offence {
    place: String,
    rule: String,
}

/// Everything a file does that it must not. `path` is below `src`.
fn offences(path: &str, source: &str) -> Vec<Offence> {
    let module = module(path);
    let source_code = SourceCode::read(source);
    let mut found = Vec::new();
    let mut offend = |line: usize, rule: String| found.push(Offence { place: format!("src/{path}:{line}"), rule });
    if !source.starts_with("//! ") {
        offend(1, "does not begin with its job".to_owned());
    }
    if source_code.lines > 350 {
        offend(source_code.lines, "has more than 350 lines".to_owned());
    }
    if OF_VIEWS.iter().any(|layer| begins_with(&module, layer)) {
        let wide = source.lines().enumerate().filter(|(_, line)| line.chars().count() > WIDEST);
        wide.for_each(|(at, _)| offend(at + 1, format!("has a line of more than {WIDEST} characters")));
    }
    for (line, target) in source_code.paths(&module) {
        if !may_use(&module, &target) {
            offend(line, format!("{} uses {}", module.join("::"), target.join("::")));
        }
        if crosses(&module, &target) {
            offend(line, format!("{} uses another journey, {}", module.join("::"), target.join("::")));
        }
    }
    for (line, word) in source_code.words() {
        if is_forbidden_word(&module, word) {
            offend(line, format!("{} names {word}", module.join("::")));
        }
    }
    for call in [".unwrap()", ".expect(", "todo!", "unimplemented!", "unreachable!", "dbg!", "print!", "println!", "std::time"] {
        if forbids_text(&module, call) {
            source_code.lines_with(call).into_iter().for_each(|line| offend(line, format!("has {call}")));
        }
    }
    for (line, text) in &source_code.strings {
        if text.starts_with("safeguarding-audit/") && !may_hold_key(&module, text, source) {
            offend(*line, format!("holds the key “{text}”"));
        }
        // What people type is looked through for words such as "URN", which is no field there.
        let may_know = begins_with(&module, "model::meaning") || begins_with(&module, "checks::personal_data");
        if is_field_with_a_meaning(text) && !may_know {
            offend(*line, format!("knows the profile field “{text}”"));
        }
    }
    found
}

/// `words/device.rs` is `words::device`, `model/mod.rs` is `model`.
fn module(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    path.strip_suffix("/mod").unwrap_or(path).split('/').map(str::to_owned).collect()
}

fn begins_with(path: &[String], beginning: &str) -> bool {
    beginning.split("::").enumerate().all(|(at, part)| path.get(at).is_some_and(|segment| segment == part))
}

fn is_pure(module: &[String]) -> bool {
    PURE.iter().any(|layer| begins_with(module, layer))
}

fn is_on_top(module: &[String]) -> bool {
    TOP.iter().any(|layer| begins_with(module, layer))
}

/// Whether a file may name a path. A file of no known layer may name none, so that a new layer is thought about.
fn may_use(module: &[String], target: &[String]) -> bool {
    let rule = MAY_USE.iter().filter(|(layer, _)| begins_with(module, layer)).max_by_key(|(layer, _)| layer.len());
    is_on_top(module) || rule.is_some_and(|(_, may)| may.iter().any(|part| begins_with(target, part)))
}

fn is_forbidden_word(module: &[String], word: &str) -> bool {
    let is_of_the_browser = ["web_sys", "js_sys", "idb"].contains(&word) || word.starts_with("gloo");
    let is_reactive = ["leptos", "RwSignal", "ReadSignal", "WriteSignal", "StoredValue", "Memo", "wasm_bindgen"].contains(&word);
    let is_clock_or_chance = ["SystemTime", "Instant", "UNIX_EPOCH", "rand", "getrandom", "fastrand", "uuid"].contains(&word);
    let draws_by_seed = begins_with(module, "samples") || begins_with(module, "aggregation::sampling");
    let may_invent = draws_by_seed && word == "fastrand";
    let is_at_the_browser = begins_with(module, "platform") || begins_with(module, "bin");
    is_of_the_browser && !is_at_the_browser || is_pure(module) && (is_reactive || is_clock_or_chance && !may_invent)
}

fn forbids_text(module: &[String], text: &str) -> bool {
    match text {
        "std::time" => is_pure(module),
        "print!" | "println!" => !begins_with(module, "bin"),
        _ => true,
    }
}

/// Storage keys belong to storage; names of formats are promised to others and stand as constants in the core.
fn may_hold_key(module: &[String], text: &str, source: &str) -> bool {
    let is_format = source.contains(&format!("_FORMAT: &str = \"{text}\";")) && is_pure(module);
    let is_backup_format = begins_with(module, "state::device") && text == "safeguarding-audit/backup";
    begins_with(module, "storage") || is_format || is_backup_format
}

/// Fields of a profile are known by their meaning, since a questionnaire may call them otherwise.
fn is_field_with_a_meaning(text: &str) -> bool {
    Meaning::ALL.iter().any(|meaning| meaning.word() == text)
}

/// Every file below `src`, with its path there.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.map(|entry| entry.path()).unwrap_or_else(|error| panic!("{error}")));
    let mut files: Vec<PathBuf> = paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect();
    files.sort();
    files
}

/// Every file of Rust below `src`, as its path there and what it says.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = files(&root).into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    let read = |file: PathBuf| {
        let source = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        (file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/"), source)
    };
    files.map(read).collect()
}

/// Circles among files of the layers that have none.
fn circles(sources: &[(String, String)]) -> BTreeSet<Vec<String>> {
    let modules: Vec<(Vec<String>, &str)> = sources.iter().map(|(path, source)| (module(path), source.as_str())).collect();
    let is_meant = |module: &[String]| WITHOUT_CIRCLES.iter().any(|layer| begins_with(module, layer));
    let meant = modules.iter().filter(|(module, _)| is_meant(module));
    Uses::read(meant.map(|(module, source)| (module.as_slice(), *source))).circles()
}

#[test]
fn no_file_does_what_its_layer_must_not() {
    let sources = sources();
    assert!(sources.len() > 50, "only {} files were found", sources.len());
    let found: Vec<String> = sources
        .iter()
        .flat_map(|(path, source)| offences(path, source))
        .map(|offence| format!("{}: {}", offence.place, offence.rule))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// Lines of a style sheet that say a colour by its number, from 1.
fn colours(sheet: &str) -> Vec<usize> {
    let is_colour = |after: &str| {
        let digits = after.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        [3, 4, 6, 8].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
    };
    let says_one = |line: &str| line.split('#').skip(1).any(is_colour) || line.contains("rgb") || line.contains("hsl");
    sheet.lines().enumerate().filter(|(_, line)| says_one(line)).map(|(at, _)| at + 1).collect()
}

#[test]
fn colours_stand_among_the_tokens_and_nowhere_else() {
    let sheets = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("style"));
    assert!(sheets.iter().any(|sheet| sheet.ends_with("_tokens.scss")), "{sheets:?}");
    for sheet in sheets.iter().filter(|sheet| !sheet.ends_with("_tokens.scss")) {
        let source = std::fs::read_to_string(sheet).unwrap_or_else(|error| panic!("{}: {error}", sheet.display()));
        assert_eq!(colours(&source), Vec::<usize>::new(), "{}", sheet.display());
    }
    assert_eq!(colours("a {\n  color: #fff;\n  border: 1px solid #00703c;\n  fill: rgb(0 0 0);\n}"), [2, 3, 4]);
    assert!(colours("#main {\n  color: var(--app-ink);\n}\n#{$name} {}\n#defer {}").is_empty());
}

#[test]
fn no_files_of_a_layer_use_each_other_in_a_circle() {
    let allowed = ALLOWED_CIRCLES.iter().map(|circle| circle.iter().map(|file| (*file).to_owned()).collect()).collect();
    assert_eq!(circles(&sources()), allowed, "on the left what is there, on the right what is allowed");
}

#[test]
fn no_two_public_types_have_one_name() {
    let shared = shared_names(&sources());
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn a_second_public_type_of_one_name_is_noticed() {
    let planted = [
        ("model/a.rs", "pub struct Verdict { x: u8 }\npub(super) struct Inner;\nstruct Own;"),
        (
            "state/b.rs",
            "    pub enum Verdict {}\npub(crate) struct Inner;\nstruct Own;\n// pub struct Said;\nconst S: &str = \"\npub type Said = u8;\n\";",
        ),
        ("words/c.rs", "pub type Said<T> = Vec<T>;\n#[cfg(test)]\nmod tests {\n    pub trait Verdict {}\n}"),
    ];
    let sources: Vec<(String, String)> =
        planted.iter().map(|(path, source)| ((*path).to_owned(), (*source).to_owned())).collect();
    let expected = [("Verdict".to_owned(), vec!["model/a.rs".to_owned(), "state/b.rs".to_owned()])];
    assert_eq!(shared_names(&sources), expected.into());
}

#[test]
fn a_journey_that_uses_another_is_noticed() {
    planted(
        "pages/fill/tasks.rs",
        "use crate::pages::shared::frame::Page;\nuse crate::pages::review::Review;\nuse super::about::About;",
        &["pages::fill::tasks uses another journey, pages::review::Review"],
    );
    planted(
        "pages/shared/kept.rs",
        "use crate::pages::fill::tasks::Tasks;",
        &["pages::shared::kept uses another journey, pages::fill::tasks::Tasks"],
    );
    planted("pages/survey.rs", "use super::case::Case;", &["pages::survey uses another journey, pages::case::Case"]);
    planted(
        "state/draft/desk.rs",
        "use crate::state::keeping::history::history;\nuse crate::state::notices::Notices;",
        &["state::draft::desk uses another journey, state::keeping::history::history"],
    );
    planted("state/survey/survey_list.rs", "use crate::state::keeping::idle;\nuse crate::state::draft::desk::Desk;", &[]);
    planted("pages/draft.rs", "use super::{case, fill, review};\nuse crate::state::survey::survey_desk;", &[]);
    planted("pages/home.rs", "use super::fill::start;\nuse super::survey::list;", &[]);
    planted(
        "state/notices.rs",
        "use super::draft::desk::Desk;",
        &["state::notices uses another journey, state::draft::desk::Desk"],
    );
    planted(
        "pages/register/list.rs",
        "use crate::pages::returns::Returns;\nuse crate::pages::shared::frame::Page;",
        &["pages::register::list uses another journey, pages::returns::Returns"],
    );
}

/// The circles in planted files, a path and a source each.
#[track_caller]
fn planted_circles(files: &[(&str, &str)], expected: &[&[&str]]) {
    let sources: Vec<(String, String)> =
        files.iter().map(|(path, source)| (format!("model/{path}"), (*source).to_owned())).collect();
    let named = |circle: &&[&str]| circle.iter().map(|file| format!("model::{file}")).collect();
    assert_eq!(circles(&sources), expected.iter().map(named).collect());
}

#[test]
fn a_circle_of_files_is_noticed_however_long_it_is() {
    planted_circles(&[("a.rs", "use super::b::B;"), ("b.rs", "use crate::model::a::{A, C};")], &[&["a", "b"]]);
    planted_circles(
        &[
            ("a.rs", "use super::b::B;"),
            ("b.rs", "fn f() { crate::model::c::g() }"),
            ("c.rs", "use super::a;"),
            ("d.rs", "use super::a;"),
        ],
        &[&["a", "b", "c"]],
    );
    planted_circles(
        &[("a.rs", "mod b;\nuse super::c::C;"), ("a/b.rs", "use super::A;"), ("c.rs", "use super::a::b::B;")],
        &[&["a", "a::b", "c"]],
    );
}

#[test]
fn what_only_looks_like_a_circle_is_left_alone() {
    planted_circles(&[("a.rs", "use super::b::B;"), ("b.rs", "// see crate::model::a\nuse super::c;"), ("c.rs", "")], &[]);
    planted_circles(&[("a.rs", "mod b;\nuse crate::model::a::b::B;"), ("a/b.rs", "use super::A;")], &[]);
    planted_circles(&[("a.rs", "use super::b::B;"), ("b.rs", "#[cfg(test)]\nmod tests {\n    use super::super::a::A;\n}")], &[]);
}

/// What is found in a planted file, without the line of its job.
#[track_caller]
fn planted(path: &str, source: &str, rules: &[&str]) {
    let found = offences(path, &format!("//! A planted file.\n{source}"));
    let found: Vec<&str> = found.iter().map(|offence| offence.rule.as_str()).collect();
    assert_eq!(found, rules, "{path}: {source}");
}

#[test]
fn a_forbidden_use_is_noticed_however_it_is_written() {
    planted("model/answer.rs", "use crate::grading::grade;", &["model::answer uses grading::grade"]);
    planted("model/answer.rs", "fn f() { crate::words::files::remark(r) }", &["model::answer uses words::files::remark"]);
    planted("grading/mod.rs", "use super::state::desk;", &["grading uses state::desk"]);
    planted("grading/limits.rs", "use super::super::checks::findings;", &["grading::limits uses checks::findings"]);
    planted(
        "pages/home.rs",
        "use crate::{words, storage::{drafts, shelf::Shelf}};",
        &["pages::home uses storage::drafts", "pages::home uses storage::shelf::Shelf"],
    );
    planted(
        "components/field.rs",
        "use crate::platform::{page, database::Database};",
        &["components::field uses platform::database::Database"],
    );
    planted("routes/shown.rs", "use crate::words::grades;", &["routes::shown uses words::grades"]);
    planted("words/files.rs", "use crate::storage::StorageError;", &["words::files uses storage::StorageError"]);
    planted("utils/mod.rs", "use crate::model::ids;", &["utils uses model::ids"]);
}

#[test]
fn what_the_core_must_not_know_is_noticed() {
    planted("grading/score.rs", "use leptos::prelude::*;", &["grading::score names leptos"]);
    planted("routes.rs", "use wasm_bindgen::prelude::*;", &["routes names wasm_bindgen"]);
    planted("model/date.rs", "let now = std::time::SystemTime::now();", &["model::date names SystemTime", "has std::time"]);
    planted("aggregation/summary.rs", "fastrand::u8(..)", &["aggregation::summary names fastrand"]);
    planted(
        "state/desk.rs",
        "web_sys::window();\ngloo_storage::LocalStorage;",
        &["state::desk names web_sys", "state::desk names gloo_storage"],
    );
    planted("state/desk.rs", "let key = \"safeguarding-audit/drafts\";", &["holds the key “safeguarding-audit/drafts”"]);
    for meaning in Meaning::ALL {
        let word = meaning.word();
        planted("model/joint.rs", &format!("const FIELD: &str = \"{word}\";"), &[&format!("knows the profile field “{word}”")]);
    }
    planted("pages/home.rs", "x.unwrap(); y.expect(\"z\"); todo!()", &["has .unwrap()", "has .expect(", "has todo!"]);
    planted("state/desk.rs", &"let x = 1;\n".repeat(350), &["has more than 350 lines"]);
    assert_eq!(offences("model/ids.rs", "use serde::Serialize;").len(), 1, "a file says its job first");
}

#[test]
fn a_wide_line_is_noticed_where_nothing_formats_it() {
    let wide = |much: usize| format!("view! {{ {:é<1$} }};", "", much - "view! {  };".len());
    for path in ["pages/home.rs", "pages/survey/reply.rs", "components/table.rs"] {
        planted(path, &wide(131), &["has a line of more than 130 characters"]);
        planted(path, &wide(130), &[]);
    }
    planted("words/files.rs", &wide(131), &[]);
    let max_width = include_str!("../rustfmt.toml").lines().find_map(|line| line.strip_prefix("max_width = "));
    assert_eq!(max_width, Some(WIDEST.to_string().as_str()));
}

#[test]
fn what_is_allowed_is_left_alone() {
    planted("words/device.rs", "use crate::storage::StorageError;\nuse crate::platform::BrowserError;", &[]);
    planted("samples.rs", "use fastrand::Rng;\nuse crate::model::{audit_return::Return, ids::LevelId};", &[]);
    planted("aggregation/sampling/draw.rs", "use fastrand::Rng;", &[]);
    planted("platform/database.rs", "use idb::Database;\nuse super::BrowserError;", &[]);
    planted(
        "model/ids.rs",
        "// crate::state and web_sys are named in a comment, leptos too\nlet text = \"crate::state, web_sys\";",
        &[],
    );
    planted("model/ids.rs", "let c = '\"'; let l: &'static str = r#\"std::time \"quoted\"\"#; let d = '\\'';", &[]);
    planted("model/ids.rs", "#[cfg(test)]\nmod tests {\n    use crate::samples;\n    fn f() { x.unwrap(); }\n}", &[]);
    planted("model/ids.rs", "pub const NEW_FORMAT: &str = \"safeguarding-audit/new\";", &[]);
    planted("model/meaning.rs", "fn word() { \"organisation-name\" }", &[]);
    planted("pages/home.rs", "let id = \"organisation-name-error\";", &[]);
    planted("bin/worker.rs", "println!(\"{}\", web_sys::window());", &[]);
}
