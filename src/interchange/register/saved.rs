//! The register as a file of this app, read and written. Fields of later versions are kept.

use crate::interchange::read::{Format, parse_bytes, typed};
use crate::interchange::read_error::ReadError;
use crate::model::register::{REGISTER_FORMAT, REGISTER_VERSION, Register};
use std::collections::BTreeSet;

/// Reads a register that was saved.
pub fn read_register(bytes: &[u8]) -> Result<Register, ReadError> {
    let file = parse_bytes(bytes)?;
    let register: Register = typed(&file, Format { name: REGISTER_FORMAT, version: REGISTER_VERSION })?;
    let mut seen = BTreeSet::new();
    for (at, expected) in register.expected.iter().enumerate() {
        let id = expected.id.as_str();
        let reason = if id.is_empty() {
            "expected an id".to_owned()
        } else if seen.insert(id) {
            continue;
        } else {
            format!("“{id}” stands here twice")
        };
        return Err(ReadError::Misshapen { place: format!("expected[{at}].id"), reason });
    }
    Ok(register)
}

/// Writes a register.
pub fn write_register(register: &Register) -> Vec<u8> {
    // Texts, lists and keys that are texts can always be written.
    serde_json::to_vec_pretty(register).unwrap_or_default()
}
