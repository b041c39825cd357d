//! A document as its parts: sections of headings, paragraphs, lists, tables and charts.

use crate::pictures::grade_picture::Bar;
use serde::{Deserialize, Serialize};

/// A document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PrintedDocument {
    /// Its title.
    pub title: String,
    /// Lines under the title: whose it is, which round, the day.
    pub about: Vec<String>,
    /// What must be seen on every copy, such as that it is for the partnership alone; may be empty.
    pub mark: String,
    /// Who wrote it, for the file's properties.
    pub author: String,
    /// What stands at the foot of every page.
    pub foot: String,
    /// What it says before the first heading.
    pub opening: Vec<DocumentBlock>,
    /// What it says, part by part.
    pub sections: Vec<DocumentSection>,
}

/// A part of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentSection {
    /// What it is linked to by; of letters, digits and hyphens.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<DocumentBlock>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq)]
pub enum DocumentBlock {
    /// A heading within a section.
    Heading(String),
    /// A sentence that is read first.
    Lead(String),
    /// A paragraph.
    Text(String),
    /// A remark in smaller letters.
    Note(String),
    /// A list.
    Points(Vec<String>),
    /// What somebody wrote: its direction is its own.
    Own(String),
    /// What an organisation or a person wrote, without its name.
    Quote(String),
    /// A few figures that stand out.
    Figures(Vec<HeadlineFigure>),
    /// A table.
    Table(DocumentTable),
    /// A chart of grades. Its numbers stand in a table too.
    Chart(DocumentChart),
}

/// A figure that stands out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadlineFigure {
    /// The figure: "53%", "19 of 24".
    pub figure: String,
    /// What it is of.
    pub of: String,
}

/// A table with one row of heads. What stands first in a row is what the row is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentTable {
    /// What it holds.
    pub caption: String,
    /// The heads.
    pub heads: Vec<String>,
    /// The rows, each with as many cells as there are heads.
    pub rows: Vec<Vec<String>>,
    /// From which column on there are figures, which stand to the right.
    pub figures_from: usize,
}

/// A chart of grades.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentChart {
    /// What it shows.
    pub of: String,
    /// What it says.
    pub finding: String,
    /// Its bars.
    pub bars: Vec<Bar>,
}

/// Somebody's own words as pieces: paragraphs are parted by empty lines, and lines that begin with a hyphen or a bullet are a
/// list.
pub fn own_blocks(text: &str) -> Vec<DocumentBlock> {
    let mut blocks: Vec<DocumentBlock> = Vec::new();
    let mut is_new = true;
    for line in text.lines().map(str::trim) {
        let point = ["- ", "• ", "* ", "– "].iter().find_map(|mark| line.strip_prefix(mark)).map(str::trim);
        match (line, point, blocks.last_mut()) {
            ("", _, _) => {
                is_new = true;
                continue;
            }
            (_, Some(point), Some(DocumentBlock::Points(points))) => points.push(point.to_owned()),
            (_, Some(point), _) => blocks.push(DocumentBlock::Points(vec![point.to_owned()])),
            (line, None, Some(DocumentBlock::Own(before))) if !is_new => {
                before.push('\n');
                before.push_str(line);
            }
            (line, None, _) => blocks.push(DocumentBlock::Own(line.to_owned())),
        }
        is_new = false;
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_keep_their_paragraphs_lines_and_lists() {
        let blocks = own_blocks("We did this.\nAnd that.\n\nNext:\n- one\n• two\n\n\nEnd");
        let own = |text: &str| DocumentBlock::Own(text.to_owned());
        let points = DocumentBlock::Points(vec!["one".to_owned(), "two".to_owned()]);
        assert_eq!(blocks, [own("We did this.\nAnd that."), own("Next:"), points, own("End")]);
        assert!(own_blocks("  \n\n ").is_empty());
    }
}
