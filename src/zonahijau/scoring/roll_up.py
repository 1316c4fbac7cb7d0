"""From units to a region: the mean that the version prescribes, then rounding, then the class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zonahijau.lawbook.instruments import Band, Instrument
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.scoring.reasons import unofficial
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class UnitScore:
    """A unit's total, published or computed, and how many products it is the mean of."""

    unit: str
    score: Fraction
    products: int | None = None


@dataclass(frozen=True, slots=True)
class RolledUp:
    """A region's total: ``n`` units, the exact mean, the published score and its class."""

    n: int
    exact: Fraction
    score: Decimal
    band: Band
    estimate: bool
    because: tuple[Text, ...]


def roll_up(
    instrument: Instrument, units: Sequence[UnitScore], *, estimate: bool = False
) -> RolledUp:
    """The region's total by the rule of the version: 2021 averages products, later ones units.

    ``estimate`` says that the units' own totals are estimates. Refuses no units at all, a total
    outside the instrument's scale, and units without products where products are averaged.
    """
    if not units:
        raise refuse(
            Text("tidak ada unit", "there are no units"),
            Text("beri sedikitnya satu unit", "give at least one unit"),
        )
    exact = _mean(instrument, units)
    rounded = instrument.rounding.apply(exact)
    because = tuple(_because(instrument, estimate))
    band = instrument.class_table("region").classify(Fraction(rounded))
    return RolledUp(len(units), exact, rounded, band, bool(because), because)


def _mean(instrument: Instrument, units: Sequence[UnitScore]) -> Fraction:
    weights = [unit_weight(instrument, unit) for unit in units]
    totals = (
        _total(instrument, unit) * weight for unit, weight in zip(units, weights, strict=True)
    )
    return sum(totals, Fraction(0)) / sum(weights)


def _total(instrument: Instrument, unit: UnitScore) -> Fraction:
    check_total(instrument, unit.score)
    return instrument.round(unit.score) if instrument.rounds_each_level else unit.score


def unit_weight(instrument: Instrument, unit: UnitScore) -> int:
    """What a unit counts for in its region: one, or its number of products."""
    if instrument.roll_up.by == "none":
        raise refuse(
            Text(
                f"{instrument.id} tidak punya aturan dari unit ke daerah",
                f"{instrument.id} has no rule from units to the region",
            ),
            Text("pakai instrumen lain", "use another instrument"),
        )
    if instrument.roll_up.by == "unit":
        return 1
    if unit.products is None or unit.products < 1:
        raise refuse(
            Text(
                f"jumlah produk {unit.unit} tidak ada; {instrument.id} merata-ratakan produk",
                f"{unit.unit} has no number of products; {instrument.id} averages products",
            ),
            Text("isi products dengan bilangan bulat ≥ 1", "fill products with a whole number ≥ 1"),
        )
    return unit.products


def check_total(instrument: Instrument, total: Fraction) -> None:
    """Refuse a total outside the instrument's scale."""
    if not instrument.lowest <= total <= instrument.highest:
        low, high = decimal_string(instrument.lowest), decimal_string(instrument.highest)
        raise refuse(
            Text(
                f"nilai {decimal_string(total)} di luar skala {instrument.id}",
                f"the value {decimal_string(total)} is outside the scale of {instrument.id}",
            ),
            Text(f"tulis {low} sampai {high}", f"write {low} to {high}"),
        )


def classify(instrument: Instrument, total: Fraction, level: str = "unit") -> tuple[Decimal, Band]:
    """A published total, rounded as the version says, and its class at a level."""
    check_total(instrument, total)
    rounded = instrument.rounding.apply(total)
    return rounded, instrument.class_table(level).classify(Fraction(rounded))


def _because(instrument: Instrument, estimate: bool) -> list[Text]:
    own = (
        [Text("nilai unit masih perkiraan", "the units' totals are estimates")] if estimate else []
    )
    rule = unofficial(Text("aturan dari unit ke daerah", "the roll-up"), [instrument.roll_up.cite])
    bands = (band.cite for band in instrument.class_table("region").bands)
    return [*own, *rule, *unofficial(Text("batas kelas", "the class bounds"), bands)]
