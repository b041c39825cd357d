//! The reference people quote, made from chance that somebody else provides, and read however it comes back.

use super::plain::plain_text;

/// Letters and digits that are not taken for one another on paper (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `S11-7F3K-92QD` from a questionnaire's prefix and a random number, of which 40 bits are used.
pub fn reference(prefix: &str, chance: u64) -> String {
    let letter = |at: u32| char::from(ALPHABET[(chance >> (5 * at)) as usize % ALPHABET.len()]);
    let first: String = (0..4).map(letter).collect();
    let second: String = (4..8).map(letter).collect();
    format!("{prefix}-{first}-{second}")
}

/// What references of cases begin with.
pub const CASE: &str = "CASE";

/// Why something typed is no reference of a prefix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAReference {
    /// It does not begin with the prefix.
    Prefix,
    /// This character is in no reference.
    Letter(char),
    /// So many letters and digits follow the prefix, and not eight.
    Length(usize),
}

/// How many letters and digits follow the prefix.
pub const LETTERS: usize = 8;

/// A typed reference of that prefix as [`reference`] writes it, whatever case, blanks and dashes it was typed with, whatever
/// clings to its ends, and with the letters that stand for digits put right; or why it is no such reference.
pub fn find_reference(prefix: &str, typed: &str) -> Result<String, NotAReference> {
    let whole: String = plain_text(typed).to_uppercase().chars().map(latin).collect();
    let read = read(prefix, &whole);
    // "Case reference: CASE-7F3K-92QD", as it stands in a mail.
    let named = || whole.rsplit_once(':').and_then(|(_, after)| self::read(prefix, after).ok());
    read.or_else(|why| named().ok_or(why))
}

/// The same where it does not matter why.
pub fn read_reference(prefix: &str, typed: &str) -> Option<String> {
    find_reference(prefix, typed).ok()
}

fn read(prefix: &str, text: &str) -> Result<String, NotAReference> {
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let letters: String = text.chars().filter(|letter| !JOINTS.contains(letter)).collect();
    let chance = letters.strip_prefix(prefix).ok_or(NotAReference::Prefix)?;
    let chance = chance.replace('O', "0").replace(['I', 'L'], "1");
    let is_known = |letter: &char| u8::try_from(*letter).is_ok_and(|letter| ALPHABET.contains(&letter));
    if let Some(wrong) = chance.chars().find(|letter| !is_known(letter)) {
        return Err(NotAReference::Letter(wrong));
    }
    if chance.len() != LETTERS {
        return Err(NotAReference::Length(chance.len()));
    }
    Ok(format!("{prefix}-{}-{}", &chance[..4], &chance[4..]))
}

/// What may stand between the parts of a reference.
const JOINTS: [char; 9] = ['-', ' ', '_', '.', ',', '/', '\\', ':', '\u{b7}'];

/// Letters of other alphabets that look like one of ours, as that one: whoever sees them cannot tell them apart.
fn latin(letter: char) -> char {
    match letter {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ι' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'У' | 'Υ' => 'Y',
        'Х' | 'Χ' => 'X',
        'Ζ' => 'Z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_that_somebody_typed_from_paper_is_read_as_it_was_made() {
        let made = reference(CASE, 0x0123_4567_89ab_cdef);
        assert_eq!(read_reference(CASE, &made).as_deref(), Some(made.as_str()));
        assert_eq!(read_reference(CASE, &format!(" {} ", made.to_lowercase())).as_deref(), Some(made.as_str()));
        assert_eq!(read_reference(CASE, "case 7f3k o1il").as_deref(), Some("CASE-7F3K-0111"));
    }

    #[test]
    fn a_reference_is_read_as_mail_and_word_write_it() {
        for typed in [
            "CASE–7F3K–92QD",
            "CASE‑7F3K‑92QD",
            "CASE\u{2010}7F3K\u{2012}92QD",
            "CASE—7F3K―92QD",
            "CASE−7F3K−92QD",
            "CASE\u{ad}-7F3K-\u{ad}92QD",
            "CASE\u{ad}7F3K\u{ad}92QD",
            "CASE﹘7F3K﹣92QD",
            "ＣＡＳＥ－７Ｆ３Ｋ－９２ＱＤ",
            "ｃａｓｅ－７ｆ３ｋ－９２ｑｄ",
            "\u{200b}CASE-7F\u{200b}3K-92QD\u{feff}",
            "\u{a0}CASE\u{a0}7F3K\u{202f}92QD\u{a0}",
            "CASE-7F3K-92QD.",
            "“CASE-7F3K-92QD”,",
            "'CASE-7F3K-92QD'",
            "‘case 7f3k 92qd’;",
            "(CASE-7F3K-92QD)",
            "[CASE-7F3K-92QD]",
            "<CASE-7F3K-92QD>:",
            "CASE: 7F3K-92QD",
            "Case reference: CASE-7F3K-92QD.",
            "CASE_7F3K_92QD",
            "CASE.7F3K.92QD",
            "CASE7F3K92QD",
            "СASЕ-7F3К-92QD",
            "CASE-7F3K-92QD\r\n",
        ] {
            assert_eq!(read_reference(CASE, typed).as_deref(), Some("CASE-7F3K-92QD"), "{typed:?}");
        }
    }

    #[test]
    fn of_a_wrong_reference_it_is_known_what_is_wrong() {
        let why = |typed: &str| find_reference(CASE, typed).expect_err(typed);
        assert_eq!(why("CASE-7F3K-92QU"), NotAReference::Letter('U'));
        assert_eq!(why("case-7f3k-92qu."), NotAReference::Letter('U'));
        assert_eq!(why("CASE-7F€K-92QD"), NotAReference::Letter('€'));
        assert_eq!(why("CASE-7F3K-92Q"), NotAReference::Length(7));
        assert_eq!(why("CASE-7F3K-92QDD"), NotAReference::Length(9));
        assert_eq!(why("7F3K-92QD"), NotAReference::Prefix);
        assert_eq!(why(""), NotAReference::Prefix);
    }

    #[test]
    fn names_and_system_numbers_are_no_case_references() {
        for typed in
            ["", "CASE-", "Amy K", "CASE-AMYK", "LCS 1234567", "CASE-7F3K-92QU", "7F3K-92QD", "CASE-7F3K-92QDD", "CASE-7F3K-92Q€"]
        {
            assert_eq!(read_reference(CASE, typed), None, "{typed}");
        }
    }
}
