"""Findings: what checks found wrong and nobody has repaired yet, unit by unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zonahijau.improvement import actions, policies
from zonahijau.improvement.models import Finding
from zonahijau.improvement.queries import findings_seen_by
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government
from zonahijau.web.marks import Mark
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

HEADING = Text("Temuan", "Findings")
STANDS: dict[str, tuple[Text, Callable[[Any], Any]]] = {
    "belum": (Text("Belum dijanjikan", "Not promised"), lambda rows: rows.unpromised()),
    "janji": (
        Text("Sudah dijanjikan", "Promised"),
        lambda rows: rows.standing().filter(promise__state__in=policies.WAITING),
    ),
    "baik": (policies.ENDINGS[policies.REPAIRED], lambda rows: rows.filter(ending="repaired")),
}


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """What is found today first; what was repaired is kept and may be asked for."""
    rows = findings_seen_by(request.user, must_government(request))
    rows = rows.select_related("unit", "promise")
    standing, stands = rows.standing(), request.GET.get("keadaan", "")
    context = {
        "standing": standing.count(),
        "unpromised": rows.unpromised().count(),
        "units": standing.order_by().values("unit").distinct().count(),
        "listing": _listing(request, rows if stands == "baik" else standing),
        "crumbs": [
            Crumb(Text("Janji", "Promises"), reverse("improvement:promises")),
            Crumb(HEADING),
        ],
    }
    return render(request, "improvement/findings.html", context)


def _listing(request: HttpRequest, rows: Any) -> Listing:
    columns = (
        Column("what", HEADING, lambda row: row.what, link=lambda row: row.link),
        Column("unit", Text("Unit", "Unit"), lambda row: row.unit.name, order_by=("unit__name",)),
        Column("found_on", Text("Ditemukan", "Found"), order_by=("found_on",), kind="date"),
        Column("stands", Text("Keadaan", "State"), mark_of, kind="class"),
        Column("promise", Text("Janji", "Promise"), _may_promise(request),
               template="improvement/promised.html"),
    )  # fmt: skip
    narrowed = Filter(
        "keadaan",
        Text("Keadaan", "State"),
        [(key, label) for key, (label, _) in STANDS.items()],
        lambda found, chosen: STANDS[chosen][1](found),
    )
    return Listing(
        request, rows, columns, search_fields=("what_id", "what_en", "unit__name"),
        filters=(narrowed,), order="unit",
    )  # fmt: skip


def mark_of(row: Finding) -> Mark:
    """Whether it is still found, and promised, on a chip."""
    if row.gone_on is not None:
        return Mark("hijau" if row.ending == policies.REPAIRED else "abu", row.ending_label)
    if row.promise is not None and row.promise.state in policies.WAITING:
        return Mark("kuning", STANDS["janji"][0])
    return Mark("merah", STANDS["belum"][0])


def _may_promise(request: HttpRequest) -> Callable[[Finding], bool]:
    held = authority(request)
    return lambda row: row.gone_on is None and held.may(actions.MAKE, row.unit)
