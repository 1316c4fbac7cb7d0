"""A PostgreSQL server for one run of the suite: temporary, on loopback, gone at its end."""

import os
import shlex
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests import leftovers, migrated, once

INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian's packages put each version's programs."""

TEMPLATE = "migrated"
"""The database that others are copied from."""

FOR_TESTS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=100")


def start() -> str:
    """The address of a new, empty server; it is stopped when this process ends."""
    return _served(_initialised)


def start_migrated(kept: Path) -> str:
    """The same, with a database of the name ``TEMPLATE`` in which every migration is applied.

    It is made once, waits in the folder ``kept``, and is made again for other migrations.
    """
    kept.mkdir(parents=True, exist_ok=True)
    version = _programs().parent.name
    whole = once.made(kept / f"{migrated.name()}-postgres-{version}", _make)
    return _served(lambda data, _user: _copied(whole, data))


def _served(lay: Callable[[Path, str | None], None]) -> str:
    """The address of a server on the files that ``lay`` puts at a place for a user."""
    folder = Path(tempfile.mkdtemp(prefix="zonahijau-postgres-"))
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user, user)
    lay(folder / "data", user)
    port = _free_port()
    options = " ".join(f"-c {setting}" for setting in FOR_TESTS)
    options += f" -c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder}"
    at = ("-D", str(folder / "data"), "-w", "-s")
    stop = shlex.join([str(_programs() / "pg_ctl"), *at, "-m", "immediate", "stop"])
    leftovers.swept(str(folder), first=stop, user=user)
    _run("pg_ctl", *at, "-l", str(folder / "log"), "-o", options, "start", user=user)
    return f"postgres://tests:@127.0.0.1:{port}/postgres"


def _initialised(data: Path, user: str | None) -> None:
    _run("initdb", "-D", str(data), "-U", "tests", "--auth=trust", "-E", "UTF8", user=user)


def _copied(whole: Path, data: Path) -> None:
    """With owners and rights, as the server demands them."""
    subprocess.run(["/bin/cp", "--archive", str(whole), str(data)], check=True)


def _make(place: Path) -> None:
    """The files of a server with the migrated database, taken while it is stopped."""
    made: list[tuple[Path, str | None]] = []

    def lay(data: Path, user: str | None) -> None:
        made.append((data, user))
        _initialised(data, user)

    address = _served(lay).removesuffix("postgres")
    migrated.create(address, TEMPLATE)
    for data, user in made:
        _run("pg_ctl", "-D", str(data), "-w", "-s", "-m", "fast", "stop", user=user)
        _copied(data, place)


def _run(program: str, *arguments: str, user: str | None) -> None:
    call = [str(_programs() / program), *arguments]
    subprocess.run(call, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)


def _programs() -> Path:
    """The newest version's programs, or wherever the machine's path finds them."""
    versions = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = versions[-1] if versions else shutil.which("initdb")
    if not found:
        raise FileNotFoundError("initdb: install PostgreSQL 15 or newer (Debian: postgresql)")
    return Path(found).parent


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
