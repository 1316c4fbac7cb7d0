"""Sums of answers: added up, packed for a row, and unpacked as ``statistics.Tally``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from zonahijau.statistics.tally import Tally as Sums
from zonahijau.surveys.asking import Asking
from zonahijau.surveys.lines import Answer, cells_of

Cell = tuple[str, str]
"""Table and cell."""


@dataclass(slots=True)
class Counted:
    """What the answers of a cell add up to: the scored ones, and how often each option of the
    further questions was chosen (``[left empty, first option, ...]``)."""

    answers: int
    scored: Sums
    extra: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def nobody(cls, asking: Asking) -> "Counted":
        """The sums of no answers."""
        extra = {each.code: [0] * (len(each.options) + 1) for each in asking.extra}
        return cls(0, Sums.empty(len(asking.scored), asking.rungs), extra)

    def with_(self, other: "Counted", sign: int = 1) -> "Counted":
        """These sums and others, or without them; ValueError when they were never among these."""
        scored = self.scored + other.scored if sign > 0 else self.scored - other.scored
        extra = {
            code: [a + sign * b for a, b in zip(counts, other.extra[code], strict=True)]
            for code, counts in self.extra.items()
        }
        return Counted(self.answers + sign * other.answers, scored, extra)

    def packed(self) -> dict[str, Any]:
        """As whole numbers for a row: what is symmetric is kept once."""
        upper = np.triu_indices(self.scored.gram.shape[1])
        return {
            "rungs": self.scored.rungs,
            "blank": self.scored.blank,
            "rows": self.scored.rows.tolist(),
            "counts": self.scored.counts.tolist(),
            "gram": [plane[upper].tolist() for plane in self.scored.gram],
            "extra": self.extra,
        }

    @classmethod
    def unpacked(cls, answers: int, packed: dict[str, Any]) -> "Counted":
        """The sums that a row holds."""
        counts = np.array(packed["counts"], np.int64)
        side = 2 * counts.shape[1]
        gram = np.zeros((2, side, side), np.int64)
        rows, columns = np.triu_indices(side)
        for plane, values in zip(gram, packed["gram"], strict=True):
            plane[rows, columns] = plane[columns, rows] = values
        sums = Sums(
            packed["rungs"], packed["blank"], np.array(packed["rows"], np.int64), counts, gram
        )
        return cls(answers, sums, packed["extra"])


def add_up(answers: Iterable[Answer], asking: Asking) -> dict[Cell, Counted]:
    """The sums of every cell that these answers count in."""
    by_cell: dict[Cell, list[Answer]] = defaultdict(list)
    for answer in answers:
        for cell in cells_of(answer, asking):
            by_cell[cell].append(answer)
    return {cell: _counted(rows, asking) for cell, rows in by_cell.items()}


def _counted(answers: list[Answer], asking: Asking) -> Counted:
    scored = np.array([each.scored for each in answers], np.int8)
    extra = np.array([each.extra for each in answers], np.int8).reshape(len(answers), -1)
    counts = {
        each.code: np.bincount(extra[:, place], minlength=len(each.options) + 1).tolist()
        for place, each in enumerate(asking.extra)
    }
    return Counted(len(answers), Sums.of(scored, asking.rungs), counts)
