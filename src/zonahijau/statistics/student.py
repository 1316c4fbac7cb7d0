"""Student's t: the only floating-point numbers of the package.

scipy is imported when it is needed, and for the quantile of a large survey it is not: loading it
takes longer than adding up a million answers.
"""

from fractions import Fraction
from statistics import NormalDist

_MANY = 1000


def quantile(level: Fraction, degrees: Fraction) -> Fraction:
    """The t that holds ``level`` of the distribution between -t and t.

    ``degrees`` of freedom may be a fraction (Welch). The quantile is exact to about ten digits.
    """
    below = float((1 + level) / 2)
    t = _quantile_of_many if degrees >= _MANY else _quantile
    return Fraction(t(float(degrees), below)).limit_denominator(10**10)


def _quantile(degrees: float, below: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(degrees, below))


def _quantile_of_many(degrees: float, below: float) -> float:
    """The expansion of t around the normal quantile in powers of 1 / degrees (Abramowitz and
    Stegun 26.7.5); from a thousand degrees on the terms left out are below the twelfth place."""
    x = NormalDist().inv_cdf(below)
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return x + sum(term / degrees**power for power, term in enumerate(terms, 1))


def two_sided_p(t: Fraction, degrees: Fraction) -> float:
    """The chance of a value at least as far from zero as ``t``, on either side."""
    from scipy.special import stdtr

    return 2 * float(stdtr(float(degrees), -abs(float(t))))
