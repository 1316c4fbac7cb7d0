"""Telling units that a report is due soon, or late: each stage once, at last their superior too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from zonahijau.accounts.models import User
from zonahijau.notices import send
from zonahijau.organisations.models import Government, Membership, Unit
from zonahijau.surveys.models import FollowUp, Report
from zonahijau.web.formatting import plain_date
from zonahijau.wording import Text

SOON, AGAIN, SUPERIOR = 7, 14, 14
"""Days: told so long before the last day; again after so many days late; from when on the agency
above is told as well. Local choices: the regulation sets no day on which a report is due."""

_SOON = Text("Laporan SKM ditunggu paling lambat {day}.", "The report of the SKM is due by {day}.")
_LATE = Text(
    "Laporan SKM ditunggu sejak {day} dan belum diterima.",
    "The report of the SKM was due by {day} and has not come.",
)
_RETURNED = Text(
    "Laporan SKM dikembalikan {day} dan belum diperbaiki.",
    "The report of the SKM was returned on {day} and has not been mended.",
)
_WENT_BACK = Text(
    "Laporan SKM dikembalikan untuk diperbaiki {day}; alasannya di halaman laporan.",
    "The SKM report was sent back to be corrected on {day}; the reason is on its page.",
)
_LINE_SOON = Text(
    "Satu tindak lanjut survei paling lambat {day}", "One survey follow-up is due by {day}"
)
_LINE_LATE = Text(
    "Satu tindak lanjut survei terlambat sejak {day}", "One survey follow-up is late since {day}"
)


def tell_returned(report: Report) -> None:
    """Those of the unit hear at once that their report went back; the reason stands on its page."""
    day = report.returned_on or report.government.today()
    for person in _people(report.unit, 0):
        send(
            to=person,
            text=_WENT_BACK.fill(day=plain_date(day)),
            link=reverse("surveys:report", args=[report.uid]),
            kind="survey",
            government=report.government,
            key=f"surveys.report:{report.pk}:returned:{report.revision}",
        )


def chase(*, government: Government) -> int:
    """How many messages were due today; the same stage is never told twice to the same person."""
    today = government.today()
    rows = Report.objects.standing().filter(government=government, state__in=("due", "returned"))
    told = 0
    for row in rows.select_related("unit__parent").iterator(chunk_size=500):
        late = (today - row.due_on).days
        if late < -SOON:
            continue
        for person in _people(row.unit, late):
            _send(government, row, person, late)
            told += 1
    return told + _chase_plans(government)


def _chase_plans(government: Government) -> int:
    """Lines of follow-up plans that are due soon, or late."""
    today = government.today()
    soon = FollowUp.objects.waiting().filter(
        government=government, due_on__lte=today + timedelta(SOON)
    )
    told = 0
    for row in soon.select_related("unit__parent", "unit__government").iterator(chunk_size=500):
        late = (today - row.due_on).days
        for person in _people(row.unit, late):
            _send_line(government, row, person, late)
            told += 1
    return told


def _send_line(government: Government, row: FollowUp, person: User, late: int) -> None:
    stage = "soon" if late <= 0 else str(late // AGAIN)
    text = _LINE_SOON if late <= 0 else _LINE_LATE
    send(
        to=person,
        text=text.fill(day=plain_date(row.due_on)),
        link=reverse("surveys:follow_up", args=[row.uid]),
        kind="survey",
        government=government,
        key=f"surveys.follow_up:{row.pk}:{row.due_on}:{stage}",
    )


def _people(unit: Unit, late: int) -> Iterator[User]:
    """Those of the unit; after a while those of the agency above as well."""
    units = [unit]
    if late >= SUPERIOR and unit.parent is not None:
        units.append(unit.parent)
    held = Membership.objects.on(unit.government.today()).filter(
        unit__in=units, role__in=("operator", "kepala_unit"), user__is_active=True
    )
    yield from {row.user.pk: row.user for row in held.select_related("user")}.values()


def _send(government: Government, row: Report, person: User, late: int) -> None:
    stage = "soon" if late < 0 else str(late // AGAIN)
    text = _SOON if late < 0 else _LATE
    day = row.due_on
    if row.state == "returned" and row.returned_on:
        text, day = _RETURNED, row.returned_on
    send(
        to=person,
        text=text.fill(day=plain_date(day)),
        link=reverse("surveys:report", args=[row.uid]),
        kind="survey",
        government=government,
        key=f"surveys.report:{row.pk}:{row.due_on}:{stage}",
    )
