//! Workbooks of Excel as bytes, made by hand: sheets with cells, merged cells, hidden sheets, and parts that claim too much.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell as a workbook holds it.
#[derive(Clone)]
pub enum Cell {
    /// A text of its own.
    Text(&'static str),
    /// A text of the shared ones.
    Shared(&'static str),
    /// A number.
    Number(&'static str),
    /// A number that is shown as a day.
    Day(&'static str),
    /// What a formula came to that failed.
    Failed(&'static str),
    /// Nothing.
    Blank,
}

/// A sheet: its name, whether it is hidden, its lines from the first, and which cells are merged.
#[derive(Clone, Default)]
pub struct Sheet {
    pub name: &'static str,
    pub is_hidden: bool,
    pub lines: Vec<Vec<Cell>>,
    pub merged: Vec<&'static str>,
}

/// A sheet with those lines of text.
pub fn sheet(name: &'static str, lines: &[&[&'static str]]) -> Sheet {
    let text = |text: &&'static str| if text.is_empty() { Cell::Blank } else { Cell::Text(text) };
    Sheet { name, lines: lines.iter().map(|line| line.iter().map(text).collect()).collect(), ..Sheet::default() }
}

/// The bytes of a workbook.
pub fn workbook(sheets: &[Sheet]) -> Vec<u8> {
    let mut shared: Vec<&str> = Vec::new();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets.len())),
        ("_rels/.rels".to_owned(), package_relations()),
        ("xl/workbook.xml".to_owned(), book(sheets)),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(sheets.len())),
        ("xl/styles.xml".to_owned(), STYLES.to_owned()),
    ];
    for (at, sheet) in sheets.iter().enumerate() {
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), cells(sheet, &mut shared)));
    }
    let texts: String = shared.iter().map(|text| format!("<si><t>{}</t></si>", escaped(text))).collect();
    parts.push(("xl/sharedStrings.xml".to_owned(), shared_strings(&shared.len().to_string(), &texts)));
    packed(&parts)
}

/// A workbook with one text, whose shared texts claim to be so many.
pub fn claiming(count: &str) -> Vec<u8> {
    let lines = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    packed(&[
        ("[Content_Types].xml".to_owned(), content_types(1)),
        ("_rels/.rels".to_owned(), package_relations()),
        ("xl/workbook.xml".to_owned(), book(&[sheet("List", &[])])),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(1)),
        ("xl/worksheets/sheet1.xml".to_owned(), worksheet(lines, "")),
        ("xl/sharedStrings.xml".to_owned(), shared_strings(count, "<si><t>Elm School</t></si>")),
    ])
}

/// A workbook whose sheet is so many bytes of blanks, which pack into next to nothing.
pub fn bomb(bytes: usize) -> Vec<u8> {
    packed(&[
        ("[Content_Types].xml".to_owned(), content_types(1)),
        ("_rels/.rels".to_owned(), package_relations()),
        ("xl/workbook.xml".to_owned(), book(&[sheet("List", &[])])),
        ("xl/_rels/workbook.xml.rels".to_owned(), relations(1)),
        ("xl/worksheets/sheet1.xml".to_owned(), worksheet(&" ".repeat(bytes), "")),
    ])
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).expect("a part can be begun");
        zip.write_all(text.as_bytes()).expect("a part can be written");
    }
    zip.finish().expect("a zip can be finished").into_inner()
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OF_OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const OF_PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// The second format of cells shows a day.
const STYLES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">\
    <fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>\
    <cellStyleXfs count=\"1\"><xf numFmtId=\"0\"/></cellStyleXfs>\
    <cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let of_sheets: String = (1..=sheets)
        .map(|at| format!("<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"{kind}.worksheet+xml\"/>"))
        .collect();
    format!(
        "{HEAD}<Types xmlns=\"{OF_PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/>\
         {of_sheets}</Types>"
    )
}

fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{OF_PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OF_OFFICE}/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>"
    )
}

fn book(sheets: &[Sheet]) -> String {
    let mut listed = String::new();
    for (at, sheet) in (1..).zip(sheets) {
        let state = if sheet.is_hidden { " state=\"hidden\"" } else { "" };
        write!(listed, "<sheet name=\"{}\" sheetId=\"{at}\"{state} r:id=\"rId{at}\"/>", sheet.name).expect("a text takes more");
    }
    format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OF_OFFICE}\"><sheets>{listed}</sheets></workbook>")
}

fn relations(sheets: usize) -> String {
    let mut listed = String::new();
    for at in 1..=sheets {
        write!(listed, "<Relationship Id=\"rId{at}\" Type=\"{OF_OFFICE}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
            .expect("a text takes more");
    }
    format!(
        "{HEAD}<Relationships xmlns=\"{OF_PACKAGE}/relationships\">{listed}\
         <Relationship Id=\"rId901\" Type=\"{OF_OFFICE}/styles\" Target=\"styles.xml\"/>\
         <Relationship Id=\"rId902\" Type=\"{OF_OFFICE}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
    )
}

fn shared_strings(count: &str, texts: &str) -> String {
    format!("{HEAD}<sst xmlns=\"{MAIN}\" count=\"1\" uniqueCount=\"{count}\">{texts}</sst>")
}

fn worksheet(lines: &str, merged: &str) -> String {
    format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{lines}</sheetData>{merged}</worksheet>")
}

fn cells(sheet: &Sheet, shared: &mut Vec<&'static str>) -> String {
    let mut lines = String::new();
    for (number, line) in (1..).zip(&sheet.lines) {
        write!(lines, "<row r=\"{number}\">").expect("a text takes more");
        for (column, cell) in ('A'..='Z').zip(line) {
            let place = format!("{column}{number}");
            match cell {
                Cell::Text(text) => {
                    write!(lines, "<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
                }
                Cell::Shared(text) => {
                    shared.push(text);
                    write!(lines, "<c r=\"{place}\" t=\"s\"><v>{}</v></c>", shared.len() - 1)
                }
                Cell::Number(number) => write!(lines, "<c r=\"{place}\"><v>{number}</v></c>"),
                Cell::Day(serial) => write!(lines, "<c r=\"{place}\" s=\"1\"><v>{serial}</v></c>"),
                Cell::Failed(why) => write!(lines, "<c r=\"{place}\" t=\"e\"><v>{why}</v></c>"),
                Cell::Blank => Ok(()),
            }
            .expect("a text takes more");
        }
        lines.push_str("</row>");
    }
    let merged: String = sheet.merged.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
    let merged = if merged.is_empty() { merged } else { format!("<mergeCells>{merged}</mergeCells>") };
    worksheet(&lines, &merged)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
