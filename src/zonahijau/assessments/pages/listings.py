"""The tables of the assessments: what they show, search, sort by and narrow to."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    ExpressionWrapper,
    F,
    FloatField,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, NullIf
from django.http import HttpRequest
from django.urls import reverse

from zonahijau.assessments import policies
from zonahijau.assessments.models import Assessment, OfficialResult, Round
from zonahijau.assessments.pages.marks import official_mark
from zonahijau.assessments.queries import late_on
from zonahijau.lawbook.library import instrument_files, load_instrument
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.organisations.models import Unit
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

_STANDING = Q(assessments__withdrawn_at=None)
_SEARCHED = ("unit__name", "unit__short_name", "unit__code")
_STATES = [(key, text) for key, text in policies.STATES.items()]
_KINDS = [(key, each.label) for key, each in policies.KINDS.items()]


def _share(answered: str, asked: str) -> Any:
    whole = NullIf(Cast(F(asked), FloatField()), Value(0.0))
    share = 100.0 * Cast(F(answered), FloatField()) / whole
    return ExpressionWrapper(Coalesce(share, Value(0.0)), output_field=FloatField())


def rounds(request: HttpRequest, rows: QuerySet[Round]) -> Listing:
    """Rounds with their units and how much is answered: two queries."""
    counted = rows.select_related("version").annotate(
        units=Count("assessments", filter=_STANDING),
        answered=Coalesce(Sum("assessments__answered", filter=_STANDING), 0),
        asked=Coalesce(Sum("assessments__asked", filter=_STANDING), 0),
    )
    columns = (
        Column(
            "title",
            Text("Putaran", "Round"),
            order_by=("title",),
            link=lambda row: reverse("assessments:round", args=[row.uid]),
        ),
        Column("kind", Text("Jenis", "Kind"), value=lambda row: row.kind_label, order_by=("kind",)),
        Column(
            "instrument",
            Text("Instrumen", "Instrument"),
            value=lambda row: row.version.title,
            order_by=("version__title_id",),
        ),
        Column("starts_on", Text("Mulai", "Starts"), order_by=("starts_on",), kind="date"),
        Column("due_on", Text("Batas isi", "Due"), order_by=("due_on",), kind="date"),
        Column("units", Text("Unit", "Units"), order_by=("units",), kind="number"),
        Column(
            "answered",
            Text("Terisi (%)", "Answered (%)"),
            value=lambda row: percent(row.answered, row.asked),
            share=lambda row: percent(row.answered, row.asked),
            kind="number",
        ),
        Column("state", Text("Keadaan", "State"), value=_round_state, order_by=("closed_at",)),
    )
    filters = (
        Filter("jenis", Text("Jenis", "Kind"), _KINDS, "kind"),
        Filter("keadaan", Text("Keadaan", "State"), _OPENNESS, _open_or_closed),
    )
    return Listing(
        request, counted, columns, search_fields=("title",), filters=filters, order="-starts_on"
    )


_OPENNESS = [
    ("terbuka", Text("Terbuka", "Open")),
    ("ditutup", Text("Ditutup", "Closed")),
]


def _open_or_closed(rows: QuerySet[Round], chosen: str) -> QuerySet[Round]:
    return rows.filter(closed_at__isnull=chosen == "terbuka")


def _round_state(row: Round) -> Text:
    return dict(_OPENNESS)["ditutup" if row.closed_at else "terbuka"]


def percent(part: int, whole: int) -> int:
    """How much of it, rounded down, so that only the whole is 100."""
    return 100 * part // whole if whole else 0


def assessments_of(
    request: HttpRequest, rows: QuerySet[Assessment], today: date, **more: Any
) -> Listing:
    """The units of a round: two queries."""
    return _units(request, rows, today, [_unit_column(), *_progress_columns()], **more)


def assessments(request: HttpRequest, rows: QuerySet[Assessment], today: date) -> Listing:
    """The assessments of a person's units over all rounds: two queries."""
    columns = [_unit_column(), _round_column(), *_progress_columns()]
    return _units(request, rows, today, columns, order="due")


def waiting(request: HttpRequest, rows: QuerySet[Assessment], today: date, name: str) -> Listing:
    """What waits on a desk, the longest first; ``name`` is the address that a row leads to."""
    columns = [
        _unit_column(name),
        _round_column(),
        Column(
            "since",
            Text("Menunggu sejak", "Waiting since"),
            value=lambda row: row.state_since,
            order_by=("state_since",),
            kind="moment",
        ),
        Column(
            "reviewed",
            Text("Diperiksa (%)", "Reviewed (%)"),
            value=lambda row: percent(row.reviewed, row.asked),
            share=lambda row: percent(row.reviewed, row.asked),
            order_by=("reviewed_share",),
            kind="number",
        ),
        Column(
            "assessor",
            Text("Penilai", "Assessor"),
            value=lambda row: row.assessor.name if row.assessor else None,
            order_by=("assessor__name",),
        ),
    ]
    return _units(request, rows, today, columns, order="since", states=False)


def _unit_column(name: str = "assessments:assessment") -> Column:
    return Column(
        "unit",
        Text("Unit", "Unit"),
        value=lambda row: row.unit.name,
        order_by=("unit__name",),
        link=lambda row: reverse(name, args=[row.uid]),
    )


def _round_column() -> Column:
    return Column(
        "round",
        Text("Putaran", "Round"),
        value=lambda row: row.round.title,
        order_by=("round__title",),
    )


def _progress_columns() -> list[Column]:
    return [
        Column(
            "state",
            Text("Keadaan", "State"),
            value=lambda row: row.state_label,
            order_by=("state",),
        ),
        Column(
            "answered",
            Text("Terisi", "Answered"),
            value=lambda row: f"{row.answered}/{row.asked}",
            share=lambda row: percent(row.answered, row.asked),
            order_by=("answered_share",),
            kind="number",
            template="assessments/answered_cell.html",
        ),
        Column(
            "due",
            Text("Batas", "Due"),
            value=lambda row: row.due,
            order_by=("due_on",),
            kind="date",
            template="assessments/due_cell.html",
        ),
    ]


def _units(
    request: HttpRequest,
    rows: QuerySet[Assessment],
    today: date,
    columns: list[Column],
    *,
    order: str = "unit",
    states: bool = True,
    per_page: int = 25,
) -> Listing:
    rows = rows.select_related("unit", "round", "assessor", "government").annotate(
        answered_share=_share("answered", "asked"),
        reviewed_share=_share("reviewed", "asked"),
        is_late=Case(When(late_on(today), then=Value(True)), default=Value(False)),
    )
    filters = [
        Filter("jenis", Text("Jenis unit", "Kind of unit"), list(UNIT_KINDS.items()), "unit__kind")
    ]
    if states:
        lateness = [("ya", Text("Terlambat", "Late"))]
        filters += [
            Filter("keadaan", Text("Keadaan", "State"), _STATES, "state"),
            Filter("terlambat", Text("Ketepatan", "Lateness"), lateness, _late(today)),
        ]
    return Listing(
        request,
        rows,
        columns,
        search_fields=_SEARCHED,
        filters=filters,
        order=order,
        per_page=per_page,
    )


def _late(today: date) -> Any:
    return lambda rows, _: rows.filter(late_on(today))


def official(request: HttpRequest, rows: QuerySet[OfficialResult]) -> Listing:
    """Published results that stand, the latest first: two queries."""
    columns = (
        Column(
            "named",
            Text("Unit atau daerah", "Unit or region"),
            value=_named,
            order_by=("unit__name", "named"),
        ),
        Column("year", Text("Tahun", "Year"), value=lambda row: str(row.year), order_by=("year",)),
        Column(
            "instrument_id",
            Text("Instrumen", "Instrument"),
            value=_instrument,
            order_by=("instrument_id",),
        ),
        Column(
            "score",
            Text("Nilai", "Score"),
            value=lambda row: row.score,
            order_by=("score_number",),
            kind="number",
        ),
        Column("band", Text("Kelas", "Class"), value=official_mark, kind="class"),
        Column(
            "source",
            Text("Sumber", "Source"),
            value=lambda row: row.source_title,
            template="assessments/source_cell.html",
        ),
    )
    years = [
        (str(y), str(y)) for y in rows.order_by("-year").values_list("year", flat=True).distinct()
    ]
    return Listing(
        request,
        rows.select_related("unit", "government").annotate(
            score_number=Cast("score", FloatField())
        ),
        columns,
        search_fields=("named", "unit__name", "source_title", "instrument_id"),
        filters=(Filter("tahun", Text("Tahun", "Year"), years, "year"),),
        order="-year",
    )


def _instrument(row: OfficialResult) -> Text | str:
    """As people call it, where the program knows it."""
    known = row.instrument_id in instrument_files()
    return load_instrument(row.instrument_id).title if known else row.instrument_id


def _named(row: OfficialResult) -> str:
    if row.unit:
        return row.unit.name
    return row.named or row.government.name


def units_to_choose(request: HttpRequest, rows: QuerySet[Unit]) -> Listing:
    """Units with a tick before each: three queries."""
    columns = (
        Column(
            "unit",
            Text("Unit", "Unit"),
            value=lambda row: row.name,
            order_by=("name",),
            template="assessments/tick_cell.html",
        ),
        Column(
            "kind",
            Text("Jenis", "Kind"),
            value=lambda row: UNIT_KINDS[row.kind],
            order_by=("kind",),
        ),
        Column(
            "parent",
            Text("Unit induk", "Superior"),
            value=lambda row: row.parent.name if row.parent else None,
            order_by=("parent__name",),
        ),
    )
    parents = Unit.objects.filter(pk__in=rows.exclude(parent=None).values("parent"))
    below = [(unit.path, unit.name) for unit in parents.order_by("name")]
    filters = (
        Filter("jenis", Text("Jenis", "Kind"), list(UNIT_KINDS.items()), "kind"),
        Filter("induk", Text("Di bawah", "Under"), below, "path__startswith"),
    )
    return Listing(
        request,
        rows.select_related("parent"),
        columns,
        search_fields=("name", "short_name", "code"),
        filters=filters,
        order="unit",
        per_page=100,
    )
