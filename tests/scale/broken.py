#!/usr/bin/env python3
"""Breaks each statement on purpose and asks that the comparison notices: `broken.py FOLDER PROGRAMS QUESTIONNAIRES [ONLY]`

ONLY is the beginning of a statement's name. A comparison that cannot fail proves nothing. What is broken is broken in memory, and no file is changed.
"""

import contextlib
import sys

import compare
import figures
import hiding
import publish
import published
import to_parquet
from engine import engine
from world import TODAY, World

# File, what stands there, what stands there instead.
BROKEN = [
    ("cells/cell_returns", "place = 'counted'", "place <> 'left-out'"),
    ("cells/cell_returns", "place = 'counted'", "place <> 'waits'"),
    ("cells/cell_grades", "place = 'counted'", "TRUE"),
    ("cells/cell_answers", " AND once", ""),
    ("cells/cell_answers", "WHERE place = 'counted' AND once", "WHERE once"),
    ("cells/cell_choices", "status = 'answered'", "once"),
    ("cells/cell_choices", "place = 'counted' AND ", ""),
    ("cells/cell_actions", "due_day < day AS late", "due_day <= day AS late"),
    ("cells/cell_actions", "late AND due_day >= day - INTERVAL '30' DAY", "late AND due_day > day - INTERVAL '30' DAY"),
    ("cells/cell_actions", "due_day < day - INTERVAL '90' DAY THEN", "due_day < day - INTERVAL '91' DAY THEN"),
    ("cells/cell_actions", "status = 'dont-know' OR ", ""),
    ("cells/cell_actions", "AND planned.question = gaps.question", ""),
    ("cells/cell_actions", "AND planned.organisation = gaps.organisation", ""),
    ("cells/cell_actions", "status <> 'done' AND NOT has_owner", "NOT has_owner"),
    ("cells/cell_actions", "status <> 'done' AND due_day IS NULL", "due_day IS NULL"),
    ("figures/returns", "questionnaire, edition, partnership)", "questionnaire, edition, partnership), (partnership)"),
    ("figures/grades", "status = 'graded' AND good_or_better", "good_or_better IS NOT NULL"),
    ("figures/grades", "status = 'too-little'", "status = 'incomplete'"),
    ("figures/grade_counts", "sum(n)", "count(*)"),
    ("figures/answers", "positive IS NOT NULL", "status = 'answered'"),
    ("figures/answers", "status = 'dont-know'", "status = 'unanswered'"),
    ("figures/answer_counts", "sum(n)", "max(n)"),
    ("figures/numbers", "ceil(", "floor("),
    ("figures/numbers", "2 * nth BETWEEN many AND many + 2", "2 * nth BETWEEN many AND many + 1"),
    ("figures/numbers", "CAST(least(exact_sum, 9223372036854775807) AS BIGINT)", "CAST(least(exact_sum, 1000000) AS BIGINT)"),
    ("figures/numbers", "place = 'counted' AND ", ""),
    ("figures/actions", "sum(CASE WHEN gaps > 0 THEN 1 ELSE 0 END)", "count(*)"),
    ("figures/actions", "CASE WHEN overdue > 0", "CASE WHEN open > 0"),
    ("figures/actions_by_domain", "sum(overdue)", "sum(open)"),
    ("publish/returns", "CASE WHEN hidden.what IS NULL THEN", "CASE WHEN TRUE THEN"),
    ("publish/grade_counts", "WHERE hidden.what IS NULL", ""),
    ("publish/answer_counts", "WHERE hidden.what IS NULL", ""),
    ("publish/answers", "hidden.what IS NOT NULL AS hidden", "FALSE AS hidden"),
    ("publish/grades", "hidden.what IS NOT NULL AS hidden", "FALSE AS hidden"),
    ("publish/actions", "hidden.what IS NOT NULL AS hidden", "FALSE AS hidden"),
    ("publish/actions_by_domain", "WHERE figures.scope = 'all'", ""),
    ("publish/actions_by_domain", "hidden.what = 'domains'", "hidden.what = 'grades'"),
    ("publish/numbers", "figures.n >= 10", "figures.n >= 9"),
    ("publish/numbers", "WHERE figures.scope <> 'sector of partnership'", ""),
    ("publish/numbers", "hidden.what = 'numbers'", "hidden.what = 'answers'"),
]

# The rules of what is hidden, broken in turn: a name in `hiding`, and what stands there instead.
UNHIDING = [
    ("LEAST", 2),
    ("LEAST_SUM", 100),
    ("ring", lambda groups, hide, exposed: frozenset()),
    ("ring", lambda groups, hide, exposed: next_in_line(groups, hide, min(exposed, key=str))),
    ("exposures", lambda groups, hide: (one for one in whole_exposures(groups, hide) if len(one) == 1)),
]
whole_exposures = hiding.exposures


def next_in_line(groups, hide, exposed):
    """The smallest other sector of the same partnership, which is not enough: it can be got from its sector."""
    left = [group for group in groups if group[0] == exposed[0] and group not in hide]
    return {min(left, key=groups.get)} if left else frozenset()


def faults(folder, tidy, world, plain):
    """How many figures differ, and what is given away."""
    on = engine("duckdb")
    figures.make_figures(on, tidy, TODAY)
    publish.publish(on)
    figures.save(on, f"{folder}/broken", "figures")
    figures.save(on, f"{folder}/broken-published", "published")
    with contextlib.redirect_stdout(None):
        return compare.difference(compare.of_tables(f"{folder}/broken"), plain), published.hold(
            f"{folder}/broken", f"{folder}/broken-published", world
        )[0]


def main(folder, programs, questionnaires, only=""):
    world = World(folder, programs, questionnaires, partnerships=18)
    folders = world.tidy()
    with contextlib.redirect_stdout(None):
        to_parquet.main(f"{folder}/tidy", *folders)
    plain = {**compare.summaries(world), **compare.actions(world, folders)}
    if any(faults(folder, f"{folder}/tidy", world, plain)):
        sys.exit("it fails before anything is broken")
    whole, passed, failed = figures.statement, 0, 0

    def tell(what, differ, given_away):
        nonlocal passed, failed
        noticed = differ or given_away
        print(f"{what}: " + (f"{differ} figures differ, {len(given_away)} faults" if noticed else "NOT NOTICED"), flush=True)
        passed, failed = passed + bool(noticed), failed + (not noticed)

    for file, there, instead in [one for one in BROKEN if one[0].startswith(only)]:
        if whole(file).count(there) == 0:
            sys.exit(f"{file} has no longer {there!r}")

        def broken(*names, file=file, there=there, instead=instead):
            text = whole(*names)
            return text.replace(there, instead) if "/".join(names) == file else text

        figures.statement = publish.statement = broken
        try:
            tell(f"{file}: {there!r} as {instead!r}", *faults(folder, f"{folder}/tidy", world, plain))
        except SystemExit as said:
            tell(f"{file}: {there!r} as {instead!r} ({said})", 1, [])
    figures.statement = publish.statement = whole
    for name, instead in UNHIDING:
        before = getattr(hiding, name)
        setattr(hiding, name, instead)
        by_chance = published.hold_tables()
        differ, given_away = faults(folder, f"{folder}/tidy", world, plain)
        tell(f"hiding: {name} broken", differ, given_away + by_chance)
        setattr(hiding, name, before)
    print(f"{passed} passed, {failed} failed")
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) > 0)
