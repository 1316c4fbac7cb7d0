"""Conditions beside the sum: which gates are shut, and which wait for an answer."""

from __future__ import annotations

import enum
from fractions import Fraction

from zonahijau.lawbook.instruments import Gate, Instrument, Node
from zonahijau.scoring.answers import Answers, Gap
from zonahijau.scoring.combining import combine


class GateState(enum.Enum):
    """Passed, shut, or waiting for the answer that decides it."""

    PASSED = "passed"
    SHUT = "shut"
    WAITING = "waiting"


def gate_state(gate: Gate, instrument: Instrument, answers: Answers) -> GateState:
    """What the answers make of a gate.

    An indicator that does not apply shuts no gate, whatever it earns; a missing one does what the
    instrument says of missing answers.
    """
    answer = combine(instrument, answers.get(gate.indicator, ())).answer
    node = instrument.node(gate.indicator)
    if answer is Gap.MISSING and node is not None:
        return _unanswered(gate, instrument, node)
    low = isinstance(answer, Fraction) and answer < gate.at_least
    return GateState.SHUT if low else GateState.PASSED


def _unanswered(gate: Gate, instrument: Instrument, node: Node) -> GateState:
    if instrument.missing.do == "refuse":
        return GateState.WAITING
    return GateState.SHUT if shut_when_missing(gate, instrument, node) else GateState.PASSED


def shut_when_missing(gate: Gate, instrument: Instrument, node: Node) -> bool:
    """Whether a missing answer counts as the lowest one and that is too low for the gate."""
    scale = node.scale
    return instrument.missing.do == "lowest" and scale is not None and scale.lowest < gate.at_least
