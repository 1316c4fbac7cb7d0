"""The round before, and where a series breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zonahijau.assessments.models import Round

if TYPE_CHECKING:
    from zonahijau.instruments.models import Version

HEAVY = ("answers", "tree", "placement", "because")
"""Columns that a list of results leaves in the database."""


def is_break(earlier: Version, later: Version) -> bool:
    """Whether two results stand under different versions, so that no line joins them."""
    return earlier.sha256 != later.sha256


def round_before(round_: Round) -> Round | None:
    """The latest round of the same kind that began before this one."""
    rows = Round.objects.filter(government_id=round_.government_id, kind=round_.kind)
    rows = rows.filter(starts_on__lt=round_.starts_on)
    return rows.select_related("version").order_by("-starts_on", "-pk").first()
