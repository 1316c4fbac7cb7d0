"""The cheapest repairs that reach a class, proven, and the next-best alternatives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, Instrument
from zonahijau.scoring.answers import Answers
from zonahijau.scoring.lower_bounds import class_named, lower_bound, printed
from zonahijau.scoring.repair.contributions import Levels
from zonahijau.scoring.repair.costs import Costs, duty_codes
from zonahijau.scoring.repair.model import Model
from zonahijau.scoring.repair.places import Place
from zonahijau.scoring.repair.results import Result, Results
from zonahijau.scoring.repair.steps import Step, steps_of
from zonahijau.scoring.repair.task import UNIT, PlanRules, Task, read_task
from zonahijau.scoring.weighting import Weighting
from zonahijau.wording import LANGUAGES, Text, refuse

OPTIMAL, INFEASIBLE = "optimal", "infeasible"


@dataclass(frozen=True, slots=True)
class Choice:
    """One set of repairs that reaches the class, its steps in order, and how many months it takes
    (None without capacity)."""

    cost: Fraction
    after: Result
    steps: tuple[Step, ...]
    months: int | None


@dataclass(frozen=True, slots=True)
class RepairPlan:
    """The answer to "what do we repair first?".

    ``status`` is ``optimal``: no other set of repairs that reaches the class costs less than
    ``best``; or ``infeasible``, with the ``reason`` and the best class that can be ``reached``.
    ``level`` says whose class it is, a unit's or a region's. ``alternatives`` are the next-best
    sets: each leaves out something of every set before it. ``assumed_lowest`` are the targets and
    indicators that nobody has answered and that the plan takes to stand at the lowest rung.
    """

    status: str
    level: str
    wanted: Band
    before: Result
    best: Choice | None
    alternatives: tuple[Choice, ...]
    reached: Band | None
    reason: Text | None
    assumed_lowest: tuple[tuple[str, str], ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The best and its alternatives, cheapest first; none where the class is out of reach."""
        return () if self.best is None else (self.best, *self.alternatives)


def plan_repairs(
    instrument: Instrument,
    answers_by_target: Mapping[str, Answers],
    wanted: str,
    *,
    weights: str | None = None,
    facets: Mapping[str, Mapping[str, str]] | None = None,
    costs: Costs | None = None,
    required: Iterable[str] = (),
    capacity: int | None = None,
    months: int | None = None,
    alternatives: int = 2,
) -> RepairPlan:
    """The cheapest set of repairs with which one target, or the region of several, reaches a class.

    ``wanted`` is a band, or a zone, whose lowest class is then meant: of the unit where there is
    one target, else of the region under the roll-up of the version. A repair raises one indicator
    of one target to a better rung; its cost is that of one rung times the rungs climbed (one, where
    ``costs`` says nothing). Indicators without rungs, such as a survey's index, are not repaired.
    ``required`` are the indicators or fact keys that the law demands anyway: every plan raises them
    to their top rung, and their cost counts. ``facets`` are those of each target. With ``capacity``
    repairs a month the steps carry months, and all must fit into ``months`` where that is given.

    What is missing counts as the lowest rung, so that the plan holds whatever is found; what does
    not apply stays left out. Refuses what the instrument does not have, and costs that are below
    zero or whose prerequisites run in a circle.
    """
    chosen = costs or Costs()
    _check_capacity(capacity, months, alternatives)
    weightings = _weightings(instrument, weights, answers_by_target, facets or {})
    most_raised = capacity * months if capacity and months else None
    rules = PlanRules(chosen, duty_codes(instrument, required), most_raised)
    task = read_task(instrument, answers_by_target, weightings, rules)
    band = class_named(instrument.class_table(task.level), wanted)
    return _Planner(task, band, capacity).plan(alternatives)


class _Planner:
    def __init__(self, task: Task, wanted: Band, capacity: int | None):
        self._task = task
        self._wanted = wanted
        self._capacity = capacity
        self._results = Results(task)
        self._table = task.instrument.class_table(task.level)
        self._before = self._results.at([0] * len(task.places))

    def plan(self, alternatives: int) -> RepairPlan:
        if self._before.why_not:
            return self._infeasible(None, _cannot(self._before.why_not))
        held = [place for place in self._task.places if place.held_duty]
        if held:
            return self._infeasible(self._before.band, _held(held))
        found = self._found(self._wanted, 1 + alternatives)
        if not found:
            reached = self._best_reachable()
            return self._infeasible(reached, self._out_of_reach(reached))
        return self._verdict(OPTIMAL, found, self._wanted, None)

    def _verdict(
        self, status: str, found: Sequence[Choice], reached: Band | None, reason: Text | None
    ) -> RepairPlan:
        assumed = ((p.target, p.code) for p in self._task.places if p.assumed)
        return RepairPlan(
            status=status,
            level=self._task.level,
            wanted=self._wanted,
            before=self._before,
            best=found[0] if found else None,
            alternatives=tuple(found[1:]),
            reached=found[0].after.band if found else reached,
            reason=reason,
            assumed_lowest=tuple(dict.fromkeys(assumed)),
        )

    def _infeasible(self, reached: Band | None, reason: Text) -> RepairPlan:
        return self._verdict(INFEASIBLE, (), reached, reason)

    # -- searching ------------------------------------------------------------------------

    def _found(self, wanted: Band, several: int) -> list[Choice]:
        """The cheapest plan for a class and the next-best ones, as many as there are."""
        model = self._model(wanted)
        found: list[Choice] = []
        while model is not None and len(found) < several:
            levels = self._cheapest(model, wanted)
            if levels is None:
                break
            found.append(self._choice(levels))
            if not any(self._chosen(levels)):
                break
            model.leave_out_part_of(levels)
        return found

    def _chosen(self, levels: Levels) -> Iterator[bool]:
        """Whether each place is raised further than the law demands."""
        least = self._task.least
        return (level > least.get(number, 0) for number, level in enumerate(levels))

    def _cheapest(self, model: Model, wanted: Band) -> list[int] | None:
        """The cheapest levels that reach the class when they are scored exactly."""
        while (levels := model.solve()) is not None:
            band = self._results.at(levels).band
            if band is not None and self._rank(band) <= self._rank(wanted):
                return levels
            model.go_beyond(levels)
        return None

    def _rank(self, band: Band) -> int:
        """The place of a class in its table, best first."""
        return self._table.bands.index(band)

    def _model(self, wanted: Band) -> Model | None:
        """The programme for a class; None where a gate that caps the class cannot be passed."""
        model = Model(self._task)
        bound = lower_bound(self._task.instrument, self._task.level, wanted)
        if bound is not None:
            model.reach(bound)
        for place, level in self._caps(wanted):
            if level is None:
                return None
            model.require(place, level)
        return model

    def _caps(self, wanted: Band) -> Iterator[tuple[int, int | None]]:
        """The levels that gates ask for, without which a unit's class would be worse than wanted.

        An indicator that several products answer apart is left to the exact score.
        """
        gates = self._task.targets[0].weighting.gates
        for gate in gates if self._task.level == UNIT else ():
            cap = self._table.band(gate.caps_at) if gate.caps_at else None
            own = [n for n, place in enumerate(self._task.places) if place.code == gate.indicator]
            if cap and self._rank(cap) > self._rank(wanted) and len(own) == 1:
                yield own[0], self._task.places[own[0]].level_of(gate.at_least)

    def _choice(self, levels: Levels) -> Choice:
        steps = steps_of(self._task, levels, self._capacity)
        return Choice(
            cost=sum((step.cost for step in steps), Fraction(0)),
            after=self._results.at(levels),
            steps=steps,
            months=None if self._capacity is None else -(-len(steps) // self._capacity),
        )

    # -- out of reach ---------------------------------------------------------------------

    def _best_reachable(self) -> Band | None:
        """The best class below the wanted one that some plan reaches; None where the duties alone
        cannot be done."""
        worse = self._table.bands[self._rank(self._wanted) + 1 :]
        return next((band for band in worse if self._found(band, 1)), None)

    def _out_of_reach(self, reached: Band | None) -> Text:
        limited = self._task.most_raised is not None
        if reached is None:
            return _DUTIES_DO_NOT_FIT if limited else _DUTIES_IMPOSSIBLE
        reason = _NOT_IN_TIME if limited else _NOT_AT_ALL
        return reason.fill(wanted=printed(self._wanted), reached=printed(reached))


_NOT_AT_ALL = Text(
    "kelas {wanted} tidak tercapai dengan semua perbaikan yang mungkin; tertinggi {reached}",
    "no set of possible repairs reaches class {wanted}; the best within reach is {reached}",
)
_NOT_IN_TIME = Text(
    "kelas {wanted} tidak tercapai dalam kapasitas dan bulan yang ada; tertinggi {reached}",
    "class {wanted} is not reached within capacity and months; the best within reach is {reached}",
)
_DUTIES_DO_NOT_FIT = Text(
    "kewajiban hukum tidak dapat dikerjakan dalam kapasitas dan bulan yang ada",
    "the duties cannot be done within capacity and months",
)
_DUTIES_IMPOSSIBLE = Text(
    "kewajiban hukum bergantung pada perbaikan yang tidak mungkin",
    "the duties depend on repairs that are impossible",
)
_CANNOT = Text("nilai tidak dapat dihitung: {why}", "the total cannot be computed: {why}")
_HELD = Text(
    "kewajiban hukum ditandai tidak mungkin: {which}",
    "a duty is marked impossible: {which}",
)


def _cannot(reasons: Sequence[Text]) -> Text:
    joined = ["; ".join(reason.say(language) for reason in reasons) for language in LANGUAGES]
    return Text(_CANNOT.id.format(why=joined[0]), _CANNOT.en.format(why=joined[1]))


def _held(places: Sequence[Place]) -> Text:
    return _HELD.fill(which=", ".join(f"{place.target} {place.code}" for place in places[:5]))


def _weightings(
    instrument: Instrument,
    weights: str | None,
    targets: Iterable[str],
    facets: Mapping[str, Mapping[str, str]],
) -> dict[str, Weighting]:
    """The weighting of every target, the same one for targets of one kind."""
    kinds: dict[frozenset[tuple[str, str]], Weighting] = {}
    found: dict[str, Weighting] = {}
    for target in targets:
        own = facets.get(target, {})
        kind = frozenset(own.items())
        if kind not in kinds:
            kinds[kind] = Weighting.of(instrument, weights, own)
        found[target] = kinds[kind]
    return found


def _check_capacity(capacity: int | None, months: int | None, alternatives: int) -> None:
    for number, least in ((capacity, 1), (months, 1), (alternatives, 0)):
        if number is not None and number < least:
            raise refuse(
                Text(f"{number} terlalu kecil", f"{number} is too small"),
                Text(f"tulis {least} atau lebih", f"write {least} or more"),
            )
    if months is not None and capacity is None:
        raise refuse(
            Text("bulan dibatasi tanpa kapasitas", "months are limited without a capacity"),
            Text("sebutkan juga kapasitas per bulan", "give the capacity of a month as well"),
        )
