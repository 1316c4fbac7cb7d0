"""Made-up years of survey answers as Parquet: the same files for every contender."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa

from zonahijau.surveys.history.layout import (
    ABOUT,
    FURTHER,
    SERVICE,
    UNIT,
    schema_of,
    write_part,
)

REGIONS, UNITS_EACH, YEARS = 500, 20, (2023, 2024, 2025, 2026)
EMPTY_IN = 500
"""One answer in so many is left out: the row is dropped, as in practice."""


def write_history(folder: Path, rows: int, elements: tuple[str, ...]) -> None:
    """So many answers of 10,000 units, spread evenly over regions and years; always the same."""
    each = rows // (REGIONS * len(YEARS))
    schema = schema_of(elements)
    for year in YEARS:
        for region in range(REGIONS):
            batch = _batch(np.random.default_rng((year, region)), each, region, schema)
            write_part(folder, year, f"{1101 + region}", "survey", [batch])


def _batch(
    chance: np.random.Generator, rows: int, region: int, schema: pa.Schema
) -> pa.RecordBatch:
    level = chance.uniform(2.5, 3.8, UNITS_EACH)
    unit = chance.integers(0, UNITS_EACH, rows)
    columns = {UNIT: pa.array(unit + region * UNITS_EACH), SERVICE: _constant("1", rows)}
    columns |= {name: _constant("", rows) for name in (*ABOUT, FURTHER)}
    for name in schema.names[len(columns) :]:
        answers = np.clip(np.rint(chance.normal(level[unit], 0.7)), 1, 4).astype(np.int8)
        left_out = chance.integers(0, EMPTY_IN, rows) == 0
        columns[name] = pa.array(answers, mask=left_out)
    return pa.record_batch([columns[name] for name in schema.names], schema=schema)


def _constant(value: str, rows: int) -> pa.Array:
    return pa.array([value], pa.string()).take(pa.array(np.zeros(rows, np.int32)))
