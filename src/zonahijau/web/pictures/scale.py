"""From values to places on the paper, exactly until the last step."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.web.formatting import Number
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Band:
    """A class on the scale: where it begins, its tone and its word; the next band ends it."""

    start: Number
    tone: str
    word: Text


@dataclass(frozen=True, slots=True)
class Scale:
    """``least`` to ``greatest`` drawn on ``length`` units of paper."""

    least: Fraction
    greatest: Fraction
    length: int

    def place(self, value: Number) -> Decimal:
        """How far along the paper, to a tenth; what lies outside stands at the edge."""
        exact = min(max(Fraction(value), self.least), self.greatest)
        tenths = (exact - self.least) * self.length * 10 / (self.greatest - self.least)
        return Decimal(round(tenths)) / 10


def ends(bands: Sequence[Band], greatest: Fraction) -> list[tuple[Band, Fraction, Fraction]]:
    """Each band with its first value and the first of the next; the last ends with the scale."""
    starts = [Fraction(band.start) for band in bands] + [greatest]
    return [(band, starts[i], starts[i + 1]) for i, band in enumerate(bands)]
