//! Looks into a workbook before it is read: how large it is unpacked, and whether what it claims of itself can be. The reader of
//! workbooks believes both. Knows nothing of what is in it.

use super::ListError;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most files in a workbook.
const MOST_PARTS: usize = 5_000;
/// The most bytes that one of them may have, unpacked.
const LARGEST_PART: u64 = 32 * 1024 * 1024;
/// The most bytes of all of them.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// By how many texts there are, room is made for them before they are read.
const CLAIM: &[u8] = b"uniqueCount";

/// Whether a workbook can be read without filling the memory.
pub(super) fn look_into(bytes: &[u8]) -> Result<(), ListError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| not_opened(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(ListError::TooMuch);
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(|error| not_opened(&error))?;
        let name = entry.name().map_or_else(|_| String::new(), |name| name.to_lowercase());
        let most = left.min(LARGEST_PART);
        let mut part = Vec::new();
        // One byte more than allowed tells one that is too large, whatever the archive claims of its size.
        entry.take(most + 1).read_to_end(&mut part).map_err(|error| ListError::Damaged(error.to_string()))?;
        left = left.checked_sub(part.len() as u64).filter(|_| part.len() as u64 <= most).ok_or(ListError::TooMuch)?;
        if name.ends_with(".xml") || name.ends_with(".rels") {
            check_part(&part)?;
        }
    }
    Ok(())
}

/// Every program that writes workbooks writes UTF-8. What is anything else could hide what is looked for here.
fn check_part(part: &[u8]) -> Result<(), ListError> {
    let is_plain = std::str::from_utf8(part).is_ok() && !part.iter().any(|byte| matches!(byte, 0 | 0x1B));
    let declared = part.get(..part.len().min(200)).unwrap_or_default().to_ascii_lowercase();
    let names_encoding = declared.windows(9).any(|here| here == b"encoding=");
    let is_utf8 = declared.windows(5).any(|here| here == b"utf-8") || declared.windows(8).any(|here| here == b"us-ascii");
    if !is_plain || names_encoding && !is_utf8 {
        return Err(ListError::Damaged("a part is not in UTF-8".to_owned()));
    }
    let mut rest = part;
    while let Some(at) = rest.windows(CLAIM.len()).position(|here| here == CLAIM) {
        rest = rest.get(at + CLAIM.len()..).unwrap_or_default();
        let sign = |byte: &&u8| !byte.is_ascii_digit() && (byte.is_ascii_whitespace() || b"=\"'+".contains(byte));
        let digits: Vec<u8> = rest.iter().skip_while(sign).copied().take_while(u8::is_ascii_digit).take(20).collect();
        let claimed = std::str::from_utf8(&digits).ok().filter(|digits| !digits.is_empty());
        // Each text takes several bytes, so that there cannot be more of them than that.
        if claimed.is_some_and(|digits| digits.parse::<usize>().map_or(true, |claimed| claimed > part.len())) {
            return Err(ListError::Damaged("it claims to hold more than it does".to_owned()));
        }
    }
    Ok(())
}

fn not_opened(error: &ZipError) -> ListError {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => ListError::Locked,
        error => ListError::Damaged(error.to_string()),
    }
}
