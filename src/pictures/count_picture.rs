//! The chart of counts as a picture of its own: one SVG that needs nothing else, for slides and reports.

use super::drawing::{ChartPicture, Drawn, GAP, INK, MARGIN, WIDTH, lines};

const LABEL: usize = 300;
/// What is left free for the number behind the longest bar.
const AFTER: usize = 80;
const BAR: usize = 22;
/// From one line of a label to the next.
const LABEL_LINE: usize = 18;
/// How wide a line of a label is, in letters.
const LONGEST_LABEL: usize = 32;
/// As bars look on the page.
const COLOUR: &str = "#1f4e5f";
/// What stands in the place of a count that is hidden, and of its bar.
const HIDDEN: &str = "hidden";

/// One bar: what it counts, and how many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountBar {
    /// What it counts.
    pub label: String,
    /// How many; none where that is hidden.
    pub n: Option<usize>,
}

/// What stands around the bars.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountWords {
    /// What they are of.
    pub of: String,
    /// What was asked.
    pub question: String,
    /// What they say.
    pub finding: String,
    /// What there is to know of them, below; blank where there is nothing.
    pub notes: Vec<String>,
}

/// The bars, each as long as its share of the longest, under what was asked and what they say. A label has all of its words.
pub fn count_picture(words: &CountWords, bars: &[CountBar]) -> ChartPicture {
    let CountWords { of, question, finding, notes } = words;
    let mut drawn = Drawn::default();
    drawn.said_quietly(of);
    drawn.said_loudly(question);
    drawn.said_quietly(finding);
    let longest = bars.iter().filter_map(|bar| bar.n).max().unwrap_or(0).max(1);
    bars.iter().for_each(|one| bar(&mut drawn, one, longest));
    drawn.y += GAP;
    notes.iter().for_each(|note| drawn.said_quietly(note));
    drawn.finished(&format!("{of}: {question} {finding}"), "")
}

fn bar(drawn: &mut Drawn, CountBar { label, n }: &CountBar, longest: usize) {
    let (room, top) = (WIDTH - LABEL - AFTER - MARGIN, drawn.y + GAP);
    let base = top + BAR - 6;
    let label = lines(label, LONGEST_LABEL);
    for (at, line) in label.iter().enumerate() {
        drawn.text((LABEL - 8, base + at * LABEL_LINE), &format!("{INK} text-anchor=\"end\""), line);
    }
    let width = n.map_or(0, |n| n.saturating_mul(room) / longest);
    if width > 0 {
        drawn.parts.push_str(&format!("<rect x=\"{LABEL}\" y=\"{top}\" width=\"{width}\" height=\"{BAR}\" fill=\"{COLOUR}\"/>"));
    }
    let said = n.map_or_else(|| HIDDEN.to_owned(), |n| n.to_string());
    drawn.text((LABEL + width + 8, base), INK, &said);
    drawn.y = top + BAR.max(label.len() * LABEL_LINE);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bars(all: &[(&str, Option<usize>)]) -> Vec<CountBar> {
        all.iter().map(|(label, n)| CountBar { label: (*label).to_owned(), n: *n }).collect()
    }

    fn words() -> CountWords {
        CountWords {
            of: "Young people, edition 2026, 2026-27, 400 replies".to_owned(),
            question: "Y01.1 Do you feel safe at home?".to_owned(),
            finding: "327 of 400 (82%) said something positive".to_owned(),
            notes: vec!["Hidden: fewer than 5".to_owned()],
        }
    }

    /// Every number behind an attribute of that name.
    fn numbers(svg: &str, name: &str) -> Vec<usize> {
        svg.split(&format!(" {name}=\"")).skip(1).filter_map(|rest| rest.split('"').next()?.parse().ok()).collect()
    }

    #[test]
    fn a_picture_holds_its_words_and_a_bar_for_each_count_that_is_shown() {
        let picture =
            count_picture(&words(), &bars(&[("Yes", Some(300)), ("Sometimes", Some(150)), ("No", None), ("Never", Some(0))]));
        for said in ["400 replies", "Do you feel safe at home?", "327 of 400 (82%)", "Yes", "Never", "Hidden: fewer than 5"] {
            assert!(picture.svg.contains(said), "{said}: {}", picture.svg);
        }
        let room = WIDTH - LABEL - AFTER - MARGIN;
        // The ground, and two bars: nothing stands for what is hidden, and nothing for nobody.
        assert_eq!(numbers(&picture.svg, "width"), [WIDTH, WIDTH, room, room / 2]);
        assert!(picture.svg.contains(">hidden</text>") && picture.svg.contains(">0</text>"), "{}", picture.svg);
        assert!(!picture.svg.contains("href") && !picture.svg.contains("url("), "it needs nothing else");
    }

    #[test]
    fn markup_in_a_label_or_a_question_is_text() {
        let question = CountWords { question: "<script>alert(1)</script> & more".to_owned(), ..words() };
        let picture = count_picture(&question, &bars(&[("</text><rect width=\"9\"/> \u{1}\"", Some(7))]));
        assert!(picture.svg.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"), "{}", picture.svg);
        assert!(!picture.svg.contains("<script") && !picture.svg.contains('\u{1}'));
        assert_eq!(picture.svg.matches("<rect").count(), 2, "the ground and one bar");
        assert_eq!(picture.svg.matches("<text").count(), picture.svg.matches("</text>").count());
    }

    #[test]
    fn forty_answers_with_long_labels_stand_below_one_another_within_the_picture() {
        let long = "An answer in so many words that no line has room for all of them, with onelongwordthatnolinehasroomforeither";
        let all: Vec<(&str, Option<usize>)> = (0..40).map(|at| (long, (at % 3 > 0).then_some(at * 7))).collect();
        let picture = count_picture(&words(), &bars(&all));
        let labels: Vec<&str> = picture.svg.split("<text ").filter(|text| text.contains("text-anchor=\"end\"")).collect();
        let said: String =
            labels.iter().filter_map(|text| text.split('>').nth(1)?.split('<').next()).collect::<String>().replace(' ', "");
        assert_eq!(said, long.replace(' ', "").repeat(40), "every label has all of its words");
        let places: Vec<usize> = labels.iter().filter_map(|text| numbers(&format!(" {text}"), "y").first().copied()).collect();
        assert!(places.windows(2).all(|two| two[1] - two[0] >= LABEL_LINE), "no line stands on another");
        assert!(numbers(&picture.svg, "y").iter().all(|y| *y < picture.height), "nothing stands below the edge");
        assert!(numbers(&picture.svg, "width").iter().all(|width| *width <= WIDTH));
        assert_eq!(count_picture(&words(), &[]).svg.matches("<rect").count(), 1, "without answers there are no bars");
    }
}
