"""Bad and large files: how much memory the command takes at most, and how many rows a second."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.survey import HEADER, write_survey
from bench.survey_rows import PROGRAM
from bench.table import Group, Row

LINE, LARGE = 100_000_000, 1_000_000_000
MEMORY_AIM = 200
_BASE_ROWS = 1_000_000


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code, seconds, and greatest memory in megabytes."""

    code: int
    seconds: float
    megabytes: float


def rows(folder: Path, *, large: bool) -> list[Group]:
    """The refusal of one long line; with ``large`` also a valid file of 1 GB."""
    group = Group("Files of any size: peak memory of the whole process")
    group.rows.append(_long_line(folder))
    if large:
        group.rows.append(_large_file(folder))
    return [group]


def _long_line(folder: Path) -> Row:
    file = folder / "line.csv"
    with file.open("wb") as out:
        out.write(",".join(HEADER).encode() + b"\n")
        for _ in range(LINE // 1_000_000):
            out.write(b"x" * 1_000_000)
    ended = _measured(file)
    file.unlink()
    assert ended.code == 2, "a line of 100 MB must be refused"
    return _row("zonahijau ikm, a line of 100 MB", ended, "refused with exit 2")


def _large_file(folder: Path) -> Row:
    small, file = folder / "base.csv", folder / "large.csv"
    write_survey(small, _BASE_ROWS)
    header, _, body = small.read_bytes().partition(b"\n")
    with file.open("wb") as out:
        out.write(header + b"\n")
        times = -(-LARGE // len(body))
        for _ in range(times):
            out.write(body)
    ended = _measured(file)
    file.unlink()
    assert ended.code == 0
    speed = times * _BASE_ROWS / ended.seconds / 1e6
    return _row(
        "zonahijau ikm, a file of 1 GB",
        ended,
        f"{times} million rows, {speed:.1f} million a second",
    )


_LAUNCHER = """
import os, sys, time
start = time.perf_counter()
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), time.perf_counter() - start, usage.ru_maxrss / 1024)
"""
"""A small process that starts the command: a child's peak counts what its parent held."""


def _measured(file: Path) -> Ended:
    launched = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCHER, *PROGRAM, str(file), "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    code, seconds, megabytes = launched.stdout.splitlines()[-1].split()
    return Ended(int(code), float(seconds), float(megabytes))


def _row(what: str, ended: Ended, found: str) -> Row:
    verdict = "ok" if ended.megabytes <= MEMORY_AIM else "MISSED"
    return Row(
        what,
        f"{ended.seconds:.2f} s",
        "",
        "",
        f"<= {MEMORY_AIM} MB {verdict}",
        f"{found}; {ended.megabytes:.0f} MB at most",
    )
