"""Positions and who holds them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.people import give_role
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.dates import Span, check_free, check_span
from zonahijau.organisations.kinds import HOLDER_STATUSES, POSITION_KINDS
from zonahijau.organisations.models import OfficeHolder, Position, Unit
from zonahijau.organisations.policies import Wish
from zonahijau.organisations.queries import people_of
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
    _check_position(title, kind)
    position = Position.objects.create(
        government=unit.government, unit=unit, title=title.strip(), kind=kind
    )
    _record(by, "position-added", position, {"kind": kind, "unit": str(unit.uid)})
    return position


@transaction.atomic
def appoint(
    *,
    by: User | None,
    position: Position,
    appointment: Appointment,
    user: User | None = None,
    role: str = "",
) -> OfficeHolder:
    """Let somebody hold a position for a time. One at a time, but a Plh. stands in beside.

    ``role`` gives the account that role in the unit for exactly these days.
    """
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    check_permitted(by, "manage_units", position.unit)
    _check_standing(position)
    _check_account(position, user)
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
    if user is not None and role:
        wish = Wish(role, True, appointment.start, appointment.until, "")
        unit, government = position.unit, position.government
        give_role(by=by, government=government, user=user, unit=unit, wish=wish)
    _tell(by, "holder-appointed", holder)
    return holder


@transaction.atomic
def change_position(*, by: User, position: Position, title: str, kind: str) -> Position:
    """Correct the title and kind of a position; who held it stays."""
    check_permitted(by, "manage_units", position.unit)
    _check_standing(position)
    _check_position(title, kind)
    position.title, position.kind = title.strip(), kind
    position.save(update_fields=["title", "kind"])
    _record(by, "position-changed", position, {"kind": kind})
    return position


@transaction.atomic
def withdraw_position(*, by: User, position: Position, because: str) -> Position:
    """A position that the organisation no longer has; refused while somebody holds it."""
    position = Position.objects.select_for_update(of=("self",)).get(pk=position.pk)
    check_permitted(by, "manage_units", position.unit)
    _check_standing(position)
    _check_reason(because)
    today = position.government.today()
    if position.holders.filter(withdrawn_at=None).exclude(until__lte=today).exists():
        what = Text("Jabatan ini masih dipegang", "This position is still held")
        raise refuse(what, Text("Akhiri dahulu jabatannya", "End the office first"))
    position.withdrawn_at, position.withdrawn_because = timezone.now(), because.strip()
    position.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _record(by, "position-withdrawn", position, {})
    return position


@transaction.atomic
def correct_holder(
    *, by: User, holder: OfficeHolder, appointment: Appointment, user: User | None
) -> OfficeHolder:
    """Mend how a holder is written: name, rank, NIP (empty: as it was), account. The days stay."""
    check_permitted(by, "manage_units", holder.position.unit)
    _check_appointment(appointment)
    _check_account(holder.position, user)
    holder.name, holder.rank = appointment.name.strip(), appointment.rank.strip()
    holder.nip = appointment.nip.strip() or holder.nip
    holder.user = user
    holder.save(update_fields=["name", "rank", "nip", "user"])
    _tell(by, "holder-corrected", holder)
    return holder


@transaction.atomic
def withdraw_holder(*, by: User, holder: OfficeHolder, because: str) -> OfficeHolder:
    """Take back a holder who was recorded by mistake; the row stays, with the reason."""
    check_permitted(by, "manage_units", holder.position.unit)
    _check_reason(because)
    holder.withdrawn_at, holder.withdrawn_because = timezone.now(), because.strip()
    holder.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _tell(by, "holder-withdrawn", holder)
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


def _check_position(title: str, kind: str) -> None:
    if kind not in POSITION_KINDS or not title.strip():
        what = Text("Jabatan {title} tidak lengkap", "The position {title} is not complete")
        remedy = Text("Tulis nama jabatan dan pilih jenisnya", "Write its title, choose its kind")
        raise refuse(what.fill(title=quoted(title)), remedy, column="title")


def _check_standing(position: Position) -> None:
    if position.withdrawn_at:
        what = Text("Jabatan ini sudah dihapus", "This position exists no longer")
        raise refuse(what, Text("Pilih jabatan lain", "Choose another position"))


def _check_account(position: Position, user: User | None) -> None:
    """Only an account that this government knows."""
    if user is not None and not people_of(position.government).filter(pk=user.pk).exists():
        what = Text("Akun ini bukan di sini", "This account is not of this government")
        raise refuse(what, Text("Pilih dari daftar", "Choose from the list"), column="user")


def _check_reason(because: str) -> None:
    if not because.strip():
        what = Text("Alasan belum diisi", "The reason is missing")
        raise refuse(what, Text("Tulis alasannya", "Write why"), column="because")


def _check_appointment(appointment: Appointment) -> Span:
    if not appointment.name.strip():
        what = Text("Nama pejabat belum diisi", "The holder's name is missing")
        raise refuse(what, Text("Tulis namanya", "Write the name"), column="name")
    if appointment.status not in HOLDER_STATUSES:
        what = Text("Status ini tidak dikenal", "This status is not known")
        remedy = Text("Pilih definitif, Plt. atau Plh.", "Choose permanent, Plt. or Plh.")
        raise refuse(what, remedy, column="status")
    return check_span(appointment.start, appointment.until)


def _record(
    by: User | None, action: str, position: Position, details: Mapping[str, object]
) -> None:
    audit.record(
        government=position.government, by=by, action=action, subject=position, details=details
    )


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
