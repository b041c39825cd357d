//! Rust source with blanks where comments and strings stand, so that what is left is code.

/// Whether it may be part of a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The source with blanks for comments and for what stands in quotes, and the strings that stood there.
pub fn blank(source: &str) -> (String, Vec<(usize, String)>) {
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
