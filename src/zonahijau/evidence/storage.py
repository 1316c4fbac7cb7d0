"""Where bytes lie, and how they get there so that nothing is ever half-written.

A file is written under ``incoming``, brought to the disk, and renamed to the name that its own
hash gives it; only then does anybody write a row about it. Whatever a killed process leaves behind
is a file that no row knows, and :func:`sweep` removes it.
"""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from django.conf import settings

from zonahijau.evidence.contents import too_large
from zonahijau.evidence.slots import Slot

LEFT_BEHIND_AFTER = 2 * 24 * 60 * 60
"""Seconds after which a file without a row belongs to nobody: longer than any preview waits."""

SEALED, SHOWN, SMALL = "sealed", "shown", "small"
"""Original bytes; the picture drawn anew; the same in small."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """Bytes on the disk that nobody owns yet."""

    path: Path
    sha256: str
    size: int


def root() -> Path:
    """The folder of files; never served as it is."""
    return Path(settings.MEDIA_ROOT)


def place(government: UUID, sha256: str, which: str = SEALED) -> Path:
    """Where the bytes of a hash lie, below the folder of files."""
    return Path(which) / str(government) / sha256[:2] / sha256


@contextmanager
def receiving(chunks: Iterable[bytes], slot: Slot, name: str) -> Iterator[Incoming]:
    """The bytes of an upload on the disk, hashed on the way, gone again unless kept.

    Refused as soon as they are more than the slot takes.
    """
    path = new_file()
    try:
        yield _receive(chunks, path, slot, name)
    finally:
        path.unlink(missing_ok=True)


def new_file() -> Path:
    """A path under ``incoming`` that nobody else uses."""
    folder = root() / "incoming"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder / uuid4().hex


def _receive(chunks: Iterable[bytes], path: Path, slot: Slot, name: str) -> Incoming:
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > slot.limit:
                raise too_large(slot, name)
            digest.update(chunk)
            file.write(chunk)
        _to_disk(file.fileno())
    return Incoming(path, digest.hexdigest(), size)


def keep(path: Path, at: Path) -> None:
    """Give a complete file its final name, on the disk before this returns.

    The same bytes again take the place of those that are there: nobody who reads notices, and
    their age begins anew, so that the sweep leaves them alone.
    """
    with path.open("rb+") as file:
        _to_disk(file.fileno())
    target = root() / at
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.utime(path)
    path.replace(target)
    for folder in (target.parent, target.parent.parent, target.parent.parent.parent):
        _folder_to_disk(folder)


def _to_disk(number: int) -> None:
    os.fsync(number)


def _folder_to_disk(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        _to_disk(number)
    finally:
        os.close(number)


def erase(government: UUID, sha256: str) -> None:
    """Remove the bytes of a hash and whatever was drawn from them."""
    for which in (SEALED, SHOWN, SMALL):
        (root() / place(government, sha256, which)).unlink(missing_ok=True)


def left_behind(now: float | None = None) -> Iterator[tuple[Path, str]]:
    """Files old enough to be nobody's, each with its name; an incoming one has no hash."""
    before = (now or time.time()) - LEFT_BEHIND_AFTER
    for folder in ("incoming", SEALED, SHOWN, SMALL):
        for path in (root() / folder).rglob("*"):
            if path.is_file() and path.stat().st_mtime < before:
                yield path, "" if folder == "incoming" else path.name
