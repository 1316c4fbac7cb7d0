"""Writing and reading the parts of a backup one after the other, in little memory."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol
from uuid import uuid4

from zonahijau.cli.care.manifest import not_sound
from zonahijau.wording import Text, refuse

AT_ONCE = 1 << 20
"""Bytes that are copied in one go."""


class Feed(Protocol):
    """Whatever bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes: ...


class Hashing:
    """A stream of which the hash and the length are known when it has been read."""

    def __init__(self, stream: Feed):
        self._stream = stream
        self._digest = hashlib.sha256()
        self.size = 0

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        piece = self._stream.read(size)
        self._digest.update(piece)
        self.size += len(piece)
        return piece

    @property
    def sha256(self) -> str:
        """Of what has been read so far."""
        return self._digest.hexdigest()

    def drain(self) -> str:
        """Read what is left; the sha256 of everything."""
        while self.read(AT_ONCE):
            pass
        return self.sha256


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """A draft beside ``target`` that takes its name only when the block has ended well.

    For its owner alone, and on the disk before it is renamed. Refused when the target exists.
    """
    if target.exists():
        raise refuse(
            Text("Berkas ini sudah ada", "This file exists"),
            Text("Pilih nama lain; berkas lama tidak pernah ditimpa",
                 "Choose another name; an old file is never overwritten"),
            file=str(target),
        )  # fmt: skip
    if not target.parent.is_dir():
        raise refuse(
            Text("Folder ini tidak ada", "There is no such folder"),
            Text("Buat foldernya lebih dahulu", "Make the folder first"),
            file=str(target.parent),
        )
    draft = target.with_name(f".{target.name}.{uuid4().hex[:8]}.part")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        yield draft
        to_disk(draft)
        draft.rename(target)
        to_disk(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def to_disk(path: Path) -> None:
    """What was written into a file or a folder survives a power cut."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


class ArchiveWriter:
    """A new TAR file; parts are added once and never held in memory."""

    def __init__(self, path: Path):
        self._tar = tarfile.open(path, "w", format=tarfile.PAX_FORMAT)  # noqa: SIM115

    def add(self, name: str, stream: IO[bytes], size: int) -> str:
        """Add a part of that many bytes; its sha256."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        hashing = Hashing(stream)
        self._tar.addfile(entry, hashing)
        self._tar.members.clear()  # type: ignore[attr-defined]  # it would remember all parts
        return hashing.sha256

    def add_bytes(self, name: str, content: bytes) -> str:
        """Add a small part; its sha256."""
        return self.add(name, io.BytesIO(content), len(content))

    def close(self) -> None:
        """Write the end of the file."""
        self._tar.close()


@contextmanager
def parts_of(path: Path) -> Iterator[Iterator[tuple[str, Hashing]]]:
    """The parts of an archive in their order, each to be read before the next.

    Refused for a file that is no archive, ends too early, or holds anything but plain files.
    """
    try:
        tar = tarfile.open(path, "r:")  # noqa: SIM115  closed below
    except (OSError, tarfile.TarError) as error:
        raise _unreadable(path, error) from error
    try:
        yield _parts(tar, path)
    except (tarfile.TarError, EOFError) as error:
        raise _cut_off(path) from error
    finally:
        tar.close()


def _unreadable(path: Path, error: Exception) -> Exception:
    if isinstance(error, tarfile.TarError):
        return _cut_off(path)
    return refuse(
        Text("Cadangan ini tidak dapat dibaca", "This backup cannot be read"),
        Text("Periksa nama dan izin berkasnya", "Check the file's name and permissions"),
        file=str(path),
    )


def _parts(tar: tarfile.TarFile, path: Path) -> Iterator[tuple[str, Hashing]]:
    while entry := tar.next():
        tar.members.clear()  # type: ignore[attr-defined]
        stream = tar.extractfile(entry) if entry.isreg() else None
        if stream is None:
            raise not_sound(str(path), Text("ada isi yang bukan berkas", "a part is no file"))
        hashing = Hashing(stream)
        yield entry.name, hashing
        hashing.drain()
        if hashing.size != entry.size:
            raise _cut_off(path)


def _cut_off(path: Path) -> Exception:
    return not_sound(str(path), Text("berkasnya terpotong atau rusak", "it is cut off or damaged"))
