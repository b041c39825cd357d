//! The chart of grades as a picture of its own: one SVG that needs nothing else, for slides and reports.

use super::drawing::{ChartPicture, Drawn, GAP, INK, LINE, MARGIN, WIDTH};
use super::grade_colours::look;
use crate::aggregation::distribution::Distribution;

const LABEL: usize = 220;
const AFTER: usize = 70;
const BAR: usize = 22;
/// How many characters of a label there is room for.
const LONGEST_LABEL: usize = 27;

/// One bar: a name and its grades.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it shows, in a few letters: "S1", "Education".
    pub label: String,
    /// What it shows, in full; blank where the label says it all.
    pub title: String,
    /// Its grades.
    pub grades: Distribution,
}

/// The bars, under what they show (`of`) and what they say (`finding`), with a key to their colours.
pub fn grade_picture(of: &str, finding: &str, bars: &[Bar]) -> ChartPicture {
    let grades = bars.first().map(|bar| bar.grades.grades.as_slice()).unwrap_or_default();
    let mut drawn = Drawn::default();
    drawn.said_quietly(of);
    drawn.said_loudly(finding);
    for (rank, grade) in grades.iter().enumerate() {
        drawn.key(rank, grades.len(), &grade.label);
    }
    drawn.y += GAP;
    bars.iter().for_each(|bar| drawn.bar(bar, grades.len()));
    let textures: String = (0..grades.len()).map(|rank| texture(rank, grades.len())).collect();
    drawn.finished(&format!("{of}: {finding}"), &textures)
}

impl Drawn {
    fn key(&mut self, rank: usize, of: usize, label: &str) {
        self.y += LINE;
        self.rect((MARGIN, self.y - 13, 20, 16), rank, of);
        self.text((MARGIN + 28, self.y), INK, label);
    }

    fn rect(&mut self, (x, y, width, height): (usize, usize, usize, usize), rank: usize, of: usize) {
        let fill = look(rank, of).fill;
        let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.parts
            .push_str(&format!("<rect {place} fill=\"{fill}\"/><rect {place} fill=\"url(#grade-{rank})\" stroke=\"#0b0c0c\"/>"));
    }

    fn bar(&mut self, bar: &Bar, of: usize) {
        let (room, graded) = (WIDTH - LABEL - AFTER - MARGIN, bar.grades.graded.max(1));
        let (top, base) = (self.y + GAP, self.y + GAP + BAR - 6);
        let label = if bar.title.is_empty() { bar.label.clone() } else { format!("{} {}", bar.label, bar.title) };
        self.text((LABEL - 8, base), &format!("{INK} text-anchor=\"end\""), &shortened(&label));
        let mut before = 0;
        for (rank, grade) in bar.grades.grades.iter().enumerate().filter(|(_, grade)| grade.n > 0) {
            let (from, to) = (before * room / graded, (before + grade.n) * room / graded);
            before += grade.n;
            self.rect((LABEL + from, top, to - from, BAR), rank, of);
            if to - from >= 10 + 8 * grade.n.to_string().len() {
                let grade_look = look(rank, of);
                let halo = format!("stroke=\"{}\" stroke-width=\"4\" paint-order=\"stroke\"", grade_look.fill);
                let how = format!("font-size=\"14\" text-anchor=\"middle\" fill=\"{}\" {halo}", grade_look.ink);
                self.text((LABEL + (from + to) / 2, base), &how, &grade.n.to_string());
            }
        }
        let n = format!("n={}", bar.grades.graded);
        self.text((LABEL + room + 8, base), INK, &n);
        self.y = top + BAR;
    }
}

fn texture(rank: usize, of: usize) -> String {
    let grade_look = look(rank, of);
    let (side, angle, lines, ink) = (grade_look.side, grade_look.angle, grade_look.lines, grade_look.ink);
    format!(
        "<pattern id=\"grade-{rank}\" patternUnits=\"userSpaceOnUse\" width=\"{side}\" height=\"{side}\" \
         patternTransform=\"rotate({angle})\"><path d=\"{lines}\" stroke=\"{ink}\" stroke-opacity=\"0.35\" fill=\"none\"/></pattern>"
    )
}

fn shortened(label: &str) -> String {
    if label.chars().count() <= LONGEST_LABEL {
        return label.to_owned();
    }
    let kept: String = label.chars().take(LONGEST_LABEL - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregation::distribution::GradeCount;

    fn bar(label: &str, counts: [usize; 2]) -> Bar {
        let grade = |(label, n): (&str, usize)| GradeCount { grade: label.into(), label: label.to_owned(), n };
        let grades = ["Good", "Inadequate"].into_iter().zip(counts).map(grade).collect();
        let graded = counts.iter().sum();
        let grades =
            Distribution { grades, graded, good_or_better: 0, not_applicable: 0, too_little: 0, not_yet: 0, not_asked: 0 };
        Bar { label: label.to_owned(), title: String::new(), grades }
    }

    #[test]
    fn a_picture_holds_its_words_and_nothing_that_is_no_xml() {
        let bars = [bar("Health & care <3", [3, 1]), bar("None", [0, 0])];
        let picture = grade_picture("Section 11 \u{1}", "3 of 4 \"good\" or better", &bars);
        assert!(picture.svg.contains("Health &amp; care &lt;3") && picture.svg.contains("3 of 4 &quot;good&quot; or better"));
        assert!(!picture.svg.contains('\u{1}'));
        assert!(picture.svg.contains("n=4") && picture.svg.contains("n=0"), "an empty bar says so");
        assert_eq!(picture.svg.matches("url(#grade-0)").count(), 2, "one in the key and one bar");
        assert!(picture.svg.contains(&format!("height=\"{}\"", picture.height)));
        assert_eq!(grade_picture("Nothing", "none", &[]).svg.matches("<pattern").count(), 0);
    }

    #[test]
    fn long_labels_are_cut() {
        assert_eq!(shortened(&"x".repeat(31)).chars().count(), LONGEST_LABEL);
    }
}
