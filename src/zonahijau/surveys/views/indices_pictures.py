"""The pictures of an index above the survey: its years, and where to begin."""

from __future__ import annotations

from zonahijau.surveys.above.index import Index
from zonahijau.web.pictures.multiples import Point, SmallMultiples, small_multiples
from zonahijau.web.pictures.quadrants import Quadrants, quadrants
from zonahijau.wording import Text

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
    return small_multiples([("indeks", found.scope.name, points)], least=25)


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
