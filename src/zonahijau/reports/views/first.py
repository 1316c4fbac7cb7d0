"""The first page: for every role the answer to what it asks first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import government_here, person_of
from zonahijau.reports import today
from zonahijau.reports.first_hour import is_new
from zonahijau.reports.listings import units_of_overview
from zonahijau.reports.overview import Overview

CHOSEN = "putaran"
MOST_AT_DESK = 10


def first(request: HttpRequest) -> HttpResponse:
    """Facts, the last official result, and apart from them the estimate; what is to be done."""
    government, person = government_here(request), person_of(request)
    if government is None:
        return render(request, "reports/nowhere.html")
    held = authority(request)
    overview = Overview(government, person, held, request.GET.get(CHOSEN, ""))
    if held.may("see_units", government) and not overview.rounds and is_new(government):
        return redirect("reports:first_hour")
    own = today.own_assessments(person, held)
    sees_all = held.may_anywhere("see_units")
    desk = today.at_the_desk(person, held)
    tasks = today.tasks(person, held, government, own, desk)
    keeps = held.may("manage_people", government)
    context = {
        "government": government,
        "overview": overview,
        "sees_all": sees_all,
        "own": own,
        "desk": desk[:MOST_AT_DESK],
        "health": today.health(person, held, government) if keeps else [],
        "tasks": tasks[: today.MOST],
        "more_tasks": tasks[today.MOST :],
        "listing": units_of_overview(request, overview) if sees_all and overview.round else None,
    }
    return render(request, "reports/first.html", context)
