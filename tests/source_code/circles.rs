//! Circles of files: each uses the next, and the last one the first, so that none can be read without all the others.

use super::SourceCode;
use std::collections::{BTreeMap, BTreeSet};

/// Files by their module path, `a::b`, with those that each uses.
pub struct Uses(BTreeMap<String, BTreeSet<String>>);

impl Uses {
    /// Of these files, a module path and a source each. What a file says of the files in its own folder does not count: it
    /// declares them, puts them together and passes on what they offer, and is read with them.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a [String], &'a str)>) -> Self {
        let files: Vec<(&[String], &str)> = files.into_iter().collect();
        let modules: BTreeSet<String> = files.iter().map(|(module, _)| module.join("::")).collect();
        let used_by = |module: &[String], source: &str| {
            let paths = SourceCode::read(source).paths(module).into_iter();
            let own = module.join("::");
            let used = paths.filter_map(|(_, path)| file_of(&path, &modules));
            used.filter(|used| *used != own && !used.starts_with(&format!("{own}::"))).collect()
        };
        Self(files.iter().map(|(module, source)| (module.join("::"), used_by(module, source))).collect())
    }

    /// Every circle, as the files that lead to each other, in the order of their names.
    pub fn circles(&self) -> BTreeSet<Vec<String>> {
        let reached: BTreeMap<&String, BTreeSet<&String>> = self.0.keys().map(|file| (file, self.reached_from(file))).collect();
        let leads = |one: &String, other: &String| reached.get(one).is_some_and(|files| files.contains(other));
        let on_circle = self.0.keys().filter(|file| leads(file, file));
        on_circle.map(|file| self.0.keys().filter(|other| leads(file, other) && leads(other, file)).cloned().collect()).collect()
    }

    fn reached_from<'a>(&'a self, file: &'a String) -> BTreeSet<&'a String> {
        let (mut reached, mut open) = (BTreeSet::new(), vec![file]);
        while let Some(file) = open.pop() {
            let used = self.0.get(file).into_iter().flatten();
            open.extend(used.filter(|used| reached.insert(*used)));
        }
        reached
    }
}

/// The file that a path leads into: `a::b` for `a::b::Type`.
fn file_of(path: &[String], modules: &BTreeSet<String>) -> Option<String> {
    (1..=path.len()).rev().map(|length| path[..length].join("::")).find(|module| modules.contains(module))
}
