"""Positions and who holds them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.dates import Span, check_free, check_span
from zonahijau.organisations.kinds import HOLDER_STATUSES, POSITION_KINDS
from zonahijau.organisations.models import OfficeHolder, Position, Unit
from zonahijau.wording import Text, quoted, refuse

STANDS_IN = "plh"
"""Holds the position beside a holder who is away for days; the others exclude each other."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who holds a position, how, from when to when; rank and NIP as letters print them."""

    name: str
    status: str
    start: date
    until: date | None = None
    rank: str = ""
    nip: str = ""


@transaction.atomic
def add_position(*, by: User | None, unit: Unit, title: str, kind: str) -> Position:
    """A post in a unit."""
    check_permitted(by, "manage_units", unit)
    if kind not in POSITION_KINDS or not title.strip():
        what = Text("Jabatan {title} tidak lengkap", "The position {title} is not complete")
        remedy = Text("Tulis nama jabatan dan pilih jenisnya", "Write its title, choose its kind")
        raise refuse(what.fill(title=quoted(title)), remedy, column="title")
    position = Position.objects.create(
        government=unit.government, unit=unit, title=title.strip(), kind=kind
    )
    details = {"kind": kind, "unit": str(unit.uid)}
    audit.record(
        government=unit.government,
        by=by,
        action="position-added",
        subject=position,
        details=details,
    )
    return position


@transaction.atomic
def appoint(
    *, by: User | None, position: Position, appointment: Appointment, user: User | None = None
) -> OfficeHolder:
    """Let somebody hold a position for a time. One at a time, but a Plh. stands in beside."""
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    check_permitted(by, "manage_units", position.unit)
    span = _check_appointment(appointment)
    same = position.holders.filter(withdrawn_at=None, status=STANDS_IN)
    if appointment.status != STANDS_IN:
        same = position.holders.filter(withdrawn_at=None).exclude(status=STANDS_IN)
    check_free(span, [Span(start, until) for start, until in same.values_list("start", "until")])
    holder = OfficeHolder.objects.create(
        government=position.government,
        position=position,
        name=appointment.name.strip(),
        rank=appointment.rank.strip(),
        nip=appointment.nip.strip() or None,
        user=user,
        status=appointment.status,
        start=appointment.start,
        until=appointment.until,
    )
    _tell(by, "holder-appointed", holder)
    return holder


@transaction.atomic
def end_office(*, by: User, holder: OfficeHolder, until: date) -> OfficeHolder:
    """End an office on a day."""
    check_permitted(by, "manage_units", holder.position.unit)
    check_span(holder.start, until)
    if holder.until is not None and until > holder.until:
        what = Text("Masa jabatan hanya dapat dipersingkat", "An office can only be made shorter")
        remedy = Text("Catat masa berikutnya sebagai jabatan baru", "Enter the time after anew")
        raise refuse(what, remedy, column="until")
    holder.until = until
    holder.save(update_fields=["until"])
    _tell(by, "office-ended", holder)
    return holder


def _check_appointment(appointment: Appointment) -> Span:
    if not appointment.name.strip():
        what = Text("Nama pejabat belum diisi", "The holder's name is missing")
        raise refuse(what, Text("Tulis namanya", "Write the name"), column="name")
    if appointment.status not in HOLDER_STATUSES:
        what = Text("Status ini tidak dikenal", "This status is not known")
        remedy = Text("Pilih definitif, Plt. atau Plh.", "Choose permanent, Plt. or Plh.")
        raise refuse(what, remedy, column="status")
    return check_span(appointment.start, appointment.until)


def _tell(by: User | None, action: str, holder: OfficeHolder) -> None:
    details = {
        "position": str(holder.position.uid),
        "status": holder.status,
        "start": holder.start.isoformat(),
        "until": holder.until.isoformat() if holder.until else None,
    }
    audit.record(
        government=holder.government, by=by, action=action, subject=holder, details=details
    )
