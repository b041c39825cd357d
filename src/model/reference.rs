//! The reference people quote, made from chance that somebody else provides.

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

/// A typed reference of that prefix as [`reference`] writes it, whatever case and blanks it was typed with, and with the
/// letters that stand for digits put right; none where it is no such reference.
pub fn read_reference(prefix: &str, typed: &str) -> Option<String> {
    let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().to_uppercase();
    let chance = typed.strip_prefix(prefix)?.replace('-', "").replace('O', "0").replace(['I', 'L'], "1");
    let is_made_here = chance.len() == 8 && chance.bytes().all(|letter| ALPHABET.contains(&letter));
    is_made_here.then(|| format!("{prefix}-{}-{}", &chance[..4], &chance[4..]))
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
    fn names_and_system_numbers_are_no_case_references() {
        for typed in
            ["", "CASE-", "Amy K", "CASE-AMYK", "LCS 1234567", "CASE-7F3K-92QU", "7F3K-92QD", "CASE-7F3K-92QDD", "CASE-7F3K-92Q€"]
        {
            assert_eq!(read_reference(CASE, typed), None, "{typed}");
        }
    }
}
