"""The web product as it is served: pages, a large round, an answer saved, cards on paper."""

from __future__ import annotations

import gzip
import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import peers
from bench.table import Group, Row, milliseconds, ours, peer
from bench.timing import Contender, take_turns
from tests import postgres

PAGE_AIM, ROUND_AIM, SAVE_AIM = 300, 2000, 20
"""Milliseconds: for 19 of 20 requests, a round of 500 units, one answer."""
_ROOT = Path(__file__).parents[1]
_PATIENCE = 60
_WARM = 3


@dataclass
class Page:
    """A page as it was served, again and again, to one person."""

    name: str
    path: str
    session: str
    queries: int
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    packed: int = 0
    plain: int = 0

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=20)[-1]


@dataclass(frozen=True)
class Server:
    """A running ``zonahijau serve`` and its processes."""

    port: int
    pid: int

    def processor(self) -> float:
        """The seconds of one processor that all its threads have had; what other work takes from
        them is not counted. Nothing on a machine that does not tell."""
        return sum(_seconds_of(pid) for pid in _family(self.pid))


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from _family(int(child))


def _seconds_of(pid: int) -> float:
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


def rows(folder: Path, rounds: int) -> tuple[list[Group], dict[str, str]]:
    """The groups of every database that is installed, then cards beside another typesetter."""
    groups: list[Group] = []
    versions: dict[str, str] = {}
    for name, address in _databases():
        own = folder / name.lower()
        own.mkdir()
        if address is None:
            groups.append(Group(f"Web on {name}", [Row(name, timed="not installed")]))
            continue
        worker = _worker(own, address)
        groups.append(_served(name, worker, own, address, rounds))
        if not groups[1:]:
            found, versions = _cards(worker, own, max(3, rounds // 5))
        worker.close()
    return [*groups, found], versions


def _databases(only: str = "") -> Iterator[tuple[str, str | None]]:
    """Each database, or ``only`` one, with its address; None where it is not installed."""
    if only in ("", "sqlite"):
        yield "SQLite", ""
    if only == "sqlite":
        return
    postgres.FOR_TESTS = ("max_connections=60",)  # what is acknowledged is on disk, as in offices
    try:
        yield "PostgreSQL", postgres.start()
    except FileNotFoundError:
        yield "PostgreSQL", None


def _environment(own: Path, address: str) -> dict[str, str]:
    return os.environ | {
        "ZONAHIJAU_DATA": str(own / "data"),
        "ZONAHIJAU_DATABASE": address,
        "ZONAHIJAU_DEBUG": "",
        "ZONAHIJAU_DEMO": "",
        "PYTHONPATH": f"{_ROOT / 'src'}{os.pathsep}{_ROOT}",
    }


def _worker(own: Path, address: str) -> peers.Worker:
    return peers.Worker("web_regency.py", str(own), environment=_environment(own, address))


def _served(name: str, worker: peers.Worker, own: Path, address: str, rounds: int) -> Group:
    worker.run("pages")
    pages = [Page(**each) for each in worker.answer()]
    with served(_environment(own, address)) as server:
        _visit(server, pages, 2 * rounds)
    group = Group(
        f"Web on {name}: a regency of 100 units, 1,000 services, three years of rounds; gunicorn"
    )
    group.rows += [_page_row(each) for each in pages]
    group.rows += [_round_row(worker, rounds), _save_row(worker, rounds)]
    return group


@contextmanager
def served(environment: dict[str, str], processes: int = 1) -> Iterator[Server]:
    """``zonahijau serve`` without its worker, until the pages are measured."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    call = [
        sys.executable, "-m", "zonahijau.cli", "serve", "--no-worker", "--port", str(port),
        "--processes", str(processes),
    ]  # fmt: skip
    process = subprocess.Popen(
        call, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        awaited(port)
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait()


def awaited(port: int) -> None:
    """Wait until the server of this port answers; the last error when it never does."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _visit(server: Server, pages: Sequence[Page], times: int) -> None:
    """All pages take turns, one request after the other."""
    for each in pages * _WARM:  # type: ignore[operator]
        _get(server.port, each)
    for _ in range(times):
        for each in pages:
            before = server.processor()
            each.seconds.append(_get(server.port, each))
            each.processor.append(server.processor() - before)


def _get(port: int, page: Page) -> float:
    """From the request to the last byte, the connection included."""
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    headers = {"Cookie": f"sessionid={page.session}", "Accept-Encoding": "gzip"}
    connection.request("GET", page.path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    seconds = time.perf_counter() - start
    connection.close()
    assert answer.status == 200, (page.name, answer.status)
    page.packed = page.plain = len(body)
    if answer.headers["Content-Encoding"] == "gzip":
        page.plain = len(gzip.decompress(body))
    return seconds


def _page_row(page: Page) -> Row:
    size = f"{page.packed / 1000:.0f} kB"
    if page.plain != page.packed:
        size += f" gzip of {page.plain / 1000:.0f}"
    processor = milliseconds(statistics.median(page.processor))
    said = f"{processor} of one processor; {page.queries} queries; {size}"
    return _row(page.name, page.seconds, page.p95, PAGE_AIM, said, "p95")


def _round_row(worker: peers.Worker, rounds: int) -> Row:
    seconds = [worker.run("opened") for _ in range(max(3, rounds // 5))]
    said = f"{worker.answer()} queries; by its action, rolled back"
    return _row("a round opened for 500 units", seconds, max(seconds), ROUND_AIM, said, "slowest")


def _save_row(worker: peers.Worker, rounds: int) -> Row:
    seconds, processor = [], []
    for _ in range(max(3, rounds // 5)):
        taken = worker.run("saved")
        done = worker.answer()
        seconds.append(taken / done["answers"])
        processor.append(done["processor"] / done["answers"])
    said = (
        f"{milliseconds(min(processor))} of one processor; its history, counts, bounds and audit "
        "entry; one of 10 transactions, on disk"
    )
    name = "one answer of 39 saved and scored"
    return _row(name, seconds, statistics.median(seconds), SAVE_AIM, said, "median")


def _row(name: str, seconds: Sequence[float], held: float, aim: int, said: str, which: str) -> Row:
    verdict = "ok" if held * 1000 <= aim else "MISSED"
    return Row(
        name,
        milliseconds(min(seconds)),
        milliseconds(statistics.median(seconds)),
        "",
        f"{which} <= {aim} ms {verdict}",
        f"{which} {milliseconds(held)}; {said}",
    )


def _cards(worker: peers.Worker, own: Path, rounds: int) -> tuple[Group, dict[str, str]]:
    worker.run("sealed")
    whole, found = worker.run("cards"), worker.answer()
    group = Group("Report cards of units as PDF/UA-1, by typst")
    group.rows.append(
        Row(
            f"zonahijau, {found['cards']} cards",
            f"{whole:.1f} s",
            timed=f"one after the other, from the database to PDFs of {found['bytes'] / 1e3:.0f} "
            f"kB, {whole / found['cards'] * 1000:.0f} ms each",
        )
    )
    me = Contender("zonahijau, 10 cards", "from ready content to PDF", lambda: worker.run("papers"))
    if not peers.installed():
        take_turns([me], rounds)
        group.rows += [ours(me), Row("weasyprint", timed=peers.NOT_INSTALLED)]
        return group, {}
    other = peers.Worker("weasyprint_cards.py", str(own / "cards.json"))
    them = Contender(
        "weasyprint, 10 cards",
        "own process: the same content as HTML and CSS, a simpler layout, to PDF/UA-1",
        lambda: other.run("papers"),
    )
    take_turns([me, them], rounds)
    said: Any = other.answer()
    group.rows += [ours(me), peer(them, me, note=f"PDFs of {said['bytes'] / 1e3:.0f} kB")]
    other.close()
    return group, other.versions
