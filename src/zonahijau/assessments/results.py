"""Keeping a computed number as a row with everything it came from."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from zonahijau import __version__
from zonahijau.assessments.models import Answer, Assessment, Result, Round
from zonahijau.assessments.scoring import (
    fraction_text,
    score_assessment,
    text_json,
    tree_json,
    weighting_of,
)
from zonahijau.scoring.answers import Answer as Given
from zonahijau.scoring.answers import Gap
from zonahijau.scoring.score import Score

if TYPE_CHECKING:
    from zonahijau.accounts.models import User

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 10


def new_code() -> str:
    """A short code for a printed address: no letters that look like digits, not guessable."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))


def keep_result(
    held: Assessment, *, stage: str, which: Callable[[Answer], Given], by: User
) -> Result:
    """Score a locked assessment and keep the result; it supersedes the one of the same stage."""
    rows = list(held.answers.select_related("service").prefetch_related("evidence"))
    scored = score_assessment(held, rows, which)
    earlier = held.results.filter(stage=stage, superseded_by=None).first()
    weight_set = weighting_of(held).weight_set
    return Result.objects.create(
        **score_fields(scored),
        code=new_code(),
        government_id=held.government_id,
        round=held.round,
        assessment=held,
        stage=stage,
        version=held.round.version,
        sha256=held.round.version.sha256,
        weight_set=weight_set.name if weight_set else "",
        engine=__version__,
        answers=[_answer_json(row, which(row)) for row in rows],
        tree=tree_json(scored.tree) if scored.tree else None,
        placement=placement_json(held),
        by=by,
        supersedes=earlier,
    )


def score_fields(scored: Score) -> dict[str, Any]:
    """The columns of a result that a score fills."""
    return {
        "exact": fraction_text(scored.exact) or "",
        "score": "" if scored.score is None else str(scored.score),
        "band": (scored.band.code or "") if scored.band else "",
        "zone": scored.zone or "",
        "least": fraction_text(scored.least) or "",
        "greatest": fraction_text(scored.greatest) or "",
        "estimate": scored.estimate,
        "because": [text_json(reason) for reason in scored.because],
        "why_not": [text_json(reason) for reason in scored.why_not],
    }


def _answer_json(row: Answer, given: Given) -> dict[str, Any]:
    """An answer as it was scored, with the evidence it stood on by uid and file hash."""
    return {
        "indicator": row.indicator,
        "service": str(row.service.uid) if row.service else None,
        "service_name": row.service.name if row.service else None,
        "state": given.value if isinstance(given, Gap) else "answered",
        "value": None if isinstance(given, Gap) else str(given),
        "own": row.value if row.state == "answered" else row.state,
        "review": row.review,
        "revision": row.revision,
        "evidence": [{"uid": str(each.uid), "title": each.title} for each in row.evidence.all()],
    }


def placement_json(held: Assessment) -> dict[str, Any]:
    """Where the unit stood on the day of the result."""
    unit = held.unit
    parent = unit.parent
    return {
        "unit": {"uid": str(unit.uid), "name": unit.name, "kind": unit.kind},
        "parent": {"uid": str(parent.uid), "name": parent.name} if parent else None,
        "government": {"uid": str(held.government.uid), "name": held.government.name},
    }


def unit_results(round_: Round) -> list[Result]:
    """The sealed result of every unit of a round that is not superseded."""
    rows = Result.objects.filter(round=round_, stage="sealed", superseded_by=None)
    return list(rows.exclude(assessment=None).select_related("assessment__unit"))
