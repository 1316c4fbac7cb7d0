"""Pledges: those of a unit, those of the head of region, and what is done with one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zonahijau.catalogue import pledging
from zonahijau.catalogue.actions import pledges as actions
from zonahijau.catalogue.models import Pledge
from zonahijau.catalogue.pledge_forms import PledgeForm, PublishForm, SetForm
from zonahijau.catalogue.pledge_page import PledgePage
from zonahijau.catalogue.pledges.content import read_pledged
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government
from zonahijau.web.forms import lay_on
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell
from zonahijau.wording import Refused, Text

TITLE = Text("Maklumat pelayanan", "Service pledge")
UNITS_A_PAGE = 5
Form = PledgeForm | SetForm | PublishForm


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """The pledge of a unit: what stands, what has changed since, its clock, its versions."""
    row = unit_of(unit)
    page = PledgePage(row, may_manage=authority(request).may(actions.MANAGE, row))
    crumbs = crumbs_of(row, Crumb(TITLE))
    return render(request, "catalogue/pledge.html", {"page": page, "crumbs": crumbs})


@require_safe
def of_region(request: HttpRequest) -> HttpResponse:
    """The head of region's pledge, with its mandatory contents computed from the catalogue."""
    row = must_government(request)
    page = PledgePage(row, may_manage=authority(request).may(actions.MANAGE, row))
    crumbs = [Crumb(Text("Beranda", "Home"), "/"), Crumb(page.title)]
    return render(request, "catalogue/pledge.html", {"page": page, "crumbs": crumbs})


@require_POST
def begin(request: HttpRequest, unit: UUID) -> HttpResponse:
    """A new version for a unit."""
    return _begin(request, unit_of(unit))


@require_POST
def begin_region(request: HttpRequest) -> HttpResponse:
    """A new version for the region."""
    return _begin(request, must_government(request))


def _begin(request: HttpRequest, where: Government | Unit) -> HttpResponse:
    made: list[Pledge] = []
    done = Text("Rancangan tersusun dengan kata-kata yang lazim.", "A draft in the usual wording.")
    answer = step(
        request,
        lambda: made.append(actions.begin_pledge(by=by(request), where=where)),
        done,
        address_of(where),
    )
    return redirect("catalogue:pledge_change", pledge=made[0].uid) if made else answer


def address_of(where: Government | Unit) -> str:
    """The page of the pledges of a place."""
    if isinstance(where, Unit):
        return reverse("catalogue:pledge", kwargs={"unit": where.uid})
    return reverse("catalogue:pledge_region")


@require_safe
def one(request: HttpRequest, pledge: UUID) -> HttpResponse:
    """One version as it was set, or as its draft would be today; a region's unit by unit."""
    row = _found(pledge)
    where = row.unit or row.government
    context: dict[str, Any] = {
        "pledge": row,
        "words": read_pledged(row.content),
        "where": where,
        "may_manage": authority(request).may(actions.MANAGE, where),
        "crumbs": crumbs_to(row, Crumb(Text(f"Versi {row.version}", f"Version {row.version}"))),
    }
    if row.unit is None:
        context |= _region(request, row)
    return render(request, "catalogue/pledge_one.html", context)


def _region(request: HttpRequest, row: Pledge) -> dict[str, Any]:
    region = pledging.told(row)
    page = Paginator(region.units, UNITS_A_PAGE).get_page(request.GET.get("halaman"))
    return {"region": region, "units": page}


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pledge: UUID) -> HttpResponse:
    """Write the sentences; of two who write at once the second sees what the first wrote."""
    row, typed = _found(pledge), request.POST.copy()
    form = PledgeForm(typed or None, initial=PledgeForm.initial_of(row))
    current = None
    if form.is_valid():
        words, revision = form.words(), form.cleaned_data["revision"]
        try:
            actions.write_pledge(by=by(request), pledge=row, words=words, revision=revision)
            tell(request, Text("Rancangan tersimpan.", "The draft is saved."))
            return redirect("catalogue:pledge_one", pledge=row.uid)
        except actions.PledgeOvertaken as overtaken:
            current = read_pledged(overtaken.current.content)
            typed["revision"] = str(overtaken.current.revision)
            lay_on(form, overtaken)
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row, form, Text("Isi maklumat", "What the pledge says"), current=current)


@require_http_methods(["GET", "HEAD", "POST"])
def lay_down(request: HttpRequest, pledge: UUID) -> HttpResponse:
    """Set a draft on the day of its signature."""
    row = _found(pledge)
    form = SetForm(request.POST or None, pledge=row, initial={"on": row.government.today()})

    def act(data: dict[str, Any]) -> object:
        return actions.set_pledge(by=by(request), pledge=row, on=data["on"], decree=data["decree"])

    return _done(request, row, form, act, Text("Tetapkan maklumat", "Set the pledge"))


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, pledge: UUID) -> HttpResponse:
    """Say where the public reads it, since when."""
    row = _found(pledge)
    today = row.government.today()
    form = PublishForm(request.POST or None, pledge=row, initial={"on": today})

    def act(data: dict[str, Any]) -> object:
        return actions.publish_pledge(
            by=by(request),
            pledge=row,
            on=data["on"],
            where=form.where(),
            evidence=data.get("evidence"),
        )

    return _done(request, row, form, act, Text("Catat publikasi", "Enter its publication"))


def _done(
    request: HttpRequest,
    row: Pledge,
    form: SetForm | PublishForm,
    act: Callable[[dict[str, Any]], object],
    heading: Text,
) -> HttpResponse:
    if form.is_valid():
        try:
            act(form.cleaned_data)
            tell(request, Text("Tercatat.", "Entered."))
            return redirect(address_of(row.unit or row.government))
        except Refused as refused:
            lay_on(form, refused)
    return _form(request, row, form, heading)


@require_POST
def withdraw(request: HttpRequest, pledge: UUID) -> HttpResponse:
    """Take a pledge out of force, with a reason."""
    row = _found(pledge)
    because = request.POST.get("because", "")
    return step(
        request,
        lambda: actions.withdraw_pledge(by=by(request), pledge=row, because=because),
        Text("Maklumat dicabut.", "The pledge is withdrawn."),
        address_of(row.unit or row.government),
        reverse("catalogue:pledge_one", kwargs={"pledge": row.uid}),
    )


def _found(uid: UUID) -> Pledge:
    rows = Pledge.objects.select_related("unit__government", "government__region", "decree")
    return get_object_or_404(rows, uid=uid)


def crumbs_to(row: Pledge, here: Crumb) -> list[Crumb]:
    """The way to a page about a pledge."""
    listed = Crumb(TITLE, address_of(row.unit or row.government))
    if row.unit is not None:
        return crumbs_of(row.unit, listed, here)
    return [Crumb(Text("Beranda", "Home"), "/"), listed, here]


def _form(
    request: HttpRequest, row: Pledge, form: forms.Form, heading: Text, **more: object
) -> HttpResponse:
    context = {
        "pledge": row,
        "form": form,
        "heading": heading,
        "where": row.unit or row.government,
        "crumbs": crumbs_to(row, Crumb(heading)),
        **more,
    }
    status = 422 if form.errors else 200
    return render(request, "catalogue/pledge_form.html", context, status=status)
