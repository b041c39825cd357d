#!/usr/bin/env python3
"""How it grows: time and memory of both engines over so many returns: `measure.py TIDY WORK [COUNT…] [--only duckdb,spark]`

TIDY is any tidy Parquet, such as that of `scripts/test-scale`. Its returns are taken again and again under new ids, organisations
and 150 partnerships, written as Parquet at once: no return of these was ever a file. What is counted is therefore more of the
same, and says nothing about other answers. From 100,000 on it is more rounds: the same Parquet, linked into further folders.
"""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import duckdb

from tables import TABLES, columns

PARTNERSHIPS = 150
# So many are written; beyond, their files stand for earlier rounds, too.
WRITTEN = 100_000
HERE = Path(__file__).parent


def multiply(tidy, out, count):
    """Makes so many returns, and says how many rows of answers they have."""
    rows = write(tidy, out, min(count, WRITTEN))
    rounds = -(-count // WRITTEN)
    for path in list(Path(out).glob("*/*/*/*.parquet")):
        for before in range(1, rounds):
            round = path.parent.with_name(f"{path.parent.name} less {before}")
            round.mkdir(exist_ok=True)
            os.link(path, round / path.name)
    return rows * rounds


def write(tidy, out, count):
    """Writes so many returns, and says how many rows of answers they have."""
    database = duckdb.connect()
    database.execute("SET memory_limit = '8GB'")
    for table in TABLES:
        files = f"read_parquet('{tidy}/{table}/*/*/*.parquet', hive_partitioning = true, hive_types_autocast = false)"
        database.execute(f"CREATE VIEW {table} AS SELECT * FROM {files}")
    key = "partnership, round, questionnaire, edition, return, organisation, organisation_type"
    database.execute(f"CREATE TABLE numbered AS SELECT {key}, row_number() OVER (ORDER BY {key}) - 1 AS nth FROM returns")
    there = database.execute("SELECT count(*) FROM numbered").fetchone()[0]
    for table in TABLES:
        of = [column for column, _ in columns(table) if column not in {"partnership", "return", "organisation", "round"}]
        own = ", ".join(f"one.{column}" for column in of)
        same = " AND ".join(f"one.{column} IS NOT DISTINCT FROM numbered.{column}" for column in key.split(", "))
        database.execute(
            f"COPY (SELECT 'Sampleshire ' || (nth + copy * {there}) % {PARTNERSHIPS} AS partnership, one.round,"
            f" one.return || '-' || copy AS return, one.organisation || ' ' || copy AS organisation, {own}"
            f" FROM {table} AS one JOIN numbered ON {same} CROSS JOIN range({-(-count // there)}) AS copies(copy)"
            f" WHERE nth + copy * {there} < {count})"
            f" TO '{out}/{table}' (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (partnership, round), OVERWRITE_OR_IGNORE)"
        )
    return database.execute(f"SELECT count(*) FROM read_parquet('{out}/answers/*/*/*.parquet')").fetchone()[0]


def measured(words):
    """Runs a command; how long it took, and the most memory that it and what it started had at once."""
    began, most = time.monotonic(), 0
    running = subprocess.Popen(words, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    os.set_blocking(running.stderr.fileno(), False)
    said = b""
    while running.poll() is None:
        most = max(most, resident(running.pid))
        said = (said + (running.stderr.read() or b""))[-2000:]
        time.sleep(0.2)
    seconds = time.monotonic() - began
    if running.returncode:
        print(said.decode(errors="replace"), file=sys.stderr)
    return ("failed" if running.returncode else f"{seconds:.0f} s"), f"{most / 2**30:.1f} GB"


def resident(session):
    """Memory of every process of a session, in bytes."""
    total = 0
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and int((process / "stat").read_text().rsplit(")", 1)[1].split()[3]) == session:
                total += int((process / "statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            continue
    return total


def main(tidy, work, *counts, only=("duckdb", "spark")):
    for count in map(int, counts or ("10000", "100000", "1000000")):
        out = f"{work}/{count}"
        began = time.monotonic()
        shutil.rmtree(out, ignore_errors=True)
        os.makedirs(out)
        rows = multiply(tidy, out, count)
        size = sum(path.stat().st_size for path in Path(out).rglob("*.parquet"))
        took = time.monotonic() - began
        print(f"{count} returns, {rows} rows of answers, {size / 2**20:.0f} MB of Parquet, made in {took:.0f} s", flush=True)
        for engine in only:
            for cores in ("1", "2"):
                command = [sys.executable, HERE / "figures.py", out, f"{out}-{engine}-{cores}", "--engine", engine]
                seconds, memory = measured([*command, "--cores", cores, "--memory", "6g"])
                print(f"| {count} | {engine} | {cores} | {seconds} | {memory} |", flush=True)


if __name__ == "__main__":
    words = sys.argv[1:]
    only = ("duckdb", "spark")
    if "--only" in words:
        at = words.index("--only")
        only = tuple(words[at + 1].split(","))
        del words[at : at + 2]
    if len(words) < 2:
        sys.exit(__doc__)
    main(*words, only=only)
