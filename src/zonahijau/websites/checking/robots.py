"""What a site's robots.txt allows the checker, and how much time it asks for between requests."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

from zonahijau.websites.checking.charsets import decode
from zonahijau.websites.checking.failures import Failure
from zonahijau.websites.checking.fetching import AGENT, Fetched, Fetcher
from zonahijau.websites.checking.guard import Deadline

MOST_BYTES = 500 * 1024
"""As much of the file counts as RFC 9309 asks for."""
_NAME = re.compile(
    r"^([ \t]*user-agent[ \t]*:[ \t]*)([a-z_-]+)[^\r\n]*", re.IGNORECASE | re.MULTILINE
)


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
    """The rules of a site by RFC 9309: none where the file is not there or is elsewhere, all
    closed where its server breaks over it. Failure where the site cannot be reached at all."""
    try:
        answer = fetcher.get(f"{origin}/robots.txt", deadline)
    except Failure as failure:
        if failure.code in ("elsewhere", "redirects", "scheme", "address"):
            return Robots()
        if failure.code == "protocol":
            return Robots(forbids_all=True)
        raise
    if answer.status >= 500 or answer.status == 429:
        return Robots(forbids_all=True)
    return Robots(_read(answer)) if answer.status == 200 else Robots()


def _read(answer: Fetched) -> Protego:
    return Protego.parse(_NAME.sub(_by_whole_name, decode(answer.body[:MOST_BYTES])))


def _by_whole_name(line: re.Match[str]) -> str:
    """A group is ours when it names us as a whole, with or without a version; Protego would take a
    part of our name for us as well."""
    named = line[2].lower()
    is_a_part = named != AGENT.lower() and named in AGENT.lower()
    return f"{line[1]}{'not-' if is_a_part else ''}{line[2]}"
