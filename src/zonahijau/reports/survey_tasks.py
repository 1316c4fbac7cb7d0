"""What surveys ask of people today: of a unit its report and its plan, of the task force what is
late and what waits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse

from zonahijau.organisations.modules import modules_on
from zonahijau.surveys.models import Campaign, FollowUp, Report
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.authority import Authority, Place
    from zonahijau.organisations.models import Government, Unit

MOST = 3
SOON = timedelta(days=14)
Asked = tuple[Text, str, date | None, bool]
"""What to do, where, by when, and whether that day has passed."""

_HAND_IN = Text("Sampaikan laporan SKM {unit}", "Hand in the SKM report of {unit}")
_MEND = Text("Perbaiki laporan SKM {unit}", "Mend the SKM report of {unit}")
_REPORT = Text("Jadikan laporan: {title}", "Make a report of {title}")
_FINISH = Text("Selesaikan tindak lanjut survei {unit}", "Finish a survey follow-up of {unit}")
_CHASE = Text("Tagih {n} laporan SKM", "Chase {n:late SKM report|late SKM reports}")
_REVIEW = Text("Periksa {n} laporan SKM", "Review {n:SKM report|SKM reports}")


def of_surveys(
    authority: Authority, government: Government, own: Sequence[Place]
) -> Iterator[Asked]:
    """At most three queries; none with the module off."""
    if "surveys" not in modules_on(government):
        return
    if own:
        yield from _reports(government, own)
        yield from _results(government, own)
        yield from _follow_ups(government, own)
    elif authority.may("review_surveys", government):
        yield from _register(government)


def _reports(government: Government, own: Sequence[Place]) -> Iterator[Asked]:
    """Those that are due soon, late, or went back."""
    today = government.today()
    rows = Report.objects.standing().within(*own).select_related("unit")
    open_ = rows.filter(government=government, state__in=("due", "returned"))
    for row in open_.filter(due_on__lt=today + SOON).order_by("due_on", "pk")[:MOST]:
        text = _MEND if row.state == "returned" else _HAND_IN
        address = reverse("surveys:report", args=[row.uid])
        yield text.fill(unit=_name(row.unit)), address, row.due_on, row.due_on < today


def _results(government: Government, own: Sequence[Place]) -> Iterator[Asked]:
    """Surveys that are over, of which nobody has made a report yet."""
    rows = Campaign.objects.within(*own).filter(government=government, withdrawn_at=None)
    over = rows.filter(kind="skm", state="closed", report=None).exclude(issued_on=None)
    for row in over.order_by("closed_on", "pk")[:MOST]:
        yield _REPORT.fill(title=row.title), reverse("surveys:results", args=[row.uid]), None, False


def _follow_ups(government: Government, own: Sequence[Place]) -> Iterator[Asked]:
    today = government.today()
    rows = FollowUp.objects.waiting().within(*own).select_related("unit")
    soon = rows.filter(government=government, due_on__lt=today + SOON)
    for row in soon.order_by("due_on", "pk")[:MOST]:
        address = reverse("surveys:follow_up", args=[row.uid])
        yield _FINISH.fill(unit=_name(row.unit)), address, row.due_on, row.due_on < today


def _register(government: Government) -> Iterator[Asked]:
    """Of the whole region: what is late, and what has come and waits."""
    rows = Report.objects.standing().filter(government=government)
    page = reverse("surveys:register")
    for text, found, chosen in (
        (_CHASE, rows.late_on(government.today()), "late"),
        (_REVIEW, rows.filter(state="received"), "received"),
    ):
        if count := found.count():
            yield text.fill(n=count), f"{page}?keadaan={chosen}", None, chosen == "late"


def _name(unit: Unit) -> str:
    return unit.short_name or unit.name
