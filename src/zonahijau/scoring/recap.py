"""The recapitulation of many regions: how many in each class and zone, and their ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, Instrument
from zonahijau.scoring.roll_up import classify
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class RegionScore:
    """A region's published total; ``zone`` is what was printed beside it, where anything was."""

    region: str
    kind: str
    score: Fraction
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A region's place; regions of equal score share it."""

    rank: int
    region: str
    kind: str
    score: Decimal
    band: Band


@dataclass(frozen=True, slots=True)
class Recap:
    """Counts that add up to ``total``, and the ranking from the highest score down.

    ``by_band`` counts by the printed code, a class without one by its label.
    """

    total: int
    by_band: Mapping[str, int]
    by_zone: Mapping[str, int]
    by_kind: Mapping[str, Mapping[str, int]]
    ranking: tuple[Ranked, ...]


def region_band(instrument: Instrument, region: RegionScore) -> tuple[Decimal, Band]:
    """The class of a region; refuses a printed zone that contradicts the score."""
    score, band = classify(instrument, region.score, "region")
    printed = (region.zone or "").strip().lower()
    if printed and printed != (band.zone or ""):
        raise refuse(
            Text(
                f"zona “{region.zone}” bertentangan dengan nilai {score} ({band.zone or '–'})",
                f"zone “{region.zone}” contradicts the score {score} ({band.zone or '–'})",
            ),
            Text(
                f"periksa nilai dan zona {region.region}, atau kosongkan zonanya",
                f"check the score and the zone of {region.region}, or leave the zone empty",
            ),
        )
    return score, band


def recap(instrument: Instrument, regions: Iterable[RegionScore]) -> Recap:
    """Counts and ranking of regions under one instrument; zones and classes that nobody reached
    stand with zero."""
    found = [(region, *region_band(instrument, region)) for region in regions]
    table = instrument.class_table("region")
    zones = list(dict.fromkeys(band.zone for band in table.bands if band.zone))
    kinds = list(dict.fromkeys(region.kind for region, _, _ in found))
    return Recap(
        total=len(found),
        by_band=_counts((_name(band) for _, _, band in found), map(_name, table.bands)),
        by_zone=_counts((band.zone for _, _, band in found), zones),
        by_kind={
            kind: _counts((band.zone for region, _, band in found if region.kind == kind), zones)
            for kind in kinds
        },
        ranking=tuple(_ranked(found)),
    )


def _name(band: Band) -> str:
    return band.code or band.label.id


def _counts(found: Iterable[str | None], names: Iterable[str]) -> dict[str, int]:
    counted = Counter(found)
    return {name: counted[name] for name in names}


def _ranked(found: list[tuple[RegionScore, Decimal, Band]]) -> Iterable[Ranked]:
    ordered = sorted(found, key=lambda each: (-each[1], each[0].region))
    rank = 0
    for place, (region, score, band) in enumerate(ordered, start=1):
        if place == 1 or score != ordered[place - 2][1]:
            rank = place
        yield Ranked(rank, region.region, region.kind, score, band)
