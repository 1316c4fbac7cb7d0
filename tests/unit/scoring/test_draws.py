"""Chances of a draw: counted, added up and simulated alike."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.scoring.builders import OFFICIAL, band, indicator, instrument, table, with_classes
from zonahijau.lawbook.instruments import Instrument, RollUp
from zonahijau.lawbook.numbers import Rounding
from zonahijau.scoring.combining import mean
from zonahijau.scoring.draws import UnitTotals, chances_of_draw
from zonahijau.scoring.draws import chances as chances_module
from zonahijau.scoring.draws import counts as counts_module
from zonahijau.scoring.draws.counts import add_up_pool, count, enumerate_pool
from zonahijau.scoring.draws.draw import Draw, Pool, read_draw
from zonahijau.scoring.draws.simulation import simulate
from zonahijau.scoring.roll_up import UnitScore, roll_up
from zonahijau.wording import Refused

BY_UNIT = instrument(indicator("a", 100))
BY_PRODUCT = replace(BY_UNIT, roll_up=RollUp("product", OFFICIAL))
EACH_LEVEL = {"rounds_each_level": True, "rounding": Rounding(1)}

totals = st.decimals(0, 100, places=2).map(Fraction)
thirds = st.integers(0, 300).map(lambda n: Fraction(n, 3))


def units(*scores: object) -> list[UnitTotals]:
    return [UnitTotals(f"unit {n}", (Fraction(str(s)),)) for n, s in enumerate(scores)]


def with_products(*units_of: Sequence[object]) -> list[UnitTotals]:
    return [
        UnitTotals(f"unit {n}", tuple(Fraction(str(s)) for s in each), True)
        for n, each in enumerate(units_of)
    ]


def by_roll_up(built: Instrument, of: Sequence[UnitTotals], size: int) -> dict[str, Fraction]:
    """Every draw scored by the roll-up itself."""
    rounded = built.round if built.rounds_each_level else Fraction
    if built.roll_up.by == "unit":
        pools = [[(u.unit, rounded(t)) for t in u.totals] for u in of]
        if not of[0].products:
            pools = [[pair for pool in pools for pair in pool]]
    else:
        pools = [[(u.unit, rounded(t)) for u in of for t in u.totals]]
    found: Counter[str | None] = Counter()
    draws = [itertools.combinations(pool, min(size, len(pool))) for pool in pools]
    for drawn in itertools.product(*draws):
        by_unit: dict[str, list[Fraction]] = {}
        for unit, total in itertools.chain.from_iterable(drawn):
            by_unit.setdefault(unit, []).append(total)
        scores = [UnitScore(u, mean(each), len(each)) for u, each in by_unit.items()]
        found[roll_up(built, scores).band.code] += 1
    whole = sum(found.values())
    return {b.code: Fraction(found[b.code], whole) for b in built.class_table("region").bands}


def test_two_of_three_units_are_counted():
    chances = chances_of_draw(BY_UNIT, units(90, 80, 40), 2)
    # 85, 65, 60
    assert chances.exact
    assert chances.chances == {"hijau": Fraction(1, 3), "kuning": Fraction(2, 3), "merah": 0}
    assert (chances.ways, chances.error, chances.seed) == (3, 0, None)


def test_a_mean_on_the_edge_is_rounded_before_it_is_classified():
    chances = chances_of_draw(BY_UNIT, units("80.99", "81", "80.98"), 2)
    # 80.995 is 81.00 and green; 80.985 and 80.99 are not
    assert chances.chances["hijau"] == Fraction(1, 3)


def test_products_are_drawn_from_the_whole_region_where_products_are_averaged():
    chances = chances_of_draw(BY_PRODUCT, with_products([100, 100, 100], [0]), 2)
    assert chances.ways == 6
    assert chances.chances == {"hijau": Fraction(1, 2), "kuning": 0, "merah": Fraction(1, 2)}


def test_products_are_drawn_in_every_unit_where_units_are_averaged():
    chances = chances_of_draw(BY_UNIT, with_products([100, 0], [100]), 1)
    # the unit with two products counts 100 or 0, the other always 100
    assert chances.chances == {"hijau": Fraction(1, 2), "kuning": 0, "merah": Fraction(1, 2)}


def test_a_unit_with_fewer_products_shows_them_all():
    assert chances_of_draw(BY_UNIT, with_products([90, 80], [70]), 2).ways == 1


def test_a_class_without_a_code_is_known_by_its_label():
    built = with_classes(BY_UNIT, table(band(50, None), band(0, "E")))
    assert set(chances_of_draw(built, units(90), 1).chances) == {"tanpa kode", "E"}


def test_drawing_everything_gives_the_result_of_everything():
    chances = chances_of_draw(BY_UNIT, units(90, 80, 40), 3)
    assert chances.chances[chances.whole.band.code] == 1


@pytest.mark.parametrize("size", [0, 4])
def test_more_than_there_are_cannot_be_drawn(size):
    with pytest.raises(Refused, match="cannot be drawn"):
        chances_of_draw(BY_UNIT, units(90, 80, 40), size)


def test_products_must_be_named_where_products_are_averaged():
    with pytest.raises(Refused):
        chances_of_draw(BY_PRODUCT, units(90, 80), 1)


@settings(max_examples=80, deadline=None)
@given(st.lists(totals | thirds, min_size=1, max_size=7), st.data())
def test_adding_up_counts_what_listing_counts(scores, data):
    pool = Pool(BY_UNIT, tuple(scores), data.draw(st.integers(1, len(scores))))
    assert add_up_pool(pool) == enumerate_pool(pool)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([BY_UNIT, BY_PRODUCT]),
    st.booleans(),
    st.lists(st.lists(totals, min_size=1, max_size=3), min_size=1, max_size=3),
    st.integers(1, 3),
)
def test_chances_are_those_of_rolling_up_every_draw(built, each_level, scores, size):
    built = replace(built, **EACH_LEVEL) if each_level else built
    of = with_products(*scores)
    most = sum(map(len, scores)) if built is not BY_UNIT else max(map(len, scores))
    size = min(size, max(map(len, scores)), most)
    found = chances_of_draw(built, of, size)
    assert found.exact
    assert found.chances == by_roll_up(built, of, size)
    assert sum(found.chances.values()) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(totals, min_size=1, max_size=3), min_size=2, max_size=3))
def test_pools_added_up_give_what_pools_joined_one_by_one_give(scores):
    draw = read_draw(BY_UNIT, with_products(*scores), 1)
    one_by_one = count(draw)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts_module, "MOST_PAIRS", 0)
        assert count(draw) == one_by_one


def test_counts_beyond_machine_integers_stay_exact():
    pool = Pool(BY_UNIT, tuple(Fraction(n % 3) for n in range(70)), 35)
    counts = add_up_pool(pool)
    assert counts is not None
    assert sum(counts.values()) == pool.ways > 2**63


@pytest.mark.parametrize(
    ("built", "of", "size"),
    [
        (BY_UNIT, units(95, 88, 84, 79, 60, 55), 3),
        (BY_PRODUCT, with_products([95, 88], [84, 79, 60], [55]), 3),
        (BY_UNIT, with_products([95, 88, 30], [84, 79, 60], [55, "88.8"]), 2),
        (replace(BY_UNIT, **EACH_LEVEL), with_products([95, "88.85"], [84, 79, 60]), 2),
        (replace(BY_PRODUCT, **EACH_LEVEL), with_products([95, "88.85"], [84, 79, 60]), 3),
    ],
)
def test_a_simulation_lies_within_its_error_of_the_enumeration(built, of, size):
    exact = chances_of_draw(built, of, size)
    draw = read_draw(built, of, size)
    simulated = chances_module.simulated(draw, size, 7, exact.whole, draws=20_000)
    assert not simulated.exact
    assert sum(simulated.chances.values()) == 1
    for name, chance in simulated.chances.items():
        assert abs(chance - exact.chances[name]) <= 5 * simulated.error


def test_a_seed_repeats_a_simulation():
    draw = Draw(BY_UNIT, (Pool(BY_UNIT, tuple(Fraction(n) for n in range(40)), 9),))
    assert simulate(draw, 5, 500) == simulate(draw, 5, 500) != simulate(draw, 6, 500)


def test_what_cannot_be_counted_is_simulated_and_says_so(monkeypatch):
    monkeypatch.setattr(counts_module, "MOST_LISTED", 1)
    monkeypatch.setattr(counts_module, "MOST_ADDITIONS", 0)
    chances = chances_of_draw(BY_UNIT, units(90, 80, 40, 70), 2, seed=3)
    assert (chances.exact, chances.seed) == (False, 3)
    assert chances.error > 0
