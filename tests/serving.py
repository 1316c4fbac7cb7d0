"""The product as it runs in an office: ``zonahijau serve`` on a folder of its own, over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from http.client import HTTPMessage
from http.cookiejar import CookieJar
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlencode
from uuid import uuid4

PATIENCE = 120
"""Seconds that a busy machine gets to start the server."""


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "zonahijau.cli", *words]


def environment(folder: Path, *, demo: bool = True) -> dict[str, str]:
    """The environment of an installation in a folder; nothing of the tests' own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZONAHIJAU_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return kept | {"ZONAHIJAU_DATA": str(folder), "ZONAHIJAU_DEMO": "1" if demo else ""}


def run(
    folder: Path, *words: str, demo: bool = True, **extra: str
) -> subprocess.CompletedProcess[str]:
    """One command of the product on an installation."""
    known = environment(folder, demo=demo) | extra
    return subprocess.run(command(*words), env=known, capture_output=True, text=True)


def build_demonstration(folder: Path) -> None:
    """The demonstration, made by its own command."""
    done = run(folder, "demo", "--no-serve")
    assert done.returncode == 0, done.stderr


class Server:
    """A running server; all its processes end together."""

    def __init__(self, folder: Path, *, demo: bool = True):
        self.folder = folder
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        words = command("serve", "--no-worker", "--port", str(self.port))
        self.process = subprocess.Popen(
            words,
            env=environment(folder, demo=demo),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self.process.poll() is None, "the server ended by itself"
            try:
                urllib.request.urlopen(f"{self.address}/masuk/", timeout=10).close()  # noqa: S310
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server does not answer")

    def kill(self) -> None:
        """kill -9, the web process and its parent at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """As an administrator stops it."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait()


def _free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


class _Stay(urllib.request.HTTPRedirectHandler):
    """Answers stay as they came: where they lead says what happened."""

    def redirect_request(
        self, req: Any, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


class Visitor:
    """A person at a browser, in forty lines: cookies, forms, files, no redirects."""

    def __init__(self, address: str, username: str, password: str):
        self.address = address
        self.cookies = CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), _Stay
        )
        self.get("/masuk/")
        status, _ = self.post("/masuk/", {"username": username, "password": password})
        assert status == 302, username

    def get(self, path: str) -> str:
        """A page as text."""
        with self.opener.open(self.address + path, timeout=PATIENCE) as response:
            text: str = response.read().decode("utf-8")
            return text

    def post(
        self, path: str, fields: Mapping[str, str], file: tuple[str, str, bytes] | None = None
    ) -> tuple[int, str]:
        """Send a form; its status and where the answer leads."""
        fields = {**fields, "csrfmiddlewaretoken": self._token()}
        body, kind = _encoded(fields, file)
        request = urllib.request.Request(  # noqa: S310 - our own server
            self.address + path, data=body, headers={"Content-Type": kind}
        )
        try:
            with self.opener.open(request, timeout=PATIENCE) as response:
                return response.status, response.headers.get("Location", "")
        except urllib.error.HTTPError as answer:
            with answer:
                return answer.code, answer.headers.get("Location", "")

    def _token(self) -> str:
        return next(each.value or "" for each in self.cookies if each.name == "csrftoken")


def _encoded(fields: Mapping[str, str], file: tuple[str, str, bytes] | None) -> tuple[bytes, str]:
    if file is None:
        return urlencode(fields).encode(), "application/x-www-form-urlencoded"
    mark = uuid4().hex
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    field, name, content = file
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return b"".join([*parts, head.encode(), content, f"\r\n--{mark}--\r\n".encode()]), (
        f"multipart/form-data; boundary={mark}"
    )
