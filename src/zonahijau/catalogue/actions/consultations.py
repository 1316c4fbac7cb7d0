"""Consulting the public: prepared, held with minutes and attendance, followed up, closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.catalogue import consulting, life, papers
from zonahijau.catalogue.actions.life import Traces, take_step
from zonahijau.catalogue.actions.services import Overtaken
from zonahijau.catalogue.actions.standards import WRITE
from zonahijau.catalogue.kinds import CONSULTATION_KINDS, PUBLIC_ELEMENTS
from zonahijau.catalogue.models import (
    Consultation,
    ConsultationFollowUp,
    Participant,
    Standard,
)
from zonahijau.catalogue.policies import checked_reason
from zonahijau.documents.actions.papers import Wish, draft_paper
from zonahijau.documents.models import Paper
from zonahijau.organisations.models import Position, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.recording import record_at
from zonahijau.wording import Text, refuse

MOST_PEOPLE, MOST_POINTS = 300, 60


@dataclass(frozen=True, slots=True)
class ConsultationFacts:
    """What is planned."""

    kind: str
    title: str
    planned_on: date | None = None
    starts_at: time | None = None
    place: str = ""
    agenda: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is invited, and for whom they speak."""

    name: str
    body: str = ""
    element: str = "user"


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the minutes: what it was about, what was said, what was agreed."""

    topic: str
    said: str = ""
    agreed: str = ""


@transaction.atomic
def open_consultation(
    *, by: User, unit: Unit, facts: ConsultationFacts, standards: Sequence[Standard] = ()
) -> Consultation:
    """A new consultation in preparation, about some drafts or none."""
    check_may(by, WRITE, unit)
    _check(facts)
    row = Consultation.objects.create(
        government=unit.government, unit=unit, created_by=by, **asdict(facts)
    )
    row.standards.set(_own(unit, standards))
    _tell(by, "consultation-opened", row, {"kind": facts.kind})
    return row


@transaction.atomic
def change_consultation(
    *,
    by: User,
    consultation: Consultation,
    facts: ConsultationFacts,
    standards: Sequence[Standard],
    revision: int,
) -> Consultation:
    """Another day, place or agenda; ``revision`` is the one that was on the screen."""
    row = _held(by, consultation)
    if row.revision != revision:
        raise Overtaken(row)
    _check(facts)
    for name, value in asdict(facts).items():
        setattr(row, name, value)
    row.standards.set(_own(row.unit, standards))
    return _saved(by, row, "consultation-changed")


@transaction.atomic
def invite(*, by: User, consultation: Consultation, people: Iterable[Invited]) -> int:
    """Add people to those invited; how many."""
    row = _held(by, consultation)
    wanted = [each for each in people if each.name.strip()]
    if any(each.element not in PUBLIC_ELEMENTS for each in wanted):
        raise refuse(
            Text("Unsur masyarakatnya tidak dikenal", "The part of the public is not known"),
            Text("Pilih salah satu", "Choose one"),
            column="element",
        )
    if row.participants.count() + len(wanted) > MOST_PEOPLE:
        raise refuse(
            Text(f"Lebih dari {MOST_PEOPLE} orang", f"More than {MOST_PEOPLE} people"),
            Text("Bagi menjadi beberapa konsultasi", "Hold several consultations"),
        )
    for each in wanted:
        Participant.objects.create(
            government=row.government,
            consultation=row,
            name=" ".join(each.name.split())[:150],
            body=each.body.strip()[:150],
            element=each.element,
        )
    _saved(by, row, "consultation-invited", count=len(wanted))
    return len(wanted)


@transaction.atomic
def remove_participant(*, by: User, participant: Participant) -> None:
    """Take somebody off the list, until it is known who came."""
    row = _held(by, participant.consultation)
    if row.held_on is not None:
        raise refuse(
            Text("Konsultasi ini sudah dilaksanakan", "This consultation was held"),
            Text("Tandai sebagai tidak hadir", "Mark them as absent"),
        )
    row.participants.filter(pk=participant.pk).delete()
    _saved(by, row, "consultation-changed")


@transaction.atomic
def hold(
    *,
    by: User,
    consultation: Consultation,
    held_on: date,
    came: Iterable[str],
    points: Sequence[Point],
    revision: int,
) -> Consultation:
    """Who came and what was said and agreed; may be corrected until it is closed."""
    row = _held(by, consultation)
    if row.revision != revision:
        raise Overtaken(row)
    life.check_on(held_on, row.government.today())
    present = set(came)
    for each in row.participants.all():
        each.came = str(each.uid) in present
        each.save(update_fields=["came"])
    kept = [each for each in points if each.topic.strip()]
    _check_points(kept)
    row.points = [{key: value.strip() for key, value in asdict(each).items()} for each in kept]
    row.held_on = held_on
    if row.minutes_on is not None:
        _check_minutes(row, row.minutes_on)
    return _saved(by, row, "consultation-held", on=held_on.isoformat())


@transaction.atomic
def advance(*, by: User, consultation: Consultation) -> Consultation:
    """On to the next phase, once this one has what it needs."""
    row = _held(by, consultation)
    row.phase = consulting.check_next(extent_of(row))
    return _saved(by, row, "consultation-advanced", state=row.phase)


@transaction.atomic
def sign_minutes(*, by: User, consultation: Consultation, on: date) -> int:
    """The minutes were signed that day: every draft of it that waits for its discussion takes that
    step, with the minutes as its paper; how many."""
    row = _held(by, consultation)
    life.check_on(on, row.government.today())
    _check_minutes(row, on)
    row.minutes_on = on
    waiting = list(row.standards.filter(state=life.DRAFT, service__withdrawn_at=None))
    if waiting:
        traces = Traces(note=row.title, paper=row.minutes)
        take_step(by=by, standards=waiting, kind="discussed", on=on, traces=traces)
    _saved(by, row, "consultation-minutes", on=on.isoformat())
    return len(waiting)


def _check_minutes(row: Consultation, on: date) -> None:
    """Minutes that were signed that day tell of a meeting before it, with the public."""
    if row.held_on is None or on < row.held_on:
        raise refuse(
            Text("Berita acara mendahului pelaksanaannya", "The minutes precede the meeting"),
            Text("Isi dahulu hari pelaksanaannya", "Enter the day of the meeting first"),
            column="on",
        )
    consulting.check_minutes(extent_of(row))


@transaction.atomic
def draft_of(*, by: User, consultation: Consultation, kind: str) -> Paper:
    """Invitation, attendance list or minutes from what is known; the minutes are kept with it."""
    row = _held(by, consultation)
    said = papers.chosen_of(row.standards.all(), consultation=str(row.uid))
    paper = draft_paper(by=by, where=row.unit, kind=kind, wish=Wish(said))
    if kind == papers.DISCUSSION:
        row.minutes = paper
        _saved(by, row, "consultation-changed")
    return paper


@transaction.atomic
def add_follow_up(
    *,
    by: User,
    consultation: Consultation,
    what: str,
    due_on: date,
    position: Position | None = None,
) -> ConsultationFollowUp:
    """What was agreed to be done, by whom and until when."""
    row = _held(by, consultation)
    if not 5 <= len(what.strip()) <= 300:
        raise refuse(
            Text("Tindak lanjutnya belum ditulis", "The follow-up is not written"),
            Text("Tulis dalam satu kalimat", "Write it in a sentence"),
            column="what",
        )
    if position is not None and position.government_id != row.government_id:
        raise LookupError("a position of another government")
    made = ConsultationFollowUp.objects.create(
        government=row.government,
        consultation=row,
        what=what.strip(),
        due_on=due_on,
        position=position,
    )
    _saved(by, row, "consultation-changed")
    return made


@transaction.atomic
def finish_follow_up(
    *, by: User, follow_up: ConsultationFollowUp, on: date, note: str = ""
) -> ConsultationFollowUp:
    """It was done that day."""
    row = _held(by, follow_up.consultation)
    life.check_on(on, row.government.today())
    held = row.follow_ups.select_for_update().get(pk=follow_up.pk)
    held.done_on, held.note = on, note.strip()[:300]
    held.save(update_fields=["done_on", "note"])
    _saved(by, row, "consultation-changed")
    return held


@transaction.atomic
def withdraw_consultation(*, by: User, consultation: Consultation, because: str) -> None:
    """Opened by mistake or called off; it is kept with the reason."""
    row = _held(by, consultation)
    row.withdrawn_because, row.withdrawn_at = checked_reason(because), timezone.now()
    _saved(by, row, "consultation-withdrawn")


def extent_of(row: Consultation) -> consulting.Extent:
    """How far it is, for the table of phases."""
    people = list(row.participants.all())
    public = [each for each in people if each.element not in consulting.OFFICERS]
    return consulting.Extent(
        phase=row.phase,
        planned_on=row.planned_on,
        place=row.place,
        invited=len(public),
        public_came=sum(each.came is True for each in public),
        held_on=row.held_on,
        points=len(row.points),
        minutes_on=row.minutes_on,
        open_follow_ups=row.follow_ups.filter(done_on=None).count(),
    )


def _check(facts: ConsultationFacts) -> None:
    if facts.kind not in CONSULTATION_KINDS or not 5 <= len(facts.title.strip()) <= 200:
        raise refuse(
            Text("Judul konsultasi belum diisi", "The title is missing"),
            Text("Tulis judul yang singkat", "Write a short title"),
            column="title",
        )


def _check_points(points: Sequence[Point]) -> None:
    if len(points) > MOST_POINTS:
        raise refuse(
            Text(f"Lebih dari {MOST_POINTS} pokok bahasan", f"More than {MOST_POINTS} points"),
            Text("Gabungkan yang serupa", "Join those that are alike"),
        )


def _own(unit: Unit, standards: Sequence[Standard]) -> list[Standard]:
    keys = [each.pk for each in standards]
    return list(Standard.objects.filter(pk__in=keys, service__unit=unit))


def _held(by: User, consultation: Consultation) -> Consultation:
    rows = Consultation.objects.select_related("unit", "government", "minutes")
    row: Consultation = rows.select_for_update(of=("self",)).get(pk=consultation.pk)
    check_may(by, WRITE, row.unit)
    if row.withdrawn_at is not None or row.phase == consulting.CLOSED:
        raise refuse(
            Text("Konsultasi ini sudah selesai", "This consultation is closed"),
            Text("Buka konsultasi baru", "Open a new one"),
        )
    return row


def _saved(by: User, row: Consultation, action: str, **details: Any) -> Consultation:
    row.revision += 1
    row.save()
    _tell(by, action, row, details)
    return row


def _tell(by: User, action: str, row: Consultation, details: dict[str, Any]) -> None:
    record_at(row.unit, by=by, action=action, subject=row, details=details)
