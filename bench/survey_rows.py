"""A million rows of CSV from file to answer: ours beside DuckDB and pandas, digits compared."""

from __future__ import annotations

import contextlib
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import peers
from bench.survey import ROWS, write_survey
from bench.table import Group, Row, ours, peer
from bench.timing import Contender, clocked, take_turns
from zonahijau.cli import main
from zonahijau.lawbook.forms import load_form

DUCKDB_AIM = 1 / 1.5
PROGRAM = [str(Path(sys.executable).parent / "zonahijau"), "ikm"]
_WORK = "means, index, grade, alpha, item-total, bad rows located"
_PEERS = {"duckdb": DUCKDB_AIM, "pandas": None}
_QUESTIONNAIRE = tuple(load_form("panrb/skm-2017").element_of.values())


def rows(folder: Path, rounds: int) -> tuple[list[Group], dict[str, str]]:
    """Hot work beside hot work, whole process beside whole process, and the peers' versions."""
    file = folder / "survey.csv"
    write_survey(file)
    workers = _workers(str(file))
    hot = _compared("Survey", file, _hot(file), _hot_peers(workers), rounds)
    whole = _compared("Survey, whole process", file, _whole(file), _whole_peers(file), rounds)
    expected = _called(file)
    for name, worker in workers.items():
        _check(name, expected, worker.answer())
        worker.close()
    versions = {name: each for worker in workers.values() for name, each in worker.versions.items()}
    return [hot, whole], versions


def _compared(
    title: str, file: Path, me: Contender, others: dict[str, Contender], rounds: int
) -> Group:
    take_turns([me, *others.values()], rounds)
    megabytes = file.stat().st_size / 1e6
    group = Group(f"{title}: {ROWS:,} rows of CSV ({megabytes:.0f} MB) from file to answer")
    group.rows.append(ours(me))
    for name, aim in _PEERS.items():
        if name in others:
            note = "same n, means, index, grade, alpha, item-total, bad rows"
            group.rows.append(peer(others[name], me, aim, note))
        else:
            group.rows.append(Row(name, timed=peers.NOT_INSTALLED))
    return group


def _workers(file: str) -> dict[str, peers.Worker]:
    if not peers.installed():
        return {}
    return {name: peers.Worker(f"{name}_survey.py", file) for name in _PEERS}


def _hot(file: Path) -> Contender:
    timed = f"the command in a running Python, with a reason for every bad row: {_WORK}"
    return Contender("zonahijau ikm", timed, clocked(lambda: _called(file)))


def _hot_peers(workers: dict[str, peers.Worker]) -> dict[str, Contender]:
    def runner(worker: peers.Worker) -> Callable[[], float]:
        return lambda: worker.run("survey")

    timed = f"own running process: {_WORK}"
    return {name: Contender(name, timed, runner(each)) for name, each in workers.items()}


def _whole(file: Path) -> Contender:
    return Contender(
        "zonahijau ikm",
        "start of Python to JSON, law files read and confidence interval included",
        _process([*PROGRAM, str(file), "--json"]),
    )


def _whole_peers(file: Path) -> dict[str, Contender]:
    if not peers.installed():
        return {}
    return {
        name: Contender(
            name,
            "start of Python to JSON",
            _process(peers.command(f"{name}_survey.py", "--once", str(file))),
        )
        for name in _PEERS
    }


def _process(command: list[str]) -> Callable[[], float]:
    def run() -> float:
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - start

    return run


def _called(file: Path) -> dict[str, Any]:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        code = main(["ikm", str(file), "--json"])
    assert code == 0
    found: dict[str, Any] = json.loads(printed.getvalue())
    return found


def _check(name: str, expected: dict[str, Any], found: dict[str, Any]) -> None:
    """Our digits are the peer's: ten places of what is not rounded, all of the rest."""
    means = [expected["elements"][code]["mean"] for code in _QUESTIONNAIRE]
    item_total = [expected["item_total"][code] for code in _QUESTIONNAIRE]
    assert found["n"] == expected["n"], name
    assert (found["index"], found["grade"]) == (expected["index"], expected["grade"]), name
    assert found["bad"] == [skipped["row"] for skipped in expected["skipped"]], name
    pairs = [
        *zip(found["means"], means, strict=True),
        *zip(found["item_total"], item_total, strict=True),
        (found["alpha"], expected["alpha"]),
    ]
    assert all(abs(theirs - float(own)) < 1e-10 for theirs, own in pairs), name
