"""One unit for one reader: published results, own assessments, what stands behind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Count

from zonahijau.assessments.models import ANSWERED, Answer, Assessment, Result
from zonahijau.assessments.policies import KINDS
from zonahijau.catalogue.refining.tallies import NAMED, tally_of
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.policies import STATES as EVIDENCE_STATES
from zonahijau.lawbook.instruments import Node
from zonahijau.lawbook.numbers import exact
from zonahijau.lawbook.sanctions import Sanction, load_sanctions
from zonahijau.organisations.dates import Span
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.models import OfficeHolder
from zonahijau.organisations.queries import positions_of
from zonahijau.reports import officials
from zonahijau.reports.comparing import HEAVY
from zonahijau.reports.officials import Published, SeriesPicture
from zonahijau.reports.rounds import Standing, seen
from zonahijau.reports.scores import Shown, shown
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.authority import Authority
    from zonahijau.organisations.models import Position, Unit

MOST_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class RoundRow(Standing):
    """One round among those of a unit, with its stages side by side."""

    @property
    def own(self) -> Shown | None:
        return self.scores.get("self")

    @property
    def verified(self) -> Shown | None:
        return self.scores.get("verified")

    @property
    def sealed(self) -> Shown | None:
        return self.scores.get("sealed")


class UnitReport:
    """A constant number of queries, however many rounds, services and files there are."""

    def __init__(self, unit: Unit, user: User, authority: Authority):
        self.unit = unit
        self.user = user
        self.authority = authority
        self.today = unit.government.today()

    @property
    def may_export(self) -> bool:
        return self.authority.may("export", self.unit)

    @property
    def kind(self) -> Text:
        return UNIT_KINDS[self.unit.kind]

    @cached_property
    def official(self) -> list[Published]:
        return officials.of_unit(self.unit)

    @property
    def latest(self) -> Published | None:
        """The last published result."""
        return self.official[-1] if self.official else None

    @cached_property
    def pictures(self) -> list[SeriesPicture]:
        return officials.pictures(self.official, self.unit.name)

    @cached_property
    def rounds(self) -> list[RoundRow]:
        """The unit's assessments, the latest first, with self, verified and sealed side by side."""
        rows = Assessment.objects.visible_to(self.user).filter(unit=self.unit)
        held = rows.select_related("round__version").order_by("-round__starts_on", "-pk")
        listed = list(held[:MOST_ROUNDS])
        found: dict[int, dict[str, Shown]] = {}
        results = Result.objects.filter(assessment__in=listed, superseded_by=None)
        instruments = {each.pk: each.round.version.instrument for each in listed}
        for result in results.defer(*HEAVY):
            key = result.assessment_id or 0
            found.setdefault(key, {})[result.stage] = shown(result, instruments[key])
        return [self._row(each, found.get(each.pk, {})) for each in listed]

    def _row(self, each: Assessment, scores: Mapping[str, Shown]) -> RoundRow:
        opened = seen(scores, self.authority, self.unit, each.round, each.state)
        return RoundRow(each, self.today, opened)

    @property
    def current(self) -> RoundRow | None:
        """What is under way: the unit's own assessment before what others look at."""
        running = [row for row in self.rounds if row.assessment.round.closed_at is None]
        own = (row for row in running if KINDS[row.assessment.round.kind].by_unit)
        return next(own, running[0] if running else None)

    @cached_property
    def services(self) -> dict[str, int]:
        """How many services, how many with a standard, how many of those published: as named, or
        as counted where names are fewer."""
        tally = tally_of(self.unit)
        return {key: tally.value(key) or 0 for key in NAMED}

    @cached_property
    def evidence(self) -> list[tuple[Text, int]]:
        """How much evidence stands in which state."""
        rows = Evidence.objects.filter(unit=self.unit).current()
        counted = dict(rows.order_by().values_list("state").annotate(Count("pk")))
        return [(said, counted[key]) for key, said in EVIDENCE_STATES.items() if key in counted]

    @property
    def evidence_count(self) -> int:
        return sum(count for _, count in self.evidence)

    @cached_property
    def offices(self) -> list[tuple[Position, OfficeHolder | None]]:
        """Each position with whoever holds it today."""
        return [(each, self._holder(each.holders.all())) for each in positions_of(self.unit)]

    def _holder(self, holders: Iterable[OfficeHolder]) -> OfficeHolder | None:
        now = (each for each in holders if Span(each.start, each.until).covers(self.today))
        return next(now, None)

    @property
    def sees_exposure(self) -> bool:
        """The head of unit, the regional secretary and the inspectorate only."""
        return self.authority.may("see_exposure", self.unit)

    @cached_property
    def exposure(self) -> tuple[Sanction, ...]:
        """The sanctions that the facts found absent in the latest answers expose to."""
        answered = (row.assessment for row in self.rounds if row.assessment.answered)
        latest = next(answered, None)
        if not self.sees_exposure or latest is None:
            return ()
        nodes = {node.code: node for node in latest.round.instrument.indicators(latest.facets)}
        rows = Answer.objects.filter(assessment=latest)
        absent = {nodes[row.indicator].fact for row in rows
                  if row.indicator in nodes and _is_absent(nodes[row.indicator], row)}  # fmt: skip
        return load_sanctions().exposure((fact for fact in absent if fact), self.today)


def _is_absent(node: Node, answer: Answer) -> bool:
    """Answered with what earns nothing; what is not answered is not known to be missing."""
    state = answer.verified_state or answer.state
    value = answer.verified_value if answer.verified_state else answer.value
    if state != ANSWERED or node.scale is None:
        return False
    return node.scale.share(exact(value)) == Fraction(0)
