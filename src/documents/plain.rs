//! Texts as they may stand in XML and HTML, and which way they run.

use crate::words::said::is_from_right;

/// The longest text of somebody that is printed. What is longer than forty pages is no sentence of a report.
const LONGEST: usize = 100_000;

/// Without signs that XML cannot hold, with the rest as it may stand in XML and HTML, in an attribute too.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().take(LONGEST).filter(|letter| may_stand(*letter)) {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

/// Whether XML 1.0 can hold it.
fn may_stand(letter: char) -> bool {
    !matches!(letter, '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether the first letter of a text belongs to a script that is written from right to left.
pub(super) fn runs_left(text: &str) -> bool {
    text.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_from_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup_and_nothing_is_no_xml() {
        assert_eq!(escaped("<b a=\"1\">&'\u{1}\u{fffe}x"), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;x");
        assert_eq!(escaped("one\ntwo\tthree"), "one\ntwo\tthree");
    }

    #[test]
    fn arabic_and_hebrew_run_left_whatever_stands_before() {
        assert!(runs_left("«سلام»") && runs_left("12. שלום") && runs_left("اردو"));
        assert!(!runs_left("Police") && !runs_left("") && !runs_left("Grüße سلام"));
    }
}
