"""Positions of the whole government and who holds them; changing and mending them."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from zonahijau.organisations.actions import positions as actions
from zonahijau.organisations.forms.people import AppointForm, CorrectForm, EndForm, WithdrawForm
from zonahijau.organisations.forms.units import PositionForm
from zonahijau.organisations.kinds import HOLDER_STATUSES, POSITION_KINDS
from zonahijau.organisations.models import OfficeHolder, Position, Unit
from zonahijau.organisations.permissions import authority
from zonahijau.organisations.places import must_government, person_of, unit_here
from zonahijau.organisations.views.changes import page_of
from zonahijau.organisations.views.form_pages import answer
from zonahijau.organisations.views.units import UNITS
from zonahijau.web.navigation import Crumb
from zonahijau.web.tables import Column, Filter, Listing
from zonahijau.wording import Text

POSITIONS = Text("Jabatan dan pejabat", "Positions and holders")
_SAVE = Text("Simpan", "Save")
_HELD = (
    ("kosong", Text("kosong", "vacant")),
    ("definitif", HOLDER_STATUSES["definitif"]),
    ("plt", HOLDER_STATUSES["plt"]),
    ("plh", HOLDER_STATUSES["plh"]),
)


def _unit_address(position: Any) -> str:
    return reverse("organisations:unit", args=[position.unit.uid])


def _holder(position: Any) -> Text | str:
    if position.holder is None:
        return Text("kosong", "vacant")
    if position.status == "definitif":
        return str(position.holder)
    return f"{position.status.capitalize()}. {position.holder}"


def _narrowed(positions: Any, chosen: str) -> Any:
    return positions.filter(status=None if chosen == "kosong" else chosen)


COLUMNS = (
    Column("title", Text("Jabatan", "Position"), order_by=("title",), link=_unit_address),
    Column(
        "unit",
        Text("Unit", "Unit"),
        value=lambda position: position.unit.name,
        order_by=("unit__path", "title"),
    ),
    Column("holder", Text("Dijabat", "Held by"), value=_holder, order_by=("holder", "title")),
    Column("rank", Text("Pangkat", "Rank")),
    Column("since", Text("Sejak", "Since"), order_by=("since",), kind="date"),
)
FILTERS = (
    Filter("jenis", Text("Jenis", "Kind"), list(POSITION_KINDS.items()), "kind"),
    Filter("dijabat", Text("Dijabat", "Held"), _HELD, _narrowed),
)


def positions(request: HttpRequest) -> HttpResponse:
    """Every position that this person sees, with who holds it today; the vacant ones counted."""
    government = must_government(request)
    day = government.today()
    units = Unit.objects.visible_to(request.user).filter(government=government).open_on(day)
    now = OfficeHolder.objects.on(day).filter(position=OuterRef("pk"))
    rows = Position.objects.filter(unit__in=units, withdrawn_at=None).select_related("unit")
    rows = rows.annotate(
        holder=Subquery(now.values("name")[:1]),
        status=Subquery(now.values("status")[:1]),
        rank=Subquery(now.values("rank")[:1]),
        since=Subquery(now.values("start")[:1]),
    )
    listing = Listing(
        request,
        rows,
        COLUMNS,
        search_fields=("title", "unit__name", "holder"),
        filters=FILTERS,
        order="unit",
    )
    context = {
        "listing": listing,
        "all": rows.count(),
        "vacant": rows.exclude(Exists(now)).count(),
        "may_manage": authority(request).may("manage_units", government),
        "may_transfer": authority(request).may("manage_people", government),
        "crumbs": [Crumb(UNITS, reverse("organisations:units")), Crumb(POSITIONS)],
    }
    return render(request, "organisations/positions.html", context)


def _position(uid: UUID) -> Position:
    return get_object_or_404(Position.objects.select_related("unit__government"), uid=uid)


def _office(uid: UUID) -> OfficeHolder:
    rows = OfficeHolder.objects.filter(withdrawn_at=None)
    rows = rows.select_related("position__unit__government", "user")
    return get_object_or_404(rows, uid=uid)


def new(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A position in a unit."""
    unit = unit_here(request, uid)
    form = PositionForm(request.POST or None)
    done = Text("Jabatan sudah ditambahkan.", "The position is added.")
    page = page_of(unit, Text("Tambah jabatan", "Add a position"), _SAVE, done)

    def act() -> None:
        actions.add_position(by=person_of(request), unit=unit, **form.cleaned_data)

    return answer(request, form, page, act)


def change(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Correct the title or kind of a position."""
    position = _position(uid)
    known = {"title": position.title, "kind": position.kind}
    form = PositionForm(request.POST or None, initial=known)
    done = Text("Jabatan sudah diubah.", "The position is changed.")
    page = page_of(position.unit, Text("Ubah jabatan", "Change the position"), _SAVE, done)

    def act() -> None:
        actions.change_position(by=person_of(request), position=position, **form.cleaned_data)

    return answer(request, form, page, act)


def withdraw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A position that exists no longer."""
    position = _position(uid)
    form = WithdrawForm(request.POST or None)
    page = page_of(
        position.unit,
        Text("Hapus jabatan {title}", "Remove the position {title}").fill(title=position.title),
        Text("Hapus jabatan", "Remove the position"),
        Text("Jabatan sudah dihapus.", "The position is removed."),
        Text("Yang pernah menjabatnya tetap tercatat.", "Those who held it stay on record."),
    )

    def act() -> None:
        because = form.cleaned_data["because"]
        actions.withdraw_position(by=person_of(request), position=position, because=because)

    return answer(request, form, page, act)


def appoint(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Record who holds a position, with the role for exactly these days where there is an
    account."""
    position = _position(uid)
    may_give = authority(request).may("manage_people", position.government)
    form = AppointForm(request.POST or None, government=position.government, may_give=may_give)
    page = page_of(
        position.unit,
        Text("Catat pejabat: {title}", "Record a holder: {title}").fill(title=position.title),
        _SAVE,
        Text("Pejabat sudah dicatat.", "The holder is recorded."),
    )

    def act() -> None:
        given = dict(form.cleaned_data)
        user, role = given.pop("user"), given.pop("role", "")
        actions.appoint(
            by=person_of(request),
            position=position,
            appointment=actions.Appointment(**given),
            user=user,
            role=role,
        )

    return answer(request, form, page, act)


def correct(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Mend how a holder is written; the NIP on record is never shown."""
    holder = _office(uid)
    known = {"name": holder.name, "rank": holder.rank, "user": holder.user and holder.user.uid}
    form = CorrectForm(request.POST or None, government=holder.government, initial=known)
    page = page_of(
        holder.position.unit,
        Text("Perbaiki data {name}", "Mend the record of {name}").fill(name=holder.name),
        _SAVE,
        Text("Data pejabat sudah diperbaiki.", "The record is mended."),
    )

    def act() -> None:
        given = dict(form.cleaned_data)
        user = given.pop("user")
        appointment = actions.Appointment(
            status=holder.status, start=holder.start, until=holder.until, **given
        )
        by = person_of(request)
        actions.correct_holder(by=by, holder=holder, appointment=appointment, user=user)

    return answer(request, form, page, act)


def withdraw_holder(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take back a holder recorded by mistake."""
    holder = _office(uid)
    form = WithdrawForm(request.POST or None)
    page = page_of(
        holder.position.unit,
        Text("Tarik catatan {name}", "Take back the record of {name}").fill(name=holder.name),
        Text("Tarik catatan", "Take it back"),
        Text("Catatan sudah ditarik.", "The record is taken back."),
        Text(
            "Untuk yang salah catat. Yang benar-benar menjabat diakhiri, bukan ditarik.",
            "For mistakes. An office that was really held is ended, not taken back.",
        ),
    )

    def act() -> None:
        because = form.cleaned_data["because"]
        actions.withdraw_holder(by=person_of(request), holder=holder, because=because)

    return answer(request, form, page, act)


def end_office(request: HttpRequest, uid: UUID) -> HttpResponse:
    """End an office on a day."""
    holder = _office(uid)
    form = EndForm(request.POST or None, initial={"until": holder.government.today()})
    page = page_of(
        holder.position.unit,
        Text("Akhiri jabatan {name}", "End the office of {name}").fill(name=holder.name),
        Text("Akhiri jabatan", "End the office"),
        Text("Akhir jabatan sudah dicatat.", "The end of the office is recorded."),
        Text(
            "Peran akunnya diakhiri di halaman orangnya; bila karena mutasi, catat keputusannya.",
            "Roles of the account end on the person's page; for a transfer, enter the decree.",
        ),
    )

    def act() -> None:
        actions.end_office(by=person_of(request), holder=holder, **form.cleaned_data)

    return answer(request, form, page, act)
