"""All that one page of an assessment needs, in a number of queries that does not grow with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from zonahijau.assessments.models import Answer, Assessment, Comment
from zonahijau.assessments.pages.questions import Question, Typed, key_of, name_of, question
from zonahijau.assessments.pages.ranges import points
from zonahijau.assessments.pages.sections import Progress, Section, progress, sections
from zonahijau.assessments.pages.worth import Worth, worths
from zonahijau.assessments.scoring import weighting_of
from zonahijau.catalogue.models import Service
from zonahijau.evidence.models import Evidence
from zonahijau.evidence.queries import offered_for
from zonahijau.instruments.facts import KnownFact, known_facts
from zonahijau.instruments.rungs import offer
from zonahijau.lawbook.instruments import Node
from zonahijau.organisations.models import Unit
from zonahijau.wording import Text

Row = TypeVar("Row", Answer, Comment)

MOST_EVIDENCE = 300
"""How many pieces of the unit's evidence a page offers by name."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A portion in the overview: what is done, and how many points are still open there.

    Where a weight is unknown at least and at most so many: outer bounds, for the bounds of single
    indicators do not add up.
    """

    section: Section
    progress: Progress
    least_open: Fraction
    greatest_open: Fraction

    @property
    def open_said(self) -> Text:
        """``3,0–6,1 poin``, rounded outwards."""
        return points((self.least_open, self.greatest_open))


@dataclass(frozen=True, slots=True)
class Open:
    """An answer that is still missing, and where it is given."""

    section: Section
    service: Service | None
    node: Node

    @property
    def key(self) -> str:
        return key_of(self.node.code)


@dataclass(frozen=True, slots=True)
class Served:
    """A service of the assessment with how much of it is answered."""

    service: Service
    answered: int
    asked: int

    @property
    def share(self) -> int:
        return 100 * self.answered // self.asked if self.asked else 100


class Filling:
    """An assessment as it is filled in or reviewed; ``service`` is the one on the page."""

    def __init__(self, assessment: Assessment, service: Service | None = None):
        self.assessment = assessment
        self.service = service
        self.instrument = assessment.round.instrument
        self.sections = sections(self.instrument, assessment.facets)

    @cached_property
    def services(self) -> list[Service]:
        """The services to be assessed one by one; none where the unit is scored as a whole."""
        if self.instrument.scored != "product":
            return []
        return list(self.assessment.services.order_by("name", "pk"))

    @cached_property
    def answers(self) -> list[Answer]:
        rows = self.assessment.answers.select_related("by", "service")
        return list(rows.prefetch_related("evidence__blob", "evidence__government", "reviews"))

    @cached_property
    def worths(self) -> Mapping[str, Worth]:
        weighting = weighting_of(self.assessment)
        return {} if weighting.unknown else worths(weighting, len(self.services))

    @cached_property
    def comments(self) -> list[Comment]:
        rows = self.assessment.comments.filter(withdrawn_at=None)
        return list(rows.select_related("by"))

    @cached_property
    def unit_evidence(self) -> list[Evidence]:
        """What the unit has, the newest first, to be chosen by name."""
        today = self.assessment.government.today()
        rows = Evidence.objects.usable_on(today).filter(unit=self.assessment.unit)
        return list(rows.order_by("-uploaded_at")[:MOST_EVIDENCE])

    def evidence_names(self) -> list[str]:
        """How each piece of the unit's evidence is chosen by typing."""
        return [name_of(each) for each in self.unit_evidence]

    def served(self) -> list[Served]:
        """Every service with its progress."""
        weighed = [node.code for each in self.sections for node in each.nodes
                   if not node.informational]  # fmt: skip
        given = Counter(
            row.service_id
            for row in self.answers
            if row.state != "missing" and row.indicator in weighed
        )
        return [Served(each, given[each.pk], len(weighed)) for each in self.services]

    def stages(self) -> list[Stage]:
        """Every portion with its progress: over all services, or over the one of the page."""
        answers = self._of_service(self.answers) if self.service else self.answers
        products = 1 if self.service else len(self.services)
        return [self._stage(each, answers, products) for each in self.sections]

    def _stage(self, section: Section, answers: Iterable[Answer], products: int) -> Stage:
        own = [row for row in answers if row.indicator in section.codes]
        given = {(row.service_id, row.indicator) for row in own if row.state != "missing"}
        services = _each([self.service] if self.service else self.services)
        missing = [
            self.worths[code]
            for service in services
            for code in section.codes
            if code in self.worths and (service.pk if service else None, code) not in given
        ]
        least = sum((each.least for each in missing), Fraction(0))
        greatest = sum((each.greatest for each in missing), Fraction(0))
        greatest = min(greatest, self.instrument.highest)
        return Stage(section, progress(section, own, products), least, greatest)

    def missing(self) -> list[Open]:
        """What is asked and not answered, in the order of the pages."""
        given = {(row.service_id, row.indicator) for row in self.answers if row.state != "missing"}
        return [
            Open(section, service, node)
            for service in _each(self.services)
            for section in self.sections
            for node in section.nodes
            if not node.informational and (service.pk if service else None, node.code) not in given
        ]

    def questions(
        self, section: Section, typed: Mapping[str, Typed] | None = None
    ) -> list[Question]:
        """The questions of a portion about the service of the page."""
        codes = set(section.codes)
        facts = {node.fact for node in section.nodes if node.fact}
        offered = offered_for(self.assessment.unit, facts)
        known = known_facts(self.assessment.unit, self.service, facts)
        _beside(offered, known, self.assessment.unit)
        answers = {row.indicator: row for row in self._of_service(self.answers)}
        comments = [each for each in self._of_service(self.comments) if each.indicator in codes]
        return [
            self._question(node, answers, offered, known, comments, typed or {})
            for node in section.nodes
        ]

    def _question(
        self,
        node: Node,
        answers: Mapping[str, Answer],
        offered: Mapping[str, list[Evidence]],
        known: Mapping[str, KnownFact],
        comments: Iterable[Comment],
        typed: Mapping[str, Typed],
    ) -> Question:
        fact = node.fact or ""
        found = known.get(fact)
        return question(
            node,
            answers.get(node.code),
            gaps=self.instrument.not_applicable,
            service=self.service,
            worths=self.worths,
            offered=offered.get(fact, ()),
            known=found,
            offer=offer(self.instrument.id, node, found) if found else None,
            comments=[each for each in comments if each.indicator == node.code],
            typed=typed.get(node.code),
        )

    def _of_service(self, rows: Iterable[Row]) -> list[Row]:
        wanted = self.service.pk if self.service else None
        return [row for row in rows if row.service_id == wanted]


def _beside(offered: dict[str, list[Evidence]], known: Mapping[str, KnownFact], unit: Unit) -> None:
    """Offers the evidence that a known fact names as well, after what proves the fact itself."""
    wanted = {pk for fact in known.values() for pk in fact.evidence}
    if not wanted:
        return
    usable = Evidence.objects.usable_on(unit.government.today()).filter(unit=unit, pk__in=wanted)
    rows = {row.pk: row for row in usable.select_related("blob", "government")}
    for key, fact in known.items():
        there = {row.pk for row in offered.setdefault(key, [])}
        offered[key] += [rows[pk] for pk in fact.evidence if pk in rows and pk not in there]


def _each(services: list[Service]) -> list[Service | None]:
    """The services one by one, or the unit as a whole where there is none."""
    return [*services] or [None]


def state_sentence(assessment: Assessment) -> Text:
    """Where the assessment stands, in one sentence."""
    left = assessment.asked - assessment.answered
    if left <= 0:
        return Text(
            f"Semua {assessment.asked} jawaban terisi.",
            f"All {assessment.asked} answers are given.",
        )
    return Text(
        f"{assessment.answered} dari {assessment.asked} jawaban terisi, {left} belum.",
        f"{assessment.answered} of {assessment.asked} answers are given, {left} are not.",
    )
