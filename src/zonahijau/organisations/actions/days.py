"""The days on which an office's calendar differs from the nation's, and the week that it works.

Legal clocks in working days count by them from the moment they are entered; what a clock had
shown before is not rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from zonahijau import audit
from zonahijau.accounts.models import User
from zonahijau.lawbook.calendars import load_calendar
from zonahijau.organisations.actions.permitting import check_permitted
from zonahijau.organisations.calendars import WEEK
from zonahijau.organisations.models import Government, OwnDay
from zonahijau.wording import Text, refuse

MANAGE = "manage_government"


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A regional holiday, or with ``is_worked`` a national one that is worked here."""

    on: date
    name: str
    is_worked: bool = False
    letter: str = ""


@transaction.atomic
def add_day(*, by: User | None, government: Government, facts: DayFacts) -> OwnDay:
    """Enter a day of one's own; refused where there is one already or it would change nothing."""
    check_permitted(by, MANAGE, government)
    _check(government, facts)
    made = OwnDay.objects.create(
        government=government,
        on=facts.on,
        name=facts.name.strip(),
        is_worked=facts.is_worked,
        letter=facts.letter.strip(),
        by=by,
    )
    details = {"on": facts.on.isoformat(), "worked": facts.is_worked}
    audit.record(
        government=government, by=by, action="own-day-added", subject=made, details=details
    )
    return made


def _check(government: Government, facts: DayFacts) -> None:
    if not 3 <= len(facts.name.strip()) <= 120:
        raise refuse(
            Text("Nama harinya belum diisi", "The day has no name"),
            Text("Tulis misalnya Hari Jadi Kabupaten", "Write, say, the regency's anniversary"),
            column="name",
        )
    if OwnDay.objects.standing().filter(government=government, on=facts.on).exists():
        raise refuse(
            Text("Hari ini sudah dicatat", "This day is entered already"),
            Text("Tarik dahulu yang lama", "Withdraw the old entry first"),
            column="on",
        )
    is_national = facts.on in load_calendar().holidays(facts.on.year)
    if facts.is_worked and not is_national:
        raise refuse(
            Text("Hari ini bukan hari libur nasional", "This day is no national holiday"),
            Text("Hari kerja biasa tidak perlu dicatat", "An ordinary day need not be entered"),
            column="on",
        )
    if not facts.is_worked and is_national:
        raise refuse(
            Text("Hari ini sudah libur nasional", "This day is a national holiday already"),
            Text("Tidak perlu dicatat lagi", "It need not be entered"),
            column="on",
        )


@transaction.atomic
def withdraw_day(*, by: User, day: OwnDay, because: str) -> OwnDay:
    """Entered by mistake, or the letter was revoked; kept with the reason."""
    held = OwnDay.objects.select_related("government").select_for_update(of=("self",))
    row = held.get(pk=day.pk)
    check_permitted(by, MANAGE, row.government)
    given = " ".join(because.split())
    if row.withdrawn_at is not None or not 3 <= len(given) <= 200:
        raise refuse(
            Text("Alasannya belum diisi", "The reason is missing"),
            Text("Tulis dalam satu kalimat", "Write it in a sentence"),
            column="because",
        )
    row.withdrawn_at, row.withdrawn_because = timezone.now(), given
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    audit.record(
        government=row.government,
        by=by,
        action="own-day-withdrawn",
        subject=row,
        details={"on": row.on.isoformat()},
    )
    return row


@transaction.atomic
def choose_week(*, by: User | None, government: Government, week: str) -> Government:
    """Five or six working days; refused for a week that the calendar does not know."""
    check_permitted(by, MANAGE, government)
    load_calendar().working(week)
    held = Government.objects.select_for_update().get(pk=government.pk)
    if held.settings.get(WEEK, "five") == week:
        return held
    held.settings = held.settings | {WEEK: week}
    held.save(update_fields=["settings"])
    audit.record(government=held, by=by, action="week-chosen", subject=held, details={"week": week})
    return held
