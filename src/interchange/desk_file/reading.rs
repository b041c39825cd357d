//! Reads a desk file, member by member, as the zip is gone through: what is said of returns first, then what that names.

use super::{DESK_FORMAT, DESK_VERSION, DeskFile};
use crate::interchange::archive::FoundFile;
use crate::interchange::read::{Format, parse_bytes, typed};
use crate::interchange::read_error::ReadError;
use std::collections::BTreeMap;

/// How far into a file its format is looked for, in bytes.
const BEGINNING: usize = 512;

/// Reads what is said of the returns.
pub fn read_desk_file(bytes: &[u8]) -> Result<DeskFile, ReadError> {
    typed(&parse_bytes(bytes)?, Format { name: DESK_FORMAT, version: DESK_VERSION })
}

/// A desk file as far as it was read; its returns are none of it.
#[derive(Clone, Debug)]
pub struct DeskParts {
    /// The name of the file that says it all, within the zip.
    pub name: String,
    /// What is said of returns.
    pub file: DeskFile,
    /// Members that came, by their names in the zip.
    found: BTreeMap<String, Result<Vec<u8>, ReadError>>,
}

impl DeskParts {
    /// Of the file that says it all; none of any other file.
    pub fn of(found: &FoundFile) -> Option<Result<Self, ReadError>> {
        let bytes = found.bytes.as_ref().ok()?;
        let beginning = String::from_utf8_lossy(bytes.get(..BEGINNING).unwrap_or(bytes));
        if !beginning.contains(&format!("\"{DESK_FORMAT}\"")) {
            return None;
        }
        let read = match read_desk_file(bytes) {
            // Something of another format that names this one somewhere.
            Err(ReadError::OtherFormat(_)) => return None,
            read => read,
        };
        Some(read.map(|file| Self { name: found.name.clone(), file, found: BTreeMap::new() }))
    }

    /// Takes a register or another thing that the file names; false where it is something else.
    pub fn take(&mut self, found: &FoundFile) -> bool {
        let Some(within) = found.name.strip_prefix(self.place()) else { return false };
        let names = self.file.registers.iter().map(|one| &one.file).chain(self.file.records.iter().map(|one| &one.file));
        let is_named = names.into_iter().any(|name| name == within);
        if is_named {
            self.found.insert(within.to_owned(), found.bytes.clone());
        }
        is_named
    }

    /// What the names of everything in the zip begin with.
    fn place(&self) -> &str {
        self.name.strip_suffix(super::DESK_NAME).unwrap_or_default()
    }

    /// The name of something in the zip, as it is said to people.
    pub fn name_of(&self, file: &str) -> String {
        format!("{}{file}", self.place())
    }

    /// What came under a name in the zip; none where nothing did.
    pub fn member(&self, file: &str) -> Option<&Result<Vec<u8>, ReadError>> {
        self.found.get(file)
    }
}
