//! Files in a zip, in memory.

use std::fmt;
use std::io::{Cursor, Write};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Why a file could not be put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentError(String);

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file could not be put together: {}", self.0)
    }
}

impl std::error::Error for DocumentError {}

/// These files in a zip, in their order. Nothing in it says when it was made: the same files are the same zip.
///
/// # Errors
/// Where two have one name, or the zip cannot hold them.
pub fn zipped<N: AsRef<str>, B: AsRef<[u8]>>(files: impl IntoIterator<Item = (N, B)>) -> Result<Vec<u8>, DocumentError> {
    let said = |error: &dyn fmt::Display| DocumentError(error.to_string());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name.as_ref(), options).map_err(|error| said(&error))?;
        writer.write_all(bytes.as_ref()).map_err(|error| said(&error))?;
    }
    writer.finish().map(Cursor::into_inner).map_err(|error| said(&error))
}
