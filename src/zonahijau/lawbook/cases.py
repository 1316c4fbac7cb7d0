"""Worked cases beside a law file: examples that anyone can read, dispute and add."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import yaml

from zonahijau.lawbook.entries import Entry, Findings, read_file
from zonahijau.lawbook.numbers import exact
from zonahijau.wording import Text

NOT_APPLICABLE = "na"
UNCOMPUTABLE = "null"

Written = str | tuple[str | None, ...] | None
"""An answer as a case writes it: a number's text, ``na``, several of them, or None for missing."""


@dataclass(frozen=True, slots=True)
class CaseUnit:
    """A unit of a roll-up case, with its number of products where products are rolled up."""

    unit: str
    score: Fraction
    products: int | None


@dataclass(frozen=True, slots=True)
class Case:
    """One example: answers, units or a value in; what is expected out; and why.

    ``expect`` holds only what the case names, as written: ``score``, ``band``, ``zone``,
    ``estimate``, ``range``, ``missing``.
    """

    name: str
    because: str
    line: int
    expect: Mapping[str, str | tuple[str, ...]]
    answers: Mapping[str, Written] | None = None
    every_other: str | None = None
    facets: Mapping[str, str] | None = None
    weights: str | None = None
    units: tuple[CaseUnit, ...] = ()
    value: Fraction | None = None
    level: str = "unit"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The worked cases of one instrument."""

    instrument: str
    cases: tuple[Case, ...]
    file: str


def read_cases(path: Path, shown_as: str | None = None) -> CaseFile:
    """A ``*.cases.yaml`` file beside an instrument."""
    findings = Findings()
    top = read_file(path, shown_as)
    cases = findings.each(top.entries("cases"), _read_case)
    instrument = top.text("instrument")
    with findings.gather():
        top.finish()
    findings.raise_any()
    return CaseFile(instrument, tuple(cases), top.file)


def _read_case(entry: Entry) -> Case:
    case = Case(
        name=entry.text("name"),
        because=entry.text("because"),
        line=entry.line,
        expect=_read_expected(entry.entry("expect")),
        answers=_read_answers(entry),
        every_other=_read_every_other(entry),
        facets=_read_names(entry, "facets"),
        weights=entry.optional_text("weights"),
        units=tuple(map(_read_unit, entry.entries("units"))) if entry.has("units") else (),
        value=entry.number("value") if entry.has("value") else None,
        level=entry.choice("level", ("unit", "region")) if entry.has("level") else "unit",
    )
    entry.finish()
    _has_one_subject(entry, case)
    return case


def _has_one_subject(entry: Entry, case: Case) -> None:
    answered = case.answers is not None or case.every_other is not None
    if [answered, bool(case.units), case.value is not None].count(True) != 1:
        raise entry.wrong(
            Text(
                "kasus harus berisi tepat satu dari answers, units, value",
                "a case must have exactly one of answers, units, value",
            ),
            Text("hapus yang lain", "remove the others"),
        )


def _read_answers(entry: Entry) -> dict[str, Written] | None:
    if not entry.has("answers"):
        return None
    inner = entry.entry("answers")
    return {code: _read_answer(inner, code) for code in inner.keys}


def _read_every_other(entry: Entry) -> str | None:
    if not entry.has("every_other"):
        return None
    return _checked(entry, "every_other", entry.text("every_other"))


def _read_answer(entry: Entry, code: str) -> Written:
    node = entry.node(code)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_checked(entry, code, str(item.value)) for item in node.value)
    return _checked(entry, code, entry.text(code))


def _checked(entry: Entry, code: str, written: str) -> str | None:
    if written in ("", UNCOMPUTABLE):
        return None
    if written != NOT_APPLICABLE:
        try:
            exact(written)
        except ValueError:
            raise entry.refused(
                code,
                Text(f"“{written}” bukan jawaban", f"“{written}” is not an answer"),
                Text("tulis bilangan, na, atau null", "write a number, na or null"),
            ) from None
    return written


def _read_names(entry: Entry, key: str) -> dict[str, str] | None:
    if not entry.has(key):
        return None
    inner = entry.entry(key)
    return {name: inner.text(name) for name in inner.keys}


def _read_unit(entry: Entry) -> CaseUnit:
    products = entry.whole("products") if entry.has("products") else None
    unit = CaseUnit(entry.text("unit"), entry.number("score"), products)
    entry.finish()
    return unit


def _read_expected(entry: Entry) -> dict[str, str | tuple[str, ...]]:
    expected: dict[str, str | tuple[str, ...]] = {}
    for key in ("score", "band", "zone", "estimate"):
        if entry.has(key):
            expected[key] = entry.text(key)
    for key in ("range", "missing"):
        if entry.has(key):
            expected[key] = tuple(entry.texts(key))
    entry.finish()
    if not expected:
        raise entry.wrong(
            Text("kasus tidak mengharapkan apa pun", "the case expects nothing"),
            Text("tulis misalnya score dan band", "write for instance score and band"),
        )
    return expected
