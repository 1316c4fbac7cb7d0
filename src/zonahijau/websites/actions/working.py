"""The worker's part: sites whose check is due are visited several at a time, within bounds."""

from __future__ import annotations

import logging
import queue
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from django.db.models import Q
from django.utils import timezone

from zonahijau import schedule
from zonahijau.lawbook.websites import load_website_rules
from zonahijau.organisations.modules import is_on
from zonahijau.websites.actions.checks import fetcher, keep_visit
from zonahijau.websites.actions.turns import MODULE, enqueue_visits, is_fetching
from zonahijau.websites.checking.addresses import split
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.fetching import Fetcher
from zonahijau.websites.checking.visiting import Visit, visit
from zonahijau.websites.models import GIVEN_UP, Site
from zonahijau.wording import Text

logger = logging.getLogger(__name__)

AT_ONCE = 8
"""Visits at the same time; a visit is mostly waiting, and holds a few megabytes."""
A_SLICE = 2 * AT_ONCE
"""Sites of one job, which then lets other jobs of the worker have their turn. Two visits of two
minutes one after the other end well before the job counts as lost."""
OF_ONE_DOMAIN = 4
"""Visits at the same time to names below one domain, which often share a server."""
SITES = Text("situs", "sites")
_LOOKED_AT = 400
_BREATH = 0.5

Pages = queue.SimpleQueue[tuple[int, int]]


def visit_asked(*, fetching: Fetcher | None = None) -> int:
    """Visit a slice of the sites whose check is due; how many. Asks for the next slice where more
    of them wait. Whatever breaks over one site is told after the others are done."""
    if not is_fetching():
        return 0
    sites = list(_claimed())
    broken = _visit_all(sites, fetching or fetcher())
    if sites and Site.objects.asked(timezone.now()).exists():
        enqueue_visits()
    if broken:
        raise broken[0]
    return len(sites)


def _claimed() -> Iterator[Site]:
    """Sites of a slice, each taken by one conditional UPDATE: no two workers visit one. A host is
    visited once at a time, and of one domain only a few names."""
    now, taken = timezone.now(), 0
    hosts, domains = _busy()
    rows = Site.objects.asked(now).select_related("unit__government", "government")
    for site in rows[:_LOOKED_AT]:
        host, domain = _names(site.address)
        if taken == A_SLICE:
            return
        if host in hosts or domains[domain] >= OF_ONE_DOMAIN:
            continue
        if _take(site):
            hosts.add(host)
            domains[domain] += 1
            taken += 1
            yield site


def _take(site: Site) -> bool:
    now = timezone.now()
    mine = Site.objects.filter(pk=site.pk, asked_at=site.asked_at)
    free = Q(begun_at=None) | Q(begun_at__lte=now - GIVEN_UP)
    if not is_on(site.government, MODULE):
        mine.update(asked_at=None)
        return False
    return bool(mine.filter(free).update(begun_at=now, read_pages=0))


def _busy() -> tuple[set[str], Counter[str]]:
    """What other workers visit right now."""
    rows = Site.objects.filter(begun_at__gt=timezone.now() - GIVEN_UP)
    names = [_names(address) for address in rows.values_list("address", flat=True)]
    return {host for host, _ in names}, Counter(domain for _, domain in names)


def _names(address: str) -> tuple[str, str]:
    """The host, and the domain that it lies below."""
    try:
        host = split(address).host.removeprefix("www.")
    except Failure:
        return address, address
    return host, ".".join(host.split(".")[-3:])


def _visit_all(sites: list[Site], fetching: Fetcher) -> list[Exception]:
    """The visits in threads that know no database; what they bring is kept here."""
    pages: Pages = queue.SimpleQueue()
    broken: list[Exception] = []
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="visit") as pool:
        waiting = {pool.submit(_visit, site, fetching, pages): site for site in sites}
        while waiting:
            schedule.tell_progress(len(sites) - len(waiting), len(sites), SITES)
            done, _ = wait(waiting, timeout=_BREATH, return_when=FIRST_COMPLETED)
            _tell(pages)
            for each in done:
                broken += _keep(waiting.pop(each), each)
    return broken


def _visit(site: Site, fetching: Fetcher, pages: Pages) -> Visit:
    rules, key = load_website_rules(), site.pk
    return visit(site.address, fetching, rules, tell=lambda count: pages.put((key, count)))


def _tell(pages: Pages) -> None:
    """How far each visit is, for whoever looks at its page."""
    counts: dict[int, int] = {}
    while not pages.empty():
        key, count = pages.get()
        counts[key] = count
    for key, count in counts.items():
        Site.objects.filter(pk=key, begun_at__isnull=False).update(read_pages=count)


def _keep(site: Site, done: Future[Visit]) -> list[Exception]:
    try:
        keep_visit(site=site, visited=done.result())
    except Exception as error:  # of whatever kind: the other sites are kept before it is told
        logger.error("The check of site %s failed", site.pk, exc_info=error)
        Site.objects.filter(pk=site.pk).update(asked_at=None, begun_at=None, read_pages=0)
        return [error]
    return []
