//! The form of a short text that follows one, such as a number by which a register knows an organisation.

use serde::{Deserialize, Serialize};

/// Which forms a text may have, and what they are called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TextPattern {
    /// One of these: `9` stands for a digit, `A` for a letter from A to Z, `*` for either, anything else for itself.
    pub forms: Vec<String>,
    /// The forms in words: "six digits, such as 123456".
    pub words: String,
}

impl TextPattern {
    /// Whether a text has one of the forms. Capital and small letters are the same, and spaces do not count.
    pub fn fits(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        self.forms.iter().any(|form| {
            let form: Vec<char> = form.chars().filter(|c| !c.is_whitespace()).collect();
            form.len() == text.len() && form.iter().zip(&text).all(|(form, c)| stands_for(*form, *c))
        })
    }
}

fn stands_for(form: char, c: char) -> bool {
    match form {
        '9' => c.is_ascii_digit(),
        'A' => c.is_ascii_alphabetic(),
        '*' => c.is_ascii_alphanumeric(),
        other => other.eq_ignore_ascii_case(&c),
    }
}

#[cfg(test)]
mod tests {
    use super::TextPattern;

    #[test]
    fn a_text_has_a_form_whatever_its_capitals_and_spaces() {
        let pattern =
            |forms: &[&str]| TextPattern { forms: forms.iter().map(ToString::to_string).collect(), words: String::new() };
        let urn = pattern(&["999999", "AA999999"]);
        for fits in ["123456", " 123 456 ", "EY123456", "ey123456"] {
            assert!(urn.fits(fits), "{fits}");
        }
        for other in ["", "12345", "1234567", "12345a", "E1234567", "１２３４５６"] {
            assert!(!urn.fits(other), "{other}");
        }
        assert!(pattern(&["999/9999"]).fits("301/1234") && !pattern(&["999/9999"]).fits("3011234"));
        assert!(pattern(&["***"]).fits("rx1"));
    }
}
