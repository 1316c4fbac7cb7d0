"""Handovers: opened when somebody leaves, ticked line by line, received, closed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.notices import send
from zonahijau.organisations.deciding import may
from zonahijau.organisations.handovers import items_of
from zonahijau.organisations.models import (
    Handover,
    HandoverItem,
    Membership,
    OfficeHolder,
    Transfer,
    Unit,
)
from zonahijau.wording import Text, refuse

OPENED = Text("Serah terima di {unit} menunggu Anda", "A handover in {unit} waits for you")


@dataclass(frozen=True, slots=True)
class Leaving:
    """Somebody who leaves a unit: by an office that ends, or by an account without one."""

    unit: Unit
    holder: OfficeHolder | None = None
    user: User | None = None


def open_handovers(
    *,
    by: User,
    transfer: Transfer,
    leaving: Sequence[Leaving],
    taken: Mapping[int, OfficeHolder],
) -> list[Handover]:
    """One for each office or unit left. ``taken``: who takes which position by the same decree.

    Whoever keeps a position, say the Plt. who is now appointed for good, hands nothing over.
    """
    return [_open(by, transfer, each, taken) for each in leaving if not _stays(each.holder, taken)]


def _stays(holder: OfficeHolder | None, taken: Mapping[int, OfficeHolder]) -> bool:
    takes = taken.get(holder.position_id) if holder else None
    return bool(holder and takes and (takes.user_id, takes.name) == (holder.user_id, holder.name))


def _open(
    by: User, transfer: Transfer, each: Leaving, taken: Mapping[int, OfficeHolder]
) -> Handover:
    holder = each.holder
    takes = taken.get(holder.position_id) if holder else None
    handover = Handover.objects.create(
        government=transfer.government,
        unit=each.unit,
        position=holder.position if holder else None,
        gives=holder,
        gives_user=holder.user if holder else each.user,
        takes=takes,
        takes_user=takes.user if takes else None,
        transfer=transfer,
        decree=transfer.number,
        opened_on=transfer.effective,
    )
    HandoverItem.objects.bulk_create(_items(handover))
    _tell(handover)
    details = {"unit": str(each.unit.uid), "on": transfer.effective.isoformat()}
    audit.record(
        government=transfer.government,
        by=by,
        action="handover-opened",
        subject=handover,
        details=details,
    )
    return handover


def _items(handover: Handover) -> Iterator[HandoverItem]:
    """What waits in the unit on this day, line by line."""
    for number, item in enumerate(items_of(handover.unit), start=1):
        yield HandoverItem(
            government=handover.government,
            handover=handover,
            number=number,
            label_id=item.label.id,
            label_en=item.label.en,
            count=item.count,
            link=item.link,
        )


def _tell(handover: Handover) -> None:
    """Those who give and take hear of it, and whoever stays in the unit as its head."""
    staying = Membership.objects.on(handover.opened_on).filter(
        unit=handover.unit, role="kepala_unit", user__is_active=True
    )
    told = {handover.gives_user, handover.takes_user, *(each.user for each in staying)}
    for user in told - {None}:
        if user is not None and user.is_active:
            send(
                to=user,
                text=OPENED.fill(unit=handover.unit.name),
                link=reverse("organisations:handover", args=[handover.uid]),
                kind="handover",
                government=handover.government,
                key=f"handover:{handover.uid}",
            )


def is_party(user: User, handover: Handover) -> bool:
    """Whether the person gives or takes in this handover."""
    return user.pk in {handover.gives_user_id, handover.takes_user_id}


def may_work_on(user: User, handover: Handover) -> bool:
    """Who ticks lines: those who give and take, the unit's head and operators, its managers."""
    return is_party(user, handover) or any(
        may(user, capability, handover.unit) for capability in ("manage_units", "submit", "answer")
    )


def may_receive(user: User, handover: Handover) -> bool:
    """Whoever takes over; where nobody is named yet, the unit's head. Never who gives."""
    if user.pk == handover.gives_user_id:
        return False
    if handover.takes_user_id:
        return user.pk == handover.takes_user_id or may(user, "manage_units", handover.unit)
    return may(user, "submit", handover.unit) or may(user, "manage_units", handover.unit)


@transaction.atomic
def tick(*, by: User, item: HandoverItem, done: bool) -> HandoverItem:
    """A line of the checklist is handed over, or is not after all."""
    item = HandoverItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    _check_open(item.handover)
    _check(may_work_on(by, item.handover))
    item.done_at = timezone.now() if done else None
    item.done_by = by if done else None
    item.save(update_fields=["done_at", "done_by"])
    details = {"number": item.number, "done": done}
    _record(by, "handover-ticked", item.handover, details)
    return item


@transaction.atomic
def receive(*, by: User, handover: Handover) -> Handover:
    """Whoever takes over says so."""
    handover = _locked(handover)
    _check_open(handover)
    _check(may_receive(by, handover))
    if handover.received_at is None:
        handover.received_at, handover.received_by = timezone.now(), by
        if handover.takes_user_id is None and not may(by, "manage_units", handover.unit):
            handover.takes_user = by
        handover.save(update_fields=["received_at", "received_by", "takes_user"])
        _record(by, "handover-received", handover, {})
    return handover


@transaction.atomic
def close(*, by: User, handover: Handover, note: str) -> Handover:
    """Everything is handed over, or a note says what is not and why."""
    handover = _locked(handover)
    _check_open(handover)
    _check(may_receive(by, handover))
    if handover.received_at is None:
        what = Text("Serah terima ini belum diterima", "This handover is not received yet")
        remedy = Text("Catat penerimaannya dahulu", "Record that it is received first")
        raise refuse(what, remedy)
    left = handover.items.filter(done_at=None).count()
    if left and not note.strip():
        what = Text(
            "Masih ada {left} hal yang belum diserahkan", "{left:line is|lines are} still open"
        )
        remedy = Text(
            "Centang dahulu, atau tulis sebabnya di catatan",
            "Tick them first, or write in the note why",
        )
        raise refuse(what.fill(left=left), remedy, column="note")
    handover.closed_at, handover.note = timezone.now(), note.strip()
    handover.save(update_fields=["closed_at", "note"])
    _record(by, "handover-closed", handover, {"left_open": left})
    return handover


def _locked(handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)).select_related("unit__government")
    return rows.get(pk=handover.pk)


def _check_open(handover: Handover) -> None:
    if handover.closed_at or handover.withdrawn_at:
        what = Text("Serah terima ini sudah ditutup", "This handover is closed")
        raise refuse(what, Text("Muat ulang halaman", "Reload the page"))


def _check(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(
            Text(
                "Serah terima ini dikerjakan oleh yang menyerahkan, yang menerima, dan unitnya.",
                "This handover is the work of those who give and take, and of the unit.",
            )
        )


def _record(by: User, action: str, handover: Handover, details: Mapping[str, object]) -> None:
    audit.record(
        government=handover.government, by=by, action=action, subject=handover, details=details
    )
