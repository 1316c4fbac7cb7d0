"""Where an administrator keeps a government's public pages."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zonahijau.catalogue.actions.contacts import set_lapor
from zonahijau.catalogue.contacts import LAPOR_KEY
from zonahijau.catalogue.models import Service
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import must_government
from zonahijau.portal import sippn
from zonahijau.portal.actions import name_columns
from zonahijau.portal.anybody import address_of, base_of
from zonahijau.portal.forms import DeskForm
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell
from zonahijau.wording import Refused, Text


@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """How much is public, under which address, and the settings of the pages."""
    row = must_government(request)
    initial = {LAPOR_KEY: row.settings.get(LAPOR_KEY, ""), **row.settings.get(sippn.KEY, {})}
    form = DeskForm(request.POST or None, initial=initial)
    if form.is_valid() and _saved(request, row, form):
        return redirect("portal:desk")
    context = {
        "government": row,
        "address": base_of(request) + address_of("government", region=row.region_id),
        "form": form,
        "crumbs": [Crumb(Text("Beranda", "Home"), "/"), Crumb(Text("Halaman publik", "Public"))],
        **_counted(row),
    }
    return render(request, "portal/desk.html", context)


def _saved(request: HttpRequest, row: Government, form: DeskForm) -> bool:
    person: Any = request.user
    try:
        set_lapor(by=person, government=row, address=form.cleaned_data[LAPOR_KEY])
        name_columns(by=person, government=row, names=form.names())
    except Refused as refused:
        lay_on(form, refused)
        return False
    tell(request, Text("Tersimpan.", "Saved."))
    return True


def _counted(row: Government) -> dict[str, Any]:
    """How many services are public, described and looked at; which units have no place."""
    today = row.today()
    services = Service.objects.public(today).filter(government=row)
    counted = services.aggregate(
        all=Count("pk"),
        described=Count("pk", filter=~Q(summary="")),
        assured=Count("pk", filter=Q(assured_on__isnull=False)),
    )
    units = Unit.objects.filter(pk__in=services.values("unit"))
    placed = units.filter(points__withdrawn_at=None, points__isnull=False)
    without = units.exclude(pk__in=placed.values("pk")).order_by("name")
    return {"counted": counted, "without_place": list(without[:20])}
