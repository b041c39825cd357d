//! Opens a zip into the files within, also into those of zips in it, each with its name and what could not be read of it.

use super::kinds::{Archive, FileKind, is_system_file, kind_of};
use super::read::LARGEST_FILE;
use super::read_error::{Packing, ReadError};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most files that what is opened at once may bring.
pub const MOST_FILES: usize = 20_000;
/// How many zips may lie in one another.
pub const DEEPEST: usize = 4;
/// The most bytes that one zip within another may have.
pub const LARGEST_WITHIN: usize = 64 * 1024 * 1024;
/// The most bytes that are unpacked of what is opened at once.
pub const MOST_UNPACKED: usize = 1024 * 1024 * 1024;

/// A file as it was chosen or found in an archive.
#[derive(Clone, Debug, PartialEq)]
pub struct FoundFile {
    /// Its name; within an archive, after the archive's own.
    pub name: String,
    /// Its bytes, or why they could not be had.
    pub bytes: Result<Vec<u8>, ReadError>,
}

/// Hands on the file itself, or every file of the archive it is, one after the other: unpacked all at once, a small
/// archive could fill the memory. What a system put there for itself is passed over.
pub fn open(name: &str, bytes: Vec<u8>, mut take: impl FnMut(FoundFile)) {
    let mut opening = Opening { files: 0, unpacked: 0, is_over: false, take: &mut take };
    opening.open(name, bytes, 1);
}

/// What is opened at once.
struct Opening<'t> {
    files: usize,
    unpacked: usize,
    /// Whether a limit was reached, and said.
    is_over: bool,
    take: &'t mut dyn FnMut(FoundFile),
}

impl Opening<'_> {
    fn tell(&mut self, name: &str, error: ReadError) {
        (self.take)(FoundFile { name: name.to_owned(), bytes: Err(error) });
    }

    fn stop(&mut self, name: &str, why: Packing) {
        self.is_over = true;
        self.tell(name, ReadError::Packed(why));
    }

    fn open(&mut self, name: &str, bytes: Vec<u8>, depth: usize) {
        if is_system_file(name) && bytes.trim_ascii_start().first() != Some(&b'{') {
            return;
        }
        let is_zip = is_archive(&bytes) && kind_of(name, &bytes) == Some(FileKind::Archive(Archive::Zip));
        if !is_zip {
            return (self.take)(FoundFile { name: name.to_owned(), bytes: Ok(bytes) });
        }
        if depth > DEEPEST {
            return self.tell(name, ReadError::Packed(Packing::TooDeep));
        }
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(mut archive) => self.open_members(name, &mut archive, depth),
            Err(error) => self.tell(name, damaged(format!("the zip file cannot be opened: {error}"))),
        }
    }

    fn open_members(&mut self, name: &str, archive: &mut ZipArchive<Cursor<Vec<u8>>>, depth: usize) {
        let locks = locks(archive);
        if !locks.is_empty() && locks.iter().all(|is_locked| *is_locked) {
            return self.tell(name, ReadError::Packed(Packing::LockedArchive));
        }
        if locks.is_empty() {
            return self.tell(name, damaged("there is no file in the zip".to_owned()));
        }
        let before = self.files;
        for at in 0..archive.len() {
            if self.is_over {
                return;
            }
            match unpack(name, archive, at) {
                None => {}
                Some(FoundFile { name: within, bytes }) => {
                    self.files += 1;
                    self.unpacked = self.unpacked.saturating_add(bytes.as_ref().map_or(LARGEST_FILE, Vec::len));
                    if self.files > MOST_FILES {
                        return self.stop(name, Packing::TooMany);
                    }
                    if self.unpacked > MOST_UNPACKED {
                        return self.stop(name, Packing::TooMuch);
                    }
                    match bytes {
                        Ok(bytes) => self.open(&within, bytes, depth + 1),
                        Err(error) => self.tell(&within, error),
                    }
                }
            }
        }
        if self.files == before {
            self.tell(name, damaged("there is no file in the zip".to_owned()));
        }
    }
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Of every member that is a file, whether it has a password.
fn locks(archive: &mut ZipArchive<Cursor<Vec<u8>>>) -> Vec<bool> {
    let members = 0..archive.len().min(MOST_FILES + 1);
    let lock = |at| match archive.by_index_raw(at) {
        Ok(entry) if entry.is_dir() => None,
        Ok(entry) => Some(entry.encrypted()),
        Err(_) => Some(false),
    };
    members.filter_map(lock).collect()
}

/// A file in an archive; none for a folder, and for what a system put there for itself.
fn unpack(name: &str, archive: &mut ZipArchive<Cursor<Vec<u8>>>, at: usize) -> Option<FoundFile> {
    let within = match archive.by_index_raw(at) {
        Ok(entry) if entry.is_dir() => return None,
        Ok(entry) => entry.name().map_or_else(|_| format!("entry {}", at + 1), |within| within.into_owned()),
        Err(_) => format!("entry {}", at + 1),
    };
    if is_system_file(&within) {
        return None;
    }
    let name = format!("{name} → {within}");
    let bytes = archive.by_index(at).map_err(not_opened).and_then(|entry| read(entry, &within));
    Some(FoundFile { name, bytes })
}

/// One byte more than allowed tells a file that is too large, whatever the archive claims of its size.
fn read(mut entry: impl Read, within: &str) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    let mut go_on = |bytes: &mut Vec<u8>, most: usize| {
        let limit = (most + 1).saturating_sub(bytes.len()) as u64;
        let read = entry.by_ref().take(limit).read_to_end(bytes);
        read.map_err(|error| damaged(format!("it cannot be unpacked: {error}")))
    };
    go_on(&mut bytes, LARGEST_FILE)?;
    let most = if is_archive(&bytes) { LARGEST_WITHIN } else { LARGEST_FILE };
    go_on(&mut bytes, most)?;
    if bytes.len() <= most {
        return Ok(bytes);
    }
    Err(kind_of(within, &bytes).map_or(ReadError::TooLarge(bytes.len()), |kind| match kind {
        FileKind::Archive(Archive::Zip) => ReadError::Packed(Packing::LargeWithin),
        kind => ReadError::OtherKind(kind),
    }))
}

fn not_opened(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(why) if why == ZipError::PASSWORD_REQUIRED => ReadError::Packed(Packing::LockedFile),
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => ReadError::Packed(Packing::UnknownMethod),
        error => damaged(format!("it cannot be opened: {error}")),
    }
}

fn damaged(reason: String) -> ReadError {
    ReadError::Misshapen { place: ".".to_owned(), reason }
}
