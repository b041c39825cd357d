//! Opens a zip into the files within, each with its name and what could not be read of it.

use super::read::{LARGEST_FILE, ReadError};
use std::io::{Cursor, Read};

/// The most files one archive may bring.
const MOST_FILES: usize = 20_000;

/// A file as it was chosen or found in an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundFile {
    /// Its name; within an archive, after the archive's own.
    pub name: String,
    /// Its bytes, or why they could not be had.
    pub bytes: Result<Vec<u8>, ReadError>,
}

/// Whether bytes begin as a zip does.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Hands on the file itself, or every file of the archive it is, one after the other: unpacked all at once, a small
/// archive could fill the memory.
pub fn open(name: &str, bytes: Vec<u8>, mut take: impl FnMut(FoundFile)) {
    if !is_archive(&bytes) {
        take(FoundFile { name: name.to_owned(), bytes: Ok(bytes) });
        return;
    }
    let broken =
        |reason: String| FoundFile { name: name.to_owned(), bytes: Err(ReadError::Misshapen { place: ".".to_owned(), reason }) };
    let mut archive = match zip::ZipArchive::new(Cursor::new(bytes)) {
        Ok(archive) => archive,
        Err(error) => return take(broken(format!("the zip file cannot be opened: {error}"))),
    };
    if archive.len() > MOST_FILES {
        return take(broken(format!("the zip file holds {} files, more than {MOST_FILES}", archive.len())));
    }
    let mut is_empty = true;
    for at in 0..archive.len() {
        if let Some(found) = open_entry(name, &mut archive, at) {
            is_empty = false;
            take(found);
        }
    }
    if is_empty {
        take(broken("there is no file in the zip".to_owned()));
    }
}

/// None for a folder and for the notes macOS puts beside each file, which nobody chose.
fn open_entry(name: &str, archive: &mut zip::ZipArchive<Cursor<Vec<u8>>>, at: usize) -> Option<FoundFile> {
    let mut entry = match archive.by_index(at) {
        Ok(entry) => entry,
        Err(error) => {
            let reason = format!("entry {} cannot be opened: {error}", at + 1);
            let bytes = Err(ReadError::Misshapen { place: ".".to_owned(), reason });
            return Some(FoundFile { name: name.to_owned(), bytes });
        }
    };
    let within = match entry.name() {
        Ok(within) => within.into_owned(),
        Err(_) => format!("entry {}", at + 1),
    };
    if entry.is_dir() || within.starts_with("__MACOSX/") {
        return None;
    }
    let name = format!("{name} → {within}");
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large, whatever the archive claims of its size.
    let limit = LARGEST_FILE as u64 + 1;
    let bytes = match entry.by_ref().take(limit).read_to_end(&mut bytes) {
        Ok(_) if bytes.len() > LARGEST_FILE => Err(ReadError::TooLarge(bytes.len())),
        Ok(_) => Ok(bytes),
        Err(error) => Err(ReadError::Misshapen { place: ".".to_owned(), reason: format!("it cannot be unpacked: {error}") }),
    };
    Some(FoundFile { name, bytes })
}
