"""How past answers lie in files: ``year=2025/region=6304/<part>.parquet``, one row an answer.

A row holds no person, no instant and no code: the unit, the service, what was said of the
respondent, and one column for each element with the place of the option that was chosen (1 to 4 in
an SKM), empty where it was not answered. Rows of a part are sorted by what they hold, so that their
order tells nothing either.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

UNIT, SERVICE = "unit", "service"
ABOUT = ("sex", "age", "education", "work", "channel")
"""What may be known of a respondent, each a short code or empty."""
FURTHER = "further"
"""Whatever else was answered, as the program that wrote the part reads it; mostly empty."""


def column_of(element: str) -> str:
    """The column of an element: its code in small letters."""
    return element.lower()


def schema_of(elements: Sequence[str]) -> pa.Schema:
    """The columns of a part. The unit is the number that the installation knows it by."""
    fixed = [(UNIT, pa.int64()), (SERVICE, pa.string())]
    about = [(name, pa.string()) for name in (*ABOUT, FURTHER)]
    return pa.schema([*fixed, *about, *((column_of(each), pa.int8()) for each in elements)])


def history_of(root: Path, instrument: str, elements: Sequence[str]) -> Path:
    """Where answers of one instrument with the same elements lie: all parts of a history have the
    same columns."""
    mark = hashlib.sha256(" ".join(sorted(elements)).encode()).hexdigest()[:8]
    return root / f"{instrument.replace('/', '-')}-{mark}"


def folder_of(history: Path, year: int, region: str) -> Path:
    """Where the answers of a year and region lie."""
    return history / f"year={year}" / f"region={region}"


def write_part(
    history: Path, year: int, region: str, name: str, batches: Iterable[pa.RecordBatch]
) -> int:
    """Put the answers of one source (a survey that was closed) into their year and region; how
    many rows. A part of the same name is replaced as a whole; a reader sees the old one or the
    new one, never half of one. When this returns, it is on the disk."""
    rows = pa.Table.from_batches(list(batches))
    rows = rows.sort_by([(column, "ascending") for column in rows.schema.names])
    folder = folder_of(history, year, region)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in folder.glob(f".{name}-*"):  # of one that was killed
        left.unlink()
    waiting = folder / f".{name}-{uuid.uuid4().hex}"
    pq.write_table(rows, waiting, compression="zstd")
    _to_disk(waiting)
    waiting.replace(part_of(history, year, region, name))
    _to_disk(folder)
    return int(rows.num_rows)


def part_of(history: Path, year: int, region: str, name: str) -> Path:
    """The file of one source."""
    return folder_of(history, year, region) / f"{name}.parquet"


def _to_disk(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
