"""What this person coded last at the desk of a survey, and the way back from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from zonahijau.surveys import desk
from zonahijau.surveys.actions import comments as actions
from zonahijau.surveys.comments.coding import read
from zonahijau.surveys.models import Campaign, Comment
from zonahijau.surveys.views.campaigns import by
from zonahijau.wording import Text

_LAST = "surveys-coded"


@dataclass(frozen=True, slots=True)
class Last:
    """What was done, in words; ``above`` is the comment on the page over which it is told, empty
    for the top of the page."""

    said: Text
    above: str


def remember(request: HttpRequest, survey: Campaign, before: Comment, above: str) -> None:
    """One comment was coded; ``before`` is how it stood. Its text is not kept, only its codes."""
    coded = before.coded_at is not None
    kept = {"one": str(before.uid), "before": before.codes if coded else None, "above": above}
    _keep(request, survey, kept)


def remember_batch(request: HttpRequest, survey: Campaign, batch: UUID) -> int:
    """Several were accepted together; how many."""
    count = Comment.objects.filter(campaign=survey, batch=batch).count()
    _keep(request, survey, {"batch": str(batch), "n": count})
    return count


def _keep(request: HttpRequest, survey: Campaign, kept: dict[str, Any]) -> None:
    request.session[_LAST] = {"survey": str(survey.uid), **kept}


def last_of(request: HttpRequest, survey: Campaign, shown: set[str]) -> Last | None:
    """What this person did last here, unless it was undone since; ``shown`` are the comments of
    the page."""
    kept = _kept(request, survey)
    if kept is None:
        return None
    if "batch" in kept:
        return Last(_ACCEPTED.fill(n=kept["n"]), "")
    row = _mine(request, survey, kept["one"])
    if row is None:
        return None
    above = kept["above"] if kept["above"] in shown else ""
    return Last(_SAVED.fill(what=desk.said_of(row.codings)), above)


def undo(request: HttpRequest, survey: Campaign) -> tuple[int, str]:
    """Undo it, unless somebody else has coded it since; how many comments, and which one it was
    where it was one."""
    kept = _kept(request, survey)
    request.session.pop(_LAST, None)
    if kept is None:
        return 0, ""
    if "batch" in kept:
        batch = UUID(kept["batch"])
        return actions.take_back(by=by(request), campaign=survey, batch=batch), ""
    row = _mine(request, survey, kept["one"])
    if row is None:
        return 0, ""
    if kept["before"] is None:
        actions.uncode(by=by(request), comment=row)
    else:
        actions.code(by=by(request), comment=row, codings=read(kept["before"]))
    return 1, str(row.uid)


def _mine(request: HttpRequest, survey: Campaign, uid: str) -> Comment | None:
    """The comment as this person coded it."""
    rows = Comment.objects.coded().filter(campaign=survey, coded_by=by(request))
    return rows.filter(uid=uid).first()


def _kept(request: HttpRequest, survey: Campaign) -> dict[str, Any] | None:
    kept: dict[str, Any] = request.session.get(_LAST, {})
    return kept if kept.get("survey") == str(survey.uid) else None


_SAVED = Text("Tersimpan: {what}.", "Saved: {what}.")
_ACCEPTED = Text("Diterima sekaligus: {n} saran.", "Accepted together: {n:comment|comments}.")
