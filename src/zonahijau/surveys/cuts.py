"""Whether sums that were shown leave the answers of a few people, however they are combined. Pure.

People who came and went together, in one cell of a table, join two nodes: the state of the whole
that first counted them, and what they stand in besides (a cell that is shown, the state that first
went without them, or ``REST``, which is nothing that is shown). Whoever adds and subtracts states
and cells gives each node a number, ``REST`` none, and such people count by the difference of the
numbers of their two nodes. The least that any combination leaves are so the people across a cut:
some nodes on the one side, all others on the other. Where no cut is crossed by one to four people,
no combination tells of so few.

Such cuts are found by drawing together, again and again, what none of them can part (H. Nagamochi
and T. Ibaraki, 1992, SIAM Journal on Discrete Mathematics 5, 54-66).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from itertools import count

from zonahijau.surveys.policies import LEAST, Bundle

Node = Hashable
Joined = tuple[Node, Node, int]
"""Two nodes, and how many people join them."""
REST: Node = "rest"
_Ties = Mapping[Node, Mapping[Node, int]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The node of a cell in the table that was issued on a day."""

    issue: Node
    cell: str


def of_whole(
    days: Sequence[date], mixed: Mapping[date, int], sheets: Iterable[Bundle]
) -> Iterator[Joined]:
    """The whole as it was shown on ``days`` (in their order): how many came over the network on
    which day, and the sheets."""
    for day, people in mixed.items():
        yield _first(days, day), REST, people
    for sheet in sheets:
        yield _first(days, sheet.counted), _first(days, sheet.out), sheet.size


def of_table(
    days: Sequence[date],
    issues: Sequence[date],
    hidden: Collection[str],
    cells: Mapping[str, tuple[Mapping[date, int], Sequence[Bundle]]],
) -> Iterator[Joined]:
    """A table as it was issued on ``issues``, beside the whole: for each cell who came over the
    network, and the sheets."""
    for cell, (mixed, sheets) in cells.items():

        def shown(day: date | None, cell: str = cell) -> Node:
            issue = _first(issues, day)
            return REST if issue == REST or cell in hidden else Shown(issue, cell)

        for day, people in mixed.items():
            yield _first(days, day), shown(day), people
        for sheet in sheets:
            came, left = _first(issues, sheet.counted), _first(issues, sheet.out)
            if came == left:  # no table ever had it
                yield _first(days, sheet.counted), _first(days, sheet.out), sheet.size
            elif sheet.out is None:
                yield _first(days, sheet.counted), shown(sheet.counted), sheet.size
            elif left == REST:  # the whole goes on without it, and may tell what all of it said
                yield ("gone", sheet.counted, sheet.out), shown(sheet.counted), sheet.size
            # else two tables may tell what its people in this cell said: it protects nobody


def _first(days: Sequence[date], day: date | None) -> Node:
    """The first state of a day or later."""
    return next((each for each in days if day is not None and each >= day), REST)


def few_across(joined: Iterable[Joined], least: int = LEAST) -> frozenset[Node]:
    """The nodes on one side of a cut that fewer than ``least`` people cross, the side that is
    without ``REST``; none where there is no such cut."""
    ties = _ties(joined)
    within = {node: frozenset([node]) for node in ties}
    while ties:
        order, near = _scan(ties, least)
        *others, last = order
        if sum(ties[last].values()) < least:
            sides = [last] if REST not in within[last] else others
            return frozenset(node for each in sides for node in within[each])
        into = _together(near)
        for node in order:
            if into(node) != node:
                within[into(node)] |= within[node]
        ties = _ties((into(one), into(other), people) for one, other, people in _pairs(ties))
    return frozenset()


def _ties(joined: Iterable[Joined]) -> _Ties:
    found: dict[Node, Counter[Node]] = defaultdict(Counter)
    for one, other, people in joined:
        if one != other and people > 0:
            found[one][other] += people
            found[other][one] += people
    return found


def _pairs(ties: _Ties) -> Iterator[Joined]:
    """Every two nodes once."""
    seen: set[Node] = set()
    for one, others in ties.items():
        seen.add(one)
        yield from ((one, other, people) for other, people in others.items() if other not in seen)


def _scan(ties: _Ties, least: int) -> tuple[list[Node], list[tuple[Node, Node]]]:
    """One part of the graph that hangs together, always going on to the node that most people join
    to those before it; and the pairs that no cut of fewer than ``least`` parts."""
    order: list[Node] = []
    near: list[tuple[Node, Node]] = []
    reached: Counter[Node] = Counter()
    seen: set[Node] = set()
    number = count()
    waiting = [(0, next(number), next(iter(ties)))]
    while waiting:
        node = heappop(waiting)[2]
        if node in seen:
            continue
        seen.add(node)
        order.append(node)
        for other, people in ties[node].items():
            if other not in seen:
                reached[other] += people
                heappush(waiting, (-reached[other], next(number), other))
                if reached[other] >= least:
                    near.append((node, other))
    return order, near


def _together(near: Iterable[tuple[Node, Node]]) -> Callable[[Node], Node]:
    """One node for all that hang together by these pairs."""
    into: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while node in into:
            node = into[node]
        return node

    for one, other in near:
        if root(one) != root(other):
            into[root(other)] = root(one)
    return root
