"""The web server and the worker beside it, as one thing to start and to stop."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_APPLICATION = "zonahijau.config.wsgi:application"
_PATIENCE = 10
"""Seconds that the worker gets to finish its job before it is ended."""


class Size(NamedTuple):
    """How many processes serve pages, and how many threads each has. One is enough for a regency:
    SQLite has one writer, and a small machine little room."""

    processes: int
    threads: int


def run_server(
    host: str, port: int, size: Size, ready: Callable[[], None], *, worker: bool
) -> None:
    """Serve until SIGINT or SIGTERM, and call ``ready`` once people can come in; requests under
    way at the end are finished first. The installation has been prepared."""
    _close_connections()
    with _worker() if worker else contextlib.nullcontext():
        _gunicorn(
            {
                "bind": f"{host}:{port}",
                "workers": size.processes,
                "threads": size.threads,
                "when_ready": lambda _: ready(),
            }
        )


def _close_connections() -> None:
    """What prepared the installation asked the database; no process that serves pages may inherit
    that connection or its pool: two would speak on one line, and a pool does not grow in a copy."""
    from django.db import connections

    for each in connections.all(initialized_only=True):
        each.close()
        if each.settings_dict["OPTIONS"].get("pool"):
            each.close_pool()  # type: ignore[attr-defined]  # of PostgreSQL alone


def listening_trouble(host: str, port: int) -> str | None:
    """Why the system does not let us listen there, in its own words; None where it does."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
    except (OSError, OverflowError) as error:
        return getattr(error, "strerror", None) or str(error)
    return None


def _gunicorn(options: dict[str, Any]) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn with our settings instead of its command line."""

        def load_config(self) -> None:
            chosen = {
                "worker_class": "gthread",
                "graceful_timeout": 20,
                "control_socket_disable": True,
                "loglevel": "warning",
            }
            for name, value in {**chosen, **options}.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            """The WSGI application, by the name that keeps this package from importing config."""
            from gunicorn.util import import_app

            return import_app(_APPLICATION)

    Server().run()


@contextlib.contextmanager
def _worker() -> Iterator[None]:
    """A worker process that lives as long as the server."""
    command = [sys.executable, "-m", "zonahijau.cli", "worker"]
    process = subprocess.Popen(command)  # noqa: S603 - our own program
    try:
        yield
    finally:
        process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
