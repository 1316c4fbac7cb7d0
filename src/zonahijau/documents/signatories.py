"""Who may sign, as the office-holders know it, and the lines of a signature block."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from zonahijau.documents.drafting import Names, names_of
from zonahijau.documents.words import REGENT, SECRETARY
from zonahijau.organisations.models import OfficeHolder

if TYPE_CHECKING:
    from zonahijau.documents.models import Paper
    from zonahijau.organisations.models import Government, Unit

_PREFIX = {"plt": "Plt. ", "plh": "Plh. "}


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, as it stands on the paper."""

    position: str
    name: str = ""
    rank: str = ""
    nip: str = ""
    capacity: str = "definitif"

    @classmethod
    def of_holder(cls, holder: OfficeHolder) -> Signatory:
        """A holder of an office, as the organisation knows them."""
        rank, nip = holder.rank or "", holder.nip or ""
        return cls(holder.position.title, holder.name, rank, nip, holder.status)


def holders_on(government: Government, day: date) -> QuerySet[OfficeHolder]:
    """Everybody who holds an office of a government on that day; a Plh. before the one away."""
    running = OfficeHolder.objects.on(day).filter(
        government=government, position__withdrawn_at=None
    )
    rows = running.select_related("position__unit")
    return rows.order_by("position__unit__path", "position_id", "-status", "-start")


def proposed(where: Government | Unit, level: str) -> Signatory:
    """Who usually signs at this level today: known holders first, else the title alone."""
    return signing_on(where, level, names_of(where).government.today())


def signing_on(where: Government | Unit, level: str, day: date) -> Signatory:
    """Who signed at this level on a day, also as Plt. or Plh.; the title alone where nobody is
    known."""
    names = names_of(where)
    holder = _usual(names, level, day)
    if holder is not None:
        return Signatory.of_holder(holder)
    if level == REGENT:
        return Signatory(names.regent)
    if level == SECRETARY:
        return Signatory("Sekretaris Daerah")
    return Signatory(names.head_of_office)


def _usual(names: Names, level: str, day: date) -> OfficeHolder | None:
    held = holders_on(names.government, day)
    if level == REGENT:
        return held.filter(position__title__istartswith=names.head_word).first()
    heads = held.filter(position__kind="head")
    if level == SECRETARY:
        return heads.filter(position__unit__kind="setda").first()
    return heads.filter(position__unit=names.unit).first() if names.unit else None


def signature_lines(paper: Paper) -> list[str]:
    """What stands over the name: a.n. and u.b. with whoever is spoken for, Plt. and Plh."""
    own = f"{_PREFIX.get(paper.capacity, '')}{paper.signatory_position.upper()},"
    if paper.on_behalf == "none" or not paper.behalf_of:
        return [own]
    lines = [f"a.n. {paper.behalf_of.upper()}"]
    if paper.on_behalf == "ub":
        lines += [paper.behalf_through.upper(), "u.b."] if paper.behalf_through else ["u.b."]
    return [*lines, own]
