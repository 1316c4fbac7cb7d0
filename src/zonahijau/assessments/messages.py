"""Whom a step concerns, and what they are told: no names of persons, nothing that people typed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse

from zonahijau.accounts.models import User
from zonahijau.assessments.models import Assessment
from zonahijau.assessments.policies import KINDS
from zonahijau.notices.actions import send
from zonahijau.organisations.models import Membership, Unit
from zonahijau.wording import Text

if TYPE_CHECKING:
    from datetime import date

OWN = ("operator", "kepala_unit")
VERIFIERS = ("verifikator", "validator", "evaluator")
CLOSERS = ("penetap_hasil",)

_SENT_TO_PARENT = Text(
    "Penilaian {unit} menunggu diteruskan ke verifikator.",
    "The assessment of {unit} waits to be passed on to the verifier.",
)
_WAITS = Text(
    "Penilaian {unit} menunggu di meja verifikasi.", "The assessment of {unit} is on the desk."
)
_RETURNED = Text(
    "Penilaian {unit} dikembalikan. Lihat yang masih kurang dan tanggal janjinya.",
    "The assessment of {unit} was returned. See what is missing and the promised day.",
)
_VERIFIED = Text(
    "Penilaian {unit} terverifikasi dan menunggu penetapan.",
    "The assessment of {unit} is verified and waits for its seal.",
)
_SEALED = Text("Hasil penilaian {unit} sudah ditetapkan.", "The result of {unit} is sealed.")
_ADDED = Text(
    "{unit} ikut dinilai dalam putaran yang berjalan. Isi jawabannya sampai {day}.",
    "{unit} has joined a round under way. Answer it by {day}.",
)
_WITHDRAWN = Text(
    "{unit} ditarik dari putaran penilaian. Tidak ada lagi yang perlu diisi.",
    "{unit} was withdrawn from its round. There is nothing left to answer.",
)
_DUE = Text(
    "Penilaian {unit} belum dikirim; batasnya {day}.",
    "The assessment of {unit} has not been sent; it is due on {day}.",
)


def tell_step(held: Assessment, action: str, by: User) -> None:
    """Tell those whose turn it is now; whoever took the step knows already."""
    if action == "submit_to_parent":
        _tell(_parents(held), held, _SENT_TO_PARENT, "assessments:pass_on", by)
    elif action in ("submit", "pass_on", "reopen"):
        _tell(_verifiers(held), held, _WAITS, "assessments:review", by)
    elif action in ("return", "hand_back"):
        _tell(_own(held), held, _RETURNED, "assessments:assessment", by)
    elif action == "verify":
        _tell(_people(held.unit, CLOSERS), held, _VERIFIED, "assessments:seal", by)
    elif action == "seal":
        _tell(_own(held), held, _SEALED, "assessments:assessment", by)


def remind_of(held: Assessment, people: Iterable[User], today: date) -> int:
    """Tell the unit's people that it has not been sent: once a day, however often it is asked."""
    text = _DUE.fill(unit=held.unit.name, day=f"{held.due:%d-%m-%Y}")
    link = reverse("assessments:assessment", args=[held.uid])
    told = 0
    for person in people:
        send(
            to=person,
            text=text,
            link=link,
            kind="assessment-due",
            government=held.government,
            key=f"due:{held.uid}:{today.isoformat()}",
        )
        told += 1
    return told


def tell_added(held: Assessment, people: Iterable[User]) -> None:
    """Tell the people of a unit that it is assessed, where it answers itself: a spot check is not
    announced."""
    if KINDS[held.round.kind].by_unit:
        text = _ADDED.fill(unit=held.unit.name, day=f"{held.due:%d-%m-%Y}")
        _send(people, held, text, "assessments:assessment")


def tell_withdrawn(held: Assessment, by: User) -> None:
    """Tell the people of a unit that it need not answer any more."""
    if KINDS[held.round.kind].by_unit:
        people = [person for person in _own(held) if person.pk != by.pk]
        _send(people, held, _WITHDRAWN.fill(unit=held.unit.name), "assessments:assessment")


def _send(people: Iterable[User], held: Assessment, text: Text, name: str) -> None:
    for person in people:
        send(
            to=person,
            text=text,
            link=reverse(name, args=[held.uid]),
            kind="assessment-step",
            government=held.government,
        )


def _tell(people: Iterable[User], held: Assessment, text: Text, name: str, by: User) -> None:
    others = [person for person in people if person.pk != by.pk]
    _send(others, held, text.fill(unit=held.unit.name), name)


def _own(held: Assessment) -> list[User]:
    return _in(Q(unit_id=held.unit_id), held.unit, OWN)


def _parents(held: Assessment) -> list[User]:
    return _in(Q(unit_id=held.unit.parent_id), held.unit, ("kepala_unit",))


def _verifiers(held: Assessment) -> list[User]:
    """The assessor, where one was named; else all verifiers of the unit but its own people."""
    if held.assessor is not None:
        return [held.assessor]
    own = {person.pk for person in _own(held)}
    return [person for person in _people(held.unit, VERIFIERS) if person.pk not in own]


def _people(unit: Unit, roles: Collection[str]) -> list[User]:
    """Who holds a role over a unit: in it, above it, or in the whole government."""
    return _in(Q(unit=None) | Q(unit__in=[unit.pk, *unit.ancestor_ids]), unit, roles)


def _in(where: Q, unit: Unit, roles: Collection[str]) -> list[User]:
    rows = Membership.objects.on(unit.government.today()).filter(
        where, government_id=unit.government_id, role__in=roles, user__is_active=True
    )
    return list(User.objects.filter(pk__in=rows.values("user")))


def own_people(units: Collection[int], government: int, today: date) -> dict[int, list[User]]:
    """Operators and heads of many units, by unit. One query."""
    rows = Membership.objects.on(today).filter(
        government_id=government, unit__in=units, role__in=OWN, user__is_active=True
    )
    found: dict[int, dict[int, User]] = {}
    for row in rows.select_related("user"):
        if row.unit_id is not None:
            found.setdefault(row.unit_id, {})[row.user_id] = row.user
    return {unit: list(people.values()) for unit, people in found.items()}
