"""Last year's results of the region and its units on two pages: what was published, then each
score, from a file or typed."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zonahijau.assessments.actions.official_sheet import (
    KIND,
    held_results,
    open_results,
    save_results,
)
from zonahijau.assessments.forms import PublicationForm
from zonahijau.assessments.official_sheet import REGION, SKIP, ResultRow, units_of
from zonahijau.assessments.views.official import OFFICIAL
from zonahijau.lawbook.library import all_instruments
from zonahijau.organisations.actions.importing import stored_upload
from zonahijau.organisations.models import HeldSheet
from zonahijau.organisations.places import must_government, person_of
from zonahijau.web.forms import lay_on
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.wording import Refusal, Refused, Text

SHEET = Text("Rapor tahun lalu", "Last year's report card")


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(OFFICIAL, reverse("assessments:official")), *more]


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Which instrument, which year, which source, and the file if there is one."""
    government = must_government(request)
    last = government.today().year - 1
    form = PublicationForm(
        request.POST or None,
        request.FILES or None,
        instruments={each.id: each.title for each in all_instruments()},
        initial={"year": last, "instrument_id": _instrument_of(last)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("assessments:official_rows", uid=_opened(request, form).uid)
        except Refused as refused:
            lay_on(form, refused)
    context = {"form": form, "crumbs": _crumbs(Crumb(SHEET))}
    status = 422 if form.errors else 200
    return render(request, "assessments/official_sheet.html", context, status=status)


def _instrument_of(year: int) -> str:
    """The Ombudsman's of that year, which every regency has."""
    day = date(year, 12, 31)
    found = (each for each in all_instruments() if day in each.in_force)
    return next((each.id for each in found if each.id.startswith("ombudsman/")), "")


def _opened(request: HttpRequest, form: PublicationForm) -> HeldSheet:
    file: Any = form.cleaned_data["berkas"]
    with stored_upload(file) if file else nullcontext((None, "")) as (path, name):
        return open_results(
            by=person_of(request),
            government=must_government(request),
            publication=form.publication(),
            path=path,
            name=name,
        )


@require_http_methods(["GET", "HEAD", "POST"])
def rows(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Each score, to be mended or typed; a POST enters all of them."""
    held = get_object_or_404(HeldSheet.objects.select_related("government"), uid=uid, kind=KIND)
    crumbs = _crumbs(Crumb(SHEET, reverse("assessments:official_sheet")))
    if held.applied_at:
        context: dict[str, Any] = {"held": held, "crumbs": crumbs}
        return render(request, "assessments/official_rows.html", context)
    publication, known = held_results(held)
    faults: tuple[Refusal, ...] = ()
    if request.method == "POST":
        known = [_typed(request, row) for row in known]
        try:
            new, same = save_results(by=person_of(request), held=held, rows=known)
        except Refused as refused:
            faults = refused.refusals
        else:
            done = Text(
                "{new} hasil tercatat, {same} sudah sama.",
                "{new:result|results} entered, {same} the same already.",
            )
            messages.success(request, said(done.fill(new=new, same=same)))
            return redirect("assessments:official")
    context = {
        "held": held,
        "publication": publication,
        "instrument": _title_of(publication.instrument_id),
        "rows": known,
        "open": sum(row.about not in (SKIP, REGION) and not row.about for row in known),
        "read": sum(bool(row.score) for row in known),
        "units": [(str(unit.uid), unit.name) for unit in units_of(held.government)],
        "faults": faults,
        "crumbs": [*crumbs, Crumb(publication.source_title)],
    }
    status = 422 if faults else 200
    return render(request, "assessments/official_rows.html", context, status=status)


def _title_of(instrument_id: str) -> Text | str:
    return next((i.title for i in all_instruments() if i.id == instrument_id), instrument_id)


def _typed(request: HttpRequest, row: ResultRow) -> ResultRow:
    """The row with what stands in the form now."""

    def said_of(key: str, known: str) -> str:
        return " ".join(str(request.POST.get(f"{key}-{row.number}", known)).split())[:80]

    return ResultRow(
        row.number,
        row.name,
        said_of("unit", row.about),
        said_of("nilai", row.score),
        said_of("kelas", row.band),
    )
