"""The round before, and where a series breaks."""

from __future__ import annotations

from zonahijau.assessments.models import Result, Round
from zonahijau.scoring.weighting import chosen_weight_set

HEAVY = ("answers", "tree", "placement", "because")
"""Columns that a list of results leaves in the database."""


def is_break(earlier: Round, later: Round) -> bool:
    """Whether two rounds count differently, by another version or other weights, so that nothing
    joins their numbers."""
    return earlier.version.sha256 != later.version.sha256 or _weights(earlier) != _weights(later)


def _weights(round_: Round) -> str:
    """The weights by their name: the default, unless another set was chosen."""
    chosen = chosen_weight_set(round_.version.instrument, round_.weights or None)
    return chosen.name if chosen else round_.weights


def sealed_before(result: Result) -> Result | None:
    """The unit's result in the round before, as it stood when this one was sealed: what comes
    later changes no paper that was printed."""
    if result.assessment is None:
        return None
    rows = Result.objects.filter(
        assessment__unit_id=result.assessment.unit_id,
        stage=result.stage,
        at__lt=result.at,
        round__kind=result.round.kind,
        round__starts_on__lt=result.round.starts_on,
    )
    rows = rows.select_related("round", "version")
    return rows.order_by("-round__starts_on", "-pk").first()


def round_before(round_: Round) -> Round | None:
    """The latest round of the same kind that began before this one."""
    rows = Round.objects.filter(government_id=round_.government_id, kind=round_.kind)
    rows = rows.filter(starts_on__lt=round_.starts_on)
    return rows.select_related("version").order_by("-starts_on", "-pk").first()
