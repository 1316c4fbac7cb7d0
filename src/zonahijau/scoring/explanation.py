"""Why a total is what it is: a tree in which every node says value, weight, contribution, rule,
article and provenance. The contributions of its leaves add up to the total before rounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments import Node, PartWeight
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.scoring.outcomes import MISSING, NOT_APPLICABLE, WAITING, ZEROED, Outcome
from zonahijau.scoring.ranges import Weighed, share_bounds
from zonahijau.wording import Text

_STATES = {
    MISSING: Text("belum dijawab", "not answered yet"),
    NOT_APPLICABLE: Text("tidak berlaku", "not applicable"),
    ZEROED: Text(
        "syarat tidak terpenuhi, bernilai nol", "a condition is not met, it earns nothing"
    ),
    WAITING: Text("syaratnya belum dijawab", "its condition is not answered yet"),
}
_LEFT_OUT = Text("bobotnya dibagikan kepada yang lain", "its weight is spread over the others")
_LOWEST = Text("dihitung sebagai jawaban terendah", "counted as the lowest answer")
_BASES = {
    "points": Text("jumlah poin bagian-bagiannya", "the points of its parts"),
    "percent": Text("rata-rata berbobot bagian-bagiannya", "the weighted mean of its parts"),
    "equal": Text("rata-rata bagian-bagiannya", "the mean of its parts"),
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One node of the explanation, in points of the total.

    ``share`` is the node's share of its parent as it counts here, ``points`` the most it can
    contribute, ``contribution`` what it does contribute (None while it cannot be computed),
    ``value`` the share of its weight that it earns. ``cite`` says who states the node and its
    scale, ``weight_cite`` whose its weight is.

    ``least`` and ``greatest`` bound ``value`` as the engine bounds the total. ``weight`` is the
    share of the parent before the weight of what is ``left_out`` was spread, ``given`` whether a
    source gives it: what :func:`points_of_parts` needs.
    """

    code: str
    label: Text
    state: str
    answer: Fraction | None
    value: Fraction | None
    share: Fraction
    points: Fraction
    contribution: Fraction | None
    rule: Text
    cite: Citation
    weight_cite: Citation
    least: Fraction | None
    greatest: Fraction | None
    weight: Fraction
    given: bool = True
    left_out: bool = False
    observations: int = 0
    parts: tuple[Explained, ...] = ()

    def leaves(self) -> Iterator[Explained]:
        """The indicators below, in the order of the instrument."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.leaves()

    def scaled(self, factor: Fraction) -> Explained:
        """The same explanation as a part of something larger."""
        return replace(
            self,
            points=self.points * factor,
            contribution=None if self.contribution is None else self.contribution * factor,
            parts=tuple(part.scaled(factor) for part in self.parts),
        )


def explain(outcome: Outcome, points: Fraction) -> Explained:
    """The explanation of an evaluated tree whose whole is worth ``points``."""
    whole = PartWeight(outcome.node, points, Fraction(1), True, outcome.node.cite)
    explained = _explain(outcome, Fraction(1), points, whole, shut=False)
    return replace(explained, contribution=None) if outcome.left_out else explained


def points_of_parts(
    node: Explained, least: Fraction, greatest: Fraction
) -> list[tuple[Fraction, Fraction]]:
    """The fewest and the most points that each part can be worth where the node itself is worth
    from ``least`` to ``greatest``. Exact: the weights of different parents move independently."""
    shares = share_bounds(
        [Weighed(p.weight, p.given, None if p.left_out else Fraction(0)) for p in node.parts]
    )
    return [(least * low, greatest * high) for low, high in shares]


def _explain(
    outcome: Outcome, share: Fraction, points: Fraction, weight: PartWeight, *, shut: bool
) -> Explained:
    shut = (shut or outcome.state == ZEROED) and not outcome.left_out
    value = Fraction(0) if shut else outcome.value
    state = ZEROED if shut else outcome.state
    return Explained(
        code=outcome.node.code,
        label=outcome.node.label,
        state=state,
        answer=outcome.answer,
        value=value,
        share=share,
        points=points,
        contribution=_contribution(outcome, value, points),
        rule=_rule(outcome, state),
        cite=_cite(outcome.node),
        weight_cite=weight.cite,
        least=Fraction(0) if shut else outcome.least,
        greatest=Fraction(0) if shut else outcome.greatest,
        weight=weight.share,
        given=weight.given,
        left_out=outcome.left_out,
        observations=outcome.observations,
        parts=tuple(
            _part(weight, part_share, part, points, shut=shut)
            for weight, part_share, part in outcome.parts
        ),
    )


def _part(
    weight: PartWeight, share: Fraction, part: Outcome, points: Fraction, *, shut: bool
) -> Explained:
    return _explain(part, share, points * share, weight, shut=shut)


def _contribution(outcome: Outcome, value: Fraction | None, points: Fraction) -> Fraction | None:
    if outcome.left_out:
        return Fraction(0)
    return None if value is None else value * points


def _cite(node: Node) -> Citation:
    return node.scale.cite if node.scale else node.cite


def _rule(outcome: Outcome, state: str) -> Text:
    if state in (MISSING, NOT_APPLICABLE) and outcome.left_out:
        return _joined(_STATES[state], _LEFT_OUT)
    if state in (MISSING, NOT_APPLICABLE) and outcome.value is not None:
        return _joined(_STATES[state], _LOWEST)
    if state in _STATES:
        return _STATES[state]
    if outcome.node.scale is None:
        return _BASES[outcome.node.parts_weigh]
    return _leaf_rule(outcome)


def _joined(one: Text, other: Text) -> Text:
    return Text(f"{one.id}; {other.id}", f"{one.en}; {other.en}")


def _leaf_rule(outcome: Outcome) -> Text:
    scale, answer = outcome.node.scale, outcome.answer
    if scale is None or answer is None:
        return _STATES[MISSING]
    rung = scale.rung_at(answer)
    said = f": {rung.label.id}" if rung else ""
    said_en = f": {rung.label.en}" if rung else ""
    shown, top = decimal_string(answer), decimal_string(scale.highest)
    counted = f" ({outcome.observations})" if outcome.observations > 1 else ""
    return Text(f"{shown} dari {top}{said}{counted}", f"{shown} of {top}{said_en}{counted}")
