"""An empty database with every migration applied: made once, then copied for each run of the suite.

Only the migrations and the versions of Django and SQLite say what it is, so it is made again when
one of them changes and by nothing else; what a test writes goes into its own copy.
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import django
import psycopg
from psycopg import sql

from tests import once

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src" / "zonahijau"
KEPT = ROOT / ".pytest_cache" / "d" / "migrated"
"""Where the whole ones wait for the next run."""


def laid(place: Path) -> None:
    """Lay a copy for SQLite at ``place``."""
    KEPT.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(once.made(KEPT / f"{name()}.sqlite3", _make), place)


def create(address: str, database: str) -> None:
    """Create a database with every migration on the PostgreSQL server at ``address``."""
    with psycopg.connect(f"{address}postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
    _migrate(ZONAHIJAU_DATABASE=f"{address}{database}")


def name() -> str:
    """What tells these migrations under this Django from all others."""
    known = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for path in sorted(SOURCES.glob("*/migrations/*.py")):
        known.update(str(path.relative_to(SOURCES)).encode())
        known.update(path.read_bytes())
    return known.hexdigest()[:20]


def _make(place: Path) -> None:
    folder = place.with_name(f"{place.name}-data")
    _migrate(ZONAHIJAU_DATA=str(folder), ZONAHIJAU_DATABASE="")
    (folder / "zonahijau.sqlite3").rename(place)
    shutil.rmtree(folder)


def _migrate(**known: str) -> None:
    known = os.environ | known | {"DJANGO_SETTINGS_MODULE": "zonahijau.config.settings"}
    words = [sys.executable, "-m", "django", "migrate", "--verbosity=0"]
    subprocess.run(words, env=known, check=True, stdout=subprocess.DEVNULL)
