"""A made-up nation and a made-up instrument of sixty indicators, to be scored in one call.

Four dimensions, twelve aspects, sixty ladders of 0 to 5, weights in percent of the parent, as the
Ombudsman's versions have them. The weights are whole multiples of five, so that totals fall
exactly between two hundredths by themselves (a quarter of the units, one region in a hundred).
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from zonahijau.lawbook.instruments import Instrument, read_instrument
from zonahijau.scoring.bulk import BulkPlan
from zonahijau.scoring.weighting import Weighting

REGIONS, UNITS, RUNGS = 514, 30, 5
DIMENSIONS = (15, 35, 30, 20)
ASPECTS = (40, 35, 25)
INDICATORS = (10, 15, 20, 25, 30)
SEED = 20260101

_HEAD = """\
id: bench/sixty
series: bench
version: "1"
title: {id: Enam puluh indikator, en: Sixty indicators}
in_force: {from: 2026-01-01}
sources: {bench: {title: Instrumen buatan untuk mengukur kecepatan}}
cite: {source: bench, article: buatan, provenance: local, confidence: U}
scored: unit
total: {from: "0", to: "100"}
rounding: {places: 2, mode: half-up, when: published}
missing: {do: refuse}
not_applicable: {do: leave-out}
roll_up: {by: unit}
classes:
  compare: at-least
  unit:
    - {from: "88", band: A, zone: hijau, label: {id: Tertinggi, en: Highest}}
    - {from: "78", band: B, zone: hijau, label: {id: Tinggi, en: High}}
    - {from: "54", band: C, zone: kuning, label: {id: Sedang, en: Medium}}
    - {from: "32", band: D, zone: merah, label: {id: Rendah, en: Low}}
    - {from: "0", band: E, zone: merah, label: {id: Terendah, en: Lowest}}
scales:
  tangga:
    kind: ladder
    rungs:
"""


@dataclass(frozen=True)
class Nation:
    """Rungs of all units in memory (units x indicators), the region of each unit, and the plan."""

    instrument: Instrument
    plan: BulkPlan
    rungs: NDArray[np.int8]
    region_of: NDArray[np.int64]
    regions: int

    @property
    def points(self) -> list[Fraction]:
        """What one rung of each indicator adds to the total, exactly."""
        form = self.plan.integers()
        assert form is not None
        return [Fraction(each, form.denominator) for each in form.coefficients]

    @property
    def bounds(self) -> list[Fraction]:
        """The lower bounds of the regional classes, rising."""
        bands = self.instrument.class_table("region").bands
        return [band.lower for band in reversed(bands)]


def sixty_indicators() -> str:
    """The instrument as a law file would write it."""
    lines = [f'      "{rung}": {{id: Anak tangga {rung}, en: Rung {rung}}}' for rung in range(6)]
    lines += ["parts_weigh: percent", "parts:"]
    for d, dimension in enumerate(DIMENSIONS, 1):
        lines.append(f"  - {_node(f'd{d}', dimension)}, parts_weigh: percent, parts: [")
        for a, aspect in enumerate(ASPECTS, 1):
            lines.append(f"    {_node(f'd{d}.{a}', aspect)}, parts_weigh: percent, parts: [")
            lines += [
                f"      {_node(f'd{d}.{a}.{i}', weight)}, scale: tangga}},"
                for i, weight in enumerate(INDICATORS, 1)
            ]
            lines.append("    ]},")
        lines.append("    ]}")
    return _HEAD + "\n".join(lines) + "\n"


def _node(code: str, weight: int) -> str:
    return f'{{code: {code}, weight: "{weight}", label: {{id: Butir {code}, en: Item {code}}}'


def sixty_instrument() -> Instrument:
    """The instrument of :func:`sixty_indicators`, read as a law file is."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench" / "sixty.yaml"
        file.parent.mkdir()
        file.write_text(sixty_indicators(), encoding="utf-8")
        return read_instrument(file, file.name)


def nation_of(instrument: Instrument, regions: int = REGIONS, units: int = UNITS) -> Nation:
    """Every indicator of every unit answered, the good regions better than the poor ones."""
    random = np.random.default_rng(SEED)
    plan = BulkPlan.of(Weighting.of(instrument))
    level = np.repeat(random.uniform(0.2, 0.97, regions), units)
    rungs = random.binomial(RUNGS, level[:, None], (regions * units, len(plan.columns)))
    return Nation(
        instrument, plan, rungs.astype(np.int8), np.repeat(np.arange(regions), units), regions
    )
