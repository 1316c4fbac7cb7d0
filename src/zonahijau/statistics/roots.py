"""The one square root of the package, in whole numbers: the same digits on every machine."""

from fractions import Fraction
from math import isqrt

PLACES = 12
"""Decimal places that a root is rounded to, half up."""


def square_root(value: Fraction, places: int = PLACES) -> Fraction:
    """The root of a number that is not negative, to the nearest multiple of ``10**-places``."""
    doubled = isqrt(4 * value.numerator * 10 ** (2 * places) // value.denominator)
    return Fraction((doubled + 1) // 2, 10**places)
