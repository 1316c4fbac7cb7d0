"""``zonahijau score``: the score of every target out of its answers, explained on demand."""

from collections.abc import Iterator

from zonahijau.cli.answers import ANSWER_COLUMNS, ask_facets, read_answers, read_facets
from zonahijau.cli.classes import (
    BAND,
    SCORE,
    STATUS,
    ZONE,
    ask_instrument,
    band_cells,
    band_data,
    status,
    why,
)
from zonahijau.cli.explanation import explanation_data, explanation_table
from zonahijau.cli.options import Given, Guide, Options
from zonahijau.cli.report import Column, Report, Table, Value
from zonahijau.lawbook.library import load_instrument
from zonahijau.lawbook.numbers import outwards
from zonahijau.scoring.score import Score, score_with
from zonahijau.scoring.weighting import Weighting
from zonahijau.tables import open_sheet
from zonahijau.wording import Text

GUIDE = Guide(
    Text(
        "Nilai setiap sasaran dari jawabannya. Hasil yang memakai bobot, skala, atau kelas yang "
        "bukan resmi adalah perkiraan, dan kisarannya ikut dicetak. Yang kosong bukan nol.",
        "The score of every target out of its answers. A result that uses a weight, scale or class "
        "that is not official is an estimate, printed with its range. Empty is not zero.",
    ),
    columns=ANSWER_COLUMNS,
    examples=(
        "zonahijau score --instrument ombudsman/2015 --answers jawaban.csv",
        "zonahijau score --instrument ombudsman/2023 --answers jawaban.csv --weights official",
        "zonahijau score --instrument panrb/ipp-2022 --answers jawaban.csv --explain --lang en",
    ),
)


def add_options(options: Options) -> None:
    ask_instrument(options)
    options.option("--answers", "FILE", Text("jawaban", "answers"), required=True)
    options.option(
        "--weights",
        "official|NAME",
        Text(
            "hanya bobot resmi, atau himpunan bobot dengan nama ini",
            "official weights only, or the weight set of this name",
        ),
    )
    ask_facets(options)
    text = Text("cetak pohon penjelasan setiap nilai", "print the tree that explains each score")
    options.switch("--explain", text)


def run(given: Given) -> Report:
    """Every target in the order of the file."""
    instrument = load_instrument(given.instrument)
    weighting = Weighting.of(instrument, given.weights, read_facets(given.facets))
    with open_sheet(given.answers) as sheet:
        targets = read_answers(instrument, sheet, given.language)
    scores = {target: score_with(weighting, answers) for target, answers in targets.items()}
    tables = [Table(_COLUMNS, list(_rows(scores)))]
    if given.explain:
        tables += [
            explanation_table(target, score.tree) for target, score in scores.items() if score.tree
        ]
    return Report(
        [_data(target, score, given.explain) for target, score in scores.items()],
        tables,
        why(scores),
    )


_PLACES = 2
_COLUMNS = [
    Column(Text("Sasaran", "Target")),
    SCORE,
    Column(Text("Paling kecil", "Least"), "number", _PLACES),
    Column(Text("Paling besar", "Greatest"), "number", _PLACES),
    BAND,
    ZONE,
    STATUS,
    Column(Text("Kosong", "Missing"), "number"),
]


def _rows(scores: dict[str, Score]) -> Iterator[tuple[Value, ...]]:
    for target, score in scores.items():
        _, band, zone = band_cells(score.score, score.band)
        bounds = _bounds(score)
        yield target, score.score, *bounds, band, zone, status(score), len(score.missing)


def _bounds(score: Score) -> tuple[Value, Value]:
    """Rounded outwards, as wherever a range is printed."""
    if score.least is None or score.greatest is None:
        return score.least, score.greatest
    return outwards(score.least, score.greatest, _PLACES)


def _data(target: str, score: Score, explain: bool) -> dict[str, object]:
    has_range = score.least is not None and score.greatest is not None
    data: dict[str, object] = {
        "target": target,
        "score": score.score,
        "exact": None if score.exact is None else str(score.exact),
        "range": [score.least, score.greatest] if has_range else None,
        **band_data(score.band),
        "estimate": score.estimate,
        "because": score.because,
        "why_not": score.why_not,
        "missing": score.missing,
    }
    if explain:
        data["tree"] = explanation_data(score.tree) if score.tree else None
    return data
