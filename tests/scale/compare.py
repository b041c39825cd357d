#!/usr/bin/env python3
"""Every figure of the SQL beside what the command line prints: `compare.py FOLDER PROGRAMS QUESTIONNAIRES ENGINE…`

Each figure becomes a line of a dictionary, on both sides, and the dictionaries must be the same. Actions stand in no summary:
these are counted here, one by one, from the returns.
"""

import contextlib
import csv
import datetime
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "scale")]

import figures
import publish
import published
import to_parquet
from engine import engine
from world import TODAY, World


def of_summary(summary, scope, by_sector):
    """Figures of one summary under the scope of the whole, and of its sectors under theirs."""
    found = {}

    def note(table, at, subject, measures):
        for measure, n in measures.items():
            found[(table, *at, *subject, measure)] = n

    def distribution(at, domain, of):
        if domain and of["graded"] + of["not_applicable"] + of["too_little"] + of["not_yet"] == 0:
            return
        note("grades", at, (domain,), {
            "graded": of["graded"], "good_or_better": of["good_or_better"], "not_applicable": of["not_applicable"],
            "too_little": of["too_little"], "incomplete": of["not_yet"], "not_asked": of["not_asked"] })
        for grade in of["grades"]:
            note("grade_counts", at, (domain, grade["grade"], grade["label"]), {"n": grade["n"]})

    def answers(at, question, of):
        if of["answered"] + of["not_applicable"] + of["dont_know"] + of["unanswered"] == 0:
            return
        subject = (question["domain"], question["question"])
        met = of.get("met", {"x": 0, "n": 0})
        key = "true" if question.get("key") else "false"
        note("answers", at, (*subject, key), {
            **{status: of[status] for status in ("answered", "not_applicable", "dont_know", "unanswered", "not_asked")},
            "positive": met["x"], "positive_of": met["n"] })
        for answer in of.get("answers", []):
            note("answer_counts", at, (*subject, answer["answer"], answer["label"]), {"n": answer["n"]})
        if numbers := of.get("numbers"):
            note("numbers", at, subject, {one: str(numbers[one]) for one in ("n", "sum", "least", "median", "greatest")})

    whole = (*scope, "")
    note("returns", whole, (), {"counted": summary["counted"]})
    for one in summary["sectors"]:
        note("returns", (*by_sector, one["sector"]), (), {"counted": one["n"]})
    for domain, grades in [("", summary["overall"])] + [(one["domain"], one["grades"]) for one in summary["domains"]]:
        distribution(whole, domain, grades["all"])
        for one in grades["by_sector"]:
            distribution((*by_sector, one["sector"]), domain, one["distribution"])
    for question in summary.get("questions", []):
        answers(whole, question, question["all"])
        for one in question["by_sector"]:
            answers((*by_sector, one["sector"]), question, one["figures"])
    return {key: n for key, n in found.items() if n != 0}


SUBJECTS = {
    "returns": [],
    "grades": ["domain"],
    "grade_counts": ["domain", "grade", "label"],
    "answers": ["domain", "question", "key"],
    "answer_counts": ["domain", "question", "value", "label"],
    "numbers": ["domain", "question"],
    "actions": [],
    "actions_by_domain": ["domain"],
}
GROUP = ["scope", "partnership", "sector", "round", "questionnaire", "edition"]


def of_tables(folder):
    """Figures as the SQL made them; counts of nothing are left out, on both sides."""
    found = {}
    for table, subject in SUBJECTS.items():
        with open(Path(folder) / f"{table}.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                scope, partnership, sector, *rest = (row[column] for column in GROUP)
                at = (tuple(rest), scope, partnership, sector)
                for measure in row.keys() - {*GROUP, *subject}:
                    key = (table, *at, *(row[column] for column in subject), measure)
                    n = row[measure] if table == "numbers" else int(row[measure])
                    if key in found:
                        sys.exit(f"{key} stands there twice")
                    if n != 0:
                        found[key] = n
    return found


def summaries(world):
    """Every figure that the command line prints, of each partnership and of all of them, round by round."""
    counted = [one for one in world.made if one.counts]
    jobs = []
    for form, round in sorted({(one.form, one.round) for one in counted}):
        of_round = [one for one in counted if (one.form, one.round) == (form, round)]
        jobs.append((form, round, "", of_round))
        for name in sorted({one.partnership for one in of_round}):
            jobs.append((form, round, name, [one for one in of_round if one.partnership == name]))

    def figures_of(job):
        form, round, name, made = job
        printed = world.summarise(form, made)
        if len(printed) != 1 or printed[0]["counted"] != len(made) or printed[0]["cycles"] != [round] * bool(round):
            sys.exit(f"{name}, {round}: the command line does not count what was made")
        at = (round, world.forms[form]["id"], world.forms[form]["edition"])
        scopes = ("partnership", "sector of partnership") if name else ("all", "sector")
        return of_summary(printed[0], (at, scopes[0], name), (at, scopes[1], name))

    found = {}
    with ThreadPoolExecutor(4) as pool:
        for figures in pool.map(figures_of, jobs):
            found.update(figures)
    return found


def actions(world, folders):
    """Actions counted one by one from the returns; whether an answer is a gap is what its row in answers.csv says."""
    gaps = {}
    for folder in folders:
        with open(Path(folder) / "answers.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["status"] == "dont-know" or row["status"] == "answered" and row["positive"] == "false":
                    own = gaps.setdefault((row["return"], row["organisation"].lstrip("'")), {})
                    own[row["question"]] = row["key"] == "true"
    today = datetime.date.fromisoformat(TODAY)
    found = Counter()
    for made in world.made:
        if not made.counts:
            continue
        form, record = world.forms[made.form], made.record
        domain_of = {question["id"]: domain["id"] for domain in form["domains"] for question in domain["questions"]}
        types = {one["id"]: one.get("sector", "Not stated") for one in form["options"]["organisation-types"]}
        sector = types[record["profile"]["organisation-type"]]
        at = (made.round, form["id"], form["edition"])
        scopes = [("all", "", ""), ("sector", "", sector)]
        scopes += [("partnership", made.partnership, ""), ("sector of partnership", made.partnership, sector)]
        seen = set()

        def note(measure, domain=None, n=1):
            for scope in scopes:
                if domain is None:
                    found[("actions", at, *scope, measure)] += n
                else:
                    found[("actions_by_domain", at, *scope, domain, measure)] += n

        not_blank = [one for one in record["actions"] if any(one[part].strip() for part in ("text", "owner", "due"))]
        for action in not_blank:
            domain = domain_of.get(action.get("question"), "")
            note("actions"), note("actions", domain)
            if action["status"] == "done":
                note("done")
                continue
            note("open"), note("open", domain), seen.add("organisations_open")
            if not action["owner"].strip():
                note("without_owner")
            try:
                typed = action["due"].strip()
                due = datetime.date.fromisoformat(typed) if len(typed) == 10 else None
            except ValueError:
                due = None
            if due is None:
                note("without_day")
            elif due < today:
                days = (today - due).days
                note("overdue"), note("overdue", domain), seen.add("organisations_overdue")
                note("overdue_short" if days <= 30 else "overdue_longer" if days <= 90 else "overdue_long")
        planned = {action.get("question") for action in not_blank}
        for question, is_key in gaps.get((record["id"], record["profile"]["organisation-name"]), {}).items():
            if question not in planned:
                note("gaps_without_action"), note("gaps_without_action", domain_of[question]), seen.add("organisations_with_gaps")
                if is_key:
                    note("key_gaps_without_action")
        for one in seen:
            note(one)
    return dict(found)


def difference(shown, plain):
    """The first few lines in which two sets of figures differ."""
    keys = [key for key in shown.keys() | plain.keys() if shown.get(key, 0) != plain.get(key, 0)]
    for key in sorted(keys, key=str)[:10]:
        print(f"  {key}: the SQL gives {shown.get(key, 0)}, counted one by one it is {plain.get(key, 0)}")
    return len(keys)


def main(folder, programs, questionnaires, *engines):
    began = time.monotonic()
    world = World(folder, programs, questionnaires)
    folders = world.tidy()
    tidy = f"{folder}/tidy"
    with contextlib.redirect_stdout(None):
        to_parquet.main(tidy, *folders)
    plain = {**summaries(world), **actions(world, folders)}
    for table in SUBJECTS:
        if not any(key[0] == table for key in plain):
            sys.exit(f"nothing to compare in {table}")
    took = f"{time.monotonic() - began:.0f} seconds"
    print(f"{len(world.made)} returns of {len(world.names)} partnerships, {len(plain)} figures: {took}")
    faults = published.hold_tables()
    print("\n".join([f"  {fault}" for fault in faults[:10]] or ["tables by chance: none of what is hidden can be got"]))
    passed, failed = int(not faults), int(bool(faults))
    for name in engines:
        began = time.monotonic()
        on = engine(name)
        figures.make_figures(on, tidy, TODAY)
        figures.save(on, f"{folder}/{name}", "figures")
        publish.publish(on)
        figures.save(on, f"{folder}/{name}-published", "published")
        shown = of_tables(f"{folder}/{name}")
        for table in SUBJECTS:
            wrong = difference(*({key: n for key, n in of.items() if key[0] == table} for of in (shown, plain)))
            print(f"{name}, {table}: {'every figure is the same' if not wrong else f'{wrong} figures differ'}")
            passed, failed = passed + (not wrong), failed + bool(wrong)
        faults, looked_at, hidden = published.hold(f"{folder}/{name}", f"{folder}/{name}-published", world)
        print("\n".join(f"  {fault}" for fault in faults[:10]), end="\n" * bool(faults))
        well = f"{len(faults)} faults" if faults else "none can be got"
        print(f"{name}, published: {hidden} groups hidden in {looked_at} tables, {well}")
        passed, failed = passed + (not faults), failed + bool(faults)
        print(f"{name}: {time.monotonic() - began:.0f} seconds")
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) > 0)
