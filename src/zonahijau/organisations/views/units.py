"""Units as a list, as a tree, and one by one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.models import Unit
from zonahijau.organisations.panels import panels_of
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, unit_here
from zonahijau.organisations.queries import (
    handovers_of,
    history,
    members_of,
    positions_of,
    tree,
    units_with_charge,
)
from zonahijau.organisations.roles import ROLES
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

UNITS = Text("Unit", "Units")
WHOLE = Text("lengkap", "complete")
NO_HEAD, NO_OPERATOR = Text("tanpa kepala", "no head"), Text("tanpa operator", "no operator")
NEITHER = Text("tanpa kepala dan operator", "neither head nor operator")
_CHARGE = (
    ("belum", Text("belum lengkap", "not complete")),
    ("kepala", NO_HEAD),
    ("operator", NO_OPERATOR),
    ("lengkap", WHOLE),
)


def _address(unit: Any) -> str:
    return reverse("organisations:unit", args=[unit.uid])


def _charge(unit: Any) -> Text:
    """Who is missing in a unit, in words."""
    if unit.in_charge == 0:
        return NEITHER
    return WHOLE if unit.in_charge == 2 else NO_OPERATOR if unit.head else NO_HEAD


def _head(unit: Any) -> str | None:
    acting = unit.head and unit.head_status != "definitif"
    return f"{unit.head_status.capitalize()}. {unit.head}" if acting else unit.head


def _narrowed(units: Any, chosen: str) -> Any:
    conditions: dict[str, dict[str, Any]] = {
        "belum": {"in_charge__lt": 2},
        "kepala": {"head": None},
        "operator": {"has_operator": False},
        "lengkap": {"in_charge": 2},
    }
    return units.filter(**conditions[chosen])


COLUMNS = (
    Column("name", Text("Nama", "Name"), order_by=("name",), link=_address),
    Column("code", Text("Kode", "Code"), order_by=("code",)),
    Column(
        "kind",
        Text("Jenis", "Kind"),
        value=lambda unit: UNIT_KINDS[unit.kind],
        order_by=("kind", "name"),
    ),
    Column(
        "parent",
        Text("Induk", "Superior"),
        value=lambda unit: unit.parent.name if unit.parent else None,
        order_by=("parent__name", "name"),
    ),
    Column("head", Text("Kepala", "Head"), value=lambda unit: _head(unit), order_by=("head",)),
    Column(
        "charge",
        Text("Penanggung jawab", "In charge"),
        value=lambda unit: _charge(unit),
        order_by=("in_charge", "name"),
    ),
)
FILTERS = (
    Filter("jenis", Text("Jenis", "Kind"), list(UNIT_KINDS.items()), "kind"),
    Filter(
        "penanggung-jawab",
        Text("Penanggung jawab", "In charge"),
        _CHARGE,
        lambda units, chosen: _narrowed(units, chosen),
    ),
)


def units(request: HttpRequest) -> HttpResponse:
    """The units that this person sees, to search, filter and sort."""
    government = must_government(request)
    day = government.today()
    seen = Unit.objects.visible_to(request.user).filter(government=government).open_on(day)
    listing = Listing(
        request,
        units_with_charge(seen, day).select_related("parent"),
        COLUMNS,
        search_fields=("name", "short_name", "code"),
        filters=FILTERS,
        order="charge",
    )
    may_manage = authority(request).may("manage_units", government)
    charge = units_with_charge(seen, day)
    context = {
        "government": government,
        "listing": listing,
        "all": seen.count(),
        "without_charge": charge.filter(in_charge__lt=2).count(),
        "may_manage": may_manage,
        "sees_evidence": authority(request).may_anywhere("see_evidence"),
        "crumbs": [Crumb(UNITS)],
    }
    return render(request, "organisations/units.html", context)


def unit_tree(request: HttpRequest) -> HttpResponse:
    """The units that this person sees, as they stand today."""
    government = must_government(request)
    seen = Unit.objects.visible_to(request.user).filter(government=government)
    crumbs = [Crumb(UNITS, reverse("organisations:units")), Crumb(Text("Susunan", "Tree"))]
    context = {
        "government": government,
        "nodes": tree(seen.open_on(government.today())),
        "crumbs": crumbs,
    }
    return render(request, "organisations/tree.html", context)


def unit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One unit: what it is, who is in charge, what stands below it, what became of it."""
    shown = unit_here(request, uid)
    day = shown.government.today()
    held = authority(request)
    context = {
        "government": shown.government,
        "unit": shown,
        "kind": UNIT_KINDS[shown.kind],
        "positions": positions_of(shown),
        "members": [(ROLES[each.role].label, each) for each in members_of(shown, day)],
        "handovers": handovers_of(shown),
        "below": Unit.objects.filter(parent=shown).open_on(day).order_by("name"),
        "history": history(shown),
        "may_manage": held.may("manage_units", shown),
        "panels": panels_of(shown, request.user),
        "may_absent": held.may("manage_absences", shown),
        "sees_evidence": held.may("see_evidence", shown),
        "may_manage_all": held.may("manage_units", shown.government),
        "crumbs": crumbs_to(shown),
        "today": day,
    }
    return render(request, "organisations/unit.html", context)


def crumbs_to(unit: Unit, *, linked: bool = False) -> list[Crumb]:
    """The way to a unit through its superiors; ``linked`` for a page below it."""
    above = {each.pk: each for each in Unit.objects.filter(pk__in=unit.ancestor_ids)}
    ordered = [above[key] for key in unit.ancestor_ids if key in above]
    way = [Crumb(UNITS, reverse("organisations:units"))]
    way += [Crumb(each.name, _address(each)) for each in ordered]
    return [*way, Crumb(unit.name, _address(unit) if linked else "")]
