"""Answers as they are given: numbers, gaps, and who gave them about which product."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from zonahijau.lawbook.instruments import Instrument, Node
from zonahijau.lawbook.numbers import decimal_string
from zonahijau.wording import Refused, Text, quoted, refuse


class Gap(enum.Enum):
    """Why there is no number. Missing is not zero, and not applicable is not missing."""

    MISSING = "missing"
    NOT_APPLICABLE = "not-applicable"


Answer = Fraction | Gap


@dataclass(frozen=True, slots=True)
class Observation:
    """One answer to one indicator, by one respondent or assessor, about one product."""

    answer: Answer
    respondent: str | None = None
    product: str | None = None
    assessor: str | None = None


Answers = Mapping[str, tuple[Observation, ...]]
"""All observations of one target by indicator code; an absent code is a missing answer."""


def single_answers(answers: Mapping[str, Answer | int]) -> dict[str, tuple[Observation, ...]]:
    """Answers where every indicator was answered once."""
    return {code: (Observation(_exact(answer)),) for code, answer in answers.items()}


def _exact(answer: Answer | int) -> Answer:
    return answer if isinstance(answer, Gap) else Fraction(answer)


def check_answers(instrument: Instrument, answers: Answers) -> None:
    """Refuse codes that the instrument does not have and answers that its scales do not admit."""
    for code, observations in answers.items():
        node = known_indicator(instrument, code)
        for observation in observations:
            check_answer(node, observation.answer)


def known_indicator(instrument: Instrument, code: str) -> Node:
    """The indicator of a code; refuses a code that is none."""
    node = instrument.node(code)
    if node is None or node.scale is None:
        known = ", ".join(each.code for each in instrument.root.walk() if each.is_indicator)
        raise refuse(
            Text(
                f"indikator {quoted(code)} tidak ada dalam {instrument.id}",
                f"there is no indicator {quoted(code)} in {instrument.id}",
            ),
            Text(f"pakai salah satu: {known}", f"use one of: {known}"),
        )
    return node


def check_answer(node: Node, answer: Answer) -> None:
    """Refuse a number that is not on the indicator's scale."""
    if node.scale is not None and isinstance(answer, Fraction) and not node.scale.admits(answer):
        raise _off_the_scale(node, answer)


def _off_the_scale(node: Node, answer: Fraction) -> Refused:
    admitted = ", ".join(_admitted(node))
    return refuse(
        Text(
            f"nilai {decimal_string(answer)} tidak ada pada skala {node.code}",
            f"the value {decimal_string(answer)} is not on the scale of {node.code}",
        ),
        Text(f"tulis {admitted}, atau na", f"write {admitted}, or na"),
    )


def _admitted(node: Node) -> Iterable[str]:
    if node.scale is None:
        return ()
    if node.scale.rungs:
        return tuple(decimal_string(rung.score) for rung in node.scale.rungs)
    low, high = decimal_string(node.scale.lowest), decimal_string(node.scale.highest)
    return (f"{low}–{high}",)
