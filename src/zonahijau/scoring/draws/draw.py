"""What is drawn from what: pools of totals, and the total that a region gets out of those drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument
from zonahijau.scoring.combining import mean
from zonahijau.scoring.roll_up import check_total
from zonahijau.wording import Text, refuse


@dataclass(frozen=True, slots=True)
class UnitTotals:
    """A unit with its own total, or with the totals of its products."""

    unit: str
    totals: tuple[Fraction, ...]
    products: bool = False


@dataclass(frozen=True, slots=True)
class Pool:
    """``size`` of ``totals`` are drawn without replacement, and their mean counts.

    ``units`` says whose each total is where the drawn products of a unit are averaged and rounded
    before they count; empty where nothing is rounded on the way. ``rounds``: the mean is rounded.
    """

    instrument: Instrument
    totals: tuple[Fraction, ...]
    size: int
    units: tuple[str, ...] = ()
    rounds: bool = False

    @property
    def ways(self) -> int:
        """How many different draws there are."""
        return math.comb(len(self.totals), self.size)

    def total(self, drawn: Sequence[int]) -> Fraction:
        """What counts when the totals of these places are drawn."""
        if self.units:
            return self._by_unit(drawn)
        return self.of_sum(sum((self.totals[place] for place in drawn), Fraction(0)))

    def of_sum(self, drawn: Fraction) -> Fraction:
        """What counts when the totals drawn add up to so much."""
        return self.instrument.round(drawn / self.size) if self.rounds else drawn / self.size

    def _by_unit(self, drawn: Sequence[int]) -> Fraction:
        of_unit: dict[str, list[Fraction]] = {}
        for place in drawn:
            of_unit.setdefault(self.units[place], []).append(self.totals[place])
        counted = (len(each) * self.instrument.round(mean(each)) for each in of_unit.values())
        return sum(counted, Fraction(0)) / self.size


@dataclass(frozen=True, slots=True)
class Draw:
    """A draw from every pool at once; the region's total is the mean of what they count."""

    instrument: Instrument
    pools: tuple[Pool, ...]

    @property
    def ways(self) -> int:
        return math.prod(pool.ways for pool in self.pools)


def read_draw(instrument: Instrument, units: Sequence[UnitTotals], size: int) -> Draw:
    """The draw of ``size`` units, or products, by the roll-up of the version.

    Where the version averages products, they are drawn from all of the region. Where it averages
    units, units are drawn, or, when their products are given, so many products in every unit (all
    of them where it has fewer). Refuses more than there are.
    """
    for total in (total for unit in units for total in unit.totals):
        check_total(instrument, total)
    by_product = instrument.roll_up.by == "product"
    if by_product and not all(unit.products for unit in units):
        raise refuse(
            Text(
                f"{instrument.id} merata-ratakan produk, tetapi produk tidak disebut",
                f"{instrument.id} averages products, and none are named",
            ),
            Text("tambahkan kolom product", "add a column product"),
        )
    pools = (
        _one_for_each_unit(instrument, units, size)
        if not by_product and any(unit.products for unit in units)
        else (_one_for_all(instrument, units, size),)
    )
    return Draw(instrument, pools)


def _one_for_all(instrument: Instrument, units: Sequence[UnitTotals], size: int) -> Pool:
    pairs = [(unit, total) for unit in units for total in unit.totals]
    _check_size(size, len(pairs))
    by_unit = instrument.rounds_each_level and any(unit.products for unit in units)
    return Pool(
        instrument,
        tuple(_published(instrument, total) for _, total in pairs),
        size,
        tuple(unit.unit for unit, _ in pairs) if by_unit else (),
    )


def _one_for_each_unit(
    instrument: Instrument, units: Sequence[UnitTotals], size: int
) -> tuple[Pool, ...]:
    _check_size(size, max(len(unit.totals) for unit in units))
    return tuple(
        Pool(
            instrument,
            tuple(_published(instrument, total) for total in unit.totals),
            min(size, len(unit.totals)),
            rounds=instrument.rounds_each_level,
        )
        for unit in units
    )


def _published(instrument: Instrument, total: Fraction) -> Fraction:
    return instrument.round(total) if instrument.rounds_each_level else total


def _check_size(size: int, most: int) -> None:
    if not 1 <= size <= most:
        raise refuse(
            Text(f"tidak dapat menarik {size} dari {most}", f"{size} of {most} cannot be drawn"),
            Text(f"sebutkan 1 sampai {most}", f"give 1 to {most}"),
        )
