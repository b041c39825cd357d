#!/usr/bin/env python3
"""Lays tidy tables out as Parquet, a folder for each table, partnership and round: `to_parquet.py OUT FOLDER…`

Each FOLDER is what `summarise --out FOLDER --partnership NAME` wrote. What a call brings for a partnership takes the place of
everything that was there of that partnership; other partnerships stay as they are.
"""

import csv
import glob
import os
import shutil
import sys
import tempfile
import urllib.parse

import duckdb

from tables import KEY, TABLES, select

# What stands escaped in the name of a folder, as Hive has it.
NO_FOLDER = set("\"#%'*/:=?\\{[]^\x7f") | {chr(code) for code in range(1, 32)}


def partnership_of(folder):
    """The partnership's name in a folder of tidy tables; None where no return is in it."""
    path = os.path.join(folder, "returns.csv")
    if not os.path.exists(path):
        sys.exit(f"{folder}: there is no returns.csv. Write it with summarise --out {folder} --partnership NAME")
    with open(path, newline="", encoding="utf-8") as file:
        names = {row["partnership"] for row in csv.DictReader(file)}
    if not names:
        return None
    if len(names) > 1 or not min(names).strip():
        again = f"summarise --out {folder} --partnership NAME"
        sys.exit(f"{folder}: its returns must be of one partnership, and say which. Write it anew with {again}")
    return names.pop()


def lay_out(out, partnership, folders):
    """Writes the tables of one partnership, and says how many returns they hold."""
    database = duckdb.connect()
    database.execute("SET preserve_insertion_order = true")
    for table in TABLES:
        # No guessing: every column is text until it is said what it is.
        files = listed(os.path.join(folder, f"{table}.csv") for folder in folders)
        form = "all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n'"
        database.execute(f"CREATE VIEW {table} AS SELECT * FROM read_csv({files}, {form})")
    twice = database.execute(f"SELECT count(*) - count(DISTINCT ({', '.join(KEY)})) FROM returns").fetchone()[0]
    if twice:
        sys.exit(f"{partnership}: {twice} returns stand there twice. Give each questionnaire and edition once")
    with tempfile.TemporaryDirectory(dir=out) as anew:
        for table in TABLES:
            into = os.path.join(anew, table)
            database.execute(
                f"COPY (SELECT {select(table)} FROM {table}) TO {quoted(into)}"
                " (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (partnership, round), OVERWRITE_OR_IGNORE)"
            )
            there = os.path.join(out, table)
            os.makedirs(there, exist_ok=True)
            for folder in os.listdir(there):
                if urllib.parse.unquote(folder) == f"partnership={partnership}":
                    shutil.rmtree(os.path.join(there, folder))
            for path in glob.glob(os.path.join(glob.escape(into), "*", "*")):
                own, round = (as_folder(folder) for folder in path.split(os.sep)[-2:])
                os.makedirs(os.path.join(there, own), exist_ok=True)
                shutil.move(path, os.path.join(there, own, round))
    return database.execute("SELECT count(*) FROM returns").fetchone()[0]


def as_folder(written):
    """The name of a folder as both engines read it: DuckDB escapes letters beyond ASCII, which Spark takes for several."""
    column, value = written.split("=", 1)
    return f"{column}=" + "".join(f"%{ord(sign):02X}" if sign in NO_FOLDER else sign for sign in urllib.parse.unquote(value))


def listed(paths):
    return "[" + ", ".join(quoted(path) for path in paths) + "]"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def main(out, *folders):
    os.makedirs(out, exist_ok=True)
    by_partnership = {}
    for folder in folders:
        name = partnership_of(folder)
        if name is None:
            print(f"{folder}: no return is in it", file=sys.stderr)
        else:
            by_partnership.setdefault(name, []).append(folder)
    for name, own in sorted(by_partnership.items()):
        print(f"{name}: {lay_out(out, name, own)} returns")


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
