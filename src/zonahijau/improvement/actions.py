"""Making, reporting, keeping, moving and withdrawing promises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from zonahijau.assessments.actions import postpone
from zonahijau.improvement import policies
from zonahijau.improvement.models import Finding, Promise, PromiseMove
from zonahijau.notices import send
from zonahijau.organisations.models import Membership, Unit
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.recording import record_at
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.assessments.models import Assessment

MAKE, SETTLE = "make_promise", "settle_promise"
SOON = 3
"""How many days before its day a unit is reminded."""


@transaction.atomic
def make_promise(
    *,
    by: User,
    unit: Unit,
    what: str,
    person: str,
    due_on: date,
    source: str,
    findings: Sequence[Finding] = (),
) -> Promise:
    """Write down what a unit promised, who answers for it, and by when; and which findings of the
    unit it repairs."""
    check_may(by, MAKE, unit)
    policies.check_promise(what, person, due_on, unit.government.today())
    promise = _written(by, unit, what, person, due_on, source, None)
    _repairs(promise, findings)
    return promise


def _repairs(promise: Promise, findings: Sequence[Finding]) -> None:
    """Refused for a finding of another unit, and for one that is gone or promised meanwhile."""
    wanted = {each.pk for each in findings}
    free = Finding.objects.unpromised().filter(unit=promise.unit, pk__in=wanted)
    if free.count() != len(wanted):
        raise refuse(
            Text(
                "Sebagian temuan milik unit lain, sudah baik, atau sudah dijanjikan",
                "Some findings are another unit's, repaired, or promised already",
            ),
            Text("Muat ulang halamannya, lalu pilih lagi", "Reload the page, then choose again"),
            column="findings",
        )
    Finding.objects.filter(pk__in=wanted).update(promise=promise)


def promise_of_return(*, by: User, assessment: Assessment, what: str, due_on: date) -> Promise:
    """The promise in a return that was decided elsewhere; its head of unit answers for it."""
    unit = assessment.unit
    person = _head_of(unit) or unit.name
    return _written(by, unit, what[: policies.LONGEST], person, due_on, "return", assessment)


def _written(
    by: User,
    unit: Unit,
    what: str,
    person: str,
    due_on: date,
    source: str,
    assessment: Assessment | None,
) -> Promise:
    row = Promise.objects.create(
        government=unit.government,
        unit=unit,
        what=what.strip(),
        person=person.strip()[: policies.LONGEST_NAME],
        due_on=due_on,
        first_due_on=due_on,
        source=source,
        assessment=assessment,
        by=by,
    )
    _tell(by, "promise-made", row, {"due_on": due_on.isoformat(), "source": source})
    return row


def _head_of(unit: Unit) -> str:
    from zonahijau.organisations.models import OfficeHolder

    today = unit.government.today()
    heads = OfficeHolder.objects.on(today).filter(position__unit=unit, position__kind="head")
    return str(heads.values_list("name", flat=True).first() or "")


@transaction.atomic
def report_promise(*, by: User, promise: Promise, note: str) -> Promise:
    """The unit says that it is done; somebody of the task force looks and settles it."""
    row = _locked(promise)
    check_may(by, MAKE, row.unit)
    policies.check_state(row.state, policies.OPEN)
    policies.check_reason(note)
    return report_unchecked(by=by, promise=row, note=note)


def report_unchecked(*, by: User | None, promise: Promise, note: str) -> Promise:
    """The same where another step, allowed elsewhere, is the report; nobody's where a check of the
    machine is."""
    promise.state, promise.report = policies.REPORTED, note.strip()[: policies.LONGEST_REASON]
    promise.reported_on = promise.government.today()
    promise.save(update_fields=["state", "report", "reported_on"])
    _tell(by, "promise-reported", promise, {})
    return promise


@transaction.atomic
def keep_promise(*, by: User, promise: Promise) -> Promise:
    """Somebody of the task force has seen that it is done."""
    row = _locked(promise)
    check_may(by, SETTLE, row.unit)
    return keep_unchecked(by=by, promise=row)


def keep_unchecked(*, by: User, promise: Promise) -> Promise:
    """The same where another step, allowed elsewhere, is the proof."""
    policies.check_state(promise.state, *policies.WAITING)
    promise.state, promise.settled_at = policies.KEPT, timezone.now()
    promise.reported_on = promise.reported_on or promise.government.today()
    promise.save(update_fields=["state", "settled_at", "reported_on"])
    late = promise.reported_on > promise.due_on
    _tell(by, "promise-kept", promise, {"late": late})
    return promise


@transaction.atomic
def move_promise(*, by: User, promise: Promise, due_on: date, reason: str) -> Promise:
    """Give it another day, with the reason; the day that was named first stays in sight, and the
    returned assessment that it comes from gets the same day."""
    row = _locked(promise)
    check_may(by, SETTLE, row.unit)
    policies.check_state(row.state, *policies.WAITING)
    policies.check_reason(reason)
    policies.check_day(due_on, row.government.today())
    PromiseMove.objects.create(
        promise=row, before=row.due_on, after=due_on, reason=reason.strip(), by=by
    )
    row.due_on, row.state, row.reported_on = due_on, policies.OPEN, None
    row.save(update_fields=["due_on", "state", "reported_on"])
    if row.assessment is not None:
        postpone(assessment=row.assessment, promised_on=due_on)
    _tell(by, "promise-moved", row, {"due_on": due_on.isoformat()})
    return row


@transaction.atomic
def withdraw_promise(*, by: User, promise: Promise, reason: str) -> Promise:
    """Take back what was written down by mistake; it stays in the list with its reason."""
    row = _locked(promise)
    check_may(by, SETTLE, row.unit)
    policies.check_state(row.state, *policies.WAITING)
    policies.check_reason(reason)
    return withdraw_unchecked(by=by, promise=row, reason=reason)


def withdraw_unchecked(*, by: User, promise: Promise, reason: str) -> Promise:
    """The same where another step, allowed elsewhere, is the reason."""
    promise.state, promise.settled_at = policies.WITHDRAWN, timezone.now()
    promise.report = reason.strip()
    promise.save(update_fields=["state", "settled_at", "report"])
    _tell(by, "promise-withdrawn", promise, {})
    return promise


def remind(*, government: Any) -> int:
    """Tell the people of a unit once about a promise that is due soon, and once when it is late;
    how many messages."""
    today = government.today()
    told = 0
    rows = Promise.objects.filter(government=government, state=policies.OPEN)
    for row in rows.select_related("unit").iterator(chunk_size=500):
        days = (row.due_on - today).days
        if days > SOON:
            continue
        kind = "late" if days < 0 else "soon"
        for person in _people_of(row.unit):
            send(
                to=person,
                text=_REMINDERS[kind].fill(day=plain_date(row.due_on)),
                link=reverse("improvement:promise", kwargs={"uid": row.uid}),
                kind="promise",
                government=government,
                key=f"promise {row.uid} {kind} {row.due_on}",
            )
            told += 1
    return told


_REMINDERS = {
    "soon": Text("Janji perbaikan jatuh tempo {day}.", "A promised repair is due on {day}."),
    "late": Text(
        "Janji perbaikan lewat jatuh tempo {day} dan belum dilaporkan.",
        "A promised repair was due on {day} and is not reported.",
    ),
}


def _people_of(unit: Unit) -> list[User]:
    today = unit.government.today()
    rows = Membership.objects.on(today).filter(unit=unit, role__in=("operator", "kepala_unit"))
    return [row.user for row in rows.select_related("user")]


def _locked(promise: Promise) -> Promise:
    rows = Promise.objects.select_related("unit", "government", "assessment")
    row: Promise = rows.select_for_update(of=("self",)).get(pk=promise.pk)
    return row


def _tell(by: User | None, action: str, row: Promise, details: dict[str, Any]) -> None:
    record_at(row.unit, by=by, action=action, subject=row, details=details)
