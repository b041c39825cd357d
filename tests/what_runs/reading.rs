//! A file of source as far as it needs to be read to find its tests: what it declares, what it tests, and on which conditions.

use super::super::blank::blank;

/// What was found in a file.
#[derive(Debug, Default)]
pub struct Source {
    /// On which conditions the whole file is compiled.
    pub whole: Vec<String>,
    /// The files it declares as modules.
    pub declared: Vec<Declared>,
    /// Its tests.
    pub tests: Vec<Test>,
}

/// `mod name;`
#[derive(Debug)]
pub struct Declared {
    /// Its name.
    pub name: String,
    /// Where it is, if that is said.
    pub path: Option<String>,
    /// On which conditions it is there.
    pub conditions: Vec<String>,
}

/// A test, or what is there for tests.
#[derive(Debug)]
pub struct Test {
    /// Its line, from 1.
    pub line: usize,
    /// What kind of test.
    pub kind: TestKind,
    /// On which conditions it is there.
    pub conditions: Vec<String>,
    /// Whether it is left out unless somebody asks for it.
    pub is_ignored: bool,
}

/// What marks a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestKind {
    /// `#[test]`
    Plain,
    /// `#[wasm_bindgen_test]`
    InBrowser,
    /// Something that is there with `cfg(test)` only.
    Module,
}

impl Source {
    /// Reads a file.
    pub fn read(text: &str) -> Self {
        let mut source = Self::default();
        let (code, _) = blank(text);
        let (mut depth, mut around) = (0_usize, Vec::<(usize, Vec<String>)>::new());
        let mut attributes = Vec::<String>::new();
        for (at, (code, raw)) in code.lines().zip(text.lines()).enumerate() {
            let (found, rest) = take_attributes(code, raw);
            for attribute in found {
                match attribute.strip_prefix('!') {
                    Some(inner) => source.whole.extend(condition(inner)),
                    None => attributes.push(attribute),
                }
            }
            if rest.trim().is_empty() {
                continue;
            }
            let own: Vec<String> = std::mem::take(&mut attributes);
            let outer = around.iter().flat_map(|(_, conditions)| conditions.clone());
            let conditions: Vec<String> = outer.chain(own.iter().filter_map(|one| condition(one))).collect();
            source.note(at + 1, &own, &conditions, rest);
            let before = depth;
            depth = (depth + rest.matches('{').count()).saturating_sub(rest.matches('}').count());
            around.retain(|(opened_at, _)| *opened_at < depth);
            if depth > before {
                around.push((before, own.iter().filter_map(|one| condition(one)).collect()));
            }
        }
        source
    }

    fn note(&mut self, line: usize, attributes: &[String], conditions: &[String], item: &str) {
        let has = |name: &str| attributes.iter().any(|one| one == name || one.starts_with(&format!("{name} ")));
        let is_ignored = has("ignore");
        let is_of_tests = attributes.iter().filter_map(|one| condition(one)).any(|one| names_test(&one));
        for (kind, is_there) in
            [(TestKind::Plain, has("test")), (TestKind::InBrowser, has("wasm_bindgen_test")), (TestKind::Module, is_of_tests)]
        {
            if is_there {
                self.tests.push(Test { line, kind, conditions: conditions.to_vec(), is_ignored });
            }
        }
        let item = item.trim();
        let declared = item.split_once("mod ").filter(|(before, _)| before.is_empty() || before.starts_with("pub"));
        if let Some(name) = declared.and_then(|(_, rest)| rest.strip_suffix(';')) {
            let path = attributes.iter().find_map(|one| one.strip_prefix("path = \"")?.strip_suffix('"'));
            let (name, path) = (name.to_owned(), path.map(str::to_owned));
            self.declared.push(Declared { name, path, conditions: conditions.to_vec() });
        }
    }
}

/// What stands in a `cfg`.
fn condition(attribute: &str) -> Option<String> {
    attribute.strip_prefix("cfg(")?.strip_suffix(')').map(str::to_owned)
}

/// Whether a condition is one of tests.
fn names_test(condition: &str) -> bool {
    condition.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "test")
}

/// The attributes a line begins with, from the source as it is, and the code after them. An inner one begins with `!`.
fn take_attributes<'c>(code: &'c str, raw: &str) -> (Vec<String>, &'c str) {
    let (mut found, mut rest, mut at) = (Vec::new(), code, 0);
    loop {
        let trimmed = rest.trim_start();
        at += rest.chars().count() - trimmed.chars().count();
        let inner = trimmed.starts_with("#![");
        if !inner && !trimmed.starts_with("#[") {
            return (found, trimmed);
        }
        let Some(length) = bracketed(trimmed) else { return (found, "") };
        let open = if inner { 3 } else { 2 };
        let text: String = raw.chars().skip(at + open).take(length - open - 1).collect();
        found.push(format!("{}{}", if inner { "!" } else { "" }, text.trim()));
        at += length;
        let end = trimmed.char_indices().nth(length).map_or(trimmed.len(), |(end, _)| end);
        rest = &trimmed[end..];
    }
}

/// How many characters it is to the bracket that closes the first one.
fn bracketed(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.chars().enumerate() {
        match c {
            '[' => depth += 1,
            ']' if depth == 1 => return Some(at + 1),
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}
