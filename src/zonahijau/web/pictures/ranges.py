"""The range of an estimate on its scale, with the bounds of the classes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.web.formatting import Number, number
from zonahijau.web.pictures.scale import Band, Scale
from zonahijau.wording import Text

WIDTH = 400
_THINNEST = Decimal(3)


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a class begins on the line."""

    x: Decimal
    label: Text
    anchor: str


@dataclass(frozen=True, slots=True)
class Range:
    """A line from the scale's least to its greatest, the range in bold on it."""

    width: int
    left: Decimal
    right: Decimal
    bounds: tuple[Bound, ...]
    said: Text


def range_picture(
    least: Number, greatest: Number, bands: Sequence[Band] = (), top: int = 100, places: int = 0
) -> Range:
    """The picture for ``<c-range>``; a range of a single value is still to be seen."""
    scale = Scale(Fraction(0), Fraction(top), WIDTH)
    left, right = scale.place(least), scale.place(greatest)
    said = Text("Kisaran {a} sampai {b} pada skala 0 sampai {top}",
                "From {a} to {b} on a scale from 0 to {top}")  # fmt: skip
    return Range(
        WIDTH,
        min(left, WIDTH - _THINNEST),
        max(right, left + _THINNEST),
        tuple(_bound(band, scale) for band in bands),
        Text(
            said.id.format(a=number(least, places), b=number(greatest, places), top=top),
            said.en.format(
                a=number(least, places, "en"), b=number(greatest, places, "en"), top=top
            ),
        ),
    )


def _bound(band: Band, scale: Scale) -> Bound:
    """The word stands to the right of its bound, as the class does."""
    return Bound(scale.place(band.start), band.word, "start")
