"""When a site is checked: weekly, each at an hour of its own, and when somebody asks."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from zonahijau import schedule
from zonahijau.accounts.models import User
from zonahijau.organisations.models import Government
from zonahijau.organisations.modules import is_on
from zonahijau.organisations.permissions import check_may
from zonahijau.websites.kinds import CHECKED
from zonahijau.websites.models import EVERY, Site
from zonahijau.wording import Text, refuse

MODULE = "websites"
VISITS = "websites.visit_asked"
_HOUR = timedelta(hours=1)
_WITHIN = timedelta(hours=24)
"""A new site is checked within a day."""
MOST_AT_ONCE = 500
"""Sites that one hour takes on; more of them wait for the next hour."""


def first_turn(site: Site, now: datetime | None = None) -> datetime | None:
    """Some minute of the next day, the same for a site whenever it is asked; None for what the
    checker does not visit."""
    if site.kind not in CHECKED:
        return None
    return (now or timezone.now()) + site.uid.int % int(_WITHIN.total_seconds()) * timedelta(0, 1)


def next_turn(site: Site, now: datetime) -> datetime | None:
    """The site's own second of the week, after at least half a week: so that the sites of a
    regency, or of all of them, are spread over the whole week."""
    if site.kind not in CHECKED:
        return None
    week = int(EVERY.total_seconds())
    own, here = site.uid.int % week, int(now.timestamp()) % week
    ahead = (own - here) % week
    return now + timedelta(seconds=ahead if ahead > week // 2 else ahead + week)


def is_fetching() -> bool:
    """Whether this installation may go to the network at all."""
    return bool(settings.WEBSITES_FETCH)


@transaction.atomic
def ask_check(*, by: User, site: Site) -> None:
    """Have a site checked soon. Refused where the checker does not go, or asked already."""
    rows = Site.objects.select_related("unit", "government").listed()
    row = rows.select_for_update(of=("self",)).get(pk=site.pk)
    check_may(by, "manage_websites", row.unit)
    if not row.is_checked or not is_fetching():
        raise refuse(
            Text("Situs ini tidak diperiksa oleh mesin", "The machine does not check this site"),
            Text("Catat pemeriksaan dengan tangan", "Enter a check by hand"),
        )
    now = timezone.now()
    if row.asked_at is not None and row.asked_at > now - _HOUR:
        raise refuse(
            Text("Pemeriksaan sudah diminta", "A check has been asked for already"),
            Text("Tunggu sampai selesai", "Wait until it is done"),
        )
    row.asked_at = now
    row.save(update_fields=["asked_at"])
    enqueue_visits(now)


@transaction.atomic
def ask_all(*, by: User, government: Government) -> int:
    """Have every site of a government checked that does not wait already; how many."""
    check_may(by, "manage_websites", government)
    if not is_fetching():
        raise refuse(
            Text("Mesin tidak memeriksa situs di sini", "The machine checks no sites here"),
            Text("Catat pemeriksaan dengan tangan", "Enter checks by hand"),
        )
    now = timezone.now()
    rows = Site.objects.listed().filter(government=government, kind__in=CHECKED, asked_at=None)
    count = rows.update(asked_at=now)
    if count:
        enqueue_visits(now)
    return count


def ask_due(now: datetime | None = None) -> int:
    """Ask for the checks whose turn has come, in the governments that have the module on; how
    many. The next turn is set at once, so that nothing is asked for twice."""
    instant = now or timezone.now()
    if not is_fetching():
        return 0
    due = Site.objects.due(instant).select_related("government").order_by("next_check_at")
    count = 0
    for site in due[:MOST_AT_ONCE]:
        asked = instant if is_on(site.government, MODULE) else site.asked_at
        mine = Site.objects.filter(pk=site.pk, next_check_at=site.next_check_at)
        turned = mine.update(next_check_at=next_turn(site, instant), asked_at=asked)
        count += bool(turned) and asked is instant
    if count or Site.objects.asked(instant).exists():
        enqueue_visits(instant)
    return count


def enqueue_visits(now: datetime | None = None) -> None:
    """Ask a worker to visit the sites whose check is due; asked at one instant it is one job."""
    at = now or timezone.now()
    schedule.enqueue(key=f"{VISITS}@{at.isoformat()}", name=VISITS, run_at=at)
