"""Where a value comes from: source, article, validity, provenance, confidence."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from zonahijau.lawbook.entries import Entry
from zonahijau.wording import Text

PROVENANCES = {
    "official": Text("resmi", "official"),
    "derived": Text("turunan", "derived"),
    "local": Text("lokal", "local"),
}
"""Whose value it is: the body's own; drawn by arithmetic from official ones; the task force's."""

ESTIMATE = Text("perkiraan", "estimate")
INCOMPUTABLE = Text("tidak dapat dihitung", "cannot be computed")
"""What a score is called that used a value of another provenance than official, or has none."""

CONFIDENCES = {
    "V": Text("dibaca pada sumbernya", "read in the source itself"),
    "S": Text("dari sumber kedua", "from a secondary source"),
    "D": Text("diturunkan dengan hitungan", "derived by arithmetic or logic"),
    "U": Text("tidak diketahui", "unknown"),
}
"""How sure we are of our reading; a separate question from provenance."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` up to, not including, ``until``; ``until`` None means still in force."""

    start: date
    until: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day < self.until)

    def overlaps(self, other: Period) -> bool:
        return _before(self.start, other.until) and _before(other.start, self.until)


def _before(day: date, end: date | None) -> bool:
    return end is None or day < end


@dataclass(frozen=True, slots=True)
class Source:
    """A regulation, decree, deck or report that values are cited from."""

    key: str
    title: str
    link: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """The source of a value, the place in it, when it holds, whose it is, how sure we are."""

    source: Source
    article: str
    in_force: Period
    provenance: str
    confidence: str

    @property
    def official(self) -> bool:
        return self.provenance == "official"


def read_period(entry: Entry) -> Period:
    """``{from: 2021-01-01, until: 2022-01-01}``: half-open, ``until`` may be left out."""
    period = period_within(entry)
    entry.finish()
    return period


def period_within(entry: Entry) -> Period:
    """The period of an entry that holds other keys beside its ``from`` and ``until``."""
    start = entry.date("from")
    until = entry.date("until") if entry.has("until") else None
    if until is not None and until <= start:
        raise entry.refused(
            "until",
            Text("tidak sesudah from", "is not after from"),
            Text("until adalah hari pertama yang tidak berlaku lagi", "until is the first day out"),
        )
    return Period(start, until)


def read_sources(entry: Entry) -> dict[str, Source]:
    """The ``sources`` mapping of a file: a short key for each title, link and note."""
    if not entry.has("sources"):
        return {}
    listed = entry.entry("sources")
    return {key: _read_source(key, listed.entry(key)) for key in listed.keys}


def _read_source(key: str, entry: Entry) -> Source:
    source = Source(
        key, entry.text("title"), entry.optional_text("link"), entry.optional_text("note")
    )
    entry.finish()
    return source


@dataclass(frozen=True, slots=True)
class Citing:
    """Resolves ``cite`` keys: the nearest enclosing one holds, and may be changed key by key."""

    sources: dict[str, Source]
    nearest: Citation

    def within(self, entry: Entry) -> Citing:
        """The citing that holds inside an entry."""
        return replace(self, nearest=self.of(entry))

    def of(self, entry: Entry) -> Citation:
        """The citation of an entry: its own ``cite``, completed from the nearest enclosing one."""
        if not entry.has("cite"):
            return self.nearest
        return read_citation(entry.entry("cite"), self.sources, self.nearest)


def read_citation(
    entry: Entry,
    sources: dict[str, Source],
    outer: Citation | None,
    in_force: Period | None = None,
) -> Citation:
    """A ``cite`` entry; what it leaves out is taken from ``outer``, where there is one."""

    def inherited(key: str, value: str | None) -> str:
        return entry.text(key) if entry.has(key) or value is None else value

    source = inherited("source", outer.source.key if outer else None)
    if source not in sources:
        raise entry.refused(
            "source",
            Text("{key} tidak ada dalam sources", "{key} is not among sources").fill(key=source),
            Text("tambahkan ke sources atau perbaiki", "add it to sources or mend its name"),
        )
    article = inherited("article", outer.article if outer else None)
    provenance = outer.provenance if outer else None
    confidence = outer.confidence if outer else None
    if entry.has("provenance") or provenance is None:
        provenance = entry.choice("provenance", tuple(PROVENANCES))
    if entry.has("confidence") or confidence is None:
        confidence = entry.choice("confidence", tuple(CONFIDENCES))
    period = read_period(entry.entry("in_force")) if entry.has("in_force") else in_force
    entry.finish()
    if period is None:
        if outer is None:
            raise entry.wrong(
                Text("masa berlaku tidak ada", "no validity is given"),
                Text("tambahkan in_force: {{from: …}}", "add in_force: {{from: …}}").fill(),
            )
        period = outer.in_force
    return Citation(sources[source], article, period, provenance, confidence)
