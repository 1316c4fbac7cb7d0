"""The questionnaire that the statistics tests speak about: nine elements, rungs 1 to 4."""

from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from zonahijau.lawbook.numbers import Rounding
from zonahijau.statistics.adding import Answers
from zonahijau.statistics.skm import IndexRule, WeightConvention
from zonahijau.statistics.tally import Tally

ELEMENTS = (
    *("PERSYARATAN", "PROSEDUR", "WAKTU", "BIAYA", "PRODUK"),
    *("KOMPETENSI", "PERILAKU", "SARANA", "PENGADUAN"),
)


class Letters:
    """The class table of PermenPANRB 14/2017 by its lower bounds."""

    def classify(self, value: Fraction) -> str:
        bounds = {"A": Fraction("88.31"), "B": Fraction("76.61"), "C": Fraction(65)}
        return next((letter for letter, least in bounds.items() if value >= least), "D")


def skm_rule(weight: WeightConvention = WeightConvention.EXACT, places: int = 2) -> IndexRule[str]:
    return IndexRule(ELEMENTS, 4, Fraction(25), Rounding(places), Letters(), weight)


def matrix(rows: list[list[int]]) -> Answers:
    return np.array(rows, np.int8).reshape(len(rows), -1)


def tally_of(*rows: list[int]) -> Tally:
    return Tally.of(matrix(list(rows)), 4)


def rows_of_answers(
    items: int = 9, least: int = 0, min_size: int = 0, max_size: int = 40
) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(least, 4), min_size=items, max_size=items)
    return st.lists(row, min_size=min_size, max_size=max_size)
