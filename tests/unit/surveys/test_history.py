"""Past answers in files: what goes in comes out, to the digit, whichever the groups."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.skm import index_rule, survey_result
from zonahijau.statistics.tally import Missing, Tally
from zonahijau.surveys.history.engines import PARTS, elements_of, embedded
from zonahijau.surveys.history.indices import indices
from zonahijau.surveys.history.layout import (
    ABOUT,
    UNIT,
    column_of,
    schema_of,
    write_part,
)
from zonahijau.wording import Refused

RULE = index_rule(load_instrument("panrb/skm-2017"))
ANSWER = st.lists(st.one_of(st.none(), st.integers(1, 4)), min_size=len(RULE.elements), max_size=9)
GIVEN = st.lists(st.tuples(st.integers(1, 3), ANSWER), min_size=1, max_size=40)


def batch(rows: Sequence[tuple[int, Sequence[int | None]]]) -> pa.RecordBatch:
    schema = schema_of(RULE.elements)
    said = dict.fromkeys(ABOUT, "x")
    columns = [column_of(each) for each in RULE.elements]
    return pa.RecordBatch.from_pylist(
        [
            {UNIT: unit, "service": "1", **said, **dict(zip(columns, answers, strict=True))}
            for unit, answers in rows
        ],
        schema,
    )


def expected(rows: Sequence[tuple[int, Sequence[int | None]]], missing: Missing) -> list[object]:
    """By the tally that a single survey is computed with."""
    units = sorted({unit for unit, _ in rows})
    found: list[object] = []
    for unit in units:
        answers = np.array([[each or 0 for each in said] for who, said in rows if who == unit])
        result = survey_result(Tally.of(answers, RULE.rungs), RULE, missing)
        if result.n or missing is Missing.DROP_ITEM:
            found.append((unit, result.index_exact, result.index, result.grade))
    return found


@pytest.mark.parametrize("missing", list(Missing))
@settings(max_examples=25, deadline=None)
@given(rows=GIVEN)
def test_the_history_gives_the_digits_of_the_survey(
    tmp_path_factory: pytest.TempPathFactory,
    missing: Missing,
    rows: list[tuple[int, list[int | None]]],
) -> None:
    folder = tmp_path_factory.mktemp("history")
    half = len(rows) // 2
    write_part(folder, 2024, "6304", "one", [batch(rows[:half])])
    write_part(folder, 2025, "6371", "two", [batch(rows[half:])])
    found = indices(embedded(folder, threads=1), RULE, [UNIT], missing)
    assert [(each.key[0], each.exact, each.index, each.grade) for each in found] == expected(
        rows, missing
    )


def test_year_and_region_are_groups_like_any_other(tmp_path: Path) -> None:
    write_part(tmp_path, 2024, "6304", "one", [batch([(1, [4] * 9)])])
    write_part(tmp_path, 2025, "6304", "one", [batch([(1, [1] * 9), (2, [3] * 9)])])
    found = indices(embedded(tmp_path), RULE, ["year", "region"])
    assert [(each.key, each.n, each.exact) for each in found] == [
        (("2024", "6304"), 1, Fraction(100)),
        (("2025", "6304"), 2, Fraction(50)),
    ]


def test_a_part_written_again_replaces_the_old_one_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    write_part(tmp_path, 2025, "6304", "survey", [batch([(1, [1] * 9)])])
    assert write_part(tmp_path, 2025, "6304", "survey", [batch([(1, [4] * 9)])]) == 1
    assert [each.exact for each in indices(embedded(tmp_path), RULE, [UNIT])] == [Fraction(100)]
    assert len(list(tmp_path.glob("*/*/*"))) == 1


def test_a_folder_without_a_history_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="history of answers"):
        embedded(tmp_path)


def test_rows_lie_in_the_order_of_what_they_hold(tmp_path: Path) -> None:
    rows = [(2, [3] * 9), (1, [4] * 9), (2, [1] * 9)]
    write_part(tmp_path, 2025, "6304", "survey", [batch(rows)])
    kept = pq.read_table(next(tmp_path.glob(PARTS)))
    first = column_of(RULE.elements[0])
    held = list(zip(kept[UNIT].to_pylist(), kept[first].to_pylist(), strict=True))
    assert held == sorted((unit, answers[0]) for unit, answers in rows)


def test_the_elements_of_a_history_are_found(tmp_path: Path) -> None:
    write_part(tmp_path, 2025, "6304", "survey", [batch([(1, [4] * 9)])])
    assert elements_of(tmp_path, (*RULE.elements, "KERAMAHAN")) == RULE.elements
