"""When a clock runs out: the last day, the instant, what is left of it.

UU 25/2009, UU 37/2008, UU 14/2008, UU 27/2022 and PP 96/2012 give limit and unit; where they are
silent ``law/calendars/`` says how days are counted (the day after the event is day one).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from zonahijau.lawbook.citations import Period
from zonahijau.lawbook.clocks.model import Clock
from zonahijau.lawbook.working_days import ONE_DAY, WorkingCalendar
from zonahijau.wording import Refused, Text, refuse

_MONTHS_PER_YEAR = 12


def due(
    clock: Clock,
    start: date | datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> date:
    """The last day on which the act is still in time, by the office's own calendar and zone.

    ``start`` is when the starting event happened. ``pauses`` are the days on which the clock
    stood still; ``extended`` adds the extension that the law allows. Refuses a clock whose limit
    is not known, an extension or pause that the law does not give, and for a clock in hours a
    start without time of day.
    """
    limit = _limit(clock, extended)
    if clock.unit == "hours":
        return calendar.instant(_moment(start) + timedelta(hours=limit)).date()
    _check_pauses(clock, pauses)
    direction = -1 if clock.runs_back else 1
    day_zero = calendar.local_day(start) - ONE_DAY * direction * clock.counts_first_day
    if clock.unit == "working-days":
        return _walk(day_zero, direction * limit, pauses, calendar.is_working)
    if clock.unit == "calendar-days":
        return _prolonged(day_zero, day_zero + ONE_DAY * direction * limit, pauses)
    months = direction * limit * (_MONTHS_PER_YEAR if clock.unit == "years" else 1)
    return _prolonged(day_zero, add_months(day_zero, months), pauses)


def due_at(
    clock: Clock,
    start: date | datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> datetime:
    """The instant from which the act is late: to the second for a clock in hours, otherwise the
    midnight that ends the last day."""
    if clock.unit == "hours":
        return calendar.instant(_moment(start) + timedelta(hours=_limit(clock, extended)))
    last = due(clock, start, calendar, pauses=pauses, extended=extended)
    return calendar.midnight_after(last)


def is_late(
    clock: Clock,
    start: date | datetime,
    at: datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> bool:
    """Whether an act at that instant, or its absence until then, misses the clock."""
    return at >= due_at(clock, start, calendar, pauses=pauses, extended=extended)


def remaining(
    clock: Clock,
    start: date | datetime,
    at: datetime,
    calendar: WorkingCalendar,
    *,
    pauses: Sequence[Period] = (),
    extended: bool = False,
) -> int:
    """How much is left: whole hours for a clock in hours, working days for one in working days,
    else calendar days. 0 on the last day, and until the next day that counts; negative by as much
    as it is overdue."""
    if clock.unit == "hours":
        left = due_at(clock, start, calendar, extended=extended) - at
        return left // timedelta(hours=1)
    last = due(clock, start, calendar, pauses=pauses, extended=extended)
    today = calendar.local_day(at)
    if clock.unit == "working-days":
        return calendar.working_days_between(today, last) or -calendar.working_days_between(
            last, today
        )
    return (last - today).days


def add_months(day: date, months: int) -> date:
    """The same date so many months on; the month's last day where that date does not exist."""
    year, month0 = divmod(day.year * _MONTHS_PER_YEAR + day.month - 1 + months, _MONTHS_PER_YEAR)
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def _walk(
    day_zero: date, distance: int, pauses: Sequence[Period], counts: Callable[[date], bool]
) -> date:
    """The day that many counted days away; days of a pause are not counted."""
    step = ONE_DAY if distance > 0 else -ONE_DAY
    day, left = day_zero, abs(distance)
    while left:
        day += step
        left -= counts(day) and not _paused(day, pauses)
    return day


def _prolonged(day_zero: date, end: date, pauses: Sequence[Period]) -> date:
    """The end moved by the days on which the clock stood still before it. Without any nothing is
    counted day by day: pages hold hundreds of clocks of several years."""
    if not pauses:
        return end
    whole = (end - day_zero).days
    return _walk(day_zero, whole, pauses, _every_day)


def _every_day(_day: date) -> bool:
    return True


def _paused(day: date, pauses: Sequence[Period]) -> bool:
    return any(day in pause for pause in pauses)


def _moment(start: date | datetime) -> datetime:
    if isinstance(start, datetime):
        return start
    raise refuse(
        Text("tenggat dalam jam memerlukan waktu mulai", "a clock in hours needs a time of day"),
        Text("tulis tanggal beserta jamnya", "give the date with its time"),
    )


def _limit(clock: Clock, extended: bool) -> int:
    if clock.limit is None:
        raise _unknown_limit(clock)
    if extended and not clock.extension:
        raise refuse(
            Text(f"{clock.key} tidak dapat diperpanjang", f"{clock.key} has no extension"),
            Text("hitung tanpa perpanjangan", "count without it"),
        )
    return clock.limit + (clock.extension if extended else 0)


def _unknown_limit(clock: Clock) -> Refused:
    if clock.choices:
        return refuse(
            Text(f"lama {clock.key} dipilih unit", f"the office chooses the length of {clock.key}"),
            Text("pilih salah satu: {all}", "choose one of: {all}").fill(
                all=", ".join(map(str, clock.choices))
            ),
        )
    why = clock.awaited or clock.label
    return refuse(
        Text(
            f"lama {clock.key} belum diketahui ({why.id})",
            f"the length of {clock.key} is not known ({why.en})",
        ),
        Text("masukkan tenggat itu dari peraturannya", "enter it from the regulation"),
    )


def _check_pauses(clock: Clock, pauses: Sequence[Period]) -> None:
    if pauses and not clock.paused_by:
        raise refuse(
            Text(f"{clock.key} tidak dapat berhenti", f"nothing stops {clock.key}"),
            Text("hitung tanpa jeda", "count it without a pause"),
        )
    if any(pause.until is None for pause in pauses):
        raise refuse(
            Text("jeda belum berakhir", "a pause has not ended"),
            Text(
                "akhiri jeda, atau hitung sampai hari ini saja",
                "end it, or count only up to today",
            ),
        )
