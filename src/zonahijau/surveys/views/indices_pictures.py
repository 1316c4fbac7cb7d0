"""The pictures of an index above the survey: its years, and where to begin."""

from __future__ import annotations

from zonahijau.surveys.above.index import Index
from zonahijau.web.pictures.multiples import Point, SmallMultiples, small_multiples
from zonahijau.web.pictures.quadrants import Quadrants, quadrants
from zonahijau.wording import Text

LOWEST, ROOM = 25, 5
"""No index is less than the first; the other are points below the lowest."""
ACROSS = Text("kaitannya dengan kepuasan", "how it goes with satisfaction")
UP = Text("nilainya", "its value")
_PICTURE = Text(
    "Unsur menurut kaitannya dengan kepuasan dan nilainya",
    "Elements by how they go with satisfaction and by their value",
)


def trend_of(found: Index) -> SmallMultiples | None:
    """The years as a line that breaks where the regulation changed, with what was aimed at; none of
    a single year."""
    if len(found.years) < 2:
        return None
    points = [
        Point(str(each.year), each.shown.index, each.series, each.target) for each in found.years
    ]
    return small_multiples([("indeks", found.scope.name, points)], least=least_of(found))


def least_of(found: Index) -> int:
    """Where the scale of the years begins: at a whole ten with room below the lowest value or
    target, so that years that differ by a point can be told apart."""
    shown = [each.shown.index for each in found.years] + [each.target for each in found.years]
    lowest = min((value for value in shown if value is not None), default=LOWEST)
    return max(LOWEST, int((lowest - ROOM) // 10) * 10)


def quadrants_of(found: Index) -> Quadrants | None:
    """None where an element has no place in it."""
    positions = [line.position for line in found.elements.values()]
    places = [
        (each.importance, each.performance)
        for each in positions
        if each and each.importance is not None and each.performance is not None
    ]
    if not places or len(places) != len(positions):
        return None
    return quadrants(places, _PICTURE)
