"""The page of the first hour."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.reports.actions import put_off
from zonahijau.reports.first_hour import BY_SLUG, hour_of, steps
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

FIRST_HOUR = Text("Langkah pertama", "First steps")


@require_safe
def first_hour(request: HttpRequest) -> HttpResponse:
    """What is done, what comes now, what comes after, and about how long the rest takes."""
    government = must_government(request)
    shown = list(steps(request, hour_of(government)))
    context = {
        "government": government,
        "steps": shown,
        "done": sum(each.state == "done" for each in shown),
        "is_open": any(each.is_open for each in shown),
        "minutes": sum(each.step.minutes for each in shown if each.is_open),
        "may_put_off": authority(request).may("manage_recaps", government),
        "crumbs": [Crumb(FIRST_HOUR)],
    }
    return render(request, "reports/first_hour.html", context)


@require_POST
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a step off, or take it up again."""
    if slug not in BY_SLUG:
        raise Http404
    again = request.POST.get("do") == "again"
    try:
        put_off(by=person_of(request), government=must_government(request), slug=slug, again=again)
    except Refused as refused:
        tell_refusal(request, refused)
    return redirect("reports:first_hour")
