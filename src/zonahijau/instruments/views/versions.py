"""The published versions: the list, and one of them whole."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from zonahijau.instruments import actions
from zonahijau.instruments.models import Version
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import person_of
from zonahijau.web.language import current, later
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Refused, Text

INSTRUMENTS = Text("Instrumen", "Instruments")
OFFICIAL, LOCAL = "resmi", "lokal"


def versions(request: HttpRequest) -> HttpResponse:
    """What can be assessed with, and what once was."""
    context = {
        "listing": _listing(request),
        "may_publish": authority(request).may_anywhere("manage_instruments"),
    }
    return render(request, "instruments/versions.html", context)


def _listing(request: HttpRequest) -> Listing:
    governments = authority(request).governments
    own = Q(rounds__government__in=governments)
    rows = Version.objects.visible_to(person_of(request)).select_related("government")
    counted = rows.annotate(used=Count("rounds", filter=own)).order_by("instrument_id")
    columns = (
        Column("title", Text("Nama", "Title"), order_by=("title_id",), link=_address),
        Column("instrument_id", Text("Kode", "Code"), order_by=("instrument_id",)),
        Column("in_force_from", Text("Berlaku sejak", "In force from"),
               order_by=("in_force_from",), kind="date"),
        Column("in_force_until", Text("Sampai sebelum", "Until"),
               order_by=("in_force_until",), kind="date"),
        Column("owner", Text("Asal", "Whose"), value=_owner),
        Column("used", Text("Putaran", "Rounds"), order_by=("used",), kind="number"),
    )  # fmt: skip
    whose = ((OFFICIAL, Text("Terpasang", "Shipped")), (LOCAL, Text("Lokal", "Local")))
    origin = Filter("asal", Text("Asal", "Whose"), whose, _narrow)
    return Listing(
        request,
        counted,
        columns,
        search_fields=("title_id", "title_en", "instrument_id"),
        filters=(origin,),
    )


def _address(row: Version) -> str:
    return reverse("instruments:version", kwargs={"uid": row.uid})


def _owner(row: Version) -> Text | str:
    name = row.government.short_name if row.government else None
    owner = Text(f"lokal, {name}", f"local, {name}") if name else Text("terpasang", "shipped")
    if row.withdrawn_at is None:
        return owner
    return Text(f"{owner.id} (ditarik)", f"{owner.en} (withdrawn)")


def _narrow(rows: object, chosen: str) -> object:
    return rows.filter(government__isnull=chosen == OFFICIAL)  # type: ignore[attr-defined]


def version(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The whole instrument, each value with its article and whose it is."""
    held = _visible(request, uid)
    context = {
        "version": held,
        "instrument": held.instrument,
        "tables": _tables(held),
        "rounds": held.rounds.filter(government__in=authority(request).governments).count(),
        "may_withdraw": held.government is not None
        and held.withdrawn_at is None
        and authority(request).may("manage_instruments", held.government),
        "crumbs": [Crumb(INSTRUMENTS, reverse("instruments:versions")), Crumb(held.title)],
    }
    return render(request, "instruments/version.html", context)


def _tables(held: Version) -> list[tuple[str, object]]:
    """The class tables; a region's own only where it differs from that of the units."""
    classes = held.instrument.classes
    levels = ["unit"] if classes["unit"] == classes["region"] else ["unit", "region"]
    return [(level, classes[level]) for level in levels]


@require_POST
def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take a local version out of use for new rounds."""
    held = _visible(request, uid)
    try:
        reason = request.POST.get("alasan", "")
        actions.withdraw(version=held, because=reason, by=person_of(request))
        messages.success(request, later(Text("Instrumen sudah ditarik.", "It is withdrawn.")))
    except Refused as refused:
        messages.error(request, refused.refusals[0].one_line(current()))
    return redirect("instruments:version", uid=uid)


def _visible(request: HttpRequest, uid: UUID) -> Version:
    rows = Version.objects.visible_to(person_of(request)).select_related("government")
    return get_object_or_404(rows, uid=uid)
