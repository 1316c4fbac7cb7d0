"""Making a backup: every table as of one moment, then the files, then what all of it must be."""

from __future__ import annotations

import gzip
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from zonahijau import __version__, audit
from zonahijau.cli.care.archive import ArchiveWriter, new_file
from zonahijau.cli.care.database import vendor
from zonahijau.cli.care.files import (
    check_space,
    size_of_database,
    size_of_files,
    stored_files,
    told_of_history,
)
from zonahijau.cli.care.keys import key_mark, seal_keys
from zonahijau.cli.care.manifest import (
    FILES,
    KEYS,
    MANIFEST,
    ROWS,
    STORED,
    Chain,
    Manifest,
    TableRows,
    fingerprint_of,
)
from zonahijau.cli.care.migrations import State, applied, models_at, unknown
from zonahijau.cli.care.rows import columns_of, reader_of
from zonahijau.cli.care.snapshot import left_out, rows_of, snapshot
from zonahijau.wording import Text, refuse

Count = Callable[[int], None]
"""Told after each piece how many rows or files more are done."""
HEADS = "audit_head"
MADE = "backup-made"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that stands on the disk. ``altered`` are files whose bytes no longer have the hash
    in their name, or that their row tells: they were taken along as they are. ``missing`` are files
    of the survey history that are no longer there."""

    path: Path
    manifest: Manifest
    fingerprint: str
    size: int
    altered: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def back_up(target: Path, *, passphrase: str | None, count: Count) -> Made:
    """Write a backup of everything to a new file, while people go on working.

    ``passphrase`` takes the keys along, sealed with it; None leaves them out. That a backup was
    made, and its fingerprint, is written into the audit chain of the installation.
    """
    state = applied()
    check_state(state)
    with new_file(target) as draft:
        check_space(draft.parent, size_of_files() + size_of_database())
        sealed = seal_keys(passphrase) if passphrase else None
        making = _Making(ArchiveWriter(draft), draft.parent, count)
        with snapshot():
            making.add_tables(state)
            making.chains = list(_chains())
            making.told = told_of_history(state)
        making.add_files()
        manifest, fingerprint = making.finish(state, sealed)
    _write_down(manifest, fingerprint)
    size = target.stat().st_size
    return Made(target, manifest, fingerprint, size, making.altered, sorted(making.told))


def _chains() -> Iterator[Chain]:
    from zonahijau.audit.models import Head

    for row in Head.objects.order_by("pk").values_list("government_id", "number", "hash"):
        yield Chain(*row)


@dataclass
class _Making:
    """A backup that is being written."""

    archive: ArchiveWriter
    folder: Path
    count: Count
    tables: list[TableRows] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    chains: list[Chain] = field(default_factory=list)
    files: int = 0
    file_bytes: int = 0
    files_sha256: str = ""
    altered: list[str] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)
    """Files of the survey history that have not been met yet, and their sha256."""

    def add_tables(self, state: State) -> None:
        for model in models_at(state):
            if left_out(model):
                self.left_out.append(model._meta.db_table)
            else:
                self.tables.append(self._add_table(model))

    def _add_table(self, model: Any) -> TableRows:
        """Lines go through a draft on the disk: their size must be known before they are added."""
        line, rows, table = reader_of(model), 0, model._meta.db_table
        with tempfile.TemporaryFile(dir=self.folder) as draft:
            with gzip.GzipFile(fileobj=draft, mode="wb", compresslevel=6, mtime=0) as packed:
                for row in rows_of(model):
                    packed.write(line(row))
                    rows += 1
                    self.count(1)
            size = draft.tell()
            draft.seek(0)
            sha256 = self.archive.add(f"{ROWS}{table}.jsonl.gz", draft, size)
        return TableRows(table, columns_of(model), rows, sha256)

    def add_files(self) -> None:
        """Files lie complete under their names before a row tells of them; one that is erased
        while we read belongs to no row any more."""
        with tempfile.TemporaryFile(dir=self.folder) as listed:
            for each in stored_files():
                with suppress(FileNotFoundError):
                    listed.write(self._add_file(each.path, each.name))
                    self.count(1)
            size = listed.tell()
            listed.seek(0)
            self.files_sha256 = self.archive.add(FILES, listed, size)

    def _add_file(self, path: Path, name: str) -> bytes:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size  # another may take its name meanwhile
            sha256 = self.archive.add(f"{STORED}{name}", stream, size)
        self.files, self.file_bytes = self.files + 1, self.file_bytes + size
        sealed = path.name if name.startswith("sealed/") else sha256
        if self.told.pop(name, sealed) != sha256:
            self.altered.append(name)
        return json.dumps({"path": name, "size": size, "sha256": sha256}).encode() + b"\n"

    def finish(self, state: State, sealed: bytes | None) -> tuple[Manifest, str]:
        """Add keys and manifest, and close the archive."""
        manifest = Manifest(
            version=__version__,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            database=vendor(),
            installation=settings.ADDRESS,
            migrations=[list(each) for each in state],
            tables=self.tables,
            left_out=self.left_out,
            chains=self.chains,
            files=self.files,
            file_bytes=self.file_bytes,
            files_sha256=self.files_sha256,
            keys_sha256=self.archive.add_bytes(KEYS, sealed) if sealed else None,
            key_mark=key_mark(),
        )
        content = manifest.to_bytes()
        self.archive.add_bytes(MANIFEST, content)
        self.archive.close()
        return manifest, fingerprint_of(content)


@transaction.atomic
def _write_down(manifest: Manifest, fingerprint: str) -> None:
    audit.record(
        government=None,
        by=None,
        action=MADE,
        details={
            "sha256": fingerprint,
            "rows": manifest.rows,
            "files": manifest.files,
            "keys": int(manifest.keys_sha256 is not None),
        },
    )


def check_state(state: State) -> None:
    """Refused for a database in which nothing is, or that a later program has changed."""
    if not state:
        raise refuse(
            Text("Pemasangan ini masih kosong", "This installation is empty"),
            Text("Jalankan zonahijau setup lebih dahulu", "Run zonahijau setup first"),
        )
    if unknown(state):
        raise newer_database()


def newer_database() -> Exception:
    """The refusal to touch a database that a later program has changed."""
    return refuse(
        Text(
            "Basis data ini milik versi Zona Hijau yang lebih baru",
            "This database belongs to a later version of Zona Hijau",
        ),
        Text("Pasang versi itu lagi", "Install that version again"),
    )
