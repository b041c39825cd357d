//! People's words within sentences of ours. Arabic, Hebrew or Urdu in an English sentence would draw the signs beside it to
//! its wrong end; Unicode has marks that keep a text to itself, wherever the sentence is shown or read out.

/// Begins a text whose direction is its own.
const BEGIN: char = '\u{2068}';
/// Ends it.
const END: char = '\u{2069}';

/// Words as they stand within a sentence: marked where they are written from right to left.
pub fn own_words(words: &str) -> String {
    if words.chars().any(is_from_right) { format!("{BEGIN}{words}{END}") } else { words.to_owned() }
}

/// A sentence in parts, and whether each is people's words.
pub fn parts(sentence: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let Some((words, after)) = after.split_once(END) else { break };
        parts.extend([(before, false), (words, true)]);
        rest = after;
    }
    parts.push((rest, false));
    parts.retain(|(text, _)| !text.is_empty());
    parts
}

/// Letters of the scripts that are written from right to left, and the marks that say so.
pub fn is_from_right(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}' | '\u{200f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_from_right_to_left_are_kept_to_themselves_and_others_left_alone() {
        assert_eq!(own_words("Policy, on the drive."), "Policy, on the drive.");
        let sentence = format!("Note: {}", own_words("مرحبا."));
        assert_eq!(parts(&sentence), [("Note: ", false), ("مرحبا.", true)]);
        assert_eq!(parts("Note: hello"), [("Note: hello", false)]);
        assert_eq!(parts(&own_words("שלום")), [("שלום", true)]);
        assert_eq!(parts("\u{2068}no end"), [("\u{2068}no end", false)]);
    }
}
