"""Exact numbers: from the text of a file to a fraction, and from a fraction to what is printed.

Everything between is integers and fractions (1/9 is not a decimal); a decimal appears only where
a version of an instrument declares a rounding.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

LONGEST_TAIL = 12
"""Decimal places shown of a number that does not terminate."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(/\d+)?", re.ASCII)
_MODES = {"half-up", "half-even", "down"}


def exact(text: str) -> Fraction:
    """The fraction written as ``21.85``, ``-3`` or ``1/9``; ValueError for anything else."""
    if not _NUMBER.fullmatch(text.strip()) or ("/" in text and "." in text):
        raise ValueError(text)
    try:
        return Fraction(text.strip())
    except (ValueError, ZeroDivisionError):  # more digits than Python reads, or nought below
        raise ValueError(text) from None


@dataclass(frozen=True, slots=True)
class Rounding:
    """How a version rounds: decimal places, and the mode ``half-up``, ``half-even`` or ``down``."""

    places: int
    mode: str = "half-up"

    def __post_init__(self) -> None:
        if self.mode not in _MODES or self.places < 0:
            raise ValueError(f"{self.places} {self.mode}")

    def apply(self, value: Fraction) -> Decimal:
        """The decimal that is printed; ``half-up`` goes away from zero at the half."""
        return Decimal(f"{self.scaled(value)}e-{self.places}")

    def scaled(self, value: Fraction) -> int:
        """The rounded value in units of the last place: 87.5929 at two places is 8759."""
        power: int = 10**self.places
        shifted = value * power
        whole, part = divmod(abs(shifted.numerator), shifted.denominator)
        up = int(_goes_up(self.mode, whole, 2 * part, shifted.denominator))
        return -(whole + up) if shifted < 0 else whole + up


def _goes_up(mode: str, whole: int, twice_part: int, denominator: int) -> bool:
    if mode == "down" or twice_part < denominator:
        return False
    return twice_part > denominator or mode == "half-up" or whole % 2 == 1


def outwards(least: Fraction, greatest: Fraction, places: int) -> tuple[Decimal, Decimal]:
    """The narrowest printed range that holds both ends: down at the bottom, up at the top.

    The one rounding of ranges, wherever one is printed. Equal numbers come out where both ends are
    the same number of so many places.
    """
    power: int = 10**places
    low = least.numerator * power // least.denominator
    high = -(-greatest.numerator * power // greatest.denominator)
    return Decimal(f"{low}e-{places}"), Decimal(f"{high}e-{places}")


def terminates(value: Fraction) -> bool:
    """Whether the decimal expansion ends."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


def decimal_string(value: Fraction) -> str:
    """The number as text: whole expansion when it ends, else twelve places rounded half up."""
    if terminates(value):
        return _terminating(value)
    return f"{Rounding(LONGEST_TAIL).apply(value):f}"


def _terminating(value: Fraction) -> str:
    places, rest = 0, value
    while rest.denominator != 1:
        rest, places = rest * 10, places + 1
    return f"{Decimal(f'{rest.numerator}e-{places}'):f}"
