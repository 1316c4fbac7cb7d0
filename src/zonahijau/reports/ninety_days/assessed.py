"""What the released self-assessment adds to the plan: the cheapest repairs to the green zone.

Only what the chair of the task force has released is read, for the plan is read by more people
than the draft of a score: an open round leaves a sentence, never an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from zonahijau.assessments.models import Answer, Assessment, Round
from zonahijau.assessments.policies import SEALED
from zonahijau.assessments.scoring import REVIEWED, engine_answers
from zonahijau.lawbook.repairs import load_repairs
from zonahijau.reports.ninety_days.lacking import Lack
from zonahijau.scoring.answers import Answers
from zonahijau.scoring.repair import Costs, RepairCost, Step, plan_repairs

if TYPE_CHECKING:
    from zonahijau.lawbook.instruments import Instrument
    from zonahijau.organisations.models import Government, Unit

GREEN = "hijau"
FREE, PAID = Fraction(1), Fraction(1000)
"""Local: money is asked for only where free repairs do not reach the class."""


def released_round(government: Government) -> Round | None:
    """The latest self-assessment whose results were released."""
    rows = Round.objects.filter(government=government, kind="self").exclude(release="")
    return rows.select_related("version").order_by("-starts_on", "-pk").first()


def unreleased_rounds(government: Government) -> list[Round]:
    """Self-assessments of which nothing may be told yet."""
    rows = Round.objects.filter(government=government, kind="self", release="")
    return list(rows.order_by("-starts_on", "-pk")[:3])


def of_round(round_: Round, units: list[Unit]) -> Iterator[Lack]:
    """The repairs that bring each sealed unit below green to green; two queries."""
    instrument = round_.instrument
    if GREEN not in {band.zone for band in instrument.class_table("unit").bands}:
        return
    rows = Assessment.objects.filter(round=round_, unit__in=units, state=SEALED)
    answers: dict[int, list[Answer]] = {}
    for answer in Answer.objects.filter(assessment__in=rows):
        answers.setdefault(answer.assessment_id, []).append(answer)
    costs = _costs(instrument)
    facts = {node.code: node.fact for node in instrument.root.walk() if node.is_indicator}
    for each in rows.select_related("unit"):
        each.round = round_
        given = engine_answers(each, answers.get(each.pk, []), REVIEWED)
        for step in _steps(each, given, costs):
            if fact := facts.get(step.indicator):
                yield Lack(fact, each.unit, step.label.id)


def _steps(held: Assessment, given: Answers, costs: Costs) -> tuple[Step, ...]:
    """The cheapest way to green; where what users feel keeps a unit from it, to the best class
    that repairs reach."""
    wanted: str | None = GREEN
    while wanted is not None:
        plan = plan_repairs(
            held.round.instrument,
            {held.unit.name: given},
            wanted,
            weights=held.round.weights or None,
            facets={held.unit.name: held.facets},
            costs=costs,
            alternatives=0,
        )
        if plan.best:
            return plan.best.steps
        wanted = plan.reached.code if plan.reached and plan.reached.code != wanted else None
    return ()


def _costs(instrument: Instrument) -> Costs:
    """What the table of repairs says of each indicator; what it does not mend is not planned."""
    book = load_repairs()
    free = {what: row.is_free for row in book.rows for what in row.lacks}
    rows = [
        RepairCost(
            node.code,
            cost=FREE if free.get(node.fact or "") else PAID,
            impossible=node.fact not in free,
        )
        for node in instrument.root.walk()
        if node.is_indicator
    ]
    return Costs.of(instrument, rows)
