"""Results that other bodies published, by series: the latest of each, and the years before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from zonahijau.assessments.models import OfficialResult
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.library import instrument_files, load_instrument, load_series
from zonahijau.reports.scores import official_mark, published_number
from zonahijau.web.marks import Mark
from zonahijau.web.pictures import Point, SmallMultiples, small_multiples
from zonahijau.wording import Text

if TYPE_CHECKING:
    from zonahijau.organisations.models import Government, Unit

_LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Published:
    """A published result with its instrument, where the program knows that."""

    result: OfficialResult
    instrument: Instrument | None

    @property
    def value(self) -> Decimal:
        return Decimal(self.result.score)

    @property
    def places(self) -> int:
        """As many as were printed."""
        return max(0, -int(self.value.as_tuple().exponent))

    @property
    def mark(self) -> Mark | None:
        shown = official_mark(self.result, self.instrument)
        return shown if self.result.band or self.result.zone else None

    @property
    def series(self) -> str:
        return self.instrument.series if self.instrument else _LOCAL

    @property
    def title(self) -> Text:
        """Whose assessment it was: the series in words."""
        known = load_series().get(self.series)
        name = self.result.instrument_id
        return known.title if known else Text(name, name)


def published(result: OfficialResult) -> Published:
    """A row with its instrument."""
    known = result.instrument_id in instrument_files()
    return Published(result, load_instrument(result.instrument_id) if known else None)


def of_region(government: Government) -> list[Published]:
    """The region's own results, the latest first; one query."""
    rows = OfficialResult.objects.filter(government=government, unit=None, named="")
    return [published(row) for row in rows.filter(withdrawn_at=None).order_by("-year", "-pk")]


def of_units(units: Iterable[Unit]) -> dict[int, Published]:
    """The latest result of each of these units; one query."""
    rows = OfficialResult.objects.filter(unit__in=units, withdrawn_at=None)
    latest = {row.unit_id: row for row in rows.order_by("year", "pk")}
    return {unit: published(row) for unit, row in latest.items() if unit is not None}


def of_unit(unit: Unit) -> list[Published]:
    """All results of one unit, the earliest first; one query."""
    rows = OfficialResult.objects.filter(unit=unit, withdrawn_at=None)
    return [published(row) for row in rows.order_by("year", "pk")]


def latest_of_each_series(results: Iterable[Published]) -> list[Published]:
    """From the latest first: the first of each series."""
    found: dict[str, Published] = {}
    for each in results:
        found.setdefault(each.series, each)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class SeriesPicture:
    """The years of one series: never one line over two instruments."""

    title: Text
    results: tuple[Published, ...]
    picture: SmallMultiples
    has_break: bool

    @property
    def is_line(self) -> bool:
        """Whether there is more than one year to draw."""
        return len(self.results) > 1


def pictures(results: Iterable[Published], name: Text | str) -> list[SeriesPicture]:
    """A picture for each series, with a break wherever the instrument changed."""
    by_series: dict[str, list[Published]] = {}
    for each in results:
        by_series.setdefault(each.series, []).append(each)
    return [_picture(series, rows, name) for series, rows in by_series.items()]


def _picture(series: str, rows: list[Published], name: Text | str) -> SeriesPicture:
    points = [
        Point(str(row.result.year), published_number(row.result), row.result.instrument_id)
        for row in rows
    ]
    known = [row.instrument for row in rows if row.instrument]
    greatest = max((int(each.highest) for each in known), default=100)
    instruments = {row.result.instrument_id for row in rows}
    drawn = small_multiples([(f"resmi-{series}", name, points)], greatest=greatest)
    return SeriesPicture(rows[0].title, tuple(rows), drawn, len(instruments) > 1)
