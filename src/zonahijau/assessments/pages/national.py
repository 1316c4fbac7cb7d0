"""How the whole country stood, as published: counts by class, kind of body and year."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from zonahijau.assessments.pages.marks import class_mark
from zonahijau.lawbook.citations import CONFIDENCES
from zonahijau.lawbook.library import load_instrument
from zonahijau.web.marks import ZONES, Mark, mark
from zonahijau.web.pictures import Point, SmallMultiples, small_multiples
from zonahijau.wording import Text

FILE = Path(__file__).parents[1] / "data" / "national_counts.csv"
ALL = "total"
KINDS = {
    ALL: Text("semua", "all"),
    "kabupaten": Text("kabupaten", "regencies"),
    "kota": Text("kota", "cities"),
    "provinsi": Text("provinsi", "provinces"),
    "kementerian": Text("kementerian", "ministries"),
    "lembaga": Text("lembaga", "agencies"),
}
DRAWN = (*((zone, ALL) for zone in ("hijau", "kuning", "merah")),
         *(("hijau", kind) for kind in KINDS if kind != ALL))  # fmt: skip
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class Count:
    """So many of a kind of body in a class, as it was printed: a zone, or a letter."""

    year: int
    instrument: str
    kind: str
    printed: str
    count: int
    of: int
    source: str
    link: str
    confidence: str

    @property
    def zone(self) -> str:
        """The zone of the class; of a letter by the version's table."""
        if self.printed in ZONES:
            return self.printed
        band = load_instrument(self.instrument).class_table("region").band(self.printed)
        return (band.zone if band else None) or ""

    @property
    def mark(self) -> Mark:
        if self.printed in ZONES:
            return mark(self.printed)
        return class_mark(load_instrument(self.instrument), self.printed, self.zone, "region")


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of body in one year, class by class."""

    counts: tuple[Count, ...]

    @property
    def year(self) -> str:
        return str(self.counts[0].year)

    @property
    def kind(self) -> Text:
        return KINDS[self.counts[0].kind]

    @property
    def of(self) -> int:
        return self.counts[0].of

    @property
    def source(self) -> Count:
        """Any of them: they are of one source."""
        return self.counts[0]

    @property
    def confidence(self) -> Text:
        return CONFIDENCES[self.counts[0].confidence]


@lru_cache(maxsize=1)
def counts() -> tuple[Count, ...]:
    """All published counts, the earliest first."""
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return tuple(
            Count(int(row["year"]), row["instrument"], row["kind"], row["class"], int(row["count"]),
                  int(row["of"]), row["source"], row["link"], row["confidence"])
            for row in rows
        )  # fmt: skip


def lines() -> list[Line]:
    """The table: the latest year first, in it all before the kinds."""
    found: dict[tuple[int, str], list[Count]] = {}
    for each in counts():
        found.setdefault((-each.year, each.kind), []).append(each)
    order = list(KINDS)
    keys = sorted(found, key=lambda key: (key[0], order.index(key[1])))
    return [Line(tuple(found[key])) for key in keys]


@lru_cache(maxsize=1)
def picture() -> SmallMultiples:
    """Percent of each zone over the years, and of green by kind. A year without a published count
    is a gap, and no line joins two instruments."""
    panels = [(f"nasional-{zone}-{kind}", _title(zone, kind), _points(zone, kind))
              for zone, kind in DRAWN]  # fmt: skip
    return small_multiples(panels, places=0)


def _title(zone: str, kind: str) -> Text:
    said, of = ZONES[zone], KINDS[kind]
    return Text(f"{said.id}, {of.id}", f"{said.en}, {of.en}")


def _points(zone: str, kind: str) -> list[Point]:
    chosen = [each for each in counts() if each.kind == kind]
    first, last = counts()[0].year, counts()[-1].year
    return [_point(year, zone, [c for c in chosen if c.year == year])
            for year in range(first, last + 1)]  # fmt: skip


def _point(year: int, zone: str, of_year: Iterable[Count]) -> Point:
    several = list(of_year)
    if not several:
        return Point(str(year), None)
    inside = sum(each.count for each in several if each.zone == zone)
    return Point(str(year), Fraction(_PERCENT * inside, several[0].of), several[0].instrument)


def headline() -> Text:
    """The latest count in a sentence, with the classes as they were printed."""
    latest = max(each.year for each in counts())
    of_year = [each for each in counts() if each.year == latest and each.kind == ALL]
    listed = [(each.mark, each.count) for each in of_year]
    id_, en = (
        ", ".join(f"{count} {_named(m, lang)}" for m, count in listed) for lang in ("id", "en")
    )
    return Text(f"{latest}, dari {of_year[0].of} yang dinilai: {id_}.",
                f"{latest}, of {of_year[0].of} assessed: {en}.")  # fmt: skip


def _named(of: Mark, language: str) -> str:
    word = of.word.say(language) if isinstance(of.word, Text) else of.word
    return of.letter or word
