"""Sealing a unit's result, closing a round, releasing results to those who may see them."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from zonahijau import __version__
from zonahijau.assessments.actions.answers import locked
from zonahijau.assessments.actions.steps import take_step
from zonahijau.assessments.fingerprints import fingerprint
from zonahijau.assessments.models import Assessment, Result, Round
from zonahijau.assessments.results import keep_result, region_numbers, unit_results
from zonahijau.assessments.scoring import REVIEWED, text_json
from zonahijau.assessments.visibility import RELEASES
from zonahijau.audit import record
from zonahijau.organisations.permissions import check_may
from zonahijau.scoring.roll_up import RolledUp, UnitScore, roll_up
from zonahijau.web.genuine import new_code
from zonahijau.wording import Refused, Text, refuse

if TYPE_CHECKING:
    from zonahijau.accounts.models import User

_MOST_NAMED = 5


@transaction.atomic
def seal(*, assessment: Assessment, by: User) -> Result:
    """Fix a verified result for ever; the row, the step and the audit entry come together. The
    chain keeps the row's fingerprint, not its number: who reads the trail need not see scores."""
    held = locked(assessment)
    take_step(held, "seal", by)
    result = keep_result(held, stage="sealed", which=REVIEWED, by=by)
    record(
        government=held.government,
        by=by,
        action="result-sealed",
        subject=result,
        details={"code": result.code, "fingerprint": fingerprint(result)},
    )
    return result


@transaction.atomic
def close_round(*, round_: Round, by: User) -> Result:
    """Close a round whose units are all sealed, and keep the region's result."""
    held = Round.objects.select_for_update().get(pk=round_.pk)
    check_may(by, "close_result", held.government)
    _check_closable(held)
    results = unit_results(held)
    held.closed_at = timezone.now()
    held.save(update_fields=["closed_at"])
    region = _keep_region(held, results, by)
    record(
        government=held.government,
        by=by,
        action="round-closed",
        subject=held,
        details={
            "code": region.code,
            "fingerprint": fingerprint(region),
            "units": len(results),
        },
    )
    return region


def _check_closable(held: Round) -> None:
    if held.closed_at:
        raise refuse(
            Text("putaran sudah ditutup", "the round is already closed"),
            Text("buka putaran baru", "open a new one"),
        )
    if not held.assessments.exists():
        raise refuse(
            Text("putaran ini tanpa unit", "there is no unit in this round"),
            Text("tambahkan unit lebih dahulu", "add units first"),
        )
    unsealed = held.assessments.exclude(state="sealed").count()
    if unsealed:
        raise refuse(
            Text("{n} unit belum ditetapkan", "{n:unit is|units are} not sealed").fill(n=unsealed),
            Text("tetapkan semua unit lebih dahulu", "seal every unit first"),
        )


def _rolled_up(held: Round, results: list[Result]) -> RolledUp | Text:
    """The region's total, or why there is none: that too is a result."""
    incomputable = [each for each in results if not each.exact]
    if incomputable:
        names = ", ".join(each.placement["unit"]["name"] for each in incomputable[:_MOST_NAMED])
        more = ", …" if len(incomputable) > _MOST_NAMED else ""
        return Text(
            f"nilai {len(incomputable)} unit tidak dapat dihitung ({names}{more})",
            f"{len(incomputable)} units cannot be computed ({names}{more})",
        )
    units = [_unit_score(each) for each in results]
    try:
        return roll_up(held.instrument, units, estimate=any(each.estimate for each in results))
    except Refused as refused:
        return refused.refusals[0].what


def _unit_score(result: Result) -> UnitScore:
    """A unit's total and its products; one without listed services is scored as one product."""
    unit = result.placement["unit"]["name"]
    return UnitScore(unit, Fraction(result.exact), max(1, len(result.placement["services"])))


def _unit_json(result: Result) -> dict[str, object]:
    return {
        "result": str(result.uid),
        "unit": result.placement["unit"]["name"],
        "exact": result.exact,
        "products": max(1, len(result.placement["services"])),
        "estimate": result.estimate,
    }


def _region_fields(rolled: RolledUp | Text) -> dict[str, Any]:
    if isinstance(rolled, Text):
        return {"estimate": False, "why_not": [text_json(rolled)]}
    return region_numbers(rolled) | {"because": [text_json(each) for each in rolled.because]}


def _keep_region(held: Round, results: list[Result], by: User) -> Result:
    return Result.objects.create(
        **_region_fields(_rolled_up(held, results)),
        code=new_code("result"),
        government_id=held.government_id,
        round=held,
        stage="sealed",
        version=held.version,
        sha256=held.version.sha256,
        weight_set=held.weights,
        engine=__version__,
        answers=[_unit_json(each) for each in results],
        placement={"government": {"uid": str(held.government.uid), "name": held.government.name}},
        by=by,
    )


@transaction.atomic
def release_results(*, round_: Round, release: str, decree: str, by: User) -> None:
    """The chair lets a closed round's results out: to the coordination meeting, or to all."""
    held = Round.objects.select_for_update().get(pk=round_.pk)
    check_may(by, "release_result", held.government)
    if release not in RELEASES:
        raise refuse(
            Text("pilihan rilis tidak dikenal", "this release is unknown"),
            Text("pilih salah satu yang tersedia", "choose one of those offered"),
            column="release",
        )
    if not held.closed_at:
        raise refuse(
            Text("hasil putaran yang belum ditutup tidak dirilis", "an open round is not released"),
            Text("tutup putarannya dahulu", "close the round first"),
        )
    if release == "public" and not decree.strip():
        raise refuse(
            Text("keputusan publikasi belum disebut", "the decision to publish is not named"),
            Text("tulis nomor dan tanggalnya", "write its number and date"),
            column="decree",
        )
    held.release, held.release_decree = release, decree.strip()
    held.save(update_fields=["release", "release_decree"])
    record(
        government=held.government,
        by=by,
        action="results-released",
        subject=held,
        details={"release": release, "decree": decree.strip()},
    )
