"""The page of the first hour."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zonahijau.organisations.places import must_government
from zonahijau.reports.first_hour import steps
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

FIRST_HOUR = Text("Langkah pertama", "First steps")


def first_hour(request: HttpRequest) -> HttpResponse:
    """What is done, what comes now, what comes after."""
    government = must_government(request)
    shown = list(steps(request, government))
    context = {
        "government": government,
        "steps": shown,
        "done": sum(step.state == "done" for step in shown),
        "now": next((step for step in shown if step.state == "now"), None),
        "crumbs": [Crumb(FIRST_HOUR)],
    }
    return render(request, "reports/first_hour.html", context)
