"""The questionnaire that the statistics tests speak about: nine elements, rungs 1 to 4."""

from dataclasses import replace

import numpy as np
from hypothesis import strategies as st

from zonahijau.lawbook.library import load_instrument
from zonahijau.lawbook.numbers import Rounding
from zonahijau.statistics.adding import Answers
from zonahijau.statistics.skm import EXACT, IndexRule, index_rule
from zonahijau.statistics.tally import Tally

ELEMENTS = (
    *("PERSYARATAN", "PROSEDUR", "WAKTU", "BIAYA", "PRODUK"),
    *("KOMPETENSI", "PERILAKU", "SARANA", "PENGADUAN"),
)


INSTRUMENT = "panrb/skm-2017"


def skm_rule(convention: str = EXACT, places: int = 2) -> IndexRule:
    """The rule of the law that ships, its columns in the questionnaire's order."""
    rule = index_rule(load_instrument(INSTRUMENT), convention, ELEMENTS)
    return replace(rule, rounding=Rounding(places))


def matrix(rows: list[list[int]]) -> Answers:
    return np.array(rows, np.int8).reshape(len(rows), -1)


def tally_of(*rows: list[int]) -> Tally:
    return Tally.of(matrix(list(rows)), 4)


def rows_of_answers(
    items: int = 9, least: int = 0, min_size: int = 0, max_size: int = 40
) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(least, 4), min_size=items, max_size=items)
    return st.lists(row, min_size=min_size, max_size=max_size)
