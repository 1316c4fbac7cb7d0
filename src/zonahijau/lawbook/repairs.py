"""What can be repaired within ninety days: the duty with its article, and, as the task force's own
choice, whether it is free, in which weeks it is done, by whom, and what proves it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from zonahijau.lawbook.citations import Citation, Citing, read_citation
from zonahijau.lawbook.entries import Entry, Findings
from zonahijau.lawbook.header import (
    Header,
    read_each,
    read_law_file,
    refuse_repeats,
    refuse_strangers,
)
from zonahijau.lawbook.library import law_folder, load_facts, shown
from zonahijau.lawbook.worked_cases import Finder, WorkedCase, read_worked_cases, subject_of
from zonahijau.wording import Text

STATES = (
    "unknown", "head", "operator", "decree.expiring", "decree.named_left", "promise",
)  # fmt: skip
"""What an office may lack beside facts: knowledge, people, decrees that hold, promises kept."""

UNIT, SECRETARY = "unit", "secretary"
_KNOWN = Text("law/facts.yaml dan STATES", "law/facts.yaml and STATES")


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: what it mends, whether it is free, its first and last week counted from 1, who
    does it (the head of the unit, or the regional secretary), and the article of the duty."""

    code: str
    lacks: tuple[str, ...]
    do: Text
    is_free: bool
    first_week: int
    last_week: int
    in_charge: str
    evidence: Text
    duty: Citation | None
    cite: Citation


@dataclass(frozen=True)
class Repairs:
    """The table of repairs, and how many weeks it runs."""

    header: Header
    weeks: int
    rows: tuple[Repair, ...]

    def mending(self, lacks: Iterable[str]) -> tuple[Repair, ...]:
        """The repairs that mend these, each once: the free ones first, then by week."""
        wanted = set(lacks)
        found = [row for row in self.rows if wanted & set(row.lacks)]
        return tuple(sorted(found, key=lambda r: (not r.is_free, r.first_week, r.last_week)))


def read_repairs(path: Path, shown_as: str | None = None) -> Repairs:
    """A file of ``law/repairs/``; raises :class:`Refused` with every fault found."""
    return read_law_file(path, shown_as, _read_body)


def _read_body(top: Entry, header: Header, citing: Citing, findings: Findings) -> Repairs:
    weeks = top.whole("weeks")
    read = read_each(top, "repairs", findings, lambda entry: _read(entry, weeks, citing))
    refuse_repeats(((row.code, entry) for row, entry in read), "code", findings)
    mended = ((name, entry) for row, entry in read for name in row.lacks)
    refuse_repeats(mended, "lacks", findings)
    return Repairs(header, weeks, tuple(row for row, _ in read))


def _read(entry: Entry, weeks: int, citing: Citing) -> Repair:
    first, last = _weeks(entry.entry("weeks"), weeks)
    row = Repair(
        code=entry.text("code"),
        lacks=tuple(entry.texts("lacks")),
        do=entry.bilingual("do"),
        is_free=entry.choice("free", ("yes", "no")) == "yes",
        first_week=first,
        last_week=last,
        in_charge=entry.choice("in_charge", (UNIT, SECRETARY)),
        evidence=entry.bilingual("evidence"),
        duty=_duty(entry, citing),
        cite=citing.of(entry),
    )
    refuse_strangers(row.lacks, [*load_facts(), *STATES], entry, "lacks", _KNOWN)
    return row


def _duty(entry: Entry, citing: Citing) -> Citation | None:
    if not entry.has("duty"):
        return None
    return read_citation(entry.entry("duty"), citing.sources, citing.nearest)


def _weeks(entry: Entry, most: int) -> tuple[int, int]:
    first, last = entry.whole("first"), entry.whole("last")
    if not 1 <= first <= last <= most:
        raise entry.refused(
            "last",
            Text(f"minggu {first} sampai {last} di luar rencana", f"weeks {first} to {last}"),
            Text(f"pilih minggu 1 sampai {most}", f"choose weeks from 1 to {most}"),
        )
    entry.finish()
    return first, last


def read_repair_cases(path: Path, shown_as: str | None = None) -> tuple[WorkedCase, ...]:
    """Worked cases of repairs: what is lacking as ``lacks`` (expects ``codes`` in the order of the
    plan, ``free``, ``articles``)."""
    book = read_repairs(subject_of(path))
    return read_worked_cases(path, shown_as, lambda entry: _read_given(entry, book))


def _read_given(entry: Entry, book: Repairs) -> Finder:
    rows = book.mending(entry.texts("lacks"))
    return lambda: {
        "codes": tuple(row.code for row in rows),
        "free": tuple(row.code for row in rows if row.is_free),
        "articles": tuple(row.duty.article for row in rows if row.duty),
    }


@cache
def load_repairs() -> Repairs:
    """The table that ships with the program."""
    path = law_folder() / "repairs" / "ninety-days.yaml"
    return read_repairs(path, shown(path))
