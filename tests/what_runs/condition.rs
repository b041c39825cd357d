//! Whether what stands in a `cfg` holds in a run.

/// Whether a condition holds, where `holds` knows of each part of it; none where it does not.
pub fn is_met(condition: &str, holds: &impl Fn(&str) -> Option<bool>) -> Option<bool> {
    let condition = condition.trim();
    let inside = |name: &str| condition.strip_prefix(name)?.trim_start().strip_prefix('(')?.strip_suffix(')');
    if let Some(all) = inside("all") {
        let parts: Vec<_> = parts(all).into_iter().map(|part| is_met(part, holds)).collect();
        return if parts.contains(&Some(false)) { Some(false) } else { (!parts.contains(&None)).then_some(true) };
    }
    if let Some(any) = inside("any") {
        let parts: Vec<_> = parts(any).into_iter().map(|part| is_met(part, holds)).collect();
        return if parts.contains(&Some(true)) { Some(true) } else { (!parts.contains(&None)).then_some(false) };
    }
    match inside("not") {
        Some(not) => is_met(not, holds).map(|is_met| !is_met),
        None => holds(condition),
    }
}

/// What stands between the commas that are in no brackets.
fn parts(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_usize, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}
