"""What a site's robots.txt allows the checker, and how much time it asks for between requests."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from zonahijau.websites.checking.charsets import decode
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.fetching import AGENT, Fetched, Fetcher
from zonahijau.websites.checking.guard import Deadline

MOST_BYTES = 500 * 1024
"""As much of the file counts as RFC 9309 asks for."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules. ``forbids_all`` where the server could not give them: then nobody may guess."""

    rules: Protego | None = None
    forbids_all: bool = False

    def allows(self, address: str) -> bool:
        """Whether the checker may fetch an address of the site."""
        if self.forbids_all:
            return False
        return self.rules is None or bool(self.rules.can_fetch(address, AGENT))

    def pause(self, least: float, most: float) -> float:
        """Seconds between two requests."""
        asked = self.rules.crawl_delay(AGENT) if self.rules else None
        return min(max(least, float(asked or 0)), most)

    @property
    def sitemaps(self) -> list[str]:
        """The lists of its pages that the file names."""
        return [str(each) for each in self.rules.sitemaps] if self.rules else []


def fetch_robots(fetcher: Fetcher, origin: str, deadline: Deadline) -> Robots:
    """The rules of a site by RFC 9309: none where the file is not there, all closed where its
    server breaks over it. Failure where the site cannot be reached at all."""
    try:
        answer = fetcher.get(f"{origin}/robots.txt", deadline)
    except Failure as failure:
        if failure.code in ("elsewhere", "redirects"):
            return Robots()
        raise
    if answer.status >= 500 or answer.status == 429:
        return Robots(forbids_all=True)
    return Robots(_read(answer)) if answer.status == 200 else Robots()


def _read(answer: Fetched) -> Protego:
    return Protego.parse(decode(answer.body[:MOST_BYTES]))
