//! What `Cargo.toml` and `scripts/test` say: which files are compiled for tests, with which features and for what.

use super::Tree;
use super::condition::is_met;
use std::collections::{BTreeMap, BTreeSet};

/// One `cargo test`.
#[derive(Debug)]
pub struct Run {
    /// Whether it compiles for a browser, and runs there.
    pub is_in_browser: bool,
    features: BTreeSet<String>,
    /// The suites that are named; all there is where none is.
    only: Vec<String>,
}

/// `Cargo.toml`, by its sections.
#[derive(Debug)]
pub struct Manifest {
    sections: Vec<(String, BTreeMap<String, String>)>,
}

impl Run {
    /// Whether what stands in a `cfg` holds. What is not known here does not.
    pub fn meets(&self, condition: &str) -> bool {
        let holds = |part: &str| match part.split_once('=').map(|(name, value)| (name.trim(), value.trim().trim_matches('"'))) {
            Some(("feature", feature)) => Some(self.features.contains(feature)),
            Some(("target_arch", "wasm32")) => Some(self.is_in_browser),
            Some(_) => None,
            None => (part == "test").then_some(true),
        };
        is_met(condition, &holds) == Some(true)
    }
}

/// Every `cargo test` that the script runs whatever is so: what is indented runs only sometimes.
pub fn runs(script: &str, manifest: &Manifest) -> Vec<Run> {
    commands(script).filter_map(|words| run(&words, manifest)).collect()
}

fn run(words: &[String], manifest: &Manifest) -> Option<Run> {
    let mut words = words.iter().map(String::as_str).skip_while(|word| word.contains('=') && !word.starts_with('-'));
    if (words.next(), words.next()) != (Some("cargo"), Some("test")) {
        return None;
    }
    let mut run = Run { is_in_browser: false, features: manifest.default_features(), only: Vec::new() };
    while let Some(word) = words.next() {
        let mut value = || words.next().unwrap_or_else(|| panic!("scripts/test: {word} lacks its value"));
        match word {
            "--no-default-features" => run.features.clear(),
            "--features" => run.features.extend(value().split(',').map(str::to_owned)),
            "--target" => run.is_in_browser = value().starts_with("wasm32"),
            "--test" => run.only.push(value().to_owned()),
            other => panic!("scripts/test: what does {other} change in what cargo test runs? Say so in tests/what_runs"),
        }
    }
    Some(run)
}

/// The patterns of the files that `node --test` is given.
pub fn scenario_globs(script: &str) -> Vec<String> {
    let of_node = commands(script).filter(|words| words.windows(2).any(|pair| pair == ["node", "--test"]));
    of_node.flatten().filter(|word| word.ends_with(".mjs")).collect()
}

fn commands(script: &str) -> impl Iterator<Item = Vec<String>> {
    let script = script.replace("\\\n", " ");
    let lines: Vec<String> = script.lines().filter(|line| !line.starts_with([' ', '\t', '#'])).map(str::to_owned).collect();
    lines.into_iter().map(|line| line.split_whitespace().map(str::to_owned).collect())
}

impl Manifest {
    /// Reads `Cargo.toml`, as far as it is written on single lines.
    pub fn read(text: &str) -> Self {
        let mut sections = Vec::<(String, BTreeMap<String, String>)>::new();
        for line in text.lines() {
            if line.starts_with('[') {
                sections.push((line.trim().to_owned(), BTreeMap::new()));
            } else if let (Some((_, keys)), Some((key, value))) = (sections.last_mut(), line.split_once('=')) {
                keys.insert(key.trim().to_owned(), value.trim().to_owned());
            }
        }
        Self { sections }
    }

    /// The files that are compiled for tests in a run; every one that ever is, where none is given.
    pub fn roots(&self, tree: &Tree, run: Option<&Run>) -> Vec<String> {
        let is_named = |name: &str| run.is_none_or(|run| run.only.is_empty() || run.only.iter().any(|only| only == name));
        let all = run.is_none_or(|run| run.only.is_empty());
        let mut roots = Vec::new();
        if all && self.targets("[lib]").all(|target| takes_part(target, run)) {
            roots.push("src/lib.rs".to_owned());
        }
        let bins = self.targets("[[bin]]").filter(|target| all && takes_part(target, run));
        roots.extend(bins.filter_map(|target| target.get("path")).map(|path| unquoted(path).to_owned()));
        for path in tree.keys() {
            let Some(name) = suite(path).filter(|name| is_named(name)) else { continue };
            let own = self.targets("[[test]]").find(|target| target.get("name").is_some_and(|value| unquoted(value) == name));
            let is_found = self.targets("[package]").all(|package| package.get("autotests").is_none_or(|value| value != "false"));
            if own.map_or(is_found, |target| takes_part(target, run)) {
                roots.push(path.clone());
            }
        }
        roots
    }

    fn targets<'m>(&'m self, header: &'m str) -> impl Iterator<Item = &'m BTreeMap<String, String>> {
        self.sections.iter().filter(move |(name, _)| name == header).map(|(_, keys)| keys)
    }

    fn default_features(&self) -> BTreeSet<String> {
        self.targets("[features]").filter_map(|features| features.get("default")).flat_map(|value| quoted(value)).collect()
    }
}

/// The name of the suite that a file is: `tests/name.rs` or `tests/name/main.rs`.
fn suite(path: &str) -> Option<&str> {
    let below = path.strip_prefix("tests/")?;
    let name = below.strip_suffix("/main.rs").or_else(|| below.strip_suffix(".rs"))?;
    (!name.contains('/')).then_some(name)
}

/// Whether a run tests a target.
fn takes_part(target: &BTreeMap<String, String>, run: Option<&Run>) -> bool {
    let Some(run) = run else { return true };
    let required = target.get("required-features").map(|value| quoted(value)).unwrap_or_default();
    target.get("test").is_none_or(|value| value != "false") && required.iter().all(|feature| run.features.contains(feature))
}

fn unquoted(value: &str) -> &str {
    value.trim_matches('"')
}

/// The texts of a list.
fn quoted(value: &str) -> Vec<String> {
    value.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}
