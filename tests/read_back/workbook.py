"""Reads the workbooks that tests/workbook.rs wrote with openpyxl, which shares no code with the app, and checks what another
program makes of them: no formula, real days, real numbers, heads that stay in sight, sums that add up."""

import sys
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

SHORTHANDS = {"[c]", "[z]", "[x]"}
EXPECTED = [
    "Notes", "Response", "Domains", "Questions met", "Questions", "Numbers", "Trend", "Number trend", "Actions", "Surveys",
    "Survey answers", "Cases", "Moderation", "Organisations", "Assurance", "Not returned",
]
INSIDE_ONLY = {"Organisations", "Assurance", "Not returned"}

problems = []


def must(holds, what):
    if not holds:
        problems.append(what)


def heads(sheet):
    return [cell.value for cell in sheet[1]]


def rows(sheet):
    named = heads(sheet)
    return [dict(zip(named, row)) for row in sheet.iter_rows(min_row=2, values_only=True)]


def clean(name, sheet):
    """One table, one header row, nothing that runs."""
    where = f"{name}, {sheet.title}"
    must(sheet.freeze_panes == "A2", f"{where}: the head does not stay in sight ({sheet.freeze_panes})")
    must(sheet.auto_filter.ref == sheet.dimensions, f"{where}: the filter is over {sheet.auto_filter.ref}, not {sheet.dimensions}")
    must(not sheet.merged_cells.ranges, f"{where}: cells are merged")
    must(all(cell.font.b and isinstance(cell.value, str) for cell in sheet[1]), f"{where}: the head is not bold words")
    must(len(set(heads(sheet))) == len(heads(sheet)), f"{where}: a head stands twice")
    for column in sheet.column_dimensions.values():
        must(10 <= column.width <= 104, f"{where}: column {column.min} is {column.width} wide")
    kinds = {}
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            at = f"{where}, {cell.coordinate}"
            must(cell.data_type != "f", f"{at} is a formula")
            must(cell.hyperlink is None, f"{at} is a link")
            must(cell.value not in (None, ""), f"{at} is empty")
            if cell.value not in SHORTHANDS:
                kinds.setdefault(cell.column, set()).add(type(cell.value).__name__)
    if sheet.title != "Notes":
        for column, found in kinds.items():
            must(found <= {"str"} or found <= {"int", "float"}, f"{where}: column {column} is of {sorted(found)}")


def open_clean(folder, name):
    book = load_workbook(folder / name)
    must(book.sheetnames[0] == "Notes", f"{name} begins with {book.sheetnames[0]}")
    for sheet in book.worksheets:
        clean(name, sheet)
    must(book.properties.creator == "Northshire Safeguarding Children Partnership", f"{name} is of {book.properties.creator}")
    must(book.properties.created == datetime(2026, 12, 1), f"{name} was made on {book.properties.created}")
    made_on = [row for row in book["Notes"].iter_rows(min_row=2) if row[0].value == "Made on"]
    day = made_on[0][1]
    must(day.is_date and day.value == datetime(2026, 12, 1), f"{name}: made on {day.value!r}")
    must(day.number_format == "d mmmm yyyy", f"{name}: days look like {day.number_format}")
    return book


def adds_up(book):
    """The grades of each row are those that are graded, and percentages are those of the counts beside them."""
    domains = book["Domains"]
    named = heads(domains)
    grades = named[named.index("Sector") + 1 : named.index("Graded")]
    must(len(grades) >= 3, f"grades are {grades}")
    for row in rows(domains):
        counts = [row[grade] for grade in grades if row[grade] not in SHORTHANDS]
        must(sum(counts) == row["Graded"], f"grades do not add up: {row}")
        share("Domains", row, row["Good or better"], row["Graded"], row["Good or better %"])
    for row in rows(book["Questions met"]):
        share("Questions met", row, row["Met"], row["Of"], row["Met %"])
    organisations = {(row["Questionnaire"], row["Organisation"]) for row in rows(book["Organisations"])}
    whole = [row for row in rows(domains) if row["Domain"] == "Overall" and row["Sector"] == "All"]
    listed = [row for row in rows(book["Organisations"]) if row["Domain"] == "Overall"]
    good = sum(row["Graded"] for row in whole)
    graded = [row for row in listed if row["Grade"] in grades]
    must(len(organisations) > 400 and len(graded) == good, f"{len(graded)} organisations have a grade, and {good} are counted")


def share(sheet, row, part, whole, percent):
    if part in SHORTHANDS:
        must(percent in SHORTHANDS, f"{sheet}: a share of nothing: {row}")
    elif whole < 10:
        must(percent == "[x]", f"{sheet}: a percentage of fewer than ten: {row}")
    else:
        must(percent == (part * 200 + whole) // (whole * 2), f"{sheet}: another percentage: {row}")


def main(folder):
    large = open_clean(folder, "large.xlsx")
    must(large.sheetnames == EXPECTED, f"sheets are {large.sheetnames}")
    adds_up(large)
    published = open_clean(folder, "published.xlsx")
    must(not INSIDE_ONLY & set(published.sheetnames), f"published are {published.sheetnames}")
    awkward = open_clean(folder, "awkward.xlsx")
    names = {row["Organisation"] for row in rows(awkward["Organisations"])}
    for name in ["=1+1", "-2+3", "@SUM(A1:A9)", "007", "TRUE", "1 December 2026", '<b>Bold & "quoted"</b>', "مدرسة الأمل \u202etxt"]:
        must(name in names, f"{name} is not among the organisations")
    longest = max(len(name) for name in names)
    must(longest == 32_767, f"the longest name has {longest} characters")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    for problem in problems[:40]:
        print(problem)
    if problems:
        sys.exit(f"{len(problems)} things are wrong in the workbooks as openpyxl reads them")
    print("Workbooks read back by openpyxl: as they were meant")
