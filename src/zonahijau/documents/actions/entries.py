"""Signed decrees of our own become entries of the register."""

from __future__ import annotations

from datetime import date, timedelta

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.documents import kinds
from zonahijau.documents.models import Decree, Paper
from zonahijau.documents.words import SIGNED


def enter_signed(*, by: User, paper: Paper) -> Decree | None:
    """The entry of a signed decree that has its number and date; once, and inside the caller's
    transaction. None for every other paper."""
    kind = _decree_kind(paper)
    if not kind or paper.state != SIGNED or not paper.number or paper.dated is None:
        return None
    signs = f"{paper.signatory_position}, {paper.signatory_name}".strip(", ")
    entry, is_new = Decree.objects.get_or_create(
        paper=paper,
        defaults={
            "government": paper.government,
            "unit": paper.unit,
            "kind": kind,
            "number": paper.number,
            "dated": paper.dated,
            "title": paper.subject,
            "signatory": signs[:200],
            "valid_from": paper.dated,
            "valid_until": _day_after(paper.chosen.get("until"), paper.dated),
            "file": paper.signed_file,
            "entered_by": by,
        },
    )
    if is_new:
        details = {"kind": kind, "paper": paper.code}
        audit.record(
            government=paper.government,
            by=by,
            action="decree-entered",
            subject=entry,
            details=details,
        )
    return entry


def _decree_kind(paper: Paper) -> str:
    try:
        return kinds.kind_of(paper.kind).decree_kind
    except LookupError:
        return ""


def _day_after(last: str | None, dated: date) -> date | None:
    """Papers name the last day, the register the first day after it."""
    if not last:
        return None
    until = date.fromisoformat(last) + timedelta(1)
    return until if until > dated else None
