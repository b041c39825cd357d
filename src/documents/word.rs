//! A document as a Word file (.docx, ECMA-376): real headings, tables and lists, and charts as Word's own, so that whoever
//! edits it can go on in Word. The few parts that this needs are written here, with the zip that is there already.

mod body;
mod chart;
mod fixed;

use super::parts::PrintedDocument;
use super::plain::escaped;
use super::zipped::{DocumentError, zipped};
use body::{Body, body};

/// The document as a Word file. `made_at` is an RFC 3339 time; empty for none.
///
/// # Errors
/// Where the zip cannot hold it.
pub fn word_file(document: &PrintedDocument, made_at: &str) -> Result<Vec<u8>, DocumentError> {
    let Body { xml, charts } = body(document);
    let text = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let parts = [
        text("[Content_Types].xml", &content_types(charts.len())),
        text("_rels/.rels", fixed::PACKAGE),
        text("docProps/core.xml", &core(document, made_at)),
        text("docProps/app.xml", fixed::APP),
        ("word/document.xml".to_owned(), xml),
        text("word/_rels/document.xml.rels", &relations(charts.len())),
        text("word/styles.xml", fixed::STYLES),
        text("word/numbering.xml", fixed::NUMBERING),
        text("word/settings.xml", fixed::SETTINGS),
        text("word/footer1.xml", &foot(document)),
    ];
    let charts = charts.into_iter().enumerate().map(|(at, chart)| (format!("word/charts/chart{}.xml", at + 1), chart));
    zipped(parts.into_iter().chain(charts))
}

fn content_types(charts: usize) -> String {
    let charts: String = (1..=charts)
        .map(|at| {
            format!(
                "<Override PartName=\"/word/charts/chart{at}.xml\" \
                 ContentType=\"application/vnd.openxmlformats-officedocument.drawingml.chart+xml\"/>"
            )
        })
        .collect();
    format!("{}{charts}</Types>", fixed::CONTENT_TYPES)
}

fn relations(charts: usize) -> String {
    let charts: String = (1..=charts)
        .map(|at| {
            format!(
                "<Relationship Id=\"chart{at}\" Target=\"charts/chart{at}.xml\" \
                 Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart\"/>"
            )
        })
        .collect();
    format!("{}{charts}</Relationships>", fixed::RELATIONS)
}

fn core(document: &PrintedDocument, made_at: &str) -> String {
    let made = match made_at {
        "" => String::new(),
        made_at => format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{}</dcterms:created>", escaped(made_at)),
    };
    format!(
        "{}<dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>en-GB</dc:language>{made}</cp:coreProperties>",
        fixed::CORE,
        escaped(&document.title),
        escaped(&document.author)
    )
}

/// The foot of every page: what it is, and the page's number.
fn foot(document: &PrintedDocument) -> String {
    let said = [document.mark.as_str(), &document.foot].into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" · ");
    format!(
        "{}<w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{} · Page </w:t></w:r>{}<w:r>\
         <w:t xml:space=\"preserve\"> of </w:t></w:r>{}</w:p></w:ftr>",
        fixed::FOOTER,
        escaped(if said.is_empty() { &document.title } else { &said }),
        field("PAGE"),
        field("NUMPAGES")
    )
}

fn field(name: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {name} </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}
