"""A decree of transfer (mutasi), entered once: offices and roles end, new ones begin, and every
unit that somebody leaves gets a handover."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.handovers import Leaving, open_handovers
from zonahijau.organisations.actions.people import end_role, give_role
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.actions.positions import Appointment, appoint
from zonahijau.organisations.models import (
    Government,
    Membership,
    OfficeHolder,
    Position,
    Transfer,
    TransferLine,
    Unit,
)
from zonahijau.organisations.policies import Wish
from zonahijau.organisations.transferring import (
    MOVES,
    RETIRES,
    ROLE_OF_KIND,
    check_decree,
    check_move,
    check_once,
)
from zonahijau.wording import Refused, Text, refuse


@dataclass(frozen=True, slots=True)
class Decree:
    """The decree as it is cited, and the first day on which it holds."""

    number: str
    dated: date
    effective: date


@dataclass(frozen=True, slots=True)
class Move:
    """What the decree says about one person: the office ``left`` (or the ``unit`` of an account
    without an office) and the position taken, ``to``. ``role`` None: the one that goes with it."""

    outcome: str
    left: OfficeHolder | None = None
    user: User | None = None
    unit: Unit | None = None
    to: Position | None = None
    status: str = "definitif"
    role: str | None = None

    @property
    def person(self) -> User | None:
        """Whose account it is, if there is one."""
        return self.left.user if self.left else self.user

    @property
    def name(self) -> str:
        return self.left.name if self.left else self.user.name if self.user else ""

    @property
    def unit_left(self) -> Unit | None:
        return self.left.position.unit if self.left else self.unit


@dataclass(slots=True)
class _Entry:
    """What is being written, and everything it has changed so far."""

    by: User
    government: Government
    decree: Decree
    offices: dict[int, str | None] = field(default_factory=dict)
    roles: dict[int, str | None] = field(default_factory=dict)
    made_offices: list[int] = field(default_factory=list)
    made_roles: list[int] = field(default_factory=list)
    leaving: list[Leaving] = field(default_factory=list)
    taken: dict[int, OfficeHolder] = field(default_factory=dict)

    def changes(self) -> dict[str, object]:
        return {
            "offices": list(self.offices.items()),
            "roles": list(self.roles.items()),
            "made_offices": self.made_offices,
            "made_roles": self.made_roles,
        }


@transaction.atomic
def enter_transfer(
    *, by: User, government: Government, decree: Decree, moves: Sequence[Move]
) -> Transfer:
    """Everything that the decree says, or nothing. A refusal names the row it is about."""
    check_permitted(by, "manage_people", government)
    check_permitted(by, "manage_units", government)
    Government.objects.select_for_update().get(pk=government.pk)
    check_decree(government, decree.number, len(moves))
    entry = _Entry(by, government, decree)
    seen: set[object] = set()
    for row, move in enumerate(moves, start=1):
        with _at(row):
            check_move(government, move)
            check_once(seen, move)
            _leave(entry, move)
    holders = []
    for row, move in enumerate(moves, start=1):
        with _at(row):
            holders.append(_take(entry, move) if move.outcome == MOVES else None)
    return _keep(entry, moves, holders)


@contextmanager
def _at(row: int) -> Iterator[None]:
    """Whatever is refused inside is refused at this row."""
    try:
        yield
    except Refused as refused:
        raise refused.at(row=row) from None


def _leave(entry: _Entry, move: Move) -> None:
    """End the office; of somebody who retires everything, of others the roles in that unit."""
    for holder in _offices_left(entry, move):
        _end_office(entry, holder)
    person = move.person
    if person is None:
        return
    held = person.memberships.filter(government=entry.government)
    if move.outcome != RETIRES:
        held = held.filter(unit=move.unit_left)
    _end_roles(entry, held)
    if move.left is None and move.unit is not None:
        entry.leaving.append(Leaving(move.unit, user=person))


def _offices_left(entry: _Entry, move: Move) -> list[OfficeHolder]:
    rows = OfficeHolder.objects.select_for_update(of=("self",)).select_related("position__unit")
    if move.outcome == RETIRES and move.person is not None:
        running = Q(until=None) | Q(until__gt=entry.decree.effective)
        return list(
            rows.filter(running, government=entry.government, user=move.person, withdrawn_at=None)
        )
    return [rows.get(pk=move.left.pk)] if move.left else []


def _end_office(entry: _Entry, holder: OfficeHolder) -> None:
    on = entry.decree.effective
    if holder.pk in entry.offices:
        return
    if holder.start >= on or (holder.until is not None and holder.until <= on):
        what = Text(
            "{name} tidak memegang {title} menjelang {on}",
            "{name} does not hold {title} on the day before {on}",
        ).fill(name=holder.name, title=holder.position.title, on=on.isoformat())
        remedy = Text("Periksa tanggal berlakunya", "Check the day on which it takes effect")
        raise refuse(what, remedy, column="person")
    entry.offices[holder.pk] = holder.until.isoformat() if holder.until else None
    holder.until = on
    holder.save(update_fields=["until"])
    entry.leaving.append(Leaving(holder.position.unit, holder=holder))


def _end_roles(entry: _Entry, held: QuerySet[Membership]) -> None:
    on = entry.decree.effective
    rows = held.filter(Q(until=None) | Q(until__gt=on), withdrawn_at=None, start__lt=on)
    for membership in rows:
        entry.roles[membership.pk] = membership.until.isoformat() if membership.until else None
        end_role(by=entry.by, membership=membership, until=on)


def _take(entry: _Entry, move: Move) -> OfficeHolder:
    """Begin the new office; a Plt. who kept it meanwhile ends, another holder is refused."""
    if move.to is None:
        raise LookupError("A move without a position was not checked")
    for holder in _in_the_way(move.to, entry.decree.effective):
        if holder.status != "plt" or move.status == "plt":
            raise _still_held(holder)
        _end_office(entry, holder)
        if holder.user and holder.user != move.person:
            _end_roles(entry, holder.user.memberships.filter(unit=move.to.unit))
    before = move.left
    appointment = Appointment(
        move.name,
        move.status,
        entry.decree.effective,
        rank=before.rank if before else "",
        nip=(before.nip or "") if before else "",
    )
    holder = appoint(by=entry.by, position=move.to, appointment=appointment, user=move.person)
    entry.made_offices.append(holder.pk)
    entry.taken[move.to.pk] = holder
    _give_role(entry, move)
    return holder


def _in_the_way(position: Position, on: date) -> list[OfficeHolder]:
    rows = position.holders.filter(Q(until=None) | Q(until__gt=on), withdrawn_at=None)
    return list(rows.exclude(status="plh").select_related("position__unit", "user"))


def _still_held(holder: OfficeHolder) -> Refused:
    what = Text("{title} masih dipegang {name}", "{title} is still held by {name}").fill(
        title=holder.position.title, name=holder.name
    )
    remedy = Text(
        "Masukkan juga orang itu ke keputusan ini, atau akhiri dahulu jabatannya",
        "Put that person into this decree too, or end the office first",
    )
    return refuse(what, remedy, column="to")


def _give_role(entry: _Entry, move: Move) -> None:
    if move.to is None or move.person is None:
        return
    role = ROLE_OF_KIND.get(move.to.kind, "") if move.role is None else move.role
    held = Membership.objects.filter(user=move.person, unit=move.to.unit, role=role)
    if not role or held.on(entry.decree.effective).exists():
        return
    wish = Wish(role, True, entry.decree.effective, None, "")
    given = give_role(
        by=entry.by, government=entry.government, user=move.person, unit=move.to.unit, wish=wish
    )
    entry.made_roles.append(given.pk)


def _keep(entry: _Entry, moves: Sequence[Move], holders: Sequence[OfficeHolder | None]) -> Transfer:
    decree = entry.decree
    transfer = Transfer.objects.create(
        government=entry.government,
        number=decree.number.strip(),
        dated=decree.dated,
        effective=decree.effective,
        by=entry.by,
        changes=entry.changes(),
    )
    lines = enumerate(zip(moves, holders, strict=True), start=1)
    TransferLine.objects.bulk_create(
        _line(transfer, row, move, taken) for row, (move, taken) in lines
    )
    opened = open_handovers(
        by=entry.by, transfer=transfer, leaving=entry.leaving, taken=entry.taken
    )
    details = {
        "effective": decree.effective.isoformat(),
        "people": len(moves),
        "offices_ended": len(entry.offices),
        "roles_ended": len(entry.roles),
        "handovers": len(opened),
    }
    audit.record(
        government=entry.government,
        by=entry.by,
        action="transfer-entered",
        subject=transfer,
        details=details,
    )
    return transfer


def _line(transfer: Transfer, row: int, move: Move, taken: OfficeHolder | None) -> TransferLine:
    return TransferLine(
        government=transfer.government,
        transfer=transfer,
        number=row,
        name=move.name,
        unit=move.unit_left,
        left=move.left,
        user=move.person,
        outcome=move.outcome,
        to=move.to,
        status=move.status if move.outcome == MOVES else "",
        taken=taken,
    )
