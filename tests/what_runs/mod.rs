//! Which tests the commands of `scripts/test` run: found by reading the script, `Cargo.toml`, and what declares what.

mod cargo;
mod condition;
mod reading;

use cargo::{Manifest, Run, runs};
use reading::{Source, TestKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Files of the repository, by their paths in it.
pub type Tree = BTreeMap<String, String>;

/// The repository itself, as far as tests are concerned.
pub fn repository() -> Tree {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tree = Tree::new();
    for folder in ["src", "tests"] {
        take(&mut tree, root, &root.join(folder));
    }
    for path in ["Cargo.toml", "scripts/test"] {
        tree.insert(path.to_owned(), read(&root.join(path)));
    }
    tree
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn take(tree: &mut Tree, root: &Path, folder: &Path) {
    let inside = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for one in inside {
        let path = one.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        if path.is_dir() {
            take(tree, root, &path);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "mjs") {
            let below = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            tree.insert(below, read(&path));
        }
    }
}

/// How many tests and scenarios are found in the tree, run or not.
pub fn count(tree: &Tree) -> usize {
    let of_rust = tree.iter().filter(|(path, _)| path.ends_with(".rs")).map(|(_, text)| Source::read(text).tests.len());
    of_rust.sum::<usize>() + tree.iter().filter(|(path, text)| is_scenarios(path, text)).count()
}

/// Everything that looks like a test and is run by no command of `scripts/test`, with its place.
pub fn not_run(tree: &Tree) -> Vec<String> {
    let manifest = Manifest::read(&tree["Cargo.toml"]);
    let runs = runs(&tree["scripts/test"], &manifest);
    let sources: BTreeMap<&str, Source> =
        tree.iter().filter(|(path, _)| path.ends_with(".rs")).map(|(path, text)| (path.as_str(), Source::read(text))).collect();
    let all = reached(&sources, manifest.roots(tree, None), None);
    let by_run: Vec<(&Run, BTreeSet<&str>)> =
        runs.iter().map(|run| (run, reached(&sources, manifest.roots(tree, Some(run)), Some(run)))).collect();
    let mut lost = Vec::new();
    for (path, source) in &sources {
        if !all.contains(path) {
            lost.push(format!("{path}: no file declares it"));
            continue;
        }
        for test in &source.tests {
            let is_run = by_run.iter().any(|(run, reached)| {
                let runs_kind = match test.kind {
                    TestKind::Plain => !run.is_in_browser,
                    TestKind::InBrowser => run.is_in_browser,
                    TestKind::Module => true,
                };
                reached.contains(path) && runs_kind && !test.is_ignored && test.conditions.iter().all(|one| run.meets(one))
            });
            if !is_run {
                lost.push(format!("{path}:{}: no command runs this test", test.line));
            }
        }
    }
    let globs = cargo::scenario_globs(&tree["scripts/test"]);
    let is_matched = |path: &str| globs.iter().any(|glob| matches_glob(glob, path));
    let scenarios = tree.iter().filter(|(path, text)| is_scenarios(path, text) && !is_matched(path));
    lost.extend(scenarios.map(|(path, _)| format!("{path}: no command runs these scenarios")));
    lost
}

/// Whether a file holds scenarios: by its name, or because it tells one.
fn is_scenarios(path: &str, text: &str) -> bool {
    let tells_one = || text.lines().any(|line| line.starts_with("scenario(") || line.starts_with("test("));
    path.ends_with(".test.mjs") || path.ends_with(".mjs") && tells_one()
}

/// Whether a path fits, where `*` stands for anything within a folder.
fn matches_glob(glob: &str, path: &str) -> bool {
    match glob.split_once('*') {
        None => glob == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| {
            let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            ends.take_while(|end| !rest[..*end].contains('/')).any(|end| matches_glob(after, &rest[end..]))
        }),
    }
}

/// The files that are compiled from these roots; with every feature and for every target where no run is given.
fn reached<'t>(sources: &BTreeMap<&'t str, Source>, roots: Vec<String>, run: Option<&Run>) -> BTreeSet<&'t str> {
    let mut found = BTreeSet::new();
    // The modules of a root lie beside it, as do those of a file that is named by its path.
    let mut left: Vec<(String, bool)> = roots.into_iter().map(|root| (root, true)).collect();
    while let Some((path, lie_beside)) = left.pop() {
        let Some((path, source)) = sources.get_key_value(path.as_str()) else { continue };
        let is_met = |conditions: &[String]| run.is_none_or(|run| conditions.iter().all(|one| run.meets(one)));
        if !is_met(&source.whole) || !found.insert(*path) {
            continue;
        }
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let below = if lie_beside || name == "mod.rs" { folder.to_owned() } else { path.trim_end_matches(".rs").to_owned() };
        for declared in source.declared.iter().filter(|one| is_met(&one.conditions)) {
            left.extend(match &declared.path {
                Some(path) => vec![(format!("{folder}/{path}"), true)],
                None => {
                    ["{}.rs", "{}/mod.rs"].map(|end| (format!("{below}/{}", end.replace("{}", &declared.name)), false)).into()
                }
            });
        }
    }
    found
}
