//! Rust source as far as the architecture needs to be read: its words without comments, its paths, its strings.

pub mod circles;

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

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
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

/// The source with blanks for comments and for what stands in quotes, and the strings that stood there.
fn blank(source: &str) -> (String, Vec<(usize, String)>) {
    let (mut code, mut strings, mut rest) = (String::with_capacity(source.len()), Vec::new(), source);
    while let Some(first) = rest.chars().next() {
        let follows_word = code.ends_with(is_word);
        let hashes = rest.strip_prefix('r').map(|raw| raw.chars().take_while(|c| *c == '#').count());
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = hashes.filter(|hashes| !follows_word && rest[1 + hashes..].starts_with('"')) {
            let end = format!("\"{}", "#".repeat(hashes));
            let opened = 2 + hashes;
            rest[opened..].find(&end).map_or(rest.len(), |at| opened + at + end.len())
        } else if first == '"' {
            quoted(rest)
        } else if first == '\'' && is_character(rest) {
            rest[1..]
                .char_indices()
                .skip(1)
                .find(|(at, c)| *c == '\'' && !rest[1..].starts_with("\\'") || *at > 12)
                .map_or(rest.len(), |(at, _)| at + 2)
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        let (taken, after) = rest.split_at(length);
        if taken.starts_with(['"', 'r']) {
            let inside = taken.trim_start_matches('r').trim_matches('#').trim_matches('"');
            strings.push((code.matches('\n').count() + 1, inside.to_owned()));
        }
        code.extend(taken.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        rest = after;
    }
    (code, strings)
}

/// How long a string literal is, with its quotes.
fn quoted(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !is_escaped => return at + 1,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    text.len()
}

/// Whether a quote begins a character and not a lifetime.
fn is_character(text: &str) -> bool {
    let mut characters = text.chars().skip(1);
    let first = characters.next();
    first == Some('\\') || characters.next() == Some('\'')
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
