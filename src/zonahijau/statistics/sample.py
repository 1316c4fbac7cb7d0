"""How many respondents a survey needs (Krejcie and Morgan), and how many are still missing."""

from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.numbers import Rounding
from zonahijau.wording import Text, refuse

_NEAREST = Rounding(0)

_NEGATIVE = Text("Jumlah {number} kurang dari nol", "The number {number} is below zero")
_COUNT_PEOPLE = Text(
    "Tulis banyaknya orang sebagai bilangan bulat, paling sedikit 0",
    "Write the number of people as a whole number, at least 0",
)


@dataclass(frozen=True, slots=True)
class SampleRule:
    """The constants of the Krejcie-Morgan formula.

    ``chi_square`` for the confidence wanted (one degree of freedom), ``share`` the proportion P
    that is assumed in the population, ``margin`` the accuracy d as a proportion. The defaults are
    those of the published table (R. V. Krejcie and D. W. Morgan, 1970, Educational and
    Psychological Measurement 30, 607-610), which SKM guidance prints; an instrument passes its own.
    """

    chi_square: Fraction = Fraction(3841, 1000)
    share: Fraction = Fraction(1, 2)
    margin: Fraction = Fraction(1, 20)

    def __post_init__(self) -> None:
        if not (self.chi_square > 0 and 0 < self.share < 1 and self.margin > 0):
            raise ValueError(f"no sample rule: {self}")

    def unrounded(self, population: int) -> Fraction:
        """X2 N P Q / (d2 (N - 1) + X2 P Q), exact; 0 for an empty population."""
        spread = self.chi_square * self.share * (1 - self.share)
        if population == 0:
            return Fraction(0)
        return spread * population / (self.margin**2 * (population - 1) + spread)


def required_sample(population: int, rule: SampleRule | None = None) -> int:
    """The respondents needed among ``population`` users of the service in a year.

    Rounded to the nearest whole person, halves up: that reproduces the printed table, rounding up
    does not. Refuses a negative population.
    """
    _check(population)
    return _NEAREST.scaled((rule or SampleRule()).unrounded(population))


def still_missing(population: int, respondents: int, rule: SampleRule | None = None) -> int:
    """How many respondents are missing from the required sample; 0 when there are enough."""
    _check(respondents)
    return max(0, required_sample(population, rule) - respondents)


def _check(number: int) -> None:
    if number < 0:
        raise refuse(_NEGATIVE.fill(number=number), _COUNT_PEOPLE)
