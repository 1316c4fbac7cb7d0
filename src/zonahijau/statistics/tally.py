"""Answers added up once: everything the other modules compute comes from a tally.

A tally holds counts and sums of products, all whole numbers, and no answer of anyone. Tallies of
parts add up to the tally of the whole, and answers that are withdrawn are subtracted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Self

import numpy as np
from numpy.typing import NDArray

from zonahijau.statistics.adding import MOST_RUNGS, Adding, Answers, Whole


class Missing(StrEnum):
    """What an empty answer does (the regulation does not say; practice has both)."""

    DROP_ROW = "drop-row"
    """A respondent with any empty answer is left out."""
    DROP_ITEM = "drop-item"
    """Every element is averaged over those who answered it."""


@dataclass(frozen=True, slots=True)
class Moments:
    """What a tally says under one policy for empty answers, as Python integers.

    ``n`` respondents; ``counts[i][v]`` those who answered ``v`` on element ``i`` (0: left empty);
    ``answered[i][j]`` those who answered both ``i`` and ``j``; ``sums[i][j]`` the sum of ``i``, and
    ``products[i][j]`` the sum of ``i`` times ``j``, over the same respondents.
    """

    n: int
    counts: list[list[int]]
    answered: list[list[int]]
    sums: list[list[int]]
    products: list[list[int]]

    @property
    def items(self) -> int:
        """The number of elements."""
        return len(self.counts)

    def mean(self, item: int) -> Fraction | None:
        """The exact mean of one element; None when nobody answered it."""
        answered = self.answered[item][item]
        return Fraction(self.sums[item][item], answered) if answered else None

    def means(self) -> list[Fraction | None]:
        return [self.mean(item) for item in range(self.items)]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Counts and sums of products of survey answers; immutable, exact, free of personal data.

    The first axis of ``rows``, ``counts`` and ``gram`` separates complete rows (0) from rows with
    gaps (1). ``counts`` has shape (2, items, rungs + 1). ``gram`` has shape (2, 2 items, 2 items):
    the products of the columns [answered? | answer] with one another. Rows without any answer are
    only counted, in ``blank``.
    """

    rungs: int
    blank: int
    rows: Whole
    counts: Whole
    gram: Whole

    def __post_init__(self) -> None:
        for array in (self.rows, self.counts, self.gram):
            array.setflags(write=False)

    @classmethod
    def empty(cls, items: int, rungs: int) -> Self:
        """The tally of nobody."""
        return cls.of(np.zeros((0, items), np.int8), rungs)

    @classmethod
    def of(cls, answers: Answers, rungs: int) -> Self:
        """Add up a matrix of answers, a row a respondent.

        Raises ValueError when an answer is outside 0 to ``rungs``: keep such rows out first, see
        :func:`off_scale`.
        """
        if not _on_scale(answers, rungs):
            raise ValueError(f"answers outside 0 to {rungs}")
        _check(answers.shape[1], rungs)
        added = Adding(answers.shape[1], rungs)
        added.take_all(answers)
        return cls(rungs, added.blank, added.rows, added.counts, added.gram)

    @classmethod
    def total(cls, tallies: Iterable["Tally"], items: int, rungs: int) -> "Tally":
        """The sum of any number of tallies, of none as well."""
        return reduce(add, tallies, cls.empty(items, rungs))

    @property
    def items(self) -> int:
        """The number of elements."""
        return len(self.counts[0])

    @property
    def respondents(self) -> int:
        """Everyone who answered at least one element."""
        return int(self.rows.sum())

    def under(self, missing: Missing) -> Moments:
        """The sums over complete rows, or over all rows with each element's own n."""
        kept = slice(0, 1) if missing is Missing.DROP_ROW else slice(0, 2)
        k, gram = self.items, self.gram[kept].sum(axis=0)
        return Moments(
            n=int(self.rows[kept].sum()),
            counts=self.counts[kept].sum(axis=0).tolist(),
            answered=gram[:k, :k].tolist(),
            sums=gram[k:, :k].tolist(),
            products=gram[k:, k:].tolist(),
        )

    def __add__(self, other: "Tally") -> "Tally":
        return self._combined(other, 1)

    def __sub__(self, other: "Tally") -> "Tally":
        """What is left after answers are withdrawn.

        Raises ValueError when the answers withdrawn cannot have been part of this tally.
        """
        left = self._combined(other, -1)
        if left.blank < 0 or (left.rows < 0).any() or (left.counts < 0).any():
            raise ValueError("more answers withdrawn than given")
        return left

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Tally)
            and (self.rungs, self.blank) == (other.rungs, other.blank)
            and np.array_equal(self.rows, other.rows)
            and np.array_equal(self.counts, other.counts)
            and np.array_equal(self.gram, other.gram)
        )

    __hash__ = None  # type: ignore[assignment]

    def _combined(self, other: "Tally", sign: int) -> "Tally":
        if (self.items, self.rungs) != (other.items, other.rungs):
            raise ValueError("tallies of different questionnaires")
        return Tally(
            self.rungs,
            self.blank + sign * other.blank,
            self.rows + sign * other.rows,
            self.counts + sign * other.counts,
            self.gram + sign * other.gram,
        )


def off_scale(answers: Answers, rungs: int) -> NDArray[np.bool_]:
    """True for each row that holds a value that is neither empty nor on the scale."""
    if _on_scale(answers, rungs):
        return np.zeros(len(answers), np.bool_)
    return np.asarray(((answers < 0) | (answers > rungs)).any(axis=1))


def by_group(answers: Answers, groups: NDArray[np.integer], rungs: int) -> Iterator["GroupTally"]:
    """The tally of each group that occurs, in the order of the group numbers.

    ``groups`` holds a number for each row of ``answers``.
    """
    order = np.argsort(groups, kind="stable")
    sorted_answers = np.take(answers, order, axis=0)
    numbers, starts, sizes = np.unique(groups[order], return_index=True, return_counts=True)
    for number, start, size in zip(numbers, starts, sizes, strict=True):
        yield GroupTally(int(number), Tally.of(sorted_answers[start : start + size], rungs))


@dataclass(frozen=True, slots=True)
class GroupTally:
    """The tally of the rows that carry one group number."""

    group: int
    tally: Tally


def _on_scale(answers: Answers, rungs: int) -> bool:
    return not answers.size or bool(answers.min() >= 0 and answers.max() <= rungs)


def _check(items: int, rungs: int) -> None:
    if not 1 <= rungs <= MOST_RUNGS or items < 1:
        raise ValueError(f"{items} items of {rungs} rungs")
