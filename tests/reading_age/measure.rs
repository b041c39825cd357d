//! How hard a text is to read, as a school grade. Knows nothing of questionnaires: whoever asks puts the text together.
//!
//! The grade is that of Flesch and Kincaid (J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of
//! new readability formulas (Automated Readability Index, Fog Count and Flesch Reading Ease Formula) for Navy enlisted
//! personnel", Research Branch Report 8-75, 1975):
//!
//! ```text
//! grade = 0.39 × words / sentences + 11.8 × syllables / words − 15.59
//! ```
//!
//! It is a year of American school: grade 3 is read at 8 or 9, grade 6 at 11 or 12. What it cannot do:
//!
//! - It needs about 100 words to mean anything. One long word more makes a short question look years harder.
//! - It knows lengths only. A rare short word is easy to it, a name that every child knows may be hard.
//! - A line is a sentence even without a full stop, so that a list of labels, a line each, is not one endless sentence. Many
//!   short labels make what stands between them look easier: look at the hardest sentences too.
//! - Syllables are counted by rule and are wrong for some words; over a page the errors cancel out.

mod letters;
mod syllables;

use syllables::syllables;

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 8] = ["e.g.", "i.e.", "mr.", "mrs.", "ms.", "dr.", "st.", "vs."];

/// The grade of a text by Flesch and Kincaid; none where it has no words. Below 0 for the very easiest.
pub fn grade(text: &str) -> Option<f64> {
    Counts::of(text).grade()
}

/// The sentences of a text, in order, without what has no words. A line ends a sentence as a full stop does.
pub fn sentences(text: &str) -> Vec<&str> {
    text.lines().flat_map(sentences_of_line).filter(|sentence| words(sentence).next().is_some()).collect()
}

/// What the formula is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counts {
    sentences: u32,
    words: u32,
    syllables: u32,
}

impl Counts {
    fn of(text: &str) -> Self {
        let mut counts = Self { sentences: 0, words: 0, syllables: 0 };
        for sentence in sentences(text) {
            counts.sentences += 1;
            for word in words(sentence) {
                counts.words += 1;
                counts.syllables += syllables(word);
            }
        }
        counts
    }

    fn grade(self) -> Option<f64> {
        let [sentences, words, syllables] = [self.sentences, self.words, self.syllables].map(f64::from);
        (self.words > 0).then(|| 0.39 * words / sentences + 11.8 * syllables / words - 15.59)
    }
}

/// The words of a sentence, as Flesch counted them: what stands between blanks, so that "it's" and "one-to-one" are one
/// word each. Slashes and dashes stand between words, too.
fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence
        .split(|c: char| c.is_whitespace() || ['/', '–', '—', '…', '·'].contains(&c))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

fn sentences_of_line(line: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(['.', '!', '?']) {
        if ends_sentence(&line[..=at], &line[at + 1..]) {
            found.push(line[start..=at].trim());
            start = at + 1;
        }
    }
    found.push(line[start..].trim());
    found
}

/// Whether the sign that `before` ends with ends a sentence, given what comes after it. Closing quotation marks and brackets
/// go with the next sentence, where they count for nothing.
fn ends_sentence(before: &str, after: &str) -> bool {
    let after = after.trim_start_matches(|c| "\"”’')]".contains(c));
    let next = after.trim_start().chars().next();
    let has_blank_after = after.is_empty() || after.starts_with(char::is_whitespace);
    let is_full_stop = before.ends_with('.');
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches(['(', '“', '"']);
    let is_abbreviation = ABBREVIATIONS.contains(&word.to_lowercase().as_str());
    has_blank_after && !(is_full_stop && (is_abbreviation || next.is_some_and(char::is_lowercase)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Counted by hand, and the grade worked out from that by hand, to two decimals.
    #[track_caller]
    fn reads(text: &str, sentences: u32, words: u32, syllables: u32, expected: &str) {
        assert_eq!(Counts::of(text), Counts { sentences, words, syllables }, "{text}");
        assert_eq!(grade(text).map(|grade| format!("{grade:.2}")).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn published_examples_have_their_published_grades() {
        // 24 syllables, 13 words: 11.3 in accounts of the formula.
        reads("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", 1, 13, 24, "11.26");
        // The lowest grade there is: sentences of one word of one syllable.
        reads("Go. Run. Stop!", 3, 3, 3, "-3.40");
        reads("The cat sat on the mat.", 1, 6, 6, "-1.45");
    }

    #[test]
    fn passages_counted_by_hand_have_their_grades() {
        // 8 + 10 + 4 + 6 + 11 + 9 syllables, clause by clause.
        let gettysburg = "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in \
                          Liberty, and dedicated to the proposition that all men are created equal.";
        reads(gettysburg, 1, 30, 48, "14.99");
        // 8, 15, 13, 10 and 13 words with 10, 16, 14, 11 and 18 syllables.
        let club = "Every person at our club has a part. If you see a child who is hurt or afraid, tell our lead at once. Our \
                    lead will listen, write down what you said, and ask for help. You do not need to be sure before you \
                    speak. Nobody will be cross with you for telling, even if it was nothing.";
        reads(club, 5, 59, 69, "2.81");
        // 13 and 9 words with 24 and 18 syllables.
        let leaders = "Organisations that work with children have a legal responsibility to keep them safe. Leaders should make \
                       certain that everybody understands the arrangements.";
        reads(leaders, 2, 22, 42, "11.23");
    }

    #[test]
    fn each_line_is_a_sentence_and_lines_without_words_are_none() {
        reads("At home\nAt school\n\n—\nOnline", 3, 5, 6, "-0.78");
        assert_eq!(sentences("Tell us more.\n\n* * *\nThank you"), ["Tell us more.", "Thank you"]);
    }

    #[test]
    fn a_sign_within_a_sentence_ends_none() {
        let one = [
            "Ask e.g. Dr. Who (or others, i.e. anyone).",
            "It costs 3.50 at www.example.org today.",
            "It was No. 3 etc. and more",
        ];
        for text in one {
            assert_eq!(sentences(text).len(), if text.contains("No.") { 2 } else { 1 }, "{text}");
        }
        assert_eq!(sentences("“Why?” she said. “Because!” Then she left…").len(), 4);
        assert_eq!(sentences("Really?! Yes."), ["Really?!", "Yes."]);
    }

    #[test]
    fn words_are_what_stands_between_blanks_slashes_and_dashes() {
        let found: Vec<&str> = words("It's one-to-one – and/or “more” (12+), & so on").collect();
        assert_eq!(found, ["It's", "one-to-one", "and", "or", "more", "12", "so", "on"]);
    }

    #[test]
    fn a_text_without_words_has_no_grade() {
        for nothing in ["", "  \n", "… — !?"] {
            assert_eq!(grade(nothing), None, "{nothing:?}");
        }
    }
}
