"""Running the worked cases that stand beside an instrument."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.cases import NOT_APPLICABLE, UNCOMPUTABLE, Case, CaseUnit, Written
from zonahijau.lawbook.instruments import Band, Instrument
from zonahijau.lawbook.numbers import exact
from zonahijau.scoring.answers import Answer, Answers, Gap, Observation
from zonahijau.scoring.roll_up import UnitScore, classify, roll_up
from zonahijau.scoring.score import Score, score

Shown = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a case expects and what came out instead, both as text."""

    what: str
    expected: str
    found: str


@dataclass(frozen=True, slots=True)
class _Found:
    score: Decimal | None
    band: Band | None
    estimate: bool | None
    bounds: tuple[Fraction | None, Fraction | None] | None = None
    missing: tuple[str, ...] | None = None


def run_case(instrument: Instrument, case: Case) -> list[Difference]:
    """The differences between what a case expects and what the engine finds; none if it holds.

    Only what the case names is compared. Numbers are compared by value, a range exactly.
    """
    return list(_differences(case, _find(instrument, case)))


def _find(instrument: Instrument, case: Case) -> _Found:
    if case.value is not None:
        return _Found(*classify(instrument, case.value, case.level), None)
    if case.units:
        rolled = roll_up(instrument, [_unit(unit) for unit in case.units])
        return _Found(rolled.score, rolled.band, rolled.estimate)
    found = score_case(instrument, case)
    bounds = (found.least, found.greatest)
    return _Found(found.score, found.band, found.estimate, bounds, found.missing)


def _unit(unit: CaseUnit) -> UnitScore:
    return UnitScore(unit.unit, unit.score, unit.products)


def score_case(instrument: Instrument, case: Case) -> Score:
    """The score of the answers of a case."""
    answers = case_answers(instrument, case)
    return score(instrument, answers, weights=case.weights, facets=case.facets)


def case_answers(instrument: Instrument, case: Case) -> Answers:
    """The answers as the case writes them, with ``every_other`` for the rest."""
    written: dict[str, Written] = {}
    if case.every_other is not None:
        facets = instrument.with_defaults(case.facets or {})
        written = {node.code: case.every_other for node in instrument.indicators(facets)}
    written.update(case.answers or {})
    return {code: tuple(_observations(each)) for code, each in written.items()}


def _observations(written: Written) -> Iterator[Observation]:
    several = written if isinstance(written, tuple) else (written,)
    for number, each in enumerate(several, start=1):
        yield Observation(_answer(each), respondent=str(number) if len(several) > 1 else None)


def _answer(written: str | None) -> Answer:
    if written is None:
        return Gap.MISSING
    return Gap.NOT_APPLICABLE if written == NOT_APPLICABLE else exact(written)


def _differences(case: Case, found: _Found) -> Iterator[Difference]:
    for what, expected in case.expect.items():
        shown = expected if isinstance(expected, str) else ", ".join(expected)
        actual = _FIELDS[what](found)
        if not _same(expected, actual):
            yield Difference(what, shown, actual if isinstance(actual, str) else ", ".join(actual))


def _text(value: object) -> str:
    return UNCOMPUTABLE if value is None else str(value)


_FIELDS: Mapping[str, Callable[[_Found], Shown]] = {
    "score": lambda found: _text(found.score),
    "band": lambda found: _text(found.band.code if found.band else None),
    "zone": lambda found: _text(found.band.zone if found.band else None),
    "estimate": lambda found: _text(found.estimate).lower(),
    "range": lambda found: tuple(_text(end) for end in found.bounds or ()),
    "missing": lambda found: found.missing or (),
}


def _same(expected: Shown, actual: Shown) -> bool:
    if isinstance(expected, tuple) and isinstance(actual, tuple):
        pairs = zip(expected, actual, strict=False)
        return len(expected) == len(actual) and all(_same(one, other) for one, other in pairs)
    if isinstance(expected, str) and isinstance(actual, str):
        return expected == actual or _equal_numbers(expected, actual)
    return False


def _equal_numbers(one: str, other: str) -> bool:
    try:
        return exact(one) == exact(other)
    except ValueError:
        return False
