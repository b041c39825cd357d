"""Makes of the figures what may be published: first which groups are hidden, then the tables without them. Knows no engine.

`figures.py --publish FOLDER` runs it, since figures must be there first.
"""

from figures import FIGURES, statement
from hiding import LEAST, TOTAL, hidden, hidden_numbers

HEADS = ["what", "round", "questionnaire", "edition", "partnership", "sector", "domain", "question"]

# Of whom something was asked: organisations by partnership and sector. What is asked of few is said of few.
ASKED = {
    "returns": ("'' AS domain, '' AS question, counted", "figures_returns"),
    "grades": ("domain, '' AS question, graded + not_applicable + too_little + incomplete", "figures_grades"),
    "answers": ("domain, question, answered + not_applicable + dont_know + unanswered", "figures_answers"),
}


def publish(on):
    """Makes each table of figures anew, under its name with `published_` before it."""
    on.fill("hidden", HEADS, hidden_groups(on))
    for name in FIGURES:
        on.make(f"published_{name}", statement("publish", name))


def hidden_groups(on):
    """A row for each group of each table that is not shown; a total has no name."""
    found, small = [], {}
    for what, (columns, figures) in ASKED.items():
        tables, before = {}, {}
        _, rows = on.rows(
            f"SELECT round, questionnaire, edition, partnership, sector, {columns} AS n FROM {figures}"
            " WHERE scope = 'sector of partnership'"
        )
        for *of, partnership, sector, domain, question, n in rows:
            tables.setdefault((*of, domain, question), {})[(partnership, sector)] = int(n)
        for (*of, domain, question), counts in sorted(tables.items()):
            # A group that is hidden anyway is hidden here, too; most questions are asked of all, so that few tables differ.
            also = small.get(tuple(of), frozenset())
            key = (tuple(of), frozenset(counts.items()))
            if key not in before:
                before[key] = frozenset(hidden(counts, also))
            if what == "returns":
                small[tuple(of)] = before[key]
            found += [row(what, of, group, domain, question) for group in before[key]]
    return sorted(found + numbers(on, found) + domains(on, found))


def numbers(on, found):
    """Numbers may count children. They are shown of partnerships, of sectors and of all, and hidden by their sums as well."""
    without = {}
    for what, *of, partnership, sector, domain, question in found:
        if what == "answers":
            without.setdefault((*of, domain, question), set()).add((partnership or TOTAL, sector or TOTAL))
    lines = {}
    _, rows = on.rows(
        "SELECT scope, partnership, sector, round, questionnaire, edition, domain, question, n, sum FROM figures_numbers"
        " WHERE scope IN ('partnership', 'sector')"
    )
    for scope, partnership, sector, *of, n, total in rows:
        lines.setdefault(tuple(of), {}).setdefault(scope, {})[(partnership or TOTAL, sector or TOTAL)] = (int(n), int(total))
    hide = []
    for of, by_scope in lines.items():
        also = without.get(of, set())
        shown = [hidden_numbers(parts, also) for parts in by_scope.values()]
        groups = {group for parts in by_scope.values() for group in parts} | {(TOTAL, TOTAL)}
        if None in shown or (TOTAL, TOTAL) in also:
            not_shown = groups
        else:
            not_shown = set().union(*shown)
        hide += [row("numbers", of[:3], group, *of[3:]) for group in not_shown]
    return hide


def domains(on, found):
    """Actions by domain add up to all actions: what is hidden of them must be of three organisations together."""
    without = {tuple(of) for what, *of in found if what == "returns" and of[3:5] == ["", ""]}
    tables = {}
    _, rows = on.rows(
        "SELECT round, questionnaire, edition, domain, graded + not_applicable + too_little + incomplete AS n"
        " FROM figures_grades WHERE scope = 'all'"
    )
    for *of, domain, n in rows:
        tables.setdefault(tuple(of), {})[domain] = int(n)
    # A domain that nobody was asked about may have actions all the same, from before something was no longer asked.
    _, rows = on.rows("SELECT round, questionnaire, edition, domain FROM figures_actions_by_domain WHERE scope = 'all'")
    for *of, domain in rows:
        tables.setdefault(tuple(of), {}).setdefault(domain, 0)
    hide = []
    for of, asked in sorted(tables.items()):
        few = {domain for domain, n in asked.items() if n < LEAST}
        left = sorted(asked.keys() - few, key=lambda domain: (asked[domain], domain))
        # Those of few may be the same few, so another domain goes with them.
        not_shown = asked.keys() if (*of, "", "", "", "") in without else few | set(left[:1] if few else [])
        hide += [row("domains", of, (TOTAL, TOTAL), domain, "") for domain in not_shown]
    return hide


def row(what, of, group, domain, question):
    return (what, *of, group[0] or "", group[1] or "", domain, question)
