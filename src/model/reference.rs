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
