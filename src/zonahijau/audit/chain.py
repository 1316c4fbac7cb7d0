"""The arithmetic of the chain: what is hashed, and what makes a chain broken. No database.

Each entry has two hashes. ``content_hash`` covers what the entry says together with a random
salt, so that the content of an entry may be withheld without anybody guessing it back from its
hash. ``hash`` covers the hash before, the number and the content hash, and so fixes the order.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from zonahijau.wording import Text

START = "0" * 64
"""The hash before the first entry."""

Details = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Content:
    """What an entry says. ``government`` is 0 for what concerns the installation itself; ``at``
    is an ISO instant in UTC with microseconds."""

    government: int
    number: int
    at: str
    actor_uid: str | None
    actor_role: str
    action: str
    subject_type: str
    subject_uid: str | None
    details: Details


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it stands in the chain, hashes included."""

    content: Content
    salt: str
    content_hash: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold, and what is wrong there."""

    number: int
    what: Text


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome of walking a chain: how many entries, the last hash, where it does not hold.

    ``head`` written down elsewhere (in minutes, in a letter) later proves that nothing was cut
    off the end: a chain alone cannot know what once followed its last entry.
    """

    government: int
    entries: int
    head: str
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        """Whether every entry says what it said when it was written, in the same order."""
        return not self.breaks


def instant(at: datetime) -> str:
    """The instant as it is hashed: UTC, always with microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def hash_of_content(content: Content, salt: str) -> str:
    """sha256 (hex) of the salt and the content's canonical JSON: keys sorted, no spaces."""
    canonical = json.dumps(
        asdict(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(f"{salt}\n{canonical}".encode()).hexdigest()


def hash_of_link(previous_hash: str, number: int, content_hash: str) -> str:
    """sha256 (hex) that ties an entry to the one before it."""
    return hashlib.sha256(f"{previous_hash}\n{number}\n{content_hash}".encode()).hexdigest()


def walk(
    government: int, links: Iterable[Link], *, first: int = 1, before: str = START
) -> Verification:
    """Check every link in order; ``first`` and ``before`` say where a part of a chain starts."""
    breaks: list[Break] = []
    expected, previous = first, before
    for link in links:
        breaks += (Break(link.content.number, what) for what in _faults(link, expected, previous))
        expected, previous = link.content.number + 1, link.hash
    return Verification(government, expected - first, previous, tuple(breaks))


_MISSING = Text("nomor {expected} tidak ada", "number {expected} is missing")
_ALTERED = Text("isinya tidak seperti saat ditulis", "it does not say what was written")
_UNTIED = Text("tidak menyambung ke catatan sebelumnya", "it does not follow the entry before")
_FORGED = Text("hash rantainya tidak cocok", "its chain hash does not match")


def _faults(link: Link, expected: int, previous: str) -> Iterable[Text]:
    number = link.content.number
    if number != expected:
        yield _MISSING.fill(expected=expected)
    if hash_of_content(link.content, link.salt) != link.content_hash:
        yield _ALTERED
    if link.previous_hash != previous:
        yield _UNTIED
    if hash_of_link(link.previous_hash, number, link.content_hash) != link.hash:
        yield _FORGED
