"""Public pages under load in production mode, beside the same bytes as files of a static server.

Each kind of page is read twice: always another one, which is written for its reader, and always
the same one, which comes out of its copy.
"""

from __future__ import annotations

import gzip
import http.client
import itertools
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.nation_services import FEW, Nation, nations
from bench.table import Group, Row, milliseconds
from bench.web_rows import awaited, served
from tests.serving import _free_port

AIM = 300
"""Milliseconds for 19 of 20 requests."""
READERS, EACH = 8, 60
PROCESSES = 2
"""As the guide advises where more than one processor serves many readers."""
PAGES = ("service page", "unit page", "search", "first page")
_WORKERS = Path(__file__).parent / "workers"


def rows(folder: Path, services: int = FEW, only: str = "") -> list[Group]:
    """A group for every database."""
    return [
        each if isinstance(each, Group) else _group(folder, each)
        for each in nations(folder, services, only)
    ]


def _group(folder: Path, nation: Nation) -> Group:
    nation.asked("indexed")
    pages = nation.asked("pages")
    files = folder / f"static-{nation.name.lower()}"
    files.mkdir()
    title = f"Public pages on {nation.name}: {nation.services:,} services, {READERS} readers"
    group = Group(f"{title}; gunicorn, {PROCESSES} processes, debugging off")
    with served(nation.environment, PROCESSES) as server:
        kept = {name: _kept(files, name, _read(server.port, pages[name][0])) for name in PAGES}
        with _static(files) as port:
            for name, file in kept.items():
                first, *others = pages[name]
                assert _read(port, file) == _read(server.port, first), f"{name} differs"
                limit = _under_load(port, [file])
                same = _under_load(server.port, [first])
                group.rows += _rows(name, _under_load(server.port, others), same, limit)
    return group


def _kept(files: Path, name: str, page: bytes) -> str:
    """The page as a file, beside it compressed once and for all; its address."""
    file = files / f"{name.replace(' ', '-')}.html"
    file.write_bytes(page)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(page, 6))
    return f"/{file.name}"


@contextmanager
def _static(files: Path) -> Iterator[int]:
    """WhiteNoise under gunicorn as the product runs it, and nothing behind it."""
    port = _free_port()
    call = [
        sys.executable, "-m", "gunicorn", "static_page:application", "--chdir", str(_WORKERS),
        "--workers", str(PROCESSES), "--worker-class", "gthread", "--threads", "8",
        "--bind", f"127.0.0.1:{port}", "--log-level", "critical",
    ]  # fmt: skip
    environment = os.environ | {"STATIC_PAGES": str(files)}
    process = subprocess.Popen(
        call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        awaited(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _rows(name: str, another: list[float], same: list[float], limit: list[float]) -> list[Row]:
    return [
        _row(f"{name}, always another", another, another, _verdict(another), "each made anew"),
        _row(f"{name}, always the same", same, another, _verdict(same), "out of its copy"),
        _row(f"{name}, as a file (the limit)", limit, another, "", "the same bytes"),
    ]


def _verdict(seconds: list[float]) -> str:
    return f"p95 <= {AIM} ms {'ok' if _p95(seconds) * 1000 <= AIM else 'MISSED'}"


def _row(name: str, seconds: list[float], first: list[float], aim: str, what: str) -> Row:
    rate = READERS / statistics.mean(seconds)
    ratio = "1" if seconds is first else f"{_median(seconds) / _median(first):.2f}"
    said = f"p95 {milliseconds(_p95(seconds))}; about {rate:.0f} a second; {what}"
    return Row(name, milliseconds(min(seconds)), milliseconds(_median(seconds)), ratio, aim, said)


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _median(seconds: list[float]) -> float:
    return statistics.median(seconds)


def _under_load(port: int, paths: Sequence[str]) -> list[float]:
    """The readers ask for the pages in turn, each time on a new connection."""
    seconds: list[float] = []
    turns = itertools.cycle(paths)

    def read() -> None:
        for _ in range(EACH):
            path = next(turns)
            start = time.perf_counter()
            _read(port, path)
            seconds.append(time.perf_counter() - start)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    return seconds


def _read(port: int, path: str) -> bytes:
    """The page, asked for compressed, as it was before that."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, (path, answer.status)
    return gzip.decompress(body) if answer.headers["Content-Encoding"] == "gzip" else body
