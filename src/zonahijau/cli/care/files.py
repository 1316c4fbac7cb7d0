"""The stored files of an installation: how many, and each in turn."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from zonahijau.cli.care.database import vendor
from zonahijau.cli.care.migrations import State, models_at
from zonahijau.wording import Text, refuse

SPARE = 64 << 20
"""Bytes that must stay free whatever happens."""
RESTORING = ".restoring-"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file below the folder of files, by the path that rows know."""

    path: Path
    name: str


def stored_files() -> Iterator[StoredFile]:
    """Every stored file, folder by folder, in the order of their names. What begins with a dot is
    being written, or was when the machine stopped."""
    root = Path(settings.MEDIA_ROOT)
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(each for each in folders if not each.startswith(RESTORING))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = Path(folder) / name
            yield StoredFile(path, path.relative_to(root).as_posix())


def told_of_history(state: State) -> dict[str, str]:
    """The files of the survey history by their names, with the sha256 that their rows tell, of a
    database at that state."""
    from zonahijau.surveys import past

    found = [each for each in models_at(state) if each._meta.db_table == "surveys_pastanswers"]
    told = past.files(found[0]._base_manager.all()) if found else {}
    root = Path(settings.MEDIA_ROOT)
    return {file.relative_to(root).as_posix(): sha256 for file, sha256 in told.items()}


def size_of_files() -> int:
    """Bytes of all stored files."""
    return sum(_size(each.path) for each in stored_files())


def size_of_database() -> int:
    """Bytes that the database takes now."""
    from django.db import connection

    if vendor() == "sqlite":
        return _size(Path(str(connection.settings_dict["NAME"])))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])


def check_space(folder: Path, needed: int) -> None:
    """Refused when a folder has not that many bytes, and some to spare."""
    free = shutil.disk_usage(folder).free
    if free >= needed + SPARE:
        return
    what = Text(
        "Ruang disk kurang: perlu {needed} MB, ada {free} MB",
        "The disk is too small: {needed} MB are needed, {free} MB are free",
    )
    remedy = Text("Kosongkan disk, atau pilih disk lain", "Free some, or choose another disk")
    raise refuse(
        what.fill(needed=(needed + SPARE) >> 20, free=free >> 20), remedy, file=str(folder)
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
