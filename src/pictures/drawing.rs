//! What every picture of a chart is drawn with: one SVG that needs nothing else, with its words in lines. Knows no chart.

/// How wide every picture is.
pub(super) const WIDTH: usize = 800;
/// What is left free around it.
pub(super) const MARGIN: usize = 16;
/// Between two bars.
pub(super) const GAP: usize = 10;
/// From one line of words to the next.
pub(super) const LINE: usize = 22;
/// How plain words look.
pub(super) const INK: &str = r##"font-size="14" fill="#0b0c0c""##;
/// How many characters of a heading stand in one line.
const LONGEST_LINE: usize = 78;

/// A picture with its size in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartPicture {
    /// The picture, as SVG.
    pub svg: String,
    /// How wide it is.
    pub width: usize,
    /// How high it is.
    pub height: usize,
}

/// What is drawn so far, and how far down the page that is.
#[derive(Default)]
pub(super) struct Drawn {
    pub parts: String,
    pub y: usize,
}

impl Drawn {
    /// Words at a place.
    pub fn text(&mut self, (x, y): (usize, usize), how: &str, text: &str) {
        self.parts.push_str(&format!("<text x=\"{x}\" y=\"{y}\" {how}>{}</text>", escaped(text)));
    }

    /// What the picture is of, or what there is to know of it.
    pub fn said_quietly(&mut self, text: &str) {
        self.below(r##"font-size="14" fill="#505a5f""##, text);
    }

    /// What it says.
    pub fn said_loudly(&mut self, text: &str) {
        self.below(r##"font-size="18" font-weight="bold" fill="#0b0c0c""##, text);
    }

    /// Words below what is there, in as many lines as they need.
    fn below(&mut self, how: &str, text: &str) {
        for line in lines(text, LONGEST_LINE) {
            self.y += LINE;
            self.text((MARGIN, self.y), how, &line);
        }
    }

    /// The whole picture, with its title for those who do not see it, and what its parts refer to.
    pub fn finished(self, title: &str, definitions: &str) -> ChartPicture {
        let (height, title) = (self.y + MARGIN, escaped(title));
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
             role=\"img\" font-family=\"Arial, Helvetica, sans-serif\"><title>{title}</title><defs>{definitions}</defs>\
             <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>{}</svg>\n",
            self.parts
        );
        ChartPicture { svg, width: WIDTH, height }
    }
}

/// As it may stand in XML, without signs that no XML may hold.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !letter.is_control()) {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            letter => out.push(letter),
        }
    }
    out
}

/// In lines as wide as so many letters at most. A word that is wider than that goes on in the next line.
pub(super) fn lines(text: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for word in text.split_whitespace() {
        let wide: usize = word.chars().map(width).sum();
        match lines.last_mut() {
            Some((line, used)) if *used + 1 + wide <= longest => {
                line.push(' ');
                line.push_str(word);
                *used += 1 + wide;
            }
            _ => lines.extend(pieces(word, longest)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

/// A word in pieces as wide as so many letters at most, each with its width.
fn pieces(word: &str, longest: usize) -> Vec<(String, usize)> {
    let mut pieces = vec![(String::new(), 0)];
    for letter in word.chars() {
        let is_full = pieces.last().is_some_and(|(_, used)| *used > 0 && used + width(letter) > longest);
        if is_full {
            pieces.push((String::new(), 0));
        }
        if let Some((piece, used)) = pieces.last_mut() {
            piece.push(letter);
            *used += width(letter);
        }
    }
    pieces
}

/// Of letters of East Asian scripts, and of pictures among letters, one is as wide as two of ours.
fn width(letter: char) -> usize {
    if letter >= '\u{1100}' { 2 } else { 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on_in_the_next_line_and_so_does_a_word_that_is_too_long_for_one() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("a incomprehensible b", 6), ["a", "incomp", "rehens", "ible b"]);
        assert_eq!(lines("日本語日本", 4), ["日本", "語日", "本"]);
        assert_eq!(lines("  ", 4), Vec::<String>::new());
    }
}
