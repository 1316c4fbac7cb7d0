"""The folders of an installation, open to their owner alone."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

OTHERS = 0o077
"""The bits that let group and others in."""


def private_folders() -> list[Path]:
    """Data, keys and files: nobody else has business there."""
    return [Path(settings.DATA), Path(settings.KEYS), Path(settings.MEDIA_ROOT)]


def private_files() -> list[Path]:
    """The files that a stranger must not even read; a closed folder keeps its files closed."""
    database = Path(str(settings.DATABASES["default"]["NAME"]))
    found = [path for path in Path(settings.KEYS).iterdir() if path.is_file()]
    if database.is_absolute() and database.is_file() and database.parent.stat().st_mode & OTHERS:
        found.append(database)
    return found


def too_open() -> list[Path]:
    """Those that others may enter or read."""
    paths = [*private_folders(), *private_files()]
    return [path for path in paths if path.stat().st_mode & OTHERS]


def mend_modes() -> list[Path]:
    """Close what is too open; returns what was."""
    open_to_others = too_open()
    for path in open_to_others:
        path.chmod(path.stat().st_mode & ~OTHERS)
    return open_to_others
