"""Paired timings: all contenders take turns, so that a busy moment hits them alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass
class Contender:
    """One way of doing the work: ``run`` does it once and returns the seconds."""

    name: str
    timed: str
    run: Callable[[], float]
    seconds: list[float] = field(default_factory=list)

    @property
    def least(self) -> float:
        return min(self.seconds)

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def clocked(work: Callable[[], object]) -> Callable[[], float]:
    """Work of this process with a clock around it."""

    def run() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return run


def take_turns(contenders: Sequence[Contender], rounds: int) -> None:
    """Every contender once to warm up, then ``rounds`` rounds that count."""
    for contender in contenders:
        contender.run()
    for _ in range(rounds):
        for contender in contenders:
            contender.seconds.append(contender.run())
