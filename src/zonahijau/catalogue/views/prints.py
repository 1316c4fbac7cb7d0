"""The page "Cetak" of a unit and of a service, and the prints themselves."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from zonahijau.catalogue import pledging
from zonahijau.catalogue.models import Pledge, Service
from zonahijau.catalogue.papers import DECREE, chosen_of, services_said
from zonahijau.catalogue.prints import flows, pledges
from zonahijau.catalogue.prints.fitting import PLEDGES
from zonahijau.catalogue.prints.gathering import (
    Addressed,
    Gathered,
    Printed,
    awaiting_decree,
    printed_services,
    printed_version,
)
from zonahijau.catalogue.prints.offers import OF_SERVICE, OF_UNIT, Offer, offers_for
from zonahijau.catalogue.views import region_print
from zonahijau.catalogue.views.services import crumbs_of, unit_of
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.views.shown import proof_address
from zonahijau.organisations.models import Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.web.downloads import download
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import tell_refusal
from zonahijau.wording import Refused, Text

TITLE = Text("Cetak", "Print")
NOT_WRITTEN = Text("Standarnya belum ditulis.", "Its standard is not written yet.")
PDF, SVG = "application/pdf", "image/svg+xml"
REGION_DOCUMENT = "dokumen"


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Every print of a unit, one click each: pledge, boards, cards, documents."""
    row = unit_of(unit)
    printed = _printed_of(row)
    context = {
        "unit": row,
        "offers": offers_for(OF_UNIT, printed),
        "printed": printed,
        "lacking": Service.objects.offered().filter(unit=row).count() - len(printed),
        "pledge": pledging.standing(row) or pledging.of_place(row).filter(state="draft").first(),
        "may_draft": _may_draft(request, row, printed),
        "crumbs": crumbs_of(row, Crumb(TITLE)),
    }
    return render(request, "catalogue/prints.html", context)


def _may_draft(request: HttpRequest, unit: Unit, printed: list[Printed]) -> bool:
    return bool(printed) and authority(request).may("write_papers", unit)


@require_POST
def decree(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Draft the decree with its annexes from what waits for it: of the service that the form names,
    else of the whole unit."""
    row = unit_of(unit)
    only = request.POST.get("layanan", "")
    rows = Service.objects.offered().filter(unit=row)
    standards = awaiting_decree(each for each in rows if only in ("", str(each.uid)))
    if not standards:
        raise Http404(NOT_WRITTEN)
    wish = Wish(chosen_of(standards, service=services_said(standards)))
    try:
        paper = draft_paper(by=person_of(request), where=row, kind=DECREE, wish=wish)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("catalogue:prints", unit=unit)
    return redirect("documents:paper", paper=paper.uid)


@require_safe
def of_service(request: HttpRequest, service: UUID) -> HttpResponse:
    """Every print of a service, and its flow as a picture with the same steps in words."""
    row = _service(service)
    printed = printed_services([row])
    each = printed[0] if printed else None
    listed = Crumb(TITLE, reverse("catalogue:prints", kwargs={"unit": row.unit.uid}))
    context = {
        "service": row,
        "unit": row.unit,
        "each": each,
        "offers": offers_for(OF_SERVICE, printed),
        "flow": flows.flow_of(each.content.procedure.steps) if each else None,
        "may_draft": _may_draft(request, row.unit, printed),
        "crumbs": crumbs_of(row.unit, listed, Crumb(row.name)),
    }
    return render(request, "catalogue/service_prints.html", context)


@require_safe
def unit_print(request: HttpRequest, unit: UUID, what: str) -> HttpResponse:
    """A print of all services of a unit that have a standard."""
    row = unit_of(unit)
    return _made(request, row, _offer(OF_UNIT, what), _printed_of(row), row.name)


@require_safe
def service_print(request: HttpRequest, service: UUID, what: str) -> HttpResponse:
    """A print of one service: what holds, or the version that the address names."""
    row = _service(service)
    version = request.GET.get("versi", "")
    printed = printed_version(row, int(version)) if version.isdecimal() else printed_services([row])
    return _made(request, row.unit, _offer(OF_SERVICE, what), printed, row.name)


def _made(
    request: HttpRequest, unit: Unit, offer: Offer, printed: list[Printed], name: str
) -> HttpResponse:
    if offer not in offers_for({offer.slug: offer}, printed):
        raise Http404(NOT_WRITTEN)
    pdf = offer.make(Gathered.of(unit, addressed(request)), printed)
    return download(pdf, PDF, f"{offer.slug}-{slugify(name)[:60].strip('-')}.pdf")


@require_safe
def flow(request: HttpRequest, service: UUID) -> HttpResponse:
    """The flow of a service's procedure as a picture; its words stand on the page."""
    row = _service(service)
    printed = printed_services([row])
    if not printed or not printed[0].content.procedure.steps:
        raise Http404
    svg = flows.flow_svg(Gathered.of(row.unit, addressed(request)), printed[0])
    response = HttpResponse(svg, content_type=SVG)
    response["Cache-Control"] = "private, no-cache"
    return response


@require_safe
def pledge_print(request: HttpRequest, pledge: UUID, what: str) -> HttpResponse:
    """The poster of a pledge in A4 or A3; of the region's also the whole document."""
    rows = Pledge.objects.select_related("unit__government__region", "government__region")
    row = get_object_or_404(rows, uid=pledge)
    name = slugify((row.unit or row.government).name)[:60].strip("-")
    if what in PLEDGES:
        pdf = pledges.poster(row, addressed(request), what)
    elif what == REGION_DOCUMENT and row.unit is None:
        return region_print.serve(request, row)
    else:
        raise Http404
    return download(pdf, PDF, f"maklumat-{what}-{name}.pdf")


def addressed(request: HttpRequest) -> Addressed:
    """Where printed codes lead, under the address of this installation."""
    return lambda code: proof_address(request, code)


def _offer(offers: Mapping[str, Offer], what: str) -> Offer:
    if what not in offers:
        raise Http404
    return offers[what]


def _printed_of(unit: Unit) -> list[Printed]:
    rows = Service.objects.offered().filter(unit=unit).select_related("unit")
    return printed_services(rows)


def _service(uid: UUID) -> Service:
    rows = Service.objects.select_related("unit__government__region", "unit__parent")
    return get_object_or_404(rows, uid=uid)
