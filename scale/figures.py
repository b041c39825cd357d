#!/usr/bin/env python3
"""Figures over the tidy Parquet of many partnerships, by the same SQL on either engine.

`figures.py TIDY OUT --engine duckdb|spark [--today 2027-01-15] [--publish FOLDER] [--cores N] [--memory 4g]`

Writes a CSV for each table of figures into OUT, for use inside; with --publish those that may be published into FOLDER.
"""

import argparse
import datetime
import time
from pathlib import Path

from engine import engine

SQL = Path(__file__).parent / "sql"

# The counts of each cell first, which are few; figures are added up from these.
CELLS = ["cell_returns", "cell_grades", "cell_answers", "cell_choices", "cell_actions"]
FIGURES = ["returns", "grades", "grade_counts", "answers", "answer_counts", "numbers", "actions", "actions_by_domain"]


def statement(*names):
    return SQL.joinpath(*names).with_suffix(".sql").read_text(encoding="utf-8").strip().rstrip(";")


def make_figures(on, tidy, today):
    """Makes each table of figures, under its name with `figures_` before it."""
    on.open(tidy)
    on.make("today", f"SELECT CAST('{datetime.date.fromisoformat(today)}' AS DATE) AS day")
    for name in CELLS:
        on.make(name, statement("cells", name))
    for name in FIGURES:
        on.make(f"figures_{name}", statement("figures", name))


def save(on, folder, before):
    for name in FIGURES:
        on.save(f"{before}_{name}", f"{folder}/{name}.csv")


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("tidy")
    asked.add_argument("out")
    asked.add_argument("--engine", choices=["duckdb", "spark"], default="duckdb")
    asked.add_argument("--today", default=datetime.date.today().isoformat(), help="the day on which actions are looked at")
    asked.add_argument("--publish", metavar="FOLDER")
    asked.add_argument("--cores")
    asked.add_argument("--memory")
    given = asked.parse_args()
    began = time.monotonic()
    on = engine(given.engine, given.cores, given.memory)
    make_figures(on, given.tidy, given.today)
    save(on, given.out, "figures")
    if given.publish:
        from publish import publish

        publish(on)
        save(on, given.publish, "published")
    print(f"{given.engine}: {time.monotonic() - began:.1f} seconds")


if __name__ == "__main__":
    main()
