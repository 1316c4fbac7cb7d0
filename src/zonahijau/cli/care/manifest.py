"""What a backup says of itself, so that every part of it can be proven. No database.

A backup is a TAR file, so that any system can open it::

    rows/accounts_user.jsonl.gz     the rows of a table, one JSON array a line
    files/sealed/...                stored files, under the names that their hashes give them
    files.jsonl                     path, size and sha256 of each of them, in their order
    keys.json                       the keys under a passphrase, only when asked for
    manifest.json                   last: what all of this must be
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any

from zonahijau.wording import Refused, Text, refuse

FORMAT = "zonahijau-backup-1"
MANIFEST, FILES, KEYS = "manifest.json", "files.jsonl", "keys.json"
ROWS, STORED = "rows/", "files/"
LARGEST = 64 << 20
"""Bytes of a manifest or of keys: more is no backup of ours."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """One table: which columns its lines have in which order, how many, and their sha256 (of the
    compressed part)."""

    name: str
    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The head of an audit chain at the moment of the backup."""

    government: int
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that a restore is held against. ``key_mark`` is a known word under the key of
    personal data: it tells whether the keys of a machine are those of the backup."""

    version: str
    made_at: str
    database: str
    installation: str
    migrations: list[list[str]]
    tables: list[TableRows]
    left_out: list[str]
    chains: list[Chain]
    files: int
    file_bytes: int
    files_sha256: str
    keys_sha256: str | None
    key_mark: str | None
    format: str = field(default=FORMAT)

    @property
    def rows(self) -> int:
        """Rows of all tables together."""
        return sum(table.rows for table in self.tables)

    def to_bytes(self) -> bytes:
        """The part as it is written."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def fingerprint_of(content: bytes) -> str:
    """By which a whole backup is known: the sha256 of its manifest."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(content: bytes, file: str) -> Manifest:
    """The manifest in these bytes; Refused for what is none, or of a later format."""
    try:
        given = json.loads(content)
        if given["format"] != FORMAT:
            raise _newer(file, str(given["format"]))
        return _made(given)
    except (ValueError, TypeError, KeyError) as error:
        raise not_sound(
            file, Text("manifesnya tidak terbaca", "its manifest cannot be read")
        ) from (error)


def _made(given: dict[str, Any]) -> Manifest:
    tables = [TableRows(**each) for each in given.pop("tables")]
    chains = [Chain(**each) for each in given.pop("chains")]
    return Manifest(tables=tables, chains=chains, **given)


def not_sound(file: str, because: Text) -> Refused:
    """The refusal of a backup that is not what it was when it was made."""
    what = Text("Cadangan ini tidak utuh: {because}", "This backup is not sound: {because}")
    remedy = Text(
        "Pakai cadangan lain; pemasangan ini tidak diubah",
        "Use another backup; this installation was not changed",
    )
    return refuse(
        Text(what.id.format(because=because.id), what.en.format(because=because.en)),
        remedy,
        file=file,
    )


def _newer(file: str, found: str) -> Refused:
    what = Text(
        "Cadangan ini berbentuk {found}, bukan {ours}", "This backup is {found}, not {ours}"
    )
    remedy = Text(
        "Pasang versi Zona Hijau yang membuatnya, atau yang lebih baru",
        "Install the version of Zona Hijau that made it, or a later one",
    )
    return refuse(what.fill(found=found[:40], ours=FORMAT), remedy, file=file)
