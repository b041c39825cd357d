"""What is published, held against what it must not say: by linear algebra over what is shown, in which nothing of how it was
hidden is used. Whatever can be got from published figures by adding them up and taking them from one another is looked at."""

import csv
import random
from pathlib import Path

import hiding

PRIME = (1 << 61) - 1
LEAST = 3
# Of what a table is, which of its columns add up to those who were asked, and which tables stand on the same groups.
ASKED = {
    "returns": ([], ["counted"], ["actions"]),
    "grades": (["domain"], ["graded", "not_applicable", "too_little", "incomplete"], ["grade_counts"]),
    "answers": (["domain", "question"], ["answered", "not_applicable", "dont_know", "unanswered"], ["answer_counts"]),
}
TABLE = ["round", "questionnaire", "edition"]
NOT_FIGURES = {"scope", "partnership", "sector", *TABLE, "domain", "question", "key", "hidden"}
NUMBERS = [*TABLE, "question", "scope", "partnership", "sector"]


def rows(folder, table):
    with open(Path(folder) / f"{table}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def reduced(vector, basis):
    """What is left of a vector when everything that is known is taken out of it."""
    for lead, one in basis:
        if factor := vector.get(lead, 0):
            for at, value in one.items():
                left = (vector.get(at, 0) - factor * value) % PRIME
                if left:
                    vector[at] = left
                else:
                    vector.pop(at, None)
    return vector


def exposed(counts, shown):
    """Groups of fewer than three organisations that what is shown gives away, alone or two together."""
    cells = set(counts)
    basis = []
    for partnership, sector in shown:
        of = {cell: 1 for cell in cells if partnership in ("", cell[0]) and sector in ("", cell[1])}
        left = reduced(of, basis)
        if left:
            lead = min(left)
            inverse = pow(left[lead], -1, PRIME)
            one = {at: value * inverse % PRIME for at, value in left.items()}
            for number, (other_lead, other) in enumerate(basis):
                basis[number] = (other_lead, reduced(other, [(lead, one)]))
            basis.append((lead, one))
    found, single = [], {}
    for cell, n in counts.items():
        left = reduced({cell: 1}, basis)
        if n < LEAST and not left:
            found.append(cell)
        elif n * 2 < LEAST:
            one = frozenset(left.items())
            other = frozenset((at, PRIME - value) for at, value in left.items())
            found += [(cell, single[other])] if other in single else []
            single[one] = cell
    return found


def hold_tables(tables=400):
    """Tables by chance, of every shape and mostly of few organisations, through the rule alone."""
    chance, faults, hidden = random.Random(1), [], 0
    for number in range(tables):
        sizes = chance.choice([[0, 1, 2, 3], [0, 1, 1, 1, 2], [0, 0, 1, 5, 9], [3, 4, 20], [0, 1, 30, 40, 50, 60]])
        partnerships, sectors = chance.randint(1, 9), chance.randint(1, 6)
        cells = [(f"P{one}", f"S{other}") for one in range(partnerships) for other in range(sectors)]
        counts = {cell: n for cell in cells if (n := chance.choice(sizes)) > 0}
        hide = hiding.hidden(counts)
        hidden += len(hide)
        shown = {(one or "", other or "") for one, other in hiding.with_totals(counts).keys() - hide}
        faults += [f"table {number} gives away {group}" for group in exposed(counts, sorted(shown))[:1]]
        if hide and min(hiding.with_totals(counts).values()) >= LEAST:
            faults.append(f"table {number} hides {hide}, where nothing is small")
    return faults if hidden else ["nothing was hidden"]


def hold(figures, published, world):
    """Every sentence is a fault; none where all is well."""
    faults, looked_at, hidden = [], 0, 0
    for table, (subject, asked, beside) in ASKED.items():
        counts, shown = {}, {}

        def of_table(row, subject=subject):
            return tuple(row[one] for one in TABLE + subject)

        for row in rows(figures, table):
            n = sum(int(row[column]) for column in asked)
            if row["scope"] == "sector of partnership" and n > 0:
                counts.setdefault(of_table(row), {})[(row["partnership"], row["sector"])] = n
        for row in rows(published, table):
            if row["hidden"] == "false":
                shown.setdefault(of_table(row), set()).add((row["partnership"], row["sector"]))
            else:
                hidden += 1
        seen = {}
        for of, own in counts.items():
            key = (frozenset(own.items()), frozenset(shown.get(of, ())))
            if key not in seen:
                seen[key] = exposed(own, sorted(shown.get(of, ())))
                looked_at += 1
            faults += [f"{table} {of} gives away {group}" for group in seen[key][:3]]
        # Of what is hidden no other table may say anything.
        for other in beside:
            for row in rows(published, other):
                group = (row["partnership"], row["sector"])
                if row.get("hidden", "false") == "false" and group not in shown.get(of_table(row), ()):
                    faults.append(f"{other} shows {row}, which {table} hides")
    for path in sorted(Path(published).glob("*.csv")):
        for row in rows(published, path.stem):
            said = [column for column, cell in row.items() if cell and column not in NOT_FIGURES]
            if row.get("hidden") == "true" and said:
                faults.append(f"{path.stem} says {said} of {row}, which is hidden")
    faults += hold_numbers(figures, published) + hold_domains(figures, published)
    names = {one.record["profile"]["organisation-name"].strip("= ") for one in world.made}
    names |= {one.record["id"] for one in world.made} | {one.record["reference"] for one in world.made}
    for path in Path(published).iterdir():
        text = path.read_text("utf-8")
        faults += [f"{path.name} names {name}" for name in names if name in text][:1]
    if not hidden or not looked_at:
        faults.append("nothing was hidden, so nothing was tried")
    return faults, looked_at, hidden


def hold_domains(figures, published):
    """Actions by domain stand under one total, so what is left of it must be of three organisations or of none."""
    faults, asked, left = [], {}, {}
    for row in rows(figures, "grades"):
        if row["scope"] == "all":
            asked[tuple(row[one] for one in [*TABLE, "domain"])] = sum(int(row[column]) for column in ASKED["grades"][1])
    for row in rows(published, "actions_by_domain"):
        of = tuple(row[one] for one in TABLE)
        n = asked.get((*of, row["domain"]), 0)
        if row["scope"] != "all" or any("gaps" in column for column in row):
            faults.append(f"actions_by_domain shows {row}")
        if row["hidden"] == "true":
            left.setdefault(of, []).append(n)
        elif n < LEAST:
            faults.append(f"actions_by_domain shows {row} of {n} organisations")
    faults += [f"actions_by_domain gives away what is left of {of}" for of, each in left.items() if max(each) < LEAST]
    return faults + [f"actions shows {column}" for column in rows(published, "actions")[0] if "gaps" in column]


def hold_numbers(figures, published):
    faults, inside, lines = [], {}, {}
    for row in rows(figures, "numbers"):
        inside[tuple(row[one] for one in NUMBERS)] = (int(row["n"]), int(row["sum"]))
    for row in rows(published, "numbers"):
        of = tuple(row[one] for one in NUMBERS)
        if {"least", "greatest"} & row.keys() or row["scope"] == "sector of partnership":
            faults.append(f"numbers shows {of}")
        lines.setdefault((of[:4], of[4]), []).append((of, row))
    for (of, scope), line in lines.items():
        left = list(inside[(*of, "all", "", "")]) if all(row["hidden"] == "false" for _, row in lines[(of, "all")]) else None
        for at, row in line:
            n, total = inside[at]
            if row["hidden"] == "true":
                continue
            if n < LEAST or 0 < total < 500:
                faults.append(f"numbers shows {at}: {n} with {total}")
            if row["median"] and n < 10:
                faults.append(f"numbers shows the median of {n}: {at}")
            if left:
                left[0], left[1] = left[0] - n, left[1] - total
        if scope != "all" and left and left[0] and (left[0] < LEAST or 0 < left[1] < 500):
            faults.append(f"numbers gives away what is left of {of} over each {scope}: {left}")
        if scope != "all" and left is None and all(row["hidden"] == "false" for _, row in line):
            faults.append(f"numbers gives away the whole of {of} by adding up each {scope}")
    return faults
