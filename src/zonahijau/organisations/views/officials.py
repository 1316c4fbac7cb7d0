"""The list of officials: choose a file, look at what it would do, say yes."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from zonahijau.organisations.actions.officials import (
    KIND,
    apply_officials,
    plan_of_officials,
    preview_officials,
)
from zonahijau.organisations.forms.transfers import OfficialsForm
from zonahijau.organisations.models import HeldSheet, OfficeHolder
from zonahijau.organisations.officials_import import OUTCOMES, Planned
from zonahijau.organisations.places import must_government, person_of
from zonahijau.organisations.views.positions import POSITIONS
from zonahijau.organisations.views.sheets import (
    HeldPage,
    answer_preview,
    answer_upload,
    example_sheet,
)
from zonahijau.organisations.views.units import UNITS
from zonahijau.web.language import later
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

IMPORT = Text("Impor daftar pejabat", "Import a list of officials")
EXAMPLE = ("Nama", "NIP", "Pangkat/Gol.", "Jabatan", "Unit kerja", "Status", "TMT jabatan")
_ROW = ("Nama Contoh, S.Sos.", "", "Pembina (IV/a)", "Kepala Dinas Contoh", "Dinas Contoh",
        "definitif", "01-02-2024")  # fmt: skip


def _position(planned: Planned) -> str:
    status = planned.row.status
    before = "" if status == "definitif" else f"{status.capitalize()}. "
    return before + planned.row.position


COLUMNS = (
    Column("number", Text("Baris", "Row"), kind="number"),
    Column("outcome", Text("Akan", "Will be"), value=lambda p: OUTCOMES[p.outcome]),
    Column("name", Text("Nama", "Name"), value=lambda p: p.row.name),
    Column("position", Text("Jabatan", "Position"), value=_position),
    Column("unit", Text("Unit", "Unit"), value=lambda p: p.unit_said),
    Column(
        "start",
        Text("Mulai", "From"),
        value=lambda p: date.fromisoformat(p.row.start),
        kind="date",
    ),
    Column(
        "before",
        Text("Sekarang", "Now"),
        value=lambda p: p.before.name if p.before else None,
    ),
)


def _crumbs() -> list[Crumb]:
    return [
        Crumb(UNITS, reverse("organisations:units")),
        Crumb(POSITIONS, reverse("organisations:positions")),
        Crumb(IMPORT),
    ]


PAGE = HeldPage(
    Text("Periksa daftar pejabat", "Check the list of officials"),
    Text("Isi berkas", "What the file holds"),
    Text("Terapkan daftar", "Do the import"),
    Text(
        "Daftar ini sudah diterapkan; isinya tidak disimpan lagi.",
        "This list is done already; its rows are no longer kept.",
    ),
    upload="organisations:officials",
    says="organisations/officials_says.html",
    warns="organisations/officials_warns.html",
)


def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; with faults they are all shown, without it waits for a yes."""
    government = must_government(request)
    first = not OfficeHolder.objects.filter(government=government).exists()
    known = {"start": government.today().replace(month=1, day=1), "new_units": first}
    form = OfficialsForm(request.POST or None, request.FILES or None, initial=known)

    def preview() -> tuple[Any, HeldSheet | None]:
        return preview_officials(
            by=person_of(request),
            government=government,
            upload=form.cleaned_data["berkas"],
            start_if_empty=form.cleaned_data["start"],
            may_make_units=form.cleaned_data["new_units"],
        )

    context = {"crumbs": _crumbs(), "columns": EXAMPLE}
    goes_on = "organisations:officials_preview"
    return answer_upload(request, form, "organisations/officials.html", preview, goes_on, context)


def preview(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the waiting list would do; a POST does it."""
    rows = HeldSheet.objects.filter(kind=KIND).select_related("government__region")
    draft = get_object_or_404(rows, uid=uid)

    def apply() -> HttpResponse:
        apply_officials(by=person_of(request), draft=draft)
        done = Text("Daftar pejabat sudah diterapkan.", "The list of officials is done.")
        messages.success(request, later(done))
        return redirect("organisations:positions")

    def shown() -> tuple[Any, dict[str, Any]]:
        plan = plan_of_officials(draft)
        outcomes = Filter("hasil", Text("Akan", "Will be"), list(OUTCOMES.items()), "outcome")
        return plan, {
            "listing": Listing(request, plan.rows, COLUMNS, filters=(outcomes,), per_page=50),
            "new_units": plan.new_units,
            "counts": {outcome: plan.count(outcome) for outcome in OUTCOMES},
            "crumbs": _crumbs(),
        }

    return answer_preview(request, PAGE, draft, apply, shown)


def example(request: HttpRequest) -> FileResponse:  # noqa: ARG001
    """A workbook with the columns that are understood."""
    return example_sheet("pejabat", EXAMPLE, _ROW)
