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

/// Hands on the file itself, or every file of the archive it is, one after the other.
pub fn open(name: &str, bytes: Vec<u8>, take: impl FnMut(FoundFile)) {
    Opening::of(name, bytes).for_each(take);
}

/// What is opened at once: the file itself, or every file of the archive it is. One is unpacked when it is asked for: all at
/// once, a small archive could fill the memory. What a system put there for itself is passed over.
pub struct Opening {
    /// What was chosen, until it was looked at.
    chosen: Option<FoundFile>,
    /// Archives that are being gone through, each within the one before.
    levels: Vec<OpenArchive>,
    files: usize,
    unpacked: usize,
    /// Whether a limit was reached, and said.
    is_over: bool,
}

/// An archive that is being gone through.
struct OpenArchive {
    name: String,
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// The member that comes next.
    at: usize,
    /// Files that were found before it was opened.
    before: usize,
}

impl Opening {
    /// Of one file.
    pub fn of(name: &str, bytes: Vec<u8>) -> Self {
        let chosen = Some(FoundFile { name: name.to_owned(), bytes: Ok(bytes) });
        Self { chosen, levels: Vec::new(), files: 0, unpacked: 0, is_over: false }
    }

    /// How many files are still to come, as far as the archives that are open say.
    pub fn to_come(&self) -> usize {
        let within = self.levels.iter().map(|level| level.archive.len().saturating_sub(level.at)).sum::<usize>();
        if self.is_over { 0 } else { within + usize::from(self.chosen.is_some()) }
    }

    fn stop(&mut self, name: String, why: Packing) -> FoundFile {
        self.is_over = true;
        packed(name, why)
    }

    /// A file that is no archive, or what is wrong with one; none of an archive, which is gone through from now on, and of what
    /// a system put there for itself.
    fn look_at(&mut self, file: FoundFile) -> Option<FoundFile> {
        let FoundFile { name, bytes } = file;
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(_) => return Some(FoundFile { name, bytes }),
        };
        if is_system_file(&name) && bytes.trim_ascii_start().first() != Some(&b'{') {
            return None;
        }
        let is_zip = is_archive(&bytes) && kind_of(&name, &bytes) == Some(FileKind::Archive(Archive::Zip));
        if !is_zip {
            return Some(FoundFile { name, bytes: Ok(bytes) });
        }
        if self.levels.len() >= DEEPEST {
            return Some(packed(name, Packing::TooDeep));
        }
        let mut archive = match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => archive,
            Err(error) => return Some(broken(name, format!("the zip file cannot be opened: {error}"))),
        };
        let locks = locks(&mut archive);
        if !locks.is_empty() && locks.iter().all(|is_locked| *is_locked) {
            return Some(packed(name, Packing::LockedArchive));
        }
        if locks.is_empty() {
            return Some(broken(name, EMPTY.to_owned()));
        }
        self.levels.push(OpenArchive { name, archive, at: 0, before: self.files });
        None
    }

    /// The next member of the innermost archive; an archive that is over says so where nothing was in it.
    fn next_member(&mut self) -> Option<Member> {
        let level = self.levels.last_mut()?;
        if level.at < level.archive.len() {
            level.at += 1;
            let found = unpack(&level.name, &mut level.archive, level.at - 1);
            return Some(found.map_or(Member::Nothing, |file| Member::File(file, level.name.clone())));
        }
        let is_empty = self.files == level.before;
        let level = self.levels.pop()?;
        Some(if is_empty { Member::Empty(level.name) } else { Member::Nothing })
    }
}

/// What came of going on in an archive.
enum Member {
    /// A file, and the archive it is in.
    File(FoundFile, String),
    /// Nothing to hand on.
    Nothing,
    /// There was no file in this archive.
    Empty(String),
}

const EMPTY: &str = "there is no file in the zip";

impl Iterator for Opening {
    type Item = FoundFile;

    fn next(&mut self) -> Option<FoundFile> {
        if let Some(found) = self.chosen.take().and_then(|chosen| self.look_at(chosen)) {
            return Some(found);
        }
        while !self.is_over {
            match self.next_member()? {
                Member::Nothing => {}
                Member::Empty(name) => return Some(broken(name, EMPTY.to_owned())),
                Member::File(file, of) => {
                    self.files += 1;
                    self.unpacked = self.unpacked.saturating_add(file.bytes.as_ref().map_or(LARGEST_FILE, Vec::len));
                    if self.files > MOST_FILES {
                        return Some(self.stop(of, Packing::TooMany));
                    }
                    if self.unpacked > MOST_UNPACKED {
                        return Some(self.stop(of, Packing::TooMuch));
                    }
                    if let Some(found) = self.look_at(file) {
                        return Some(found);
                    }
                }
            }
        }
        None
    }
}

fn packed(name: String, why: Packing) -> FoundFile {
    FoundFile { name, bytes: Err(ReadError::Packed(why)) }
}

fn broken(name: String, reason: String) -> FoundFile {
    FoundFile { name, bytes: Err(damaged(reason)) }
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
