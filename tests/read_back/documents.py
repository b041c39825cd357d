"""Reads the documents that tests/report.rs wrote with python-docx and an HTML parser, which share no code with the app, and holds
the numbers of one round against each other: in Word, on the web page, in the workbook, and in the summary."""

import json
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

problems = []


def must(holds, what):
    if not holds:
        problems.append(what)


def word_tables(document):
    """Every table by its caption, as rows of texts."""
    found, caption = {}, None
    for element in document.element.body:
        if element.tag == qn("w:p"):
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
            if style is not None and style.get(qn("w:val")) == "Caption":
                caption = "".join(text.text or "" for text in element.iter(qn("w:t")))
        elif element.tag == qn("w:tbl"):
            rows = []
            for row in element.iter(qn("w:tr")):
                rows.append(["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))])
            first = element.find(qn("w:tr"))
            must(first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None, f"the head of “{caption}” is not repeated")
            must(len({len(row) for row in rows}) == 1, f"“{caption}” has rows of {[len(row) for row in rows]} cells")
            found[caption] = rows
    return found


class Page(HTMLParser):
    """Every table of a web page by its caption."""

    def __init__(self):
        super().__init__()
        self.found, self.caption, self.into, self.captions = {}, None, None, {}

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "p" and attributes.get("class") == "doc-caption":
            self.into = self.captions[attributes["id"]] = []
        elif tag == "table":
            self.caption = "".join(self.captions[attributes["aria-labelledby"]])
            self.found[self.caption] = []
        elif tag == "tr":
            self.found[self.caption].append([])
        elif tag in ("td", "th"):
            self.into = []
            self.found[self.caption][-1].append(self.into)
        must(tag not in ("script", "iframe", "img", "link"), f"the page has a <{tag}>")

    def handle_endtag(self, tag):
        if tag in ("td", "th", "p"):
            self.into = None

    def handle_data(self, data):
        if self.into is not None:
            self.into.append(data)

    def tables(self):
        return {caption: [["".join(cell) for cell in row] for row in rows] for caption, rows in self.found.items()}


def headings(document):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]


def agree(folder):
    """One round's numbers in four files."""
    document = Document(folder / "round.docx")
    word, page = word_tables(document), Page()
    page.feed((folder / "round.html").read_text(encoding="utf-8"))
    web = page.tables()
    must(word == web, f"Word and the web page differ: {sorted(set(word) ^ set(web))}")
    must({"Headlines", "Standards", "Questions", "Method and limits"} <= set(headings(document)), f"{headings(document)}")
    [summary] = json.loads((folder / "round.json").read_text(encoding="utf-8"))
    caption = f"Grades by standard: {summary['title']}, edition {summary['edition']}"
    of_word = {row[0]: row for row in word[caption][1:]}
    sheet = load_workbook(folder / "round.xlsx")["Domains"]
    named = [cell.value for cell in sheet[1]]
    of_workbook = {}
    for row in sheet.iter_rows(min_row=2, values_only=True):
        row = dict(zip(named, row))
        if row["Sector"] == "All":
            of_workbook[row["Domain"]] = row
    must(len(summary["domains"]) >= 9, "nine standards at the least")
    for domain in summary["domains"]:
        grades = domain["grades"]["all"]
        counts = [str(grade["n"]) for grade in grades["grades"]]
        row = of_word[f"{domain['domain']} {domain['title']}"]
        x, n = grades["good_or_better"], grades["graded"]
        share = f"{x} of {n} ({(x * 200 + n) // (n * 2)}%)" if n >= 10 else f"{x} of {n}"
        must(row[1:] == [*counts, str(n), share], f"Word says {row}, the summary {counts} of {n}, {share}")
        cells = of_workbook[domain["domain"]]
        in_workbook = [str(cells[grade["label"]]) for grade in grades["grades"]]
        must(in_workbook == counts and cells["Graded"] == n and cells["Good or better"] == x, f"the workbook says {cells}")
    return document


def main(folder):
    document = agree(folder)
    must(document.core_properties.author == "Fernwick & Marl Partnership", f"by {document.core_properties.author}")
    must(len(document.inline_shapes) >= 2, f"{len(document.inline_shapes)} charts")
    awkward = Document(folder / "awkward.docx")
    text = "\n".join(paragraph.text for paragraph in awkward.paragraphs)
    for wanted in ["<script>alert('x')</script> & \"quotes\"", "=1+1", "@x neither", "ما نسمعه من الشباب", "]]> <!-- -->"]:
        must(wanted in text, f"“{wanted}” is not in Word as it was written")
    letter = Document(folder / "letter.docx")
    must(headings(letter)[0] == "Your grades", f"a letter has {headings(letter)}")
    office = shutil.which("soffice")
    if office and shutil.which("pdftotext"):
        with tempfile.TemporaryDirectory() as out:
            subprocess.run(
                [office, f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "pdf", "--outdir", out,
                 str(folder / "round.docx")], check=True, capture_output=True,
            )
            printed = subprocess.run(["pdftotext", "-layout", f"{out}/round.pdf", "-"], check=True, capture_output=True, text=True)
            must("Headlines" in printed.stdout and "Page 1 of" in printed.stdout, "LibreOffice prints no headings or numbers")
    else:
        print("LibreOffice or pdftotext is not here, so nothing was printed with them")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    for problem in problems[:40]:
        print(problem)
    if problems:
        sys.exit(f"{len(problems)} things are wrong in the documents as other programs read them")
    print("Documents read back by python-docx: as they were meant, and one round's numbers agree")
