"""Invented officials of the demonstration, who is away, and what units promised."""

from __future__ import annotations

from datetime import date, timedelta

from zonahijau.accounts.models import User
from zonahijau.improvement.actions import keep_promise, make_promise, move_promise
from zonahijau.improvement.models import Promise
from zonahijau.organisations.actions.absences import Away, record_absence
from zonahijau.organisations.actions.positions import Appointment, add_position, appoint
from zonahijau.organisations.models import OfficeHolder, Unit

HEADS = ("DINKES", "DISDIK", "DUKCAPIL", "DPMPTSP", "RSUD-AA", "PKM-MAN")
DESK = {
    "front_office": ("Petugas loket", "Petugas Loket (contoh)"),
    "complaint_officer": ("Pengelola pengaduan", "Pengelola Pengaduan (contoh)"),
    "contact": ("Narahubung", "Narahubung (contoh)"),
}


def fill_offices(units: dict[str, Unit]) -> None:
    """Heads of a few units; a full desk at the licensing agency, where one of them is on leave."""
    for code in HEADS:
        unit = units[code]
        _sit(unit, "head", f"Kepala {unit.short_name}", f"Kepala {unit.short_name} (contoh)")
    desk = units["DPMPTSP"]
    today = desk.government.today()
    for kind, (title, name) in DESK.items():
        holder = _sit(desk, kind, title, name)
        if kind == "front_office":
            away = Away("leave", today, today + timedelta(days=5), "Pengganti Loket (contoh)")
            record_absence(by=None, holder=holder, away=away)


def _sit(unit: Unit, kind: str, title: str, name: str) -> OfficeHolder:
    position = add_position(by=None, unit=unit, title=title, kind=kind)
    start = date(unit.government.today().year, 1, 1)
    return appoint(by=None, position=position, appointment=Appointment(name, "definitif", start))


def promise_repairs(units: dict[str, Unit], by: User) -> None:
    """One promise that is kept, one that is late, one that was moved with its reason, one open."""
    today = units["DPMPTSP"].government.today()
    _promise(units["DPMPTSP"], by, "Memasang papan biaya di loket (peragaan)", today, 14)
    kept = _promise(units["DUKCAPIL"], by, "Menambah kursi prioritas (peragaan)", today, 10)
    keep_promise(by=by, promise=kept)
    moved = _promise(units["DPMPTSP"], by, "Memperbarui situs resmi (peragaan)", today, 7)
    reason = "Menunggu nama domain dari Diskominfo (peragaan)"
    move_promise(by=by, promise=moved, due_on=today + timedelta(days=30), reason=reason)
    late = _promise(units["DISDIK"], by, "Menetapkan SK standar pelayanan (peragaan)", today, 1)
    # A promise is made for a day to come; that it is late here is invented, like the rest.
    past = today - timedelta(days=12)
    Promise.objects.filter(pk=late.pk).update(due_on=past, first_due_on=past)


def _promise(unit: Unit, by: User, what: str, today: date, days: int) -> Promise:
    return make_promise(
        by=by,
        unit=unit,
        what=what,
        person=f"Kepala {unit.short_name} (contoh)",
        due_on=today + timedelta(days=days),
        source="visit",
    )
