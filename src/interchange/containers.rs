//! What lies in files that hold others, as far as their lists say. Unpacks nothing.

/// The names in a zip, from the list at its end; none where that is not there.
pub(super) fn zip_members(bytes: &[u8]) -> Vec<String> {
    read_members(bytes).unwrap_or_default()
}

fn read_members(bytes: &[u8]) -> Option<Vec<String>> {
    // A comment of at most 64 kB may follow the end.
    let from = bytes.len().saturating_sub(22 + 65_536);
    let end = from + bytes.get(from..)?.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let count = number(bytes, end, 10, 2)?;
    let mut at = number(bytes, end, 16, 4)?;
    let mut members = Vec::new();
    for _ in 0..count {
        if part(bytes, at, 0, 4)? != b"PK\x01\x02" {
            break;
        }
        let [name, extra, comment] = [28, 30, 32].map(|offset| number(bytes, at, offset, 2));
        let (name, extra, comment) = (name?, extra?, comment?);
        members.push(String::from_utf8_lossy(part(bytes, at, 46, name)?).into_owned());
        at = at.checked_add(46 + name + extra + comment)?;
    }
    Some(members)
}

/// Whether the first member of a zip is not packed and begins with these words.
pub(super) fn opens_with(bytes: &[u8], words: &str) -> bool {
    let begin = || {
        let (name, extra) = (number(bytes, 0, 26, 2)?, number(bytes, 0, 28, 2)?);
        part(bytes, 0, 30 + name + extra, words.len())
    };
    begin() == Some(words.as_bytes())
}

/// Whether a name stands in the directory of a compound file, which writes two bytes for each letter.
pub(super) fn holds_utf16(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|here| here == wanted)
}

fn part(bytes: &[u8], at: usize, offset: usize, length: usize) -> Option<&[u8]> {
    let from = at.checked_add(offset)?;
    bytes.get(from..from.checked_add(length)?)
}

/// A number of two or four bytes, the lowest first.
fn number(bytes: &[u8], at: usize, offset: usize, length: usize) -> Option<usize> {
    Some(part(bytes, at, offset, length)?.iter().rev().fold(0, |sum, byte| (sum << 8) | usize::from(*byte)))
}
