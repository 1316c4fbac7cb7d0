"""What the desk shows beside the questions: where to go on, and what has been remarked."""

from __future__ import annotations

from zonahijau.assessments.models import Answer, Assessment
from zonahijau.assessments.pages.filling import Filling
from zonahijau.assessments.pages.sections import Section
from zonahijau.assessments.policies import IN_REVIEW


def next_open(filling: Filling, section: Section | None = None) -> Answer | None:
    """The first answer that waits for a decision: of a portion about the service of the page, or
    of all of them."""
    wanted = filling.service.pk if filling.service else None
    places = _order(filling, section)
    waiting = [
        row
        for row in filling.answers
        if not row.review
        and row.state != "missing"
        and row.indicator in places
        and (section is None or row.service_id == wanted)
    ]
    return min(waiting, key=lambda row: (row.service_id or 0, places[row.indicator]), default=None)


def _order(filling: Filling, section: Section | None) -> dict[str, int]:
    chosen = [section] if section else filling.sections
    codes = [code for each in chosen for code in each.codes]
    return {code: place for place, code in enumerate(codes)}


def remarks(held: Assessment) -> str:
    """What others than the unit's answerers remarked since it came to the desk: the draft of a
    return, one line an indicator."""
    arrived = held.steps.filter(after=IN_REVIEW).order_by("-at").values_list("at", flat=True)
    since = arrived.first()
    if since is None:
        return ""
    answered = held.answers.values("by")
    rows = held.comments.filter(withdrawn_at=None, at__gt=since).exclude(by__in=answered)
    labels = {node.code: node.label for node in held.round.instrument.root.walk()}
    return "\n".join(f"- {labels[row.indicator].id}: {row.text}" for row in rows)
