"""The tables of this app: what they show of a row, how they are searched, sorted, narrowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, IntegerField, QuerySet, Value
from django.db.models.functions import Greatest
from django.http import HttpRequest
from django.urls import reverse

from zonahijau.assessments.models import Assessment, Round
from zonahijau.assessments.policies import KINDS, STATES
from zonahijau.assessments.queries import late_on
from zonahijau.organisations.kinds import UNIT_KINDS
from zonahijau.reports.rounds import due, is_late, share_of
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.reports.officials import Published
    from zonahijau.reports.overview import Overview
    from zonahijau.reports.rounds import RoundReport, UnitRow

UNIT = Text("Unit", "Unit")
STATE = Text("Keadaan", "State")
KIND = Text("Jenis", "Kind")
LATE = "terlambat"


def rounds_listing(request: HttpRequest) -> Listing:
    """The rounds of the person's governments, the latest first."""
    rows = Round.objects.visible_to(request.user).select_related("version", "government")
    columns = (
        Column("title", Text("Putaran", "Round"), order_by=("title",), link=_round_address),
        Column("kind", KIND, value=lambda row: row.kind_label, order_by=("kind",)),
        Column("version", Text("Instrumen", "Instrument"), value=lambda row: row.version.title),
        Column("starts_on", Text("Mulai", "Start"), order_by=("starts_on",), kind="date"),
        Column("closed_at", STATE, value=_is_closed, order_by=("closed_at",)),
    )
    kinds = [(key, kind.label) for key, kind in KINDS.items()]
    return Listing(
        request,
        rows,
        columns,
        search_fields=("title",),
        filters=(Filter("jenis", KIND, kinds, "kind"),),
        order="-starts_on",
    )


def _round_address(row: Round) -> str:
    return reverse("reports:round", kwargs={"uid": row.uid})


def _is_closed(row: Round) -> Text:
    return Text("Ditutup", "Closed") if row.closed_at else Text("Berjalan", "Open")


def units_of_round(request: HttpRequest, report: RoundReport) -> Listing:
    """The units of a round with their scores by stage; by name, for colleagues are not ranked."""
    template = "reports/score.html"
    columns = [
        Column("name", UNIT, order_by=("name",), link=_unit_address),
        Column("state", STATE, order_by=("state",), value=lambda row: row.state),
        Column(
            "answered",
            Text("Dijawab", "Answered"),
            order_by=("share",),
            kind="number",
            value=lambda row: row.share,
            share=lambda row: row.share,
            template="reports/share_cell.html",
        ),
        _stage_column("self", Text("Mandiri", "Self"), template),
        _stage_column("verified", Text("Terverifikasi", "Verified"), template),
        _stage_column("sealed", Text("Ditetapkan", "Sealed"), template),
    ]
    if report.before is not None and not report.has_break:
        columns.append(
            Column(
                "before",
                Text("Putaran lalu", "Round before"),
                value=lambda row: row.before,
                template=template,
            )
        )
    return Listing(
        request,
        report.rows,
        columns,
        search_fields=("name", "code"),
        filters=_unit_filters("kind", "state_key", lambda rows, _: [r for r in rows if r.is_late]),
        order="name",
        per_page=50,
    )


def _stage_column(stage: str, label: Text, template: str) -> Column:
    return Column(stage, label, value=lambda row: row.scores.get(stage), template=template)


def _unit_address(row: UnitRow) -> str:
    return reverse("reports:unit", kwargs={"uid": row.assessment.unit.uid})


def _unit_filters(kind: str, state: str, late: Any) -> Sequence[Filter]:
    return (
        Filter("jenis", KIND, list(UNIT_KINDS.items()), kind),
        Filter("keadaan", STATE, list(STATES.items()), state),
        Filter("tepat", Text("Tenggat", "Due"), [(LATE, Text("Terlambat", "Late"))], late),
    )


def units_of_overview(request: HttpRequest, overview: Overview) -> Listing:
    """The units of the first page's round with what is complete, sorted by the database."""
    today = overview.today
    return Listing(
        request,
        overview_rows(overview, today),
        _overview_columns(overview.unit_officials),
        search_fields=("unit__name", "unit__code", "unit__short_name"),
        filters=_unit_filters("unit__kind", "state", lambda rows, _: rows.filter(late_on(today))),
        order="unit",
        per_page=25,
    )


def _overview_columns(officials: Mapping[int, Published]) -> Sequence[Column]:
    """Progress and day of a unit, and the last value that was published of it."""
    return (
        Column(
            "unit",
            UNIT,
            value=lambda row: row.unit.name,
            order_by=("unit__name",),
            link=lambda row: reverse("reports:unit", kwargs={"uid": row.unit.uid}),
        ),
        Column(
            "share",
            Text("Dijawab", "Answered"),
            order_by=("share",),
            kind="number",
            value=lambda row: share_of(row.answered, row.asked),
            share=lambda row: share_of(row.answered, row.asked),
            template="reports/share_cell.html",
        ),
        Column("state", STATE, value=lambda row: row.state_label, order_by=("state",)),
        Column("due_on", Text("Batas", "Due"), due, order_by=("due_on",), kind="date",
               template="reports/due_cell.html"),
        Column(
            "official",
            Text("Nilai resmi terakhir", "Last official value"),
            value=lambda row: officials.get(row.unit_id),
            template="reports/official_cell.html",
        ),
    )  # fmt: skip


def overview_rows(overview: Overview, today: date) -> QuerySet[Assessment]:
    """The assessments of the round that the reader sees, with their share answered."""
    rows = Assessment.objects.visible_to(overview.user).filter(round=overview.round)
    asked = Greatest(F("asked"), Value(1), output_field=IntegerField())
    found: QuerySet[Assessment] = rows.select_related("unit").annotate(
        share=F("answered") * 100 / asked
    )
    return _marked(found, today)


def _marked(rows: QuerySet[Assessment], today: date) -> QuerySet[Assessment]:
    """Each row knows the day on which it is looked at, for the word "late"."""
    return rows.annotate(today=Value(today))


def shown_late(row: Any) -> bool:
    """Whether a row of these tables is late."""
    return is_late(row, row.today)
