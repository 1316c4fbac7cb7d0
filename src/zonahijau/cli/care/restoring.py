"""Making an empty installation what a backup says: all of it, or nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import DataError, IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from zonahijau import audit
from zonahijau.cli.care.archive import AT_ONCE, Hashing, parts_of, to_disk
from zonahijau.cli.care.database import vendor
from zonahijau.cli.care.files import RESTORING, check_space
from zonahijau.cli.care.keys import fits, open_keys, put_keys
from zonahijau.cli.care.loading import clear, drop_all, load_table, rows_in, settle
from zonahijau.cli.care.manifest import ROWS, STORED, Manifest, TableRows, not_sound
from zonahijau.cli.care.migrations import State, applied, leaves, models_at, unknown
from zonahijau.cli.care.proving import Proven, newer
from zonahijau.cli.care.rows import columns_of
from zonahijau.wording import Text, refuse

Count = Callable[[int], None]
RESTORED = "restored"
GROWTH = 4
"""Rows in a database take at most about this many times the room of their packed lines."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What stands now. ``keys_fit``: personal data can be read with the keys of this machine;
    ``unsound`` are files of the survey history that were lost or altered before the backup."""

    manifest: Manifest
    fingerprint: str
    keys_fit: bool
    upgraded: bool
    unsound: tuple[str, ...] = ()


def restore(proven: Proven, *, passphrase: str | None, count: Count) -> Restored:
    """Restore a proven backup into an empty installation.

    Files are laid beside their place and the rows into a new database (SQLite) or one transaction
    (PostgreSQL); only when counts and audit chains hold does any of it take its place. Refused
    when the installation is not empty or the backup comes from a later version.
    """
    state = [(app, name) for app, name in proven.manifest.migrations]
    if unknown(state):
        raise newer(proven)
    check_empty()
    keys = _keys(proven, passphrase)
    root = Path(settings.MEDIA_ROOT)
    check_space(root, proven.manifest.file_bytes + GROWTH * proven.path.stat().st_size)
    waiting = root / f"{RESTORING}{uuid4().hex[:8]}"
    try:
        waiting.mkdir(mode=0o700)
        upgraded = _restore(proven, state, waiting, count)
    finally:
        shutil.rmtree(waiting, ignore_errors=True)
    if keys:
        put_keys(keys)
    mark = proven.manifest.key_mark
    keys_fit = mark is None or fits(mark)
    _write_down(proven)
    unsound = tuple(_unsound())
    return Restored(proven.manifest, proven.fingerprint, keys_fit, upgraded, unsound)


def _unsound() -> Iterator[str]:
    from zonahijau.surveys import past
    from zonahijau.surveys.models import PastAnswers

    for file in past.unsound(past.files(PastAnswers.objects.all())):
        yield file.relative_to(settings.MEDIA_ROOT).as_posix()


def _restore(proven: Proven, state: State, waiting: Path, count: Count) -> bool:
    with _new_tables():
        upgraded = _fill(proven, state, waiting, count)
        _prove_chains(proven)
        _put_files(waiting)
    return upgraded


def check_empty() -> None:
    """Refused when there is anything here that somebody has made."""
    from zonahijau.accounts.models import User
    from zonahijau.audit.models import Head
    from zonahijau.organisations.models import Government

    tables = set(connection.introspection.table_names()) if applied() else set()
    made = [
        model for model in (User, Government, Head)
        if model._meta.db_table in tables and model._default_manager.exists()
    ]  # fmt: skip
    if made:
        raise _not_empty(str(connection.settings_dict["NAME"]))
    root = Path(settings.MEDIA_ROOT)
    if any(path.is_file() for path in root.rglob("*") if RESTORING not in str(path)):
        raise _not_empty(str(root))


def _not_empty(file: str) -> Exception:
    return refuse(
        Text("Pemasangan ini sudah berisi", "This installation is not empty"),
        Text(
            "Pulihkan ke pemasangan kosong: ZONAHIJAU_DATA dan ZONAHIJAU_DATABASE yang baru",
            "Restore into an empty one: a new ZONAHIJAU_DATA and ZONAHIJAU_DATABASE",
        ),
        file=file,
    )


def _keys(proven: Proven, passphrase: str | None) -> dict[str, str]:
    if proven.keys is None or not passphrase:
        return {}
    return open_keys(proven.keys, passphrase, str(proven.path))


@contextmanager
def _new_tables() -> Iterator[None]:
    """A database that becomes ours when the block has ended well, and not before."""
    if vendor() == "sqlite":
        with _new_sqlite_file():
            yield
    else:
        with transaction.atomic(durable=True):
            drop_all()
            yield


@contextmanager
def _new_sqlite_file() -> Iterator[None]:
    """Work in a new file beside the database's, and rename it at the end."""
    connection.close()
    target = Path(str(connection.settings_dict["NAME"]))
    _check_unused(target)
    draft = target.with_name(f"{RESTORING}{uuid4().hex[:8]}.sqlite3")
    connection.settings_dict["NAME"] = str(draft)
    try:
        draft.touch(mode=0o600)
        yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        to_disk(draft)
        draft.replace(target)
        to_disk(target.parent)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = str(target)
        for ending in ("", "-wal", "-shm"):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


def _check_unused(target: Path) -> None:
    """A log beside the database means that some process has it open: it would go on in the old."""
    if target.with_name(f"{target.name}-wal").exists():
        raise refuse(
            Text("Basis data ini sedang dipakai", "This database is in use"),
            Text(
                "Hentikan zonahijau serve dan zonahijau worker lebih dahulu",
                "Stop zonahijau serve and zonahijau worker first",
            ),
            file=str(target),
        )


def _fill(proven: Proven, state: State, waiting: Path, count: Count) -> bool:
    """Tables as they were, their rows, the files; then whatever has changed since."""
    MigrationExecutor(connection).migrate(leaves(state))
    found = {model._meta.db_table: model for model in models_at(state)}
    tables = {f"{ROWS}{table.name}.jsonl.gz": table for table in proven.manifest.tables}
    with _fitting(proven), transaction.atomic(), parts_of(proven.path) as parts:
        clear(found.values())
        for name, stream in parts:
            if name in tables:
                _load(proven, tables[name], found, stream, count)
            elif name.startswith(STORED):
                _lay(waiting / name.removeprefix(STORED), stream)
                count(1)
        settle(list(found.values()))
    before = applied()
    call_command("migrate", interactive=False, verbosity=0)
    return applied() != before


@contextmanager
def _fitting(proven: Proven) -> Iterator[None]:
    """Rows that the tables do not take were never rows of ours."""
    try:
        yield
    except (IntegrityError, DataError, ValueError) as error:
        raise not_sound(str(proven.path), _UNFIT) from error


def _load(
    proven: Proven, table: TableRows, found: dict[str, Any], stream: Hashing, count: Count
) -> None:
    model = found.get(table.name)
    if model is None or columns_of(model) != table.columns:
        raise not_sound(str(proven.path), _FOREIGN.fill(table=table.name))
    load_table(model, stream, count)
    if rows_in(model) != table.rows:
        raise not_sound(str(proven.path), _COUNT.fill(table=table.name))


def _lay(path: Path, stream: Hashing) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with path.open("xb") as file:
        while piece := stream.read(AT_ONCE):
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o600)


def _prove_chains(proven: Proven) -> None:
    """Every chain of the backup is here, ends where it ended, and holds from its first entry."""
    from zonahijau.audit.queries import chains

    expected = {each.government: each for each in proven.manifest.chains}
    if set(chains()) != expected.keys():
        raise not_sound(str(proven.path), _CHAIN)
    for chain in chains():
        walked = audit.verify(chain)
        if not walked.holds or walked.head != expected[chain].hash:
            raise not_sound(str(proven.path), _CHAIN)


def _put_files(waiting: Path) -> None:
    """The folders of files take their places; the place itself may be a disk of its own."""
    for path in sorted(waiting.iterdir()):
        target = waiting.parent / path.name
        if target.is_dir():
            shutil.rmtree(target)  # it was found empty
        path.rename(target)
    to_disk(waiting.parent)


@transaction.atomic
def _write_down(proven: Proven) -> None:
    details = {"sha256": proven.fingerprint, "rows": proven.manifest.rows}
    audit.record(government=None, by=None, action=RESTORED, details=details)


_UNFIT = Text("ada baris yang tidak cocok dengan tabelnya", "a row does not fit its table")
_FOREIGN = Text(
    "tabel {table} tidak dikenal dalam bentuk itu", "the table {table} is not known in that form"
)
_COUNT = Text("jumlah baris tabel {table} berbeda", "the table {table} has other rows")
_CHAIN = Text("rantai audit tidak cocok", "an audit chain does not hold")
