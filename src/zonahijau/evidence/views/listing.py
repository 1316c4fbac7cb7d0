"""Evidence as a table: of a unit, and of everywhere that a person may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zonahijau.evidence.fact_groups import fact_label
from zonahijau.evidence.models import Evidence, EvidenceFact
from zonahijau.evidence.models.evidence import EvidenceQuerySet
from zonahijau.evidence.policies import EXPIRED, IN_REVIEW, STATES
from zonahijau.evidence.queries import SOON
from zonahijau.evidence.slots import SLOTS
from zonahijau.evidence.views.shown import crumbs_of, state_mark
from zonahijau.organisations.authority import today_in
from zonahijau.organisations.models import Government, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

UNIT = Column("unit", Text("Unit", "Unit"), order_by=("unit__name",))
COLUMNS = (
    Column(
        "title",
        Text("Bukti", "Evidence"),
        order_by=("title",),
        template="evidence/cell.html",
    ),
    Column("kind", Text("Jenis", "Kind"), lambda row: row.kind_label, order_by=("kind",)),
    Column("state", Text("Status", "State"), state_mark, order_by=("state",), kind="class"),
    Column("taken_on", Text("Diambil", "Taken"), order_by=("taken_on",), kind="date"),
    Column("expires_on", Text("Habis", "Ends"), order_by=("expires_on",), kind="date"),
    Column(
        "uploaded_at",
        Text("Diunggah", "Uploaded"),
        lambda row: today_in(row.government.time_zone, row.uploaded_at),
        order_by=("uploaded_at",),
        kind="date",
    ),
)


@require_safe
def of_unit(request: HttpRequest, unit: UUID) -> HttpResponse:
    """What a unit has: in a sentence, then as a table."""
    row = get_object_or_404(Unit.objects.select_related("government"), uid=unit)
    rows = Evidence.objects.filter(unit=row)
    context = {
        "unit": row,
        "listing": _listing(request, rows, row.government.today(), COLUMNS),
        "counts": _counts(rows.current(), row.government.today()),
        "may_attach": authority(request).may("attach_evidence", row),
        "crumbs": crumbs_of(row),
    }
    return render(request, "evidence/list.html", context)


@require_safe
def everywhere(request: HttpRequest) -> HttpResponse:
    """What there is wherever the person may see evidence; begins with what waits for review."""
    places = authority(request).places("see_evidence")
    rows = Evidence.objects.within(*places)
    day = Government.objects.get(pk=places[0].government).today()
    context = {
        "listing": _listing(request, rows, day, (COLUMNS[0], UNIT, *COLUMNS[1:])),
        "counts": _counts(rows.current(), day),
        "waiting": f"{reverse('evidence:all')}?status={IN_REVIEW}",
        "crumbs": [
            Crumb(Text("Beranda", "Home"), "/"),
            Crumb(Text("Bukti dukung", "Evidence")),
        ],
    }
    return render(request, "evidence/everywhere.html", context)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much evidence stands in which state on a day; ``soon`` ends within two months."""

    all: int
    soon: int
    states: dict[str, int]

    @property
    def waiting(self) -> int:
        """What waits for a reviewer."""
        return self.states[IN_REVIEW]

    @property
    def said(self) -> Text:
        """``2 draf, 1 diterima``: the states that there are, in words."""
        there = [(n, STATES[state]) for state, n in self.states.items() if n]
        return Text(
            ", ".join(f"{n} {word.id.lower()}" for n, word in there),
            ", ".join(f"{n} {word.en.lower()}" for n, word in there),
        )


def _counts(rows: EvidenceQuerySet, day: date) -> Counts:
    """In one query."""
    holds = Q(expires_on=None) | Q(expires_on__gt=day)
    parts = {state: holds & Q(state=state) for state in STATES if state != EXPIRED}
    parts[EXPIRED] = Q(state=EXPIRED) | Q(expires_on__lte=day)
    counted: dict[str, int] = rows.aggregate(
        total=Count("pk"),
        soon=Count("pk", filter=Q(expires_on__gt=day, expires_on__lte=day + SOON)),
        **{state: Count("pk", filter=part) for state, part in parts.items()},
    )
    states = {state: counted[state] for state in STATES}
    return Counts(counted["total"], counted["soon"], states)


def _listing(
    request: HttpRequest, rows: EvidenceQuerySet, day: date, columns: Sequence[Column]
) -> Listing:
    """Without tools where there is nothing to look through."""
    some = rows.exists()
    return Listing(
        request,
        rows.select_related("unit", "blob", "government"),
        columns,
        search_fields=("title", "unit__name") if some else (),
        filters=_filters(rows, day) if some else (),
        per_page=24,
    )


def _filters(rows: EvidenceQuerySet, day: date) -> list[Filter]:
    proven = EvidenceFact.objects.filter(evidence__in=rows).order_by("fact")
    keys = proven.values_list("fact", flat=True).distinct()
    return [
        Filter("jenis", Text("Jenis", "Kind"), [(k, s.label) for k, s in SLOTS.items()], "kind"),
        Filter(
            "status",
            Text("Status", "State"),
            list(STATES.items()),
            lambda found, state: found.standing_on(day, state),
        ),
        Filter(
            "tampil",
            Text("Yang mana", "Which"),
            [
                ("berlaku", Text("Terbaru saja", "Latest only")),
                ("segera", Text("Habis dalam 60 hari", "Ends within 60 days")),
                ("lama", Text("Diganti atau ditarik", "Replaced or withdrawn")),
            ],
            lambda found, which: _which(found, which, day),
        ),
        Filter(
            "fakta",
            Text("Membuktikan", "Proves"),
            [(key, fact_label(key)) for key in keys],
            lambda found, fact: found.filter(facts__fact=fact),
        ),
    ]


def _which(rows: Any, which: str, day: date) -> Any:
    if which == "berlaku":
        return rows.current()
    if which == "segera":
        return rows.usable_on(day).filter(expires_on__lte=day + SOON)
    return rows.exclude(pk__in=rows.current().values("pk"))
