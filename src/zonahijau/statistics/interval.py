"""How far the index of a sample may lie from that of all users of the service.

The index is a sum of element means. Its error variance is that of a sum of ratio means by
linearisation (W. G. Cochran, Sampling Techniques, 3rd edition, chapters 2 and 6), which without
empty answers is the usual variance of a mean::

    d_r = sum over elements i of (x_ri - mean_i) / n_i      (0 where respondent r left i empty)
    v   = n / (n - 1) * sum of d_r squared * (1 - n / N)

N is the number of users; while it is not known the last factor is 1. The interval is the index
plus and minus t times the root of v, t from Student's distribution with n - 1 degrees of freedom.
"""

from dataclasses import dataclass
from fractions import Fraction

from zonahijau.statistics.roots import square_root
from zonahijau.statistics.student import quantile
from zonahijau.statistics.tally import Moments
from zonahijau.wording import Text, refuse

USUAL_LEVEL = Fraction(95, 100)
_MARGIN_PLACES = 10

_MORE_THAN_ALL = Text(
    "Responden {respondents} orang, padahal pengguna layanan hanya {population} orang",
    "{respondents} respondents, but only {population} users of the service",
)
_MEND_POPULATION = Text(
    "Periksa jumlah pengguna layanan dalam setahun, atau kosongkan bila tidak diketahui",
    "Check the number of users in a year, or leave it empty if it is not known",
)


@dataclass(frozen=True, slots=True)
class SampledIndex:
    """An index measured on a sample: the value, n, and the squared standard error.

    ``error_variance`` is exact and carries the correction for a finite population; None when a
    single respondent says nothing about the spread. It is 0 when everyone was asked (``census``),
    or when all totals were equal.
    """

    value: Fraction
    respondents: int
    error_variance: Fraction | None
    census: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """The bounds that hold the true value with probability ``level``."""

    least: Fraction
    greatest: Fraction
    level: Fraction


def sampled_index(
    moments: Moments, multiplier: Fraction, population: int | None = None
) -> SampledIndex | None:
    """The index ``multiplier`` x (sum of element means) with its error; None if not computable.

    Refuses a population smaller than the sample.
    """
    means = moments.means()
    if population is not None and population < moments.n:
        figures = {"respondents": moments.n, "population": population}
        raise refuse(_MORE_THAN_ALL.fill(**figures), _MEND_POPULATION)
    known = [mean for mean in means if mean is not None]
    if len(known) < len(means):
        return None
    return SampledIndex(
        value=sum(known, Fraction(0)) * multiplier,
        respondents=moments.n,
        error_variance=_error_variance(moments, multiplier, population),
        census=population == moments.n,
    )


def confidence_interval(
    index: SampledIndex, bounds: tuple[Fraction, Fraction], level: Fraction = USUAL_LEVEL
) -> Interval | None:
    """The interval of an index, cut at ``bounds``, the least and greatest value it can take.

    None when the spread is not known, or is zero without everyone having been asked: equal answers
    of a few do not prove that the others think the same. The margin is rounded to ten places.
    """
    if not measurable(index):
        return None
    reach = margin(index.error_variance or Fraction(0), Fraction(index.respondents - 1), level)
    least, greatest = max(index.value - reach, bounds[0]), min(index.value + reach, bounds[1])
    return Interval(least, greatest, level)


def measurable(index: SampledIndex) -> bool:
    """Whether the error of this index is known: a census, or a sample whose answers vary."""
    return index.census or bool(index.error_variance)


def margin(error_variance: Fraction, degrees: Fraction, level: Fraction) -> Fraction:
    """Half the width of an interval."""
    if error_variance == 0:
        return Fraction(0)
    return round(quantile(level, degrees) * square_root(error_variance), _MARGIN_PLACES)


def _error_variance(
    moments: Moments, multiplier: Fraction, population: int | None
) -> Fraction | None:
    if population == moments.n:
        return Fraction(0)
    if moments.n < 2:
        return None
    spread = sum(
        (_shared(moments, i, j) for i in range(moments.items) for j in range(moments.items)),
        Fraction(0),
    )
    sampled = Fraction(moments.n, population) if population else Fraction(0)
    return multiplier**2 * spread * Fraction(moments.n, moments.n - 1) * (1 - sampled)


def _shared(moments: Moments, i: int, j: int) -> Fraction:
    """Sum over respondents of (x_i - mean_i)(x_j - mean_j) / (n_i n_j) where both are answered."""
    n_i, n_j = moments.answered[i][i], moments.answered[j][j]
    sum_i, sum_j = moments.sums[i][i], moments.sums[j][j]
    numerator = (
        moments.products[i][j] * n_i * n_j
        - sum_i * moments.sums[j][i] * n_j
        - sum_j * moments.sums[i][j] * n_i
        + sum_i * sum_j * moments.answered[i][j]
    )
    return Fraction(numerator, (n_i * n_j) ** 2)
