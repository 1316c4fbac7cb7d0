"""A nation from rungs in memory to regional classes: ours beside numpy, fractions and OpenFisca."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench import peers
from bench.nation import Nation, nation_of, sixty_instrument
from bench.table import Group, Row, ours, peer
from bench.timing import Contender, clocked, take_turns
from zonahijau.lawbook.library import load_instrument
from zonahijau.scoring.answers import single_answers
from zonahijau.scoring.bulk import BulkPlan, BulkRegions, BulkScores, roll_up_all, score_all
from zonahijau.scoring.roll_up import UnitScore, roll_up
from zonahijau.scoring.score import score_with

OPENFISCA_AIM, LOOKUP_AIM = 10, 1 / 3
_LOOP_REGIONS, _SINGLE_REGIONS = 34, 2
_READY = "population ready"
_OPENFISCA_WORKS = {"population and classes": "rungs and regions as arrays", "classes": _READY}


def rows(folder: Path, rounds: int) -> tuple[list[Group], dict[str, str]]:
    """The groups of both instruments, and the versions of the peers."""
    sixty = nation_of(sixty_instrument())
    group, versions = _sixty(sixty, folder, rounds)
    ipp = nation_of(load_instrument("panrb/ipp-2022"))
    return [group, _ipp(ipp, rounds)], versions


def _title(nation: Nation) -> str:
    regions, units, indicators = nation.regions, len(nation.rungs), nation.rungs.shape[1]
    return f"{regions} regions x {units // regions} units x {indicators} indicators"


def _ours(nation: Nation) -> tuple[BulkScores, BulkRegions]:
    scores = score_all(nation.plan, nation.rungs)
    return scores, roll_up_all(scores, nation.region_of, nation.regions)


def _with_plan(nation: Nation) -> None:
    plan = BulkPlan.of(nation.plan.weighting)
    roll_up_all(score_all(plan, nation.rungs), nation.region_of, nation.regions)


def _sixty(nation: Nation, folder: Path, rounds: int) -> tuple[Group, dict[str, str]]:
    me = Contender(
        "zonahijau, bulk",
        "score_all + roll_up_all: cells checked, exact totals, rounding, classes of all units and "
        "regions; the plan is made",
        clocked(lambda: _ours(nation)),
    )
    with_plan = Contender(
        "zonahijau, bulk, plan included",
        "as above and the plan",
        clocked(lambda: _with_plan(nation)),
    )
    lookup, product = _lookup(nation), _product(nation)
    openfisca, worker = _openfisca(nation, folder)
    take_turns([me, with_plan, lookup, product, *openfisca], rounds)
    group = Group(f"Nation: {_title(nation)}, rungs in memory to regional classes")
    group.rows += [
        ours(me),
        peer(with_plan, me),
        peer(lookup, me, LOOKUP_AIM, _differing(nation, *_by_lookup(nation))),
        peer(product, me),
        *_fractions(nation, me),
    ]
    if worker is None:
        group.rows.append(Row("openfisca-core", timed=peers.NOT_INSTALLED))
        return group, {}
    found = worker.answer()
    note = _differing(nation, np.array(found["units"]), np.array(found["regions"]))
    group.rows.append(peer(openfisca[0], me, OPENFISCA_AIM, note))
    group.rows.append(peer(openfisca[1], me))
    worker.close()
    return group, worker.versions


def _ipp(nation: Nation, rounds: int) -> Group:
    me = Contender(
        "zonahijau, bulk", "score_all + roll_up_all, as above", clocked(lambda: _ours(nation))
    )
    lookup = _lookup(nation)
    take_turns([me, lookup], rounds)
    group = Group(f"Nation: {_title(nation)} of IPP 2022")
    note = _differing(nation, *_by_lookup(nation))
    group.rows += [ours(me), peer(lookup, me, LOOKUP_AIM, note)]
    return group


# -- the bare ways --------------------------------------------------------------------------


def _product(nation: Nation) -> Contender:
    weights = np.array([float(each) for each in nation.points])

    return Contender(
        "bare product",
        "rungs as doubles @ weights: unit totals only, unchecked, unrounded",
        clocked(lambda: nation.rungs.astype(np.float64) @ weights),
    )


def _lookup(nation: Nation) -> Contender:
    work = _lookup_work(nation)
    return Contender(
        "bare lookup and product",
        "table[leaf, rung], sum, mean by region, round, searchsorted: doubles, unchecked, no "
        "classes of units",
        clocked(work),
    )


def _lookup_work(nation: Nation) -> Callable[[], tuple[NDArray[Any], ...]]:
    rungs = range(int(nation.rungs.max()) + 1)
    table = np.array([[float(each * rung) for rung in rungs] for each in nation.points])
    leaves = np.arange(len(table))
    units = np.bincount(nation.region_of)
    bounds = np.array([float(bound) for bound in nation.bounds])

    def work() -> tuple[NDArray[Any], ...]:
        totals = table[leaves, nation.rungs].sum(axis=1)
        means = np.bincount(nation.region_of, weights=totals) / units
        published = np.floor(means * 100 + 0.5) / 100
        return totals, published, np.searchsorted(bounds, published, side="right")

    return work


def _by_lookup(nation: Nation) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    totals, published, _ = _lookup_work(nation)()
    return np.floor(totals * 100 + 0.5).astype(np.int64), np.rint(published * 100).astype(np.int64)


def _differing(nation: Nation, units: NDArray[np.int64], regions: NDArray[np.int64]) -> str:
    """How many scores, rounded half up to two places, are not the exact ones."""
    scores, rolled = _ours(nation)
    wrong_units = int((units != scores.rounded).sum())
    wrong_regions = int((regions != rolled.rounded).sum())
    return (
        f"differs from the exact scores in {wrong_units} of {len(units)} units "
        f"and {wrong_regions} of {len(regions)} regions"
    )


# -- exact, one at a time -------------------------------------------------------------------


def _fractions(nation: Nation, me: Contender) -> list[Row]:
    """Both exact ways over a few regions; the times are those of the nation by proportion."""
    _, rolled = _ours(nation)
    return [
        peer(_sampled(nation, rolled, _loop_region, _LOOP_REGIONS, "plain Python fractions"), me),
        peer(_sampled(nation, rolled, _single_region, _SINGLE_REGIONS, "zonahijau, single"), me),
    ]


_TIMED = {
    "plain Python fractions": "sum of Fraction x rung, mean, round, class",
    "zonahijau, single": "score_with + roll_up, every score with its explanation and range",
}


def _sampled(
    nation: Nation,
    rolled: BulkRegions,
    region_score: Callable[[Nation, int], int],
    regions: int,
    name: str,
) -> Contender:
    start = time.perf_counter()
    found = [region_score(nation, region) for region in range(regions)]
    seconds = (time.perf_counter() - start) * nation.regions / regions
    assert found == rolled.rounded[:regions].tolist(), f"{name} differs from bulk"
    timed = f"{_TIMED[name]}; from {regions} regions by proportion; same digits as bulk"
    return Contender(name, timed, lambda: seconds, [seconds])


def _loop_region(nation: Nation, region: int) -> int:
    points, bounds = nation.points, nation.bounds
    totals = [
        sum((each * rung for each, rung in zip(points, unit, strict=True)), Fraction(0))
        for unit in nation.rungs[nation.region_of == region].tolist()
    ]
    mean = sum(totals, Fraction(0)) / len(totals)
    hundredths = (mean * 100 + Fraction(1, 2)).__floor__()
    assert any(hundredths >= bound * 100 for bound in bounds)
    return hundredths


def _single_region(nation: Nation, region: int) -> int:
    codes = [column.node.code for column in nation.plan.columns]
    units: list[UnitScore] = []
    for unit in nation.rungs[nation.region_of == region].tolist():
        answers = single_answers(dict(zip(codes, unit, strict=True)))
        found = score_with(nation.plan.weighting, answers)
        assert found.exact is not None
        units.append(UnitScore(str(len(units)), found.exact))
    return int(roll_up(nation.instrument, units).score * 100)


# -- OpenFisca ------------------------------------------------------------------------------


def _openfisca(nation: Nation, folder: Path) -> tuple[list[Contender], peers.Worker | None]:
    if not peers.installed():
        return [], None
    file = folder / "nation.npz"
    np.savez(
        file,
        rungs=nation.rungs,
        region_of=nation.region_of,
        regions=nation.regions,
        points=[float(each) for each in nation.points],
        bounds=[float(each) for each in nation.bounds],
    )
    worker = peers.Worker("openfisca_nation.py", str(file))
    timed = {
        "population and classes": "own process: population declared, inputs set, regional classes "
        "calculated; the system of rules is made",
        "classes": "own process: inputs set, regional classes calculated; all else is made",
    }
    return [
        Contender(f"openfisca-core, {label}", timed[work], lambda work=work: worker.run(work))  # type: ignore[misc]
        for work, label in _OPENFISCA_WORKS.items()
    ], worker
