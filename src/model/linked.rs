//! Links in texts of a questionnaire, written as `[words](https://…)`.

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Plain(&'t str),
    /// Words that lead to an address.
    Link {
        /// The words.
        words: &'t str,
        /// The address; always `https`.
        address: &'t str,
    },
}

/// A text in pieces, in order. What only looks like a link stays as it is written.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, words, address, after)) = next_link(rest) {
        if !before.is_empty() {
            found.push(Piece::Plain(before));
        }
        found.push(Piece::Link { words, address });
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Piece::Plain(rest));
    }
    found
}

/// What stands before the next link, its words, its address, and what follows.
fn next_link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut from = 0;
    loop {
        let open = from + text.get(from..)?.find('[')?;
        let (before, rest) = (text.get(..open)?, text.get(open + 1..)?);
        let (words, behind) = rest.split_once(']')?;
        let target = behind.strip_prefix('(').and_then(|behind| behind.split_once(')'));
        if let Some((address, after)) = target.filter(|(address, _)| is_address(address) && !words.trim().is_empty()) {
            return Some((before, words, address, after));
        }
        from = open + 1;
    }
}

/// Whether it is an address on the web that a link may lead to.
pub fn is_address(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stands_between_its_words() {
        let text = "Six digits. Look in [the list of schools](https://example.org/list), or ask.";
        let link = Piece::Link { words: "the list of schools", address: "https://example.org/list" };
        assert_eq!(pieces(text), [Piece::Plain("Six digits. Look in "), link, Piece::Plain(", or ask.")]);
    }

    #[test]
    fn what_only_looks_like_a_link_stays_as_it_is() {
        for text in [
            "",
            "[see below]",
            "[a](javascript:alert(1))",
            "[a](http://example.org)",
            "[](https://example.org)",
            "[a](https://)",
            "[[",
            "a [b",
        ] {
            let plain: Vec<Piece<'_>> = Some(Piece::Plain(text)).filter(|_| !text.is_empty()).into_iter().collect();
            assert_eq!(pieces(text), plain);
        }
        let after = pieces("[note] and [a](https://b.example)");
        assert_eq!(after, [Piece::Plain("[note] and "), Piece::Link { words: "a", address: "https://b.example" }]);
    }
}
