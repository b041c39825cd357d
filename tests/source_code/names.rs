//! Public types by their names. Two types of one name are confused by whoever reads, and imported under a third name.

use super::SourceCode;
use std::collections::BTreeMap;

/// Names that several public types have, with the files these stand in. `sources` are files, a path and a source each.
pub fn shared_names(sources: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut types: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, source) in sources {
        for line in SourceCode::read(source).code.lines() {
            if let Some(name) = public_type(line) {
                types.entry(name.to_owned()).or_default().push(path.clone());
            }
        }
    }
    types.retain(|_, paths| paths.len() > 1);
    types
}

/// The type that a line makes public, everywhere and not only in its own folder.
fn public_type(line: &str) -> Option<&str> {
    let made = line.trim_start().strip_prefix("pub ")?;
    let rest = ["struct ", "enum ", "trait ", "type ", "union "].iter().find_map(|kind| made.strip_prefix(kind))?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    (end > 0).then_some(&rest[..end])
}
