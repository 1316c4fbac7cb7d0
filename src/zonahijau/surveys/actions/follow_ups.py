"""The plan that follows from a survey: its lines, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Position
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.policies import Overtaken
from zonahijau.surveys.actions.reports import WRITE
from zonahijau.surveys.models import FollowUp, Report
from zonahijau.surveys.words import FOLLOW_UP_STATES
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class Line:
    """What is done about an element, until when, and who answers for it."""

    element: str
    programme: str
    due_on: date
    in_charge: str = ""
    position: Position | None = None
    theme: str = ""


@transaction.atomic
def plan(*, by: User, report: Report, line: Line) -> FollowUp:
    """A line more in the plan of a report."""
    check_may(by, WRITE, report.unit)
    _check(line)
    row = FollowUp.objects.create(
        government_id=report.government_id,
        unit=report.unit,
        report=report,
        campaign=report.campaign,
        order=report.follow_ups.count() + 1,
        element=line.element,
        theme=line.theme.strip(),
        programme=line.programme.strip(),
        due_on=line.due_on,
        position=line.position,
        in_charge=line.in_charge.strip(),
        entered_by=by,
    )
    _tell(by, "survey-follow-up-planned", row)
    return row


def _check(line: Line) -> None:
    if not line.programme.strip():
        raise refuse(
            Text("Kegiatan belum ditulis", "What is done is not written"),
            Text("Tulis apa yang diperbaiki", "Write what is repaired"),
            column="programme",
        )
    if not line.in_charge.strip() and line.position is None:
        raise refuse(
            Text("Penanggung jawab belum ditulis", "Nobody is in charge"),
            Text("Tulis jabatan yang bertanggung jawab", "Write the position that answers for it"),
            column="in_charge",
        )


@transaction.atomic
def settle(
    *,
    by: User,
    line: FollowUp,
    revision: int,
    state: str,
    on: date | None = None,
    because: str = "",
) -> FollowUp:
    """Say what became of a line: under way, done on a day, or dropped with a reason."""
    rows = FollowUp.objects.standing().select_related("unit", "government")
    row: FollowUp = rows.select_for_update(of=("self",)).get(pk=line.pk)
    check_may(by, WRITE, row.unit)
    if row.revision != revision:
        raise Overtaken({"follow_up": row})
    _check_settled(row, state, on, because)
    row.state = state
    row.completed_on = on if state == "done" else None
    row.dropped_because = because.strip() if state == "dropped" else ""
    row.revision += 1
    row.save()
    _tell(by, "survey-follow-up-settled", row)
    return row


def _check_settled(row: FollowUp, state: str, on: date | None, because: str) -> None:
    if state not in FOLLOW_UP_STATES:
        raise LookupError(state)
    if state == "done" and (on is None or on > row.government.today()):
        raise refuse(
            Text("Tanggal selesai kosong atau di masa depan", "No day, or one that is to come"),
            Text("Tulis hari selesainya", "Write the day on which it was done"),
            column="on",
        )
    if state == "dropped" and not because.strip():
        raise refuse(
            Text("Alasan membatalkan belum ditulis", "There is no reason for dropping it"),
            Text("Tulis alasannya", "Write the reason"),
            column="because",
        )


@transaction.atomic
def withdraw_line(*, by: User, line: FollowUp) -> None:
    """Take out a line that was entered by mistake."""
    row: FollowUp = FollowUp.objects.standing().select_related("unit").get(pk=line.pk)
    check_may(by, WRITE, row.unit)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    _tell(by, "survey-follow-up-withdrawn", row)


def _tell(by: User, action: str, row: FollowUp) -> None:
    details = {"unit": str(row.unit.uid), "element": row.element, "state": row.state}
    audit.record(government=row.government, by=by, action=action, subject=row, details=details)
