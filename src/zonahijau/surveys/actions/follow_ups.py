"""The plan that follows from a survey: its lines, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from zonahijau.accounts.models import User
from zonahijau.evidence.models import Evidence
from zonahijau.organisations.models import Position
from zonahijau.organisations.permissions import check_may
from zonahijau.organisations.policies import Overtaken
from zonahijau.organisations.recording import record_at
from zonahijau.surveys import plans
from zonahijau.surveys.actions.reports import WRITE
from zonahijau.surveys.models import Campaign, FollowUp, FollowUpMove, Report
from zonahijau.surveys.words import FOLLOW_UP_STATES
from zonahijau.wording import Text, refuse

LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class Line:
    """What is done about an element, until when, and who answers for it. ``comments`` is how many
    people spoke of the theme."""

    element: str
    programme: str
    due_on: date
    in_charge: str = ""
    position: Position | None = None
    theme: str = ""
    comments: int = 0


@transaction.atomic
def plan(
    *, by: User, line: Line, report: Report | None = None, campaign: Campaign | None = None
) -> FollowUp:
    """A line more in the plan of a report, or of a survey that is not handed in yet."""
    of = report or campaign
    if of is None:
        raise LookupError("a plan follows from a report or a survey")
    check_may(by, WRITE, of.unit)
    _check(line)
    held = of.follow_ups.all()
    row = FollowUp.objects.create(
        government_id=of.government_id,
        unit=of.unit,
        report=report,
        campaign=campaign or (report.campaign if report else None),
        order=held.count() + 1,
        element=line.element,
        theme=line.theme.strip(),
        programme=line.programme.strip(),
        due_on=line.due_on,
        first_due_on=line.due_on,
        comments=line.comments,
        position=line.position,
        in_charge=line.in_charge.strip(),
        entered_by=by,
    )
    _tell(by, "survey-follow-up-planned", row)
    return row


@transaction.atomic
def change(*, by: User, line: FollowUp, revision: int, said: Line) -> FollowUp:
    """Say it better: what is done, about which element, who answers. Its day is moved apart."""
    row = _held(by, line, revision)
    _check(said)
    row.element, row.programme = said.element, said.programme.strip()
    row.in_charge, row.position = said.in_charge.strip(), said.position or row.position
    _save(row)
    _tell(by, "survey-follow-up-changed", row)
    return row


@transaction.atomic
def move(*, by: User, line: FollowUp, revision: int, due_on: date, because: str) -> FollowUp:
    """Give a line another day, with the reason; the first day stays in sight."""
    row = _held(by, line, revision)
    reason = _reason(because, "because")
    if not row.is_waiting:
        raise refuse(
            Text("Tindak lanjut ini tidak menunggu lagi", "This follow-up is settled"),
            Text("Nyatakan berjalan dahulu", "Say that it is under way first"),
        )
    if due_on == row.due_on or due_on < row.government.today():
        raise refuse(
            Text("Hari barunya sama atau sudah lewat", "The new day is the same, or over"),
            Text("Pilih hari sesudah hari ini", "Choose a day after today"),
            column="due_on",
        )
    FollowUpMove.objects.create(
        follow_up=row, before=row.due_on, after=due_on, because=reason, by=by
    )
    row.due_on = due_on
    _save(row)
    _tell(by, "survey-follow-up-moved", row, due_on=due_on.isoformat())
    return row


@transaction.atomic
def settle(
    *,
    by: User,
    line: FollowUp,
    revision: int,
    state: str,
    on: date | None = None,
    because: str = "",
    outcome: str = "",
    evidence: Evidence | None = None,
) -> FollowUp:
    """Say what became of a line: under way, done on a day (with what shows it), or dropped with a
    reason."""
    row = _held(by, line, revision)
    _check_settled(row, state, on)
    row.state = state
    row.completed_on = on if state == "done" else None
    row.dropped_because = _reason(because, "because") if state == "dropped" else ""
    if state == "done":
        row.outcome = outcome.strip()[:300] or row.outcome
        row.evidence = _mine(row, evidence) or row.evidence
    _save(row)
    _tell(by, "survey-follow-up-settled", row)
    return row


def _mine(row: FollowUp, evidence: Evidence | None) -> Evidence | None:
    if evidence is not None and evidence.unit_id != row.unit_id:
        raise LookupError("evidence of another unit")
    return evidence


@transaction.atomic
def withdraw_line(*, by: User, line: FollowUp, because: str) -> None:
    """Take out a line that was entered by mistake, with the reason."""
    row = _held(by, line, line.revision)
    row.withdrawn_because = _reason(because, "because")
    row.withdrawn_at = timezone.now()
    _save(row)
    _tell(by, "survey-follow-up-withdrawn", row)


def _held(by: User, line: FollowUp, revision: int) -> FollowUp:
    rows = FollowUp.objects.standing().select_related("unit", "government")
    row: FollowUp = rows.select_for_update(of=("self",)).get(pk=line.pk)
    check_may(by, WRITE, row.unit)
    if row.revision != revision:
        raise Overtaken({"follow_up": row})
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


def _check_settled(row: FollowUp, state: str, on: date | None) -> None:
    if state not in FOLLOW_UP_STATES:
        raise LookupError(state)
    if state == "done" and (on is None or on > row.government.today()):
        raise refuse(
            Text("Tanggal selesai kosong atau di masa depan", "No day, or one that is to come"),
            Text("Tulis hari selesainya", "Write the day on which it was done"),
            column="on",
        )
    if state == "done" and on is not None and on < plans.began_on(row):
        raise refuse(
            Text("Tanggal selesai lebih awal dari surveinya", "That day is before the survey"),
            Text("Tulis hari sesudah survei dimulai", "Write a day after the survey began"),
            column="on",
        )


def _reason(because: str, column: str) -> str:
    said = because.strip()
    if not 1 <= len(said) <= LONGEST_REASON:
        raise refuse(
            Text("Alasan kosong atau terlalu panjang", "The reason is empty or too long"),
            Text("Tulis alasan, paling panjang {most} huruf", "Write it in at most {most} letters")
            .fill(most=LONGEST_REASON),
            column=column,
        )  # fmt: skip
    return said


def _save(row: FollowUp) -> None:
    row.revision += 1
    row.save()


def _tell(by: User, action: str, row: FollowUp, **more: object) -> None:
    details = {"element": row.element, "state": row.state, **more}
    record_at(row.unit, by=by, action=action, subject=row, details=details)
