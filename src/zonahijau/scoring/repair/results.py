"""The exact result of a plan: every target scored again by the engine, and the region rolled up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.instruments import Band
from zonahijau.scoring.repair.contributions import Levels
from zonahijau.scoring.repair.task import UNIT, Task
from zonahijau.scoring.roll_up import UnitScore, roll_up
from zonahijau.scoring.score import Score, score_with
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Result:
    """A total before rounding, as published, and its class; all None, with ``why_not``, where it
    cannot be computed. ``estimate`` and ``because`` as in a score."""

    exact: Fraction | None
    score: Decimal | None
    band: Band | None
    estimate: bool
    because: tuple[Text, ...]
    why_not: tuple[Text, ...] = ()


class Results:
    """Scores what plans make of the answers; no target twice at the same levels."""

    def __init__(self, task: Task):
        self._task = task
        self._scores: dict[tuple[int, tuple[int, ...]], Score] = {}

    def at(self, levels: Levels) -> Result:
        """The result when every place stands at its level."""
        task = self._task
        scores = [
            self._score(number, tuple(task.of_target(number, levels)))
            for number in range(len(task.targets))
        ]
        why_not = tuple(dict.fromkeys(reason for each in scores for reason in each.why_not))
        if task.level == UNIT or why_not:
            return _of_unit(scores[0], why_not)
        units = [
            UnitScore(read.target, each.exact, each.products)
            for read, each in zip(task.targets, scores, strict=True)
            if each.exact is not None
        ]
        rolled = roll_up(task.instrument, units, estimate=any(each.estimate for each in scores))
        own = dict.fromkeys(reason for each in scores for reason in each.because)
        because = tuple(dict.fromkeys([*own, *rolled.because]))
        return Result(rolled.exact, rolled.score, rolled.band, rolled.estimate, because)

    def _score(self, target: int, levels: tuple[int, ...]) -> Score:
        if (target, levels) not in self._scores:
            read = self._task.targets[target]
            self._scores[target, levels] = score_with(read.weighting, read.answers_at(levels))
        return self._scores[target, levels]


def _of_unit(score: Score, why_not: tuple[Text, ...]) -> Result:
    if why_not:
        return Result(None, None, None, False, (), why_not)
    return Result(score.exact, score.score, score.band, score.estimate, score.because)
