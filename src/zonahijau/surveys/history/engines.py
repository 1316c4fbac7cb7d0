"""The engines that compute over the history: DuckDB inside the program, Spark on a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow.parquet as pq

from zonahijau.wording import Text, refuse

PARTS = "year=*/region=*/*.parquet"


def embedded(
    history: Path, threads: int | None = None, parts: Sequence[Path] | None = None
) -> ir.Table:
    """The rows of a history, for the engine inside the program; ``parts`` are the files that count,
    all of them where none are named. Refused when there is no part."""
    _check_there(history)
    engine = ibis.duckdb.connect()
    if threads is not None:
        engine.raw_sql(f"SET threads = {int(threads)}")
    read = history / PARTS if parts is None else list(parts)
    return engine.read_parquet(read, hive_partitioning=True, hive_types_autocast=False)


def on_spark(history: Path, session: Any) -> ir.Table:
    """The same rows for a session of Spark, which the caller starts and stops; ``pyspark`` is not
    among the program's own dependencies."""
    _check_there(history)
    return ibis.pyspark.connect(session).read_parquet(history)


def elements_of(history: Path, known: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the known elements that the history has columns for, in the order given."""
    _check_there(history)
    columns = set(pq.read_schema(next(history.glob(PARTS))).names)
    return tuple(each for each in known if each.lower() in columns)


def _check_there(history: Path) -> None:
    if next(history.glob(PARTS), None) is None:
        raise refuse(
            Text("Belum ada riwayat jawaban survei", "There is no history of answers yet"),
            Text(
                "Tutup sebuah survei, lalu pindahkan jawabannya ke riwayat",
                "Close a survey, then move its answers into the history",
            ),
            file=history.name,
        )
