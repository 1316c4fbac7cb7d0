"""From the totals of all targets to the classes of all regions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zonahijau.scoring.bulk.gates import NO_BAND
from zonahijau.scoring.bulk.rounding import Integer, band_indexes, fits_int64, round_ratios
from zonahijau.scoring.bulk.targets import BulkScores
from zonahijau.scoring.roll_up import UnitScore, unit_weight


@dataclass(frozen=True, slots=True)
class BulkRegions:
    """The totals of all regions, by region index.

    ``units`` counts the targets of a region; a region has a total only when every one of them has
    (``computable``): a unit without a result is a visible state, not a smaller sample.
    """

    numerators: Integer
    denominators: Integer
    units: NDArray[np.int64]
    computable: NDArray[np.bool_]
    rounded: NDArray[np.int64]
    bands: NDArray[np.int8]

    def exact(self, region: int) -> Fraction | None:
        """The exact total of one region."""
        if not self.computable[region]:
            return None
        return Fraction(int(self.numerators[region]), int(self.denominators[region]))


def roll_up_all(
    scores: BulkScores,
    region_of: NDArray[np.integer[Any]],
    regions: int,
    products: NDArray[np.integer[Any]] | None = None,
) -> BulkRegions:
    """The region of each target is ``region_of`` (0 to ``regions`` - 1); ``products`` counts each
    target's products and is required where the version averages products."""
    instrument = scores.plan.weighting.instrument
    weights = _weights(scores, products)
    totals, denominator = _on_one_denominator(scores)
    units = np.bincount(region_of, minlength=regions)
    counted = np.bincount(region_of, weights=weights, minlength=regions).astype(np.int64)
    bound = _greatest(totals) * int(weights.sum()) + denominator * int(weights.sum())
    kind = np.int64 if fits_int64(bound) else object
    sums = np.zeros(regions, kind)
    np.add.at(sums, region_of, totals.astype(kind) * weights.astype(kind))
    open_targets = np.bincount(region_of, weights=~scores.computable, minlength=regions)
    computable = (units > 0) & (open_targets == 0)
    denominators = np.maximum(counted, 1).astype(kind) * denominator
    rounded = round_ratios(sums, denominators, instrument.rounding, bound)
    bands = band_indexes(rounded, instrument.class_table("region"), instrument.rounding)
    bands[~computable] = NO_BAND
    return BulkRegions(sums, denominators, units, computable, rounded, bands)


def _weights(
    scores: BulkScores, products: NDArray[np.integer[Any]] | None
) -> NDArray[np.integer[Any]]:
    """What each target counts for; refuses what :func:`unit_weight` refuses, naming the row."""
    instrument = scores.plan.weighting.instrument
    rows = len(scores.numerators)
    if instrument.roll_up.by == "unit":
        return np.ones(rows, np.int64)
    counts = np.zeros(rows, np.int64) if products is None else np.asarray(products, np.int64)
    if instrument.roll_up.by == "none" or (rows and counts.min() < 1):
        row = int(np.argmin(counts)) if rows else 0
        unit_weight(instrument, UnitScore(f"#{row + 1}", Fraction(0), None))
    return counts


def _on_one_denominator(scores: BulkScores) -> tuple[Integer, int]:
    """All totals as whole numbers over one denominator; rounded ones where the version rounds at
    each level."""
    instrument = scores.plan.weighting.instrument
    if instrument.rounds_each_level:
        power: int = 10**instrument.rounding.places
        return scores.rounded, power
    denominators = scores.denominators
    if len(denominators) and denominators.min() == denominators.max():
        return scores.numerators, int(denominators[0])
    common = math.lcm(*(int(value) for value in np.unique(denominators)))
    kind = np.int64 if fits_int64(max(1, _greatest(scores.numerators)) * common) else object
    factors = common // denominators.astype(kind)
    return scores.numerators.astype(kind) * factors, common


def _greatest(values: Integer) -> int:
    return int(max(abs(values.max()), abs(values.min()))) if len(values) else 0
