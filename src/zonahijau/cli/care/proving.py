"""Reading a backup once from end to end before anything is written: is it what it was?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import NoReturn

from zonahijau import __version__
from zonahijau.cli.care.archive import Hashing, parts_of
from zonahijau.cli.care.manifest import (
    FILES,
    KEYS,
    LARGEST,
    MANIFEST,
    ROWS,
    STORED,
    Manifest,
    fingerprint_of,
    not_sound,
    read_manifest,
)
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class Proven:
    """A backup of which every part is what its manifest says."""

    path: Path
    manifest: Manifest
    fingerprint: str
    keys: bytes | None


def prove(path: Path, fingerprint: str | None = None) -> Proven:
    """Read every part; Refused when one is missing, cut off, altered, or was never there.

    ``fingerprint`` is the one that was written down when the backup was made.
    """
    reading = _Reading(path)
    with parts_of(path) as parts:
        for name, stream in parts:
            reading.take(name, stream)
    proven = reading.proven()
    if fingerprint and fingerprint != proven.fingerprint:
        raise refuse(
            Text("Sidik jari cadangan ini lain", "This backup has another fingerprint"),
            Text("Cari berkas yang sidik jarinya dicatat", "Find the file that was written down"),
            file=str(path),
        )
    return proven


@dataclass
class _Reading:
    """What has been seen of a backup so far."""

    path: Path
    hashes: dict[str, str] = field(default_factory=dict)
    files: int = 0
    file_bytes: int = 0
    listed: object = field(default_factory=hashlib.sha256)
    manifest: bytes | None = None
    keys: bytes | None = None

    def take(self, name: str, stream: Hashing) -> None:
        """Read one part, whichever it is."""
        if self.manifest is not None:
            self._wrong(Text("ada isi sesudah manifes", "something follows the manifest"))
        if name.startswith(STORED):
            self._file(name.removeprefix(STORED), stream)
        elif name == MANIFEST:
            self.manifest = stream.read(LARGEST)
        elif name in self.hashes:
            self._wrong(Text(f"bagian {name} ada dua kali", f"the part {name} is there twice"))
        else:
            if name == KEYS:
                self.keys = stream.read(LARGEST)
            self.hashes[name] = stream.drain()

    def _file(self, name: str, stream: Hashing) -> None:
        """Files are too many to remember: their list is made again, to the byte."""
        if not is_safe(name):
            self._wrong(Text("ada nama berkas yang keliru", "a file has an impossible name"))
        sha256 = stream.drain()
        line = json.dumps({"path": name, "size": stream.size, "sha256": sha256})
        self.listed.update(line.encode() + b"\n")  # type: ignore[attr-defined]
        self.files, self.file_bytes = self.files + 1, self.file_bytes + stream.size

    def proven(self) -> Proven:
        """Hold everything that was read against the manifest."""
        if self.manifest is None:
            self._wrong(Text("manifesnya tidak ada; berkasnya terpotong",
                             "its manifest is missing; the file was cut off"))  # fmt: skip
        manifest = read_manifest(self.manifest, str(self.path))
        for name, sha256 in _expected(manifest).items():
            found = self.hashes.pop(name, None)
            if found != sha256:
                self._altered(name, found)
        if self.hashes:
            self._altered(min(self.hashes), None)
        if (self.files, self.file_bytes) != (manifest.files, manifest.file_bytes):
            self._altered(STORED, "")
        if self.listed.hexdigest() != manifest.files_sha256:  # type: ignore[attr-defined]
            self._altered(STORED, "")
        return Proven(self.path, manifest, fingerprint_of(self.manifest), self.keys)

    def _altered(self, name: str, found: str | None) -> NoReturn:
        missing = Text(
            f"bagian {name} tidak ada atau asing", f"the part {name} is missing or alien"
        )
        altered = Text(f"bagian {name} sudah berubah", f"the part {name} was altered")
        self._wrong(missing if found is None else altered)

    def _wrong(self, because: Text) -> NoReturn:
        raise not_sound(str(self.path), because)


def is_safe(name: str) -> bool:
    """Whether a file of this name stays inside the folder of files."""
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and "\0" not in name


def _expected(manifest: Manifest) -> dict[str, str]:
    found = {f"{ROWS}{table.name}.jsonl.gz": table.sha256 for table in manifest.tables}
    found[FILES] = manifest.files_sha256
    return found | ({KEYS: manifest.keys_sha256} if manifest.keys_sha256 else {})


def newer(proven: Proven) -> Exception:
    """The refusal of a backup that a later version has made."""
    what = Text(
        "Cadangan ini dibuat Zona Hijau {theirs}, program ini {ours}",
        "This backup was made by Zona Hijau {theirs}, this program is {ours}",
    )
    remedy = Text(
        "Pasang versi yang membuatnya, atau yang lebih baru",
        "Install the version that made it, or a later one",
    )
    versions = {"theirs": proven.manifest.version, "ours": __version__}
    return refuse(what.fill(**versions), remedy, file=str(proven.path))
