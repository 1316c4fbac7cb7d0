"""Lines of a plan that begin with what a survey found: its lowest elements, what people ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import transaction

from zonahijau.accounts.models import User
from zonahijau.organisations.models import Position, Unit
from zonahijau.surveys.actions.follow_ups import Line, plan
from zonahijau.surveys.comments.coding import OTHER
from zonahijau.surveys.comments.lexicon import Theme, lexicon
from zonahijau.surveys.models import Campaign, FollowUp, Report
from zonahijau.surveys.reporting import lowest
from zonahijau.surveys.results import results_of
from zonahijau.surveys.voices import Heard, element_names, heard, theme_of
from zonahijau.wording import Text, refuse

DAYS = 90
"""A local choice: within three months, which PEKPPP ranks second; the person changes it."""


@transaction.atomic
def plan_lowest(*, by: User, campaign: Campaign) -> list[FollowUp]:
    """A line for each of the lowest elements that has none yet, what people ask most in it as its
    programme. Refused before there is a result, and where each has a line."""
    found = results_of(campaign)
    if found is None or found.result.index is None:
        raise refuse(
            Text("Survei ini belum mempunyai nilai", "This survey has no index"),
            Text("Diperlukan sedikitnya lima jawaban", "At least five answers are needed"),
        )
    means = {line.code: line.mean for line in found.elements if line.mean is not None}
    planned = {row.element for row in campaign.follow_ups.standing()}
    missing = [code for code in lowest(means) if code not in planned]
    if not missing:
        raise refuse(
            Text("Unsur terendah sudah ada dalam rencana", "The lowest elements are in the plan"),
            Text("Tambah baris bila perlu", "Add a line if you need one"),
        )
    said = heard(campaign)
    return [_planned(by, campaign, code, _asked_most(code, said), said) for code in missing]


@transaction.atomic
def plan_theme(*, by: User, campaign: Campaign, element: str, theme: str) -> FollowUp:
    """What people ask for becomes a line of the plan, with one button. Refused for a theme that
    has a line already."""
    known = theme_of(element, theme)
    if known is None or element not in element_names():
        raise LookupError(theme)
    if campaign.follow_ups.standing().filter(element=element, theme=theme).exists():
        raise refuse(
            Text("Tema ini sudah ada dalam rencana", "This theme is in the plan already"),
            Text("Buka rencana tindak lanjut", "Open the follow-up plan"),
        )
    return _planned(by, campaign, element, known, heard(campaign))


def _planned(
    by: User, campaign: Campaign, element: str, theme: Theme | None, said: Heard
) -> FollowUp:
    voices = said.themes.get((element, theme.code)) if theme else None
    today = campaign.government.today()
    line = Line(
        element,
        _programme(element, theme),
        today + timedelta(DAYS),
        theme=theme.code if theme else "",
        comments=voices.asking if voices else 0,
        **in_charge_of(campaign.unit),
    )
    report = Report.objects.standing().filter(campaign=campaign).first()
    return plan(by=by, report=report, campaign=campaign, line=line)


def _programme(element: str, theme: Theme | None) -> str:
    if theme is not None and theme.code != OTHER:
        return theme.remedy.id
    return f"Perbaikan {element_names()[element].id.lower()}"


def _asked_most(element: str, said: Heard) -> Theme | None:
    """The theme of an element that most people ask something about; else its first."""
    asked = {theme: voices.asking for (of, theme), voices in said.themes.items() if of == element}
    most = max(asked, key=lambda code: asked[code], default="")
    if most and asked[most]:
        return theme_of(element, most)
    return next((each for each in lexicon().themes.values() if each.element == element), None)


def in_charge_of(unit: Unit) -> dict[str, Any]:
    """Who answers for a line unless somebody else is named: the head of the unit."""
    position = Position.objects.filter(unit=unit, kind="head", withdrawn_at=None).first()
    if position is None:
        return {"in_charge": f"Kepala {unit.name}"[:160]}
    return {"position": position, "in_charge": position.title[:160]}
