"""Years of a nation's survey answers to the index of every unit: ours beside the bare query in
DuckDB, pandas, and the same expression on a Spark cluster of two workers; digits compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from bench import peers, spark
from bench.history import REGIONS, UNITS_EACH, write_history
from bench.table import Group, Row, ours, peer
from bench.timing import Contender, clocked, take_turns
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import index_rule
from zonahijau.surveys.history.engines import PARTS, embedded
from zonahijau.surveys.history.indices import indices
from zonahijau.surveys.history.layout import UNIT, column_of

ROWS, LARGE_ROWS = 10_000_000, 100_000_000
THREADS = 2
QUERY_AIM = 2 / 3
RULE = index_rule(load_instrument("panrb/skm-2017"))
_COLUMNS = [column_of(each) for each in RULE.elements]
SPARK = "the same expression on Spark"
_WHAT = "rows of Parquet to the exact index and grade of every unit"


def rows(folder: Path, rounds: int, count: int = ROWS) -> tuple[list[Group], dict[str, str]]:
    """One group: the index of 10,000 units, and the peers' versions."""
    history = folder / "history"
    write_history(history, count, RULE.elements)
    expected = _found(history)
    me = Contender("zonahijau, DuckDB inside", f"one ibis expression: {_WHAT}", _ours(history))
    bare = Contender("bare query in DuckDB", "the sums alone, as rows", _bare(history, expected))
    workers = _workers(history)
    others = {name: _waiting(name, worker) for name, worker in workers.items()}
    take_turns([me, bare], rounds)
    for each in others.values():
        each.seconds.append(each.run())
    title = f"SKM history: {count:,} answers of {REGIONS * UNITS_EACH:,} units to their indices"
    group = Group(title, [ours(me), peer(bare, me, QUERY_AIM)])
    group.rows += _rows(expected, workers, others, me)
    versions = {name: each for worker in workers.values() for name, each in worker.versions.items()}
    for worker in workers.values():
        worker.close()
    return [group], versions | {"duckdb inside": duckdb.__version__}


def _ours(history: Path) -> Any:
    return clocked(lambda: indices(embedded(history, THREADS), RULE, [UNIT]))


def _bare(history: Path, expected: list[list[int]]) -> Any:
    """What the engine needs for the sums when nobody computes an index from them; they are ours."""
    added = ", ".join(f"sum({each}::bigint)" for each in _COLUMNS)
    there = " and ".join(f"{each} is not null" for each in _COLUMNS)
    query = (
        f"select {UNIT}, count(*), {added} from read_parquet('{history / PARTS}', "  # noqa: S608
        f"hive_partitioning=true) where {there} group by {UNIT} order by {UNIT}"
    )

    def run() -> list[Any]:
        with duckdb.connect() as engine:
            engine.execute(f"SET threads = {THREADS}")
            return engine.execute(query).fetchall()

    if [list(row) for row in run()] != expected:
        raise AssertionError("the bare query found other sums than ours")
    return clocked(run)


def _workers(history: Path) -> dict[str, peers.Worker]:
    if not peers.installed():
        return {}
    found = {"pandas": peers.Worker("pandas_history.py", str(history), UNIT, *_COLUMNS)}
    if spark.installed():
        found[SPARK] = peers.Worker("spark_history.py", str(history), UNIT, *RULE.elements)
    return found


def _waiting(name: str, worker: peers.Worker) -> Contender:
    timed = "own running process, once, a year at a time: the sums alone"
    if name != "pandas":
        timed = (
            f"Spark standalone, a master and {spark.WORKERS} workers of one core, once: the sums"
        )
    return Contender(name, timed, lambda: worker.run("history"))


def _rows(
    expected: list[list[int]],
    workers: dict[str, peers.Worker],
    others: dict[str, Contender],
    me: Contender,
) -> list[Row]:
    for name, worker in workers.items():
        if worker.answer() != expected:
            raise AssertionError(f"{name} found other sums than ours")
    if not workers:
        return [Row("pandas, Spark", timed=peers.NOT_INSTALLED)]
    return [peer(each, me, note="same sums of every unit") for each in others.values()]


def _found(history: Path) -> list[list[int]]:
    """Unit, respondents and nine sums, a row a unit: what every contender must have found."""
    from zonahijau.surveys.history.expression import RESPONDENTS, sum_of, sums

    table = sums(embedded(history, THREADS), RULE.elements, [UNIT]).order_by(UNIT).to_pyarrow()
    names = [UNIT, RESPONDENTS, *(sum_of(each) for each in _COLUMNS)]
    return [list(row) for row in zip(*(table[name].to_pylist() for name in names), strict=True)]
