"""What the machine says through variables that begin with ``ZONAHIJAU_``."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from zonahijau.wording import Text, quoted, refuse

TRUE = {"1", "true", "yes", "on", "ya"}
FALSE = {"", "0", "false", "no", "off", "tidak"}


def text(name: str, default: str = "") -> str:
    """The variable ``ZONAHIJAU_<name>``."""
    return os.environ.get(f"ZONAHIJAU_{name}", default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """A variable that is on or off; refuses a value that is neither."""
    value = text(name, "1" if default else "").lower()
    if value not in TRUE | FALSE:
        raise refuse(
            Text("ZONAHIJAU_{name} bernilai {value}", "ZONAHIJAU_{name} is {value}").fill(
                name=name, value=quoted(value)
            ),
            Text("isi dengan 1 atau 0", "set it to 1 or 0"),
        )
    return value in TRUE


def number(name: str, default: int) -> int:
    """A variable that is a whole number; refuses any other value."""
    value = text(name) or str(default)
    if not (value.isascii() and value.isdigit()):
        raise refuse(
            Text("ZONAHIJAU_{name} bernilai {value}", "ZONAHIJAU_{name} is {value}").fill(
                name=name, value=quoted(value)
            ),
            Text("isi dengan bilangan bulat", "set it to a whole number"),
        )
    return int(value)


def words(name: str, default: str) -> list[str]:
    """A variable that lists several values, parted by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """A folder named by a variable, made for its owner alone where it is missing."""
    path = Path(text(name) or default).expanduser().resolve()
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def secret(name: str, file: Path) -> str:
    """A secret from a variable, else from a file that the first start makes for its owner only."""
    if given := text(name):
        return given
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not file.exists():
        _make_once(file, secrets.token_urlsafe(64))
    return file.read_text(encoding="ascii").strip()


def _make_once(file: Path, content: str) -> None:
    """Whole or not at all, also when two processes start at once: the first one's stays."""
    handle, draft = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "w", encoding="ascii") as new:
        new.write(content)
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    os.unlink(draft)  # noqa: PTH108


def database(address: str, folder: Path) -> dict[str, Any]:
    """Settings for ``postgres://user:password@host:port/name``, else for SQLite in a folder."""
    if not address:
        return _sqlite(folder / "zonahijau.sqlite3")
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in {"postgres", "postgresql"}:
        raise refuse(
            Text(
                "ZONAHIJAU_DATABASE berawal {scheme}", "ZONAHIJAU_DATABASE begins with {scheme}"
            ).fill(scheme=quoted(parts.scheme)),
            Text(
                "tulis postgres://pengguna:sandi@host:5432/nama, atau kosongkan untuk SQLite",
                "write postgres://user:password@host:5432/name, or leave it empty for SQLite",
            ),
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8, "timeout": 10},
            **dict(parse_qsl(parts.query)),
        },
    }


def _sqlite(file: Path) -> dict[str, Any]:
    """WAL for readers beside a writer; FULL, for NORMAL loses acknowledged work at a power cut."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;"
                "PRAGMA synchronous=FULL;"
                "PRAGMA mmap_size=134217728;"
                "PRAGMA cache_size=-16000;"
            ),
        },
    }
