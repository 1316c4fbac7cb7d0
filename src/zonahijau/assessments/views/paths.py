"""The way to a page of an assessment, for the line above its title."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from zonahijau.assessments.models import Assessment, Round
from zonahijau.organisations.permissions import authority
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

ROUNDS = Text("Putaran", "Rounds")
ASSESSMENTS = Text("Penilaian", "Assessments")


def to_round(request: HttpRequest, round_: Round) -> list[Crumb]:
    """To a round, for those who see all units; else to the list of one's own assessments."""
    if authority(request).may("see_units", round_):
        address = reverse("assessments:round", args=[round_.uid])
        return [Crumb(ROUNDS, reverse("assessments:rounds")), Crumb(round_.title, address)]
    return [Crumb(ASSESSMENTS, reverse("assessments:assessments")), Crumb(round_.title)]


def to_assessment(request: HttpRequest, assessment: Assessment, *more: Text | str) -> list[Crumb]:
    """To an assessment and what lies below it; without more, the assessment is the page itself."""
    address = reverse("assessments:assessment", args=[assessment.uid]) if more else ""
    own = Crumb(assessment.unit.name, address)
    return [*to_round(request, assessment.round), own, *(Crumb(each) for each in more)]
