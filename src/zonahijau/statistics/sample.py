"""How many respondents a survey needs (Krejcie and Morgan), and how many are still missing."""

from fractions import Fraction

from zonahijau.lawbook.sampling import SampleRule, load_sample_rule
from zonahijau.wording import Text, refuse

_NEGATIVE = Text("Jumlah {number} kurang dari nol", "The number {number} is below zero")
_COUNT_PEOPLE = Text(
    "Tulis banyaknya orang sebagai bilangan bulat, paling sedikit 0",
    "Write the number of people as a whole number, at least 0",
)


def unrounded_sample(population: int, rule: SampleRule) -> Fraction:
    """X2 N P Q / (d2 (N - 1) + X2 P Q), exact; 0 for an empty population."""
    if population == 0:
        return Fraction(0)
    spread = rule.chi_square * rule.share * (1 - rule.share)
    return spread * population / (rule.margin**2 * (population - 1) + spread)


def required_sample(population: int, rule: SampleRule | None = None) -> int:
    """The respondents needed among ``population`` users of the service in a year.

    Without a ``rule`` the constants of ``law/sampling`` apply. The rule also rounds: to the nearest
    whole person, which reproduces the printed table (rounding up does not). Refuses a negative
    population.
    """
    _check(population)
    rule = rule or load_sample_rule()
    return rule.rounding.scaled(unrounded_sample(population, rule))


def still_missing(population: int, respondents: int, rule: SampleRule | None = None) -> int:
    """How many respondents are missing from the required sample; 0 when there are enough."""
    _check(respondents)
    return max(0, required_sample(population, rule) - respondents)


def _check(number: int) -> None:
    if number < 0:
        raise refuse(_NEGATIVE.fill(number=number), _COUNT_PEOPLE)
