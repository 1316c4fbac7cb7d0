"""Reads of the assessments that need more than a queryset."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from zonahijau.assessments import visibility
from zonahijau.assessments.models import Assessment, Result, Round
from zonahijau.assessments.policies import DRAFT, KINDS, RETURNED, SEALED
from zonahijau.organisations.authority import Authority

_UNDER_A_PARENT = frozenset({"uptd", "puskesmas", "kelurahan"})


def passes_through_parent(assessment: Assessment) -> bool:
    """Whether the parent agency passes this assessment on: an UPTD's own answers."""
    unit = assessment.unit
    by_unit = KINDS[assessment.round.kind].by_unit
    return by_unit and unit.kind in _UNDER_A_PARENT and unit.parent_id is not None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round is: units by state, answers given of those asked, who is late."""

    units: int
    complete: int
    submitted: int
    sealed: int
    late: int
    answered: int
    asked: int


UNSENT = Q(state__in=(DRAFT, RETURNED))
"""Still with the unit."""


def late_on(day: date) -> Q:
    """Still with the unit past its due date or, where it was returned, past the promised day."""
    return Q(state=DRAFT, due_on__lt=day) | Q(state=RETURNED, promised_on__lt=day)


def round_progress(round_: Round, today: date) -> Progress:
    """One query for the whole round, whatever its size."""
    rows = Assessment.objects.filter(round=round_)
    counted = rows.aggregate(
        units=Count("pk"),
        complete=Count("pk", filter=Q(answered__gte=F("asked"))),
        submitted=Count("pk", filter=~UNSENT),
        sealed=Count("pk", filter=Q(state=SEALED)),
        late=Count("pk", filter=late_on(today)),
        answered=Coalesce(Sum("answered"), 0),
        asked=Coalesce(Sum("asked"), 0),
    )
    return Progress(**counted)


@dataclass(frozen=True, slots=True)
class RegionBounds:
    """What the self-assessment says of the whole region, as a range and never as one number.

    ``units`` of ``of`` units are counted, of the ``ready`` that could be. ``grouped``: the reader
    does not see each of them, so that they count in groups (``visibility.counted_in_a_mean``).
    """

    units: int
    of: int
    ready: int
    grouped: bool
    least: Fraction | None
    greatest: Fraction | None


Bounded = tuple[Fraction, Fraction, int]
"""Least and greatest total, and how often they count."""


def region_bounds(round_: Round, authority: Authority) -> RegionBounds:
    """The mean of the units' bounds, weighed as the version rolls up: by unit or by product.

    Whoever sees every unit that is complete reads the mean as it stands today; anybody else that of
    the units sent, in groups. An outer bound, because one set of weights holds for all units. At
    most two queries.
    """
    rows = list(
        Assessment.objects.filter(round=round_)
        .select_related("unit")
        .annotate(products=Count("services"))
    )
    done = [row for row in rows if row.is_complete and row.bounds]
    grouped = not all(_sees_own(authority, row, round_) for row in done)
    if not grouped:
        counted = [(*row.bounds, row.__dict__["products"]) for row in done if row.bounds]
        return _region(round_, counted, len(rows), len(done), grouped=False)
    sent = _first_sent(round_)
    counted = sent[: visibility.counted_in_a_mean(len(sent))]
    return _region(round_, counted, len(rows), len(sent), grouped=True)


def _region(
    round_: Round, counted: list[Bounded], of: int, ready: int, *, grouped: bool
) -> RegionBounds:
    by_product = round_.instrument.roll_up.by == "product"
    weighed = [(low, high, max(n, 1) if by_product else 1) for low, high, n in counted]
    ends = mean_bounds(weighed) if weighed else (None, None)
    return RegionBounds(len(counted), of, ready, grouped, *ends)


def _sees_own(authority: Authority, row: Assessment, round_: Round) -> bool:
    viewers = visibility.viewers_of(authority, row.unit, round_.kind)
    return visibility.any_sees_stage(viewers, "self", row.state, round_.release)


def _first_sent(round_: Round) -> list[Bounded]:
    """Every unit as it was first sent, in that order."""
    rows = Result.objects.filter(round=round_, stage="self", supersedes=None).exclude(exact="")
    values = rows.order_by("at", "pk").annotate(products=Count("assessment__services"))
    return [
        (*_bounds(exact, least, greatest), products)
        for exact, least, greatest, products in values.values_list(
            "exact", "least", "greatest", "products"
        )
    ]


def result_bounds(result: Result) -> tuple[Fraction, Fraction] | None:
    """Least and greatest total of a stored result; the region's from the units that it names, an
    outer bound. None where nothing could be computed."""
    if not result.exact:
        return None
    if result.assessment_id:
        return _bounds(result.exact, result.least, result.greatest)
    by_unit = result.version.instrument.roll_up.by == "unit"
    bounds = named_bounds(result)
    return mean_bounds(
        (*bounds[each["result"]], 1 if by_unit else each["products"])
        for each in result.answers
        if each["result"] in bounds
    )


def named_bounds(region: Result) -> dict[str, tuple[Fraction, Fraction]]:
    """The bounds of every unit that the region's result names, by the uid of its result."""
    named = [each["result"] for each in region.answers]
    rows = Result.objects.filter(uid__in=named).exclude(exact="")
    values = rows.values_list("uid", "exact", "least", "greatest")
    return {str(uid): _bounds(*numbers) for uid, *numbers in values}


def _bounds(exact: str, least: str, greatest: str) -> tuple[Fraction, Fraction]:
    return Fraction(least or exact), Fraction(greatest or exact)


def mean_bounds(bounds: Iterable[tuple[Fraction, Fraction, int]]) -> tuple[Fraction, Fraction]:
    """The mean of ranges, each counted as often as it weighs; an outer bound of the mean."""
    rows = list(bounds)
    whole = sum(weight for _, _, weight in rows)
    low = sum((least * weight for least, _, weight in rows), Fraction(0)) / whole
    high = sum((greatest * weight for _, greatest, weight in rows), Fraction(0)) / whole
    return low, high


def current_results(round_: Round, stage: str) -> Iterable[Result]:
    """The latest result of every unit at a stage, not superseded."""
    return (
        Result.objects.filter(round=round_, stage=stage, superseded_by=None)
        .exclude(assessment=None)
        .select_related("assessment__unit")
    )
