"""A small file of clocks, and clocks without a file, for tests that bend one thing at a time."""

from datetime import date

from zonahijau.lawbook.citations import Citation, Period, Source
from zonahijau.lawbook.clocks import Clock, Standstill
from zonahijau.wording import Text

CLOCKS = """\
id: clocks/contoh
title: {id: Tenggat contoh, en: Example clocks}
in_force: {from: 2020-01-01}
sources: {satgas: {title: Contoh}}
cite: {source: satgas, article: contoh, provenance: local, confidence: U}
events:
  a.begins: {id: Mulai, en: Begins}
  a.ends: {id: Selesai, en: Ends}
clocks:
  - key: a.first
    label: {id: Pertama, en: First}
    party: provider
    limit: "5"
    unit: working-days
    starts: a.begins
    ends: a.ends
"""
"""A file with one clock; its last entry can be continued by indented lines."""

SECOND = """\
  - key: a.first
    label: {id: Pertama, en: First}
    party: provider
    limit: "7"
    unit: days
    starts: a.begins
    ends: a.ends
"""
"""A further version of the same clock, without its dates."""

CITE = Citation(
    Source("satgas", "Contoh"),
    "contoh",
    Period(date(2000, 1, 1)),
    provenance="local",
    confidence="U",
)


def clock(unit: str, limit: int | None, **more: object) -> Clock:
    """A clock that pauses, made of nothing but its unit and limit."""
    return Clock(
        key="a.first",
        label=Text("Pertama", "First"),
        party="provider",
        limit=limit,
        unit=unit,
        starts="a.begins",
        ends="a.ends",
        cite=CITE,
        unit_cite=CITE,
        paused_by=(Standstill("a.begins", "a.ends"),),
        **more,
    )
