"""The tidy tables as Parquet holds them: each column with its type and how it is read from CSV. Knows no engine."""

# Whose a row is. Every table begins with it; partnership and round are the folders.
OF_RETURN = ["partnership", "round", "questionnaire", "edition", "return", "organisation", "organisation_type", "sector", "place"]

# What tells one return from all others of its partnership.
KEY = ["round", "questionnaire", "edition", "return", "organisation", "organisation_type"]


def _text(column):
    return column, "STRING", f"coalesce({column}, '')"


def _whole(column):
    return column, "BIGINT", f"CAST({column} AS BIGINT)"


def _truth(column):
    return column, "BOOLEAN", f"CAST({column} AS BOOLEAN)"


_SAME_ANSWER = f"PARTITION BY {', '.join(KEY)}, question"

# From 1 on: there is no year 0.
_YEAR = "(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})"
_ISO = r"'^''?\s*(" + _YEAR + r"-[0-9]{2}-[0-9]{2})\s*$'"
_DAY = f"TRY_CAST(nullif(regexp_extract(due, {_ISO}, 1), '') AS DATE)"

# Column, type, and the value in terms of the CSV's columns, all of which are text there.
TABLES = {
    "returns": [
        _text("reference"),
        _whole("revision"),
        _text("submitted"),
        _text("digest"),
        _whole("actions"),
        _whole("open_escalations"),
    ],
    "grades": [_text("domain"), _text("status"), _text("grade"), _text("label"), _truth("good_or_better")],
    "answers": [
        _text("domain"),
        _text("question"),
        _text("item"),
        _truth("key"),
        _text("status"),
        _text("value"),
        _text("label"),
        ("level", "DOUBLE", "CAST(level AS DOUBLE)"),
        _truth("positive"),
        # As the app counts: in hundredths, so that two machines agree.
        ("hundredths", "BIGINT", "CAST(CAST(number AS DECIMAL(38, 2)) * 100 AS BIGINT)"),
        # Several choices are several rows. One of them stands for the answer, so that nothing need be counted as distinct.
        ("once", "BOOLEAN", f"row_number() OVER ({_SAME_ANSWER}) = 1"),
    ],
    "actions": [
        _text("action"),
        _text("question"),
        _text("due"),
        _text("status"),
        _truth("has_owner"),
        # What was typed is a day only where it is an ISO date; a cell that would run as a formula has an apostrophe before it.
        ("due_day", "DATE", _DAY),
    ],
}


def columns(table):
    """Every column with its type."""
    return [(column, "STRING") for column in OF_RETURN] + [(column, of) for column, of, _ in TABLES[table]]


def select(table):
    """What is selected from the CSV, so that it has those columns."""
    own = [f"{value} AS {column}" for column, _, value in TABLES[table]]
    first = [f"coalesce({column}, '') AS {column}" for column in OF_RETURN if column != "round"]
    return ", ".join([*first, "nullif(round, '') AS round", *own])
