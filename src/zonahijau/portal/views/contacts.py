"""The pages on which a unit keeps its places, its complaint channels and its public words."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue.actions import Overtaken
from zonahijau.catalogue.actions import contacts as actions
from zonahijau.catalogue.models import ComplaintChannel, Service, ServicePoint
from zonahijau.organisations.models import Unit
from zonahijau.organisations.modules import is_on
from zonahijau.organisations.permissions import authority
from zonahijau.portal.assurance import checks_of
from zonahijau.portal.forms import ChannelForm, PointChangeForm, PointForm, WordsForm
from zonahijau.portal.governments import MODULE
from zonahijau.portal.records import lapor_of
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

_FORMS = ["GET", "HEAD", "POST"]
SAVED = Text("Tersimpan.", "Saved.")


def crumbs(unit: Unit, *more: Text | str) -> list[Crumb]:
    """The way to the pages about a unit's places."""
    own = reverse("organisations:unit", kwargs={"uid": unit.uid})
    listed = reverse("portal:contacts", kwargs={"unit": unit.uid}) if more else ""
    return [
        Crumb(Text("Beranda", "Home"), "/"),
        Crumb(unit.name, own),
        Crumb(Text("Tempat dan kanal", "Places and channels"), listed),
        *(Crumb(each) for each in more),
    ]


def _unit(uid: UUID) -> Unit:
    return get_object_or_404(Unit.objects.select_related("government"), uid=uid)


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Where a unit serves, where people complain, and which services nobody has looked at."""
    row = _unit(unit)
    today, who = row.government.today(), authority(request)
    points = list(ServicePoint.objects.standing().filter(unit=row))
    context = {
        "unit": row,
        "points": [(each, each.opening.closures(today)) for each in points],
        "channels": list(ComplaintChannel.objects.standing().filter(unit=row)),
        "checks": checks_of(row, today),
        "lapor": lapor_of(row.government),
        "may_manage": who.may("manage_services", row),
        "may_assure": who.may("assure_services", row),
        "is_open": is_on(row.government, MODULE),
        "form": ChannelForm(),
        "crumbs": crumbs(row),
    }
    return render(request, "portal/contacts.html", context)


@require_http_methods(_FORMS)
def add(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A new place of service."""
    row, form = _unit(unit), PointForm(request.POST or None)
    if form.is_valid():
        facts = form.facts()
        try:
            actions.add_point(by=_by(request), unit=row, facts=facts)
            tell(request, SAVED)
            return redirect("portal:contacts", unit=unit)
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row, form, Text("Tambah tempat layanan", "Add a place of service"))


@require_http_methods(_FORMS)
def change(request: HttpRequest, point: UUID) -> HttpResponse:
    """Correct a place; of two people who write at once the second is told."""
    row = get_object_or_404(
        ServicePoint.objects.standing().select_related("unit__government"), uid=point
    )
    typed = request.POST.copy()
    form = PointChangeForm(typed or None, initial=PointChangeForm.initial_of(row))
    if form.is_valid():
        revision = form.cleaned_data["revision"]
        try:
            actions.change_point(by=_by(request), point=row, facts=form.facts(), revision=revision)
            tell(request, SAVED)
            return redirect("portal:contacts", unit=row.unit.uid)
        except Refused as refused:
            _renew(typed, refused)
            lay_on(form, refused)
    title = Text("Ubah tempat layanan", "Change the place of service")
    return _form(request, row.unit, form, title, point=row)


@require_POST
def withdraw(request: HttpRequest, point: UUID) -> HttpResponse:
    """Take a place off all pages, with a reason."""
    row = get_object_or_404(ServicePoint.objects.standing().select_related("unit"), uid=point)
    because = request.POST.get("because", "")
    return step(
        request,
        lambda: actions.withdraw_point(by=_by(request), point=row, because=because),
        Text("Tempat layanan ditarik.", "The place was withdrawn."),
        reverse("portal:contacts", kwargs={"unit": row.unit.uid}),
        reverse("portal:point_change", kwargs={"point": point}),
    )


@require_POST
def add_channel(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A new way to complain."""
    row, form = _unit(unit), ChannelForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.add_channel(by=_by(request), unit=row, **given)
            tell(request, SAVED)
            return redirect("portal:contacts", unit=unit)
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row, form, Text("Tambah kanal pengaduan", "Add a complaint channel"))


@require_POST
def withdraw_channel(request: HttpRequest, channel: UUID) -> HttpResponse:
    """Take a way to complain off all pages."""
    row = get_object_or_404(
        ComplaintChannel.objects.standing().select_related("unit", "government"), uid=channel
    )
    return step(
        request,
        lambda: actions.withdraw_channel(by=_by(request), channel=row),
        Text("Kanal pengaduan ditarik.", "The channel was withdrawn."),
        reverse("portal:contacts", kwargs={"unit": row.unit.uid}),
    )


@require_http_methods(_FORMS)
def describe(request: HttpRequest, service: UUID) -> HttpResponse:
    """What the public reads of a service beside its standard."""
    row = service_of(service)
    typed = request.POST.copy()
    form = WordsForm(typed or None, initial=WordsForm.initial_of(row))
    if form.is_valid():
        words, revision = form.words(), form.cleaned_data["revision"]
        try:
            actions.describe(by=_by(request), service=row, words=words, revision=revision)
            tell(request, SAVED)
            return redirect("portal:contacts", unit=row.unit.uid)
        except Refused as refused:
            _renew(typed, refused)
            lay_on(form, refused)
    title = Text("Penjelasan untuk masyarakat", "What the public reads")
    return _form(request, row.unit, form, title, service=row)


def service_of(uid: UUID) -> Service:
    """An offered service, to be kept."""
    rows = Service.objects.offered().select_related("unit__government", "government")
    return get_object_or_404(rows, uid=uid)


def _renew(typed: Any, refused: Refused) -> None:
    """Whoever was overtaken saves over what stands there now, knowing it."""
    if isinstance(refused, Overtaken):
        typed["revision"] = str(refused.current.revision)


def _by(request: HttpRequest) -> Any:
    return request.user


def _form(
    request: HttpRequest, unit: Unit, form: Any, heading: Text, **more: object
) -> HttpResponse:
    context = {"unit": unit, "form": form, "heading": heading, "crumbs": crumbs(unit, heading)}
    return render(request, "portal/form.html", context | more)
