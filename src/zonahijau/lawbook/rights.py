"""Rights and duties of government and public in public service (UU 25/2009 art. 14, 15, 18, 19),
in our own words: what a regent's pledge must tell (UU 23/2014 art. 347(4))."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zonahijau.lawbook.citations import Citation, Citing
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import Header, read_each, read_law_file, refuse_repeats
from zonahijau.lawbook.library import law_folder, shown
from zonahijau.lawbook.worked_cases import Finder, WorkedCase, read_worked_cases, subject_of
from zonahijau.wording import Text


@dataclass(frozen=True, slots=True)
class Side:
    """The rights or the duties of one side, line by line, with their article."""

    name: str
    label: Text
    lines: tuple[Text, ...]
    cite: Citation


@dataclass(frozen=True)
class Rights:
    """All sides, in the order in which a pledge tells them."""

    header: Header
    sides: tuple[Side, ...]


def read_rights(path: Path, shown_as: str | None = None) -> Rights:
    """A file of ``law/rights/``; raises :class:`Refused` with every fault found."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> Rights:
    read = read_each(top, "sides", findings, lambda entry: _read(entry, citing, findings))
    refuse_repeats(((side.name, entry) for side, entry in read), "name", findings)
    return Rights(header, tuple(side for side, _ in read))


def _read(entry: Entry, citing: Citing, findings: Findings) -> Side:
    lines = read_each(entry, "lines", findings, lambda line: Text(line.text("id"), line.text("en")))
    return Side(
        name=entry.text("name"),
        label=entry.bilingual("label"),
        lines=tuple(line for line, _ in lines),
        cite=citing.of(entry),
    )


def read_right_cases(path: Path, shown_as: str | None = None) -> tuple[WorkedCase, ...]:
    """Worked cases: ``sides: all`` (expects ``names`` and ``articles``)."""
    book = read_rights(subject_of(path))
    return read_worked_cases(path, shown_as, lambda entry: _read_given(entry, book))


def _read_given(entry: Entry, book: Rights) -> Finder:
    entry.choice("sides", ("all",))
    found = {
        "names": tuple(side.name for side in book.sides),
        "articles": tuple(side.cite.article for side in book.sides),
    }
    return lambda: found


@cache
def load_rights() -> Rights:
    """What ships with the program."""
    path = law_folder() / "rights" / "public-service.yaml"
    return read_rights(path, shown(path))
