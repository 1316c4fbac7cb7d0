"""What waits for whom: the unit's assessments, the verifier's desk, what is ready to be sealed."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zonahijau.assessments import policies
from zonahijau.assessments.models import Assessment
from zonahijau.assessments.pages import listings
from zonahijau.assessments.permissions import own_places
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government


def assessments(request: HttpRequest) -> HttpResponse:
    """The assessments of the person's units, what is due first on top."""
    today = must_government(request).today()
    rows = Assessment.objects.visible_to(request.user)
    mine = rows.filter(state__in=policies.OPEN_FOR_ANSWERS, round__closed_at=None)
    context = {
        "listing": listings.assessments(request, rows, today),
        "open": mine.count(),
        "asks_parent": _of_parent(request, rows).count(),
    }
    return render(request, "assessments/assessments.html", context)


def _of_parent(request: HttpRequest, rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """What waits for the person as the head of the parent agency."""
    places = authority(request).places("pass_on")
    own = [place.path for place in places]
    below = Assessment.objects.within(*places).exclude(unit__path__in=own)
    return rows.filter(state=policies.WAITING_PARENT, pk__in=below.values("pk"))


def desk(request: HttpRequest) -> HttpResponse:
    """What waits for the verifier, the oldest first, never the own unit's."""
    page = "assessments/desk.html"
    return _waiting(request, policies.IN_REVIEW, "verify", "assessments:review", page)


def sealing(request: HttpRequest) -> HttpResponse:
    """What is verified and waits for its seal."""
    page = "assessments/sealing.html"
    return _waiting(request, policies.VERIFIED, "close_result", "assessments:seal", page)


def _waiting(
    request: HttpRequest, state: str, capability: str, name: str, page: str
) -> HttpResponse:
    held = authority(request)
    own = Assessment.objects.within(*own_places(held)).values("pk")
    rows = Assessment.objects.filter(state=state).within(*held.places(capability))
    rows = rows.exclude(pk__in=own)
    today = must_government(request).today()
    listing = listings.waiting(request, rows, today, name)
    return render(request, page, {"listing": listing})
