"""Own, verified and external scores side by side, and where they part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zonahijau.assessments.models import Answer, Assessment, OfficialResult, Result
from zonahijau.assessments.pages.marks import mark_of, official_mark
from zonahijau.assessments.pages.questions import said
from zonahijau.web.marks import Mark
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Scored:
    """One of the three scores; ``result`` of ours or ``official`` of another body, or neither."""

    label: Text
    result: Result | None = None
    official: OfficialResult | None = None

    @property
    def mark(self) -> Mark | None:
        """The class of the score, if there is one; an estimate has none beside an official one."""
        if self.official:
            return official_mark(self.official)
        return mark_of(self.result) if self.result and not self.result.estimate else None


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that the verifier corrected."""

    label: Text
    service: str
    own: Text
    verified: Text
    reason: str


def columns(held: Assessment) -> list[Scored]:
    """The three scores that a sealed result is compared with. Two queries."""
    rows = held.results.filter(superseded_by=None, stage__in=("self", "verified"))
    ours = {row.stage: row for row in rows.select_related("version")}
    official = OfficialResult.objects.filter(unit=held.unit, withdrawn_at=None)
    external = official.filter(instrument_id=held.round.version.instrument_id)
    return [
        Scored(Text("Mandiri", "Own"), ours.get("self")),
        Scored(Text("Terverifikasi", "Verified"), ours.get("verified")),
        Scored(Text("Luar (resmi)", "External (official)"), official=external.first()),
    ]


def differences(held: Assessment) -> list[Difference]:
    """Every corrected answer with the reason. Two queries."""
    rows = held.answers.filter(review="corrected").select_related("service")
    return list(_told(held, rows.prefetch_related("reviews")))


def _told(held: Assessment, rows: Iterable[Answer]) -> Iterable[Difference]:
    nodes = {node.code: node for node in held.round.instrument.root.walk()}
    for row in rows:
        node = nodes[row.indicator]
        if node.scale is None:
            continue
        reviews = sorted(row.reviews.all(), key=lambda each: each.pk)
        yield Difference(
            label=node.label,
            service=row.service.name if row.service else "",
            own=said(node.scale, row.state, row.value),
            verified=said(node.scale, row.verified_state, row.verified_value),
            reason=reviews[-1].reason if reviews else "",
        )
