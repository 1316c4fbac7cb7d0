"""Installations of their own for tests: a folder, a database, and the program as a process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

PROGRAM = [sys.executable, "-m", "zonahijau.cli"]


@dataclass(frozen=True)
class Call:
    """What one call of the program gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Installation:
    """A data folder and, unless it is SQLite, the address of a database."""

    folder: Path
    database: str = ""
    extra: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "ZONAHIJAU" not in name}
        kept.pop("DJANGO_SETTINGS_MODULE", None)
        own = {"ZONAHIJAU_DATA": str(self.folder), "ZONAHIJAU_DATABASE": self.database}
        return kept | own | self.extra

    def run(self, *words: object, **extra: str) -> Call:
        """One command; a refusal is one line and nothing else."""
        done = subprocess.run(
            [*PROGRAM, *map(str, words)],
            env=self.environment() | extra,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
        )
        return Call(done.returncode, done.stdout, done.stderr)

    def done(self, *words: object, **extra: str) -> Call:
        """The same where nothing may be refused."""
        call = self.run(*words, **extra)
        assert call.code == 0, call.err
        return call

    def refused(self, *words: object, **extra: str) -> str:
        """The one line of a refusal."""
        call = self.run(*words, "--lang", "en", **extra)
        assert (call.code, call.out, call.err.count("\n")) == (2, "", 1), call
        return call.err

    def python(self, code: str) -> str:
        """What a script prints inside this installation."""
        script = f"from zonahijau.cli.django import load_django\nload_django()\n{code}"
        words = [sys.executable, "-c", script]
        done = subprocess.run(
            words, env=self.environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def chains(self) -> dict[str, str]:
        """The head of each audit chain; all of them hold."""
        return {each["chain"]: each["head"] for each in self.done("audit", "verify", "--json").json}


def new_database(server: str) -> str:
    """The address of a new, empty database on a PostgreSQL server."""
    import psycopg

    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
    return f"{server.rpartition('/')[0]}/{name}"
