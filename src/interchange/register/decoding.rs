//! Text of a list out of bytes: UTF-8, UTF-16, or what older programs write. Knows nothing of what the text says.

use super::ListError;
use crate::interchange::encoding::text_of;
use crate::interchange::read_error::ReadError;
use std::borrow::Cow;

/// What Windows-1252 has from 0x80 to 0x9F. Five places of it are empty.
const FROM_80: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// The text, and whether some of it was in an older encoding.
pub(super) fn decoded(bytes: &[u8]) -> Result<(Cow<'_, str>, bool), ListError> {
    match text_of(bytes) {
        Ok(text) if text.chars().any(is_no_text) => Err(ListError::NotText),
        Ok(text) => Ok((text, false)),
        Err(ReadError::CutOff { line: 0 }) => Err(ListError::Empty),
        Err(_) if bytes.iter().any(|byte| is_no_text(char::from(*byte))) => Err(ListError::NotText),
        Err(_) => Ok((Cow::Owned(older(bytes)), true)),
    }
}

/// What is UTF-8 stays so, since some programs put both into one file; each byte that is not is a letter of Windows-1252.
fn older(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| windows_1252(*byte)));
    }
    text
}

fn windows_1252(byte: u8) -> char {
    let at = byte.checked_sub(0x80).map(usize::from);
    at.and_then(|at| FROM_80.get(at)).copied().unwrap_or(char::from(byte))
}

/// Control characters that no text has; files of programs are full of them.
fn is_no_text(sign: char) -> bool {
    sign < ' ' && !sign.is_ascii_whitespace() && !matches!(sign, '\u{b}' | '\u{1a}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_in_whichever_encoding_it_was_saved() {
        let utf16: Vec<u8> = "\u{feff}Ysgol Môn".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, is_older) in
            [("Ysgol Môn".as_bytes(), false), ("\u{feff}Ysgol Môn".as_bytes(), false), (&utf16, false), (b"Ysgol M\xf4n", true)]
        {
            let (text, older) = decoded(bytes).expect("it is text");
            assert_eq!((text.trim_start_matches('\u{feff}'), older), ("Ysgol Môn", is_older));
        }
        let (text, _) = decoded(b"St Mary\x92s \x96 \x80").expect("it is text");
        assert_eq!(text, "St Mary’s – €");
        let both = [b"M\xf4n, ".as_slice(), "Môn".as_bytes()].concat();
        assert_eq!(decoded(&both).map(|(text, _)| text.into_owned()), Ok("Môn, Môn".to_owned()));
    }

    #[test]
    fn what_is_no_text_is_not_read_as_one() {
        assert_eq!(decoded(&[1, 2, 3, 0xFF]), Err(ListError::NotText));
        assert_eq!(decoded(b""), Err(ListError::Empty));
    }
}
