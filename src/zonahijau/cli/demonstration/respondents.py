"""Invented people who answer a survey, always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zonahijau.surveys.asking import Asked, Asking
from zonahijau.surveys.lines import Answer, Places

LEANING = {
    "PERSYARATAN": 0.02,
    "PROSEDUR": -0.03,
    "WAKTU": -0.16,
    "BIAYA": 0.18,
    "PRODUK": 0.05,
    "KOMPETENSI": 0.06,
    "PERILAKU": 0.12,
    "SARANA": -0.14,
    "PENGADUAN": -0.1,
}
"""How much better or worse than the whole each element is seen."""
ABOUT = {
    "kelamin": (48, 52),
    "usia": (6, 27, 31, 21, 12, 3),
    "pendidikan": (9, 14, 43, 10, 22, 2),
    "pekerjaan": (14, 1, 1, 32, 29, 23),
}
"""How many in a hundred choose each option about themselves; further options nobody."""
MOOD, TASTE = 0.35, 0.45
"""How far people differ from one another, and a person from element to element."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """How a unit is seen: the mean of all elements, what it last rose by, how many say so."""

    level: float
    rise: float
    number: int
    users: int

    def before(self) -> Opinion:
        """A half-year before."""
        return replace(self, level=self.level - self.rise, number=self.number * 9 // 10)


def opinion_of(row: Mapping[str, str]) -> Opinion:
    """The opinion that a row of the list tells."""
    return Opinion(
        float(row["level"]), float(row["rise"]), int(row["respondents"]), int(row["users"])
    )


def respondents(
    opinion: Opinion, asking: Asking, services: Sequence[str], chance: random.Random
) -> Iterator[Answer]:
    """One answer after another; the first service is asked for most."""
    weights = [3, *[1] * (len(services) - 1)]
    for service in chance.choices(services, weights, k=opinion.number):
        mood = chance.gauss(opinion.level, MOOD)
        scored = tuple(_rung(mood, each, chance) for each in asking.scored)
        yield Answer(service, tuple(_about(each, chance) for each in asking.about), scored, _none)


_none: Places = ()


def _rung(mood: float, asked: Asked, chance: random.Random) -> int:
    felt = chance.gauss(mood + LEANING.get(asked.element, 0), TASTE)
    return min(max(round(felt), 1), len(asked.options))


def _about(asked: Asked, chance: random.Random) -> int:
    places = range(1, len(asked.options) + 1)
    shares = [*ABOUT.get(asked.code, ()), *[0] * len(asked.options)][: len(asked.options)]
    return chance.choices(places, shares)[0] if any(shares) else 0
