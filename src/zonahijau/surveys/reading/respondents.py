"""A survey file added up: tallies of all respondents and of each group, and the rows left out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zonahijau.lawbook.forms import form_files, load_form
from zonahijau.lawbook.instruments import Instrument
from zonahijau.statistics.tally import Missing, Tally, by_group
from zonahijau.tables import Sheet
from zonahijau.tables.blocks import EMPTY, Block
from zonahijau.tables.scan import Scan
from zonahijau.wording import Refusal, Refused, Text, refuse

MOST_SKIPPED = 1_000_000
"""Rows left out that are listed one by one; beyond that they are only counted."""

_ROWS_AT_ONCE = 2_000_000


class Skipped(NamedTuple):
    """A row that was left out, and why, in the language asked for."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Questions:
    """What is read from a survey file: a column for every element, answers from 1 to ``rungs``."""

    columns: Sequence[str]
    rungs: int
    missing: Missing
    group: str | None = None


@dataclass(slots=True)
class Survey:
    """The tally of all that counts, the tallies of the groups by label, and what was left out."""

    total: Tally
    groups: dict[str, Tally] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    skipped_rows: int = 0


def element_columns(sheet: Sheet, instrument: Instrument) -> dict[str, str]:
    """The column of every element: its question in the form (U1 ...) or its code."""
    form = load_form(instrument.id).element_of if instrument.id in form_files() else {}
    codes = [node.code for node in instrument.indicators()]
    by_question = [question for question in form if sheet.has(question)]
    by_code = [code for code in codes if sheet.has(code)]
    if by_question and by_code:
        raise _both_kinds(sheet, by_question[0], by_code[0])
    if by_question or (form and not by_code):
        sheet.columns(list(form))
        return {element: question for question, element in form.items()}
    sheet.columns(codes)
    return {code: code for code in (list(form.values()) or codes)}


def _both_kinds(sheet: Sheet, question: str, code: str) -> Refused:
    what = Text(
        "Kolom {question} dan kolom {code} ada bersama-sama",
        "There is a column {question} and a column {code} as well",
    ).fill(question=question, code=code)
    remedy = Text(
        "Pakai U1 sampai U9 saja, atau kode unsur saja",
        "Use U1 to U9 only, or the codes of the elements only",
    )
    return refuse(what, remedy, file=sheet.file, row=sheet.header_row, column=code)


def _unwatched(rows: int) -> None:
    """Nobody waits for a sign of life."""


def read_survey(
    sheet: Sheet,
    questions: Questions,
    language: str,
    done: Callable[[int], None] = _unwatched,
) -> Survey:
    """Add up a survey file of any size; Refused when the file as a whole cannot be read.

    ``done`` is told now and then how many rows more were read.
    """
    items, rungs = len(questions.columns), questions.rungs
    survey = Survey(Tally.empty(items, rungs))
    scan = Scan(sheet, questions.columns, questions.group)
    checking = _Checking(questions, language, survey)
    for answers, groups in _batches(checking.counted(block) for block in scan):
        done(len(answers))
        if questions.group is None:
            survey.total += Tally.of(answers, rungs)
            continue
        for part in by_group(answers, groups, rungs):
            label = scan.labels.names[part.group]
            before = survey.groups.get(label, Tally.empty(items, rungs))
            survey.groups[label] = before + part.tally
    survey.total = Tally.total([survey.total, *survey.groups.values()], items, rungs)
    return survey


Batch = tuple[NDArray[np.int8], NDArray[np.int32]]


def _batches(blocks: Iterator[Batch]) -> Iterator[Batch]:
    """Blocks joined to about two million rows, so that each group is added up seldom."""
    waiting: list[Batch] = []
    rows = 0
    for block in blocks:
        waiting.append(block)
        rows += len(block[0])
        if rows >= _ROWS_AT_ONCE:
            yield _joined(waiting)
            waiting, rows = [], 0
    if waiting:
        yield _joined(waiting)


def _joined(blocks: list[Batch]) -> Batch:
    return np.concatenate([b[0] for b in blocks]), np.concatenate([b[1] for b in blocks])


class _Checking:
    """Leaves out the rows that do not count and notes them in the survey."""

    def __init__(self, questions: Questions, language: str, survey: Survey):
        self._questions = questions
        self._language = language
        self._survey = survey

    def counted(self, block: Block) -> Batch:
        """The answers and groups of the rows that count."""
        out = _rows_out(block.answers, self._questions)
        if not len(out):
            return block.answers, block.groups
        self._note(block, out.tolist())
        return np.delete(block.answers, out, axis=0), np.delete(block.groups, out)

    def _note(self, block: Block, places: list[int]) -> None:
        survey = self._survey
        survey.skipped_rows += len(places)
        faults = {fault.row: fault for fault in block.faults}
        for place in places[: MOST_SKIPPED - len(survey.skipped)]:
            row = int(block.rows[place])
            fault = faults.get(row) or self._fault(block.answers[place].tolist())
            bare = replace(fault, file=None, row=None)
            survey.skipped.append(Skipped(row, bare.one_line(self._language)))

    def _fault(self, answers: list[int]) -> Refusal:
        """Why a row of digits does not count: an answer off the scale, or a gap."""
        rungs = self._questions.rungs
        for column, answer in zip(self._questions.columns, answers, strict=True):
            if answer > rungs:
                what = _OFF_SCALE.fill(answer=answer)
                return Refusal(what, _WRITE.fill(rungs=rungs), column=column)
        if not any(answers):
            return Refusal(_NO_ANSWER, _ANSWER_IT)
        named = zip(self._questions.columns, answers, strict=True)
        column = ", ".join(column for column, answer in named if answer == EMPTY)
        return Refusal(_GAP, _ANSWER_IT, column=column)


def _rows_out(answers: NDArray[np.int8], questions: Questions) -> NDArray[np.intp]:
    """The places of the rows that do not count: few, so they are found cell by cell."""
    items = answers.shape[1]
    flat = answers.reshape(-1)
    # As unsigned bytes, what is below the least answer that counts is very large.
    least = 1 if questions.missing is Missing.DROP_ROW else EMPTY
    outside = (flat - np.int8(least)).view(np.uint8) > questions.rungs - least
    out = np.zeros(len(answers), np.bool_)
    out[np.flatnonzero(outside) // items] = True
    if questions.missing is Missing.DROP_ITEM:
        gaps = np.bincount(np.flatnonzero(flat == EMPTY) // items, minlength=len(answers))
        out |= gaps == items
    return np.flatnonzero(out)


_OFF_SCALE = Text("Jawaban {answer} di luar skala", "The answer {answer} is off the scale")
_WRITE = Text("Tulis 1 sampai {rungs}", "Write 1 to {rungs}")
_NO_ANSWER = Text("Tidak ada jawaban", "There is no answer")
_GAP = Text("Belum dijawab", "Not answered")
_ANSWER_IT = Text(
    "Lengkapi, atau pakai --missing drop-item", "Complete it, or use --missing drop-item"
)
