//! A document as a web page: its body for a preview, and a file that needs nothing else.

use super::parts::{DocumentBlock, DocumentChart, DocumentSection, DocumentTable, HeadlineFigure, PrintedDocument};
use super::plain::escaped;
use crate::pictures::grade_picture::grade_picture;
use std::fmt::Write;

/// How it looks; the app's own style sheet has the same.
const STYLE: &str = include_str!("document.css");
/// How the page around it looks where it is a file.
const PAGE: &str =
    "body{margin:0 auto;max-width:60rem;padding:1.5rem;background:#fff}@media print{body{padding:0;max-width:none}}";

/// The document as a file of its own: one page that loads nothing.
pub fn html_file(document: &PrintedDocument) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}{PAGE}\n</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
        escaped(&document.title),
        html_body(document, 1),
    )
}

/// The document itself. `level` is that of its title among the headings of the page that it stands in.
pub fn html_body(document: &PrintedDocument, level: usize) -> String {
    let mut out = Html { text: String::new(), level, charts: 0, tables: 0 };
    out.document(document);
    out.text
}

struct Html {
    text: String,
    level: usize,
    charts: usize,
    tables: usize,
}

impl Html {
    fn document(&mut self, document: &PrintedDocument) {
        self.push("<div class=\"doc\">\n");
        if !document.mark.is_empty() {
            self.element("p", " class=\"doc-mark\"", &document.mark);
        }
        let title = format!("h{}", self.level);
        self.element(&title, " class=\"doc-title\" dir=\"auto\"", &document.title);
        for line in &document.about {
            self.element("p", " class=\"doc-about\"", line);
        }
        document.opening.iter().for_each(|block| self.block(block));
        document.sections.iter().for_each(|section| self.section(section));
        if !document.foot.is_empty() {
            self.element("p", " class=\"doc-foot\"", &document.foot);
        }
        self.push("</div>\n");
    }

    fn section(&mut self, section: &DocumentSection) {
        let id = escaped(&section.id);
        let _ = writeln!(self.text, "<section class=\"doc-section\" aria-labelledby=\"doc-{id}\">");
        let _ = writeln!(self.text, "<h{0} id=\"doc-{id}\" dir=\"auto\">{1}</h{0}>", self.level + 1, escaped(&section.title));
        section.blocks.iter().for_each(|block| self.block(block));
        self.push("</section>\n");
    }

    fn block(&mut self, block: &DocumentBlock) {
        match block {
            DocumentBlock::Heading(text) => {
                let heading = format!("h{}", self.level + 2);
                self.element(&heading, " dir=\"auto\"", text);
            }
            DocumentBlock::Lead(text) => self.element("p", " class=\"doc-lead\"", text),
            DocumentBlock::Text(text) => self.element("p", "", text),
            DocumentBlock::Note(text) => self.element("p", " class=\"doc-note\"", text),
            DocumentBlock::Own(text) => self.element("p", " class=\"doc-own\" dir=\"auto\"", text),
            DocumentBlock::Quote(text) => self.element("blockquote", " dir=\"auto\"", text),
            DocumentBlock::Points(points) => {
                self.push("<ul>\n");
                points.iter().for_each(|point| self.element("li", " dir=\"auto\"", point));
                self.push("</ul>\n");
            }
            DocumentBlock::Figures(figures) => self.figures(figures),
            DocumentBlock::Table(table) => self.table(table),
            DocumentBlock::Chart(chart) => self.chart(chart),
        }
    }

    fn figures(&mut self, figures: &[HeadlineFigure]) {
        self.push("<ul class=\"doc-figures\">\n");
        for one in figures {
            let _ = writeln!(self.text, "<li><b>{}</b> <span>{}</span></li>", escaped(&one.figure), escaped(&one.of));
        }
        self.push("</ul>\n");
    }

    /// Long tables are scrolled sideways on a narrow screen, by keyboard too.
    fn table(&mut self, table: &DocumentTable) {
        self.tables += 1;
        let id = format!("doc-table-{}", self.tables);
        // A caption within the table is left alone at the end of a sheet; a paragraph stays with what follows.
        let _ = writeln!(self.text, "<p class=\"doc-caption\" id=\"{id}\" dir=\"auto\">{}</p>", escaped(&table.caption));
        let _ = writeln!(
            self.text,
            "<div class=\"doc-table\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{id}\"><table aria-labelledby=\"{id}\">\n\
             <thead>\n<tr>"
        );
        let class = |at: usize| if at >= table.figures_from { " class=\"doc-number\"" } else { "" };
        for (at, head) in table.heads.iter().enumerate() {
            let _ = writeln!(self.text, "<th scope=\"col\"{} dir=\"auto\">{}</th>", class(at), escaped(head));
        }
        self.push("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.push("<tr>");
            for (at, cell) in row.iter().enumerate() {
                let (open, close) = if at == 0 { ("th scope=\"row\"", "th") } else { ("td", "td") };
                let _ = write!(self.text, "<{open}{} dir=\"auto\">{}</{close}>", class(at), escaped(cell).replace('\n', "<br>"));
            }
            self.push("</tr>\n");
        }
        self.push("</tbody>\n</table></div>\n");
    }

    fn chart(&mut self, chart: &DocumentChart) {
        self.charts += 1;
        let picture = grade_picture(&chart.of, &chart.finding, &chart.bars).svg;
        // Several charts stand in one page, and each has textures of its own.
        let own = format!("chart-{}-grade-", self.charts);
        let picture = picture.replace("id=\"grade-", &format!("id=\"{own}")).replace("url(#grade-", &format!("url(#{own}"));
        let _ = writeln!(self.text, "<figure class=\"doc-chart\" tabindex=\"0\">{}</figure>", picture.trim_end());
    }

    fn element(&mut self, name: &str, attributes: &str, text: &str) {
        let _ = writeln!(self.text, "<{name}{attributes}>{}</{name}>", escaped(text).replace('\n', "<br>"));
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }
}
