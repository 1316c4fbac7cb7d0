"""Two values of each thing as a point in four quarters, numbered, with a key in words beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.web.pictures.scale import Scale
from zonahijau.wording import Text

WIDTH, HEIGHT, MARGIN = 400, 300, 16
_ROOM = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Point:
    """A thing with its number in the key."""

    number: int
    x: Decimal
    y: Decimal


@dataclass(frozen=True, slots=True)
class Quadrants:
    """Points, the two cuts between the quarters, and what the picture says in words."""

    points: tuple[Point, ...]
    cut_x: Decimal
    cut_y: Decimal
    said: Text
    width: int = WIDTH
    height: int = HEIGHT


def quadrants(places: Sequence[tuple[Fraction, Fraction]], said: Text) -> Quadrants:
    """The picture of (across, up) for ``<c-quadrants>``; the cuts are the averages of both."""
    across, up = ([each[axis] for each in places] for axis in (0, 1))
    x = _scale(across, WIDTH)
    y = _scale(up, HEIGHT)
    points = tuple(
        Point(number, x.place(one) + MARGIN, HEIGHT - y.place(other) - MARGIN)
        for number, (one, other) in enumerate(places, start=1)
    )
    return Quadrants(
        points, x.place(_mean(across)) + MARGIN, HEIGHT - y.place(_mean(up)) - MARGIN, said
    )


def _scale(values: Sequence[Fraction], length: int) -> Scale:
    """From the least to the greatest with a little room; equal values stand in the middle."""
    least, greatest = min(values), max(values)
    room = (greatest - least) * _ROOM or Fraction(1)
    return Scale(least - room, greatest + room, length - 2 * MARGIN)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)
