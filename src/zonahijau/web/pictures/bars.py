"""Horizontal bars from zero, the number at their end, grey for context and one colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.web.formatting import Number
from zonahijau.web.pictures.scale import Scale
from zonahijau.wording import Text

WIDTH, ROW, PLOT = 560, 28, 300
_LEFT = 200


@dataclass(frozen=True, slots=True)
class Bar:
    """A named value; the subject of the picture is drawn in colour."""

    label: Text | str
    value: Number
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar on the paper."""

    bar: Bar
    y: int
    length: Decimal

    @property
    def text_y(self) -> int:
        return self.y + 17

    @property
    def end(self) -> Decimal:
        return _LEFT + self.length + 6


@dataclass(frozen=True, slots=True)
class BarPicture:
    """The bars for ``<c-bars>``."""

    rows: tuple[Drawn, ...]
    places: int
    width: int = WIDTH
    left: int = _LEFT

    @property
    def height(self) -> int:
        return len(self.rows) * ROW


def bar_picture(
    bars: Sequence[Bar], *, greatest: Number | None = None, places: int = 0
) -> BarPicture:
    """The longest bar, or ``greatest`` where the scale has an end, fills the paper."""
    top = greatest if greatest is not None else max((Fraction(b.value) for b in bars), default=0)
    scale = Scale(Fraction(0), Fraction(top) or Fraction(1), PLOT)
    rows = tuple(Drawn(bar, i * ROW, scale.place(bar.value)) for i, bar in enumerate(bars))
    return BarPicture(rows, places)
