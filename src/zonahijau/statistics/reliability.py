"""Do the elements of a questionnaire measure one thing? Cronbach's alpha and item correlations.

All of it is computed over complete rows, whatever policy the index uses for empty answers: the
total of a row with a gap is not comparable with the others.
"""

from dataclasses import dataclass
from fractions import Fraction

from zonahijau.statistics.interval import USUAL_LEVEL
from zonahijau.statistics.roots import square_root
from zonahijau.statistics.student import quantile
from zonahijau.statistics.tally import Missing, Moments, Tally

Correlations = tuple[Fraction | None, ...]
"""One correlation an element, in the order of the tally; None where answers do not vary."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """What the validity and reliability pages of an SKM report print.

    ``alpha`` is exact; None when it is not defined (fewer than two elements or complete rows, or
    totals that do not vary). ``item_total`` is the plain Pearson correlation of an element with the
    total of all elements, itself included, as Indonesian reports use it; ``item_rest`` that with
    the total of the other elements (the "corrected" one), which does not flatter an element for
    being part of the total. Correlations are rounded to twelve places.
    """

    n: int
    alpha: Fraction | None
    item_total: Correlations
    item_rest: Correlations


def reliability(tally: Tally) -> Reliability:
    """Alpha, item-total and item-rest correlations of the complete rows of a tally."""
    scatter = Scatter(tally.under(Missing.DROP_ROW))
    items = range(scatter.items)
    return Reliability(
        n=scatter.n,
        alpha=_alpha(scatter),
        item_total=tuple(scatter.item_total(item) for item in items),
        item_rest=tuple(scatter.item_rest(item) for item in items),
    )


def least_valid(n: int, level: Fraction = USUAL_LEVEL) -> Fraction | None:
    """The correlation that an element must exceed to be called valid ("r tabel" of Indonesian
    reports): ``t / sqrt(n - 2 + t^2)``, t of Student's distribution with n - 2 degrees of freedom,
    two-sided. None for fewer than three people."""
    degrees = n - 2
    if degrees < 1:
        return None
    t = quantile(level, Fraction(degrees))
    return t / square_root(degrees + t**2)


class Scatter:
    """Variances and covariances of complete rows, each multiplied by n(n - 1): whole numbers."""

    def __init__(self, moments: Moments):
        self.n, self.items = moments.n, moments.items
        sums = [moments.sums[i][i] for i in range(self.items)]
        self._own = [self.n * moments.products[i][i] - sums[i] ** 2 for i in range(self.items)]
        self._with_total = [
            self.n * sum(moments.products[i]) - sums[i] * sum(sums) for i in range(self.items)
        ]
        self.total = sum(self._with_total)

    def own_total(self) -> int:
        """The sum of the elements' own variances."""
        return sum(self._own)

    def item_total(self, item: int) -> Fraction | None:
        return _correlation(self._with_total[item], self._own[item], self.total)

    def item_rest(self, item: int) -> Fraction | None:
        own, with_total = self._own[item], self._with_total[item]
        return _correlation(with_total - own, own, self.total - 2 * with_total + own)


def _alpha(scatter: Scatter) -> Fraction | None:
    """k / (k - 1) times (1 - sum of the elements' variances / variance of the total)."""
    k = scatter.items
    if k < 2 or scatter.total == 0:
        return None
    return Fraction(k, k - 1) * (1 - Fraction(scatter.own_total(), scatter.total))


def _correlation(covariance: int, one: int, other: int) -> Fraction | None:
    if one == 0 or other == 0:
        return None
    root = square_root(Fraction(covariance**2, one * other))
    return root if covariance >= 0 else -root
