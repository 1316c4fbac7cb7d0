"""Horizontal bars from zero, the number at their end, grey for context and one colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.web.formatting import Number
from zonahijau.web.pictures.scale import Scale
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Bar:
    """A named value; the subject of the picture is drawn in colour."""

    label: Text | str
    value: Number
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar on the paper: its length in hundredths of the longest that there may be."""

    label: Text | str
    value: Number
    is_subject: bool
    length: Decimal


@dataclass(frozen=True, slots=True)
class BarPicture:
    """The bars for ``<c-bars>``; names and numbers stay text, only the length is drawn."""

    rows: tuple[Drawn, ...]
    places: int


def bar_picture(
    bars: Sequence[Bar], *, greatest: Number | None = None, places: int = 0
) -> BarPicture:
    """The longest bar, or ``greatest`` where the scale has an end, fills the paper."""
    top = greatest if greatest is not None else max((Fraction(b.value) for b in bars), default=0)
    scale = Scale(Fraction(0), Fraction(top) or Fraction(1), 100)
    rows = (Drawn(b.label, b.value, b.is_subject, scale.place(b.value)) for b in bars)
    return BarPicture(tuple(rows), places)
