"""Who must do what today: the few things that a person's roles ask of them, most pressing first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

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
from zonahijau.catalogue.models import DraftComment
from zonahijau.catalogue.queries import urgent, urgent_units, where_done
from zonahijau.improvement.models import Promise
from zonahijau.organisations.models import Unit
from zonahijau.organisations.modules import modules_on
from zonahijau.organisations.places import jobs_of
from zonahijau.organisations.queries import own_handovers, people_of, units_without_charge
from zonahijau.reports.public_tasks import of_public_pages
from zonahijau.reports.site_tasks import of_sites
from zonahijau.reports.survey_tasks import of_surveys
from zonahijau.schedule.models import FAILED, WAITING
from zonahijau.web.gate import module_of
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


def at_the_desk(user: User, authority: Authority) -> list[Assessment]:
    """What waits for the person's review, the longest first; at most one query."""
    if not authority.may_anywhere("verify"):
        return []
    rows = Assessment.objects.visible_to(user).filter(state=IN_REVIEW, round__closed_at=None)
    waiting = rows.select_related("unit", "round").order_by("state_since")[:500]
    return [each for each in waiting if authority.may("verify", each.unit)]


def _own_places(authority: Authority) -> list[Place]:
    return [grant.place for grant in authority.grants if grant.role in ("operator", "kepala_unit")]


def tasks(
    user: User,
    authority: Authority,
    government: Government,
    own: Iterable[Assessment],
    desk: Sequence[Assessment],
) -> list[Task]:
    """Everything that the person's roles ask for today; a constant number of queries."""
    today = government.today()
    counted = _counts(user, government, today)
    found = [
        *_of_own_units(authority, own, today),
        *_of_handovers(user, government),
        *_of_promises(user, authority, government, today),
        *_of_standards(authority, government),
        *(Task(*each) for each in of_sites(user, authority, government, _own_places(authority))),
        *(Task(*each) for each in of_public_pages(government, _own_places(authority))),
        *(Task(*each) for each in of_surveys(authority, government, _own_places(authority))),
        *_of_the_desk(authority, desk, counted),
        *_of_the_secretariat(authority, government, counted),
        *_of_the_administrator(user, authority, government, today),
    ]
    on = modules_on(government) | {""}
    there = (task for task in found if module_of(task.address) in on)
    return sorted(there, key=lambda task: (not task.is_late, task.by or date.max))


def _counts(user: User, government: Government, today: date) -> dict[str, int]:
    """How many assessments of open rounds stand where, among those that the person sees."""
    rows = Assessment.objects.visible_to(user).filter(government=government, round__closed_at=None)
    by_unit, with_unit = Q(round__kind__in=_BY_UNIT), Q(state__in=(DRAFT, RETURNED))
    counted: dict[str, int] = rows.aggregate(
        late=Count("pk", filter=by_unit & late_on(today)),
        promised=Count("pk", filter=by_unit & Q(state=RETURNED, promised_on__lte=today + SOON)),
        unstarted=Count(
            "pk", filter=by_unit & Q(state=DRAFT, answered=0, due_on__lte=today + SOON)
        ),
        to_look_at=Count("pk", filter=~by_unit & with_unit),
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


def _of_handovers(user: User, government: Government) -> Iterator[Task]:
    """What the person passes on, or takes over, after a transfer."""
    for each in own_handovers(user, government)[:MOST]:
        what = Text(
            f"Selesaikan serah terima di {each.unit.name}",
            f"Finish the handover in {each.unit.name}",
        )
        yield Task(what, reverse("organisations:handover", args=[each.uid]), each.opened_on)


def _of_promises(
    user: User, authority: Authority, government: Government, today: date
) -> Iterator[Task]:
    """What was promised: to whoever settles promises those that are late or reported, to a unit
    its own of the next days (a returned assessment is a task of its own). At most two queries."""
    rows = Promise.objects.visible_to(user).filter(government=government)
    listed = reverse("improvement:promises")
    if authority.may_anywhere("settle_promise"):
        counted = rows.aggregate(
            late=Count("pk", filter=Q(state="open", due_on__lt=today)),
            reported=Count("pk", filter=Q(state="reported") & ~Q(source="return")),
        )
        if late := counted["late"]:
            what = Text(f"Tagih {late} janji yang lewat", f"Follow up {late} overdue promises")
            yield Task(what, f"{listed}?keadaan=lewat", is_late=True)
        if reported := counted["reported"]:
            what = Text(
                f"Periksa {reported} janji yang dilaporkan selesai",
                f"Look at {reported} promises that are reported done",
            )
            yield Task(what, f"{listed}?keadaan=reported")
    own = rows.within(*_own_places(authority)).filter(state="open", due_on__lte=today + SOON)
    for each in own.exclude(source="return").order_by("due_on")[:MOST]:
        what = Text(f"Penuhi janji: {each.what}", f"Keep the promise: {each.what}")
        address = reverse("improvement:promise", kwargs={"uid": each.uid})
        yield Task(what, address, each.due_on, each.due_on < today)


def _of_standards(authority: Authority, government: Government) -> Iterator[Task]:
    """Clocks of standards of the person's own units, and comments of the public that wait; the
    task force sees how many are late. A constant number of queries, none for others."""
    own = _own_places(authority)
    if not own and not authority.may("manage_standards", government):
        return
    urging = urgent(government)
    mine = [pair for pair in urging if _is_own(pair[0].service.unit, own)]
    for standard, clock in sorted(mine, key=lambda pair: pair[1].last)[:MOST]:
        what = Text(
            f"{clock.clock.label.id}: {standard.service.name}",
            f"{clock.clock.label.en}: {standard.service.name}",
        )
        yield Task(what, where_done(standard, clock), clock.last, clock.is_late)
    forming = urgent_units(government)
    for unit, clock in [pair for pair in forming if _is_own(pair[0], own)][:MOST]:
        label = clock.clock.label
        what = Text(f"{label.id}: {unit.name}", f"{label.en}: {unit.name}")
        address = reverse("catalogue:standards", args=[unit.uid])
        yield Task(what, address, clock.last, clock.is_late)
    if own:
        waiting = DraftComment.objects.within(*own).filter(state="new", standard__state="repairing")
        for each in waiting.select_related("standard__service").order_by("pk")[:1]:
            count = waiting.count()
            what = Text(
                "Jawab {count} tanggapan masyarakat",
                "Answer {count:comment|comments} of the public",
            ).fill(count=count)
            yield Task(what, reverse("catalogue:comments", args=[each.standard.uid]))
    elif late := sum(clock.is_late for _, clock in (*urging, *forming)):
        what = Text(
            f"Tagih {late} batas waktu standar pelayanan yang lewat",
            f"Follow up {late} overdue clocks of service standards",
        )
        yield Task(what, reverse("organisations:units"), is_late=True)


def _is_own(unit: Unit, own: Sequence[Place]) -> bool:
    return any(unit.path.startswith(place.path) for place in own)


def _of_the_desk(
    authority: Authority, desk: Sequence[Assessment], counted: dict[str, int]
) -> Iterator[Task]:
    waiting, verified = len(desk), counted["verified"]
    if waiting:
        what = Text("Periksa {n} penilaian di meja", "Review {n:assessment|assessments}").fill(
            n=waiting
        )
        yield Task(what, reverse("assessments:desk"))
    if verified and authority.may_anywhere("close_result"):
        what = Text(
            "Tetapkan {n} hasil terverifikasi", "Seal {n:verified result|verified results}"
        ).fill(n=verified)
        yield Task(what, reverse("assessments:sealing"))


_OF_ROUNDS = (
    (
        "late",
        Text("Ingatkan {n} unit yang terlambat", "Remind {n:late unit|late units}"),
        ("assessments:rounds", ""),
    ),
    (
        "promised",
        Text("Tagih janji {n} unit yang dikembalikan", "Follow up {n:promise|promises}"),
        ("reports:first", f"?keadaan={RETURNED}#unit"),
    ),
    (
        "to_look_at",
        Text("Selesaikan pemantauan {n} unit", "Finish looking at {n:unit|units}"),
        ("assessments:assessments", ""),
    ),
    (
        "unstarted",
        Text(
            "Dampingi {n} unit yang belum mulai",
            "Help {n:unit that has|units that have} not begun",
        ),
        ("reports:first", f"?keadaan={DRAFT}&urut=share#unit"),
    ),
)
"""What is counted of open rounds, what it asks of the secretariat, and where that is done."""


def _of_the_secretariat(
    authority: Authority, government: Government, counted: dict[str, int]
) -> Iterator[Task]:
    if authority.may("open_round", government):
        for key, what, (name, narrowed) in _OF_ROUNDS:
            if n := counted[key]:
                yield Task(what.fill(n=n), reverse(name) + narrowed, is_late=key == "late")
        if not government.target_instrument:
            target = Text("Pilih instrumen sasaran", "Choose the target instrument")
            yield Task(target, reverse("instruments:versions"))
    if authority.may("release_result", government):
        yield from _unreleased(government)


def _unreleased(government: Government) -> Iterator[Task]:
    closed = Round.objects.filter(government=government, closed_at__isnull=False, release="")
    for each in closed.order_by("-closed_at")[:2]:
        what = Text(f"Putuskan rilis hasil {each.title}", f"Decide on releasing {each.title}")
        yield Task(what, reverse("assessments:round", kwargs={"uid": each.uid}))


def _of_the_administrator(
    user: User, authority: Authority, government: Government, today: date
) -> Iterator[Task]:
    if authority.may("manage_units", government):
        alone = units_without_charge(government, today).count()
        if alone:
            what = Text(
                "Tunjuk penanggung jawab {n} unit", "Put somebody in charge of {n:unit|units}"
            ).fill(n=alone)
            yield Task(what, reverse("organisations:units"))
    if not authority.may("manage_people", government):
        return
    failed = jobs_of(user, authority).filter(state=FAILED).count()
    if failed:
        what = Text(f"Lihat {failed} pekerjaan yang gagal", f"Look at {failed} failed jobs")
        yield Task(what, reverse("organisations:jobs"), is_late=True)


def health(user: User, authority: Authority, government: Government) -> list[dict[str, object]]:
    """What the administrator keeps an eye on, for ``<c-figures>``."""
    people = people_of(government).filter(is_active=True)
    new = people.filter(must_change_password=True)
    jobs = jobs_of(user, authority)
    waiting = jobs.filter(state=WAITING, run_at__lte=timezone.now())
    return [
        _figure(people.count(), Text("orang dengan akun", "people with an account"), "people"),
        _figure(new.count(), Text("belum pernah masuk", "have never signed in"), "people"),
        _figure(
            units_without_charge(government, government.today()).count(),
            Text("unit tanpa penanggung jawab", "units with nobody in charge"),
            "units",
        ),
        _figure(jobs.filter(state=FAILED).count(), Text("pekerjaan gagal", "failed jobs"), "jobs"),
        _figure(waiting.count(), Text("pekerjaan menunggu", "jobs waiting"), "jobs"),
    ]


def _figure(value: int, label: Text, page: str) -> dict[str, object]:
    address = reverse(f"organisations:{page}")
    return {"value": value, "label": label, "address": address, "places": None}
