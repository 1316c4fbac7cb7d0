"""The standards of a unit, one standard with its components and its life, and what it says."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zonahijau.catalogue import life
from zonahijau.catalogue.actions import standards as actions
from zonahijau.catalogue.kinds import STANDARD_STATES
from zonahijau.catalogue.models import Service, Standard
from zonahijau.catalogue.queries import clocks_of, clocks_of_new, mark_of, rows_of
from zonahijau.catalogue.standards import read_content
from zonahijau.catalogue.standards.content import CODES
from zonahijau.catalogue.standards.groups import differences, groups_of, missing_of
from zonahijau.catalogue.steps import addresses_of_steps, decree_note, told_steps
from zonahijau.catalogue.views.services import by, crumbs_of, unit_of
from zonahijau.organisations.permissions import authority
from zonahijau.web.forms import whole_number
from zonahijau.web.navigation import Crumb
from zonahijau.web.telling import step, tell, tell_refusal
from zonahijau.wording import Refused, Text

LISTED = Text("Standar pelayanan", "Service standards")
BEGUN = Text("Standar mulai disusun.", "The standard is begun.")
UNDONE = Text("Perubahan terakhir dibatalkan.", "The last change is taken back.")


def the_standard(uid: UUID) -> Standard:
    """The standard of an address, with its service, unit and government."""
    rows = Standard.objects.select_related("service__unit", "government", "decree", "reused_from")
    return get_object_or_404(rows, uid=uid)


def crumbs_to(standard: Standard, *more: Crumb) -> list[Crumb]:
    """The way to a standard and below it."""
    unit = standard.service.unit
    listed = reverse("catalogue:standards", args=[unit.uid])
    own = reverse("catalogue:standard", args=[standard.uid]) if more else ""
    return crumbs_of(unit, Crumb(LISTED, listed), Crumb(standard.service.name, own), *more)


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """Every service of a unit with its standard, its clock and the next step; then the steps that
    many can take at once."""
    row = unit_of(unit)
    rows = rows_of(row)
    held = [each.standard for each in rows if each.standard]
    may = authority(request).may("manage_standards", row)
    context = {
        "unit": row,
        "rows": rows,
        "all": len(rows),
        "in_force": sum(each.in_force is not None for each in rows),
        "by_hand": sum(each.in_force is None and each.service.has_standard for each in rows),
        "in_work": sum(each.in_work is not None for each in rows),
        "late": sum(bool(each.clock and each.clock.is_late) for each in rows),
        "new": clocks_of_new(row.government, [row]).get(row.pk),
        "many": addresses_of_steps(row, held) if may else [],
        "may_manage": may,
        "crumbs": crumbs_of(row, Crumb(LISTED)),
    }
    return render(request, "catalogue/standards.html", context)


@require_safe
def standard(request: HttpRequest, standard: UUID) -> HttpResponse:
    """One version: how far it is written, which clocks run, what comes next, what was done."""
    row = the_standard(standard)
    missing = missing_of(read_content(row.content))
    is_offered = row.service.withdrawn_at is None
    may = is_offered and authority(request).may("manage_standards", row.service.unit)
    context = {
        **_said_of(row),
        "next": missing[0] if missing else None,
        "lacking": missing if row.state == life.SET else [],
        "clocks": clocks_of([row])[row.pk],
        "stages": _stages(row),
        "told": told_steps(row),
        "decree_note": decree_note(row),
        "moves": addresses_of_steps(row.service.unit, [row], chosen=row) if may else [],
        "change": actions.last_change(row) if may else None,
        "versions": list(Standard.objects.filter(service=row.service).defer("content")),
        "publications": list(row.publications.filter(withdrawn_at=None)),
        "comments": row.comments.count() if row.draft_published_on else None,
        "unanswered": row.comments.filter(state="new").count() if row.draft_published_on else 0,
        "may_write": may and row.state in life.WRITABLE,
        "may_begin": may and row.state in (life.SET, life.REPLACED, life.WITHDRAWN),
        "may_manage": may,
        "crumbs": crumbs_to(row),
    }
    return render(request, "catalogue/standard.html", context)


def _said_of(row: Standard) -> dict[str, object]:
    """What a version says, for the pages that show it whole."""
    content = read_content(row.content)
    return {
        "standard": row,
        "service": row.service,
        "unit": row.service.unit,
        "mark": mark_of(row),
        "groups": groups_of(content),
        "filled": len(content.filled),
        "all": len(CODES),
    }


_PATH = [life.DRAFT, life.DISCUSSED, life.CONSULTING, life.REPAIRING, life.REPAIRED, life.SET]


def _stages(row: Standard) -> list[dict[str, object]]:
    """The states that a version passes, with the one where it stands now."""
    begun = life.SET if row.set_on else life.DRAFT
    path = _PATH if row.state in _PATH else [begun, row.state]
    now = path.index(row.state)
    return [
        {
            "label": STANDARD_STATES[state].capitalized,
            "state": "now" if place == now else "done" if place < now else "",
            "tone": "hijau" if place <= now else "abu",
        }
        for place, state in enumerate(path)
    ]


@require_POST
def begin(request: HttpRequest, service: UUID) -> HttpResponse:
    """A new version: empty, or as the one in force."""
    row = get_object_or_404(Service.objects.select_related("unit", "government"), uid=service)
    try:
        made = actions.begin(by=by(request), service=row)
    except Refused as refused:
        tell_refusal(request, refused)
        return redirect("catalogue:standards", unit=row.unit.uid)
    tell(request, BEGUN)
    return redirect("catalogue:standard", standard=made.uid)


@require_POST
def undo(request: HttpRequest, standard: UUID) -> HttpResponse:
    """The last change taken back."""
    row = the_standard(standard)
    revision = whole_number(request.POST.get("revision", ""))
    address = reverse("catalogue:standard", args=[standard])
    return step(
        request,
        lambda: actions.undo(by=by(request), standard=row, revision=revision),
        UNDONE,
        address,
    )


@require_safe
def document(request: HttpRequest, standard: UUID) -> HttpResponse:
    """The fourteen components as the office prints them."""
    row = the_standard(standard)
    context = {
        **_said_of(row),
        "crumbs": crumbs_to(row, Crumb(Text("Dokumen", "Document"))),
    }
    return render(request, "catalogue/standard_document.html", context)


@require_safe
def compare(request: HttpRequest, standard: UUID) -> HttpResponse:
    """What this version says differently from another of the same service."""
    row = the_standard(standard)
    others = list(Standard.objects.filter(service=row.service).exclude(pk=row.pk))
    asked = request.GET.get("dengan", "")
    other = next((each for each in others if str(each.version) == asked), None)
    if other is None:
        other = max((o for o in others if o.version < row.version), key=_version, default=None)
    changed = differences(read_content(other.content), read_content(row.content)) if other else []
    context = {
        "standard": row,
        "service": row.service,
        "others": others,
        "other": other,
        "changed": changed,
        "crumbs": crumbs_to(row, Crumb(Text("Bandingkan", "Compare"))),
    }
    return render(request, "catalogue/standard_compare.html", context)


def _version(row: Standard) -> int:
    return row.version
