//! A chart of grades as Word's own chart (DrawingML, ECMA-376 part 1, chapter 21.2), with its numbers in it.

use crate::documents::parts::DocumentChart;
use crate::documents::plain::escaped;
use crate::pictures::grade_colours::look;
use std::fmt::Write;

/// English Metric Units in a centimetre.
const CENTIMETRE: usize = 360_000;
/// How wide a chart is.
const WIDTH: usize = 17 * CENTIMETRE;

/// The chart's own part.
pub(super) fn chart(of: &DocumentChart) -> String {
    let grades = of.bars.first().map(|bar| bar.grades.grades.as_slice()).unwrap_or_default();
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
         xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/><c:plotArea><c:layout/>\
         <c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"percentStacked\"/><c:varyColors val=\"0\"/>",
    );
    let labels: Vec<String> = of.bars.iter().map(|bar| escaped(&label(bar.label.as_str(), &bar.title))).collect();
    let names: String = points(labels.iter().map(String::as_str));
    for (rank, grade) in grades.iter().enumerate() {
        let grade_look = look(rank, grades.len());
        let (fill, ink) = (grade_look.fill.trim_start_matches('#'), grade_look.ink.trim_start_matches('#'));
        let counts: Vec<String> =
            of.bars.iter().map(|bar| bar.grades.grades.get(rank).map_or(0, |grade| grade.n).to_string()).collect();
        let _ = write!(
            xml,
            "<c:ser><c:idx val=\"{rank}\"/><c:order val=\"{rank}\"/><c:tx><c:strRef><c:f>Grades!${column}$1</c:f><c:strCache>\
             <c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>{name}</c:v></c:pt></c:strCache></c:strRef></c:tx>\
             <c:spPr><a:solidFill><a:srgbClr val=\"{fill}\"/></a:solidFill>\
             <a:ln w=\"6350\"><a:solidFill><a:srgbClr val=\"0b0c0c\"/></a:solidFill></a:ln></c:spPr>\
             <c:invertIfNegative val=\"0\"/><c:dLbls><c:numFmt formatCode=\"0;;\" sourceLinked=\"0\"/><c:spPr><a:noFill/></c:spPr>\
             <c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"900\"><a:solidFill><a:srgbClr val=\"{ink}\"/></a:solidFill></a:defRPr>\
             </a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr><c:showLegendKey val=\"0\"/><c:showVal val=\"1\"/>\
             <c:showCatName val=\"0\"/><c:showSerName val=\"0\"/><c:showPercent val=\"0\"/><c:showBubbleSize val=\"0\"/></c:dLbls>\
             <c:cat><c:strRef><c:f>Grades!$A$2:$A${last}</c:f><c:strCache>{names}</c:strCache></c:strRef></c:cat>\
             <c:val><c:numRef><c:f>Grades!${column}$2:${column}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>{counts}\
             </c:numCache></c:numRef></c:val></c:ser>",
            column = char::from(b'B' + u8::try_from(rank % 24).unwrap_or_default()),
            name = escaped(&grade.label),
            last = of.bars.len() + 1,
            counts = points(counts.iter().map(String::as_str)),
        );
    }
    xml.push_str(
        "<c:gapWidth val=\"40\"/><c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>\
         <c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"l\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>\
         <c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/>\
         <c:noMultiLvlLbl val=\"0\"/></c:catAx>\
         <c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>\
         <c:axPos val=\"b\"/><c:numFmt formatCode=\"0%\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/>\
         <c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/><c:crosses val=\"max\"/></c:valAx>\
         </c:plotArea><c:legend><c:legendPos val=\"t\"/><c:overlay val=\"0\"/></c:legend><c:plotVisOnly val=\"1\"/>\
         <c:dispBlanksAs val=\"gap\"/></c:chart><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"900\">\
         <a:latin typeface=\"Arial\"/></a:defRPr></a:pPr><a:endParaRPr lang=\"en-GB\"/></a:p></c:txPr></c:chartSpace>",
    );
    xml
}

/// Where the chart stands in the text, with what it shows in words for whoever does not see it.
pub(super) fn drawing(of: &DocumentChart, number: usize) -> String {
    let height = (3 * CENTIMETRE + of.bars.len().max(1) * CENTIMETRE * 4 / 5).min(22 * CENTIMETRE);
    let said =
        escaped(&format!("{}: {}. The numbers stand in a table near this chart.", of.of, of.finding.trim_end_matches('.')));
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Chart\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{WIDTH}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"Chart {number}\" descr=\"{said}\"/>\
         <wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
         <c:chart r:id=\"chart{number}\"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
}

fn label(short: &str, title: &str) -> String {
    if title.is_empty() { short.to_owned() } else { format!("{short} {title}") }
}

fn points<'t>(values: impl ExactSizeIterator<Item = &'t str>) -> String {
    let count = values.len();
    let points: String = values.enumerate().map(|(at, value)| format!("<c:pt idx=\"{at}\"><c:v>{value}</c:v></c:pt>")).collect();
    format!("<c:ptCount val=\"{count}\"/>{points}")
}
