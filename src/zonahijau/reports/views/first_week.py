"""The page of the regent's first week, and its slides."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of
from zonahijau.reports.first_week import tasks
from zonahijau.reports.slides import deck_of, written
from zonahijau.web.downloads import download
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text

FIRST_WEEK = Text("Minggu pertama", "First week")
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def first_week(request: HttpRequest) -> HttpResponse:
    """Five things, one button each."""
    government = must_government(request)
    shown = tasks(request, government)
    context = {
        "government": government,
        "tasks": shown,
        "drafted": sum(each.latest is not None for each in shown),
        "crumbs": [Crumb(FIRST_WEEK)],
    }
    return render(request, "reports/first_week.html", context)


def slides(request: HttpRequest) -> HttpResponse:
    """The week's findings as slides; they hold nothing that is not released."""
    government = must_government(request)
    deck = deck_of(government, person_of(request), authority(request))
    return download(written(deck), PPTX, f"minggu-pertama-{government.today()}.pptx")
