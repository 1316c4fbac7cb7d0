"""Reports as spreadsheets: the same numbers as the pages, one row a unit or an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from zonahijau.assessments.pages.explanation import Branch, branches
from zonahijau.assessments.pages.ranges import PERCENT
from zonahijau.lawbook.numbers import Rounding, outwards
from zonahijau.reports.scores import Shown, shown
from zonahijau.reports.trees import dimensions, walk
from zonahijau.reports.wording import CARD
from zonahijau.tables.output import Cell
from zonahijau.web.language import said
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.assessments.models import Result
    from zonahijau.reports.rounds import UnitRow

_TWO_PLACES = Rounding(2)


def round_header() -> list[str]:
    """The columns of a round's sheet."""
    texts = [
        Text("Unit", "Unit"),
        Text("Kode", "Code"),
        Text("Keadaan", "State"),
        Text("Dijawab", "Answered"),
        Text("Ditanya", "Asked"),
        Text("Batas isi", "Due"),
        *(
            text
            for stage in ("Mandiri", "Terverifikasi", "Ditetapkan")
            for text in _stage_columns(stage)
        ),
    ]
    return [said(text) for text in texts]


_ENGLISH = {"Mandiri": "Self", "Terverifikasi": "Verified", "Ditetapkan": "Sealed"}


def _stage_columns(stage: str) -> tuple[Text, ...]:
    english = _ENGLISH[stage]
    return (
        Text(f"{stage}: nilai", f"{english}: value"),
        Text(f"{stage}: perkiraan, paling kecil", f"{english}: estimate, least"),
        Text(f"{stage}: perkiraan, paling besar", f"{english}: estimate, greatest"),
        Text(f"{stage}: kelas", f"{english}: class"),
    )


def round_rows(rows: Iterable[UnitRow]) -> Iterator[list[Cell]]:
    """A row a unit; what the reader may not see stays empty."""
    for row in rows:
        cells: list[Cell] = [
            row.name,
            row.code,
            said(row.state),
            row.answered,
            row.asked,
            row.due_on.isoformat(),
        ]
        for stage in ("self", "verified", "sealed"):
            cells += _score_cells(row.scores.get(stage))
        yield cells


def _score_cells(score: Shown | None) -> list[Cell]:
    if score is None:
        return [None] * 4
    marks = " – ".join(_mark_text(mark.letter, said(mark.word)) for mark in score.marks)
    return [score.value, score.least, score.greatest, marks or None]


def _mark_text(letter: str, word: str) -> str:
    return f"{letter} · {word}" if letter else word


def card_header() -> list[str]:
    """The columns of a result's sheet."""
    texts = (
        Text("Kode", "Code"),
        Text("Indikator", "Indicator"),
        Text("Jawaban", "Answer"),
        Text("Bobot (poin), paling kecil", "Weight (points), least"),
        Text("Bobot (poin), paling besar", "Weight (points), greatest"),
        Text("Diperoleh (poin)", "Earned (points)"),
        Text("Capaian (%), paling kecil", "Share earned (%), least"),
        Text("Capaian (%), paling besar", "Share earned (%), greatest"),
        Text("Asal bobot", "Whose weight"),
        Text("Asal skala", "Whose scale"),
        Text("Dasar", "Source"),
        Text("Pasal", "Article"),
    )
    return [said(text) for text in texts]


def card_rows(result: Result) -> Iterator[list[Cell]]:
    """The explanation of a result, preceded by what it is."""
    yield from _about(result)
    tree = branches(result)
    for dimension in dimensions(tree) if tree else ():
        for depth, part in walk(dimension):
            yield [
                part.code,
                f"{'   ' * depth}{said(part.label)}",
                said(part.rule),
                *_points(part),
                *_share(part),
                said(part.weight_cite.provenance),
                said(part.cite.provenance),
                part.cite.source,
                part.cite.article,
            ]


def _about(result: Result) -> Iterator[list[Cell]]:
    score = shown(result, result.version.instrument)
    yield ["", result.placement["unit"]["name"]]
    yield ["", result.round.title]
    yield ["", f"{result.version.instrument_id}, {result.version.sha256}"]
    if score.is_range:
        ends = SPAN.fill(least=score.least, greatest=score.greatest)
        yield ["", f"{said(CARD['estimate'])}: {said(ends)}"]
        yield ["", said(CARD["not_official"])]
    elif score.value is not None:
        yield ["", said(Text("Nilai", "Value")), "", None, None, score.value]


SPAN = Text(
    f"{CARD['range'].id} {{least}} {CARD['to'].id} {{greatest}}",
    f"{CARD['range'].en} {{least}} {CARD['to'].en} {{greatest}}",
)


def _points(part: Branch) -> list[Cell]:
    """What a part is worth, and the points that it earns; an estimate's parts earn no points that
    could be added up."""
    if part.is_estimate:
        return [*outwards(*part.worth, 1), None]
    worth = _TWO_PLACES.apply(part.points)
    earned = None if part.contribution is None else _TWO_PLACES.apply(part.contribution)
    return [worth, worth, earned]


def _share(part: Branch) -> list[Cell]:
    if part.earns is None or not part.points:
        return [None, None]
    least, greatest = part.earns
    return [*outwards(least * PERCENT, greatest * PERCENT, 0)]
