"""Keeping a computed number as a row with everything it came from."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zonahijau import __version__
from zonahijau.assessments.models import ANSWERED, Answer, Assessment, Result, Round
from zonahijau.assessments.scoring import (
    fill_products,
    fraction_text,
    score_assessment,
    text_json,
    tree_json,
    weighting_of,
)
from zonahijau.lawbook.instruments import Instrument
from zonahijau.lawbook.numbers import exact
from zonahijau.scoring.answers import Answer as Given
from zonahijau.scoring.answers import Answers, Gap, Observation
from zonahijau.scoring.roll_up import RolledUp, UnitScore, roll_up
from zonahijau.scoring.score import Score, score_with
from zonahijau.scoring.weighting import Weighting
from zonahijau.web.genuine import new_code

if TYPE_CHECKING:
    from zonahijau.accounts.models import User
    from zonahijau.evidence.models import Evidence


def keep_result(
    held: Assessment, *, stage: str, which: Callable[[Answer], Given], by: User
) -> Result:
    """Score a locked assessment and keep the result; it supersedes the one of the same stage."""
    rows = list(held.answers.select_related("service").prefetch_related("evidence__blob"))
    scored = score_assessment(held, rows, which)
    earlier = held.results.filter(stage=stage, superseded_by=None).first()
    return Result.objects.create(
        **score_fields(scored),
        code=new_code("result"),
        government_id=held.government_id,
        round=held.round,
        assessment=held,
        stage=stage,
        version=held.round.version,
        sha256=held.round.version.sha256,
        weight_set=_weights_used(held),
        engine=__version__,
        answers=[_answer_json(row, which(row)) for row in rows],
        tree=_tree_json(held, scored),
        placement=placement_json(held),
        by=by,
        supersedes=earlier,
    )


def _tree_json(held: Assessment, scored: Score) -> dict[str, Any] | None:
    """The explanation; where several products were scored, each part names its product."""
    if scored.tree is None:
        return None
    tree = tree_json(scored.tree)
    services = {str(each.pk): each for each in held.services.all()}
    if services and scored.products:
        trees = [tree] if scored.products == 1 else tree["parts"]
        for part, key in zip(trees, sorted(services), strict=True):
            part["service"] = str(services[key].uid)
            part["service_name"] = services[key].name
    return tree


def _weights_used(held: Assessment) -> str:
    """The name under which the same weights are found again: a set, ``official``, or none where
    the instrument knows no other weights."""
    weight_set = weighting_of(held).weight_set
    return weight_set.name if weight_set else held.round.weights


def score_fields(scored: Score) -> dict[str, Any]:
    """The columns of a result that a score fills."""
    return {
        "exact": fraction_text(scored.exact) or "",
        "score": "" if scored.score is None else str(scored.score),
        "band": (scored.band.code or "") if scored.band else "",
        "zone": scored.zone or "",
        "least": fraction_text(scored.least) or "",
        "greatest": fraction_text(scored.greatest) or "",
        "estimate": scored.estimate,
        "because": [text_json(reason) for reason in scored.because],
        "why_not": [text_json(reason) for reason in scored.why_not],
    }


def _answer_json(row: Answer, given: Given) -> dict[str, Any]:
    """An answer as it was scored, with the evidence it stood on by uid and file hash."""
    return {
        "indicator": row.indicator,
        "service": str(row.service.uid) if row.service else None,
        "service_name": row.service.name if row.service else None,
        "state": given.value if isinstance(given, Gap) else "answered",
        "value": None if isinstance(given, Gap) else str(given),
        "own": row.value if row.state == "answered" else row.state,
        "review": row.review,
        "revision": row.revision,
        "evidence": [_evidence_json(each) for each in row.evidence.all()],
    }


def _evidence_json(each: Evidence) -> dict[str, Any]:
    return {
        "uid": str(each.uid),
        "title": each.title,
        "sha256": each.blob.sha256 if each.blob else None,
        "url": each.url or None,
    }


def placement_json(held: Assessment) -> dict[str, Any]:
    """Where the unit stood on the day of the result, and as what it was scored."""
    unit = held.unit
    parent = unit.parent
    return {
        "unit": {"uid": str(unit.uid), "name": unit.name, "kind": unit.kind},
        "parent": {"uid": str(parent.uid), "name": parent.name} if parent else None,
        "government": {"uid": str(held.government.uid), "name": held.government.name},
        "facets": held.facets,
        "services": [str(uid) for uid in held.services.values_list("uid", flat=True)],
    }


def unit_results(round_: Round) -> list[Result]:
    """The sealed result of every unit of a round that is not superseded."""
    rows = Result.objects.filter(round=round_, stage="sealed", superseded_by=None)
    rows = rows.exclude(assessment=None).select_related("assessment__unit")
    return list(rows.order_by("assessment__unit__path"))


def recompute(result: Result) -> Score:
    """The score of a unit's result, computed again from what the row itself stores.

    Reads the version of the instrument and nothing else of the database. Refuses the region's
    result, which is no score of answers (see :func:`recompute_region`).
    """
    instrument = result.version.instrument
    weighting = Weighting.of(instrument, result.weight_set or None, result.placement["facets"])
    return score_with(weighting, _stored_answers(result, instrument))


def _stored_answers(result: Result, instrument: Instrument) -> Answers:
    chosen: dict[str, list[Observation]] = {}
    for row in result.answers:
        given = exact(row["value"]) if row["state"] == ANSWERED else Gap(row["state"])
        chosen.setdefault(row["indicator"], []).append(Observation(given, product=row["service"]))
    if instrument.scored == "product":
        nodes = instrument.indicators(result.placement["facets"])
        fill_products(chosen, [node.code for node in nodes], result.placement["services"])
    return {code: tuple(observations) for code, observations in chosen.items()}


def recompute_region(result: Result) -> RolledUp:
    """The region's result, rolled up again from the unit results that it names."""
    units = [
        UnitScore(each["unit"], Fraction(each["exact"]), each["products"])
        for each in result.answers
    ]
    estimate = any(each["estimate"] for each in result.answers)
    return roll_up(result.version.instrument, units, estimate=estimate)


def comes_out_again(result: Result) -> bool:
    """Whether every number of a result that could be computed comes out of the row again, under the
    instrument whose fingerprint it bears."""
    if result.sha256 != result.version.sha256:
        return False
    if result.assessment_id:
        again = score_fields(recompute(result))
    else:
        again = region_numbers(recompute_region(result))
    return all(getattr(result, name) == again[name] for name in _NUMBERS if name in again)


_NUMBERS = ("exact", "score", "band", "zone", "estimate", "least", "greatest")


def region_numbers(rolled: RolledUp) -> dict[str, Any]:
    """The columns of a region's result that its total fills."""
    return {
        "exact": str(rolled.exact),
        "score": str(rolled.score),
        "band": rolled.band.code or "",
        "zone": rolled.band.zone or "",
        "estimate": rolled.estimate,
    }
