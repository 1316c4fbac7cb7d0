"""Answers of a survey as rows of the history, and back: nothing that was chosen is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from zonahijau.surveys.asking import Asking
from zonahijau.surveys.history.layout import ABOUT, FURTHER, SERVICE, UNIT, column_of, schema_of
from zonahijau.surveys.lines import Answer, digits_of, places_of

COLUMNS: Mapping[str, str] = {
    "kelamin": "sex",
    "usia": "age",
    "pendidikan": "education",
    "pekerjaan": "work",
}
"""The column of each question about the respondent that the law's form asks. The channel stays
empty: it was forgotten when the answers were mixed."""


def batch_of(
    answers: Sequence[Answer], asking: Asking, unit: int, services: Mapping[str, str]
) -> pa.RecordBatch:
    """Answers of a unit as rows; ``services`` leads from the key of a service in the survey to the
    name that it has in the history."""
    schema = schema_of(asking.elements)
    columns: dict[str, list[object]] = {
        UNIT: [unit] * len(answers),
        SERVICE: [services[each.service] for each in answers],
        **{name: [""] * len(answers) for name in ABOUT},
        FURTHER: [_further(each, asking) for each in answers],
    }
    for place, question in enumerate(asking.about):
        if name := COLUMNS.get(question.code):
            columns[name] = [digits_of((each.about[place],)).replace("0", "") for each in answers]
    for place, element in enumerate(asking.elements):
        columns[column_of(element)] = [each.scored[place] or None for each in answers]
    arrays = [pa.array(columns[field.name], field.type) for field in schema]
    return pa.record_batch(arrays, schema=schema)


def _further(answer: Answer, asking: Asking) -> str:
    """What has no column of its own: other questions about the respondent, and further ones."""
    about = tuple(
        place
        for question, place in zip(asking.about, answer.about, strict=True)
        if question.code not in COLUMNS
    )
    return digits_of(about + answer.extra)


def read_part(part: Path, asking: Asking, services: Mapping[str, str]) -> Iterator[Answer]:
    """The answers of a part; ``services`` leads back to the keys of the survey."""
    names = [COLUMNS.get(question.code, "") for question in asking.about]
    scored = [column_of(each) for each in asking.elements]
    for row in pq.read_table(part, partitioning=None).to_pylist():
        further = iter(places_of(row[FURTHER]))
        about = tuple(places_of(row[name] or "0")[0] if name else next(further) for name in names)
        chosen = tuple(row[each] or 0 for each in scored)
        yield Answer(services[row[SERVICE]], about, chosen, tuple(further))
