"""The steps of a standard's lawful life: taken for one or for many at once, corrected, withdrawn.

All or none: where one of many standards refuses, no step is written, and the refusal names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.catalogue import life
from zonahijau.catalogue.actions import standing
from zonahijau.catalogue.actions.standards import WRITE
from zonahijau.catalogue.life import Taken
from zonahijau.catalogue.models import Publication, Standard, StandardStep
from zonahijau.catalogue.policies import checked_reason
from zonahijau.documents.models import Decree, Paper
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.recording import record_at
from zonahijau.wording import Refused, Text, refuse


@dataclass(frozen=True, slots=True)
class Traces:
    """What a step leaves: a word about it, its paper, its decree, a file of evidence."""

    note: str = ""
    paper: Paper | None = None
    decree: Decree | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Medium:
    """Where a standard can be read, with its address if it has one."""

    kind: str
    address: str = ""


NOTHING = Traces()


@transaction.atomic
def take_step(
    *,
    by: User | None,
    standards: Sequence[Standard],
    kind: str,
    on: date,
    traces: Traces = NOTHING,
) -> list[StandardStep]:
    """Enter a step on its legal day for every one of these standards (one discussion, one decree:
    many services); ``by`` None is the program, when a clock has run out."""
    rows = [_held(by, standard) for standard in standards]
    if not rows:
        raise refuse(
            Text("Belum ada standar yang dipilih", "No standard is chosen"),
            Text("Pilih paling sedikit satu", "Choose at least one"),
            column="standards",
        )
    life.check_on(on, rows[0].government.today())
    return [_taken(by, row, kind, on, traces) for row in rows]


def _taken(by: User | None, row: Standard, kind: str, on: date, traces: Traces) -> StandardStep:
    before = steps_of(row)
    try:
        standing.check_offered(row)
        life.move_from(row.state, kind)
        standing.check_ready(row, kind, on, traces.decree)
        state = life.state_of([*before, Taken(kind, on, len(before) + 1)])
    except Refused as refused:
        raise _of_service(refused, row) from None
    if kind == "set":
        _replace_in_force(by, row, on)
    step = _step(by, row, kind, on, traces)
    row.state = state
    if kind == "set":
        row.decree = traces.decree
    _follow(row)
    _tell(by, "standard-step", step, {"kind": kind, "on": on.isoformat()})
    return step


def _of_service(refused: Refused, row: Standard) -> Refused:
    """The same refusal, naming the service among many."""
    name = row.service.name
    return Refused(
        *(
            type(each)(
                Text(f"{name}: {each.what.id}", f"{name}: {each.what.en}"),
                each.remedy,
                each.file,
                each.row,
                each.column,
            )
            for each in refused.refusals
        )
    )


def _step(by: User | None, row: Standard, kind: str, on: date, traces: Traces) -> StandardStep:
    return StandardStep.objects.create(
        government=row.government,
        standard=row,
        kind=kind,
        on=on,
        note=traces.note.strip()[:500],
        paper=traces.paper,
        decree=traces.decree,
        evidence=traces.evidence,
        by=by,
    )


def _replace_in_force(by: User | None, row: Standard, on: date) -> None:
    """What was in force until now is replaced on the same day."""
    for old in Standard.objects.in_force().filter(service=row.service).exclude(pk=row.pk):
        _check_after(old, on)
        step = _step(by, old, "replaced", on, NOTHING)
        old.state = life.REPLACED
        old.save(update_fields=["state"])
        _tell(by, "standard-step", step, {"kind": "replaced", "on": on.isoformat()})


def _check_after(old: Standard, on: date) -> None:
    """Refused where a version would replace one that was laid down later."""
    if old.set_on and on < old.set_on:
        raise refuse(
            Text(
                "Versi yang berlaku ditetapkan sesudah tanggal ini",
                "The version in force was laid down after this day",
            ),
            Text("Periksa tanggal keputusannya", "Check the day of the decree"),
            column="on",
        )


@transaction.atomic
def publish(
    *,
    by: User,
    standards: Sequence[Standard],
    on: date,
    media: Sequence[Medium],
    traces: Traces = NOTHING,
) -> list[StandardStep]:
    """The standards that are set can be read by everybody, where and since when."""
    if not media:
        raise refuse(
            Text(
                "Belum disebut di mana standarnya dapat dibaca", "It is not said where to read it"
            ),
            Text("Pilih paling sedikit satu tempat", "Choose at least one place"),
            column="media",
        )
    steps = take_step(by=by, standards=standards, kind="published", on=on, traces=traces)
    Publication.objects.bulk_create(
        Publication(
            government=step.government,
            standard=step.standard,
            medium=medium.kind,
            on=on,
            address=medium.address,
            evidence=traces.evidence,
            by=by,
        )
        for step in steps
        for medium in media
    )
    return steps


@transaction.atomic
def withdraw_step(*, by: User, step: StandardStep, because: str) -> Standard:
    """Take back a step that was entered wrongly; the state follows from the steps that stand."""
    row = _held(by, step.standard)
    held = _standing_step(row, step)
    given = checked_reason(because)
    left = steps_of(row, without=held)
    state = _state_without(left)
    if held.kind == "set":
        _restore_replaced(row, given)
    standing.check_free(row, state)
    _withdraw(held, given)
    row.state = state
    if held.kind == "set":
        row.decree = None
    if held.kind == "published":
        _withdraw_publications(row, held.on, given)
    _follow(row)
    if held.kind == "set":
        _back_in_force(row)
    _tell(by, "standard-step-withdrawn", held, {"kind": held.kind})
    return row


@transaction.atomic
def correct_step(*, by: User, step: StandardStep, on: date, because: str) -> StandardStep:
    """Another day for a step that was entered with a wrong one: withdrawn and entered again, so
    that both stay to be seen."""
    row = _held(by, step.standard)
    held = _standing_step(row, step)
    life.check_on(on, row.government.today())
    traces = Traces(held.note, held.paper, held.decree, held.evidence)
    left = steps_of(row, without=held)
    life.state_of([*left, Taken(held.kind, on, held.pk)])
    standing.check_ready(row, held.kind, on, held.decree, is_correction=True)
    if held.kind == "draft-published":
        standing.check_time_kept(row, on)
    given = checked_reason(because)
    for replaced in _replaced_by(row) if held.kind == "set" else ():
        _check_after(replaced.standard, on)
        _withdraw(replaced, given)
        _step(by, replaced.standard, "replaced", on, NOTHING)
    _withdraw(held, given)
    made = _step(by, row, held.kind, on, traces)
    if held.kind == "published":
        row.publications.filter(on=held.on, withdrawn_at=None).update(on=on)
    _follow(row)
    details = {"kind": held.kind, "from": held.on.isoformat(), "to": on.isoformat()}
    _tell(by, "standard-step-corrected", made, details)
    return made


@transaction.atomic
def attach_paper(*, by: User, steps: Sequence[StandardStep], paper: Paper) -> int:
    """The paper that a step left, where it was written afterwards; one discussion of many services
    has one paper. To how many."""
    for step in steps:
        row = _held(by, step.standard)
        held = _standing_step(row, step)
        if paper.government_id != row.government_id:
            raise LookupError("a paper of another government")
        held.paper = paper
        held.save(update_fields=["paper"])
        _tell(by, "standard-step-paper", held, {"kind": held.kind, "code": paper.code})
    return len(steps)


def steps_of(row: Standard, without: StandardStep | None = None) -> list[Taken]:
    """The steps that stand, as the table of life takes them."""
    kept = row.steps.standing().order_by("id")
    if without is not None:
        kept = kept.exclude(pk=without.pk)
    return [Taken(step.kind, step.on, step.pk) for step in kept]


def _state_without(left: list[Taken]) -> str:
    try:
        return life.state_of(left)
    except Refused:
        raise refuse(
            Text("Ada langkah sesudahnya", "There are steps after it"),
            Text(
                "Betulkan tanggalnya, atau tarik dahulu langkah yang terakhir",
                "Correct its day, or withdraw the last step first",
            ),
        ) from None


def _standing_step(row: Standard, step: StandardStep) -> StandardStep:
    held = row.steps.standing().filter(pk=step.pk).first()
    if held is None or held.kind in ("drafted", "replaced"):
        raise refuse(
            Text("Langkah ini tidak dapat ditarik", "This step cannot be withdrawn"),
            Text("Muat ulang halamannya", "Reload the page"),
        )
    return held


def _withdraw(step: StandardStep, because: str) -> None:
    step.withdrawn_at, step.withdrawn_because = timezone.now(), because
    step.save(update_fields=["withdrawn_at", "withdrawn_because"])


def _withdraw_publications(row: Standard, on: date, because: str) -> None:
    row.publications.filter(on=on, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )


def _restore_replaced(row: Standard, because: str) -> None:
    """The version that this one replaced: its step back, before this one stops being in force."""
    for step in _replaced_by(row):
        _withdraw(step, because)


def _replaced_by(row: Standard) -> list[StandardStep]:
    if row.set_on is None:
        return []
    steps = StandardStep.objects.standing().filter(
        kind="replaced", on=row.set_on, standard__service=row.service
    )
    return list(steps.select_related("standard").exclude(standard=row))


def _back_in_force(row: Standard) -> None:
    """What was replaced holds again, now that nothing else is in force."""
    for old in Standard.objects.filter(service=row.service, state=life.REPLACED):
        if life.state_of(steps_of(old)) == life.SET:
            old.state = life.SET
            old.save(update_fields=["state"])
            standing.reflect(old.service)


def _follow(row: Standard) -> None:
    """Days, state and the service's own words after what its steps say now."""
    was_set = row.set_on is not None
    for name, day in life.dates_of(steps_of(row)).items():
        setattr(row, name, day)
    row.revision += 1
    row.changed_at = timezone.now()
    row.save()
    if was_set or row.set_on is not None:
        standing.reflect(row.service)


def _held(by: User | None, standard: Standard) -> Standard:
    rows = Standard.objects.select_related("service__unit", "government", "decree")
    held: Standard = rows.select_for_update(of=("self",)).get(pk=standard.pk)
    if by is not None:
        check_may(by, WRITE, held.service.unit)
    return held


def _tell(by: User | None, action: str, step: StandardStep, details: dict[str, Any]) -> None:
    said = {"version": step.standard.version, **details}
    record_at(step.standard.service.unit, by=by, action=action, subject=step.standard, details=said)
