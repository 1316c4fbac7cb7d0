"""The range of an estimate on its scale, with the bounds of the classes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.web.formatting import Number, number
from zonahijau.web.pictures.scale import Band, Scale
from zonahijau.wording import Text

WIDTH = 400
_THINNEST = Decimal(3)
_LETTER, _GAP = Decimal("6.5"), Decimal(8)
_MARGIN = 24
"""How wide a letter of a word is, and how far words stand apart, on the same scale;
and how far a word may stand out to the right."""
_FIRST_LINE, _NEXT_LINE = 30, 16
"""Where the words stand under the line, and how far one line of words is from the next."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a class begins on the line, and where its word stands."""

    x: Decimal
    label: Text
    anchor: str
    y: int = _FIRST_LINE


@dataclass(frozen=True, slots=True)
class Range:
    """A line from the scale's least to its greatest, the range in bold on it."""

    width: int
    left: Decimal
    right: Decimal
    bounds: tuple[Bound, ...]
    said: Text

    @property
    def height(self) -> int:
        """As many lines as the words need to stand apart."""
        return max((bound.y for bound in self.bounds), default=_FIRST_LINE) + 4


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
        tuple(_bounds(bands, scale)),
        Text(
            said.id.format(a=number(least, places), b=number(greatest, places), top=top),
            said.en.format(
                a=number(least, places, "en"), b=number(greatest, places, "en"), top=top
            ),
        ),
    )


def _bounds(bands: Sequence[Band], scale: Scale) -> Iterator[Bound]:
    """The word stands to the right of its bound, as the class does, or ends there where it would
    leave the picture; on the first line that is still free."""
    filled: list[Decimal] = []
    for band in sorted(bands, key=lambda each: each.start):
        x, length = scale.place(band.start), _LETTER * _longest(band.word)
        ends_there = x + length > WIDTH + _MARGIN and length < x
        start = x - length if ends_there else x
        line = next((n for n, end in enumerate(filled) if end + _GAP <= start), len(filled))
        filled[line : line + 1] = [start + length]
        yield Bound(x, band.word, "end" if ends_there else "start", _FIRST_LINE + line * _NEXT_LINE)


def _longest(word: Text) -> int:
    return max(len(word.id), len(word.en))
