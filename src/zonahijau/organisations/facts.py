"""What official papers say about people and handovers, as it was on the day."""

from dataclasses import dataclass
from datetime import date

from zonahijau.accounts.models import User
from zonahijau.organisations.kinds import HOLDER_STATUSES
from zonahijau.organisations.models import Handover, OfficeHolder
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a handover. ``nip`` is personal data: only for the paper that is printed."""

    name: str
    rank: str = ""
    nip: str = ""
    position: str = ""
    status: Text | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checklist; ``count`` is None for what is not counted."""

    label: Text
    count: int | None
    done: bool


@dataclass(frozen=True, slots=True)
class HandoverFacts:
    """Everything that the minutes of a handover (berita acara serah terima) say."""

    unit: str
    position: str
    decree: str
    decree_dated: date | None
    opened_on: date
    received_on: date | None
    closed_on: date | None
    gives: Party
    takes: Party | None
    lines: tuple[Line, ...]
    note: str


def handover_facts(handover: Handover) -> HandoverFacts:
    """The facts of a handover for the papers; the names and ranks are those of the offices."""
    zone = handover.government
    gives = _party(handover.gives, handover.gives_user)
    return HandoverFacts(
        unit=handover.unit.name,
        position=handover.position.title if handover.position else "",
        decree=handover.decree,
        decree_dated=handover.transfer.dated if handover.transfer else None,
        opened_on=handover.opened_on,
        received_on=zone.day_of(handover.received_at),
        closed_on=zone.day_of(handover.closed_at),
        gives=gives or Party(""),
        takes=_party(handover.takes, handover.takes_user),
        lines=tuple(
            Line(Text(item.label_id, item.label_en), item.count, item.done_at is not None)
            for item in handover.items.all()
        ),
        note=handover.note,
    )


def _party(holder: OfficeHolder | None, user: User | None) -> Party | None:
    if holder is not None:
        status = HOLDER_STATUSES[holder.status]
        return Party(holder.name, holder.rank, holder.nip or "", holder.position.title, status)
    return Party(user.name, nip=user.nip or "") if user else None
