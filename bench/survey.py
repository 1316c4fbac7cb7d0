"""A made-up survey of any length: nine answers, a few other columns, one bad row in a thousand.

Bad rows are of the kinds that surveys have: an answer off the scale, a word, an empty cell, a
decimal, a negative number. Every line has all its cells, so that all tools can locate the rows.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

ELEMENTS = tuple(f"U{number}" for number in range(1, 10))
HEADER = ("id", "tanggal", "layanan", *ELEMENTS, "usia", "saran")
BAD = ("0", "5", "7", "baik", "", "3.5", "-1")
ROWS, ONE_BAD_IN, SEED = 1_000_000, 1_000, 20260102
_SERVICES = ("KTP-el", "Akta Kelahiran", "Kartu Keluarga", "Izin Usaha", "Rawat Jalan")
_REMARKS = ("", "", "", "petugas ramah", "antrean terlalu lama", "sudah baik")
_AT_ONCE = 100_000


def write_survey(file: Path, rows: int = ROWS) -> None:
    """Write ``rows`` respondents; the same file for the same number on every machine."""
    random = np.random.default_rng(SEED)
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(",".join(HEADER) + "\n")
        for first in range(1, rows + 1, _AT_ONCE):
            out.write(_lines(random, first, min(_AT_ONCE, rows + 1 - first)))


def _lines(random: np.random.Generator, first: int, count: int) -> str:
    mood = random.normal(0, 0.6, (count, 1))
    latent = np.rint(3.2 + mood + random.normal(0, 0.6, (count, len(ELEMENTS))))
    answers = np.clip(latent, 1, 4).astype(int).astype(str).astype(object)
    for row in np.flatnonzero(random.random(count) < 1 / ONE_BAD_IN):
        answers[row, random.integers(len(ELEMENTS))] = BAD[random.integers(len(BAD))]
    day = random.integers(1, 29, count)
    service = random.integers(len(_SERVICES), size=count)
    remark = random.integers(len(_REMARKS), size=count)
    age = random.integers(17, 80, count)
    return "".join(
        f"{first + i},2026-03-{day[i]:02},{_SERVICES[service[i]]},"
        f"{','.join(answers[i])},{age[i]},{_REMARKS[remark[i]]}\n"
        for i in range(count)
    )
