"""From answers to the share that every node of the tree earns; the heart of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from zonahijau.lawbook.citations import Citation
from zonahijau.lawbook.instruments import Node, PartWeight, Scale
from zonahijau.scoring.answers import Answers, Gap
from zonahijau.scoring.combining import combine
from zonahijau.scoring.gates import GateState, gate_state
from zonahijau.scoring.ranges import Weighed, greatest, least
from zonahijau.scoring.weighting import Weighting

SCORED = "scored"
MISSING = "missing"
NOT_APPLICABLE = "not-applicable"
ZEROED = "zeroed"
WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a node earns, as a share of its weight.

    ``value`` is None while it cannot be computed and where the node is ``left_out``; ``least`` and
    ``greatest`` bound it over the admissible weights and the answers still open. ``shares`` are the
    parts' shares of this node as they count here, with the weight of those left out spread over
    the others. ``gated``: the value went through a gate that was not passed; ``waits_for`` are the
    indicators whose answers decide the gates that are still open.
    """

    node: Node
    state: str
    value: Fraction | None
    least: Fraction | None
    greatest: Fraction | None
    left_out: bool = False
    gated: bool = False
    waits_for: tuple[str, ...] = ()
    answer: Fraction | None = None
    observations: int = 0
    rules: tuple[Citation, ...] = ()
    parts: tuple[tuple[PartWeight, Fraction, Outcome], ...] = ()

    def leaves(self) -> Iterator[Outcome]:
        """The indicators below, in the order of the instrument."""
        if not self.parts:
            yield self
        for _, _, part in self.parts:
            yield from part.leaves()


def evaluate(weighting: Weighting, answers: Answers) -> Outcome:
    """The outcome of the whole tree for one target. The weighting must be complete."""
    return _Evaluation(weighting, answers).outcome(weighting.instrument.root)


class _Evaluation:
    def __init__(self, weighting: Weighting, answers: Answers):
        self._weighting = weighting
        self._instrument = weighting.instrument
        self._answers = answers
        self._gates = [
            (gate, gate_state(gate, self._instrument, answers))
            for gate in weighting.gates
            if gate.zeroes
        ]

    def outcome(self, node: Node) -> Outcome:
        earned = self._indicator(node, node.scale) if node.scale else self._parent(node)
        if earned.left_out:
            return earned
        gates = [(gate, state) for gate, state in self._gates if gate.zeroes == node.code]
        if any(state is GateState.SHUT for _, state in gates):
            return _zeroed(earned)
        if earned.value == 0:
            return earned
        waiting = [gate.indicator for gate, state in gates if state is GateState.WAITING]
        return _waiting(earned, tuple(dict.fromkeys(waiting))) if waiting else earned

    def _indicator(self, node: Node, scale: Scale) -> Outcome:
        combined = combine(self._instrument, self._answers.get(node.code, ()))
        if isinstance(combined.answer, Gap):
            return self._gap(node, scale, combined.answer)
        value = scale.share(combined.answer)
        return Outcome(
            node,
            SCORED,
            value,
            value,
            value,
            answer=combined.answer,
            observations=combined.observations,
            rules=combined.rules,
        )

    def _gap(self, node: Node, scale: Scale, gap: Gap) -> Outcome:
        missing = gap is Gap.MISSING
        policy = self._instrument.missing if missing else self._instrument.not_applicable
        state = MISSING if missing else NOT_APPLICABLE
        rules = () if policy.do == "refuse" else (policy.cite,)
        bottom, top = scale.share(scale.lowest), scale.share(scale.highest)
        if policy.do == "leave-out":
            return Outcome(node, state, None, None, None, left_out=True, rules=rules)
        if policy.do == "lowest":
            return Outcome(node, state, bottom, bottom, bottom, rules=rules)
        return Outcome(node, state, None, bottom if missing else None, top if missing else None)

    def _parent(self, node: Node) -> Outcome:
        weights = self._weighting.parts[node.code]
        outcomes = [self.outcome(weight.node) for weight in weights]
        whole = sum(
            (w.share for w, part in zip(weights, outcomes, strict=True) if not part.left_out),
            Fraction(0),
        )
        parts = tuple(
            (weight, Fraction(0) if part.left_out else weight.share / whole, part)
            for weight, part in zip(weights, outcomes, strict=True)
        )
        if not whole:
            return Outcome(node, NOT_APPLICABLE, None, None, None, left_out=True, parts=parts)
        return weighed_mean(node, parts)


def weighed_mean(node: Node, parts: tuple[tuple[PartWeight, Fraction, Outcome], ...]) -> Outcome:
    """The outcome of a parent whose parts are known; at least one is not left out."""
    kept = [(share, part) for _, share, part in parts if not part.left_out]
    values = [(share, part.value) for share, part in kept if part.value is not None]
    value = sum((share * value for share, value in values), Fraction(0))
    computable = len(values) == len(kept)
    bounded = all(part.least is not None for _, part in kept)
    return Outcome(
        node,
        SCORED if computable else MISSING,
        value if computable else None,
        least([Weighed(w.share, w.given, part.least) for w, _, part in parts]) if bounded else None,
        greatest([Weighed(w.share, w.given, part.greatest) for w, _, part in parts])
        if bounded
        else None,
        parts=parts,
    )


def _zeroed(earned: Outcome) -> Outcome:
    zero = Fraction(0)
    return replace(earned, state=ZEROED, value=zero, least=zero, greatest=zero, gated=True)


def _waiting(earned: Outcome, indicators: tuple[str, ...]) -> Outcome:
    """It earns what it earns or nothing: that is decided by indicators not answered yet."""
    return replace(
        earned,
        state=earned.state if earned.value is None else WAITING,
        value=None,
        least=None if earned.least is None else Fraction(0),
        gated=True,
        waits_for=indicators,
    )
