"""Which groups are not shown, so that no figure of fewer than three organisations is, nor can be got by taking figures from one
another. Knows counts of organisations and nothing of what they said.

A table has partnerships down and sectors across, with a total for each and one for all. Take partnerships, sectors and the two
totals as points, and every group that is not shown as a line between two of them. What is not shown can be worked out exactly
where its line is on no ring of such lines; and two together can where no ring has only one of them. So every line gets a
number by chance such that the numbers at each point cancel out: a line that is on no ring has 0, two that only come together
have the same.
"""

import heapq
import random

# Fewer organisations than this are not shown.
LEAST = 3
TOTAL = None
# A total is hidden rather than so many organisations.
TOTALS_LAST = 1_000_000


def with_totals(counts):
    """The groups of a table that have anybody: each partnership and sector, and the totals."""
    groups = {}
    for (partnership, sector), n in counts.items():
        for group in {(partnership, sector), (partnership, TOTAL), (TOTAL, sector), (TOTAL, TOTAL)}:
            groups[group] = groups.get(group, 0) + n
    return {group: n for group, n in groups.items() if n > 0}


def hidden(counts, also=()):
    """The groups of a table that are not shown: `counts` has organisations by partnership and sector. Those of `also` are not."""
    groups = with_totals(counts)
    hide = {group for group, n in groups.items() if n < LEAST} | {group for group in also if group in groups}
    while True:
        found = set()
        for exposed in exposures(groups, hide):
            found |= ring(groups, hide | found, exposed) - hide
        if not found:
            return hide
        hide |= found


def exposures(groups, hide):
    """What can be worked out although it is not shown: sets of one group, or of two that have one organisation each."""
    label = labels(hide)
    for group in sorted(hide, key=str):
        if label[group] == 0 and groups[group] < LEAST:
            yield {group}
    alike = {}
    for group in sorted(hide, key=str):
        if groups[group] * 2 < LEAST and TOTAL not in group and label[group] != 0:
            alike.setdefault(label[group], []).append(group)
    for together in alike.values():
        for at, one in enumerate(together):
            for other in together[at + 1 :]:
                yield {one, other}


def ring(groups, hide, exposed):
    """The groups that close a ring with the first that is exposed, with the fewest organisations hidden anew: the smallest other
    ones, and a total only where there is nothing else."""
    lines = around(groups.keys() - exposed)
    first = min(exposed, key=str)
    begin, end = ("p", first[0]), ("s", first[1])
    best, left = {begin: (0, frozenset())}, [(0, 0, begin)]
    done, pushed = set(), 0
    while left:
        cost, _, point = heapq.heappop(left)
        if point == end:
            return best[point][1]
        if point in done:
            continue
        done.add(point)
        for other, group in lines.get(point, []):
            step = 0 if group in hide else groups[group] + TOTALS_LAST * group.count(TOTAL)
            if other not in best or cost + step < best[other][0]:
                pushed += 1
                best[other] = (cost + step, best[point][1] | {group})
                heapq.heappush(left, (cost + step, pushed, other))
    return frozenset()


def around(hide):
    """From each point, the lines that lead on."""
    lines = {}
    for group in sorted(hide, key=str):
        ends = ("p", group[0]), ("s", group[1])
        for one, other in (ends, ends[::-1]):
            lines.setdefault(one, []).append((other, group))
    return lines


def labels(hide):
    """A number for each line; all that meet in a point cancel out."""
    chance, lines = random.Random(1), around(hide)
    label, at_point, order, above = {}, {}, [], {}
    for first in lines:
        if first in above:
            continue
        above[first] = None
        left = [first]
        while left:
            point = left.pop()
            order.append(point)
            for other, group in lines[point]:
                if other not in above:
                    above[other] = (point, group)
                    left.append(other)
    tree = {found[1] for found in above.values() if found}
    for group in sorted(hide - tree, key=str):
        label[group] = chance.getrandbits(64)
        for end in (("p", group[0]), ("s", group[1])):
            at_point[end] = at_point.get(end, 0) ^ label[group]
    for point in reversed(order):
        if above[point]:
            before, group = above[point]
            label[group] = at_point.get(point, 0)
            at_point[before] = at_point.get(before, 0) ^ label[group]
    return label


# Sums of numbers may count children: one from 1 to 4 is not shown. In hundredths.
LEAST_SUM = 500


def is_small(n, total):
    """Whether numbers of so many organisations with this sum are not shown."""
    return n < LEAST or 0 < total < LEAST_SUM


def hidden_numbers(parts, also=()):
    """Which numbers of a line are not shown, or None where nothing of it is: `parts` has how many gave one, and their sum."""
    all_n, all_sum = (sum(part[at] for part in parts.values()) for at in (0, 1))
    hide = {name for name, part in parts.items() if is_small(*part)} | {name for name in also if name in parts}
    while hide and (len(hide) == 1 or is_small(*(sum(parts[name][at] for name in hide) for at in (0, 1)))):
        left = parts.keys() - hide
        if not left:
            break
        hide.add(min(left, key=lambda name: (parts[name][1], parts[name][0], name)))
    is_hopeless = is_small(all_n, all_sum) or (hide and (len(hide) == 1 or hide == set(parts)))
    return None if is_hopeless else hide
