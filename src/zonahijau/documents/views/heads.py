"""Letterheads: of the head of region, of the secretariat, of each unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zonahijau.documents.actions.letterheads import save_letterhead, take_emblem
from zonahijau.documents.drafting import Names
from zonahijau.documents.forms.heads import LetterheadForm
from zonahijau.documents.letterheads import default_lines
from zonahijau.documents.models import Letterhead
from zonahijau.documents.views.shown import crumbs
from zonahijau.documents.words import LEVELS, REGENT, SECRETARY, UNIT
from zonahijau.evidence.receiving import bounded
from zonahijau.evidence.slots import PHOTO, SLOTS
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.policies import Overtaken
from zonahijau.web.forms import lay_on
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Listing
from zonahijau.wording import Refused, Text

HEADS = Text("Kop naskah", "Letterheads")


def _address(level: str, unit: Any = None) -> str:
    more = f"&unit={unit.uid}" if unit else ""
    return f"{reverse('documents:letterhead')}?tingkat={level}{more}"


@require_safe
def letterheads(request: HttpRequest) -> HttpResponse:
    """What is entered, and for whom the names alone are printed."""
    government = must_government(request)
    known = Letterhead.objects.filter(government=government)
    own = {row.unit_id: row for row in known if row.level == UNIT}
    whole = {row.level: row for row in known if row.level != UNIT}
    units = Unit.objects.filter(government=government).open_on(government.today())
    columns = (
        Column("name", Text("Unit", "Unit"), order_by=("name",),
               link=lambda unit: _address(UNIT, unit)),
        Column("head", Text("Kop", "Letterhead"), lambda unit: _standing(own.get(unit.pk))),
    )  # fmt: skip
    listing = Listing(request, units.order_by("path"), columns, search_fields=("name",))
    levels = [
        (LEVELS[level], _address(level), _standing(whole.get(level)))
        for level in (REGENT, SECRETARY)
    ]
    context = {"levels": levels, "listing": listing, "crumbs": crumbs(Crumb(HEADS))}
    return render(request, "documents/letterheads.html", context)


def _standing(row: Letterhead | None) -> Text:
    if row is None:
        return Text("nama saja, tanpa alamat", "names only, no address")
    if row.emblem_id:
        return Text("lengkap dengan lambang", "with its emblem")
    return Text("diisi; tempat lambang dibiarkan", "entered; room for the emblem")


@require_http_methods(["GET", "HEAD", "POST"])
@bounded(SLOTS[PHOTO].limit)
def letterhead(request: HttpRequest) -> HttpResponseBase:
    """One letterhead."""
    government = must_government(request)
    level, unit = _asked(request, government)
    row = Letterhead.objects.filter(government=government, level=level, unit=unit).first()
    form = LetterheadForm(
        request.POST or None,
        request.FILES or None,
        initial=_initial(government, level, unit, row),
        has_emblem=row is not None and row.emblem_id is not None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            _save(request, government, level, unit, form)
        except (Overtaken, Refused) as refused:
            lay_on(form, refused)
        else:
            messages.success(request, later(Text("Kop tersimpan.", "The letterhead is saved.")))
            return redirect("documents:letterheads")
    context = {
        "form": form,
        "heading": unit.name if unit else LEVELS[level],
        "row": row,
        "crumbs": crumbs(Crumb(HEADS, reverse("documents:letterheads")), Crumb(LEVELS[level])),
    }
    status = 422 if form.errors else 200
    return render(request, "documents/letterhead.html", context, status=status)


def _asked(request: HttpRequest, government: Government) -> tuple[str, Unit | None]:
    level = request.GET.get("tingkat", SECRETARY)
    if level not in LEVELS:
        raise Http404
    if level != UNIT:
        return level, None
    try:
        uid = UUID(request.GET.get("unit", ""))
    except ValueError:
        raise Http404 from None
    rows = Unit.objects.select_related("parent", "government__region")
    return level, get_object_or_404(rows, government=government, uid=uid)


def _initial(
    government: Government, level: str, unit: Unit | None, row: Letterhead | None
) -> dict[str, Any]:
    names = Names(government, unit)
    if row is None:
        lines = "\n".join(default_lines(names, level))
        return {"lines": lines, "place": names.capital, "revision": 0}
    return {
        "lines": "\n".join(row.lines),
        "address": row.address,
        "contact": row.contact,
        "place": row.place,
        "revision": row.revision,
    }


def _save(
    request: HttpRequest, government: Government, level: str, unit: Unit | None,
    form: LetterheadForm,
) -> None:  # fmt: skip
    file = form.cleaned_data["emblem"]
    save_letterhead(
        by=person_of(request),
        where=unit or government,
        level=level,
        facts=form.facts(),
        emblem=take_emblem(government, file.chunks(), file.name or "") if file else None,
        keep_emblem=not form.cleaned_data.get("no_emblem"),
        revision=form.cleaned_data["revision"],
    )
