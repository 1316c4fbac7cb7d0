"""A visit to a site: its first page, the rules for robots, and the few pages that may hold what is
looked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from zonahijau.lawbook.websites import Content, WebsiteRules
from zonahijau.websites.checking.addresses import Address, same_host, split
from zonahijau.websites.checking.charsets import decode
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.fetching import Fetched, Fetcher
from zonahijau.websites.checking.guard import Deadline
from zonahijau.websites.checking.reading import Link, Page, read_page
from zonahijau.websites.checking.robots import Robots, fetch_robots

Sleep = Callable[[float], None]
Tell = Callable[[int], None]
"""Hears how many pages have been read."""
MOST_LISTS = 2
"""Of lists of pages and feeds, which are looked at for their dates only."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that was fetched and read."""

    answer: Fetched
    page: Page
    html: str


@dataclass(slots=True)
class Visit:
    """What a visit brought. ``failure`` is why the first page could not be fetched; ``files`` are
    links that led to a file, ``dead`` those whose page the server does not have, ``unread`` those
    that were not fetched; ``lists`` the texts of lists of pages and feeds."""

    address: str
    first: Fetched | None = None
    failure: Failure | None = None
    without_tls: Failure | None = None
    seen: list[Seen] = field(default_factory=list)
    files: list[Link] = field(default_factory=list)
    dead: list[Link] = field(default_factory=list)
    unread: list[Link] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)


def visit(
    address: str,
    fetcher: Fetcher,
    rules: WebsiteRules,
    sleep: Sleep = time.sleep,
    tell: Tell = lambda _: None,
) -> Visit:
    """Visit a site politely: robots.txt first, one request at a time, with its pauses."""
    return _Visitor(address, fetcher, rules, sleep, tell).go()


class _Visitor:
    def __init__(
        self, address: str, fetcher: Fetcher, rules: WebsiteRules, sleep: Sleep, tell: Tell
    ):
        self._fetcher, self._rules, self._sleep, self._tell = fetcher, rules, sleep, tell
        self._deadline = Deadline(fetcher.limits.visit_seconds)
        self._robots: dict[str, Robots] = {}
        self.visit = Visit(address)

    def go(self) -> Visit:
        """The whole visit; whatever breaks on the way ends it there."""
        try:
            self._begin(self.visit.address)
        except Failure as failure:
            if failure.code not in ("no-connection", "timeout", "tls", "unknown-name"):
                return self._broken(failure)
            plain = self._without_tls(failure)
            if plain is not None:
                return self._broken(plain)
        self._look_around()
        return self.visit

    def _broken(self, failure: Failure) -> Visit:
        self.visit.failure = failure
        return self.visit

    def _without_tls(self, failure: Failure) -> Failure | None:
        """A site without HTTPS still answers on port 80; why not, where it does not."""
        if not self.visit.address.startswith("https://") or failure.code == "unknown-name":
            return failure
        try:
            self._begin("http://" + self.visit.address.removeprefix("https://"))
        except Failure:
            return failure
        self.visit.without_tls = failure
        return None

    def _begin(self, address: str) -> None:
        first = split(address)
        answer = self._fetch(str(first))
        page = self._keep(answer)
        if page is not None and page.refresh and len(page.text) < 500:
            following = split(page.refresh)
            if not same_host(following.host, answer.address.host):
                raise Failure("elsewhere", following.host)
            self.visit.seen.clear()
            answer = self._fetch(str(following))
            self._keep(answer)
        self.visit.first = answer

    def _soon(self) -> Deadline:
        return Deadline(self._deadline.left(self._fetcher.limits.seconds))

    def _fetch(self, address: str) -> Fetched:
        limits = self._fetcher.limits
        pause = self._robots_of(split(address)).pause(limits.pause, limits.longest_pause)
        self._sleep(self._deadline.left(pause))
        return self._fetcher.get(address, self._soon(), self._allows)

    def _allows(self, address: Address) -> bool:
        return self._robots_of(address).allows(str(address))

    def _robots_of(self, address: Address) -> Robots:
        """Fetched once for each origin, also for one that a redirect leads to."""
        if address.origin not in self._robots:
            robots = fetch_robots(self._fetcher, address.origin, self._soon())
            self._robots[address.origin] = robots
        return self._robots[address.origin]

    def _keep(self, answer: Fetched) -> Page | None:
        if answer.status != 200 or not answer.is_html:
            return None
        html = decode(answer.body, answer.headers.get("content-type", ""))
        page = read_page(html, answer.address)
        self.visit.seen.append(Seen(answer, page, html))
        self._tell(len(self.visit.seen))
        return page

    def _look_around(self) -> None:
        """Pages that may hold what is missing, then the dates of lists and feeds."""
        if not self.visit.seen:
            return
        first = self.visit.seen[0]
        host = first.answer.address.host
        wanted = list(self._next_pages(first.page.own_links(host), {str(first.answer.address)}))
        goes_on = True
        for link in wanted:
            goes_on = goes_on and self._has_room() and self._try(link, host)
            if not goes_on:
                self.visit.unread.append(link)
        self._look_at_lists(first)

    def _has_room(self) -> bool:
        """Whether one more page fits into the visit, by number and by bytes."""
        limits, held = self._fetcher.limits, sum(len(each.answer.body) for each in self.visit.seen)
        return len(self.visit.seen) < limits.pages and held < limits.visit_bytes

    def _try(self, link: Link, host: str) -> bool:
        """Whether the visit may go on; a page that fails is passed over."""
        try:
            answer = self._fetch(link.address)
        except Failure as failure:
            if failure.code == "timeout":
                return False
            self.visit.unread.append(link)
            return True
        if same_host(answer.address.host, host):
            self._sort(link, answer)
        return True

    def _sort(self, link: Link, answer: Fetched) -> None:
        if answer.status in (404, 410):
            self.visit.dead.append(link)
        elif answer.status != 200:
            self.visit.unread.append(link)
        elif self._keep(answer) is None:
            self.visit.files.append(link)

    def _next_pages(self, links: list[Link], known: set[str]) -> Iterator[Link]:
        """For each content that the first page lacks, the links that look like it: the required
        ones first, one link each, then second ones."""
        missing = [each for each in self._rules.contents if each.links]
        missing.sort(key=lambda content: not content.required)
        fitting = {each.code: [link for link in links if fits(link, each)] for each in missing}
        for place in range(2):
            for content in missing:
                mine = fitting[content.code]
                if len(mine) > place and mine[place].address not in known:
                    known.add(mine[place].address)
                    yield mine[place]

    def _look_at_lists(self, first: Seen) -> None:
        origin = first.answer.address.origin
        sitemaps = self._robots_of(first.answer.address).sitemaps or [f"{origin}/sitemap.xml"]
        named = [*first.page.feeds, *sitemaps]
        for address in named[:MOST_LISTS]:
            try:
                if same_host(split(address).host, first.answer.address.host):
                    answer = self._fetch(address)
                    if answer.status == 200:
                        self.visit.lists.append(decode(answer.body))
            except Failure:
                continue


def fits(link: Link, content: Content) -> bool:
    """Whether a link looks as if it led to a content, by its address or its words."""
    path = split(link.address).path.lower()
    words = link.words.lower()
    return any(each in path or each in words for each in content.links) or any(
        each in words for each in content.words
    )
