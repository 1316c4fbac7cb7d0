"""The web server and the worker beside it, as one thing to start and to stop."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from zonahijau.cli.django import prepare

_APPLICATION = "zonahijau.config.wsgi:application"
_PATIENCE = 10
"""Seconds that the worker gets to finish its job before it is ended."""


def run_server(host: str, port: int, threads: int, *, worker: bool) -> None:
    """Prepare, then serve until SIGINT or SIGTERM; requests under way are finished first."""
    prepare()
    with _worker() if worker else contextlib.nullcontext():
        _gunicorn({"bind": f"{host}:{port}", "threads": threads})


def _gunicorn(options: dict[str, Any]) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        """gunicorn with our settings instead of its command line."""

        def load_config(self) -> None:
            """One process with threads: SQLite has one writer, and a small machine little room."""
            chosen = {
                "worker_class": "gthread",
                "workers": 1,
                "graceful_timeout": 20,
                "control_socket_disable": True,
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
