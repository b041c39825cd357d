"""Reads the calendar that tests/calendar.rs wrote with icalendar, which shares no code with the app."""

import sys
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

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


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    if problems:
        sys.exit("\n".join(problems))
    print("Calendar read back by icalendar: as it was meant")
