//! The text of a Word file.

use super::chart::{chart, drawing};
use super::fixed;
use crate::documents::parts::{DocumentBlock, DocumentChart, DocumentSection, DocumentTable, PrintedDocument};
use crate::documents::plain::{escaped, runs_left};
use std::fmt::Write;

/// How wide the text of a page is, in twentieths of a point: A4 with margins of 2 cm.
const WIDTH: usize = 9_638;
/// From how many characters on what stands in a column makes it no wider.
const MOST: usize = 60;
/// How wide a letter of a table is, in twentieths of a point, and what is left free beside it.
const LETTER: usize = 112;
/// See [`LETTER`].
const PADDING: usize = 170;

/// The text with the charts that it names.
pub(super) struct Body {
    /// `word/document.xml`.
    pub xml: String,
    /// The charts, in their order.
    pub charts: Vec<String>,
}

/// The text of a document.
pub(super) fn body(document: &PrintedDocument) -> Body {
    let mut out = Writing { xml: fixed::DOCUMENT.to_owned(), charts: Vec::new() };
    if !document.mark.is_empty() {
        out.paragraph("Mark", &document.mark);
    }
    out.paragraph("Title", &document.title);
    for line in &document.about {
        out.paragraph("Subtitle", line);
    }
    document.opening.iter().for_each(|block| out.block(block));
    document.sections.iter().for_each(|section| out.section(section));
    out.xml.push_str(fixed::DOCUMENT_END);
    Body { xml: out.xml, charts: out.charts }
}

struct Writing {
    xml: String,
    charts: Vec<String>,
}

impl Writing {
    fn section(&mut self, section: &DocumentSection) {
        self.paragraph("Heading1", &section.title);
        section.blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &DocumentBlock) {
        match block {
            DocumentBlock::Heading(text) => self.paragraph("Heading2", text),
            DocumentBlock::Lead(text) => self.paragraph("Lead", text),
            DocumentBlock::Text(text) | DocumentBlock::Own(text) => self.paragraph("Normal", text),
            DocumentBlock::Note(text) => self.paragraph("Note", text),
            DocumentBlock::Quote(text) => self.paragraph("Quote", text),
            DocumentBlock::Points(points) => points.iter().for_each(|point| self.paragraph("ListBullet", point)),
            DocumentBlock::Figures(figures) => {
                for one in figures {
                    let bold = run(&one.figure, false, "<w:b/>");
                    let of = run(&format!("  {}", one.of), false, "");
                    let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr>{bold}{of}</w:p>");
                }
            }
            DocumentBlock::Table(table) => self.table(table),
            DocumentBlock::Chart(chart) => self.chart(chart),
        }
    }

    fn paragraph(&mut self, style: &str, text: &str) {
        let leftward = runs_left(text);
        let bidi = if leftward { "<w:bidi/>" } else { "" };
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{bidi}</w:pPr>{}</w:p>", run(text, leftward, ""));
    }

    /// Its head comes again on every page, and no row is parted between two.
    fn table(&mut self, table: &DocumentTable) {
        self.paragraph("Caption", &table.caption);
        let widths = widths(table);
        let width = |at: usize| widths.get(at).copied().unwrap_or_default();
        let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"FigureTable\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/>\
             <w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        );
        let cell = |at: usize, text: &str, is_head: bool| {
            let leftward = runs_left(text);
            let to_the_right = at >= table.figures_from && at > 0;
            let side = if to_the_right { "<w:jc w:val=\"right\"/>" } else { "" };
            let bidi = if leftward { "<w:bidi/>" } else { "" };
            let bold = if is_head { "<w:b/>" } else { "" };
            format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/>{bidi}{side}\
                 </w:pPr>{}</w:p></w:tc>",
                width(at),
                run(text, leftward, bold)
            )
        };
        self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        table.heads.iter().enumerate().for_each(|(at, head)| self.xml.push_str(&cell(at, head, true)));
        self.xml.push_str("</w:tr>");
        for row in &table.rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            row.iter().enumerate().for_each(|(at, text)| self.xml.push_str(&cell(at, text, false)));
            self.xml.push_str("</w:tr>");
        }
        // Without a paragraph between them two tables would become one.
        self.xml.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
    }

    fn chart(&mut self, of: &DocumentChart) {
        self.charts.push(chart(of));
        self.paragraph("Caption", &format!("{}: {}", of.of, of.finding));
        self.xml.push_str(&drawing(of, self.charts.len()));
    }
}

/// How wide each column is: wide enough for its longest word, as far as there is room, and beyond that by how much stands in it.
fn widths(table: &DocumentTable) -> Vec<usize> {
    let word = |text: &str| text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
    let of = |(at, head): (usize, &String)| {
        let cells = || table.rows.iter().filter_map(|row| row.get(at));
        // Heads are bold, and so a little wider.
        let longest = cells().map(|cell| word(cell)).chain([word(head) + 1]).max().unwrap_or_default();
        let most = cells().map(|cell| cell.chars().count()).max().unwrap_or_default();
        let least = longest * LETTER + PADDING;
        (least, (most.min(MOST) * LETTER + PADDING).saturating_sub(least))
    };
    let columns: Vec<(usize, usize)> = table.heads.iter().enumerate().map(of).collect();
    let (least, more) = columns.iter().fold((0, 0), |(least, more), (one, other)| (least + one, more + other));
    match WIDTH.checked_sub(least) {
        None => columns.into_iter().map(|(one, _)| one * WIDTH / least.max(1)).collect(),
        Some(left) => columns.into_iter().map(|(one, other)| one + (other + 1) * left / (more + table.heads.len())).collect(),
    }
}

/// Text with its line breaks.
fn run(text: &str, leftward: bool, how: &str) -> String {
    let leftward = if leftward { "<w:rtl/>" } else { "" };
    let properties =
        if how.is_empty() && leftward.is_empty() { String::new() } else { format!("<w:rPr>{how}{leftward}</w:rPr>") };
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}
