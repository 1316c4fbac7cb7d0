"""Who must do what today: the few things that a person's roles ask of them, most pressing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse

from zonahijau.assessments.models import Assessment, Round
from zonahijau.assessments.policies import (
    DRAFT,
    IN_REVIEW,
    KINDS,
    RETURNED,
    VERIFIED,
    WAITING_PARENT,
)
from zonahijau.assessments.queries import late_on
from zonahijau.organisations.models import Unit
from zonahijau.organisations.queries import units_with_charge
from zonahijau.schedule.models import FAILED, Job
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.organisations.authority import Authority, Place
    from zonahijau.organisations.models import Government

MOST = 3
SOON = timedelta(days=14)
_BY_UNIT = [kind for kind, about in KINDS.items() if about.by_unit]


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do, where it is done, and by when."""

    what: Text
    address: str
    by: date | None = None
    is_late: bool = False


def own_assessments(user: User, authority: Authority) -> list[Assessment]:
    """What the person's own units fill in and send, the nearest day first; one query."""
    units = Unit.objects.within(*_own_places(authority))
    rows = Assessment.objects.visible_to(user).filter(unit__in=units, round__closed_at=None)
    rows = rows.filter(round__kind__in=_BY_UNIT).select_related("unit", "round")
    return list(rows.order_by("due_on", "unit__name")[:100])


def _own_places(authority: Authority) -> list[Place]:
    return [grant.place for grant in authority.grants if grant.role in ("operator", "kepala_unit")]


def tasks(
    user: User, authority: Authority, government: Government, own: Iterable[Assessment]
) -> list[Task]:
    """Everything that the person's roles ask for today; a constant number of queries."""
    today = government.today()
    counted = _counts(user, government, today)
    found = [
        *_of_own_units(authority, own, today),
        *_of_the_desk(authority, counted),
        *_of_the_secretariat(authority, government, counted),
        *_of_the_administrator(authority, government, today),
    ]
    return sorted(found, key=lambda task: (not task.is_late, task.by or date.max))


def _counts(user: User, government: Government, today: date) -> dict[str, int]:
    """How many assessments of open rounds stand where, among those that the person sees."""
    rows = Assessment.objects.visible_to(user).filter(government=government, round__closed_at=None)
    counted: dict[str, int] = rows.aggregate(
        late=Count("pk", filter=late_on(today)),
        in_review=Count("pk", filter=Q(state=IN_REVIEW)),
        verified=Count("pk", filter=Q(state=VERIFIED)),
    )
    return counted


def _of_own_units(authority: Authority, own: Iterable[Assessment], today: date) -> Iterator[Task]:
    for each in own:
        address = reverse("assessments:assessment", kwargs={"uid": each.uid})
        by = each.promised_on if each.state == RETURNED and each.promised_on else each.due_on
        late = by < today
        unit, title = each.unit.short_name or each.unit.name, each.round.title
        if each.state == WAITING_PARENT and _may_pass_on(authority, each):
            what = Text(f"Teruskan {title} dari {unit}", f"Pass on {title} of {unit}")
            yield Task(what, reverse("assessments:pass_on", kwargs={"uid": each.uid}), each.due_on)
        elif each.state == RETURNED:
            what = Text(f"Lengkapi {title} {unit} sesuai janji", f"Complete {title} of {unit}")
            yield Task(what, address, by, late)
        elif each.state == DRAFT and each.is_complete:
            if authority.may("submit", each.unit):
                what = Text(f"Periksa dan kirim {title} {unit}", f"Check and send {title}, {unit}")
                yield Task(what, address, by, late)
        elif each.state == DRAFT:
            left = each.asked - each.answered
            what = Text(
                f"Isi {left} jawaban {title} {unit}", f"Answer {left} more of {title}, {unit}"
            )
            yield Task(what, address, by, late)


def _may_pass_on(authority: Authority, each: Assessment) -> bool:
    above = each.unit.path.rstrip("/").rsplit("/", 1)[0] + "/"
    parent = Unit(government_id=each.government_id, path=above)
    return authority.may("pass_on", parent)


def _of_the_desk(authority: Authority, counted: dict[str, int]) -> Iterator[Task]:
    waiting, verified = counted["in_review"], counted["verified"]
    if waiting and authority.may_anywhere("verify"):
        what = Text(f"Periksa {waiting} penilaian di meja", f"Review {waiting} assessments")
        yield Task(what, reverse("assessments:desk"))
    if verified and authority.may_anywhere("close_result"):
        what = Text(f"Tetapkan {verified} hasil terverifikasi", f"Seal {verified} verified results")
        yield Task(what, reverse("assessments:sealing"))


def _of_the_secretariat(
    authority: Authority, government: Government, counted: dict[str, int]
) -> Iterator[Task]:
    late = counted["late"]
    if authority.may("open_round", government):
        if late:
            what = Text(f"Ingatkan {late} unit yang terlambat", f"Remind {late} late units")
            yield Task(what, reverse("assessments:rounds"), is_late=True)
        if not government.target_instrument:
            what = Text("Pilih instrumen sasaran", "Choose the target instrument")
            yield Task(what, reverse("instruments:versions"))
    if authority.may("release_result", government):
        yield from _unreleased(government)


def _unreleased(government: Government) -> Iterator[Task]:
    closed = Round.objects.filter(government=government, closed_at__isnull=False, release="")
    for each in closed.order_by("-closed_at")[:2]:
        what = Text(f"Putuskan rilis hasil {each.title}", f"Decide on releasing {each.title}")
        yield Task(what, reverse("assessments:round", kwargs={"uid": each.uid}))


def _of_the_administrator(
    authority: Authority, government: Government, today: date
) -> Iterator[Task]:
    if not authority.may("manage_people", government):
        return
    units = units_with_charge(Unit.objects.filter(government=government).open_on(today), today)
    alone = units.filter(has_operator=False).count()
    if alone:
        what = Text(f"Tunjuk operator untuk {alone} unit", f"Appoint operators for {alone} units")
        yield Task(what, reverse("organisations:units"))
    failed = Job.objects.filter(state=FAILED).count()
    if failed:
        what = Text(f"Lihat {failed} pekerjaan yang gagal", f"Look at {failed} failed jobs")
        yield Task(what, reverse("schedule:jobs"), is_late=True)
