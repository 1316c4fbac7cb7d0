"""Hidden cells as a graph: which cycle of cells keeps a count from being found.

A cell joins the node of its row with the node of its column. Moving one person along a cycle, up
in one cell and down in the next, changes the cells on it and no total.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

Node = tuple[str, int]
Moves = dict[Node, list[tuple[Node, "Cell"]]]


@dataclass(slots=True, eq=False)
class Cell:
    """A count of the table or of its margin, and whether it is hidden.

    A ``margin`` stands on the other side of its equation: where a count goes up it goes up too,
    instead of another count going down.
    """

    row: Node
    column: Node
    count: int
    margin: bool = False
    hidden: bool = False

    @property
    def shown(self) -> int | None:
        return None if self.hidden else self.count

    def moves(self, least: int) -> Iterator[tuple[Node, Node]]:
        """From where to where one person can be moved through this cell.

        Up is always possible; down only while the count stays at ``least`` or above.
        """
        up, down = (self.row, self.column), (self.column, self.row)
        if self.margin:
            up, down = down, up
        yield up
        if self.count > least:
            yield down


class Cycles:
    """All moves through the cells of one table, and those through hidden cells."""

    def __init__(self, cells: Iterable[Cell], least: int):
        self._least = least
        self._all: Moves = defaultdict(list)
        self._hidden: Moves = defaultdict(list)
        for cell in cells:
            self._enter(cell, self._all)
            if cell.hidden:
                self._enter(cell, self._hidden)

    def protect(self, cell: Cell) -> None:
        """Hide what is needed so that ``cell`` lies on a cycle of hidden cells.

        Of all cycles the one that hides the fewest people more. There always is one: one person
        more in a cell, in its row total, its column total and the grand total.
        """
        if any(self._connected(end, start, cell) for start, end in cell.moves(self._least)):
            return
        ways = [self._cheapest(end, start, cell) for start, end in cell.moves(self._least)]
        _, to_hide = min((way for way in ways if way is not None), key=lambda way: way[0])
        for other in to_hide:
            other.hidden = True
            self._enter(other, self._hidden)

    def _enter(self, cell: Cell, moves: Moves) -> None:
        for start, end in cell.moves(self._least):
            moves[start].append((end, cell))

    def _connected(self, start: Node, end: Node, without: Cell) -> bool:
        """Whether hidden cells alone lead from ``start`` to ``end``."""
        seen, waiting = {start}, [start]
        for node in waiting:
            for following, cell in self._hidden[node]:
                if cell is not without and following not in seen:
                    seen.add(following)
                    waiting.append(following)
            if end in seen:
                return True
        return False

    def _cheapest(self, start: Node, end: Node, without: Cell) -> tuple[int, list[Cell]] | None:
        """Dijkstra's shortest way: the people hidden more, and the shown cells on the way."""
        waiting: list[tuple[int, int, Node, list[Cell]]] = [(0, 0, start, [])]
        order = count(1)
        seen: set[Node] = set()
        while waiting:
            cost, _, node, way = heappop(waiting)
            if node == end:
                return cost, [cell for cell in way if not cell.hidden]
            if node in seen:
                continue
            seen.add(node)
            for following, cell in self._all[node]:
                if cell is not without and following not in seen:
                    price = cost + (0 if cell.hidden else cell.count + 1)
                    heappush(waiting, (price, next(order), following, [*way, cell]))
        return None
