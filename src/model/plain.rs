//! What keyboards, mail and word processors put in the place of plain letters, digits, dashes and blanks, as what it stands for.
//! Knows nothing of what is written with them.

/// What a character stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// A letter, a digit, or any other sign.
    Sign(char),
    /// Any dash or hyphen.
    Dash,
    /// Any blank, seen or not, that has a width.
    Blank,
    /// Nothing that anybody sees.
    Nothing,
}

/// Where the ten digits of other scripts begin.
const ZEROS: [char; 20] = [
    '\u{660}', '\u{6f0}', '\u{7c0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{b66}', '\u{be6}', '\u{c66}', '\u{ce6}',
    '\u{d66}', '\u{e50}', '\u{ed0}', '\u{f20}', '\u{1040}', '\u{17e0}', '\u{1810}', '\u{1946}', '\u{ff10}',
];

/// What one character stands for.
pub fn plain(character: char) -> Plain {
    match character {
        '-' | '\u{ad}' | '\u{2d7}' | '\u{58a}' | '\u{5be}' | '\u{1806}' | '\u{2010}'..='\u{2015}' | '\u{2043}' => Plain::Dash,
        '\u{207b}' | '\u{208b}' | '\u{2212}' | '\u{2500}' | '\u{2796}' | '\u{2e3a}' | '\u{2e3b}' | '\u{301c}' => Plain::Dash,
        '\u{30fc}' | '\u{fe31}' | '\u{fe32}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' | '\u{ff70}' => Plain::Dash,
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Plain::Blank,
        _ if character.is_whitespace() => Plain::Blank,
        '\u{34f}' | '\u{61c}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' => Plain::Nothing,
        '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => Plain::Nothing,
        '\u{fff9}'..='\u{fffc}' | '\u{e0000}'..='\u{e0fff}' => Plain::Nothing,
        _ if character.is_control() => Plain::Nothing,
        '\u{66b}' => Plain::Sign('.'),
        '\u{66c}' => Plain::Sign(','),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '`' | '\u{b4}' => Plain::Sign('\''),
        _ => Plain::Sign(narrow(character)),
    }
}

/// A text as if it had been typed on a plain keyboard, for reading numbers, dates and references. Never for storing words.
pub fn plain_text(text: &str) -> String {
    let written = |character: char| match plain(character) {
        Plain::Sign(sign) => Some(sign),
        Plain::Dash => Some('-'),
        Plain::Blank => Some(' '),
        Plain::Nothing => None,
    };
    text.chars().filter_map(written).collect()
}

/// Whether there is anything in a text that can be seen.
pub fn is_seen(text: &str) -> bool {
    // A soft hyphen is a dash to whoever means a reference, and unseen alone.
    text.chars().any(|character| character != '\u{ad}' && matches!(plain(character), Plain::Sign(_) | Plain::Dash))
}

/// Whether there is a letter or a digit in a text, of any script. Dots and dashes alone say nothing.
pub fn says_something(text: &str) -> bool {
    text.chars().any(|character| matches!(plain(character), Plain::Sign(sign) if sign.is_alphanumeric()))
}

/// A text without what nobody sees at its ends.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|character| matches!(plain(character), Plain::Blank | Plain::Nothing))
}

/// Full-width signs, and digits of other scripts, as those of this one.
fn narrow(character: char) -> char {
    let code = u32::from(character);
    let digit = |zero: &char| code.checked_sub(u32::from(*zero)).filter(|digit| *digit < 10);
    if let Some(digit) = ZEROS.iter().find_map(digit).and_then(|digit| char::from_digit(digit, 10)) {
        return digit;
    }
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(code - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_word_and_mail_make_of_a_text_is_read_as_it_was_meant() {
        assert_eq!(plain_text("\u{feff}１\u{2013}Ａ\u{a0}\u{200b}b\u{2011}\u{661}"), "1-A b-1");
        assert_eq!(plain_text("plain – text"), "plain - text");
        assert_eq!(trimmed(" \u{200b}\u{a0}two words\u{2060} "), "two words");
    }

    #[test]
    fn a_name_of_nothing_that_can_be_seen_says_nothing() {
        for unseen in ["", " ", "\u{200b}", "\u{a0}\u{feff}", "\u{3164}", "\u{2800}", "\u{ad}", "\u{202e}\u{202c}"] {
            assert!(!is_seen(unseen) && !says_something(unseen), "{unseen:?}");
        }
        for signs in ["-", "…", "?!", "–", "😀"] {
            assert!(is_seen(signs) && !says_something(signs), "{signs:?}");
        }
        for said in ["a", "Ælfgifu", "7", "مدرسة", "학교", "-x-", "３"] {
            assert!(is_seen(said) && says_something(said), "{said:?}");
        }
    }
}
