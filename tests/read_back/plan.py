"""Reads the calendars that tests/calendar.rs and tests/plan.rs wrote with icalendar, and the plan's table and workbook with csv and
openpyxl. None of them shares code with the app."""

import csv
import sys
from datetime import date, timedelta
from pathlib import Path

from docx import Document
from icalendar import Calendar
from openpyxl import load_workbook

problems = []


def must(holds, what):
    if not holds:
        problems.append(what)


def main(folder):
    calendar = Calendar.from_ical((folder / "plan.ics").read_bytes())
    days = [event for event in calendar.walk("VEVENT")]
    must([event["DTSTART"].dt for event in days] == [date(2027, 1, 31), date(2027, 2, 1)], f"days are {[e['DTSTART'].dt for e in days]}")
    text = str(days[0]["DESCRIPTION"])
    must(text.startswith("Train everybody; twice, at least\\once\nand again. Ünïcode"), f"the first says {text[:80]!r}")
    must(len({str(event["UID"]) for event in days}) == 2, "two entries have one id")
    alarms = [alarm for event in days for alarm in event.walk("VALARM")]
    must(all(alarm["TRIGGER"].dt == timedelta(days=-7) for alarm in alarms) and len(alarms) == 2, "no reminder a week before")


def afterwards(folder):
    """The plan of a submitted return of which one action is done by now, one overdue and one carried on from the year before."""
    calendar = Calendar.from_ical((folder / "plan-afterwards.ics").read_bytes())
    days = [event["DTSTART"].dt for event in calendar.walk("VEVENT")]
    must(days == [date(2027, 1, 21), date(2027, 6, 30)], f"what is not done is due on {days}")

    with open(folder / "plan-afterwards.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    must([row["Status"] for row in rows] == ["Done", "Not started", "Not started"], f"the table says {rows}")
    must(rows[0]["What was done"] == "'=Everybody was trained.\nTwice.", f"what was done is {rows[0]['What was done']!r}")
    must(rows[0]["What shows it"] == "Training log, shared drive" and rows[2]["Planned since"] == "2025-26", "words are missing")

    workbook = load_workbook(folder / "plan-afterwards.xlsx")
    must(workbook.sheetnames == ["Notes", "Actions"], f"sheets are {workbook.sheetnames}")
    head, *lines = [[cell.value for cell in row] for row in workbook["Actions"].iter_rows()]
    found = [dict(zip(head, line)) for line in lines]
    must(found[0]["What was done"] == "=Everybody was trained.\nTwice.", f"what was done is {found[0]['What was done']!r}")
    must(workbook["Actions"].cell(2, head.index("What was done") + 1).data_type == "s", "it would run as a formula")
    must(found[1]["Due"].date() == date(2027, 1, 21) and found[1]["Days overdue"] == 10, f"the second is {found[1]}")
    must(found[2]["Days overdue"] == "[z]" and found[2]["Planned since"] == "2025-26", f"the third is {found[2]}")

    report = Document(folder / "own-report.docx")
    cells = [cell.text for table in report.tables for row in table.rows for cell in row.cells]
    must("Evidence: Policy, shared drive\nPage 3" in "\n".join(cells), "the report has no evidence")
    must(any("10 days overdue" in cell for cell in cells), "the report does not say what is overdue")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    afterwards(Path(sys.argv[1]))
    if problems:
        sys.exit("\n".join(problems))
    print("Action plans read back by icalendar, csv, openpyxl and python-docx: as they were meant")
