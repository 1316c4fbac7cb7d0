"""What repairs cost, which are impossible or demanded by law, and what must come before them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.scoring.answers import known_indicator
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class RepairCost:
    """What is known about the repair of one indicator.

    ``cost`` is that of climbing one rung. ``target`` None: of every target that has no row of its
    own. ``impossible`` forbids raising it. ``after`` are indicators that must stand at their top
    rung, already or by the plan, before this one may be raised. ``duty``: the law demands it
    anyway, so that every plan raises it to its top rung.
    """

    indicator: str
    cost: Fraction = Fraction(1)
    target: str | None = None
    impossible: bool = False
    after: tuple[str, ...] = ()
    duty: bool = False


@dataclass(frozen=True, slots=True)
class Costs:
    """The costs of a plan: a target's own row, else the row of all targets, else one a rung."""

    rows: Mapping[tuple[str | None, str], RepairCost] = field(default_factory=dict)

    @classmethod
    def of(cls, instrument: Instrument, rows: Iterable[RepairCost]) -> Costs:
        """Refuses unknown indicators, costs below zero, and prerequisites that run in a circle."""
        costs = cls({(row.target, row.indicator): row for row in rows})
        for row in costs.rows.values():
            for code in (row.indicator, *row.after):
                known_indicator(instrument, code)
            if row.cost < 0:
                raise _below_zero(row)
        for target in dict.fromkeys([None, *costs.targets]):
            costs.check_order(instrument, target)
        return costs

    @property
    def targets(self) -> tuple[str, ...]:
        """The targets that have rows of their own."""
        return tuple(dict.fromkeys(target for target, _ in self.rows if target is not None))

    @property
    def prerequisites(self) -> frozenset[str]:
        """Every indicator that stands before another."""
        return frozenset(code for row in self.rows.values() for code in row.after)

    def get(self, target: str, indicator: str) -> RepairCost:
        """The row that holds for an indicator of a target."""
        own = self.rows.get((target, indicator)) or self.rows.get((None, indicator))
        return own or RepairCost(indicator)

    def check_order(self, instrument: Instrument, target: str | None) -> None:
        """Refuse prerequisites of a target that lead back to themselves."""
        settled: set[str] = set()
        for node in instrument.root.walk():
            for circle in self._circles(target or "", node.code, (), settled):
                raise _in_a_circle(circle)

    def _circles(
        self, target: str, code: str, path: Sequence[str], settled: set[str]
    ) -> Iterator[Sequence[str]]:
        if code in path:
            yield [*path[path.index(code) :], code]
        elif code not in settled:
            for earlier in self.get(target, code).after:
                yield from self._circles(target, earlier, [*path, code], settled)
            settled.add(code)


def duty_codes(instrument: Instrument, required: Iterable[str]) -> frozenset[str]:
    """The indicators that are meant by codes and fact keys; refuses a name that is neither."""
    by_name: dict[str, set[str]] = {}
    for node in instrument.root.walk():
        for name in {node.code, node.fact} if node.is_indicator else ():
            by_name.setdefault(name or "", set()).add(node.code)
    for name in required:
        if name not in by_name:
            known_indicator(instrument, name)
    return frozenset(code for name in required for code in by_name[name])


def _below_zero(row: RepairCost) -> Exception:
    shown = decimal_string(row.cost)
    return refuse(
        Text(f"biaya {row.indicator} {shown}", f"the cost of {row.indicator} is {shown}"),
        Text("tulis nol atau lebih", "write zero or more"),
    )


def _in_a_circle(circle: Sequence[str]) -> Exception:
    shown = " → ".join(circle)
    return refuse(
        Text(f"prasyarat berputar: {shown}", f"the prerequisites run in a circle: {shown}"),
        Text("hapus salah satu isi after", "remove one entry of after"),
    )
