"""Answers of citizens taken in by a production-mode server: how many a second, how long one waits
at an open rate, and whether kill -9 in the middle loses one that was acknowledged."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.sending import Sent, as_fast_as_taken, at_a_rate
from bench.table import Group, Row
from bench.web_rows import _databases, _environment, awaited
from tests.serving import _free_port

PEOPLE, SHARE, SECONDS = 8, 0.6, 10
"""Senders of the closed runs; the part of what they reach that the open runs ask for."""
SEALED = 32 + 896 + 16
"""Bytes of an answer under its seal."""
_WORKERS = Path(__file__).parent / "workers"


def rows(folder: Path, only: str = "", seconds: int = SECONDS) -> list[Group]:
    """A group for each database."""
    return [_group(folder, name, address, seconds) for name, address in _databases(only)]


def _group(folder: Path, name: str, address: str | None, seconds: int) -> Group:
    group = Group(f"Answers of citizens on {name}: one transaction each, on disk; gunicorn")
    if address is None:
        group.rows.append(Row(name, timed="not installed"))
        return group
    own = folder / f"intake-{name.lower()}"
    own.mkdir(parents=True)
    environment = _environment(own, address) | {
        "PLAIN": str(own), "PLAIN_DATABASE": address, "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    survey = _said(environment, "open")
    path = f"/s/{survey['address']}/"
    product = [sys.executable, "-m", "zonahijau.cli", "serve", "--no-worker"]
    fast, open_rate = _measured(product, environment, path, seconds)
    group.rows += [_fast("zonahijau", fast, fast), _open("zonahijau, open rate", open_rate)]
    group.rows.append(_killed(product, environment, path, open_rate.rate, seconds))
    plain = [
        sys.executable, "-m", "gunicorn", "plain_form:application", "--chdir", str(_WORKERS),
        "--worker-class", "gthread", "--threads", "8", "--log-level", "critical",
    ]  # fmt: skip
    plain_fast, plain_open = _measured(plain, environment, "/s/plain/", seconds)
    group.rows += [
        _fast("a plain Django form view", plain_fast, fast),
        _open("the same, open rate", plain_open),
    ]
    group.rows.append(_bare(own, address, seconds, fast))
    return group


def _measured(
    call: list[str], environment: dict[str, str], path: str, seconds: int
) -> tuple[Sent, Sent]:
    with _serving(call, environment) as (port, _):
        as_fast_as_taken(port, path, PEOPLE, 1)  # warm
        fast = as_fast_as_taken(port, path, PEOPLE, seconds)
        return fast, at_a_rate(port, path, fast.rate * SHARE, seconds)


@contextmanager
def _serving(
    call: list[str], environment: dict[str, str]
) -> Iterator[tuple[int, Callable[[], None]]]:
    """A server, and how to kill it with all its processes."""
    port = _free_port()
    at = ["--bind", f"127.0.0.1:{port}"] if "gunicorn" in call else ["--port", str(port)]
    process = subprocess.Popen(
        [*call, *at],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        awaited(port)
        yield port, lambda: os.killpg(process.pid, signal.SIGKILL)
    finally:
        process.terminate()
        process.wait()


def _killed(
    call: list[str], environment: dict[str, str], path: str, rate: float, seconds: int
) -> Row:
    """Kill -9 in the middle of an open rate; what had been acknowledged has to be there."""
    with _serving(call, environment) as (port, kill):
        as_fast_as_taken(port, path, PEOPLE, 1)
        death = threading.Timer(seconds / 2, kill)
        death.start()
        sent = at_a_rate(port, path, rate, seconds)
        death.join()
    found = _said(environment, "kept", json.dumps(sent.taken))
    whole = found["waiting"] == found["receipts"]
    verdict = "ok" if found["lost"] == 0 and whole else "LOST"
    said = (
        f"{len(sent.taken)} acknowledged before the kill, {found['lost']} of them lost; "
        f"{'each receipt has its answer' if whole else 'answers and receipts differ'}"
    )
    return Row("zonahijau, kill -9 in the middle", "", "", "", f"0 lost {verdict}", said)


def _said(environment: dict[str, str], what: str, given: str = "") -> dict[str, int]:
    call = [sys.executable, str(_WORKERS / "intake.py"), what]
    done = subprocess.run(
        call, env=environment, input=given, capture_output=True, text=True, check=True
    )
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def _fast(name: str, sent: Sent, first: Sent) -> Row:
    ratio = first.rate / sent.rate
    said = f"{sent.rate:.0f} accepted a second by {PEOPLE} senders; errors {sent.errors}"
    return Row(name, _ms(min(sent.seconds)), _ms(sent.within(50)), f"{ratio:.2f}", "", said)


def _open(name: str, sent: Sent) -> Row:
    said = (
        f"{sent.rate:.0f} accepted a second, asked for at an open rate; "
        f"p50 {_ms(sent.within(50))}, p99 {_ms(sent.within(99))} from the moment each was due"
    )
    verdict = f"errors 0 {'ok' if sent.errors == 0 else f'MISSED ({sent.errors})'}"
    return Row(name, _ms(min(sent.seconds)), _ms(sent.within(50)), "", verdict, said)


def _bare(own: Path, address: str, seconds: int, first: Sent) -> Row:
    """The limit: the same bytes into a table of one column, one after the other."""
    insert, close = _postgres(address) if address else _sqlite(own)
    noise, count, start = os.urandom(SEALED), 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        insert(noise)
        count += 1
    rate = count / (time.perf_counter() - start)
    close()
    said = f"{rate:.0f} a second, one connection, no HTTP; {SEALED} bytes each"
    return Row("a bare INSERT", _ms(1 / rate), "", f"{first.rate / rate:.3f}", "", said)


def _sqlite(own: Path) -> tuple[Callable[[bytes], object], Callable[[], None]]:
    database = sqlite3.connect(own / "bare.sqlite3", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        database.execute(f"PRAGMA {pragma}")
    database.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, content BLOB)")
    sql = "INSERT INTO bare (content) VALUES (?)"
    return lambda noise: database.execute(sql, (noise,)), database.close


def _postgres(address: str) -> tuple[Callable[[bytes], object], Callable[[], None]]:
    import psycopg

    database = psycopg.connect(address, autocommit=True)
    database.execute("CREATE TABLE IF NOT EXISTS bare (id bigserial PRIMARY KEY, content bytea)")
    sql = "INSERT INTO bare (content) VALUES (%s)"
    return lambda noise: database.execute(sql, (noise,)), database.close


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"
