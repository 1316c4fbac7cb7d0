"""What the law attaches to a breach: UU 25/2009 art. 54, PP 96/2012 art. 49.

Sanctions fall on the head of the provider (UU 25/2009 art. 57(1)). Exposure is a matter for the
head of unit, the regional secretary and the inspectorate; who may see it is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from zonahijau.lawbook.citations import Citation, Citing, read_citation
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import (
    Header,
    law_files,
    read_each,
    read_law_file,
    refuse_repeats,
    refuse_strangers,
)
from zonahijau.lawbook.library import load_facts, shown
from zonahijau.lawbook.worked_cases import Finder, WorkedCase, read_worked_cases, subject_of
from zonahijau.wording import Text

_FACTS = Text("law/facts.yaml", "law/facts.yaml")
_KINDS = Text("kinds berkas ini", "the kinds of this file")


@dataclass(frozen=True, slots=True)
class SanctionKind:
    """A sanction by name: how grave (1 is the gravest), and the months that a warning leaves."""

    name: str
    label: Text
    gravity: int
    warning_months: int | None


@dataclass(frozen=True, slots=True)
class Sanction:
    """One breach and what it leads to.

    ``missing`` says in words what is lacking, ``facts`` the fact keys whose absence shows it;
    ``breached`` is the duty's article, ``cite`` that of the sanction.
    """

    code: str
    missing: Text
    facts: tuple[str, ...]
    breached: str
    kind: SanctionKind
    cite: Citation


@dataclass(frozen=True)
class Sanctions:
    """The rows of one law, or of all."""

    rows: tuple[Sanction, ...]
    falls_on: Mapping[str, Citation]

    def exposure(self, missing: Iterable[str], on: date | None = None) -> tuple[Sanction, ...]:
        """The rows that the absence of these facts exposes to, gravest first; ``on`` keeps those
        in force on a day."""
        absent = set(missing)
        exposed = [row for row in self.rows if absent & set(row.facts)]
        if on is not None:
            exposed = [row for row in exposed if on in row.cite.in_force]
        return tuple(sorted(exposed, key=lambda row: row.kind.gravity))


def read_sanctions(path: Path, shown_as: str | None = None) -> Sanctions:
    """A file of ``law/sanctions/``; raises :class:`Refused` with every fault found: codes that
    stand twice, unknown kinds and fact keys."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> Sanctions:
    falls_on = read_citation(top.entry("falls_on"), citing.sources, citing.nearest)
    kinds = read_each(top, "kinds", findings, _read_kind)
    refuse_repeats(((kind.name, entry) for kind, entry in kinds), "name", findings)
    by_name = {kind.name: kind for kind, _ in kinds}
    read = read_each(top, "sanctions", findings, lambda entry: _read(entry, by_name, citing))
    refuse_repeats(((row.code, entry) for row, entry in read), "code", findings)
    return Sanctions(tuple(row for row, _ in read), {header.id: falls_on})


def _read_kind(entry: Entry) -> SanctionKind:
    return SanctionKind(
        name=entry.text("name"),
        label=entry.bilingual("label"),
        gravity=entry.whole("gravity"),
        warning_months=entry.whole("warning_months") if entry.has("warning_months") else None,
    )


def _read(entry: Entry, kinds: Mapping[str, SanctionKind], citing: Citing) -> Sanction:
    refuse_strangers([entry.text("kind")], list(kinds), entry, "kind", _KINDS)
    row = Sanction(
        code=entry.text("code"),
        missing=entry.bilingual("missing"),
        facts=tuple(entry.texts("facts")),
        breached=entry.text("breached"),
        kind=kinds[entry.text("kind")],
        cite=citing.of(entry),
    )
    refuse_strangers(row.facts, load_facts(), entry, "facts", _FACTS)
    return row


def read_sanction_cases(path: Path, shown_as: str | None = None) -> tuple[WorkedCase, ...]:
    """Worked cases of sanctions: the ``missing`` fact keys (expects ``codes``, ``kinds`` and
    ``articles``, gravest first)."""
    book = read_sanctions(subject_of(path))
    return read_worked_cases(path, shown_as, lambda entry: _read_given(entry, book))


def _read_given(entry: Entry, book: Sanctions) -> Finder:
    missing = entry.texts("missing")
    refuse_strangers(missing, load_facts(), entry, "missing", _FACTS)
    rows = book.exposure(missing)
    return lambda: {
        "codes": tuple(row.code for row in rows),
        "kinds": tuple(row.kind.name for row in rows),
        "articles": tuple(row.cite.article for row in rows),
    }


@cache
def load_sanctions() -> Sanctions:
    """Every sanction that ships with the program."""
    books = [read_sanctions(path, shown(path)) for path in law_files("sanctions")]
    return Sanctions(
        tuple(row for book in books for row in book.rows),
        {name: cite for book in books for name, cite in book.falls_on.items()},
    )
