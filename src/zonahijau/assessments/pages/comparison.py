"""A result beside the one of the round before: what changed, or why they do not compare."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from zonahijau.assessments.models import Result
from zonahijau.assessments.pages.explanation import Branch, branches
from zonahijau.web.formatting import number
from zonahijau.wording import LANGUAGES, Text

BETTER, WORSE = Text("naik", "better"), Text("turun", "worse")


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator that earns other points than the round before; of an estimate only whether it
    earns more or less of itself."""

    label: Text
    product: str
    before: Text
    now: Text
    points: Fraction | None
    is_better: bool

    @property
    def said(self) -> Text:
        """``+1,25`` points, or the direction in words."""
        if self.points is None:
            return BETTER if self.is_better else WORSE
        sign = "+" if self.is_better else ""
        return Text(*(f"{sign}{number(self.points, 2, language)}" for language in LANGUAGES))


@dataclass(frozen=True, slots=True)
class Comparison:
    """The earlier result and the changes; ``broken`` where another version counted differently."""

    earlier: Result
    broken: Text | None
    changes: tuple[Change, ...]
    same: int


def earlier_result(result: Result) -> Result | None:
    """The unit's result of the same stage in the round before; one query.

    Whoever reads the later one need not see it: a release of one round opens no other.
    """
    if result.assessment is None:
        return None
    rows = Result.objects.filter(
        assessment__unit_id=result.assessment.unit_id,
        stage=result.stage,
        superseded_by=None,
        round__starts_on__lt=result.round.starts_on,
        round__kind=result.round.kind,
    )
    rows = rows.select_related("round", "version", "assessment__unit", "assessment__round")
    return rows.order_by("-round__starts_on", "-pk").first()


def comparison(result: Result, earlier: Result) -> Comparison:
    """Indicator by indicator, where both rounds used the same version of the same instrument."""
    broken = _break(result, earlier)
    if broken:
        return Comparison(earlier, broken, (), 0)
    before, now = _by_place(earlier), _by_place(result)
    common, names = before.keys() & now.keys(), _names(result)
    changes = [
        _change(before[place], now[place], names.get(place[0], ""))
        for place in sorted(common, key=lambda place: -abs(_gain(before[place], now[place])))
        if _gain(before[place], now[place])
    ]
    return Comparison(earlier, None, tuple(changes), len(common) - len(changes))


def _break(result: Result, earlier: Result) -> Text | None:
    """Why the two numbers may not be joined."""
    if result.version.instrument_id != earlier.version.instrument_id:
        return Text(
            f"Instrumennya berganti dari {earlier.version.title_id} ke {result.version.title_id}: "
            "kedua nilai tidak dapat disambung.",
            f"The instrument changed from {earlier.version.title_en} to {result.version.title_en}: "
            "the two values cannot be joined.",
        )
    if result.sha256 != earlier.sha256 or result.weight_set != earlier.weight_set:
        return Text(
            "Versi instrumen atau himpunan bobotnya berganti: kedua nilai tidak dapat disambung.",
            "The version of the instrument or its weights changed: the values cannot be joined.",
        )
    if result.placement.get("facets") != earlier.placement.get("facets"):
        return Text(
            "Unit ini dinilai dengan formulir lain: kedua nilai tidak dapat disambung.",
            "The unit was assessed with another form: the two values cannot be joined.",
        )
    if not branches(earlier) or not branches(result):
        return Text(
            "Salah satu nilai tidak dapat dihitung: tidak ada yang dibandingkan.",
            "One of the values cannot be computed: there is nothing to compare.",
        )
    return None


def _by_place(result: Result) -> dict[tuple[str | None, str], Branch]:
    tree = branches(result)
    return {(leaf.service, leaf.code): leaf for leaf in tree.leaves()} if tree else {}


def _names(result: Result) -> dict[str | None, str]:
    """The services of a result by uid, as they were called."""
    return {row["service"]: row["service_name"] or "" for row in result.answers}


def _gain(before: Branch, now: Branch) -> Fraction:
    """Points gained; of an estimate the share of itself, weighed by the most it can be worth."""
    if now.is_estimate or before.is_estimate:
        return (_earned(now) - _earned(before)) * now.worth[1]
    return (now.contribution or Fraction(0)) - (before.contribution or Fraction(0))


def _earned(leaf: Branch) -> Fraction:
    return leaf.earns[0] if leaf.earns else Fraction(0)


def _change(before: Branch, now: Branch, product: str) -> Change:
    gain = _gain(before, now)
    points = None if now.is_estimate or before.is_estimate else gain
    return Change(now.label, product, before.rule, now.rule, points, gain > 0)
