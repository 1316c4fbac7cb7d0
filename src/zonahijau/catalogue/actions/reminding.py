"""Clocks of standards that run out: the time for comments closes by itself, and the people of a
unit are told of what is due, each thing once."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from zonahijau.accounts.models import User
from zonahijau.catalogue import life
from zonahijau.catalogue.actions.life import take_step
from zonahijau.catalogue.models import ConsultationFollowUp, Standard
from zonahijau.catalogue.queries import urgent, urgent_units, where_done
from zonahijau.catalogue.running import Running, first_close
from zonahijau.notices import send
from zonahijau.organisations.calendars import calendar_of
from zonahijau.organisations.models import Government, Membership, Unit
from zonahijau.web.formatting import long_date
from zonahijau.wording import Text

OWN = ("operator", "kepala_unit")
SOON = timedelta(days=7)
"""How early a follow-up is reminded; a habit of this office, not of the law."""

DUE = Text("{service}: {clock}, {left}.", "{service}: {clock}, {left}.")
CLOSED = Text(
    "Masa tanggapan atas rancangan standar {service} berakhir. Jawab setiap tanggapan dan perbaiki"
    " rancangannya.",
    "The time for comments on the draft standard {service} is over. Answer each, repair the draft.",
)
FOLLOW_UP = Text(
    "Tindak lanjut konsultasi jatuh tempo {day}.", "A follow-up of a consultation is due on {day}."
)


def close_comments(*, government: Government) -> int:
    """The step "time for comments over" on its legal last day, where that day has passed; how many.

    PP 96/2012 art. 27 paragraph 2. It is nobody's decision, so the program takes it.
    """
    rows = Standard.objects.filter(
        government=government, state=life.CONSULTING, service__withdrawn_at=None
    )
    calendar, today, closed = calendar_of(government), government.today(), 0
    for row in rows.select_related("service__unit", "government").order_by("pk"):
        if row.draft_published_on is None:
            continue
        last = first_close(row.draft_published_on, calendar)
        if last < today:
            take_step(by=None, standards=[row], kind="comments-closed", on=last)
            _tell_closed(row, last)
            closed += 1
    return closed


def _tell_closed(row: Standard, last: date) -> None:
    for user in people_of(row.service.unit):
        send(
            to=user,
            text=CLOSED.fill(service=row.service.name),
            link=reverse("catalogue:comments", args=[row.uid]),
            kind="standard",
            government=row.government,
            key=f"standard {row.uid} closed {last}",
        )


def remind(*, government: Government) -> int:
    """Tell the people of a unit once that a clock is about to run out, and once that it has; how
    many messages."""
    told = sum(
        _remind(row.service.unit, f"{row.uid}", row.service.name, where_done(row, clock), clock)
        for row, clock in urgent(government)
    )
    told += sum(
        _remind(unit, f"{unit.uid}", unit.name, _standards_of(unit), clock)
        for unit, clock in urgent_units(government)
    )
    return told + _remind_follow_ups(government)


def _standards_of(unit: Unit) -> str:
    return reverse("catalogue:standards", args=[unit.uid])


def _remind(unit: Unit, subject: str, name: str, link: str, clock: Running) -> int:
    kind = "late" if clock.is_late else "soon"
    said, left = clock.clock.label, clock.said
    text = Text(
        DUE.id.format(service=name, clock=said.id, left=left.id),
        DUE.en.format(service=name, clock=said.en, left=left.en),
    )
    people = people_of(unit)
    for user in people:
        send(
            to=user,
            text=text,
            link=link,
            kind="standard",
            government=unit.government,
            key=f"standard {subject} {clock.clock.key} {kind} {clock.last}",
        )
    return len(people)


def _remind_follow_ups(government: Government) -> int:
    today, told = government.today(), 0
    rows = ConsultationFollowUp.objects.filter(
        government=government,
        done_on=None,
        due_on__lte=today + SOON,
        consultation__withdrawn_at=None,
    )
    for row in rows.select_related("consultation__unit__government"):
        kind = "late" if row.due_on < today else "soon"
        for user in people_of(row.consultation.unit):
            send(
                to=user,
                text=Text(
                    FOLLOW_UP.id.format(day=long_date(row.due_on)),
                    FOLLOW_UP.en.format(day=long_date(row.due_on, "en")),
                ),
                link=reverse("catalogue:consultation", args=[row.consultation.uid]),
                kind="standard",
                government=government,
                key=f"follow-up {row.uid} {kind} {row.due_on}",
            )
            told += 1
    return told


def people_of(unit: Unit) -> list[User]:
    """Operators and heads of a unit today."""
    rows = Membership.objects.on(unit.government.today()).filter(
        unit=unit, role__in=OWN, user__is_active=True
    )
    return list({row.user_id: row.user for row in rows.select_related("user")}.values())
