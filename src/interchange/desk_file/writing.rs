//! Writes a desk file, a return at a time, so that all of them are never in memory at once.

use super::{DESK_NAME, DeskFile};
use crate::interchange::kinds::is_system_file;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};

/// The longest name of a return in the zip, in characters; what makes it unique comes on top.
const LONGEST_NAME: usize = 120;
/// How hard texts are packed: returns become a tenth at the least, and more would take several times as long.
const PACKED: i64 = 1;

/// The folder in the zip that returns are in.
const RETURNS: &str = "returns";

/// Why it could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(pub String);

impl<E: std::error::Error> From<E> for WriteError {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

/// A desk file that is being written.
pub struct DeskFileWriter {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    names: BTreeSet<String>,
}

impl DeskFileWriter {
    /// Begins with what is said of the returns.
    pub fn begin(file: &DeskFile) -> Result<Self, WriteError> {
        Self::begin_with(&serde_json::to_vec_pretty(file)?)
    }

    /// The same, where that is written already.
    pub fn begin_with(file: &[u8]) -> Result<Self, WriteError> {
        let mut writer = Self { zip: ZipWriter::new(Cursor::new(Vec::new())), names: BTreeSet::new() };
        writer.write(DESK_NAME, file)?;
        Ok(writer)
    }

    /// Writes something that the file names, under the name it has there.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default().compression_level(Some(PACKED)).large_file(false);
        self.zip.start_file(name, options)?;
        self.zip.write_all(bytes)?;
        Ok(())
    }

    /// Writes the file of a return as it came. `came_as` is the name it came under, which two of them may share.
    pub fn write_return(&mut self, came_as: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let name = unique(&mut self.names, RETURNS, &plain_name(came_as));
        self.write(&format!("{RETURNS}/{name}"), bytes)
    }

    /// The whole file.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        Ok(self.zip.finish()?.into_inner())
    }
}

/// A file's name that nothing else in its folder has; some systems take names that differ in capitals for one.
pub(super) fn unique(names: &mut BTreeSet<String>, folder: &str, plain: &str) -> String {
    let mut name = format!("{plain}.json");
    let mut next = 2_usize;
    while !names.insert(format!("{folder}/{}", name.to_lowercase())) {
        name = format!("{plain}-{next}.json");
        next += 1;
    }
    name
}

/// A name that every system takes, without its folders and its ending.
pub(super) fn plain_name(came_as: &str) -> String {
    let last = came_as.rsplit(['/', '\\', '→']).next().unwrap_or_default().trim();
    let own = last.strip_suffix(".json").or_else(|| last.strip_suffix(".JSON")).unwrap_or(last);
    let taken = |sign: char| if sign.is_control() || "<>:\"|?*".contains(sign) { '-' } else { sign };
    let plain: String = own.chars().take(LONGEST_NAME).map(taken).collect();
    let plain = plain.trim_matches(|sign: char| sign == '.' || sign.is_whitespace());
    match plain {
        "" => "return".to_owned(),
        // What a system is known to put there for itself is passed over when a zip is read.
        plain if is_system_file(&format!("{plain}.json")) => format!("return {plain}"),
        plain => plain.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_in_the_zip_is_one_that_every_system_takes() {
        for (came_as, expected) in [
            ("Elm School.json", "Elm School"),
            ("desk.zip → returns/Elm School.json", "Elm School"),
            ("C:\\Returns\\What? \"Elm\".json", "What- -Elm-"),
            ("", "return"),
            ("...json", "return"),
            ("~$elm.json", "return ~$elm"),
            ("Ysgol Môn.txt", "Ysgol Môn.txt"),
        ] {
            assert_eq!(plain_name(came_as), expected, "{came_as}");
        }
        assert_eq!(plain_name(&"é".repeat(500)).chars().count(), 120);
    }
}
