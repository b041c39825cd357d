//! Text out of bytes, in whichever encoding an editor saved it. Knows nothing of what the text says.

use super::read_error::ReadError;
use std::borrow::Cow;

/// The text in a file that was saved as UTF-8 or UTF-16, with a byte order mark or without.
pub fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    match bytes {
        [] => Err(ReadError::CutOff { line: 0 }),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Err(ReadError::OlderEncoding),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        // JSON begins with a bracket or a space, so that the empty half of its first character tells the order.
        [first, 0, ..] if first.is_ascii() && *first != 0 => utf16(bytes, u16::from_le_bytes),
        [0, second, ..] if second.is_ascii() && *second != 0 && bytes.get(2).is_none_or(|third| *third == 0) => {
            utf16(bytes, u16::from_be_bytes)
        }
        _ => utf8(bytes),
    }
}

/// The same file as UTF-8 without a byte order mark; as it is where it is no text.
pub fn as_utf8(bytes: Vec<u8>) -> Vec<u8> {
    let anew = match text_of(&bytes) {
        Ok(text) if text.len() != bytes.len() => Some(text.into_owned().into_bytes()),
        Ok(_) | Err(_) => None,
    };
    anew.unwrap_or(bytes)
}

/// How many bytes of UTF-8 a file may come to, at most: one in UTF-16 has two bytes for what is one there.
pub(super) fn length_as_utf8(bytes: &[u8]) -> usize {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0, ..] | [_, 0, ..] => bytes.len() / 2,
        _ => bytes.len(),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| match error.error_len() {
        // A letter of several bytes was cut in two.
        None if is_older_text(bytes) => ReadError::CutOff { line: bytes.iter().filter(|byte| **byte == b'\n').count() + 1 },
        Some(_) if is_older_text(bytes) => ReadError::OlderEncoding,
        Some(_) | None => ReadError::NotText(error.valid_up_to()),
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Cow<'_, str>, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ReadError::NotText(bytes.len() - 1));
    }
    let mut text = String::with_capacity(pairs.len());
    for found in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(found.map_err(|_| ReadError::NotText(text.len()))?);
    }
    Ok(Cow::Owned(text))
}

/// Whether bytes that are no UTF-8 can be text in an encoding with one byte for each character, such as Windows-1252: our
/// files begin with a bracket, and no text has control characters.
fn is_older_text(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'[')) && bytes.iter().all(|byte| *byte >= 0x20 || byte.is_ascii_whitespace())
}
