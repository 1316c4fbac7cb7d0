"""Small multiples: the same scale for every unit, so that they can be compared at a glance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import groupby, pairwise

from zonahijau.web.formatting import Number, number
from zonahijau.web.pictures.scale import Band, Scale, ends
from zonahijau.wording import Text

WIDTH, HEIGHT, FLOOR, PLOT_WIDTH = 200, 128, 106, 144
"""Paper of one panel; to the right of the plot stand the words of the bands."""

MARGIN = 8
"""Left and right of the first and the last round."""

HEADROOM = 16
"""Above the scale, so that the number of the highest point still has its place."""


@dataclass(frozen=True, slots=True)
class Point:
    """A value of one round. ``series`` names the instrument: a line never joins two of them.
    ``target`` is what was aimed at."""

    label: str
    value: Number | None
    series: str = ""
    target: Number | None = None


@dataclass(frozen=True, slots=True)
class Dot:
    """A point on the paper, with the place of its number."""

    x: Decimal
    y: Decimal
    value: Number

    @property
    def label_y(self) -> Decimal:
        """Just above the point."""
        return self.y - 6

    @property
    def left(self) -> Decimal:
        """Where a bar across it begins."""
        return self.x - 6

    @property
    def right(self) -> Decimal:
        """Where a bar across it ends."""
        return self.x + 6


@dataclass(frozen=True, slots=True)
class Panel:
    """One unit: lines between rounds of one instrument, breaks where the instrument changed, a bar
    across where something was aimed at."""

    key: str
    title: Text | str
    lines: tuple[str, ...]
    dots: tuple[Dot, ...]
    breaks: tuple[Decimal, ...]
    targets: tuple[Dot, ...]
    said: Text
    first_label: str
    last_label: str

    @property
    def last(self) -> Dot | None:
        return self.dots[-1] if self.dots else None

    @property
    def last_label_y(self) -> Decimal:
        """Just above the last point, or above what was aimed at where that is close over it."""
        last = self.dots[-1]
        over = (aim for aim in self.targets if aim.x == last.x and 0 < last.y - aim.y < HEADROOM)
        return next((aim.label_y for aim in over), last.label_y)


@dataclass(frozen=True, slots=True)
class Stripe:
    """A band as a stripe behind the lines."""

    tone: str
    word: Text
    top: Decimal
    height: Decimal

    @property
    def middle(self) -> Decimal:
        return self.top + self.height / 2 + 4


@dataclass(frozen=True, slots=True)
class SmallMultiples:
    """The panels and what they share, for ``<c-multiples>``."""

    panels: tuple[Panel, ...]
    bands: tuple[Stripe, ...]
    places: int
    width: int = WIDTH
    height: int = HEIGHT
    foot: int = HEIGHT - 5
    floor: int = FLOOR
    headroom: int = HEADROOM
    plot_width: int = PLOT_WIDTH


def small_multiples(
    units: Sequence[tuple[str, Text | str, Sequence[Point]]],
    bands: Sequence[Band] = (),
    *,
    least: int = 0,
    greatest: int = 100,
    places: int = 2,
) -> SmallMultiples:
    """``units``: a key that may stand in an address, the title, and the points in their order."""
    scale = Scale(Fraction(least), Fraction(greatest), FLOOR - HEADROOM)
    panels = tuple(_panel(key, title, points, scale, places) for key, title, points in units)
    return SmallMultiples(panels, tuple(_stripes(bands, scale)), places)


def _stripes(bands: Sequence[Band], scale: Scale) -> Iterator[Stripe]:
    for band, start, end in ends(bands, scale.greatest):
        top, bottom = FLOOR - scale.place(end), FLOOR - scale.place(start)
        yield Stripe(band.tone, band.word, top, bottom - top)


def _panel(
    key: str, title: Text | str, points: Sequence[Point], scale: Scale, places: int
) -> Panel:
    dots = [_dot(i, len(points), point.value, scale) for i, point in enumerate(points)]
    drawn = [(point, dot) for point, dot in zip(points, dots, strict=True) if dot]
    return Panel(
        key,
        title,
        tuple(_lines(points, dots)),
        tuple(dot for _, dot in drawn),
        tuple((a.x + b.x) / 2 for (p, a), (q, b) in pairwise(drawn) if p.series != q.series),
        tuple(_targets(points, scale)),
        _said(points, places),
        points[0].label if points else "",
        points[-1].label if len(points) > 1 else "",
    )


def _targets(points: Sequence[Point], scale: Scale) -> Iterator[Dot]:
    for i, point in enumerate(points):
        if dot := _dot(i, len(points), point.target, scale):
            yield dot


def _dot(place: int, places: int, value: Number | None, scale: Scale) -> Dot | None:
    if value is None:
        return None
    step = Decimal(PLOT_WIDTH - 2 * MARGIN) / max(places - 1, 1)
    return Dot(MARGIN + round(step * place, 1), FLOOR - scale.place(value), value)


def _lines(points: Sequence[Point], dots: Sequence[Dot | None]) -> Iterator[str]:
    """A line for each stretch of rounds without a gap under the same instrument."""
    together = groupby(
        zip(points, dots, strict=True), lambda pair: pair[1] is not None and (pair[0].series,)
    )
    for joined, stretch in together:
        places = [f"{dot.x},{dot.y}" for _, dot in stretch if dot] if joined else []
        if len(places) > 1:
            yield " ".join(places)


def _said(points: Sequence[Point], places: int) -> Text:
    """The picture in words, for those who hear it."""
    spoken = {
        language: "; ".join(_point_said(point, places, language) for point in points)
        for language in ("id", "en")
    }
    return Text(spoken["id"], spoken["en"])


def _point_said(point: Point, places: int, language: str) -> str:
    said = f"{point.label}: {number(point.value, places, language)}"
    if point.target is None:
        return said
    return f"{said} (target {number(point.target, places, language)})"
