"""What anyone may learn of a printed result: that it is genuine, and what is public of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zonahijau.assessments.fingerprints import fingerprint
from zonahijau.assessments.models import STAGES, Result
from zonahijau.assessments.visibility import public_sees
from zonahijau.reports.models import Paper
from zonahijau.reports.scores import Shown, shown
from zonahijau.web import formatting
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.lawbook.instruments import Instrument


@dataclass(frozen=True, slots=True)
class Proof:
    """A result as a stranger sees it. ``score`` is None unless it is public."""

    result: Result
    unit: str
    fingerprint: str
    papers: tuple[Paper, ...]
    score: Shown | None

    @property
    def instrument(self) -> Instrument:
        return self.result.version.instrument

    @property
    def stage(self) -> Text:
        return STAGES[self.result.stage]

    @property
    def newer(self) -> Result | None:
        """The result that superseded this one."""
        return getattr(self.result, "superseded_by", None)

    @property
    def facts(self) -> list[tuple[Text, Text | str]]:
        """What was assessed, with which instrument, at which stage, when."""
        result = self.result
        return [
            (Text("Yang dinilai", "Assessed"), self.unit),
            (Text("Pemerintah daerah", "Government"), result.placement["government"]["name"]),
            (Text("Putaran", "Round"), result.round.title),
            (Text("Instrumen", "Instrument"), result.version.title),
            (Text("Versi", "Version"), result.version.instrument_id),
            (Text("Tahap", "Stage"), self.stage),
            (Text("Tanggal", "Date"), _day(result)),
        ]


def _day(result: Result) -> Text:
    day = formatting.at(result.at, formatting.zone_of(result.government))
    return Text(formatting.plain_date(day), formatting.plain_date(day, "en"))


def proof_of(code: str) -> Proof | None:
    """The result of a printed code; None where there is none."""
    rows = Result.objects.select_related(
        "government", "version", "round", "assessment", "superseded_by"
    )
    result = rows.filter(code=code).first()
    if result is None:
        return None
    level = "unit" if result.assessment_id else "region"
    score = shown(result, result.version.instrument, level) if _is_public(result) else None
    place = result.placement.get("unit") or result.placement["government"]
    papers = tuple(result.papers.all())
    return Proof(result, place["name"], fingerprint(result), papers, score)


def _is_public(result: Result) -> bool:
    """Only what was sealed counts as the result of its stage; drafts are not public."""
    state = "sealed" if result.stage == "sealed" else "draft"
    return public_sees(state=state, release=result.round.release, estimate=result.estimate)


def matches(proof: Proof, sha256: str) -> Paper | None:
    """The printed paper of this result with that hash; None for any other file."""
    return next((paper for paper in proof.papers if paper.sha256 == sha256), None)
