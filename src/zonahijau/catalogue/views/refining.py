"""From counts to names: the page of a unit on which what was counted gets its names."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zonahijau.catalogue.actions.naming import count_from_names, name_services
from zonahijau.catalogue.kinds import COUNT_WORDS
from zonahijau.catalogue.models import Service, ServiceCount
from zonahijau.catalogue.policies import ServiceFacts
from zonahijau.catalogue.refining.naming import NEW, Line, lines_of
from zonahijau.catalogue.refining.tallies import NAMED, Tally, tally_of
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.organisations.models import Unit
from zonahijau.web.language import said
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

NAMING = Text("Dari hitungan ke nama", "From counts to names")


@require_http_methods(["GET", "HEAD", "POST"])
def naming(request: HttpRequest, unit: UUID) -> HttpResponse:
    """How many of the counted services are named, and a list to name more: looked at first."""
    row = unit_of(unit)
    text = request.POST.get("names", "")
    do = request.POST.get("do", "")
    if request.method == "POST" and do in ("save", "count"):
        try:
            done = _save(request, row, text) if do == "save" else _count(request, row)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, said(done))
            return redirect("catalogue:naming", unit=unit)
    return render(request, "catalogue/naming.html", _context(request, row, text))


def _save(request: HttpRequest, unit: Unit, text: str) -> Text:
    published = bool(request.POST.get("published"))
    facts = ServiceFacts(
        "", has_standard=bool(request.POST.get("standard")) or published,
        standard_published=published,
    )  # fmt: skip
    n = name_services(by=by(request), unit=unit, text=text, facts=facts)
    done = Text(
        "{n} layanan bernama ditambahkan.", "{n:named service was|named services were} added."
    )
    return done.fill(n=n)


def _count(request: HttpRequest, unit: Unit) -> Text:
    row = count_from_names(by=by(request), unit=unit)
    return Text(
        f"Hitungan hari ini: {row.services} layanan, menurut nama.",
        f"Counted today: {row.services} services, by their names.",
    )


def _context(request: HttpRequest, unit: Unit, text: str) -> dict[str, object]:
    offered = Service.objects.offered().filter(unit=unit)
    tally = tally_of(unit)
    names = list(offered.values_list("name", flat=True))
    lines: list[Line] = lines_of(text, names)
    recaps = ServiceCount.objects.filter(unit=unit).select_related("by")
    return {
        "unit": unit,
        "tally": tally,
        "rows": _rows(tally),
        "names": names,
        "text": text,
        "lines": lines,
        "new": sum(line.state == NEW for line in lines),
        "standard": request.POST.get("standard", ""),
        "published": request.POST.get("published", ""),
        "recaps": recaps.select_related("transcription__checklist").order_by("-on", "-pk"),
        "crumbs": crumbs_of(unit, Crumb(NAMING)),
    }


def _rows(tally: Tally) -> list[dict[str, object]]:
    """Each thing that names say as well: counted, named, and which of them is used."""
    return [
        {
            "label": COUNT_WORDS[key].capitalized,
            "counted": tally.count(key),
            "named": tally.named.get(key, 0),
            "used": tally.value(key),
            "by_names": tally.uses_names,
        }
        for key in NAMED
    ]
