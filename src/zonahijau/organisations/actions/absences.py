"""Recording that somebody in office is away, and taking that back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.dates import Span, check_free, check_span
from zonahijau.organisations.kinds import ABSENCE_KINDS
from zonahijau.organisations.models import Absence, OfficeHolder
from zonahijau.wording import Text, refuse

MANAGE = "manage_absences"


@dataclass(frozen=True, slots=True)
class Away:
    """From when to when (half-open), why in one word, who stands in, and the letter about it."""

    kind: str
    start: date
    until: date
    substitute: str = ""
    letter: str = ""


@transaction.atomic
def record_absence(*, by: User | None, holder: OfficeHolder, away: Away) -> Absence:
    """Write down that somebody in office is away; refused outside their office, and where they are
    away already."""
    holder = OfficeHolder.objects.select_for_update(of=("self",)).get(pk=holder.pk)
    check_permitted(by, MANAGE, holder.position.unit)
    _check_away(holder, away)
    row = Absence.objects.create(
        government=holder.government,
        holder=holder,
        kind=away.kind,
        start=away.start,
        until=away.until,
        substitute=away.substitute.strip(),
        letter=away.letter.strip(),
    )
    _tell(by, "absence-recorded", row, {"until": row.until.isoformat()})
    return row


@transaction.atomic
def withdraw_absence(*, by: User, absence: Absence, because: str) -> Absence:
    """Take back what was recorded by mistake, or a leave that was not taken."""
    check_permitted(by, MANAGE, absence.holder.position.unit)
    if not because.strip():
        what = Text("Alasan belum diisi", "The reason is missing")
        raise refuse(what, Text("Tulis alasannya", "Write why"), column="because")
    absence.withdrawn_at, absence.withdrawn_because = timezone.now(), because.strip()
    absence.save(update_fields=["withdrawn_at", "withdrawn_because"])
    _tell(by, "absence-withdrawn", absence, {})
    return absence


def _check_away(holder: OfficeHolder, away: Away) -> None:
    if away.kind not in ABSENCE_KINDS:
        what = Text("Jenis ini tidak dikenal", "This kind is not known")
        raise refuse(what, Text("Pilih dari daftar", "Choose from the list"), column="kind")
    span = check_span(away.start, away.until)
    held = Span(holder.start, holder.until)
    if holder.withdrawn_at or not held.covers(away.start):
        what = Text("Di luar masa jabatannya", "Outside the time of the office")
        remedy = Text("Pilih hari dalam masa jabatan", "Choose days within the office")
        raise refuse(what, remedy, column="start")
    rows = holder.absences.filter(withdrawn_at=None).values_list("start", "until")
    check_free(span, [Span(start, until) for start, until in rows])


def _tell(by: User | None, action: str, row: Absence, details: Mapping[str, object]) -> None:
    known = {"position": str(row.holder.position.uid), "start": row.start.isoformat()}
    audit.record(
        government=row.government, by=by, action=action, subject=row, details=known | dict(details)
    )
