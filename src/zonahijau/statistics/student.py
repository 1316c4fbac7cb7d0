"""Student's t: the only floating-point numbers of the package.

scipy is imported when a quantile is asked for, so that what needs none starts quickly.
"""

from fractions import Fraction


def quantile(level: Fraction, degrees: Fraction) -> Fraction:
    """The t that holds ``level`` of the distribution between -t and t.

    ``degrees`` of freedom may be a fraction (Welch). The quantile is exact to about ten digits.
    """
    from scipy.special import stdtrit

    return Fraction(float(stdtrit(float(degrees), float((1 + level) / 2)))).limit_denominator(
        10**10
    )


def two_sided_p(t: Fraction, degrees: Fraction) -> float:
    """The chance of a value at least as far from zero as ``t``, on either side."""
    from scipy.special import stdtr

    return 2 * float(stdtr(float(degrees), -abs(float(t))))
