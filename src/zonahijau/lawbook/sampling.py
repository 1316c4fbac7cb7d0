"""How many respondents a survey needs: the constants, as a rule with its source.

The formula that uses them is arithmetic and stands in ``zonahijau.statistics``.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from zonahijau.lawbook.citations import Citation, Citing, Period
from zonahijau.lawbook.entries import Entry, Findings, read_file
from zonahijau.lawbook.header import Header, read_each, read_law_file
from zonahijau.lawbook.instruments.rules import read_rounding
from zonahijau.lawbook.library import law_folder, shown
from zonahijau.lawbook.numbers import Rounding
from zonahijau.wording import Text

KREJCIE_MORGAN = "krejcie-morgan"


@dataclass(frozen=True, slots=True)
class SampleRule:
    """The constants of the Krejcie-Morgan formula ``X2 N P Q / (d2 (N - 1) + X2 P Q)``.

    ``chi_square`` is X2 for the confidence wanted (one degree of freedom), ``share`` the proportion
    P assumed in the population (Q = 1 - P), ``margin`` the accuracy d as a proportion; ``rounding``
    makes the result a number of people.
    """

    id: str
    title: Text
    in_force: Period
    chi_square: Fraction
    share: Fraction
    margin: Fraction
    rounding: Rounding
    notes: tuple[Text, ...]
    cite: Citation


@dataclass(frozen=True, slots=True)
class SampleCase:
    """One line of a printed table: among ``population`` users ``sample`` must be asked."""

    population: int
    sample: int
    because: str


@cache
def load_sample_rule(name: str = KREJCIE_MORGAN) -> SampleRule:
    """A rule that ships with the program, by the name of its file under ``law/sampling``."""
    path = law_folder() / "sampling" / f"{name}.yaml"
    return read_sample_rule(path, shown(path))


def read_sample_rule(path: Path, shown_as: str | None = None) -> SampleRule:
    """The rule of a file; raises :class:`Refused` with every fault, each with line and remedy."""
    return read_law_file(path, shown_as, _read_rule)


def _read_rule(top: Entry, header: Header, citing: Citing, _: Findings) -> SampleRule:
    rounding = read_rounding(top.entry("rounding"), citing)[0]
    rule = SampleRule(
        id=header.id,
        title=header.title,
        in_force=header.in_force,
        chi_square=_positive(top, "chi_square"),
        share=_positive(top, "share"),
        margin=_positive(top, "margin"),
        rounding=rounding,
        notes=header.notes,
        cite=citing.nearest,
    )
    if rule.share >= 1:
        raise top.refused(
            "share",
            Text("bukan bagian dari satu", "is not a part of one"),
            Text('tulis misalnya "0.5"', 'write for instance "0.5"'),
        )
    return rule


def _positive(entry: Entry, key: str) -> Fraction:
    number = entry.number(key)
    if number <= 0:
        raise entry.refused(
            key,
            Text("harus lebih dari nol", "must be more than zero"),
            Text("periksa angkanya pada sumber", "check the figure in the source"),
        )
    return number


def read_sample_cases(path: Path, shown_as: str | None = None) -> tuple[SampleCase, ...]:
    """The printed lines beside a rule, ``<file>.cases.yaml``."""
    findings = Findings()
    top = read_file(path, shown_as)
    top.text("rule")
    cases = read_each(top, "cases", findings, _read_case)
    with findings.gather():
        top.finish()
    findings.raise_any()
    return tuple(case for case, _ in cases)


def _read_case(entry: Entry) -> SampleCase:
    return SampleCase(entry.whole("population"), entry.whole("sample"), entry.text("because"))
