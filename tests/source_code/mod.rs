//! Rust source as far as the architecture needs to be read: its words without comments, its paths, its strings.

mod blank;
pub mod circles;
pub mod journeys;
pub mod names;

use blank::{blank, is_word};

/// One file of source, taken apart.
pub struct SourceCode {
    /// Comments and the insides of strings are blanks, and so are the parts for tests; lines stay where they are.
    pub code: String,
    /// Each string literal outside comments and tests, with its line from 1.
    pub strings: Vec<(usize, String)>,
    /// Lines that are not for tests.
    pub lines: usize,
}

impl SourceCode {
    /// Takes a file apart.
    pub fn read(source: &str) -> Self {
        let (code, strings) = blank(source);
        let (code, is_for_tests) = without_tests(&code);
        let lines = is_for_tests.iter().filter(|is_for_tests| !**is_for_tests).count();
        let strings = strings.into_iter().filter(|(line, _)| !is_for_tests.get(line - 1).copied().unwrap_or(false)).collect();
        Self { code, strings, lines }
    }

    /// Every identifier with its line from 1.
    pub fn words(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().flat_map(|(at, line)| {
            line.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()).map(move |word| (at + 1, word))
        })
    }

    /// Where these characters stand, as lines from 1.
    pub fn lines_with(&self, text: &str) -> Vec<usize> {
        let has = |(_, line): &(usize, &str)| line.contains(text);
        self.code.lines().enumerate().filter(has).map(|(at, _)| at + 1).collect()
    }

    /// Every path of this crate that is named, as segments from the crate's root, with its line from 1. `module` is the
    /// file's own path, from which `super` counts.
    pub fn paths(&self, module: &[String]) -> Vec<(usize, Vec<String>)> {
        let mut found = Vec::new();
        for root in ["crate::", "super::"] {
            for (at, _) in self.code.match_indices(root) {
                let before = &self.code[..at];
                let is_inside = before.ends_with("super::") || before.ends_with(is_word) || before.ends_with('$');
                if is_inside {
                    continue;
                }
                let line = before.matches('\n').count() + 1;
                let mut rest = &self.code[at..];
                let mut start = if root == "crate::" { Vec::new() } else { module.to_vec() };
                while let Some(after) = rest.strip_prefix("super::") {
                    start.pop();
                    rest = after;
                }
                let rest = rest.strip_prefix("crate::").unwrap_or(rest);
                found.extend(tree(rest, &start).into_iter().map(|path| (line, path)));
            }
        }
        found
    }
}

/// The paths of a `use` tree: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn tree(text: &str, before: &[String]) -> Vec<Vec<String>> {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        return members(group).into_iter().flat_map(|member| tree(member, before)).collect();
    }
    let name: String = text.chars().take_while(|c| is_word(*c)).collect();
    if name.is_empty() {
        return vec![before.to_vec()];
    }
    let path: Vec<String> = before.iter().cloned().chain([name.clone()]).collect();
    match text[name.len()..].strip_prefix("::") {
        Some(rest) => tree(rest, &path),
        None => vec![path],
    }
}

/// What stands between the commas of a group, up to the brace that ends it.
fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                members.push(&group[start..at]);
                return members.into_iter().filter(|member| !member.trim().is_empty()).collect();
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    members
}

/// The code with blanks for what stands under `#[cfg(test)]`, and which lines those are.
fn without_tests(code: &str) -> (String, Vec<bool>) {
    let (mut kept, mut is_for_tests, mut depth, mut is_inside) = (String::new(), Vec::new(), 0_usize, false);
    for line in code.lines() {
        is_inside |= line.trim_start().starts_with("#[cfg(test)]");
        is_for_tests.push(is_inside);
        if is_inside {
            let before = depth;
            depth = (depth + line.matches('{').count()).saturating_sub(line.matches('}').count());
            let is_over = depth == 0 && (before > 0 || line.contains('}') || line.trim_end().ends_with(';'));
            is_inside = !is_over;
        } else {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    (kept, is_for_tests)
}
