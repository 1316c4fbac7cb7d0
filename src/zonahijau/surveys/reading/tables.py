"""The figures of a report from a spreadsheet, whichever of three shapes the office has it in.

All answers, a row a respondent (``U1`` to ``U9`` or the codes of the elements); how many chose each
rung, a row an element (``unsur``, ``n1`` to ``n4``); or element means (``unsur``, ``nilai``).
Elements go by code, never by place: the regulation and the questionnaire order two differently.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from zonahijau.lawbook.forms import form_files, load_form
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import load_instrument
from zonahijau.statistics.tally import Missing
from zonahijau.surveys.reading.respondents import Questions, element_columns, read_survey
from zonahijau.tables import Row, Sheet, open_sheet
from zonahijau.tables.previews import under_own_name
from zonahijau.wording import Refused, Text, quoted, refuse

ELEMENT = "unsur"
ELEMENT_COLUMNS = (ELEMENT, "unsur_code", "kode")
MEAN_COLUMNS = ("nilai", "nrr", "rata_rata", "nrr_printed", "nrr_printed_2dp")
COUNT_COLUMNS = ("n1", "n2", "n3", "n4")


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """What a file gives. ``respondents`` is None where it gives means only; ``skipped`` rows of
    respondents were left out, the first for ``because``."""

    counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    means: Mapping[str, Fraction] = field(default_factory=dict)
    respondents: int | None = None
    skipped: int = 0
    because: str = ""


def read_figures(path: Path, name: str, instrument_id: str, language: str = "id") -> ReadFigures:
    """The figures of a file. Refused, with the file's own name, when it is none of the three."""
    instrument = load_instrument(instrument_id)
    with under_own_name(name), open_sheet(str(path)) as sheet:
        found = next((each for each in ELEMENT_COLUMNS if sheet.has(each)), None)
        if found is None:
            return _of_respondents(sheet, instrument, language)
        return _of_elements(sheet, found, instrument)


def _of_respondents(sheet: Sheet, instrument: Instrument, language: str) -> ReadFigures:
    columns = element_columns(sheet, instrument)
    rungs = len(COUNT_COLUMNS)
    questions = Questions(tuple(columns.values()), rungs, Missing.DROP_ROW)
    survey = read_survey(sheet, questions, language)
    moments = survey.total.under(Missing.DROP_ROW)
    because = f"{survey.skipped[0].row}: {survey.skipped[0].reason}" if survey.skipped else ""
    if not moments.n:
        raise _nothing(sheet, because)
    counts = {
        code: tuple(each[1 : rungs + 1]) for code, each in zip(columns, moments.counts, strict=True)
    }
    return ReadFigures(counts, respondents=moments.n, skipped=survey.skipped_rows, because=because)


def _nothing(sheet: Sheet, because: str) -> Refused:
    what = Text("Tidak ada baris yang terbaca", "No row can be read")
    remedy = Text("Perbaiki berkasnya; baris {why}", "Mend the file; row {why}")
    return refuse(what, remedy.fill(why=because or "1"), file=sheet.file)


def _of_elements(sheet: Sheet, column: str, instrument: Instrument) -> ReadFigures:
    names = _names(instrument)
    if all(sheet.has(each) for each in COUNT_COLUMNS):
        rows = list(sheet.rows((column, *COUNT_COLUMNS), ()))
        counts = {_element(row, column, names): _counts(row) for row in rows}
        return ReadFigures(counts, respondents=max(sum(each) for each in counts.values()))
    mean = next((each for each in MEAN_COLUMNS if sheet.has(each)), None)
    if mean is None:
        raise refuse(
            Text("Kolom nilai unsur tidak ada", "There is no column with the elements' values"),
            Text("Tambahkan kolom nilai, atau n1 sampai n4", "Add a column nilai, or n1 to n4"),
            file=sheet.file,
            row=sheet.header_row,
        )
    rows = list(sheet.rows((column, mean), ()))
    return ReadFigures(means={_element(row, column, names): row.exact(mean) for row in rows})


def _counts(row: Row) -> tuple[int, ...]:
    return tuple(row.whole(each) for each in COUNT_COLUMNS)


def _element(row: Row, column: str, names: Mapping[str, str]) -> str:
    written = row.text(column)
    found = names.get(_spelled(written))
    if found is None:
        what = Text("Unsur {name} tidak dikenal", "The element {name} is not known")
        remedy = Text("Tulis kode atau nama unsurnya", "Write the code or name of the element")
        raise row.refuse(column, what.fill(name=quoted(written)), remedy)
    return found


def _names(instrument: Instrument) -> dict[str, str]:
    """Every way to write an element: its code, its name, its number in the questionnaire."""
    names = {}
    for node in instrument.indicators():
        for written in (node.code, node.label.id, node.label.en):
            names[_spelled(written)] = node.code
    if instrument.id in form_files():
        for question, code in load_form(instrument.id).element_of.items():
            names[_spelled(question)] = code
    return names


def _spelled(written: str) -> str:
    """Letters and digits, without the word between two names."""
    words = re.findall(r"[^\W_]+", written.casefold())
    return "".join(word for word in words if word not in ("dan", "and"))
