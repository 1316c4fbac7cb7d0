"""The page on which a unit says on which days a place is closed."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zonahijau.catalogue.actions.closures import close_places, reopen_places
from zonahijau.catalogue.hours import Closure
from zonahijau.catalogue.models import ServicePoint
from zonahijau.portal.forms import ClosureForm
from zonahijau.portal.views.contacts import crumbs
from zonahijau.web.forms import lay_on
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

HEADING = Text("Hari tutup", "Days closed")
_SAVED = Text(
    "Hari tutup tersimpan dan tampil di halaman publik.",
    "Saved; the public page says when it is closed.",
)
_REOPENED = Text("Hari tutup ditarik.", "The closure is withdrawn.")


@require_http_methods(["GET", "HEAD", "POST"])
def of_point(request: HttpRequest, point: UUID) -> HttpResponse:
    """The closures of a place, and the form for another."""
    row = _point(point)
    others = ServicePoint.objects.standing().filter(unit=row.unit)
    form = ClosureForm(request.POST or None, has_others=others.exclude(pk=row.pk).exists())
    if form.is_valid():
        chosen = list(others) if form.cleaned_data.get("everywhere") else [row]
        try:
            close_places(by=_by(request), points=chosen, closure=form.closure())
            tell(request, _SAVED)
            return redirect("portal:closures", point=point)
        except Refused as refused:
            lay_on(form, refused)
    context = {
        "point": row,
        "unit": row.unit,
        "form": form,
        "closures": row.opening.closures(row.government.today()),
        "crumbs": crumbs(row.unit, row.name, HEADING),
    }
    return render(request, "portal/closures.html", context, status=422 if form.errors else 200)


@require_POST
def reopen(request: HttpRequest, point: UUID) -> HttpResponse:
    """Take one closure of a place back."""
    row, closure, by = _point(point), _named(request), _by(request)
    return step(
        request,
        lambda: reopen_places(by=by, points=[row], closure=closure),
        _REOPENED,
        reverse("portal:closures", kwargs={"point": point}),
    )


def _named(request: HttpRequest) -> Closure:
    """The closure that the button names by its days and its reason."""
    sent = request.POST
    try:
        start, until = (date.fromisoformat(sent.get(name, "")) for name in ("start", "until"))
    except ValueError as error:
        raise Http404 from error
    return Closure(start, until, sent.get("note", ""))


def _point(uid: UUID) -> ServicePoint:
    rows = ServicePoint.objects.standing().select_related("unit", "government")
    return get_object_or_404(rows, uid=uid)


def _by(request: HttpRequest) -> Any:
    return request.user
