"""The page of one unit."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from zonahijau.organisations.models import Unit
from zonahijau.organisations.panels import panels_of
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.reports.units import UnitReport
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Text


def unit_page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A unit's results over the years, its assessments, services, evidence and people."""
    rows = Unit.objects.visible_to(request.user).select_related("government", "parent")
    unit: Unit = get_object_or_404(rows, uid=uid)
    report = UnitReport(unit, person_of(request), authority(request))
    crumbs = [Crumb(Text("Beranda", "Home"), "/"), Crumb(unit.name)]
    panels = panels_of(unit, request.user)
    context = {"report": report, "unit": unit, "panels": panels, "crumbs": crumbs}
    return render(request, "reports/unit.html", context)
